from django.db import migrations

from organisasi.pagar import PagariKolom, PasangPagar


class Migration(migrations.Migration):
    dependencies = [("laporan", "0006_kunci_butir")]

    operations = [
        PasangPagar(
            [
                "BerkasKeputusan",
                "BukuNomor",
                "DasarHukumPemda",
                "TandaTanganElektronik",
                "TemplatKeputusan",
                "UrunganNaskah",
            ]
        ),
        PagariKolom({"Keputusan": ["asal", "buku"], "ButirKeputusan": ["dasar_hukum_pemda"]}),
    ]
