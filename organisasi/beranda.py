"""Home of the role: what waits for me. Apps to the right hang their queues here from their own module `beranda`:

@organisasi.beranda.daftarkan
def antrean_verifikasi(pelaku, tahun) -> list[Antrean]: …     # a constant number of queries
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse

from organisasi.models import Instansi, Jabatan, Keanggotaan
from organisasi.permissions import boleh


@dataclass(frozen=True)
class Antrean:
    """A queue: `jumlah` things wait. `kalimat` says what to do; `warna` is a status of UI.md (draf, diajukan, …)."""

    judul: str
    jumlah: int
    kalimat: str
    url: str
    warna: str = "draf"


_penyedia: list[Callable[..., list[Antrean]]] = []


def daftarkan(penyedia):
    """Register provider(pelaku, tahun) -> list[Antrean]; usable as a decorator."""
    if penyedia not in _penyedia:
        _penyedia.append(penyedia)
    return penyedia


def antrean(pelaku, tahun: int) -> list[Antrean]:
    """Everything that waits for the actor, in the order of registration; queues of 0 are left out."""
    semua = [satu for penyedia in _penyedia for satu in penyedia(pelaku, tahun)]
    return [satu for satu in semua if satu.jumlah]


@daftarkan
def antrean_organisasi(pelaku, tahun: int) -> list[Antrean]:
    """For the admin of the pemda: instansi that cannot work yet; example instansi are not counted."""
    if not boleh(pelaku, "kelola_organisasi"):
        return []
    aktif = Instansi.objects.filter(aktif=True, contoh=False)
    tanpa_jabatan = aktif.exclude(Exists(Jabatan.objects.filter(instansi=OuterRef("pk")))).exclude(jenis="setda")
    perencana = Keanggotaan.objects.filter(instansi=OuterRef("pk"), peran="perencana")
    tanpa_perencana = aktif.exclude(Exists(perencana)).exclude(jenis="setda")
    daftar = reverse("instansi_daftar", kwargs={"slug_pemda": pelaku.pemda.slug})
    return [
        Antrean(
            "Belum punya jabatan",
            tanpa_jabatan.count(),
            "perangkat daerah belum berisi daftar jabatan, sehingga IKI-nya belum dapat disusun.",
            f"{daftar}?kurang=jabatan",
            "dikembalikan",
        ),
        Antrean(
            "Belum punya perencana",
            tanpa_perencana.count(),
            "perangkat daerah belum punya perencana, sehingga belum ada yang mengisi datanya.",
            f"{daftar}?kurang=perencana",
            "dikembalikan",
        ),
    ]
