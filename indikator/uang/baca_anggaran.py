"""A table of people as rows of program, kegiatan and sub kegiatan. Nothing is computed and nothing guessed silently:
amounts stay texts, what is left out is said."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indikator.uang import kode as domain_kode
from indikator.uang import kolom as k

BARIS_MAKS = 1000
_JUMLAH = re.compile(r"(grand )?(jumlah|total)\b", re.IGNORECASE)
_TINGKAT = {"program": "program", "kegiatan": "kegiatan", "sub kegiatan": "sub", "subkegiatan": "sub", "sub": "sub"}


class TabelTidakDikenal(ValueError):
    """No budget table; the message is an Indonesian sentence."""


class BarisBerkas(NamedTuple):
    """One row as the file has it. `tingkat` "" where it cannot be told; amounts are texts by column (pagu, setahun,
    tw1 … tw4)."""

    nomor: int
    tingkat: str
    kode: str
    nama: str
    uang: dict[str, str]
    sumber_dana: str = ""
    sasaran: str = ""
    indikator: str = ""


class Bacaan(NamedTuple):
    """`jumlah`: the amounts of the total row by column, None without one; `catatan`: what was left out."""

    baris: list[BarisBerkas]
    jumlah: dict[str, str] | None
    catatan: list[str]


def baca(tabel: Sequence[Sequence[str]]) -> Bacaan:
    """Raises TabelTidakDikenal."""
    kepala = k.cari_kepala(tabel)
    if kepala is None:
        raise TabelTidakDikenal(
            "Judul kolom tidak ditemukan. Perlu kolom Uraian (atau Program, Kegiatan, Sub Kegiatan) dan kolom Pagu "
            "atau Realisasi. Pakai templatnya bila ragu."
        )
    bawah, kolom = kepala
    kolom, pesan = k.pilih_pagu(kolom, k.judul_kolom(tabel, bawah, len(kolom)))
    catatan = [pesan] if pesan else []
    if k.SD in kolom:
        catatan.append("Kolom “s.d. triwulan” tidak dipakai: isi realisasi tiap triwulan, atau realisasi setahun.")
    isi = [(n, _sel(baris, kolom)) for n, baris in enumerate(tabel[bawah:], bawah + 1) if any(baris)]
    isi = [(n, sel) for n, sel in isi if not _nomor_kolom(sel)]
    jumlah = next((_uang(sel) for _, sel in reversed(isi) if _baris_jumlah(sel)), None)
    isi = [(n, sel) for n, sel in isi if not _baris_jumlah(sel)]
    pecah = _berjenjang if any(satu in kolom for satu in k.TINGKATAN) and k.NAMA not in kolom else _berkode
    baris = list(pecah(isi, catatan))
    if len(baris) > BARIS_MAKS:
        raise TabelTidakDikenal(
            f"Tabel memuat {len(baris)} baris kegiatan; paling banyak {BARIS_MAKS}. Bagi berkasnya."
        )
    if not baris:
        raise TabelTidakDikenal("Tidak ada program atau kegiatan di bawah judul kolomnya.")
    return Bacaan(baris, jumlah, catatan)


def _sel(baris: Sequence[str], kolom: Sequence[str]) -> dict[str, str]:
    """{meaning: text}; a code over several cells is put together."""
    hasil: dict[str, str] = {}
    for arti, teks in zip(kolom, baris, strict=False):
        teks = " ".join(teks.split())
        if not teks or arti in ("", k.LEWAT, k.NOMOR, k.SD):
            continue
        hasil[arti] = f"{hasil[arti]}.{teks}" if arti == k.KODE and arti in hasil else hasil.get(arti) or teks
    return hasil


def _nomor_kolom(sel: dict[str, str]) -> bool:
    """The row "1 2 3 4" below the headings."""
    return len(sel) > 1 and all(re.fullmatch(r"\(?\d{1,2}\)?", satu) for satu in sel.values())


def _baris_jumlah(sel: dict[str, str]) -> bool:
    """A total: says so, perhaps where the codes stand, and has no code."""
    teks = [satu for arti, satu in sel.items() if arti not in k.UANG]
    berkode = k.KODE in sel and not _JUMLAH.match(sel[k.KODE])
    return not berkode and any(_JUMLAH.match(satu) for satu in teks) and bool(_uang(sel))


def _uang(sel: dict[str, str]) -> dict[str, str]:
    return {arti: sel[arti] for arti in k.UANG if arti in sel}


def _lain(sel: dict[str, str]) -> dict[str, str]:
    return {arti: sel.get(arti, "") for arti in (k.SUMBER, k.SASARAN, k.INDIKATOR)}


def _berkode(isi, catatan: list[str]) -> Iterator[BarisBerkas]:
    """One name column: the level by its column, else by the code."""
    kode = {n: domain_kode.rapi(sel.get(k.KODE, "")) for n, sel in isi}
    tingkat = domain_kode.tingkat_semua(satu for satu in kode.values() if satu and domain_kode.sah(satu))
    lewat = {domain_kode.URUSAN: 0, domain_kode.REKENING: 0, "lain": 0}
    for n, sel in isi:
        disebut = _TINGKAT.get(sel.get(k.TINGKAT, "").casefold(), "")
        milik = disebut or tingkat.get(kode[n]) or ""
        if milik in lewat:
            lewat[milik] += 1
        elif (not milik and not (kode[n] or _uang(sel))) or k.NAMA not in sel:
            lewat["lain"] += 1
        else:
            yield BarisBerkas(n, milik, kode[n], sel[k.NAMA], _uang(sel), **_lain(sel))
    kata = {
        domain_kode.URUSAN: "baris urusan",
        domain_kode.REKENING: "baris rekening belanja",
        "lain": "baris keterangan",
    }
    dilewati = [f"{banyak} {kata[jenis]}" for jenis, banyak in lewat.items() if banyak]
    if dilewati:
        catatan.append(f"Dilewati: {', '.join(dilewati)}.")


def _berjenjang(isi, catatan: list[str]) -> Iterator[BarisBerkas]:
    """A column for each level; an empty or repeated cell belongs to what stands above it. The amounts of a row are
    those of its deepest level."""
    kini: dict[str, str] = {}
    for n, sel in isi:
        ada = [satu for satu in k.TINGKATAN if satu in sel]
        if not ada:
            continue
        for satu in ada:
            terdalam = satu == ada[-1]
            if kini.get(satu) == _nama(sel, satu) and not (terdalam and _uang(sel)):
                continue
            kini = {t: nama for t, nama in kini.items() if k.TINGKATAN.index(t) < k.TINGKATAN.index(satu)}
            kini[satu] = _nama(sel, satu)
            kode = domain_kode.rapi(sel.get(f"kode_{satu}", "") or (sel.get(k.KODE, "") if terdalam else ""))
            isian = _lain(sel) if terdalam else {}
            yield BarisBerkas(n, satu, kode, sel[satu], _uang(sel) if terdalam else {}, **isian)


def _nama(sel: dict[str, str], tingkat: str) -> str:
    return f"{sel.get(f'kode_{tingkat}', '')} {sel[tingkat]}".casefold()
