"""Tidying of cell texts: lines and blanks as people see them."""

import re

_TAK_TAMPAK = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ud800-\udfff\ufffe\uffff]"
)
_PINDAH = re.compile("[\x0b\x0c\x85\u2028\u2029\r]")
_GARIS = re.compile(r"</?u>", re.IGNORECASE)


def rapikan(teks: str) -> str:
    """Lines without doubled or outer blanks, without blank lines at both ends; no-break blanks are blanks."""
    teks = _PINDAH.sub("\n", _TAK_TAMPAK.sub("", teks))
    baris = [" ".join(satu.split()) for satu in teks.split("\n")]
    return re.sub(r"\n{2,}", "\n", "\n".join(baris)).strip()


def polos(teks: str) -> str:
    """Without the underlining that only a formula needs."""
    return rapikan(_GARIS.sub("", teks))


def sebaris(teks: str) -> str:
    return " ".join(polos(teks).split())


def kata(teks: str) -> str:
    """For comparing: lower case, letters and figures only, single blanks."""
    return " ".join(re.findall(r"\w+", sebaris(teks).casefold()))
