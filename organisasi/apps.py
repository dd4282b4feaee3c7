from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

# modules by which an app to the right hangs its providers on ours
PAPAN = (
    "acuan",
    "beranda",
    "berkas",
    "harian",
    "kesiapan",
    "lembar_buku",
    "pekerjaan",
    "penahan",
    "pencarian",
    "riwayat",
    "tahun",
    "tautan",
)


class OrganisasiConfig(AppConfig):
    name = "organisasi"
    verbose_name = "Organisasi"

    def ready(self):
        # the first three: what follows a sign-in, a password, a second factor
        autodiscover_modules("sesi", "daftar_sesi", "akun_dua_langkah", *PAPAN)
