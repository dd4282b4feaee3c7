from django.db import migrations

from organisasi.pagar import PasangPagar


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0011_impor_dan_token")]

    operations = [PasangPagar(["BarisImpor", "Impor", "TokenApi"])]
