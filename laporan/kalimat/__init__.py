"""Sentences of the yearly report, made from plain stored figures: number words, capaian, budget, closing words.

Nothing here reads a database or knows Django. A sentence is a tuple of texts and figures (`susun.Angka`), each figure
under its key, so that it can be written as a reference that follows the stored figure. A figure that is missing gives
a sentence that says so; no sentence contains a number that was not handed in.
"""
