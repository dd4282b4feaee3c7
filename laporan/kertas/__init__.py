"""Existing documents (IKU, IKI, decrees in Word, Excel, HTML, text) read into sheets, rows and the decree. Pure.

`naskah` makes paragraphs and tables of a file; `pahami` finds what they mean (`bentuk.Bacaan`), every reading with its
raw text and a confidence. Nothing is stored here.
"""
