"""What is typed into a cell of the entry grid, made into what may be stored: text within its length, or a choice."""

import re

from indikator.domain.indikator import NAMA_MAKS, RUMUS_MAKS, TARGET_MAKS
from indikator.enums import Arah, Frekuensi, TipePenghitungan
from organisasi.galat import IsianSalah

SATUAN_MAKS = 60
PILIHAN = {"arah": Arah, "tipe_penghitungan": TipePenghitungan, "frekuensi": Frekuensi}
BOLEH_KOSONG = ("tipe_penghitungan",)
SEBARIS = ("sasaran", "nama", "satuan")  # written on one line, whatever was pasted

_MAKS = {"satuan": SATUAN_MAKS, "rumus": RUMUS_MAKS}
_SEBUTAN = {
    "sasaran": "Sasaran",
    "nama": "Indikator",
    "satuan": "Satuan",
    "rumus": "Rumus",
    "tipe_penghitungan": "Tipe penghitungan",
    "arah": "Arah",
    "frekuensi": "Frekuensi",
    "sumber_data": "Sumber data",
    "penanggung_jawab": "Penanggung jawab",
}
# Line separators of Word and Excel; whatever else is no character of a text cannot be printed or stored.
_PINDAH_BARIS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BUKAN_TEKS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def rapikan(kolom: str, nilai: str) -> str:
    """The text as it is stored, a choice as its key. Raises IsianSalah {kolom: sentence}."""
    teks = _PINDAH_BARIS.sub("\n", nilai)
    if _BUKAN_TEKS.search(teks):
        kalimat = "Isian memuat karakter tak terlihat yang bukan teks. Ketik ulang, atau tempel sebagai teks biasa."
        raise IsianSalah({kolom: kalimat})
    if kolom in PILIHAN:
        return pilih(kolom, teks)
    teks = " ".join(teks.split()) if kolom in SEBARIS else teks.strip()
    maks = TARGET_MAKS if kolom.startswith("target_") else _MAKS.get(kolom, NAMA_MAKS)
    if len(teks) > maks:
        kalimat = f"{sebutan(kolom)} terlalu panjang ({len(teks)} huruf; paling banyak {maks}). Singkat dulu isinya."
        raise IsianSalah({kolom: kalimat})
    return teks


def sebutan(kolom: str) -> str:
    """ "Target 2024", "Sumber data"."""
    return f"Target {kolom.removeprefix('target_')}" if kolom.startswith("target_") else _SEBUTAN.get(kolom, kolom)


def pilih(kolom: str, teks: str) -> str:
    """The key of a choice, from the key itself, its label or how that begins ("makin rendah", "Non-Kumulatif")."""
    kata = _kata(teks)
    if not kata and kolom in BOLEH_KOSONG:
        return ""
    pilihan = [(kunci, _kata(kunci), _kata(label)) for kunci, label in PILIHAN[kolom].choices]
    sama = {kunci for kunci, *sebutan in pilihan if kata in sebutan}
    cocok = sama or {kunci for kunci, _, label in pilihan if kata and label.startswith(kata)}
    if len(cocok) == 1:
        return str(cocok.pop())
    raise IsianSalah({kolom: _kalimat_pilihan(kolom, teks)})


def _kata(teks: str) -> str:
    """Lower case, dashes as blanks."""
    return " ".join(re.sub("[-_‐–]", " ", teks).casefold().split())


def _kalimat_pilihan(kolom: str, teks: str) -> str:
    daftar = ", ".join(f"“{label.partition(' (')[0]}”" for _, label in PILIHAN[kolom].choices)
    awal = f"“{teks.strip()[:40]}” tidak dikenal" if teks.strip() else f"{sebutan(kolom)} belum dipilih"
    return f"{awal}. Pilih {daftar}{', atau kosongkan' if kolom in BOLEH_KOSONG else ''}."
