"""Terms inside one side of a fraction in words: "Jumlah A tahun ini - tahun lalu", "jumlah A ditambah jumlah B".

A sign is an operation only between two counted things: in "Dokumen A - B" or "SPP-SPM" it belongs to the name.
"""

import re
from collections.abc import Iterable

from indikator.rumus.ast import Kurang, Simpul, Tambah
from indikator.rumus.variabel import DaftarVariabel

_TAHUN = re.compile(r"^(.*\btahun )(?:lalu|sebelumnya|ini)\s+[-−–]\s+tahun (lalu|sebelumnya|ini)$", re.IGNORECASE)
_TANDA = re.compile(
    r"\s+([-−–+]|(?:di\s?)?kurang(?:i|kan)?(?:\s+dengan)?|(?:di\s?)?tambah(?:kan)?(?:\s+dengan)?)\s+", re.I
)
_TERHITUNG = re.compile(
    r"^\s*(?:jumlah|jml|jlm|jmlh|jlh|total|seluruh|keseluruhan|banyaknya|nilai|skor|indeks|realisasi|capaian|angka|pdrb|"
    r"pendapatan|pagu|[Σ∑])",
    re.IGNORECASE,
)
_BERTAHUN = re.compile(r".*\btahun\s+(?:ini|lalu|sebelumnya|[nt](?:\s?[-−–]\s?1)?)\s*", re.IGNORECASE)


def selisih_tahun(teks: str) -> tuple[str, str] | None:
    """ "Jumlah kriminalitas tahun lalu - tahun ini": the second year repeats the words of the first."""
    rapi = " ".join(teks.split())
    cocok = _TAHUN.match(rapi)
    if not cocok:
        return None
    kiri, _ = re.split(r"\s+[-−–]\s+tahun", rapi, maxsplit=1)
    return kiri, cocok[1] + cocok[2]


def alasan_tahun(teks: Iterable[str]) -> str:
    """The sentence that words were repeated, "" where none were."""
    for satu in teks:
        if selisih := selisih_tahun(satu):
            pendek = selisih[1][selisih[1].lower().rindex("tahun") :]
            return f"“{pendek}” dibaca sebagai “{selisih[1]}”."
    return ""


def berhitung(teks: str) -> bool:
    """Whether the words are counted things joined by + or −."""
    bagian = _TANDA.split(teks)
    if len(bagian) == 1 or any(satu.count("(") != satu.count(")") for satu in bagian):
        return False
    terhitung = any(all(map(pola, bagian[::2])) for pola in (_TERHITUNG.match, _BERTAHUN.fullmatch))
    return terhitung or bool(selisih_tahun(teks))


def baca(teks: str, daftar: DaftarVariabel) -> Simpul | None:
    """One side as a name, or as names joined by + and −; None when no words are left."""
    if selisih := selisih_tahun(teks):
        return Kurang(*map(daftar.ambil, selisih))
    if not berhitung(teks):
        return daftar.ambil(teks)
    bagian = _TANDA.split(teks)
    hasil = daftar.ambil(bagian[0])
    for tanda, isi in zip(bagian[1::2], bagian[2::2], strict=True):
        kanan = daftar.ambil(isi)
        if hasil is None or kanan is None:
            return None
        tambah = tanda == "+" or "tambah" in tanda.lower()
        hasil = Tambah(hasil, kanan) if tambah else Kurang(hasil, kanan)
    return hasil
