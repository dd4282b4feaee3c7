from django.db import migrations

from organisasi.pagar import PasangPagar


class Migration(migrations.Migration):
    dependencies = [("indikator", "0008_tinjauan"), ("organisasi", "0008_pagar_tinjauan")]

    operations = [PasangPagar(["Ajuan", "CatatanVerifikasi", "Jadwal", "PerpanjanganJadwal"])]
