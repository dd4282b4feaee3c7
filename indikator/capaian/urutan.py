"""National ordinal scales, from worst to best, and the other spellings of their grades (DOMAIN section 2)."""

from indikator.capaian.predikat import Predikat

URUTAN: dict[str, tuple[str, ...]] = {
    "opini BPK": ("TMP", "TW", "WDP", "WTP"),
    "tingkat": ("Sangat rendah", "Rendah", "Sedang", "Tinggi", "Sangat tinggi"),
    "mutu": ("Sangat kurang", "Kurang", "Cukup", "Baik", "Sangat baik"),
    "akreditasi": ("Tidak terakreditasi", "Dasar", "Madya", "Utama", "Paripurna"),
    "level": ("Level 1", "Level 2", "Level 3", "Level 4", "Level 5"),
    "KLA": ("Pratama", "Madya", "Nindya", "Utama", "KLA"),
    "keterbukaan": (
        "Tidak informatif", "Kurang informatif", "Cukup informatif", "Menuju informatif", "Informatif",
    ),
    "zonasi": ("Merah", "Kuning", "Hijau"),
    "inovasi": ("Kurang inovatif", "Inovatif", "Sangat inovatif", "Terinovatif"),
    "desa": ("Sangat tertinggal", "Tertinggal", "Berkembang", "Maju", "Mandiri"),
    "AKIP": ("D", "C", "CC", "B", "BB", "A", "AA"),  # PermenPANRB 88/2021
    "SKM": ("D", "C", "B", "A"),  # PermenPANRB 14/2017
}  # fmt: skip
_SEJENIS = {
    "tidak memberikan pendapat": "TMP",
    "tidak menyatakan pendapat": "TMP",
    "disclaimer": "TMP",
    "tidak wajar": "TW",
    "wajar dengan pengecualian": "WDP",
    "wajar tanpa pengecualian": "WTP",
    "baik sekali": "Sangat baik",
    "cukup baik": "Cukup",
    "kurang baik": "Kurang",
    "kurang sekali": "Sangat kurang",
    "tidak baik": "Sangat kurang",
    "zona merah": "Merah",
    "zona kuning": "Kuning",
    "zona hijau": "Hijau",
}


def predikat(target: str, realisasi: str, skala: str = "", terbalik: bool = False) -> Predikat:
    """Two grades with the order of their scale; without a scale's name, the only national one that has both.

    terbalik: lower is better ("Tingkat kerawanan: Rendah"), so the order is read from the other end.
    """
    target, realisasi = _baku(target), _baku(realisasi)
    urutan = URUTAN.get(skala) or _yang_memuat(target, realisasi)
    return Predikat(target, realisasi, urutan[::-1] if terbalik else urutan)


def _yang_memuat(*grade: str) -> tuple[str, ...]:
    """The only scale with all these grades; none where letters fit several."""
    cocok = [urutan for urutan in URUTAN.values() if {g.casefold() for g in grade} <= {u.casefold() for u in urutan}]
    return cocok[0] if len(cocok) == 1 else ()


def _baku(grade: str) -> str:
    rapi = " ".join(grade.split())
    return _SEJENIS.get(rapi.casefold(), rapi)
