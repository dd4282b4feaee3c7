"""Sheets that are moved one by one: their own state, the document's that follows, what is closed, labels."""

import datetime

import pytest

from indikator.domain import indikator as domain_indikator
from indikator.domain import penetapan
from indikator.domain import sasaran as domain_sasaran
from indikator.domain.alur import dokumen as alur_dokumen
from indikator.domain.alur import lembar as alur
from indikator.enums import StatusDokumen as S
from indikator.models import Ajuan, Jadwal, Lembar, SasaranStrategis
from organisasi.domain import tulis
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak, Pemberitahuan
from tests import pabrik
from tests.basis import serentak
from tests.indikator.dunia_rencana import buka, isian, jumlah_kueri, kirim, segarkan, susun, teks


@pytest.fixture
def d(db):
    return susun()


def gerak(d, lembar, *tindakan: str, alasan: str = ""):
    with pabrik.dalam(d.pemda) as mesin:
        for satu in tindakan:
            lembar = alur.jalankan(lembar, satu, oleh=mesin, alasan=alasan)
    return lembar


def tekan(d, siapa: str, lembar, tindakan: str, **isi):
    isi = {"versi": segarkan(d, lembar).versi} | isi
    return kirim(d, siapa, f"lembar/{lembar.pk}/{tindakan}/?tahun=2024", isi)


def status(d) -> tuple[str, str, str]:
    """Of the document, its IKU sheet, its IKI sheet."""
    return tuple(segarkan(d, satu).status for satu in (d.draf, d.iku_draf, d.iki_draf))


@pytest.mark.parametrize(
    ("lembar", "menjadi"),
    [
        ([], S.DRAF),
        ([S.DITETAPKAN, S.DITETAPKAN], S.DITETAPKAN),
        ([S.TERVERIFIKASI, S.DISETUJUI], S.DISETUJUI),
        ([S.DIAJUKAN, S.DISETUJUI], S.DIAJUKAN),
        ([S.TERVERIFIKASI, S.DRAF], S.DRAF),
        ([S.DRAF, S.DITARIK], S.DITARIK),
        ([S.DITARIK, S.DIKEMBALIKAN, S.DITETAPKAN], S.DIKEMBALIKAN),
    ],
)
def test_document_is_as_far_as_its_last_sheet(lembar, menjadi):
    assert penetapan.status_dari(lembar) == menjadi


def test_sheets_go_one_by_one_and_the_document_follows(d):
    assert tekan(d, "perencana", d.iki_draf, "ajukan").headers["Location"].startswith("/magetan/2024/iki/dinkes/")
    assert status(d) == ("draf", "draf", "diajukan")
    tekan(d, "pimpinan", d.iki_draf, "setujui")
    assert tekan(d, "verifikator", d.iki_draf, "verifikasi").status_code == 302
    assert status(d) == ("draf", "draf", "terverifikasi")
    tekan(d, "perencana", d.iku_draf, "ajukan")
    assert status(d) == ("diajukan", "diajukan", "terverifikasi")
    dokumen = segarkan(d, d.draf)
    assert (dokumen.diajukan_oleh, dokumen.diajukan_pada is None) == (d.perencana, False)
    tekan(d, "pimpinan", d.iku_draf, "tolak", alasan="Targetnya belum sesuai Renja.")
    assert status(d) == ("dikembalikan", "dikembalikan", "terverifikasi")
    halaman = teks(buka(d, "perencana", f"dokumen/{d.draf.pk}/"))
    assert "Targetnya belum sesuai Renja." in halaman and ": lembar IKU</p>" in halaman
    halaman = teks(buka(d, "perencana", f"2024/iku/dinkes/?dokumen={d.draf.pk}"))
    assert "Targetnya belum sesuai Renja." in halaman and "Ajukan lembar" in halaman
    assert "Targetnya" not in teks(buka(d, "perencana", f"2024/iki/dinkes/{d.iki_draf.pk}/"))


def test_moves_of_the_document_take_along_the_fitting_sheets(d):
    gerak(d, d.iki_draf, "ajukan", "setujui")
    with pabrik.dalam(d.pemda) as mesin:
        dokumen = alur_dokumen.jalankan(d.draf, "ajukan", oleh=mesin)
        assert status(d) == ("diajukan", "diajukan", "disetujui")
        dokumen = alur_dokumen.jalankan(dokumen, "verifikasi", oleh=mesin)
        assert status(d) == ("diajukan", "diajukan", "terverifikasi")
        with pytest.raises(SalahStatus):  # only the whole document is set
            alur_dokumen.jalankan(dokumen, "tetapkan", oleh=mesin)
        gerak(d, d.iku_draf, "setujui", "verifikasi")
        assert alur_dokumen.jalankan(dokumen, "tetapkan", oleh=mesin).status == "ditetapkan"
    assert status(d) == ("ditetapkan",) * 3


def test_page_says_when_the_document_did_not_follow(d):
    gerak(d, d.iki_draf, "ajukan", "setujui")
    klien, alamat = pabrik.klien(d.verifikator), f"/magetan/dokumen/{d.draf.pk}/verifikasi/"
    assert "Dokumen masih draf." in teks(klien.post(alamat, {"versi": segarkan(d, d.draf).versi}, follow=True))


def test_a_submitted_sheet_of_an_open_document_is_closed(d):
    with pabrik.dalam(d.pemda) as mesin:
        lama = Lembar.objects.select_related("penetapan__instansi").get(pk=d.iki_draf.pk)
        sasaran = SasaranStrategis.objects.select_related("lembar__penetapan__instansi").get(pk=d.sasaran_draf.pk)
        gerak(d, d.iki_draf, "ajukan")
        for telat in (
            lambda: domain_sasaran.buat(oleh=mesin, lembar=lama, nama="Telat"),
            lambda: domain_sasaran.ubah(sasaran, oleh=mesin, nama="Telat"),
            lambda: domain_indikator.buat(oleh=mesin, sasaran=sasaran, nama="Telat"),
            lambda: penetapan.hapus_lembar(lama, oleh=mesin),
        ):
            with pytest.raises(SalahStatus, match="Lembar IKI Analis Kesehatan sedang diajukan"):
                telat()
        iku = Lembar.objects.select_related("penetapan__instansi").get(pk=d.iku_draf.pk)
        assert domain_sasaran.buat(oleh=mesin, lembar=iku, nama="Masih boleh").pk
        assert penetapan.buat_lembar(oleh=mesin, penetapan=d.draf, jenis="iki", jabatan=d.kasubag).status == "draf"
    alamat = f"2024/sasaran/{d.sasaran_draf.pk}/indikator/"
    assert kirim(d, "perencana", alamat, isian(d.sasaran_draf)).status_code == 409
    assert buka(d, "perencana", f"2024/lembar/{d.iki_draf.pk}/isi/").status_code == 302  # to read it only
    assert "Isi lembar" not in teks(buka(d, "perencana", f"2024/iki/dinkes/{d.iki_draf.pk}/"))
    gerak(d, d.iki_draf, "tarik")
    assert status(d)[2] == "ditarik" and buka(d, "perencana", f"2024/lembar/{d.iki_draf.pk}/isi/").status_code == 200


def test_writers_and_submitters_take_turns(basis_salinan):
    """Whoever comes later sees what the other did: nothing is written into a sheet that was submitted before it."""
    d = susun()
    versi = segarkan(d, d.iki_draf).versi

    def satu(nomor: int) -> int:
        if nomor == 3:
            return kirim(d, "perencana", f"lembar/{d.iki_draf.pk}/ajukan/", {"versi": versi}).status_code
        isi = {"silsilah": f"3f2b8c1e-0d5a-4c61-9a58-0a1b2c3d4e{nomor:02}", "nama": f"Balapan {nomor}"}
        return kirim(d, "perencana", f"2024/lembar/{d.iki_draf.pk}/sasaran/", isi).status_code

    antre = iter(range(6))
    jawaban = serentak(lambda: satu(next(antre)))
    assert set(jawaban) <= {302, 409, 422}
    with pabrik.dalam(d.pemda):
        lembar = Lembar.objects.get(pk=d.iki_draf.pk)
        tambah = Jejak.objects.filter(model="indikator.SasaranStrategis", objek__startswith="Balapan")
        kirim_nomor = Jejak.objects.filter(model="indikator.Lembar", tindakan="ajukan").values_list("nomor", flat=True)
        if lembar.status == "diajukan":
            assert all(satu.nomor < kirim_nomor[0] for satu in tambah)
            assert not lembar.sasaran.filter(nama__startswith="Balapan").exists()  # empty ones forbid submitting


def test_deleting_the_last_open_sheet_moves_the_document_on(d):
    with pabrik.dalam(d.pemda) as mesin:
        kosong = penetapan.buat_lembar(oleh=mesin, penetapan=d.draf, jenis="iki", jabatan=d.kasubag)
        for satu in (d.iku_draf, d.iki_draf):
            gerak(d, satu, "ajukan")
        assert status(d)[0] == "draf"
        penetapan.hapus_lembar(Lembar.objects.select_related("penetapan__instansi").get(pk=kosong.pk), oleh=mesin)
    assert status(d)[0] == "diajukan"


def test_guard_is_of_the_sheet(d):
    with pabrik.dalam(d.pemda) as mesin:
        kosong = penetapan.buat_lembar(oleh=mesin, penetapan=d.draf, jenis="iki", jabatan=d.kasubag)
        pabrik.sasaran(d.iki_draf, "Belum berisi")
        assert alur.kekurangan(d.iku_draf) == []
        assert alur.kekurangan(kosong) == ["Lembar IKI Kepala Sub Bagian Umum belum berisi indikator."]
        with pytest.raises(IsianSalah, match="“Belum berisi” di lembar IKI Analis Kesehatan belum punya indikator"):
            alur.jalankan(d.iki_draf, "ajukan", oleh=mesin)
        assert alur.jalankan(d.iku_draf, "ajukan", oleh=mesin).status == "diajukan"
    jawaban = tekan(d, "perencana", d.iki_draf, "ajukan")
    assert jawaban.status_code == 422 and "“Belum berisi”" in teks(jawaban)
    assert "Harus dilengkapi sebelum diajukan (1)" in teks(buka(d, "perencana", f"2024/iki/dinkes/{d.iki_draf.pk}/"))


def test_closed_calendar_forbids_submitting(d):
    with pabrik.dalam(d.pemda) as mesin:
        hari = datetime.date(2024, 1, 31)
        pabrik._buat(Jadwal, tahun=2024, jenis="iku_iki", buka=hari, tenggat=hari, tutup=hari)
        for mesin_alur, objek in ((alur, d.iki_draf), (alur_dokumen, d.draf)):
            with pytest.raises(SalahStatus, match="sudah ditutup sejak 31 Januari 2024"):
                mesin_alur.jalankan(objek, "ajukan", oleh=mesin)


def test_every_submission_is_kept_and_told(d):
    gerak(d, d.iki_draf, "ajukan", "tarik", "ajukan")
    with pabrik.dalam(d.pemda) as mesin:
        alur_dokumen.jalankan(d.draf, "ajukan", oleh=mesin)
        assert Ajuan.objects.filter(lembar=d.iki_draf).count() == 2
        assert Ajuan.objects.filter(lembar=d.iku_draf).count() == 1
        kabar = Pemberitahuan.objects.filter(penerima=d.pimpinan).values_list("judul", flat=True)
        assert "IKI Analis Kesehatan: diajukan" in kabar and any(satu.startswith(str(d.draf)) for satu in kabar)
        assert not Pemberitahuan.objects.filter(penerima__in=[d.luar, d.asing]).exists()


def test_who_submitted_one_sheet_does_not_set_the_document(d):
    with pabrik.dalam(d.pemda) as mesin:
        pabrik.anggota("pimpinan", d.dinkes, d.perencana)
        alur.jalankan(d.iki_draf, "ajukan", oleh=pabrik.pelaku(d.perencana))
        alur.jalankan(d.iku_draf, "ajukan", oleh=pabrik.pelaku(d.rekan))
        dokumen = pabrik.beri_status(segarkan(d, d.draf), "terverifikasi")
        with pytest.raises(Ditolak, match="Yang mengajukan"):
            alur_dokumen.jalankan(dokumen, "tetapkan", oleh=pabrik.pelaku(d.perencana))
        assert alur_dokumen.jalankan(dokumen, "tetapkan", oleh=mesin).status == "ditetapkan"


def test_page_of_a_document_has_a_constant_number_of_queries(d):
    alamat = f"dokumen/{d.draf.pk}/"
    sebelum = jumlah_kueri(d, "perencana", alamat)
    with pabrik.dalam(d.pemda):
        for _ in range(5):
            pabrik.indikator(pabrik.lembar(d.draf, pabrik.jabatan(d.dinkes)))
    assert jumlah_kueri(d, "perencana", alamat) == sebelum


def test_submitted_long_ago_without_a_submitter(d):
    """Rows of before the sheets had a submitter of their own are moved all the same."""
    with pabrik.dalam(d.pemda) as mesin:
        dokumen = pabrik.beri_status(segarkan(d, d.draf), "diajukan")
        assert alur_dokumen.jalankan(dokumen, "setujui", oleh=mesin).status == "disetujui"
        tulis.ubah(segarkan(d, d.iki_draf), oleh=mesin, status="draf")
        penetapan.segarkan_status(tulis.kunci(d.draf), oleh=mesin)
    assert status(d)[0] == "draf"
