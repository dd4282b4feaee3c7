from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indikator", "0004_pagar_angka")]

    operations = [
        migrations.RemoveConstraint(model_name="nilaivariabel", name="nilai_variabel_unik"),
        migrations.AddField(
            model_name="nilaivariabel", name="urutan", field=models.PositiveSmallIntegerField(default=1)
        ),
        migrations.AddConstraint(
            model_name="nilaivariabel",
            constraint=models.UniqueConstraint(
                fields=("pemda", "realisasi", "variabel", "urutan"), name="nilai_variabel_unik"
            ),
        ),
        migrations.AlterModelOptions(name="nilaivariabel", options={"ordering": ["urutan", "pk"]}),
    ]
