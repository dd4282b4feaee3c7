"""Attachments of a LKjIP besides the table of pengukuran: the PK in force as it was frozen, and its rencana aksi."""

from dataclasses import replace

from indikator.domain import masa_aksi
from indikator.domain.anggaran import IsiAnggaran
from indikator.enums import Triwulan
from indikator.models import PerjanjianKinerja
from laporan.domain.isi_pk import IsiPK, baca_isi_pk
from laporan.domain.isi_rencana_aksi import tabel_rencana
from laporan.domain.tabel import Tabel
from laporan.models import Lkjip


def pk_berlaku(lkjip: Lkjip) -> PerjanjianKinerja | None:
    """The last signed PK of the instansi itself in the year."""
    return masa_aksi.berlaku(lkjip.instansi, lkjip.tahun, Triwulan.TAHUNAN)


def isi_pk(pk: PerjanjianKinerja | None) -> IsiPK | None:
    return baca_isi_pk(pk) if pk else None


def tabel_pk(isi: IsiPK) -> list[Tabel]:
    """Sasaran, indicators and targets of the PK, then its money."""
    return [_bertahun(satu, isi) for satu in (isi.kinerja, isi.anggaran) if satu]


def anggaran_pk(isi: IsiPK | None) -> list[Tabel]:
    return [_bertahun(isi.anggaran, isi)] if isi and isi.anggaran else []


def _bertahun(tabel: Tabel, isi: IsiPK) -> Tabel:
    """In a report a table says of what document it is."""
    return replace(tabel, judul=f"{tabel.judul} menurut {isi.judul_berkas}")


def rencana_aksi(pk: PerjanjianKinerja | None, anggaran: IsiAnggaran) -> list[Tabel]:
    """The actions of a PK by triwulan; none where there are none. `anggaran`: that of its year."""
    if pk is None or not pk.rencana_aksi.exists():
        return []
    return list(tabel_rencana(pk, anggaran))
