"""Several values in one cell: bulleted or numbered items, lines, or numbers side by side, split by position.

A list below an item names the parts of that item: "Nilai RB" with "• Pelayanan publik" is "Nilai RB • Pelayanan
publik" where every part has a figure, and stays "Nilai RB" where there is one figure for all of them.
"""

import re
from collections.abc import Iterator, Sequence

from indikator.capaian.angka_bebas import baca_bila_angka
from indikator.capaian.baris_lkjip import BarisTabel

ANGKA = ("target", "realisasi", "capaian", "lalu")
KOMA_MIN = 3  # parts that a comma may separate; two are more often one name
_BUTIR = re.compile(r"^\s*([-–•▪*·]|[0-9]{1,2}[.)]|[a-z][.)])\s+")
_ANTAR_BUTIR = re.compile(r"(?:^|\s)(?=[-•▪]\s)")
_RATA = re.compile(r"\b(rata)\s*[-–—]\s*(rata)\b", re.IGNORECASE)
DIPASANGKAN = "Sel memuat {0} nilai: dipasangkan menurut urutannya."
TANPA_NAMA = "Sel memuat {0} nilai, tetapi namanya tidak {0} butir: baris dinomori."
TAK_SEPADAN = "Banyaknya nilai dalam sel berbeda ({}): tidak dapat dipasangkan menurut urutannya."


def pecah(satu: BarisTabel) -> Iterator[BarisTabel]:
    """The rows of one row. Counts that differ are said and nothing is split."""
    nilai = {nama: nilai_sel(teks) for nama in ANGKA if (teks := getattr(satu, nama))}
    banyak = {nama: len(isi) for nama, isi in nilai.items()}
    jumlah = max(banyak.values(), default=1)
    if jumlah < 2:
        yield satu
        return
    if len(set(banyak.values())) > 1:
        rinci = ", ".join(f"{nama} {isi}" for nama, isi in banyak.items())
        yield satu._replace(catatan=TAK_SEPADAN.format(rinci))
        return
    nama = nama_butir(satu.indikator, jumlah)
    catatan = (DIPASANGKAN if nama else TANPA_NAMA).format(jumlah)
    for ke, satu_nama in enumerate(nama or [f"{satu.indikator} ({nomor})" for nomor in range(1, jumlah + 1)]):
        isi = {kolom: daftar[ke] for kolom, daftar in nilai.items()}
        yield satu._replace(indikator=satu_nama, catatan=catatan, **isi)


def namai_bersama(baris: Sequence[BarisTabel]) -> list[BarisTabel]:
    """Rows below each other that share one name (a merged cell) take its items, where there are as many."""
    hasil: list[BarisTabel] = []
    mulai = 0
    while mulai < len(baris):
        akhir = mulai + 1
        while akhir < len(baris) and _serumpun(baris[mulai], baris[akhir]):
            akhir += 1
        kelompok = baris[mulai:akhir]
        nama = nama_butir(kelompok[0].indikator, len(kelompok)) if len(kelompok) > 1 else None
        hasil += [isi._replace(indikator=n) for isi, n in zip(kelompok, nama, strict=True)] if nama else kelompok
        mulai = akhir
    return hasil


def _serumpun(satu: BarisTabel, lain: BarisTabel) -> bool:
    return satu.jenis == lain.jenis == "baris" and bool(satu.indikator) and satu.indikator == lain.indikator


def nilai_sel(teks: str) -> list[str]:
    """The lines of a cell without their bullets; of a single line the numbers between blanks, where it holds nothing
    else."""
    baris = [_BUTIR.sub("", isi).strip() or isi.strip() for isi in teks.splitlines() if isi.strip()]
    kata = teks.split()
    return kata if len(baris) == 1 and all(map(baca_bila_angka, kata)) else baris


def nama_butir(teks: str, banyak: int) -> list[str] | None:
    """The names of so many values, None where the cell does not say them one by one."""
    utuh = _RATA.sub(r"\1-\2", teks)
    for baris in (utuh.splitlines(), _ANTAR_BUTIR.split(utuh)):
        if nama := _dari_butir(_butir(baris), banyak):
            return nama
    koma = [isi.strip() for isi in utuh.split(",") if isi.strip()]
    if banyak >= KOMA_MIN and len(koma) == banyak:
        return koma
    if banyak >= KOMA_MIN and len(koma) == banyak + 1:
        return [f"{koma[0]} • {isi}" for isi in koma[1:]]
    return None


def _butir(baris: Sequence[str]) -> list[tuple[int, str]]:
    """(level, text) of the items; a line without a bullet goes on with the item above where there are bullets."""
    penanda: list[str] = []
    hasil: list[tuple[int, str]] = []
    isi = [satu.strip() for satu in baris if satu.strip()]
    berbutir = sum(bool(_BUTIR.match(satu)) for satu in isi) > len(isi) // 2
    for satu in isi:
        cocok = _BUTIR.match(satu)
        macam = _macam(cocok[1]) if cocok else ""
        if berbutir and not cocok and hasil and hasil[-1][0] == len(penanda) - 1:
            hasil[-1] = (hasil[-1][0], f"{hasil[-1][1]} {satu}")
            continue
        if macam not in penanda:
            penanda.append(macam)
        hasil.append((penanda.index(macam), _BUTIR.sub("", satu).strip()))
    return hasil


def _macam(penanda: str) -> str:
    """Bullets of one level look alike; numbers and letters count on."""
    return "1" if penanda[0].isdigit() else "a" if penanda[0].isalpha() else penanda


def _dari_butir(butir: Sequence[tuple[int, str]], banyak: int) -> list[str] | None:
    """The items without parts of their own, else the outermost ones, where there are as many as values."""
    tingkat = [isi[0] for isi in butir] + [-1]
    ujung: list[str] = []
    atas: dict[int, str] = {}
    for ke, (dalam, nama) in enumerate(butir):
        atas[dalam] = nama
        if tingkat[ke + 1] <= dalam:
            ujung.append(" • ".join([*(atas[n] for n in sorted(atas) if n < dalam), nama]))
        atas = {n: isi for n, isi in atas.items() if n <= dalam}
    luar = [nama for dalam, nama in butir if dalam == 0]
    return next((nama for nama in (ujung, luar) if len(nama) == banyak), None)
