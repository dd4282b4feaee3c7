"""Adendum: the tetap figure of a realisasi that was verified or locked while it was still sementara."""

import pytest

from indikator.domain import adendum, pk
from indikator.domain.bukti import BuktiBaru
from indikator.models import Capaian, Pengukuran, Realisasi
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import indikator_asn, indikator_jumlah, isi_asn, kode_variabel, rencana, simpan


@pytest.fixture
def d(db):
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda):
        d.r = simpan(d.ikm, "79,41", sifat="sementara")
    return d


def kunci(status: str = "dikunci", **saring) -> None:
    Pengukuran.objects.filter(**saring).update(status=status)


def tetapkan(d, r=None, teks: str = "78,2", **lain):
    r = Realisasi.objects.select_related("pengukuran__instansi").get(pk=(r or d.r).pk)
    isi = {"oleh": pabrik.pelaku(d.perencana), "alasan": "Surat BPS 12/2025"} | lain
    return adendum.tetapkan_angka(r, teks=teks, **isi)


@pytest.mark.parametrize("status", ["terverifikasi", "dikunci"])
def test_angka_tetap_menggantikan_sementara(d, status):
    """The row keeps the target it had: a PK signed since then does not move it."""
    with pabrik.dalam(d.pemda) as mesin:
        kunci(status)
        pabrik.tandatangani(pk.buat(oleh=mesin, instansi=d.instansi, tahun=2024, baris=[(d.ikm, "80")]))
        r = tetapkan(d, versi=1, bukti=BuktiBaru(tautan="https://bps.go.id/angka.pdf"))
        assert (r.teks, r.sifat, r.versi, r.bukti.count()) == ("78,2", "tetap", 2, 1)
        assert r.capaian.bukti_hitung == "78,2 ÷ 78,2 × 100 = 100,00 %"
        assert Pengukuran.objects.get().status == status
        ubah = Jejak.objects.get(model="indikator.Realisasi", tindakan="ubah")
        assert (ubah.alasan, ubah.perubahan["teks"]) == ("Surat BPS 12/2025", ["79,41", "78,2"])
        assert ubah.perubahan["sifat"] == ["sementara", "tetap"]
        hitung = Jejak.objects.get(tindakan="hitung")
        assert hitung.perubahan["perhitungan capaian"] == [
            "79,41 ÷ 78,2 × 100 = 101,55 %",
            "78,2 ÷ 78,2 × 100 = 100,00 %",
        ]


@pytest.mark.parametrize("status", ["draf", "diajukan", "dikembalikan"])
def test_sebelum_diverifikasi_lewat_isian_biasa(d, status):
    with pabrik.dalam(d.pemda):
        kunci(status)
        assert not adendum.dapat_ditetapkan(pabrik.pelaku(d.perencana), Realisasi.objects.get())
        with pytest.raises(SalahStatus, match="isian biasa"):
            tetapkan(d)


def test_hanya_sekali(d):
    with pabrik.dalam(d.pemda):
        kunci()
        tetapkan(d)
        with pytest.raises(SalahStatus, match="sudah tetap"):
            tetapkan(d, teks="80")


def test_alasan_dan_angka_wajib(d):
    with pabrik.dalam(d.pemda):
        kunci()
        for lain, kolom in (({"alasan": " "}, "alasan"), ({"teks": "tujuh"}, "teks"), ({"teks": ""}, "teks")):
            with pytest.raises(IsianSalah) as galat:
                tetapkan(d, **lain)
            assert kolom in galat.value.kolom
        with pytest.raises(Bentrok):
            tetapkan(d, versi=9)
        assert Realisasi.objects.get().teks == "79,41"


@pytest.mark.parametrize("siapa", ["luar", "verifikator", "pimpinan", "pembaca"])
def test_hak(d, siapa):
    with pabrik.dalam(d.pemda):
        kunci()
        with pytest.raises(Ditolak):
            tetapkan(d, oleh=pabrik.pelaku(getattr(d, siapa)))
        assert not adendum.dapat_ditetapkan(pabrik.pelaku(getattr(d, siapa)), Realisasi.objects.get())


def test_lewat_variabel(d):
    with pabrik.dalam(d.pemda):
        satu = indikator_asn(d)
        r = isi_asn(satu, 4, "200", sifat="sementara")
        kunci()
        isi = dict(zip(kode_variabel(satu), ("190", "1.000"), strict=True))
        r = tetapkan(d, r, teks="", variabel=isi)
        assert (r.teks, [n.nilai for n in r.nilai_variabel.all()]) == ("19", [190, 1000])


def test_triwulan_lain_menurut_keadaannya(d):
    """Addendum to triwulan I: II is locked and keeps its figure, III is open and follows."""
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d)
        rencana(satu, "20", "30", "25")
        pertama = simpan(satu, "20", triwulan=1, sifat="sementara")
        for tw, isi in ((2, "30"), (3, "25")):
            simpan(satu, isi, triwulan=tw)
        kunci(triwulan__in=(1, 2))
        tetapkan(d, pertama, teks="10")
        bukti = dict(
            Capaian.objects.filter(realisasi__indikator=satu).values_list(
                "realisasi__pengukuran__triwulan", "bukti_hitung"
            )
        )
        assert bukti == {
            1: "10 ÷ 20 × 100 = 50,00 %",
            2: "50 ÷ 50 × 100 = 100,00 %",
            3: "65 ÷ 75 × 100 = 86,67 %",
        }
