"""Loaders: 404 for another pemda, 403 for who may not see it in its present state."""

from django.shortcuts import get_object_or_404

from laporan.domain import keputusan as domain_keputusan
from laporan.domain.lkjip import dokumen as domain_lkjip
from laporan.enums import StatusKeputusan
from laporan.models import AdendumLkjip, BagianLkjip, CatatanReviu, Keputusan, Lkjip, ReviuLkjip
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


def muat_bagian(request, pk: int, bagian: int) -> BagianLkjip:
    """A section of a report the reader may see."""
    lkjip = muat_lkjip(request, pk)
    satu = get_object_or_404(lkjip.bagian.select_related("sasaran"), pk=bagian)
    satu.lkjip = lkjip
    return satu


def muat_lkjip(request, pk: int) -> Lkjip:
    lkjip = get_object_or_404(Lkjip.objects.select_related("instansi__pemda", "penandatangan"), pk=pk)
    domain_lkjip.pastikan_terlihat(request.pelaku, lkjip)
    return lkjip


def muat_reviu(request, pk: int) -> ReviuLkjip:
    """A review of a report, for its OPD and the examiners."""
    semua = ReviuLkjip.objects.select_related("lkjip__instansi__pemda", "penandatangan", "berkas")
    reviu = get_object_or_404(semua, pk=pk)
    pastikan(request.pelaku, "lihat_draf", reviu.lkjip.instansi)
    return reviu


def muat_catatan_reviu(request, pk: int) -> CatatanReviu:
    """A remark of a review, for its OPD and the examiners."""
    catatan = get_object_or_404(CatatanReviu.objects.select_related("reviu__lkjip__instansi__pemda"), pk=pk)
    pastikan(request.pelaku, "lihat_draf", catatan.reviu.lkjip.instansi)
    return catatan


def muat_adendum(request, pk: int) -> AdendumLkjip:
    """An addendum of a report the reader may see; a draft only for its OPD and the examiners."""
    semua = AdendumLkjip.objects.select_related("lkjip__instansi__pemda", "lkjip__penandatangan")
    adendum = get_object_or_404(semua, pk=pk)
    domain_lkjip.pastikan_terlihat(request.pelaku, adendum.lkjip)
    if adendum.terbit_pada is None:
        pastikan(request.pelaku, "lihat_draf", adendum.lkjip.instansi)
    return adendum
