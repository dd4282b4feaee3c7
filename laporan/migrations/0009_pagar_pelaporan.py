from django.db import migrations

from organisasi.pagar import PasangPagar


class Migration(migrations.Migration):
    dependencies = [("laporan", "0008_perencanaan_pelaporan")]

    operations = [
        PasangPagar(
            [
                "AdendumLkjip",
                "BerkasLkjip",
                "CatatanReviu",
                "GambarNaskah",
                "KomentarLkjip",
                "PenyuntingNaskah",
                "ReviuLkjip",
                "UjiHitung",
                "VersiNaskah",
            ]
        ),
    ]
