"""Review by the Inspektorat: remarks and answers, the statement, its print and scan, the move it ends with."""

from datetime import date

import pytest
from django.db import transaction

from laporan.domain.alur import lkjip as alur
from laporan.domain.cetak import ke_html, susun_naskah
from laporan.domain.lkjip import penyampaian
from laporan.domain.lkjip import reviu as domain_reviu
from laporan.domain.lkjip import tulis_reviu as domain
from laporan.models import CatatanReviu, Lkjip, ReviuLkjip
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Pejabat, Pemberitahuan
from tests import berkas_contoh, pabrik
from tests.basis import serentak
from tests.laporan import lkjip_kecil

PDF = berkas_contoh.pdf()
TANGGAL = date(2025, 2, 10)


@pytest.fixture
def d(db):
    """(pemda, verified report, Inspektorat, perencana); a stranger with a review of its own beside it."""
    asing = pabrik.pemda("paser")
    with pabrik.dalam(asing):
        lain = pabrik._buat(Lkjip, instansi=pabrik.instansi("Dinas Asing"), tahun=2024, status="terverifikasi")
        pabrik._buat(ReviuLkjip, lkjip=lain, nomor="700/asing")
        pabrik.anggota("inspektorat")
    pemda = pabrik.pemda("magetan", ibukota="Magetan")
    with pabrik.dalam(pemda):
        dinas = pabrik.instansi("Dinas Kesehatan")
        lkjip_kecil.kepala(pabrik.instansi("Inspektorat Daerah", jenis="inspektorat"))
        lkjip = lkjip_kecil.sampai(lkjip_kecil.lengkap(dinas), "terverifikasi")
        yield pemda, lkjip, pabrik.anggota("inspektorat"), pabrik.anggota("perencana", dinas)


def lengkapi(lkjip, oleh) -> ReviuLkjip:
    satu = domain.mulai(lkjip, oleh=oleh)
    return domain.ubah(satu, oleh=oleh, nomor="700/12", tanggal=TANGGAL, penandatangan=satu.penandatangan)


def test_a_whole_review_on_its_page(d):
    pemda, lkjip, inspektorat, perencana = d
    pereviu, opd = pabrik.klien(inspektorat), pabrik.klien(perencana)
    alamat = f"/{pemda.slug}/lkjip/{lkjip.pk}/lembar-reviu/"
    assert (
        "Mulai reviu" in pereviu.get(alamat).content.decode() and "Mulai reviu" not in opd.get(alamat).content.decode()
    )
    for _ in range(2):  # pressed twice
        assert pereviu.post(f"{alamat}mulai/").status_code == 302
    reviu = ReviuLkjip.objects.get()
    assert (reviu.tempat, reviu.penandatangan.nama) == ("Magetan", "Kepala Inspektorat Daerah S.E.")
    for _ in range(2):
        isi = {"tempat": "BAB III", "isi": "Jelaskan kenaikannya."}
        assert pereviu.post(f"{alamat}catatan/", isi).status_code == 302
    catatan = CatatanReviu.objects.get()
    assert pereviu.post(f"{alamat}catatan/", {"isi": " "}).status_code == 422
    assert Pemberitahuan.objects.filter(penerima=perencana, judul__startswith="Catatan reviu").count() == 1
    jawab = f"/{pemda.slug}/lkjip/reviu/catatan/{catatan.pk}/jawab/"
    awalan = f"c{catatan.pk}-"
    kosong = opd.post(jawab, {f"{awalan}versi": 1, f"{awalan}selesai": "on"})
    assert kosong.status_code == 422 and "Tulis apa yang sudah dilakukan" in kosong.content.decode()
    isi = {f"{awalan}versi": 1, f"{awalan}tindak_lanjut": "Sudah dijelaskan.", f"{awalan}selesai": "on"}
    assert opd.post(jawab, isi).status_code == 302
    assert opd.post(jawab, isi | {f"{awalan}tindak_lanjut": "Lain"}).status_code == 409  # of an old page
    assert Pemberitahuan.objects.filter(penerima=inspektorat, judul__startswith="Tindak lanjut").count() == 1
    tandai = f"/{pemda.slug}/lkjip/reviu/catatan/{catatan.pk}/tandai/"
    assert opd.post(tandai, {"selesai": "0"}).status_code == 403
    assert pereviu.post(tandai, {"selesai": "0"}).status_code == 302
    belum = pereviu.post(f"/{pemda.slug}/lkjip/{lkjip.pk}/reviu/", {"versi": lkjip.versi})
    assert belum.status_code == 422 and "tanggal belum diisi" in belum.content.decode()
    kepala = {"versi": reviu.versi, "nomor": "700/12", "tanggal": "2025-02-10", "tempat": "Magetan"}
    kepala |= {"penandatangan": reviu.penandatangan_id, "jabatan_penandatangan": "Inspektur"}
    assert pereviu.post(alamat, kepala).status_code == 302
    belum = pereviu.post(f"/{pemda.slug}/lkjip/{lkjip.pk}/reviu/", {"versi": lkjip.versi})
    assert belum.status_code == 422 and "1 catatan reviu belum" in belum.content.decode()
    pereviu.post(tandai, {"selesai": "1"})
    assert pereviu.post(f"/{pemda.slug}/lkjip/{lkjip.pk}/reviu/", {"versi": lkjip.versi}).status_code == 302
    assert Lkjip.objects.get(pk=lkjip.pk).status == "direviu" and ReviuLkjip.objects.get().selesai


def test_the_statement_by_the_standard_and_in_own_words(d):
    _pemda, lkjip, inspektorat, _perencana = d
    oleh = pabrik.pelaku(inspektorat)
    reviu = lengkapi(lkjip, oleh)
    assert domain_reviu.pernyataan(lkjip) is None  # not before it is said to be reviewed
    isi = domain_reviu.susun_pernyataan(lkjip, reviu)
    assert isi.judul[0] == "PERNYATAAN TELAH DIREVIU" and isi.judul[-1] == "TAHUN ANGGARAN 2024"
    assert len(isi.paragraf) == 3 and "keyakinan terbatas" in isi.paragraf[1]
    assert (isi.tanda_tangan.tempat, isi.tanda_tangan.tanggal) == ("Magetan", "10 Februari 2025")
    domain.ubah(reviu, oleh=oleh, pernyataan="Kami mereviu.\n\nDua.", simpulan="Dengan pengecualian tabel 3.")
    lkjip = alur.jalankan(lkjip, "reviu", oleh=oleh)
    assert domain_reviu.pernyataan(lkjip).paragraf == ("Kami mereviu.", "Dua.", "Dengan pengecualian tabel 3.")
    with pytest.raises(SalahStatus):
        domain.ubah(reviu, oleh=oleh, nomor="700/13")


def test_its_print_is_a_draft_until_the_report_is_reviewed(d):
    _pemda, lkjip, inspektorat, _perencana = d
    oleh = pabrik.pelaku(inspektorat)
    lengkapi(lkjip, oleh)
    pesanan = {"jenis": "reviu", "instansi": lkjip.instansi, "tahun": lkjip.tahun, "oleh": oleh, "objek": lkjip.pk}
    naskah = susun_naskah(**pesanan)
    html = ke_html(naskah)
    assert naskah.draf and "PERNYATAAN TELAH DIREVIU" in html and "700/12" in html and "INSPEKTORAT" in html
    alur.jalankan(lkjip, "reviu", oleh=oleh)
    assert susun_naskah(**pesanan).draf is False


def test_signed_with_its_report_the_statement_reads_as_it_was(d):
    pemda, lkjip, inspektorat, _perencana = d
    oleh = pabrik.pelaku(inspektorat)
    reviu = lengkapi(lkjip, oleh)
    lkjip = alur.jalankan(lkjip, "reviu", oleh=oleh)
    lkjip = penyampaian.tandatangani(lkjip, oleh=pabrik.mesin(), tanggal=lkjip_kecil.TANGGAL)
    Pejabat.objects.filter(pk=reviu.penandatangan_id).update(nama="Inspektur Pengganti", pangkat="Pangkat Baru")
    pesanan = {"jenis": "reviu", "instansi": lkjip.instansi, "tahun": lkjip.tahun, "oleh": oleh, "objek": lkjip.pk}
    halaman = pabrik.klien(inspektorat).get(f"/{pemda.slug}/lkjip/{lkjip.pk}/lembar-reviu/").content.decode()
    for isi in (ke_html(susun_naskah(**pesanan)), halaman):
        assert "Kepala Inspektorat Daerah S.E." in isi
        assert "Inspektur Pengganti" not in isi and "Pangkat Baru" not in isi


def test_the_inspektorat_returns_what_is_verified_and_goes_on_later(d):
    _pemda, lkjip, inspektorat, _perencana = d
    oleh = pabrik.pelaku(inspektorat)
    catatan = domain.tambah_catatan(lkjip, oleh=oleh, isi="Perbaiki tabel 4.")
    lkjip = alur.jalankan(lkjip, "kembalikan", oleh=oleh, alasan="Lihat catatan reviu")
    opd = pabrik.pelaku_baru("pimpinan", lkjip.instansi)
    domain.jawab(catatan, oleh=opd, tindak_lanjut="Sudah.", selesai=True)
    lkjip = lkjip_kecil.sampai(lkjip, "terverifikasi")
    assert domain.mulai(lkjip, oleh=oleh).pk == catatan.reviu_id  # the same review goes on
    lkjip = alur.jalankan(lkjip_kecil.muat(lkjip), "kembalikan", oleh=pabrik.mesin(), alasan="x")
    lkjip = alur.jalankan(lkjip, "ajukan", oleh=pabrik.mesin())
    lkjip = alur.jalankan(lkjip, "setujui", oleh=pabrik.mesin())
    with pytest.raises(Ditolak):
        alur.jalankan(lkjip, "kembalikan", oleh=oleh, alasan="belum terverifikasi")


def test_opened_again_another_review_counts(d):
    _pemda, lkjip, inspektorat, _perencana = d
    oleh = pabrik.pelaku(inspektorat)
    lama = lengkapi(lkjip, oleh)
    lkjip = alur.jalankan(lkjip, "reviu", oleh=oleh)
    lkjip = alur.jalankan(lkjip, "buka", oleh=pabrik.mesin(), alasan="Salah angka")
    assert domain_reviu.pernyataan(lkjip) is None
    lkjip = lkjip_kecil.sampai(lkjip, "terverifikasi")
    with transaction.atomic():  # signed without another review, where none is required
        tanpa = lkjip_kecil.sampai(lkjip, "ditandatangani")
        assert domain_reviu.pernyataan(tanpa) is None and lama.lkjip_id == tanpa.pk
        transaction.set_rollback(True)
    baru = domain.mulai(lkjip, oleh=oleh)
    assert baru.pk != lama.pk and ReviuLkjip.objects.filter(lkjip=lkjip).count() == 2


def test_only_who_may(d):
    _pemda, lkjip, inspektorat, perencana = d
    opd = pabrik.pelaku(perencana)
    for aksi in (
        lambda: domain.mulai(lkjip, oleh=opd),
        lambda: domain.tambah_catatan(lkjip, oleh=opd, isi="x"),
        lambda: alur.jalankan(lkjip, "reviu", oleh=opd),
    ):
        with pytest.raises(Ditolak):
            aksi()
    catatan = domain.tambah_catatan(lkjip, oleh=pabrik.pelaku(inspektorat), isi="x")
    for peran in ("verifikator", "bappeda", "inspektorat"):
        with pytest.raises(Ditolak):
            domain.jawab(catatan, oleh=pabrik.pelaku_baru(peran), tindak_lanjut="x")
    with pytest.raises(SalahStatus):
        Lkjip.objects.filter(pk=lkjip.pk).update(status="draf")
        ReviuLkjip.objects.filter(lkjip=lkjip).delete()
        domain.mulai(lkjip, oleh=pabrik.pelaku(inspektorat))


def test_the_signed_scan_is_for_those_who_see_the_report(d):
    pemda, lkjip, inspektorat, perencana = d
    oleh = pabrik.pelaku(inspektorat)
    reviu = lengkapi(lkjip, oleh)
    with pytest.raises(IsianSalah):
        domain.unggah_pernyataan(reviu, oleh=oleh, nama="a.docx", isi=PDF)
    satu = domain.unggah_pernyataan(reviu, oleh=oleh, nama="a.pdf", isi=PDF)
    assert domain.unggah_pernyataan(reviu, oleh=oleh, nama="b.pdf", isi=PDF).berkas_id == satu.berkas_id
    alamat = f"/{pemda.slug}/berkas/{satu.berkas_id}/"
    assert pabrik.klien(perencana).get(alamat).status_code == 200
    assert pabrik.klien(pabrik.anggota("pembaca")).get(alamat).status_code == 403
    with pytest.raises(Bentrok):
        domain.ubah(reviu, oleh=oleh, versi=reviu.versi, nomor="1")


def test_two_at_once_begin_one_review(basis_salinan, postgres):
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        isi = {"instansi": pabrik.instansi("Dinas Kesehatan"), "tahun": 2024, "status": "terverifikasi"}
        lkjip, orang = pabrik._buat(Lkjip, **isi), pabrik.anggota("inspektorat")

    def catat():
        with pabrik.dalam(pemda):
            return domain.tambah_catatan(lkjip_kecil.muat(lkjip), oleh=pabrik.pelaku(orang), isi="Sama").pk

    assert len(set(serentak(catat, 4))) == 1
    with pabrik.dalam(pemda):
        assert ReviuLkjip.objects.count() == 1 and CatatanReviu.objects.count() == 1


def test_a_review_that_the_signing_did_not_wait_for_takes_no_further_remark(d):
    pemda, lkjip, inspektorat, _perencana = d
    domain.tambah_catatan(lkjip, oleh=pabrik.pelaku(inspektorat), isi="Jelaskan tabel 2.")
    penyampaian.tandatangani(lkjip, oleh=pabrik.mesin(), tanggal=lkjip_kecil.TANGGAL)
    alamat = f"/{pemda.slug}/lkjip/{lkjip.pk}/lembar-reviu/catatan/"
    assert pabrik.klien(inspektorat).post(alamat, {"isi": "Satu lagi."}).status_code == 409
    assert CatatanReviu.objects.count() == 1
