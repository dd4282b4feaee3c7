"""What a rendering gives and how it fails; nothing here knows the engine."""

import re
from dataclasses import dataclass

from kinerja.angka import tulis

SARAN = "Cetak lebih sedikit sekaligus (misalnya per bagian atau per jabatan)"
KODE_MEMORI = 77  # exit code of a child that ran out of memory
# what Python prints when there was not even memory left to end with that code
KATA_MEMORI = re.compile(r"^(object type name: )?MemoryError\b|^lost sys\.stderr", re.MULTILINE)


class GalatPdf(Exception):
    """No PDF; `str()` is a sentence for people. `rincian` are WeasyPrint's own lines."""

    def __init__(self, kalimat: str, rincian: tuple[str, ...] = ()):
        self.rincian = rincian
        super().__init__(kalimat)


@dataclass(frozen=True)
class HasilPdf:
    """`peringatan`: what WeasyPrint warned of (unknown CSS, missing fonts); the tests want none."""

    isi: bytes
    halaman: int
    peringatan: tuple[str, ...] = ()


def galat_memori(memori_mb: int) -> GalatPdf:
    return GalatPdf(
        f"PDF tidak dapat dibuat karena memorinya melewati batas {tulis(memori_mb, 0)} MB. {SARAN}, "
        "atau minta operator menaikkan MEMORI_PDF_MB."
    )


def galat_waktu(detik: int) -> GalatPdf:
    return GalatPdf(f"PDF tidak selesai dalam {detik} detik. {SARAN}, atau coba lagi nanti.")


def galat_mesin() -> GalatPdf:
    return GalatPdf("PDF tidak dapat dibuat karena kesalahan pada penyusun halaman; rinciannya ada di log.")


def galat_muat(galat: tuple[str, ...]) -> GalatPdf:
    return GalatPdf(f"PDF tidak dapat dibuat karena ada bagian yang tidak dapat dimuat: {galat[0][:200]}", galat)
