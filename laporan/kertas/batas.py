"""How large a document may be; beyond it people are asked to split it."""

from laporan.kertas.naskah import Naskah, NaskahTidakTerbaca, TabelNaskah

UNSUR_MAKS = 40_000  # paragraphs and tables
SEL_MAKS = 200_000  # cells of all tables
HURUF_MAKS = 6_000_000
BAGI = "Bagi menjadi beberapa berkas, misalnya per jabatan."


def periksa_banyak(naskah: Naskah) -> Naskah:
    """The same document. Raises NaskahTidakTerbaca for an empty or an oversized one."""
    if not naskah.unsur:
        raise NaskahTidakTerbaca("Berkas tidak memuat tulisan apa pun.")
    if len(naskah.unsur) > UNSUR_MAKS:
        raise NaskahTidakTerbaca(f"Berkas lebih dari {UNSUR_MAKS:_} paragraf. {BAGI}".replace("_", "."))
    sel = huruf = 0
    for satu in naskah.unsur:
        if isinstance(satu, TabelNaskah):
            sel += sum(map(len, satu.baris))
            huruf += sum(len(isi.teks) for baris in satu.baris for isi in baris)
        else:
            huruf += len(satu.teks)
    if sel > SEL_MAKS:
        raise NaskahTidakTerbaca(f"Tabel-tabelnya lebih dari {SEL_MAKS:_} sel. {BAGI}".replace("_", "."))
    if huruf > HURUF_MAKS:
        raise NaskahTidakTerbaca(f"Berkas lebih dari {HURUF_MAKS:_} huruf. {BAGI}".replace("_", "."))
    return naskah
