"""What averages read of the stored capaian: the same as the engine gives, with less asked of the database."""

import importlib
from decimal import Decimal

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from indikator.capaian.kebijakan import BATAS_ATAS_SAH, BATAS_BAWAH_SAH, Kebijakan
from indikator.domain import kolom_capaian
from indikator.domain.capaian import hitung_realisasi
from indikator.domain.kemajuan import kemajuan_iku
from indikator.domain.nilai_iku import muat_nilai
from indikator.models import Capaian, KebijakanCapaian
from tests import pabrik

TAHUN = (2023, 2024)
TRIWULANAN = {"frekuensi": "triwulan", "tipe_penghitungan": "non_kumulatif"}
D = Decimal


@pytest.fixture
def pemda(db):
    """Two OPD over two years: values far above and below the target, a 0, a row without realisasi."""
    pemda = pabrik.pemda("paser")
    with pabrik.dalam(pemda):
        pabrik._buat(KebijakanCapaian, tahun_mulai=2024, batas_atas=D(110), batas_bawah=D(0))
        for ke in range(2):
            lembar = pabrik.lembar(pabrik.penetapan(pabrik.instansi(), *TAHUN, berlaku=True))
            baris = [pabrik.indikator(lembar, **TRIWULANAN) for _ in range(4)]
            for satu in baris:
                for tahun in TAHUN:
                    for tw in range(5):
                        pabrik.target(satu, "50", tahun, tw)
            _isi(baris, ke)
    return pemda


def _isi(baris, ke: int) -> None:
    for tahun in TAHUN:
        for tw in (1, 2, 3, 4)[: 4 - ke]:
            for nomor, satu in enumerate(baris[:3]):
                teks = ("90", "-20", "40")[nomor] if (nomor, tw) != (2, 3) else "0"
                hitung_realisasi(pabrik.realisasi(satu, teks, tahun=tahun, triwulan=tw))


def test_kemajuan_dibatasi_menurut_kebijakannya(pemda):
    with pabrik.dalam(pemda):
        semua = list(Capaian.objects.exclude(kemajuan=None))
        assert {(satu.kemajuan, satu.kemajuan_dibatasi) for satu in semua} >= {(D(180), D(110)), (D(180), D(180))}
        for satu in semua:
            assert satu.kemajuan_dibatasi == kolom_capaian.kebijakan_tersimpan(satu).batasi(satu.kemajuan)


def test_migrasi_mengisi_yang_lama(pemda):
    isi = importlib.import_module("indikator.migrations.0015_kemajuan_dibatasi").isi
    with pabrik.dalam(pemda):
        seharusnya = dict(Capaian.objects.values_list("pk", "kemajuan_dibatasi"))
        Capaian.objects.update(kemajuan_dibatasi=None)
        isi(apps, None)
        assert dict(Capaian.objects.values_list("pk", "kemajuan_dibatasi")) == seharusnya
        assert len(set(seharusnya.values())) > 3


@pytest.mark.parametrize("triwulan", range(5))
def test_hanya_yang_ditanyakan_tidak_mengubah_angkanya(pemda, triwulan):
    with pabrik.dalam(pemda):
        penuh, hemat = muat_nilai(TAHUN), muat_nilai(TAHUN, hanya=(2024, triwulan))
        assert hemat[2024] == penuh[2024]
        assert hemat[2023].nilai(triwulan) == penuh[2023].nilai(triwulan)


def test_tahun_dari_triwulan_terakhir_memakai_batasnya(pemda):
    with pabrik.dalam(pemda):
        setahun = {satu.persen for satu in muat_nilai([2024])[2024].nilai(0).values()}
        assert setahun == {D(110), D(0), D(80), None}


def test_kemajuan_iku_menghitung_yang_jatuh_tempo(pemda):
    with pabrik.dalam(pemda):
        semua = kemajuan_iku(2024)
        isi = sorted([(k.terisi, k.jumlah) for tw, k in sorted(maju.items())] for maju in semua.values())
    assert isi == [[(0, 4), (3, 4), (3, 4), (3, 4), (0, 4)], [(3, 4), (3, 4), (3, 4), (3, 4), (3, 4)]]


@given(
    persen=st.none() | st.decimals(-500, 500, places=8),
    atas=st.sampled_from(BATAS_ATAS_SAH),
    bawah=st.sampled_from(BATAS_BAWAH_SAH),
)
def test_batas_tersimpan_sama_dengan_mesin(persen, atas, bawah):
    kebijakan = Kebijakan(batas_atas=atas, batas_bawah=bawah)
    kembali = Kebijakan.dari_masukan(kebijakan.masukan)
    assert kolom_capaian.kemajuan_dibatasi(persen, kebijakan) == kolom_capaian.kemajuan_dibatasi(persen, kembali)
