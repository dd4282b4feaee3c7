from django.db import migrations

from organisasi.pagar import HanyaTambah, PasangPagar


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0007_tinjauan")]

    operations = [
        PasangPagar(["Pemberitahuan", "LanggananSurel", "PengaturanPemda"]),
        HanyaTambah("Jejak", dibangun_ulang=True),
    ]
