"""Labels of the identity of a sheet: "JABATAN : …", "2 TUGAS :", "Fungsi", as paragraphs or as rows of a table."""

import re
from dataclasses import dataclass

JABATAN, UNIT, TUGAS, FUNGSI, INSTANSI, LAIN = "jabatan", "unit", "tugas", "fungsi", "instansi", "lain"

_SEBUTAN = (
    (JABATAN, r"(?:nama )?jabatan"),
    (UNIT, r"unit (?:kerja|organisasi|eselon (?:i{1,3}|iv))|unit|bidang|bagian|sub ?(?:bagian|bidang)|seksi"),
    (TUGAS, r"(?:uraian |ikhtisar |rincian )?tugas(?: pokok)?(?: jabatan)?(?: (?:dan|&) fungsi)?|tupoksi"),
    (TUGAS, r"ikhtisar(?: jabatan)?"),
    (FUNGSI, r"(?:uraian |rincian )?fungsi(?: jabatan)?"),
    (INSTANSI, r"(?:nama )?(?:instansi|perangkat daerah|opd|skpd|satuan kerja)(?: pemerintah| daerah)?"),
    (LAIN, r"tujuan|visi|misi|tahun(?: anggaran)?|nama|nip|eselon|atasan langsung|kelas jabatan"),
    (LAIN, r"pangkat(?: ?/ ?gol(?:ongan)?(?: ruang)?)?"),
)  # fmt: skip
_NOMOR = r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]?\s+|[-•–]\s*)?"
_POLA = re.compile(
    rf"{_NOMOR}(?:{'|'.join(f'({pola})' for _, pola in _SEBUTAN)})\s*(?P<ujung>[:=]|$)\s*(?P<isi>.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Sebutan:
    """bertitik: a colon stands behind the label, so that an empty `isi` is an empty value."""

    kunci: str
    isi: str
    bertitik: bool

    @property
    def pokok(self) -> bool:
        """Whether it is one of those that make a sheet."""
        return self.kunci in (JABATAN, TUGAS, FUNGSI)


def baca(teks: str) -> Sebutan | None:
    """The label that a line begins with; None for any other words. A label alone on its line has its value below."""
    cocok = _POLA.fullmatch(teks.strip())
    if cocok is None:
        return None
    ke = next(nomor for nomor in range(len(_SEBUTAN)) if cocok[nomor + 1] is not None)
    return Sebutan(_SEBUTAN[ke][0], cocok["isi"].strip(), bool(cocok["ujung"]))


def dari_sel(sel: list[str]) -> Sebutan | None:
    """The label of a row: in its first cell with words, its value in those behind it."""
    isi = [satu for satu in sel if satu.strip()]
    if len(isi) > 1 and re.fullmatch(r"\(?\d{1,2}[.)]?", isi[0].strip()):
        isi = isi[1:]
    sebutan = baca(isi[0]) if isi else None
    if sebutan is None:
        return None
    sisa = [satu.strip() for satu in isi[1:]]
    bertitik = sebutan.bertitik or any(satu.startswith(":") for satu in sisa)
    nilai = [rapi for satu in (sebutan.isi, *sisa) if (rapi := satu.removeprefix(":").strip())]
    return Sebutan(sebutan.kunci, "\n".join(nilai), bertitik)
