"""What whole documents brought to the reading of tables: page breaks, shared lines of targets, items below items."""

import pytest

from indikator.tempel import Sel, Tabel, kepala, susun
from indikator.tempel.bidang import dari_judul
from indikator.tempel.butir import Induk, bertingkat
from indikator.tempel.tabel import KOSONG

BIDANG = ("nomor", "sasaran", "nama", "target_2024", "rumus", "sumber_data")
UTUH = [
    f"{nomor}|Sasaran {nomor}|Jumlah dokumen {nomor}|{nomor} dokumen|Dokumen {nomor}|Bidang A" for nomor in "12345"
]


def tabel(*baris: str) -> Tabel:
    return Tabel(tuple(tuple(Sel(sel.replace("/", "\n")) for sel in satu.split("|")) for satu in baris))


def isi(hasil, *kolom: str) -> list[tuple[str, ...]]:
    return [tuple(satu.isi.get(k, "") for k in kolom) for satu in hasil.baris]


@pytest.mark.parametrize(
    ("belahan", "nama", "target"),
    [
        ("||yang tersusun||dan dokumen lain|", "Jumlah dokumen 5 yang tersusun", "5 dokumen"),
        ("||PD yang tersedia||dan lain|", "Jumlah dokumen 5 PD yang tersedia", "5 dokumen"),
        ("||||lanjutan rumus|", "Jumlah dokumen 5", "5 dokumen"),
        ("|lanjutan sasaran|surat edaran|lembar|a|b", "Jumlah dokumen 5 surat edaran", "5 dokumen lembar"),
    ],
)
def test_baris_pertama_sesudah_halaman_disambung(belahan, nama, target):
    hasil = susun(tabel(*UTUH, belahan), BIDANG, putus=frozenset({5}))
    assert isi(hasil, "nama", "target_2024")[-1] == (nama, target)
    assert len(hasil.baris) == 5


@pytest.mark.parametrize("baru", ["||Jumlah surat||Surat|Bidang A", "||jumlah surat|-|Surat|Bidang A"])
def test_indikator_baru_sesudah_halaman_tidak_disambung(baru):
    assert len(susun(tabel(*UTUH, baru), BIDANG, putus=frozenset({5})).baris) == 6


def test_sisa_sasaran_milik_baris_tempat_sasaran_itu_berdiri():
    baris = ["1|Tersedianya data|Jumlah data|1 data|Data|A", "||Jumlah berkas|2 berkas|Berkas|A", "|bidang umum||||"]
    hasil = susun(tabel(*baris), BIDANG, putus=frozenset({2}))
    assert isi(hasil, "sasaran") == [("Tersedianya data bidang umum",)] * 2


def test_sasaran_sendirian_disambung_atau_menjadi_judul_kelompok():
    """Followed by a row with its own sasaran it is the rest of the one above; else the rows below go on with it."""
    sisa = susun(tabel(*UTUH[:2], "|Daerah||||", UTUH[2]), BIDANG)
    assert isi(sisa, "sasaran")[1:] == [("Sasaran 2 Daerah",), ("Sasaran 3",)]
    judul = susun(tabel(*UTUH[:2], "|Sasaran baru||||", "3||Jumlah surat|1 surat|Surat|A"), BIDANG)
    assert isi(judul, "sasaran")[-1] == ("Sasaran baru",)


def test_target_sebaris_berpasangan_dengan_indikatornya():
    hasil = susun(tabel("1|S|- Nilai A - Persentase B|78,2 38%|Nilai|Data"), BIDANG)
    assert isi(hasil, "nama", "target_2024") == [("Nilai A", "78,2"), ("Persentase B", "38%")]


def test_butir_di_bawah_butir_menjadi_sub_indikator():
    hasil = susun(tabel("1|S|- Persentase A - Nilai B • Mutu • Waktu|25%/3,6/5,3||Data"), BIDANG)
    assert [(satu.isi["nama"], satu.isi.get("target_2024"), satu.sub) for satu in hasil.baris] == [
        ("Persentase A", "25%", False),
        ("Nilai B", None, False),
        ("Mutu", "3,6", True),
        ("Waktu", "5,3", True),
    ]


def test_butir_bertingkat_dengan_banyak_sel_yang_lain_tidak_dipecah():
    hasil = susun(tabel("1|S|- A - B • c • d|- 1/- 2/- 3/- 4|r|s"), BIDANG)
    assert len(hasil.baris) == 1
    assert "tidak dipecah" in hasil.baris[0].catatan[0]


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("- a - b", ()),
        ("Nilai - a • b", ()),
        ("- a\n• b\n• c\n- d", (Induk("a", ("b", "c")), Induk("d"))),
    ],
)
def test_butir_bertingkat(teks, hasil):
    assert bertingkat(teks) == hasil


@pytest.mark.parametrize(
    ("judul", "bidang"),
    [
        ("Unit PD Penanggung Jawab", "penanggung_jawab"),
        ("Tolok Ukur Kinerja", "nama"),
        ("Indikator Keberhasilan", "nama"),
        ("Hasil yang Diharapkan", "sasaran"),
        ("Sasaran yang Ingin Dicapai", "sasaran"),
        ("Definisi Operasional dan Formulasi", "rumus"),
        ("Data Pendukung", "sumber_data"),
        ("Kegiatan", None),
    ],
)
def test_judul_dengan_kata_lain(judul, bidang):
    assert dari_judul(judul) == bidang


def test_kepala_dengan_arti_sendiri():
    """Documents have columns that a sheet has not; they say themselves what a heading means."""
    baris = [(Sel("Jabatan"), Sel("Bobot")), (Sel("Kepala"), KOSONG)]
    assert not kepala.tampak(baris[0])
    arti = {"Jabatan": "jabatan", "Bobot": "bobot"}.get
    assert kepala.tampak(baris[0], arti)
    assert kepala.susun(baris, 0, arti).bidang == ("jabatan", "bobot")
