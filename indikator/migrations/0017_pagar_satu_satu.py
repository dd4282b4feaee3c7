from django.db import migrations

from organisasi.pagar import PagariKolom


class Migration(migrations.Migration):
    """The fence of one-to-one keys, which the earlier fences passed by."""

    dependencies = [("indikator", "0016_indeks_nilai")]

    operations = [PagariKolom({"Capaian": ["realisasi"], "Rumus": ["indikator"]})]
