"""The protections of backup, restoration and the check of consistency, for tests/ketahanan/mutasi_daftar.py."""

from tests.ketahanan.mutasi import Mutasi

UJI = "tests/organisasi/test_cadangan.py"
PULIHKAN = "tests/organisasi/test_pulihkan.py"
KONSISTENSI = "tests/laporan/test_periksa_konsistensi.py"

CADANGAN = (
    Mutasi(
        "Penyapu berkas berhenti selama pencadangan",
        "organisasi/domain/berkas.py",
        "if boleh_sapu else 0",
        "if boleh_sapu is not None else 0",
        f"{UJI}::test_penyapu_menunggu_cadangan",
    ),
    Mutasi(
        "Nama jahat di dalam cadangan",
        "organisasi/cadangan/baca.py",
        "if not _sah(info) or info.filename in dilihat:",
        "if info.filename in dilihat:",
        f"{PULIHKAN}::test_tautan_simbolis_dan_terpotong_ditolak",
    ),
    Mutasi(
        "Sidik setiap isi cadangan",
        "organisasi/cadangan/baca.py",
        "if self.hitung(nama) != sidik:",
        "if False:",
        f"{PULIHKAN}::test_isi_yang_diganti_ditolak",
    ),
    Mutasi(
        "Pemulihan hanya ke instalasi kosong",
        "organisasi/cadangan/pulihkan.py",
        "if not timpa and (ada := _yang_ada()):",
        "if ada := '':",
        f"{PULIHKAN}::test_tidak_menimpa_yang_berisi",
    ),
    Mutasi(
        "Cadangan dari versi yang lebih baru",
        "organisasi/cadangan/pulihkan.py",
        "if asing := sorted(milik - kenal):",
        "if asing := []:",
        f"{PULIHKAN}::test_versi_lebih_baru_ditolak",
    ),
    Mutasi(
        "Hasil pemulihan dibandingkan dengan manifes",
        "organisasi/cadangan/pulihkan.py",
        "if beda := banding(cadangan):",
        "if beda := []:",
        f"{PULIHKAN}::test_hasil_yang_berbeda_disebut",
    ),
    Mutasi(
        "Menolak mulai di atas pemulihan yang terhenti",
        "kinerja/mulai.py",
        "if sebab := pemulihan.terhenti():",
        "if sebab := '':",
        f"{PULIHKAN}::test_pemulihan_terhenti_menahan_mulai_dan_dapat_diulang",
    ),
    Mutasi(
        "Web dan pekerja yang menganggur menahan pemulihan",
        "organisasi/cadangan/pulihkan.py",
        "    if dipakai.sedang_dipakai():",
        "    if False:",
        f"{PULIHKAN}::test_web_atau_pekerja_yang_menganggur_pun_dihentikan_dahulu",
    ),
    Mutasi(
        "Cadangan lama tidak dapat ditimpa",
        "organisasi/cadangan/buat.py",
        "    if ke.exists():",
        "    if False:",
        f"{UJI}::test_tujuan_yang_ditolak",
    ),
    Mutasi(
        "Isi berkas dibandingkan dengan sidik barisnya",
        "organisasi/konsistensi/berkas.py",
        "elif (kini := _ukur(satu.isi.name)) != (satu.sha256, satu.ukuran):",
        "elif (kini := _ukur(satu.isi.name)) is None:",
        f"{KONSISTENSI}::test_berkas_berubah",
    ),
    Mutasi(
        "Kunci ke pemda lain ditemukan",
        "organisasi/konsistensi/kunci_asing.py",
        "and b.pemda_id = a.pemda_id '",
        "'",
        f"{KONSISTENSI}::test_kunci_ke_pemda_lain",
    ),
)
