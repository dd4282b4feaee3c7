"""The averages of the dashboard of a pemda beside one hand-written SQL aggregate over its stored capaian.

50 perangkat daerah of 8 IKU and 56 IKI measured in every triwulan of five years: 64.000 realisasi. The aggregate gives
the mean of every OPD, year, triwulan and kind of sheet. We give what the page shows, by the rules of the engine: all
triwulan of the last year and the trend of the years before. Means that both give must be the same.
"""

from collections.abc import Iterator
from decimal import Decimal

from django.db import transaction

from bench._basis import kosong, rawat
from bench._papan import Baris, Laju, banding, periksa
from bench.acuan.dasbor import agregat
from indikator.domain.gulungan import rata_ukur
from indikator.domain.nilai_iku import muat_nilai
from indikator.enums import JenisLembar
from indikator.models import Capaian, Indikator, Pengukuran, Realisasi
from kinerja.angka import tulis_asli
from organisasi.models import Pemda
from organisasi.penyewa import sebagai
from tests import pabrik
from tests.laporan.dunia_banyak import gandakan

TAHUN, TRIWULAN = range(2020, 2025), (1, 2, 3, 4)
KINI, TW = TAHUN[-1], TRIWULAN[-1]
IKU, IKI = 8, 56


def baris(laju: Laju) -> Iterator[Baris]:
    opd = 10 if laju.cepat else 50
    with kosong("dasbor"), sebagai(_siapkan(opd)) as pemda:
        _sama(agregat(pemda, TAHUN[0]), rata_dasbor())
        isi = f"{opd} OPD, {tulis_asli(Realisasi.objects.count())} realisasi"
        semua, setahun = (lambda: agregat(pemda, TAHUN[0])), (lambda: agregat(pemda, KINI))
        yield banding(f"dasbor: rata-rata, {isi}", "satu agregat SQL", 1.3, semua, rata_dasbor, laju)
        yield banding("dasbor: rata-rata setahun", "agregat SQL setahun itu", None, setahun, rata_setahun, laju)


def _sama(acuan: dict, kita: dict) -> None:
    iku = {(th, tw, pk): rata for (th, tw, jenis, pk), rata in acuan.items() if jenis == JenisLembar.IKU}
    periksa(len(kita) == len(TRIWULAN) * len({pk for *_, pk in kita}) * 2, "jumlah rata-ratanya berbeda")
    periksa(kita.keys() <= iku.keys(), "perangkat daerahnya berbeda")
    beda = [kunci for kunci, rata in kita.items() if abs(Decimal(iku[kunci]) - rata) > Decimal("0.000001")]
    periksa(not beda, f"rata-rata berbeda: {beda[:3]}")


def rata_dasbor() -> dict[tuple[int, int, int], Decimal]:
    """{(year, triwulan, instansi): mean}: what the heat map and the trend are made from."""
    nilai = muat_nilai(TAHUN, hanya=(KINI, TW))
    return {k: v for th in TAHUN for tw in (TRIWULAN if th == KINI else (TW,)) for k, v in _rata(nilai, th, tw)}


def rata_setahun() -> dict[tuple[int, int, int], Decimal]:
    nilai = muat_nilai([KINI])
    return {k: v for tw in TRIWULAN for k, v in _rata(nilai, KINI, tw)}


def _rata(nilai: dict, tahun: int, triwulan: int) -> Iterator[tuple]:
    for pk, isi in nilai[tahun].per("instansi", triwulan).items():
        yield (tahun, triwulan, pk), rata_ukur(isi, "rata-rata", berbukti=False).nilai


def _siapkan(banyak: int) -> Pemda:
    pemda = _isikan(banyak)
    rawat()
    return pemda


@transaction.atomic
def _isikan(banyak: int) -> Pemda:
    pemda = pabrik.pemda("bench")
    with pabrik.dalam(pemda):
        opd = pabrik.instansi()
        dokumen = pabrik.penetapan(opd, TAHUN[0], TAHUN[-1], berlaku=True)
        baris = [b for lembar, n in _lembar(opd, dokumen) for b in _baris(lembar, n)]
        for tahun in TAHUN:
            for tw in TRIWULAN:
                _isi(pabrik._buat(Pengukuran, instansi=opd, tahun=tahun, triwulan=tw, status="dikunci"), baris)
        gandakan([opd], range(banyak - 1))
    return pemda


def _lembar(opd, dokumen):
    return (pabrik.lembar(dokumen), IKU), (pabrik.lembar(dokumen, pabrik.jabatan(opd)), IKI)


def _baris(lembar, banyak: int) -> list[Indikator]:
    sasaran = pabrik.sasaran(lembar)
    return [pabrik.indikator(lembar, sasaran=sasaran, frekuensi="triwulan") for _ in range(banyak)]


def _isi(pengukuran: Pengukuran, baris: list[Indikator]) -> None:
    milik = {"pemda_id": pengukuran.pemda_id}
    semua = Realisasi.objects.bulk_create(
        Realisasi(pengukuran=pengukuran, indikator=b, teks="8", nilai=8, **milik) for b in baris
    )
    hasil = [(r, Decimal(60 + (7 * ke + pengukuran.triwulan) % 50)) for ke, r in enumerate(semua)]
    isi = {"sumber_target": "penetapan", "metode": "NAIK"} | milik
    Capaian.objects.bulk_create(Capaian(realisasi=r, persen=n, persen_dibatasi=n, **isi) for r, n in hasil)
