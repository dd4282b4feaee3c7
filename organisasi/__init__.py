"""Who: pemda, instansi, jabatan, people, and the doors they come in by. Layers are packages (models, domain, forms,
views, …); what stands beside them is asked by more than one layer, or by the apps to the right.

    a request passes   pantauan (/healthz, /readyz, /metrics), pintu_api (/api/), sesi (may it go on: umur_sesi,
                       sandi_tua, dua_langkah), penyewa (which pemda, which roles: peran_sesi), galat_http, isian_http
    an account         akun and akun_dua_langkah: what allauth asks of us; sso, kebijakan_sandi; daftar_sesi, perangkat
    typing is kept     kiriman, titipan; gangguan with galat_mesin: when the machine is in trouble
    is it well         kesehatan: checks behind /readyz; metrik: figures behind /metrics (kinerja.metrik counts
                       requests); konsistensi: what is stored; cadangan: backup and restoration
    rights, states     pelaku, permissions; alur, alur_permulaan; galat: what the domain refuses
    a page             konteks, menu, tahun, pohon; pekerjaan, tugas: its background jobs
    the database       pagar, postgres
    other apps hang    what they have to say on: acuan, beranda, berkas, harian, kesiapan, lembar_buku, pencarian,
                       riwayat, tahun, tautan
"""
