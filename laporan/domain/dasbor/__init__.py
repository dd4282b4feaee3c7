"""Dashboards as plain data: of the pemda, of one perangkat daerah, of one indicator. Every figure is the engine's.

The same content gives the page and the PDF; charts are kinerja.grafik.Grafik, tables laporan.domain.tabel.Tabel.
"""
