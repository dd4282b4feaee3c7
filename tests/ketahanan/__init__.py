"""Drills (`make test-ketahanan`): the real application is attacked, killed and starved, and nothing may be lost.

    test_web_*, test_pekerja_mati, test_postgres_mati, test_listrik_padam, test_cakram_penuh, …   faults
    test_cadangan, test_migrasi          backup and restoration; migrations over rows of the past (isi_lama)
    test_tebakan, test_sesi_putus        guesses; sessions that end in the middle of a form
    test_dua_*, test_penulis_sqlite      many at once
    test_acak (acak_sasaran, acak_jalan), test_masukan, test_alur_acak, test_editor_acak (mesin_acak)   random input
    test_mutasi (mutasi*)                every protection taken out once: its test must go red
    test_semua_halaman                   Chromium over every address

A drill makes its world (dunia_tulis: people who save; dunia_kerja: jobs of every kind), starts gunicorn and worker on
the same database (fixture `aplikasi`, alat), works it from outside (`alat.Klien`), and then asks the rows. It ends
with `tests.catatan.catat`, which gives its line in the table (ringkasan). Further tools: kantor_pos (a mail server),
ruang_sempit (a small disk), pekerja_henti (a worker that stops where it is told to).
"""
