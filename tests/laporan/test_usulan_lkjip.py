"""Drafted sentences of a LKjIP and the figures they refer to, on the example reports of Magetan."""

import re

import pytest

from indikator.domain import realisasi
from indikator.models import Indikator, Kegiatan, Realisasi
from laporan.domain.lkjip.isi import baca_isi, susun_lkjip
from laporan.domain.lkjip.rujukan_angka import daftar, hilang, isi_rujukan, kunci_dalam
from laporan.domain.lkjip.usulan import PER_BAGIAN, usulan
from laporan.models import Lkjip
from organisasi import penyewa
from organisasi.domain import tulis
from organisasi.pelaku import Pelaku
from tests.laporan import dokumen_contoh


@pytest.fixture
def magetan(contoh):
    with penyewa.sebagai(dokumen_contoh.pemda("magetan")) as pemda:
        yield pemda


@pytest.fixture
def laporan(magetan) -> Lkjip:
    return Lkjip.objects.get(tahun=2020)


def tanpa_rujukan(html: str) -> str:
    """The narrative with its figures as plain text."""
    return re.sub(r"</?span[^>]*>", "", html)


def teks(lkjip: Lkjip, kode: str) -> str:
    """The draft of a section as plain text."""
    bagian = lkjip.bagian.select_related("sasaran").get(kode=kode)
    polos = re.sub(r"<[^>]*>", " ", tanpa_rujukan(usulan(lkjip, bagian))).replace("\u00a0", " ")
    return " ".join(polos.split())


def test_setiap_rujukan_dikenal_dan_sama(laporan):
    """Every figure of every draft is in the list under its key with the same text."""
    isi = susun_lkjip(laporan)
    angka = daftar(isi)
    banyak = 0
    for bagian in laporan.bagian.select_related("sasaran"):
        html = usulan(laporan, bagian, isi.angka)
        assert hilang(html, angka) == [] and isi_rujukan(html, angka) == html
        assert html.count("<p") == html.count('<p data-usulan="1">') or bagian.kode.startswith(("bab1-", "bab2-"))
        assert html or bagian.kode in ("bab1-isu-strategis", "bab2-renstra", "lampiran-pk", "lampiran-pengukuran")
        banyak += len(kunci_dalam(html))
    assert banyak > 100 and set(PER_BAGIAN) <= set(laporan.bagian.values_list("kode", flat=True))


def test_angka_dalam_kata(laporan):
    assert "5 (lima) sasaran strategis dan 7 (tujuh) indikator" in teks(laporan, "kata-pengantar")
    assert "rata-rata indikator capaiannya sebesar 93,75 %, kategori Baik Sekali." in teks(laporan, "ikhtisar")
    assert "Rp 1.050.000.000 terealisasi Rp 985.200.000 atau 93,83 %" in teks(laporan, "bab3-anggaran")
    assert "Sebanyak 3 (tiga) dari 5 (lima) sasaran strategis" in teks(laporan, "bab4")


def test_tujuh_titik(laporan):
    kalimat = {titik: teks(laporan, f"bab3-analisis-1-{titik}") for titik in range(1, 8)}
    assert "terealisasi 81,25, sehingga capaiannya sebesar 101,56 % (melampaui target)" in kalimat[1]
    assert "naik dari 101,55 % pada tahun 2019 (LKjIP Tahun 2019)" in kalimat[2]
    assert "turun dari 123,68 % pada tahun 2019" in kalimat[2]
    assert "target akhir Renstra (tahun 2023) 82,5" in kalimat[3] and "98,48 %" in kalimat[3]
    assert "lebih baik daripada standar nasional 76,61" in kalimat[4]
    assert "Tidak ada standar nasional untuk indikator “Persentase Perangkat Daerah" in kalimat[4]
    assert "Yang mendorong capaian “Rata-rata Nilai IKM”: Contoh: petugas" in kalimat[5]
    assert (
        "Capaian sasaran ini 105,78 % dengan serapan anggaran 95,07 %: penggunaan sumber daya efisien." in kalimat[6]
    )
    assert "2 (dua) kegiatan: Survei indeks kepuasan masyarakat dan Peningkatan Kinerja" in kalimat[7]
    assert "tidak disimpulkan efisien" in teks(laporan, "bab3-analisis-3-6")


def test_tahun_lalu_dari_yang_beku(laporan):
    """What is changed in 2019 after its report was frozen changes nothing in 2020."""
    sebelum = teks(laporan, "bab3-analisis-1-2")
    lama = Realisasi.objects.get(pengukuran__tahun=2019, teks="79,41")
    Realisasi.objects.filter(pk=lama.pk).update(teks="1", nilai=1)
    Indikator.objects.filter(pk=lama.indikator_id).update(nama="Nama lain")
    assert teks(laporan, "bab3-analisis-1-2") == sebelum and "101,55 %" in sebelum


def test_angka_mengikuti_data(laporan):
    """A saved sentence follows the stored figure, its word of direction with it; frozen text stays."""
    bagian = laporan.bagian.get(kode="bab3-analisis-1-2")
    lama = susun_lkjip(laporan)
    ikm = Indikator.objects.get(nama="Rata-rata Nilai IKM", lembar__penetapan__kunci="2020")
    oleh = Pelaku.mesin(penyewa.pemda_aktif())
    pengukuran = Realisasi.objects.get(indikator=ikm).pengukuran
    tulis.ubah(pengukuran, oleh=oleh, status="draf")
    realisasi.simpan(oleh=oleh, indikator=ikm, tahun=2020, triwulan=4, teks="79")
    html = isi_rujukan(bagian.isi, daftar(susun_lkjip(laporan)))
    polos = tanpa_rujukan(html).replace("\u00a0", " ")
    assert "sebesar 98,75 % pada tahun 2020, turun dari 101,55 % pada tahun 2019" in polos
    assert "naik dari 101,55" in tanpa_rujukan(isi_rujukan(bagian.isi, daftar(lama))).replace("\u00a0", " ")


def test_yang_belum_ada_dikatakan(laporan):
    Kegiatan.objects.filter(tahun=2020, sasaran__urutan=1).update(sasaran=None, indikator=None)
    assert teks(laporan, "bab3-analisis-1-7") == "Belum ada kegiatan yang dikaitkan dengan sasaran ini."
    assert "belum dapat disimpulkan: belum ada kegiatan" in teks(laporan, "bab3-analisis-1-6")
    assert "Yang mendorong capaian" in teks(laporan, "bab3-analisis-1-5")
    Realisasi.objects.filter(pengukuran__tahun=2020).update(faktor_pendorong="", tindak_lanjut="")
    assert teks(laporan, "bab3-analisis-1-5") == ""  # nothing to accept in place of a cause


def test_laporan_beku_punya_angkanya(magetan):
    """Of the published report the figures are those that were frozen."""
    lama = Lkjip.objects.get(tahun=2019)
    angka = daftar(baca_isi(lama))
    assert angka["rata.utama.nilai"][1] == "95,51\u00a0%" and angka["anggaran.serapan"][1] == "84,96\u00a0%"
    assert angka["jumlah.nilai"] == ("Banyaknya nilai yang diukur", "10 (sepuluh)")
    assert len({label for label, _ in angka.values()}) == len(angka)


# --- references, without any data ------------------------------------------------------------------------------------

DAFTAR = {"rata.utama.nilai": ("Rata-rata", "95,51 %"), "jahat": ("x", "<script>")}


def test_isi_rujukan():
    html = '<p>Capaian <span data-angka="rata.utama.nilai">1 %</span>, <b><span data-angka="lain.x">2</span></b>.</p>'
    hasil = isi_rujukan(html, DAFTAR)
    assert '<span data-angka="rata.utama.nilai">95,51 %</span>' in hasil
    assert '<b><span data-angka="lain.x" data-hilang="1">2</span></b>' in hasil
    assert isi_rujukan(hasil, DAFTAR) == hasil
    assert hilang(html, DAFTAR) == ["lain.x"]
    kembali = isi_rujukan(hasil, DAFTAR | {"lain.x": ("Lain", "3")})
    assert '<span data-angka="lain.x">3</span>' in kembali


def test_isi_rujukan_aman():
    hasil = isi_rujukan('<span data-angka="jahat">x</span>', DAFTAR)
    assert "<script>" not in hasil and "&lt;script&gt;" in hasil
    rusak = '<span data-angka="rata.utama.nilai">tak tertutup <p>x</p>'
    assert isi_rujukan(rusak, DAFTAR) == rusak and isi_rujukan("<p>biasa</p>", {}) == "<p>biasa</p>"
