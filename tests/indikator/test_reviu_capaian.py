"""A review gives an indicator another definition: what was submitted keeps its own, what is open takes the new."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from indikator.domain import indikator as domain_indikator
from indikator.domain import kolom_capaian
from indikator.domain.alur import pengukuran as alur
from indikator.domain.bukti_hitung import susun_bukti
from indikator.domain.capaian import per_tahun
from indikator.domain.reviu import mulai_reviu
from indikator.models import Capaian, Indikator, Penetapan, PenetapanBerlaku, Realisasi
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import TAHUN, indikator_asn, indikator_jumlah, isi_asn, rencana, simpan

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return dunia_ukur.susun()


def tutup(d, *realisasi) -> None:
    """Submitted and verified, as people do it."""
    Realisasi.objects.update(faktor_penghambat="a", tindak_lanjut="b")
    for satu in realisasi:
        ukur = satu.pengukuran
        for siapa, tindakan in (("perencana", "ajukan"), ("pimpinan", "setujui"), ("verifikator", "verifikasi")):
            ukur = alur.jalankan(ukur, tindakan, oleh=pabrik.pelaku(getattr(d, siapa)))


def reviu(d, satu, mulai: int = TAHUN, **beda) -> Indikator:
    """The row of a review in force that says something else."""
    oleh = pabrik.mesin()
    baru = mulai_reviu(d.dokumen, oleh=oleh, tahun_mulai=mulai)
    semua = Indikator.objects.select_related("lembar__penetapan__instansi")
    domain_indikator.ubah(semua.get(lembar__penetapan=baru, silsilah=satu.silsilah), oleh=oleh, **beda)
    pabrik.tetapkan(baru)
    return semua.get(lembar__penetapan=baru, silsilah=satu.silsilah)


def adendum(d, baru: Indikator, triwulan: int = 0, **isi) -> None:
    """Through the page of the row in force."""
    alamat = reverse("realisasi_adendum", args=["magetan", TAHUN, d.instansi.slug, baru.pk])
    r = Realisasi.objects.get(pengukuran__triwulan=triwulan, indikator__silsilah=baru.silsilah)
    isi = {"versi": r.versi, "alasan": "Surat BPS 12/2025"} | isi
    jawaban = pabrik.klien(d.perencana).post(f"{alamat}?tw={triwulan}", isi)
    assert jawaban.status_code == 302, jawaban.content.decode()


def hitung_ulang() -> str:
    """What it says in its last line; an exit code other than 0 is a difference that is left."""
    keluar = StringIO()
    try:
        call_command("hitung_ulang", "--pemda", "magetan", "--terapkan", stdout=keluar, stderr=keluar)
    except SystemExit as selesai:
        assert selesai.code == 1
    return keluar.getvalue().splitlines()[-1]


def hitungan(realisasi) -> Capaian:
    return Capaian.objects.get(realisasi=realisasi)


@pytest.mark.parametrize("beda", [{"arah": "turun"}, {"arah": "turun", "metode": "TURUN_BALIK"}])
def test_addendum_to_a_verified_figure_keeps_its_arah_and_metode(d, beda):
    with pabrik.dalam(d.pemda):
        r = simpan(d.ikm, "39,1", sifat="sementara")
        tutup(d, r)
        baru = reviu(d, d.ikm, **beda)
        assert hitung_ulang() == "1 realisasi diperiksa, 0 berbeda, 0 disimpan ulang."
        adendum(d, baru, teks="40,5")
        assert hitungan(r).bukti_hitung == "40,5 ÷ 78,2 × 100 = 51,79 %"
        assert hitung_ulang() == "1 realisasi diperiksa, 0 berbeda, 0 disimpan ulang."
        bukti = susun_bukti(Realisasi.objects.get())
        assert (bukti.dihitung.arah, bukti.indikator.arah) == ("naik", "turun")


def test_closed_triwulan_stay_open_ones_take_the_new_tipe(d):
    """I and II were added; the review lets the last one count, from III on."""
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d)
        rencana(satu, "20", "30", "50", "50")
        semua = [simpan(satu, isi, triwulan=tw, sifat="sementara") for tw, isi in enumerate(("20", "30", "50"), 1)]
        tutup(d, *semua[:2])
        baru = reviu(d, satu, tipe_penghitungan="non_kumulatif")
        assert [hitungan(r).bukti_sd for r in semua] == [
            "nilai triwulan I = 20",
            "20 + 30 = 50",
            "nilai triwulan III = 50",
        ]
        assert hitung_ulang() == "3 realisasi diperiksa, 0 berbeda, 0 disimpan ulang."
        adendum(d, baru, 2, teks="25")
        assert [hitungan(r).bukti_sd for r in semua[1:]] == ["20 + 25 = 45", "nilai triwulan III = 50"]
        assert hitungan(semua[1]).bukti_hitung == "45 ÷ 50 × 100 = 90,00 %"
        assert hitungan(semua[2]).bukti_kemajuan == "50 ÷ 100 × 100 = 50,00 %"  # the year so far: as the review says
        assert hitung_ulang() == "3 realisasi diperiksa, 0 berbeda, 0 disimpan ulang."
        akhir = simpan(baru, "60", triwulan=4)
        assert hitungan(akhir).bukti_sd == "nilai triwulan IV = 60"


def test_page_does_not_call_a_review_a_changed_triwulan(d):
    alamat = f"/magetan/{TAHUN}/capaian/{d.instansi.slug}/?tw=2"
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d)
        semua = [simpan(satu, "20", triwulan=tw) for tw in (1, 2)]
        tutup(d, semua[1])
        baru = reviu(d, satu, tipe_penghitungan="non_kumulatif")
    halaman = pabrik.klien(d.perencana).get(alamat).content.decode()
    assert satu.nama in halaman and "Realisasi triwulan lain berubah" not in halaman
    with pabrik.dalam(d.pemda):
        simpan(baru, "15", triwulan=1)
    halaman = pabrik.klien(d.perencana).get(alamat).content.decode()
    assert "s.d. triwulan ini sekarang 35; capaian dihitung dengan 40" in halaman


def test_submitted_after_the_review_goes_by_the_review(d):
    """Entered under the first version, computed and submitted under the second: an addendum keeps to the second."""
    with pabrik.dalam(d.pemda):
        r = simpan(d.ikm, "40", sifat="sementara")
        baru = reviu(d, d.ikm, arah="turun")
        tutup(d, r)
        reviu_lagi = hitungan(r).bukti_hitung
        adendum(d, baru, teks="40,5")
        assert reviu_lagi == "(2 × 78,2 − 40) ÷ 78,2 × 100 = 148,85 %"
        assert hitungan(r).bukti_hitung == "(2 × 78,2 − 40,5) ÷ 78,2 × 100 = 148,21 %"
        assert hitung_ulang() == "1 realisasi diperiksa, 0 berbeda, 0 disimpan ulang."


def tanpa_definisi(realisasi) -> None:
    """As it was stored before the inputs said their definition."""
    isi = {nama: nilai for nama, nilai in hitungan(realisasi).masukan.items() if nama != "definisi"}
    Capaian.objects.filter(realisasi=realisasi).update(masukan=isi)


def lewat(dokumen, realisasi, hari: int) -> None:
    """The document was set, and last written, so many days after the capaian was computed."""
    saat = hitungan(realisasi).dihitung_pada + timedelta(days=hari)
    tanggal = timezone.localdate(saat)
    Penetapan.objects.filter(pk=dokumen.pk).update(ditetapkan_pada=tanggal, diubah=saat + timedelta(minutes=1))


@pytest.mark.parametrize("hari", [None, 1])
def test_stored_before_the_definition_was_it_goes_by_the_row_in_force_then(d, hari):
    """The review was set after it was submitted: on the same day, or later."""
    with pabrik.dalam(d.pemda):
        r = simpan(d.ikm, "40", sifat="sementara")
        tutup(d, r)
        tanpa_definisi(r)
        baru = reviu(d, d.ikm, arah="turun")
        if hari:
            lewat(baru.lembar.penetapan, r, hari)
        assert hitung_ulang() == "1 realisasi diperiksa, 0 berbeda, 0 disimpan ulang."
        adendum(d, baru, teks="40,5")
        assert hitungan(r).bukti_hitung == "40,5 ÷ 78,2 × 100 = 51,79 %"


@pytest.mark.parametrize("hari", [None, -1])
def test_stored_before_the_definition_was_but_computed_by_the_review_goes_by_the_review(d, hari):
    """Entered under the first version, computed by the review while it was open, then submitted."""
    with pabrik.dalam(d.pemda):
        r = simpan(d.ikm, "40", sifat="sementara")
        baru = reviu(d, d.ikm, arah="turun")
        tutup(d, r)
        tanpa_definisi(r)
        if hari:
            lewat(baru.lembar.penetapan, r, hari)
        assert susun_bukti(Realisasi.objects.get()).dihitung == baru
        assert hitung_ulang() == "1 realisasi diperiksa, 0 berbeda, 0 disimpan ulang."
        adendum(d, baru, teks="40,5")
        assert hitungan(r).bukti_hitung == "(2 × 78,2 − 40,5) ÷ 78,2 × 100 = 148,21 %"


def test_stored_before_the_definition_was_a_review_of_later_years_is_none_of_it(d):
    with pabrik.dalam(d.pemda):
        Penetapan.objects.filter(pk=d.dokumen.pk).update(tahun_selesai=TAHUN + 1)
        PenetapanBerlaku.objects.create(pemda=d.pemda, instansi=d.instansi, tahun=TAHUN + 1, penetapan=d.dokumen)
        reviu(d, d.ikm, TAHUN + 1, arah="turun")
        r = simpan(d.ikm, "40", sifat="sementara")
        tutup(d, r)
        tanpa_definisi(r)
        assert susun_bukti(Realisasi.objects.get()).dihitung == d.ikm
        assert hitung_ulang() == "1 realisasi diperiksa, 0 berbeda, 0 disimpan ulang."


def test_addendum_asks_for_the_variables_of_then(d):
    with pabrik.dalam(d.pemda):
        satu = indikator_asn(d)
        r = isi_asn(satu, 1, "50", sifat="sementara")
        tutup(d, r)
        baru = reviu(d, satu, rumus="<u>Jumlah jam latihan</u> X 100% Jumlah jam kerja")
        lama = [f"variabel_{v.kode}" for v in satu.rumus.variabel.all()]
        adendum(d, baru, 1, **dict(zip(lama, ("60", "1.000"), strict=True)))
        assert hitungan(r).bukti_sd == "60 ÷ 1.000 × 100 = 6"
        assert hitung_ulang() == "1 realisasi diperiksa, 0 berbeda, 0 disimpan ulang."


def test_value_is_checked_by_the_formula_it_was_entered_with(d):
    """First entered before the review, again after it: the row keeps its first indikator, not its formula."""
    with pabrik.dalam(d.pemda):
        satu = indikator_asn(d)
        isi_asn(satu, 1, "50")
        atas, bawah = (v.nama for v in satu.rumus.variabel.all())
        baru = reviu(d, satu, rumus=f"[{atas}] / [{bawah}] * 200")
        r = isi_asn(baru, 1, "60")
        assert (r.teks, r.indikator) == ("12", satu)
        tutup(d, r)
        assert hitung_ulang() == "1 realisasi diperiksa, 0 berbeda, 0 disimpan ulang."


def test_recomputing_closed_figures_asks_the_same_for_more_of_them(d):
    def kueri(realisasi) -> int:
        with CaptureQueriesContext(connection) as tercatat:
            assert {kolom_capaian.susun_tersimpan(r, tahun)["metode"] for tahun, r in per_tahun(realisasi)} == {"NAIK"}
        return len(tercatat)

    with pabrik.dalam(d.pemda):
        r, *_ = [simpan(satu, "30") for satu in (d.ikm, d.inovasi, *d.sub)]
        tutup(d, r)
        reviu(d, d.ikm, arah="turun")
        semua = Realisasi.objects.all()
        assert kueri(semua.filter(indikator=d.inovasi)) == kueri(semua)
