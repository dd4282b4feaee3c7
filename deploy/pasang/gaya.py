"""`make gaya`: the part of Bootstrap's style sheet that our pages use, as static/css/bootstrap-ramping.css.

232 kB, 23 compressed, hold up the first paint on a slow line; of its 2,000 classes our pages name about 120. A rule is
kept when every class in one of its selectors is a word of a template, a script of ours, a string in Python or crispy's
templates, or put there by Bootstrap's own script; rules without a class all stay. Equal input gives an equal file;
tests/test_gaya.py tells when a class is used that it lacks.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import crispy_bootstrap5
import tinycss2

AKAR = Path(__file__).resolve().parents[2]
ASAL = AKAR / "static/vendor/bootstrap-5.3.8/bootstrap.min.css"
HASIL = AKAR / "static/css/bootstrap-ramping.css"
APLIKASI = ("kinerja", "organisasi", "indikator", "laporan")
LACI = frozenset(["show", "showing", "hiding", "fade", "offcanvas-backdrop"])  # set by the script of the drawer
KATA = re.compile(r"[A-Za-z0-9_-]+")
KELAS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
BUKAN = re.compile(r":not\([^)]*\)")  # what must be absent need not be ours


def kata_terpakai() -> set[str]:
    """Every word that may be the name of a class on a page."""
    crispy = Path(crispy_bootstrap5.__file__).parent
    naskah = [*(AKAR / "templates").rglob("*.html"), *(AKAR / "static/js").glob("*.js"), *crispy.rglob("*.html")]
    teks = [berkas.read_text() for berkas in naskah]
    for akar in (crispy, *(AKAR / nama for nama in APLIKASI)):
        teks += (isi for berkas in akar.rglob("*.py") for isi in _untaian(berkas))
    return set(KATA.findall(" ".join(teks))) | LACI


def _untaian(berkas: Path) -> Iterator[str]:
    """The strings of a Python file, without those that only explain."""
    pohon = ast.parse(berkas.read_text())
    penjelasan = {id(simpul.value) for simpul in ast.walk(pohon) if isinstance(simpul, ast.Expr)}
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.Constant) and isinstance(simpul.value, str) and id(simpul) not in penjelasan:
            yield simpul.value


def kelas_di(css: str) -> set[str]:
    """The classes its selectors ask for."""
    return set(KELAS.findall(BUKAN.sub("", css)))


def ramping(css: str, kata: Iterable[str]) -> str:
    """The rules of `css` that can match with these classes, in their order."""
    return _saring(tinycss2.parse_stylesheet(css), set(kata))


def _saring(aturan: list, kata: set[str]) -> str:
    hasil = []
    for satu in aturan:
        if satu.type == "qualified-rule":
            if pemilih := [p for p in _pemilih(satu.prelude) if kelas_di(p) <= kata]:
                hasil.append(f"{','.join(pemilih)}{{{tinycss2.serialize(satu.content)}}}\n")
        elif satu.type == "at-rule" and satu.lower_at_keyword in ("media", "supports"):
            if dalam := _saring(tinycss2.parse_rule_list(satu.content), kata):
                hasil.append(f"@{satu.at_keyword}{tinycss2.serialize(satu.prelude)}{{\n{dalam}}}\n")
        elif satu.type == "at-rule" or (satu.type == "comment" and satu.value.startswith("!")):
            hasil.append(f"{tinycss2.serialize([satu])}\n")
    return "".join(hasil)


def _pemilih(awalan: list) -> list[str]:
    """The selectors between the commas of a rule."""
    bagian: list[list] = [[]]
    for satu in awalan:
        if satu == ",":
            bagian.append([])
        else:
            bagian[-1].append(satu)
    return [tinycss2.serialize(satu) for satu in bagian]


if __name__ == "__main__":
    HASIL.write_text(ramping(ASAL.read_text(), kata_terpakai()))
    print(f"{HASIL.relative_to(AKAR)}: {HASIL.stat().st_size} bita dari {ASAL.stat().st_size}")
