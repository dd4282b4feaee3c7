"""Notices to people: who is told, once, and nobody of another pemda."""

from types import SimpleNamespace

import pytest

from organisasi.domain import kabar
from organisasi.domain.keanggotaan import ubah as ubah_keanggotaan
from organisasi.enums import JenisPemberitahuan, Peran, Tindakan
from organisasi.galat import PelanggaranPenyewa
from organisasi.models import Keanggotaan, Pemberitahuan
from tests import pabrik

pytestmark = pytest.mark.django_db
ALAMAT = "/magetan/2026/realisasi/dinas-sosial/1/"


@pytest.fixture
def dunia(tata):
    """`tata` with the pimpinan of both OPD and a verifikator, inside the pemda."""
    with pabrik.dalam(tata.pemda):
        tata.pimpinan = pabrik.anggota("pimpinan", tata.instansi)
        tata.pimpinan_lain = pabrik.anggota("pimpinan", tata.lain)
        tata.verifikator = pabrik.anggota("verifikator")
        tata.oleh = pabrik.pelaku(tata.perencana)
        yield tata


def _peralihan(tindakan, *kepada):
    giliran = {Tindakan.AJUKAN: Peran.PIMPINAN, Tindakan.SETUJUI: Peran.VERIFIKATOR}.get(tindakan)
    return SimpleNamespace(tindakan=tindakan, kabar=kepada, giliran=giliran)


def _alihkan(dunia, tindakan, *kepada, oleh=None, alasan="", instansi=None):
    return kabar.kabari_peralihan(
        SimpleNamespace(instansi=instansi or dunia.instansi),
        _peralihan(tindakan, *kepada),
        oleh=oleh or dunia.oleh,
        alasan=alasan,
        judul="Realisasi triwulan I 2026 diajukan",
        alamat=ALAMAT,
    )


def _penerima():
    return {satu.penerima: satu.jenis for satu in Pemberitahuan.objects.select_related("penerima")}


def test_kabari_anggota_aktif_saja(dunia):
    """The actor, a stranger, and a member who was switched off are not told."""
    keluar = Keanggotaan.objects.get(pengguna=dunia.luar)
    ubah_keanggotaan(oleh=pabrik.mesin(), keanggotaan=keluar, aktif=False)
    dunia.pembaca.is_active = False
    dunia.pembaca.save()
    calon = [dunia.perencana, dunia.rekan, dunia.rekan, dunia.asing, dunia.luar, dunia.pembaca]
    isi = {"jenis": JenisPemberitahuan.SEBUTAN, "judul": "Anda disebut  pada catatan", "isi": "“mohon dicek”"}
    assert kabar.kabari(oleh=dunia.oleh, penerima=calon, alamat=ALAMAT, instansi=dunia.instansi, **isi) == 1
    satu = Pemberitahuan.objects.get()
    assert (satu.penerima, satu.judul, satu.alamat) == (dunia.rekan, "Anda disebut pada catatan", ALAMAT)
    assert satu.dibaca_pada is None and satu.surel_pada is None
    with pabrik.dalam(dunia.pemda_asing):
        assert not Pemberitahuan.objects.exists()


def test_kunci_membuatnya_sekali(dunia):
    isi = {"oleh": pabrik.mesin(), "jenis": "pengingat", "judul": "Batas waktu", "alamat": ALAMAT, "kunci": "tw1-h7"}
    assert kabar.kabari(penerima=[dunia.rekan], **isi) == 1
    assert kabar.kabari(penerima=[dunia.rekan, dunia.perencana], **isi) == 1
    assert kabar.kabari(penerima=[dunia.rekan], **isi | {"kunci": ""}) == 1
    assert kabar.kabari(penerima=[], **isi) == 0
    assert Pemberitahuan.objects.filter(penerima=dunia.rekan).count() == 2


def test_judul_panjang_dan_alamat_luar(dunia):
    isi = {"oleh": dunia.oleh, "penerima": [dunia.rekan], "jenis": "komentar"}
    kabar.kabari(judul="kata " * 80, alamat=ALAMAT, **isi)
    judul = Pemberitahuan.objects.get().judul
    assert len(judul) <= 200 and judul.endswith("kata…")
    for alamat in ("https://lain.example/", "/paser/2026/", "//lain.example/magetan/", "/magetanlain/"):
        with pytest.raises(PelanggaranPenyewa):
            kabar.kabari(judul="x", alamat=alamat, **isi)


def test_peralihan_kepada_yang_berperan(dunia):
    """An OPD's roles are those of its own people; whose turn it is reads another kind of notice."""
    assert _alihkan(dunia, Tindakan.AJUKAN, Peran.PIMPINAN) == 1
    assert _penerima() == {dunia.pimpinan: JenisPemberitahuan.PENGAJUAN}
    Pemberitahuan.objects.all().delete()
    oleh = pabrik.pelaku(dunia.pimpinan)
    assert _alihkan(dunia, Tindakan.SETUJUI, Peran.PERENCANA, Peran.VERIFIKATOR, Peran.PIMPINAN, oleh=oleh) == 3
    assert _penerima() == {
        dunia.perencana: JenisPemberitahuan.KEPUTUSAN,
        dunia.rekan: JenisPemberitahuan.KEPUTUSAN,
        dunia.verifikator: JenisPemberitahuan.PENGAJUAN,
    }
    assert Pemberitahuan.objects.first().isi == f"Oleh {dunia.pimpinan.nama}."


def test_pengembalian_membawa_alasan(dunia):
    oleh = pabrik.pelaku(dunia.verifikator)
    _alihkan(dunia, Tindakan.KEMBALIKAN, Peran.PERENCANA, oleh=oleh, alasan=" Target kosong. ")
    satu = Pemberitahuan.objects.filter(penerima=dunia.rekan).get()
    assert (satu.jenis, satu.isi) == (JenisPemberitahuan.KEMBALI, f"{dunia.verifikator.nama}: Target kosong.")
    assert satu.instansi == dunia.instansi


def test_bagian_setda_memberi_tahu_sekda(dunia):
    """As with rights: only a Bagian of the Setda hands up, and a UPTD does not."""
    setda = pabrik.instansi("Sekretariat Daerah", jenis="setda")
    bagian = pabrik.instansi("Bagian Umum", jenis="bagian", induk=setda)
    uptd = pabrik.instansi("UPTD Laboratorium", jenis="uptd", induk=dunia.lain)
    sekda = pabrik.anggota("pimpinan", setda)
    assert _alihkan(dunia, Tindakan.AJUKAN, Peran.PIMPINAN, instansi=bagian) == 1
    assert set(_penerima()) == {sekda}
    assert _alihkan(dunia, Tindakan.AJUKAN, Peran.PIMPINAN, instansi=uptd) == 0


def test_orang_berperan_ganda_diberi_tahu_sekali(dunia):
    pabrik.anggota("verifikator", orang=dunia.pimpinan)
    assert _alihkan(dunia, Tindakan.SETUJUI, Peran.PIMPINAN, Peran.VERIFIKATOR) == 2
    assert _penerima()[dunia.pimpinan] == JenisPemberitahuan.PENGAJUAN
    lembar = SimpleNamespace(penetapan=SimpleNamespace(instansi=dunia.lain))
    peralihan = _peralihan(Tindakan.AJUKAN, Peran.PIMPINAN)
    kabar.kabari_peralihan(lembar, peralihan, oleh=dunia.oleh, judul="IKI diajukan", alamat=ALAMAT)
    assert dunia.pimpinan_lain in _penerima()
