"""The read API (docs/api.md): what is in force, verified or published of one pemda, for other programs.

`bentuk` are the shapes, `isi_*` put rows into them, `halaman` pages them, `rute` are the addresses. The door is
organisasi.pintu_api: it asks for the token and opens the pemda.
"""
