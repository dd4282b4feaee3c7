"""The sheets of this app in the workbook of a pemda (organisasi.buku)."""

from indikator.buku import anggaran, iku_iki, realisasi, target
from organisasi.buku.daftar import daftarkan

for lembar in (iku_iki.LEMBAR, target.LEMBAR, realisasi.LEMBAR, anggaran.LEMBAR):
    daftarkan(lembar)
