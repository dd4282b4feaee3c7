"""Pages of the templates of decrees: copy a shipped one, change its wording, preview it for an OPD, delete it."""

from uuid import uuid4

import pytest

from laporan.contoh.muat import FIXTURES, muat_acuan
from laporan.models import TemplatKeputusan
from tests import pabrik

DASAR = "/magetan/pengaturan/templat-keputusan/"


class Dunia:
    def __init__(self):
        self.pemda = pabrik.pemda("magetan")
        with pabrik.dalam(self.pemda):
            self.instansi = pabrik.instansi("Dinas Kesehatan")
            self.admin = pabrik.klien(pabrik.anggota("admin_pemda"))
            self.perencana = pabrik.klien(pabrik.anggota("perencana", self.instansi))

    def salin(self, kunci: str = "iku") -> TemplatKeputusan:
        self.admin.post(f"{DASAR}salin/{kunci}/", {"kunci_kirim": str(uuid4())})
        return self.milik()[-1]

    def milik(self) -> list[TemplatKeputusan]:
        with pabrik.dalam(self.pemda):
            return list(TemplatKeputusan.objects.order_by("pk"))


@pytest.fixture
def d(db):
    muat_acuan(FIXTURES / "acuan")
    with pabrik.dalam(pabrik.pemda("paser")):
        pabrik._buat(TemplatKeputusan, nama="Templat Paser", isi={"tentang": "Rahasia"})
    return Dunia()


def isian(templat: TemplatKeputusan, **lain) -> dict:
    isi = {"nama": templat.nama, "jenis": templat.jenis, "sifat": templat.sifat, "versi": templat.versi}
    return isi | {"tentang": "IKU {instansi}", "diktum": "Menetapkan IKU.", "aktif": "on"} | lain


def test_daftar_bawaan_dan_milik(d):
    isi = d.admin.get(DASAR).content.decode()
    assert "Belum ada templat milik pemda" in isi and "Penetapan IKU" in isi and "Paser" not in isi
    assert "Templat keputusan" in isi and d.perencana.get(DASAR).status_code == 403


def test_salin_bawaan_sekali_lalu_diubah(d):
    kirim = {"kunci_kirim": str(uuid4())}
    jawaban = [d.admin.post(f"{DASAR}salin/iku/", kirim) for _ in range(2)]
    satu = d.milik()
    assert len(satu) == 1 and {j["Location"] for j in jawaban} == {f"{DASAR}{satu[0].pk}/ubah/"}
    halaman = d.admin.get(jawaban[0]["Location"]).content.decode()
    assert "a. bahwa berdasarkan ketentuan" in halaman and "{dasar:uu-23-2014}" in halaman
    assert 'data-sisip="{instansi}"' in halaman


def test_butir_sebaris_dan_rincian_menjorok(d):
    satu = d.salin()
    diktum = "KESATU : Menetapkan IKU.\nKEDUA : IKU dipakai dalam:\n    a. rencana;\n    b. laporan."
    jawaban = d.admin.post(
        f"{DASAR}{satu.pk}/ubah/", isian(satu, diktum=diktum, menimbang="a. bahwa A;\nb. {penutup}")
    )
    isi = d.milik()[0].isi
    assert jawaban.status_code == 302 and [b["isi"] for b in isi["menimbang"]] == ["bahwa A;", "{penutup}"]
    assert [b["isi"] for b in isi["diktum"][1]["butir"]] == ["rencana;", "laporan."]


def test_isian_asing_ditolak_di_bidangnya(d):
    satu = d.salin()
    jawaban = d.admin.post(f"{DASAR}{satu.pk}/ubah/", isian(satu, menimbang="bahwa {bupati} ;"))
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422 and "Isian {bupati} tidak dikenal" in isi and "bahwa {bupati} ;" in isi


def test_bentrok_menunjukkan_yang_tersimpan(d):
    satu = d.salin()
    d.admin.post(f"{DASAR}{satu.pk}/ubah/", isian(satu, tentang="IKU rekan"))
    jawaban = d.admin.post(f"{DASAR}{satu.pk}/ubah/", isian(satu, tentang="IKU saya"))
    isi = jawaban.content.decode()
    assert jawaban.status_code == 409 and "IKU rekan" in isi and "IKU saya" in isi


def test_pratinjau_untuk_perangkat_daerah(d):
    satu = d.salin()
    kirim = isian(
        satu, instansi=d.instansi.slug, mengingat="{dasar:uu-23-2014}", menimbang="bahwa {pemda};\n{penutup}"
    )
    isi = d.admin.post(f"{DASAR}pratinjau/", kirim | {"nama": ""}).content.decode()  # not named yet
    assert "IKU Dinas Kesehatan Kabupaten Magetan" in isi and "Undang-Undang Nomor 23 Tahun 2014" in isi
    assert "bahwa Kabupaten Magetan;" in isi and "pertimbangan sebagaimana dimaksud dalam huruf a" in isi
    salah = d.admin.post(f"{DASAR}pratinjau/", kirim | {"menimbang": "{apa}"}).content.decode()
    assert "Isian {apa} tidak dikenal" in salah and d.milik()[0].isi == satu.isi


def test_pratinjau_untuk_perangkat_daerah_pemda_lain_tidak_terisi(d):
    with pabrik.dalam(pabrik.pemda("tetangga")):
        asing = pabrik.instansi("Dinas Tetangga")
    isi = d.admin.post(f"{DASAR}pratinjau/", isian(d.salin(), instansi=asing.slug)).content.decode()
    assert "Tetangga" not in isi and "Kabupaten" not in isi


def test_tambah_dan_hapus(d):
    isi = {"nama": "Punya kami", "jenis": "iku", "sifat": "baru", "tentang": "IKU", "diktum": "Menetapkan."}
    assert d.admin.post(f"{DASAR}tambah/", isi | {"kunci_kirim": str(uuid4())}).status_code == 302
    satu = d.milik()[0]
    assert "Punya kami" in d.admin.get(DASAR).content.decode()
    assert d.admin.post(f"{DASAR}{satu.pk}/hapus/", {"versi": satu.versi}).status_code == 302 and d.milik() == []
