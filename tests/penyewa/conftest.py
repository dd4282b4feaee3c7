"""The two worlds of tests/penyewa/dunia.py: built once per run, copied for every process, undone after every test."""

import itertools
import pickle
import shutil
from pathlib import Path

import pytest
from django.db import connection, transaction

from tests import pabrik
from tests.basis import kunci_berkas, pakai
from tests.conftest import PEKERJA
from tests.penyewa.dunia import KENARI, Dunia, bangun

NOMOR_DUNIA = 1_000_000  # numbered names of the worlds are none that a test will make


@pytest.fixture(scope="session")
def basis_dunia(django_db_setup, basis_uji, django_db_blocker, direktori_bersama):
    """(database of this process with both worlds, directory of their files, the pickled worlds)."""
    berkas, isi = basis_uji.asal / "dunia-berkas", basis_uji.asal / "dunia.pickle"
    semula = connection.settings_dict["NAME"]

    def isikan(nama: str) -> None:
        pakai(nama)
        isi.write_bytes(pickle.dumps(_dua_dunia(berkas)))

    with django_db_blocker.unblock():
        with kunci_berkas(direktori_bersama / "dunia.kunci"):
            nama = basis_uji.salin_isi(f"dunia_{PEKERJA}", "dunia", isikan)
        pakai(semula)
    yield nama, berkas, isi.read_bytes()
    with django_db_blocker.unblock():
        basis_uji.hapus(nama)


def _dua_dunia(berkas: Path) -> tuple[Dunia, Dunia]:
    """Pemda A, whose users look, and the stranger B, made after A so that no id is shared."""
    with pytest.MonkeyPatch.context() as sementara:
        sementara.setattr(pabrik, "_nomor", itertools.count(NOMOR_DUNIA))
        sementara.setattr("django.conf.settings.MEDIA_ROOT", berkas)
        return bangun("alpa", "Asri"), bangun("beta", KENARI)


@pytest.fixture
def dua_dunia(basis_dunia, django_db_blocker, settings):
    """Both worlds; what the test writes is rolled back. Instead of `db`, not beside it."""
    nama, berkas, isi = basis_dunia
    shutil.copytree(berkas, settings.MEDIA_ROOT, dirs_exist_ok=True)
    semula = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        pakai(nama)
        try:
            with transaction.atomic():
                yield pickle.loads(isi)
                transaction.set_rollback(True)
        finally:
            pakai(semula)


@pytest.fixture
def dunia(dua_dunia) -> Dunia:
    return dua_dunia[0]


@pytest.fixture
def asing(dua_dunia) -> Dunia:
    return dua_dunia[1]
