"""A worker killed in the middle of an import: no half state, and the next worker imports exactly once."""

import signal
import time

from organisasi.domain import impor as domain
from organisasi.models import Impor, Jejak, UnitKerja
from tests import pabrik
from tests.organisasi.buku_uji import buku, isi_contoh, olah
from tests.organisasi.conftest import tunggu


def test_kill_9_saat_menerapkan(tata_salinan, pekerja, tmp_path):
    tata = tata_salinan
    isi_contoh(tata)
    berkas = olah(buku(tata, "unit"), _tambah)
    mati = pekerja()
    with pabrik.dalam(tata.pemda):
        impor = domain.unggah(oleh=pabrik.pelaku(tata.perencana), nama="buku.xlsx", isi=berkas)
    tunggu(lambda: _kini(tata, impor).status == "siap")
    with pabrik.dalam(tata.pemda):
        domain.minta_terap(oleh=pabrik.pelaku(tata.perencana), impor=impor)
    tunggu((tmp_path / "impor_mati").exists)
    mati.send_signal(signal.SIGKILL)
    mati.wait()
    assert (_kini(tata, impor).status, _banyak(tata)) == ("siap", 2)

    time.sleep(2.1)  # the lease of these workers
    pekerja()
    tunggu(lambda: _kini(tata, impor).pekerjaan.status in ("selesai", "gagal"))
    akhir = _kini(tata, impor)
    assert (akhir.status, akhir.pekerjaan.percobaan, _banyak(tata)) == ("diterapkan", 2, 5)
    with pabrik.dalam(tata.pemda):
        assert Jejak.objects.filter(model="organisasi.Impor", tindakan="impor").count() == 1


def _tambah(wadah) -> None:
    for nomor in (4, 5, 6):
        wadah["Unit kerja"][f"C{nomor}"], wadah["Unit kerja"][f"D{nomor}"] = "Bagian Organisasi", f"Unit {nomor}"


def _kini(tata, impor: Impor) -> Impor:
    with pabrik.dalam(tata.pemda):
        return Impor.objects.select_related("pekerjaan").get(pk=impor.pk)


def _banyak(tata) -> int:
    with pabrik.dalam(tata.pemda):
        return UnitKerja.objects.count()
