"""History of a document from the audit trail: its own moves, and what was done to its sheets."""

from django.db.models import Q

from indikator.enums import StatusDokumen
from indikator.models import Indikator, Lembar, Penetapan, SasaranStrategis
from organisasi.enums import Tindakan
from organisasi.models import Jejak
from organisasi.riwayat import nama_model, perubahan

BATAS = 30


def riwayat(dokumen: Penetapan) -> list[tuple[Jejak, str, list]]:
    """The last rows, newest first, each with the kind of thing and the changed fields.

    Deleted rows are found by the sheet that their last values name.
    """
    lembar = list(dokumen.lembar.values_list("pk", flat=True))
    cocok = Q(model=Penetapan._meta.label, objek_id=dokumen.pk)
    cocok |= Q(model=Lembar._meta.label, objek_id__in=lembar)
    for model in (SasaranStrategis, Indikator):
        baris = model.objects.filter(lembar__penetapan=dokumen).values("pk")
        cocok |= Q(model=model._meta.label, objek_id__in=baris)
    hapus = Q(tindakan=Tindakan.HAPUS, model__in=[SasaranStrategis._meta.label, Indikator._meta.label])
    cocok |= hapus & Q(perubahan__lembar__0__in=lembar)
    terakhir = Jejak.objects.filter(cocok).order_by("-nomor")[:BATAS]
    return [(satu, nama_model(satu.model), perubahan(satu)) for satu in terakhir]


def catatan_kembali(dokumen: Penetapan) -> Jejak | None:
    """Why the document was returned, while it is in that state."""
    if dokumen.status != StatusDokumen.DIKEMBALIKAN:
        return None
    milik = Jejak.objects.filter(model=Penetapan._meta.label, objek_id=dokumen.pk, tindakan=Tindakan.KEMBALIKAN)
    return milik.order_by("-nomor").first()
