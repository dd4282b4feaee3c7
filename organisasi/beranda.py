"""Home of the role: what waits for me. Apps to the right hang their queues here from their own module `beranda`:

@organisasi.beranda.daftarkan
def antrean_verifikasi(pelaku, tahun) -> list[Antrean]: …     # a constant number of queries

@organisasi.beranda.daftarkan_kembali
def lkjip_kembali(pelaku) -> list[Kembali]: …                 # what came back to the perencana, and why
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from organisasi.domain.kelengkapan import tanpa_jabatan, tanpa_perencana, yang_bekerja
from organisasi.models import Instansi
from organisasi.permissions import boleh


@dataclass(frozen=True)
class Antrean:
    """A queue: `jumlah` things wait. `kalimat` says what to do; `warna` is a status of UI.md (draf, diajukan, …)."""

    judul: str
    jumlah: int
    kalimat: str
    url: str
    warna: str = "draf"


@dataclass(frozen=True)
class Kembali:
    """Something that was returned. `rincian`: which part of it; oleh, pada, alasan: "" or None where not on record."""

    judul: str
    url: str
    rincian: str = ""
    oleh: str = ""
    pada: datetime | None = None
    alasan: str = ""


_penyedia: list[Callable[..., list[Antrean]]] = []
_penyedia_kembali: list[Callable[..., list[Kembali]]] = []


def daftarkan(penyedia):
    """Register provider(pelaku, tahun) -> list[Antrean]; usable as a decorator."""
    if penyedia not in _penyedia:
        _penyedia.append(penyedia)
    return penyedia


def antrean(pelaku, tahun: int) -> list[Antrean]:
    """Everything that waits for the actor, in the order of registration; queues of 0 are left out."""
    semua = [satu for penyedia in _penyedia for satu in penyedia(pelaku, tahun)]
    return [satu for satu in semua if satu.jumlah]


def daftarkan_kembali(penyedia):
    """Register provider(pelaku) -> list[Kembali]; usable as a decorator."""
    if penyedia not in _penyedia_kembali:
        _penyedia_kembali.append(penyedia)
    return penyedia


def dikembalikan(pelaku) -> list[Kembali]:
    """Everything that came back to the OPD of a perencana, the latest first; those without a day on record last."""
    semua = [satu for penyedia in _penyedia_kembali for satu in penyedia(pelaku)]
    return sorted(semua, key=lambda satu: -satu.pada.timestamp() if satu.pada else 0)


@daftarkan
def antrean_organisasi(pelaku, tahun: int) -> list[Antrean]:
    """For the admin of the pemda: instansi that cannot work yet; example instansi are not counted."""
    if not boleh(pelaku, "kelola_organisasi"):
        return []
    bekerja = yang_bekerja(Instansi.objects.all())
    daftar = reverse("instansi_daftar", kwargs={"slug_pemda": pelaku.pemda.slug})
    return [
        Antrean(
            "Belum punya jabatan",
            tanpa_jabatan(bekerja).count(),
            "perangkat daerah belum berisi daftar jabatan, sehingga IKI-nya belum dapat disusun.",
            f"{daftar}?kurang=jabatan",
            "dikembalikan",
        ),
        Antrean(
            "Belum punya perencana",
            tanpa_perencana(bekerja).count(),
            "perangkat daerah belum punya perencana, sehingga belum ada yang mengisi datanya.",
            f"{daftar}?kurang=perencana",
            "dikembalikan",
        ),
    ]
