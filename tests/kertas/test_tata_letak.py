"""Layouts that are in none of the seeds: read, or refused with a sentence. The same three indicators in each."""

from pathlib import Path

import pytest

from laporan.kertas.baca import baca
from laporan.kertas.bentuk import Bacaan, LembarBaca
from laporan.kertas.pahami import pahami
from tests.kertas.bandingan import hilang
from tests.kertas.berkas_office import docx, xlsx

FOLDER = Path(__file__).parent / "tata_letak"
SASARAN = "Meningkatnya kualitas layanan perizinan"
IZIN = (
    SASARAN,
    "Persentase izin yang terbit tepat waktu",
    "95%",
    "Jumlah izin terbit tepat waktu dibagi jumlah izin terbit kali 100%",
    "Register perizinan",
)
IKM = (SASARAN, "Indeks kepuasan masyarakat", "82,5", "Hasil survei kepuasan masyarakat", "Laporan SKM")
ARSIP = (
    "Tertibnya arsip kantor",
    "Jumlah berkas arsip yang ditata",
    "120 berkas",
    "Jumlah berkas yang ditata dalam setahun",
    "Daftar arsip",
)
JUDUL = ["Sasaran", "Indikator", "Target", "Rumus", "Sumber Data"]
SATU = ["Kepala Seksi Pelayanan"]
DUA = [*SATU, "Pengadministrasi Umum"]


def bacaan(nama: str, isi: bytes | None = None) -> Bacaan:
    """The reading of a file, of which nothing may be missing."""
    naskah = baca(nama, (FOLDER / nama).read_bytes() if isi is None else isi)
    hasil = pahami(naskah)
    assert hilang(naskah, hasil) == []
    return hasil


def baris(lembar: LembarBaca) -> list[tuple[str, ...]]:
    return [
        (satu.sasaran.teks, satu.indikator.teks, satu.target.teks, satu.rumus.teks, satu.sumber.teks)
        for satu in lembar.baris
    ]


def jabatan(hasil: Bacaan) -> list[str]:
    return [satu.jabatan.teks for satu in hasil.lembar]


@pytest.mark.parametrize(
    "nama",
    [
        "urutan_lain.txt",
        "judul_dua_baris.html",
        "kata_lain.txt",
        "kolom_tambahan.md",
        "diputar.txt",
        "diputar_ke_samping.html",
        "catatan_di_antara.txt",
        "tanpa_judul_kolom.txt",
        "baris_sasaran.html",
        "judul_panjang.txt",
    ],
)
def test_satu_jabatan(nama):
    hasil = bacaan(nama)
    assert jabatan(hasil) == SATU
    assert baris(hasil.lembar[0]) == [IZIN, IKM, ARSIP]


@pytest.mark.parametrize("nama", ["tabel_per_jabatan.html", "tabel_besar.html", "baris_jabatan.html"])
def test_dua_jabatan(nama):
    hasil = bacaan(nama)
    assert jabatan(hasil) == DUA
    assert [baris(satu) for satu in hasil.lembar] == [[IZIN, IKM], [ARSIP]]


def test_target_beberapa_tahun():
    satu = bacaan("judul_dua_baris.html").lembar[0].baris[0]
    assert satu.target.teks == "95%"
    lain = {kunci: nilai.teks for kunci, nilai in satu.lain.items() if "target" in kunci}
    assert lain == {"tahun_target": "2024", "target_2025": "96%", "target_2026": "97%"}


def test_unit_dan_uraian_di_tabel_identitas():
    lembar = bacaan("kata_lain.txt").lembar[0]
    assert (lembar.unit.teks, lembar.unit.keyakinan) == ("Seksi Pelayanan", 100)
    assert [satu.isi for satu in lembar.tugas.butir] == [
        "Melaksanakan pelayanan umum.",
        "menerima berkas;",
        "memeriksa berkas; dan",
        "menerbitkan izin.",
    ]
    assert lembar.tugas.keyakinan < 100
    assert lembar.tugas.catatan


def test_kolom_yang_tidak_dikenal_menjadi_sisa():
    hasil = bacaan("kolom_tambahan.md")
    assert {"Bobot: 40", "Keterangan: prioritas", "Keterangan: arsip statis"} <= {satu.teks for satu in hasil.sisa}
    assert [satu.lain["penanggung_jawab"].teks for satu in hasil.lembar[0].baris][-1] == "Tata Usaha"
    assert [satu.satuan.teks for satu in hasil.lembar[0].baris] == ["%", "indeks", "berkas"]


def test_catatan_di_antara_tabel_menjadi_sisa():
    assert [satu.teks for satu in bacaan("catatan_di_antara.txt").sisa] == [
        "Catatan: indikator berikut diukur setiap semester.",
        "Halaman 2 dari 2",
    ]


def test_kolom_tebakan_kurang_yakin():
    semua = bacaan("tanpa_judul_kolom.txt").lembar[0].baris
    assert {satu.keyakinan for satu in semua} == {70}
    assert "kolom ditebak dari isinya" in semua[0].indikator.catatan[0]


def test_judul_yang_hanya_memuat_kata_bidangnya_kurang_yakin():
    satu = bacaan("judul_panjang.txt").lembar[0].baris[0]
    assert [nilai.keyakinan for nilai in (satu.sasaran, satu.indikator, satu.target, satu.sumber)] == [
        80,
        100,
        80,
        100,
    ]
    assert satu.target.catatan == ("Judul kolom “Rencana Target Tahunan” diduga target.",)


def test_unit_dan_tugas_dari_tabel_besar():
    lembar = bacaan("tabel_besar.html").lembar
    assert [(satu.unit.teks, [b.isi for b in satu.tugas.butir]) for satu in lembar] == [
        ("Seksi Pelayanan", ["Melaksanakan pelayanan umum."]),
        ("Tata Usaha", ["Mengarsipkan surat."]),
    ]


def test_nama_jabatan_dari_atas_tabel_kurang_yakin():
    assert [satu.jabatan.keyakinan for satu in bacaan("tabel_per_jabatan.html").lembar] == [70, 70]


@pytest.mark.parametrize(
    ("nama", "kalimat"),
    [
        ("laporan_saja.txt", "memuat realisasi, capaian atau anggaran; tidak dibaca"),
        ("tanpa_indikator.txt", "kolom indikatornya tidak ditemukan"),
        ("pdf_tanpa_tab.txt", "Pastikan tabelnya berjudul kolom"),
    ],
)
def test_ditolak_dengan_kalimat(nama, kalimat):
    hasil = bacaan(nama)
    assert not any(satu.baris for satu in hasil.lembar)
    assert kalimat in hasil.catatan[0]
    assert hasil.catatan[-1].startswith("Tidak ditemukan tabel IKU atau IKI")
    assert any(SASARAN in satu.teks for satu in hasil.sisa)


def test_excel_satu_lembar_tiap_jabatan():
    """Identity above the heading, merged sasaran, another heading on the second sheet."""
    isi = xlsx(
        {
            "Kasi": [
                ["INDIKATOR KINERJA INDIVIDU"],
                [],
                ["Jabatan", ":", SATU[0]],
                ["Tugas", ":", "Melaksanakan pelayanan umum."],
                ["Fungsi", ":", "1. menerima berkas;\n2. menerbitkan izin."],
                [],
                ["No", *JUDUL],
                [1, *IZIN],
                [None, None, *IKM[1:]],
            ],
            "Umum": [
                ["INDIKATOR KINERJA INDIVIDU"],
                ["Jabatan : Pengadministrasi Umum pada Sub Bagian Tata Usaha"],
                ["No", *reversed(JUDUL)],
                [1, *reversed(ARSIP)],
            ],
        },
        {"Kasi": ["B8:B9", "A1:F1"]},
    )
    hasil = bacaan("iki.xlsx", isi)
    assert jabatan(hasil) == DUA
    assert [baris(satu) for satu in hasil.lembar] == [[IZIN, IKM], [ARSIP]]
    assert [b.isi for b in hasil.lembar[0].fungsi.butir] == ["menerima berkas;", "menerbitkan izin."]
    assert hasil.lembar[1].unit.teks == "Sub Bagian Tata Usaha"


def test_word_identitas_dan_daftar_bernomor_dalam_satu_tabel(tmp_path):
    """The identity block inside the table of indicators, fungsi as an automatic list, a percentage as an equation."""
    rumus = r"$\frac{\text{izin tepat waktu}}{\text{izin}} \times 100\%$"
    halaman = f"""<h2>INDIKATOR KINERJA INDIVIDU</h2>
      <table><tr><td>Jabatan</td><td colspan="4">Kepala Seksi Pelayanan</td></tr>
      <tr><td>Fungsi</td><td colspan="4"><ol type="a"><li>menerima berkas;</li>
      <li>menerbitkan izin.</li></ol></td></tr>
      <tr>{"".join(f"<td>{satu}</td>" for satu in JUDUL)}</tr>
      <tr><td>{SASARAN}</td><td>{IZIN[1]}</td><td>95%</td><td>{rumus}</td><td>{IZIN[4]}</td></tr></table>"""
    hasil = bacaan("iki.docx", docx(halaman, tmp_path))
    assert jabatan(hasil) == SATU
    assert [(b.label, b.isi) for b in hasil.lembar[0].fungsi.butir] == [
        ("a.", "menerima berkas;"),
        ("b.", "menerbitkan izin."),
    ]
    satu = hasil.lembar[0].baris[0]
    assert (satu.indikator.teks, satu.target.teks) == IZIN[1:3]
    assert r"\frac" in satu.rumus.teks


def test_unit_dari_judul_di_antara_lembar():
    teks = ""
    for unit, isi in (("SUB BIDANG FORMASI", IZIN), ("SUB BIDANG MUTASI", ARSIP)):
        tabel = "\n".join("\t".join(satu) for satu in (JUDUL, isi))
        teks += f"{unit}\n\nINDIKATOR KINERJA INDIVIDU\nJabatan : Pengelola Data\n\n{tabel}\n\n"
    hasil = bacaan("iki.txt", teks.encode())
    assert [(satu.jabatan.teks, satu.unit.teks) for satu in hasil.lembar] == [
        ("Pengelola Data", "SUB BIDANG FORMASI"),
        ("Pengelola Data", "SUB BIDANG MUTASI"),
    ]
    assert [baris(satu) for satu in hasil.lembar] == [[IZIN], [ARSIP]]


def test_excel_dua_jabatan_di_satu_lembar_dengan_triwulan_dan_tanda_tangan():
    """Targets by triwulan are no target of the year; the signature block is no row of the table."""
    isi = xlsx(
        {
            "IKI": [
                ["INDIKATOR KINERJA INDIVIDU"],
                ["Nama Jabatan", None, f": {SATU[0]}"],
                ["No", "Sasaran", "Indikator", "Target", None, "Sumber Data"],
                [None, None, None, "TW I", "TW II", None],
                [1, SASARAN, IZIN[1], "45%", "95%", IZIN[4]],
                [],
                ["INDIKATOR KINERJA INDIVIDU"],
                ["Nama Jabatan", None, ": Pengadministrasi Umum"],
                JUDUL,
                ARSIP,
                [None, None, None, None, "Kota Contoh, 2 Januari 2024"],
                [None, None, None, None, "Kepala Dinas,"],
            ]
        },
        {"IKI": ["D3:E3", "A3:A4", "B3:B4", "C3:C4", "F3:F4"]},
    )
    hasil = bacaan("iki.xlsx", isi)
    assert jabatan(hasil) == DUA
    assert baris(hasil.lembar[0]) == [(SASARAN, IZIN[1], "", "", IZIN[4])]
    assert baris(hasil.lembar[1]) == [ARSIP]
    assert {"Target TW I: 45%", "Target TW II: 95%"} <= {satu.teks for satu in hasil.sisa}
    assert any("Kota Contoh, 2 Januari 2024" in satu.teks for satu in hasil.sisa)


def test_semua_lembar_dalam_satu_tabel():
    """As Word files made from a PDF have it: titles, identity and headings are rows of one table."""
    hasil = bacaan("satu_tabel.html")
    assert jabatan(hasil) == DUA
    assert [baris(satu) for satu in hasil.lembar] == [[IZIN, IKM], [ARSIP]]
    assert [satu.fungsi.isi for satu in hasil.lembar] == ["kosong", "strip"]


def test_baris_tak_berpasangan_kurang_yakin():
    """Two indicators and three formulas in a row: kept whole, and said."""
    teks = "Jabatan : A\n\n" + "\t".join(JUDUL) + "\nS\t1. Jumlah a 2. Jumlah b\t5\t1. r 2. s 3. t\tData\n"
    satu = bacaan("iki.txt", teks.encode()).lembar[0].baris[0]
    assert satu.indikator.keyakinan == 60
    assert "tidak dipecah" in satu.indikator.catatan[0]


def test_perjanjian_kinerja_milik_pihak_pertama():
    """The superior who signs as the second party has no sheet; the table is that of the first."""
    hasil = bacaan("perjanjian.txt")
    assert jabatan(hasil) == SATU
    assert baris(hasil.lembar[0]) == [(*IZIN[:3], "", ""), (*IKM[:3], "", "")]
    assert any("Kepala Dinas Perizinan" in satu.teks for satu in hasil.sisa)
