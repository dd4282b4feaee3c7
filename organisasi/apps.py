from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

# modules by which an app to the right hangs its providers on ours
PAPAN = (
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
        autodiscover_modules("sesi", *PAPAN)  # sesi: what follows a sign-in
