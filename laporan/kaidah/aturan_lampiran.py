"""Rules about the lampiran as a source printed it: its heading and its end against the body."""

import re
from collections.abc import Iterator

from indikator.mutu.kata import kutip, sebut
from kinerja.tanggal import tulis_tanggal
from laporan.kaidah.bahan import BahanKeputusan
from laporan.kaidah.langkah import UbahKepala
from laporan.kaidah.temuan import Sorotan, Tingkat, Usul, aturan
from laporan.naskah.penomoran import sama

TEMPAT, LETAK = "Lampiran", "lampiran"
DARI_TUBUH = "Ambil dari batang tubuh"
_TANPA_BLOK = re.compile(r"tidak ada blok tanda tangan|tanpa blok tanda tangan", re.IGNORECASE)
_BAGIAN = {"KEPUTUSAN": r"\bkeputusan\b", "NOMOR": r"\bnomor\b", "TANGGAL": r"\btanggal\b", "TENTANG": r"\btentang\b"}


def _tanggal(bahan: BahanKeputusan) -> str:
    return tulis_tanggal(bahan.tanggal) if bahan.tanggal else ""


def _selisih(nama: str, kolom: str, lampiran: str, tubuh: str) -> Iterator[Sorotan]:
    if not lampiran.strip() or sama(lampiran, tubuh):
        return
    usul = Usul(DARI_TUBUH, lampiran, tubuh or "(menyusul dari batang tubuh)", (UbahKepala(((kolom, ""),)),))
    di_tubuh = kutip(tubuh) if tubuh else "belum diisi"
    kalimat = f"{nama} di lampiran {kutip(lampiran)}, di batang tubuh {di_tubuh}. Samakan dengan batang tubuh."
    yield Sorotan(TEMPAT, kalimat, LETAK, usul)


@aturan("KEP-10", Tingkat.HALANG, "Nomor lampiran berbeda dari batang tubuh", DARI_TUBUH)
def nomor(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    yield from _selisih("Nomor", "lampiran_nomor", bahan.lampiran.nomor, bahan.nomor)


@aturan("KEP-11", Tingkat.HALANG, "Tanggal lampiran berbeda dari batang tubuh", DARI_TUBUH)
def tanggal(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    yield from _selisih("Tanggal", "lampiran_tanggal", bahan.lampiran.tanggal, _tanggal(bahan))


@aturan("KEP-12", Tingkat.HALANG, "Judul (tentang) lampiran berbeda dari batang tubuh", DARI_TUBUH)
def tentang(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    yield from _selisih("Judul (tentang)", "lampiran_tentang", bahan.lampiran.tentang, bahan.tentang)


@aturan("KEP-13", Tingkat.HALANG, "Kepala lampiran tidak lengkap", DARI_TUBUH)
def kepala(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """Of a heading as printed; a decree written here has none and gets the computed one."""
    tercetak = " ".join(bahan.lampiran.kepala)
    tidak_ada = [nama for nama, pola in _BAGIAN.items() if not re.search(pola, tercetak, re.IGNORECASE)]
    if not tercetak.strip() or not tidak_ada:
        return
    baru = f"LAMPIRAN KEPUTUSAN {bahan.penetap.upper()} NOMOR {bahan.nomor or '…'} TANGGAL {_tanggal(bahan) or '…'}"
    usul = Usul(DARI_TUBUH, tercetak, f"{baru} TENTANG {bahan.tentang}", (UbahKepala((("lampiran_kepala", ()),)),))
    kalimat = f"Kepala lampiran di sumber tanpa {sebut(tidak_ada)}. Ambil kepalanya dari batang tubuh."
    yield Sorotan(TEMPAT, kalimat, LETAK, usul)


@aturan("KEP-14", Tingkat.HALANG, "Lampiran tanpa blok tanda tangan", "Cetak blok tanda tangan batang tubuh")
def tanda_tangan(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """A source without it is known by the note that was taken when it was read."""
    if not _TANPA_BLOK.search(bahan.lampiran.catatan):
        return
    blok = bahan.penanda.nama if bahan.penanda else "blok tanda tangan penetap"
    langkah = (UbahKepala((("lampiran_catatan", ""),)),)
    usul = Usul("Cetak blok tanda tangan batang tubuh", "(tanpa tanda tangan)", blok, langkah)
    kalimat = "Lampiran di sumber tidak berakhir dengan tanda tangan; setiap lampiran harus ditandatangani penetap."
    yield Sorotan(TEMPAT, kalimat, LETAK, usul)
