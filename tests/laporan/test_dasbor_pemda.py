"""Dashboard of the pemda: every figure is that of Rekap and of the page of each OPD, in a fixed number of queries."""

import random
from collections import Counter

import pytest
import time_machine

from indikator.domain.anggaran import rekap_anggaran
from indikator.domain.efisiensi import simpulkan
from indikator.domain.kebijakan import kebijakan
from indikator.domain.pengukuran import pengukuran_instansi
from indikator.domain.rekap import rekap_pemda
from indikator.models import Pengukuran
from kinerja.angka import tulis
from laporan.domain.dasbor import peta
from laporan.domain.dasbor.pemda import susun_pemda
from laporan.domain.dasbor.serapan import susun_serapan
from tests import pabrik
from tests.basis import kueri
from tests.laporan import dunia_dasbor
from tests.laporan.dunia_dasbor import TAHUN

ALAMAT = f"/magetan/{TAHUN}/dasbor/"


@pytest.fixture(params=[1, 2])
def d(db, request):
    return dunia_dasbor.susun(request.param, banyak=2)


@pytest.fixture
def satu(db):
    return dunia_dasbor.susun(banyak=1)


def isi(dunia, orang, triwulan=0, **lain):
    with pabrik.dalam(dunia.pemda):
        return susun_pemda(pabrik.pelaku(orang), TAHUN, triwulan, **lain)


def test_semua_angka_sama_dengan_halamannya(d):
    for siapa in ("verifikator", "pembaca"):
        _peta_triwulan(d, siapa)
    for tw in (0, 2, 4):
        _peta_sasaran(d, tw)
        _sebaran(d, tw)
        _tanpa_warna(d, tw)
    _peringkat_dan_tren(d)
    _serapan(d)
    _kelengkapan(d)


def _peta_triwulan(d, siapa):
    gambar = isi(d, getattr(d, siapa)).peta
    with pabrik.dalam(d.pemda):
        for baris in gambar.baris:
            for (_, tw), sel in zip(gambar.kolom, baris.sel, strict=True):
                asli = pengukuran_instansi(baris.instansi, TAHUN, tw, terverifikasi_saja=siapa == "pembaca")
                if asli.lembar is None:
                    assert (sel.rata.nilai, sel.kata, sel.kelas) == (None, "Belum ada IKU", "tanpa-data")
                else:
                    tanpa_bukti = asli.rata_indikator._replace(bukti="")  # a cell shows no proof line
                    assert (sel.rata, sel.kategori) == (tanpa_bukti, asli.kategori)


def _peta_sasaran(d, tw):
    gambar = isi(d, d.verifikator, tw, jenis_peta=peta.SASARAN).peta
    with pabrik.dalam(d.pemda):
        for baris in gambar.baris:
            asli = pengukuran_instansi(baris.instansi, TAHUN, tw)
            terisi = [sel for sel in baris.sel if sel]
            assert [(s.judul, s.rata, s.kategori) for s in terisi] == [
                (s.sasaran.nama, s.rata._replace(bukti=""), s.kategori) for s in asli.sasaran
            ]


def _sebaran(d, tw):
    tabel = isi(d, d.verifikator, tw).sebaran.tabel
    hitung = {b.sel[0].teks: (int(b.sel[1].teks), int(b.sel[2].teks)) for b in tabel.baris}
    with pabrik.dalam(d.pemda):
        asli, opd = Counter(), Counter()
        for satu in rekap_pemda(TAHUN, tw):
            for label, _, banyak in pengukuran_instansi(satu.instansi, TAHUN, tw).per_kategori:
                asli[label] += banyak
            opd[satu.kategori.label if satu.kategori else ""] += 1
    assert {label: iku for label, (iku, _) in hitung.items() if iku and label != "Jumlah"} == +asli
    assert all(hitung[label][1] == banyak for label, banyak in opd.items() if label)
    assert hitung["Jumlah"] == (asli.total(), opd.total())


def _peringkat_dan_tren(d):
    hasil = isi(d, d.verifikator, 2)
    with pabrik.dalam(d.pemda):
        asli = {b.nama: b for b in rekap_pemda(TAHUN, 2)}
    ranking = [*hasil.peringkat.teratas, *hasil.peringkat.terbawah]
    assert all((b.rata, s.kategori) == (asli[b.nama].rata, asli[b.nama].kategori) for b, s in ranking)
    ada = [b.persen for b in asli.values() if b.persen is not None]
    assert [b.persen for b, _ in hasil.peringkat.teratas] == sorted(ada, reverse=True)[:5]
    assert hasil.peringkat.tanpa == len(asli) - len(ada)
    rata = hasil.rata.rata
    assert rata.jumlah == len(ada) and hasil.rata.kategori is None  # others lack everything
    if ada:
        assert tulis(rata.nilai) == tulis(sum(ada) / len(ada))
        assert hasil.tren.tabel.baris[-1].sel[1].teks == f"{tulis(rata.nilai)}\u00a0%"


def _tanpa_warna(d, tw):
    """A group with missing data has no category, in any cell."""
    gambar = isi(d, d.verifikator, tw, jenis_peta=peta.SASARAN).peta
    for sel in (s for b in gambar.baris for s in b.sel if s):
        assert sel.rata.lengkap or (sel.kategori is None and sel.kelas in ("tanpa-data", "nanti"))


def _serapan(d):
    with pabrik.dalam(d.pemda):
        rekap = rekap_pemda(TAHUN)
        baris = susun_serapan(rekap, TAHUN)
        assert {b.baris.nama for b in baris} == {o.nama for o in d.opd}
        for satu in baris:
            jumlah = rekap_anggaran(satu.baris.instansi, TAHUN).jumlah
            cara = kebijakan(TAHUN).efisiensi
            assert (satu.jumlah, satu.hasil) == (jumlah, simpulkan(satu.baris.rata, jumlah, cara))
            if not satu.baris.rata.lengkap:
                assert satu.hasil.nilai is None


def _kelengkapan(d):
    hasil = isi(d, d.verifikator).kelengkapan
    assert (hasil.dokumen.jumlah, hasil.dokumen.seluruh) == (3, 4)
    with pabrik.dalam(d.pemda):
        for b in hasil.triwulan[:4]:
            assert b.belum + b.disusun + b.diajukan + b.terverifikasi.jumlah + b.nanti == 4
            ukur = Pengukuran.objects.filter(tahun=TAHUN, triwulan=b.triwulan)
            assert b.terverifikasi.jumlah == ukur.filter(status__in=["terverifikasi", "dikunci"]).count()
            assert b.diajukan == ukur.filter(status="diajukan").count()


def test_pembaca_hanya_melihat_yang_terverifikasi(satu):
    with pabrik.dalam(satu.pemda):
        Pengukuran.objects.update(status="draf")
    jawaban = pabrik.klien(satu.pembaca).get(ALAMAT)
    hasil = jawaban.context["isi"]
    assert not hasil.boleh_draf and hasil.rata.rata.nilai is None and not hasil.peringkat.teratas
    assert hasil.kelengkapan.status == () and all(b.iku is None for b in hasil.kelengkapan.triwulan)
    assert "Disusun" not in jawaban.content.decode()
    assert pabrik.klien(satu.verifikator).get(ALAMAT).context["isi"].rata.rata.nilai is not None


def test_orang_asing_tidak_melihat_dan_tidak_terlihat(satu):
    assert pabrik.klien(satu.orang_asing).get(ALAMAT).status_code == 404
    assert "Dinas Asing" not in pabrik.klien(satu.verifikator).get(ALAMAT).content.decode()


def test_perencana_ke_dasbornya_sendiri(satu):
    jawaban = pabrik.klien(satu.perencana).get(ALAMAT)
    assert jawaban.status_code == 302 and jawaban.url == f"{ALAMAT}{satu.opd[0].slug}/"


def test_saringan_jenis_dan_triwulan_di_alamat(satu):
    with pabrik.dalam(satu.pemda):
        pabrik.instansi("Kecamatan Barat", jenis="kecamatan")
    klien = pabrik.klien(satu.verifikator)
    hasil = klien.get(f"{ALAMAT}?jenis=kecamatan&tw=2&peta=sasaran")
    assert [b.nama for b in hasil.context["isi"].baris] == ["Kecamatan Barat"] and hasil.context["tw"] == 2
    assert "jenis=kecamatan" in hasil.context["pilihan_tw"][1]["url"] and "peta=sasaran" in hasil.context["kueri_csv"]
    kosong = klien.get(f"{ALAMAT}?jenis=kelurahan").content.decode()
    assert "Tidak ada perangkat daerah yang cocok" in kosong
    assert klien.get(f"{ALAMAT}?jenis=entah&tw=9").status_code == 200


def test_tahun_kosong_dan_satu_opd(db):
    pemda = pabrik.pemda("sepi")
    with pabrik.dalam(pemda):
        orang = pabrik.anggota("verifikator")
    klien = pabrik.klien(orang)
    assert klien.get("/sepi/2024/dasbor/").status_code == 200
    with pabrik.dalam(pemda):
        pabrik.instansi("Dinas Tunggal")
    isi = klien.get("/sepi/2024/dasbor/").content.decode()
    assert "Dinas Tunggal" in isi and "Belum ada IKU" in isi and "Belum mulai" in isi


def test_csv_sama_dengan_tabel(satu):
    klien = pabrik.klien(satu.verifikator)
    hasil = klien.get(ALAMAT).context["isi"]
    for kode, tabel in hasil.tabel.items():
        jawaban = klien.get(f"{ALAMAT}?csv={kode}")
        baris = jawaban.content.decode("utf-8-sig").splitlines()
        assert jawaban["Content-Type"].startswith("text/csv") and len(baris) == len(tabel.baris) + 1
    assert klien.get(f"{ALAMAT}?csv=entah").status_code == 404


def test_halaman_tanpa_gaya_di_dalam_dan_bertabel_data(satu):
    isi = pabrik.klien(satu.verifikator).get(ALAMAT).content.decode()
    assert 'style="' not in isi and isi.count('role="img"') >= 4
    assert isi.count('<details class="data">') >= 3 and "95," not in isi[:200]


@pytest.mark.parametrize("tambahan", ["", "?tw=2&peta=sasaran"])
def test_jumlah_kueri_tetap(satu, tambahan, django_assert_num_queries):
    """The same literal number with 3 and with 60 OPD."""
    klien = pabrik.klien(satu.verifikator)
    klien.get(ALAMAT)
    with django_assert_num_queries(kueri(33 if tambahan else 26)):
        klien.get(ALAMAT + tambahan)
    with pabrik.dalam(satu.pemda):
        acak = random.Random(7)
        dunia_dasbor.tambah_opd(acak)
        for _ in range(56):
            dunia_dasbor.opd_ringan()
    with django_assert_num_queries(kueri(33 if tambahan else 26)):
        assert len(klien.get(ALAMAT + tambahan).context["isi"].baris) == 60


@pytest.mark.parametrize(
    ("hari", "alamat", "masa"),
    [
        (f"{TAHUN}-08-20", "", f"Triwulan II {TAHUN}"),
        (f"{TAHUN}-08-20", "?tw=0", f"Tahun {TAHUN}"),
        (f"{TAHUN}-02-20", "", f"Tahun {TAHUN}"),
        (f"{TAHUN + 1}-08-20", "", f"Tahun {TAHUN}"),
    ],
)
def test_tahun_berjalan_dibuka_pada_triwulan_terakhir(satu, hari, alamat, masa):
    with time_machine.travel(f"{hari} 10:00+07:00", tick=False):
        halaman = pabrik.klien(satu.verifikator).get(ALAMAT + alamat).content.decode()
    assert f"{masa} ·" in halaman
