"""Fixtures of all tests. `db` (or the mark django_db): one transaction, rolled back. `basis_salinan`: real commits."""

import gc
import itertools
import os
import signal
import socket
from functools import partial
from threading import Thread

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, transaction

from tests.basis import basis, kunci_berkas, muat_contoh, pakai

# No deadline: a busy machine is not a failing test, and speed is measured in bench/.
hypothesis.settings.register_profile("kinerja", deadline=None)
hypothesis.settings.load_profile("kinerja")

PEKERJA = os.environ.get("PYTEST_XDIST_WORKER", "utama")
_nomor = itertools.count(1)
FIXTURE_BASIS = {"db", "basis_uji", "django_db_setup"}  # one of them is below every fixture that opens a database
TERLAMA = (
    "test_halaman.py",
    "test_contoh_dijelajahi.py",
    "test_ramai.py",
    "test_pekerja.py",
    "test_orang_asing.py",
    "test_matriks.py",
    "test_saluran_samping.py",
    "test_kiriman_asing.py",
    "test_isian_tambahan.py",
)


def pytest_collection_finish():
    """Thousands of collected tests live as long as the process: no search for garbage among them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_configure():
    """SIGTERM ends a run like Ctrl-C does: fixtures still stop their servers and drop their databases."""
    for sinyal in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sinyal, signal.default_int_handler)


def pytest_collection_modifyitems(config, items):
    """Tests that would flush are refused; on PostgreSQL only those that touch a database; the longest go first.

    Flushing is forbidden by the triggers of the audit. What uses no database says the same on both, and a long test
    that begins last keeps one process busy while the others wait.
    """
    _tolak_pengosongan(items)
    if settings.UJI_BASIS == "postgres":
        config.hook.pytest_deselected(items=[uji for uji in items if not _khas_basis(uji)])
        items[:] = [uji for uji in items if _khas_basis(uji)]
    items.sort(key=lambda uji: uji.path.name not in TERLAMA)  # stable: the others keep their order


def _khas_basis(uji) -> bool:
    """Whether the test opens a database, and is not marked to be run once."""
    membuka = uji.get_closest_marker("django_db") or FIXTURE_BASIS & set(uji.fixturenames)
    return bool(membuka and not uji.get_closest_marker("sekali"))


def _tolak_pengosongan(items) -> None:
    for uji in items:
        tanda = uji.get_closest_marker("django_db")
        if "transactional_db" in uji.fixturenames or (tanda and tanda.kwargs.get("transaction")):
            raise pytest.UsageError(
                f"{uji.nodeid}: pakai fixture basis_salinan, bukan transaction=True (jejak append-only)"
            )


@pytest.fixture(scope="session")
def direktori_bersama(tmp_path_factory):
    """A directory all processes of this test run share."""
    dasar = tmp_path_factory.getbasetemp()
    return dasar if PEKERJA == "utama" else dasar.parent


@pytest.fixture(scope="session")
def basis_uji(direktori_bersama, django_db_blocker):
    """The template database (migrated once per run, as the owner on PostgreSQL), from which copies are made."""
    basis_ini = basis(direktori_bersama)
    with django_db_blocker.unblock(), kunci_berkas(direktori_bersama / "templat.kunci"):
        basis_ini.buat_templat()
    return basis_ini


@pytest.fixture(scope="session")
def django_db_setup(basis_uji, django_db_blocker, direktori_bersama):
    """Instead of Django's own test database: this process gets its copy, and on PostgreSQL the runtime role."""
    with django_db_blocker.unblock():
        with kunci_berkas(direktori_bersama / "templat.kunci"):
            nama = basis_uji.salin(PEKERJA)
        pakai(nama)
    yield
    with django_db_blocker.unblock():
        pakai(nama)
        basis_uji.hapus(nama)


@pytest.fixture(scope="module")
def basis_modul(django_db_setup, django_db_blocker):
    """For fixtures that build a world once per module (and process): their rows are there for all its tests, which
    still ask for `db` to undo their own, and go away after the last. Not in a module that uses another database."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def basis_salinan(django_db_setup, basis_uji, django_db_blocker, direktori_bersama):
    """A database of its own for a test that commits, uses threads or on_commit; dropped afterwards. Not with `db`."""
    semula = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        with kunci_berkas(direktori_bersama / "templat.kunci"):
            salinan = basis_uji.salin(f"salinan_{PEKERJA}_{next(_nomor)}")
        pakai(salinan)
        try:
            yield salinan
        finally:
            pakai(semula)
            basis_uji.hapus(salinan)


@pytest.fixture(scope="session")
def basis_contoh(django_db_setup, basis_uji, django_db_blocker, direktori_bersama):
    """This process's copy of the database filled by muat_contoh (which runs once per test run)."""
    semula = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        with kunci_berkas(direktori_bersama / "contoh.kunci"):  # of its own: who needs no example data need not wait
            isikan = partial(muat_contoh, berkas=basis_uji.asal / "contoh.berkas")
            nama = basis_uji.salin_isi(f"contoh_{PEKERJA}", "contoh", isikan)
        pakai(semula)
    yield nama
    with django_db_blocker.unblock():
        basis_uji.hapus(nama)


@pytest.fixture
def contoh(basis_contoh, django_db_blocker):
    """The five documents loaded; what the test writes is rolled back. Instead of `db`, not beside it."""
    semula = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        pakai(basis_contoh)
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            pakai(semula)


@pytest.fixture
def postgres():
    """Skips the test on another database."""
    if connection.vendor != "postgresql":
        pytest.skip("hanya untuk PostgreSQL")


@pytest.fixture
def koneksi_pemilik(postgres, basis_uji):
    """psycopg2 connection of the owner role on the test's database: sees only what was committed (basis_salinan)."""
    with basis_uji.sebagai_pemilik(connection.settings_dict["NAME"]) as pemilik:
        yield pemilik


@pytest.fixture
def pendengar():
    """(port, knocks): whoever loads something from it is counted."""
    with socket.create_server(("127.0.0.1", 0)) as colokan:
        colokan.settimeout(0.2)
        ketukan, selesai = [], []

        def dengar():
            while not selesai:
                try:
                    colokan.accept()[0].close()
                    ketukan.append(1)
                except TimeoutError:
                    pass

        utas = Thread(target=dengar)
        utas.start()
        yield colokan.getsockname()[1], ketukan
        selesai.append(1)
        utas.join()


@pytest.fixture(autouse=True)
def _berkas_terpisah(settings, tmp_path):
    """Uploaded and produced files of one test are not those of another."""
    settings.MEDIA_ROOT = tmp_path / "berkas"
