"""Pages of laporan among the settings of a pemda (organisasi.kesiapan)."""

from organisasi.kesiapan import Halaman, daftarkan_halaman

daftarkan_halaman(
    Halaman("Bungkusan data", "bungkusan", "Semua data perangkat daerah untuk dipindahkan ke instalasi lain.")
)
daftarkan_halaman(Halaman("Buku nomor", "buku_daftar", "Bentuk dan urutan nomor keputusan tiap penerbit dan tahun."))
