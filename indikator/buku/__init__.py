"""Sheets of the workbook of a pemda: IKU and IKI, their targets, realisasi, anggaran (engine: organisasi.buku)."""
