"""What pandoc leaves out of a .docx: headings and footings of pages, and text boxes of old Word versions."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

UTAMA_MAKS = 16 * 1024 * 1024  # bytes of the text; a larger one is looked at no further
BAGIAN_MAKS = 1024 * 1024  # bytes of a heading
BANYAK_MAKS = 30  # headings and footings
POTONG = 128 * 1024
KEPALA, KAKI, KOTAK = "kepala halaman", "kaki halaman", "kotak teks"


def teks_lain(isi: bytes) -> list[tuple[str, str]]:
    """(KEPALA, KAKI or KOTAK; one paragraph), each once, of a file that `arsip_office` has found in order."""
    hasil: dict[tuple[str, str], None] = {}
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        for tempat, bagian in _bagian(arsip):
            hasil |= dict.fromkeys((tempat, teks) for teks in _alinea(arsip, bagian, tempat == KOTAK))
    return list(hasil)


def _bagian(arsip: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    banyak = 0
    for satu in sorted(arsip.infolist(), key=lambda bagian: bagian.filename):
        tempat = next((t for awal, t in (("word/header", KEPALA), ("word/footer", KAKI)) if awal in satu.filename), "")
        if satu.filename == "word/document.xml" and satu.file_size <= UTAMA_MAKS:
            yield KOTAK, satu.filename
        elif tempat and satu.filename.endswith(".xml") and satu.file_size <= BAGIAN_MAKS and banyak < BANYAK_MAKS:
            banyak += 1
            yield tempat, satu.filename


def _alinea(arsip: zipfile.ZipFile, bagian: str, kotak: bool) -> list[str]:
    """Paragraphs of a part, or only of its old text boxes; what stands before a damage."""
    penampung = _Penampung(kotak)
    pengurai = expat.ParserCreate()
    pengurai.buffer_text = True
    pengurai.StartElementHandler, pengurai.EndElementHandler = penampung.mulai, penampung.akhir
    pengurai.CharacterDataHandler = penampung.huruf
    try:
        with arsip.open(bagian) as aliran:
            while potong := aliran.read(POTONG):
                pengurai.Parse(potong, False)
    except Exception:  # pandoc will say what is wrong with the file
        return penampung.jadi
    return penampung.jadi


@dataclass
class _Penampung:
    """kotak: only inside a text box that has no newer twin beside it."""

    kotak: bool
    jadi: list[str] = field(default_factory=list)
    kata: list[str] = field(default_factory=list)
    dalam: list[str] = field(default_factory=list)  # which of the names below we are in
    kumpul: bool = False

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        if nama in ("w:txbxContent", "w:pict", "mc:AlternateContent"):
            self.dalam.append(nama)
        elif nama == "w:t":
            self.kumpul = self._dibaca()
        elif nama in ("w:tab", "w:br"):
            self.kata.append(" ")

    def akhir(self, nama: str) -> None:
        if self.dalam and nama == self.dalam[-1]:
            self.dalam.pop()
        elif nama == "w:t":
            self.kumpul = False
        elif nama == "w:p":
            teks, self.kata = " ".join("".join(self.kata).split()), []
            if teks:
                self.jadi.append(teks)

    def huruf(self, isi: str) -> None:
        if self.kumpul:
            self.kata.append(isi)

    def _dibaca(self) -> bool:
        if not self.kotak:
            return True
        return "w:txbxContent" in self.dalam and "w:pict" in self.dalam and "mc:AlternateContent" not in self.dalam
