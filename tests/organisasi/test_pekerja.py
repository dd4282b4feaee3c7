"""The worker as a real process: quick to start, killed with -9, stopped with SIGTERM."""

import os
import signal
import time
from pathlib import Path

import pytest

from organisasi.domain.pekerjaan import antrekan, batalkan
from organisasi.models import Berkas, Pekerjaan
from tests import pabrik
from tests.organisasi.conftest import tunggu

pytestmark = pytest.mark.lambat


def antre(tata, jenis: str, ruang: Path, kunci: str = "k", **parameter) -> Pekerjaan:
    with pabrik.dalam(tata.pemda):
        oleh = pabrik.pelaku(tata.perencana)
        parameter["ruang"] = str(ruang)
        return antrekan(oleh=oleh, jenis=jenis, kunci=kunci, instansi=tata.instansi, parameter=parameter)


def kini(tata, pekerjaan) -> Pekerjaan:
    with pabrik.dalam(tata.pemda):
        return Pekerjaan.objects.get(pk=pekerjaan.pk)


def berstatus(tata, pekerjaan, *status):
    return lambda: kini(tata, pekerjaan).status in status


def daftar_berkas(tata) -> list[str]:
    with pabrik.dalam(tata.pemda):
        return list(Berkas.objects.values_list("nama", flat=True))


def proses_anak(pid: int) -> list[int]:
    try:
        return [int(anak) for anak in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:  # ended while we looked
        return []


def test_dijemput_berturut_turut(tata_salinan, pekerja, tmp_path):
    """A running worker picks up what is queued later, one job after the other (its speed belongs to bench/)."""
    pekerja()
    for ke in range(3):
        satu = antre(tata_salinan, "uji_berkas", tmp_path, f"k{ke}")
        tunggu(berstatus(tata_salinan, satu, "selesai"))
    assert len(daftar_berkas(tata_salinan)) == 3


def test_kill_9_saat_menulis_hasil(tata_salinan, pekerja, tmp_path):
    """The dead worker leaves nothing visible; the next one finishes the job with exactly one result."""
    mati = pekerja()
    pekerjaan = antre(tata_salinan, "uji_mati", tmp_path)
    tunggu((tmp_path / "tertulis").exists)
    mati.send_signal(signal.SIGKILL)
    mati.wait()
    assert kini(tata_salinan, pekerjaan).status == "berjalan"
    assert daftar_berkas(tata_salinan) == []

    time.sleep(2.1)  # the lease of these workers
    pekerja()
    tunggu(berstatus(tata_salinan, pekerjaan, "selesai", "gagal"))
    akhir = kini(tata_salinan, pekerjaan)
    assert (akhir.status, akhir.percobaan) == ("selesai", 2)
    assert sorted(daftar_berkas(tata_salinan)) == ["setengah.txt", "utuh.txt"]  # both of the second attempt


def test_kill_9_saat_menyusun_pdf(tata_salinan, pekerja, tmp_path):
    """The renderer ends with its worker; a job that dies each time ends failed, with the reason."""
    pekerjaan = antre(tata_salinan, "uji_pdf", tmp_path, baris=200_000)
    for ke in (1, 2, 3):
        proses = pekerja()
        tunggu(lambda ke=ke: kini(tata_salinan, pekerjaan).percobaan == ke)
        anak = tunggu(lambda proses=proses: proses_anak(proses.pid))
        proses.send_signal(signal.SIGKILL)
        proses.wait()
        tunggu(lambda anak=anak: not any(Path(f"/proc/{pid}").exists() for pid in anak))
        time.sleep(2.1)
    pekerja()
    tunggu(berstatus(tata_salinan, pekerjaan, "gagal"))
    assert "3 kali terhenti" in kini(tata_salinan, pekerjaan).galat
    assert daftar_berkas(tata_salinan) == []


def keturunan(pid: int) -> list[int]:
    """Children and children's children."""
    anak = proses_anak(pid)
    return anak + [satu for induk in anak for satu in keturunan(induk)]


@pytest.mark.sekali  # about processes of the renderer; what the job writes after a kill is asked of both above
def test_kill_9_saat_menyusun_bagian(tata_salinan, pekerja, tmp_path):
    """Zygote and workers end with the killed job worker; the next one goes on from the sections that are kept, and
    there is one file and no half one."""
    mati = pekerja()
    pekerjaan = antre(tata_salinan, "uji_bagian", tmp_path, baris=600)
    singgahan = tmp_path / "singgahan"
    tunggu(lambda: singgahan.exists() and any(not satu.name.startswith(".") for satu in singgahan.iterdir()))
    anak = keturunan(mati.pid)
    assert len(anak) > 1  # the zygote and at least one worker
    mati.send_signal(signal.SIGKILL)
    mati.wait()
    tunggu(lambda: not any(Path(f"/proc/{pid}").exists() for pid in anak))
    assert daftar_berkas(tata_salinan) == []
    time.sleep(2.1)
    pekerja()
    tunggu(berstatus(tata_salinan, pekerjaan, "selesai", "gagal"))
    akhir = kini(tata_salinan, pekerjaan)
    assert (akhir.status, akhir.percobaan) == ("selesai", 2)
    assert daftar_berkas(tata_salinan) == ["bagian.pdf"]
    assert all(len(satu.name) == 64 for satu in singgahan.iterdir() if not satu.name.startswith("."))


@pytest.mark.sekali
def test_batal_mengakhiri_penyusun_bagian(tata_salinan, pekerja, tmp_path):
    """A cancelled job ends its workers at the next report; the zygote stays for the next document."""
    proses = pekerja()
    pekerjaan = antre(tata_salinan, "uji_bagian", tmp_path, baris=4000)
    tunggu(lambda: len(keturunan(proses.pid)) > 1)
    with pabrik.dalam(tata_salinan.pemda):
        batalkan(oleh=pabrik.pelaku(tata_salinan.perencana), pekerjaan=kini(tata_salinan, pekerjaan))
    tunggu(lambda: len(keturunan(proses.pid)) == 1)
    assert daftar_berkas(tata_salinan) == []


def test_sigterm_mengembalikan_pekerjaan(tata_salinan, pekerja, tmp_path):
    proses = pekerja()
    pekerjaan = antre(tata_salinan, "uji_lama", tmp_path)
    tunggu(lambda: kini(tata_salinan, pekerjaan).langkah > 2)
    proses.send_signal(signal.SIGTERM)
    assert proses.wait(5) == 0
    akhir = kini(tata_salinan, pekerjaan)
    assert (akhir.status, akhir.percobaan) == ("antre", 0)
    pekerja()
    tunggu(berstatus(tata_salinan, pekerjaan, "berjalan"))


def test_menganggur_berhenti_pada_sigterm(tata_salinan, pekerja, tmp_path):
    proses = pekerja()
    pekerjaan = antre(tata_salinan, "uji_berkas", tmp_path)
    tunggu(berstatus(tata_salinan, pekerjaan, "selesai"))
    os.kill(proses.pid, signal.SIGTERM)
    assert proses.wait(5) == 0
