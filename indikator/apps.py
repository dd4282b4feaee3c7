from django.apps import AppConfig


class IndikatorConfig(AppConfig):
    name = "indikator"
    verbose_name = "Indikator"

    def ready(self):
        """Hang home-page queues, search, years with data and ways across into the registries of organisasi."""
        from indikator import beranda, beranda_ukur, pencarian, tahun, tautan  # noqa: F401
