"""The door of the engine: one question in, one `Hasil` out."""

from decimal import Decimal, getcontext, localcontext

from indikator.capaian.cara import CARA, NOL
from indikator.capaian.hasil import KONTEKS, Galat, Hasil, persentase, polos, tulis_persen
from indikator.capaian.kebijakan import BAWAAN, Kebijakan
from indikator.capaian.predikat import Predikat
from indikator.capaian.soal import Jawab, Metode, Soal

__all__ = ["Metode", "hitung"]

# looked up once: hitung runs 100,000 times for a recomputation, where making a tuple by keywords costs a third of it
_NAIK, _TURUN, _LANCAR, _DIGIT, _tuple = Metode.NAIK, Metode.TURUN, Galat.TIDAK_ADA, KONTEKS.prec, tuple.__new__


def hitung(
    *,
    metode: Metode,
    target: Decimal | None,
    realisasi: Decimal | None,
    kebijakan: Kebijakan = BAWAAN,
    satuan: str = "",
    target_maks: Decimal | None = None,
    rentang_turun: bool = False,
    predikat: Predikat | None = None,
) -> Hasil:
    """Capaian of one indicator, in percent.

    target, realisasi: in `satuan`; None means not filled in. target_maks: upper end of a RENTANG.
    rentang_turun: the range belongs to a lower-is-better indicator. predikat: grades, for PREDIKAT.
    Never raises for data: what cannot be computed comes back with `galat` and a sentence.
    """
    if getcontext().prec != _DIGIT:
        with localcontext(KONTEKS):
            return hitung(
                metode=metode, target=target, realisasi=realisasi, kebijakan=kebijakan, satuan=satuan,
                target_maks=target_maks, rentang_turun=rentang_turun, predikat=predikat,
            )  # fmt: skip
    if (metode is _NAIK or metode is _TURUN) and target is not None and realisasi is not None and target > NOL:
        persen = persentase(realisasi if metode is _NAIK else 2 * target - realisasi, target)
        if persen is not None and (kebijakan is BAWAAN or kebijakan.batasi(persen) == persen):
            return _tuple(Hasil, (persen, persen, "", _LANCAR, metode, target, realisasi, kebijakan, satuan, "", ()))
    soal = Soal(metode, target, realisasi, kebijakan, satuan, target_maks, rentang_turun, predikat)
    return _terapkan(soal, CARA[metode](soal))


def _terapkan(soal: Soal, jawab: Jawab) -> Hasil:
    """Apply the limits of the policy and put question and answer together."""
    dibatasi, keterangan = jawab.persen, jawab.keterangan
    if jawab.persen is not None:
        dibatasi = soal.kebijakan.batasi(jawab.persen)
        if dibatasi != jawab.persen:
            kalimat = f"Capaian {tulis_persen(jawab.persen)} dibatasi menjadi {tulis_persen(dibatasi)}."
            keterangan = f"{keterangan} {kalimat}".strip()
    return Hasil(
        jawab.persen, dibatasi, keterangan, jawab.galat, soal.metode, soal.target, soal.realisasi,
        soal.kebijakan, soal.satuan, jawab.rincian, _uraian(soal),
    )  # fmt: skip


def _uraian(soal: Soal) -> tuple[tuple[str, str], ...]:
    """The inputs that only some methods have."""
    pasangan = []
    if soal.metode is Metode.RENTANG:
        pasangan.append(("target_maks", polos(soal.target_maks)))
        pasangan.append(("rentang_turun", "ya" if soal.rentang_turun else "tidak"))
    if soal.predikat is not None:
        pasangan.append(("predikat_target", soal.predikat.target))
        pasangan.append(("predikat_realisasi", soal.predikat.realisasi))
        pasangan.append(("urutan_predikat", " < ".join(soal.predikat.urutan)))
    return tuple(pasangan)
