"""Is what was restored what was backed up? Every table's rows, every file's hash, the audit head of every pemda."""

import hashlib

from django.core.files.storage import default_storage

from kinerja import simpanan
from organisasi.cadangan import manifes
from organisasi.cadangan.baca import AWALAN_BERKAS, Cadangan
from organisasi.cadangan.basis import alat


def banding(cadangan: Cadangan) -> list[str]:
    """Sentences on what differs; [] when nothing does. Before migrations and before anybody works."""
    isi, beda = cadangan.manifes, []
    with alat().pembaca() as (kueri, tabel):
        kini = manifes.hitung_isi(kueri, tabel)
        for nama in sorted(set(kini) | set(isi.tabel)):
            if kini.get(nama) != isi.tabel.get(nama):
                beda.append(
                    f"Tabel {nama}: {kini.get(nama, 'tidak ada')}, di manifes {isi.tabel.get(nama, 'tidak ada')}."
                )
        if manifes.kepala_jejak(kueri) != isi.kepala:
            beda.append("Kepala Riwayat berbeda dari manifes.")
        if manifes.migrasi_terpasang(kueri) != isi.migrasi:
            beda.append("Daftar migrasi berbeda dari manifes.")
    return beda + _berkas(cadangan)


def _berkas(cadangan: Cadangan) -> list[str]:
    """Files as they are stored now."""
    beda = []
    nama = {satu.removeprefix(AWALAN_BERKAS): satu for satu in cadangan.nama(AWALAN_BERKAS)}
    ada = set(simpanan.semua())
    for lain in sorted(ada ^ set(nama))[:5]:
        beda.append(f"Berkas {lain} {'tidak ada di cadangan' if lain in ada else 'tidak dipulihkan'}.")
    for letak in sorted(ada & set(nama)):
        if _sidik(letak) != cadangan.sidik(nama[letak]):
            beda.append(f"Isi berkas {letak} berbeda.")
    return beda


def _sidik(nama: str) -> str:
    with default_storage.open(nama) as isi:
        return hashlib.file_digest(isi.file, "sha256").hexdigest()
