"""What an indicator or a variable counts: the class of its first noun ("Jumlah ASN yang …" counts people)."""

import re
from typing import NamedTuple

from indikator.mutu.kata import baku

GOLONGAN = {
    "orang": "asn pns cpns pppk pegawai aparatur apartur aparat orang peserta peseta pendaftar pejabat praja taruna "
    "penduduk warga siswa guru pasien petugas",
    "perangkat daerah": "perangkat_daerah unit_kerja lembaga instansi",
    "dokumen": "dokumen laporan data berkas surat rancangan draft draf",
    "jabatan": "jabatan",
    "kegiatan": "kegiatan rapat sosialisasi musrenbang operasi",
    "lomba": "lomba",
    "desa": "desa kelurahan",
    "kriminalitas": "kriminalitas",
    "pelanggaran": "pelanggaran",
    "sarana": "sarpras sarana bmd",
}
_SINGKATAN = frozenset({"asn", "pns", "cpns", "pppk", "bmd"})
_MENURUT_KATA = {kata: golongan for golongan, daftar in GOLONGAN.items() for kata in daftar.split()}
_PEMBUKA = frozenset({
    "jumlah", "persentase", "tingkat", "total", "seluruh", "keseluruhan", "semua", "banyaknya", "rata",
    "rasio", "angka", "calon", "dihitung", "berdasarkan",
})  # fmt: skip
_MAJEMUK = re.compile(r"\b(perangkat|unit) (daerah|kerja)\b")


class Benda(NamedTuple):
    """What is counted: its class, and the word that says so."""

    golongan: str
    kata: str


def benda(teks: str) -> Benda | None:
    """The first noun of a text when it is one we know: "Jumlah seluruh PNS" counts orang, in the word "pns"."""
    kata = _MAJEMUK.sub(r"\1_\2", baku(teks)).split()
    while kata and (kata[0] in _PEMBUKA or kata[0].isdigit()):
        kata.pop(0)
    if not kata or kata[0] not in _MENURUT_KATA:
        return None
    tertulis = kata[0].upper() if kata[0] in _SINGKATAN else kata[0].replace("_", " ")
    return Benda(_MENURUT_KATA[kata[0]], tertulis)
