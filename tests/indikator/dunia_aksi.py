"""The small pemda that plans (dunia_rencana) with a signed PK of 2024, two kegiatan, and rows of its rencana aksi."""

from decimal import Decimal
from types import SimpleNamespace

from indikator.domain import pk as domain_pk
from indikator.domain import rencana_aksi as domain
from indikator.enums import StatusPK
from indikator.models import Kegiatan, PerjanjianKinerja, Serapan
from organisasi.domain.sekaligus import utuh
from tests import pabrik
from tests.indikator import dunia_rencana

TAHUN = 2024


@utuh  # one act: no savepoint and no end of the audit for every row
def susun() -> SimpleNamespace:
    d = dunia_rencana.susun(reviu=False)
    with pabrik.dalam(d.pemda):
        d.pk = perjanjian(d, status=StatusPK.DITANDATANGANI)
        d.survei = kegiatan(d, "Survei kepuasan", pagu="100000000")
        d.lomba = kegiatan(d, "Lomba inovasi", pagu="50000000")
        d.jadwal = aksi(d, d.ikm, 1, "Menyusun jadwal", kegiatan=d.survei, anggaran=Decimal(40000000))
    return d


def perjanjian(d, *, versi_ke: int = 1, status: str = StatusPK.DRAF, tahun: int = TAHUN, **lain) -> PerjanjianKinerja:
    baris = [(d.ikm, "80"), (d.inovasi, "40%")]
    return domain_pk.buat(
        oleh=pabrik.mesin(), instansi=d.dinkes, tahun=tahun, baris=baris, versi_ke=versi_ke, status=status, **lain
    )


def kegiatan(d, nama: str, pagu: str | None = None, tahun: int = TAHUN, **lain) -> Kegiatan:
    kunci = nama.lower().replace(" ", "-")
    jumlah = None if pagu is None else Decimal(pagu)
    return pabrik._buat(Kegiatan, instansi=d.dinkes, tahun=tahun, kunci=kunci, nama=nama, pagu=jumlah, **lain)


def serapan(kegiatan: Kegiatan, **per_tw: str) -> None:
    """serapan(k, tw1="1000", tw2="2000")"""
    for nama, jumlah in per_tw.items():
        pabrik._buat(Serapan, kegiatan=kegiatan, triwulan=int(nama[2:]), jumlah=Decimal(jumlah))


def aksi(d, indikator, triwulan: int, uraian: str, pk: PerjanjianKinerja | None = None, **isi):
    """Written as the installation, in the active pemda."""
    return domain.tambah(
        oleh=pabrik.mesin(), perjanjian=pk or d.pk, indikator=indikator, triwulan=triwulan, uraian=uraian, **isi
    )
