"""Addendum: the only way to correct a signed LKjIP; its figures are the engine's, next year's report takes them."""

from datetime import date

import pytest

from indikator.domain import capaian as domain_capaian
from indikator.models import Indikator, Pengukuran, Realisasi
from laporan.domain.alur import lkjip as alur
from laporan.domain.cetak import ke_html, susun_naskah
from laporan.domain.isi_adendum import baca_adendum
from laporan.domain.lkjip import adendum as domain
from laporan.domain.lkjip.isi import baca_isi
from laporan.domain.lkjip.lalu import lalu
from laporan.models import AdendumLkjip, Cuplikan, Lkjip
from organisasi.domain.pengaturan import ubah_pengaturan
from organisasi.galat import Bentrok, Ditolak, GalatKinerja, IsianSalah, SalahStatus
from organisasi.models import Pemda
from tests import pabrik
from tests.basis import serentak
from tests.laporan import lkjip_kecil

TANGGAL = date(2025, 6, 2)
ISI = {"tanggal": TANGGAL, "dasar": "Surat BPS Nomor 7", "alasan": "Angka sementara menjadi tetap"}


def siap():
    """(pemda, OPD, signed report with a preliminary figure)."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        dinas = pabrik.instansi("Dinas Kesehatan")
        draf = lkjip_kecil.lengkap(dinas, sifat="sementara", tahun_data=lkjip_kecil.TAHUN)
        return pemda, dinas, lkjip_kecil.sampai(draf, "dipublikasikan")


@pytest.fixture
def d(db):
    asing = pabrik.pemda("paser")
    with pabrik.dalam(asing):
        lain = pabrik._buat(Lkjip, instansi=pabrik.instansi("Dinas Asing"), tahun=2024, status="dipublikasikan")
        pabrik._buat(AdendumLkjip, lkjip=lain, ke=1, dasar="Asing", alasan="Asing")
    satu = siap()
    with pabrik.dalam(satu[0]):
        yield satu


def tetapkan(teks: str = "88", sifat: str = "tetap") -> None:
    """The figure becomes final, and other than it was."""
    Realisasi.objects.update(teks=teks, nilai=teks, sifat=sifat)
    for satu in Realisasi.objects.all():
        domain_capaian.hitung_realisasi(satu)


def baris(adendum) -> list[tuple[str, str, str]]:
    return [
        (satu["apa"], satu["semula"].replace("\u00a0", " "), satu["menjadi"].replace("\u00a0", " "))
        for satu in adendum.perubahan
    ]


BEDA = [
    ("Realisasi", "84 *)", "88"),
    ("Capaian", "105,00 %", "110,00 %"),
    ("Rata-rata capaian", "105,00 %", "110,00 %"),
]


def test_it_begins_with_the_figures_that_differ_today(d):
    _pemda, dinas, lkjip = d
    oleh = pabrik.pelaku_baru("perencana", dinas)
    assert domain.beda(lkjip) == []
    tetapkan()
    satu = domain.buat(lkjip, oleh=oleh)
    assert (satu.ke, baris(satu)) == (1, BEDA) and domain.buat(lkjip, oleh=oleh).pk == satu.pk  # pressed twice
    pilih = [domain.kunci_baris(satu.perubahan[0]), "palsu:Capaian"]
    satu = domain.ubah(satu, oleh=oleh, versi=satu.versi, baris=pilih, **ISI)
    assert baris(satu) == BEDA[:1]  # a key that differs from nothing is nothing
    with pytest.raises(Bentrok):
        domain.ubah(satu, oleh=oleh, versi=1, **ISI)


def test_published_it_is_frozen_and_the_report_stays(d):
    _pemda, dinas, lkjip = d
    oleh, pimpinan = pabrik.pelaku_baru("perencana", dinas), pabrik.pelaku_baru("pimpinan", dinas)
    tetapkan()
    satu = domain.buat(lkjip, oleh=oleh)
    with pytest.raises(Ditolak):
        domain.terbitkan(satu, oleh=oleh)
    with pytest.raises(IsianSalah, match="tanggal dan dasar dan alasan"):
        domain.terbitkan(satu, oleh=pimpinan)
    satu = domain.ubah(satu, oleh=oleh, **ISI)
    satu = domain.terbitkan(satu, oleh=pimpinan, versi=satu.versi)
    assert satu.terbit_oleh == pimpinan.pengguna and Cuplikan.objects.filter(jenis="adendum").count() == 1
    for aksi in (domain.ubah, domain.hapus):
        with pytest.raises(SalahStatus, match="sudah terbit"):
            aksi(satu, oleh=oleh)
    tetapkan("90")
    isi = baca_adendum(AdendumLkjip.objects.select_related("lkjip__instansi__pemda").get(pk=satu.pk))
    assert [sel.teks for sel in isi.tabel.baris[0].sel][3:] == ["84 *)", "88"]
    assert baca_isi(lkjip).angka.indikator[0].realisasi_teks == "84"  # the report as it was signed
    kedua = domain.buat(lkjip, oleh=oleh)
    assert kedua.ke == 2 and baris(kedua)[0] == ("Realisasi", "88", "90")  # compared with the corrected figure


def test_a_figure_that_moved_again_or_is_not_verified_is_refused(d):
    _pemda, dinas, lkjip = d
    oleh, pimpinan = pabrik.pelaku_baru("perencana", dinas), pabrik.pelaku_baru("pimpinan", dinas)
    tetapkan()
    satu = domain.ubah(domain.buat(lkjip, oleh=oleh), oleh=oleh, **ISI)
    tetapkan("89")
    with pytest.raises(IsianSalah, match="berubah lagi"):
        domain.terbitkan(satu, oleh=pimpinan)
    satu = domain.ubah(satu, oleh=oleh, baris=[domain.kunci_baris(baris) for baris in domain.beda(lkjip)], **ISI)
    Pengukuran.objects.update(status="disetujui")
    with pytest.raises(IsianSalah, match="belum terverifikasi"):
        domain.terbitkan(satu, oleh=pimpinan)
    Pengukuran.objects.update(status="terverifikasi")
    assert domain.terbitkan(satu, oleh=pimpinan).terbit_pada


def test_next_year_takes_the_corrected_figure_and_says_so(d):
    _pemda, dinas, lkjip = d
    silsilah = Indikator.objects.get(lembar__penetapan__instansi=dinas).silsilah
    semula = lalu(dinas, lkjip.tahun + 1, [silsilah])[str(silsilah)][0]
    assert (semula.realisasi_teks, semula.sementara, semula.sumber) == ("84", True, "LKjIP Tahun 2024")
    tetapkan()
    oleh = pabrik.mesin()
    satu = domain.ubah(domain.buat(lkjip, oleh=oleh), oleh=oleh, **ISI)
    assert lalu(dinas, lkjip.tahun + 1, [silsilah])[str(silsilah)][0] == semula  # a draft says nothing yet
    domain.terbitkan(satu, oleh=oleh)
    kini = lalu(dinas, lkjip.tahun + 1, [silsilah])[str(silsilah)][0]
    assert (kini.realisasi_teks, kini.realisasi, kini.sementara) == ("88", "88", False)
    assert kini.capaian_teks.replace("\u00a0", " ") == "110,00 %" and kini.beku
    assert kini.sumber == "LKjIP Tahun 2024 dan Adendum ke-1"


def test_signed_anew_it_is_no_longer_corrected_by_an_addendum_of_its_first_signing(d):
    pemda, dinas, lkjip = d
    Lkjip.objects.filter(pk=lkjip.pk).update(status="disampaikan")
    silsilah, oleh = Indikator.objects.get(lembar__penetapan__instansi=dinas).silsilah, pabrik.mesin()
    tetapkan()
    satu = domain.ubah(domain.buat(lkjip, oleh=oleh), oleh=oleh, **ISI)
    domain.terbitkan(satu, oleh=oleh)
    lkjip = alur.jalankan(lkjip_kecil.muat(lkjip), "buka", oleh=oleh, alasan="Angka tetap berubah lagi")
    tetapkan("92")
    lkjip = lkjip_kecil.sampai(lkjip, "dipublikasikan")
    assert baca_isi(lkjip).angka.indikator[0].realisasi_teks == "92"
    kini = lalu(dinas, lkjip.tahun + 1, [silsilah])[str(silsilah)][0]
    assert (kini.realisasi_teks, kini.sumber) == ("92", "LKjIP Tahun 2024")
    assert domain.beda(lkjip) == []
    halaman = pabrik.klien(pabrik.anggota("perencana", dinas)).get(f"/{pemda.slug}/lkjip/{lkjip.pk}/").content.decode()
    assert "untuk naskah sebelum laporan dibuka kembali" in halaman
    ubah_pengaturan(oleh=oleh, halaman_publik=True)
    publik = pabrik.klien().get(f"/{pemda.slug}/publik/lkjip/{lkjip.pk}/").content.decode()
    assert "92" in publik and "Adendum ke-1" not in publik
    tetapkan("94")
    assert baris(domain.buat(lkjip, oleh=oleh))[0] == ("Realisasi", "92", "94")


def test_an_open_report_is_corrected_itself(d):
    _pemda, dinas, lkjip = d
    Lkjip.objects.filter(pk=lkjip.pk).update(status="direviu")
    with pytest.raises(SalahStatus, match="belum ditandatangani"):
        domain.buat(lkjip_kecil.muat(lkjip), oleh=pabrik.pelaku_baru("perencana", dinas))


def test_the_pages_from_the_button_to_the_public(d):
    pemda, dinas, lkjip = d
    tetapkan()
    perencana = pabrik.klien(pabrik.anggota("perencana", dinas))
    pimpinan = pabrik.klien(pabrik.anggota("pimpinan", dinas))
    milik = f"/{pemda.slug}/lkjip/{lkjip.pk}/"
    assert "Buat adendum" in perencana.get(milik).content.decode()
    tujuan = perencana.post(f"{milik}adendum/")["Location"]
    formulir = perencana.get(tujuan).content.decode()
    assert "Realisasi: 84 *) → 88" in formulir
    satu = AdendumLkjip.objects.get(lkjip=lkjip)
    isi = {"versi": satu.versi, "tanggal": "2025-06-02", "dasar": ISI["dasar"], "alasan": ISI["alasan"]}
    isi["baris"] = [domain.kunci_baris(baris) for baris in satu.perubahan]
    assert perencana.post(tujuan, isi).status_code == 302
    assert perencana.post(tujuan, isi | {"dasar": "lain"}).status_code == 409  # of an old page
    halaman = f"/{pemda.slug}/lkjip/adendum/{satu.pk}/"
    pembaca = pabrik.klien(pabrik.anggota("pembaca"))
    assert pembaca.get(halaman).status_code == 403  # a draft
    satu.refresh_from_db()
    assert pimpinan.post(f"{halaman}terbitkan/", {"versi": satu.versi}).status_code == 302
    assert "Surat BPS Nomor 7" in pembaca.get(halaman).content.decode()
    assert "Adendum ke-1" in perencana.get(milik).content.decode()
    ubah_pengaturan(oleh=pabrik.mesin(), halaman_publik=True)
    publik = pabrik.klien().get(f"/{pemda.slug}/publik/lkjip/{lkjip.pk}/").content.decode()
    assert "Adendum ke-1" in publik and "Surat BPS Nomor 7" in publik and "84 *)" in publik
    pesanan = {"jenis": "adendum", "instansi": dinas, "tahun": lkjip.tahun, "objek": satu.pk}
    naskah = susun_naskah(**pesanan, oleh=pabrik.mesin())
    assert naskah.draf is False and "ADENDUM KE-1" in ke_html(naskah)
    with pabrik.dalam(Pemda.objects.get(slug="paser")):
        asing = AdendumLkjip.objects.get()
    assert perencana.get(f"/{pemda.slug}/lkjip/adendum/{asing.pk}/").status_code == 404


def test_a_draft_is_thrown_away_by_its_opd(d):
    pemda, dinas, lkjip = d
    satu = domain.buat(lkjip, oleh=pabrik.mesin())
    klien, alamat = pabrik.klien(pabrik.anggota("perencana", dinas)), f"/{pemda.slug}/lkjip/adendum/{satu.pk}/hapus/"
    assert "Hapus draf" in klien.get(alamat).content.decode()
    assert klien.post(alamat, {"versi": satu.versi}).status_code == 302
    assert not AdendumLkjip.objects.filter(lkjip=lkjip).exists() and klien.get(alamat).status_code == 404


def test_two_at_once_publish_once(basis_salinan, postgres):
    pemda, dinas, lkjip = siap()
    with pabrik.dalam(pemda):
        tetapkan()
        orang, oleh = pabrik.anggota("pimpinan", dinas), pabrik.mesin()
        satu = domain.ubah(domain.buat(lkjip, oleh=oleh), oleh=oleh, **ISI)

    def terbitkan():
        with pabrik.dalam(pemda):
            try:
                kini = AdendumLkjip.objects.select_related("lkjip__instansi__pemda").get(pk=satu.pk)
                return bool(domain.terbitkan(kini, oleh=pabrik.pelaku(orang)))
            except GalatKinerja as galat:
                return type(galat).__name__

    assert sorted(map(str, serentak(terbitkan, 4))) == ["SalahStatus"] * 3 + ["True"]
    with pabrik.dalam(pemda):
        assert Cuplikan.objects.filter(jenis="adendum").count() == 1
