"""Kinds of regulations: their short and official names, and their rank.

A national kind has a short name ("UU", "Permendagri"); every other one is called by its official name ("Peraturan
Daerah Kabupaten Paser"), with its abbreviations written out.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache

RESMI = {
    "UUD": "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
    "TAP MPR": "Ketetapan Majelis Permusyawaratan Rakyat",
    "UU": "Undang-Undang",
    "Perppu": "Peraturan Pemerintah Pengganti Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "Perpres": "Peraturan Presiden",
    "Keppres": "Keputusan Presiden",
    "Inpres": "Instruksi Presiden",
    "Permendagri": "Peraturan Menteri Dalam Negeri",
    "PermenPANRB": "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    "PermenPAN": "Peraturan Menteri Negara Pendayagunaan Aparatur Negara",
}
_LAIN = {
    "Ketetapan MPR": "TAP MPR",
    "Perpu": "Perppu",
    "Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi": "PermenPANRB",
    "PermenPAN dan RB": "PermenPANRB",
    "Peraturan Menteri PAN dan RB": "PermenPANRB",
    "Peraturan Menteri PANRB": "PermenPANRB",
    "Peraturan Menteri Pendayagunaan Aparatur Negara": "PermenPAN",
}
# Beginnings of the kinds that go on with a name, the longer before the shorter, each with its rank.
_AWALAN = {
    "Peraturan Daerah Provinsi": 8,
    "Peraturan Daerah Kabupaten": 9,
    "Peraturan Daerah Kota": 9,
    "Peraturan Daerah": 9,
    "Peraturan Gubernur": 10,
    "Peraturan Bupati": 11,
    "Peraturan Wali Kota": 11,
    "Peraturan Bersama": 7,
    "Peraturan Menteri": 7,
    "Peraturan Kepala": 7,
    "Peraturan Badan": 7,
    "Peraturan Lembaga": 7,
    "Peraturan Komisi": 7,
    "Keputusan Bersama": 12,
    "Keputusan Menteri": 12,
    "Keputusan Kepala": 12,
    "Keputusan Gubernur": 12,
    "Keputusan Bupati": 12,
    "Keputusan Wali Kota": 12,
    "Instruksi Menteri": 12,
    "Instruksi Gubernur": 12,
    "Instruksi Bupati": 12,
    "Surat Edaran": 12,
    "Peraturan": 7,
    "Keputusan": 12,
    "Instruksi": 12,
}
_SINGKATAN = {
    "Permen": "Peraturan Menteri",
    "Perda": "Peraturan Daerah",
    "Pergub": "Peraturan Gubernur",
    "Perbup": "Peraturan Bupati",
    "Perwali": "Peraturan Wali Kota",
    "Perwal": "Peraturan Wali Kota",
    "Kepmen": "Keputusan Menteri",
    "Kepgub": "Keputusan Gubernur",
    "Kepbup": "Keputusan Bupati",
    "Kepwal": "Keputusan Wali Kota",
}
_PERINGKAT = {"UUD": 1, "TAP MPR": 2, "UU": 3, "Perppu": 3, "PP": 4, "Perpres": 5, "Keppres": 6, "Inpres": 6}
PERATURAN_LEMBAGA, TIDAK_DIKENAL = 7, 99
_CUKUP_MIRIP = 88  # of 100: a letter wrong or missing in ten
_REPUBLIK = re.compile(r"\b(?:republik\s*indonesia|r\.?\s*i\b\.?)", re.IGNORECASE)
_PENDEK = ((re.compile(r"\bkab\b\.?", re.I), "Kabupaten"), (re.compile(r"\bprov(?:insi)?\b\.?", re.I), "Provinsi"))


def _rapat(teks: str) -> str:
    """Letters and digits only: broken spaces and hyphens do not matter."""
    return re.sub(r"[^a-z0-9]", "", teks.casefold())


_NASIONAL = {_rapat(nama): kode for nama, kode in [*((n, k) for k, n in RESMI.items()), *_LAIN.items()]} | {
    _rapat(kode): kode for kode in RESMI
}


@lru_cache(maxsize=4096)
def kenali(teks: str) -> str:
    """The kind a text names, as said above; "" when it names none. A letter wrong or a broken space is forgiven.

    kenali("Undang - Undang Republik Indonesia") == "UU"; kenali("Perda Kab. Paser") == "Peraturan Daerah Kabupaten
    Paser".
    """
    kata = _REPUBLIK.sub(" ", teks).split()
    rapat = _rapat(" ".join(kata))
    if not rapat:
        return ""
    if "undangundangdasar" in _rapat(teks):
        return "UUD"
    return _NASIONAL.get(rapat) or _nasional_mirip(rapat) or _bernama(kata)


def nama_resmi(bentuk: str) -> str:
    """nama_resmi("UU") == "Undang-Undang"; a kind without a short name is its own official name."""
    return RESMI.get(bentuk, bentuk)


def peringkat(bentuk: str) -> int:
    """Place in the order of a Mengingat, 1 (UUD) first; TIDAK_DIKENAL for what is no kind of regulation.

    Order of UU 12/2011 article 7, regulations of ministers and agencies (article 8) before those of the regions,
    decrees last, as DOMAIN and practice have it.
    """
    kode = kenali(bentuk)
    if kode in RESMI:
        return _PERINGKAT.get(kode, PERATURAN_LEMBAGA)
    return next((nilai for awalan, nilai in _AWALAN.items() if kode.startswith(awalan)), TIDAK_DIKENAL)


def _nasional_mirip(rapat: str) -> str:
    """A short name admits no mistake: "PP" and "UU" are one letter from anything."""
    calon = [(_kemiripan(rapat, nama), kode) for nama, kode in _NASIONAL.items() if len(nama) > 9]
    nilai, kode = max(calon)
    return kode if nilai >= _CUKUP_MIRIP else ""


def _bernama(kata: list[str]) -> str:
    """A kind that goes on with a name: its beginning put right, the name as written."""
    kata = [_SINGKATAN.get(kata[0].strip(".").title(), kata[0]), *kata[1:]]
    lengkap = " ".join(kata)
    for pola, ganti in _PENDEK:
        lengkap = pola.sub(ganti, lengkap)
    awalan, banyak = _cari_awalan(lengkap.split())
    nama = " ".join(lengkap.split()[banyak:])
    return f"{awalan} {nama.title() if nama.isupper() else nama}".strip() if awalan else ""


def _cari_awalan(kata: list[str]) -> tuple[str, int]:
    """(beginning, number of words it takes); the best one, of equals the longest."""
    terbaik = (0, 0, "", 0)
    potongan = [(n, _rapat(" ".join(kata[:n]))) for n in range(1, min(len(kata), 8) + 1)]
    for awalan in _AWALAN:
        rapat = _rapat(awalan)
        for banyak, tertulis in potongan:
            nilai = _kemiripan(tertulis, rapat)
            if nilai >= _CUKUP_MIRIP:
                terbaik = max(terbaik, (len(rapat), nilai, awalan, banyak))
    return terbaik[2], terbaik[3]


def _kemiripan(satu: str, lain: str) -> int:
    """0–100."""
    if satu == lain:
        return 100
    if abs(len(satu) - len(lain)) > 3:
        return 0
    return int(100 * SequenceMatcher(None, satu, lain, autojunk=False).ratio())
