"""Steps and pages of the settings that indikator has: periods, scale and calendar."""

from django.urls import reverse

from indikator.models import Jadwal, Periode, Skala
from organisasi.kesiapan import Halaman, Langkah, daftarkan_halaman, langkah

daftarkan_halaman(Halaman("Periode", "periode_daftar", "Masa RPJMD dan Renstra dengan visi, misi, dan tujuannya."))
daftarkan_halaman(
    Halaman("Skala dan batas capaian", "kebijakan_daftar", "Kategori capaian, batas atas dan bawah, cara efisiensi.")
)
daftarkan_halaman(Halaman("Jadwal", "jadwal_daftar", "Tanggal buka, tenggat, dan tutup tiap pekerjaan setahun."))


@langkah
def langkah_indikator(pemda) -> list[Langkah]:
    periode = "" if Periode.objects.exists() else "belum ada satu pun"
    skala = "" if Skala.objects.exists() else "memakai skala bawaan aplikasi"
    jadwal = "" if Jadwal.objects.exists() else "memakai tanggal bawaan aplikasi"
    return [
        Langkah("Periode", periode, reverse("periode_daftar", args=[pemda.slug])),
        Langkah("Skala capaian", skala, reverse("kebijakan_daftar", args=[pemda.slug])),
        Langkah("Jadwal", jadwal, reverse("jadwal_daftar", args=[pemda.slug])),
    ]
