"""Showing a formula tree: HTML with CSS fractions, plain text, MathML and Excel; and safe raw source cells.

`nama` maps variable codes to the words to show; a code without words is shown as it is.
"""

from collections.abc import Callable, Mapping
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
from indikator.rumus.sel_tampil import pecahan_html, sel_html, sel_teks
from kinerja.angka import tulis_asli

__all__ = ["excel", "html", "mathml", "sel_html", "sel_teks", "teks"]

_TINGKAT = {Banding: 0, Tambah: 1, Kurang: 1, Kali: 2, Bagi: 2, Negatif: 3}
_TANDA = {Tambah: "+", Kurang: "−", Kali: "×", Bagi: "÷"}
_TANDA_EXCEL = {Tambah: "+", Kurang: "-", Kali: "*", Bagi: "/"}
_FUNGSI_EXCEL = {
    "RATA": "AVERAGE", "JUMLAH": "SUM", "MIN": "MIN", "MAX": "MAX", "ABS": "ABS", "BULAT": "ROUND", "JIKA": "IF",
}  # fmt: skip


def _tingkat(simpul: Simpul) -> int:
    """How tightly a node binds; a negative number binds like a minus sign."""
    if isinstance(simpul, Angka) and simpul.nilai < 0:
        return 3
    return _TINGKAT.get(type(simpul), 4)


def _berkurung(induk: Simpul, bagian: Simpul, kanan: bool) -> bool:
    """Whether a part needs parentheses inside its parent to keep its meaning."""
    atas, bawah = _tingkat(induk), _tingkat(bagian)
    if bawah == 3 and (kanan or atas == 3):
        return True
    return bawah < atas or (kanan and bawah == atas)


def teks(pohon: Simpul, nama: Mapping[str, str] | None = None) -> str:
    """One line: "Jumlah hadir ÷ Jumlah pegawai × 100"."""
    nama = nama or {}

    def bagian(isi: Simpul, kanan: bool = False) -> str:
        ditulis = teks(isi, nama)
        return f"({ditulis})" if _berkurung(pohon, isi, kanan) else ditulis

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


def html(pohon: Simpul, nama: Mapping[str, str] | None = None) -> str:
    """Safe HTML; quotients become `span.pecahan`, with the words in `aria-label`."""
    nama = nama or {}

    def bagian(isi: Simpul, kanan: bool = False) -> str:
        tertulis = html(isi, nama)
        return f"({tertulis})" if not isinstance(isi, Bagi) and _berkurung(pohon, isi, kanan) else tertulis

    match pohon:
        case Angka(nilai):
            return tulis_asli(nilai)
        case Variabel(kode):
            return escape(nama.get(kode, kode))
        case Bagi(kiri, kanan):
            return pecahan_html(html(kiri, nama), html(kanan, nama), teks(pohon, nama))
        case Negatif(isi):
            return f"−{bagian(isi)}"
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
        kurung = not isinstance(isi, Bagi) and _berkurung(pohon, isi, kanan)
        return f"<mo>(</mo>{tertulis}<mo>)</mo>" if kurung else tertulis

    match pohon:
        case Angka(nilai):
            return f"<mn>{tulis_asli(nilai)}</mn>"
        case Variabel(kode):
            return f"<mtext>{escape(nama.get(kode, kode))}</mtext>"
        case Bagi(kiri, kanan):
            return f"<mfrac><mrow>{_mathml(kiri, nama)}</mrow><mrow>{_mathml(kanan, nama)}</mrow></mfrac>"
        case Negatif(isi):
            return f"<mo>−</mo>{bagian(isi)}"
        case Fungsi(fungsi, argumen):
            dalam = "<mo>;</mo>".join(_mathml(isi, nama) for isi in argumen)
            return f"<mi>{fungsi}</mi><mo>(</mo>{dalam}<mo>)</mo>"
        case Banding(tanda, kiri, kanan):
            return f"{_mathml(kiri, nama)}<mo>{escape(tanda)}</mo>{_mathml(kanan, nama)}"
    return f"{bagian(pohon.kiri)}<mo>{_TANDA[type(pohon)]}</mo>{bagian(pohon.kanan, True)}"


def excel(pohon: Simpul, sel: Mapping[str, str] | Callable[[str], str]) -> str:
    """A formula for a cell ("=B2/C2*100", English function names, "." decimals, as the file format wants).

    sel: cell or range address of each variable code. Raises KeyError for a variable without an address.
    """
    alamat = sel if callable(sel) else sel.__getitem__
    return "=" + _excel(pohon, alamat)


def _excel(pohon: Simpul, alamat: Callable[[str], str]) -> str:
    def bagian(isi: Simpul, kanan: bool = False) -> str:
        ditulis = _excel(isi, alamat)
        return f"({ditulis})" if _berkurung(pohon, isi, kanan) else ditulis

    match pohon:
        case Angka(nilai):
            return f"{nilai:f}"
        case Variabel(kode):
            return alamat(kode)
        case Negatif(isi):
            return f"-{bagian(isi)}"
        case Fungsi("BULAT", (satu,)):
            return f"ROUND({_excel(satu, alamat)},0)"
        case Fungsi("JUMLAH", argumen):
            isi = [_excel(satu, alamat) for satu in argumen]
            deret = [isinstance(satu, Variabel | Angka) for satu in argumen]
            return f"SUM({','.join(t if d else f'SUMPRODUCT({t})' for t, d in zip(isi, deret, strict=True))})"
        case Fungsi(fungsi, argumen):
            return f"{_FUNGSI_EXCEL[fungsi]}({','.join(_excel(isi, alamat) for isi in argumen)})"
        case Banding(tanda, kiri, kanan):
            return f"{_excel(kiri, alamat)}{tanda}{_excel(kanan, alamat)}"
    return f"{bagian(pohon.kiri)}{_TANDA_EXCEL[type(pohon)]}{bagian(pohon.kanan, True)}"
