"""Commands of the operator: a lost phone, a new SECRET_KEY; encryption of secrets."""

import logging

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command

from kinerja import penyandian
from tests import pabrik
from tests.organisasi.dua_langkah_uji import LANGKAH_KEDUA, RAHASIA, Jam, jenis, kunci_keamanan, masuk, sudah_masuk

ALASAN = "ponsel hilang, dipastikan lewat telepon kantor"


def lepas(surel, alasan=ALASAN):
    return call_command("lepas_dua_langkah", surel=surel, alasan=alasan)


def test_ponsel_hilang(tata, monkeypatch, caplog):
    jam, orang = Jam(monkeypatch), pabrik.dua_langkah(tata.perencana, RAHASIA)
    pabrik.dua_langkah(tata.rekan)
    kunci_keamanan(orang)
    klien = masuk(orang)
    klien.post(LANGKAH_KEDUA, {"code": jam.kode()})
    assert klien.get("/magetan/").status_code == 200
    lepas(orang.email.upper())
    assert jenis(orang) == [] and jenis(tata.rekan) == ["totp"]
    assert klien.get("/magetan/")["Location"].startswith("/akun/login/")
    assert sudah_masuk(masuk(orang))
    surat = mail.outbox[-1]
    assert surat.to == [orang.email] and "dilepas" in surat.subject and ALASAN not in surat.body
    catatan = [satu for satu in caplog.records if satu.message == "dua_langkah_dilepas_operator"]
    assert [(satu.pengguna_id, satu.faktor, satu.alasan) for satu in catatan] == [(orang.pk, 2, ALASAN)]
    assert not any(orang.email in str(satu.__dict__) for satu in catatan)


@pytest.mark.parametrize(("surel", "alasan"), [("tidak.ada@uji.test", ALASAN), ("", " "), ("", "x" * 301)])
def test_ditolak_dengan_kalimat(tata, surel, alasan):
    orang = pabrik.dua_langkah(tata.perencana)
    with pytest.raises(CommandError, match=r"Tidak ada akun|alasannya"):
        lepas(surel or orang.email, alasan)
    assert jenis(orang) == ["totp"] and not mail.outbox


def test_surel_gagal_disebut(tata, settings):
    settings.EMAIL_BACKEND = "tests.organisasi.test_dua_langkah.SurelMati"
    orang = pabrik.dua_langkah(tata.perencana)
    with pytest.raises(CommandError, match="kabari ia sendiri"):
        lepas(orang.email)
    assert jenis(orang) == []


def test_penyandian(settings, caplog):
    caplog.set_level(logging.DEBUG)
    tersandi = penyandian.sandikan(RAHASIA)
    assert RAHASIA not in tersandi and tersandi != penyandian.sandikan(RAHASIA)
    assert penyandian.buka(tersandi) == RAHASIA
    lama, settings.SECRET_KEY = settings.SECRET_KEY, "kunci-baru-" * 6
    with pytest.raises(penyandian.TidakTerbuka):
        penyandian.buka(tersandi)
    with pytest.raises(penyandian.TidakTerbuka):
        penyandian.buka(tersandi[:-4] + "AAA=")
    settings.SECRET_KEY_FALLBACKS = [lama]
    assert penyandian.buka(tersandi) == RAHASIA
    baru = penyandian.perbarui(tersandi)
    settings.SECRET_KEY_FALLBACKS = []
    assert penyandian.buka(baru) == RAHASIA


def test_kunci_rahasia_diganti(tata, settings):
    """With the old key among the fallbacks everything works on; afterwards it can go. Without it nothing changes."""
    pabrik.dua_langkah(tata.perencana, RAHASIA)
    kunci_keamanan(tata.rekan)
    lama, settings.SECRET_KEY = settings.SECRET_KEY, "kunci-baru-" * 6
    with pytest.raises(CommandError, match="Tidak ada yang diubah"):
        call_command("sandikan_ulang")
    settings.SECRET_KEY_FALLBACKS = [lama]
    call_command("sandikan_ulang")
    settings.SECRET_KEY_FALLBACKS = []
    assert penyandian.buka(Authenticator.objects.get(user=tata.perencana).data["secret"]) == RAHASIA
