"""Demo accounts: who exists in an example pemda. They are created by `muat_contoh` only, never elsewhere."""

from dataclasses import dataclass

from organisasi.enums import Peran

SANDI = "contoh-kinerja-2026"
OPERATOR = "operator@kinerja.example"


@dataclass(frozen=True)
class AkunContoh:
    surel: str
    nama: str
    peran: str
    instansi: str = ""


def akun_pemda(slug: str, nama: str, instansi: str, kedua: str = "") -> list[AkunContoh]:
    """One account for every role; `kedua` is a second instansi with users of its own."""

    def akun(awalan: str, sebutan: str, peran: Peran, milik: str = "") -> AkunContoh:
        return AkunContoh(f"{awalan}@{slug}.example", f"{sebutan} {nama}", peran.value, milik)

    daftar = [
        akun("perencana", "Perencana", Peran.PERENCANA, instansi),
        akun("pimpinan", "Pimpinan", Peran.PIMPINAN, instansi),
        akun("verifikator", "Verifikator", Peran.VERIFIKATOR),
        akun("inspektorat", "Inspektorat", Peran.INSPEKTORAT),
        akun("bappeda", "Bappeda", Peran.BAPPEDA),
        akun("admin", "Admin", Peran.ADMIN_PEMDA),
        akun("penomoran", "Petugas Penomoran", Peran.PENOMORAN),
        akun("pembaca", "Pembaca", Peran.PEMBACA),
    ]
    if kedua:
        daftar += [
            akun("perencana.contoh", "Perencana Dinas Contoh", Peran.PERENCANA, kedua),
            akun("pimpinan.contoh", "Pimpinan Dinas Contoh", Peran.PIMPINAN, kedua),
        ]
    return daftar
