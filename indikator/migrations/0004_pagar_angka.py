from django.db import migrations

from organisasi.pagar import PagariKolom, PasangPagar


class Migration(migrations.Migration):
    dependencies = [("indikator", "0003_angka_yang_benar"), ("organisasi", "0002_pagar")]

    operations = [
        PasangPagar(["KomponenTerpenuhi", "PengecualianMutu", "VariabelBersama"]),
        PagariKolom({"BuktiDukung": ["komponen"], "Variabel": ["bersama"]}),
    ]
