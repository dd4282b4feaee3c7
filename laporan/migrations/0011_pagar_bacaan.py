from django.db import migrations

from organisasi.pagar import PasangPagar


class Migration(migrations.Migration):
    dependencies = [("laporan", "0010_bacaan_dokumen"), ("organisasi", "0012_pagar_impor")]

    operations = [PasangPagar(["BacaanBaris", "BacaanLembar", "BacaanSisa"])]
