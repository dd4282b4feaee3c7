"""Rules about numbers that a source printed, against the computed ones (a draft copy keeps them for this)."""

from collections.abc import Iterator, Sequence

from indikator.mutu.kata import kutip
from laporan.kaidah.bahan import BahanKeputusan, ButirKaidah, tempat
from laporan.kaidah.langkah import LepasLabel
from laporan.kaidah.temuan import Sorotan, Tingkat, Usul, aturan
from laporan.naskah.penomoran import sama

NAMA_PERBAIKAN = "Pakai nomor hitungan"


@aturan("KEP-01", Tingkat.HALANG, "Nomor diktum berulang atau tidak urut", NAMA_PERBAIKAN)
def diktum(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    yield from _beda("Diktum", bahan.diktum)


@aturan("KEP-02", Tingkat.HALANG, "Mengingat ada yang tidak bernomor atau salah nomor", NAMA_PERBAIKAN)
def mengingat(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    yield from _beda("Mengingat", bahan.mengingat)


@aturan("KEP-03", Tingkat.HALANG, "Huruf Menimbang atau rincian diktum tidak urut", NAMA_PERBAIKAN)
def menimbang_dan_rincian(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    yield from _beda("Menimbang", bahan.menimbang)
    for bagian, daftar in bahan.bagian():
        for satu in daftar:
            yield from _beda(tempat(bagian, satu), satu.sub)


def _beda(nama: str, daftar: Sequence[ButirKaidah]) -> Iterator[Sorotan]:
    """Of a list where the source printed any label; a list written here has none to compare."""
    if not any(butir.label.strip() for butir in daftar):
        return
    dilihat: set[str] = set()
    for ke, butir in enumerate(daftar, 1):
        label, nomor = butir.label.strip(), butir.nomor.rstrip(".")
        if not sama(label, nomor):
            yield Sorotan(f"{nama} butir ke-{ke}", _kalimat(nama, ke, label, nomor, dilihat), butir, _usul(daftar))
        dilihat.add(label)


def _kalimat(nama: str, ke: int, label: str, nomor: str, dilihat: set[str]) -> str:
    if not label:
        sumber = "tidak bernomor di sumber"
    else:
        sumber = f"bernomor {kutip(label)} di sumber" + (", nomor yang sudah dipakai" if label in dilihat else "")
    return f"{nama} butir ke-{ke} {sumber}; menurut urutannya {nomor}. Pakai nomor hitungan."


def _usul(daftar: Sequence[ButirKaidah]) -> Usul:
    """Of the whole list: a number alone among labels would be the next error."""
    sumber = " ".join(butir.label.strip() or "(tanpa nomor)" for butir in daftar)
    hitungan = " ".join(butir.nomor.rstrip(".") for butir in daftar)
    return Usul(NAMA_PERBAIKAN, sumber, hitungan, (LepasLabel(tuple(butir.pk for butir in daftar)),))
