"""A row held for writing, with what it points at as it is once the wait is over."""

import threading
import time

import pytest
from django.db import connection, transaction

from organisasi.domain import tulis
from organisasi.models import Jabatan, UnitKerja
from tests import pabrik


@pytest.mark.usefixtures("basis_salinan", "postgres")
def test_yang_ikut_dibaca_sesudah_menunggu():
    """A row joined to a locked one would be as old as the statement that waited, or missing."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        jabatan = pabrik.jabatan(pabrik.instansi(), unit=None)
    menunggu, hasil = threading.Event(), {}

    def menanti():
        with pabrik.dalam(pemda):
            menunggu.set()
            hasil["unit"] = tulis.kunci(jabatan, "unit").unit
        connection.close()

    with pabrik.dalam(pemda), transaction.atomic():
        tulis.kunci(jabatan)
        utas = threading.Thread(target=menanti)
        utas.start()
        menunggu.wait(10)
        _tunggu_pengantre()
        unit = pabrik.unit(jabatan.instansi, "Bidang Baru")
        Jabatan.objects.filter(pk=jabatan.pk).update(unit=unit)
    utas.join(20)
    assert hasil["unit"] == UnitKerja(pk=unit.pk)


def _tunggu_pengantre() -> None:
    """Until the other connection waits for a lock of ours."""
    with connection.cursor() as kursor:
        for _ in range(200):
            kursor.execute("select count(*) from pg_locks where not granted")
            if kursor.fetchone()[0]:
                return
            time.sleep(0.05)
    raise AssertionError("tidak ada yang menunggu")
