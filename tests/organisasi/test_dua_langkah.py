"""The second factor: app for codes, recovery codes, what is stored, guesses, mails, the pages for others."""

import json
import logging

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache

from organisasi.domain.dua_langkah import catat_langkah
from tests import pabrik
from tests.basis import serentak
from tests.catatan import catat
from tests.organisasi.dua_langkah_uji import (
    AKUN,
    LANGKAH,
    LANGKAH_KEDUA,
    PASANG,
    PEMULIHAN,
    RAHASIA,
    Jam,
    jenis,
    kode_pemulihan,
    masuk,
    pasang_aplikasi,
    pastikan_diri,
    sudah_masuk,
)

TEBAKAN = 60


@pytest.fixture
def jam(monkeypatch):
    return Jam(monkeypatch)


@pytest.fixture
def komit(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def beraplikasi(tata, jam):
    """The planner has an app with RAHASIA."""
    return pabrik.dua_langkah(tata.perencana, RAHASIA)


def kirim_kode(klien, kode):
    return klien.post(LANGKAH_KEDUA, {"code": kode})


def lupakan(orang, kode):
    """The library's own mark of a used code goes after 30 seconds, while it takes codes for 90."""
    cache.delete(f"allauth.mfa.totp.used?user={orang.pk}&code={kode}")


def test_dari_pasang_sampai_masuk(tata, jam, komit):
    klien = masuk(tata.perencana)
    assert klien.get(PASANG)["Location"].startswith("/akun/reauthenticate/")
    pastikan_diri(klien)
    pertama, kedua = (klien.get(PASANG).content.decode() for _ in range(2))
    assert 'src="data:image/svg+xml;base64,' in pertama and "<svg" not in pertama
    assert (
        pertama.partition("data-rahasia")[2][:40] == kedua.partition("data-rahasia")[2][:40]
    )  # a reload spoils nothing
    assert "Kode tidak benar" in klien.post(PASANG, {"code": "000000"}).content.decode()
    rahasia = pasang_aplikasi(klien, jam, komit)
    assert jenis(tata.perencana) == ["recovery_codes", "totp"] and len(kode_pemulihan(klien)) == 10
    unduhan = klien.get(f"{PEMULIHAN}download/")
    assert unduhan["Content-Disposition"].startswith("attachment") and unduhan.content.decode().count("\n") >= 11
    dicetak = klien.get(PEMULIHAN).content.decode()
    assert "data-cetak" in dicetak  # on paper too one sees whose codes they are
    assert tata.perencana.email in dicetak and tata.perencana.email in unduhan.content.decode()
    jam.maju(LANGKAH)
    baru = masuk(tata.perencana)
    assert not sudah_masuk(baru) and baru.get("/magetan/")["Location"].startswith("/akun/login/")
    assert "Kode tidak benar" in kirim_kode(baru, "000000").content.decode()
    kirim_kode(baru, jam.kode(rahasia))
    assert sudah_masuk(baru) and baru.get("/magetan/").status_code == 200


@pytest.mark.parametrize("geser", [0, 5, LANGKAH + 10])
def test_kode_hanya_sekali(beraplikasi, jam, geser):
    """Also when the library has forgotten it, while the clock's tolerance would still take it."""
    kode = jam.kode()
    satu, dua = masuk(beraplikasi), masuk(beraplikasi)
    kirim_kode(satu, kode)
    assert sudah_masuk(satu)
    jam.maju(geser)
    lupakan(beraplikasi, kode)
    assert "Kode tidak benar" in kirim_kode(dua, kode).content.decode() and not sudah_masuk(dua)
    jam.maju(LANGKAH)
    kirim_kode(dua, jam.kode())
    assert sudah_masuk(dua)


def test_kode_pemasangan_tidak_membuka_pintu(tata, jam, komit):
    klien = masuk(tata.perencana)
    rahasia = pasang_aplikasi(klien, jam, komit)
    lain = masuk(tata.perencana)
    kirim_kode(lain, jam.kode(rahasia))
    assert not sudah_masuk(lain)


def test_kode_lama_tidak_menghapus_hitungan_tebakan(beraplikasi, jam):
    kode, klien = jam.kode(), masuk(beraplikasi)
    kirim_kode(masuk(beraplikasi), kode)
    for _ in range(3):
        kirim_kode(klien, "000000")
        lupakan(beraplikasi, kode)
        kirim_kode(klien, kode)
    jam.maju(LANGKAH)
    kirim_kode(klien, jam.kode())
    assert not sudah_masuk(klien)


def test_kode_yang_sama_serentak(tata_salinan):
    """Of several who bring the same code at one moment, one is let in."""
    pabrik.dua_langkah(tata_salinan.perencana)
    aplikasi = Authenticator.objects.get(user=tata_salinan.perencana)
    jawaban = serentak(lambda: catat_langkah(aplikasi, 7))
    assert sum(jawaban) == 1 and not catat_langkah(aplikasi, 6) and catat_langkah(aplikasi, 8)
    catat("akun", "Kode langkah kedua yang sama, serentak", dicoba=len(jawaban), keterangan="satu diterima")


def test_kode_pemulihan_sekali(tata, jam, komit):
    klien = masuk(tata.perencana)
    pasang_aplikasi(klien, jam, komit)
    kode = kode_pemulihan(klien)
    satu, dua = masuk(tata.perencana), masuk(tata.perencana)
    kirim_kode(satu, kode[3])
    assert sudah_masuk(satu) and kode[3] not in kode_pemulihan(klien)
    kirim_kode(dua, kode[3])
    assert not sudah_masuk(dua)
    with komit(execute=True):
        assert klien.post(f"{PEMULIHAN}generate/")["Location"] == PEMULIHAN
    assert not set(kode) & set(kode_pemulihan(klien))
    kirim_kode(dua, kode[4])
    assert not sudah_masuk(dua)


def test_tersandi_di_basis_data_dan_tidak_di_log(tata, jam, komit, caplog):
    caplog.set_level(logging.DEBUG)
    klien = masuk(tata.perencana)
    rahasia = pasang_aplikasi(klien, jam, komit)
    kode = kode_pemulihan(klien)
    jam.maju(LANGKAH)
    kirim_kode(masuk(tata.perencana), jam.kode(rahasia))
    tersimpan = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    log = json.dumps([str(satu.__dict__) for satu in caplog.records])
    for teks in (rahasia, *kode):
        assert teks not in tersimpan and teks not in log
    assert "gAAAA" in tersimpan  # Fernet
    kejadian = [satu for satu in caplog.records if satu.message == "dua_langkah_dipasang"]
    assert {(satu.pengguna_id, satu.jenis) for satu in kejadian} == {
        (tata.perencana.pk, "totp"),
        (tata.perencana.pk, "recovery_codes"),
    }
    assert not any(tata.perencana.email in str(satu.__dict__) for satu in kejadian)


def test_tebakan_dibatasi_dari_alamat_mana_pun(beraplikasi, jam):
    """The limit is the account's, so many addresses do not help; nor does the right code while it lasts."""
    benar, lolos, dihitung = jam.kode(), 0, 0
    for nomor in range(TEBAKAN):
        klien = masuk(beraplikasi, f"10.0.{nomor % 20}.{nomor}")
        salah = f"{(int(benar) + nomor + 1) % 10**6:06d}"
        dihitung += "Kode tidak benar" in kirim_kode(klien, salah).content.decode()
        lolos += sudah_masuk(klien)
    assert lolos == 0 and dihitung == 5  # the others were not even looked at
    klien = masuk(beraplikasi, "10.1.1.1")
    kirim_kode(klien, benar)
    assert not sudah_masuk(klien)
    kabar = f"{dihitung} dinilai, {TEBAKAN - dihitung} ditolak tanpa dinilai"
    catat("akun", "Tebakan kode langkah kedua dari banyak alamat", dicoba=TEBAKAN, hilang=lolos, keterangan=kabar)


def test_dilepas_beserta_kode_pemulihan(tata, jam, komit):
    klien = masuk(tata.perencana)
    pasang_aplikasi(klien, jam, komit)
    mail.outbox.clear()
    assert "Lepas aplikasi" in klien.get(f"{AKUN}totp/deactivate/").content.decode()
    klien.post(f"{AKUN}totp/deactivate/")
    assert jenis(tata.perencana) == [] and sudah_masuk(masuk(tata.perencana))
    assert [surat.to for surat in mail.outbox] == [[tata.perencana.email]]
    assert "dilepas" in mail.outbox[0].subject


def test_sesi_lain_berakhir_saat_dipasang(tata, jam, komit):
    """Whoever sat there with the password alone does not stay."""
    lain, klien = masuk(tata.perencana), masuk(tata.perencana)
    assert lain.get("/magetan/").status_code == 200
    pasang_aplikasi(klien, jam, komit)
    assert lain.get("/magetan/").status_code == 302 and klien.get("/magetan/").status_code == 200


def test_surel_keamanan(tata_salinan, jam):
    """In Indonesian, with the time, without address, network or browser."""
    tata = tata_salinan
    klien = masuk(tata.perencana, "10.9.8.7")
    pasang_aplikasi(klien, jam)
    klien.post(f"{PEMULIHAN}generate/")
    sandi = "empat kuda jalan senja"
    klien.post("/akun/password/change/", {"oldpassword": pabrik.SANDI, "password1": sandi, "password2": sandi})
    assert [surat.to for surat in mail.outbox] == [[tata.perencana.email]] * 3
    for surat, kata in zip(mail.outbox, ("dipasang", "Kode pemulihan", "Kata sandi"), strict=True):
        assert kata in surat.subject and "Bila ini bukan Anda" in surat.body and "Waktu:" in surat.body
        assert not any(bocor in surat.body for bocor in ("10.9.8.7", tata.perencana.nama, "127.0.0.1", "<"))


def test_surel_gagal_tidak_membatalkan(tata_salinan, jam, settings):
    settings.EMAIL_BACKEND = "tests.organisasi.test_dua_langkah.SurelMati"
    pasang_aplikasi(masuk(tata_salinan.perencana), jam)
    assert jenis(tata_salinan.perencana) == ["recovery_codes", "totp"]


class SurelMati:
    def __init__(self, **_):
        raise OSError("peladen surel mati")
