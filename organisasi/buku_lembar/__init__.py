"""Sheets of the organisation for workbooks: instansi, unit kerja, jabatan, tugas dan fungsi, pengguna."""
