"""LaTeX boxes to a formula tree (styles 5 to 8): fractions, sums over an index, names in words."""

import re
from decimal import Decimal

from indikator.rumus import latex, suku
from indikator.rumus.ast import Angka, Bagi, Fungsi, Kali, Kurang, Simpul, Tambah
from indikator.rumus.sel_tampil import baris_teks
from indikator.rumus.variabel import DaftarVariabel
from kinerja.angka import AngkaTidakTerbaca
from kinerja.angka import baca as baca_angka

_OPERATOR = re.compile(r"([=+×÷*/·−]|(?<=\s)-(?=\s))")
_SERATUS = re.compile(r"100\s*%?")
SIGMA = "Σ"
TANDA_HITUNG = tuple("=+×÷*/·−-")
SIGMA_MAKS = 10


class _BukanRumus(Exception):
    """The boxes do not make a formula; the message is the Indonesian reason."""


def baca(baris: latex.Baris, daftar: DaftarVariabel) -> tuple[Simpul | None, str]:
    """The tree and a note. (None, reason) where the boxes hold no formula."""
    if baris_teks(baris).count(SIGMA) > SIGMA_MAKS:
        return None, "Rumus LaTeX memuat terlalu banyak tanda jumlah."
    try:
        pohon = _jumlah(_sesudah_sama_dengan(_potong(baris)), daftar)
        return pohon, suku.alasan_tahun(_kata(baris))
    except _BukanRumus as galat:
        return None, str(galat)


def _kata(baris: latex.Baris) -> list[str]:
    """The texts of the boxes, those of fractions too."""
    hasil = []
    for kotak in baris:
        if isinstance(kotak, latex.Huruf):
            hasil.append(kotak.isi)
        elif isinstance(kotak, latex.Pecahan):
            hasil += [*_kata(kotak.atas), *_kata(kotak.bawah)]
    return hasil


def gaya(baris: latex.Baris) -> int:
    """5 fraction × 100, 6 plain sum (Σ or a + b), 7 sum inside a fraction, 8 fraction alone, 0 none of them."""
    pecahan = [kotak for kotak in baris if isinstance(kotak, latex.Pecahan)]
    if not pecahan:
        sigma = any(isinstance(kotak, latex.Sigma) for kotak in baris)
        return 6 if sigma or _berhitung(baris) else 0
    if any(isinstance(k, latex.Sigma) for satu in pecahan for k in (*satu.atas, *satu.bawah)):
        return 7
    return 5 if re.search(r"[×*]\s*100", baris_teks(baris)) else 8


def _berhitung(baris: latex.Baris) -> bool:
    """Whether words are joined by signs: "\\text{a} + \\text{b}", "\\text{a} \\times 25"."""
    potongan = _sesudah_sama_dengan(_potong_diam(baris))
    return len(potongan) > 2 and any(jenis == "nama" and re.search(r"[A-Za-z]", isi) for jenis, isi in potongan)


def _potong_diam(baris: latex.Baris) -> list:
    try:
        return _potong(baris)
    except _BukanRumus:
        return []


def nama_hasil(baris: latex.Baris) -> str:
    """The words left of the last "=" ("Nilai SAKIP"); a single letter is no name."""
    for letak in range(len(baris) - 1, -1, -1):
        kotak = baris[letak]
        if isinstance(kotak, latex.Huruf) and not kotak.kata and "=" in kotak.isi:
            kiri = baris_teks((*baris[:letak], latex.Huruf(kotak.isi.rpartition("=")[0])))
            return kiri if re.search(r"[^\W\d_]{2}", kiri) else ""
    return ""


def _potong(baris: latex.Baris) -> list:
    """Operands (str names, boxes) and operator signs, in order; "Σ" stands before what it sums."""
    hasil: list = []
    for kotak in baris:
        if isinstance(kotak, latex.Huruf) and not kotak.kata:
            for bagian in _OPERATOR.split(kotak.isi):
                if bagian in TANDA_HITUNG:
                    hasil.append(("op", bagian))
                elif bagian.strip():
                    _sambung(hasil, bagian)
        elif isinstance(kotak, latex.Huruf):
            _sambung(hasil, kotak.isi)
        elif isinstance(kotak, latex.Sigma):
            hasil.append(("op", SIGMA))
        elif isinstance(kotak, latex.Pecahan):
            hasil.append(("pecahan", kotak))
        else:
            _indeks(hasil, kotak)
    return hasil


def _sambung(hasil: list, kata: str) -> None:
    """Words that follow words belong to the same name."""
    if hasil and hasil[-1][0] == "nama":
        hasil[-1] = ("nama", hasil[-1][1] + kata)
    else:
        hasil.append(("nama", kata))


def _indeks(hasil: list, kotak: latex.Indeks) -> None:
    """The running index i or j only says "of each"; any other index is part of the name."""
    isi = baris_teks(kotak.isi)
    if kotak.naik:
        raise _BukanRumus("Rumus memuat pangkat, yang tidak dapat dihitung.")
    if isi not in ("i", "j", "k") and hasil and hasil[-1][0] == "nama":
        _sambung(hasil, f" {isi}")


def _sesudah_sama_dengan(potongan: list) -> list:
    """What stands right of the last "=" (the left is the name of the result), a bare result ("= 5") left out."""
    tempat = [i for i, satu in enumerate(potongan) if satu == ("op", "=")]
    if not tempat:
        return potongan
    kiri, kanan = potongan[: tempat[-1]], potongan[tempat[-1] + 1 :]
    berisi = any(jenis == "pecahan" or re.search(r"[A-Za-z]", str(isi)) for jenis, isi in kanan)
    return kanan if berisi else _sesudah_sama_dengan(kiri)


def _jumlah(potongan: list, daftar: DaftarVariabel) -> Simpul:
    """Terms joined by + and −."""
    suku, tanda = [[]], []
    for satu in potongan:
        if satu[0] == "op" and satu[1] in "+-−":
            tanda.append(satu[1])
            suku.append([])
        else:
            suku[-1].append(satu)
    hasil = _kali(suku[0], daftar)
    for satu, bagian in zip(tanda, suku[1:], strict=True):
        kanan = _kali(bagian, daftar)
        hasil = Tambah(hasil, kanan) if satu == "+" else Kurang(hasil, kanan)
    return hasil


def _kali(potongan: list, daftar: DaftarVariabel) -> Simpul:
    """Factors joined by × and ÷; a Σ sums the product of all that follow it."""
    for i, satu in enumerate(potongan):
        if satu == ("op", SIGMA):
            dalam = Fungsi("JUMLAH", (_kali(_tanpa_kurung(potongan[i + 1 :]), daftar),))
            if i == 0:
                return dalam
            return Kali(_kali(potongan[: i - 1] if potongan[i - 1][0] == "op" else potongan[:i], daftar), dalam)
    if not potongan or len(potongan) % 2 == 0:
        raise _BukanRumus("Bagian rumus LaTeX tidak lengkap.")
    hasil = _faktor(potongan[0], daftar)
    for tanda, isi in zip(potongan[1::2], potongan[2::2], strict=True):
        if tanda[0] != "op":
            raise _BukanRumus("Tanda hitung di antara bagian rumus LaTeX tidak jelas.")
        kanan = _faktor(isi, daftar)
        hasil = Bagi(hasil, kanan) if tanda[1] in "÷/" else Kali(hasil, kanan)
    return hasil


def _tanpa_kurung(potongan: list) -> list:
    """What a Σ sums, without brackets around all of it: "(Skor", "×", "f)" are Skor × f."""
    jenis = {satu[0] for satu in potongan[::2]}
    if len(potongan) < 3 or jenis != {"nama"}:
        return potongan
    awal, akhir = potongan[0][1].strip(), potongan[-1][1].strip()
    if awal.count("(") == 1 and awal.startswith("(") and ")" not in awal and akhir.endswith(")") and "(" not in akhir:
        return [("nama", awal[1:]), *potongan[1:-1], ("nama", akhir[:-1])]
    return potongan


def _faktor(satu: tuple, daftar: DaftarVariabel) -> Simpul:
    """A number, a name, or a fraction."""
    jenis, isi = satu
    if jenis == "pecahan":
        return Bagi(_jumlah(_potong(isi.atas), daftar), _jumlah(_potong(isi.bawah), daftar))
    if jenis != "nama":
        raise _BukanRumus("Tanda hitung pada rumus LaTeX tidak pada tempatnya.")
    if _SERATUS.fullmatch(isi.strip()):
        return Angka(Decimal(100))
    if isi.count("(") != isi.count(")"):
        raise _BukanRumus("Kurung di dalam rumus LaTeX tidak terbaca. Tulis rumusnya dengan tanda hitung.")
    if selisih := suku.selisih_tahun(isi):
        return Kurang(*map(daftar.ambil, selisih))
    try:
        return Angka(baca_angka(isi))
    except AngkaTidakTerbaca:
        nama = daftar.ambil(isi)
    if nama is None:
        raise _BukanRumus(f"Bagian “{isi.strip()}” bukan nama dan bukan angka.")
    return nama
