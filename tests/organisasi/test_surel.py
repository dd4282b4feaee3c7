"""Notices by e-mail: at once, as a daily digest or not at all; once each, whatever happens between two mails."""

import io
from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone

from organisasi.domain import kabar
from organisasi.domain import pemberitahuan as domain
from organisasi.domain.surel import kirim_semua
from organisasi.models import Keanggotaan, Pemberitahuan
from tests import pabrik
from tests.organisasi.conftest import susun_tata, tunggu

ALAMAT = "/magetan/2026/realisasi/dinas-sosial/?tw=1"


@pytest.fixture(autouse=True)
def _situs(settings):
    settings.SITUS = "https://kinerja.uji.test"


def _kabari(tata, orang, judul="Realisasi & target dikembalikan", pemda=None, alamat=ALAMAT, **lain):
    with pabrik.dalam(pemda or tata.pemda) as oleh:
        isi = {"jenis": "kembali", "isi": "Alasan rahasia: pagu <b>salah</b>"} | lain
        kabar.kabari(oleh=oleh, penerima=[orang], judul=judul, alamat=alamat, **isi)


def _pilih(tata, orang, cara):
    with pabrik.dalam(tata.pemda):
        domain.atur_langganan(oleh=pabrik.pelaku(orang), cara=cara)


def _belum(tata):
    with pabrik.dalam(tata.pemda):
        return Pemberitahuan.objects.filter(surel_pada=None).count()


def _pukul(jam, hari=2):
    """That hour in Magetan (WIB), on a day of March 2026."""
    saat = datetime(2026, 3, hari, jam, tzinfo=UTC) - timedelta(hours=7)
    return patch("django.utils.timezone.now", return_value=saat)


def test_segera_satu_surel_tiap_kabar(tata):
    _pilih(tata, tata.perencana, "segera")
    _kabari(tata, tata.perencana)
    _kabari(tata, tata.perencana, judul="Kabar kedua")
    assert kirim_semua().terkirim == 2
    pesan = mail.outbox[0]
    html = pesan.alternatives[0][0]
    assert pesan.to == [tata.perencana.email]
    assert pesan.subject == "[Kinerja Kabupaten Magetan] Realisasi & target dikembalikan"
    assert f"https://kinerja.uji.test{ALAMAT}" in pesan.body and "&amp;" not in pesan.body
    assert "Realisasi &amp; target" in html and "https://kinerja.uji.test/magetan/pemberitahuan/surel/" in html
    assert "rahasia" not in pesan.body + html
    assert "{%" not in pesan.body + html and "style=" not in html
    assert kirim_semua().terkirim == 0 and _belum(tata) == 0


def test_ringkasan_sekali_sehari(tata):
    with _pukul(5):
        _kabari(tata, tata.perencana)
        _kabari(tata, tata.perencana, judul="Kabar kedua")
        assert kirim_semua().terkirim == 0
    with _pukul(6):
        assert kirim_semua().terkirim == 1
    assert mail.outbox[0].subject == "[Kinerja Kabupaten Magetan] 2 pemberitahuan belum dibaca"
    assert "1. Kabar kedua" in mail.outbox[0].body and "2. Realisasi & target" in mail.outbox[0].body
    with _pukul(9):
        _kabari(tata, tata.perencana, judul="Kabar ketiga")
        assert kirim_semua(ringkasan=True).terkirim == 0
    with _pukul(6, hari=3):
        assert kirim_semua().terkirim == 1
    assert mail.outbox[1].subject == "[Kinerja Kabupaten Magetan] Kabar ketiga"


def test_ringkasan_panjang_dan_tanpa_menunggu(tata):
    for nomor in range(32):
        _kabari(tata, tata.perencana, judul=f"Kabar {nomor}")
    with patch("organisasi.domain.surel.JAM_RINGKASAN", 24):
        assert kirim_semua().terkirim == 0
        assert kirim_semua(ringkasan=True).terkirim == 1
    pesan = mail.outbox[0]
    assert "32 pemberitahuan" in pesan.body and "Dan 2 lainnya." in pesan.body
    assert pesan.alternatives[0][0].count("<li>") == 30


def test_yang_tidak_dikirimi(tata):
    """Without e-mail, read already, older than a week, no longer a member."""
    _pilih(tata, tata.perencana, "tidak")
    for orang in (tata.perencana, tata.rekan, tata.luar, tata.pembaca):
        _kabari(tata, orang)
    with pabrik.dalam(tata.pemda):
        semua = Pemberitahuan.objects
        semua.filter(penerima=tata.rekan).update(dibaca_pada=timezone.now())
        semua.filter(penerima=tata.luar).update(dibuat=timezone.now() - timedelta(days=8))
        pabrik.keanggotaan_dari(tata.pembaca)[0].delete()
    assert kirim_semua(ringkasan=True).terkirim == 0


def test_pemda_masing_masing(tata):
    """One mail per pemda, each with its own notices only; a pemda switched off sends nothing."""
    _kabari(tata, tata.perencana)
    _kabari(tata, tata.asing, pemda=tata.pemda_asing, alamat="/paser/", judul="Kabar Paser")
    assert kirim_semua(ringkasan=True).terkirim == 2
    isi = {pesan.to[0]: pesan.subject + pesan.body for pesan in mail.outbox}
    assert "paser" not in isi[tata.perencana.email].lower() and "magetan" not in isi[tata.asing.email].lower()
    tata.pemda_asing.aktif = False
    tata.pemda_asing.save()
    _kabari(tata, tata.asing, pemda=tata.pemda_asing, alamat="/paser/")
    assert kirim_semua(ringkasan=True).terkirim == 0


class SurelTerputus(EmailBackend):
    """Fails as told: `rencana` {address: exception}."""

    rencana: dict = {}

    def send_messages(self, messages):
        if galat := self.rencana.get(messages[0].to[0]):
            raise galat
        return super().send_messages(messages)


@pytest.fixture
def terputus(settings):
    settings.EMAIL_BACKEND = f"{__name__}.SurelTerputus"
    SurelTerputus.rencana = {}
    return SurelTerputus.rencana


def test_mati_di_antara_dua_surel(tata, terputus):
    """Killed at the second mail: the first is not sent again, the second and third are not lost."""
    for orang in (tata.perencana, tata.rekan, tata.luar):
        _kabari(tata, orang)
    terputus[tata.rekan.email] = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        kirim_semua(ringkasan=True)
    assert [pesan.to[0] for pesan in mail.outbox] == [tata.perencana.email] and _belum(tata) == 2
    terputus.clear()
    assert kirim_semua(ringkasan=True).terkirim == 2
    assert sorted(pesan.to[0] for pesan in mail.outbox) == sorted(
        orang.email for orang in (tata.perencana, tata.rekan, tata.luar)
    )


def test_satu_gagal_yang_lain_terkirim(tata, terputus):
    for orang in (tata.perencana, tata.rekan, tata.luar):
        _kabari(tata, orang)
    terputus[tata.perencana.email] = OSError("putus")
    terputus[tata.rekan.email] = SMTPRecipientsRefused({tata.rekan.email: (550, b"tidak ada")})
    keluaran = io.StringIO()
    with pytest.raises(CommandError, match="dicoba lagi"):
        call_command("kirim_surel", "--ringkasan", stdout=keluaran)
    assert "1 surel terkirim, 1 gagal, 1 alamat ditolak." in keluaran.getvalue()
    terputus.clear()
    call_command("kirim_surel", ringkasan=True, stdout=keluaran)
    assert [pesan.to[0] for pesan in mail.outbox] == [tata.luar.email, tata.perencana.email]


def test_peladen_surel_mati(tata, terputus):
    """After three failures in a row the round ends: nobody waits for forty time-outs."""
    for orang in (tata.perencana, tata.rekan, tata.luar, tata.admin, tata.pembaca):
        _kabari(tata, orang)
        terputus[orang.email] = OSError("putus")
    hasil = kirim_semua(ringkasan=True)
    assert (hasil.gagal, hasil.terkirim) == (3, 0) and _belum(tata) == 5


def test_berhenti_bila_diminta(tata):
    _kabari(tata, tata.perencana)
    assert kirim_semua(terus=lambda: False, ringkasan=True).terkirim == 0
    assert _belum(tata) == 1


@pytest.mark.lambat
def test_pekerja_mengirim_sendiri(basis_salinan, pekerja, tmp_path):
    """A worker process with nothing configured: the mail is a file under DATA_DIR."""
    tata = susun_tata()
    _pilih(tata, tata.perencana, "segera")
    _kabari(tata, tata.perencana)
    pekerja()
    berkas = tunggu(lambda: list(tmp_path.glob("surel/*.log")))
    tunggu(lambda: _belum(tata) == 0)
    assert tata.perencana.email in berkas[0].read_text()


@pytest.mark.django_db
def test_yang_pindah_tidak_disurati_tentang_perangkat_daerah_lama(tata):
    _pilih(tata, tata.perencana, "segera")
    _kabari(tata, tata.perencana, judul="Rahasia dinas lama", instansi=tata.instansi)
    with pabrik.dalam(tata.pemda):
        Keanggotaan.objects.filter(pengguna=tata.perencana).update(instansi=tata.lain)
    assert kirim_semua().terkirim == 0 and mail.outbox == []
