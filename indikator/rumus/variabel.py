"""Variables found in a source formula: a code for the tree, the words, and proposed satuan and jenis.

satuan and jenis (`indikator.rumus.jenis`) are proposals that a planner confirms.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from indikator.rumus.ast import FUNGSI, KODE, RumusTidakSah, Variabel
from indikator.rumus.jenis import usul_jenis

PANJANG_KODE = 48
_KEPALA = re.compile(r"^(?:jml|jlm|jlh|jmlh|jumlh|jumlah)\b\.?\s*", re.IGNORECASE)
_SIGMA = re.compile(r"^(?:[Σ∑]|\\sum)\s*")
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


def usul_satuan(nama: str) -> str | None:
    """The satuan of the first countable word of the name."""
    temuan = [(cocok.start(), satuan) for satuan, pola in _POLA_SATUAN if (cocok := pola.search(nama))]
    return min(temuan)[1] if temuan else None


class DaftarVariabel:
    """Collects variables of one formula; the same words give the same code.

    dikenal: {code: name} of variables that exist already; their names keep these codes.
    """

    def __init__(self, dikenal: Mapping[str, str] | None = None):
        self._dikenal = dict(dikenal or {})
        self._kode_nama: dict[str, str] = {}
        for kode, nama in self._dikenal.items():
            self._kode_nama.setdefault(rapikan_nama(nama).casefold(), kode)
        self._terbaca: dict[str, VariabelTerbaca] = {}

    def ambil(self, teks: str) -> Variabel | None:
        """The node for a name, registered once; None when no words are left of it."""
        nama = rapikan_nama(teks)
        if not re.search(r"[A-Za-z]", nama):
            return None
        kunci = nama.casefold()
        if kunci not in self._kode_nama:
            self._kode_nama[kunci] = self._kode(nama)
        return self._catat(self._kode_nama[kunci], nama)

    def ambil_ketikan(self, tertulis: str) -> Variabel:
        """The node of what was typed: a code, or a name in square brackets. Raises `RumusTidakSah`."""
        if not tertulis.startswith("["):
            if not KODE.fullmatch(tertulis):
                raise RumusTidakSah(f"Nama variabel “{tertulis[:40]}…” terlalu panjang: paling banyak 60 huruf.")
            self._kode_nama.setdefault(rapikan_nama(tertulis.replace("_", " ")).casefold(), tertulis)
            return self._catat(tertulis, rapikan_nama(tertulis.replace("_", " ")) or tertulis)
        simpul = self.ambil(tertulis[1:-1])
        if simpul is None:
            raise RumusTidakSah(f"Nama variabel {tertulis} tidak memuat huruf.")
        return simpul

    def semua(self) -> tuple[VariabelTerbaca, ...]:
        """In order of appearance."""
        return tuple(self._terbaca.values())

    def _catat(self, kode: str, nama: str) -> Variabel:
        nama = self._dikenal.get(kode, nama)
        if kode not in self._terbaca:
            self._terbaca[kode] = VariabelTerbaca(kode, nama, usul_satuan(nama), usul_jenis(nama))
        return Variabel(kode)

    def _kode(self, nama: str) -> str:
        """A new code that the parser reads as a name: lower case, cut at a word, unique."""
        kata = re.sub(r"[^a-z0-9]+", "_", nama.casefold()).strip("_")
        if len(kata) > PANJANG_KODE:
            kata = kata[:PANJANG_KODE].rsplit("_", 1)[0]
        if kata[:1].isdigit() or kata.upper() in FUNGSI or kata in ("", "x"):
            kata = f"v_{kata}"
        dipakai = {*self._dikenal, *self._terbaca, *self._kode_nama.values()}
        kode, nomor = kata, 2
        while kode in dipakai:
            kode, nomor = f"{kata}_{nomor}", nomor + 1
        return kode
