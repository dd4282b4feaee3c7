"""Every protection was seen to fail: taken out of a copy of the tree, its test goes red; in place, it is green."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings

from tests.catatan import catat
from tests.ketahanan.mutasi import SALAH_TULIS, Bengkel, Mutasi
from tests.ketahanan.mutasi_daftar import DAFTAR

SEKALIGUS = 4
DI_SINI = [satu for satu in DAFTAR if satu.basis == settings.UJI_BASIS]


@pytest.fixture
def db():
    """No database here, the copies have their own; the name takes these tests along in the pass on PostgreSQL."""


@pytest.fixture(scope="module")
def bengkel(tmp_path_factory) -> Bengkel:
    return Bengkel(tmp_path_factory.mktemp("mutasi"))


@pytest.fixture(scope="module")
def berjalan(bengkel, request):
    """{name: future result} of the chosen mutations; it begins once the databases of the copies are prepared."""
    terpilih = [satu.callspec.params["mutasi"] for satu in request.session.items if "mutasi" in _isian(satu)]
    utuh = bengkel.utuh(sorted({satu.uji for satu in terpilih}))
    if utuh.kode:
        pytest.fail(f"Uji merah walau semua pelindung terpasang:\n{utuh.keluaran[-3000:]}", pytrace=False)
    with ThreadPoolExecutor(SEKALIGUS) as kelompok:
        # Those that make all tables anew take longest, so they begin first.
        urut = enumerate(sorted(terpilih, key=lambda satu: not satu.membentuk_tabel))
        janji = {satu.nama: kelompok.submit(bengkel.tanpa, satu, f"tanpa-{nomor}") for nomor, satu in urut}
        yield janji
        kelompok.shutdown(cancel_futures=True)


def _isian(uji) -> dict:
    return getattr(getattr(uji, "callspec", None), "params", {})


def test_daftar_rapi():
    """Names are names, and the list does not shrink unseen."""
    assert len({satu.nama for satu in DAFTAR}) == len(DAFTAR)
    assert len([satu for satu in DAFTAR if satu.basis == "sqlite"]) >= 25
    assert all(satu.lama != satu.baru for satu in DAFTAR)


@pytest.mark.parametrize("mutasi", DI_SINI, ids=lambda satu: satu.nama)
def test_pelindung_dilepas(db, berjalan, mutasi: Mutasi):
    hasil = berjalan[mutasi.nama].result()
    assert hasil.kode == 1 and hasil.merah and not hasil.rusak, hasil.keluaran[-3000:]
    salah_tulis = [sebab for sebab in hasil.merah.values() if sebab.startswith(SALAH_TULIS)]
    assert not salah_tulis, salah_tulis
    catat("mutasi", mutasi.nama, dicoba=1, keterangan=f"{mutasi.berkas} → {next(iter(hasil.merah))}")
