from django.db import migrations

from organisasi.pagar import PagariKolom, PasangPagar


class Migration(migrations.Migration):
    dependencies = [("indikator", "0013_perencanaan_pelaporan")]

    operations = [
        PasangPagar(["AnggaranPerjanjian", "Pembanding", "RencanaAksi"]),
        PagariKolom(
            {"Kegiatan": ["induk"], "PerjanjianKinerja": ["pejabat_pertama", "pejabat_kedua", "pindaian"]}
        ),
    ]
