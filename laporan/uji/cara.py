"""Where a printed percentage comes from that is not the recomputed one."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, Decimal
from functools import lru_cache

from indikator.capaian.anggaran import persen_serapan
from indikator.capaian.angka_bebas import AngkaBebas, baca_bila_angka
from indikator.capaian.metode import Metode, hitung
from indikator.capaian.rata_rata import rata_rata
from indikator.capaian.uji_hitung import DESIMAL_MAKS, Verdict, bandingkan
from kinerja.angka import tulis, tulis_asli
from laporan.uji.hasil import BarisUji, Kunci, TabelUji
from laporan.uji.rumpun import Rumpun

BATAS = (Decimal(100), Decimal(110), Decimal(120))
DESIMAL_MIN = 1  # decimals a quotient of other rows must agree in: a whole percent agrees by chance
SEKITAR = 20  # rows above and below that a figure may have been copied from
PASANGAN_MAKS = 300  # rows whose quotient is tried


def cara(satu: BarisUji, tabel: TabelUji, semua: Sequence[TabelUji], rumpun: Mapping[Kunci, Rumpun]) -> str:
    """In words, "" where nothing fits: the method of a right figure, how a wrong one may have come about."""
    laporan = baca_bila_angka(satu.baris.capaian)
    if laporan is None or satu.hasil.verdict is Verdict.TIDAK_DAPAT:
        return ""
    tepat = next((nilai for nilai in satu.hasil.hitung.values() if nilai is not None), None)
    if satu.hasil.verdict is Verdict.COCOK:
        return ""
    if satu.hasil.verdict is Verdict.PEMBULATAN:
        return _pembulatan(laporan, satu.hasil.hitung[satu.hasil.metode])
    return next(_asal(satu, laporan, tepat, tabel, semua, rumpun), "")


def _pembulatan(laporan: AngkaBebas, tepat: Decimal) -> str:
    desimal = min(laporan.desimal, DESIMAL_MAKS)
    if laporan.nilai == tepat.quantize(Decimal(1).scaleb(-desimal), ROUND_DOWN):
        return "dipotong, tidak dibulatkan"
    return "dibulatkan dengan cara lain"


def _asal(satu, laporan, tepat, tabel, semua, rumpun) -> Iterator[str]:
    if satu.baris.jenis != "baris":
        yield from _asal_ringkasan(satu, laporan, tabel)
    if tepat is not None and laporan.nilai in BATAS and tepat > laporan.nilai:
        yield f"dibatasi {tulis(laporan.nilai, 0)} %"
    if tabel.tabel.uang:
        yield from _hasil_bagi_lain(satu, laporan, semua)
    elif satu.baris.jenis == "baris":
        yield from _target_lain(satu, laporan, rumpun)
        yield from _baris_lain(satu, laporan, tabel)


def _asal_ringkasan(satu: BarisUji, laporan: AngkaBebas, tabel: TabelUji) -> Iterator[str]:
    """A mean of the percentages where the percentage of the totals belongs; the quotient of wrong totals."""
    atas = _di_atas(satu, tabel)
    apa = "persentase" if tabel.tabel.uang else "capaian yang tertulis"
    for nilai, tambahan in (([b.hasil.dilaporkan for b in atas], ""), ([b.hasil.dipakai for b in atas], " tepat")):
        if len(nilai) > 1 and None not in nilai and (rata := rata_rata(nilai).nilai) is not None:
            banding = bandingkan(laporan, rata)
            if banding is not Verdict.SALAH:
                yield f"rata-rata {apa}{tambahan}{_akhiran(laporan, rata, banding)}"
    if hasil := _bagi(satu, laporan):
        yield f"hasil bagi jumlah yang tertulis{hasil}"


def _di_atas(satu: BarisUji, tabel: TabelUji) -> list[BarisUji]:
    """The rows since the summary before this one."""
    hasil: list[BarisUji] = []
    for lain in tabel.baris:
        if lain.kunci == satu.kunci:
            return hasil
        if lain.baris.jenis == "baris":
            hasil.append(lain)
        else:
            hasil = []
    return hasil


def _akhiran(laporan: AngkaBebas, tepat: Decimal, banding: Verdict) -> str:
    dipotong = banding is Verdict.PEMBULATAN and "dipotong" in _pembulatan(laporan, tepat)
    return ", dipotong" if dipotong else "" if banding is Verdict.COCOK else ", dibulatkan lain"


def _hasil_bagi_lain(satu: BarisUji, laporan: AngkaBebas, semua: Sequence[TabelUji]) -> Iterator[str]:
    """The percentage of another row of a budget, also of totals that are wrong themselves."""
    if laporan.desimal < DESIMAL_MIN:
        return
    uang = [baris for tabel in semua if tabel.tabel.uang and tabel.dihitung for baris in tabel.baris]
    for lain in uang[:PASANGAN_MAKS]:
        if lain.kunci != satu.kunci and (hasil := _bagi(lain, laporan)):
            yield f"hasil bagi pada {lain.tempat} ({lain.nama}){hasil}"


def _bagi(satu: BarisUji, laporan: AngkaBebas) -> str:
    """ ": 125.703.029 ÷ 155.000.000 = 81,10 %", "" where the quotient of the printed amounts is another."""
    hasil = _serapan(satu.baris.target, satu.baris.realisasi)
    if hasil is None or abs(laporan.nilai - hasil[2]) > 1 or bandingkan(laporan, hasil[2]) is Verdict.SALAH:
        return ""  # what is off by a whole percent is no rounding
    pagu, realisasi, persen = hasil
    return f": {tulis_asli(realisasi)} ÷ {tulis_asli(pagu)} × 100 = {tulis(persen)} %"


@lru_cache(maxsize=2 * PASANGAN_MAKS)
def _serapan(target: str, realisasi: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """(pagu, realisasi, percentage) of two printed amounts; kept, as every wrong row asks for those of all others."""
    pagu, terpakai = baca_bila_angka(target), baca_bila_angka(realisasi)
    if pagu is None or terpakai is None:
        return None
    persen = persen_serapan(pagu.nilai, terpakai.nilai).persen
    return None if persen is None else (pagu.nilai, terpakai.nilai, persen)


def _target_lain(satu: BarisUji, laporan: AngkaBebas, rumpun: Mapping[Kunci, Rumpun]) -> Iterator[str]:
    """The same realisasi against the target that another table has for this indicator."""
    realisasi = baca_bila_angka(satu.baris.realisasi)
    for _, lain in rumpun[satu.kunci].anggota if satu.kunci in rumpun else ():
        target = baca_bila_angka(lain.baris.target)
        if realisasi is None or target is None or lain.baris.target == satu.baris.target:
            continue
        persen = hitung(metode=Metode.NAIK, target=target.nilai, realisasi=realisasi.nilai).persen
        if persen is not None and bandingkan(laporan, persen) is not Verdict.SALAH:
            yield f"dihitung dengan target {tulis_asli(target.nilai)} dari Tabel {lain.kunci[0]}: {tulis(persen)} %"


def _baris_lain(satu: BarisUji, laporan: AngkaBebas, tabel: TabelUji) -> Iterator[str]:
    """The right percentage of another row of the same table."""
    for lain in _terdekat(satu, tabel):
        persen = lain.hasil.dipakai
        if laporan.desimal >= DESIMAL_MIN and persen is not None and bandingkan(laporan, persen) is Verdict.COCOK:
            yield f"sama dengan capaian baris {lain.kunci[1]} ({lain.nama}): {tulis(persen)} %"


def _terdekat(satu: BarisUji, tabel: TabelUji) -> list[BarisUji]:
    """The rows around it, the nearest first."""
    letak = satu.kunci[1]
    sekitar = tabel.baris[max(0, letak - 1 - SEKITAR) : letak + SEKITAR]
    lain = [isi for isi in sekitar if isi.kunci != satu.kunci and isi.baris.jenis == "baris"]
    return sorted(lain, key=lambda isi: abs(isi.kunci[1] - letak))
