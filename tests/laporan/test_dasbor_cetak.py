"""Dashboards as PDF: the same charts as on the page, by job, for who may see them."""

import io

import pikepdf
import pytest

from kinerja.grafik import svg
from kinerja.grafik_isi import palet
from kinerja.pdf import html_ke_pdf
from laporan.domain.cetak import GAYA, cetak, ke_html, susun_naskah
from organisasi.galat import Ditolak, GalatKinerja
from organisasi.models import Pekerjaan
from tests import pabrik
from tests.laporan import dunia_dasbor
from tests.laporan.dunia_dasbor import TAHUN


@pytest.fixture
def d(db):
    dunia = dunia_dasbor.susun(5, banyak=1)
    dunia.satu = dunia.opd[0]
    return dunia


def _kartu(isi) -> list:
    return [g for k in isi.kartu for g in k.bagan.grafik[:1]]


def naskah(dunia, orang, instansi=None, **lain):
    return susun_naskah(jenis="dasbor", instansi=instansi, tahun=TAHUN, oleh=pabrik.pelaku(orang), **lain)


def test_gambar_sama_dengan_halaman(d):
    with pabrik.dalam(d.pemda):
        for instansi in (None, d.satu):
            satu = naskah(d, d.verifikator, instansi)
            html = ke_html(satu)
            isi = satu.isi["isi"]
            grafik = [g for b in isi.bagan for g in b.grafik] if instansi is None else _kartu(isi)
            assert grafik and all(svg(g) in html for g in grafik)
    halaman = pabrik.klien(d.verifikator).get(f"/magetan/{TAHUN}/dasbor/").content.decode()
    with pabrik.dalam(d.pemda):
        grafik = [g for b in naskah(d, d.verifikator).isi["isi"].bagan for g in b.grafik]
    assert all(svg(g) in halaman for g in grafik)


def test_pdf_mendatar_tanpa_peringatan(d):
    with pabrik.dalam(d.pemda):
        satu = naskah(d, d.verifikator, d.satu, objek=d.satu.penetapan.get().lembar.first().indikator.first().pk)
        nama, hasil = cetak(jenis="dasbor", instansi=None, tahun=TAHUN, oleh=pabrik.pelaku(d.verifikator))
        assert nama == f"dasbor-magetan-{TAHUN}.pdf" and hasil.peringatan == ()
        assert html_ke_pdf(ke_html(satu), judul=satu.judul, css=list(GAYA)).peringatan == ()
    with pikepdf.open(io.BytesIO(hasil.isi)) as pdf:
        lebar, tinggi = (float(satu) for satu in pdf.pages[0].mediabox[2:])
        assert (round(lebar / 72 * 25.4), round(tinggi / 72 * 25.4)) == (330, 215)


def test_hak(d):
    with pabrik.dalam(d.pemda):
        with pytest.raises(Ditolak):
            naskah(d, d.perencana, d.kosong)
        with pytest.raises(GalatKinerja):
            naskah(d, d.verifikator, d.satu, objek=999_999)
        assert not naskah(d, d.pembaca, d.satu).isi["isi"].boleh_draf


def test_cetak_mengikuti_saringan_jenis(d):
    """The filter of the page goes into the job and its document."""
    with pabrik.dalam(d.pemda):
        camat = pabrik.instansi("Kecamatan Satu", jenis="kecamatan")
        pabrik.indikator(pabrik.lembar(pabrik.penetapan(camat, TAHUN, berlaku=True)), target="10")
    klien = pabrik.klien(d.verifikator)
    halaman = klien.get(f"/magetan/{TAHUN}/dasbor/?jenis=kecamatan").content.decode()
    assert '<input type="hidden" name="saring" value="kecamatan">' in halaman
    isi = {"jenis": "dasbor", "instansi": "", "tahun": TAHUN, "tw": 0}
    klien.post("/magetan/cetak/", isi | {"saring": "kecamatan"})
    klien.post("/magetan/cetak/", isi | {"saring": "planet"})  # no such kind: nothing is ordered
    with pabrik.dalam(d.pemda):
        satu = Pekerjaan.objects.get()
        assert (satu.judul, satu.parameter["saring"]) == (
            "Dasbor Kabupaten Magetan Tahun 2024, Kecamatan",
            "kecamatan",
        )
        hasil = naskah(d, d.verifikator, saring="kecamatan")
        assert [b.instansi for b in hasil.isi["isi"].baris] == [camat] and "(hanya Kecamatan)" in ke_html(hasil)
        assert d.satu.nama not in ke_html(hasil)


def test_tombol_cetak_memesan_pekerjaan(d):
    klien = pabrik.klien(d.verifikator)
    isi = {"jenis": "dasbor", "instansi": "", "tahun": TAHUN, "tw": 2}
    klien.post("/magetan/cetak/", isi)
    klien.post("/magetan/cetak/", isi | {"instansi": d.satu.slug})
    with pabrik.dalam(d.pemda):
        judul = list(Pekerjaan.objects.order_by("pk").values_list("judul", flat=True))
    assert judul == ["Dasbor Kabupaten Magetan Triwulan II 2024", f"Dasbor {d.satu.nama} Triwulan II 2024"]
    assert pabrik.klien(d.perencana).post("/magetan/cetak/", isi).status_code == 403
    assert klien.post("/magetan/cetak/", isi | {"instansi": d.opd_asing.slug}).status_code == 404


def test_warna_kertas_sama_dengan_halaman(settings):
    """The colours written out for WeasyPrint are those of kinerja.css."""
    gaya = (settings.BASE_DIR / "static/css/dasbor-warna.css").read_text()
    warna = palet()[0]
    for nama in ("sangat-baik", "baik", "cukup", "kurang", "sangat-kurang"):
        assert f"4px solid {warna[nama]}" in gaya and f".isi-{nama} {{ background: {warna[nama]}" in gaya
