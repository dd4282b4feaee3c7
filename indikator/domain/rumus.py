"""Rumus: keep the text, store the tree and variables read from it, or the reason why there is none; and a preview."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from indikator import baca_target
from indikator.domain import target as domain_target
from indikator.domain.lembar import sel_aman
from indikator.models import Indikator, Rumus, Variabel
from indikator.rumus import ast, bahasa, tampil, templat
from organisasi.domain import tulis


@dataclass(frozen=True)
class Pratinjau:
    """How a formula and its targets would be read; nothing is stored.

    `html` the fraction (empty when it stays text), `tercetak` the cell as the sheet shows it, `alasan` why it stays
    text or what to check, `target` [(year, reading)] of the years that have a text, `bebas` whether the text is free.
    """

    html: SafeString
    tercetak: SafeString
    variabel: tuple[bahasa.VariabelTerbaca, ...]
    alasan: str
    target: tuple[tuple[int, baca_target.BacaanTarget], ...]
    bebas: bool = False


def pratinjau(nilai: Mapping[str, str], tahun: list[int]) -> Pratinjau:
    """Read what stands in the form: nama, satuan, templat, pembilang, penyebut, rumus, target_<year>."""
    nama = nilai["nama"]
    satuan = nilai["satuan"] or ("%" if nilai["templat"] == templat.Templat.PERSENTASE else "")
    tertulis = [(satu, nilai[f"target_{satu}"]) for satu in tahun]
    target = tuple((satu, domain_target.baca(teks, nama, satuan)) for satu, teks in tertulis if teks.strip())
    try:
        teks = _teks_rumus(nilai)
    except templat.TemplatSalah as galat:
        return Pratinjau(mark_safe(""), mark_safe(""), (), str(galat), target)
    if not teks.strip():
        return Pratinjau(mark_safe(""), mark_safe(""), (), "", target)
    bacaan = bahasa.baca(teks, nama)
    kata = {satu.kode: satu.nama for satu in bacaan.variabel}
    html = mark_safe(tampil.html(bacaan.pohon, kata)) if bacaan.pohon is not None else mark_safe("")
    bebas = teks == nilai["rumus"]
    return Pratinjau(html, sel_aman(teks[: bahasa.PANJANG_MAKS]), bacaan.variabel, bacaan.alasan, target, bebas)


def _teks_rumus(nilai: Mapping[str, str]) -> str:
    """The text of the chosen template; empty while both of its fields are."""
    pilihan = nilai["templat"]
    sisi = (nilai["pembilang"], nilai["penyebut"])
    if pilihan not in list(templat.Templat) or pilihan == templat.Templat.BEBAS:
        return nilai["rumus"]
    return templat.susun(templat.Isian(templat.Templat(pilihan), *sisi)) if any(map(str.strip, sisi)) else ""


def atur(*, oleh, indikator: Indikator, teks: str) -> Rumus:
    """Set the formula text of an indicator and read it. The caller has checked right and state of the sheet."""
    bacaan = bahasa.baca(teks, indikator.nama)
    isi = {
        "teks": teks,
        "pohon": ast.ke_json(bacaan.pohon) if bacaan.pohon is not None else None,
        "gaya": bacaan.gaya,
        "alasan_teks": bacaan.alasan[:300],
    }
    rumus = Rumus.objects.filter(indikator=indikator).first()
    if rumus and rumus.teks == teks:
        return rumus
    rumus = tulis.ubah(rumus, oleh=oleh, **isi) if rumus else tulis.buat(Rumus, oleh=oleh, indikator=indikator, **isi)
    _atur_variabel(oleh, rumus, bacaan.variabel)
    return rumus


def _atur_variabel(oleh, rumus: Rumus, variabel) -> None:
    daftar = [
        {"urutan": i, "kode": v.kode, "nama": v.nama, "satuan": v.satuan or "", "jenis": str(v.jenis)}
        for i, v in enumerate(variabel, 1)
    ]
    tulis.ganti_daftar(Variabel, {"rumus": rumus}, daftar, oleh=oleh)
