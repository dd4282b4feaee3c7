"""Formula text from the boxes of a template, so that a planner needs no LaTeX: and the boxes back from such a text.

persentase is written as the underlined fraction of the decrees (`<u>a</u> X 100% b`), the others as LaTeX; all are
shown as real fractions and are read back by `indikator.rumus.baca` into the same tree.
"""

import re
from html import escape
from itertools import count, islice

from indikator.rumus import bentuk, latex, sel
from indikator.rumus.baca_teks import baca
from indikator.rumus.bentuk import BAGIAN_MAKS, BENTUK, TEMPLAT, Bentuk, Bidang, Templat
from indikator.rumus.variabel import rapikan_nama

__all__ = ["BENTUK", "TEMPLAT", "Bentuk", "Bidang", "Isian", "Templat", "TemplatSalah", "susun", "urai"]

GAYA_DAFTAR = 10  # a list of components, which no box can hold
PANJANG_MAKS = 500  # characters of one box
_KHUSUS = re.compile(r"([%&_{}#$])")
_DILARANG = re.compile(r"[\\~^]")


class Isian:
    """A template with its names in order: Isian(PERSENTASE, "a", "b"). Pairs of tertimbang follow each other.

    Blank names at the end do not count, nor do wholly blank groups of an open template.
    """

    __slots__ = ("bagian", "templat")

    def __init__(self, templat: Templat, *bagian: str):
        self.templat = templat
        self.bagian = bagian

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, Isian) and (self.templat, self.isi) == (lain.templat, lain.isi)

    def __hash__(self) -> int:
        return hash((self.templat, self.isi))

    def __repr__(self) -> str:
        return f"Isian({self.templat!s}, {', '.join(map(repr, self.bagian))})"

    @property
    def isi(self) -> tuple[str, ...]:
        """The names that count, blanks closed up."""
        return tuple(nama for _, nama in self.berletak())

    @property
    def pembilang(self) -> str:
        return self.bagian[0] if self.bagian and self.templat != Templat.BEBAS else ""

    @property
    def penyebut(self) -> str:
        return self.bagian[1] if len(self.bagian) > 1 and self.templat != Templat.BEBAS else ""

    def berletak(self) -> list[tuple[int, str]]:
        """(place in `bagian`, name) of the names that count."""
        if self.templat == Templat.BEBAS:
            return [(letak, nama) for letak, nama in enumerate(self.bagian[:1]) if nama.strip()]
        acuan, lebar = BENTUK[self.templat], len(BENTUK[self.templat].bidang)
        genap = (*self.bagian, *[""] * (-len(self.bagian) % lebar))
        semua = [(letak, " ".join(nama.split())) for letak, nama in enumerate(genap)]
        kelompok = [semua[mulai : mulai + lebar] for mulai in range(0, len(semua), lebar)]
        kelompok = kelompok if acuan.terbuka else kelompok[:1]
        return [satu for bagian in kelompok if any(nama for _, nama in bagian) for satu in bagian]


class TemplatSalah(ValueError):
    """A box that cannot be used: `kolom` its Bidang.nama, `letak` its place; the message is an Indonesian sentence."""

    def __init__(self, kolom: str, kalimat: str, letak: int = 0):
        super().__init__(kalimat)
        self.kolom = kolom
        self.letak = letak


def susun(isian: Isian, lama: str = "", nama_indikator: str = "") -> str:
    """The formula text of a template; `lama`, the stored text, where it says the same already.

    Raises `TemplatSalah` when a box is missing or would not be read back.
    """
    if isian.templat == Templat.BEBAS:
        return isian.bagian[0] if isian.bagian else ""
    if lama and urai(lama, nama_indikator) == isian:
        return lama
    isi = _periksa(isian)
    teks = _TULIS[isian.templat](isi)
    if isian.templat != Templat.LANGSUNG:
        _pastikan_terbaca(isian, isi, teks)
    return teks


def urai(teks: str, nama_indikator: str = "") -> Isian:
    """The boxes of any readable text, whoever wrote it; BEBAS with the text for what fits no template."""
    if asli := _ditulis_susun(teks or ""):
        return asli
    bacaan = baca(teks or "", nama_indikator)
    templat, kode = bentuk.kenali(bacaan.pohon) if bacaan.pohon is not None else (Templat.BEBAS, ())
    if templat == Templat.BEBAS or bacaan.gaya == GAYA_DAFTAR:
        return Isian(Templat.BEBAS, teks or "")
    nama = {satu.kode: satu.nama for satu in bacaan.variabel}
    return Isian(templat, *(nama[satu] for satu in kode))


def _ditulis_susun(teks: str) -> Isian | None:
    """The names letter by letter where `susun` wrote this text as a percentage or ratio."""
    match sel.urai(teks):
        case (sel.PecahanGaris(atas, bawah, kali, _),) if "%" in kali:
            isian = Isian(Templat.PERSENTASE, atas, bawah)
        case (sel.Rumus((latex.Pecahan((latex.Huruf(atas, True),), (latex.Huruf(bawah, True),)),)),):
            isian = Isian(Templat.RASIO, atas, bawah)
        case _:
            return None
    try:
        return isian if susun(isian) == teks else None
    except TemplatSalah:
        return None


def _periksa(isian: Isian) -> tuple[str, ...]:
    """The names of the boxes, each one usable, none missing, none twice side by side."""
    acuan, berletak = BENTUK[isian.templat], isian.berletak()
    lebar, perlu = len(acuan.bidang), len(acuan.bidang) * acuan.paling_sedikit
    bebas = (letak for letak in count() if letak not in {satu for satu, _ in berletak})
    berletak += [(letak, "") for letak in islice(bebas, max(perlu - len(berletak), 0))]
    for urutan, (letak, nama) in enumerate(berletak):
        if kalimat := _salah(nama):
            raise TemplatSalah(acuan.bidang[urutan % lebar].nama, kalimat, letak)
    if len(berletak) > BAGIAN_MAKS * lebar:
        raise TemplatSalah(acuan.bidang[0].nama, f"Paling banyak {BAGIAN_MAKS} bagian.", berletak[-1][0])
    _periksa_kembar(acuan, berletak)
    return tuple(nama for _, nama in berletak)


def _periksa_kembar(acuan: Bentuk, berletak: list[tuple[int, str]]) -> None:
    """The same words are one variable: it cannot be both sides of a fraction, nor two parts of a sum."""
    lebar = len(acuan.bidang)
    dilihat: dict[str, str] = {}
    for urutan, (letak, nama) in enumerate(berletak):
        bidang, kunci = acuan.bidang[urutan % lebar], rapikan_nama(nama).casefold()
        if kunci in dilihat:
            lain = "pembilang" if lebar > 1 and not acuan.terbuka else "isian lain"
            raise TemplatSalah(bidang.nama, f"Sama dengan {lain}. Tulis nama yang lain.", letak)
        dilihat[kunci] = bidang.nama


def _salah(isi: str) -> str:
    """The sentence about one box, "" when it can be used."""
    if not re.search(r"[A-Za-z]", isi):
        return "Tulis dengan kata apa yang dihitung, misalnya “Jumlah ASN yang dilatih”."
    if len(isi) > PANJANG_MAKS:
        return f"Terlalu panjang ({len(isi)} huruf; paling banyak {PANJANG_MAKS})."
    asing = _DILARANG.search(isi)
    return f"Tanda “{asing[0]}” tidak dapat dipakai di sini. Tulis dengan kata." if asing else ""


def _pastikan_terbaca(isian: Isian, isi: tuple[str, ...], teks: str) -> None:
    """The text must be read back as this template of these names."""
    kembali = baca(teks)
    templat, kode = bentuk.kenali(kembali.pohon) if kembali.pohon is not None else (Templat.BEBAS, ())
    nama = {satu.kode: satu.nama for satu in kembali.variabel}
    if templat != isian.templat or [nama[satu] for satu in kode] != [rapikan_nama(satu) for satu in isi]:
        kolom = BENTUK[isian.templat].bidang[0].nama
        raise TemplatSalah(kolom, "Isian ini tidak terbaca kembali seperti yang ditulis. Tulis lebih sederhana.")


def _kata(nama: str) -> str:
    return r"\text{" + _KHUSUS.sub(r"\\\1", nama) + "}"


def _tambah(nama: tuple[str, ...]) -> str:
    return " + ".join(map(_kata, nama))


def _pecahan(atas: str, bawah: str) -> str:
    return r"\frac{" + atas + "}{" + bawah + "}"


def _latex(isi: str) -> str:
    return f"<math>{escape(isi, quote=False)}</math>"


def _persentase(isi: tuple[str, ...]) -> str:
    return f"<u>{escape(isi[0], quote=False)}</u> X 100% {escape(isi[1], quote=False)}"


def _rata_rata(isi: tuple[str, ...]) -> str:
    return _pecahan(_tambah(isi), str(len(isi))) if len(isi) > 1 else _kata(isi[0])


def _tertimbang(isi: tuple[str, ...]) -> str:
    nilai, bobot = tuple(map(_kata, isi[::2])), tuple(map(_kata, isi[1::2]))
    if len(nilai) == 1:
        return _pecahan(rf"\sum_{{i=1}}^n {nilai[0]}_i \times {bobot[0]}_i", rf"\sum_{{i=1}}^n {bobot[0]}_i")
    kali = " + ".join(rf"{satu} \times {dua}" for satu, dua in zip(nilai, bobot, strict=True))
    return _pecahan(kali, " + ".join(bobot))


_TULIS = {
    Templat.PERSENTASE: _persentase,
    Templat.RASIO: lambda isi: _latex(_pecahan(*map(_kata, isi))),
    Templat.JUMLAH: lambda isi: _latex(_tambah(isi)),
    Templat.RATA_RATA: lambda isi: _latex(_rata_rata(isi)),
    Templat.TERTIMBANG: lambda isi: _latex(_tertimbang(isi)),
    Templat.INDEKS: lambda isi: _latex(rf"{_rata_rata(isi)} \times 25"),
    Templat.PERTUMBUHAN: lambda isi: _latex(
        _pecahan(f"{_kata(isi[0])} - {_kata(isi[1])}", _kata(isi[1])) + r" \times 100\%"
    ),
    Templat.LANGSUNG: lambda isi: escape(isi[0], quote=False),
}
