"""The workbook of a pemda or instansi: one sheet for each kind of data, written row by row."""

from collections.abc import Callable, Iterator
from operator import itemgetter

from django.utils import timezone

from kinerja.spreadsheet import Kolom, Lembar, tulis_panjang
from kinerja.tanggal import tulis_tanggal
from laporan.domain.ekspor.buku_pemda import LembarTerbaca


def buku_xlsx(daftar: list[LembarTerbaca], *, milik: str, tahun: int, kabar: Callable[[int, str], None]) -> bytes:
    """`milik`: the pemda or instansi in the title. `kabar(number, name)` is called before each sheet is read."""
    return tulis_panjang([_lembar(satu, ke, milik, tahun, kabar) for ke, satu in enumerate(daftar, 1)])


def _lembar(satu: LembarTerbaca, ke: int, milik: str, tahun: int, kabar) -> Lembar:
    kolom = [Kolom(bagian.judul, itemgetter(letak), bagian.lebar) for letak, bagian in enumerate(satu.lembar.kolom)]
    masa = [f"Tahun {tahun}"] if satu.lembar.perlu_tahun else []
    judul = [satu.lembar.judul.upper(), milik, *masa, f"Keadaan {tulis_tanggal(timezone.localdate())}"]
    return Lembar(satu.lembar.judul, judul, kolom, _baris(satu, ke, kabar), tetap=1)


def _baris(satu: LembarTerbaca, ke: int, kabar) -> Iterator[list]:
    kabar(ke, satu.lembar.judul)
    yield from satu.baris()
