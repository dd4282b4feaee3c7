"""Rendered sections to one PDF: pages, fonts once, page numbers, bookmarks, links between them, title, language."""

import hashlib
import io
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from itertools import accumulate

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, Stream, String

from kinerja.pdf.nomor import Cap, baca_cap

TAUT = "bagian:"  # a link to the first page of another section: href="bagian:<kunci>"

Lapis = list[list[tuple[str, pikepdf.Object]]]  # of every page, the forms drawn over it with their names


@dataclass(frozen=True)
class Jilid:
    """A rendered section: its key and what its worker gave."""

    kunci: str
    laporan: dict
    isi: bytes

    @property
    def halaman(self) -> int:
        return len(self.laporan["halaman"])


def gabung(
    jilid: Sequence[Jilid], cap: dict[str, bytes], tindih: dict[str, bytes], *, judul: str, penulis: str
) -> bytes:
    """The whole document. By page name, `cap`: pages of `kinerja.pdf.nomor`, `tindih`: one drawn over each."""
    pdf, tunggal = Pdf.new(), HurufTunggal()
    for satu in jilid:
        with Pdf.open(io.BytesIO(satu.isi)) as sumber:
            pdf.pages.extend(sumber.pages)
    halaman = [satu.obj for satu in pdf.pages]  # asking pikepdf for page n again and again costs n each time
    awal = accumulate((satu.halaman for satu in jilid), initial=0)
    mulai = {satu.kunci: letak for satu, letak in zip(jilid, awal, strict=False)}
    for letak in mulai.values():
        tunggal.satukan(halaman[letak].Resources)  # which all pages of a section share
    lapis = [[] for _ in halaman]
    _tindihkan(pdf, jilid, tindih, tunggal, lapis)
    _nomori(pdf, jilid, cap, tunggal, lapis)
    _lapisi(pdf, halaman, lapis)
    _penanda(pdf, jilid, halaman, mulai)
    _tautkan(halaman, mulai)
    pdf.docinfo[Name.Title], pdf.docinfo[Name.Producer] = String(judul), String(f"WeasyPrint {version('weasyprint')}")
    if penulis:
        pdf.docinfo[Name.Author] = String(penulis)
    pdf.Root.Lang = String("id")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    hasil = io.BytesIO()
    pdf.save(hasil, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return hasil.getvalue()


class HurufTunggal:
    """Fonts with the same file, widths and letters become one object."""

    def __init__(self):
        self.dikenal: dict[bytes, pikepdf.Object] = {}

    def satukan(self, sumber: Dictionary) -> None:
        """Replace the fonts of these resources by those met before."""
        huruf = sumber.get(Name.Font)
        for nama in list(huruf.keys()) if huruf is not None else []:
            huruf[nama] = self.dikenal.setdefault(_sidik_huruf(huruf[nama]), huruf[nama])


def _sidik_huruf(huruf: pikepdf.Object) -> bytes:
    hitung = hashlib.sha256(huruf.BaseFont.unparse())
    if Name.ToUnicode in huruf:
        hitung.update(huruf.ToUnicode.read_raw_bytes())
    for anak in huruf.get(Name.DescendantFonts, []):
        hitung.update(anak.W.unparse())
        for nama in (Name.FontFile2, Name.FontFile3):
            if nama in anak.FontDescriptor:
                hitung.update(anak.FontDescriptor[nama].read_raw_bytes())
    if huruf.Subtype == Name.Type3 or not isinstance(huruf.get(Name.Encoding), Name):
        hitung.update(b"%d %d" % huruf.objgen)  # glyphs of its own: never the same as another
    return hitung.digest()


def _bernomor(jilid: Sequence[Jilid]) -> Iterator[tuple[int, str, int, bool]]:
    """(page from 0, page name, its number, first of that name in its section) of every page that counts."""
    letak = nomor = 0
    for satu in jilid:
        dilihat = set()
        for nama, dihitung in zip(satu.laporan["halaman"], satu.laporan["dihitung"], strict=True):
            if dihitung:
                nomor += 1
                yield letak, nama, nomor, nama not in dilihat
            dilihat.add(nama)
            letak += 1


def _tindihkan(
    pdf: Pdf, jilid: Sequence[Jilid], tindih: dict[str, bytes], tunggal: HurufTunggal, lapis: Lapis
) -> None:
    """One form for each page name, drawn on all its pages."""
    nama_halaman = [nama for satu in jilid for nama in satu.laporan["halaman"]]
    bentuk = {}
    for nama in set(nama_halaman) & tindih.keys():
        with Pdf.open(io.BytesIO(tindih[nama])) as sumber:
            bentuk[nama] = pdf.copy_foreign(sumber.pages[0].as_form_xobject())
        tunggal.satukan(bentuk[nama].Resources)
    for letak, nama in enumerate(nama_halaman):
        if nama in bentuk:
            lapis[letak].append(("/Tindih" + nama.replace("-", ""), bentuk[nama]))


def _nomori(pdf: Pdf, jilid: Sequence[Jilid], cap: dict[str, bytes], tunggal: HurufTunggal, lapis: Lapis) -> None:
    semua = list(_bernomor(jilid))
    with ExitStack() as terbuka:
        dikenal = {
            nama: _cap(pdf, terbuka.enter_context(Pdf.open(io.BytesIO(cap[nama]))), tunggal)
            for nama in {nama for _, nama, _, _ in semua}
        }
        for letak, nama, nomor, pertama in semua:
            satu, sumber = dikenal[nama]
            if satu is None or (pertama and not satu.awal):
                continue
            bentuk = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array(satu.kotak), Resources=sumber)
            lapis[letak].append((f"/Nomor{nomor}", Stream(pdf, satu.gambar(nomor, len(lapis)), bentuk)))


def _lapisi(pdf: Pdf, halaman: list[Dictionary], lapis: Lapis) -> None:
    """Draw forms over the pages. A section turns its page upside down and leaves it so: it is closed in before."""
    buka = pdf.make_stream(b"q\n")
    for satu, daftar in zip(halaman, lapis, strict=True):
        if daftar and Name.XObject not in satu.Resources:
            satu.Resources.XObject = Dictionary()
        for nama, bentuk in daftar:
            satu.Resources.XObject[nama] = bentuk
        if daftar:
            gambar = " ".join(f"q {nama} Do Q" for nama, _ in daftar)
            satu.Contents = Array([buka, satu.Contents, pdf.make_stream(f"\nQ {gambar}".encode())])


def _cap(pdf: Pdf, sumber: Pdf, tunggal: HurufTunggal) -> tuple[Cap | None, Dictionary | None]:
    """How the number looks, and its fonts in the merged document."""
    satu = baca_cap(sumber)
    if satu is None:
        return None, None
    milik = pdf.copy_foreign(satu.sumber)
    tunggal.satukan(milik)
    return satu, milik


def _penanda(pdf: Pdf, jilid: Sequence[Jilid], halaman: list[Dictionary], mulai: dict[str, int]) -> None:
    """Bookmarks of all sections as one tree: each below the last one of a smaller level."""
    with pdf.open_outline() as garis:
        jalan: list[tuple[int, list]] = [(0, garis.root)]
        for satu in jilid:
            for tingkat, label, ke, x, y in satu.laporan["penanda"]:
                while len(jalan) > 1 and jalan[-1][0] >= tingkat:
                    jalan.pop()
                tujuan = Array([halaman[mulai[satu.kunci] + ke], Name.XYZ, x, y, 0])
                butir = OutlineItem(label, tujuan)
                jalan[-1][1].append(butir)
                jalan.append((tingkat, butir.children))


def _tautkan(halaman: list[Dictionary], mulai: dict[str, int]) -> None:
    """Links `bagian:<kunci>` lead to the first page of that section."""
    for satu in halaman:
        for catatan in satu.get(Name.Annots, []):
            alamat = str(catatan.A.get(Name.URI, "")) if Name.A in catatan else ""
            if alamat.startswith(TAUT) and alamat.removeprefix(TAUT) in mulai:
                del catatan[Name.A]
                tujuan = halaman[mulai[alamat.removeprefix(TAUT)]]
                catatan.Dest = Array([tujuan, Name.XYZ, None, None, 0])
