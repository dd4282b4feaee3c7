"""How much a package may hold, so that one from anybody is read in bounded memory.

Writing has no limit, since a package is also kept to be read by people; its maker is told when it could not be loaded.
"""

from dataclasses import dataclass

MB = 1024 * 1024
PAKET_MAKS = 512 * MB  # bytes of the file
DATA_MAKS = 128 * MB  # bytes of data.json
BERKAS_MAKS = 100 * MB  # bytes of one file in it
ISI_MAKS = 2048 * MB  # bytes of all of it, unpacked
ENTRI_MAKS = 20_000
BARIS_MAKS = 500_000
PENGGUNA_MAKS = INSTANSI_MAKS = 5000  # asked for in one query each


@dataclass(frozen=True)
class Ukuran:
    """Of a written package: bytes of the file, of data.json, of its largest file and of all of it unpacked; counts."""

    paket: int
    data: int
    berkas: int
    isi: int
    entri: int
    baris: int
    pengguna: int
    instansi: int


def kelebihan(ukuran: Ukuran) -> str:
    """The first limit of reading that it is beyond, "" where it can be loaded."""
    batas = (
        (ukuran.paket > PAKET_MAKS, f"berkasnya melebihi {PAKET_MAKS // MB} MB"),
        (ukuran.data > DATA_MAKS, f"data.json melebihi {DATA_MAKS // MB} MB"),
        (ukuran.berkas > BERKAS_MAKS, f"satu berkas di dalamnya melebihi {BERKAS_MAKS // MB} MB"),
        (ukuran.isi > ISI_MAKS, f"isinya melebihi {ISI_MAKS // MB} MB"),
        (ukuran.entri > ENTRI_MAKS, f"lebih dari {ENTRI_MAKS} berkas"),
        (ukuran.baris > BARIS_MAKS, f"lebih dari {BARIS_MAKS} baris"),
        (ukuran.pengguna > PENGGUNA_MAKS, f"menyebut lebih dari {PENGGUNA_MAKS} pengguna"),
        (ukuran.instansi > INSTANSI_MAKS, f"lebih dari {INSTANSI_MAKS} perangkat daerah"),
    )
    return next((kalimat for lewat, kalimat in batas if lewat), "")
