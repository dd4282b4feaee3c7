"""Making a draft from a template or a set decree, changing its head, throwing it away."""

import uuid

import pytest

from laporan.contoh.muat import FIXTURES, muat_acuan
from laporan.domain import butir_keputusan, kepala_keputusan, rancang_keputusan, templat_keputusan
from laporan.domain.isi_keputusan import susun_keputusan
from laporan.domain.periksa_keputusan import periksa
from laporan.domain.susunan_naskah import baca, rata
from laporan.models import ButirKeputusan, Keputusan
from laporan.naskah.rujukan import kunci_dirujuk
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak, PengaturanPemda
from tests import pabrik
from tests.laporan import keputusan_kecil

pytestmark = pytest.mark.django_db


class Dunia:
    def __init__(self):
        self.instansi = pabrik.instansi("Dinas Kesehatan", sebutan_kepala="Kepala Dinas Kesehatan")
        self.perencana = pabrik.pelaku_baru("perencana", self.instansi)
        self.lama = keputusan_kecil.berlaku(self.instansi, keputusan_kecil.dokumen(self.instansi))
        self.dokumen = pabrik.penetapan(self.instansi, 2025, 2026)

    def rancang(self, templat="iku-iki", **lain) -> Keputusan:
        return rancang_keputusan.rancang(oleh=self.perencana, penetapan=self.dokumen, templat=templat, **lain)


@pytest.fixture
def d():
    muat_acuan(FIXTURES / "acuan")
    with pabrik.dalam(pabrik.pemda("magetan", ibukota="Magetan")):
        yield Dunia()


@pytest.mark.parametrize("templat", templat_keputusan.bawaan(), ids=lambda satu: satu.kunci)
def test_a_draft_of_every_shipped_template_needs_no_mending(d, templat):
    """Its words have no finding; what is left is what only people know (who signs, the sheets)."""
    orang = pabrik.pejabat("dr. Ani", nip="19800101 200501 2 001", pangkat="Pembina")
    pabrik.pemangku(orang, d.instansi, nama_jabatan="Kepala Dinas Kesehatan")
    pabrik.lembar(d.dokumen), pabrik.lembar(d.dokumen, pabrik.jabatan(d.instansi))
    asal = None if templat.sifat == "baru" else d.lama
    draf = d.rancang(templat.kunci, sifat=templat.sifat, asal=asal)
    lembar = ("KEP-08", "KEP-6")  # the year of the earlier decree, sheets without indicators
    assert [f"{satu.kode} {satu.kalimat}" for satu in periksa(draf) if not satu.kode.startswith(lembar)] == []
    semua = " ".join(baris for bagian in baca(draf).bagian for baris in baca(draf).baris(bagian))
    assert "{" not in semua and "Dinas Kesehatan Kabupaten Magetan" in semua
    assert ("Nomor 1 TAHUN 2024" in semua) == (asal is not None)


def test_the_head_is_filled_from_what_is_known(d):
    orang = pabrik.pejabat("dr. Ani")
    pabrik.pemangku(orang, d.instansi, nama_jabatan="Kepala Dinas Kesehatan")
    PengaturanPemda.objects.create(pemda=d.instansi.pemda, kertas="a4", qr_dokumen=False)
    draf = d.rancang()
    assert draf.jabatan_penetap == "KEPALA DINAS KESEHATAN KABUPATEN MAGETAN"
    assert (draf.tempat, draf.penandatangan, draf.nomor, draf.tanggal) == ("Magetan", orang, "", None)
    assert draf.tentang == (
        "Indikator Kinerja Utama dan Indikator Kinerja Individu Dinas Kesehatan Kabupaten Magetan Tahun 2025–2026"
    )
    assert (draf.kertas, draf.dengan_qr, draf.dengan_daftar_isi) == ("a4", False, False)
    assert draf.menetapkan.startswith("KEPUTUSAN KEPALA DINAS KESEHATAN KABUPATEN MAGETAN TENTANG INDIKATOR")


def test_a_long_lampiran_gets_a_table_of_contents(d):
    for _ in range(10):
        pabrik.lembar(d.dokumen, pabrik.jabatan(d.instansi))
    assert d.rancang("iki").dengan_daftar_isi
    assert not d.rancang("iku").dengan_daftar_isi


def test_citations_come_from_the_library_with_their_row(d):
    butir = d.rancang("iku").butir.filter(bagian="mengingat")
    assert [satu.dasar_hukum.kunci for satu in butir][:2] == ["uu-25-2004", "uu-23-2014"]
    assert butir[0].isi.endswith("Tambahan Lembaran Negara Republik Indonesia Nomor 4421);")


def test_references_of_the_template_are_links(d):
    draf = d.rancang("iku")
    diktum = baca(draf).bagian["diktum"]
    assert kunci_dirujuk(diktum[1].isi) == (diktum[0].kunci,)
    butir_keputusan.tambah(draf, oleh=d.perencana, bagian="diktum", isi="Baru.", posisi=1)
    assert "diktum KEDUA merupakan" in susun_keputusan(draf).diktum[2].isi


def test_a_page_sent_twice_makes_one_draft(d):
    kunci = uuid.uuid4()
    assert d.rancang(kunci_kirim=kunci) == d.rancang(kunci_kirim=kunci)
    with pytest.raises(SalahStatus, match="sudah mempunyai draf keputusan: “Indikator Kinerja Utama"):
        d.rancang()
    with pytest.raises(SalahStatus):
        d.rancang("iku")
    assert Keputusan.objects.filter(penetapan=d.dokumen).count() == 1


def test_iku_and_iki_may_have_a_decree_each(d):
    assert d.rancang("iku").jenis == "iku" and d.rancang("iki").jenis == "iki"


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"templat": "iku-pengganti"}, "asal"),
        ({"templat": "iku", "asal": "lama"}, "asal"),
        ({"templat": "iku-pengganti", "asal": "draf"}, "asal"),
        ({"templat": "iku-pengganti", "asal": "lain"}, "asal"),
        ({"templat": "iku", "sifat": "pengganti"}, "templat"),
        ({"templat": "tidak-ada"}, "templat"),
    ],
)
def test_what_does_not_fit_is_refused(d, isi, kolom):
    sebelah = pabrik.instansi("Dinas Lain")
    asal = {
        "lama": lambda: d.lama,
        "draf": lambda: keputusan_kecil.draf(d.instansi),
        "lain": lambda: keputusan_kecil.berlaku(
            sebelah, keputusan_kecil.dokumen(sebelah), "2 TAHUN 2024", jabatan_penetap="KEPALA DINAS LAIN"
        ),
    }
    if "asal" in isi:
        isi = isi | {"asal": asal[isi["asal"]]()}
    with pytest.raises(IsianSalah) as galat:
        d.rancang(**isi)
    assert set(galat.value.kolom) == {kolom}
    assert not Keputusan.objects.filter(penetapan=d.dokumen).exists()


def test_an_own_template_that_names_an_earlier_decree_needs_one(d):
    isi = {"tentang": "IKU", "menimbang": [], "diktum": ["Mengganti {keputusan_lama}."]}
    milik = templat_keputusan.buat(oleh=pabrik.mesin(), nama="A", jenis="iku", sifat="baru", isi=isi)
    with pytest.raises(IsianSalah, match="menyebut keputusan lama"):
        d.rancang(f"t{milik.pk}")


@pytest.mark.parametrize("peran", ["pimpinan", "verifikator", "penomoran", "admin_pemda", "pembaca"])
def test_only_the_perencana_drafts(d, peran):
    orang = pabrik.pelaku_baru(peran, d.instansi if peran == "pimpinan" else None)
    draf = d.rancang()
    for tindakan in (
        lambda: rancang_keputusan.rancang(oleh=orang, penetapan=d.dokumen, templat="iku"),
        lambda: rancang_keputusan.salin_draf(d.lama, oleh=orang),
        lambda: kepala_keputusan.ubah_kepala(draf, oleh=orang, tempat="X"),
        lambda: kepala_keputusan.buang_draf(draf, oleh=orang),
    ):
        with pytest.raises(Ditolak):
            tindakan()


# --- head --------------------------------------------------------------------------------------------------------


def test_the_wording_after_menetapkan_follows_the_title(d):
    draf = kepala_keputusan.ubah_kepala(d.rancang(), oleh=d.perencana, versi=1, tentang="IKU\nTahun 2025")
    assert draf.menetapkan.endswith("TENTANG IKU TAHUN 2025.") and draf.tentang == "IKU\nTahun 2025"
    draf = kepala_keputusan.ubah_kepala(draf, oleh=d.perencana, versi=2, menetapkan="LAIN", tentang="IKU 2026")
    draf = kepala_keputusan.ubah_kepala(draf, oleh=d.perencana, versi=3, tentang="IKU 2027")
    assert draf.menetapkan == "LAIN"
    with pytest.raises(Bentrok):
        kepala_keputusan.ubah_kepala(draf, oleh=d.perencana, versi=1, tempat="X")


def test_columns_and_cover_are_kept_in_shape(d):
    isi = {"kolom": {"iki": {"indikator": " INDIKATOR  KINERJA ", "target": ""}}, "sampul": [" A ", "", "B"]}
    draf = kepala_keputusan.ubah_kepala(d.rancang(), oleh=d.perencana, **isi)
    assert draf.kolom == {"iki": {"indikator": "INDIKATOR KINERJA", "target": ""}} and draf.sampul == ["A", "B"]


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"tentang": " \n "}, "tentang"),
        ({"jabatan_penetap": ""}, "jabatan_penetap"),
        ({"kolom": {"iki": {"indikator": "A", "asing": "B"}}}, "kolom"),
        ({"kolom": {"lain": {"indikator": "A"}}}, "kolom"),
        ({"kolom": {"iki": {"target": "A"}}}, "kolom"),
        ({"kolom": {"iki": {"indikator": "A" * 81}}}, "kolom"),
        ({"sampul": ["A"] * 21}, "sampul"),
        ({"kertas": "a5"}, "kertas"),
    ],
)
def test_a_wrong_head_is_named_by_field(d, isi, kolom):
    draf = d.rancang()
    with pytest.raises(IsianSalah) as galat:
        kepala_keputusan.ubah_kepala(draf, oleh=d.perencana, **isi)
    assert set(galat.value.kolom) == {kolom} and Keputusan.objects.get(pk=draf.pk).versi == draf.versi


def test_a_field_that_is_none_of_the_head_is_a_programmers_error(d):
    with pytest.raises(TypeError, match="nomor"):
        kepala_keputusan.ubah_kepala(d.rancang(), oleh=d.perencana, nomor="1")


# --- copies and the bin ------------------------------------------------------------------------------------------


def test_a_draft_is_thrown_away_with_its_words_in_the_trail(d):
    draf = d.rancang()
    kepala_keputusan.buang_draf(draf, oleh=d.perencana, versi=draf.versi)
    assert not ButirKeputusan.objects.filter(keputusan=draf.pk).exists()
    jejak = Jejak.objects.order_by("-nomor").first()
    assert (jejak.tindakan, jejak.objek_id) == ("hapus", draf.pk)
    assert jejak.perubahan["diktum"][0][-1] == "Keputusan ini mulai berlaku pada tanggal ditetapkan."


def test_a_numbered_draft_and_a_decree_in_force_stay(d):
    draf = d.rancang()
    Keputusan.objects.filter(pk=draf.pk).update(nomor="9")
    with pytest.raises(SalahStatus, match="sudah bernomor"):
        kepala_keputusan.buang_draf(draf, oleh=d.perencana)
    with pytest.raises(IsianSalah, match="sudah bernomor"):
        kepala_keputusan.ubah_kepala(draf, oleh=d.perencana, jabatan_penetap="BUPATI")
    with pytest.raises(SalahStatus, match="sudah berlaku"):
        kepala_keputusan.buang_draf(d.lama, oleh=d.perencana)


def test_a_copy_has_links_of_its_own(d):
    isi = "KESATU : IKU.\na. satu;\nb. dua.\nKEDUA : menurut diktum KESATU huruf b."
    draf = keputusan_kecil.draf(d.instansi, d.dokumen)
    butir_keputusan.tempel(draf, oleh=d.perencana, bagian="diktum", teks=isi)
    Keputusan.objects.filter(pk=draf.pk).update(status="berlaku", nomor="7")
    kunci = uuid.uuid4()
    asal = Keputusan.objects.get(pk=draf.pk)
    salinan = rancang_keputusan.salin_draf(asal, oleh=d.perencana, kunci_kirim=kunci)
    assert rancang_keputusan.salin_draf(asal, oleh=d.perencana, kunci_kirim=kunci) == salinan
    lama, baru = baca(asal), baca(salinan)
    assert baru.baris("diktum") == lama.baris("diktum") and not set(baru.denah) & set(lama.denah)
    assert {k for satu, _ in rata(baru.bagian["diktum"]) for k in kunci_dirujuk(satu.isi)} <= set(baru.denah)
    assert (salinan.status, salinan.nomor, salinan.tanggal, salinan.kode) == ("draf", "", None, "")
    with pytest.raises(SalahStatus, match="sudah mempunyai draf"):
        rancang_keputusan.salin_draf(asal, oleh=d.perencana)
    with pytest.raises(SalahStatus, match="masih draf"):
        rancang_keputusan.salin_draf(salinan, oleh=d.perencana)
