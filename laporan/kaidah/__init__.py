"""Lint of a Keputusan before it is put in force: pure rules over plain data, without Django (DOMAIN section 6).

periksa.periksa runs every rule over a bahan.BahanKeputusan; what a finding offers as a fix is plain data too
(langkah), applied by laporan.domain.periksa_keputusan.
"""
