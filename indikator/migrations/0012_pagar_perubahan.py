from django.db import migrations

from organisasi.pagar import PasangPagar


class Migration(migrations.Migration):
    dependencies = [("indikator", "0011_perubahan")]

    operations = [PasangPagar(["PerubahanIndikator"])]
