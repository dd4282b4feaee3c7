"""Sasaran of a sheet from the tugas and fungsi of its jabatan."""

import uuid

import pytest

from indikator.domain.mulai_dari.tugas import daftar_saran
from indikator.models import SasaranStrategis, Urungan
from tests import pabrik
from tests.indikator.dunia_rencana import buka, jumlah_kueri, kirim, susun, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    d = susun()
    with pabrik.dalam(d.pemda):
        d.bidan = pabrik.jabatan(
            d.dinkes,
            "Bidan",
            tugas=["Menyusun rencana kerja;", "Melaksanakan imunisasi; dan", "menyusun rencana kerja"],
            fungsi=["pengelolaan vaksin;"],
        )
        d.lembar = pabrik.lembar(d.draf, d.bidan)
        d.saran = daftar_saran(d.lembar)
    d.alamat = f"2024/lembar/{d.lembar.pk}/tugas/"
    return d


def isian(d, *pilih, kunci=None, **teks_lain) -> dict:
    isi = {"kunci": str(kunci or uuid.uuid4()), "pilih": list(pilih)}
    return isi | {f"teks_{satu.kode}": teks_lain.get(f"teks_{satu.kode}", satu.teks) for satu in d.saran}


def sasaran(d) -> list[str]:
    with pabrik.dalam(d.pemda):
        return list(SasaranStrategis.objects.filter(lembar=d.lembar).values_list("nama", flat=True))


def test_proposals(d):
    assert [(satu.teks, satu.ada) for satu in d.saran] == [
        ("Tersusunnya rencana kerja", False),
        ("Terlaksananya imunisasi", False),
        ("Tersusunnya rencana kerja", True),  # as the first
        ("Terkelolanya vaksin", False),
    ]


def test_tugas_are_ticked_unless_the_sheet_says_them(d):
    with pabrik.dalam(d.pemda):
        pabrik.sasaran(d.lembar, "TERLAKSANANYA imunisasi")
    halaman = teks(buka(d, "perencana", d.alamat))
    dicentang = [satu.kode for satu in d.saran if f'value="{satu.kode}" checked' in halaman]
    assert dicentang == [d.saran[0].kode] and halaman.count(">sudah ada</span>") == 2


def test_fungsi_are_ticked_where_there_are_no_tugas(d):
    with pabrik.dalam(d.pemda):
        jabatan = pabrik.jabatan(d.dinkes, "Perawat", tugas="-", fungsi=["pelaksanaan asuhan"])
        lembar = pabrik.lembar(d.draf, jabatan)
    halaman = teks(buka(d, "perencana", f"2024/lembar/{lembar.pk}/tugas/"))
    assert "Terlaksananya asuhan" in halaman and halaman.count("checked") == 1


def test_chosen_sasaran_as_edited_once_with_one_undo(d):
    satu, dua = d.saran[0].kode, d.saran[1].kode
    kunci = uuid.uuid4()
    isi = isian(d, satu, dua, kunci=kunci, **{f"teks_{dua}": "Meningkatnya cakupan imunisasi"})
    for _ in range(2):
        jawaban = kirim(d, "perencana", d.alamat, isi)
        assert jawaban.headers["Location"] == f"/magetan/2024/lembar/{d.lembar.pk}/isi/"
    assert sasaran(d) == ["Tersusunnya rencana kerja", "Meningkatnya cakupan imunisasi"]
    with pabrik.dalam(d.pemda):
        undo = Urungan.objects.get(lembar=d.lembar)
    kirim(d, "perencana", f"2024/urungan/{undo.pk}/")
    assert sasaran(d) == []


def test_wrong_input_keeps_what_was_typed(d):
    satu = d.saran[0].kode
    assert "Pilih sedikitnya satu tugas" in teks(kirim(d, "perencana", d.alamat, isian(d)))
    kosong = kirim(d, "perencana", d.alamat, isian(d, satu, **{f"teks_{satu}": " "}))
    assert kosong.status_code == 422 and f"id_teks_{satu}_error" in teks(kosong)
    panjang = kirim(d, "perencana", d.alamat, isian(d, satu, **{f"teks_{satu}": "x" * 2001}))
    assert panjang.status_code == 422 and "x" * 2001 in teks(panjang)
    assert kirim(d, "perencana", d.alamat, isian(d, "0")).status_code == 422
    assert sasaran(d) == []


def test_who_may(d):
    for siapa, status in (("pimpinan", 403), ("verifikator", 403), ("luar", 403), ("asing", 404)):
        assert buka(d, siapa, d.alamat).status_code == status
        assert kirim(d, siapa, d.alamat, isian(d, d.saran[0].kode)).status_code == status
    assert buka(d, "perencana", f"2024/lembar/{d.iki.pk}/tugas/").status_code == 409
    assert sasaran(d) == []


def test_jabatan_or_instansi_without_tugas_is_told_where_to_write_them(d):
    with pabrik.dalam(d.pemda):
        lembar = pabrik.lembar(d.draf, d.kasubag)
    assert f"/magetan/jabatan/{d.kasubag.pk}/" in teks(buka(d, "perencana", f"2024/lembar/{lembar.pk}/tugas/"))
    halaman = teks(buka(d, "perencana", f"2024/lembar/{d.iku_draf.pk}/tugas/"))
    assert "Perangkat daerah ini belum punya tugas" in halaman


@pytest.mark.parametrize("lembar", ["lembar", "iku_draf"])
def test_every_start_is_reachable_from_the_sheet(d, lembar):
    pk = getattr(d, lembar).pk
    halaman = teks(buka(d, "perencana", f"2024/lembar/{pk}/isi/"))
    for alamat in ("salin/?lalu=1", "salin/", "manual/", "tugas/", "isi/#tempel"):
        assert f'href="/magetan/2024/lembar/{pk}/{alamat}"' in halaman, alamat
    kosong = teks(buka(d, "perencana", f"2024/iki/dinkes/{d.lembar.pk}/"))
    assert "Mulai dari…" in kosong and "Atau mulai dari" in kosong
    assert "Mulai dari…" not in teks(buka(d, "verifikator", f"2024/iki/dinkes/{d.lembar.pk}/"))


def test_page_has_a_constant_number_of_queries(d):
    sebelum = jumlah_kueri(d, "perencana", d.alamat)
    with pabrik.dalam(d.pemda):
        jabatan = pabrik.jabatan(d.dinkes, "Bidan", tugas=[f"Menyusun laporan {n}" for n in range(9)])
        lembar = pabrik.lembar(d.draf, jabatan)
        pabrik.sasaran(lembar)
    assert jumlah_kueri(d, "perencana", f"2024/lembar/{lembar.pk}/tugas/") == sebelum
