"""Signing freezes a LKjIP; it is delivered, published, opened again. Its files: test_lkjip_berkas."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from indikator.models import Realisasi
from laporan.domain import cuplikan
from laporan.domain.alur import lkjip as alur
from laporan.domain.lkjip import berkas, penyampaian, terbitan
from laporan.domain.lkjip.isi import baca_isi
from laporan.models import BagianLkjip, BerkasLkjip, Cuplikan, Lkjip
from organisasi.enums import JenisInstansi
from organisasi.galat import Ditolak, GalatKinerja, IsianSalah, SalahStatus
from organisasi.models import Instansi, Pekerjaan, PengaturanPemda
from tests import berkas_contoh, pabrik
from tests.basis import serentak
from tests.laporan import lkjip_kecil

PDF = berkas_contoh.pdf()


@pytest.fixture
def d(db):
    satu = lkjip_kecil.siap()
    asing = pabrik.pemda("paser")
    with pabrik.dalam(asing):
        lain = pabrik.instansi("Dinas Kesehatan")
        pabrik._buat(Lkjip, instansi=lain, tahun=lkjip_kecil.TAHUN, status="ditandatangani")
    with pabrik.dalam(satu[0]):
        yield satu


def capaian(lkjip) -> str:
    return baca_isi(lkjip_kecil.muat(lkjip)).angka.indikator[0].persen_teks.replace("\u00a0", " ")


def test_signing_freezes_and_later_data_change_nothing(d):
    _pemda, _dinas, lkjip = d
    assert capaian(lkjip) == "105,00 %" and not Cuplikan.objects.exists()
    lkjip = lkjip_kecil.sampai(lkjip, "ditandatangani")
    beku = Cuplikan.objects.get(jenis="lkjip")
    assert cuplikan.utuh(beku) and lkjip.tanggal == lkjip_kecil.TANGGAL
    Realisasi.objects.update(teks="10", nilai=10)
    BagianLkjip.objects.update(isi="<p>diganti</p>")
    Instansi.objects.update(nama="Dinas Lain Nama")
    assert capaian(lkjip) == "105,00 %"
    isi = baca_isi(lkjip)
    teks = " ".join(blok.html for bagian in isi.bagian for blok in bagian.blok)
    assert "Sudah ditulis penyusun" in teks and "diganti" not in teks and "DINAS KESEHATAN" in " ".join(isi.sampul)


def test_the_date_is_given_when_it_is_signed(d):
    _pemda, dinas, lkjip = d
    pimpinan = pabrik.pelaku_baru("pimpinan", dinas)
    besok = timezone.localdate() + timedelta(days=1)
    for tanggal in (date(lkjip.tahun, 12, 31), besok):
        with pytest.raises(IsianSalah) as galat:
            penyampaian.tandatangani(lkjip, oleh=pimpinan, tanggal=tanggal)
        assert list(galat.value.kolom) == ["tanggal"]
    with pytest.raises(Ditolak):
        penyampaian.tandatangani(lkjip, oleh=pabrik.pelaku_baru("perencana", dinas), tanggal=lkjip_kecil.TANGGAL)
    lkjip = penyampaian.tandatangani(lkjip, oleh=pimpinan, versi=lkjip.versi, tanggal=lkjip_kecil.TANGGAL)
    assert baca_isi(lkjip).tanda_tangan.tanggal == "20 Februari 2025"
    with pytest.raises(SalahStatus):
        penyampaian.tandatangani(lkjip, oleh=pimpinan, tanggal=date(2025, 3, 1))
    assert Lkjip.objects.get(pk=lkjip.pk).tanggal == lkjip_kecil.TANGGAL


def test_the_review_is_required_of_the_pemda_and_where_it_says_so(d):
    _pemda, dinas, lkjip = d
    pimpinan = pabrik.pelaku_baru("pimpinan", dinas)
    tersedia = [p.tindakan for p in alur.tindakan_tersedia(pimpinan, lkjip)]
    assert "tandatangani" in tersedia
    pabrik._buat(PengaturanPemda, reviu_lkjip_opd=True)
    assert [p.tindakan for p in alur.tindakan_tersedia(pimpinan, lkjip)] == []
    with pytest.raises(SalahStatus, match="wajib direviu"):
        penyampaian.tandatangani(lkjip, oleh=pimpinan, tanggal=lkjip_kecil.TANGGAL)
    PengaturanPemda.objects.update(reviu_lkjip_opd=False)
    Instansi.objects.filter(pk=dinas.pk).update(jenis=JenisInstansi.PEMDA)
    with pytest.raises(SalahStatus, match="wajib direviu"):
        penyampaian.tandatangani(lkjip_kecil.muat(lkjip), oleh=pimpinan, tanggal=lkjip_kecil.TANGGAL)
    assert not Cuplikan.objects.exists()


def test_opened_again_it_gets_another_frozen_content_and_the_old_one_stays(d):
    _pemda, _dinas, lkjip = d
    lkjip = lkjip_kecil.sampai(lkjip, "disampaikan")
    pertama = terbitan.isi_beku(lkjip)
    isi = {"oleh": pabrik.mesin(), "nama": "a.pdf", "mime": "application/pdf"}
    terbitan.simpan(lkjip, jenis="cetak", isi=b"%PDF-1.7 satu", beku=pertama, **isi)
    with pytest.raises(IsianSalah):
        alur.jalankan(lkjip, "buka", oleh=pabrik.mesin())
    lkjip = alur.jalankan(lkjip, "buka", oleh=pabrik.mesin(), alasan="Salah tabel")
    assert (lkjip.status, lkjip.disampaikan_pada, berkas.daftar(lkjip)) == ("dikembalikan", None, [])
    assert terbitan.simpan(lkjip, jenis="word", isi=b"x", beku=pertama, **isi) is None  # a job that was late
    with pytest.raises(GalatKinerja, match="belum ditandatangani"):
        terbitan.isi_beku(lkjip)
    lkjip.bagian.filter(kode="bab4").update(isi="<p>Sudah diperbaiki.</p>")
    lkjip = lkjip_kecil.sampai(lkjip, "ditandatangani")
    kedua = terbitan.isi_beku(lkjip)
    assert kedua.pk != pertama.pk and Cuplikan.objects.filter(jenis="lkjip").count() == 2
    assert berkas.daftar(lkjip) == [] and BerkasLkjip.objects.get().cuplikan_id == pertama.pk
    assert Pekerjaan.objects.filter(status="antre").count() == 2  # a job for each signing


def test_a_published_report_is_never_opened_again(d):
    _pemda, _dinas, lkjip = d
    lkjip = lkjip_kecil.sampai(lkjip, "dipublikasikan")
    with pytest.raises(SalahStatus):
        alur.jalankan(lkjip, "buka", oleh=pabrik.mesin(), alasan="Salah")


def test_delivery_says_when_and_to_whom(d):
    pemda, dinas, lkjip = d
    lkjip = lkjip_kecil.sampai(lkjip, "ditandatangani")
    orang = pabrik.anggota("perencana", dinas)
    with pytest.raises(IsianSalah, match="kepada siapa"):
        alur.jalankan(lkjip, "sampaikan", oleh=pabrik.pelaku(orang))
    klien, alamat = pabrik.klien(orang), f"/{pemda.slug}/lkjip/{lkjip.pk}/penyampaian/"
    assert "Bupati" in klien.get(alamat).content.decode()
    isi = {"versi": lkjip.versi, "disampaikan_pada": "2025-02-19", "disampaikan_kepada": "Bupati Magetan"}
    assert klien.post(alamat, isi).status_code == 422  # before the date of the report
    isi |= {"disampaikan_pada": "2025-02-25"}
    assert klien.post(alamat, isi).status_code == 302
    assert klien.post(alamat, isi).status_code == 409  # sent twice
    kini = Lkjip.objects.get(pk=lkjip.pk)
    assert (kini.status, kini.disampaikan_pada, kini.disampaikan_kepada) == (
        "disampaikan",
        date(2025, 2, 25),
        "Bupati Magetan",
    )


def test_loaders_publish_what_was_published_on_paper(d):
    _pemda, _dinas, lkjip = d
    BagianLkjip.objects.filter(lkjip=lkjip).exclude(kode="bab1").delete()
    with pytest.raises(Ditolak):
        terbitan.terbitkan_impor(lkjip, oleh=pabrik.pelaku_baru("admin_pemda"))
    lkjip = terbitan.terbitkan_impor(lkjip, oleh=pabrik.mesin())
    assert (lkjip.status, lkjip.impor) == ("dipublikasikan", True)
    assert capaian(lkjip) == "105,00 %" and cuplikan.cari("lkjip", lkjip) is not None
    assert not Pekerjaan.objects.exists()


def test_two_signatures_at_once_freeze_once(basis_salinan, postgres):
    pemda, dinas, lkjip = lkjip_kecil.siap()
    with pabrik.dalam(pemda):
        orang = pabrik.anggota("pimpinan", dinas)

    def tandatangani():
        with pabrik.dalam(pemda):
            try:
                kini = lkjip_kecil.muat(lkjip)
                return penyampaian.tandatangani(kini, oleh=pabrik.pelaku(orang), tanggal=lkjip_kecil.TANGGAL).status
            except GalatKinerja as galat:
                return type(galat).__name__

    hasil = serentak(tandatangani, 4)
    assert sorted(hasil) == ["SalahStatus"] * 3 + ["ditandatangani"], hasil
    with pabrik.dalam(pemda):
        assert Cuplikan.objects.filter(jenis="lkjip").count() == 1 and Pekerjaan.objects.count() == 1
