from django.apps import AppConfig


class IndikatorConfig(AppConfig):
    name = "indikator"
    verbose_name = "Indikator"

    def ready(self):
        """The queues of measuring; the modules named in organisasi.apps.PAPAN are found by themselves."""
        from indikator import beranda_ukur  # noqa: F401
