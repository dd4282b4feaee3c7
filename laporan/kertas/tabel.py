"""The rows of a table as indicators, each value with its raw text and a confidence."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from indikator.target import baca as baca_target
from indikator.tempel import BarisTempel, Sel, Tabel, TempelTidakTerbaca, susun
from indikator.tempel.bidang import ABAIKAN, NOMOR, TARGET
from laporan.kertas import isi_rumus
from laporan.kertas.bahan import BagianTabel
from laporan.kertas.bentuk import KOSONG, BarisBaca, SisaBaca, Terbaca
from laporan.kertas.kolom import INDUK
from laporan.kertas.selaras import selaraskan

DISAMBUNG = "Disambung dari {} baris yang terpotong, misalnya oleh pergantian halaman."
DIPASANGKAN = "Dipasangkan menurut urutan butir di dalam selnya."
TANPA_SASARAN = "Sasaran tidak tercetak."
TANPA_INDIKATOR = "Baris tanpa indikator; periksa sambungannya."
_POKOK = {"sasaran", "nama", "satuan", "rumus", "sumber_data"}
_RAGU = {"tidak dipecah": ("nama", 60), "tetap satu sel": (TARGET, 70)}  # words of a note of susun → what is in doubt
_SEBUTAN_SASARAN = re.compile(r"sasaran(?: strategis| kegiatan| program)?(?:\s+\d+)?\s*[:.-]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IsiTabel:
    """sisa: cells of columns that mean nothing here; catatan: why the table was not read."""

    baris: tuple[BarisBaca, ...]
    sisa: tuple[SisaBaca, ...]
    catatan: tuple[str, ...] = ()


def baca(bagian: BagianTabel) -> IsiTabel:
    """The rows of one table; one that is too large is left over whole."""
    bidang = bagian.judul.bidang
    selaras = [selaraskan(baris, bidang) for baris in bagian.baris]
    isi = [_judul_kelompok(sel[: len(bidang)], bidang) for sel, _ in selaras]
    try:
        hasil = susun(Tabel(tuple(isi)), bidang, putus=frozenset(bagian.putus))
    except TempelTidakTerbaca as galat:
        utuh = zip(bagian.baris, bagian.letak, strict=True)
        sisa = (SisaBaca("\t".join(sel.teks for sel in baris), letak) for baris, letak in utuh)
        return IsiTabel((), tuple(sisa), (str(galat),))
    catatan = {nomor: sebab for nomor, (_, sebab) in enumerate(selaras, 1) if sebab}
    baris = _Pembaca(bagian, isi, catatan).semua(hasil.baris)
    return IsiTabel(tuple(baris), tuple(_tak_terpakai(bagian, [sel for sel, _ in selaras], isi)))


def _judul_kelompok(baris: tuple[Sel, ...], bidang: Sequence[str]) -> tuple[Sel, ...]:
    """A row that is one wide cell, in front of rows of its own sasaran: its words as the sasaran."""
    terisi = [n for n, sel in enumerate(baris) if not sel.kosong]
    lebar = [sel for sel in baris if sel.gabung == "kiri"]
    if len(terisi) != 1 or "sasaran" not in bidang or len(lebar) + 1 < len(baris):
        return baris
    teks = _SEBUTAN_SASARAN.sub("", baris[terisi[0]].teks)
    return tuple(Sel(teks if satu == "sasaran" else "") for satu in bidang)


class _Pembaca:
    """`isi`: the cells by column; `catatan`: what was done to put a row in line, by its number from 1."""

    def __init__(self, bagian: BagianTabel, isi: Sequence[tuple[Sel, ...]], catatan: dict[int, str]) -> None:
        self.bagian, self.isi, self.catatan = bagian, isi, catatan
        self.kolom = {satu: n for n, satu in enumerate(bagian.judul.bidang)}
        self.sasaran: tuple[int, ...] = ()  # rows where the sasaran stands that the rows below go on with
        self.induk = KOSONG

    def semua(self, baris: Sequence[BarisTempel]) -> list[BarisBaca]:
        """Rows in order; one that only holds the sasaran of those below it is none."""
        banyak = Counter(satu.nomor for satu in baris)
        hasil = []
        for satu, berikut in zip_longest(baris, baris[1:]):
            if not satu.ikut_sasaran:
                self.sasaran = satu.nomor
            if set(satu.isi) == {"sasaran"} and berikut and berikut.ikut_sasaran:
                continue
            hasil.append(self._satu(satu, banyak[satu.nomor] > 1))
        return hasil

    def _satu(self, baris: BarisTempel, dipasangkan: bool) -> BarisBaca:
        nilai = {kunci: self._nilai(kunci, teks, baris, dipasangkan) for kunci, teks in baris.isi.items()}
        _ragukan(nilai, baris.catatan)
        target, lain = self._target(nilai, baris.isi), self._lain(nilai, baris)
        return BarisBaca(
            self._sasaran(nilai.get("sasaran", KOSONG)),
            nilai.get("nama") or Terbaca("", "", 30, (TANPA_INDIKATOR,)),
            target.pop("target", KOSONG),
            nilai.get("satuan", KOSONG),
            _rumus(nilai.get("rumus", KOSONG), lain),
            nilai.get("sumber_data", KOSONG),
            lain | target,
            baris.sub,
            tuple(self.bagian.letak[n - 1] for n in baris.nomor),
            tuple(satu for satu in baris.catatan if not satu.startswith("Baris ")),
        )

    def _nilai(self, kunci: str, teks: str, baris: BarisTempel, dipasangkan: bool) -> Terbaca:
        sebab = [(80, self.catatan[n]) for n in baris.nomor if n in self.catatan]
        if self.bagian.judul.ditebak:
            sebab.append((70, self.bagian.judul.ditebak))
        if kunci in self.bagian.judul.diduga:
            sebab.append((80, self.bagian.judul.diduga[kunci]))
        if sum(bool(self._sel(kunci, n)) for n in baris.nomor) > 1:
            sebab.append((85, DISAMBUNG.format(len(baris.nomor))))
        if dipasangkan and kunci != "sasaran":
            sebab.append((85, DIPASANGKAN))
        yakin = min((satu for satu, _ in sebab), default=100)
        return Terbaca(teks, self._mentah(kunci, baris.nomor), yakin, tuple(kalimat for _, kalimat in sebab))

    def _sasaran(self, nilai: Terbaca) -> Terbaca:
        if not nilai.teks:
            return Terbaca("", "", 50, (TANPA_SASARAN,))
        return replace(nilai, mentah=nilai.mentah or self._mentah("sasaran", self.sasaran))

    def _target(self, nilai: dict[str, Terbaca], isi: dict[str, str]) -> dict[str, Terbaca]:
        """The target of the first year, its year, and those of the other years."""
        semua = sorted((kunci, _periksa(satu, isi)) for kunci, satu in nilai.items() if kunci.startswith(TARGET))
        if not semua:
            return {}
        tahun = semua[0][0].removeprefix(TARGET)
        hasil = {"target": semua[0][1]} | dict(semua[1:])
        return hasil | ({"tahun_target": Terbaca(tahun, tahun)} if tahun else {})

    def _lain(self, nilai: dict[str, Terbaca], baris: BarisTempel) -> dict[str, Terbaca]:
        """Everything that has no place of its own; a sasaran of the upper level holds until the next one."""
        lain = {kunci: satu for kunci, satu in nilai.items() if kunci not in _POKOK and not kunci.startswith(TARGET)}
        if nomor := self._mentah(NOMOR, baris.nomor):
            lain["nomor"] = Terbaca(nomor, nomor)
        if INDUK in self.kolom:
            self.induk = lain.get(INDUK) or self.induk
            lain[INDUK] = self.induk
        return lain

    def _mentah(self, kunci: str, nomor: Sequence[int]) -> str:
        return "\n".join(teks for n in nomor if (teks := self._sel(kunci, n)))

    def _sel(self, kunci: str, nomor: int) -> str:
        return self.isi[nomor - 1][self.kolom[kunci]].teks if kunci in self.kolom else ""


def _ragukan(nilai: dict[str, Terbaca], catatan: Sequence[str]) -> None:
    """Lower the confidence of what a note says to look at."""
    for kalimat in catatan:
        for kata, (bidang, yakin) in _RAGU.items():
            for kunci in [satu for satu in nilai if kata in kalimat and satu.startswith(bidang)]:
                lama = nilai[kunci]
                nilai[kunci] = replace(lama, keyakinan=min(lama.keyakinan, yakin), catatan=(*lama.catatan, kalimat))


def _rumus(asal: Terbaca, lain: dict[str, Terbaca]) -> Terbaca:
    """The formula; what its cell says under headings of its own goes to `lain`."""
    pecahan = isi_rumus.pecah(asal.teks)
    for kunci, teks in pecahan.lain.items():
        lain.setdefault(kunci, replace(asal, teks=teks))
    return replace(asal, teks=pecahan.rumus)


def _periksa(target: Terbaca, isi: dict[str, str]) -> Terbaca:
    """The target with what indikator.target says about its reading."""
    bacaan = baca_target(target.teks, isi.get("nama", ""), satuan_indikator=isi.get("satuan", ""))
    if not bacaan.peringatan:
        return target
    yakin = min(target.keyakinan, round(bacaan.keyakinan * 100))
    return replace(target, keyakinan=yakin, catatan=(*target.catatan, *bacaan.peringatan))


def _tak_terpakai(
    bagian: BagianTabel, utuh: Sequence[tuple[Sel, ...]], isi: Sequence[tuple[Sel, ...]]
) -> list[SisaBaca]:
    """Cells of unknown columns, those beyond the heading, and words among the numbers of rows."""
    bidang, judul = bagian.judul.bidang, bagian.judul.judul
    hasil = []
    for baris, dipakai, letak in zip(utuh, isi, bagian.letak, strict=True):
        for n, sel in enumerate(baris):
            if sel.kosong or n in bagian.dipakai:
                continue
            if n >= len(bidang) or (bidang[n] == ABAIKAN and dipakai[n].teks) or _hanya_nomor(dipakai, bidang, n):
                sebutan = judul[n] if n < len(judul) and bidang[n] == ABAIKAN else ""
                hasil.append(SisaBaca(f"{sebutan}: {sel.teks}".removeprefix(": "), letak))
    return hasil


def _hanya_nomor(baris: tuple[Sel, ...], bidang: Sequence[str], kolom: int) -> bool:
    """Whether a row has nothing but words in its column of numbers."""
    terisi = [n for n, sel in enumerate(baris) if not sel.kosong]
    return bidang[kolom] == NOMOR and terisi == [kolom] and len(baris[kolom].teks) > 4
