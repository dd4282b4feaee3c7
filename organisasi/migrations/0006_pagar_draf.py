from django.db import migrations

from organisasi.pagar import PasangPagar


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0005_draf_isian")]

    operations = [PasangPagar(["DrafIsian"])]
