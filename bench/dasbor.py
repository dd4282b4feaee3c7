"""The averages of the dashboard of a pemda beside one bare SQL aggregate over the same stored capaian.

Both run in this process on the same database: `--opd` perangkat daerah of 8 IKU and 56 IKI measured in every triwulan
of five years (50: 64.000 realisasi), in a temporary SQLite file (or the PostgreSQL of the tests: UJI_BASIS and
UJI_POSTGRES as in tests/settings.py). First it checks that both give the same average for every perangkat daerah.
Rounds of [aggregate, ours]; printed are the times and the ratio inside the round, median and range.

    .venv/bin/python -m bench.dasbor [--putaran 9] [--opd 50]
"""

import argparse
import time
from decimal import Decimal
from pathlib import Path
from statistics import median

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Avg

from indikator.domain.nilai_iku import muat_nilai
from indikator.enums import JenisLembar
from indikator.models import Capaian, Indikator, Pengukuran, Realisasi
from organisasi.models import Pemda
from organisasi.penyewa import sebagai
from tests import pabrik
from tests.basis import basis, pakai
from tests.laporan.dunia_banyak import gandakan

TAHUN, TRIWULAN = range(2020, 2025), (1, 2, 3, 4)
IKU, IKI = 8, 56


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    pilihan.add_argument("--putaran", type=int, default=9)
    pilihan.add_argument("--opd", type=int, default=50)
    isi = pilihan.parse_args()
    data = basis(Path(settings.DATA_DIR))
    data.buat_templat()
    nama = data.salin("bench")
    try:
        pakai(nama)
        with sebagai(_siapkan(isi.opd)):
            print(f"{connection.vendor}, {isi.opd} perangkat daerah, {Realisasi.objects.count()} realisasi")
            ukur(isi.putaran)
    finally:
        connection.close()
        data.hapus(nama)


@transaction.atomic
def _siapkan(banyak: int) -> Pemda:
    pemda = pabrik.pemda("bench")
    with pabrik.dalam(pemda):
        opd = pabrik.instansi()
        dokumen = pabrik.penetapan(opd, TAHUN[0], TAHUN[-1], berlaku=True)
        baris = [b for lembar, n in _lembar(opd, dokumen) for b in _baris(lembar, n)]
        for tahun in TAHUN:
            for tw in TRIWULAN:
                _isi(pabrik._buat(Pengukuran, instansi=opd, tahun=tahun, triwulan=tw, status="dikunci"), baris)
        gandakan([opd], range(banyak - 1))
    _hitung_statistik()
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


def _hitung_statistik() -> None:
    """What autovacuum does in production."""
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")


def agregat() -> dict[tuple[int, int], Decimal]:
    """The anchor: one SQL aggregate of the last year, {(instansi, triwulan): mean}."""
    iku = {"realisasi__indikator__lembar__jenis": JenisLembar.IKU, "realisasi__pengukuran__tahun": TAHUN[-1]}
    kunci = ("realisasi__pengukuran__instansi", "realisasi__pengukuran__triwulan")
    milik = Capaian.objects.filter(**iku).values_list(*kunci).annotate(rata=Avg("persen_dibatasi"))
    return {(pk, tw): rata for pk, tw, rata in milik}


def dasbor() -> dict[tuple[int, int], Decimal]:
    """What the heat map, the averages and the categories of the page are made from, by the engine's rules."""
    nilai = muat_nilai([TAHUN[-1]])[TAHUN[-1]]
    semua = ((pk, tw, isi) for tw in TRIWULAN for pk, isi in nilai.per("instansi", tw).items())
    return {(pk, tw): sum(n.persen for n in isi) / len(isi) for pk, tw, isi in semua}


def ukur(putaran: int) -> None:
    dua = agregat(), dasbor()
    assert dua[0].keys() == dua[1].keys(), "perangkat daerahnya berbeda"
    assert all(abs(Decimal(dua[0][pk]) - n) < Decimal("0.000001") for pk, n in dua[1].items()), "rata-ratanya berbeda"
    hasil = [[_lama(kerja) for kerja in (agregat, dasbor)] for _ in range(putaran)]
    for judul, nilai in (
        ("agregat (ms)", [1000 * satu for satu, _ in hasil]),
        ("dasbor (ms)", [1000 * satu for _, satu in hasil]),
        ("rasio", [kita / dasar for dasar, kita in hasil]),
    ):
        print(f"{judul:13} median {median(nilai):6.2f}  ({min(nilai):.2f}–{max(nilai):.2f})")


def _lama(kerja) -> float:
    mulai = time.perf_counter()
    kerja()
    return time.perf_counter() - mulai


if __name__ == "__main__":
    main()
