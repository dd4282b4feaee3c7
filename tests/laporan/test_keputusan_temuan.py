"""The findings on the pages of a decree: panel and list, one fix, all of a level, who may, an old version."""

import pytest
from lxml import html

from laporan.domain import butir_keputusan
from laporan.models import Keputusan
from laporan.views.temuan import BAGIAN
from organisasi import penyewa
from tests import pabrik
from tests.laporan import dokumen_contoh, keputusan_kecil
from tests.laporan.salinan_keputusan import muat


class Panggung:
    """A draft whose Menimbang lacks its closing item; its people; a stranger from another pemda with a decree."""

    def __init__(self):
        self.pemda = pabrik.pemda("sendiri", ibukota="Sendiri")
        with pabrik.dalam(self.pemda):
            dinas, lain = pabrik.instansi("Dinas Kesehatan"), pabrik.instansi("Dinas Lain")
            draf = keputusan_kecil.draf(dinas, keputusan_kecil.dokumen(dinas))
            butir_keputusan.tambah(draf, oleh=pabrik.mesin(), bagian="menimbang", isi="bahwa perlu  yang yang baik;")
            self.draf = muat(draf)
            self.perencana = pabrik.klien(pabrik.anggota("perencana", dinas))
            self.verifikator = pabrik.klien(pabrik.anggota("verifikator"))
            self.orang_lain = pabrik.klien(pabrik.anggota("perencana", lain))
        with pabrik.dalam(pabrik.pemda("asing")):
            self.orang_asing = pabrik.klien(pabrik.anggota("perencana", pabrik.instansi("Dinas Asing")))

    def url(self, ekor: str = "") -> str:
        return f"/sendiri/keputusan/{self.draf.pk}/{ekor}"

    def isi(self, **lain) -> dict:
        return {"versi": self.draf.versi, "kode": "KEP-20", "asal": "temuan"} | lain

    def menimbang(self) -> list[str]:
        with penyewa.sebagai(self.pemda):
            return [satu.isi for satu in self.draf.butir.filter(bagian="menimbang")]


@pytest.fixture
def p(db):
    return Panggung()


@pytest.mark.parametrize("ekor", ["", "temuan/", "susun/"])
def test_temuan_tampil_menurut_tingkat_dengan_perbaikannya(p, ekor):
    teks = p.perencana.get(p.url(ekor)).content.decode()
    assert "Harus diperbaiki" in teks and "Saran" in teks and "KEP-20" in teks
    assert teks.index("KEP-20") < teks.index("KEP-71")
    assert "Tambahkan konsideran penutup</" in teks or "Tambahkan konsideran penutup<span" in teks
    assert "perlu menetapkan Keputusan" in teks  # what would stand there
    assert "#butir-" in teks


def test_yang_harus_diperbaiki_terbuka_dan_saran_terlipat(p):
    """In the editor; on the page of its own all lies open. Each level by the parts of the decree, in their order."""
    susun, daftar = (html.fromstring(p.perencana.get(p.url(ekor)).content) for ekor in ("susun/", "temuan/"))
    lipat = {satu.get("data-lipat"): satu for satu in susun.xpath("//details[@data-lipat]")}
    assert "open" in lipat["halang"].attrib and "open" not in lipat["saran"].attrib
    assert all("open" in satu.attrib for satu in daftar.xpath("//details[@data-lipat]"))
    bagian = [satu.text.strip() for satu in lipat["halang"].xpath("h3")]
    assert "Menimbang" in bagian and bagian == [nama for nama in BAGIAN if nama in bagian]
    banyak = [int(satu.text_content()) for satu in lipat["halang"].xpath("h3/span")]
    assert sum(banyak) == len(lipat["halang"].xpath(".//span[contains(@class, 'kode')]"))


def test_yang_hanya_membaca_tidak_punya_tombol(p):
    teks = p.verifikator.get(p.url("temuan/")).content.decode()
    assert "KEP-20" in teks and "perbaiki/" not in teks
    assert p.orang_lain.get(p.url("temuan/")).status_code == 403


def test_satu_temuan_diperbaiki(p):
    jawaban = p.perencana.post(p.url("perbaiki/"), p.isi(), follow=True)
    assert jawaban.redirect_chain[-1][0] == p.url("temuan/") and "Temuan diperbaiki." in jawaban.content.decode()
    assert len(p.menimbang()) == 2
    lagi = p.perencana.post(p.url("perbaiki/"), p.isi())  # sent twice: the version is old
    assert lagi.status_code == 409 and len(p.menimbang()) == 2


def test_semua_satu_tingkat_disebut_lalu_diperbaiki(p):
    teks = p.perencana.get(p.url("temuan/")).content.decode()
    assert "Perbaiki semua yang dapat" in teks and "menimbang: tambahkan konsideran penutup." in teks.lower()
    jawaban = p.perencana.post(p.url("perbaiki/"), p.isi(kode="", semua="halang"), follow=True)
    assert "perbaikan dilakukan." in jawaban.content.decode()
    assert len(p.menimbang()) == 2 and p.menimbang()[0] == "bahwa perlu yang yang baik;"  # a suggestion stays
    with penyewa.sebagai(p.pemda):
        versi = Keputusan.objects.get(pk=p.draf.pk).versi
    p.perencana.post(p.url("perbaiki/"), p.isi(kode="", semua="saran", versi=versi))
    assert p.menimbang()[0] == "bahwa perlu yang baik;"


def test_versi_lama_ditolak_tanpa_perubahan(p):
    jawaban = p.perencana.post(p.url("perbaiki/"), p.isi(versi=p.draf.versi - 1))
    assert jawaban.status_code == 409 and len(p.menimbang()) == 1


def test_penyunting_mendapat_potretnya(p):
    """The editor asks for JSON: the lists, the state and the findings anew; with an old version the same as 409."""
    kepala = {"accept": "application/json"}
    jawaban = p.perencana.post(p.url("perbaiki/"), p.isi(), headers=kepala)
    assert jawaban.status_code == 200 and jawaban.json()["kalimat"] == "Temuan diperbaiki."
    assert "KEP-20" not in jawaban.json()["temuan"] and jawaban.json()["urungan"]
    lama = p.perencana.post(p.url("perbaiki/"), p.isi(), headers=kepala)
    assert lama.status_code == 409 and lama.json()["galat"] and "bagian" in lama.json()


@pytest.mark.parametrize("isi", [{"kode": ""}, {"kode": "KEP-99"}, {"semua": "apa"}, {"versi": "x"}])
def test_kiriman_yang_tidak_terbaca(p, isi):
    assert p.perencana.post(p.url("perbaiki/"), p.isi(**isi)).status_code == 409
    assert len(p.menimbang()) == 1


def test_orang_lain_dan_orang_asing(p):
    assert [k.post(p.url("perbaiki/"), p.isi()).status_code for k in (p.orang_lain, p.verifikator)] == [403, 403]
    assert p.orang_asing.post(p.url("perbaiki/"), p.isi()).status_code == 404
    assert p.orang_asing.get(p.url("temuan/")).status_code == 404
    assert p.perencana.get(p.url("perbaiki/")).status_code == 405
    assert len(p.menimbang()) == 1


def test_yang_berlaku_menampilkan_temuan_tanpa_tombol(p):
    with penyewa.sebagai(p.pemda):
        Keputusan.objects.filter(pk=p.draf.pk).update(status="berlaku")
    teks = p.perencana.get(p.url("temuan/")).content.decode()
    assert "KEP-20" in teks and "perbaiki/" not in teks and "salin menjadi draf" in teks
    assert p.perencana.post(p.url("perbaiki/"), p.isi()).status_code == 409


def test_kesalahan_sumber_tampil_pada_keputusan_yang_dimuat(contoh):
    """Also once set; with what was noted when it was read, and the quality notes of its sheets counted."""
    with penyewa.sebagai(dokumen_contoh.pemda("paser")):
        pk, orang = dokumen_contoh.keputusan("paser").pk, pabrik.anggota("verifikator")
    teks = pabrik.klien(orang).get(f"/paser/keputusan/{pk}/").content.decode()
    assert "menurut urutannya KEEMPAT" in teks and "Menetapkan kosong" in teks and "catatan kualitas" in teks
    assert "diktum KETIGA dua kali" in teks  # from the notes of the source
