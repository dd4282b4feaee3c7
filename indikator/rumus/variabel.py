"""Variables found in a source formula: a code for the tree, the words, and proposed satuan and jenis.

jenis: "arus" is added over the quarters, "posisi" is the last value (DOMAIN section 3). Both are proposals
that a planner confirms.
"""

import re
from dataclasses import dataclass

from indikator.rumus.ast import FUNGSI, Variabel

PANJANG_KODE = 48
_KEPALA = re.compile(r"^(?:jml|jlm|jmlh|jumlh|jumlah)\b\.?\s*", re.IGNORECASE)
_SIGMA = re.compile(r"^(?:[Σ∑]|\\sum)\s*")
_STOK = (
    r"(?:asn|pns|pegawai|aparatur|opd|skpd|perangkat daerah|jabatan|pejabat|pjbt|unit kerja|sarpras|desa|"
    r"kebutuhan)"
)
_POSISI = re.compile(
    r"^(?:nilai|indeks|index|skor)\b"
    rf"|^(?:(?:jumlah|jml|jmlh|seluruh|keseluruhan|total)\s+)+{_STOK}\b",
    re.IGNORECASE,
)
_KEJADIAN = re.compile(r"\b(?:yang|yg|telah|sudah|dengan|hadir|mengikuti|lulus|tepat|baik)\b", re.IGNORECASE)
_SATUAN = (
    (
        "orang",
        r"perangkat desa|asn|pns|cpns|pppk|pegawai|aparatur|apartur|orang|peserta|psrt|n?pendaftar|pejabat|"
        r"pjbt|praja",
    ),
    ("OPD", r"opd|skpd|perangkat daerah"),
    ("dokumen", r"dokumen|dok|draft|draf"),
    ("laporan", r"laporan|lp2p|lhkpn"),
    ("berkas", r"berkas|usulan"),
    ("surat", r"surat|sk"),
    ("unit", r"unit kerja|unit"),
    ("kegiatan", r"kegiatan|kgtn"),
    ("kasus", r"kasus|kriminalitas|pelanggaran|permasalahan"),
    ("jabatan", r"jabatan"),
    ("desa", r"desa"),
    ("nilai", r"nilai|skor|indeks|index|bobot"),
)
_POLA_SATUAN = tuple((satuan, re.compile(rf"\b(?:{pola})\b", re.IGNORECASE)) for satuan, pola in _SATUAN)


@dataclass(frozen=True, slots=True)
class VariabelTerbaca:
    """One variable of a formula. satuan None: not to be seen from the words."""

    kode: str
    nama: str
    satuan: str | None
    jenis: str


def rapikan_nama(teks: str) -> str:
    """The words of a variable: "Jml." and "Σ" written out, blanks and loose marks removed."""
    nama = " ".join(teks.split()).strip(" .,;:=*")
    tanpa_sigma = _SIGMA.sub("", nama)
    if tanpa_sigma != nama and not _KEPALA.match(tanpa_sigma):
        return f"Jumlah {tanpa_sigma}"
    nama = _KEPALA.sub("Jumlah ", tanpa_sigma).strip()
    return nama[:1].upper() + nama[1:] if len(nama) > 2 else nama


def usul_jenis(nama: str) -> str:
    """ "posisi" for stocks (jumlah seluruh ASN), "arus" for what happens over time."""
    if re.search(r"\btahun lalu\b", nama, re.IGNORECASE):
        return "posisi"
    return "posisi" if _POSISI.search(nama) and not _KEJADIAN.search(nama) else "arus"


def usul_satuan(nama: str) -> str | None:
    """The satuan of the first countable word of the name."""
    temuan = [(cocok.start(), satuan) for satuan, pola in _POLA_SATUAN if (cocok := pola.search(nama))]
    return min(temuan)[1] if temuan else None


class DaftarVariabel:
    """Collects variables of one formula; the same words give the same code."""

    def __init__(self):
        self._menurut_nama: dict[str, VariabelTerbaca] = {}

    def ambil(self, teks: str) -> Variabel | None:
        """The node for a name, registered once; None when no words are left of it."""
        nama = rapikan_nama(teks)
        if not re.search(r"[A-Za-z]", nama):
            return None
        kunci = nama.casefold()
        if kunci not in self._menurut_nama:
            kode = self._kode(nama)
            self._menurut_nama[kunci] = VariabelTerbaca(kode, nama, usul_satuan(nama), usul_jenis(nama))
        return Variabel(self._menurut_nama[kunci].kode)

    def semua(self) -> tuple[VariabelTerbaca, ...]:
        """In order of appearance."""
        return tuple(self._menurut_nama.values())

    def _kode(self, nama: str) -> str:
        """A new code that the parser reads as a name: lower case, cut at a word, unique."""
        kata = re.sub(r"[^a-z0-9]+", "_", nama.casefold()).strip("_")
        if len(kata) > PANJANG_KODE:
            kata = kata[:PANJANG_KODE].rsplit("_", 1)[0]
        if kata[:1].isdigit() or kata.upper() in FUNGSI or kata in ("", "x"):
            kata = f"v_{kata}"
        dipakai = {variabel.kode for variabel in self._menurut_nama.values()}
        kode, nomor = kata, 2
        while kode in dipakai:
            kode, nomor = f"{kata}_{nomor}", nomor + 1
        return kode
