"""Rows and cells of a sheet's table: what each column says about an indicator, and which cells are joined."""

import re
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from indikator.domain.dokumen import urut_lembar
from indikator.domain.lembar import sel_aman
from indikator.enums import TipePenghitungan
from indikator.models import Indikator, Lembar, SasaranStrategis
from laporan.naskah.penomoran import nomori, seperti

_BUTIR = re.compile(r"\s*([0-9]{1,2}[.)]|[a-z][.)]|[-•])\s+(.*)", re.DOTALL)
_AWAL_BUTIR = re.compile(r"\n(?=\s*(?:[0-9]{1,2}[.)]|[a-z][.)]|[-•])\s)")
KOSONG = SafeString("")


@dataclass(frozen=True)
class Sel:
    """One cell: safe HTML. `sambung`: it continues the cell above (printed without a line between)."""

    html: SafeString = KOSONG
    sambung: bool = False


@dataclass(frozen=True)
class BarisLembar:
    sel: tuple[tuple[str, Sel], ...]
    indikator_id: int | None
    sub: bool = False


@dataclass
class _Letak:
    """Where a row stands: its sasaran, whether it opens the group of the sasaran and of the number."""

    sasaran: SasaranStrategis
    nomor: str
    awal_nomor: bool
    awal_sasaran: bool
    tahun: int | None
    nomor_indikator: str = ""


def susun_baris(lembar: Lembar, kolom: tuple[str, ...], tahun: int | None):
    """Rows in document order: per sasaran its indicators, each followed by its sub-indicators."""
    urutan = urut_lembar(lembar)
    letak = _letak_sasaran([sasaran for sasaran, _ in urutan], "sasaran_rpjmd" in kolom, tahun)
    for satu, (_, daftar) in zip(letak, urutan, strict=True):
        if not daftar:
            yield _satu_baris(kolom, None, satu, False)
        for nomor, (indikator, sub) in zip(_nomor_indikator([i for i, _ in daftar]), daftar, strict=True):
            satu.nomor_indikator = nomor
            yield _satu_baris(kolom, indikator, satu, False)
            for nomor_sub, anak in zip(_nomor_indikator(sub), sub, strict=True):
                satu.nomor_indikator = nomor_sub or "-"
                yield _satu_baris(kolom, anak, satu, True)


def _letak_sasaran(daftar: list[SasaranStrategis], dua_tingkat: bool, tahun: int | None):
    """Numbers count sasaran, or the RPJMD sasaran above them where the sheet prints both."""
    gaya = next((s.nomor_sumber for s in daftar if s.nomor_sumber), "1")
    nomor, lalu = 0, object()
    for sasaran in daftar:
        kelompok = sasaran.induk_id if dua_tingkat and sasaran.induk_id else sasaran.pk
        awal = kelompok != lalu
        nomor, lalu = nomor + awal, kelompok
        yield _Letak(sasaran, seperti(gaya, nomor), awal, True, tahun)


def _nomor_indikator(daftar: list[Indikator]) -> tuple[str, ...]:
    """Numbers inside the indicator cell, only where the source has them."""
    label = [indikator.nomor_sumber for indikator in daftar]
    return nomori(label) if any(label) else ("",) * len(label)


def _satu_baris(kolom: tuple[str, ...], indikator: Indikator | None, letak: _Letak, sub: bool) -> BarisLembar:
    """One row; afterwards the cells of sasaran and number are joined to it."""
    kunci_indikator = indikator.pk if indikator else None
    baris = BarisLembar(tuple((kunci, _sel(kunci, indikator, letak)) for kunci in kolom), kunci_indikator, sub)
    letak.awal_nomor = letak.awal_sasaran = False
    return baris


def _sel(kunci: str, indikator: Indikator | None, letak: _Letak) -> Sel:
    if kunci == "nomor":
        return _awal(letak.nomor, letak.awal_nomor)
    if kunci == "sasaran_rpjmd":
        return _awal(letak.sasaran.induk.nama if letak.sasaran.induk_id else "", letak.awal_nomor)
    if kunci == "sasaran":
        return _awal(letak.sasaran.nama, letak.awal_sasaran)
    if indikator is None:
        return Sel()
    if kunci == "indikator":
        return Sel(_nama(indikator, letak.nomor_indikator))
    return _SEL[kunci](indikator, letak)


def _awal(teks: str, awal: bool) -> Sel:
    """A cell of a group: its text in the first row, joined cells below."""
    return Sel(escape(teks)) if awal else Sel(sambung=True)


def _nama(indikator: Indikator, nomor: str) -> SafeString:
    return butir_html(nomor, escape(indikator.nama)) if nomor else escape(indikator.nama)


def sel_sumber(teks: str) -> SafeString:
    """A raw cell as safe HTML; lines that begin with a number or a dash hang, other line breaks stay."""
    return mark_safe("".join(_butir_sumber(bagian) for bagian in _AWAL_BUTIR.split(teks)))


def _butir_sumber(bagian: str) -> SafeString:
    cocok = _BUTIR.fullmatch(bagian)
    if cocok:
        return butir_html(cocok[1], sel_aman(cocok[2]))
    return sel_aman(bagian)


def butir_html(nomor: str, html: SafeString) -> SafeString:
    """One hanging item; `html` is safe already."""
    return mark_safe(f'<div class="butir"><span class="no">{escape(nomor)}</span>{html}</div>')


def _rumus(indikator: Indikator, letak: _Letak) -> Sel:
    """The formula cell, followed by how it is counted and where its data come from."""
    if indikator.gabung_rumus:
        return Sel(sambung=True)
    rumus = getattr(indikator, "rumus", None)
    html = sel_sumber(rumus.teks) if rumus else ""
    keterangan = [("Tipe Penghitungan", _tipe(indikator)), ("Sumber data", indikator.sumber_rumus)]
    baris = [f'<p class="ket-rumus"><i>{nama}:</i> {escape(isi)}</p>' for nama, isi in keterangan if isi]
    return Sel(mark_safe(html + "".join(baris)))


def _tipe(indikator: Indikator) -> str:
    """ "Non kumulatif": the label without its explanation."""
    tipe = indikator.tipe_penghitungan
    return TipePenghitungan(tipe).label.partition(" (")[0] if tipe else ""


def _target(indikator: Indikator, letak: _Letak) -> Sel:
    """The target as written; several years are listed with their year."""
    tahunan = [t for t in indikator.target.all() if not t.triwulan and letak.tahun in (None, t.tahun)]
    if len(tahunan) == 1:
        return Sel(escape(tahunan[0].teks))
    return Sel(mark_safe("<br>".join(f"{t.tahun}: {escape(t.teks)}" for t in tahunan)))


def _sumber_data(indikator: Indikator, letak: _Letak) -> Sel:
    if indikator.gabung_sumber:
        return Sel(sambung=True)
    return Sel(sel_sumber(indikator.sumber_data))


def _penanggung_jawab(indikator: Indikator, letak: _Letak) -> Sel:
    unit = ", ".join(p.unit.nama for p in indikator.unit_penanggung_jawab.all())
    return Sel(escape(indikator.penanggung_jawab or unit))


_SEL = {
    "satuan": lambda indikator, letak: Sel(escape(indikator.satuan)),
    "target": _target,
    "rumus": _rumus,
    "tipe_penghitungan": lambda indikator, letak: Sel(escape(_tipe(indikator))),
    "sumber_data": _sumber_data,
    "penanggung_jawab": _penanggung_jawab,
}
