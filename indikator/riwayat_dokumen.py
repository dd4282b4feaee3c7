"""History of a document from the audit trail: its own moves, and what was done to its sheets."""

from django.db.models import Q

from indikator.models import Indikator, Lembar, Penetapan, SasaranStrategis
from organisasi.enums import Tindakan
from organisasi.models import Jejak

BATAS = 30


def riwayat(dokumen: Penetapan) -> list[Jejak]:
    """The last rows, newest first. Deleted rows are found by the sheet that their last values name."""
    lembar = list(dokumen.lembar.values_list("pk", flat=True))
    cocok = Q(model=Penetapan._meta.label, objek_id=dokumen.pk)
    cocok |= Q(model=Lembar._meta.label, objek_id__in=lembar)
    for model in (SasaranStrategis, Indikator):
        baris = model.objects.filter(lembar__penetapan=dokumen).values("pk")
        cocok |= Q(model=model._meta.label, objek_id__in=baris)
    hapus = Q(tindakan=Tindakan.HAPUS, model__in=[SasaranStrategis._meta.label, Indikator._meta.label])
    cocok |= hapus & Q(perubahan__lembar__0__in=lembar)
    return list(Jejak.objects.filter(cocok).order_by("-nomor")[:BATAS])
