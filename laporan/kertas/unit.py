"""The unit of each sheet, where the source has it: in the name of the jabatan, as its head, or by the order of sheets.

Nothing is invented: the words are those of the source; what only follows from the order of the sheets is a proposal
of low confidence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from indikator.tempel.rapi import sebaris
from laporan.kertas.bentuk import KOSONG, LembarBaca, Terbaca

_BADAN = r"(?:sub ?(?:bagian|bidang|bag|bid)|subbag|subbid|bidang|bagian|seksi|sekretariat|upt\w*|unit|urusan|satuan)"
_PADA = re.compile(rf"(?P<nama>.+?)\s+(?:pada|di)\s+(?P<unit>{_BADAN}\b.*)", re.IGNORECASE)
_DALAM_KURUNG = re.compile(rf"(?P<nama>.+?)\s*\(\s*(?P<unit>{_BADAN}\b[^()]*)\)", re.IGNORECASE)
_KEPALA = tuple(
    (re.compile(rf"(?:pl[th]\.? )?(?:{pola})\b\.?\s*(.+)", re.IGNORECASE), sebutan)
    for pola, sebutan in (
        (r"kepala sub ?bagian|kepala sub ?bag|kasub(?:b?ag)", "Sub Bagian"),
        (r"kepala sub ?bidang|kepala sub ?bid|kasub(?:b?id)", "Sub Bidang"),
        ("kepala bidang|kabid", "Bidang"),
        ("kepala bagian|kabag", "Bagian"),
        ("kepala seksi|kasie?", "Seksi"),
        (r"kepala(?=\s+upt)", ""),
    )
)
_SEKRETARIS = re.compile(r"sekretaris\b(?! daerah)", re.IGNORECASE)
_PUNCAK = re.compile(
    r"(?:pl[th]\.? )?(?:kepala (?:dinas|badan|kantor|satuan)|camat|lurah|direktur|inspektur|sekretaris daerah)\b"
    r"|.*\b(?:setda|sekretariat daerah)\b",
    re.IGNORECASE,
)
_JUDUL = re.compile(rf"{_BADAN}\b[^:;]{{0,100}}", re.IGNORECASE)
DARI_NAMA = "Unit diambil dari nama jabatan."
DARI_URUTAN = "Unit tidak tercetak di lembar ini; diusulkan menurut urutan lembar, di bawah “{}”."
DARI_JUDUL = "Unit diambil dari judul di atas lembar."


def judul(teks: str) -> bool:
    """Whether a line between sheets is the name of a unit."""
    rapi = sebaris(teks)
    return bool(_JUDUL.fullmatch(rapi)) and not rapi.endswith((".", ","))


def lengkapi(semua: Sequence[tuple[LembarBaca, str]]) -> list[LembarBaca]:
    """The sheets, in their order, with their unit; each comes with the heading of a unit above it, "" for none."""
    hasil: list[LembarBaca] = []
    usul = KOSONG  # for the sheets that follow
    for lembar, di_atas in semua:
        if lembar.jenis != "iki" or not lembar.jabatan.teks:
            hasil.append(lembar)
            continue
        lembar = _dari_nama(lembar)
        nama, asal = lembar.jabatan.teks, lembar.jabatan.mentah
        dipimpin = yang_dipimpin(nama)
        if dipimpin is not None:
            usul = Terbaca(dipimpin, "", 50, (DARI_URUTAN.format(nama),)) if dipimpin else KOSONG
        if di_atas:
            usul = Terbaca(sebaris(di_atas), di_atas, 80, (DARI_JUDUL,))
        milik = Terbaca(dipimpin, asal, 90, (DARI_NAMA,)) if dipimpin else usul if dipimpin is None else KOSONG
        hasil.append(lembar if lembar.unit.teks else replace(lembar, unit=milik))
    return hasil


def yang_dipimpin(nama: str) -> str | None:
    """The unit that a jabatan heads: "" for the head of the whole instansi, None for one that heads nothing."""
    if _PUNCAK.match(nama):
        return ""
    for pola, sebutan in _KEPALA:
        if cocok := pola.fullmatch(nama):
            return f"{sebutan.upper() if nama.isupper() else sebutan} {cocok[1].strip()}".strip()
    return "Sekretariat" if _SEKRETARIS.match(nama) else None


def _dari_nama(lembar: LembarBaca) -> LembarBaca:
    """A name that ends with its unit ("… pada Sub Bidang X") divided."""
    jabatan = lembar.jabatan
    cocok = _PADA.fullmatch(jabatan.teks) or _DALAM_KURUNG.fullmatch(jabatan.teks)
    if cocok is None or lembar.unit is not KOSONG:
        return lembar
    return replace(
        lembar,
        jabatan=replace(jabatan, teks=cocok["nama"].strip(" ,-")),
        unit=Terbaca(cocok["unit"].strip(), jabatan.mentah, min(95, jabatan.keyakinan), (DARI_NAMA,)),
    )
