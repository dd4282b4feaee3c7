"""The legal-basis library as decrees use it: search, order, and a cited text against it.

    pustaka = muat_pustaka()                              # two queries; every function below then costs none
    satu = cocokkan("UU No. 25 Tahun 2004 tentang …", pustaka)
    kutipan(satu, keputusan.tanggal, pustaka), status_pada(satu, keputusan.tanggal, pustaka).kalimat
    beda_kutipan(butir.isi, satu, keputusan.tanggal, pustaka)

Without `pustaka` a function loads it itself, without `tanggal` it means today.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from laporan.domain.pustaka_hukum import (
    BELUM,
    BERLAKU,
    DICABUT,
    DIUBAH,
    Pustaka,
    Satu,
    StatusHukum,
    kunci_sitasi,
    kutipan,
    muat_pustaka,
    pokok,
    sebutan,
    sitasi,
    status_pada,
    terkonfirmasi,
)
from laporan.models import ButirKeputusan, DasarHukum
from laporan.sitasi import Sitasi, baca, kunci_urut, nomor_polos, peringkat, tulis

__all__ = [
    "BELUM",
    "BERLAKU",
    "DICABUT",
    "DIUBAH",
    "Beda",
    "Entri",
    "Pustaka",
    "StatusHukum",
    "beda_kutipan",
    "cari",
    "cocokkan",
    "entri",
    "kutipan",
    "muat_pustaka",
    "sebutan",
    "status_pada",
    "terkonfirmasi",
    "urutan",
    "urutkan",
]
JUDUL_MIRIP = 90  # of 100
_BAGIAN = {
    "ln": "Lembaran Negara",
    "tln": "Tambahan Lembaran Negara",
    "bn": "Berita Negara",
    "lembaran": "Lembaran Daerah",
}


@dataclass(frozen=True)
class Entri:
    """A row of the library as it is shown: `kunci` names it in forms ("n12" national, "p3" the pemda's own)."""

    satu: Satu
    kunci: str
    nasional: bool
    kutipan: str
    status: StatusHukum


@dataclass(frozen=True)
class Beda:
    """One thing a text says otherwise than the library: `tertulis` "" when it does not say it at all."""

    bagian: str
    tertulis: str
    pustaka: str


def entri(satu: Satu, tanggal: date | None, pustaka: Pustaka) -> Entri:
    nasional = isinstance(satu, DasarHukum)
    kunci = f"{'n' if nasional else 'p'}{satu.pk}"
    return Entri(satu, kunci, nasional, kutipan(satu, tanggal, pustaka), status_pada(satu, tanggal, pustaka))


def cari(
    q: str = "",
    tanggal: date | None = None,
    *,
    bentuk: str = "",
    status: str = "",
    pustaka: Pustaka | None = None,
) -> list[Entri]:
    """Entries with all words of `q` ("uu 23/2014", "perangkat daerah"), by rank, year and number."""
    pustaka = pustaka or muat_pustaka()
    kata = q.casefold().split()
    hasil = [entri(satu, tanggal, pustaka) for satu in pustaka.daftar if not bentuk or satu.bentuk == bentuk]
    return [e for e in hasil if (not status or e.status.kode == status) and _memuat(e, kata)]


def urutkan(daftar: Iterable) -> list:
    """Rows of the library, Entri, items of a Mengingat or plain texts in the order they are cited: rank, year, number.

    What cannot be read as a citation keeps its order, at the end.
    """
    return sorted(daftar, key=urutan)


def urutan(satu) -> tuple:
    """The sort key of one of them."""
    if isinstance(satu, Entri):
        satu = satu.satu
    if isinstance(satu, ButirKeputusan):
        satu = satu.dasar_hukum or satu.dasar_hukum_pemda or satu.isi
    terbaca = baca(satu) if isinstance(satu, str) else pokok(satu)
    return kunci_urut(terbaca) if terbaca else (100,)


def cocokkan(teks: str, pustaka: Pustaka | None = None) -> Satu | None:
    """The entry a cited text means: the same kind, number and year; else the same title with one of them right."""
    terbaca = baca(teks)
    if terbaca is None:
        return None
    pustaka = pustaka or muat_pustaka()
    return (
        pustaka.menurut_kunci.get(kunci_sitasi(terbaca)) or _cari_daerah(terbaca, pustaka) or _mirip(terbaca, pustaka)
    )


def beda_kutipan(teks: str, satu: Satu, tanggal: date | None = None, pustaka: Pustaka | None = None) -> list[Beda]:
    """Where the text differs from the entry it means: number, year, title, gazettes, the last change and its gazettes.

    What the library itself does not know is not compared; nor is what both leave out.
    """
    terbaca = baca(teks)
    if terbaca is None:
        return [Beda("Kutipan", teks, kutipan(satu, tanggal, pustaka))]
    pustaka = pustaka or muat_pustaka()
    acuan = sitasi(satu, tanggal, pustaka)
    return _beda_pokok(terbaca, acuan) + _beda_perubahan(terbaca, acuan, pustaka)


def _beda_pokok(terbaca: Sitasi, acuan: Sitasi, awalan: str = "") -> list[Beda]:
    hasil = []
    if terbaca.nomor != acuan.nomor:
        hasil.append(Beda(f"{awalan}Nomor", terbaca.nomor, acuan.nomor))
    if terbaca.tahun != acuan.tahun:
        hasil.append(Beda(f"{awalan}Tahun", str(terbaca.tahun or ""), str(acuan.tahun)))
    if _rapat(terbaca.tentang) != _rapat(acuan.tentang):
        hasil.append(Beda(f"{awalan}Judul", terbaca.tentang, acuan.tentang))
    for kolom, nama in _BAGIAN.items():
        tertulis, benar = getattr(terbaca, kolom), getattr(acuan, kolom)
        if benar and _rapat(tertulis) != _rapat(benar):
            hasil.append(Beda(f"{awalan}{nama}", tertulis, benar))
    return hasil


def _beda_perubahan(terbaca: Sitasi, acuan: Sitasi, pustaka: Pustaka) -> list[Beda]:
    """The last change, and what is said of the change that is cited (whichever it is)."""
    tertulis, benar = terbaca.diubah_dengan, acuan.diubah_dengan
    hasil = []
    if benar and (tertulis is None or kunci_sitasi(tertulis) != kunci_sitasi(benar)):
        hasil.append(Beda("Perubahan terakhir", _pendek(tertulis) if tertulis else "", _pendek(benar)))
    dikutip = pustaka.menurut_kunci.get(kunci_sitasi(tertulis)) if tertulis else None
    if dikutip is not None:
        hasil += _beda_pokok(tertulis, pokok(dikutip), f"{sebutan(dikutip)}: ")
    return hasil


def _pendek(satu: Sitasi) -> str:
    return tulis(replace(satu, tentang="", ln="", tln="", bn="", lembaran="", diubah_dengan=None))


def _cari_daerah(terbaca: Sitasi, pustaka: Pustaka) -> Satu | None:
    """A regulation of the pemda cited without its name: "Peraturan Daerah Nomor 4 Tahun 2021"."""
    bentuk, nomor, tahun = kunci_sitasi(terbaca)
    if "daerah" not in bentuk and "bupati" not in bentuk and "wali kota" not in bentuk:
        return None
    sama = [k for k in pustaka.menurut_kunci if k[1:] == (nomor, tahun) and k[0].startswith(f"{bentuk} ")]
    return pustaka.menurut_kunci[sama[0]] if len(sama) == 1 else None


def _mirip(terbaca: Sitasi, pustaka: Pustaka) -> Satu | None:
    """Same rank and title, and the year or the first number right: a slip in the rest."""
    calon = [
        (kemiripan, -ke, satu)
        for ke, satu in enumerate(pustaka.daftar)
        if _sekerabat(terbaca, satu) and (kemiripan := _kemiripan(terbaca.tentang, satu.tentang)) >= JUDUL_MIRIP
    ]
    return max(calon, key=lambda satu: satu[:2])[2] if calon else None


def _sekerabat(terbaca: Sitasi, satu: Satu) -> bool:
    if peringkat(satu.bentuk) != peringkat(terbaca.bentuk):
        return False
    return satu.tahun == terbaca.tahun or _angka_pertama(satu.nomor) == _angka_pertama(terbaca.nomor)


def _angka_pertama(nomor: str) -> str:
    cocok = re.search(r"[0-9]+", nomor_polos(nomor))
    return cocok[0] if cocok else nomor


def _kemiripan(satu: str, lain: str) -> int:
    """0–100, of titles without blanks, marks and case."""
    satu, lain = _rapat(satu), _rapat(lain)
    if not satu or abs(len(satu) - len(lain)) > max(len(satu), len(lain)) // 5:
        return 0
    return int(100 * SequenceMatcher(None, satu, lain, autojunk=False).ratio())


def _rapat(teks: str) -> str:
    return re.sub(r"[\W_]+", "", teks).casefold()


def _memuat(satu: Entri, kata: list[str]) -> bool:
    isi = f"{sebutan(satu.satu)} {satu.satu.nomor}/{satu.satu.tahun} {satu.kutipan}".casefold()
    return all(k in isi for k in kata)
