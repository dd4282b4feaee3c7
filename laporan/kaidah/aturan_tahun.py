"""Rules about years: number, date, title and document must tell the same."""

import re
from collections.abc import Iterator

from indikator.mutu.kata import kutip
from laporan.kaidah.bahan import BahanKeputusan
from laporan.kaidah.temuan import Sorotan, Tingkat, aturan

_TAHUN_NOMOR = re.compile(r"(?:\bTAHUN\s+|/)((?:19|20)[0-9]{2})\b\s*$", re.IGNORECASE)
_TAHUN_JUDUL = re.compile(
    r"\bTAHUN\s+((?:19|20)[0-9]{2})(?:\s*(?:[-–]|s\.?d\.?|sampai dengan)\s*((?:19|20)[0-9]{2}))?", re.I
)


def masa_judul(tentang: str) -> tuple[int, int] | None:
    """The years the title says, the last mention of several."""
    semua = _TAHUN_JUDUL.findall(tentang)
    return (int(semua[-1][0]), int(semua[-1][1] or semua[-1][0])) if semua else None


@aturan("KEP-07", Tingkat.HALANG, "Tahun pada nomor berbeda dari tahun pada tanggal")
def nomor_dan_tanggal(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    cocok = _TAHUN_NOMOR.search(bahan.nomor)
    if cocok and bahan.tanggal and int(cocok[1]) != bahan.tanggal.year:
        kalimat = f"Nomor {kutip(bahan.nomor)} bertahun {cocok[1]}, tanggalnya {bahan.tanggal.year}."
        yield Sorotan("Nomor", f"{kalimat} Minta petugas penomoran memperbaikinya.", "kepala")


@aturan("KEP-08", Tingkat.SARAN, "Tahun pada judul tidak memuat tahun dokumennya")
def judul_dan_dokumen(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    judul = masa_judul(bahan.tentang)
    if judul is None or bahan.masa is None or (judul[0] <= bahan.masa[0] and bahan.masa[1] <= judul[1]):
        return
    dokumen = "–".join(map(str, dict.fromkeys(bahan.masa)))
    tertulis = "–".join(map(str, dict.fromkeys(judul)))
    kalimat = f"Judul menyebut tahun {tertulis}, dokumen yang ditetapkan berlaku {dokumen}. Samakan judulnya."
    yield Sorotan("Judul", kalimat, "kepala")
