"""Content of the printed Laporan Pengukuran Kinerja of an instansi and year or triwulan."""

from dataclasses import dataclass
from datetime import date

from indikator.domain.pengukuran import pengukuran_instansi
from indikator.enums import Triwulan
from laporan.domain import tabel_kinerja
from laporan.domain.tabel import Tabel
from laporan.domain.unsur import Kop, TandaTangan, kepala_instansi, susun_kop, tanda_tangan


@dataclass(frozen=True)
class IsiCetakPengukuran:
    judul: tuple[str, ...]
    kop: Kop
    tabel: tuple[Tabel, ...]
    tanda_tangan: TandaTangan


def susun_pengukuran(instansi, tahun: int, triwulan: int = 0) -> IsiCetakPengukuran:
    """Table of capaian, the named averages, and the proof lines as a table of their own."""
    isi = pengukuran_instansi(instansi, tahun, triwulan)
    masa = tabel_kinerja.masa(isi)
    return IsiCetakPengukuran(
        judul=("LAPORAN PENGUKURAN KINERJA", instansi.nama.upper(), masa.upper()),
        kop=susun_kop(instansi),
        tabel=(tabel_kinerja.pengukuran(isi), tabel_kinerja.rata_rata(isi), tabel_kinerja.bukti(isi)),
        tanda_tangan=tanda_tangan_kepala(instansi, tahun),
    )


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
