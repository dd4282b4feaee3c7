"""Protections of starting, monitoring, logging and installing."""

from tests.ketahanan.mutasi import Mutasi

PASANG = (
    Mutasi(
        "Web menolak basis yang belum dimigrasikan",
        "kinerja/mulai.py",
        "    if sebab:\n        raise",
        "    if False:\n        raise",
        "tests/test_mulai.py::test_migrasi_yang_belum_dijalankan",
    ),
    Mutasi(
        "Basis dari versi yang lebih baru ditolak",
        "kinerja/migrasi.py",
        "if nama[0] in KITA and",
        "if False and",
        "tests/test_mulai.py::test_basis_dari_versi_yang_lebih_baru",
    ),
    Mutasi(
        "Sebab /readyz hanya bagi yang berhak",
        "organisasi/pantauan.py",
        "if _dari_sini(request) or bertoken(request):",
        "if True:",
        "tests/organisasi/test_pantauan.py::test_orang_asing_hanya_tahu_ya_atau_tidak",
    ),
    Mutasi(
        "/metrics hanya dengan token",
        "organisasi/pantauan.py",
        '    if not bertoken(request):\n        raise Http404("Tidak ada apa-apa di sini.")\n',
        "",
        "tests/organisasi/test_pantauan.py::test_metrik_tidak_ada_tanpa_token",
    ),
    Mutasi(
        "Token kosong tidak membuka /metrics",
        "organisasi/pantauan.py",
        "ada = bool(settings.METRICS_TOKEN) and cara",
        "ada = cara",
        "tests/organisasi/test_pantauan.py::test_metrik_tidak_ada_bila_tidak_dipasang",
    ),
    Mutasi(
        "Pekerja mati ketahuan",
        "organisasi/kesehatan.py",
        "umur is not None and umur <= batas",
        "True",
        "tests/organisasi/test_pantauan.py::test_tanpa_pekerja",
    ),
    Mutasi(
        "Surel, NIP dan IP disamarkan di log",
        "kinerja/catatan.py",
        'return _IP.sub("(ip)", _NOMOR.sub("(nomor)", _SURAT.sub("(surel)", teks)))',
        "return teks",
        "tests/test_catatan.py::test_samarkan",
    ),
    Mutasi(
        "Tambahan log tentang orang dibuang",
        "kinerja/catatan.py",
        "kunci not in BAWAAN and kunci not in TERLARANG and",
        "kunci not in BAWAAN and",
        "tests/test_catatan.py::test_tambahan_tentang_orang_dibuang",
    ),
    Mutasi(
        "Galat di log tanpa nilainya",
        "kinerja/catatan.py",
        'isi["galat"] = sebut_galat(record.exc_info[1])',
        'isi["galat"] = self.formatException(record.exc_info)',
        "tests/test_catatan.py::test_galat_tanpa_nilai",
    ),
    Mutasi(
        "ALLOWED_HOSTS “*” ditolak pemeriksa",
        "kinerja/periksa_pengaturan.py",
        'if "*" in settings.ALLOWED_HOSTS:',
        "if False:",
        "tests/test_periksa_pengaturan.py::test_satu_yang_keliru",
    ),
    Mutasi(
        "nginx menulis ulang X-Forwarded-For",
        "deploy/nginx/kinerja.conf.template",
        "X-Forwarded-For $remote_addr;",
        "X-Forwarded-For $proxy_add_x_forwarded_for;",
        "tests/test_deploy.py::test_nginx_tidak_percaya_kepala_pengunjung",
    ),
    Mutasi(
        "Wadah berjalan bukan sebagai root",
        "deploy/wadah/Dockerfile",
        "USER 10001:10001",
        "USER root",
        "tests/test_deploy.py::test_gambar_bukan_root",
    ),
    Mutasi(
        "Unit systemd tanpa hak baru",
        "deploy/systemd/kinerja-web.service",
        "NoNewPrivileges=yes",
        "NoNewPrivileges=no",
        "tests/test_deploy.py::test_unit_terkurung",
    ),
)
