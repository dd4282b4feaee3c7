"""Lists and tables of laporan as files."""
