"""What a PDF holds: whether it opens without a password, runs something, and unpacks to a bounded size."""

import io
import re
from collections.abc import Iterator

import pikepdf
import pikepdf.settings

OBJEK_MAKS = 32 * 1024 * 1024  # bytes of an object stream once unpacked; programs write less than one million
BAIK, RUSAK, TERKUNCI, BERJALAN, LAMA = "", "rusak", "terkunci", "berjalan", "lama"

_BERJALAN = ("/JavaScript", "/Launch")  # action types that run something
_TAK_TERURAI = "unfilterable stream"  # qpdf's warning of object streams it did not unpack: anything may be in them
_SAMARAN = re.compile(rb"#([0-9A-Fa-f]{2})")  # "/Obj#53tm" is "/ObjStm"
_LZW = re.compile(rb"/LZW(Decode)?[\s/\]>]")

# For every PDF of this process. Opening one unpacks its object streams: one short filter each, never a chain of them.
pikepdf.settings.set_qpdf_limits(flate_max_memory=OBJEK_MAKS, run_length_max_memory=OBJEK_MAKS, max_stream_filters=1)


def periksa(isi: bytes) -> str:
    """BAIK, or what is the matter. LAMA: LZW beside object streams, which no program writes and qpdf cannot bound."""
    polos = _SAMARAN.sub(lambda cocok: bytes([int(cocok[1], 16)]), isi)
    if (b"/ObjStm" in polos or b"/XRef" in polos) and _LZW.search(polos):
        return LAMA
    try:
        with pikepdf.open(io.BytesIO(isi)) as pdf:
            return _keadaan(pdf)
    except pikepdf.PasswordError:
        return TERKUNCI
    except Exception:  # a damaged file makes qpdf raise PdfError, ValueError, RuntimeError, …
        return RUSAK


def _keadaan(pdf: pikepdf.Pdf) -> str:
    if pdf.is_encrypted:
        return TERKUNCI
    halaman = len(pdf.pages)
    if any(_menjalankan(satu) for satu in _kamus(pdf)):
        return BERJALAN
    terurai = not any(_TAK_TERURAI in str(satu) for satu in pdf.get_warnings())
    return BAIK if halaman and terurai else RUSAK


def _kamus(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every dictionary of the file, also those written inside others."""
    antre = [*pdf.objects, pdf.trailer]
    while antre:
        satu = antre.pop()
        if isinstance(satu, pikepdf.Array):
            anak = list(satu)
        elif isinstance(satu, pikepdf.Dictionary | pikepdf.Stream):
            yield satu
            anak = [nilai for _, nilai in satu.items()]
        else:
            continue
        antre += [a for a in anak if isinstance(a, pikepdf.Array | pikepdf.Dictionary) and not a.is_indirect]


def _menjalankan(kamus) -> bool:
    """Whether it is an action that runs something, or the list of the document's scripts."""
    jenis = kamus.get("/S")
    tindakan = isinstance(jenis, pikepdf.Name) and str(jenis) in _BERJALAN
    return tindakan or "/JS" in kamus or "/JavaScript" in kamus
