from django.core.cache import caches
from django.core.management import call_command
from django.db import migrations


def buat_tabel_singgahan(apps, schema_editor):
    """The shared cache (rate limits need one for all processes) lives in a table of the database."""
    if hasattr(caches["default"], "cache_model_class"):
        call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0002_pagar")]

    operations = [migrations.RunPython(buat_tabel_singgahan, migrations.RunPython.noop)]
