"""Targets of many rows at once: what `domain.target.atur` does for each, in a few queries."""

from collections.abc import Mapping, Sequence

from indikator.domain.target import kolom_bacaan
from indikator.models import Indikator, Target
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh

Waktu = tuple[int, int]  # year and triwulan, 0 the year as a whole


@utuh
def atur_banyak(oleh, daftar: Sequence[tuple[Indikator, Mapping[Waktu, str]]]) -> set[int]:
    """Set the texts of rows {(year, triwulan): text}; gives the keys of the rows that have another target now.

    The caller has checked right, state and lengths.
    """
    waktu = {kunci for _, isi in daftar for kunci in isi}
    semua = Target.objects.filter(
        indikator__in=[satu.pk for satu, _ in daftar], tahun__in={tahun for tahun, _ in waktu}
    )
    terkunci = tulis.kunci_kueri(semua).order_by("pk")
    ada = {(satu.indikator_id, satu.tahun, satu.triwulan): satu for satu in terkunci}
    baru, lama = [], []
    for indikator, isi in daftar:
        for (tahun, triwulan), teks in isi.items():
            kolom = kolom_bacaan(teks, indikator.nama, indikator.satuan)
            satu = ada.get((indikator.pk, tahun, triwulan))
            if satu is None:
                baru.append({"indikator": indikator, "tahun": tahun, "triwulan": triwulan} | kolom)
            else:
                satu.indikator = indikator  # the audit names its instansi by it
                lama.append((satu, kolom))
    tulis.buat_banyak(Target, oleh=oleh, daftar=baru)
    kolom = [isi for _, isi in lama]
    berubah = tulis.ubah_banyak([satu for satu, _ in lama], oleh=oleh, dipegang=True, masing=kolom)
    return {satu["indikator"].pk for satu in baru} | {satu.indikator_id for satu in berubah}
