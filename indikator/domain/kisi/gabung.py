"""Cells that are printed joined with the row above: they come apart when another row is above."""

from indikator.domain import rumus as domain_rumus
from indikator.models import Indikator, Rumus
from organisasi.domain import tulis


def pisahkan(lama: list[Indikator], baru: list[Indikator], oleh) -> None:
    """Cells joined with the row above stand for themselves once another row is above, and keep what they showed.

    `lama` are rows still stored: call it before a deletion.
    """
    atas_lama, atas_baru = _atas(lama), _atas(baru)
    for satu in baru:
        if (satu.gabung_rumus or satu.gabung_sumber) and atas_lama.get(satu.pk) != atas_baru[satu.pk]:
            _pisahkan(satu, lama, oleh)


def _pisahkan(indikator: Indikator, lama: list[Indikator], oleh) -> None:
    """Give the row the texts of the row that its joined cells began with, where it has none of its own."""
    nomor = next((n for n, satu in enumerate(lama, 1) if satu.pk == indikator.pk), None)
    urut = lama[:nomor] if nomor else [indikator]
    nilai = {"gabung_rumus": False, "gabung_sumber": False}
    if indikator.gabung_rumus:
        kepala = next((satu for satu in reversed(urut) if not satu.gabung_rumus), indikator)
        teks = {satu.indikator_id: satu.teks for satu in Rumus.objects.filter(indikator__in=[indikator, kepala])}
        if not teks.get(indikator.pk) and teks.get(kepala.pk):
            domain_rumus.atur(oleh=oleh, indikator=indikator, teks=teks[kepala.pk])
    if indikator.gabung_sumber and not indikator.sumber_data:
        nilai["sumber_data"] = next((satu for satu in reversed(urut) if not satu.gabung_sumber), indikator).sumber_data
    tulis.ubah(indikator, oleh=oleh, **nilai)


def _atas(daftar: list[Indikator]) -> dict[int, int | None]:
    """{row: the row above it}"""
    return {satu.pk: atas.pk if atas else None for atas, satu in zip([None, *daftar], daftar, strict=False)}
