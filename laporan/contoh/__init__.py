"""Loading the example files fixtures/contoh/*.yaml and the reference data fixtures/acuan/*.yaml (muat_contoh)."""
