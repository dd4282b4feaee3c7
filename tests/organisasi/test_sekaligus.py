"""One act: whole together, and what it has asked is forgotten with what it was asked in."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from organisasi.domain.sekaligus import ingat, lupakan, sekali, utuh
from organisasi.galat import SalahStatus
from organisasi.models import Pemda

pytestmark = pytest.mark.django_db


@utuh
def dalam(slug: str, galat: bool = False) -> None:
    Pemda.objects.create(slug=slug, nama=slug)
    if galat:
        raise SalahStatus("gagal")


@utuh
def luar(*bagian) -> None:
    for slug, galat in bagian:
        dalam(slug, galat)


def test_an_error_inside_takes_the_whole_act_back():
    with pytest.raises(SalahStatus):
        luar(("satu", False), ("dua", True))
    assert not Pemda.objects.exists()
    luar(("tiga", False))
    assert Pemda.objects.get().slug == "tiga"


def test_an_error_that_is_swallowed_inside_does_not_leave_half_an_act():
    @utuh
    def menelan():
        try:
            dalam("satu", galat=True)
        except SalahStatus:
            Pemda.objects.count()

    with pytest.raises(transaction.TransactionManagementError):
        menelan()
    assert not Pemda.objects.exists()


def test_one_savepoint_for_an_act():
    with CaptureQueriesContext(connection) as kueri:
        luar(("satu", False), ("dua", False))
    assert sum(satu["sql"].startswith("SAVEPOINT") for satu in kueri.captured_queries) == 1


def test_remembered_in_the_act_only():
    jawaban = iter(range(10))

    @utuh
    def tindakan() -> list[int]:
        def tanya() -> int:
            return sekali(("kunci",), lambda: next(jawaban))

        hasil = [tanya(), tanya()]
        with pytest.raises(SalahStatus), transaction.atomic():
            ingat(("kunci",), 99)
            hasil.append(tanya())
            raise SalahStatus("kembali")
        hasil += [tanya(), tanya()]
        lupakan(("kunci",))
        return [*hasil, tanya()]

    assert tindakan() == [0, 0, 99, 1, 1, 2]
    assert tindakan()[0] == 3
    assert sekali(("kunci",), lambda: "baru") == "baru"
