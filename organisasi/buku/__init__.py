"""Workbooks people fill in: one list of columns is the template, the export and the import of a kind of sheet."""
