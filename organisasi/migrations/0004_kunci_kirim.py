from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0003_singgahan")]

    operations = [
        migrations.AddField("jabatan", "kunci_kirim", models.UUIDField(editable=False, null=True)),
        migrations.AddField("unitkerja", "kunci_kirim", models.UUIDField(editable=False, null=True)),
        migrations.AddConstraint(
            "jabatan", models.UniqueConstraint(fields=("pemda", "kunci_kirim"), name="jabatan_kirim_unik")
        ),
        migrations.AddConstraint(
            "unitkerja", models.UniqueConstraint(fields=("pemda", "kunci_kirim"), name="unit_kirim_unik")
        ),
    ]
