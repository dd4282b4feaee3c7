"""Averages of the tables: what a group with gaps, or one that is not due, gives to the average above it."""

from decimal import Decimal

from indikator.domain.gulungan import NilaiUkur, rata_tertimbang, rata_ukur
from kinerja.angka import tulis

D = Decimal


def rata_sasaran(*sasaran):
    return rata_ukur([NilaiUkur.dari_rata(rata_ukur(isi, "sasaran")) for isi in sasaran], "rata-rata sasaran")


def test_rata_rata_indikator_sasaran_dan_tertimbang_berbeda():
    """Two sasaran, one with three indicators: the averages differ, so each says what it is."""
    satu = [NilaiUkur(D(100), D(50))]
    dua = [NilaiUkur(D(n), D(10)) for n in (40, 50, 60)]
    rata = (
        rata_ukur([*satu, *dua], "rata-rata indikator"),
        rata_sasaran(satu, dua),
        rata_tertimbang([*satu, *dua], "rata-rata tertimbang"),
    )
    assert {r.nama: tulis(r.nilai) for r in rata} == {
        "rata-rata indikator": "62,50",
        "rata-rata sasaran": "75,00",
        "rata-rata tertimbang": "81,25",
    }
    assert rata_tertimbang([*satu, NilaiUkur(D(1))], "rata-rata tertimbang") is None, "satu tanpa bobot"


def test_sasaran_yang_belum_lengkap_dikatakan():
    rata = rata_sasaran([NilaiUkur(D(100)), NilaiUkur(None)], [NilaiUkur(D(50))], [NilaiUkur(None)])
    assert (rata.nilai, rata.jumlah, rata.tanpa_capaian, rata.tak_lengkap) == (75, 2, 1, 1)
    assert not rata.lengkap
    assert rata.keterangan == "1 dari 3 tanpa capaian, tidak ikut dirata-ratakan. 1 di antaranya belum lengkap."


def test_sasaran_yang_belum_waktunya_bukan_kekurangan():
    nanti = NilaiUkur(None, belum_waktunya=True)
    rata = rata_sasaran([NilaiUkur(D(80)), nanti], [nanti])
    assert (rata.nilai, rata.tanpa_capaian, rata.belum_waktunya) == (80, 0, 1)
    assert rata.lengkap
