"""Values of the variables of a formula in one cell: a line "Jumlah ASN dilatih = 50" for each."""

from collections.abc import Mapping, Sequence

from indikator.domain import nilai_realisasi, nilai_variabel
from indikator.models import Indikator, Realisasi, Variabel
from organisasi.galat import IsianSalah

SAMA = "="


def milik(indikator: Indikator) -> list[Variabel]:
    """The variables that are filled in; none where the realisasi is no formula's."""
    return list(indikator.rumus.variabel.all()) if nilai_realisasi.punya_rumus(indikator) else []


def tulis(indikator: Indikator, realisasi: Realisasi | None) -> str:
    """The lines of all variables, their values blank where nothing is stored."""
    nilai = nilai_variabel.nilai_tersimpan(realisasi) if realisasi else {}
    isi = {kode: nilai_variabel.tulis(satu) for kode, satu in nilai.items()}
    return "\n".join(f"{_rapat(v.nama)} {SAMA} {isi.get(v.kode, '')}".strip() for v in milik(indikator))


def baca(indikator: Indikator, teks: str) -> dict[str, str]:
    """{code: text} of the lines that have a value. Raises IsianSalah for a line that is none of these variables."""
    nama = _menurut_nama(milik(indikator))
    hasil: dict[str, str] = {}
    for baris in filter(None, map(str.strip, teks.splitlines())):
        kiri, ada, kanan = baris.rpartition(SAMA)
        kode = nama.get(_rapat(kiri).casefold())
        if not ada or kode is None or kode in hasil:
            raise IsianSalah({"variabel": _tak_dikenal(baris, indikator)})
        hasil[kode] = kanan.strip()
    return {kode: isi for kode, isi in hasil.items() if isi}


def _menurut_nama(semua: Sequence[Variabel]) -> Mapping[str, str]:
    return {_rapat(satu.nama).casefold(): satu.kode for satu in semua}


def _tak_dikenal(baris: str, indikator: Indikator) -> str:
    semua = milik(indikator)
    if not semua:
        return "Indikator ini tidak punya rumus yang dapat dihitung. Isi realisasinya langsung."
    contoh = "; ".join(f"{_rapat(satu.nama)} {SAMA} …" for satu in semua)
    return f"Baris “{baris[:80]}” tidak dikenal. Tulis satu baris untuk tiap variabel: {contoh}"[:400]


def _rapat(nama: str) -> str:
    return " ".join(nama.split())
