"""Retire an instansi, unit or jabatan instead of deleting it: what was set with it stays, nothing new is made for it.

Apps to the right say what speaks against it from their own module `penahan`:

@organisasi.domain.pensiun.penahan
def dokumen_terbuka(objek) -> list[str]: …          # ["2 dokumen IKU dan IKI belum ditetapkan"]
"""

from collections.abc import Callable

from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.enums import Tindakan
from organisasi.galat import SalahStatus
from organisasi.models import Instansi, Jabatan, UnitKerja
from organisasi.permissions import pastikan

DI_ATAS = {Instansi: ("induk",), UnitKerja: ("instansi", "induk"), Jabatan: ("instansi", "unit", "induk")}
_penahan: list[Callable[..., list[str]]] = []


def penahan(penyedia):
    """Register provider(objek) -> sentences; usable as a decorator."""
    if penyedia not in _penahan:
        _penahan.append(penyedia)
    return penyedia


def halangan(objek) -> list[str]:
    """Why the row cannot be retired yet; [] when it can."""
    return [kalimat for penyedia in _penahan for kalimat in penyedia(objek)]


def pastikan_dapat_pensiun(objek) -> None:
    """Raise SalahStatus with what speaks against it."""
    if sebab := halangan(objek):
        raise SalahStatus(f"{objek} belum dapat dinonaktifkan: {'; '.join(sebab)}.")


@utuh
def nonaktifkan(*, oleh, objek, versi: int | None = None):
    """Retire. Raises Ditolak, SalahStatus with the reasons, Bentrok; a second time changes nothing."""
    _pastikan_boleh(oleh, objek)
    terkini = tulis.kunci(objek)
    if not terkini.aktif:
        return terkini
    pastikan_dapat_pensiun(terkini)
    return tulis.ubah(terkini, oleh=oleh, versi=versi, tindakan=Tindakan.NONAKTIFKAN, aktif=False)


@utuh
def aktifkan(*, oleh, objek, versi: int | None = None):
    """Take into use again. Raises Ditolak, SalahStatus when the instansi or unit above is retired, Bentrok."""
    _pastikan_boleh(oleh, objek)
    terkini = tulis.kunci(objek)
    if terkini.aktif:
        return terkini
    for atas in (getattr(objek, nama) for nama in DI_ATAS[type(objek)]):
        if atas is not None and not atas.aktif:
            raise SalahStatus(f"{atas} masih nonaktif. Aktifkan dahulu yang di atasnya.")
    return tulis.ubah(terkini, oleh=oleh, versi=versi, tindakan=Tindakan.AKTIFKAN, aktif=True)


def _pastikan_boleh(oleh, objek) -> None:
    if isinstance(objek, Instansi):
        pastikan(oleh, "kelola_organisasi", objek)
    else:
        pastikan(oleh, "kelola_jabatan", objek.instansi)


@penahan
def bawahan_aktif(objek) -> list[str]:
    """What is still in use below the row."""
    hitung = {
        Instansi: lambda: [(objek.anak, "perangkat daerah di bawahnya masih aktif")],
        UnitKerja: lambda: [
            (objek.anak, "unit di bawahnya masih aktif"),
            (objek.jabatan, "jabatan di unit ini masih aktif"),
        ],
        Jabatan: lambda: [(objek.bawahan, "bawahan langsungnya masih aktif; pindahkan dahulu")],
    }
    jumlah = [(daftar.filter(aktif=True).count(), kalimat) for daftar, kalimat in hitung[type(objek)]()]
    return [f"{banyak} {kalimat}" for banyak, kalimat in jumlah if banyak]
