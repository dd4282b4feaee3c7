"""Uji hitung of the rows below a table: Jumlah and Rata-rata against the rows they sum up.

Amounts add up and their percentage is that of the totals, whatever the row is called. Capaian are averaged; targets
and realisasi of different units never are.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from indikator.capaian.anggaran import jumlah_anggaran
from indikator.capaian.angka_bebas import AngkaBebas, baca_bila_angka
from indikator.capaian.kebijakan import BAWAAN, Kebijakan
from indikator.capaian.rata_rata import rata_rata
from indikator.capaian.tabel_lkjip import BarisTabel, TabelLkjip
from indikator.capaian.uji_hitung import HasilUji, Verdict, bandingkan, periksa_baris
from kinerja.angka import tulis, tulis_asli

Pasangan = tuple[Decimal | None, Decimal | None]


def periksa_tabel(tabel: Iterable[TabelLkjip], kebijakan: Kebijakan = BAWAAN) -> Iterator[HasilUji]:
    """Every row of the tables; a summary row covers the rows since the one before it."""
    for satu in tabel:
        yield from _satu_tabel(satu, kebijakan)


def _satu_tabel(tabel: TabelLkjip, kebijakan: Kebijakan) -> Iterator[HasilUji]:
    kelompok: list[HasilUji] = []
    semua: list[HasilUji] = []
    for baris in tabel.baris:
        if baris.jenis == "baris":
            hasil = periksa_baris(baris._replace(arah="naik")) if tabel.uang else periksa_baris(baris, kebijakan)
            kelompok.append(hasil)
            semua.append(hasil)
        else:
            hasil = _ringkasan(tabel, baris, kelompok or semua)
            kelompok = []
        yield hasil


def _ringkasan(tabel: TabelLkjip, baris: BarisTabel, atas: Sequence[HasilUji]) -> HasilUji:
    if not atas:
        return HasilUji(baris, None, {}, "", Verdict.TIDAK_DAPAT, "Tidak ada baris di atasnya.")
    if tabel.uang:
        return _jumlah_uang(baris, atas)
    if baris.jenis == "jumlah":
        kalimat = "Capaian tidak dijumlahkan; yang dapat dihitung adalah rata-ratanya."
        return HasilUji(baris, _nilai(baris.capaian), {}, "", Verdict.TIDAK_DAPAT, kalimat)
    return _rata_capaian(baris, atas)


def _jumlah_uang(baris: BarisTabel, atas: Sequence[HasilUji]) -> HasilUji:
    """Totals of the amounts and the percentage of the totals."""
    jumlah = jumlah_anggaran([_pasangan(satu.baris) for satu in atas])
    persen, laporan = jumlah.serapan.persen, baca_bila_angka(baris.capaian)
    if persen is None or laporan is None:
        kalimat = jumlah.serapan.keterangan or "Persentase jumlahnya tidak dilaporkan."
        return HasilUji(baris, _nilai(baris.capaian), {"JUMLAH": persen}, "", Verdict.TIDAK_DAPAT, kalimat)
    verdict = bandingkan(laporan, persen)
    kalimat = [
        _beda_jumlah("Target", baris.target, jumlah.pagu),
        _beda_jumlah("Realisasi", baris.realisasi, jumlah.realisasi),
    ]
    if any(kalimat):
        verdict = Verdict.SALAH
    kalimat.append(_beda_persen(laporan, persen, verdict, atas, "persentase baris-barisnya"))
    if baris.jenis == "rata-rata":
        kalimat.append("Angka anggaran dijumlahkan: baris ini seharusnya bernama Jumlah.")
    teks = " ".join(filter(None, kalimat))
    metode = "JUMLAH" if verdict in (Verdict.COCOK, Verdict.PEMBULATAN) else ""
    return HasilUji(baris, laporan.nilai, {"JUMLAH": persen}, metode, verdict, teks, jumlah.serapan.bukti_hitung)


def _rata_capaian(baris: BarisTabel, atas: Sequence[HasilUji]) -> HasilUji:
    """The mean of the recomputed capaian of the rows above."""
    rata = rata_rata([satu.dipakai for satu in atas], "rata-rata capaian")
    laporan = baca_bila_angka(baris.capaian)
    if rata.nilai is None or laporan is None:
        kalimat = rata.keterangan or "Rata-rata capaian tidak dilaporkan."
        hitung = {"RATA_RATA": rata.nilai}
        return HasilUji(baris, _nilai(baris.capaian), hitung, "", Verdict.TIDAK_DAPAT, kalimat, rata.bukti)
    verdict = bandingkan(laporan, rata.nilai)
    kalimat = [_beda_persen(laporan, rata.nilai, verdict, atas, "capaian yang dilaporkan"), rata.keterangan]
    if (baris.target or baris.realisasi) and len(atas) > 1:
        kalimat.append("Target dan realisasi indikator yang berlainan tidak dirata-ratakan.")
    metode = "RATA_RATA" if verdict in (Verdict.COCOK, Verdict.PEMBULATAN) else ""
    teks = " ".join(filter(None, kalimat))
    return HasilUji(baris, laporan.nilai, {"RATA_RATA": rata.nilai}, metode, verdict, teks, rata.bukti)


def _beda_jumlah(nama: str, tertulis: str, jumlah: Decimal | None) -> str:
    """A sentence where a printed total is not the sum of its rows; a blank one is not checked."""
    nilai = _nilai(tertulis)
    if nilai is None or jumlah is None or nilai == jumlah:
        return ""
    return f"{nama} tertulis {tulis_asli(nilai)}, jumlah barisnya {tulis_asli(jumlah)}."


def _beda_persen(laporan: AngkaBebas, persen: Decimal, verdict: Verdict, atas: Sequence[HasilUji], apa: str) -> str:
    """The sentence for a percentage that is not (exactly) the recomputed one, with where it may come from."""
    if verdict is Verdict.COCOK:
        return ""
    if bandingkan(laporan, persen) is Verdict.COCOK:
        return ""  # only the totals are wrong
    if verdict is Verdict.PEMBULATAN:
        return f"Hanya sama bila dipotong atau dibulatkan lain; pembulatan biasa {tulis(persen, laporan.desimal)} %."
    kalimat = f"Dilaporkan {tulis(laporan.nilai, laporan.desimal)} %, menurut hitungan {tulis(persen)} %."
    dilaporkan = [satu.dilaporkan for satu in atas]
    if None in dilaporkan or len(dilaporkan) < 2:
        return kalimat
    asal = bandingkan(laporan, rata_rata(dilaporkan).nilai)
    if asal is Verdict.SALAH:
        return kalimat
    dipotong = ", dipotong" if asal is Verdict.PEMBULATAN else ""
    return f"{kalimat} {tulis(laporan.nilai, laporan.desimal)} adalah rata-rata {apa}{dipotong}."


def _pasangan(baris: BarisTabel) -> Pasangan:
    return _nilai(baris.target), _nilai(baris.realisasi)


def _nilai(teks: str) -> Decimal | None:
    angka = baca_bila_angka(teks)
    return angka.nilai if angka else None
