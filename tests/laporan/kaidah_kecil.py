"""Small decrees for the tests of single rules: without a flaw unless a test puts one in."""

import itertools
from dataclasses import replace
from datetime import date

from laporan.kaidah.bahan import (
    BahanKeputusan,
    ButirKaidah,
    HukumKaidah,
    LembarKaidah,
    PenandaKaidah,
)
from laporan.kaidah.kalimat import penutup
from laporan.kaidah.periksa import periksa
from laporan.kaidah.temuan import Temuan
from laporan.naskah.penomoran import diktum as nomor_diktum
from laporan.naskah.penomoran import huruf
from laporan.sitasi import Sitasi, baca, tulis

PENETAP, TENTANG = "Kepala Dinas Kesehatan Kabupaten Contoh", "Indikator Kinerja Utama Tahun 2024"
BAKU = "KEPUTUSAN KEPALA DINAS KESEHATAN KABUPATEN CONTOH TENTANG INDIKATOR KINERJA UTAMA TAHUN 2024."
UU_23 = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Tahun 2014 Nomor 244);"
PENUTUP = penutup("a", PENETAP, TENTANG)
_kunci = itertools.count(1)


def butir(teks: str, nomor: str = "", **lain) -> ButirKaidah:
    pk = next(_kunci)
    return ButirKaidah(pk, nomor, teks, lain.pop("isi", teks), kunci=lain.pop("kunci", f"{pk:032x}"), **lain)


def daftar(*isi: str | ButirKaidah, nomori=str) -> tuple[ButirKaidah, ...]:
    """Items with their computed numbers, also of their sub-items."""
    semua = [butir(satu) if isinstance(satu, str) else satu for satu in isi]
    return tuple(
        replace(satu, nomor=nomori(n), sub=daftar(*satu.sub, nomori=huruf) if satu.sub else ())
        for n, satu in enumerate(semua, 1)
    )


def menimbang(*isi):
    return daftar(*isi, nomori=huruf)


def diktum(*isi):
    return daftar(*isi, nomori=nomor_diktum)


def hukum(sitasi: Sitasi, kunci: str = "n1", **lain) -> HukumKaidah:
    return HukumKaidah(kunci, f"{sitasi.bentuk} {sitasi.nomor}/{sitasi.tahun}", tulis(sitasi), sitasi, **lain)


def kutipan(teks: str, satu: HukumKaidah | None = None, **lain) -> ButirKaidah:
    """An item of mengingat, read as the application reads it."""
    return butir(teks, sitasi=baca(teks), hukum=satu, **lain)


def bahan(**lain) -> BahanKeputusan:
    isi = {
        "penetap": PENETAP,
        "tentang": TENTANG,
        "menetapkan": BAKU,
        "menetapkan_baku": BAKU,
        "pada": date(2024, 3, 1),
        "menimbang": menimbang("bahwa kinerja perlu diukur;", PENUTUP),
        "mengingat": daftar(kutipan(UU_23)),
        "diktum": diktum(
            "Indikator tercantum dalam Lampiran Keputusan ini.",
            "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
        ),
        "penanda": PenandaKaidah("dr. Ani", "Pembina", "19800101 200501 2 001", "definitif"),
        "lembar": (LembarKaidah(1, "iku", "IKU", 3), LembarKaidah(2, "iki", "Sekretaris", 2)),
        "masa": (2024, 2024),
    }
    return BahanKeputusan(**isi | lain)


def temuan(kode: str, **lain) -> list[Temuan]:
    """The findings of one rule on a decree with these differences."""
    return [satu for satu in periksa(bahan(**lain)) if satu.kode == kode]
