"""Showing a formula tree: HTML with CSS fractions, plain text, MathML and Excel; and safe raw source cells.

`nama` maps variable codes to the words to show; a code without words is shown as it is.
"""

import re
from collections import Counter
from collections.abc import Mapping
from html import escape

from indikator.rumus.ast import (
    Angka,
    Bagi,
    Banding,
    Fungsi,
    Kali,
    Kurang,
    Negatif,
    Simpul,
    Tambah,
    Variabel,
)
from indikator.rumus.kurung import berkurung
from indikator.rumus.sel_tampil import pecahan_html, sel_html, sel_teks
from indikator.rumus.tampil_excel import excel
from indikator.rumus.variabel import rapikan_nama
from kinerja.angka import tulis_asli

__all__ = ["excel", "html", "ketikan", "mathml", "sel_html", "sel_teks", "teks"]

_BUKAN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PENGGANTI = "\ufffd"
_NAMA_SIKU = re.compile(r"(?=[^\[\]]{0,499}[A-Za-z])[^\[\]\n]{1,500}")

_TANDA = {Tambah: "+", Kurang: "−", Kali: "×", Bagi: "÷"}


def teks(pohon: Simpul, nama: Mapping[str, str] | None = None) -> str:
    """One line: "Jumlah hadir ÷ Jumlah pegawai × 100"."""
    nama = nama or {}

    def bagian(isi: Simpul, kanan: bool = False) -> str:
        ditulis = teks(isi, nama)
        return f"({ditulis})" if berkurung(pohon, isi, kanan) else ditulis

    match pohon:
        case Angka(nilai):
            return tulis_asli(nilai)
        case Variabel(kode):
            return nama.get(kode, kode)
        case Negatif(isi):
            return f"−{bagian(isi)}"
        case Fungsi(fungsi, argumen):
            return f"{fungsi}({'; '.join(teks(isi, nama) for isi in argumen)})"
        case Banding(tanda, kiri, kanan):
            return f"{teks(kiri, nama)} {tanda} {teks(kanan, nama)}"
    return f"{bagian(pohon.kiri)} {_TANDA[type(pohon)]} {bagian(pohon.kanan, True)}"


def ketikan(pohon: Simpul, nama: Mapping[str, str] | None = None) -> str:
    """One line that `parser.baca` reads back into the same tree when it knows the same names.

    A name goes into square brackets; a code stands for itself where the name is missing, shared or holds brackets.
    """
    nama = nama or {}
    sama = Counter(rapikan_nama(satu).casefold() for satu in nama.values())
    siku = {
        kode: f"[{satu}]"
        for kode, satu in nama.items()
        if _NAMA_SIKU.fullmatch(satu) and sama[rapikan_nama(satu).casefold()] == 1
    }
    return teks(pohon, siku)


def html(pohon: Simpul, nama: Mapping[str, str] | None = None) -> str:
    """Safe HTML; quotients become `span.pecahan`, whose `aria-label` a screen reader says in place of their parts."""
    nama = nama or {}

    def bagian(isi: Simpul, kanan: bool = False) -> str:
        tertulis = html(isi, nama)
        return f"({tertulis})" if not isinstance(isi, Bagi) and berkurung(pohon, isi, kanan) else tertulis

    match pohon:
        case Angka(nilai):
            return tulis_asli(nilai)
        case Variabel(kode):
            return escape(nama.get(kode, kode))
        case Bagi(kiri, kanan):
            return pecahan_html(html(kiri, nama), html(kanan, nama), teks(pohon, nama))
        case Negatif(isi):
            return f"−{bagian(isi)}"
        case Fungsi("JUMLAH", (Variabel() as satu,)):
            return f"Σ {html(satu, nama)}"
        case Fungsi("JUMLAH", (isi,)):
            return f"Σ ({html(isi, nama)})"
        case Fungsi(fungsi, argumen):
            return f"{fungsi}({'; '.join(html(isi, nama) for isi in argumen)})"
        case Banding(tanda, kiri, kanan):
            return f"{html(kiri, nama)} {escape(tanda)} {html(kanan, nama)}"
    return f"{bagian(pohon.kiri)} {_TANDA[type(pohon)]} {bagian(pohon.kanan, True)}"


def mathml(pohon: Simpul, nama: Mapping[str, str] | None = None) -> str:
    """Presentation MathML (pandoc turns it into an editable Word formula)."""
    isi = _mathml(pohon, nama or {})
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mrow>{isi}</mrow></math>'


def _mathml(pohon: Simpul, nama: Mapping[str, str]) -> str:
    def bagian(isi: Simpul, kanan: bool = False) -> str:
        tertulis = _mathml(isi, nama)
        kurung = not isinstance(isi, Bagi) and berkurung(pohon, isi, kanan)
        return f"<mo>(</mo>{tertulis}<mo>)</mo>" if kurung else tertulis

    match pohon:
        case Angka(nilai):
            return f"<mn>{tulis_asli(nilai)}</mn>"
        case Variabel(kode):
            return f"<mtext>{escape(_BUKAN_XML.sub(_PENGGANTI, nama.get(kode, kode)))}</mtext>"
        case Bagi(kiri, kanan):
            return f"<mfrac><mrow>{_mathml(kiri, nama)}</mrow><mrow>{_mathml(kanan, nama)}</mrow></mfrac>"
        case Negatif(isi):
            return f"<mo>−</mo>{bagian(isi)}"
        case Fungsi("JUMLAH", (Variabel() as satu,)):
            return f"<mo>∑</mo>{_mathml(satu, nama)}"
        case Fungsi("JUMLAH", (isi,)):
            return f"<mo>∑</mo><mo>(</mo>{_mathml(isi, nama)}<mo>)</mo>"
        case Fungsi(fungsi, argumen):
            dalam = "<mo>;</mo>".join(_mathml(isi, nama) for isi in argumen)
            return f"<mi>{fungsi}</mi><mo>(</mo>{dalam}<mo>)</mo>"
        case Banding(tanda, kiri, kanan):
            return f"{_mathml(kiri, nama)}<mo>{escape(tanda)}</mo>{_mathml(kanan, nama)}"
    return f"{bagian(pohon.kiri)}<mo>{_TANDA[type(pohon)]}</mo>{bagian(pohon.kanan, True)}"
