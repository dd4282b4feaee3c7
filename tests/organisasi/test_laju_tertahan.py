"""The counter of guesses cannot be written: nobody gets in, and nobody is told that they tried too often."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest
from django.core.cache import caches
from django.db import OperationalError, connection, connections, transaction
from django.test import Client

from organisasi.galat_mesin import BASIS
from tests import pabrik

MASUK = "/akun/login/"


@pytest.fixture
def basis_tertahan(basis_salinan):
    """`with basis_tertahan():` another connection holds what the counter writes to; ours waits a moment, no 20 s."""

    @contextmanager
    def tahan():
        tertahan, lepas = Event(), Event()

        def lain():
            try:
                with transaction.atomic():  # SQLite: the whole database (IMMEDIATE)
                    if connection.vendor == "postgresql":
                        with connection.cursor() as kursor:
                            kursor.execute("LOCK TABLE singgahan IN EXCLUSIVE MODE")
                    tertahan.set()
                    lepas.wait(60)
            finally:
                connection.close()

        with ThreadPoolExecutor(1) as utas:
            jalan = utas.submit(lain)
            assert tertahan.wait(60)
            sabar = "SET lock_timeout = '200ms'" if connection.vendor == "postgresql" else "PRAGMA busy_timeout = 200"
            with connection.cursor() as kursor:
                kursor.execute(sabar)
            try:
                yield
            finally:
                lepas.set()
                jalan.result()

    return tahan


def test_hitungan_yang_tidak_dapat_ditulis_bukan_terlalu_banyak(basis_tertahan, caplog):
    """Neither is the right password told that there were too many, nor is a guess looked at without being counted."""
    orang = pabrik.pengguna("Sri Wahyuni")
    tamu = Client(raise_request_exception=False)
    with basis_tertahan():
        for sandi in (pabrik.SANDI, "bukan ini"):
            jawaban = tamu.post(MASUK, {"login": orang.email, "password": sandi})
            assert jawaban.status_code == 503 and BASIS in jawaban.content.decode()
    assert not {"masuk", "masuk_gagal", "masuk_ditahan"} & {satu.getMessage() for satu in caplog.records}
    assert tamu.post(MASUK, {"login": orang.email, "password": pabrik.SANDI}).status_code == 302


def test_hitungan_yang_gagal_disahkan_juga_galat(basis_salinan, monkeypatch):
    """A disk that is full shows at the COMMIT first."""

    def penuh(_):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(type(connections["default"]), "_commit", penuh)
    with pytest.raises(OperationalError):
        caches["default"].add("hitungan", 1)
    monkeypatch.undo()
    assert caches["default"].get("hitungan") is None
