"""Protections of the work itself: rights, states, versions, the audit trail, jobs."""

from tests.ketahanan.mutasi import Mutasi

HAK_DAN_ALUR = (
    Mutasi(
        "Hak mengubah data pemda (satu baris izin)",
        "organisasi/permissions.py",
        'rules.add_rule("kelola_organisasi", sistem | admin_pemda)',
        'rules.add_rule("kelola_organisasi", sistem | anggota)',
        "tests/organisasi/test_token_api.py::test_hanya_admin",
    ),
    Mutasi(
        "Hak perencana hanya di perangkat daerahnya",
        "organisasi/permissions.py",
        "return instansi is not None and pelaku.berperan_di(instansi, *peran)",
        "return bool(pelaku.peran & {*peran})",
        "tests/indikator/test_lembar.py::test_only_the_planner_of_a_draft_makes_sheets",
    ),
    Mutasi(
        "Hak ditanyakan sebelum status berpindah",
        "organisasi/alur.py",
        "pastikan(oleh, p.izin, self.instansi(objek))",
        "pass",
        "tests/indikator/test_dokumen.py::test_moves_that_are_refused",
    ),
    Mutasi(
        "Pengaju bukan penyetuju",
        "organisasi/alur.py",
        "return any(satu.pengaju == pelaku.pengguna.pk for satu in kena)",
        "return False",
        "tests/indikator/test_alur_lembar.py::test_who_submitted_one_sheet_does_not_set_the_document",
    ),
    Mutasi(
        "Peralihan hanya dari status yang diizinkan",
        "organisasi/alur.py",
        "kena = [satu for satu in keadaan if satu.status in p.dari]",
        "kena = list(keadaan)",
        "tests/indikator/test_dokumen.py::test_moves_that_are_refused",
    ),
    Mutasi(
        "Yang sudah diajukan tidak dapat diisi",
        "indikator/domain/penetapan.py",
        "if bagian.status in DAPAT_DIISI:",
        "if True:",
        "tests/indikator/test_alur_lembar.py::test_a_submitted_sheet_of_an_open_document_is_closed",
    ),
    Mutasi(
        "Versi diperiksa sebelum ditulis",
        "organisasi/domain/tulis.py",
        "        raise Bentrok(terkini, nilai)",
        "        pass",
        "tests/organisasi/test_instansi.py::test_ubah_dan_bentrok",
    ),
    Mutasi(
        "Sesi berakhir ketika peran dicabut",
        "organisasi/penyewa.py",
        "if peran_sesi.berkurang(request, pelaku):",
        "if False:",
        "tests/organisasi/test_peran_sesi.py::test_peran_dicabut_atau_diubah_mengakhiri_sesi",
    ),
    Mutasi(
        "GET yang menulis ketahuan di lapisan SQL",
        "organisasi/views/pekerjaan.py",
        "    saringan = PekerjaanFilter(request.GET, pekerjaan)\n",
        '    saringan = PekerjaanFilter(request.GET, pekerjaan)\n    pekerjaan.update(keterangan="dibaca")\n',
        "tests/penyewa/test_matriks.py::test_matriks[pembaca]",
    ),
    Mutasi(
        "Membatalkan pekerjaan hanya dengan POST",
        "organisasi/views/pekerjaan.py",
        "@require_POST\ndef pekerjaan_batal(",
        "def pekerjaan_batal(",
        "tests/organisasi/test_unduhan.py::test_hanya_post",
    ),
)

JEJAK_DAN_PEKERJAAN = (
    Mutasi(
        "Pemicu jejak hanya tambah (SQLite)",
        "organisasi/pagar.py",
        'for kata in ("update", "delete")',
        "for kata in ()",
        "tests/penyewa/test_jejak.py::test_jejak_tidak_dapat_diubah",
    ),
    Mutasi(
        "Rantai hash jejak",
        "organisasi/domain/jejak.py",
        'sebelum=terakhir["hash"],',
        'sebelum="",',
        "tests/penyewa/test_periksa_jejak.py::test_rantai_utuh",
    ),
    Mutasi(
        "Hash jejak mencakup isi perubahan",
        "organisasi/domain/jejak.py",
        "        baris.perubahan,\n",
        "",
        "tests/penyewa/test_periksa_jejak.py::test_baris_diubah",
    ),
    Mutasi(
        "Setiap penulisan menambah jejak",
        "organisasi/domain/tulis.py",
        "    jejak.catat(oleh=oleh, tindakan=tindakan, objek=terkini, perubahan=beda | beda_rincian, alasan=alasan)\n",
        "",
        "tests/penyewa/test_jejak.py::test_setiap_penulisan_menambah_jejak",
    ),
    Mutasi(
        "Nomor percobaan pekerjaan (sewa)",
        "organisasi/domain/pekerjaan.py",
        "filter(pk=pekerjaan.pk, status=lama, percobaan=pekerjaan.percobaan)",
        "filter(pk=pekerjaan.pk, status=lama)",
        "tests/organisasi/test_pekerjaan_sapu.py::test_percobaan_lama_tidak_mengakhiri_yang_baru",
    ),
    Mutasi(
        "Kunci pekerjaan: diminta dua kali, sekali dikerjakan",
        "organisasi/domain/pekerjaan.py",
        "return next((satu for satu in hidup if _menjawab(satu, kunci)), None)",
        "return None",
        "tests/organisasi/test_pekerjaan.py::test_kunci_sama_pekerjaan_sama_selama_hidup",
    ),
)
