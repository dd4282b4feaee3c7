"""Cells with a target or a realisasi: the text as people wrote it, and the number behind it."""

import re

from indikator.domain.baris_ukur import BarisUkur
from indikator.domain.target_berlaku import TargetBerlaku
from kinerja.angka import AngkaTidakTerbaca, baca
from laporan.domain.tabel import SelTabel, ada, bernilai

_AWAL = re.compile(r"[-\u2212]?[0-9.]*[0-9](?:,[0-9]+)?")


def sel_target(target: TargetBerlaku | None) -> SelTabel:
    """A target; a range or a grade is a text."""
    if target is None or target.maks is not None:
        return ada(target.teks if target else "")
    return bernilai(target.teks, target.angka, bentuk(target.teks))


def sel_target_sd(baris: BarisUkur) -> SelTabel:
    """The target to date of a row with figures to date (`baris.sd`)."""
    hitungan = getattr(baris.realisasi, "capaian", None)
    teks = baris.sd.target_teks
    return bernilai(teks, hitungan.target_sd if hitungan else None, bentuk(teks))


def sel_realisasi(baris: BarisUkur) -> SelTabel:
    """The realisasi, `*)` behind a preliminary one; of a year taken from its triwulan the value to date."""
    teks = f"{baris.realisasi_setahun} *)" if baris.sementara else baris.realisasi_setahun
    realisasi = baris.realisasi_bukti
    if realisasi is None:
        return ada(teks)
    hitungan = getattr(realisasi, "capaian", None) if baris.turunan else None
    sd = hitungan.nilai_sd if hitungan else None
    return bernilai(teks, realisasi.nilai if sd is None else sd, bentuk(teks))


def tercetak(teks: str) -> SelTabel:
    """What a source prints ("101,55 %"): a figure where it begins with one that reads in one way only."""
    if not (cocok := _AWAL.match(teks)):
        return ada(teks)
    try:
        return bernilai(teks, baca(cocok[0]), bentuk(teks))
    except AngkaTidakTerbaca:
        return ada(teks)


def bentuk(teks: str) -> str:
    return "persen" if "%" in teks else "angka"
