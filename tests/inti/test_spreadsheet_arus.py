"""Long sheets and workbooks to fill in: rows written as XML read back as typed, look right, and hold no formula."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.spreadsheet import Angka, Kolom, Lembar, baca_tabel, tulis_buku, tulis_panjang
from kinerja.spreadsheet.gaya import bersih
from kinerja.spreadsheet.isian import ANGKA, TANGGAL, BarisIsian, KolomIsian, LembarIsian, tulis_isian

JAHAT = [
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1",
    "@SUM(A1)",
    "#N/A",
    "<b>&amp;</b> ]]> &#x41;",
    " tepi ",
    "a\r\nb\tc",
]
TAK_TERLIHAT = "a\x00b\x0bc\ud800d\ufffee\uffff"
KOLOM = [
    KolomIsian("Nama", wajib=True),
    KolomIsian("Nilai", ANGKA),
    KolomIsian("Mulai", TANGGAL),
    KolomIsian("Asal", terkunci=True),
]


def isian(*baris: BarisIsian):
    keluar = io.BytesIO()
    tulis_isian(keluar, [LembarIsian("uji", "Uji", KOLOM, baris)], [], {"versi": 1})
    return openpyxl.load_workbook(keluar)["Uji"], keluar.getvalue()


def panjang(nilai: list):
    isi = tulis_panjang([Lembar("Uji", ("UJI",), [Kolom("Isi", lambda n: n, 30)], nilai, ["catatan"])])
    return openpyxl.load_workbook(io.BytesIO(isi))["Uji"], isi


@pytest.mark.parametrize("teks", JAHAT)
def test_teks_tetap_teks(teks):
    for kertas, isi, letak in ((*isian(BarisIsian([teks, None, None, None])), "C2"), (*panjang([teks]), "A4")):
        sel = kertas[letak]
        assert (sel.value, sel.data_type) == (teks, "s")
        assert sel.quotePrefix == teks.startswith(tuple("=+-@"))
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            assert not [n for n in arsip.namelist() if "sheet" in n and b"<f>" in arsip.read(n).split(b"<dataVal")[0]]


def test_huruf_yang_tidak_dapat_disimpan_dibuang():
    assert isian(BarisIsian([TAK_TERLIHAT, None, None, None]))[0]["C2"].value == "abcde"
    assert panjang([TAK_TERLIHAT])[0]["A4"].value == "abcde"
    assert len(panjang(["x" * 40_000])[0]["A4"].value) == 32_767


def test_angka_tanggal_dan_kosong():
    kertas, _ = isian(BarisIsian(["a", Decimal("78.25"), date(2026, 12, 31), None], "7", "sidik"))
    assert [sel.value for sel in kertas[2]][:4] == ["7", "sidik", "a", 78.25]
    assert kertas["E2"].value.date() == date(2026, 12, 31) and kertas["E2"].number_format == "dd/mm/yyyy"
    assert kertas["F2"].value is None and kertas["F2"].border.left.style == "thin"
    besar = Decimal("12345678901234567.89")
    assert isian(BarisIsian(["a", besar, None, None]))[0]["D2"].value == "12.345.678.901.234.567,89"


def test_rupa_sel():
    kertas, _ = isian(
        BarisIsian(["biasa", None, None, "x"]),
        BarisIsian(["contoh", None, None, "x"], contoh=True),
        BarisIsian(["salah", None, None, "x"], catatan={0: "Isi namanya."}),
        BarisIsian(["=biasa", None, None, "x"]),
    )
    warna = {sel.value: sel.fill.fgColor.rgb for sel in kertas["C"]}
    assert (warna["biasa"], warna["contoh"], warna["salah"]) == ("00000000", "00F5F5F5", "00F8C9C4")
    assert kertas["C4"].comment.text == "Isi namanya." and kertas["C2"].comment is None
    assert kertas["F2"].fill.fgColor.rgb == "00E9ECEF" and kertas["C3"].font.italic
    assert [kertas[f"C{n}"].quotePrefix for n in (2, 3, 4, 5)] == [False, False, False, True]


def test_hanya_judul_yang_terkunci():
    kertas, _ = isian(BarisIsian(["a", None, None, "x"], "7", "sidik"))
    assert all(sel.protection.locked for sel in kertas[1])
    assert not any(sel.protection.locked for sel in kertas[2])


def test_tinggi_baris_menurut_sel_terpanjang():
    kertas, _ = isian(BarisIsian(["pendek", None, None, None]), BarisIsian(["a\nb\nc", None, None, None]))
    assert (kertas.row_dimensions[2].height, kertas.row_dimensions[3].height) == (15, 45)
    kertas, _ = panjang(["pendek", "a\nb\nc", "x " * 5000])
    assert [kertas.row_dimensions[n].height for n in (4, 5, 6)] == [None, 45, 409]


@pytest.mark.parametrize(
    "nilai",
    ["teks", "=1", None, "", 7, Decimal("4.50"), Angka(Decimal("101.55"), persen=True), Angka.uang(Decimal(5000000))],
)
def test_sama_dengan_penulis_biasa(nilai):
    lembar = Lembar("Uji", ("UJI",), [Kolom("Isi", lambda n: n, 30)], [nilai])
    biasa, alir = (
        openpyxl.load_workbook(io.BytesIO(tulis([lembar])))["Uji"]["A4"] for tulis in (tulis_buku, tulis_panjang)
    )
    for nama in ("value", "data_type", "number_format", "quotePrefix", "border", "alignment", "font", "fill"):
        assert repr(getattr(alir, nama)) == repr(getattr(biasa, nama)), nama


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_teks_apa_pun_terbaca_kembali(semua):
    kertas, isi = panjang(semua)
    ada = [kertas.cell(nomor, 1).value or "" for nomor in range(4, 4 + len(semua))]
    assert ada == [bersih(teks) for teks in semua]
    assert baca_tabel(isi)
