"""What the pages of a LKjIP cost: composed once for a page, queries that do not grow, frozen content only read."""

import pytest

from indikator.domain import anggaran
from indikator.domain.anggaran import rekap
from indikator.models import Kegiatan, PerjanjianKinerja, RencanaAksi, TargetPerjanjian
from laporan.domain.lkjip import isi as domain_isi
from laporan.models import BagianLkjip
from tests import pabrik
from tests.basis import kueri
from tests.indikator.dunia_rencana import jumlah_kueri
from tests.indikator.dunia_ukur import simpan
from tests.laporan import lkjip_dua_tahun
from tests.laporan.lkjip_dua_tahun import TAHUN

DRAF = {"rincian": 66, "kelengkapan": 60, "bagian": 57}
BEKU = {"rincian": 16, "kelengkapan": 8, "bagian": 12}


@pytest.fixture
def d(db):
    """A draft of the year; the stranger of that world has figures of his own."""
    d = lkjip_dua_tahun.susun()
    with pabrik.dalam(d.pemda):
        d.lkjip = lkjip_dua_tahun.lkjip(d, titik=(1, 2))
        d.bagian = d.lkjip.bagian.get(kode="bab3-analisis-1")
        d.perjanjian = pabrik._buat(PerjanjianKinerja, instansi=d.instansi, tahun=TAHUN, status="ditandatangani")
        aksi(d, d.nilai, Kegiatan.objects.get(instansi=d.instansi))
    return d


def aksi(d, indikator, kegiatan) -> None:
    """A line of the PK with an action that plans money of the kegiatan."""
    pabrik._buat(TargetPerjanjian, perjanjian=d.perjanjian, indikator=indikator, teks="79", nilai=79)
    isi = {"triwulan": 1, "uraian": f"Aksi {kegiatan}", "kegiatan": kegiatan, "anggaran": 5}
    pabrik._buat(RencanaAksi, perjanjian=d.perjanjian, indikator=indikator, **isi)


def alamat(d) -> dict[str, str]:
    dasar = f"lkjip/{d.lkjip.pk}/"
    return {"rincian": dasar, "kelengkapan": f"{dasar}kelengkapan/", "bagian": f"{dasar}bagian/{d.bagian.pk}/"}


def hitung(d) -> dict[str, int]:
    return {nama: jumlah_kueri(d, "perencana", satu) for nama, satu in alamat(d).items()}


def perbanyak(d) -> None:
    """Two more of everything that a report prints."""
    with pabrik.dalam(d.pemda):
        for ke in (1, 2):
            sasaran = pabrik.sasaran(d.lembar, f"Sasaran lain {ke}")
            baris = pabrik.indikator(d.lembar, f"Nilai lain {ke}", sasaran=sasaran, target="5", satuan="nilai")
            simpan(baris, "4", tahun=TAHUN)
            lkjip_dua_tahun.riwayat(baris, 2023, realisasi_teks="3", capaian_teks="60%")
            uang = {"pagu": 100, "serapan": {1: 10, 2: 20}, "sasaran": sasaran}
            kegiatan = anggaran.buat_kegiatan(
                oleh=pabrik.mesin(), instansi=d.instansi, tahun=TAHUN, nama=f"Kegiatan lain {ke}", **uang
            )
            aksi(d, baris, kegiatan)
            isi = {"kode": f"lain-{ke}", "urutan": 900 + ke, "judul": f"Lain {ke}", "isi": "<p>Naskah.</p>"}
            pabrik._buat(BagianLkjip, lkjip=d.lkjip, sasaran=sasaran, **isi)


def test_queries_of_a_draft_do_not_grow(d):
    harus = {nama: kueri(banyak) for nama, banyak in DRAF.items()}
    assert hitung(d) == harus
    perbanyak(d)
    assert hitung(d) == harus


def test_what_is_frozen_is_read_and_not_composed(d, monkeypatch):
    with pabrik.dalam(d.pemda):
        lkjip_dua_tahun.bekukan(d.lkjip)
    monkeypatch.setattr(domain_isi, "susun_lkjip", None)
    monkeypatch.setattr(domain_isi, "pengukuran_instansi", None)
    assert hitung(d) == {nama: kueri(banyak) for nama, banyak in BEKU.items()}


@pytest.mark.parametrize(("nama", "uang"), [("rincian", 2), ("kelengkapan", 2), ("bagian", 1)])
def test_a_page_composes_the_report_once(d, monkeypatch, nama, uang):
    """The gate reads the kegiatan once more: what it asks of them is not in the report."""
    dipanggil = []

    def catat(tempat, fungsi):
        asli = getattr(tempat, fungsi)
        monkeypatch.setattr(tempat, fungsi, lambda *isi, **lain: dipanggil.append(fungsi) or asli(*isi, **lain))

    catat(domain_isi, "susun_lkjip")
    catat(domain_isi, "pengukuran_instansi")
    catat(rekap, "susun")
    klien = pabrik.klien(d.perencana)
    assert klien.get(f"/magetan/{alamat(d)[nama]}").status_code == 200
    assert {satu: dipanggil.count(satu) for satu in ("susun_lkjip", "pengukuran_instansi", "susun")} == {
        "susun_lkjip": 1,
        "pengukuran_instansi": 1,
        "susun": uang,
    }
