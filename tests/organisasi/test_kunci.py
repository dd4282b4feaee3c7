"""A row held for writing: what it points at is as it is once the wait is over, and everybody takes one order."""

import threading

import pytest
from django.db import connection, transaction

from organisasi.domain import jejak, tulis, undangan
from organisasi.domain import pemda as domain_pemda
from organisasi.enums import Peran
from organisasi.galat import IsianSalah
from organisasi.models import Jabatan, UnitKerja
from tests import pabrik
from tests.serentak import selagi_bergiliran, tunggu_pengantre


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
        Jabatan.objects.select_for_update().get(pk=jabatan.pk)  # held by somebody who writes nothing to the audit
        utas = threading.Thread(target=menanti)
        utas.start()
        menunggu.wait(10)
        tunggu_pengantre()
        unit = UnitKerja.objects.create(pemda=pemda, instansi=jabatan.instansi, nama="Bidang Baru")
        Jabatan.objects.filter(pk=jabatan.pk).update(unit=unit)
    utas.join(20)
    assert hasil["unit"] == UnitKerja(pk=unit.pk)


MENULIS = {
    "kunci": lambda oleh, unit: tulis.kunci(unit),
    "kunci_kueri": lambda oleh, unit: list(tulis.kunci_kueri(UnitKerja.objects.filter(pk=unit.pk))),
    "ubah": lambda oleh, unit: tulis.ubah(unit, oleh=oleh, nama="Bidang Ini"),
    "hapus": lambda oleh, unit: tulis.hapus(unit, oleh=oleh),
    "identitas": lambda oleh, unit: domain_pemda.ubah_identitas(oleh=oleh, ibukota="Magetan"),
}


# the same row inserted by both: whoever waits for the other's key must not have the turn that the other waits for
MENAMBAH = {
    "buat": lambda oleh, unit: tulis.buat(UnitKerja, oleh=oleh, **_baru(unit)),
    "buat_banyak": lambda oleh, unit: tulis.buat_banyak(UnitKerja, oleh=oleh, daftar=[_baru(unit)]),
    "bagian": lambda oleh, unit: tulis.buat(UnitKerja, oleh=oleh, catat=False, **_baru(unit)),
    "undangan": lambda oleh, unit: undangan.undang(oleh=oleh, surel="baru@magetan.example", nama="Baru", peran=ADMIN),
}
ADMIN = Peran.ADMIN_PEMDA


@pytest.mark.usefixtures("basis_salinan", "postgres")
@pytest.mark.parametrize("cara", MENULIS)
def test_giliran_di_jejak_sebelum_baris_pertama(cara):
    """Who is on turn at the audit and then wants a row never meets somebody who has the row and waits for the turn:
    PostgreSQL would end one of the two acts."""

    def di_giliran(oleh, unit):
        for baris in (oleh.pemda, unit):
            tulis.kunci(baris)
        tulis.ubah(unit, oleh=oleh, urutan=7)

    assert _berdua(MENULIS[cara], di_giliran) == []


@pytest.mark.usefixtures("basis_salinan", "postgres")
@pytest.mark.parametrize("cara", MENAMBAH)
def test_giliran_di_jejak_sebelum_kunci_unik(cara):
    """The second of two who add the same is told so, by our own sentence."""
    (galat,) = _berdua(MENAMBAH[cara], MENAMBAH[cara])
    assert isinstance(galat, IsianSalah)


def _baru(unit: UnitKerja) -> dict:
    return {"instansi": unit.instansi, "nama": "Seksi", "kunci": "seksi", "induk": unit}


def _berdua(menulis, di_giliran) -> list[Exception]:
    """What the first act raised: it waits while the other one, which is on turn, does its own."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        unit = pabrik.unit(pabrik.instansi())

    def pertama():
        with pabrik.dalam(pemda) as oleh, transaction.atomic():
            menulis(oleh, unit)
            jejak.catat(oleh=oleh, tindakan="ubah", objek=unit)

    with selagi_bergiliran(pemda, pertama) as galat:
        di_giliran(pabrik.mesin(), unit)
    return galat
