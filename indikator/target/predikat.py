"""Predicates in target cells: letters with numbers behind them (B (65)), ordinal words (WTP, Level 3), yes or no.

The same letter means another number on another scale, so the scale is named, or its absence is told.
"""

import re
from dataclasses import replace
from decimal import Decimal

from indikator.capaian.kategori import SKALA_BERHURUF, Skala, kategori
from indikator.target.bacaan import RAGU, BacaanTarget, Jenis
from kinerja.angka import AngkaTidakTerbaca, baca, tulis_asli

# The words the two scales print beside their letters (PermenPANRB 88/2021, PermenPANRB 14/2017).
SEBUTAN: dict[str, dict[str, str]] = {
    "AKIP": {
        "sangat memuaskan": "AA", "memuaskan": "A", "sangat baik": "BB", "baik": "B", "cukup": "CC",
        "cukup memadai": "CC", "kurang": "C", "sangat kurang": "D",
    },
    "SKM": {"sangat baik": "A", "baik": "B", "kurang baik": "C", "tidak baik": "D"},
}  # fmt: skip
_KELUARGA = {  # scale → its words; the first spelling of a pair "tertulis=WTP" is what may be written
    "opini BPK": "WTP, WDP, TMP, TW, wajar tanpa pengecualian=WTP, wajar dengan pengecualian=WDP, "
    "tidak memberikan pendapat=TMP, tidak wajar=TW",
    "tingkat": "Sangat tinggi, Tinggi, Sedang, Rendah, Sangat rendah",
    "mutu": "Sangat baik, Baik sekali, Baik, Cukup, Cukup baik, Kurang, Kurang baik, Tidak baik, Sangat kurang, "
    "Sangat memuaskan, Memuaskan, Cukup memadai, Istimewa",
    "akreditasi": "Paripurna, Utama, Madya, Dasar, Unggul, Terakreditasi",
    "KLA": "Pratama, Nindya",
    "keterbukaan": "Informatif, Menuju informatif, Cukup informatif, Kurang informatif, Tidak informatif",
    "zonasi": "Zona hijau, Zona kuning, Zona merah, Hijau, Kuning, Merah",
    "inovasi": "Terinovatif, Sangat inovatif, Inovatif, Kurang inovatif",
    "desa": "Mandiri, Maju, Berkembang, Tertinggal, Sangat tertinggal",
}
_YA = "ya, ada, tercapai, terlaksana, terpenuhi, tersedia, tersusun, selesai, terselesaikan, sesuai, lengkap"
_TIDAK = (
    "tidak, belum, tidak tercapai, belum tercapai, tidak terlaksana, belum terlaksana, tidak sesuai, belum selesai"
)
YA, TIDAK = ({kata.strip(): Decimal(nilai) for kata in teks.split(",")} for teks, nilai in ((_YA, 1), (_TIDAK, 0)))


def _kata() -> dict[str, tuple[str, str]]:
    hasil = {}
    for skala, daftar in _KELUARGA.items():
        for pasangan in daftar.split(", "):
            tertulis, _, predikat = pasangan.partition("=")
            hasil[tertulis.casefold()] = (predikat or tertulis, skala)
    return hasil


KATA: dict[str, tuple[str, str]] = _kata()
_HURUF = r"(AA|A|BB|B|CC|C|D)"
_ANGKA = r"([0-9][0-9.,]*)"
_DEPAN = re.compile(
    r"(?:predikat|kategori|opini|kriteria|status|akreditasi|tingkat|mutu)\s*:?\s+(?=\S)", re.IGNORECASE
)
_HURUF_ANGKA = re.compile(rf"{_HURUF}\s?(?:\(|/|=|:)\s?{_ANGKA}\s?\)?", re.IGNORECASE)
_ANGKA_HURUF = re.compile(rf"(?:nilai\s|skor\s|indeks\s)?{_ANGKA}\s?(?:\(|/)\s?{_HURUF}\s?\)?", re.IGNORECASE)
_HURUF_SAJA = re.compile(_HURUF, re.IGNORECASE)
_HURUF_KATA = re.compile(rf"{_HURUF}\s?[(/]\s?([A-Za-z ]{{4,40}}?)\s?\)?", re.IGNORECASE)
_KATA_ANGKA = re.compile(rf"([A-Za-z ]{{4,40}}?)\s?\(\s?{_ANGKA}\s?\)")
_ANGKA_KATA = re.compile(rf"(?:nilai\s|skor\s|indeks\s)?{_ANGKA}\s?\(\s?([A-Za-z ]{{4,40}}?)\s?\)", re.IGNORECASE)
_LEVEL = re.compile(r"(?:maturitas\s+)?(?:level|tingkat)\s?([0-9]{1,2}|I{1,3}|IV|V)", re.IGNORECASE)
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_NAMA_AKIP = re.compile(r"\b(?:sakip|akip|akuntabilitas kinerja)\b", re.IGNORECASE)
NAMA_SKM = re.compile(r"\b(?:ikm|skm|kepuasan)\b", re.IGNORECASE)


def cari(teks: str, nama_indikator: str) -> BacaanTarget | None:
    """The predicate of a tidied target text, or None when it holds none."""
    isi = _DEPAN.sub("", teks, count=1) if _DEPAN.match(teks) else teks
    return _bernilai(isi, nama_indikator) or _tanpa_nilai(isi, nama_indikator) or _tanpa_nilai(teks, nama_indikator)


def _bernilai(teks: str, nama: str) -> BacaanTarget | None:
    """A letter or a word together with its number, in either order."""
    if cocok := _HURUF_ANGKA.fullmatch(teks):
        return _huruf_bernilai(cocok[1].upper(), cocok[2], nama)
    if cocok := _ANGKA_HURUF.fullmatch(teks):
        return _huruf_bernilai(cocok[2].upper(), cocok[1], nama)
    if cocok := _KATA_ANGKA.fullmatch(teks):
        return _kata_bernilai(cocok[1], cocok[2], nama)
    if cocok := _ANGKA_KATA.fullmatch(teks):
        return _kata_bernilai(cocok[2], cocok[1], nama)
    return None


def _tanpa_nilai(teks: str, nama: str) -> BacaanTarget | None:
    kecil = teks.casefold()
    if cocok := _HURUF_SAJA.fullmatch(teks):
        return _huruf_saja(cocok[1].upper(), skala_dari_nama(nama))
    if (cocok := _HURUF_KATA.fullmatch(teks)) and (skala := _skala_sebutan(cocok[2], cocok[1].upper())):
        menurut_nama = skala_dari_nama(nama)
        pilihan = [satu for satu in skala if satu == menurut_nama] if menurut_nama else skala
        return _huruf_saja(cocok[1].upper(), pilihan[0] if len(pilihan) == 1 else "")
    if cocok := _LEVEL.fullmatch(teks):
        return BacaanTarget("", Jenis.PREDIKAT, predikat=f"Level {_bulat(cocok[1])}", skala="level")
    if kecil in YA:
        return BacaanTarget("", Jenis.PREDIKAT, YA[kecil], predikat=teks.capitalize(), skala="status")
    if kecil in TIDAK:
        bacaan = BacaanTarget("", Jenis.PREDIKAT, TIDAK[kecil], predikat=teks.capitalize(), skala="status")
        return bacaan.ditandai(f"“{teks}” tidak lazim sebagai target: tidak ada yang harus dicapai.")
    if kecil in KATA:
        predikat, skala = KATA[kecil]
        return BacaanTarget("", Jenis.PREDIKAT, predikat=predikat, skala=skala)
    return None


def _bulat(teks: str) -> int:
    return _ROMAWI.get(teks.casefold()) or int(teks)


def _huruf_saja(huruf: str, skala: str) -> BacaanTarget:
    bacaan = BacaanTarget("", Jenis.PREDIKAT, satuan="nilai", predikat=huruf, skala=skala)
    return bacaan.ditandai(f"Predikat {huruf} tanpa angka. Lengkapi nilainya, misalnya B (65).")


def _skala_sebutan(kata: str, huruf: str) -> list[str]:
    """The scales on which letter and word belong together ("B (Baik)")."""
    return [skala for skala, sebutan in SEBUTAN.items() if sebutan.get(kata.casefold()) == huruf]


def skala_dari_nama(nama_indikator: str) -> str:
    """ "AKIP" or "SKM" where the indicator's name says so; "" where it says neither, or both."""
    akip, skm = _NAMA_AKIP.search(nama_indikator), NAMA_SKM.search(nama_indikator)
    if akip and skm:
        return ""
    return "AKIP" if akip else "SKM" if skm else ""


def _huruf_bernilai(huruf: str, angka: str, nama: str) -> BacaanTarget:
    """A letter with a number: the number counts, the letter is checked against the scale."""
    bacaan = BacaanTarget("", Jenis.PREDIKAT, satuan="nilai", predikat=huruf, skala=skala_dari_nama(nama))
    bacaan = _dengan_angka(bacaan, angka)
    if bacaan.nilai is None:
        return bacaan
    huruf_pada = {skala: _label(bacaan.nilai, ambang) for skala, ambang in SKALA_BERHURUF.items()}
    return _pilih_skala(bacaan, [skala for skala, label in huruf_pada.items() if label == huruf], huruf_pada)


def _kata_bernilai(kata: str, angka: str, nama: str) -> BacaanTarget | None:
    """ "Baik (80)": the word stands for a letter on each scale."""
    kecil = kata.strip().casefold()
    if kecil not in KATA or not any(kecil in peta for peta in SEBUTAN.values()):
        return None
    bacaan = BacaanTarget("", Jenis.PREDIKAT, satuan="nilai", predikat=KATA[kecil][0], skala=skala_dari_nama(nama))
    bacaan = _dengan_angka(bacaan, angka)
    if bacaan.nilai is None:
        return bacaan
    pada = {skala: _sebutan(bacaan.nilai, skala) for skala in SKALA_BERHURUF}
    cocok = [s for s, ambang in SKALA_BERHURUF.items() if SEBUTAN[s].get(kecil) == _label(bacaan.nilai, ambang)]
    return _pilih_skala(bacaan, cocok, pada)


def _dengan_angka(bacaan: BacaanTarget, angka: str) -> BacaanTarget:
    try:
        nilai = baca(angka)
    except AngkaTidakTerbaca as galat:
        return bacaan.ditandai(str(galat))
    return replace(bacaan, nilai=nilai)


def _pilih_skala(bacaan: BacaanTarget, cocok: list[str], pada: dict[str, str]) -> BacaanTarget:
    """Name the scale, or warn: `cocok` are the scales on which predicate and number agree."""
    predikat, angka, menurut_nama = bacaan.predikat, tulis_asli(bacaan.nilai), bacaan.skala
    if menurut_nama in cocok:
        return bacaan
    if menurut_nama:
        seharusnya = pada[menurut_nama]
        kalimat = f"Predikat {predikat} tidak cocok: {angka} pada skala {menurut_nama} adalah {seharusnya}."
        return bacaan.ditandai(kalimat, RAGU)
    if len(cocok) == 1:
        kalimat = f"Skala tidak disebut; {predikat} ({angka}) hanya sesuai skala {cocok[0]}."
        return replace(bacaan, skala=cocok[0]).dicatat(kalimat)
    if cocok:
        return bacaan.ditandai(f"Skala {predikat} ({angka}) tidak disebut; pilih {' atau '.join(cocok)}.", RAGU)
    return bacaan.ditandai(f"Predikat {predikat} tidak cocok dengan angka {angka} pada skala AKIP maupun SKM.", RAGU)


def _label(nilai: Decimal, skala: Skala) -> str:
    """The letter of a number on a scale."""
    ditemukan = kategori(nilai, skala)
    return ditemukan.label if ditemukan else ""


def _sebutan(nilai: Decimal, skala: str) -> str:
    """The word of a number on a scale."""
    huruf = _label(nilai, SKALA_BERHURUF[skala])
    return next(kata for kata, satu in SEBUTAN[skala].items() if satu == huruf)
