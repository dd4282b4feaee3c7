"""Protections against what comes in: forged requests, tokens, files, formulas, documents."""

from tests.ketahanan.mutasi import Mutasi

PINTU = (
    Mutasi(
        "Pemeriksaan CSRF",
        "kinerja/settings.py",
        '    "django.middleware.csrf.CsrfViewMiddleware",\n',
        "",
        "tests/organisasi/test_csrf_pulih.py::test_halaman_asing_tidak",
    ),
    Mutasi(
        "Batas laju per alamat",
        "kinerja/laju.py",
        "return not consume(",
        "return False and not consume(",
        "tests/api/test_pintu.py::test_laju_token_dan_alamat",
    ),
    Mutasi(
        "Token API hanya membaca",
        "organisasi/pintu_api.py",
        "if request.method not in METODE:",
        "if False:",
        "tests/api/test_pintu.py::test_hanya_membaca",
    ),
    Mutasi(
        "Token API yang dicabut atau lewat",
        "organisasi/domain/token_api.py",
        "return hidup().filter(sidik=_sidik(kunci)).first()",
        "return TokenApi.objects.filter(sidik=_sidik(kunci)).first()",
        "tests/organisasi/test_token_api.py::test_dicabut_seketika",
    ),
    Mutasi(
        "Berkas hanya sebagai lampiran",
        "organisasi/views/berkas.py",
        "as_attachment=not tampil",
        "as_attachment=False",
        "tests/organisasi/test_berkas.py::test_tampil_hanya_untuk_pdf",
    ),
)

MASUKAN = (
    Mutasi(
        "Isi unggahan sesuai akhirannya",
        "organisasi/domain/isi_berkas.py",
        "    _pastikan_kepala(sebut, akhiran, isi, terima)\n",
        "",
        "tests/organisasi/test_isi_berkas.py::test_yang_ditolak_dengan_kalimat",
    ),
    Mutasi(
        "Batas bongkar unggahan Office",
        "organisasi/domain/isi_office.py",
        "if len(daftar) > BAGIAN_MAKS or sum(satu.file_size for satu in daftar) > BONGKAR_MAKS:",
        "if False:",
        "tests/organisasi/test_isi_berkas.py::test_yang_ditolak_dengan_kalimat",
    ),
    Mutasi(
        "Batas bongkar impor (bom zip)",
        "kinerja/arsip_office.py",
        "if len(daftar) > BAGIAN_MAKS or sum(satu.file_size for satu in daftar) > BONGKAR_MAKS:",
        "if False:",
        "tests/kertas/test_baca_jahat.py::test_xlsx[bom zip]",
    ),
    Mutasi(
        "DTD dan entitas di dalam XML",
        "kinerja/arsip_office.py",
        'if bagian.filename.lower().endswith((".xml", ".rels")) and _memuat_dtd(arsip, bagian):',
        "if False:",
        "tests/kertas/test_baca_jahat.py::test_docx[milyar tawa]",
    ),
    Mutasi(
        "Sel jauh di xlsx",
        "kinerja/spreadsheet/xlsx_lembar.py",
        "if self.nomor > self.batas.baris or self.nomor < 1:",
        "if False:",
        "tests/kertas/test_baca_jahat.py::test_xlsx[300.000 baris]",
    ),
    Mutasi(
        "Panjang rumus",
        "indikator/rumus/parser.py",
        "if len(teks) > PANJANG_MAKS:",
        "if False:",
        "tests/inti/test_rumus_parser.py::test_dibatasi",
    ),
    Mutasi(
        "Kedalaman rumus",
        "indikator/rumus/ast.py",
        "if dalam > DALAM_MAKS:",
        "if False:",
        "tests/inti/test_rumus_hitung.py::test_pohon_yang_terlalu_dalam_ditolak_tanpa_meledak",
    ),
    Mutasi(
        "Banyak suku rumus",
        "indikator/rumus/ast.py",
        "if jumlah > SIMPUL_MAKS:",
        "if False:",
        "tests/inti/test_rumus_parser.py::test_json_terlalu_dalam_atau_terlalu_besar_ditolak",
    ),
    Mutasi(
        "Besar hasil rumus",
        "indikator/rumus/hitung.py",
        "if hasil and hasil.adjusted() >= BESAR_MAKS:",
        "if False:",
        "tests/inti/test_rumus_hitung.py::test_yang_tidak_terhitung_menjadi_kalimat",
    ),
    Mutasi(
        "Pembaca angka: titik bukan desimal",
        "kinerja/angka.py",
        'bulat.replace(".", ""), pecahan or ""',
        'bulat.replace(".", ""), (pecahan or "")[:1]',
        "tests/inti/test_angka.py::test_baca",
    ),
    Mutasi(
        "Penyaring HTML naskah",
        "laporan/domain/lkjip/bersih.py",
        "bersih = nh3.clean(rapikan(kasar), tags=TAG, attributes=ATRIBUT, attribute_filter=_saring, link_rel=None)",
        "bersih = html",
        "tests/laporan/test_lkjip_bersih.py::test_tempelan_word_yang_berbahaya",
    ),
    Mutasi(
        "PDF tidak mengambil dari luar",
        "kinerja/pdf/anak.py",
        'return Pengambil(allowed_protocols={"data"}, allow_redirects=False)',
        'return Pengambil(allowed_protocols={"data", "http", "file"}, allow_redirects=True)',
        "tests/test_pdf.py::test_tidak_ada_yang_diambil_dari_luar",
    ),
    Mutasi(
        "Berkas statis PDF tidak keluar dari direktorinya",
        "kinerja/pdf/anak.py",
        "if letak.is_relative_to(pangkal.resolve()) and letak.is_file():",
        "if letak.is_file():",
        "tests/test_pdf.py::test_tidak_ada_yang_diambil_dari_luar",
    ),
    Mutasi(
        "Teks CSV bukan rumus",
        "kinerja/spreadsheet/tulis_csv.py",
        'return f"\'{teks}" if teks.startswith(BERISIKO) else teks',
        "return teks",
        "tests/inti/test_spreadsheet_csv.py::test_tidak_ada_sel_yang_menjadi_rumus",
    ),
    Mutasi(
        "Teks xlsx bukan rumus",
        "kinerja/spreadsheet/gaya.py",
        '        sel.data_type = "s"  # openpyxl would take "=…" for a formula and "#N/A" for an error\n',
        "",
        "tests/inti/test_spreadsheet_tulis.py::test_teks_tidak_pernah_menjadi_rumus",
    ),
)
