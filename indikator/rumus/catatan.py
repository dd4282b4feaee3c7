"""What stands in a formula cell beside the formula: notes, prose, a second formula; none is dropped unsaid."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from indikator.rumus import dari_latex, sel
from indikator.rumus.sel_tampil import baris_teks

_LABEL = re.compile(
    r"\b(?P<label>tipe pe(?:ng)?hitungan|sumber data|keterangan|catatan|penanggung jawab)\s*:\s*", re.IGNORECASE
)
_KEPALA = re.compile(r"^\s*(?:formulasi(?: pengukuran)?|formula|rumus)\s*:\s*", re.IGNORECASE)
_BERHITUNG = re.compile(r"\S\s+[xX×*:÷+=/]\s+\S|\b(?:dibagi|dikali|dikurangi|ditambah)\b", re.IGNORECASE)
BUKAN_RUMUS = "Bukan bagian rumus."
URAIAN = "Uraian di samping rumus; yang dibaca rumusnya."
RUMUS_LAIN = "Rumus lain dalam sel yang sama; yang dibaca rumus pertama."
PENGANTAR = "Kalimat pengantar daftar."
NAMA_HASIL = "Nama hasil di kiri tanda sama dengan."


class Sisa(NamedTuple):
    """A part of a cell that is not in the tree, and why."""

    teks: str
    alasan: str


def pisah(teks: str) -> tuple[str, tuple[Sisa, ...]]:
    """The cell text without its heading and its labelled notes, and these notes."""
    teks = _KEPALA.sub("", teks)
    label = list(_LABEL.finditer(teks))
    if not label:
        return teks.strip(), ()
    akhir = [cocok.start() for cocok in label[1:]] + [len(teks)]
    sisa = (_catatan(cocok, teks[cocok.end() : ujung]) for cocok, ujung in zip(label, akhir, strict=True))
    return teks[: label[0].start()].strip(), tuple(satu for satu in sisa if satu.teks)


def _catatan(cocok: re.Match, isi: str) -> Sisa:
    """One note; a sum in a "Keterangan" may belong to the formula."""
    isi = " ".join(isi.split())
    alasan = BUKAN_RUMUS
    if cocok["label"].lower() in ("keterangan", "catatan") and _BERHITUNG.search(isi):
        alasan = f"Keterangan “{isi}” memuat hitungan yang tidak dibaca. Periksa pembilang dan penyebutnya."
    return Sisa(f"{cocok['label'].capitalize()}: {isi}" if isi else "", alasan)


def peringatan(sisa: tuple[Sisa, ...]) -> str:
    """The sentences among the reasons that a planner must see beside the tree."""
    diam = (BUKAN_RUMUS, URAIAN, NAMA_HASIL, PENGANTAR)
    return " ".join(dict.fromkeys(satu.alasan for satu in sisa if satu.alasan not in diam))


def telusur(pohon: tuple[sel.Bagian, ...]) -> Iterator[tuple[sel.Bagian, str]]:
    """Every part of a cell with the text that stands right before it in its parent."""
    sebelum = ""
    for bagian in pohon:
        yield bagian, sebelum
        sebelum = bagian.isi if isinstance(bagian, sel.Teks) else ""
        if isinstance(bagian, sel.Elemen):
            yield from telusur(bagian.anak)


def di_samping(pohon: tuple[sel.Bagian, ...], dibaca: sel.Bagian, butir: tuple[str, ...]) -> tuple[Sisa, ...]:
    """Prose and further formulas beside the formula `dibaca`, without the items of a component list."""
    sisa = [Sisa(satu, RUMUS_LAIN) for satu in _rumus_lain(pohon, dibaca)]
    if isinstance(dibaca, sel.Rumus) and (hasil := dari_latex.nama_hasil(dibaca.baris)):
        sisa.append(Sisa(hasil, NAMA_HASIL))
    uraian, _ = pisah("".join(_kata(pohon)))
    for satu in butir:
        uraian = uraian.replace(satu, " ")
    uraian = " ".join(re.sub(r"(?m)(?:^|(?<=\s))\d{1,2}\s?[.)](?=\s|$)", " ", uraian).split()).strip(" :;=-")
    if re.search(r"[^\W\d_]{2}", uraian):
        sisa.append(Sisa(uraian, URAIAN))
    return tuple(sisa)


def _rumus_lain(pohon: tuple[sel.Bagian, ...], dibaca: sel.Bagian) -> Iterator[str]:
    for bagian, _ in telusur(pohon):
        if isinstance(bagian, sel.Rumus) and bagian is not dibaca:
            yield baris_teks(bagian.baris)
        elif isinstance(bagian, sel.PecahanGaris) and bagian is not dibaca:
            yield f"{bagian.pembilang} / {bagian.penyebut} {bagian.kali}"


def _kata(pohon: tuple[sel.Bagian, ...]) -> Iterator[str]:
    """The words of a cell outside its formulas, blocks on lines."""
    for bagian in pohon:
        if isinstance(bagian, sel.Teks):
            yield bagian.isi
        elif isinstance(bagian, sel.Elemen):
            yield from ("\n", *_kata(bagian.anak), "\n") if bagian.tag in sel.BLOK else _kata(bagian.anak)
