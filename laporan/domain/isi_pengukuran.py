"""Content of the printed Laporan Pengukuran Kinerja of an instansi and year or triwulan.

A report of a triwulan also says which PK it measures, what of its rencana aksi was done, what helped and hindered, and
the money spent to date.
"""

from dataclasses import dataclass
from datetime import date

from indikator.domain import masa_aksi
from indikator.domain.anggaran import rekap_anggaran
from indikator.domain.baris_ukur import IsiPengukuran
from indikator.domain.pengukuran import pengukuran_instansi
from indikator.domain.rencana_aksi import rencana
from indikator.enums import Triwulan
from indikator.models import PerjanjianKinerja
from kinerja.tanggal import romawi, tulis_tanggal
from laporan.domain import tabel_aksi, tabel_kinerja, tabel_triwulan
from laporan.domain.tabel import Tabel
from laporan.domain.unsur import Kop, TandaTangan, kepala_instansi, susun_kop, tanda_tangan

TANPA_PK = "Belum ada Perjanjian Kinerja yang ditandatangani untuk {}; target diambil dari dokumen IKU."


@dataclass(frozen=True)
class IsiCetakPengukuran:
    """`keterangan`: sentences above the tables, of a triwulan which PK holds in it."""

    judul: tuple[str, ...]
    kop: Kop
    tabel: tuple[Tabel, ...]
    tanda_tangan: TandaTangan
    keterangan: tuple[str, ...] = ()


def susun_pengukuran(instansi, tahun: int, triwulan: int = 0) -> IsiCetakPengukuran:
    """Table of capaian, the named averages, of a triwulan what belongs to it, and the proof lines."""
    isi = pengukuran_instansi(instansi, tahun, triwulan)
    masa = tabel_kinerja.masa(isi)
    pk = masa_aksi.berlaku(instansi, tahun, triwulan) if triwulan else None
    return IsiCetakPengukuran(
        judul=("LAPORAN PENGUKURAN KINERJA", instansi.nama.upper(), masa.upper()),
        kop=susun_kop(instansi),
        tabel=(
            tabel_kinerja.pengukuran(isi),
            tabel_kinerja.rata_rata(isi),
            *(_triwulan(isi, pk, masa) if triwulan else ()),
            tabel_kinerja.bukti(isi),
        ),
        tanda_tangan=tanda_tangan_kepala(instansi, tahun),
        keterangan=dasar_target(pk, instansi, tahun, triwulan) if triwulan else (),
    )


def _triwulan(isi: IsiPengukuran, pk: PerjanjianKinerja | None, masa: str) -> list[Tabel]:
    """Actions, factors, money; a table without a row is left out."""
    uang = rekap_anggaran(isi.instansi, isi.tahun)
    tabel = [tabel_aksi.triwulan(rencana(pk), isi.triwulan)] if pk else []
    tabel.append(tabel_triwulan.faktor(isi, masa))
    tabel += [tabel_triwulan.anggaran(uang, isi.tahun, isi.triwulan)] if uang.baris else []
    return [satu for satu in tabel if satu.baris or satu.catatan]


def dasar_target(pk: PerjanjianKinerja | None, instansi, tahun: int, triwulan: int) -> tuple[str, ...]:
    """Which PK the targets of the triwulan are of; of a changed one since when, and whether a later one follows."""
    if pk is None:
        return (TANPA_PK.format(f"Triwulan {romawi(triwulan)} Tahun {tahun}"),)
    perubahan = " Perubahan" if pk.versi_ke > 1 else ""
    versi = f" (versi {pk.versi_ke}, berlaku mulai Triwulan {romawi(pk.berlaku_mulai_triwulan)})" if perubahan else ""
    tanggal = f" tanggal {tulis_tanggal(pk.tanggal)}" if pk.tanggal else ""
    kini = f"Target menurut Perjanjian Kinerja{perubahan} Tahun {tahun}{versi}{tanggal}."
    sesudah = masa_aksi.berlaku(instansi, tahun, 0)
    if sesudah is None or sesudah.pk == pk.pk:
        return (kini,)
    mulai = romawi(sesudah.berlaku_mulai_triwulan)
    return (kini, f"Perjanjian Kinerja Perubahan (versi {sesudah.versi_ke}) berlaku mulai Triwulan {mulai}.")


def judul_pengukuran(instansi, tahun: int, triwulan: int = 0) -> str:
    masa = f"{Triwulan(triwulan).label} Tahun {tahun}" if triwulan else f"Tahun {tahun}"
    return f"Laporan Pengukuran Kinerja {instansi.nama} {masa}"


def tanda_tangan_kepala(instansi, tahun: int, *, pada: date | None = None) -> TandaTangan:
    """The block of whoever led the instansi in that year; an unknown name stays a dotted line."""
    pemangku = kepala_instansi(instansi, tahun)
    return tanda_tangan(
        instansi,
        pemangku.pejabat if pemangku else None,
        instansi.sebutan_kepala or (pemangku.sebutan if pemangku else ""),
        pada=pada,
        cara="surat",
        tempat=instansi.pemda.ibukota,
    )
