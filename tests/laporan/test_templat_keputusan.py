"""Templates of decrees: the shipped ones are whole, a pemda keeps its own, placeholders are known."""

import uuid

import pytest

from laporan.domain import isi_templat, isian_templat, templat_keputusan
from laporan.enums import BagianKeputusan, JenisKeputusan, SifatKeputusan
from laporan.models import DasarHukum, TemplatKeputusan
from organisasi.galat import Bentrok, Ditolak, IsianSalah
from tests import pabrik

pytestmark = pytest.mark.django_db
ISI = {
    "tentang": "IKU {instansi} Tahun {masa}",
    "menimbang": ["{penutup}"],
    "diktum": ["Menetapkan IKU.", "{mulai_berlaku}"],
}


@pytest.fixture
def admin():
    with pabrik.dalam(pabrik.pemda("magetan")):
        yield pabrik.pelaku_baru("admin_pemda")


def baru(admin, nama="IKU Magetan", **lain) -> TemplatKeputusan:
    return templat_keputusan.buat(oleh=admin, **{"nama": nama, "jenis": "iku", "sifat": "baru", "isi": ISI} | lain)


def test_every_kind_and_effect_has_a_shipped_template():
    semua = templat_keputusan.bawaan()
    assert {(satu.jenis, satu.sifat) for satu in semua} == {
        (j.value, s.value) for j in JenisKeputusan for s in SifatKeputusan
    }
    assert len({satu.kunci for satu in semua}) == len(semua) == 9


@pytest.mark.parametrize("templat", templat_keputusan.bawaan(), ids=lambda satu: satu.kunci)
def test_shipped_templates_are_whole(templat):
    for kunci in {
        k for _, teks in isi_templat.semua_teks(templat.isi) for n, k in isian_templat.ISIAN.findall(teks) if k
    }:
        DasarHukum.objects.get_or_create(kunci=kunci, defaults={"bentuk": "UU", "nomor": "1", "tahun": 2004})
    isi_templat.periksa(templat.isi)
    teks = [satu for _, satu in isi_templat.semua_teks(templat.isi)]
    assert templat.isi["menimbang"][-1]["isi"] == "{penutup}" and templat.isi["diktum"][-1]["isi"] == "{mulai_berlaku}"
    assert any("{keputusan_lama}" in satu for satu in teks) == (templat.sifat != SifatKeputusan.BARU)
    assert all(satu["isi"].startswith(("bahwa ", "{penutup}")) for satu in templat.isi["menimbang"])


def test_legal_bases_of_the_shipped_templates_are_in_the_library():
    from laporan.contoh.baca import baca_berkas

    ada = {satu["kunci"] for satu in baca_berkas(templat_keputusan.BERKAS.parent / "dasar_hukum.yaml")}
    semua = [teks for satu in templat_keputusan.bawaan() for _, teks in isi_templat.semua_teks(satu.isi)]
    assert {kunci for teks in semua for _, kunci in isian_templat.ISIAN.findall(teks) if kunci} <= ada


def test_a_pemda_copies_changes_and_deletes(admin):
    salinan = templat_keputusan.salin("iku", oleh=admin)
    lagi = templat_keputusan.salin("iku", oleh=admin)
    assert (salinan.nama, lagi.nama, salinan.dari) == ("Penetapan IKU (salinan)", "Penetapan IKU (salinan 2)", "iku")
    salinan = templat_keputusan.ubah(salinan, oleh=admin, versi=1, nama="IKU kami", isi=ISI)
    assert [satu.nama for satu in templat_keputusan.daftar()][:2] == ["IKU kami", "Penetapan IKU (salinan 2)"]
    assert templat_keputusan.ambil(f"t{salinan.pk}").isi["diktum"][0] == {"isi": "Menetapkan IKU.", "butir": []}
    with pytest.raises(Bentrok):
        templat_keputusan.ubah(salinan, oleh=admin, versi=1, nama="Lain")
    templat_keputusan.ubah(lagi, oleh=admin, aktif=False)
    assert lagi.pk not in [satu.baris and satu.baris.pk for satu in templat_keputusan.daftar()]
    templat_keputusan.hapus(salinan, oleh=admin, versi=2)
    with pytest.raises(IsianSalah, match="tidak ada"):
        templat_keputusan.ambil(f"t{salinan.pk}")


def test_a_form_sent_twice_adds_one(admin):
    kunci = uuid.uuid4()
    assert baru(admin, kunci_kirim=kunci) == baru(admin, nama="Nama lain", kunci_kirim=kunci)
    with pytest.raises(IsianSalah, match="bernama ini"):
        baru(admin, nama="iku  MAGETAN")


@pytest.mark.parametrize(
    ("isi", "kolom", "kalimat"),
    [
        ({"tentang": "IKU {opd}"}, "tentang", r"\{opd\} tidak dikenal"),
        ({"tentang": ""}, "tentang", "belum diisi"),
        ({"diktum": []}, "diktum", "sedikitnya satu"),
        ({"menimbang": ["bahwa {penutup}"]}, "menimbang", "berdiri sendiri"),
        ({"mengingat": ["{dasar:uu-1-1900}"]}, "mengingat", "tidak ada di pustaka"),
        ({"diktum": ["{dasar}"]}, "diktum", "tidak dikenal"),
        ({"diktum": [{"isi": "x", "butir": ["{salah}"]}]}, "diktum", "tidak dikenal"),
        ({"tembusan": ["Bupati"] * 101}, "tembusan", "Paling banyak"),
        ({"tembusan": ["a\x07"]}, "tembusan", "kendali"),
    ],
)
def test_mistakes_are_named_by_field(admin, isi, kolom, kalimat):
    with pytest.raises(IsianSalah, match=kalimat) as galat:
        baru(admin, isi=ISI | isi)
    assert set(galat.value.kolom) == {kolom}
    assert not TemplatKeputusan.objects.exists()


@pytest.mark.parametrize("peran", ["pimpinan", "perencana", "bappeda", "inspektorat", "penomoran", "pembaca"])
def test_only_admin_and_verifikator_keep_templates(admin, peran):
    instansi = pabrik.instansi() if peran in ("pimpinan", "perencana") else None
    orang, milik = pabrik.pelaku_baru(peran, instansi), baru(admin)
    for tindakan in (
        lambda: templat_keputusan.salin("iku", oleh=orang),
        lambda: templat_keputusan.ubah(milik, oleh=orang, nama="x"),
        lambda: templat_keputusan.hapus(milik, oleh=orang),
    ):
        with pytest.raises(Ditolak, match="Bagian Organisasi"):
            tindakan()
    assert templat_keputusan.ubah(milik, oleh=pabrik.pelaku_baru("verifikator"), nama="Boleh").nama == "Boleh"


def test_templates_of_another_pemda_are_not_there(admin):
    milik = baru(admin)
    with pabrik.dalam(pabrik.pemda("paser")):
        assert [satu for satu in templat_keputusan.daftar(semua=True) if not satu.bawaan] == []
        with pytest.raises(IsianSalah, match="tidak ada"):
            templat_keputusan.ambil(f"t{milik.pk}")


@pytest.mark.parametrize("templat", templat_keputusan.bawaan(), ids=lambda satu: satu.kunci)
def test_a_list_as_text_reads_back(templat):
    for bagian in BagianKeputusan:
        teks = isi_templat.ke_teks(bagian, templat.isi[bagian])
        assert isi_templat.dari_teks(bagian, teks) == templat.isi[bagian]


def test_placeholders_are_explained():
    assert all(isian.arti and isian.contoh for isian in isian_templat.DAFTAR_ISIAN)
    assert len(isian_templat.NAMA) == len(isian_templat.DAFTAR_ISIAN)
