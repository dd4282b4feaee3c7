"""Tabs of a Word file kept through pandoc, which reads each of them as a blank.

Many tables in Word are paragraphs with tabs, and so is a text file opened and saved in Word.
"""

import io
import zipfile

TAB = "\ue009"  # of the private use area: stands for a tab until the page is read
_ISI = "word/document.xml"
_ISI_MAKS = 20 * 1024 * 1024  # bytes; a longer document keeps its blanks
_TAB = b"<w:tab/>"  # in a run; tab stops of a paragraph carry attributes


def tandai_tab(isi: bytes) -> bytes:
    """The .docx with a mark for every tab between words, the same bytes where there is none."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        if _ISI not in arsip.namelist() or sum(map(_ukuran, arsip.infolist())) > _ISI_MAKS:
            return isi
        naskah = arsip.read(_ISI)
        if _TAB not in naskah:
            return isi
        return _ganti(arsip, naskah.replace(_TAB, f"<w:t>{TAB}</w:t>".encode()))


def _ukuran(bagian: zipfile.ZipInfo) -> int:
    """Unpacked bytes of what is written again."""
    return bagian.file_size if bagian.filename.endswith((".xml", ".rels")) else 0


def _ganti(arsip: zipfile.ZipFile, naskah: bytes) -> bytes:
    """The text and what its lists and styles need; pictures are not read anyway."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as baru:
        for bagian in arsip.infolist():
            if bagian.filename.endswith((".xml", ".rels")):
                baru.writestr(bagian.filename, naskah if bagian.filename == _ISI else arsip.read(bagian))
    return keluar.getvalue()
