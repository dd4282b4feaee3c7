"""A pemda with perangkat daerah of invented figures (by a seed), and a stranger beside it: for the dashboards."""

import random
from types import SimpleNamespace

from indikator.domain import anggaran
from indikator.domain.kemajuan import jatuh
from indikator.models import Dukungan, Pengukuran
from tests import pabrik
from tests.indikator.dunia_ukur import simpan

TAHUN = 2024
FREKUENSI = ("triwulan", "semester", "tahunan")
STATUS = ("draf", "diajukan", "terverifikasi", "dikunci")


def susun(benih: int = 1, banyak: int = 4) -> SimpleNamespace:
    """`banyak` OPD filled at random, one without a document, one without any realisasi; users of some roles."""
    d = SimpleNamespace(pemda=pabrik.pemda("magetan", tingkat_pengukuran="semua"), asing=pabrik.pemda("paser"))
    acak = random.Random(benih)
    with pabrik.dalam(d.pemda):
        d.kosong, d.baru = pabrik.instansi("Dinas Kosong"), pabrik.instansi("Dinas Baru")
        lembar = pabrik.lembar(pabrik.penetapan(d.baru, TAHUN, berlaku=True))
        pabrik.indikator(lembar, "Nilai baru", target="10")
        d.opd = [tambah_opd(acak) for _ in range(banyak)]
        d.perencana = pabrik.anggota("perencana", d.opd[0])
        d.verifikator, d.pembaca = pabrik.anggota("verifikator"), pabrik.anggota("pembaca")
    with pabrik.dalam(d.asing):
        d.opd_asing = tambah_opd(acak, "Dinas Asing")
        d.orang_asing = pabrik.anggota("admin_pemda")
    return d


def tambah_opd(acak, nama: str = "", tahun: int = TAHUN):
    """An OPD with two sasaran, sub-indicators, an IKI sheet that serves them, a budget."""
    opd = pabrik.instansi(nama)
    dokumen = pabrik.penetapan(opd, tahun, berlaku=True)
    lembar = pabrik.lembar(dokumen)
    baris = []
    for ke in range(2):
        sasaran = pabrik.sasaran(lembar)
        baris += [_baris(acak, lembar, sasaran, f"IKU {ke}{i}") for i in range(2)]
    induk = pabrik.indikator(lembar, "Nilai gabungan", sasaran=baris[0].sasaran, bobot=acak.choice([None, 2]))
    bobot = acak.choice([(None, None), (1, 3)])
    sub = [_baris(acak, lembar, induk.sasaran, f"Sub {i}", induk=induk, bobot=b) for i, b in enumerate(bobot)]
    iki = pabrik.lembar(dokumen, pabrik.jabatan(opd))
    pendukung = [_baris(acak, iki, pabrik.sasaran(iki), f"IKI {i}") for i in range(2)]
    pabrik._buat(Dukungan, indikator=pendukung[0], mendukung=baris[0])
    pabrik._buat(Dukungan, indikator=pendukung[1], mendukung=pendukung[0])
    for satu in (*baris, *sub, *pendukung):
        _isi(acak, satu, tahun)
    for ukur in Pengukuran.objects.filter(instansi=opd).order_by("pk"):
        Pengukuran.objects.filter(pk=ukur.pk).update(status=acak.choice(STATUS))
    _anggaran(acak, opd, baris[0].sasaran, tahun)
    return opd


def _baris(acak, lembar, sasaran, nama: str, **lain):
    isi = {
        "frekuensi": acak.choice(FREKUENSI),
        "tipe_penghitungan": "kumulatif",
        "arah": acak.choice(["naik", "turun"]),
    }
    return pabrik.indikator(lembar, nama, sasaran=sasaran, target=str(acak.randint(20, 90)), **isi | lain)


def _isi(acak, indikator, tahun: int) -> None:
    """Some triwulan filled in, some missing; sometimes the year itself."""
    for tw in (1, 2, 3, 4):
        if jatuh(indikator.frekuensi, tw):
            if acak.random() < 0.5:
                pabrik.target(indikator, str(acak.randint(5, 25)), triwulan=tw)
            if acak.random() < 0.7:
                simpan(indikator, str(acak.randint(0, 40)), tahun=tahun, triwulan=tw)
    if acak.random() < 0.3:
        simpan(indikator, str(acak.randint(10, 110)), tahun=tahun)


def _anggaran(acak, opd, sasaran, tahun: int) -> None:
    for ke in range(2):
        anggaran.buat_kegiatan(
            oleh=pabrik.mesin(),
            instansi=opd,
            tahun=tahun,
            nama=f"Kegiatan {ke}",
            kunci=f"k-{ke}",
            pagu=acak.randint(1, 9) * 1_000_000,
            realisasi=acak.choice([None, acak.randint(1, 9) * 500_000]),
            sasaran=acak.choice([None, sasaran]),
        )


def opd_ringan():
    """An OPD with one filled indicator: quick to make."""
    opd = pabrik.instansi()
    lembar = pabrik.lembar(pabrik.penetapan(opd, TAHUN, berlaku=True))
    simpan(pabrik.indikator(lembar, target="10"), "8")
    return opd
