"""Anggaran: program, kegiatan, sub kegiatan and their figures; every table is a view of the same leaves (`rekap`)."""

from indikator.domain.anggaran.kaitan import kaitkan
from indikator.domain.anggaran.kegiatan import buat_kegiatan, hapus_kegiatan, ubah_kegiatan
from indikator.domain.anggaran.per_instansi import jumlah_per_instansi, ringkas_anggaran, triwulan_per_instansi
from indikator.domain.anggaran.program import buat_program, hapus_program, tanpa_kegiatan, ubah_program
from indikator.domain.anggaran.rekap import (
    BarisAnggaran,
    CabangProgram,
    IsiAnggaran,
    KelompokAnggaran,
    rekap_anggaran,
)
from indikator.domain.anggaran.salin import salin_anggaran
from indikator.domain.anggaran.serapan import atur_uang
from indikator.domain.anggaran.susunan import pindah, urutkan_kode

__all__ = [
    "BarisAnggaran",
    "CabangProgram",
    "IsiAnggaran",
    "KelompokAnggaran",
    "atur_uang",
    "buat_kegiatan",
    "buat_program",
    "hapus_kegiatan",
    "hapus_program",
    "jumlah_per_instansi",
    "kaitkan",
    "pindah",
    "rekap_anggaran",
    "ringkas_anggaran",
    "salin_anggaran",
    "tanpa_kegiatan",
    "triwulan_per_instansi",
    "ubah_kegiatan",
    "ubah_program",
    "urutkan_kode",
]
