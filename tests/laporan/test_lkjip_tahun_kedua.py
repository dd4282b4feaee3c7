"""A second-year report: last year's columns come from the frozen report, whatever happens to that year afterwards."""

import pytest
from django.utils import timezone

from indikator.models import Realisasi, RiwayatCapaian, Target
from laporan.domain.cuplikan import KALIMAT_RUSAK, CuplikanRusak
from laporan.domain.lkjip.isi import baca_isi, susun_lkjip
from laporan.models import AdendumLkjip, BagianLkjip, Cuplikan
from tests import pabrik
from tests.indikator.dunia_ukur import simpan
from tests.laporan import lkjip_dua_tahun
from tests.laporan.test_isi_lkjip import kolom, tabel


@pytest.fixture
def d(db):
    d = lkjip_dua_tahun.susun()
    with pabrik.dalam(d.pemda):
        lkjip_dua_tahun.riwayat(d.nilai, 2024, realisasi_teks="1", capaian_teks="1%")  # the frozen report wins
        d.lama = lkjip_dua_tahun.bekukan(lkjip_dua_tahun.lkjip(d))
        simpan(d.nilai, "81", tahun=2025)
        d.baru = lkjip_dua_tahun.lkjip(d, 2025)
        yield d


def kolom_lalu(d) -> tuple[list[str], list[str]]:
    isi = susun_lkjip(d.baru)
    (analisis,), (antar,) = tabel(isi, "analisis"), tabel(isi, "analisis-tahun")
    return kolom(analisis, "Capaian 2024"), kolom(antar, "2024")


def ubah_tahun_lalu(d) -> None:
    Realisasi.objects.filter(pengukuran__tahun=2024).update(teks="1", nilai=1)
    Target.objects.filter(tahun=2024).update(teks="2", nilai=2)
    RiwayatCapaian.objects.update(capaian_teks="7%", realisasi_teks="7")
    simpan(d.nilai, "3", tahun=2024)


def test_kolom_tahun_lalu_dari_laporan_beku(d):
    capaian, antar = kolom_lalu(d)
    assert capaian[:2] == ["102,56 %", "120,00 %"]
    assert antar == ["80", "102,56 %", "8 *)", "120,00 %"]
    (analisis,) = tabel(susun_lkjip(d.baru), "analisis")
    assert "Capaian 2024 menurut LKjIP Tahun 2024." in analisis.catatan


def test_data_tahun_lalu_diubah_tidak_mengubah_apa_pun(d):
    sebelum, beku = kolom_lalu(d), baca_isi(d.lama)
    ubah_tahun_lalu(d)
    assert kolom_lalu(d) == sebelum
    assert baca_isi(d.lama) == beku and susun_lkjip(d.lama) != beku


def test_naskah_diubah_setelah_ditandatangani_tidak_tercetak(d):
    BagianLkjip.objects.filter(lkjip=d.lama).update(isi="<p>Diubah diam-diam.</p>")
    assert "diam-diam" not in str(baca_isi(d.lama)) and "diam-diam" in str(susun_lkjip(d.lama))


def test_sebelum_ditandatangani_dari_riwayat(d):
    type(d.lama).objects.filter(pk=d.lama.pk).update(status="dikembalikan")
    assert kolom_lalu(d)[0][0] == "1%"


def test_adendum_mengoreksi_kolom_tahun_berikutnya(d):
    baris = {"silsilah": str(d.kejadian.silsilah), "indikator": "x", "semula": "", "sementara": False}
    perubahan = [
        baris | {"apa": "Realisasi", "menjadi": "9 kejadian", "nilai": "9"},
        baris | {"apa": "Capaian", "menjadi": "110,00 %", "nilai": "110"},
    ]
    isi = {"lkjip": d.lama, "ke": 1, "perubahan": perubahan, "dasar": "Rilis BPS", "alasan": "Angka tetap"}
    adendum = pabrik._buat(AdendumLkjip, **isi)
    assert kolom_lalu(d)[1][2:] == ["8 *)", "120,00 %"]  # a draft corrects nothing
    AdendumLkjip.objects.filter(pk=adendum.pk).update(terbit_pada=timezone.now())
    assert kolom_lalu(d)[1][2:] == ["9 kejadian", "110,00 %"]


def test_isi_beku_yang_rusak_tidak_dipakai(d):
    rusak = Cuplikan.objects.get(jenis="lkjip")
    rusak.isi["angka"]["sasaran"][0]["indikator"][0]["persen"] = "999"
    Cuplikan.objects.filter(pk=rusak.pk).update(isi=rusak.isi)
    with pytest.raises(CuplikanRusak, match=KALIMAT_RUSAK[:20]):
        susun_lkjip(d.baru)
