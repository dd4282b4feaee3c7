"""Workbooks of indikator in tests: written by the product, edited as a person would, compared and applied."""

import io
from collections.abc import Mapping

from openpyxl import load_workbook

from organisasi.buku import terap
from organisasi.buku.baca import baca_buku
from organisasi.buku.banding import RencanaLembar, banding
from organisasi.buku.bentuk import LembarBuku, Lingkup
from organisasi.buku.daftar import bernama
from organisasi.buku.nilai import baku
from organisasi.buku.tulis import isi_baris, tulis_buku
from organisasi.domain.sekaligus import utuh
from organisasi.enums import KeadaanBaris
from organisasi.pelaku import Pelaku

Sel = tuple[str, str]  # (hidden id of a row, key of a column)


def lingkup(oleh: Pelaku, instansi=None, tahun: int = 2024) -> Lingkup:
    return Lingkup(oleh, instansi, tahun)


def ekspor(lk: Lingkup, kode: str) -> bytes:
    return tulis_buku(lk, [bernama(kode)], berisi=True)


def potret(lk: Lingkup, kode: str) -> dict[str, dict[str, str]]:
    """{id: {column: stored value as comparable text}} in the order of the sheet."""
    lembar = bernama(kode)
    return {
        lembar.id_baris(satu): {k: baku(v) for k, v in isi_baris(lembar, satu).items()} for satu in lembar.baris(lk)
    }


def sunting(isi: bytes, kode: str, ubah: Mapping[Sel, object] | None = None, baru=()) -> bytes:
    """The workbook with these cells changed and rows {column: value} typed below the last one."""
    wadah = load_workbook(io.BytesIO(isi))
    lembar = bernama(kode)
    kertas = wadah[lembar.judul]
    kepala = {sel.value: sel.column for sel in kertas[1]}
    letak = {satu.kunci: kepala[satu.judul] for satu in lembar.kolom}
    nomor = {kertas.cell(n, 1).value: n for n in range(2, kertas.max_row + 1)}
    for (kunci, kolom), nilai in (ubah or {}).items():
        _isi(kertas.cell(nomor[kunci], letak[kolom]), nilai)
    akhir = max((n for kunci, n in nomor.items() if kunci), default=1)
    for turun, baris in enumerate(baru, 1):
        for kolom, nilai in baris.items():
            _isi(kertas.cell(akhir + turun, letak[kolom]), nilai)
    keluar = io.BytesIO()
    wadah.save(keluar)
    return keluar.getvalue()


def _isi(sel, nilai) -> None:
    sel.value = nilai
    if isinstance(nilai, str):
        sel.data_type = "s"  # openpyxl takes "=…" for a formula


def baca(lk: Lingkup, isi: bytes) -> RencanaLembar:
    """What the file would do."""
    (satu,) = banding(lk, baca_buku(isi, lk.oleh.pemda.slug))
    assert not satu.galat, satu.galat
    return satu


@utuh
def terapkan(lk: Lingkup, isi: bytes) -> dict[str, int]:
    """Apply the file; the states of its rows. No row may have a mistake."""
    rencana = baca(lk, isi)
    assert not galat(rencana), galat(rencana)
    terap.terapkan(lk, [rencana])
    return keadaan(rencana)


def keadaan(rencana: RencanaLembar) -> dict[str, int]:
    hasil: dict[str, int] = {}
    for satu in rencana.rencana:
        hasil[str(satu.keadaan)] = hasil.get(str(satu.keadaan), 0) + 1
    return hasil


def galat(rencana: RencanaLembar) -> list[tuple[str, str]]:
    """[(column, sentence)] of all mistakes."""
    return [(satu.kolom, satu.kalimat) for r in rencana.rencana for satu in r.galat]


def ubahan(rencana: RencanaLembar) -> dict[str, set[str]]:
    """{id: keys that would be written} of the changed rows."""
    return {r.kunci: set(r.baris.ubah) for r in rencana.rencana if r.keadaan == KeadaanBaris.BERUBAH}


def kolom_terbuka(lembar: LembarBuku) -> list[str]:
    return [satu.kunci for satu in lembar.kolom if not satu.terkunci]
