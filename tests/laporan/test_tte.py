"""Electronic signature: the stand-in says what it is, secrets go nowhere, a failure changes nothing."""

import io
import json
import logging
from datetime import timedelta

import pikepdf
import pytest
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone
from django.views.debug import get_exception_reporter_class

from laporan.domain import berkas_keputusan, letak_tte
from laporan.domain import tte as domain
from laporan.domain.penandatangan import JANGKAR_TTE, RUANG_TTE, blok
from laporan.models import BerkasKeputusan, Keputusan, TandaTanganElektronik
from laporan.tte import GalatTte, Jawaban, Permintaan, Tampak
from laporan.tte.tiruan import LABEL, PenyediaTiruan
from organisasi.domain.berkas import simpan_berkas
from organisasi.galat import Ditolak, GalatKinerja, SalahStatus
from organisasi.kiriman import RAHASIA
from organisasi.models import Berkas, Jejak
from tests import berkas_contoh, pabrik
from tests.laporan import keputusan_kecil

NIK, SANDI = "3520012345670001", "rahasia-sekali-9"
ISIAN = {"nik": NIK, "passphrase": SANDI, "tampak": "on"}


def _teks_halaman(pdf: bytes, nomor: int = 0) -> str:
    """What the pages' drawing orders say, forms included."""
    with pikepdf.open(io.BytesIO(pdf)) as dokumen:
        halaman = dokumen.pages[nomor]
        halaman.contents_coalesce()
        bentuk = [halaman.Contents.read_bytes()] if "/Contents" in halaman else []
        bentuk += [satu.read_bytes() for satu in dict(halaman.Resources.get("/XObject", {})).values()]
        return b" ".join(bentuk).decode("cp1252", "replace")


# --- the stand-in -------------------------------------------------------------------------------------------------


def test_the_stand_in_stamps_what_it_is_and_keeps_no_secret(tmp_path):
    satu = PenyediaTiruan(tmp_path / "ruang")
    tampak = Tampak(2, 100, 80, 150, 56)
    jawaban = satu.tandatangani(Permintaan(berkas_contoh.pdf(halaman=2), NIK, SANDI, tampak))
    assert LABEL in _teks_halaman(jawaban.pdf, 1) and LABEL not in _teks_halaman(jawaban.pdf, 0)
    hasil = satu.verifikasi(jawaban.pdf)
    assert hasil.sah and LABEL in hasil.kalimat
    assert not satu.verifikasi(jawaban.pdf + b"\n% diubah").sah
    assert not satu.verifikasi(berkas_contoh.pdf()).sah
    slip = "".join(b.read_text() for b in (tmp_path / "ruang").iterdir())
    assert NIK not in slip and SANDI not in slip and json.loads(slip)["keterangan"] == LABEL
    tersembunyi = satu.tandatangani(Permintaan(berkas_contoh.pdf(), NIK, SANDI))
    assert LABEL not in _teks_halaman(tersembunyi.pdf) and satu.verifikasi(tersembunyi.pdf).sah


@pytest.mark.parametrize(
    "ubah, kata",
    [
        ({"nik": "123"}, "16 angka"),
        ({"passphrase": "salah-ini"}, "Passphrase salah"),
        ({"pdf": b"bukan pdf"}, "Terbitkan ulang"),
        ({"tampak": Tampak(9, 0, 0, 10, 10)}, "Terbitkan ulang"),
        ({"tampak": Tampak(1, 0, 0, 10, 10, b"bukan gambar")}, "Terbitkan ulang"),
    ],
)
def test_refusals_are_sentences_without_secrets(tmp_path, ubah, kata):
    isi = {"pdf": berkas_contoh.pdf(), "nik": NIK, "passphrase": SANDI} | ubah
    with pytest.raises(GalatTte, match=kata) as galat:
        PenyediaTiruan(tmp_path).tandatangani(Permintaan(**isi))
    assert SANDI not in str(galat.value) and NIK not in str(galat.value)
    with pytest.raises(GalatTte):
        PenyediaTiruan(tmp_path).verifikasi(b"bukan pdf")


def test_a_request_shows_no_secret():
    teks = repr(Permintaan(b"%PDF", NIK, SANDI))
    assert NIK not in teks and SANDI not in teks


# --- a decree -----------------------------------------------------------------------------------------------------


@pytest.fixture
def nyala(settings, tmp_path):
    settings.TTE_PENYEDIA, settings.MODE_COBA = "tiruan", True
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = tmp_path / "berkas"
    return settings


@pytest.fixture
def dunia(basis_salinan, nyala):
    """(pemda, decree in force with its PDF, its pimpinan). Committed: the steps of a request commit one by one."""
    pemda = pabrik.pemda("magetan", ibukota="Magetan")
    with pabrik.dalam(pemda) as mesin:
        dinas = pabrik.instansi("Dinas Kesehatan")
        keputusan = keputusan_kecil.draf(dinas, penandatangan=pabrik.pejabat("Drs. BUDI"))
        isi = {"status": "berlaku", "nomor": "1 TAHUN 2024", "kode": "ACDEFGHJKMNP"}
        Keputusan.objects.filter(pk=keputusan.pk).update(**isi)
        keputusan = Keputusan.objects.select_related("instansi__pemda", "penandatangan").get(pk=keputusan.pk)
        berkas = simpan_berkas(
            oleh=mesin, nama="keputusan.pdf", isi=berkas_contoh.pdf(_bertempat), jenis_mime="application/pdf"
        )
        berkas_keputusan.pasang(keputusan, oleh=mesin, jenis="cetak", berkas=berkas)
        return pemda, keputusan, pabrik.anggota("pimpinan", dinas)


def _bertempat(pdf) -> None:
    """A PDF with the place of the mark, as the signature block makes it."""
    catatan = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Link, "/Rect": [300, 200, 476, 260]}
    catatan["/A"] = {"/S": pikepdf.Name.URI, "/URI": f"https://x.test/verifikasi/#{JANGKAR_TTE}"}
    pdf.pages[0].obj.Annots = pdf.make_indirect([pdf.make_indirect(catatan)])


def _alamat(keputusan) -> str:
    return f"/magetan/keputusan/{keputusan.pk}/tte/"


def test_signed_by_its_pimpinan_and_labelled_on_every_page(dunia, caplog):
    caplog.set_level(logging.DEBUG)
    pemda, keputusan, pimpinan = dunia
    klien = pabrik.klien(pimpinan)
    rincian = f"/magetan/keputusan/{keputusan.pk}/"
    assert "Tandatangani secara elektronik" in klien.get(rincian).content.decode()
    halaman = klien.get(_alamat(keputusan))
    assert LABEL in halaman.content.decode() and "no-store" in halaman.headers["Cache-Control"]
    assert klien.post(_alamat(keputusan), ISIAN).status_code == 302
    isi = klien.get(rincian).content.decode()
    assert isi.count(LABEL) == 1 and "keputusan-tte.pdf" in isi
    with pabrik.dalam(pemda):
        baris = TandaTanganElektronik.objects.get()
        assert (baris.status, baris.penyedia, baris.penandatangan) == ("selesai", "tiruan", "Drs. BUDI")
        pdf = BerkasKeputusan.objects.get(jenis="tte").berkas.isi.read()
        semua = repr(list(Jejak.objects.values())) + repr(list(TandaTanganElektronik.objects.values())) + caplog.text
    assert LABEL in _teks_halaman(pdf) and NIK not in semua and SANDI not in semua
    assert "1 0 0 1 300.00 200.00 cm" in _teks_halaman(pdf)  # over the place that the block keeps
    lagi = klien.post(_alamat(keputusan), ISIAN)
    assert lagi.status_code == 409 and "sudah ditandatangani" in lagi.content.decode()


def test_a_failure_keeps_everything_and_may_be_tried_again(dunia):
    pemda, keputusan, pimpinan = dunia
    klien = pabrik.klien(pimpinan)
    gagal = klien.post(_alamat(keputusan), ISIAN | {"passphrase": "salah-sandi-ini"})
    isi = gagal.content.decode()
    assert gagal.status_code == 422 and "Passphrase salah" in isi
    assert "salah-sandi-ini" not in isi and NIK not in isi  # never given back
    with pabrik.dalam(pemda):
        assert TandaTanganElektronik.objects.get().status == "gagal"
        assert not BerkasKeputusan.objects.filter(jenis="tte").exists()
    assert klien.post(_alamat(keputusan), ISIAN | {"nik": "12"}).status_code == 422
    assert klien.post(_alamat(keputusan), ISIAN).status_code == 302
    with pabrik.dalam(pemda):
        assert [t.status for t in domain.daftar(keputusan)] == ["selesai", "gagal"]


class _Penyedia(PenyediaTiruan):
    """A provider that misbehaves."""

    def __init__(self, kerja):
        super().__init__(None)
        self.kerja = kerja

    def tandatangani(self, permintaan):
        return self.kerja(permintaan)


def _meledak(permintaan):
    raise RuntimeError(f"koneksi putus: {permintaan.passphrase}")


@pytest.mark.parametrize(
    "kerja, kata",
    [
        (_meledak, "tidak dapat dihubungi"),
        (lambda p: Jawaban(p.pdf, "1"), "bukan PDF bertanda tangan"),
        (lambda p: Jawaban(b"<html>", "1"), "bukan PDF bertanda tangan"),
    ],
)
def test_a_provider_that_misbehaves(dunia, monkeypatch, caplog, kerja, kata):
    pemda, keputusan, pimpinan = dunia
    monkeypatch.setitem(domain.PENYEDIA, "tiruan", lambda: _Penyedia(kerja))
    with pabrik.dalam(pemda):
        hasil = domain.tandatangani(keputusan, oleh=pabrik.pelaku(pimpinan), nik=NIK, passphrase=SANDI)
        assert hasil.status == "gagal" and kata in hasil.galat and SANDI not in hasil.galat + caplog.text


def test_the_provider_is_called_outside_transactions(dunia, monkeypatch):
    pemda, keputusan, pimpinan = dunia
    terbuka = []

    def kerja(permintaan):
        terbuka.append(connection.in_atomic_block)
        raise GalatTte("Sibuk.", coba_lagi=True)

    monkeypatch.setitem(domain.PENYEDIA, "tiruan", lambda: _Penyedia(kerja))
    assert pabrik.klien(pimpinan).post(_alamat(keputusan), ISIAN).status_code == 422
    assert terbuka == [False]
    with pabrik.dalam(pemda):
        assert TandaTanganElektronik.objects.get().galat == "Sibuk."


def test_a_request_under_way_keeps_the_next_waiting_until_it_is_given_up(dunia):
    pemda, keputusan, pimpinan = dunia
    with pabrik.dalam(pemda):
        sidik = BerkasKeputusan.objects.get().berkas.sha256
        isi = {"penyedia": "tiruan", "penandatangan": "A", "sha256_asal": sidik}
        satu = pabrik._buat(TandaTanganElektronik, keputusan=keputusan, **isi)
    assert pabrik.klien(pimpinan).post(_alamat(keputusan), ISIAN).status_code == 409
    with pabrik.dalam(pemda):
        lama = timezone.now() - domain.MASIH_DIMINTA - timedelta(seconds=1)
        TandaTanganElektronik.objects.filter(pk=satu.pk).update(dibuat=lama)
    assert pabrik.klien(pimpinan).post(_alamat(keputusan), ISIAN).status_code == 302
    with pabrik.dalam(pemda):
        assert "terputus" in TandaTanganElektronik.objects.get(pk=satu.pk).galat


def test_who_may_not_and_what_may_not_be_signed(dunia):
    pemda, keputusan, pimpinan = dunia
    with pabrik.dalam(pemda):
        for peran in ("perencana", "penomoran", "admin_pemda", "verifikator"):
            pelaku = pabrik.pelaku_baru(peran, keputusan.instansi if peran == "perencana" else None)
            with pytest.raises(Ditolak):
                domain.tandatangani(keputusan, oleh=pelaku, nik=NIK, passphrase=SANDI)
        lain = pabrik.anggota("pimpinan", pabrik.instansi("Dinas Lain"))
        Keputusan.objects.filter(pk=keputusan.pk).update(status="draf")
    assert pabrik.klien(lain).get(_alamat(keputusan)).status_code == 403
    assert pabrik.klien(pimpinan).post(_alamat(keputusan), ISIAN).status_code == 409
    with pabrik.dalam(pemda), pytest.raises(SalahStatus):
        domain.tandatangani(keputusan, oleh=pabrik.pelaku(pimpinan), nik=NIK, passphrase=SANDI)
    with pabrik.dalam(pabrik.pemda("paser")):
        asing = pabrik.anggota("pimpinan", pabrik.instansi("Dinas Asing"))
    assert pabrik.klien(asing).post(_alamat(keputusan), ISIAN).status_code == 404


def test_off_without_a_provider_and_refused_outside_a_trial(dunia, nyala):
    pemda, keputusan, pimpinan = dunia
    klien, rincian = pabrik.klien(pimpinan), f"/magetan/keputusan/{keputusan.pk}/"
    nyala.TTE_PENYEDIA = ""
    assert "secara elektronik" not in klien.get(rincian).content.decode()
    assert "belum dipasang" in klien.get(_alamat(keputusan)).content.decode()
    for pilihan in ({"TTE_PENYEDIA": "tiruan", "MODE_COBA": False, "DEBUG": False}, {"TTE_PENYEDIA": "lain"}):
        for nama, nilai in pilihan.items():
            setattr(nyala, nama, nilai)
        assert "Tandatangani secara" not in klien.get(rincian).content.decode()
        with pabrik.dalam(pemda), pytest.raises(GalatKinerja):
            domain.tandatangani(keputusan, oleh=pabrik.pelaku(pimpinan), nik=NIK, passphrase=SANDI)
    nyala.TTE_PENYEDIA, nyala.TTE_IZINKAN_TIRUAN = "tiruan", True
    assert domain.penyedia().tiruan
    with pabrik.dalam(pemda):
        assert not TandaTanganElektronik.objects.exists() and Berkas.objects.count() == 1


def test_the_block_keeps_a_place_only_when_there_is_a_provider(dunia, nyala):
    pemda, keputusan, _ = dunia
    with pabrik.dalam(pemda):
        satu = blok(keputusan)
        assert satu.elektronik == RUANG_TTE and satu.qr.startswith("data:") and satu.tautan.endswith(JANGKAR_TTE)
        nyala.TTE_PENYEDIA = ""
        assert (blok(keputusan).elektronik, blok(keputusan).qr, blok(keputusan).tautan) == ("", "", "")
        tanpa = letak_tte.letak(berkas_contoh.pdf(halaman=3), keputusan, tiruan=False)
        assert tanpa.halaman == 3 and tanpa.gambar.startswith(b"\x89PNG")


@pytest.mark.parametrize("nama", ["nik", "passphrase", "form-0-passphrase", "form-nik"])
def test_drafts_and_titipan_leave_the_secrets_out(nama):
    assert RAHASIA.search(nama) and not RAHASIA.search("teknik") and not RAHASIA.search("unik")


@pytest.mark.parametrize("debug", [False, True])
def test_a_report_of_an_error_shows_no_secret(dunia, monkeypatch, settings, debug):
    """Neither the page of a DEBUG installation nor a report to its operator, wherever the signing breaks down."""
    _, keputusan, pimpinan = dunia
    settings.DEBUG = debug

    def rusak(*_, **__):
        raise RuntimeError("tidak terduga")

    monkeypatch.setattr(domain, "_susun", rusak)
    klien = pabrik.klien(pimpinan)
    klien.raise_request_exception = True
    with pytest.raises(RuntimeError) as galat:
        klien.post(_alamat(keputusan), ISIAN)
    permintaan = RequestFactory().post(_alamat(keputusan), ISIAN)
    permintaan.sensitive_post_parameters = ["nik", "passphrase"]
    jejak = galat.tb
    while "handlers/exception" not in jejak.tb_frame.f_code.co_filename:  # above it are the frames of the test client
        jejak = jejak.tb_next
    laporan = get_exception_reporter_class(permintaan)(permintaan, galat.type, galat.value, jejak)
    isi = laporan.get_traceback_html() + laporan.get_traceback_text()
    assert "tandatangani" in isi and "tidak terduga" in isi
    assert NIK not in isi and SANDI not in isi
