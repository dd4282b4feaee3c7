"""Words of judgement beside a capaian ("sangat berhasil") that the report's own scale does not know."""

import re
from collections.abc import Iterator, Sequence

from laporan.uji.hasil import Golongan, Kode, TabelUji, Temuan
from laporan.uji.kalimat import PERSEN, pecah_kalimat
from laporan.uji.rata import pengukuran

JANGKAU = 80  # characters behind the figure
_POKOK = r"baik|berhasil|tinggi|rendah|memuaskan|sedang|cukup|kurang|gagal"
_KATA = re.compile(
    rf"\b(?:(?:sangat|amat|cukup|kurang|tidak)\s+(?:{_POKOK})|(?:{_POKOK})\s+sekali|{_POKOK})\b", re.IGNORECASE
)
_CAPAI = re.compile(r"capai|realisasi", re.IGNORECASE)


def kata_kategori(alinea: Sequence[str], tabel: Sequence[TabelUji]) -> Iterator[Temuan]:
    """Nothing where the report has no scale: then there is nothing to compare with."""
    label = [baris.nama for satu in tabel if satu.golongan == Golongan.SKALA for baris in satu.rincian if baris.nama]
    if not label:
        return
    sah = {_rapi(satu) for satu in label}
    for kalimat in (isi for satu in alinea for isi in pecah_kalimat(satu)):
        for kata in _sebutan(kalimat):
            if _rapi(kata) not in sah:
                isi = f"“{kata}” tidak ada dalam skala laporan ini ({', '.join(label)}).{_di_bawah(tabel)}"
                yield Temuan(Kode.KATEGORI, isi, "Teks", kutipan=kalimat)


def _sebutan(kalimat: str) -> Iterator[str]:
    """The first judgement behind each percentage of a sentence about capaian."""
    if not _CAPAI.search(kalimat):
        return
    for persen in PERSEN.finditer(kalimat):
        if cocok := _KATA.search(kalimat[persen.end() : persen.end() + JANGKAU]):
            yield " ".join(cocok[0].split())


def _di_bawah(tabel: Sequence[TabelUji]) -> str:
    ukur = pengukuran(tabel)
    nilai = [baris.hasil.dipakai for baris in ukur.rincian] if ukur else []
    kurang = sum(satu is not None and satu < 100 for satu in nilai)
    return f" {kurang} dari {len(nilai)} baris pengukuran di bawah 100 %." if kurang else ""


def _rapi(teks: str) -> str:
    return " ".join(teks.casefold().split())
