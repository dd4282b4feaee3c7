from django.db import migrations

from organisasi.pagar import PasangPagar


class Migration(migrations.Migration):
    dependencies = [("indikator", "0006_isian_cepat"), ("organisasi", "0006_pagar_draf")]

    operations = [PasangPagar(["ManualPemda", "Urungan"])]
