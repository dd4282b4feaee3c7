"""Uji hitung LKjIP: an uploaded or pasted report read, recomputed (laporan.uji) and kept as its findings.

baca: bytes → Dokumen; uji: the stored test and who sees it; isi: the finding sheet as printed content.
"""
