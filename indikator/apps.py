from django.apps import AppConfig


class IndikatorConfig(AppConfig):
    name = "indikator"
    verbose_name = "Indikator"

    def ready(self):
        """Hang the queues of the home page and the years with data into the registries of organisasi."""
        from indikator import beranda_ukur, tahun  # noqa: F401
