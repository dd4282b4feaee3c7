"""Remarks on a section: threads, who is told, who may close them, sent twice, strangers."""

from uuid import uuid4

import pytest

from laporan.domain.lkjip import dokumen
from laporan.models import KomentarLkjip
from organisasi.models import Pemberitahuan
from tests import pabrik


class Dunia:
    def __init__(self):
        self.pemda = pabrik.pemda("magetan")
        with pabrik.dalam(self.pemda) as mesin:
            self.instansi = pabrik.instansi("Dinas Kesehatan")
            bagian = [{"kode": "bab1", "judul": "BAB I PENDAHULUAN", "isi": "<p>Isi</p>"}]
            self.lkjip = dokumen.buat(oleh=mesin, instansi=self.instansi, tahun=2024, bagian=bagian)
            self.bagian = self.lkjip.bagian.get()
            self.perencana = pabrik.anggota("perencana", self.instansi)
            self.verifikator = pabrik.anggota("verifikator")
        self.url = f"/magetan/lkjip/{self.lkjip.pk}/bagian/{self.bagian.pk}/"

    def tulis(self, orang, isi="Lengkapi analisisnya.", **lain):
        data = {"isi": isi, "kunci_kirim": str(uuid4())} | lain
        return pabrik.klien(orang).post(f"{self.url}komentar/", data)

    def semua(self) -> list[KomentarLkjip]:
        with pabrik.dalam(self.pemda):
            return list(KomentarLkjip.objects.order_by("pk"))

    def kabar(self, orang) -> list[str]:
        with pabrik.dalam(self.pemda):
            return list(Pemberitahuan.objects.filter(penerima=orang).order_by("pk").values_list("judul", flat=True))


@pytest.fixture
def dunia(db):
    return Dunia()


def test_utas_dan_kabarnya(dunia):
    jawab = dunia.tulis(dunia.verifikator, kutipan="Isi")
    (satu,) = dunia.semua()
    assert jawab.status_code == 302 and jawab.url == f"{dunia.url}#utas-{satu.pk}"
    (kabar,) = dunia.kabar(dunia.perencana)
    assert "mengomentari LKjIP 2024, BAB I PENDAHULUAN" in kabar
    dunia.tulis(dunia.perencana, "Sudah saya tambah.", induk=satu.pk)
    assert "menjawab komentar pada" in dunia.kabar(dunia.verifikator)[0]
    isi = pabrik.klien(dunia.verifikator).get(dunia.url).content.decode()
    assert "Lengkapi analisisnya." in isi and "Sudah saya tambah." in isi and "<blockquote" in isi


def test_menyebut_orang(dunia):
    dunia.tulis(dunia.perencana, f"Mohon dicek @{dunia.verifikator}.")
    assert "menyebut Anda" in dunia.kabar(dunia.verifikator)[0]


def test_selesai_dan_dibuka_lagi(dunia):
    dunia.tulis(dunia.verifikator)
    (satu,) = dunia.semua()
    alamat, klien = f"/magetan/lkjip/komentar/{satu.pk}/tandai/", pabrik.klien(dunia.perencana)
    for _ in range(2):
        assert klien.post(alamat, {"selesai": "1"}).status_code == 302
    assert dunia.semua()[0].selesai and dunia.semua()[0].selesai_oleh == str(dunia.perencana)
    klien.post(alamat, {"selesai": "0"})
    assert not dunia.semua()[0].selesai
    with pabrik.dalam(dunia.pemda):
        inspektorat = pabrik.klien(pabrik.anggota("inspektorat"))
    assert inspektorat.post(alamat, {"selesai": "1"}).status_code == 403


def test_kirim_dua_kali_satu_komentar(dunia):
    kunci = str(uuid4())
    for _ in range(2):
        assert dunia.tulis(dunia.verifikator, kunci_kirim=kunci).status_code == 302
    assert len(dunia.semua()) == 1


def test_kosong_kembali_dengan_galat(dunia):
    jawab = dunia.tulis(dunia.verifikator, "   ")
    assert jawab.status_code == 422 and 'id="isi-komentar"' in jawab.content.decode()
    dunia.tulis(dunia.verifikator)
    (satu,) = dunia.semua()
    panjang = "x" * 5_001
    jawab = dunia.tulis(dunia.perencana, panjang, induk=satu.pk)
    assert jawab.status_code == 422 and panjang in jawab.content.decode() and len(dunia.semua()) == 1


def test_orang_asing_dan_pembaca(dunia):
    dunia.tulis(dunia.verifikator)
    (satu,) = dunia.semua()
    with pabrik.dalam(pabrik.pemda("paser")):
        asing = pabrik.anggota("verifikator")
    assert dunia.tulis(asing).status_code == 404
    assert pabrik.klien(asing).post(f"/paser/lkjip/komentar/{satu.pk}/tandai/", {"selesai": "1"}).status_code == 404
    with pabrik.dalam(dunia.pemda):
        pembaca = pabrik.anggota("pembaca")
    assert dunia.tulis(pembaca).status_code == 403
    assert not dunia.semua()[0].selesai
