"""A triwulan on the sheet and the proof page: label at the input, figures to date, a year known by its triwulan."""

import re

import pytest

from laporan.domain.isi_pengukuran import susun_pengukuran
from tests import pabrik
from tests.basis import kueri
from tests.indikator import dunia_triwulan as dunia
from tests.indikator.dunia_ukur import simpan
from tests.indikator.halaman_ukur import baris, sel, teks

LEMBAR = "/magetan/2024/realisasi/bagian-organisasi/"
CAPAIAN = "/magetan/2024/capaian/bagian-organisasi/"


@pytest.fixture
def d(db):
    """Trained 50, then 60, of 1.000 ASN; targets to date 5 and 10 %, of the year 25 %."""
    d = dunia.susun()
    with pabrik.dalam(d.pemda):
        dunia.target(d.latih, "5%", "10%", "15%", "25%")
        d.satu, d.dua = dunia.isi_rumus(d.latih, 1, "50", "1.000"), dunia.isi_rumus(d.latih, 2, "60", "1.000")
    return d


@pytest.fixture
def perencana(d):
    return pabrik.klien(d.perencana)


@pytest.mark.parametrize("halaman", [LEMBAR, CAPAIAN])
def test_angka_sampai_dengan_berdampingan(d, perencana, halaman):
    isi = teks(perencana.get(halaman + "?tw=2"))
    kolom = sel(isi, d.latih)
    dua = ("Realisasi s.d.", "Target s.d.", "Capaian", "Kemajuan tahunan")
    assert [kolom[nama] for nama in dua] == ["11", "10%", "110,00 %", "44,00 %"]
    assert 'title="(50 + 60) ÷ 1.000 × 100 = 11"' in isi and 'title="11 ÷ 25 × 100 = 44,00 %"' in isi
    assert f"/magetan/2024/capaian/bukti/{d.dua.pk}/#sampai-dengan" in isi


def test_cara_isi_selalu_terlihat_di_isian(d, perencana):
    lembar = teks(perencana.get(LEMBAR + "?tw=3"))
    assert sel(lembar, d.latih)["Realisasi"].startswith("Triwulan ini")
    assert sel(lembar, d.aduan)["Realisasi"].startswith("s.d. triwulan ini")
    assert "cara-isi" not in teks(perencana.get(LEMBAR))  # a year has no such choice
    isi = teks(perencana.get(f"{LEMBAR}{d.aduan.pk}/?tw=3"))
    assert "s.d. triwulan ini" in isi and "tidak dijumlahkan lagi" in isi


def test_bukti_menerangkan_langkahnya(d, perencana):
    isi = teks(perencana.get(f"/magetan/2024/capaian/bukti/{d.dua.pk}/"))
    sampai = isi.split("Sampai dengan Triwulan II</h2>")[1].split("</section>")[0]
    for kata in ("(50 + 60) ÷ 1.000 × 100 = 11", "10%", "110,00 %", "25%", "11 ÷ 25 × 100 = 44,00 %", "Kumulatif"):
        assert kata in sampai
    assert "sejak awal tahun sampai dengan Triwulan II" in isi


def test_setahun_dari_triwulan_bertanda(d, perencana):
    for halaman in (LEMBAR, CAPAIAN):
        isi = teks(perencana.get(halaman))
        kolom = sel(isi, d.latih)
        assert "11 (s.d. Triwulan II)" in kolom["Realisasi"] and "belum final" in kolom["Capaian"]
        assert not kolom["Kategori"] and f"/capaian/bukti/{d.dua.pk}/" in baris(isi, d.latih)
    with pabrik.dalam(d.pemda):
        for tw in (3, 4):
            dunia.isi_rumus(d.latih, tw, "50", "1.000")
    kolom = sel(teks(perencana.get(CAPAIAN)), d.latih)
    assert kolom["Realisasi"] == "21 (s.d. Triwulan IV)" and kolom["Capaian"] == "84,00 %" and kolom["Kategori"]


def test_setahun_diisi_sendiri_yang_dipakai(d, perencana):
    with pabrik.dalam(d.pemda):
        for tw in (3, 4):
            dunia.isi_rumus(d.latih, tw, "50", "1.000")
        simpan(d.latih, "22%")
    assert "Realisasi tahunan yang dipakai; s.d. Triwulan IV 21." in teks(perencana.get(LEMBAR))


def test_laporan_tercetak_memuat_kolom_triwulan(d):
    with pabrik.dalam(d.pemda):
        tabel = susun_pengukuran(d.instansi, 2024, 2).tabel[0]
        setahun = susun_pengukuran(d.instansi, 2024).tabel[0]
    judul = [kolom.judul for kolom in tabel.kolom]
    isi = next(b for b in tabel.baris if b.sel[2].teks == d.latih.nama)
    cetak = dict(zip(judul, (satu.teks.replace("\xa0", " ") for satu in isi.sel), strict=True))
    assert (cetak["Realisasi s.d."], cetak["Target s.d."]) == ("11", "10%")
    assert (cetak["Capaian Triwulan"], cetak["Kemajuan Tahunan"]) == ("110,00 %", "44,00 %")
    assert any("kemajuan tahunan = realisasi s.d." in kalimat for kalimat in tabel.catatan)
    assert "Kemajuan Tahunan" not in [kolom.judul for kolom in setahun.kolom]


@pytest.mark.parametrize(("tw", "masa"), [(2, "Triwulan II 2024"), (0, "Tahun 2024")])
def test_kunci_menyebut_lingkup_dan_yang_kosong(d, tw, masa):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "79,41", triwulan=tw)
        dunia.verifikasi(d, tw)
    isi = teks(pabrik.klien(d.verifikator).get(f"{LEMBAR}?tw={tw}"))
    dialog = re.search(r'data-konfirmasi="([^"]+)"', isi)[1]
    kosong, semua = ("3", "5") if tw else ("9", "10")
    lembar = "1 lembar" if tw else "2 lembar (IKU dan IKI)"
    assert masa in dialog and f"{semua} indikator" in dialog and "triwulan ini" not in dialog
    assert f"{kosong} di antaranya belum diisi dan ikut terkunci kosong" in dialog
    assert (lembar in dialog) == (tw == 0)


def test_status_tanpa_pertentangan_saat_belum_waktunya(d, perencana):
    with pabrik.dalam(d.pemda):
        type(d.ikm).objects.filter(lembar__penetapan=d.dokumen).update(frekuensi="tahunan")
    isi = teks(perencana.get(LEMBAR + "?tw=3"))
    panel = isi.split('id="ringkas-pengukuran"')[1].split("</section>")[0]
    assert "Belum waktunya diukur" in panel and "Belum diisi" not in panel


def test_jumlah_kueri_lembar_triwulan_tetap(d, perencana, django_assert_num_queries):
    alamat = LEMBAR + "?tw=2"
    with pabrik.dalam(d.pemda):
        dunia.centang(d, 2, d.butir[0])
    perencana.get(alamat)  # fills what is kept between requests
    with django_assert_num_queries(kueri(39)):
        perencana.get(alamat)
    with pabrik.dalam(d.pemda):
        for _ in range(2):
            simpan(pabrik.indikator(d.lembar, target="10", sasaran=d.sasaran, frekuensi="triwulan"), "8", triwulan=2)
    with django_assert_num_queries(kueri(39)):
        perencana.get(alamat)
