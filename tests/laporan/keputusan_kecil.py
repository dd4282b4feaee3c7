"""A small decree with its document, for tests, put in force as one signed on paper; call inside `pabrik.dalam`.

One that people set: tests/laporan/keputusan_reviu.py.
"""

from datetime import date

from laporan.domain import keputusan as domain
from laporan.domain.alur import keputusan as alur
from laporan.domain.nomori import nomori
from tests import pabrik


def dokumen(instansi, tahun: int = 2024):
    """A document in force: the IKU and the IKI of one jabatan, with an indicator each."""
    penetapan = pabrik.penetapan(instansi, tahun, berlaku=True)
    pabrik.indikator(pabrik.lembar(penetapan), "Nilai SAKIP", target="70", rumus="jumlah < 3 & > 1")
    pabrik.indikator(pabrik.lembar(penetapan, pabrik.jabatan(instansi, "Analis Tata Laksana")), "Jumlah laporan")
    return penetapan


def draf(instansi, penetapan=None, **lain):
    isi = {"tahun": 2024, "tentang": "IKU Tahun 2024", "jabatan_penetap": "KEPALA DINAS"} | lain
    return domain.buat(oleh=pabrik.mesin(), instansi=instansi, penetapan=penetapan, **isi)


def berlaku(instansi, penetapan, nomor: str = "1 TAHUN 2024", **lain):
    keputusan = draf(instansi, penetapan, **lain)
    keputusan = nomori(keputusan, oleh=pabrik.mesin(), nomor=nomor, tanggal=date(2024, 3, 1))
    return alur.berlakukan_impor(keputusan, oleh=pabrik.mesin())
