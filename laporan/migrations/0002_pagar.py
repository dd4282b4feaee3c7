from django.db import migrations

from organisasi.pagar import PasangPagar


class Migration(migrations.Migration):
    dependencies = [("laporan", "0001_awal"), ("indikator", "0002_pagar")]

    operations = [
        PasangPagar(
            [
                "BagianLkjip",
                "ButirKeputusan",
                "Cuplikan",
                "Keputusan",
                "Lkjip",
                "TabelSumber",
                "TemuanSumber",
            ]
        ),
    ]
