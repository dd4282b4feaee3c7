"""The child that reads one document: a file on standard input, JSON on standard output. Started by `baca`."""

import json
import re
import sys

from kinerja.terbatas import KODE_MEMORI, terima
from laporan.kertas.batas import periksa_banyak
from laporan.kertas.kawat import bungkus
from laporan.kertas.naskah import Naskah, NaskahTidakTerbaca

ARSIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
LAIN = (  # content that is no document of ours, and what to do
    (b"%PDF", "Berkas ini PDF. Buka, salin teks dan tabelnya, lalu tempel; atau unggah berkas Word atau Excel-nya."),
    (_OLE, "Berkas berformat lama (.doc/.xls) atau berkata sandi. Simpan ulang sebagai .docx atau .xlsx biasa."),
    (b"{\\rtf", "Berkas ini RTF. Buka di Word, simpan sebagai .docx, lalu unggah lagi."),
    (b"MIME-Version:", "Berkas ini arsip halaman web. Buka, simpan sebagai .docx atau .html, lalu unggah lagi."),
    (b"\xff\xd8\xff", "Berkas ini gambar. Unggah berkas Word, Excel, HTML, atau teksnya."),
    (b"\x89PNG", "Berkas ini gambar. Unggah berkas Word, Excel, HTML, atau teksnya."),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*<(?:!doctype\s+html|html|head|body|table|meta|div|p)\b", re.I | re.S
)


def baca_isi(nama: str, isi: bytes) -> Naskah:
    """Raises NaskahTidakTerbaca."""
    for kepala, kalimat in LAIN:
        if isi.startswith(kepala):
            raise NaskahTidakTerbaca(kalimat)
    if isi.startswith(ARSIP):
        from laporan.kertas.baca_xlsx import baca_xlsx

        return baca_xlsx(isi)
    teks = _teks(isi)
    if _HTML.match(teks[:5000]) or nama.lower().endswith((".html", ".htm")):
        from laporan.kertas.baca_html import baca_html
        from laporan.kertas.tab_word import teks_bertab

        if (baris := teks_bertab(teks)) is None:
            return baca_html(teks)
        teks = baris
    from laporan.kertas import baca_naskah_teks

    return periksa_banyak(baca_naskah_teks.baca(teks))


def _teks(isi: bytes) -> str:
    """UTF-8, the UTF-16 of Excel's "Unicode text", or what Windows programs wrote before."""
    if isi[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return isi.decode("utf-16", "replace")
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        teks = isi.decode("cp1252", "replace")
    if "\0" in teks:
        raise NaskahTidakTerbaca("Berkas ini bukan teks. Unggah berkas Word, Excel, HTML, atau teks.")
    return teks


def anak() -> None:
    """Main of the child."""
    terima()
    try:
        jawaban = bungkus(baca_isi(sys.argv[1], sys.stdin.buffer.read()))
    except NaskahTidakTerbaca as galat:
        jawaban = {"galat": str(galat)}
    except MemoryError:
        sys.exit(KODE_MEMORI)
    json.dump(jawaban, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    anak()
