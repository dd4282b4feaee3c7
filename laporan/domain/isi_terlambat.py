"""Content of the list of late OPD, the enclosure of a letter of reminder."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from kinerja.angka import tulis
from kinerja.tanggal import tulis_tanggal
from laporan.domain.kotak_masuk import BarisKotak, Saringan, kotak_masuk, yang_dihitung
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel
from laporan.domain.tabel import sel as sel_tabel
from laporan.domain.unsur import Kop, TandaTangan
from laporan.domain.verifikasi_cetak import bagian_organisasi, kop_pemda, tanda_tangan_bagian

JUDUL = "Daftar Perangkat Daerah yang Terlambat Menyampaikan Dokumen Kinerja"
KOLOM = (
    Kolom("nomor", "No"),
    Kolom("lembar", "Perangkat daerah"),
    Kolom("jenis", "Dokumen"),
    Kolom("hasil", "Keadaan"),
    Kolom("tenggat", "Tenggat"),
    Kolom("banyak", "Terlambat (hari)"),
)


@dataclass(frozen=True)
class IsiTerlambat:
    judul: tuple[str, ...]
    kop: Kop
    per: str
    tabel: Tabel
    tanda_tangan: TandaTangan


def susun_terlambat(pelaku, tahun: int, hari: date | None = None) -> IsiTerlambat:
    """Everything not sent after its due date, by OPD; example OPD are left out."""
    bagian = bagian_organisasi()
    baris = yang_terlambat(pelaku, tahun, hari)
    return IsiTerlambat(
        judul=("DAFTAR PERANGKAT DAERAH", "YANG TERLAMBAT MENYAMPAIKAN DOKUMEN KINERJA", f"TAHUN {tahun}"),
        kop=kop_pemda(pelaku.pemda, bagian),
        per=tulis_tanggal(hari or timezone.localdate()),
        tabel=Tabel("terlambat", _hitungan(baris), KOLOM, tuple(_isi(baris))),
        tanda_tangan=tanda_tangan_bagian(bagian, tahun),
    )


def yang_terlambat(pelaku, tahun: int, hari: date | None = None) -> list[BarisKotak]:
    terlambat = Saringan(terlambat=True).pilih(yang_dihitung(kotak_masuk(pelaku, tahun, hari)))
    return sorted(terlambat, key=lambda b: b.nama.casefold())


def judul_terlambat(tahun: int) -> str:
    return f"{JUDUL} Tahun {tahun}"


def _hitungan(baris: list[BarisKotak]) -> str:
    dokumen = sum(bool(sel.terlambat) for satu in baris for sel in satu.sel.values())
    return f"{len(baris)} perangkat daerah, {dokumen} dokumen"


def _isi(baris: list[BarisKotak]):
    for nomor, satu in enumerate(baris, 1):
        for ke, sel in enumerate(sel for sel in satu.sel.values() if sel.terlambat):
            yield BarisTabel(
                (
                    sel_tabel(str(nomor), bool(ke)),
                    sel_tabel(satu.nama, bool(ke)),
                    SelTabel(sel.judul),
                    SelTabel(" ".join(filter(None, (sel.label, sel.rincian)))),
                    SelTabel(tulis_tanggal(sel.batas)),
                    SelTabel(tulis(sel.terlambat, 0)),
                )
            )
