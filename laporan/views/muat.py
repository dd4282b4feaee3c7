"""Loaders: 404 for another pemda, 403 for who may not see it in its present state."""

from django.shortcuts import get_object_or_404

from laporan.domain import keputusan as domain_keputusan
from laporan.domain.lkjip import dokumen as domain_lkjip
from laporan.enums import StatusKeputusan
from laporan.models import Keputusan, Lkjip
from organisasi.galat import SalahStatus
from organisasi.permissions import pastikan


def muat_keputusan(request, pk: int) -> Keputusan:
    semua = Keputusan.objects.select_related("instansi__pemda", "penetapan__instansi", "penandatangan")
    keputusan = get_object_or_404(semua, pk=pk)
    domain_keputusan.pastikan_terlihat(request.pelaku, keputusan)
    return keputusan


def muat_draf(request, pk: int) -> Keputusan:
    """A draft decree that the actor may write; 409 once it is in force."""
    keputusan = muat_keputusan(request, pk)
    pastikan(request.pelaku, "isi_data", keputusan.instansi)
    if keputusan.status != StatusKeputusan.DRAF:
        raise SalahStatus("Keputusan ini sudah berlaku; naskahnya tidak dapat diubah. Salin menjadi draf baru.")
    return keputusan


def muat_lkjip(request, pk: int) -> Lkjip:
    lkjip = get_object_or_404(Lkjip.objects.select_related("instansi__pemda", "penandatangan"), pk=pk)
    domain_lkjip.pastikan_terlihat(request.pelaku, lkjip)
    return lkjip
