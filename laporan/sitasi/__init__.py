"""Citations of Indonesian regulations: read as decrees write them, written as UU 12/2011 (annex II) wants them.

    baca("Undang-Undang Nomor 25 Tahun 2004 tentang … (Lembaran Negara … Tahun 2004 Nomor 104, …);")  # Sitasi or None
    tulis(Sitasi("UU", "25", 2004, "Sistem Perencanaan Pembangunan Nasional", ln="2004/104", tln="4421"))
    sorted(daftar, key=kunci_urut)   # rank, year, number

Pure: no Django, no database.
"""

from laporan.sitasi.baca import baca, baca_terbitan
from laporan.sitasi.bentuk import kenali, nama_resmi, peringkat
from laporan.sitasi.sitasi import Sitasi, kunci_urut, nomor_polos, tulis

__all__ = [
    "Sitasi",
    "baca",
    "baca_terbitan",
    "kenali",
    "kunci_urut",
    "nama_resmi",
    "nomor_polos",
    "peringkat",
    "tulis",
]
