"""Rencana aksi: the four targets of a row in force, their reading, what they do to the capaian."""

import pytest

from indikator.domain import reviu, target_triwulan
from indikator.models import Pengukuran, Target
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import TAHUN, indikator_jumlah, simpan


@pytest.fixture
def d(db):
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda):
        d.satu = indikator_jumlah(d)
    return d


def atur(d, *teks: str, oleh=None, indikator=None, **lain):
    isi = {f"tw{tw}": satu for tw, satu in enumerate(teks, 1)}
    return target_triwulan.atur(
        oleh=oleh or pabrik.pelaku(d.perencana), indikator=indikator or d.satu, tahun=TAHUN, **isi, **lain
    )


def test_dibaca_seperti_target_lain(d):
    with pabrik.dalam(d.pemda):
        hasil = atur(d, "20 laporan", "30 laporan", " 25  laporan", "25 laporan", versi=0)
        assert [(t.nilai, t.satuan) for t in hasil.target.values()] == [(n, "laporan") for n in (20, 30, 25, 25)]
        assert (hasil.tw3, hasil.versi, hasil.peringatan, hasil.terkunci) == ("25 laporan", 4, (), frozenset())
        assert Jejak.objects.filter(model="indikator.Target", pengguna=d.perencana).count() == 4
        assert atur(d, "20 laporan", "30 laporan", "25 laporan", "25 laporan", versi=0).versi == 4  # a second click
        assert Target.objects.get(indikator=d.satu, triwulan=0).teks == "100 laporan"


def test_capaian_terbuka_ikut(d):
    with pabrik.dalam(d.pemda):
        for tw in (1, 2):
            r = simpan(d.satu, "20", triwulan=tw)
        assert r.capaian.persen is None
        atur(d, "20", "30")
        r.capaian.refresh_from_db()
        assert r.capaian.bukti_hitung == "40 ÷ 50 × 100 = 80,00 %"
        atur(d, "20", "")
        r.capaian.refresh_from_db()
        assert r.capaian.persen is None and "belum punya target" in r.capaian.galat


@pytest.mark.parametrize(
    ("tipe", "teks", "kalimat"),
    [
        ("kumulatif", ("20", "30", "25", "20"), "Target s.d. triwulan IV (95) berbeda dari target setahun (100)."),
        ("non_kumulatif", ("20", "50", "70", "90"), "Target s.d. triwulan IV (90) berbeda dari target setahun (100)."),
        ("non_kumulatif", ("20", "50", "70", "100"), ""),
        ("rata_rata", ("100", "100", "100", "100"), ""),
        ("kumulatif", ("20", "", "25", "25"), "Triwulan II belum punya target"),
        ("kumulatif", ("dua puluh?", "30", "25", "25"), "Triwulan I: "),
    ],
)
def test_yang_tidak_sampai_ke_target_setahun(d, tipe, teks, kalimat):
    with pabrik.dalam(d.pemda):
        type(d.satu).objects.filter(pk=d.satu.pk).update(tipe_penghitungan=tipe)
        peringatan = " ".join(atur(d, *teks).peringatan)
        assert kalimat in peringatan if kalimat else peringatan == ""


def test_triwulan_yang_diajukan_tetap(d):
    with pabrik.dalam(d.pemda):
        atur(d, "20", "30", "25", "25")
        simpan(d.satu, "20", triwulan=1)
        Pengukuran.objects.filter(triwulan=1).update(status="diajukan")
        with pytest.raises(SalahStatus, match="Triwulan I 2024 sudah diajukan"):
            atur(d, "15", "30", "25", "30")
        hasil = atur(d, "20", "35", "20", "25")
        assert (hasil.terkunci, hasil.tw2) == ({1}, "35")


def test_dua_orang_bersamaan(d):
    with pabrik.dalam(d.pemda):
        versi = atur(d, "20", "30", versi=0).versi
        atur(d, "25", "30", versi=versi, oleh=pabrik.pelaku(d.rekan))
        with pytest.raises(Bentrok) as galat:
            atur(d, "10", "30", versi=versi)
        assert (galat.value.terkini.tw1, galat.value.terkini.versi) == ("25", versi + 1)


def test_reviu_yang_sedang_disusun_tidak_mengembalikan_yang_lama(d):
    with pabrik.dalam(d.pemda) as mesin:
        atur(d, "20", "30", "25", "25")
        baru = reviu.mulai_reviu(d.dokumen, oleh=mesin)
        atur(d, "10", "40", "25", "25")
        baru = pabrik.tetapkan(baru)
        kini = baru.lembar.get(jenis="iku").indikator.get(silsilah=d.satu.silsilah)
        assert target_triwulan.muat(kini, TAHUN).tw2 == "40"
        with pytest.raises(SalahStatus, match="bukan dari dokumen yang berlaku"):
            atur(d, "1")


def test_panjang_dan_induk(d):
    with pabrik.dalam(d.pemda):
        with pytest.raises(IsianSalah) as galat:
            atur(d, "20", "x" * 201)
        assert list(galat.value.kolom) == ["tw2"]
        with pytest.raises(IsianSalah, match="sub-indikatornya"):
            atur(d, "20", indikator=d.rb)


@pytest.mark.parametrize("siapa", ["luar", "pimpinan", "verifikator", "pembaca"])
def test_hak(d, siapa):
    with pabrik.dalam(d.pemda), pytest.raises(Ditolak):
        atur(d, "20", oleh=pabrik.pelaku(getattr(d, siapa)))


def test_pemda_lain_tidak_tersentuh(d):
    with pabrik.dalam(d.pemda):
        atur(d, "20")
    with pabrik.dalam(d.pemda_asing):
        assert target_triwulan.muat(d.indikator_asing, TAHUN).versi == 0
