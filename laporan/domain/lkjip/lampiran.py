"""Attachments of a LKjIP besides the table of pengukuran: the PK in force as it was frozen, and its rencana aksi."""

from dataclasses import replace

from indikator.enums import PK_BERLAKU
from indikator.models import PerjanjianKinerja
from laporan.domain.isi_pk import IsiPK, baca_isi_pk
from laporan.domain.isi_rencana_aksi import susun_rencana_aksi
from laporan.domain.tabel import Tabel
from laporan.models import Lkjip


def pk_berlaku(lkjip: Lkjip) -> PerjanjianKinerja | None:
    """The last signed PK of the instansi itself in the year."""
    milik = PerjanjianKinerja.objects.filter(instansi=lkjip.instansi, tahun=lkjip.tahun, jabatan=None)
    return milik.filter(status__in=PK_BERLAKU).select_related("instansi__pemda").order_by("-versi_ke").first()


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


def rencana_aksi(pk: PerjanjianKinerja | None) -> list[Tabel]:
    """The actions of a PK by triwulan; none where there are none."""
    if pk is None or not pk.rencana_aksi.exists():
        return []
    return list(susun_rencana_aksi(pk).tabel)
