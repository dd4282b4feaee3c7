"""The averages a report could have named, each with its name and proof: of values, of indicators, of sasaran, and the
same of capaian limited to 100."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from indikator.capaian.rata_rata import rata_rata
from laporan.uji.hasil import BarisUji, Golongan, Pilihan, TabelUji

BATAS = Decimal(100)


def pilihan_rata(tabel: Sequence[TabelUji]) -> tuple[Pilihan, ...]:
    """Of the pengukuran of the report; nothing without one."""
    ukur = pengukuran(tabel)
    return tuple(satu for batas in (None, BATAS) for satu in _pilihan(ukur.rincian, batas)) if ukur else ()


def pengukuran(tabel: Sequence[TabelUji]) -> TabelUji | None:
    return next((satu for satu in tabel if satu.golongan == Golongan.PENGUKURAN and satu.rincian), None)


def banyak(ukur: TabelUji) -> tuple[int, int, int]:
    """(sasaran, indicators, values) of the pengukuran; 0 sasaran where it names none."""
    sasaran = {b.baris.sasaran for b in ukur.rincian if b.baris.sasaran}
    return len(sasaran), len(_grup(ukur.rincian)), len(ukur.rincian)


def _pilihan(baris: Sequence[BarisUji], batas: Decimal | None) -> Iterator[Pilihan]:
    nilai = [_batasi(satu.hasil.dipakai, batas) for satu in baris]
    indikator = [(isi[0].baris.sasaran, _rata([_batasi(b.hasil.dipakai, batas) for b in isi])) for isi in _grup(baris)]
    sasaran = [_rata([satu for _, satu in isi]) for _, isi in groupby(indikator, key=lambda satu: satu[0])]
    akhiran = " dibatasi 100 %" if batas is not None else ""
    yield from _satu(f"rata-rata {len(nilai)} nilai{akhiran}", nilai)
    if len(indikator) != len(nilai):
        yield from _satu(f"rata-rata {len(indikator)} indikator{akhiran}", [satu for _, satu in indikator])
    if any(nama for nama, _ in indikator):
        yield from _satu(f"rata-rata {len(sasaran)} sasaran{akhiran}", sasaran)


def _satu(nama: str, nilai: Sequence[Decimal | None]) -> Iterator[Pilihan]:
    rata = rata_rata(nilai, nama)
    if rata.nilai is not None:
        yield Pilihan(nama, rata.nilai, rata.bukti)


def _rata(nilai: Sequence[Decimal | None]) -> Decimal | None:
    return rata_rata(nilai).nilai


def _batasi(nilai: Decimal | None, batas: Decimal | None) -> Decimal | None:
    return nilai if nilai is None or batas is None else min(nilai, batas)


def _grup(baris: Sequence[BarisUji]) -> list[list[BarisUji]]:
    """Rows below each other that are parts of one indicator ("Nilai RB • …") together."""
    return [list(isi) for _, isi in groupby(baris, key=_induk)]


def _induk(satu: BarisUji) -> tuple[str, str | int]:
    induk, ada, _ = satu.nama.partition("•")
    return satu.baris.sasaran, induk.strip() if ada else satu.kunci[1]
