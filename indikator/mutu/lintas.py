"""Comparing two documents of one unit (PK, IKU, IKI, LKjIP) as plain lists: the same rows in the same words?

Rows are paired by their words, best likeness first; what is only in one document is told, nothing is guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from indikator import target
from indikator.mutu.kata import baku, kutip, mirip
from indikator.mutu.temuan import Temuan, Tingkat, buat_sidik

PASANG = 620  # per mille: less alike is another indicator


@dataclass(frozen=True, slots=True)
class BarisDokumen:
    """A row as its document prints it; `kunci` says which row it is for a link, "" where there is none."""

    sasaran: str
    indikator: str
    target: str = ""
    kunci: str = ""


@dataclass(frozen=True, slots=True)
class Dokumen:
    """`nama` for the sentences: "PK 2019", "LKjIP 2019"."""

    nama: str
    baris: tuple[BarisDokumen, ...]


Pasangan = tuple[BarisDokumen, BarisDokumen]


def pasangkan(kiri: Dokumen, kanan: Dokumen, batas: int = PASANG) -> list[Pasangan]:
    """Rows that mean the same indicator: the best likeness first, at least `batas` per mille."""
    sisa_kiri, sisa_kanan, pasangan = list(kiri.baris), list(kanan.baris), []
    calon = sorted(
        ((_kecocokan(a, b), -i, -j) for i, a in enumerate(kiri.baris) for j, b in enumerate(kanan.baris)), reverse=True
    )
    for (nilai, _), i, j in calon:
        a, b = kiri.baris[-i], kanan.baris[-j]
        if nilai >= batas and a in sisa_kiri and b in sisa_kanan:
            sisa_kiri.remove(a)
            sisa_kanan.remove(b)
            pasangan.append((a, b))
    return sorted(pasangan, key=lambda satu: kiri.baris.index(satu[0]))


def _kecocokan(a: BarisDokumen, b: BarisDokumen) -> tuple[int, int]:
    """Likeness of the indicators, then of the sasaran (the same short name may stand under two)."""
    return mirip(a.indikator, b.indikator), mirip(a.sasaran, b.sasaran)


def beda_sasaran(pasangan: list[Pasangan]) -> list[Pasangan]:
    """Pairs whose two sasaran are written and not the same."""
    return [(a, b) for a, b in pasangan if a.sasaran and b.sasaran and not _sama(a.sasaran, b.sasaran)]


def _sama(kiri: str, kanan: str) -> bool:
    return baku(kiri) == baku(kanan)


def bandingkan(kiri: Dokumen, kanan: Dokumen) -> list[Temuan]:
    """What differs between two documents: rows in the order of `kiri`, then what only `kanan` has.

    A finding's `baris` are the keys of the two rows, where they have any; its `lembar` is empty.
    """
    pasangan = pasangkan(kiri, kanan)
    hasil = [temuan for a, b in pasangan for banding in _PEMBANDING for temuan in banding(kiri, kanan, a, b)]
    return [*hasil, *_hanya_satu(kiri, kanan, pasangan)]


def _temuan(id: str, kalimat: str, saran: str, kolom: str, *baris: BarisDokumen) -> Temuan:
    bukti = (teks for satu in baris for teks in (satu.sasaran, satu.indikator, satu.target))
    kunci = tuple(satu.kunci for satu in baris if satu.kunci)
    tingkat, _ = ATURAN_LINTAS[id]
    return Temuan(id, tingkat, kalimat, saran, kolom, "", kunci, buat_sidik(id, *kunci, *bukti))


ATURAN_LINTAS: dict[str, tuple[Tingkat, str]] = {
    "LIN-01": (Tingkat.PERINGATAN, "Sasaran berbeda antardokumen"),
    "LIN-02": (Tingkat.SARAN, "Bunyi indikator berbeda antardokumen"),
    "LIN-03": (Tingkat.SALAH, "Target berbeda antardokumen"),
    "LIN-04": (Tingkat.PERINGATAN, "Indikator hanya ada di satu dokumen"),
}


def _sasaran(kiri: Dokumen, kanan: Dokumen, a: BarisDokumen, b: BarisDokumen) -> Iterator[Temuan]:
    for _ in beda_sasaran([(a, b)]):
        kalimat = (
            f"{kutip(a.indikator, 80)}: sasarannya {kutip(a.sasaran, 80)} di {kiri.nama}, "
            f"{kutip(b.sasaran, 80)} di {kanan.nama}."
        )
        yield _temuan("LIN-01", kalimat, "Samakan bunyi sasaran dengan dokumen yang ditetapkan.", "sasaran", a, b)


def _bunyi(kiri: Dokumen, kanan: Dokumen, a: BarisDokumen, b: BarisDokumen) -> Iterator[Temuan]:
    if not _sama(a.indikator, b.indikator):
        kalimat = (
            f"Indikator {kutip(a.indikator, 80)} di {kiri.nama} berbunyi {kutip(b.indikator, 80)} di {kanan.nama}."
        )
        yield _temuan("LIN-02", kalimat, "Samakan bunyi indikator di semua dokumen.", "indikator", a, b)


def _target(kiri: Dokumen, kanan: Dokumen, a: BarisDokumen, b: BarisDokumen) -> Iterator[Temuan]:
    if a.target.strip() and b.target.strip() and not _target_sama(a, b):
        kalimat = (
            f"Target {kutip(a.indikator, 80)}: {kutip(a.target, 40)} di {kiri.nama}, "
            f"{kutip(b.target, 40)} di {kanan.nama}."
        )
        yield _temuan("LIN-03", kalimat, "Periksa mana yang ditetapkan, lalu samakan.", "target", a, b)


def _target_sama(a: BarisDokumen, b: BarisDokumen) -> bool:
    """The same number; a percent sign counts, another word for the satuan does not."""
    kiri, kanan = target.baca(a.target, a.indikator), target.baca(b.target, b.indikator)
    if kiri.nilai is None or kanan.nilai is None:
        return baku(a.target) == baku(b.target)
    persen = ("%" in a.target) == ("%" in b.target)
    return (kiri.nilai, kiri.nilai_maks, kiri.predikat) == (kanan.nilai, kanan.nilai_maks, kanan.predikat) and persen


def _hanya_satu(kiri: Dokumen, kanan: Dokumen, pasangan: list[Pasangan]) -> Iterator[Temuan]:
    for sendiri, lain, nomor in ((kiri, kanan, 0), (kanan, kiri, 1)):
        berpasangan = [satu[nomor] for satu in pasangan]
        for satu in sendiri.baris:
            if satu not in berpasangan:
                kalimat = f"Indikator {kutip(satu.indikator, 90)} ada di {sendiri.nama}, tidak ada di {lain.nama}."
                yield _temuan(
                    "LIN-04", kalimat, "Samakan daftar indikatornya, atau jelaskan sebabnya.", "indikator", satu
                )


_PEMBANDING = (_sasaran, _bunyi, _target)
