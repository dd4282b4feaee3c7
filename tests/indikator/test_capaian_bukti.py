"""The proof page of a figure: formula, inputs and where they come from, policy, band, who and when, evidence."""

import pytest

from indikator.domain import pk
from indikator.models import KebijakanCapaian, Realisasi
from organisasi.domain import tulis
from organisasi.models import Pemda
from tests import pabrik
from tests.basis import kueri
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import kode_variabel, simpan
from tests.indikator.halaman_ukur import teks


@pytest.fixture
def d(db):
    return dunia_ukur.susun()


def halaman(d, r, siapa="perencana"):
    return pabrik.klien(getattr(d, siapa)).get(f"/magetan/2024/capaian/bukti/{r.pk}/")


def test_magetan_2019(contoh):
    with pabrik.dalam(Pemda.objects.get(slug="magetan")):
        r = Realisasi.objects.get(teks="79,41")
        verifikator = pabrik.anggota("verifikator")
    isi = teks(pabrik.klien(verifikator).get(f"/magetan/2019/capaian/bukti/{r.pk}/"))
    assert "79,41 ÷ 78,2 × 100 = 101,55 %" in isi and "dari Perjanjian Kinerja" in isi
    assert (
        "≥ 85 % (yang menentukan)" in isi
        and "≥ 70 % dan < 85 %" in isi
        and "mengisi realisasi ini dengan “79,41”" in isi
    )


def test_masukan_dan_asalnya(d):
    with pabrik.dalam(d.pemda):
        r = simpan(
            d.ikm, "79,41", oleh=pabrik.pelaku(d.perencana), tautan="https://pemda.go.id/a.pdf", tahun_data=2023
        )
        simpan(d.ikm, "79,41", oleh=pabrik.pelaku(d.rekan), sifat="sementara")
    isi = teks(halaman(d, r))
    assert '78,2 <span class="dibaca">dibaca 78,2</span>' in isi and "dokumen IKU dan IKI yang berlaku" in isi
    assert "79,41 *) angka sementara" in isi and "data tahun 2023" in isi
    assert "Makin tinggi makin baik: realisasi dibagi target" in isi
    assert 'href="https://pemda.go.id/a.pdf"' in isi and 'rel="noopener noreferrer"' in isi
    assert f"<strong>{d.rekan.nama}</strong>" in isi and "(Perencana)</span> mengubah realisasi ini" in isi
    assert f"<strong>{d.perencana.nama}</strong>" in isi and "mengisi realisasi ini dengan “79,41”" in isi


def test_rumus_dan_langkahnya(d):
    with pabrik.dalam(d.pemda):
        r = simpan(d.inovasi, "", variabel=dict(zip(kode_variabel(d.inovasi), ("18", "48"), strict=True)))
    isi = teks(halaman(d, r))
    assert 'class="pecahan"' in isi and "18 ÷ 48 × 100 = 37,50" in isi and "37,5 ÷ 38 × 100 = 98,68 %" in isi


def test_teks_dari_rumus_dua_desimal_bukti_nilai_penuh(d):
    with pabrik.dalam(d.pemda):
        r = simpan(d.inovasi, "", variabel=dict(zip(kode_variabel(d.inovasi), ("1", "3"), strict=True)))
        assert (r.teks, str(r.nilai)) == ("33,33", "33.33333333")
    assert "33,33333333 ÷ 38 × 100 = 87,72 %" in teks(halaman(d, r))


def test_makin_rendah_makin_baik(d):
    with pabrik.dalam(d.pemda):
        aduan = pabrik.indikator(d.lembar, "Jumlah aduan", target="10 aduan", arah="turun")
        r = simpan(aduan, "8")
    isi = teks(halaman(d, r))
    assert "(2 × 10 − 8) ÷ 10 × 100 = 120,00 %" in isi and "makin rendah makin baik" in isi


def test_batas_atas_disebut(d):
    with pabrik.dalam(d.pemda) as mesin:
        tulis.buat(KebijakanCapaian, oleh=mesin, tahun_mulai=2020, batas_atas=100, catat=False)
        r = simpan(d.ikm, "79,41")
    isi = teks(halaman(d, r))
    assert "= 101,55 %" in isi and "dibatasi menjadi 100,00 %" in isi and "<dd>100 %</dd>" in isi


@pytest.mark.parametrize(
    ("target", "realisasi", "kalimat"),
    [
        ("-", "5", "Belum ada target"),
        ("0", "5", "Target 0 tidak dapat menjadi pembagi"),
        ("10", "-", "Belum ada realisasi"),
    ],
)
def test_tidak_dapat_dihitung_ada_sebabnya(d, target, realisasi, kalimat):
    with pabrik.dalam(d.pemda):
        r = simpan(pabrik.indikator(d.lembar, target=target), realisasi)
    isi = teks(halaman(d, r))
    assert kalimat in isi and "tidak dapat dihitung" in isi and "(yang menentukan)" not in isi


def test_target_pk(d):
    with pabrik.dalam(d.pemda) as mesin:
        pabrik.tandatangani(pk.buat(oleh=mesin, instansi=d.instansi, tahun=2024, baris=[(d.ikm, "B (80)")]))
        r = simpan(d.ikm, "79,41")
    isi = teks(halaman(d, r))
    assert 'B (80) <span class="dibaca">dibaca 80</span>' in isi and "dari Perjanjian Kinerja" in isi


def test_kembali_ke_lembarnya(d):
    with pabrik.dalam(d.pemda):
        iku, iki = simpan(d.ikm, "79,41", triwulan=2), simpan(d.laporan, "12")
    assert f'/magetan/2024/capaian/bagian-organisasi/?tw=2#baris-{d.ikm.pk}"' in teks(halaman(d, iku))
    assert f'/realisasi/bagian-organisasi/?lembar={d.iki.pk}#baris-{d.laporan.pk}"' in teks(halaman(d, iki))


@pytest.mark.parametrize(("siapa", "kode"), [("luar", 403), ("asing", 404), ("pimpinan", 200), ("verifikator", 200)])
def test_hak(d, siapa, kode):
    with pabrik.dalam(d.pemda):
        r = simpan(d.ikm, "79,41")
    assert halaman(d, r, siapa).status_code == kode


def test_pemda_atau_tahun_lain_tidak_ditemukan(d):
    assert halaman(d, d.realisasi_asing).status_code == 404
    with pabrik.dalam(d.pemda):
        r = simpan(d.ikm, "79,41")
    assert pabrik.klien(d.perencana).get(f"/magetan/2023/capaian/bukti/{r.pk}/").status_code == 404


def test_jumlah_kueri_tetap(d, django_assert_max_num_queries):
    pembaca = pabrik.klien(d.verifikator)
    with pabrik.dalam(d.pemda):
        r = simpan(d.ikm, "79,41", tautan="https://pemda.go.id/0.pdf")
    with django_assert_max_num_queries(kueri(20)) as satu:
        pembaca.get(f"/magetan/2024/capaian/bukti/{r.pk}/")
    with pabrik.dalam(d.pemda):
        for nomor in range(1, 4):
            simpan(d.ikm, f"79,4{nomor}", tautan=f"https://pemda.go.id/{nomor}.pdf")
    with django_assert_max_num_queries(len(satu)):
        pembaca.get(f"/magetan/2024/capaian/bukti/{r.pk}/")
