"""The printed headings of an imported sheet as the columns of a Lembar."""

import re
from collections.abc import Iterable

from indikator.domain.penetapan import KOLOM_BAWAAN
from indikator.enums import JenisLembar
from indikator.tempel.bidang import TARGET
from laporan.domain.isi_lembar import URUTAN_KOLOM
from laporan.kertas.kolom import INDUK, arti
from laporan.models import BacaanLembar

KUNCI = {"nama": "indikator", INDUK: "sasaran_rpjmd"}
WAJIB = ("sasaran", "indikator")
JUDUL_MAKS = 120
_DAERAH = re.compile(
    r"\b(?:RPJMD|RPD|BUPATI|WALI ?KOTA|GUBERNUR|PEMDA|(?<!PERANGKAT )DAERAH|KABUPATEN|KOTA|PROVINSI)\b", re.IGNORECASE
)
_DI_ATASNYA = re.compile(r"^sasaran strategis\s+(?=sasaran\b)", re.IGNORECASE)  # the row above two levels of sasaran
_LONGGAR = (  # headings of several rows are joined to more words than one row has
    (INDUK, re.compile(r"\bsasaran\b.*\b(?:RPJMD|RPD)\b", re.IGNORECASE)),
    ("sasaran", re.compile(r"\bsasaran\b", re.IGNORECASE)),
    ("penanggung_jawab", re.compile(r"\bpenanggung ?jawab\b", re.IGNORECASE)),
)


def kolom_tercetak(jenis: str, lembar: Iterable[BacaanLembar]) -> dict[str, str]:
    """{key: heading as printed} of the columns, the first heading of each; {} where none was read."""
    hasil: dict[str, str] = {}
    for milik in lembar:
        for kunci, judul in _berkunci(milik):
            if kunci != "sasaran_rpjmd" or bersasaran_daerah(milik):
                hasil.setdefault(kunci, _DI_ATASNYA.sub("", judul))
    bawaan = KOLOM_BAWAAN[JenisLembar(jenis)]
    return {kunci: bawaan[kunci] for kunci in WAJIB} | hasil if hasil else {}


def bersasaran_daerah(lembar: BacaanLembar) -> bool:
    """Whether the upper one of two levels of sasaran is that of the pemda (RPJMD)."""
    atas = [judul for kunci, judul in _berkunci(lembar) if kunci == "sasaran_rpjmd"]
    return lembar.jenis == JenisLembar.IKU and any(map(_DAERAH.search, atas))


def _berkunci(lembar: BacaanLembar) -> list[tuple[str, str]]:
    """(key, heading) of the columns that a Lembar has; of several sasaran the last is the sasaran itself."""
    judul = [" ".join(satu.split())[:JUDUL_MAKS] for satu in lembar.mentah.get("kolom", []) if satu.strip()]
    kunci = [_kunci(satu) for satu in judul]
    sasaran = [nomor for nomor, satu in enumerate(kunci) if satu == "sasaran"]
    for nomor in sasaran[:-1]:
        kunci[nomor] = "sasaran_rpjmd"
    return [berdua for berdua in zip(kunci, judul, strict=True) if berdua[0] in URUTAN_KOLOM]


def _kunci(judul: str) -> str:
    kunci = arti(judul) or next((satu for satu, pola in _LONGGAR if pola.search(judul)), "")
    return "target" if kunci.startswith(TARGET) or kunci == "target" else KUNCI.get(kunci, kunci)
