"""What a Word file holds outside its text, put around what was read of it."""

import re
from collections.abc import Sequence

from indikator.tempel.rapi import kata
from kinerja.docx_bagian import KEPALA
from laporan.kertas.label import lepas_label
from laporan.kertas.naskah import Alinea, Naskah, TabelNaskah

_NOMOR_HALAMAN = re.compile(r"(?:hal(?:aman)?\.?\s*)?[\d\s|/-]*(?:dari\s*\d+)?", re.IGNORECASE)


def lengkapi(naskah: Naskah, lain: Sequence[tuple[str, str]]) -> Naskah:
    """With headings of pages before the text, footings and text boxes behind it; no page numbers, nothing twice."""
    ada = {kata(satu) for satu in _teks(naskah)}
    baru = [(tempat, teks) for tempat, teks in lain if kata(teks) not in ada and not _NOMOR_HALAMAN.fullmatch(teks)]
    depan = [_alinea(*satu) for satu in baru if satu[0] == KEPALA]
    belakang = [_alinea(*satu) for satu in baru if satu[0] != KEPALA]
    return Naskah((*depan, *naskah.unsur, *belakang), naskah.catatan)


def _alinea(tempat: str, teks: str) -> Alinea:
    label, isi = lepas_label(teks)
    return Alinea(isi, tempat, label, int(bool(label)))


def _teks(naskah: Naskah) -> list[str]:
    hasil = []
    for satu in naskah.unsur:
        if isinstance(satu, TabelNaskah):
            hasil += [sel.teks for baris in satu.baris for sel in baris]
        else:
            hasil.append(f"{satu.label} {satu.teks}".strip())
    return hasil
