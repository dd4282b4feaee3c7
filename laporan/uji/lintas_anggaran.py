"""What only a look across the budget tables shows: percentages of one kegiatan that differ, kegiatan that one table
has and another has not, totals called an average."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from indikator.capaian.anggaran import Jumlah, jumlah_anggaran
from indikator.capaian.angka_bebas import baca_bila_angka
from kinerja.angka import tulis, tulis_asli
from laporan.uji.hasil import BarisUji, Golongan, Kode, Kunci, TabelUji, Temuan
from laporan.uji.nama import pasangkan

ANGGARAN = (Golongan.ANGGARAN_KEGIATAN, Golongan.ANGGARAN_INDIKATOR)
DISEBUT_MAKS = 6  # names written out in a sentence


class Pasangan(NamedTuple):
    """Rows of the overview (C) and of the other tables (B) that are one kegiatan, and those without a partner."""

    sama: Mapping[Kunci, Kunci]
    hanya_rinci: list[BarisUji]
    hanya_rekap: list[BarisUji]


def lintas_anggaran(tabel: Sequence[TabelUji]) -> Iterator[Temuan]:
    """Budget tables against each other: labels that fit no sum, other percentages, kegiatan that one of them lacks."""
    uang = [satu for satu in tabel if satu.golongan in ANGGARAN]
    for satu in uang:
        yield from _label(satu)
    rekap = _rekap(uang)
    if rekap is None:
        return
    rinci = [baris for satu in uang if satu is not rekap for baris in satu.rincian]
    pasang = _pasangkan(rekap.rincian, rinci)
    yield from _persen_beda(rekap, rinci, pasang)
    yield from _hilang(rekap, rinci, pasang)


def _label(tabel: TabelUji) -> Iterator[Temuan]:
    for satu in tabel.ringkasan:
        if satu.baris.jenis == "rata-rata" and (satu.baris.target or satu.baris.realisasi):
            jumlah = jumlah_anggaran([angka(baris) for baris in tabel.rincian])
            kalimat = (
                f"Baris “{satu.nama}” memuat jumlah anggaran, bukan rata-rata: namai Jumlah. {_sebut(jumlah)}".strip()
            )
            yield Temuan(Kode.LABEL_JUMLAH, kalimat, satu.tempat, jumlah.serapan.bukti_hitung)


def _rekap(uang: Sequence[TabelUji]) -> TabelUji | None:
    """The table that is to hold every kegiatan: the one by indicator, else the one with most rows."""
    if len(uang) < 2:
        return None
    return max(uang, key=lambda satu: (satu.golongan == Golongan.ANGGARAN_INDIKATOR, len(satu.rincian)))


def angka(satu: BarisUji) -> tuple[Decimal | None, Decimal | None]:
    """(pagu, realisasi) as printed."""
    nilai = [baca_bila_angka(teks) for teks in (satu.baris.target, satu.baris.realisasi)]
    return tuple(isi.nilai if isi else None for isi in nilai)


def _pasangkan(rekap: Sequence[BarisUji], rinci: Sequence[BarisUji]) -> Pasangan:
    """By name; what is named otherwise (an indicator for its kegiatan) by both amounts."""
    sama = dict(pasangkan([(b.kunci, b.nama) for b in rinci], [(b.kunci, b.nama) for b in rekap]))
    terpakai = set(sama.values())
    bebas: dict[tuple, list[BarisUji]] = {}
    for satu in reversed(rekap):
        if satu.kunci not in terpakai:
            bebas.setdefault(angka(satu), []).append(satu)
    for satu in rinci:
        if satu.kunci in sama or None in (isi := angka(satu)):
            continue
        if bebas.get(isi):
            lawan = bebas[isi].pop()  # the first one that is free
            sama[satu.kunci] = lawan.kunci
            terpakai.add(lawan.kunci)
    return Pasangan(sama, [b for b in rinci if b.kunci not in sama], [b for b in rekap if b.kunci not in terpakai])


def _persen_beda(rekap: TabelUji, rinci: Sequence[BarisUji], pasang: Pasangan) -> Iterator[Temuan]:
    menurut = {b.kunci: b for b in rekap.rincian}
    for satu in rinci:
        lain = menurut.get(pasang.sama.get(satu.kunci))
        if lain is None or None in (satu.hasil.dilaporkan, lain.hasil.dilaporkan):
            continue
        if satu.hasil.dilaporkan != lain.hasil.dilaporkan:
            kalimat = (
                f"Serapan “{satu.nama}” tertulis {satu.baris.capaian} pada {satu.tempat}, tetapi {lain.baris.capaian} "
                f"pada {lain.tempat} (“{lain.nama}”)."
            )
            yield Temuan(Kode.ANGGARAN_BEDA, kalimat, f"{satu.tempat}; {lain.tempat}", satu.hasil.bukti)
        elif angka(satu) != angka(lain):
            kalimat = f"Angka “{satu.nama}” berbeda: {_isi(satu)} pada {satu.tempat}, {_isi(lain)} pada {lain.tempat}."
            yield Temuan(Kode.ANGGARAN_BEDA, kalimat, f"{satu.tempat}; {lain.tempat}", satu.hasil.bukti)


def _isi(satu: BarisUji) -> str:
    return f"{satu.baris.target} / {satu.baris.realisasi}"


def _hilang(rekap: TabelUji, rinci: Sequence[BarisUji], pasang: Pasangan) -> Iterator[Temuan]:
    """Kegiatan of the other tables that the overview lacks, with the totals of both and of all together."""
    semua = [*rekap.rincian, *pasang.hanya_rinci]
    if pasang.hanya_rinci:
        daftar = jumlah_anggaran([angka(b) for b in rekap.rincian])
        lengkap = jumlah_anggaran([angka(b) for b in semua])
        kalimat = (
            f"{_nama(pasang.hanya_rinci)} tidak ada dalam Tabel {rekap.nomor}. Jumlah {len(rekap.rincian)} baris "
            f"tabel itu {_sebut(daftar)} Bersama yang hilang ({len(semua)} kegiatan): {_sebut(lengkap)}"
        )
        yield Temuan(Kode.ANGGARAN_HILANG, kalimat, f"Tabel {rekap.nomor}", lengkap.serapan.bukti_hitung)
    if pasang.hanya_rekap and rinci:
        kalimat = f"{_nama(pasang.hanya_rekap)} hanya ada dalam Tabel {rekap.nomor}, tidak dalam tabel anggaran lain."
        yield Temuan(Kode.ANGGARAN_HILANG, kalimat, f"Tabel {rekap.nomor}", berat=False)


def _nama(baris: Sequence[BarisUji]) -> str:
    isi = [f"“{satu.nama}” ({satu.tempat}: {_isi(satu)})" for satu in baris[:DISEBUT_MAKS]]
    sisa = len(baris) - len(isi)
    return "; ".join([*isi, *([f"dan {sisa} lagi"] if sisa else [])])


def _sebut(jumlah: Jumlah) -> str:
    """ "888.000.000 / 764.257.859 / 86,07 %." """
    isi = [tulis_asli(satu) for satu in (jumlah.pagu, jumlah.realisasi) if satu is not None]
    if jumlah.serapan.persen is not None:
        isi.append(f"{tulis(jumlah.serapan.persen)} %")
    return f"{' / '.join(isi)}." if isi else ""
