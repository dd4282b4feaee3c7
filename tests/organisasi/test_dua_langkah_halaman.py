"""Pages of the second factor: nothing for strangers, nothing written by looking, keys of others do not exist."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tests import pabrik
from tests.organisasi.dua_langkah_uji import AKUN, kunci_keamanan, masuk, pastikan_diri

HALAMAN = {
    "mfa_index": [],
    "mfa_reauthenticate": [],
    "mfa_activate_totp": [],
    "mfa_deactivate_totp": [],
    "mfa_view_recovery_codes": [],
    "mfa_download_recovery_codes": [],
    "mfa_generate_recovery_codes": [],
    "mfa_list_webauthn": [],
    "mfa_add_webauthn": [],
    "mfa_reauthenticate_webauthn": [],
    "mfa_edit_webauthn": ["kunci"],
    "mfa_remove_webauthn": ["kunci"],
}


@pytest.mark.parametrize("nama", HALAMAN)
def test_anonim_dan_get_tidak_menulis(tata, nama):
    """Anonymous: the sign-in, whatever the method. A GET changes no factor, not even of its owner."""
    kunci = kunci_keamanan(tata.rekan)
    pabrik.dua_langkah(tata.rekan)
    sebelum = list(Authenticator.objects.order_by("pk").values())
    alamat = reverse(nama, args=[kunci.pk] if HALAMAN[nama] else [])
    for metode in ("get", "post"):
        jawaban = getattr(pabrik.klien(), metode)(alamat)
        assert jawaban.status_code == 302 and jawaban["Location"].startswith("/akun/"), metode
    klien = masuk(tata.luar)
    pastikan_diri(klien)
    assert klien.get(alamat).status_code in (200, 302, 404)
    assert list(Authenticator.objects.order_by("pk").values()) == sebelum


@pytest.mark.parametrize("bagian", ["edit", "remove"])
def test_kunci_orang_lain_tidak_ada(tata, bagian):
    kunci = kunci_keamanan(tata.rekan)
    klien = masuk(tata.perencana)
    pastikan_diri(klien)
    alamat = f"{AKUN}webauthn/keys/{kunci.pk}/{bagian}/"
    assert klien.get(alamat).status_code == klien.post(alamat, {"name": "x"}).status_code == 404
    kunci.refresh_from_db()
    assert kunci.data["name"] == "Kunci USB"


def test_nama_kunci(tata):
    kunci = kunci_keamanan(tata.perencana)
    pabrik.dua_langkah(tata.perencana)
    klien = pabrik.klien(tata.perencana)
    pastikan_diri(klien)
    alamat = f"{AKUN}webauthn/keys/{kunci.pk}/edit/"
    assert klien.post(alamat, {"name": "x" * 61}).status_code == 200
    assert klien.post(alamat, {"name": "<b>Laptop</b>"})["Location"] == f"{AKUN}webauthn/"
    assert "&lt;b&gt;Laptop&lt;/b&gt;" in klien.get(f"{AKUN}webauthn/").content.decode()
