"""Live preview of an indicator form: how its formula and its targets are read. Nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString, mark_safe

from indikator.domain import nilai_variabel
from indikator.domain import target as domain_target
from indikator.domain.lembar import sel_aman
from indikator.rumus import BacaanRumus, bahasa, tampil
from indikator.rumus.ast import kode_variabel
from indikator.rumus.contoh import contoh, contoh_hitung
from kinerja.angka import AngkaTidakTerbaca

KOSONG = SafeString()


@dataclass(frozen=True)
class Pratinjau:
    """What the form shows beside its fields.

    html: the fraction, empty when the text stays text. tercetak: the cell as the sheet shows it. galat: why the boxes
    give no formula yet. contoh: the calculation with example numbers. target: [(year, BacaanTarget)] of the years
    that have a text; satuan: the one they are read with.
    """

    bacaan: BacaanRumus
    target: tuple[tuple[int, object], ...] = ()
    galat: str = ""
    html: SafeString = KOSONG
    tercetak: SafeString = KOSONG
    contoh: str = ""
    contoh_galat: str = ""
    satuan: str = ""


def susun(
    teks: str,
    bacaan: BacaanRumus,
    *,
    angka: Mapping[str, str],
    target: tuple[tuple[int, object], ...],
    satuan: str = "",
    galat: str = "",
) -> Pratinjau:
    """The preview of a formula text as `bacaan`; `angka` {code: typed example number}, blank for the proposed one."""
    dasar = Pratinjau(bacaan, target, galat, satuan=satuan)
    if galat or not teks.strip():
        return dasar
    tercetak = sel_aman(teks[: bahasa.PANJANG_MAKS])
    if bacaan.pohon is None:
        return replace(dasar, tercetak=tercetak)
    html = mark_safe(tampil.html(bacaan.pohon, {satu.kode: satu.nama for satu in bacaan.variabel}))
    hitungan, salah = _hitung(bacaan, angka)
    return replace(dasar, html=html, tercetak=tercetak, contoh=hitungan, contoh_galat=salah)


def baca_target(tertulis: Mapping[int, str], nama: str, satuan: str) -> tuple[tuple[int, object], ...]:
    """[(year, reading)] of the targets that have a text."""
    return tuple((tahun, domain_target.baca(teks, nama, satuan)) for tahun, teks in tertulis.items() if teks.strip())


def angka_contoh(bacaan: BacaanRumus) -> dict[str, str]:
    """The proposed example number of each variable, as people write it; a series as "4; 3; 5"."""
    usul = contoh(bacaan.pohon) if bacaan.pohon is not None else {}
    return {kode: nilai_variabel.tulis(nilai) for kode, nilai in usul.items()}


def _hitung(bacaan: BacaanRumus, angka: Mapping[str, str]) -> tuple[str, str]:
    """(the calculation, what could not be read of the typed numbers)."""
    nilai = contoh(bacaan.pohon)
    galat = ""
    for kode in kode_variabel(bacaan.pohon):
        if not (tertulis := angka.get(kode, "").strip()):
            continue
        try:
            nilai[kode] = nilai_variabel.baca_nilai(tertulis, isinstance(nilai.get(kode), tuple))
        except AngkaTidakTerbaca as sebab:
            galat = f"Angka contoh “{tertulis[:40]}”: {sebab}"
    return contoh_hitung(bacaan.pohon, nilai), galat
