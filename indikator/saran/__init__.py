"""Suggestions for a sheet from what is known of the jabatan: pure text work, without Django."""
