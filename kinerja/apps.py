from django.apps import AppConfig


class KinerjaConfig(AppConfig):
    name = "kinerja"

    def ready(self):
        from kinerja import periksa_pengaturan  # noqa: F401  its checks
