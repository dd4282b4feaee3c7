"""Formulas of many rows at once: what `domain.rumus.atur` does for each, in a few queries."""

from collections.abc import Sequence

from indikator.domain.rumus import (
    isi_tersimpan,
    kalimat,
    kolom_rumus,
    pasang_banyak,
    susun_variabel,
)
from indikator.models import Indikator, Rumus, Variabel
from indikator.rumus import baca
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh


@utuh
def atur_banyak(oleh, instansi, daftar: Sequence[tuple[Indikator, str]]) -> set[int]:
    """Set the texts of rows of one instansi; gives the keys of the rows whose formula changed.

    A variable that stays in its formula keeps what was said about it. The caller has checked right and state.
    """
    semua = tulis.kunci_kueri(Rumus.objects.filter(indikator__in=[satu.pk for satu, _ in daftar]))
    ada = {satu.indikator_id: satu for satu in semua.order_by("pk")}
    variabel = _variabel(ada.values())
    pasang_banyak(oleh, instansi, [(satu, teks, None) for satu, teks in daftar if satu.pk not in ada])
    ubah = [_Ubahan(oleh, instansi, satu, teks, ada[satu.pk], variabel) for satu, teks in daftar if satu.pk in ada]
    berubah = tulis.ubah_banyak(
        [satu.rumus for satu in ubah],
        oleh=oleh,
        dipegang=True,
        masing=[satu.kolom for satu in ubah],
        rincian=[{"variabel": satu.kalimat} for satu in ubah],
    )
    ganti = [satu for satu in ubah if satu.lama != satu.baru]
    Variabel.objects.filter(rumus__in=[satu.rumus.pk for satu in ganti]).delete()
    milik = [{"rumus": satu.rumus} | kolom for satu in ganti for kolom in satu.baru]
    tulis.buat_banyak(Variabel, oleh=oleh, catat=False, daftar=milik)
    return {satu.indikator_id for satu in berubah} | {satu.pk for satu, _ in daftar if satu.pk not in ada}


class _Ubahan:
    """A stored formula and what it becomes."""

    def __init__(self, oleh, instansi, indikator: Indikator, teks: str, rumus: Rumus, variabel: dict):
        rumus.indikator, self.rumus = indikator, rumus
        tersimpan = variabel.get(rumus.pk, [])
        bacaan = baca(teks, indikator.nama, {satu.kode: satu.nama for satu in tersimpan})
        self.kolom = kolom_rumus(teks, bacaan)
        self.lama = [isi_tersimpan(satu) for satu in tersimpan]
        self.baru = susun_variabel(oleh, instansi, bacaan, {satu.kode: satu for satu in tersimpan}, {})

    @property
    def kalimat(self) -> tuple[list[str], list[str]]:
        return list(map(kalimat, self.lama)), list(map(kalimat, self.baru))


def _variabel(rumus) -> dict[int, list[Variabel]]:
    hasil: dict[int, list[Variabel]] = {}
    semua = Variabel.objects.filter(rumus__in=[satu.pk for satu in rumus]).select_related("bersama")
    for satu in semua.order_by("rumus", "urutan"):
        hasil.setdefault(satu.rumus_id, []).append(satu)
    return hasil
