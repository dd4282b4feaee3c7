"""Sheet “Target”: year targets of a draft, triwulan targets of the document in force; both as they are written."""

import pytest

from indikator.models import Target
from tests import pabrik
from tests.indikator.dunia_buku import baca, ekspor, galat, lingkup, potret, sunting, terapkan
from tests.indikator.dunia_rencana import susun
from tests.indikator.dunia_ukur import simpan

pytestmark = pytest.mark.django_db
KODE = "target"


@pytest.fixture
def d():
    d = susun()
    with pabrik.dalam(d.pemda):
        d.lk = lingkup(pabrik.pelaku(d.perencana), d.dinkes)
        yield d


def kunci(satu) -> str:
    return satu.silsilah.hex


def test_tanpa_suntingan(d):
    assert list(potret(d.lk, KODE)) == [kunci(satu) for satu in (d.ikm, d.inovasi, d.laporan, d.kedua)]
    assert terapkan(d.lk, ekspor(d.lk, KODE)) == {"tetap": 4}


def test_setahun_masuk_ke_draf(d):
    berkas = sunting(
        ekspor(d.lk, KODE), KODE, {(kunci(d.ikm), "target"): "A (80,50)", (kunci(d.laporan), "target"): "-"}
    )
    assert terapkan(d.lk, berkas) == {"tetap": 2, "berubah": 2}
    draf = Target.objects.get(indikator__lembar__penetapan=d.draf, indikator__silsilah=d.ikm.silsilah, tahun=2024)
    assert (draf.teks, str(draf.nilai), draf.predikat) == ("A (80,50)", "80.50000000", "A")
    strip = Target.objects.get(indikator=d.laporan_draf, tahun=2024)
    assert (strip.teks, strip.jenis, strip.nilai) == ("-", "strip", None)
    assert Target.objects.get(indikator=d.ikm, tahun=2024).teks == "78,2"  # the one in force stays
    assert terapkan(d.lk, berkas) == {"tetap": 4}


def test_triwulan_masuk_ke_yang_berlaku_dan_reviunya(d):
    """Both have it, so that the review does not bring the old one back; the open realisasi follow."""
    with pabrik.dalam(d.pemda):
        type(d.ikm).objects.filter(silsilah=d.ikm.silsilah).update(
            frekuensi="triwulan", tipe_penghitungan="non_kumulatif"
        )
        d.ikm.refresh_from_db()
        r = simpan(d.ikm, "40", triwulan=2)
    isi = {(kunci(d.ikm), "tw1"): "20", (kunci(d.ikm), "tw2"): "50", (kunci(d.ikm), "target"): "79"}
    assert terapkan(d.lk, sunting(ekspor(d.lk, KODE), KODE, isi)) == {"tetap": 3, "berubah": 1}
    semua = Target.objects.filter(indikator__silsilah=d.ikm.silsilah, triwulan__gt=0)
    assert sorted(semua.values_list("triwulan", "teks")) == [(1, "20"), (1, "20"), (2, "50"), (2, "50")]
    r.refresh_from_db()
    assert r.capaian.persen == 80
    kini = potret(d.lk, KODE)[kunci(d.ikm)]
    assert (kini["target"], kini["tw1"], kini["tw2"], kini["tw3"]) == ("79", "20", "50", "")


def test_yang_terkunci(d):
    """A set document keeps the target of its year, a submitted triwulan its own."""
    pabrik.beri_status(d.draf, "diajukan")
    pabrik.pengukuran(d.dinkes, 2024, 1, "diajukan")
    isi = {(kunci(d.ikm), "target"): "79", (kunci(d.ikm), "tw1"): "20", (kunci(d.ikm), "tw2"): "30"}
    assert {kolom for kolom, _ in galat(baca(d.lk, sunting(ekspor(d.lk, KODE), KODE, isi)))} == {"target", "tw1"}


def test_belum_berlaku_dan_baris_baru(d):
    sekarang = pabrik.indikator(d.iki_draf, "Jumlah inovasi", sasaran=d.sasaran_draf)
    berkas = sunting(ekspor(d.lk, KODE), KODE, {(kunci(sekarang), "tw1"): "1"}, baru=[{"target": "5"}])
    (satu, dua) = galat(baca(d.lk, berkas))
    assert satu[0] == "tw1" and "ditetapkan" in satu[1]
    assert dua[0] == "" and "IKU dan IKI" in dua[1]


def test_bersub_diisi_subnya(d):
    pabrik.indikator(d.iku, "Sub", sasaran=d.pelayanan, induk=d.ikm)
    with pabrik.dalam(d.pemda):
        d.draf.lembar.all()
        pabrik.indikator(d.iku_draf, "Sub draf", induk=d.iku_draf.indikator.get(silsilah=d.ikm.silsilah))
    rencana = baca(d.lk, sunting(ekspor(d.lk, KODE), KODE, {(kunci(d.ikm), "tw1"): "1"}))
    assert [kolom for kolom, _ in galat(rencana)] == ["tw1"]
