"""Content of the printed rencana aksi of a PK."""

from dataclasses import dataclass, replace

from indikator.domain.anggaran import IsiAnggaran
from indikator.domain.rencana_aksi import rencana
from indikator.models import PerjanjianKinerja
from kinerja.tanggal import romawi
from laporan.domain import tabel_aksi
from laporan.domain.isi_pengukuran import tanda_tangan_kepala
from laporan.domain.tabel import Tabel
from laporan.domain.unsur import Kop, TandaTangan, susun_kop, tanda_tangan


@dataclass(frozen=True)
class IsiCetakAksi:
    """`keterangan`: of which PK it is, in sentences."""

    judul: tuple[str, ...]
    kop: Kop
    keterangan: tuple[str, ...]
    tabel: tuple[Tabel, ...]
    tanda_tangan: TandaTangan


def susun_rencana_aksi(perjanjian: PerjanjianKinerja) -> IsiCetakAksi:
    return IsiCetakAksi(
        judul=("RENCANA AKSI PERJANJIAN KINERJA", pemilik(perjanjian).upper(), f"TAHUN {perjanjian.tahun}"),
        kop=susun_kop(perjanjian.instansi),
        keterangan=(sebutan_versi(perjanjian),),
        tabel=tabel_rencana(perjanjian),
        tanda_tangan=tanda_tangan_pertama(perjanjian),
    )


def tabel_rencana(perjanjian: PerjanjianKinerja, anggaran: IsiAnggaran | None = None) -> tuple[Tabel, ...]:
    """The table of the year and, where rows name a kegiatan with money, that of its pagu; `anggaran` of the year
    where it is at hand."""
    isi = rencana(perjanjian, anggaran)
    return (tabel_aksi.setahun(isi), *([tabel_aksi.pagu(isi)] if isi.pagu else []))


def judul_rencana_aksi(perjanjian: PerjanjianKinerja) -> str:
    return f"Rencana Aksi {pemilik(perjanjian)} Tahun {perjanjian.tahun}"


def kunci_rencana_aksi(perjanjian: PerjanjianKinerja) -> str:
    """ "v2", of a jabatan "kepala-bagian-v2"."""
    versi = f"v{perjanjian.versi_ke}"
    return f"{perjanjian.jabatan.kunci}-{versi}" if perjanjian.jabatan_id else versi


def pemilik(perjanjian: PerjanjianKinerja) -> str:
    """The instansi, or the jabatan whose PK it is."""
    instansi = perjanjian.instansi.nama
    return f"{perjanjian.jabatan.nama_lengkap}, {instansi}" if perjanjian.jabatan_id else instansi


def sebutan_versi(perjanjian: PerjanjianKinerja) -> str:
    """ "Menurut Perjanjian Kinerja Tahun 2019 Perubahan (versi 2), berlaku mulai Triwulan III." """
    perubahan = f" Perubahan (versi {perjanjian.versi_ke})" if perjanjian.versi_ke > 1 else ""
    mulai = perjanjian.berlaku_mulai_triwulan
    sejak = f", berlaku mulai Triwulan {romawi(mulai)}" if mulai > 1 else ""
    return f"Menurut Perjanjian Kinerja Tahun {perjanjian.tahun}{perubahan}{sejak}."


def tanda_tangan_pertama(perjanjian: PerjanjianKinerja) -> TandaTangan:
    """The block of the first party, where the PK of the instansi names none of its head; else a dotted line."""
    instansi = perjanjian.instansi
    if not (perjanjian.jabatan_id or perjanjian.pejabat_pertama or perjanjian.pihak_pertama):
        return tanda_tangan_kepala(instansi, perjanjian.tahun, pada=perjanjian.tanggal)
    jabatan = perjanjian.jabatan_pertama or (perjanjian.jabatan.nama if perjanjian.jabatan_id else "")
    blok = tanda_tangan(
        instansi,
        perjanjian.pejabat_pertama,
        jabatan,
        pada=perjanjian.tanggal,
        cara="surat",
        tempat=perjanjian.tempat or instansi.pemda.ibukota,
    )
    return blok if blok.nama else replace(blok, nama=perjanjian.pihak_pertama)
