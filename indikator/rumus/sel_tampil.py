"""Raw source cells made safe to show (`sel_html`) and plain enough to search (`sel_teks`).

CSS classes used: pecahan, pembilang, penyebut, sigma, sigma-atas, sigma-tanda, sigma-bawah, sub, sup, kali,
and tanpa-nomor for lists that carry their own numbers. No style attribute, no attribute of the source.
"""

import re
from html import escape

from indikator.rumus import latex, sel


def sel_html(teks_sumber: str) -> str:
    """Safe HTML of any raw cell: known tags without attributes, formulas as fractions and sums.

    Everything that is not known is shown as escaped text; no word of the source is dropped.
    """
    return "".join(_html(bagian) for bagian in sel.urai(teks_sumber or "")).strip()


def sel_teks(teks_sumber: str) -> str:
    """Plain text of any raw cell, one line per block; fractions as "a / b × 100 %"."""
    tertulis = "".join(_teks(bagian) for bagian in sel.urai(teks_sumber or ""))
    baris = (" ".join(satu.split()) for satu in tertulis.split("\n"))
    return "\n".join(satu for satu in baris if satu)


def pecahan_html(atas: str, bawah: str, label: str) -> str:
    """A CSS fraction from two pieces of safe HTML; a screen reader says `label` (plain text) and nothing inside it."""
    return (
        f'<span class="pecahan" role="math" aria-label="{escape(" ".join(label.split()))}">'
        f'<span class="pembilang" aria-hidden="true">{atas}</span>'
        f'<span class="penyebut" aria-hidden="true">{bawah}</span></span>'
    )


def _html(bagian: sel.Bagian) -> str:
    match bagian:
        case sel.Teks(isi):
            return escape(isi)
        case sel.Rumus(baris):
            return _baris_html(baris)
        case sel.PecahanGaris(pembilang, penyebut, kali, _):
            pecahan = pecahan_html(escape(pembilang), escape(penyebut), f"{pembilang} dibagi {penyebut}")
            return f'{pecahan} <span class="kali">{kali}</span>' if kali else pecahan
        case sel.Elemen("br", _):
            return "<br>"
    kelas = ' class="tanpa-nomor"' if bagian.polos and bagian.tag in ("ol", "ul") else ""
    return f"<{bagian.tag}{kelas}>{''.join(_html(isi) for isi in bagian.anak)}</{bagian.tag}>"


def _baris_html(baris: latex.Baris) -> str:
    return "".join(_kotak_html(kotak) for kotak in baris)


def _kotak_html(kotak: latex.Kotak) -> str:
    match kotak:
        case latex.Huruf(isi, _):
            return escape(isi)
        case latex.Pecahan(atas, bawah):
            label = f"{baris_teks(atas)} dibagi {baris_teks(bawah)}"
            return pecahan_html(_baris_html(atas), _baris_html(bawah), label)
        case latex.Sigma(bawah, atas):
            return _sigma_html(bawah, atas)
    tag = "sup" if kotak.naik else "sub"
    return f'<{tag} class="{tag}">{_baris_html(kotak.isi)}</{tag}>'


def _sigma_html(bawah: latex.Baris, atas: latex.Baris) -> str:
    """∑ with its limits above and below."""
    label = "jumlah"
    if bawah:
        label += f" dari {baris_teks(bawah)}"
    if atas:
        label += f" sampai {baris_teks(atas)}"
    return (
        f'<span class="sigma" role="math" aria-label="{escape(label)}">'
        f'<span class="sigma-atas" aria-hidden="true">{_baris_html(atas)}</span>'
        '<span class="sigma-tanda" aria-hidden="true">∑</span>'
        f'<span class="sigma-bawah" aria-hidden="true">{_baris_html(bawah)}</span></span>'
    )


def _teks(bagian: sel.Bagian) -> str:
    match bagian:
        case sel.Teks(isi):
            return re.sub(r"\s+", " ", isi)
        case sel.Rumus(baris):
            return f" {baris_teks(baris)} "
        case sel.PecahanGaris(pembilang, penyebut, kali, _):
            return f" {pembilang} / {penyebut} {kali} " if kali else f" {pembilang} / {penyebut} "
        case sel.Elemen("br", _):
            return "\n"
    isi = "".join(_teks(satu) for satu in bagian.anak)
    return f"\n{isi}\n" if bagian.tag in sel.BLOK else isi


def baris_teks(baris: latex.Baris) -> str:
    """LaTeX boxes on one line: fractions with "/", limits as "(i=1..n)"."""
    return " ".join("".join(_kotak_teks(kotak) for kotak in baris).split())


def _kotak_teks(kotak: latex.Kotak) -> str:
    match kotak:
        case latex.Huruf(isi, _):
            return isi
        case latex.Pecahan(atas, bawah):
            return f" {_bersisi(atas)} / {_bersisi(bawah)} "
        case latex.Sigma(bawah, atas):
            batas = "..".join(filter(None, (baris_teks(bawah), baris_teks(atas))))
            return f" Σ({batas}) " if batas else " Σ "
    return ("^" if kotak.naik else "_") + baris_teks(kotak.isi)


def _bersisi(baris: latex.Baris) -> str:
    """One side of a fraction; in parentheses where it holds signs of its own."""
    teks = baris_teks(baris)
    return f"({teks})" if re.search(r"[-+×÷/Σ]\s", teks) else teks
