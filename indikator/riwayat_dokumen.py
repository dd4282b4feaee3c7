"""History of a document from the audit trail: its own moves, and what was done to its sheets."""

from indikator.models import Penetapan
from organisasi.riwayat import jejak_objek
from organisasi.riwayat_kalimat import Cerita, ceritakan

BATAS = 30  # audit rows read for the page


def riwayat(dokumen: Penetapan) -> list[Cerita]:
    """The last stories of the document and of what stands on its sheets, newest first."""
    return ceritakan(jejak_objek(Penetapan, dokumen.pk).order_by("-nomor")[:BATAS])
