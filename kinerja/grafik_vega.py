"""A chart as a Vega-Lite specification: marks from 0, figures and names as text beside them."""

import json
from collections.abc import Sequence
from decimal import Decimal
from textwrap import wrap

from kinerja.grafik_isi import BATANG, TARGET, Grafik, Seri, palet, warna

VEGA = "https://vega.github.io/schema/vega-lite/v5.json"  # a name, never fetched
KATEGORI_PENUH = 5  # fewer bars are not drawn wider
HURUF = 6.6  # px: one bold letter of a name above a bar
UKURAN, BARIS, TEPI = 11, 14, 66  # px: letters, a line of figures below the axis, room for its names


def susun(grafik: Grafik) -> dict:
    return _mendatar(grafik) if grafik.mendatar else _tegak(grafik)


def _letak(nilai: Decimal) -> float:
    return float(nilai)


def _unik(kategori: Sequence[str]) -> list[str]:
    """Names that differ: an equal one gets letters without width."""
    return [nama + "\u200b" * list(kategori[:ke]).count(nama) for ke, nama in enumerate(kategori)]


def _data(grafik: Grafik) -> list[dict]:
    """One row per series and kategori."""
    nama = _unik(grafik.kategori)
    return [
        {
            "k": nama[ke],
            "s": seri.nama,
            "n": None if nilai is None else _letak(nilai),
            "t": seri.teks(ke, grafik.akhiran),
            "w": seri.warna_ke(ke),
        }
        for seri in grafik.seri
        for ke, nilai in enumerate(seri.nilai)
    ]


def _dasar(grafik: Grafik, lapis: list[dict], **ukuran) -> dict:
    huruf = palet()[1]
    sumbu = {"labelFontSize": 10, "labelColor": warna("redup"), "domain": False, "ticks": False, "title": None}
    return {
        "$schema": VEGA,
        "background": None,
        "padding": 2,
        "autosize": {"type": "pad"},
        "data": {"values": _data(grafik)},
        "layer": lapis,
        "config": {
            "font": huruf,
            "aria": False,
            "view": {"stroke": None},
            "axis": sumbu | {"gridColor": warna("garis"), "format": ",.2~f"},
            "text": {"fontSize": UKURAN, "color": warna("teks")},
        },
    } | ukuran


def _skala(grafik: Grafik, ruang: Decimal) -> dict:
    """The scale of values from 0, with room (a share of it) beyond the greatest."""
    bawah, atas = grafik.batas
    return {"domain": [_letak(bawah * (1 + ruang)), _letak(atas * (1 + ruang))], "nice": False, "zero": True}


def _sumbu(grafik: Grafik) -> dict:
    """Ticks of the axis of values; whole ones where every value is whole."""
    bulat = all(n == n.to_integral_value() for s in grafik.seri for n in s.nilai if n is not None)
    return {"tickCount": 4} | ({"tickMinStep": 1} if bulat else {})


def _tegak(grafik: Grafik) -> dict:
    nama = _unik(grafik.kategori)
    x = {"field": "k", "type": "ordinal", "sort": nama, "axis": None}
    x |= {"scale": {"paddingInner": 0.15, "paddingOuter": max(0, KATEGORI_PENUH - len(nama)) / 2}}
    y = {"field": "n", "type": "quantitative", "scale": _skala(grafik, Decimal("0.08"))}
    y |= {"axis": _sumbu(grafik) | {"labelPadding": 4, "minExtent": TEPI, "maxExtent": TEPI}}
    batang = [s.nama for s in grafik.seri if s.jenis == BATANG]
    lapis = [_garis_nol(grafik)]
    for seri in grafik.seri:
        lapis += _marka(seri, {"x": x, "y": y}, batang)
    for ke, seri in enumerate(grafik.seri):
        lapis += _baris_angka(grafik, seri, x, grafik.tinggi + 14 + BARIS * (ke + 1))
    lapis.append(_nama_kategori(grafik, x))
    return _dasar(grafik, lapis, width=grafik.lebar - TEPI, height=grafik.tinggi)


def _garis_nol(grafik: Grafik) -> dict:
    return {"mark": {"type": "rule", "color": warna("garis-isian")}, "encoding": {"y": {"datum": 0}}}


def _marka(seri: Seri, letak: dict, batang: list[str]) -> list[dict]:
    """The marks of one series of a standing chart."""
    milik = [{"filter": f"datum.s === {json.dumps(seri.nama)}"}]
    ada = {"transform": [*milik, {"filter": "isValid(datum.n)"}], "encoding": letak}
    if seri.jenis == BATANG:
        geser = {"xOffset": {"field": "s", "type": "nominal", "sort": batang}} if len(batang) > 1 else {}
        kode = letak | geser | {"color": {"field": "w", "type": "nominal", "scale": None}}
        return [ada | {"mark": {"type": "bar", "width": {"band": 0.7}}, "encoding": kode}]
    tinta = seri.warna_ke(0)
    garis = {"type": "line", "color": tinta, "strokeWidth": 2, "invalid": "break-paths-show-path-domains"}
    isi = {"transform": milik, "encoding": letak}  # with the missing ones, where the line breaks
    if seri.jenis == TARGET:
        tanda = {"type": "tick", "color": tinta, "thickness": 2, "width": {"band": 0.92}}
        return [isi | {"mark": garis | {"strokeWidth": 1, "strokeDash": [4, 3]}}, ada | {"mark": tanda}]
    titik = {"type": "point", "filled": True, "opacity": 1, "size": 40, "color": tinta}
    return [isi | {"mark": garis}, ada | {"mark": titik}]


def _nama_kategori(grafik: Grafik, x: dict) -> dict:
    pertama = [{"filter": f"datum.s === {json.dumps(grafik.seri[0].nama)}"}]
    tanda = {"type": "text", "baseline": "alphabetic", "fontSize": 10, "color": warna("redup")}
    return {
        "transform": pertama,
        "mark": tanda,
        "encoding": {"x": x, "y": {"value": grafik.tinggi + 13}, "text": {"field": "k"}},
    }


def _baris_angka(grafik: Grafik, seri: Seri, x: dict, y: int) -> list[dict]:
    """Below the axis: the name of the series and its figures."""
    milik = [{"filter": f"datum.s === {json.dumps(seri.nama)}"}]
    tebal = "normal" if seri.jenis == TARGET else "bold"
    tanda = {"type": "text", "baseline": "alphabetic", "fontWeight": tebal, "fontSize": 10}
    kepala = tanda | {"align": "left", "x": -TEPI + 1, "limit": TEPI - 4, "text": seri.nama}
    kosong = {"data": {"values": [{}]}}
    return [
        {"transform": milik, "mark": tanda, "encoding": {"x": x, "y": {"value": y}, "text": {"field": "t"}}},
        kosong | {"mark": kepala, "encoding": {"y": {"value": y}}},
    ]


def _mendatar(grafik: Grafik) -> dict:
    """Bars to the right; the first slots of every band hold the name, one for each of its lines."""
    nama = _nama_terlipat(grafik)
    kepala = ["\u200b" * ke for ke in range(len(nama))]
    slot = [*kepala, *(s.nama for s in grafik.seri)]
    y = {"field": "k", "type": "ordinal", "sort": _unik(grafik.kategori), "axis": None}
    y |= {"scale": {"paddingInner": 0.12, "paddingOuter": 0.02}}
    geser = {"field": "s", "type": "nominal", "sort": slot, "scale": {"domain": slot}}
    x = {"field": "n", "type": "quantitative", "scale": _skala(grafik, Decimal("0.45"))}
    x |= {"axis": _sumbu(grafik) | {"orient": "bottom"}}
    kode = {"x": x, "y": y, "yOffset": geser}
    batang = kode | {"color": {"field": "w", "type": "nominal", "scale": None}}
    ada, tiada = "isValid(datum.n)", "!isValid(datum.n)"
    lapis = _patokan(grafik)
    lapis += [
        {"transform": [{"filter": ada}], "mark": {"type": "bar"}, "encoding": batang},
        _label(kode, ada, {"field": "n", "type": "quantitative"}),
        _label(kode, tiada, {"datum": 0}),
        *(_kepala_pita(grafik, kode, slot, baris) for slot, baris in zip(kepala, nama, strict=True)),
    ]
    tinggi = len(grafik.kategori) * (len(slot) * 13 + 6)
    return _dasar(grafik, lapis, width=grafik.lebar, height=tinggi)


def _patokan(grafik: Grafik) -> list[dict]:
    """The line across a lying chart."""
    if grafik.patokan is None:
        return []
    aturan = {"type": "rule", "color": warna("garis-isian"), "strokeWidth": 1, "strokeDash": [4, 3]}
    return [{"mark": aturan, "encoding": {"x": {"datum": _letak(grafik.patokan)}}}]


def _label(kode: dict, syarat: str, x: dict) -> dict:
    """Name of the series and figure at the end of its bar; at 0 where there is none."""
    tanda = {"type": "text", "align": "left", "dx": 4, "fontSize": 10, "baseline": "middle"}
    teks = {"transform": [{"filter": syarat}, {"calculate": "datum.s + ' ' + datum.t", "as": "l"}], "mark": tanda}
    nol = [{"calculate": "max(0, datum.n)", "as": "n"}] if "field" in x else []
    return teks | {
        "transform": teks["transform"] + nol,
        "encoding": kode | {"x": kode["x"] | x if "field" in x else x, "text": {"field": "l"}},
    }


def _nama_terlipat(grafik: Grafik) -> list[tuple[str, ...]]:
    """The lines of the names above the bars, each with a text for every kategori; short names stand at their bars."""
    baris = [wrap(nama, int(grafik.lebar / HURUF)) or [""] for nama in grafik.kategori]
    banyak = max(map(len, baris))
    return list(zip(*([""] * (banyak - len(satu)) + satu for satu in baris), strict=True))


def _kepala_pita(grafik: Grafik, kode: dict, slot: str, baris: Sequence[str]) -> dict:
    """One line of the names."""
    data = [{"k": nama, "s": slot, "b": isi} for nama, isi in zip(_unik(grafik.kategori), baris, strict=True)]
    tanda = {"type": "text", "align": "left", "fontWeight": "bold", "limit": grafik.lebar, "baseline": "middle"}
    return {
        "data": {"values": data},
        "mark": tanda,
        "encoding": {"y": kode["y"], "yOffset": kode["yOffset"], "x": {"value": 0}, "text": {"field": "b"}},
    }
