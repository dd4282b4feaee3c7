"""The pohon kinerja of the real documents (Paser: 45 jabatan, 389 IKI), also with every IKI linked."""

import pytest

from indikator.domain import pohon as domain
from indikator.domain import usulan_dukungan
from indikator.models import Dukungan, Indikator, Penetapan
from indikator.pohon import gambar
from indikator.pohon.baris import baris_pohon
from indikator.pohon.susun import IKI, IKU
from organisasi.models import Pemda
from tests import pabrik
from tests.inti.test_pohon_gambar import periksa_halaman

DOKUMEN = [("paser", "bkpsdm", 5, 389), ("magetan", "bagian-organisasi", 7, 43), ("blitar", "bkpsdm", 0, 82)]


@pytest.fixture(params=DOKUMEN, ids=lambda isi: isi[0])
def dokumen(contoh, request):
    """(document in force, its IKU, its IKI without sub-indicators)."""
    pemda, instansi, iku, iki = request.param
    with pabrik.dalam(Pemda.objects.get(slug=pemda)):
        berlaku = Penetapan.objects.filter(instansi__slug=instansi, berlaku__isnull=False)
        yield berlaku.order_by("tahun_mulai").first(), iku, iki  # the real one is older than the invented one


def tautkan(penetapan: Penetapan) -> None:
    """Every IKI supports one or two indicators of the direct superior, or of the IKU where there is none."""
    semua = list(Indikator.objects.filter(lembar__penetapan=penetapan, induk=None).select_related("lembar__jabatan"))
    for nomor, satu in enumerate(semua):
        jabatan = satu.lembar.jabatan
        atas = [s for s in semua if jabatan and s.lembar.jabatan_id == jabatan.induk_id]
        for ke in {atas[nomor % len(atas)], atas[nomor % 7 % len(atas)]} if atas else ():
            pabrik._buat(Dukungan, indikator=satu, mendukung=ke)


def periksa(penetapan: Penetapan, iku: int, iki: int) -> None:
    pohon = domain.pohon(penetapan)
    baris = [satu.simpul for satu in baris_pohon(pohon) if satu.simpul.butir.indikator]
    indikator = [satu.butir for satu in baris if not satu.rujukan and not satu.butir.induk]
    assert len({satu.kunci for satu in indikator}) == len(indikator) == iku + iki
    assert (pohon.hitungan.iku, pohon.hitungan.iki) == (iku, iki)
    for kertas in gambar.KERTAS:
        halaman = gambar.gambar(pohon, kertas, "Pohon kinerja")
        kotak = [satu for isi in halaman for satu in isi.kotak if satu.jenis in (IKU, IKI) and not satu.lanjutan]
        assert len(kotak) == len(baris)
        for satu in halaman:
            periksa_halaman(satu)


def test_tree_and_drawing_lose_nothing_and_nothing_overlaps(dokumen):
    periksa(*dokumen)
    assert not Dukungan.objects.exists(), "suggestions are never made by themselves"
    tautkan(dokumen[0])
    periksa(*dokumen)


def test_suggestions_lead_upwards(dokumen):
    penetapan = dokumen[0]
    for satu in usulan_dukungan.usulan(penetapan):
        atasan, bawahan = satu.tujuan.lembar.jabatan, satu.indikator.lembar.jabatan
        assert atasan is None or atasan.pk != bawahan.pk
    semua = [tuple(map(int, satu.nilai.split("-"))) for satu in usulan_dukungan.usulan(penetapan)]
    hasil = usulan_dukungan.terima(oleh=pabrik.mesin(), penetapan=penetapan, pasangan=semua)
    assert (hasil.terpasang, hasil.dilewati) == (len(semua), 0) and semua
    assert usulan_dukungan.usulan(penetapan) == []
