"""Backup of the whole installation as one zip, and its restoration (manage.py cadangkan, pulihkan; docs/operasi.md).

    manifes   what the archive says about itself (manifes.json)
    arsip     writing an archive front to back; baca: opening one that may be hostile, checking every hash
    sqlite, postgres    snapshot, emptiness, emptying and loading of the database (chosen by basis.alat)
    buat      the backup; pulihkan: the restoration; banding: is what was restored what was backed up
    kunci     holds the sweepers back while files are copied

A restoration that did not come to its end is known by kinerja.pemulihan.
"""
