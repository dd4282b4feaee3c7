"""Loaders: 404 for another pemda, 403 for who may not see it in its present state."""

from django.shortcuts import get_object_or_404

from laporan.domain import keputusan as domain_keputusan
from laporan.domain import lkjip as domain_lkjip
from laporan.models import Keputusan, Lkjip


def muat_keputusan(request, pk: int) -> Keputusan:
    semua = Keputusan.objects.select_related("instansi__pemda", "penetapan__instansi", "penandatangan")
    keputusan = get_object_or_404(semua, pk=pk)
    domain_keputusan.pastikan_terlihat(request.pelaku, keputusan)
    return keputusan


def muat_lkjip(request, pk: int) -> Lkjip:
    lkjip = get_object_or_404(Lkjip.objects.select_related("instansi__pemda", "penandatangan"), pk=pk)
    domain_lkjip.pastikan_terlihat(request.pelaku, lkjip)
    return lkjip
