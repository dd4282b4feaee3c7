"""An OPD with many indicators in a draft, and what a piece of work adds to the memory of this process."""

import ctypes
import gc
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from indikator.domain import penetapan as domain_penetapan
from indikator.domain import sasaran as domain_sasaran
from indikator.domain.indikator_banyak import IsianIndikator, buat_banyak
from tests import pabrik

TAHUN, SEJABATAN = 2024, 20
RUMUS = "Jumlah laporan tepat waktu / Jumlah laporan x 100%"


def susun(jabatan: int) -> SimpleNamespace:
    """A draft of an OPD with so many jabatan, without rows; inside `pabrik.dalam`."""
    d = SimpleNamespace(instansi=pabrik.instansi("Dinas Besar", "besar"))
    d.dokumen = pabrik.penetapan(d.instansi, TAHUN)
    d.jabatan = [pabrik.jabatan(d.instansi, f"Pengelola Nomor {nomor}") for nomor in range(jabatan)]
    d.perencana = pabrik.anggota("perencana", d.instansi)
    return d


def isi(d) -> None:
    """Twenty rows on the sheet of every jabatan."""
    for jabatan in d.jabatan:
        lembar = domain_penetapan.buat_lembar(oleh=pabrik.mesin(), penetapan=d.dokumen, jenis="iki", jabatan=jabatan)
        (sasaran,) = domain_sasaran.buat_banyak(oleh=pabrik.mesin(), lembar=lembar, nama=[f"Sasaran {jabatan.nama}"])
        daftar = [
            IsianIndikator(sasaran, satu["nama"], RUMUS, target={TAHUN: satu["target_1"]}, lain={"satuan": "%"})
            for satu in baris(d, jabatan)
        ]
        buat_banyak(daftar, oleh=pabrik.mesin(), lembar=lembar)


def baris(d, jabatan) -> list[dict]:
    """The rows of a jabatan as they are typed into the sheet “IKU dan IKI”."""
    dokumen = f"{d.dokumen.judul} ({TAHUN})"
    tetap = {"dokumen": dokumen, "jenis": "IKI", "jabatan": jabatan.nama, "sasaran": f"Sasaran {jabatan.nama}"}
    return [
        tetap
        | {
            "nama": f"Persentase laporan {nomor} {jabatan.nama}",
            "satuan": "%",
            "target_1": f"{80 + nomor} %",
            "rumus": RUMUS,
            "frekuensi": "Triwulanan",
            "sumber_data": "Register laporan",
        }
        for nomor in range(SEJABATAN)
    ]


def tambahan_memori(kerja: Callable) -> tuple[object, float]:
    """(what `kerja` gives, MB that this process took for it at its peak)."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)  # what is free already is no room for the work
    Path("/proc/self/clear_refs").write_text("5")
    semula = _kb("VmRSS")
    hasil = kerja()
    return hasil, (_kb("VmHWM") - semula) / 1024


def _kb(nama: str) -> int:
    isi = Path("/proc/self/status").read_text()
    return int(next(baris.split()[1] for baris in isi.splitlines() if baris.startswith(f"{nama}:")))
