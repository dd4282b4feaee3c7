"""The inbox as an xlsx: the rows of the page, and the same cell by cell."""

from typing import NamedTuple

from django.utils import timezone

from kinerja.spreadsheet import Angka, Kolom, Lembar, tulis_buku
from kinerja.tanggal import tulis_tanggal
from laporan.domain.kotak_masuk import BarisKotak
from laporan.domain.sel_kotak import JENIS, Sel

CATATAN = "Terlambat dihitung sampai hari berkas ini dibuat, dan hanya untuk yang belum dikirim."


class Baris(NamedTuple):
    """One cell with its OPD."""

    kotak: BarisKotak
    sel: Sel


def kotak_xlsx(baris: list[BarisKotak], *, pemda, tahun: int, saringan: list[str]) -> bytes:
    """The workbook of the rows as they are filtered; `saringan` says in words how."""
    judul = ["KOTAK MASUK VERIFIKASI", pemda.nama, f"Tahun {tahun}, keadaan {tulis_tanggal(timezone.localdate())}"]
    judul += [f"Saringan: {'; '.join(saringan)}"] if saringan else []
    jenis = list(baris[0].sel) if baris else list(JENIS)
    rincian = [Baris(satu, sel) for satu in baris for sel in satu.sel.values()]
    return tulis_buku(
        [
            Lembar("Kotak masuk", judul, _kolom(jenis), baris, (CATATAN,), tetap=1),
            Lembar("Rincian", ["RINCIAN PER DOKUMEN", *judul[1:]], KOLOM_RINCIAN, rincian, (CATATAN,), tetap=1),
        ]
    )


def nama_kotak(pemda, tahun: int) -> str:
    """ "kotak-masuk-magetan-2026.xlsx"."""
    return f"kotak-masuk-{pemda.slug}-{tahun}.xlsx"


def _kolom(jenis: list[str]) -> tuple[Kolom, ...]:
    """The columns of the page; those of the kinds shown in the middle."""
    tengah = tuple(Kolom(JENIS[satu], lambda b, satu=satu: _sel(b.sel[satu]), 20) for satu in jenis)
    return (*KOLOM_AWAL, *tengah, *KOLOM_AKHIR)


def _sel(sel: Sel) -> str:
    """A cell in words, one thing per line."""
    dikirim = f"dikirim {_tanggal(sel)}" if sel.sejak else ""
    terlambat = f"TERLAMBAT ({sel.terlambat} hari)" if sel.terlambat else ""
    return "\n".join(filter(None, (sel.label, sel.rincian, dikirim, terlambat)))


def _tanggal(sel: Sel) -> str:
    return tulis_tanggal(timezone.localdate(sel.sejak)) if sel.sejak else ""


def _hari(hari: int) -> Angka | None:
    return Angka(hari, 0) if hari else None


KOLOM_AWAL = (
    Kolom("Perangkat daerah", lambda b: b.nama, 40),
    Kolom("Jenis", lambda b: b.instansi.get_jenis_display(), 16),
)
KOLOM_AKHIR = (
    Kolom("Terlambat paling lama (hari)", lambda b: _hari(b.terlambat), 14),
    Kolom("Catatan terbuka", lambda b: Angka(b.catatan, 0), 11),
)
KOLOM_RINCIAN = (
    Kolom("Perangkat daerah", lambda r: r.kotak.nama, 40),
    Kolom("Dokumen", lambda r: r.sel.judul, 20),
    Kolom("Keadaan", lambda r: r.sel.label, 20),
    Kolom("Rincian", lambda r: r.sel.rincian, 28),
    Kolom("Dikirim", lambda r: _tanggal(r.sel), 18),
    Kolom("Tenggat", lambda r: tulis_tanggal(r.sel.batas) if r.sel.batas else "", 18),
    Kolom("Terlambat (hari)", lambda r: _hari(r.sel.terlambat), 12),
)
