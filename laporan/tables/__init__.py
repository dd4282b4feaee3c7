"""Lists of laporan."""
