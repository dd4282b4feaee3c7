"""The complete data of an instansi as one portable file, out of one installation and into another (docs/bungkusan.md).

`cakupan` says which rows go along, `susun` collects and writes them, `buka` reads a file that may be hostile, `muat`
puts its rows into a pemda. A row is named by its place in its list: no key of a database leaves or comes in.
"""
