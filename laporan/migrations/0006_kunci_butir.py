import uuid

from django.db import migrations


def beri_kunci(apps, schema_editor):
    """AddField gave every old item the same key."""
    Butir = apps.get_model("laporan", "ButirKeputusan")
    for pk in Butir.objects.values_list("pk", flat=True).iterator():
        Butir.objects.filter(pk=pk).update(kunci=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("laporan", "0005_pabrik_keputusan")]

    operations = [migrations.RunPython(beri_kunci, migrations.RunPython.noop)]
