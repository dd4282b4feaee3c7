"""Reading the formula that a planner types to a tree (lark, LALR, bounded).

Names are codes ("jumlah_a / jumlah_b × 100") or words in square brackets ("[Jumlah ASN yang dilatih] / [Jumlah ASN]
× 100"). Numbers are id-ID (4.230,5); arguments are separated by ";" because "," is the decimal mark; "100%" after
a multiplication is 100 with its unit. No power, no assignment, no text: nothing that can run away.
"""

import re

from lark import Lark, Transformer, UnexpectedCharacters, UnexpectedEOF, UnexpectedInput, UnexpectedToken, v_args
from lark.exceptions import VisitError

from indikator.rumus.ast import (
    FUNGSI,
    SIMPUL_MAKS,
    Angka,
    Bagi,
    Banding,
    Fungsi,
    Kali,
    Kurang,
    Negatif,
    RumusTidakSah,
    Simpul,
    Tambah,
    Variabel,
    ganti_variabel,
    periksa,
    periksa_ukuran,
)
from indikator.rumus.variabel import DaftarVariabel
from kinerja.angka import AngkaTidakTerbaca
from kinerja.angka import baca as baca_angka

PANJANG_MAKS = 2000
KURUNG_MAKS = SIMPUL_MAKS  # as shown, every part has one pair at most: a tree that was taken can be typed again

_TATA_BAHASA = r"""
?start: jumlah
?jumlah: kali
    | jumlah ("+") kali          -> tambah
    | jumlah (MINUS) kali        -> kurang
?kali: tunggal
    | kali KALI tunggal          -> kali
    | kali BAGI tunggal          -> bagi
?tunggal: atom
    | MINUS tunggal              -> negatif
    | "+" tunggal                -> positif
?atom: ANGKA                     -> angka
    | PERSEN                     -> persen
    | NAMA                       -> variabel
    | NAMA_PANJANG               -> variabel
    | NAMA "(" isian ")"         -> fungsi
    | "(" jumlah ")"
isian: [butir (";" butir)*]
?butir: jumlah
    | jumlah BANDING jumlah      -> banding
MINUS: "-" | "−"
KALI: "*" | "×" | "·"
BAGI: "/" | "÷" | ":"
BANDING: "<=" | ">=" | "<>" | "≤" | "≥" | "≠" | "=" | "<" | ">"
PERSEN.2: /[0-9][0-9.]*(,[0-9]+)?[ \t]*%/
ANGKA: /[0-9][0-9.]*(,[0-9]+)?/
NAMA_PANJANG: /\[[^\[\]]{1,500}\]/
NAMA: /[A-Za-z_][A-Za-z0-9_]*/
%ignore /[ \t\r\n\u00a0]+/
"""
_KALI_HURUF = re.compile(  # "a x b", "100x(a)", "a x100": the letter between two operands, never in brackets
    r"\[[^\[\]]*\]|(?<=[\w)%\]])\s+[xX]\s+(?=[\w(\[])|(?<=[0-9)\]])[xX](?=\s*[0-9(\[])|(?<=[\w)\]]\s)[xX](?=[0-9(\[])"
)
_TANDA = {"≤": "<=", "≥": ">=", "≠": "<>"}


class RumusTidakTerbaca(RumusTidakSah):
    """A formula text that cannot be read; `posisi` is the 1-based character, 0 when it has none."""

    def __init__(self, kalimat: str, posisi: int = 0):
        super().__init__(kalimat)
        self.posisi = posisi


@v_args(inline=True)
class _Penyusun(Transformer):
    """Builds nodes bottom-up during the parse, so that depth costs no Python stack."""

    def angka(self, token):
        return Angka(_angka(token))

    def persen(self, token):
        nilai = _angka(token, str(token).rstrip("% \t"))
        if nilai != 100:
            raise RumusTidakTerbaca(
                f"“{token}” pada posisi {token.start_pos + 1} bermakna ganda. "
                "Tulis sebagai desimal, misalnya 0,05; hanya 100% yang dibaca sebagai pengali.",
                token.start_pos + 1,
            )
        return Angka(nilai)

    def variabel(self, token):
        return Variabel(str(token))

    def tambah(self, kiri, kanan):
        return Tambah(kiri, kanan)

    def kurang(self, kiri, _, kanan):
        return Kurang(kiri, kanan)

    def kali(self, kiri, _, kanan):
        return Kali(kiri, kanan)

    def bagi(self, kiri, _, kanan):
        return Bagi(kiri, kanan)

    def negatif(self, _, isi):
        return Negatif(isi)

    def positif(self, isi):
        return isi

    def banding(self, kiri, tanda, kanan):
        return Banding(_TANDA.get(str(tanda), str(tanda)), kiri, kanan)

    def isian(self, *butir):
        return tuple(isi for isi in butir if isi is not None)

    def fungsi(self, token, argumen):
        nama = str(token).upper()
        if nama not in FUNGSI:
            raise RumusTidakTerbaca(
                f"Fungsi “{token}” pada posisi {token.start_pos + 1} tidak dikenal. Yang ada: {', '.join(FUNGSI)}.",
                token.start_pos + 1,
            )
        if nama != "JIKA" and any(isinstance(isi, Banding) for isi in argumen):
            raise RumusTidakTerbaca("Perbandingan hanya boleh di dalam JIKA.", token.start_pos + 1)
        return Fungsi(nama, argumen)


def _angka(token, teks: str | None = None):
    """The Decimal of a number token, or a sentence with its position."""
    try:
        return baca_angka(str(token) if teks is None else teks)
    except AngkaTidakTerbaca as galat:
        raise RumusTidakTerbaca(f"Posisi {token.start_pos + 1}: {galat}", token.start_pos + 1) from None


_LARK = Lark(_TATA_BAHASA, parser="lalr", transformer=_Penyusun(), maybe_placeholders=False)


def baca(teks: str, daftar: DaftarVariabel | None = None) -> Simpul:
    """The tree of a typed formula; its variables are added to `daftar`, whose names keep their codes.

    Raises `RumusTidakSah` (a ValueError) with an Indonesian sentence.
    """
    if not teks or not teks.strip():
        raise RumusTidakTerbaca("Rumus belum diisi.")
    if len(teks) > PANJANG_MAKS:
        raise RumusTidakTerbaca(f"Rumus terlalu panjang: paling banyak {PANJANG_MAKS} karakter.")
    if teks.count("(") > KURUNG_MAKS:
        raise RumusTidakTerbaca(f"Rumus memuat lebih dari {KURUNG_MAKS} kurung.")
    try:
        mentah = periksa_ukuran(_LARK.parse(_KALI_HURUF.sub(_jadi_kali, teks)))
        return periksa(ganti_variabel(mentah, (daftar or DaftarVariabel()).ambil_ketikan))
    except VisitError as galat:
        raise galat.orig_exc from None
    except UnexpectedInput as galat:
        raise _kalimat(galat, teks) from None


def _jadi_kali(cocok: re.Match) -> str:
    """The same characters with the letter x as a sign; positions stay, and so do names in brackets."""
    return cocok[0] if cocok[0].startswith("[") else cocok[0].replace("x", "×").replace("X", "×")


def _kalimat(galat: UnexpectedInput, teks: str) -> RumusTidakTerbaca:
    """What lark met, as a sentence with the position."""
    habis = isinstance(galat, UnexpectedToken) and galat.token.type == "$END"
    if habis or isinstance(galat, UnexpectedEOF):
        kurang = " Ada kurung yang belum ditutup." if teks.count("(") > teks.count(")") else ""
        return RumusTidakTerbaca(f"Rumus belum selesai pada posisi {len(teks)}.{kurang}", len(teks))
    posisi = (galat.pos_in_stream or 0) + 1
    if isinstance(galat, UnexpectedCharacters):
        return RumusTidakTerbaca(
            f"Tanda “{teks[posisi - 1]}” pada posisi {posisi} tidak dikenal dalam rumus. "
            "Pakai + − × ÷ ( ) angka, nama dalam kurung siku [ ], dan titik koma di antara isian fungsi.",
            posisi,
        )
    return RumusTidakTerbaca(
        f"Bagian “{galat.token}” pada posisi {posisi} tidak pada tempatnya. "
        "Periksa tanda hitung dan kurung sebelumnya.",
        posisi,
    )
