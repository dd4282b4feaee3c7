"""Rules about the consideran: its closing item."""

import re
from collections.abc import Iterator

from indikator.mutu.kata import baku, kutip
from laporan.kaidah.bahan import MENIMBANG, BahanKeputusan, ButirKaidah
from laporan.kaidah.kalimat import huruf_penutup, penutup, sebut_huruf
from laporan.kaidah.langkah import TambahButir, UbahButir
from laporan.kaidah.temuan import Sorotan, Tingkat, Usul, aturan

TAMBAH, TULIS = "Tambahkan konsideran penutup", "Tulis konsideran penutup yang baku"
_PERLU = re.compile(r"\bperlu\s+(?:menetapkan|ditetapkan)\b", re.IGNORECASE)


def _huruf(daftar: tuple[ButirKaidah, ...]) -> tuple[str, ...]:
    return tuple(butir.nomor.rstrip(".") for butir in daftar)


@aturan("KEP-20", Tingkat.HALANG, "Konsideran penutup tidak ada", TAMBAH)
def penutup_tidak_ada(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """A single consideran closes by itself when it says what has to be set."""
    if not bahan.menimbang:
        yield Sorotan("Menimbang", "Menimbang masih kosong. Tulis alasan keputusan ini.", MENIMBANG)
        return
    akhir = bahan.menimbang[-1]
    sendiri = len(bahan.menimbang) == 1 and _PERLU.search(akhir.teks)
    if sendiri or huruf_penutup(akhir.teks) is not None:
        return
    baru = penutup(_huruf(bahan.menimbang), bahan.penetap, bahan.tentang)
    yield Sorotan(
        "Menimbang",
        "Butir terakhir Menimbang bukan konsideran penutup (“bahwa berdasarkan pertimbangan sebagaimana dimaksud "
        "dalam huruf a …, perlu menetapkan …”). Tambahkan.",
        akhir,
        Usul(TAMBAH, "", baru, (TambahButir(MENIMBANG, baru),)),
    )


def _baku(bahan: BahanKeputusan) -> Usul:
    akhir = bahan.menimbang[-1]
    baru = penutup(_huruf(bahan.menimbang[:-1]), bahan.penetap, bahan.tentang)
    return Usul(TULIS, akhir.teks, baru, (UbahButir(akhir.pk, baru),))


@aturan("KEP-21", Tingkat.HALANG, "Konsideran penutup menyebut huruf yang salah", TULIS)
def huruf_salah(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    disebut = huruf_penutup(bahan.menimbang[-1].teks) if bahan.menimbang else None
    seharusnya = _huruf(bahan.menimbang[:-1])
    if disebut is not None and disebut != seharusnya:
        akhir = bahan.menimbang[-1]
        sebutan = sebut_huruf(seharusnya) or "tanpa huruf"
        kalimat = f"Konsideran penutup menyebut {sebut_huruf(disebut) or 'tanpa huruf'}; seharusnya {sebutan}."
        yield Sorotan(f"Menimbang {akhir.nomor.rstrip('.')}", kalimat, akhir, _baku(bahan))


@aturan("KEP-22", Tingkat.SARAN, "Konsideran penutup tidak menyebut keputusan yang ditetapkan", TULIS)
def tanpa_tentang(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """It should end with "perlu menetapkan Keputusan … tentang …", the title of this decree."""
    akhir = bahan.menimbang[-1] if bahan.menimbang else None
    if (
        akhir is None
        or huruf_penutup(akhir.teks) is None
        or f" tentang {baku(bahan.tentang)}" in f" {baku(akhir.teks)}"
    ):
        return
    lain = " dan memakai kata “diatas”" if re.search(r"\bdi\s?atas\b", akhir.teks, re.IGNORECASE) else ""
    kalimat = f"Konsideran penutup tidak menyebut “tentang” {kutip(bahan.tentang, 60)}{lain}. Tulis yang baku."
    yield Sorotan(f"Menimbang {akhir.nomor.rstrip('.')}", kalimat, akhir, _baku(bahan))
