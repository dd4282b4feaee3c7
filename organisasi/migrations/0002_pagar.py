from django.db import migrations

from organisasi.pagar import HanyaTambah, LihatMilikSendiri, PasangPagar


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0001_awal")]

    operations = [
        PasangPagar(
            [
                "AliasInstansi",
                "AliasUnit",
                "Berkas",
                "Instansi",
                "Jabatan",
                "Jejak",
                "Keanggotaan",
                "Pejabat",
                "Pekerjaan",
                "PemangkuJabatan",
                "UnitKerja",
                "UraianInstansi",
                "UraianJabatan",
            ]
        ),
        LihatMilikSendiri("Keanggotaan", "pengguna_id"),
        HanyaTambah("Jejak"),
    ]
