"""Invented pemda in bulk, to measure with (`manage.py buat_beban`): one is made by the ordinary models and the one
engine (`pola`), the others are copies of its rows made inside the database (`salin`)."""
