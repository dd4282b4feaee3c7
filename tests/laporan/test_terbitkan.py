"""The files of a decree in force: made by a job, once, from the frozen content; served at once afterwards."""

import hashlib
import io

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from laporan.domain import cuplikan
from laporan.domain import terbitan_keputusan as terbitan
from laporan.models import BerkasKeputusan, Cuplikan, Keputusan
from organisasi.domain.pekerjaan_jalan import jalankan, kuras
from organisasi.galat import GalatKinerja
from organisasi.models import Berkas, Pekerjaan
from tests import pabrik
from tests.laporan import keputusan_kecil, keputusan_reviu

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture
def d():
    """(pemda, instansi, decree in force by its pimpinan, that pimpinan)."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi("Dinas Kesehatan", sebutan_kepala="Kepala Dinas Kesehatan")
        orang = pabrik.anggota("pimpinan", instansi)
        dokumen = keputusan_kecil.dokumen(instansi)
        return pemda, instansi, keputusan_reviu.berlaku(instansi, dokumen, oleh=pabrik.pelaku(orang)), orang


def cetak(klien, keputusan):
    isi = {"jenis": "keputusan", "instansi": "dinas-kesehatan", "tahun": 2024, "tw": 0, "objek": keputusan.pk}
    return klien.post("/magetan/cetak/", isi)


def test_both_files_are_made_and_served(d):
    pemda, _instansi, keputusan, _orang = d
    with pabrik.dalam(pemda):
        pembaca = pabrik.klien(pabrik.anggota("pembaca"))
    assert kuras() == 1
    with pabrik.dalam(pemda):
        assert Pekerjaan.objects.get().status == "selesai", Pekerjaan.objects.get().galat
        berkas = terbitan.tersimpan(keputusan)
        beku = cuplikan.cari("keputusan", keputusan)
        assert set(berkas) == {"cetak", "arsip"} and {satu.cuplikan_id for satu in berkas.values()} == {beku.pk}
        assert terbitan.kurang(keputusan) == []
        nama = {jenis: satu.berkas.nama for jenis, satu in berkas.items()}
        assert nama["arsip"] == nama["cetak"].removesuffix(".pdf") + "-arsip.pdf"
        with berkas["arsip"].berkas.isi.open("rb") as isi, pikepdf.open(io.BytesIO(isi.read())) as pdf:
            data = pdf.attachments["keputusan.json"].get_file().read_bytes()
            assert hashlib.sha256(data).hexdigest() == beku.sha256  # the hash is that of the attached data
    jawaban = cetak(pembaca, keputusan)
    assert jawaban["Location"] == f"/magetan/berkas/{berkas['cetak'].berkas_id}/"
    unduh = pembaca.get(jawaban["Location"])
    assert unduh.status_code == 200 and b"".join(unduh.streaming_content).startswith(b"%PDF-")
    with pabrik.dalam(pemda):
        assert Pekerjaan.objects.count() == 1  # nothing was queued for it


def test_run_again_it_makes_nothing_twice(d):
    """A worker was killed behind the first file, or the message came twice."""
    pemda, _instansi, keputusan, orang = d
    with pabrik.dalam(pemda):
        oleh, beku = pabrik.pelaku(orang), cuplikan.cari("keputusan", keputusan)
        isi = {"oleh": oleh, "jenis": "cetak", "nama": "a.pdf", "isi": b"%PDF-1.7 satu", "beku": beku}
        pertama = terbitan.simpan(keputusan, **isi)
        assert terbitan.simpan(keputusan, **isi | {"isi": b"%PDF-1.7 dua"}).pk == pertama.pk
        assert Berkas.objects.count() == 1
        pekerjaan = Pekerjaan.objects.get()
        Pekerjaan.objects.update(percobaan=1)  # the first attempt died
    jalankan(pemda.pk, pekerjaan.pk)
    jalankan(pemda.pk, pekerjaan.pk)
    with pabrik.dalam(pemda):
        assert Pekerjaan.objects.get().status == "selesai"
        assert [satu.jenis for satu in BerkasKeputusan.objects.order_by("jenis")] == ["arsip", "cetak"]
        assert Berkas.objects.count() == 2 and terbitan.tersimpan(keputusan)["cetak"].pk == pertama.pk


def test_nothing_is_made_of_a_draft_or_of_broken_content(d):
    pemda, instansi, keputusan, _orang = d
    with pabrik.dalam(pemda):
        draf = keputusan_kecil.draf(instansi)
        with pytest.raises(GalatKinerja, match="belum ditetapkan"):
            terbitan.isi_beku(draf)
        assert terbitan.kurang(draf) == [] and terbitan.tersimpan(draf) == {}
        satu = Cuplikan.objects.get(objek_id=keputusan.pk)
        Cuplikan.objects.filter(pk=satu.pk).update(isi=satu.isi | {"nomor": "99"})
    kuras()
    with pabrik.dalam(pemda):
        kerja = Pekerjaan.objects.get()
        assert kerja.status == "gagal" and "sidik jarinya" in kerja.galat
        assert not BerkasKeputusan.objects.exists()


def test_the_button_makes_what_is_missing(d):
    pemda, instansi, keputusan, orang = d
    with pabrik.dalam(pemda):
        Pekerjaan.objects.update(status="gagal")
        perencana = pabrik.klien(pabrik.anggota("perencana", instansi))
    klien, alamat = pabrik.klien(orang), f"/magetan/keputusan/{keputusan.pk}/terbitkan/"
    assert "sedang dibuat" not in klien.get(f"/magetan/keputusan/{keputusan.pk}/").content.decode()
    assert "Buat berkas keputusan" in klien.get(f"/magetan/keputusan/{keputusan.pk}/").content.decode()
    assert perencana.post(alamat).status_code == 403
    assert "Buat berkas keputusan" not in perencana.get(f"/magetan/keputusan/{keputusan.pk}/").content.decode()
    pertama, kedua = klien.post(alamat), klien.post(alamat)
    assert pertama["Location"] == kedua["Location"]
    with pabrik.dalam(pemda):
        assert Pekerjaan.objects.filter(status="antre").count() == 1
    isi = klien.get(f"/magetan/keputusan/{keputusan.pk}/").content.decode()
    assert "sedang dibuat" in isi and "Buat berkas" not in isi


def tanpa_kode(pemda, keputusan):
    """As a decree was that came into force before there were codes and files."""
    with pabrik.dalam(pemda):
        Pekerjaan.objects.all().delete()
        Keputusan.objects.filter(pk=keputusan.pk).update(kode="")
        return Cuplikan.objects.get(objek_id=keputusan.pk).sha256


def test_the_button_gives_the_code_to_a_decree_set_before_there_were_codes(d):
    pemda, _instansi, keputusan, orang = d
    sidik, klien = tanpa_kode(pemda, keputusan), pabrik.klien(orang)
    assert "Buat berkas dan kode verifikasi" in klien.get(f"/magetan/keputusan/{keputusan.pk}/").content.decode()
    klien.post(f"/magetan/keputusan/{keputusan.pk}/terbitkan/")
    kuras()
    with pabrik.dalam(pemda):
        kode = Keputusan.objects.get(pk=keputusan.pk).kode
        assert set(terbitan.tersimpan(keputusan)) == {"cetak", "arsip"}
        assert cuplikan.cari("keputusan", keputusan).sha256 == sidik  # not a frozen word has changed
    assert keputusan.nomor in Client().get(f"/verifikasi/magetan/{kode}/").content.decode()
    assert "kode verifikasi</button>" not in klien.get(f"/magetan/keputusan/{keputusan.pk}/").content.decode()


def test_the_command_gives_codes_to_all_that_have_none(d, capsys):
    """Also of another pemda; the one whose frozen content is broken is named and left as it is."""
    pemda, _instansi, keputusan, _orang = d
    asing = pabrik.pemda("paser")
    with pabrik.dalam(asing):
        instansi = pabrik.instansi("Dinas Asing", sebutan_kepala="Kepala Dinas Asing")
        pimpinan = pabrik.pelaku(pabrik.anggota("pimpinan", instansi))
        lain = keputusan_reviu.berlaku(instansi, keputusan_kecil.dokumen(instansi), oleh=pimpinan)
        keputusan_kecil.draf(instansi)
        satu = Cuplikan.objects.get(objek_id=lain.pk)
        Cuplikan.objects.filter(pk=satu.pk).update(isi=satu.isi | {"nomor": "99"})
    for milik, satu in ((pemda, keputusan), (asing, lain)):
        tanpa_kode(milik, satu)
    with pytest.raises(CommandError, match="1 keputusan dilewati"):
        call_command("terbitkan_keputusan")
    assert "paser: Keputusan" in (keluar := capsys.readouterr().out) and "magetan: 1 keputusan diberi kode" in keluar
    with pabrik.dalam(pemda):
        assert Keputusan.objects.get(pk=keputusan.pk).kode and Pekerjaan.objects.get().status == "antre"
    with pabrik.dalam(asing):
        assert not Keputusan.objects.exclude(kode="").exists() and not Pekerjaan.objects.exists()
    call_command("terbitkan_keputusan", pemda="magetan")
    assert "magetan: 0 keputusan" in capsys.readouterr().out
    with pytest.raises(CommandError, match="tidak ada"):
        call_command("terbitkan_keputusan", pemda="entah")
