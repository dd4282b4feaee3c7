from django.db import migrations, models


class Migration(migrations.Migration):
    """Indexes that hold all an average reads: realisasi of an indicator, and their figures."""

    dependencies = [("indikator", "0015_kemajuan_dibatasi")]

    operations = [
        migrations.RemoveIndex(model_name="capaian", name="capaian_realisasi_idx"),
        migrations.AddIndex(
            model_name="capaian",
            index=models.Index(
                fields=["pemda", "realisasi"],
                include=["persen_dibatasi", "kemajuan_dibatasi"],
                name="capaian_nilai_idx",
            ),
        ),
        migrations.AddIndex(
            model_name="realisasi",
            index=models.Index(
                fields=["pemda", "indikator"], include=["pengukuran", "id"], name="realisasi_indikator_idx"
            ),
        ),
    ]
