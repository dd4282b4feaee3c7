"""The floor: what every app stands on. It owns no table and knows no pemda.

    a process      settings, urls, wsgi; mulai: may it start (migrasi, pemulihan); periksa_pengaturan: `check --deploy`
    watching it    permintaan: the id of a piece of work; catatan: the log; akses: a line for every request; metrik:
                   its counts; denyut: signs of life of workers; saring_galat: what a report of an error shows
    a request      http, alamat, forms; kepala: headers; kompres: gzip; laju: how often
                   (counted in singgahan); tumpukan: its stack
    lists          tables (baris_tabel, sel_tabel: rows as text; baris_bersama: rows read; isi_tabel: as values)
    figures        angka, json_angka, tanggal, sidik
    shown          lencana, qr, grafik (grafik_isi, grafik_tegak, grafik_mendatar, grafik_bentuk, grafik_skala,
                   grafik_kanvas), teks_html, templatetags
    documents      pdf, docx, docx_baca (docx_bagian, tab_docx), spreadsheet, arsip_office, lampiran_pdf
    hostile files  terbatas: the limited child; gambar_ulang, clamd
    the disk       cakram; penyandian: secrets at rest
    commands       perintah_json, masukan_teks

Nothing here imports the rooms to the right (tests/test_architecture.py).
"""
