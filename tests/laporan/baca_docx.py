"""Reading a Word file as its XML, for tests."""

import io
import re
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


class Docx:
    """What a test reads of a Word file."""

    def __init__(self, isi: bytes):
        self.arsip = zipfile.ZipFile(io.BytesIO(isi))
        self.badan = self.xml("word/document.xml").find(f"{W}body")

    def xml(self, nama: str):
        return etree.fromstring(self.arsip.read(nama))

    def tepi(self, jenis: str) -> list[str]:
        """Texts of all headers or footers a section uses."""
        kaitan = {k.get("Id"): k.get("Target") for k in self.xml("word/_rels/document.xml.rels")}
        kode = {list(r.values())[-1] for r in self.badan.iter(f"{W}{jenis}Reference")}
        return [teks(self.xml(f"word/{kaitan[satu]}")) for satu in kode]

    def kisi(self) -> list:
        return [t for t in self.badan.iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "Kisi"]


def teks(akar) -> str:
    return "".join(satu.text or "" for satu in akar.iter(f"{W}t", f"{M}t"))


def rapat(kata: str) -> str:
    """Without blanks, dotted space and case."""
    return re.sub(r"[\s…\u200b]+", "", kata).casefold()
