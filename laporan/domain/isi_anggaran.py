"""Content of the printed budget of an instansi and year: the same leaves by kegiatan, triwulan, sasaran and so on."""

from dataclasses import dataclass

from indikator.domain.anggaran import rekap_anggaran
from indikator.models import Kegiatan
from laporan.domain import tabel_anggaran
from laporan.domain.isi_pengukuran import tanda_tangan_kepala
from laporan.domain.tabel import Tabel
from laporan.domain.unsur import Kop, TandaTangan, susun_kop
from organisasi.galat import GalatKinerja

PANDANGAN = (
    tabel_anggaran.per_kegiatan,
    tabel_anggaran.per_triwulan,
    tabel_anggaran.per_program,
    tabel_anggaran.per_sasaran,
    tabel_anggaran.per_indikator,
)


@dataclass(frozen=True)
class IsiCetakAnggaran:
    judul: tuple[str, ...]
    kop: Kop
    tabel: tuple[Tabel, ...]
    tanda_tangan: TandaTangan


def susun_anggaran(instansi, tahun: int) -> IsiCetakAnggaran:
    """Every view of the budget; their totals are the same. Without any triwulan that table is left out."""
    isi = rekap_anggaran(instansi, tahun)
    ada_triwulan = any(nilai is not None for nilai in isi.triwulan.per.values())
    tabel = [buat(isi, tahun) for buat in PANDANGAN if ada_triwulan or buat is not tabel_anggaran.per_triwulan]
    return IsiCetakAnggaran(
        judul=("ANGGARAN DAN REALISASI", instansi.nama.upper(), f"TAHUN {tahun}"),
        kop=susun_kop(instansi),
        tabel=tuple(tabel),
        tanda_tangan=tanda_tangan_kepala(instansi, tahun),
    )


def judul_anggaran(instansi, tahun: int) -> str:
    return f"Anggaran dan Realisasi {instansi.nama} Tahun {tahun}"


def pastikan_ada(instansi, tahun: int) -> None:
    """Raise GalatKinerja when there is nothing to print."""
    if not Kegiatan.objects.filter(instansi=instansi, tahun=tahun).exists():
        raise GalatKinerja(f"Belum ada anggaran {instansi.sebutan} tahun {tahun}: isi kegiatannya dulu.")
