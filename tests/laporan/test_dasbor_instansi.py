"""Dashboard of an OPD and page of an indicator: figures of pengukuran kinerja, fixed queries, who sees what."""

import random

import pytest

from indikator.domain.pengukuran import pengukuran_instansi, pengukuran_lembar
from indikator.models import CatatanVerifikasi, Indikator, Lembar, Pengukuran, RiwayatCapaian
from kinerja.angka import tulis
from laporan.domain.dasbor.indikator import muat_lengkap, susun_indikator
from laporan.domain.dasbor.instansi import susun_instansi
from laporan.domain.dasbor.jabatan import mendukung_iku
from tests import pabrik
from tests.basis import kueri
from tests.indikator.dunia_ukur import simpan
from tests.laporan import dunia_dasbor
from tests.laporan.dunia_dasbor import TAHUN


@pytest.fixture
def d(db):
    dunia = dunia_dasbor.susun(5, banyak=1)
    dunia.satu = dunia.opd[0]
    dunia.alamat = f"/magetan/{TAHUN}/dasbor/{dunia.satu.slug}/"
    with pabrik.dalam(dunia.pemda):
        dunia.iku = Indikator.objects.get(nama="IKU 00", lembar__penetapan__instansi=dunia.satu)
    dunia.alamat_iku = f"/magetan/{TAHUN}/dasbor/indikator/{dunia.iku.pk}/"
    return dunia


def polos(jawaban) -> str:
    return " ".join(jawaban.content.decode().replace("\xa0", " ").split())


def test_angka_sama_dengan_pengukuran_kinerja(d):
    with pabrik.dalam(d.pemda):
        pelaku = pabrik.pelaku(d.verifikator)
        for tw in (0, 2, 4):
            hasil, asli = susun_instansi(pelaku, d.satu, TAHUN, tw), pengukuran_instansi(d.satu, TAHUN, tw)
            assert hasil.isi.rata == asli.rata
            assert [(s.rata, s.kategori) for _, s in hasil.sasaran] == [(s.rata, s.kategori) for s in asli.sasaran]
            assert [k.ukur.persen for k in hasil.kartu] == [t.persen for b in asli.baris for t in b.terukur]
            iki = Lembar.objects.get(penetapan__instansi=d.satu, jenis="iki")
            rata = pengukuran_lembar(iki, d.satu, TAHUN, tw).rata_indikator
            assert hasil.jabatan[0].sel.rata._replace(nama="") == rata._replace(nama="")


def test_gambar_triwulan_sama_dengan_halaman_triwulan(d):
    """Bars and lines of the small charts are the stored figures to date of each triwulan."""
    with pabrik.dalam(d.pemda):
        hasil = susun_instansi(pabrik.pelaku(d.verifikator), d.satu, TAHUN)
        triwulanan = [k for k in hasil.kartu if k.ukur.indikator.frekuensi == "triwulan"]
        assert triwulanan
        for tw in (1, 2, 3, 4):
            asli = {t.indikator.pk: t for b in pengukuran_instansi(d.satu, TAHUN, tw).baris for t in b.terukur}
            for kartu in triwulanan:
                sd, grafik = asli[kartu.ukur.indikator.pk].sd, kartu.bagan.grafik[0]
                ke = grafik.kategori.index(("", "TW I", "TW II", "TW III", "TW IV")[tw])
                assert grafik.seri[0].nilai[ke] == (sd.nilai if sd else None)
                sel = kartu.bagan.tabel.baris[ke].sel
                assert sel[4].teks.replace("\xa0", " ").removesuffix(" %") == (
                    tulis(sd.kemajuan) if sd and sd.kemajuan is not None else "tidak ada data"
                )


def test_dukungan_lewat_atasan_ikut():
    assert mendukung_iku([(2, 1, "iku"), (3, 2, "iki"), (9, 8, "iki"), (1, 3, "iki")]) == {1, 2, 3}


def test_pembaca_hanya_melihat_yang_terverifikasi(d):
    with pabrik.dalam(d.pemda):
        Pengukuran.objects.update(status="diajukan")
        pabrik._buat(
            CatatanVerifikasi,
            instansi=d.satu,
            lembar=d.iku.lembar,
            silsilah=d.iku.silsilah,
            isi="Perbaiki satuannya",
            nama_oleh="Verifikator",
        )
    for alamat in (d.alamat, d.alamat_iku):
        isi = polos(pabrik.klien(d.pembaca).get(alamat))
        assert "hanya realisasi yang sudah diverifikasi" in isi and "Perbaiki satuannya" not in isi
    pembaca = pabrik.klien(d.pembaca).get(d.alamat).context["isi"]
    assert all(k.ukur.persen is None for k in pembaca.kartu) and pembaca.jabatan[0].sel.rata.nilai is None
    assert all(sel.kosong for k in pembaca.kartu for b in k.bagan.tabel.baris for sel in b.sel[1:2])
    assert "Perbaiki satuannya" in polos(pabrik.klien(d.verifikator).get(d.alamat_iku))


def test_siapa_boleh(d):
    with pabrik.dalam(d.pemda):
        luar = pabrik.anggota("perencana", d.kosong)
    for alamat in (d.alamat, d.alamat_iku):
        kode = [pabrik.klien(o).get(alamat).status_code for o in (d.perencana, d.pembaca, luar, d.orang_asing)]
        assert kode == [200, 200, 403, 404]
    with pabrik.dalam(d.asing):
        asing = Indikator.objects.first().pk
    assert pabrik.klien(d.verifikator).get(f"/magetan/{TAHUN}/dasbor/indikator/{asing}/").status_code == 404
    assert pabrik.klien(d.verifikator).get(f"/magetan/{TAHUN + 1}/dasbor/indikator/{d.iku.pk}/").status_code == 404


@pytest.mark.parametrize("siapa", ["kosong", "baru"])
def test_opd_tanpa_dokumen_atau_tanpa_realisasi(d, siapa):
    isi = polos(pabrik.klien(d.verifikator).get(f"/magetan/{TAHUN}/dasbor/{getattr(d, siapa).slug}/"))
    kata = {"kosong": "Belum ada IKU yang berlaku tahun ini", "baru": "tanpa capaian"}
    assert kata[siapa] in isi and "belum ada anggaran tersimpan" in isi


def test_halaman_indikator_menjelaskan_angkanya(d):
    with pabrik.dalam(d.pemda):
        simpan(d.iku, "50", tahun=TAHUN, tautan="https://contoh.test/bukti")
    with pabrik.dalam(d.pemda):
        asli = susun_indikator(pabrik.pelaku(d.verifikator), muat_lengkap(Indikator.objects).get(pk=d.iku.pk), TAHUN)
        for baris in asli.masa:
            isi = pengukuran_instansi(d.satu, TAHUN, baris.triwulan)
            (satu,) = (b for b in isi.baris if b.indikator.pk == d.iku.pk)
            assert (baris.ukur.persen, baris.ukur.bukti, baris.ukur.kategori) == (
                satu.persen,
                satu.bukti,
                satu.kategori,
            )
    isi = polos(pabrik.klien(d.verifikator).get(d.alamat_iku))
    assert asli.setahun.bukti in isi and "contoh.test/bukti" in isi and "Standar nasional" in isi
    assert f"/bukti/{asli.setahun.realisasi.pk}/" in isi or f"/{asli.setahun.realisasi.pk}/" in isi
    assert "IKI 0" in isi  # what serves it


def test_seri_membaca_silsilah_dan_sumber_lama(d):
    """Earlier versions count by lineage; before the system the figures of the source document, with its name."""
    with pabrik.dalam(d.pemda):
        lama = pabrik.lembar(pabrik.penetapan(d.satu, TAHUN - 1, berlaku=True))
        simpan(pabrik.indikator(lama, "Nama lama", target="40", silsilah=d.iku.silsilah), "30", tahun=TAHUN - 1)
        isi = {"target_teks": "50 %", "realisasi_teks": "45,5", "capaian_teks": "91 %", "sumber": "LKjIP 2022"}
        pabrik._buat(RiwayatCapaian, indikator=d.iku, tahun=TAHUN - 2, **isi)
        asli = susun_indikator(pabrik.pelaku(d.verifikator), muat_lengkap(Indikator.objects).get(pk=d.iku.pk), TAHUN)
    baris = [[sel.teks for sel in b.sel] for b in asli.seri.tabel.baris]
    assert baris[0] == ["2022", "50 %", "45,5", "91 %", "LKjIP 2022"]
    assert baris[1][:3] == ["2023", "40", "30"] and baris[1][4] == "realisasi tersimpan"
    grafik = asli.seri.grafik[0]
    assert grafik.kategori[:2] == ("2022", "2023") and [str(n) for n in grafik.seri[0].nilai[:2]] == [
        "45.5",
        "30.00000000",
    ]


def test_daftar_indikator_dapat_dicari(d):
    klien = pabrik.klien(d.verifikator)
    alamat = f"/magetan/{TAHUN}/dasbor/indikator/"
    semua = klien.get(alamat).context["tabel"].paginator.count
    assert klien.get(f"{alamat}?q=IKU+00").context["tabel"].paginator.count == 1
    assert klien.get(f"{alamat}?jenis=iki").context["tabel"].paginator.count == 2
    assert klien.get(f"{alamat}?instansi={d.baru.slug}").context["tabel"].paginator.count == 1
    assert semua == 10 and "Dinas Asing" not in polos(klien.get(alamat))


def test_halaman_capaian_menuju_halaman_indikator(d):
    isi = polos(pabrik.klien(d.verifikator).get(f"/magetan/{TAHUN}/capaian/{d.satu.slug}/"))
    assert f'href="{d.alamat_iku}"' in isi


def test_jumlah_kueri_tetap(d, django_assert_num_queries):
    """The same literal number whatever the OPD holds, and whatever other OPD there are."""
    klien = pabrik.klien(d.verifikator)
    for alamat, banyak in ((d.alamat, 36), (d.alamat_iku, 20)):
        klien.get(alamat)
        with django_assert_num_queries(kueri(banyak)):
            klien.get(alamat)
    with pabrik.dalam(d.pemda):
        for ke in range(6):
            simpan(pabrik.indikator(d.iku.lembar, f"Tambahan {ke}", sasaran=d.iku.sasaran, target="10"), "8")
        dunia_dasbor.tambah_opd(random.Random(8))
    for alamat, banyak in ((d.alamat, 36), (d.alamat_iku, 20)):
        with django_assert_num_queries(kueri(banyak)):
            klien.get(alamat)
