"""The files of a decree in force: made by a job, once, from the frozen content; served at once afterwards."""

import hashlib
import io

import pikepdf
import pytest

from laporan.domain import cuplikan
from laporan.domain import terbitan_keputusan as terbitan
from laporan.models import BerkasKeputusan, Cuplikan
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
    assert "Buat berkas keputusan" in klien.get(f"/magetan/keputusan/{keputusan.pk}/").content.decode()
    assert perencana.post(alamat).status_code == 403
    assert "Buat berkas keputusan" not in perencana.get(f"/magetan/keputusan/{keputusan.pk}/").content.decode()
    pertama, kedua = klien.post(alamat), klien.post(alamat)
    assert pertama["Location"] == kedua["Location"]
    with pabrik.dalam(pemda):
        assert Pekerjaan.objects.filter(status="antre").count() == 1
