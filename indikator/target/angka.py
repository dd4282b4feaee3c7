"""Numbers with a satuan: "9 dokumen", "Rp1,5 miliar", "5 (lima) dokumen", and the broken ones that are proposed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from indikator.target import satuan as daftar_satuan
from indikator.target.bacaan import USUL, BacaanTarget, Jenis, tak_terbaca
from indikator.target.satuan_master import CACAH, UANG
from kinerja.angka import AngkaTidakTerbaca, baca, baca_rupiah, tulis_asli
from kinerja.tanggal import terbilang

Kamus = Mapping[str, str]
ANGKA = r"[-+\u2212]?[0-9][0-9.,]*"
_BIASA = re.compile(rf"({ANGKA})\s*(.*)")
_RUPIAH = re.compile(r"(?:Rp|IDR)\.?\s*([-+\u2212]?[0-9](?:[0-9.,]*[0-9])?(?:,\s*[-=\u2013]+)?)\s*(.*)", re.IGNORECASE)
_KELIPATAN = re.compile(r"(ribu|rb|juta|jt|miliar|milyar|triliun|trilyun|m|t)\b\.?\s*", re.IGNORECASE)
_MILIAR = re.compile(r"M\.?")  # a capital: budgets write "Rp 1,5 M"
_PANGKAT = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}
_PANGKAT_RUPIAH = _PANGKAT | {"m": 9, "t": 12}
_INGGRIS = re.compile(r"([-\u2212]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.([0-9]+)")
_BERHURUF = re.compile(rf"({ANGKA})\s*([^()0-9]{{0,40}})\(([A-Za-z ]{{2,150}})(%?)\)\s*(.*)")
_KOMA_TIGA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_TERPUTUS = re.compile(r"([0-9]{1,2} [0-9]{1,3}|[0-9]{1,3}(?: [0-9]{3}){1,4})\s?([A-Za-z]{3}.*)|([0-9] [0-9])\s?%")
_BERKEPALA = re.compile(
    rf"(nilai|indeks|index|indek|skor|poin|level|tingkat|peringkat|ranking|rasio)\s*[:=]?\s*({ANGKA})\s*(%?)", re.I
)
_KIRA = re.compile(r"(±|\+/-|~|≈|sekitar|kurang lebih|lebih kurang|kira-kira|lk\.?)\s*(.*)", re.IGNORECASE)
_BILANGAN = frozenset(map(terbilang, range(12))) | set(
    re.findall(r"\w+", "belas puluh ratus seratus ribu seribu juta miliar triliun koma")
)
_TAHUN = re.compile(r"(?:19|20)[0-9]{2}|2100")


def angka(teks: str, kata: daftar_satuan.Kata, pembaca: Callable[[str], Decimal] = baca) -> BacaanTarget:
    """A number with what stands behind it, or the reason why it is none.

    A number written the English way ("12.5") is read, with a warning: it is only proposed.
    """
    teks = teks.removeprefix("+")
    try:
        bacaan = BacaanTarget("", Jenis.ANGKA, pembaca(teks))
    except AngkaTidakTerbaca as galat:
        bacaan = _usul_inggris(teks, str(galat))
    return _koma_ribuan(dengan_satuan(bacaan, kata), teks)


def _koma_ribuan(bacaan: BacaanTarget, teks: str) -> BacaanTarget:
    """ "1,000 orang" is 1 as written, but may be the thousand of an English keyboard."""
    if bacaan.nilai is None or not _KOMA_TIGA.fullmatch(teks):
        return bacaan
    tertulis = f"{tulis_asli(bacaan.nilai)} {bacaan.satuan}".strip()
    ribuan = teks.replace(",", ".")
    kalimat = f"“{teks}” dibaca {tertulis}: koma memulai desimal. Bila maksudnya ribuan, tulis {ribuan}."
    jenis = daftar_satuan.jenis(bacaan.satuan)
    return bacaan.ditandai(kalimat) if jenis in (CACAH, UANG) else bacaan.dicatat(kalimat)


def _usul_inggris(teks: str, alasan: str) -> BacaanTarget:
    cocok = _INGGRIS.fullmatch(teks)
    if not cocok:
        return tak_terbaca(alasan)
    try:
        nilai = baca(f"{cocok[1]}{cocok[2].replace(',', '')},{cocok[3]}")
    except AngkaTidakTerbaca as galat:
        return tak_terbaca(str(galat))
    return BacaanTarget("", Jenis.ANGKA, nilai).ditandai(f"{alasan} Diusulkan dibaca {tulis_asli(nilai)}.", USUL)


def dengan_satuan(bacaan: BacaanTarget, kata: daftar_satuan.Kata) -> BacaanTarget:
    """A reading with its satuan; what is left over or unknown is told."""
    if bacaan.nilai is None:
        return bacaan
    bacaan = replace(bacaan, satuan=kata.satuan)
    if not kata.dikenal:
        kalimat = f"Satuan “{kata.satuan}” belum ada di daftar satuan; dipakai seperti tertulis."
        bacaan = bacaan.ditandai(kalimat, Decimal("0.80"))
    if kata.menyambung:
        kalimat = f"“{kata.sisa}” tidak ikut dibaca. Tulis satu target dengan satu satuan."
        return bacaan.ditandai(kalimat, Decimal("0.50"))
    if kata.sisa:
        return bacaan.dicatat(f"“{kata.sisa}” dibaca sebagai keterangan, bukan satuan.")
    return bacaan


def rupiah(teks: str, nama: str, kamus: Kamus) -> BacaanTarget | None:
    """ "Rp 1.500.000,-", "Rp1,5 miliar" (in rupiah)."""
    cocok = _RUPIAH.fullmatch(teks)
    if not cocok:
        return None
    pangkat, sisa = _kelipatan(cocok[2], _PANGKAT_RUPIAH)
    kata = daftar_satuan.kenali(f"rupiah {sisa}", kamus)
    if kata is None:
        return None
    return _kalikan(angka(cocok[1], kata, baca_rupiah), pangkat)


def biasa(teks: str, nama: str, kamus: Kamus) -> BacaanTarget | None:
    """ "9 dokumen", "4.230 data", "80%", "2,5 juta orang", "125"."""
    cocok = _BIASA.fullmatch(teks)
    if not cocok or cocok[2].lower().startswith("dari "):
        return None
    pangkat, sisa = _kelipatan(cocok[2], _PANGKAT)
    kata = daftar_satuan.kenali(sisa, kamus)
    bacaan = _kalikan(angka(cocok[1], kata), pangkat) if kata else None
    if bacaan is None or bacaan.nilai is None or not _MILIAR.fullmatch(cocok[2]):
        return bacaan
    return bacaan.ditandai("“M” dapat berarti meter atau miliar; dibaca meter.")


def _kelipatan(teks: str, pangkat: Mapping[str, int]) -> tuple[int, str]:
    """(power of ten, rest) of the words behind a number: "juta orang" is (6, "orang")."""
    cocok = _KELIPATAN.match(teks)
    if not cocok or cocok[1].lower() not in pangkat:
        return 0, teks
    return pangkat[cocok[1].lower()], teks[cocok.end() :]


def _kalikan(bacaan: BacaanTarget, pangkat: int) -> BacaanTarget:
    if not pangkat or bacaan.nilai is None:
        return bacaan
    penuh = f"{bacaan.nilai.scaleb(pangkat):f}"
    try:
        nilai = baca(penuh.replace(".", ","))
    except AngkaTidakTerbaca as galat:
        return tak_terbaca(str(galat))
    return replace(bacaan, nilai=nilai).dicatat(f"Dibaca {tulis_asli(nilai)}.")


def berkepala(teks: str, nama: str, kamus: Kamus) -> BacaanTarget | None:
    """ "Nilai 10,1", "Peringkat 5"."""
    cocok = _BERKEPALA.fullmatch(teks)
    if not cocok:
        return None
    bacaan = angka(cocok[2], daftar_satuan.Kata(cocok[3] or daftar_satuan.KAMUS[cocok[1].lower()]))
    return bacaan.dicatat(f"“{cocok[1]}” di depan angka bukan satuannya.") if cocok[3] and bacaan.satuan else bacaan


def berhuruf(teks: str, nama: str, kamus: Kamus) -> BacaanTarget | None:
    """ "5 (lima) dokumen", "100% (seratus persen)": the words must say the same number."""
    cocok = _BERHURUF.fullmatch(teks)
    if not cocok:
        return None
    huruf = cocok[3].lower().replace("milyar", "miliar").split()
    while huruf and huruf[-1] not in _BILANGAN and len(huruf) > 1:
        huruf.pop()  # the satuan repeated behind the words
    if not _BILANGAN.issuperset(huruf):
        return None
    kata = daftar_satuan.kenali(f"{cocok[2]} {cocok[5]}".strip() or cocok[4], kamus)
    bacaan = angka(cocok[1], kata) if kata else None
    if bacaan is None or bacaan.nilai is None or _huruf(bacaan.nilai) == " ".join(huruf):
        return bacaan
    return tak_terbaca(f"Angka dan huruf pada “{teks}” tidak sama. Periksa mana yang benar.")


def _huruf(nilai: Decimal) -> str:
    """A number in words: 2.5 is "dua koma lima"."""
    bulat, _, pecahan = f"{nilai.copy_abs():f}".partition(".")
    kata = terbilang(int(bulat))
    return f"{kata} koma {' '.join(terbilang(int(angka)) for angka in pecahan)}" if pecahan else kata


def kira_kira(teks: str, nama: str, kamus: Kamus) -> BacaanTarget | None:
    """ "± 12 dokumen", "sekitar 80 %": read, but a target is not a guess."""
    cocok = _KIRA.fullmatch(teks)
    bacaan = biasa(cocok[2], nama, kamus) if cocok else None
    if bacaan is None or bacaan.nilai is None:
        return bacaan
    return bacaan.ditandai(f"“{cocok[1]}” bukan target yang pasti. Tulis angka yang harus dicapai.")


def terputus(teks: str, nama: str, kamus: Kamus) -> BacaanTarget | None:
    """ "1 3dokumen": a number broken by the conversion; proposed joined, with a warning."""
    cocok = _TERPUTUS.fullmatch(teks)
    kata = daftar_satuan.kenali(cocok[2] or "%", kamus) if cocok else None
    if kata is None or not kata.dikenal:
        return None
    usul = (cocok[1] or cocok[3]).replace(" ", "")
    tertulis = f"{usul} {kata.satuan}" if kata.satuan != "%" else f"{usul}%"
    kalimat = f"Teks “{teks}” tampak terputus; diusulkan dibaca {tertulis}. Periksa dokumen aslinya."
    return angka(usul, kata).ditandai(kalimat, USUL)


def tampak_tahun(teks: str, bacaan: BacaanTarget) -> bool:
    """Whether a bare number is written as a year ("2024")."""
    return bacaan.jenis is Jenis.ANGKA and bool(_TAHUN.fullmatch(teks))
