"""Words of Indonesian planning documents: abbreviations written out, content words, likeness in whole per mille."""

import re
from functools import lru_cache

SINGKATAN = {
    "jml": "jumlah", "jlm": "jumlah", "jmlh": "jumlah", "jumah": "jumlah", "jumlh": "jumlah", "yg": "yang",
    "dg": "dengan", "dgn": "dengan", "dlm": "dalam", "dr": "dari", "utk": "untuk", "psrt": "peserta",
    "pjbt": "pejabat", "jbtn": "jabatan", "jbbtn": "jabatan", "kgtn": "kegiatan", "kgtm": "kegiatan",
    "dok": "dokumen", "sdh": "sudah", "adm": "administrasi", "tpt": "tepat", "wkt": "waktu", "wktu": "waktu",
    "tgs": "tugas", "pndh": "pindah", "dna": "dan", "probis": "proses bisnis", "yanblik": "pelayanan publik",
    "prosentase": "persentase", "persetase": "persentase", "presentase": "persentase", "subbag": "sub bagian",
    "subbagian": "sub bagian", "subbid": "sub bidang", "subbidang": "sub bidang", "sussbid": "sub bidang",
    "kasie": "seksi", "kasi": "seksi", "kec": "kecamatan", "kab": "kabupaten", "tehnis": "teknis",
    "skpd": "perangkat daerah", "opd": "perangkat daerah", "diklat": "pendidikan dan pelatihan",
}  # fmt: skip
HAMPA = frozenset(
    [
        "yang",
        "dan",
        "di",
        "ke",
        "dari",
        "pada",
        "untuk",
        "dengan",
        "dalam",
        "oleh",
        "serta",
        "atau",
        "bagi",
        "sesuai",
        "berdasarkan",
        "secara",
        "tentang",
        "terhadap",
        "sebagai",
        "akan",
        "telah",
        "sudah",
        "agar",
        "guna",
        "para",
        "atas",
        "per",
        "adalah",
        "ini",
        "itu",
        "lain",
        "lainnya",
        "maupun",
    ]
)
UMUM = frozenset(
    [
        "jumlah",
        "persentase",
        "dokumen",
        "laporan",
        "data",
        "berkas",
        "tersusun",
        "tersedia",
        "disusun",
        "disediakan",
        "dilaksanakan",
        "terlaksana",
        "pelaksanaan",
        "rancangan",
        "draft",
        "draf",
        "berupa",
        "terdiri",
        "meliputi",
    ]
)  # say how something is counted, not what
_KATA = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=8192)
def baku(teks: str) -> str:
    """Lower case, marks out, abbreviations written out: two spellings of one thing look alike."""
    return " ".join(SINGKATAN.get(kata, kata) for kata in _KATA.findall(teks.casefold()))


def kata_isi(teks: str, tanpa: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Content words in order, without little words and those of `tanpa`."""
    return tuple(kata for kata in baku(teks).split() if kata not in HAMPA and kata not in tanpa)


@lru_cache(maxsize=4096)
def _tiga(teks: str) -> frozenset[str]:
    berbingkai = f"  {baku(teks)} "
    return frozenset(berbingkai[i : i + 3] for i in range(len(berbingkai) - 2))


def mirip(kiri: str, kanan: str) -> int:
    """Likeness of two texts, 0 to 1000 (Dice over letter triples): forgives typing errors and other endings."""
    a, b = _tiga(kiri), _tiga(kanan)
    return 2000 * len(a & b) // (len(a) + len(b))


def potong(teks: str, panjang: int = 120) -> str:
    """One line for a sentence, cut at a word."""
    rapat = " ".join(teks.split()).strip(" .;,")
    if len(rapat) <= panjang:
        return rapat
    return rapat[:panjang].rsplit(" ", 1)[0].rstrip(" .;,") + " …"


def kutip(teks: str, panjang: int = 120) -> str:
    return f"“{potong(teks, panjang)}”"


def sebut(daftar, maks: int = 5) -> str:
    """ "a, b dan c"; the rest is counted."""
    semua = list(daftar)
    if len(semua) > maks:
        return f"{', '.join(semua[:maks])} dan {len(semua) - maks} lainnya"
    return " dan ".join(filter(None, [", ".join(semua[:-1]), semua[-1]])) if semua else ""
