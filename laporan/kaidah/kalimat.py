"""Standard sentences of a decree, and the reading of their letters."""

import re
from collections.abc import Sequence

MULAI_BERLAKU = "Keputusan ini mulai berlaku pada tanggal ditetapkan."
_PENUTUP = re.compile(
    r"berdasarkan\s+pertimbangan\s+(?:sebagaimana\s+)?(?:di)?maksud\s+(?:dalam|pada)\s+(huruf\s.*)",
    re.IGNORECASE | re.DOTALL,
)


def sebut_huruf(huruf: Sequence[str]) -> str:
    """ "huruf a", "huruf a dan huruf b", "huruf a, huruf b, dan huruf c"."""
    semua = [f"huruf {satu}" for satu in huruf]
    if len(semua) < 3:
        return " dan ".join(semua)
    return f"{', '.join(semua[:-1])}, dan {semua[-1]}"


def penutup(huruf: Sequence[str], penetap: str, tentang: str) -> str:
    """The closing consideran after the items with these letters."""
    if not huruf:
        return f"bahwa perlu menetapkan Keputusan {penetap} tentang {tentang};"
    pertimbangan = f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {sebut_huruf(huruf)}"
    return f"{pertimbangan}, perlu menetapkan Keputusan {penetap} tentang {tentang};"


def huruf_penutup(teks: str) -> tuple[str, ...] | None:
    """The letters a closing consideran names, None for a text that is none."""
    cocok = _PENUTUP.search(teks)
    if not cocok:
        return None
    bagian = re.split(r"\bperlu\b|;", cocok[1], maxsplit=1, flags=re.IGNORECASE)[0]
    return tuple(re.findall(r"\bhuruf\s+([a-z]{1,2})\b", bagian.lower()))


def mencabut(sebutan: str) -> str:
    """The diktum that revokes an earlier decree."""
    return f"Pada saat Keputusan ini mulai berlaku, {sebutan} dicabut dan dinyatakan tidak berlaku."


def mengubah(sebutan: str) -> str:
    """The diktum that changes an earlier decree, which stays in force."""
    return f"Mengubah {sebutan} sehingga menjadi sebagaimana tercantum dalam Lampiran Keputusan ini."
