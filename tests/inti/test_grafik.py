"""Charts: text stays text, safe under the content security policy, zero-based, equal ones drawn once."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from lxml import etree

from kinerja import grafik as modul
from kinerja.grafik import GARIS, TARGET, Grafik, Seri, svg
from kinerja.grafik_isi import warna
from kinerja.grafik_skala import Skala, lebar_teks, potong

D = Decimal


def grafik(**lain) -> Grafik:
    seri = (Seri("Realisasi", (D("20.5"), None)), Seri("Target", (D(25), D("4230.25")), TARGET, "teks"))
    return Grafik("Realisasi <b>", "dua triwulan", ("TW I", "TW II"), seri, **lain)


def teks(isi: str) -> list[str]:
    akar = etree.fromstring(isi)
    return [simpul.text for simpul in akar.iter("{http://www.w3.org/2000/svg}text")]


def test_teks_tetap_teks_dan_angka_indonesia():
    isi = teks(svg(grafik()))
    assert {"TW I", "TW II", "Realisasi", "Target", "20,5", "4.230,25", "tidak ada"} <= set(isi)
    assert "4.000" in isi  # the axis too


def test_judul_dan_uraian_dibacakan():
    akar = etree.fromstring(svg(grafik()))
    assert (akar.get("role"), akar.get("aria-label")) == ("img", "Realisasi <b>")
    assert [akar[0].text, akar[1].text] == ["Realisasi <b>", "dua triwulan"]


@pytest.mark.parametrize("mendatar", [False, True])
def test_aman_untuk_csp(mendatar):
    """No style, class, script, event, link or address outside: presentation attributes only."""
    akar = etree.fromstring(svg(grafik(mendatar=mendatar, patokan=D(100))))
    for simpul in akar.iter():
        assert etree.QName(simpul).localname in {"svg", "title", "desc", "g", "path", "line", "text", "rect"}
        for nama in simpul.attrib:
            assert nama not in ("style", "class", "href") and not nama.startswith("on"), nama
    assert "http" not in svg(grafik(mendatar=mendatar)).replace("http://www.w3.org/2000/svg", "")


def test_berpangkal_nol():
    """The bar of 50 is half that of 100, whatever else is shown."""
    isi = svg(Grafik("a", "", ("x", "y"), (Seri("n", (D(100), D(50))),)))
    tinggi = [D(h) for h in re.findall(r"v([\d.]+)h-", isi)]
    batang = sorted(h for h in tinggi if h not in (0, 120))
    assert round(batang[1] / batang[0], 3) == 2


def test_huruf_dan_warna_halaman():
    isi = svg(grafik())
    assert "'Liberation Sans'" in isi and warna("aksen") in isi
    assert warna("sangat-baik") == "#0b5a94"
    with pytest.raises(KeyError):
        warna("entah")


def test_garis_putus_di_tahun_tanpa_angka():
    isi = svg(Grafik("t", "", ("1", "2", "3", "4", "5"), (Seri("r", (D(1), D(2), None, D(4), D(5)), GARIS),)))
    (jalur,) = (j for j in re.findall(r' d="([^"]+)"', isi) if re.fullmatch(r"(M[-\d.,]+L[-\d.,]+){2}", j))
    assert jalur.count("M") == 2


def test_kategori_bernama_sama_tidak_ditumpuk():
    isi = svg(Grafik("t", "", ("Dinas", "Dinas"), (Seri("Capaian", (D(1), D(2))),), mendatar=True))
    assert sum(satu.startswith("Dinas") for satu in teks(isi)) == 2


def test_yang_sama_digambar_sekali(monkeypatch):
    svg.cache_clear()
    hitung, asli = [], modul.tegak
    monkeypatch.setattr(modul, "tegak", lambda satu: hitung.append(satu.lebar) or asli(satu))
    svg(grafik()), svg(grafik()), svg(grafik(lebar=400))
    assert hitung == [340, 400] and svg.cache_info().maxsize


def test_banyaknya_angka_harus_sama():
    with pytest.raises(ValueError, match="every kategori"):
        svg(Grafik("t", "", ("a", "b"), (Seri("n", (D(1),)),)))


def test_unsurnya_sedikit():
    """What is printed costs per element: one for each text and colour, none that is empty."""
    akar = etree.fromstring(svg(grafik()))
    bentuk = akar.findall("{http://www.w3.org/2000/svg}path")
    assert len(bentuk) == 4 and all(satu.get("d") for satu in bentuk)  # axis, bar, line and marks of the target
    kelompok = akar.findall("{http://www.w3.org/2000/svg}g")
    assert len({tuple(satu.attrib.items()) for satu in kelompok}) == len(kelompok)  # each kind of text once
    assert len(list(akar.iter())) == 3 + len(bentuk) + len(kelompok) + len(teks(svg(grafik())))


@pytest.mark.parametrize("mendatar", [False, True])
@pytest.mark.parametrize("nilai", [(None,), (D(0),), (D("-4.5"),), (D("1234567890"),), (D("0.0004"),), ()])
def test_tulisan_di_dalam_gambar(mendatar, nilai):
    """Whatever the figures are, every text stands inside, and values beside the axis do not touch."""
    isi = svg(Grafik("t", "", tuple(f"Dinas {n}" for n in nilai), (Seri("Realisasi", nilai),), mendatar=mendatar))
    akar = etree.fromstring(isi)
    kiri, atas, lebar, tinggi = map(float, akar.get("viewBox").split())
    for satu in akar.iter("{http://www.w3.org/2000/svg}text"):
        assert kiri <= float(satu.get("x")) <= kiri + lebar and atas < float(satu.get("y")) <= atas + tinggi
    sumbu = [
        satu
        for satu in akar.iter("{http://www.w3.org/2000/svg}text")
        if warna("redup") in (satu.get("fill"), satu.getparent().get("fill"))
    ]
    letak = sorted((float(s.get("x")), lebar_teks(s.text, 10)) for s in sumbu)
    assert not mendatar or all(b[0] - a[0] > b[1] / 2 for a, b in pairwise(letak))


@pytest.mark.parametrize(
    ("atas", "bulat", "tanda"),
    [
        ("5.4", True, "0 1 2 3 4 5"),
        ("1.08", True, "0 1"),
        ("129.6", False, "0 50 100"),
        ("0.0378", False, "0.00 0.01 0.02 0.03"),
    ],
)
def test_tanda_sumbu(atas, bulat, tanda):
    assert Skala(D(0), D(atas), 0, 100).tanda(bulat=bulat) == [D(satu) for satu in tanda.split()]


def test_nama_yang_tidak_muat_dipotong():
    isi = teks(svg(Grafik("t", "", ("a",), (Seri("Nama seri yang panjang", (D(1),)),))))
    assert "Nama seri…" in isi
    assert potong("Indikator 1", 10, 62, tebal=True) == "Indikator 1"
