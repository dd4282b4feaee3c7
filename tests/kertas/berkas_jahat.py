"""Files somebody made to break their reader: {name: (kind, content)}, each made when asked for."""

import io
import zipfile
from collections.abc import Callable

from openpyxl import Workbook

from tests.kertas.berkas_uji import arsip, docx, ganti

MB = 1024 * 1024
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TAWA = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
_KATA = f"<si><t>{'a' * 1000}</t></si>"
_LUAR = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY luar SYSTEM "file:///etc/passwd">]>'


def dokumen(badan: str, kepala: str = "") -> bytes:
    """A Word file with this body."""
    isi = f'{kepala}<w:document xmlns:w="{_W}"><w:body>{badan}</w:body></w:document>'
    return ganti(docx("<p>awal</p>"), word__document_x=isi.encode())


def paragraf(isi: str) -> str:
    return f"<w:p><w:r><w:t>{isi}</w:t></w:r></w:p>"


def tabel(baris: int, kolom: int) -> str:
    satu = f"<w:tc>{paragraf('x')}</w:tc>" * kolom
    return f"<w:tbl>{f'<w:tr>{satu}</w:tr>' * baris}</w:tbl>"


def buku() -> bytes:
    keluar = io.BytesIO()
    kertas = Workbook()
    kertas.active["A1"] = "awal"
    kertas.save(keluar)
    return keluar.getvalue()


def lembar(baris: str, kepala: str = "", ekor: str = "") -> bytes:
    """A workbook with this sheet data."""
    isi = f'{kepala}<worksheet xmlns="{_S}"><sheetData>{baris}</sheetData>{ekor}</worksheet>'
    return ganti(buku(), xl__worksheets__sheet1_x=isi.encode())


def sel(letak: str, isi: str, atribut: str = "") -> str:
    return f'<c r="{letak}" {atribut}><v>{isi}</v></c>'


def satu_sel(letak: str, isi: str, atribut: str = "") -> str:
    return f'<row r="{letak[1:]}">{sel(letak, isi, atribut)}</row>'


def banyak_lembar(banyak: int) -> bytes:
    kertas = Workbook(write_only=True)
    for nomor in range(banyak):
        kertas.create_sheet(f"L{nomor}").append(["x"])
    keluar = io.BytesIO()
    kertas.save(keluar)
    return keluar.getvalue()


def bom(isi: bytes, ukuran: int = 150 * MB) -> bytes:
    """The archive with a part that unpacks to much, though within the limit."""
    with zipfile.ZipFile(io.BytesIO(isi)) as asal:
        bagian = {nama: asal.read(nama) for nama in asal.namelist()}
    return arsip(bagian | {"word/media/besar.xml" if "word/document.xml" in bagian else "xl/besar.xml": b" " * ukuran})


def tumpang(isi: bytes) -> bytes:
    """Thousands of small parts that each unpack to a megabyte."""
    bagian = {f"word/m{nomor}.xml": b" " * MB for nomor in range(300)}
    with zipfile.ZipFile(io.BytesIO(isi)) as asal:
        return arsip({nama: asal.read(nama) for nama in asal.namelist()} | bagian)


def makro(isi: bytes, utama: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(isi)) as asal:
        bagian = {nama: asal.read(nama) for nama in asal.namelist()}
    jenis = bagian["[Content_Types].xml"].replace(utama, utama.replace(b"main+xml", b"macroEnabled.main+xml"))
    return arsip(bagian | {"[Content_Types].xml": jenis, "word/vbaProject.bin": b"x"})


DOCX: dict[str, Callable[[], bytes]] = {
    "terpotong": lambda: docx("<p>isi</p>" * 500)[:-900],
    "bom zip": lambda: arsip({"[Content_Types].xml": b"wordprocessingml", "word/document.xml": b" " * (201 * MB)}),
    "bom bagian": lambda: tumpang(docx("<p>x</p>")),
    "paragraf 60 MB": lambda: dokumen(paragraf("a " * (30 * MB))),
    "satu kata 30 MB": lambda: dokumen(paragraf("a" * (30 * MB))),
    "sejuta paragraf": lambda: dokumen(paragraf("x") * 1_000_000),
    "tabel 300.000 sel": lambda: dokumen(tabel(10_000, 30)),
    "tabel 100.000 kolom": lambda: dokumen(tabel(1, 100_000)),
    "sel selebar dunia": lambda: dokumen(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>'
        + paragraf("x")
        + "</w:tc></w:tr></w:tbl>"
    ),
    "tabel bersarang": lambda: dokumen("<w:tbl><w:tr><w:tc>" * 5000 + paragraf("x") + "</w:tc></w:tr></w:tbl>" * 5000),
    "unsur bersarang": lambda: dokumen("<w:sdt><w:sdtContent>" * 100_000 + "</w:sdtContent></w:sdt>" * 100_000),
    "milyar tawa": lambda: dokumen(paragraf("&a9;"), _TAWA),
    "entitas luar": lambda: dokumen(paragraf("&luar;"), _LUAR),
    "entitas luar UTF-16": lambda: ganti(
        docx("<p>x</p>"), word__document_x=f'{_LUAR}<w:document xmlns:w="{_W}"/>'.encode("utf-16")
    ),
    "makro": lambda: makro(docx("<p>x</p>"), b"wordprocessingml.document.main+xml"),
    "bukan XML": lambda: ganti(docx("<p>x</p>"), word__document_x=b"\x00\x01\x02" * 1000),
    "tanpa isi": lambda: arsip({"[Content_Types].xml": b"wordprocessingml"}),
    "berkata sandi": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000,
}

XLSX: dict[str, Callable[[], bytes]] = {
    "terpotong": lambda: banyak_lembar(20)[:-900],
    "bom zip": lambda: arsip({"[Content_Types].xml": b"spreadsheetml", "xl/workbook.xml": b" " * (201 * MB)}),
    "sel jauh": lambda: lembar(f'<row r="1">{sel("A1", "1")}</row><row r="1048576">{sel("XFD1048576", "1")}</row>'),
    "100.000 kolom": lambda: lembar(f'<row r="1">{"<c><v>1</v></c>" * 100_000}</row>'),
    "300.000 baris": lambda: lembar("<row><c><v>1</v></c></row>" * 300_000),
    "sel tanpa baris": lambda: lembar(sel("A1", "1") * 1_000_000 + "<row/>" * 3_000_000),
    "huruf 40 MB": lambda: lembar(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * (40 * MB)}</t></is></c></row>'),
    "kata bersama 70 MB": lambda: ganti(
        buku(), xl__sharedStrings_x=f'<sst xmlns="{_S}">{_KATA * 70_000}</sst>'.encode()
    ),
    "kata bersama tak ada": lambda: lembar(satu_sel("C7", "999999", "t='s'")),
    "angka salah": lambda: lembar(satu_sel("C7", "bukan angka")),
    "angka raksasa": lambda: lembar(satu_sel("C7", "9e999999")),
    "gabungan raksasa": lambda: lembar(
        f'<row r="1">{sel("A1", "1")}{sel("GR1", "1")}</row><row r="20000">{sel("A20000", "1")}</row>',
        ekor='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' * 1000,
    ),
    "gaya raksasa": lambda: ganti(
        buku(), xl__styles_x=f'<styleSheet xmlns="{_S}"><cellXfs>{"<xf/>" * 3_000_000}</cellXfs></styleSheet>'.encode()
    ),
    "sel kosong tanpa akhir": lambda: lembar('<row r="1">' + "<c/>" * 10_500_000 + "</row>"),
    "bersarang": lambda: lembar("<row>" * 500_000 + "</row>" * 500_000),
    "500 lembar": lambda: banyak_lembar(500),
    "milyar tawa": lambda: lembar('<row r="1"><c r="A1" t="str"><v>&a9;</v></c></row>', _TAWA),
    "entitas luar": lambda: lembar('<row r="1"><c r="A1" t="str"><v>&luar;</v></c></row>', _LUAR),
    "makro": lambda: makro(buku(), b"spreadsheetml.sheet.main+xml"),
    "bukan XML": lambda: ganti(buku(), xl__worksheets__sheet1_x=b"\x00\x01\x02" * 1000),
    "tanpa lembar": lambda: arsip({"[Content_Types].xml": b"spreadsheetml"}),
}
TEKS: dict[str, Callable[[], bytes]] = {
    "html bersarang.html": lambda: b"<div>" * 500_000 + b"x",
    "tabel bersarang.html": lambda: b"<table><tr><td>" * 100_000 + b"x",
    "rentang.html": lambda: b"<table><tr>" + b"<td colspan=600 rowspan=600>x</td>" * 100_000 + b"</tr></table>",
    "10 MB paragraf.html": lambda: b"<p>x" * 2_500_000,
    "tawa.html": lambda: _TAWA.encode() + b"<html><p>&a9;</p></html>",
    "10 MB satu baris.txt": lambda: b"a. 1 " * 2_000_000,
    "10 MB tab.txt": lambda: b"a\tb\n" * 2_500_000,
    "biner.txt": lambda: bytes(range(256)) * 1000,
    "kosong.txt": lambda: b" \n" * 10,
    "dokumen.pdf": lambda: b"%PDF-1.7\n",
    "gambar.docx": lambda: b"\x89PNG\r\n\x1a\n",
    "lama.doc": lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 100,
}
