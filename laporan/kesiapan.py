"""Pages of laporan among the settings of a pemda (organisasi.kesiapan)."""

from django.urls import reverse

from indikator.models import Penetapan
from organisasi.kesiapan import Halaman, Langkah, daftarkan_halaman, langkah

daftarkan_halaman(
    Halaman("Bungkusan data", "bungkusan", "Semua data perangkat daerah untuk dipindahkan ke instalasi lain.")
)
daftarkan_halaman(Halaman("Buku nomor", "buku_daftar", "Bentuk dan urutan nomor keputusan tiap penerbit dan tahun."))


@langkah
def langkah_dokumen(pemda) -> list[Langkah]:
    """Existing IKU and IKI come in by import; example instansi are not counted."""
    ada = Penetapan.objects.filter(instansi__contoh=False).exists()
    sisa = "" if ada else "belum ada satu pun; yang sudah ada di Word atau Excel dapat diimpor"
    return [Langkah("Dokumen IKU dan IKI", sisa, reverse("impor_daftar", args=[pemda.slug]))]
