"""Formulas of indicators: read, computed and shown, without Django (DOMAIN section 4).

bahasa.baca reads the words of a sheet, parser.baca an expression over named variables; hitung.hitung computes;
tampil shows a tree, and makes raw source cells safe.
"""
