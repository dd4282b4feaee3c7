"""Which stored jabatan, unit and instansi the sheets of a document are."""

import pytest

from laporan.domain.impor_dokumen.cocokkan import cari_instansi, cocokkan
from laporan.domain.impor_dokumen.nama_dokumen import jenis_instansi, jenis_jabatan, nama_terang, sama
from organisasi.models import Impor, Jabatan
from tests import pabrik
from tests.laporan.impor_kecil import bacaan, baris, dunia, iki, siap


@pytest.fixture
def d(db):
    return dunia()


def sheets(*nama: str | tuple[str, str]):
    return [
        iki(
            *(satu if isinstance(satu, tuple) else (satu,))[:1],
            baris("S", "I"),
            unit=satu[1] if isinstance(satu, tuple) else "",
        )
        for satu in nama
    ]


def padanan(d, *nama) -> list[tuple[str, Jabatan | None]]:
    impor = siap(pabrik.pelaku(d.perencana), bacaan(*sheets(*nama)))
    return [(satu.cara, satu.jabatan) for satu in impor.lembar_bacaan.all()]


@pytest.mark.parametrize(
    "tercetak", ["Kepala Sub Bagian Umum", "KASUBBAG UMUM", "Kasubag  Umum", "Kepala Subbagian Umum Kabupaten Hijau"]
)
def test_one_name_in_other_spellings(d, tercetak):
    with pabrik.dalam(d.pemda):
        jabatan = pabrik.jabatan(d.dinas, "Kepala Sub Bagian Umum")
        assert padanan(d, tercetak) == [("cocok", jabatan)]


def test_no_jabatan_of_another_opd_or_pemda(d):
    with pabrik.dalam(d.pemda):
        pabrik.jabatan(d.lain, "Pengelola Taman")
        assert padanan(d, "Pengelola Taman") == [("baru", None)]


def test_a_retired_jabatan_is_not_taken(d):
    with pabrik.dalam(d.pemda):
        Jabatan.objects.filter(pk=pabrik.jabatan(d.dinas, "Bendahara").pk).update(aktif=False)
        assert padanan(d, "Bendahara") == [("baru", None)]


def test_repeated_names_by_their_unit(d):
    """By its name or by another name of it; a unit that nobody knows is no match."""
    with pabrik.dalam(d.pemda):
        umum, mutasi = (
            pabrik.unit(d.dinas, "Sub Bagian Umum"),
            pabrik.unit(d.dinas, "Bidang Mutasi", alias=["Bid. Mutasi"]),
        )
        satu = pabrik.jabatan(d.dinas, "Pengelola Kepegawaian", unit=umum)
        dua = pabrik.jabatan(d.dinas, "Pengelola Kepegawaian", unit=mutasi)
        nama = "Pengelola Kepegawaian"
        hasil = padanan(d, (nama, "BID. MUTASI"), (nama, "Subbagian Umum"), (nama, "Bidang Antah"))
        assert hasil == [("cocok", dua), ("cocok", satu), ("baru", None)]


def test_repeated_names_by_the_sheet_above(d):
    with pabrik.dalam(d.pemda):
        semua = {}
        for nama in ("Umum", "Mutasi", "Diklat"):
            unit = pabrik.unit(d.dinas, f"Sub Bidang {nama}")
            pabrik.jabatan(d.dinas, f"Kasubbid {nama}", unit=unit)
            semua[nama] = pabrik.jabatan(d.dinas, "Pengelola Kepegawaian", unit=unit)
        hasil = padanan(d, "Kasubbid Diklat", "Pengelola Kepegawaian", "Kasubbid Umum", "Pengelola Kepegawaian")
        assert hasil[1::2] == [("cocok", semua["Diklat"]), ("cocok", semua["Umum"])]


def test_repeated_names_by_their_order_with_doubt(d):
    with pabrik.dalam(d.pemda):
        dua = [pabrik.jabatan(d.dinas, "Analis") for _ in range(2)]
        impor = siap(pabrik.pelaku(d.perencana), bacaan(*sheets("Analis", "Analis")))
        lembar = list(impor.lembar_bacaan.all())
        assert [satu.jabatan for satu in lembar] == dua
        assert lembar[0].keyakinan < 70 and lembar[0].catatan[-1]["bidang"] == "jabatan"


def test_repeated_names_that_nothing_tells_apart_stay_open(d):
    with pabrik.dalam(d.pemda):
        for _ in range(3):
            pabrik.jabatan(d.dinas, "Analis")
        impor = siap(pabrik.pelaku(d.perencana), bacaan(*sheets("Analis")))
        satu = impor.lembar_bacaan.get()
        assert (satu.cara, satu.jabatan) == ("baru", None) and "pilih yang dimaksud" in satu.catatan[-1]["kalimat"]


def test_one_jabatan_for_two_sheets_stays_open(d):
    with pabrik.dalam(d.pemda):
        pabrik.jabatan(d.dinas, "Bendahara")
        assert padanan(d, "Bendahara", "Bendahara") == [("baru", None)] * 2


def test_matched_anew_for_another_opd(d):
    """What was left out stays so."""
    with pabrik.dalam(d.pemda):
        oleh = pabrik.mesin()
        pabrik.jabatan(d.dinas, "Bendahara")
        lain = pabrik.jabatan(d.lain, "Bendahara")
        impor = siap(oleh, bacaan(*sheets("Bendahara", "Pengemudi")))
        impor.lembar_bacaan.filter(nama="Pengemudi").update(cara="lewat")
        Impor.objects.update(instansi=d.lain)
        cocokkan(oleh=oleh, impor=Impor.objects.select_related("instansi__pemda", "berkas").get())
        hasil = [(s.cara, s.jabatan, s.instansi) for s in impor.lembar_bacaan.all()]
        assert hasil == [("cocok", lain, d.lain), ("lewat", None, d.dinas)]


def test_the_instansi_by_its_names(d):
    with pabrik.dalam(d.pemda):
        badan = pabrik.instansi(
            "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", alias=["BKD Hijau"], nama_singkat="BKPSDM"
        )
        oleh = pabrik.mesin()
        for teks in ("BKPSDM", "bkd hijau", "BADAN KEPEGAWAIAN DAN PENGEMBANGAN SDM KABUPATEN HIJAU"):
            assert cari_instansi(teks, oleh) == badan
        bagian = pabrik.instansi("Bagian Hukum Setda Kab. Hijau", jenis="bagian")
        assert cari_instansi("BAGIAN HUKUM", oleh) == cari_instansi("Bagian Hukum Setda", oleh) == bagian
        assert cari_instansi("Badan Kepegawaian", oleh) is None and cari_instansi("", oleh) is None
        assert cari_instansi("BKPSDM", pabrik.pelaku(d.perencana)) is None


@pytest.mark.parametrize(
    ("nama", "jenis"),
    [
        ("Kepala Badan", "pimpinan"),
        ("CAMAT", "pimpinan"),
        ("Sekretaris Kecamatan", "administrator"),
        ("Kabid Mutasi", "administrator"),
        ("Kasubbid Diklat", "pengawas"),
        ("Kepala Seksi Trantib", "pengawas"),
        ("Pranata Komputer Ahli Muda", "fungsional"),
        ("Pengemudi", "pelaksana"),
    ],
)
def test_the_rank_a_name_says(nama, jenis):
    assert jenis_jabatan(nama) == jenis


def test_names_as_they_are_stored():
    assert nama_terang("KEPALA BIDANG PENGADAAN, PEMBINAAN DAN PEMBERHENTIAN ASN") == (
        "Kepala Bidang Pengadaan, Pembinaan dan Pemberhentian ASN"
    )
    assert nama_terang(" Kasubbag  Umum ") == "Kasubbag Umum" and nama_terang("") == ""
    assert sama("Kepala BKPSDM Kab. Paser", "Kabupaten Paser") == sama("KEPALA BKPSDM", "Kabupaten Paser")
    assert [jenis_instansi(s) for s in ("Kecamatan Babat", "DINAS SOSIAL", "Setda", "Bagian Hukum", "X")] == [
        "kecamatan",
        "dinas",
        "setda",
        "bagian",
        "lain",
    ]
