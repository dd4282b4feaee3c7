"""Lists of laporan."""

BELUM_DIBUAT_DI_SINI = "Dimuat bersama data contoh atau oleh pengelola aplikasi; pembuatan di aplikasi menyusul."
