"""The letter head of a decree as the profile of an instansi keeps it."""

import re
from collections.abc import Sequence

_ALAMAT = re.compile(
    r"\b(?:jl|jln|jalan)\b|\b(?:telp|telepon|tlp|fax|faks|faksimile|e-?mail|surel|kode\s*pos)\b|@", re.I
)
_BAGIAN = {
    "telepon": re.compile(r"\b(?:telepon|telp|tlp)\b\.?\s*:?\s*(?P<isi>[\d() /,–-]+)", re.I),
    "faks": re.compile(r"\b(?:faksimile|faks|fax)\b\.?\s*:?\s*(?P<isi>[\d() /,–-]+)", re.I),
    "surel": re.compile(r"(?P<isi>[\w.+-]+@[\w.-]+\w)"),
    "kode_pos": re.compile(r"\bkode\s*pos\b\s*:?\s*(?P<isi>\d{5})", re.I),
}
_UJUNG = re.compile(r"\b(?:telepon|telp|tlp|faksimile|faks|fax|e-?mail|surel|website|kode\s*pos)\b.*", re.I)
MAKS = {"alamat": 250, "telepon": 60, "faks": 60, "surel": 120, "kode_pos": 10, "kota": 80}


def kop_dari(baris: Sequence[str]) -> dict[str, object]:
    """{kop_baris, alamat, telepon, faks, surel, kode_pos, kota} of the printed lines; the town stands below the
    address."""
    rapi = [" ".join(satu.split()) for satu in baris if satu.strip()]
    letak = [nomor for nomor, satu in enumerate(rapi) if _ALAMAT.search(satu)]
    if not letak:
        return {"kop_baris": rapi}
    isi: dict[str, str] = {"alamat": ", ".join(filter(None, (_jalan(rapi[nomor]) for nomor in letak)))}
    for nama, pola in _BAGIAN.items():
        cocok = next((c for nomor in letak if (c := pola.search(rapi[nomor]))), None)
        isi[nama] = cocok["isi"].strip(" ,/–-") if cocok else ""
    bawah = rapi[letak[-1] + 1 :]
    isi["kota"] = bawah[0] if len(bawah) == 1 else ""
    sisa = rapi[: letak[0]] + (bawah if not isi["kota"] else [])
    return {"kop_baris": sisa} | {nama: teks[: MAKS[nama]] for nama, teks in isi.items()}


def _jalan(baris: str) -> str:
    return _UJUNG.sub("", baris).strip(" .,:-")
