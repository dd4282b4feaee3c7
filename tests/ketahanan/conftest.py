"""Drills: real processes that are killed, disks that fill, databases that go away. Only with `make test-ketahanan`."""

import os
from pathlib import Path

import pytest

from tests.ketahanan.alat import PENYANDI, aplikasi_di, kumpulkan_statis


def pytest_collection_modifyitems(items):
    """Everything in this directory is a drill, also without the mark."""
    for uji in items:
        if Path(__file__).parent in uji.path.parents:
            uji.add_marker(pytest.mark.ketahanan)


@pytest.fixture(scope="session")
def statis(tmp_path_factory):
    """Static files as the application serves them, once for both stages of a run."""
    bersama = os.environ.get("UJI_BERSAMA")
    return kumpulkan_statis(Path(bersama) / "statis" if bersama else tmp_path_factory.mktemp("statis"))


@pytest.fixture
def aplikasi(basis_salinan, statis, tmp_path, settings):
    """Factory: `aplikasi(proses=4, pekerja=False, MEMORI_PDF_MB="100")` starts the application on the test's database.

    Users made afterwards can sign in there; jobs queued by the test itself reach its worker.
    """
    settings.PASSWORD_HASHERS, settings.AUTH_PASSWORD_VALIDATORS = PENYANDI, []
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    jalan = []

    def mulai(*, web: bool = True, pekerja: bool = False, **pilihan):
        satu = aplikasi_di(tmp_path, statis, **pilihan)
        jalan.append(satu)
        if pekerja:
            satu.mulai_pekerja()
        if web:
            satu.mulai_web()
            satu.tunggu()
        return satu

    yield mulai
    for satu in jalan:
        satu.henti()
