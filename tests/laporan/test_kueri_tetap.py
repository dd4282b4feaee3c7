"""Pages over all perangkat daerah: the same literal number of queries with 3 and with 60 of them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indikator.models import CatatanVerifikasi, Dukungan, PerjanjianKinerja, PerpanjanganJadwal, TargetPerjanjian
from laporan.models import Keputusan, Lkjip
from organisasi.domain.pengaturan import ubah_pengaturan
from organisasi.models import Instansi
from tests import pabrik
from tests.basis import kueri
from tests.indikator.dunia_ukur import simpan
from tests.laporan.dunia_banyak import gandakan

T = 2024
HALAMAN = {  # url: (who, queries)
    f"{T}/kotak-masuk/": ("verifikator", 20),
    f"{T}/kotak-masuk/ingatkan/": ("verifikator", 18),
    f"{T}/dasbor/": ("verifikator", 25),
    f"{T}/dasbor/?peta=sasaran&tw=2": ("verifikator", 32),
    f"{T}/dasbor/perangkat-daerah/": ("verifikator", 15),
    f"{T}/dasbor/indikator/": ("verifikator", 8),
    f"{T}/rekap/": ("verifikator", 15),
    f"{T}/mutu/": ("verifikator", 29),
    f"{T}/capaian/": ("verifikator", 15),
    f"{T}/realisasi/": ("verifikator", 9),
    f"{T}/anggaran/": ("verifikator", 7),
    f"{T}/serapan/": ("verifikator", 7),
    f"{T}/laporan-triwulan/": ("verifikator", 9),
    f"{T}/kompilasi-lkjip/": ("verifikator", 20),
    f"{T}/pohon/": ("verifikator", 10),
    f"{T}/iku/": ("verifikator", 10),
    f"{T}/iki/": ("verifikator", 10),
    f"{T}/perjanjian/": ("verifikator", 8),
    "lkjip/": ("verifikator", 8),  # one for the perangkat daerah of its filter
    "keputusan/": ("verifikator", 8),
    "dokumen/": ("verifikator", 9),
    "dasar-hukum/": ("verifikator", 9),
    "buku-nomor/": ("admin", 7),
    "pengaturan/templat-keputusan/": ("admin", 6),
    "instansi/": ("verifikator", 9),  # one for the pemda itself, which is above the list and not in it
    "riwayat/": ("verifikator", 9),
    "pemberitahuan/": ("verifikator", 7),
    "pengaturan/pengguna/": ("admin", 9),
    "pengaturan/jadwal/": ("verifikator", 7),
    "publik/": (None, 7),
    f"publik/{T}/": (None, 7),
    f"publik/{T}/capaian.csv": (None, 5),
    f"publik/{T}/dinas-satu/": (None, 25),
}


@pytest.fixture
def d(db):
    """Three OPD with something in every list, and a stranger."""
    pemda = pabrik.pemda("magetan", tingkat_pengukuran="semua")
    with pabrik.dalam(pemda):
        satu = _opd()
        gandakan([satu], range(2))
        orang = {"verifikator": pabrik.anggota("verifikator"), "admin": pabrik.anggota("admin_pemda"), None: None}
        ubah_pengaturan(oleh=pabrik.mesin(), halaman_publik=True)
    with pabrik.dalam(pabrik.pemda("paser")):
        _opd()
    return pemda, satu, {nama: pabrik.klien(satu) for nama, satu in orang.items()}


def _opd() -> Instansi:
    opd = pabrik.instansi("Dinas Satu")
    pabrik.anggota("perencana", opd)
    lama = pabrik.penetapan(opd, T, berlaku=True)
    iku = pabrik.lembar(lama)
    iki = pabrik.lembar(lama, pabrik.jabatan(opd, unit=pabrik.unit(opd)))
    baris = pabrik.indikator(iku, target="10", rumus="Jumlah A", frekuensi="triwulan")
    pabrik._buat(Dukungan, indikator=pabrik.indikator(iki, target="9 orang", rumus="Jumlah B"), mendukung=baris)
    simpan(baris, "3", tahun=T, triwulan=1)
    simpan(baris, "8", tahun=T)
    opd.pengukuran.filter(triwulan=0).update(status="dikunci")
    pabrik.lembar(pabrik.penetapan(opd, T, asal=lama, status="diajukan"))
    pk = pabrik._buat(PerjanjianKinerja, instansi=opd, tahun=T, status="ditandatangani")
    pabrik._buat(TargetPerjanjian, perjanjian=pk, indikator=baris, teks="11", nilai=11)
    pabrik._buat(Keputusan, instansi=opd, tahun=T, status="berlaku", jabatan_penetap="Kepala", tentang="IKU")
    pabrik._buat(Lkjip, instansi=opd, tahun=T, status="dipublikasikan")
    pabrik._buat(CatatanVerifikasi, instansi=opd, lembar=iku, silsilah=baris.silsilah, isi="Perbaiki", nama_oleh="V")
    pabrik._buat(
        PerpanjanganJadwal, instansi=opd, tahun=T, jenis="pk", sampai=date(T, 5, 1), alasan="Menunggu anggaran"
    )
    return opd


def _hitung(klien) -> dict[str, int]:
    hasil = {}
    for alamat, (siapa, _) in HALAMAN.items():
        klien[siapa].get(f"/magetan/{alamat}")
        with CaptureQueriesContext(connection) as semua:
            assert klien[siapa].get(f"/magetan/{alamat}").status_code == 200, alamat
        hasil[alamat] = len(semua)
    return hasil


def test_jumlah_kueri_tetap_pada_3_dan_60_opd(d):
    pemda, satu, klien = d
    harus = {alamat: kueri(banyak) for alamat, (_, banyak) in HALAMAN.items()}
    assert _hitung(klien) == harus
    with pabrik.dalam(pemda):
        gandakan([satu], range(2, 59))
    assert _hitung(klien) == harus
