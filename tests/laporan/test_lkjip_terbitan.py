"""Signing freezes a LKjIP; its files are made by a job, once; delivered, published, opened again."""

import hashlib
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from indikator.models import Realisasi
from laporan.domain import cuplikan
from laporan.domain.alur import lkjip as alur
from laporan.domain.lkjip import berkas, penyampaian, terbitan
from laporan.domain.lkjip.isi import baca_isi
from laporan.models import BagianLkjip, BerkasLkjip, Cuplikan, Lkjip
from organisasi.domain.pekerjaan_jalan import jalankan, kuras
from organisasi.enums import JenisInstansi
from organisasi.galat import Ditolak, GalatKinerja, IsianSalah, SalahStatus
from organisasi.models import Berkas, Instansi, Pekerjaan, PengaturanPemda
from tests import berkas_contoh, pabrik
from tests.basis import serentak
from tests.laporan import lkjip_kecil

PDF = berkas_contoh.pdf()


def siap():
    """(pemda, OPD, verified report): committed where the test commits."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        dinas = pabrik.instansi("Dinas Kesehatan")
        return pemda, dinas, lkjip_kecil.sampai(lkjip_kecil.lengkap(dinas), "terverifikasi")


@pytest.fixture
def d(db):
    satu = siap()
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


def test_all_files_are_made_from_what_was_frozen_and_served(d):
    pemda, dinas, lkjip = d
    lkjip = lkjip_kecil.sampai(lkjip, "ditandatangani")
    Realisasi.objects.update(teks="10", nilai=10)
    kuras()
    with pabrik.dalam(pemda):
        kerja = Pekerjaan.objects.get()
        assert kerja.status == "selesai", kerja.galat
        daftar = berkas.daftar(lkjip)
        assert [satu.jenis for satu in daftar] == ["cetak", "word", "tabel"] and terbitan.kurang(lkjip) == []
        for satu in daftar:
            with satu.berkas.isi.open("rb") as isi:
                assert hashlib.sha256(isi.read()).hexdigest() == satu.sidik
        beku = terbitan.isi_beku(lkjip)
        assert {satu.cuplikan_id for satu in BerkasLkjip.objects.all()} == {beku.pk}
        perencana = pabrik.klien(pabrik.anggota("perencana", dinas))
        pembaca, banyak = pabrik.klien(pabrik.anggota("pembaca")), Pekerjaan.objects.count()
    isi = {"jenis": "lkjip", "instansi": dinas.slug, "tahun": lkjip.tahun, "tw": 0, "objek": lkjip.pk}
    for format, satu in (("", daftar[0]), ("docx", daftar[1]), ("xlsx", daftar[2])):
        jawaban = perencana.post("/magetan/cetak/", isi | {"format": format})
        assert jawaban["Location"] == f"/magetan/berkas/{satu.berkas.pk}/"
    assert perencana.get(jawaban["Location"]).status_code == 200
    assert pembaca.get(jawaban["Location"]).status_code == 403  # not delivered yet
    with pabrik.dalam(pemda):
        assert Pekerjaan.objects.count() == banyak
        Lkjip.objects.filter(pk=lkjip.pk).update(status="disampaikan")
    assert pembaca.get(jawaban["Location"]).status_code == 200


def test_a_killed_job_goes_on_with_what_is_missing(d):
    pemda, _dinas, lkjip = d
    lkjip = lkjip_kecil.sampai(lkjip, "ditandatangani")
    beku = terbitan.isi_beku(lkjip)
    isi = {"oleh": pabrik.mesin(), "nama": "a.pdf", "mime": "application/pdf", "beku": beku}
    pertama = terbitan.simpan(lkjip, jenis="cetak", isi=b"%PDF-1.7 satu", **isi)
    assert terbitan.simpan(lkjip, jenis="cetak", isi=b"%PDF-1.7 dua", **isi).pk == pertama.pk
    kerja = Pekerjaan.objects.get()
    Pekerjaan.objects.update(percobaan=1)  # the first attempt died behind its first file
    jalankan(pemda.pk, kerja.pk)
    jalankan(pemda.pk, kerja.pk)
    with pabrik.dalam(pemda):
        assert Pekerjaan.objects.get().status == "selesai"
        assert sorted(BerkasLkjip.objects.values_list("jenis", flat=True)) == ["cetak", "tabel", "word"]
        assert Berkas.objects.count() == 3 and terbitan.tersimpan(lkjip)["cetak"].pk == pertama.pk


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


def test_the_scan_of_the_signed_paper(d):
    pemda, dinas, lkjip = d
    orang = pabrik.anggota("perencana", dinas)
    oleh = pabrik.pelaku(orang)
    with pytest.raises(SalahStatus):
        berkas.unggah_pindaian(lkjip, oleh=oleh, nama="a.pdf", isi=PDF)
    lkjip = lkjip_kecil.sampai(lkjip, "ditandatangani")
    with pytest.raises(IsianSalah):
        berkas.unggah_pindaian(lkjip, oleh=oleh, nama="a.png", isi=PDF)
    satu = berkas.unggah_pindaian(lkjip, oleh=oleh, nama="a.pdf", isi=PDF)
    assert berkas.unggah_pindaian(lkjip, oleh=oleh, nama="b.pdf", isi=PDF).pk == satu.pk
    lain = berkas.unggah_pindaian(lkjip, oleh=oleh, nama="b.pdf", isi=berkas_contoh.pdf(halaman=2))
    assert [tampil.berkas.pk for tampil in berkas.daftar(lkjip)] == [lain.berkas_id]
    with pytest.raises(Ditolak):
        berkas.unggah_pindaian(lkjip, oleh=pabrik.pelaku_baru("pembaca"), nama="a.pdf", isi=PDF)
    isi = pabrik.klien(orang).get(f"/{pemda.slug}/lkjip/{lkjip.pk}/").content.decode()
    assert lain.berkas.sha256 in isi and "Unggah pindaian bertanda tangan" in isi


def test_loaders_publish_what_was_published_on_paper(d):
    _pemda, _dinas, lkjip = d
    BagianLkjip.objects.filter(lkjip=lkjip).exclude(kode="bab1").delete()
    with pytest.raises(Ditolak):
        terbitan.terbitkan_impor(lkjip, oleh=pabrik.pelaku_baru("admin_pemda"))
    lkjip = terbitan.terbitkan_impor(lkjip, oleh=pabrik.mesin())
    assert (lkjip.status, lkjip.impor) == ("dipublikasikan", True)
    assert capaian(lkjip) == "105,00 %" and cuplikan.cari("lkjip", lkjip) is not None
    assert not Pekerjaan.objects.exists()


def test_the_command_makes_what_is_missing(d, capsys):
    """Also a report signed before reports were frozen; a broken one is named and left as it is."""
    pemda, _dinas, lkjip = d
    lkjip = lkjip_kecil.sampai(lkjip, "ditandatangani")
    Pekerjaan.objects.all().delete()
    with pytest.raises(CommandError, match="tidak ada"):
        call_command("terbitkan_lkjip", pemda="entah")
    call_command("terbitkan_lkjip", pemda="magetan")
    assert "magetan: 1 LKjIP" in capsys.readouterr().out
    kuras()
    with pabrik.dalam(pemda):
        assert terbitan.kurang(lkjip) == [] and not terbitan.belum_lengkap().exists()
        Cuplikan.objects.filter(jenis="lkjip").update(sha256="0" * 64)
        BerkasLkjip.objects.all().delete()
    with pytest.raises(CommandError, match="1 LKjIP dilewati"):
        call_command("terbitkan_lkjip", pemda="magetan")
    call_command("terbitkan_lkjip", pemda="paser")  # that of the stranger was never frozen
    assert "paser: 1 LKjIP" in capsys.readouterr().out


def test_the_button_asks_for_missing_files_once(d):
    pemda, dinas, lkjip = d
    lkjip = lkjip_kecil.sampai(lkjip, "ditandatangani")
    Pekerjaan.objects.all().delete()
    klien = pabrik.klien(pabrik.anggota("pimpinan", dinas))
    alamat = f"/{pemda.slug}/lkjip/{lkjip.pk}/"
    assert "Buat berkas LKjIP" in klien.get(alamat).content.decode()
    pertama, kedua = klien.post(f"{alamat}berkas/"), klien.post(f"{alamat}berkas/")
    assert pertama["Location"] == kedua["Location"] and Pekerjaan.objects.count() == 1
    isi = klien.get(alamat).content.decode()
    assert "sedang dibuat" in isi and "Buat berkas LKjIP" not in isi


def test_two_signatures_at_once_freeze_once(basis_salinan, postgres):
    pemda, dinas, lkjip = siap()
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
