"""Whole PDFs one behind the other: a bookmark for each, its own bookmarks below that one."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Name, OutlineItem, Pdf, String

DALAM_MAKS = 8  # levels of bookmarks taken over


@dataclass(frozen=True)
class Dokumen:
    """A finished PDF with the words of its bookmark."""

    judul: str
    isi: bytes


def jumlah_halaman(isi: bytes) -> int:
    with Pdf.open(io.BytesIO(isi)) as pdf:
        return len(pdf.pages)


def satukan(daftar: Sequence[Dokumen], *, judul: str, penulis: str = "") -> bytes:
    """One PDF of all of them in this order. Links inside a document keep leading to its pages."""
    hasil = Pdf.new()
    with hasil.open_outline() as garis:
        for dokumen in daftar:
            with Pdf.open(io.BytesIO(dokumen.isi)) as sumber:
                mulai = len(hasil.pages)
                anak = list(_penanda(sumber))
                hasil.add_pages_from(sumber)
            butir = OutlineItem(dokumen.judul, _tujuan(hasil, mulai))
            butir.children.extend(_butir(hasil, mulai, anak))
            butir.is_closed = True
            garis.root.append(butir)
    hasil.docinfo[Name.Title] = String(judul)
    if penulis:
        hasil.docinfo[Name.Author] = String(penulis)
    hasil.Root.Lang = String("id")
    hasil.Root.PageMode = Name.UseOutlines
    keluar = io.BytesIO()
    hasil.save(keluar, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return keluar.getvalue()


def _penanda(sumber: Pdf) -> Iterable[tuple[str, int, list]]:
    """(words, page from 0, those below) of its bookmarks; without a page of their own none."""
    letak = {halaman.objgen: ke for ke, halaman in enumerate(sumber.pages)}
    with sumber.open_outline(max_depth=DALAM_MAKS) as garis:
        return _baca(garis.root, letak)


def _baca(butir: Iterable[OutlineItem], letak: dict) -> list[tuple[str, int, list]]:
    hasil = []
    for satu in butir:
        ke = _halaman(satu, letak)
        anak = _baca(satu.children, letak)
        hasil += [(str(satu.title), ke, anak)] if ke is not None else anak
    return hasil


def _halaman(satu: OutlineItem, letak: dict) -> int | None:
    """The page a bookmark leads to, by its destination or its action."""
    tujuan = satu.destination
    if tujuan is None and satu.action is not None:
        tujuan = satu.action.get(Name.D)
    if not isinstance(tujuan, Array) or not len(tujuan):
        return None
    return letak.get(getattr(tujuan[0], "objgen", None))


def _butir(pdf: Pdf, mulai: int, daftar: list) -> list[OutlineItem]:
    hasil = []
    for judul, ke, anak in daftar:
        butir = OutlineItem(judul, _tujuan(pdf, mulai + ke))
        butir.children.extend(_butir(pdf, mulai, anak))
        hasil.append(butir)
    return hasil


def _tujuan(pdf: Pdf, ke: int) -> Array:
    return Array([pdf.pages[ke].obj, Name.Fit])
