"""Compilation of the LKjIP of a pemda: how far each OPD is, its capaian and budget, one workbook, one PDF of all."""
