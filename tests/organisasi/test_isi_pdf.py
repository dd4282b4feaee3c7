"""PDF files made to exhaust the server or to hide what they run: object streams are unpacked to a bounded size."""

import struct
import zlib

import pytest

from organisasi.domain import isi_berkas, isi_pdf
from organisasi.galat import IsianSalah

MB = 1024 * 1024
SKRIP = b"1 0 <</S/JavaScript/JS(app.alert\\(1\\))>>"


def pdf(isi: bytes, saringan: bytes, jenis: bytes = b"/ObjStm") -> bytes:
    """One page; object 1 stands in an object stream of these bytes."""
    badan = {
        2: b"<</Type/Catalog/Pages 3 0 R/OpenAction 1 0 R>>",
        3: b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
        4: b"<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]/Resources<<>>>>",
        5: b"<</Type%b/N 1/First 4/Filter%b/Length %d>>stream\n%b\nendstream" % (jenis, saringan, len(isi), isi),
    }
    hasil, letak = b"%PDF-1.5\n", []
    for nomor, satu in badan.items():
        letak.append(len(hasil))
        hasil += b"%d 0 obj%b endobj\n" % (nomor, satu)
    baris = [(0, 0, 65535), (2, 5, 0), *((1, satu, 0) for satu in letak), (1, len(hasil), 0)]
    tabel = b"".join(struct.pack(">BIH", *satu) for satu in baris)
    kepala = b"6 0 obj<</Type/XRef/Size 7/W[1 4 2]/Root 2 0 R/Length %d>>stream\n" % len(tabel)
    return hasil + kepala + tabel + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % len(hasil)


def padat(isi: bytes, kali: int = 1) -> bytes:
    for _ in range(kali):
        isi = zlib.compress(isi, 9)
    return isi


def test_aliran_objek_biasa_dibaca():
    assert isi_pdf.periksa(pdf(padat(b"1 0 <<>>"), b"/FlateDecode")) == isi_pdf.BAIK
    assert isi_pdf.periksa(pdf(padat(SKRIP), b"/FlateDecode")) == isi_pdf.BERJALAN


BOM = [
    (padat(SKRIP + b" " * (isi_pdf.OBJEK_MAKS + MB)), b"/FlateDecode"),
    (padat(SKRIP + b" " * MB, 2), b"[/FlateDecode/FlateDecode]"),
    (bytes((257 - 128, 32)) * MB, b"/RunLengthDecode"),
]


@pytest.mark.parametrize(("isi", "saringan"), BOM, ids=["flate", "berlapis", "run length"])
def test_yang_tidak_terurai_ditolak(isi, saringan):
    """What is not unpacked is not searched for scripts either, so the file is refused, not taken without a look."""
    with pytest.raises(IsianSalah, match="rusak atau bukan PDF"):
        isi_berkas.periksa("bom.pdf", pdf(isi, saringan))


@pytest.mark.parametrize("jenis", [b"/ObjStm", b"/Obj#53tm"])
@pytest.mark.parametrize("saringan", [b"/LZWDecode", b"[/L#5aWDecode]", b"/LZW "])
def test_lzw_tidak_dibuka(jenis, saringan):
    with pytest.raises(IsianSalah, match="berformat lama"):
        isi_berkas.periksa("bom.pdf", pdf(b"\x80\x0b\x60\x50", saringan, jenis))
