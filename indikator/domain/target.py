"""Targets: the raw text is kept, what was read stands beside it."""

from dataclasses import replace
from functools import lru_cache

from indikator import baca_target
from indikator.models import Indikator, Satuan, Target
from organisasi.domain import tulis

TANPA_SATUAN = "Satuan tidak tertulis"  # how baca_target begins the warning


def baca(teks: str, nama_indikator: str, satuan: str = "") -> baca_target.BacaanTarget:
    """How a target text is read; `satuan` of the indicator counts where the text itself names none."""
    dikenal = sinonim_satuan()
    bacaan = baca_target.baca(teks, nama_indikator, dikenal)
    if not satuan or not any(kalimat.startswith(TANPA_SATUAN) for kalimat in bacaan.peringatan):
        return bacaan
    lengkap = baca_target.baca(f"{teks} {satuan}", nama_indikator, dikenal)
    return replace(lengkap, teks=teks) if lengkap.jenis == bacaan.jenis else bacaan


def kolom_bacaan(teks: str, nama_indikator: str, satuan: str = "") -> dict:
    """Columns of a stored target read from `teks` (indikator.baca_target)."""
    bacaan = baca(teks, nama_indikator, satuan)
    return {
        "teks": teks.strip(),
        "jenis": str(bacaan.jenis.value),
        "nilai": bacaan.nilai,
        "nilai_maks": bacaan.nilai_maks,
        "satuan": bacaan.satuan[:60],
        "predikat": bacaan.predikat,
        "skala": bacaan.skala,
        "peringatan": list(bacaan.peringatan),
    }


@lru_cache(maxsize=1)
def _sinonim(jumlah: int) -> dict[str, str]:
    """Synonym → name of every satuan; cached by the size of the national master, which only grows by loading."""
    peta = {}
    for satuan in Satuan.objects.all():
        peta |= {kata.lower(): satuan.nama for kata in [satuan.nama, *satuan.sinonim]}
    return peta


def sinonim_satuan() -> dict[str, str]:
    return _sinonim(Satuan.objects.count())


def atur(*, oleh, indikator: Indikator, tahun: int, teks: str, triwulan: int = 0, tersirat: bool = False) -> Target:
    """Set the target of a year (or triwulan). The caller has checked right and state of the sheet."""
    isi = kolom_bacaan(teks, indikator.nama, indikator.satuan)
    ada = Target.objects.filter(indikator=indikator, tahun=tahun, triwulan=triwulan).first()
    if ada:
        return tulis.ubah(ada, oleh=oleh, **isi)
    return tulis.buat(
        Target, oleh=oleh, indikator=indikator, tahun=tahun, triwulan=triwulan, tahun_tersirat=tersirat, **isi
    )
