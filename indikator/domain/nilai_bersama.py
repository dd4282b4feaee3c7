"""Values of shared variables: what is entered in a triwulan stands for every indicator of the instansi.

A series (many numbers) is never shared: it belongs to its own indicator.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from indikator.domain.nilai_variabel import deret
from indikator.models import Indikator, NilaiVariabel, Realisasi, Variabel
from kinerja.angka import tulis_asli


class NilaiBersama(NamedTuple):
    """A value already entered in the triwulan, and the indicator it was entered for."""

    nilai: Decimal
    indikator: str


def nilai_bersama(instansi, tahun: int, triwulan: int, kecuali=None) -> dict[int, NilaiBersama]:
    """{key of a VariabelBersama: what is entered for it in the triwulan}, the first entered one; one query.

    `kecuali`: the silsilah of the row that is being entered.
    """
    baris = NilaiVariabel.objects.filter(
        variabel__bersama__instansi=instansi,
        realisasi__pengukuran__instansi=instansi,
        realisasi__pengukuran__tahun=tahun,
        realisasi__pengukuran__triwulan=triwulan,
    )
    if kecuali is not None:
        baris = baris.exclude(realisasi__indikator__silsilah=kecuali)
    baris = baris.order_by("-realisasi").select_related("variabel__rumus", "realisasi__indikator")
    tunggal = (satu for satu in baris if satu.variabel.kode not in deret(satu.variabel.rumus))
    return {satu.variabel.bersama_id: NilaiBersama(satu.nilai, satu.realisasi.indikator.nama) for satu in tunggal}


def nilai_awal(indikator: Indikator, tahun: int, triwulan: int) -> dict[str, NilaiBersama]:
    """{kode: value} that the form of a row not entered yet begins with, from the shared variables."""
    terpasang = {v.kode: v.bersama_id for v in _variabel(indikator) if v.bersama_id}
    if not terpasang:
        return {}
    ada = nilai_bersama(indikator.lembar.penetapan.instansi, tahun, triwulan, indikator.silsilah)
    return {kode: ada[kunci] for kode, kunci in terpasang.items() if kunci in ada}


def beda_bersama(realisasi: Realisasi) -> list[str]:
    """A sentence for each shared variable whose value differs from the one entered for another indicator."""
    semua = realisasi.nilai_variabel.filter(variabel__bersama__isnull=False)
    semua = semua.select_related("variabel__bersama", "variabel__rumus")
    baris = [satu for satu in semua if satu.variabel.kode not in deret(satu.variabel.rumus)]
    if not baris:
        return []
    ukur = realisasi.pengukuran
    ada = nilai_bersama(ukur.instansi, ukur.tahun, ukur.triwulan, realisasi.indikator.silsilah)
    return [
        f"“{satu.variabel.bersama.nama}” diisi {tulis_asli(satu.nilai)} di sini, tetapi {tulis_asli(lain.nilai)} "
        f"di “{lain.indikator}”. Samakan, atau tekan “Lepas” di daftar variabel bersama bila memang "
        "besaran lain."
        for satu in baris
        if (lain := ada.get(satu.variabel.bersama_id)) and lain.nilai != satu.nilai
    ]


def _variabel(indikator: Indikator) -> Iterable[Variabel]:
    """Its variables that stand for one number."""
    rumus = getattr(indikator, "rumus", None)
    berderet = deret(rumus)
    return [satu for satu in rumus.variabel.all() if satu.kode not in berderet] if rumus else ()
