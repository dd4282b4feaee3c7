"""Sheets of the organisation in the workbooks (organisasi.buku)."""

from organisasi.buku.daftar import daftarkan
from organisasi.buku_lembar import instansi, jabatan, pengguna, unit, uraian

for satu in (instansi, unit, jabatan, uraian, pengguna):
    daftarkan(satu.LEMBAR)
