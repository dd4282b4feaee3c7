"""Names of jabatan: the same one under two spellings, the unit it heads, whether words look like one."""

import re

from indikator.tempel.rapi import kata

_SINGKATAN = (
    (r"kasub(?:b?ag|b?agian)|kepala (?:subbagian|sub ?bag|subbag)", "kepala sub bagian"),
    (r"kasub(?:b?id|b?idang)|kepala (?:subbidang|sub ?bid|subbid)", "kepala sub bidang"),
    (r"kabid", "kepala bidang"),
    (r"kabag", "kepala bagian"),
    (r"kasi|kasie|kepala sie?", "kepala seksi"),
    (r"kaban", "kepala badan"),
    (r"kadin|kadis", "kepala dinas"),
    (r"sekcam", "sekretaris kecamatan"),
    (r"ka", "kepala"),
)
_POLA = tuple((re.compile(rf"\b(?:{pola})\b"), ganti) for pola, ganti in _SINGKATAN)
_RUPA = re.compile(
    r"(?:pl[th]\.?\s+)?(?:kepala|sekretaris|asisten|staf|camat|lurah|direktur|inspektur|ka(?:sub|bid|bag|si|ban|din)\w*"
    r"|analis|pengelola|pengadministrasi|penyusun|bendahara|pranata|arsiparis|operator|pramu\w*|pengemudi|auditor"
    r"|perencana|penata|pengolah|pengawas|penyuluh|verifikator|koordinator|sub ?koordinator|teknisi|petugas|caraka"
    r"|guru|dokter|perawat|bidan|pustakawan|statistisi|assessor|asesor|widyaiswara|pelaksana|fungsional|jabatan)\b",
    re.IGNORECASE,
)
PANJANG = 150


def seragam(nama: str) -> str:
    """For comparing: abbreviations written out, letters and figures only."""
    hasil = kata(nama)
    for pola, ganti in _POLA:
        hasil = pola.sub(ganti, hasil)
    return hasil


def sama(satu: str, lain: str) -> bool:
    return seragam(satu) == seragam(lain)


def rupa(teks: str) -> bool:
    """Whether a short line looks like the name of a jabatan."""
    return (
        len(teks) <= PANJANG and not teks.rstrip().endswith((";", ".", ":", ",")) and bool(_RUPA.match(teks.strip()))
    )
