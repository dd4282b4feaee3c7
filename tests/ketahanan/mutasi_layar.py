"""Protections of the browser and of uploads, taken out one by one."""

from tests.ketahanan.mutasi import Mutasi

KEPALA, ISI, UNGGAH = (f"tests/organisasi/test_{nama}.py::" for nama in ("kepala", "isi_berkas", "unggahan"))
PINDAI = "tests/organisasi/test_pindai.py::"

PERAMBAN = (
    Mutasi(
        "Kepala keamanan di setiap jawaban",
        "kinerja/kepala.py",
        "            jawaban.headers.setdefault(nama, nilai)",
        "            pass",
        KEPALA + "test_setiap_jawaban",
    ),
    Mutasi(
        "Berkas unduhan dikurung",
        "kinerja/kepala.py",
        'if jawaban.headers.get("Content-Disposition", "").startswith("attachment"):',
        "if False:",
        KEPALA + "test_berkas_dikurung",
    ),
    Mutasi(
        "CSP di setiap jawaban",
        "kinerja/settings.py",
        '    "csp.middleware.CSPMiddleware",\n',
        "",
        KEPALA + "test_setiap_jawaban",
    ),
    Mutasi(
        "CSP tanpa skrip sebaris",
        "kinerja/settings.py",
        '"script-src": [SELF],',
        '"script-src": [SELF, "\'unsafe-inline\'"],',
        KEPALA + "test_aturan_isi_tepat",
    ),
    Mutasi(
        "Awalan __Host- pada kuki",
        "kinerja/settings.py",
        'AWALAN_KUKI = "__Host-" if HTTPS else ""',
        'AWALAN_KUKI = ""',
        KEPALA + "test_kuki_di_https",
    ),
    Mutasi(
        "Kuki sesi hanya lewat https",
        "kinerja/settings.py",
        "SESSION_COOKIE_SECURE = HTTPS",
        "SESSION_COOKIE_SECURE = False",
        KEPALA + "test_kuki_di_https",
    ),
    Mutasi(
        "Templat tanpa gaya sebaris",
        "templates/organisasi/beranda_pemda.html",
        "{% block isi %}",
        '{% block isi %}<p style="color: red">x</p>',
        "tests/test_architecture.py::test_templat_tanpa_skrip_dan_gaya_di_dalamnya",
    ),
)

UNGGAHAN = (
    Mutasi(
        "Kuota berkas pemda",
        "organisasi/domain/unggahan.py",
        "if settings.KUOTA_BERKAS_MB and terpakai() + len(isi) > settings.KUOTA_BERKAS_MB * MB:",
        "if False:",
        UNGGAH + "test_di_atas_kuota_ditolak",
    ),
    Mutasi(
        "Unggahan serentak bergiliran di batas kuota",
        "organisasi/domain/unggahan.py",
        "    jejak.antre(oleh.pemda.pk)",
        "    pass",
        UNGGAH + "test_serentak_tidak_melampaui",
        "postgres",
    ),
    Mutasi(
        "Pemindaian virus di setiap pintu",
        "organisasi/domain/isi_berkas.py",
        "    pastikan_bersih(nama, isi)\n    _pastikan_kepala",
        "    _pastikan_kepala",
        PINDAI + "test_setiap_pintu_dipindai",
    ),
    Mutasi(
        "Pemindai yang mati menolak",
        "organisasi/domain/isi_berkas.py",
        "if clamd.wajib():",
        "if False:",
        PINDAI + "test_tidak_ada_yang_menjawab",
    ),
    Mutasi(
        "Batas memori anak pemeriksa unggahan",
        "organisasi/domain/isi_anak.py",
        "    terima()\n",
        "",
        UNGGAH + "test_yang_menghabiskan_batas_ditolak",
    ),
    Mutasi(
        "Anak pemeriksa yang berhenti bukan izin",
        "organisasi/domain/isi_berkas.py",
        'return RUSAK if galat.alasan == "galat" else BERAT',
        'return ""',
        UNGGAH + "test_anak_yang_rusak_bukan_izin",
    ),
    Mutasi(
        "Skrip di dalam PDF",
        "organisasi/domain/isi_pdf.py",
        "if any(_menjalankan(satu) for satu in _kamus(pdf)):",
        "if False:",
        ISI + "test_yang_ditolak_dengan_kalimat",
    ),
    Mutasi(
        "Dua berkas dalam satu (poliglot)",
        "organisasi/domain/isi_office.py",
        "return GANDA if arsip.infolist() else BAIK",
        "return BAIK",
        ISI + "test_yang_ditolak_dengan_kalimat",
    ),
    Mutasi(
        "Makro di berkas Office",
        "organisasi/domain/isi_office.py",
        "return MAKRO",
        "pass",
        ISI + "test_yang_ditolak_dengan_kalimat",
    ),
    Mutasi(
        "Batas piksel gambar",
        "organisasi/domain/isi_gambar.py",
        "if gambar.width * gambar.height > PIKSEL_MAKS:",
        "if False:",
        ISI + "test_yang_ditolak_dengan_kalimat",
    ),
    Mutasi(
        "Berkas EICAR",
        "organisasi/domain/isi_berkas.py",
        "if EICAR in isi:",
        "if False:",
        ISI + "test_yang_ditolak_dengan_kalimat",
    ),
)

LAYAR = PERAMBAN + UNGGAHAN
