"""The words of a piece of our own HTML for a cell of a spreadsheet: a line for each block, a fraction in one line."""

from html.parser import HTMLParser

_BLOK = frozenset(("br", "div", "p", "li", "dd", "dt", "ul", "ol", "tr"))
_LEKAT = {"sup": "^", "sub": ""}  # no blank before these
_TANPA_TUTUP = frozenset(("br", "img", "input", "hr", "use", "path"))
_KURUNG = {"pembilang": ("(", ")"), "penyebut": (" / (", ")")}  # class → what stands around its content


class _Kata(HTMLParser):
    """Collects the words; `tumpukan`: what is still to come at the end of each open element. A sum is told by its
    label, what is inside it (`dalam_sigma`: how deep) is left out."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.bagian: list[str] = []
        self.tumpukan: list[tuple[str, str]] = []
        self.dalam_sigma = 0

    def handle_starttag(self, tag, attrs):
        isi = dict(attrs)
        kelas = (isi.get("class") or "").split()
        if self.dalam_sigma or "sigma" in kelas:
            if not self.dalam_sigma:
                self.bagian.append(f" ∑ ({(isi.get('aria-label') or '').removeprefix('jumlah').strip()}) ")
            self.dalam_sigma += tag not in _TANPA_TUTUP
            return
        buka, tutup = next((_KURUNG[satu] for satu in kelas if satu in _KURUNG), (self._jarak(tag),) * 2)
        self.bagian.append(_LEKAT.get(tag, buka))
        if tag not in _TANPA_TUTUP:
            self.tumpukan.append((tag, "" if tag in _LEKAT else tutup))

    def handle_endtag(self, tag):
        if self.dalam_sigma:
            self.dalam_sigma -= 1
            return
        while any(satu == tag for satu, _ in self.tumpukan):
            nama, tutup = self.tumpukan.pop()
            self.bagian.append(tutup)
            if nama == tag:
                return

    def handle_data(self, data):
        if not self.dalam_sigma:
            self.bagian.append(data.replace("\n", " "))

    @staticmethod
    def _jarak(tag: str) -> str:
        return "\n" if tag in _BLOK else " "


def teks_html(html: str) -> str:
    """ "(terlayani) / (terdaftar) × 100 %": the words of safe HTML."""
    pengurai = _Kata()
    pengurai.feed(html)
    pengurai.close()
    baris = (" ".join(satu.split()) for satu in "".join(pengurai.bagian).split("\n"))
    return "\n".join(_rapat(satu) for satu in baris if satu)


def _rapat(baris: str) -> str:
    """No blank before a mark that ends a word, nor inside brackets."""
    for longgar, rapat in ((" ,", ","), (" .", "."), (" ;", ";"), ("( ", "("), (" )", ")"), (" ()", "")):
        baris = baris.replace(longgar, rapat)
    return baris
