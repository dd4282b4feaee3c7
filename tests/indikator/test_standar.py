"""The national standard of an indicator: with its source, said when there is none, compared only where it can be."""

import pytest

from indikator.domain import salinan
from indikator.domain.isi_ajuan import isi_lembar
from indikator.domain.pengukuran import pengukuran_instansi
from indikator.domain.standar import TANPA_STANDAR, standar
from indikator.models import Indikator
from tests import pabrik
from tests.indikator.dunia_rencana import buka, isian, kirim, susun, teks
from tests.indikator.dunia_ukur import simpan

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return susun()


def ubah(d, **data):
    isi = {"templat": "bebas", "rumus": "Jumlah laporan", "nama": "Jumlah laporan", "versi": 1, "target_2024": "12"}
    return kirim(d, "perencana", f"2024/indikator/{d.laporan_draf.pk}/ubah/", isian(d.sasaran_draf) | isi | data)


def test_diisi_di_formulir(d):
    assert ubah(d, standar_nasional="75,00", sumber_standar="RPJMN 2025").status_code == 302
    with pabrik.dalam(d.pemda):
        satu = Indikator.objects.get(pk=d.laporan_draf.pk)
        assert (satu.standar_nasional, satu.sumber_standar) == ("75,00", "RPJMN 2025")
        baris = isi_lembar([satu.lembar])[satu.lembar_id]["baris"]
        (isi,) = (b["isi"] for b in baris if b["silsilah"] == str(satu.silsilah))
        assert (isi["standar_nasional"], isi["sumber_standar"]) == ("75,00", "RPJMN 2025")
    assert 'value="RPJMN 2025"' in teks(buka(d, "perencana", f"2024/indikator/{d.laporan_draf.pk}/ubah/"))


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"standar_nasional": "75,00"}, "Tulis dokumen sumber standar nasional ini"),
        ({"sumber_standar": "RPJMN 2025"}, "Isi standar nasionalnya, atau kosongkan sumbernya."),
    ],
)
def test_standar_dan_sumbernya_sepasang(d, isi, kalimat):
    jawaban = ubah(d, **isi)
    assert jawaban.status_code != 302 and kalimat in teks(jawaban)
    with pabrik.dalam(d.pemda):
        assert Indikator.objects.get(pk=d.laporan_draf.pk).sumber_standar == ""


@pytest.fixture
def satu(db):
    pemda = pabrik.pemda("magetan", tingkat_pengukuran="semua")
    with pabrik.dalam(pemda):
        opd = pabrik.instansi("Dinas Kesehatan")
        lembar = pabrik.lembar(pabrik.penetapan(opd, 2024, berlaku=True))
        yield pabrik.indikator(lembar, "Nilai layanan", target="80", satuan="nilai")


def ukur(satu):
    return pengukuran_instansi(satu.lembar.penetapan.instansi, 2024).sasaran[0]


@pytest.mark.parametrize(
    ("baku", "realisasi", "kalimat"),
    [
        ("75,00", "79,41", "Realisasi 79,41, 4,41 di atas standar nasional 75,00."),
        ("75 nilai", "70", "Realisasi 70, 5 di bawah standar nasional 75 nilai."),
        ("75", "75", "Realisasi 75, sama dengan standar nasional 75."),
        ("75 %", "79,41", ""),
        ("70–80", "79,41", ""),
        ("Baik", "79,41", ""),
        ("≥ 75", "79,41", ""),
    ],
)
def test_hanya_angka_sesatuan_yang_dibandingkan(satu, baku, realisasi, kalimat):
    Indikator.objects.filter(pk=satu.pk).update(standar_nasional=baku, sumber_standar="RPJMN")
    simpan(satu, realisasi, tahun=2024)
    hasil = standar(ukur(satu).baris[0])
    assert (hasil.teks, hasil.banding) == (f"{baku} (RPJMN)", kalimat)


def test_yang_kosong_disebut(satu):
    assert standar(ukur(satu).baris[0]).kata == TANPA_STANDAR


def test_tahun_yang_belum_selesai_tidak_dibandingkan(satu):
    Indikator.objects.filter(pk=satu.pk).update(standar_nasional="75", sumber_standar="X", frekuensi="triwulan")
    satu.refresh_from_db()
    simpan(satu, "79", tahun=2024, triwulan=2)
    assert standar(ukur(satu).baris[0]).banding == ""


def test_halaman_indikator_menyebutnya(satu):
    orang = pabrik.anggota("verifikator")
    alamat = f"/magetan/2024/dasbor/indikator/{satu.pk}/"
    assert TANPA_STANDAR in pabrik.klien(orang).get(alamat).content.decode()
    Indikator.objects.filter(pk=satu.pk).update(standar_nasional="75", sumber_standar="RPJMN 2025")
    assert "75 (RPJMN 2025)" in pabrik.klien(orang).get(alamat).content.decode()


def test_ikut_ke_salinan_dokumen(satu):
    Indikator.objects.filter(pk=satu.pk).update(standar_nasional="75", sumber_standar="RPJMN 2025")
    lama = satu.lembar.penetapan
    baru = salinan.dari_tahun_lalu(lama, oleh=pabrik.mesin(), judul="IKU 2025", tahun_mulai=2025, tahun_selesai=2025)
    assert Indikator.objects.get(lembar__penetapan=baru).sumber_standar == "RPJMN 2025"
