"""Sentences that claim a percentage ("capaian rata-rata sebesar 100 %") against the rows they speak of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indikator.capaian.angka_bebas import AngkaBebas, baca_bila_angka
from indikator.capaian.rata_rata import rata_rata
from indikator.capaian.uji_hitung import Verdict, bandingkan
from kinerja.angka import tulis
from laporan.uji.hasil import BarisUji, Golongan, Kode, Pilihan, TabelUji, Temuan
from laporan.uji.nama import kunci
from laporan.uji.rata import banyak, pengukuran
from laporan.uji.rumpun import Rumpun

KALIMAT_MAKS = 1500  # characters looked at
SUBJEK_MIN = 8  # letters of a name worth looking for
JARAK = 90  # characters between "capaian" and its figure
JANGKAU = 3  # paragraphs between a sentence and the table it announces
_AKHIR = re.compile(r"(?<=[.;])\s+(?=[A-Z“\"•-])")
PERSEN = re.compile(r"(?<![0-9.,])([0-9]{1,4}(?:[.,][0-9]{1,4})?)\s*(?:%|persen\b)", re.IGNORECASE)
_CAPAI = re.compile(r"capai", re.IGNORECASE)
_RATA = re.compile(r"rata\s*[-–]\s*rata", re.IGNORECASE)
SASARAN = re.compile(r"([0-9]{1,3})\s*(?:\([^()]{2,40}\)\s*)?sasaran", re.IGNORECASE)
INDIKATOR = re.compile(r"([0-9]{1,3})\s*(?:\([^()]{2,40}\)\s*)?indikator", re.IGNORECASE)


@dataclass(frozen=True)
class Bahan:
    """What the sentences are compared with."""

    tabel: Sequence[TabelUji]
    rumpun: Sequence[Rumpun]
    rata: Sequence[Pilihan]


def klaim(urutan: Sequence[str | int], bahan: Bahan) -> Iterator[Temuan]:
    """urutan: the paragraphs, and the numbers of the tables, in their order."""
    for ke, satu in enumerate(urutan):
        if isinstance(satu, str):
            for kalimat in pecah_kalimat(satu):
                yield from _satu(kalimat, _tabel_berikut(urutan[ke + 1 :], bahan.tabel), bahan)


def pecah_kalimat(alinea: str) -> list[str]:
    return [satu.strip()[:KALIMAT_MAKS] for satu in _AKHIR.split(alinea) if satu.strip()]


def _tabel_berikut(sisa: Sequence[str | int], tabel: Sequence[TabelUji]) -> TabelUji | None:
    """The table of analysis announced here."""
    nomor = next((satu for satu in sisa[: JANGKAU + 1] if isinstance(satu, int)), None)
    satu = tabel[nomor - 1] if nomor else None
    return satu if satu and satu.golongan == Golongan.ANALISIS else None


def _satu(kalimat: str, tabel: TabelUji | None, bahan: Bahan) -> Iterator[Temuan]:
    angka = _angka(kalimat)
    if angka is None:
        return
    if SASARAN.search(kalimat) and _RATA.search(kalimat):
        yield from _umum(kalimat, angka, bahan)
    elif tabel and INDIKATOR.search(kalimat):
        yield from _sasaran(kalimat, angka, tabel, bahan)
    elif rumpun := _subjek(kalimat, bahan.rumpun):
        yield from _indikator(kalimat, angka, rumpun)


def _angka(kalimat: str) -> AngkaBebas | None:
    """The percentage the sentence claims as a capaian: the first one soon after the word."""
    for cocok in PERSEN.finditer(kalimat):
        if _CAPAI.search(kalimat[max(0, cocok.start() - JARAK) : cocok.start()]):
            return baca_bila_angka(cocok[1])
    return None


def _umum(kalimat: str, angka: AngkaBebas, bahan: Bahan) -> Iterator[Temuan]:
    """An average of everything: right where it is one of the averages that could be named."""
    if not bahan.rata or any(_sama(angka, satu.nilai) for satu in bahan.rata):
        return
    daftar = "; ".join(f"{satu.nama} {tulis(satu.nilai)} %" for satu in bahan.rata)
    isi = (
        f"Tertulis rata-rata {_tulis(angka)} %, tidak sama dengan rata-rata mana pun dari tabel pengukuran: {daftar}."
    )
    yield Temuan(Kode.KLAIM, isi, "Teks", bahan.rata[0].bukti, kalimat)
    yield from _banyak(kalimat, bahan)


def _banyak(kalimat: str, bahan: Bahan) -> Iterator[Temuan]:
    """The numbers of sasaran and indicators in the sentence against those of the pengukuran."""
    ukur = pengukuran(bahan.tabel)
    sasaran, indikator, nilai = banyak(ukur) if ukur else (0, 0, 0)
    for pola, sebutan, ada in ((SASARAN, "sasaran", {sasaran}), (INDIKATOR, "indikator", {indikator, nilai})):
        cocok = pola.search(kalimat)
        if cocok and sasaran and int(cocok[1]) not in ada:
            isi = f"Disebut {cocok[1]} {sebutan}, tabel pengukuran memuat {' atau '.join(map(str, sorted(ada)))}."
            yield Temuan(Kode.BANYAK, isi, "Teks", kutipan=kalimat)


def _sasaran(kalimat: str, angka: AngkaBebas, tabel: TabelUji, bahan: Bahan) -> Iterator[Temuan]:
    """The capaian of one sasaran: the mean of its table, or of the same indicators in the pengukuran."""
    rata = rata_rata([satu.hasil.dipakai for satu in tabel.rincian])
    lain = rata_rata([_acuan(satu, bahan.rumpun) for satu in tabel.rincian])
    if rata.nilai is None or any(_sama(angka, isi.nilai) for isi in (rata, lain)):
        return
    isi = f"Tertulis {_tulis(angka)} %, sedangkan capaian pada Tabel {tabel.nomor} {tulis(rata.nilai)} %."
    yield Temuan(Kode.KLAIM, isi + _batas(angka, rata.nilai), f"Teks sebelum Tabel {tabel.nomor}", rata.bukti, kalimat)


def _acuan(satu: BarisUji, rumpun: Sequence[Rumpun]) -> Decimal | None:
    """The recomputed capaian of the same indicator in the pengukuran."""
    for isi in rumpun:
        if any(baris.kunci == satu.kunci for _, baris in isi.anggota):
            ukur = (b.hasil.dipakai for macam, b in isi.anggota if macam == Golongan.PENGUKURAN)
            return next(ukur, satu.hasil.dipakai)
    return satu.hasil.dipakai


def _indikator(kalimat: str, angka: AngkaBebas, rumpun: Rumpun) -> Iterator[Temuan]:
    dihitung = [baris for _, baris in rumpun.anggota if baris.hasil.dipakai is not None]
    if not dihitung or any(_sama(angka, baris.hasil.dipakai) for baris in dihitung):
        return
    acuan = dihitung[0]
    isi = (
        f"Tertulis capaian {_tulis(angka)} % untuk “{rumpun.nama}”, menurut hitungan {tulis(acuan.hasil.dipakai)} % "
        f"({acuan.tempat}).{_batas(angka, acuan.hasil.dipakai)}"
    )
    yield Temuan(Kode.KLAIM, isi, "Teks", acuan.hasil.bukti, kalimat)


def _subjek(kalimat: str, rumpun: Sequence[Rumpun]) -> Rumpun | None:
    """The indicator with the longest name that the sentence holds, in any of the ways the tables write it."""
    isi = kunci(kalimat)
    calon = [
        (len(nama), ke)
        for ke, satu in enumerate(rumpun)
        for nama in {kunci(baris.nama) for _, baris in satu.anggota}
        if len(nama) >= SUBJEK_MIN and nama in isi
    ]
    return rumpun[max(calon)[1]] if calon else None


def _sama(angka: AngkaBebas, nilai: Decimal | None) -> bool:
    return nilai is not None and bandingkan(angka, nilai) is not Verdict.SALAH


def _batas(angka: AngkaBebas, nilai: Decimal) -> str:
    return " Sama bila dibatasi 100 %." if angka.nilai == 100 < nilai else ""


def _tulis(angka: AngkaBebas) -> str:
    return tulis(angka.nilai, angka.desimal)
