"""Fields that a pasted column may fill, by the keys of the grid; headings and contents that suggest them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from indikator.target import Jenis
from indikator.target import baca as baca_target
from indikator.target import satuan as daftar_satuan
from indikator.tempel.rapi import sebaris

NOMOR, ABAIKAN = "nomor", "abaikan"
TARGET = "target_"
SEBUTAN = {
    "sasaran": "sasaran",
    "nama": "indikator",
    "satuan": "satuan",
    "rumus": "rumus",
    "tipe_penghitungan": "tipe penghitungan",
    "arah": "arah",
    "frekuensi": "frekuensi",
    "sumber_data": "sumber data",
    "penanggung_jawab": "penanggung jawab",
}

_BENDA = (
    r"(?: (?:STRATEGIS|KINERJA|UTAMA|INDIVIDU|PROGRAM|KEGIATAN|SUB|OPD|SKPD|PD|PERANGKAT|DAERAH|SASARAN|IKU|IKI"
    r"|JABATAN|RENSTRA|KEBERHASILAN|PENILAIAN|HASIL|OUTCOME|OUTPUT|KELUARAN))*"
)
_HITUNG = "RUMUS|RUMUSAN|FORMULA|FORMULASI|PENJELASAN|PENGHITUNGAN|PERHITUNGAN|PENGUKURAN|DEFINISI(?: OPERASIONAL)?"
_JUDUL = (
    (NOMOR, r"NO|NOMOR|NO URUT|NOMOR URUT|URUTAN"),
    ("nama", rf"(?:NAMA |URAIAN )?INDIKATOR{_BENDA}|IKU|IKI|TOLOK UKUR(?: KINERJA)?|UKURAN (?:KINERJA|KEBERHASILAN)"),
    (
        "sasaran",
        rf"(?:URAIAN )?SASARAN{_BENDA}(?: YANG (?:AKAN|INGIN) DICAPAI)?|(?:URAIAN )?KINERJA(?: UTAMA| INDIVIDU)?"
        r"|(?:RENCANA )?HASIL KERJA|(?:KINERJA|HASIL) YANG DIHARAPKAN|RENCANA KINERJA",
    ),
    ("satuan", r"SATUAN(?: TARGET| UKURAN| INDIKATOR)?"),
    ("target", rf"TARGET{_BENDA}(?: TAHUN| TA)?(?: 20\d\d)?(?: TAHUN)?"),
    ("rumus", rf"(?:CARA |METODE )?(?:{_HITUNG}|MENGHITUNG)(?: (?:{_HITUNG}|CARA|DAN|INDIKATOR|KINERJA))*"),
    ("sumber_data", r"(?:SUMBER|ASAL)(?: DATA| DOKUMEN)*(?: BUKTI DUKUNG| DATA DUKUNG)?|DATA PENDUKUNG"),
    (
        "penanggung_jawab",
        r"(?:(?:UNIT|PD|OPD|SKPD|KERJA|PERANGKAT DAERAH) )*PENANGGUNG ?JAWAB(?: DATA| KINERJA| INDIKATOR)?|PJ|PIC",
    ),
    ("arah", r"ARAH(?: INDIKATOR| KINERJA)?|POLARISASI|POLARITAS"),
    ("tipe_penghitungan", r"TIPE(?: PENGHITUNGAN| PERHITUNGAN| INDIKATOR| TARGET)?|SIFAT PENGHITUNGAN"),
    ("frekuensi", r"FREKUENSI(?: PENGUKURAN| PELAPORAN)?|PERIODE (?:PENGUKURAN|PELAPORAN)|DIUKUR SETIAP"),
    (ABAIKAN, r"KETERANGAN|KET|CATATAN"),
)  # fmt: skip
_TAHUN = re.compile(r"(?:TAHUN |TA |TARGET )*(20\d\d)")
_NOMOR = re.compile(r"\(?(\d{1,3})\s*[.)]*|\(?([a-z])\s*[.)]")
_RUMUS = re.compile(r"<u>|\\[dt]?frac|\\sum|[xX×*]\s*100|\bdibagi\b|\bdikali\b|[∑Σ]|\bkali\s+100|/[^/]+[xX×*]\s*100")
_PILIHAN = (
    (
        "arah",
        re.compile(
            r"(?:(?:se)?makin (?:tinggi|rendah)|naik|turun|maksimal|minimal|maximi[sz]e|minimi[sz]e)\b.*", re.I
        ),
    ),
    ("tipe_penghitungan", re.compile(r"(?:non[ -]?)?kumulatif\b.*|rata[ -]rata\b.{0,12}", re.I)),
    ("frekuensi", re.compile(r"(?:bulan|triwulan|semester|tahun)(?:an)?", re.I)),
)


def dari_judul(judul: str) -> str | None:
    """The field of a heading: a key, "target" or "target_2023", ABAIKAN for remarks; None for any other words."""
    rapi = _rapi_judul(judul)
    if not rapi:
        return None
    bidang = next((kunci for kunci, pola in _JUDUL if re.fullmatch(pola, rapi)), None)
    if bidang == "target" and (tahun := re.search(r"20\d\d", rapi)):
        return f"{TARGET}{tahun[0]}"
    return bidang


def tahun_judul(judul: str) -> int | None:
    """The year that a heading below "TARGET" consists of."""
    cocok = _TAHUN.fullmatch(_rapi_judul(judul))
    return int(cocok[1]) if cocok else None


def sebutan(bidang: str) -> str:
    """ "sumber data", "target 2023"."""
    return bidang.replace("_", " ") if bidang.startswith(TARGET) else SEBUTAN.get(bidang, bidang)


def dari_isi(teks: Sequence[str]) -> str | None:
    """The field that the contents of a column look like; None for words that could be anything."""
    isi = [satu for satu in teks if satu.strip()][:40]
    if not isi:
        return None
    for bidang, pola in _PILIHAN:
        if all(pola.fullmatch(sebaris(satu)) for satu in isi):
            return bidang
    kamus = daftar_satuan.kamus(None)
    if _banyak(isi, lambda satu: sebaris(satu).casefold() in kamus or sebaris(satu) == "%", 80):
        return "satuan"
    if _banyak(isi, _tampak_target, 60):
        return "target"
    return "rumus" if _banyak(isi, _RUMUS.search, 30) else None


def nomor_baris(teks: Sequence[str]) -> bool:
    """Whether a column holds nothing but row numbers: 1, 2, 3 … or 1. 2. … or a. b. …, blanks allowed."""
    semua = [sebaris(satu) for satu in teks if satu.strip()]
    cocok = [hasil for satu in semua if (hasil := _NOMOR.fullmatch(satu))]
    isi = [hasil[0] for hasil in cocok]
    if not isi or len(isi) * 10 < len(semua) * 8:  # a title of the next sheet may stand at its end
        return False
    urut = [int(satu[1]) if satu[1] else ord(satu[2]) - ord("a") + 1 for satu in cocok]
    if len(urut) == 1:
        return not isi[0].isdigit() or urut[0] == 1
    naik = sum(0 <= b - a <= 1 for a, b in pairwise(urut))
    return urut[0] <= urut[-1] and naik >= (len(urut) - 1) * 8 // 10 and len(set(urut)) > 1


def baris_penomoran(teks: Sequence[str]) -> bool:
    """Whether a row only counts the columns: 1 2 3 4 5, or (1) (2) (3)."""
    isi = [sebaris(satu).strip("()") for satu in teks if satu.strip()]
    return (
        len(isi) > 1 and all(satu.isdecimal() for satu in isi) and list(map(int, isi)) == list(range(1, len(isi) + 1))
    )


def _rapi_judul(judul: str) -> str:
    return " ".join(re.sub(r"\(.*?\)|[^\w\s]|_", " ", sebaris(judul)).upper().split())


def _tampak_target(teks: str) -> bool:
    rapi = sebaris(teks)
    if not rapi or len(rapi) > 30:
        return False
    return rapi == "-" or baca_target(rapi).jenis not in (Jenis.KOSONG, Jenis.TAK_TERBACA)


def _banyak(isi: Sequence[str], cocok, persen: int) -> bool:
    return sum(bool(cocok(satu)) for satu in isi) * 100 >= len(isi) * persen
