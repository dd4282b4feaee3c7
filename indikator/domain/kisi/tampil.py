"""A cell of the entry grid as safe HTML: what the decree shows, how it was read, what to check, last year's value."""

import re
from collections.abc import Mapping
from functools import lru_cache

from django.template.loader import get_template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from indikator.domain import dukungan
from indikator.domain.kisi.nilai import PILIHAN
from indikator.domain.kisi.sel import TARGET
from indikator.domain.lembar import SelTarget, sel_aman
from indikator.enums import CaraIsi
from indikator.models import Indikator, SasaranStrategis, Target
from indikator.rumus import ast, tampil
from kinerja.lencana import ikon

Lalu = Mapping[int, str]  # {year: raw target text} of the documents in force then
KOSONG = SafeString()
_BERTANDA = re.compile(r"[$\\]|</?[a-z]")
MENYATU = "dicetak menyatu dengan baris di atasnya"


def html(indikator: Indikator, kolom: str, lalu: Lalu) -> SafeString:
    """One cell of a row loaded by `domain.kisi`; `lalu` are its targets of earlier documents."""
    if kolom.startswith(TARGET):
        return _target(indikator, int(kolom.removeprefix(TARGET)), lalu)
    if kolom in PILIHAN:
        return pilihan(kolom, getattr(indikator, kolom))
    return _KOLOM.get(kolom, _polos)(indikator, kolom)


def sasaran(satu: SasaranStrategis) -> SafeString:
    """The sasaran, and the one of the RPJMD that it stands under."""
    return teks(satu.nama) + _dibaca([f"RPJMD: {satu.induk}"] if satu.induk_id else [])


def pilihan(kolom: str, kunci: str) -> SafeString:
    """The label of a choice without its explanation."""
    return escape(PILIHAN[kolom](kunci).label.partition(" (")[0]) if kunci else KOSONG


def teks(nilai: str) -> SafeString:
    """Plain text with its line breaks."""
    return mark_safe(escape(nilai).replace("\n", "<br>"))


def _polos(indikator: Indikator, kolom: str) -> SafeString:
    return teks(getattr(indikator, kolom))


def _nama(indikator: Indikator, kolom: str) -> SafeString:
    ket = [f"diisi {indikator.get_cara_isi_display()}"] if indikator.cara_isi != CaraIsi.TRIWULAN_INI else []
    ket += [f"capaian: {indikator.get_metode_display()}"] if indikator.metode else []
    ket += [f"{len(indikator.daftar_komponen)} komponen"] if indikator.daftar_komponen else []
    tanda = (
        mark_safe('<span class="lencana tanda-tinjau">belum ditinjau</span>') if indikator.belum_ditinjau else KOSONG
    )
    return teks(indikator.nama) + tanda + _dibaca(ket)


def _target(indikator: Indikator, tahun: int, lalu: Lalu) -> SafeString:
    satu = next((t for t in indikator.daftar_target if t.tahun == tahun), None)
    isi = _bacaan(satu, indikator.satuan) if satu is not None and satu.teks else KOSONG
    if tahun - 1 in lalu:
        isi += format_html('<div class="kisi-lalu">{}: {}</div>', tahun - 1, lalu[tahun - 1])
    return isi


def _bacaan(target: Target, satuan: str) -> SafeString:
    """The text and, where it does not say so plainly, what was read; every warning at once."""
    isi = teks(target.teks)
    if not SelTarget(target, True, satuan).jelas:
        kata = mark_safe(_templat_kata().render({"bacaan": target, "satuan_baris": satuan}).strip())
        tanda = ikon("exclamation-triangle", "Perlu diperiksa") if target.peringatan else KOSONG
        isi += format_html('<div class="dibaca">{} {}</div>', tanda, kata)
    return isi + format_html_join("", '<div class="kisi-peringatan">{}</div>', ((k,) for k in target.peringatan))


@lru_cache
def _templat_kata():
    return get_template("indikator/bagian/dibaca_kata.html")


def _rumus(indikator: Indikator, kolom: str) -> SafeString:
    rumus = getattr(indikator, "rumus", None)
    gabung = _dibaca([MENYATU] if indikator.gabung_rumus else [])
    if rumus is None or not rumus.teks.strip():
        return gabung
    tertulis = format_html('<div class="rumus">{}</div>', sel_aman(rumus.teks)) + gabung
    if rumus.pohon is None:
        alasan = rumus.alasan_teks or "Rumus ini belum dapat dibaca."
        return tertulis + format_html('<div class="dibaca"><span class="lencana">teks</span> {}</div>', alasan)
    if "pecahan" in tertulis:  # the cell shows its fraction itself
        return tertulis + _dibaca(["terbaca sebagai rumus"])
    pohon = ast.dari_json(rumus.pohon)
    if isinstance(pohon, ast.Variabel):
        return tertulis + _dibaca(["dibaca sebagai satu nilai"])
    nama = {satu.kode: satu.nama for satu in rumus.daftar_variabel}
    dibaca = mark_safe(tampil.html(pohon, nama))
    return tertulis + format_html('<div class="dibaca">dibaca <span class="rumus">{}</span></div>', dibaca)


def ketikan_rumus(indikator: Indikator) -> str:
    """The formula as a planner would type it, where its cell holds markup or LaTeX that was read; "" elsewhere."""
    rumus = getattr(indikator, "rumus", None)
    if rumus is None or rumus.pohon is None or not _BERTANDA.search(rumus.teks):
        return ""
    pohon = ast.dari_json(rumus.pohon)
    if isinstance(pohon, ast.Variabel):
        return ""
    return tampil.ketikan(pohon, {satu.kode: satu.nama for satu in rumus.daftar_variabel})


def _sumber(indikator: Indikator, kolom: str) -> SafeString:
    return sel_aman(indikator.sumber_data) + _dibaca([MENYATU] if indikator.gabung_sumber else [])


def _penanggung_jawab(indikator: Indikator, kolom: str) -> SafeString:
    return teks(indikator.penanggung_jawab or ", ".join(satu.unit.nama for satu in indikator.daftar_unit))


def _mendukung(indikator: Indikator, kolom: str) -> SafeString:
    isi = ((satu.lembar.sebutan, satu.nama) for satu in dukungan.didukung_oleh(indikator))
    return format_html_join("", '<div class="kisi-dukungan"><b>{}</b> {}</div>', isi)


def _dibaca(kalimat: list[str]) -> SafeString:
    return format_html_join("", '<div class="dibaca">{}</div>', ((satu,) for satu in kalimat))


_KOLOM = {
    "nama": _nama,
    "rumus": _rumus,
    "sumber_data": _sumber,
    "penanggung_jawab": _penanggung_jawab,
    "mendukung": _mendukung,
}
