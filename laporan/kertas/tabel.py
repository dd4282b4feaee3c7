"""The rows of a table as indicators, each value with its raw text and a confidence."""

from collections.abc import Sequence

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


def baca(bagian: BagianTabel) -> tuple[list[BarisBaca], list[SisaBaca]]:
    """The rows of one table and the cells of columns that mean nothing here."""
    bidang = bagian.judul.bidang
    isi, catatan = [], {}
    for nomor, baris in enumerate(bagian.baris):
        sel, sebab = selaraskan(baris, bidang)
        isi.append(sel)
        if sebab:
            catatan[nomor + 1] = sebab
    lebar = [satu[: len(bidang)] for satu in isi]
    try:
        hasil = susun(Tabel(tuple(lebar)), bidang, putus=frozenset(bagian.putus))
    except TempelTidakTerbaca as galat:
        return [], [
            SisaBaca(_mentah_baris(baris), letak) for baris, letak in zip(bagian.baris, bagian.letak, strict=True)
        ] + [SisaBaca(str(galat))]
    pembaca = _Pembaca(bagian, lebar, catatan)
    return pembaca.semua(hasil.baris), _tak_terpakai(bagian, isi)


class _Pembaca:
    def __init__(self, bagian: BagianTabel, isi: Sequence[tuple[Sel, ...]], catatan: dict[int, str]) -> None:
        self.bagian, self.isi, self.catatan = bagian, isi, catatan
        self.letak_sasaran: tuple[int, ...] = ()
        self.induk = KOSONG

    def semua(self, baris: Sequence[BarisTempel]) -> list[BarisBaca]:
        banyak: dict[tuple[int, ...], int] = {}
        for satu in baris:
            banyak[satu.nomor] = banyak.get(satu.nomor, 0) + 1
        return [self._satu(satu, banyak[satu.nomor] > 1) for satu in baris]

    def _satu(self, baris: BarisTempel, dipasangkan: bool) -> BarisBaca:
        nilai = {kunci: self._nilai(kunci, teks, baris, dipasangkan) for kunci, teks in baris.isi.items()}
        lain = {kunci: satu for kunci, satu in nilai.items() if kunci not in _POKOK and not kunci.startswith(TARGET)}
        nomor = self._mentah(NOMOR, baris.nomor)
        if nomor:
            lain["nomor"] = Terbaca(nomor, nomor)
        if INDUK in self.bagian.judul.bidang:
            self.induk = lain.get(INDUK) or self.induk
            lain[INDUK] = self.induk
        rumus, sumber = self._rumus(nilai, lain)
        return BarisBaca(
            self._sasaran(baris, nilai.get("sasaran", KOSONG)),
            nilai.get("nama") or Terbaca("", "", 30, (TANPA_INDIKATOR,)),
            self._target(baris, nilai, lain),
            nilai.get("satuan", KOSONG),
            rumus,
            sumber,
            lain,
            baris.sub,
            tuple(self.bagian.letak[n - 1] for n in baris.nomor),
            self._catatan(baris),
        )

    def _nilai(self, kunci: str, teks: str, baris: BarisTempel, dipasangkan: bool) -> Terbaca:
        mentah = self._mentah(kunci, baris.nomor)
        sebab, yakin = [], 100
        if self.bagian.judul.ditebak:
            sebab, yakin = [self.bagian.judul.ditebak], 70
        for n in baris.nomor:
            if n in self.catatan:
                sebab, yakin = [*sebab, self.catatan[n]], min(yakin, 80)
        if len(baris.nomor) > 1 and "\n" in mentah and sum(bool(self._sel(kunci, n)) for n in baris.nomor) > 1:
            sebab, yakin = [*sebab, DISAMBUNG.format(len(baris.nomor))], min(yakin, 85)
        if dipasangkan and kunci != "sasaran":
            sebab, yakin = [*sebab, DIPASANGKAN], min(yakin, 85)
        return Terbaca(teks, mentah, yakin, tuple(sebab))

    def _sasaran(self, baris: BarisTempel, nilai: Terbaca) -> Terbaca:
        if not baris.ikut_sasaran:
            self.letak_sasaran = baris.nomor
        if not nilai.teks:
            return Terbaca("", "", 50, (TANPA_SASARAN,))
        mentah = nilai.mentah or self._mentah("sasaran", self.letak_sasaran)
        return Terbaca(nilai.teks, mentah, nilai.keyakinan, nilai.catatan)

    def _target(self, baris: BarisTempel, nilai: dict[str, Terbaca], lain: dict[str, Terbaca]) -> Terbaca:
        """The target of the first year; those of the others stand in `lain`, and so does its year."""
        semua = sorted((kunci, satu) for kunci, satu in nilai.items() if kunci.startswith(TARGET))
        semua = [(kunci.removeprefix(TARGET), _periksa(satu, baris.isi.get("nama", ""))) for kunci, satu in semua]
        if not semua:
            return KOSONG
        if semua[0][0]:
            lain["tahun_target"] = Terbaca(semua[0][0], semua[0][0])
            lain |= {f"{TARGET}{tahun}": satu for tahun, satu in semua[1:]}
        return semua[0][1]

    def _rumus(self, nilai: dict[str, Terbaca], lain: dict[str, Terbaca]) -> tuple[Terbaca, Terbaca]:
        asal, sumber = nilai.get("rumus", KOSONG), nilai.get("sumber_data", KOSONG)
        pecahan = isi_rumus.pecah(asal.teks)
        for kunci, teks in pecahan.lain.items():
            lain.setdefault(kunci, Terbaca(teks, asal.mentah, asal.keyakinan, asal.catatan))
        return Terbaca(pecahan.rumus, asal.mentah, asal.keyakinan, asal.catatan), sumber

    def _catatan(self, baris: BarisTempel) -> tuple[str, ...]:
        return tuple(satu for satu in baris.catatan if not satu.startswith("Baris "))

    def _mentah(self, kunci: str, nomor: Sequence[int]) -> str:
        return "\n".join(teks for n in nomor if (teks := self._sel(kunci, n)))

    def _sel(self, kunci: str, nomor: int) -> str:
        bidang = self.bagian.judul.bidang
        return self.isi[nomor - 1][bidang.index(kunci)].teks if kunci in bidang else ""


def _periksa(target: Terbaca, nama: str) -> Terbaca:
    """The target with what indikator.target says about its reading."""
    bacaan = baca_target(target.teks, nama)
    yakin = min(target.keyakinan, round(bacaan.keyakinan * 100)) if bacaan.peringatan else target.keyakinan
    return Terbaca(target.teks, target.mentah, yakin, (*target.catatan, *bacaan.peringatan))


def _tak_terpakai(bagian: BagianTabel, isi: Sequence[tuple[Sel, ...]]) -> list[SisaBaca]:
    """Cells of unknown columns and those beyond the heading."""
    bidang = bagian.judul.bidang
    hasil = []
    for baris, letak in zip(isi, bagian.letak, strict=True):
        for n, sel in enumerate(baris):
            if sel.kosong or n in bagian.dipakai:
                continue
            if n >= len(bidang) or bidang[n] == ABAIKAN or _hanya_nomor(baris, bidang, n):
                judul = bagian.judul.judul[n] if n < len(bagian.judul.judul) else ""
                hasil.append(SisaBaca(f"{judul}: {sel.teks}".removeprefix(": "), letak))
    return hasil


def _hanya_nomor(baris: tuple[Sel, ...], bidang: Sequence[str], kolom: int) -> bool:
    """Whether a row has nothing but words in its column of numbers."""
    terisi = [n for n, sel in enumerate(baris) if not sel.kosong]
    return bidang[kolom] == NOMOR and terisi == [kolom] and len(baris[kolom].teks) > 4


def _mentah_baris(baris: tuple[Sel, ...]) -> str:
    return "\t".join(sel.teks for sel in baris)
