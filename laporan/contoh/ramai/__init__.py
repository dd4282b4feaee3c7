"""Kabupaten Contoh: a pemda of invented data in every state (muat_contoh --ramai), from fixtures/contoh_ramai."""
