"""Formulas of indicators: read, computed and shown, without Django (DOMAIN section 4).

parser.baca reads what a planner types, bahasa.baca what a source document says; hitung.hitung computes;
tampil shows a tree, and makes raw source cells safe.
"""
