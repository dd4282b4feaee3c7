"""Indicator quality: pure rules over the plain data of one instansi and year, without Django (DOMAIN section 7).

periksa.periksa runs every rule over a bahan.BahanMutu; lintas.bandingkan compares two documents.
"""
