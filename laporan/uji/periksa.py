"""The whole check of one report."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indikator.capaian.kebijakan import BAWAAN, Kebijakan
from laporan.uji.cara import cara
from laporan.uji.dokumen import Alinea, Dokumen
from laporan.uji.golongan import golongkan, urutan
from laporan.uji.hasil import BarisUji, Golongan, HasilDokumen, Kunci, TabelUji
from laporan.uji.kalimat import Bahan, klaim
from laporan.uji.kategori import kata_kategori
from laporan.uji.lintas import lintas
from laporan.uji.lintas_anggaran import lintas_anggaran
from laporan.uji.rata import pilihan_rata
from laporan.uji.rumpun import Rumpun, menurut_kunci, rumpunkan

KINERJA = (Golongan.PENGUKURAN, Golongan.ANALISIS)
TANPA_PERSEN = "Capaian tanpa tanda persen, baris lain memakainya."


def periksa_dokumen(dokumen: Dokumen, kebijakan: Kebijakan = BAWAAN) -> HasilDokumen:
    """Every table, every row, every finding. Never raises for what the report says."""
    tabel = golongkan(dokumen, kebijakan)
    rumpun = rumpunkan(tabel)
    menurut = menurut_kunci(rumpun)
    tabel = tuple(_lengkapi(satu, tabel, menurut) for satu in tabel)
    letak = [satu.teks if isinstance(satu, Alinea) else satu for satu in urutan(dokumen)]
    rata = pilihan_rata(tabel)
    temuan = (
        *lintas(tabel, rumpun, menurut),
        *lintas_anggaran(tabel),
        *klaim(letak, Bahan(tabel, rumpun, rata)),
        *kata_kategori([satu for satu in letak if isinstance(satu, str)], tabel),
    )
    return HasilDokumen(tabel, temuan, rata, dokumen.catatan)


def _lengkapi(tabel: TabelUji, semua: Sequence[TabelUji], menurut: Mapping[Kunci, Rumpun]) -> TabelUji:
    """Each row with how its percentage came about and what else is to be said of it."""
    if not tabel.dihitung:
        return tabel
    berpersen = sum(satu.baris.capaian.rstrip().endswith("%") for satu in tabel.rincian)
    umum = tabel.golongan in KINERJA and berpersen * 2 > len(tabel.rincian)
    return replace(tabel, baris=tuple(_baris(satu, tabel, semua, menurut, umum) for satu in tabel.baris))


def _baris(satu: BarisUji, tabel: TabelUji, semua, menurut, berpersen: bool) -> BarisUji:
    tanpa = berpersen and satu.baris.capaian and not satu.baris.capaian.rstrip().endswith("%")
    catatan = [satu.baris.catatan, TANPA_PERSEN if tanpa else ""]
    return replace(satu, cara=cara(satu, tabel, semua, menurut), catatan=tuple(filter(None, catatan)))
