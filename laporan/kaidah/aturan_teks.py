"""Cheap rules about the wording: placeholders, blanks, doubled words, the mark at the end of an item."""

import re
from collections.abc import Iterator

from indikator.mutu.kata import kutip
from laporan.kaidah.bahan import DIKTUM, MENGINGAT, MENIMBANG, BahanKeputusan, ButirKaidah
from laporan.kaidah.langkah import UbahButir
from laporan.kaidah.temuan import Sorotan, Tingkat, Usul, aturan

_ISIAN = re.compile(r"\{[^{}\n]{1,60}\}|\[(?!rujukan hilang)[^\[\]\n]{1,60}\]|\.{4,}|…{2,}|_{3,}|\bx{3,}\b")
_GANDA = re.compile(r"\b(yang|dan|di|ke|dari|pada|untuk|dengan|dalam|oleh|atau|tentang|nomor|tahun)\s+\1\b", re.I)
_RAPIKAN = "Rapikan spasi dan kata ganda"
_AKHIR = "Rapikan tanda baca akhir"


@aturan("KEP-70", Tingkat.HALANG, "Isian contoh belum diganti")
def isian(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    tempat_teks = [("Judul", bahan.tentang, "kepala"), ("Menetapkan", bahan.menetapkan, "menetapkan")]
    tempat_teks += [(tempat, butir.teks, butir) for _, tempat, butir in bahan.butir()]
    for tempat, teks, letak in tempat_teks:
        if cocok := _ISIAN.search(teks):
            yield Sorotan(tempat, f"{tempat} masih memuat isian {kutip(cocok[0])}. Ganti dengan isinya.", letak)


def _rapi(teks: str) -> str:
    satu = re.sub(r"[ \t\u00a0]{2,}", " ", teks)
    satu = re.sub(r"[ \t\u00a0]+([,.;:])(?=\s|$)", r"\1", satu).strip()
    return _GANDA.sub(lambda cocok: cocok[1], satu)


@aturan("KEP-71", Tingkat.SARAN, "Spasi ganda, spasi sebelum tanda baca, atau kata tertulis dua kali", _RAPIKAN)
def spasi(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    for _, tempat, butir in bahan.butir():
        baru = _rapi(butir.teks)
        if baru != butir.teks:
            usul = Usul(_RAPIKAN, butir.teks, baru, (UbahButir(butir.pk, baru),))
            yield Sorotan(tempat, f"{tempat} memuat spasi atau kata berlebih.", butir, usul)


def _bertanda(teks: str, tanda: str) -> str:
    return re.sub(r"[\s.;:,]*$", "", teks) + tanda


def _seharusnya(bahan: BahanKeputusan) -> Iterator[tuple[str, ButirKaidah, str]]:
    """(place, item, allowed marks); the last of Menimbang, Mengingat and of sub-items may end either way."""
    induk = {sub.pk: satu for satu in bahan.diktum for sub in satu.sub}
    for bagian, tempat, butir in bahan.butir():
        daftar = induk[butir.pk].sub if butir.pk in induk else dict(bahan.bagian())[bagian]
        terakhir = butir.pk == daftar[-1].pk
        if bagian in (MENIMBANG, MENGINGAT):
            yield tempat, butir, ";." if terakhir else ";"
        elif bagian == DIKTUM and butir.pk not in induk:
            yield tempat, butir, ":" if butir.sub else "."
        elif bagian == DIKTUM:
            yield tempat, butir, ".;" if terakhir else ";"


@aturan("KEP-72", Tingkat.SARAN, "Tanda baca di akhir butir tidak menurut kaidah", _AKHIR)
def tanda_akhir(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """Menimbang and Mengingat end with a semicolon, a diktum with a full stop, before sub-items with a colon."""
    for tempat, butir, tanda in _seharusnya(bahan):
        teks = re.sub(r";\s+(?:dan|atau|dan/atau)$", ";", butir.teks.rstrip())
        if teks and teks[-1] not in tanda:
            baru = _bertanda(butir.teks, tanda[0])
            usul = Usul(_AKHIR, butir.teks, baru, (UbahButir(butir.pk, baru),))
            yield Sorotan(tempat, f"{tempat} seharusnya diakhiri “{tanda[0]}”.", butir, usul)
