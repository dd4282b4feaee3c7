"""Target cells: the golden cases of tests/data (DOMAIN section 2 and what real documents add to it), and properties.

A row of target.csv: `teks` with the name of its `indikator` must be read so; `peringatan_memuat` and
`catatan_memuat` are a part of the sentence, empty where there must be none.
"""

import csv
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.target import BacaanTarget, Jenis, Status, baca
from indikator.target.rapi import rapikan
from kinerja.angka import baca as baca_angka
from tests import sumber_baca

DATA = Path(__file__).parent.parent / "data"


def baris(nama: str) -> list[dict[str, str]]:
    with open(DATA / nama, encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas, delimiter=";"))


def angka(teks: str) -> Decimal | None:
    return baca_angka(teks) if teks else None


def terbaca(bacaan: BacaanTarget) -> dict:
    """A reading under the headings of the golden files; a range has no single value there."""
    nilai = None if bacaan.jenis is Jenis.RENTANG else bacaan.nilai
    isi = {"nilai": nilai, "bawah": bacaan.bawah, "atas": bacaan.atas, "status": bacaan.status}
    return isi | {nama: getattr(bacaan, nama) for nama in ("satuan", "predikat", "skala")}


def harapan(satu: dict[str, str]) -> dict:
    bilangan = {nama: angka(satu[nama]) for nama in ("nilai", "bawah", "atas")}
    return bilangan | {nama: satu[nama] for nama in ("status", "satuan", "predikat", "skala")}


@pytest.mark.parametrize("satu", baris("target.csv"), ids=lambda satu: f"{satu['teks']!r} {satu['indikator']}")
def test_contoh_emas(satu):
    bacaan = baca(satu["teks"], satu["indikator"])
    assert terbaca(bacaan) | {"jenis": bacaan.jenis} == harapan(satu) | {"jenis": satu["jenis"]}
    assert bacaan.teks == satu["teks"]
    for kalimat, bagian in ((bacaan.peringatan, "peringatan_memuat"), (bacaan.catatan, "catatan_memuat")):
        assert satu[bagian] in " ".join(kalimat)
        assert bool(kalimat) == bool(satu[bagian])


def test_setiap_target_paser():
    """All 389 cells of the decree read as the table says, which was read through row by row."""
    tabel = {satu["teks"]: satu for satu in baris("target_paser.csv")}
    jumlah = Counter()
    for lembar in sumber_baca.baca_lembar(sumber_baca.PASER):
        for satu in lembar.indikator:
            emas, bacaan = tabel[satu.target], baca(satu.target, satu.nama)
            assert terbaca(bacaan) == harapan(emas), (satu.target, satu.nama)
            assert (" ".join(bacaan.peringatan), " ".join(bacaan.catatan)) == (emas["peringatan"], emas["catatan"])
            jumlah[satu.target] += 1
    assert jumlah == {teks: int(satu["jumlah"]) for teks, satu in tabel.items()}


def test_target_paser_yang_perlu_dilihat_orang():
    perlu = {satu["teks"]: satu["status"] for satu in baris("target_paser.csv") if satu["peringatan"]}
    assert perlu == {"": "kosong", "1 3dokumen": "ditandai"}


def test_teks_asli_disimpan_apa_adanya():
    assert baca("<p> 85% </p>").teks == "<p> 85% </p>"
    assert baca(" 12\ndokumen ").teks == " 12\ndokumen "


def test_kosong_strip_nol_dan_na_adalah_empat_hal():
    semua = [baca(teks) for teks in ("", "-", "0 kasus", "N/A")]
    assert [satu.status for satu in semua] == ["kosong", "tanpa_target", "terbaca", "tak_terbaca"]
    assert [satu.nilai for satu in semua] == [None, None, Decimal(0), None]


@pytest.mark.parametrize("teks", ["", "   ", "\u00a0", "<p></p>", "<br>", "\u200b", None])
def test_kosong_ditandai(teks):
    bacaan = baca(teks)
    assert (bacaan.status, bacaan.peringatan) == (Status.KOSONG, ("Target belum diisi.",))


@pytest.mark.parametrize("teks", ["-", " - ", "–", "—", "−", "--", "<p>-</p>"])
def test_strip_bukan_galat(teks):
    bacaan = baca(teks)
    assert (bacaan.status, bacaan.perlu_diperiksa) == (Status.TANPA_TARGET, False)


def test_satuan_indikator_melengkapi_dan_yang_tertulis_menang():
    lengkap = baca("12", "Jumlah dokumen", satuan_indikator="dok.")
    assert (lengkap.nilai, lengkap.satuan, lengkap.peringatan, lengkap.keyakinan) == (12, "dokumen", (), 1)
    assert baca("12 orang", "Jumlah dokumen", satuan_indikator="dokumen").satuan == "orang"
    assert baca("80", "Persentase ASN", satuan_indikator="%").peringatan == ()


def test_tahun_dengan_satuan_indikator_dibaca_tetapi_ditandai():
    bacaan = baca("2024", "Jumlah dokumen", satuan_indikator="dokumen")
    assert (bacaan.nilai, bacaan.status) == (2024, Status.DITANDAI)
    assert "tampak sebagai tahun" in bacaan.peringatan[0]


def test_satuan_yang_dikenal_pemanggil():
    tambahan = {"Gjb.": "gajebo"}
    assert baca("9 gjb", "", tambahan).satuan == "gajebo"
    assert baca("9 gjb", "", tambahan).peringatan == ()
    assert baca("9 dok", "", tambahan).satuan == "dokumen"


def test_beberapa_hal_sekaligus_semuanya_diberitahukan():
    bacaan = baca("1,234.56", "Jumlah dokumen")
    assert [kata in kalimat for kata, kalimat in zip(("Diusulkan", "Lengkapi"), bacaan.peringatan, strict=True)] == [
        True,
        True,
    ]
    assert bacaan.keyakinan == Decimal("0.30")


def test_terlalu_panjang():
    assert "terlalu panjang" in baca("12 dokumen" + " " * 491).peringatan[0]
    assert baca("12 dokumen" + " " * 490).nilai == 12


def test_rapikan():
    assert rapikan("<p>a &amp; b</p>\n <i>c</i>;") == "a & b c"
    assert rapikan("≤ 1% < 2") == "≤ 1% < 2"
    assert rapikan("**") == "**"
    assert rapikan("１２\u200b％\u00a0orang\x00") == "12% orang"


potongan = st.sampled_from(
    [*"0129.,-–%()/:*#<>≤ \n\u00a0²½", "Rp", "dokumen", "per ", "B (", "minimal ", "lima", "juta"]
)


@given(st.one_of(st.text(max_size=500), st.lists(potongan, max_size=60).map("".join)), st.text(max_size=30))
def test_setiap_teks_menghasilkan_nilai_atau_kalimat(teks, nama):
    bacaan = baca(teks, nama)
    assert bacaan.teks == teks
    assert bacaan.peringatan or bacaan.nilai is not None or bacaan.predikat or bacaan.jenis is Jenis.STRIP
    assert 0 <= bacaan.keyakinan <= 1
    assert (bacaan.keyakinan < Decimal("0.9")) == bool(bacaan.peringatan)
    assert (bacaan.keyakinan == 1) == (not bacaan.peringatan and not bacaan.catatan)


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["dokumen", "orang", "unit kerja", "kali/tahun"]))
def test_setiap_bilangan_dengan_satuan_terbaca(bilangan, satuan):
    bertitik = f"{bilangan:,}".replace(",", ".")
    bacaan = baca(f"{bertitik} {satuan}")
    assert (bacaan.status, bacaan.nilai, bacaan.satuan) == (Status.TERBACA, bilangan, satuan)


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(["≤", "maksimal", "≥", "minimal"]))
def test_batas_menyimpan_angka_yang_sama(nilai, kata):
    tertulis = f"{nilai:f}".replace(".", ",")
    biasa, batas = baca(f"{tertulis} menit"), baca(f"{kata} {tertulis} menit")
    assert batas.nilai == nilai == biasa.nilai
    assert (batas.atas, batas.bawah) == ((nilai, None) if kata in ("≤", "maksimal") else (None, nilai))
    assert replace(batas, teks="", jenis=Jenis.ANGKA, nilai_maks=None) == replace(biasa, teks="")


@pytest.mark.parametrize(
    ("teks", "nama", "tersirat"),
    [
        ("78,2", "Nilai IKM", True),
        ("≤ 78,2", "Nilai IKM", True),
        ("80 %", "", False),
        ("12 dok", "", False),
        ("12", "", False),
    ],
)
def test_satuan_tersirat(teks, nama, tersirat):
    assert baca(teks, nama).satuan_tersirat is tersirat
