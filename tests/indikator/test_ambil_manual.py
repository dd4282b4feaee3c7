"""Rows of a sheet from the library of indicator manuals."""

import uuid

import pytest

from indikator.domain.mulai_dari import manual as ambil_manual
from indikator.domain.mulai_dari.manual import kode
from indikator.models import Indikator, ManualIndikator, ManualPemda, Urungan
from organisasi.galat import IsianSalah
from tests import pabrik
from tests.indikator.dunia_rencana import buka, jumlah_kueri, kirim, segarkan, susun, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    d = susun()
    isi = {"satuan": "%", "arah": "turun", "tipe_penghitungan": "non_kumulatif", "frekuensi": "semester"}
    d.miskin = ManualIndikator.objects.create(
        kunci="miskin",
        nama="Persentase penduduk miskin",
        bidang="Makro",
        definisi="Bagian penduduk di bawah garis.",
        rumus="[Jumlah penduduk miskin] / [Jumlah penduduk] × 100",
        sumber_data="Susenas",
        **isi,
    )
    with pabrik.dalam(d.pemda):
        d.milik = pabrik._buat(ManualPemda, nama="Jumlah keluhan", bidang="Layanan")
    with pabrik.dalam(d.pemda_asing):
        d.asing_manual = pabrik._buat(ManualPemda, nama="Indeks Kenari", bidang="Kenari")
    d.alamat = f"2024/lembar/{d.iku_draf.pk}/manual/"
    with pabrik.dalam(d.pemda):
        d.sasaran_iku = d.iku_draf.sasaran.get()
    return d


def ambil(d, *manual, siapa="perencana", kunci=None, **lain):
    isi = {"kunci": str(kunci or uuid.uuid4()), "manual": [kode(satu) for satu in manual]}
    return kirim(d, siapa, d.alamat, isi | ({"sasaran": d.sasaran_iku.pk} | lain))


def baris(d) -> list[Indikator]:
    with pabrik.dalam(d.pemda):
        return list(Indikator.objects.filter(lembar=d.iku_draf, asal=None).select_related("sasaran"))


def test_page_lists_and_searches(d):
    halaman = teks(buka(d, "perencana", d.alamat))
    assert "Persentase penduduk miskin" in halaman and "Jumlah keluhan" in halaman and "Kenari" not in halaman
    cari = teks(buka(d, "perencana", f"{d.alamat}?q=garis"))
    assert "Persentase penduduk miskin" in cari and "Jumlah keluhan" not in cari
    assert "Tidak ada manual yang cocok" in teks(buka(d, "perencana", f"{d.alamat}?q=zzz"))


def test_rows_take_what_the_manual_says(d):
    jawaban = ambil(d, d.miskin, d.milik)
    assert jawaban.headers["Location"] == f"/magetan/2024/lembar/{d.iku_draf.pk}/isi/"
    satu = next(satu for satu in baris(d) if satu.nama == d.miskin.nama)
    isi = (satu.satuan, satu.arah, satu.tipe_penghitungan, satu.frekuensi, satu.sumber_data)
    assert isi == ("%", "turun", "non_kumulatif", "semester", "Susenas")
    assert satu.sasaran == d.sasaran_iku and not satu.belum_ditinjau
    with pabrik.dalam(d.pemda):
        assert satu.rumus.pohon and satu.rumus.variabel.count() == 2
        assert not satu.target.exists()
        tanpa = Indikator.objects.get(lembar=d.iku_draf, nama="Jumlah keluhan")
        assert not hasattr(tanpa, "rumus")


def test_new_sasaran_second_submit_and_one_undo(d):
    kunci = uuid.uuid4()
    for _ in range(2):
        jawaban = ambil(d, d.miskin, d.milik, kunci=kunci, sasaran="", sasaran_nama="Menurunnya kemiskinan")
        assert jawaban.status_code == 302
    assert [satu.sasaran.nama for satu in baris(d)] == ["Menurunnya kemiskinan"] * 2
    with pabrik.dalam(d.pemda):
        undo = Urungan.objects.get(lembar=d.iku_draf)
    kirim(d, "perencana", f"2024/urungan/{undo.pk}/")
    assert baris(d) == []
    with pabrik.dalam(d.pemda):
        assert d.iku_draf.sasaran.get() == d.sasaran_iku


def test_wrong_choice_keeps_what_was_ticked(d):
    jawaban = ambil(d, d.miskin, sasaran="")
    assert jawaban.status_code == 422 and "tulis sasaran baru" in teks(jawaban)
    assert f'value="{kode(d.miskin)}" checked' in teks(jawaban)
    assert ambil(d).status_code == 422
    assert ambil(d, d.asing_manual).status_code == 422
    assert ambil(d, d.miskin, sasaran=d.sasaran_draf.pk).status_code == 422  # of another sheet
    assert baris(d) == []
    with pabrik.dalam(d.pemda) as mesin, pytest.raises(IsianSalah):
        lain = segarkan(d, d.sasaran_draf)
        ambil_manual.ambil(oleh=mesin, lembar=d.iku_draf, manual=[d.milik], kunci=uuid.uuid4(), sasaran=lain)


def test_who_may(d):
    for siapa, status in (("pimpinan", 403), ("verifikator", 403), ("luar", 403), ("asing", 404)):
        assert buka(d, siapa, d.alamat).status_code == status
        assert ambil(d, d.miskin, siapa=siapa).status_code == status
    assert buka(d, "perencana", f"2024/lembar/{d.iku.pk}/manual/").status_code == 409


def test_page_has_a_constant_number_of_queries(d):
    sebelum = jumlah_kueri(d, "perencana", d.alamat)
    with pabrik.dalam(d.pemda):
        for nomor in range(3):
            pabrik._buat(ManualPemda, nama=f"Indeks {nomor}", bidang="Lain")
            pabrik.sasaran(d.iku_draf)
    assert jumlah_kueri(d, "perencana", d.alamat) == sebelum


def test_library_that_is_not_loaded(d):
    ManualIndikator.objects.all().delete()
    with pabrik.dalam(d.pemda):
        ManualPemda.objects.all().delete()
    assert "Manual indikator belum dimuat." in teks(buka(d, "perencana", d.alamat))
