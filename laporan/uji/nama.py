"""Names of indicators and kegiatan that mean the same, however they were typed in another table."""

import re
from collections.abc import Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

MIRIP = 87  # percent of their letters in common, at least; the same kegiatan is rarely typed alike twice
KATA_MIN = 3
BANDING_MAKS = 60  # names on a side that are compared letter by letter; more only word for word
JATAH = 100_000_000  # letters times letters compared in one report: seconds; real reports need a hundredth
Bernama = tuple[Hashable, str]  # a key and the name it goes by
_AWAL = re.compile(r"^(?:kegiatan|sub kegiatan|program|indikator)\s+")
_GANTI = ((re.compile(r"\bprosentase\b"), "persentase"), (re.compile(r"\binstrument\b"), "instrumen"))
_INDEKS = re.compile(r"^(?:rata rata )?(?:nilai|indeks|skor|ikm|ipm|iks|predikat|hasil penilaian)\b")
_PERSEN = re.compile(r"^(?:rata rata )?(?:persentase|persen|tingkat|cakupan|rasio)\b")


class Jatah:
    """How much may still be compared letter by letter; when it is used up, names are compared word for word only."""

    def __init__(self, sisa: int = JATAH):
        self.sisa = sisa

    def ambil(self, banyak: int) -> bool:
        self.sisa -= banyak
        return self.sisa >= 0


@lru_cache(maxsize=20_000)
def kunci(nama: str) -> str:
    """Letters and figures in lower case, without the words that one table has and another leaves out."""
    teks = " ".join(re.findall(r"\w+", nama.casefold()))
    for pola, ganti in _GANTI:
        teks = pola.sub(ganti, teks)
    return _AWAL.sub("", teks)


def indeks(nama: str) -> bool:
    """Whether the indicator is a nilai, indeks or skor: no percentage."""
    return bool(_INDEKS.match(kunci(nama)))


def persentase(nama: str) -> bool:
    return bool(_PERSEN.match(kunci(nama)))


def _banding(satu: str, lain: str, jatah: Jatah) -> int:
    if satu == lain:
        return 100
    if not jatah.ambil(len(satu) + len(lain)) or not _sekata(satu, lain):
        return 0
    if not jatah.ambil(len(satu) * len(lain)):
        return 0
    pasang = SequenceMatcher(None, satu, lain, autojunk=False)
    batas = (len(satu) + len(lain)) * MIRIP // 200
    if min(len(satu), len(lain)) < batas:  # even with every letter of the shorter one
        return 0
    sama = sum(blok.size for blok in pasang.get_matching_blocks())
    return 200 * sama // (len(satu) + len(lain))


def _sekata(satu: str, lain: str) -> bool:
    """Whether half of the words agree; of one or two words any may be typed wrongly."""
    kata = [set(isi.split()) for isi in (satu, lain)]
    sedikit = min(map(len, kata))
    return sedikit < KATA_MIN or len(kata[0] & kata[1]) * 2 >= sedikit


def pasangkan(
    kiri: Sequence[Bernama], kanan: Sequence[Bernama], jatah: Jatah | None = None
) -> dict[Hashable, Hashable]:
    """{key at the left: key at the right} of the names that mean the same, each used once: equal ones first.

    `jatah`: what the tables of one report share.
    """
    jatah = jatah or Jatah()
    hasil: dict[Hashable, Hashable] = {}
    sisa = _sama_persis(kiri, kanan, hasil)
    terpakai = set(hasil.values())
    kanan = [isi for isi in kanan if isi[0] not in terpakai][:BANDING_MAKS]
    calon = sorted(
        (
            (nilai, satu[0], lain[0])
            for satu in sisa[:BANDING_MAKS]
            for lain in kanan
            if (nilai := _cocok(satu, lain, jatah))
        ),
        key=lambda isi: -isi[0],
    )
    for _, satu, lain in calon:
        if satu not in hasil and lain not in terpakai:
            hasil[satu] = lain
            terpakai.add(lain)
    return hasil


def _sama_persis(kiri: Iterable[tuple], kanan: Sequence[tuple], hasil: dict) -> list[tuple]:
    """Fill in the equal ones; returns those of the left that are left."""
    menurut: dict[str, list] = {}
    for k, nama in kanan:
        menurut.setdefault(kunci(nama), []).append(k)
    sisa = []
    for k, nama in kiri:
        if calon := menurut.get(kunci(nama)):
            hasil[k] = calon.pop(0)
        else:
            sisa.append((k, nama))
    return sisa


def _cocok(satu: tuple, lain: tuple, jatah: Jatah) -> int:
    """How alike two names are, 0 for different ones. A part alone ("Pelayanan publik") is the part of its whole."""
    a, b = satu[1], lain[1]
    bagian = [kunci(isi.rsplit("•", 1)[-1]) for isi in (a, b)]
    if ("•" in a) != ("•" in b):
        return 100 if bagian[0] == bagian[1] else 0
    nilai = _banding(kunci(a), kunci(b), jatah)
    return nilai if nilai >= MIRIP else 0
