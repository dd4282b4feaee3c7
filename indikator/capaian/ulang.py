"""Rebuilding a capaian from its stored inputs, to compare it with what was stored."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from indikator.capaian.hasil import Hasil
from indikator.capaian.kebijakan import Kebijakan
from indikator.capaian.metode import hitung
from indikator.capaian.predikat import Predikat
from indikator.capaian.soal import Metode


def dari_masukan(masukan: Mapping[str, str]) -> Hasil:
    """Compute anew from `Hasil.masukan`: the same percentages, proof line and galat as when it was stored.

    Unknown keys are left alone. Raises ValueError, with an Indonesian sentence, for inputs that were not written by
    the engine.
    """
    try:
        return hitung(
            metode=Metode(masukan["metode"]),
            target=_angka(masukan, "target"),
            realisasi=_angka(masukan, "realisasi"),
            kebijakan=Kebijakan.dari_masukan(masukan),
            satuan=masukan.get("satuan", ""),
            target_maks=_angka(masukan, "target_maks"),
            rentang_turun=masukan.get("rentang_turun") == "ya",
            predikat=predikat_tersimpan(masukan),
        )
    except (KeyError, ValueError, InvalidOperation) as galat:
        raise ValueError(f"Masukan capaian yang tersimpan tidak dapat dibaca ({galat}).") from galat


def _angka(masukan: Mapping[str, str], kunci: str) -> Decimal | None:
    return Decimal(masukan[kunci]) if masukan.get(kunci) else None


def predikat_tersimpan(masukan: Mapping[str, str]) -> Predikat | None:
    """The grades among stored inputs with the order they were compared by; None where the method takes none."""
    if "predikat_target" not in masukan:
        return None
    urutan = tuple(masukan.get("urutan_predikat", "").split(" < ")) if masukan.get("urutan_predikat") else ()
    return Predikat(masukan["predikat_target"], masukan.get("predikat_realisasi", ""), urutan)
