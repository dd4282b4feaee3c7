"""The one sanitiser of narrative HTML: what authors type, paste from Word or import becomes plain text markup.

Text, lists, tables, pictures of the report by their key (`<figure><img data-gambar="5" alt="…"></figure>`), references
to figures (`<span data-angka="KEY">`) and the mark of drafted sentences (`<p data-usulan="1">`) stay. Links, styles,
scripts, addresses of any kind, comments and what Word adds do not; nothing is ever fetched. Cleaning twice changes
nothing more.
"""

import re
from collections import Counter
from html.parser import HTMLParser

import nh3

from laporan.domain.lkjip.narasi import TANPA_TUTUP
from laporan.domain.lkjip.rapikan import rapikan
from laporan.domain.lkjip.rapikan_blok import WADAH
from organisasi.galat import IsianSalah

ISI_MAKS = 200_000  # characters of a section once clean
MENTAH_MAKS = 2_000_000  # characters as pasted: Word sends ten times what it shows
UNSUR_MAKS = 60_000  # tags as pasted
DALAM_MAKS = 60  # elements within each other
SEL_MAKS = 5_000  # cells of all tables of a section
GAMBAR_MAKS = 200  # places of pictures in a section
ATRIBUT_MAKS = 200  # of one tag as pasted: the parser compares each with all
BERLAPIS = "Naskah ini tersusun terlalu berlapis. Tempel sebagai teks saja, lalu rapikan."

SEBARIS = {"b", "strong", "i", "em", "u", "sub", "sup", "span", "br", "img"}
TAG = SEBARIS | {"p", "ol", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "figure"}
ATRIBUT = {
    "ol": {"type", "start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "p": {"data-usulan"},
    "span": {"data-angka"},
    "img": {"data-gambar", "alt"},
}
TAG_KASAR = TAG | WADAH | {"tfoot", "caption", "figcaption"}
ATRIBUT_KASAR = ATRIBUT | {"p": {"data-usulan", "style"}, "span": {"data-angka", "style"}, "b": {"style"}}
DIBUANG_SEISINYA = {
    *("script", "style", "xml", "title", "template", "noscript", "iframe", "object", "embed", "svg", "math", "select"),
    *("textarea", "button", "audio", "video", "canvas", "map", "datalist", "head"),
}
NILAI = {
    "type": re.compile(r"[aAiI]"),
    "start": re.compile(r"[2-9]|[1-9][0-9]{1,3}"),
    "colspan": re.compile(r"[2-9]|[1-9][0-9]"),
    "rowspan": re.compile(r"[2-9]|[1-9][0-9]{1,2}"),
    "data-usulan": re.compile(r"1"),
    "data-angka": re.compile(r"[\w.:/-]{1,200}"),
    "data-gambar": re.compile(r"[1-9][0-9]{0,17}"),
    "alt": re.compile(r"[\s\S]{0,200}"),
    "style": re.compile(r"[\s\S]{0,1000}"),
}
TUTUP_SENDIRI = TANPA_TUTUP | {
    "p",
    "li",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "option",
    "meta",
    "link",
}
_UNSUR = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)")
_SARAT = re.compile(
    r"""<[a-zA-Z][^\s/>]*+(?>[\s/]*+=?[^\s/>=]++(?>\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+)"""
    f"{{{ATRIBUT_MAKS + 1}}}"
)
_KENDALI = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def bersihkan(html: str) -> str:
    """Clean narrative HTML. Raises IsianSalah naming `isi` when it is too long, too deep or has too many cells."""
    _timbang(html)
    kasar = nh3.clean(
        _KENDALI.sub("", html),
        tags=TAG_KASAR,
        clean_content_tags=DIBUANG_SEISINYA,
        attributes=ATRIBUT_KASAR,
        attribute_filter=_saring,
        link_rel=None,
    )
    kasar = _KENDALI.sub("", kasar)  # written as &#11; it shows up only now
    _ukur(kasar)
    bersih = nh3.clean(rapikan(kasar), tags=TAG, attributes=ATRIBUT, attribute_filter=_saring, link_rel=None).strip()
    if len(bersih) > ISI_MAKS:
        raise _tolak(f"Naskah terlalu panjang ({len(bersih)} huruf; paling banyak {ISI_MAKS}).")
    return bersih


def _saring(tag: str, atribut: str, nilai: str) -> str | None:
    """The value of an allowed attribute when it is of the form ours have."""
    if atribut == "alt":
        nilai = " ".join(nilai.split())[:200]
    pola = NILAI.get(atribut)  # asked for every attribute, also those that are not allowed
    return nilai if pola and pola.fullmatch(nilai) else None


def _timbang(html: str) -> None:
    """Refuse what would cost a parser much more than its length: repairing what is left open multiplies it."""
    if len(html) > MENTAH_MAKS:
        raise _tolak(f"Naskah yang ditempel terlalu besar ({len(html)} huruf). Tempel bagian demi bagian.")
    terbuka: Counter[str] = Counter()
    jumlah = dalam = 0
    for tutup, nama in _UNSUR.findall(html):
        nama, jumlah = nama.lower(), jumlah + 1
        if nama in TUTUP_SENDIRI:
            pass
        elif not tutup:
            terbuka[nama], dalam = terbuka[nama] + 1, dalam + 1
        elif terbuka[nama]:
            terbuka[nama], dalam = terbuka[nama] - 1, dalam - 1
        if dalam > DALAM_MAKS or jumlah > UNSUR_MAKS:
            raise _tolak(BERLAPIS)
    if _SARAT.search(html):
        raise _tolak(BERLAPIS)


def _ukur(html: str) -> None:
    ukuran = _Ukuran()
    ukuran.feed(html)
    if ukuran.terdalam > DALAM_MAKS:
        raise _tolak(BERLAPIS)
    if ukuran.sel > SEL_MAKS:
        raise _tolak(f"Tabelnya terlalu besar ({ukuran.sel} sel; paling banyak {SEL_MAKS}). Ringkas tabelnya.")
    if ukuran.gambar > GAMBAR_MAKS:
        raise _tolak(f"Gambarnya terlalu banyak ({ukuran.gambar}; paling banyak {GAMBAR_MAKS} dalam satu bagian).")


def _tolak(kalimat: str) -> IsianSalah:
    return IsianSalah({"isi": kalimat})


class _Ukuran(HTMLParser):
    """Depth, number of cells and of our pictures in well-formed HTML."""

    def __init__(self):
        super().__init__()
        self.dalam = self.terdalam = self.sel = self.gambar = 0

    def handle_starttag(self, tag, attrs):
        self.sel += tag in ("td", "th")
        self.gambar += tag == "img" and any(nama == "data-gambar" for nama, _ in attrs)
        self.dalam += tag not in TANPA_TUTUP
        self.terdalam = max(self.terdalam, self.dalam)

    def handle_endtag(self, tag):
        self.dalam -= tag not in TANPA_TUTUP
