"""Remarks: who may write and close them, where they belong, who hears of them."""

import uuid

import pytest

from indikator.domain import catatan_verifikasi as domain
from indikator.domain.utas_catatan import jumlah_terbuka, terbuka, utas
from indikator.models import CatatanVerifikasi
from organisasi.galat import Ditolak, IsianSalah
from organisasi.models import Jejak, Keanggotaan, Pemberitahuan
from tests import pabrik
from tests.indikator.dunia_verifikasi import bangun

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    with pabrik.dalam(pabrik.pemda("magetan")):
        yield bangun()


def tulis(dunia, peran="verifikator", isi="Perbaiki rumusnya.", **lain):
    return domain.tulis_catatan(oleh=dunia.pelaku(peran), objek=lain.pop("objek", dunia.lembar[0]), isi=isi, **lain)


def kabar(dunia, peran: str) -> list[tuple[str, str]]:
    return list(Pemberitahuan.objects.filter(penerima=dunia.orang[peran]).order_by("pk").values_list("jenis", "judul"))


@pytest.mark.parametrize("peran", ["perencana", "pimpinan", "verifikator", "inspektorat", "bappeda"])
def test_yang_boleh_menulis(dunia, peran):
    catatan = tulis(dunia, peran)
    assert (catatan.nama_oleh, catatan.instansi) == (dunia.orang[peran].nama, dunia.instansi)
    assert Jejak.objects.filter(model="indikator.CatatanVerifikasi", objek_id=catatan.pk, tindakan="tambah").exists()


@pytest.mark.parametrize("peran", ["admin_pemda", "pembaca", "perencana_lain"])
def test_yang_tidak_boleh_menulis(dunia, peran):
    with pytest.raises(Ditolak):
        tulis(dunia, peran)
    assert not CatatanVerifikasi.objects.exists()


def test_kutipan_diambil_dari_yang_tersimpan(dunia):
    silsilah = dunia.indikator[0].silsilah
    assert tulis(dunia, silsilah=silsilah, bidang="rumus").kutipan == "laporan selesai"
    assert tulis(dunia, silsilah=silsilah).kutipan == dunia.indikator[0].nama
    assert tulis(dunia).kutipan == ""


@pytest.mark.parametrize(
    "letak",
    [
        {"silsilah": uuid.uuid4()},
        {"silsilah": "bukan-uuid"},
        {"bidang": "rumus"},
        {"bidang": "sandi"},
    ],
)
def test_letak_yang_tidak_ada_ditolak(dunia, letak):
    if letak == {"bidang": "sandi"}:
        letak["silsilah"] = dunia.indikator[0].silsilah
    with pytest.raises(IsianSalah):
        tulis(dunia, **letak)


def test_baris_perangkat_daerah_lain_ditolak(dunia):
    asing = pabrik.indikator(pabrik.lembar(pabrik.penetapan(dunia.lain)), "Milik badan")
    with pytest.raises(IsianSalah):
        tulis(dunia, silsilah=asing.silsilah)


@pytest.mark.parametrize("isi", ["", "  \n ", "x" * 5_001])
def test_isi_kosong_atau_terlalu_panjang(dunia, isi):
    with pytest.raises(IsianSalah):
        tulis(dunia, isi=isi)


def test_klik_dua_kali_menambah_satu(dunia):
    kunci = uuid.uuid4()
    assert tulis(dunia, kunci_kirim=kunci) == tulis(dunia, kunci_kirim=kunci)
    assert CatatanVerifikasi.objects.count() == 1
    assert len(kabar(dunia, "perencana")) == 1


def test_jawaban_ikut_letak_utasnya(dunia):
    pangkal = tulis(dunia, silsilah=dunia.indikator[0].silsilah, bidang="rumus")
    jawaban = tulis(dunia, "perencana", "Sudah.", induk=pangkal)
    lagi = tulis(dunia, "verifikator", "Terima kasih.", induk=jawaban)
    assert (lagi.induk, lagi.silsilah, lagi.bidang) == (pangkal, pangkal.silsilah, "rumus")
    (satu,) = utas(dunia.lembar[0]).baris(dunia.indikator[0].silsilah)
    assert [j.isi for j in satu.jawaban] == ["Sudah.", "Terima kasih."]


def test_jawaban_pada_lembar_lain_ditolak(dunia):
    pangkal = tulis(dunia)
    with pytest.raises(IsianSalah):
        tulis(dunia, objek=dunia.lembar[1], induk=pangkal)


@pytest.mark.parametrize("peran", ["perencana", "pimpinan", "verifikator"])
def test_selesai_dan_dibuka_lagi(dunia, peran):
    pangkal = tulis(dunia)
    for _ in range(2):  # a second click
        satu = domain.selesaikan(pangkal, oleh=dunia.pelaku(peran))
    assert (satu.selesai, satu.selesai_oleh, satu.versi) == (True, dunia.orang[peran].nama, 2)
    assert terbuka(dunia.lembar[0]) == ()
    satu = domain.buka_lagi(pangkal, oleh=dunia.pelaku(peran))
    assert (satu.selesai, satu.selesai_oleh, satu.selesai_pada) == (False, "", None)


def test_yang_lain_hanya_menyelesaikan_catatannya_sendiri(dunia):
    with pytest.raises(Ditolak):
        domain.selesaikan(tulis(dunia), oleh=dunia.pelaku("bappeda"))
    assert domain.selesaikan(tulis(dunia, "bappeda"), oleh=dunia.pelaku("bappeda")).selesai


def test_perencana_diberi_tahu_sekali_sehari(dunia):
    tulis(dunia)
    tulis(dunia, isi="Satu lagi.")
    assert kabar(dunia, "perencana") == [
        ("komentar", f"{dunia.orang['verifikator'].nama} memberi catatan pada lembar IKU")
    ]
    assert kabar(dunia, "perencana_lain") == kabar(dunia, "verifikator") == []


def test_jawaban_sampai_kepada_penanya(dunia):
    pangkal = tulis(dunia, "bappeda")
    tulis(dunia, "perencana", "Sudah diganti.", induk=pangkal)
    tulis(dunia, "perencana", "Mohon dicek.", induk=pangkal)
    assert [jenis for jenis, _ in kabar(dunia, "bappeda")] == ["komentar", "komentar"]
    assert kabar(dunia, "verifikator") == []


@pytest.mark.parametrize("tanda", ["nama", "surel"])
def test_yang_disebut_diberi_tahu(dunia, tanda):
    orang = dunia.orang["pimpinan"]
    sebutan = orang.nama.upper() if tanda == "nama" else orang.email.partition("@")[0]
    catatan = tulis(dunia, isi=f"Mohon @{sebutan}, lihat ini")
    assert catatan.disebut == [orang.pk]
    assert [jenis for jenis, _ in kabar(dunia, "pimpinan")] == ["sebutan"]


def test_yang_tidak_berhak_atau_sepotong_namanya_tidak_disebut(dunia):
    lain, orang = dunia.orang["perencana_lain"], dunia.orang["pimpinan"]
    catatan = tulis(dunia, isi=f"@{lain.nama} @{orang.nama}x surat@{orang.nama} @{orang.nama[:4]}")
    assert catatan.disebut == []
    assert kabar(dunia, "perencana_lain") == kabar(dunia, "pimpinan") == []


def test_jumlah_terbuka_satu_kueri(dunia, django_assert_num_queries):
    pangkal = tulis(dunia)
    tulis(dunia, "perencana", "Ya.", induk=pangkal)
    tulis(dunia)
    domain.selesaikan(tulis(dunia, objek=dunia.lembar[1]), oleh=dunia.pelaku("verifikator"))
    with django_assert_num_queries(1):
        assert jumlah_terbuka([satu.pk for satu in dunia.lembar]) == {dunia.lembar[0].pk: 2}


def test_ringkasan_untuk_alasan(dunia):
    tulis(dunia, silsilah=dunia.indikator[0].silsilah, bidang="rumus", isi="Sebutkan penyebutnya.")
    tulis(dunia, isi="Lengkapi tugas.")
    assert utas(dunia.lembar[0]).ringkasan() == (
        "1. Rumus “laporan selesai”: Sebutkan penyebutnya.\n2. Lengkapi tugas."
    )


def test_catatan_pengukuran(dunia):
    realisasi = pabrik.realisasi(dunia.indikator[0], "79,41")
    catatan = tulis(dunia, objek=realisasi.pengukuran, silsilah=dunia.indikator[0].silsilah, bidang="realisasi")
    assert (catatan.kutipan, catatan.instansi) == ("79,41", dunia.instansi)
    alamat = Pemberitahuan.objects.get(penerima=dunia.orang["perencana"]).alamat
    assert alamat == dunia.url(f"{dunia.instansi.slug}/realisasi/?tw=0#utas-{catatan.pk}")


def test_penulis_yang_pindah_tidak_mendengar_utasnya_lagi(dunia):
    """The perencana wrote in the thread, then went to another OPD: answers are none of their business."""
    pangkal = tulis(dunia, "perencana", "Sudah kami perbaiki.")
    lain = pabrik.instansi("Dinas Tujuan")
    Keanggotaan.objects.filter(pengguna=dunia.orang["perencana"]).update(instansi=lain)
    tulis(dunia, "verifikator", "Masih ada yang kurang.", induk=pangkal)
    assert kabar(dunia, "perencana") == []
