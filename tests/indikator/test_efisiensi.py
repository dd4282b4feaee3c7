"""Efficiency per sasaran: from stored budget, by the named method of the pemda, concluded only from 100 % on."""

from decimal import Decimal

import pytest

from indikator.domain import anggaran, kebijakan
from indikator.domain.efisiensi import efisiensi_sasaran
from indikator.domain.pengukuran import pengukuran_instansi
from indikator.models import Pengukuran
from organisasi.models import Pemda
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import simpan

HALAMAN = "/magetan/2024/capaian/bagian-organisasi/"


@pytest.fixture
def d(db):
    """The sasaran of ikm and inovasi has two kegiatan: 900 of 1.000; the stranger has a budget of his own."""
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda):
        kegiatan(d, "satu", 600, 500)
        kegiatan(d, "dua", 400, 400)
    with pabrik.dalam(d.pemda_asing) as asing:
        sasaran = d.indikator_asing.sasaran
        isi = {"kunci": "a", "nama": "Kegiatan asing", "pagu": Decimal(1), "realisasi": Decimal(1), "sasaran": sasaran}
        anggaran.buat_kegiatan(oleh=asing, instansi=d.instansi_asing, tahun=2024, **isi)
    return d


def kegiatan(d, nama: str, pagu, realisasi, sasaran=None):
    uang = {"pagu": Decimal(pagu), "realisasi": None if realisasi is None else Decimal(realisasi)}
    return anggaran.buat_kegiatan(
        oleh=pabrik.mesin(),
        instansi=d.instansi,
        tahun=2024,
        kunci=nama,
        nama=f"Kegiatan {nama}",
        sasaran=sasaran or d.sasaran,
        **uang,
    )


def hitung(d, triwulan: int = 0):
    return efisiensi_sasaran(pengukuran_instansi(d.instansi, 2024, triwulan))


def isi_capaian(d, ikm: str, inovasi: str) -> None:
    simpan(d.ikm, ikm)
    simpan(d.inovasi, inovasi)


@pytest.mark.parametrize(
    ("cara", "bukti"),
    [
        ("selisih", "110,00 % − 90,00 % = 20,00"),
        ("rasio", "110,00 % ÷ 90,00 % = 1,22"),
        ("volume", "(110,00 − 90,00) ÷ 110,00 × 100 = 18,18 %"),
    ],
)
def test_menurut_cara_pemda(d, cara, bukti):
    with pabrik.dalam(d.pemda) as mesin:
        kebijakan.atur_kebijakan(oleh=mesin, tahun_mulai=2024, efisiensi=cara)
        isi_capaian(d, "86,02", "41,8")  # 110 % and 110 %
        (satu,) = hitung(d).baris
    assert (satu.anggaran.pagu, satu.anggaran.realisasi) == (1000, 900)
    assert (satu.hasil.bukti, satu.hasil.simpulan) == (bukti, "efisien")


def test_di_bawah_seratus_tidak_disimpulkan(d):
    with pabrik.dalam(d.pemda):
        isi_capaian(d, "78,2", "19")  # 100 % and 50 %
        (satu,) = hitung(d).baris
    assert (satu.hasil.nilai, satu.hasil.simpulan) == (None, "tidak disimpulkan efisien")
    halaman = " ".join(pabrik.klien(d.perencana).get(HALAMAN).content.decode().split())
    assert "Efisiensi menurut sasaran" in halaman and "tidak disimpulkan efisien" in halaman
    assert "Cara: Capaian − serapan" in halaman and "Kegiatan asing" not in halaman


def test_yang_belum_lengkap_tidak_disimpulkan(d):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "156,4")  # the other indicator has none
        assert hitung(d).baris[0].hasil.keterangan == "Capaian sasaran belum lengkap, efisiensi tidak disimpulkan."
        simpan(d.inovasi, "38")
        kegiatan(d, "tiga", 100, None)  # a pagu without realisasi
        hasil = hitung(d).baris[0].hasil
    assert (hasil.nilai, hasil.simpulan) == (None, "") and "Serapan anggaran belum ada" in hasil.keterangan


def test_hanya_untuk_tahun_dengan_anggaran(d):
    with pabrik.dalam(d.pemda):
        isi_capaian(d, "78,2", "38")
        assert hitung(d, triwulan=1) is None
        assert len(hitung(d).baris) == 1  # the other sasaran has no kegiatan
    with pabrik.dalam(d.pemda):
        assert efisiensi_sasaran(pengukuran_instansi(d.lain, 2024)) is None


def test_pembaca_tidak_melihat_yang_belum_diverifikasi(d):
    with pabrik.dalam(d.pemda):
        isi_capaian(d, "86,02", "41,8")
    pembaca = pabrik.klien(d.pembaca)
    assert "110,00" not in pembaca.get(HALAMAN).content.decode()
    with pabrik.dalam(d.pemda):
        Pengukuran.objects.update(status="terverifikasi")
    assert "20,00" in pembaca.get(HALAMAN).content.decode()


def test_magetan_2019(contoh):
    """Sasaran of the loaded example: the figures agree with its budget table."""
    with pabrik.dalam(Pemda.objects.get(slug="magetan")):
        instansi = pabrik.Instansi.objects.get(slug="bagian-organisasi")
        hasil = {
            satu.ukur.sasaran.nama: (satu.hasil.bukti, satu.hasil.simpulan)
            for satu in efisiensi_sasaran(pengukuran_instansi(instansi, 2019)).baris
        }
    kurang = ("", "tidak disimpulkan efisien")
    assert hasil == {
        "Meningkatnya Pelayanan Prima kepada Masyarakat": ("112,62 % − 94,32 % = 18,30", "efisien"),
        "Meningkatnya Ketatalaksanaan pemerintahan": ("111,54 % − 87,10 % = 24,44", "efisien"),
        "Kesesuaian kelembagaan dengan Anjab ABK": kurang,
        "Meningkatnya akuntabilitas kinerja perangkat daerah": ("115,35 % − 85,55 % = 29,80", "efisien"),
        "Meningkatnya pengembangan kinerja dan reformasi birokrasi": kurang,
    }
