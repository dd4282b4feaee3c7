"""Files of a signed LKjIP: made by a job, once, from what was frozen; the scan of the signed paper."""

import hashlib

import pytest
from django.core.management import CommandError, call_command

from indikator.models import Realisasi
from laporan.domain.lkjip import berkas, terbitan
from laporan.models import BerkasLkjip, Cuplikan, Lkjip
from organisasi.domain.pekerjaan_jalan import jalankan, kuras
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Berkas, Pekerjaan
from tests import berkas_contoh, pabrik
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
