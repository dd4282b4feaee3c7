from decimal import Decimal

from django.db import migrations, models
from django.db.models import F, Q


def isi(apps, schema_editor):
    """What the policy stored with each row makes of its kemajuan."""
    semua = apps.get_model("indikator", "Capaian").objects.exclude(kemajuan=None)
    semua.update(kemajuan_dibatasi=F("kemajuan"))
    luar = semua.filter(Q(kemajuan__gt=100) | Q(kemajuan__lt=0))  # no limit lies between
    for satu in luar.exclude(kebijakan__batas_atas="", kebijakan__batas_bawah="").only("kemajuan", "kebijakan"):
        atas, bawah = (satu.kebijakan.get(nama) for nama in ("batas_atas", "batas_bawah"))
        batas = atas if satu.kemajuan > 100 else bawah
        if batas and not Decimal(bawah or "-Infinity") <= satu.kemajuan <= Decimal(atas or "Infinity"):
            semua.filter(pk=satu.pk).update(kemajuan_dibatasi=Decimal(batas))


class Migration(migrations.Migration):
    dependencies = [("indikator", "0014_pagar_perencanaan")]

    operations = [
        migrations.AddField(
            model_name="capaian",
            name="kemajuan_dibatasi",
            field=models.DecimalField(decimal_places=8, max_digits=23, null=True),
        ),
        migrations.RunPython(isi, migrations.RunPython.noop),
    ]
