"""Setting aside a note of the linter with a reason, and taking that back. Neither depends on the document's state."""

from django.db import transaction

from indikator.models import PengecualianMutu
from indikator.mutu.temuan import Temuan
from organisasi.domain import tulis
from organisasi.galat import IsianSalah
from organisasi.models import Instansi
from organisasi.permissions import pastikan

ALASAN_MAKS = 500
ALASAN_KOSONG = "Tulis alasannya; dibaca oleh verifikator."
ALASAN_PANJANG = f"Alasan paling panjang {ALASAN_MAKS} huruf."
SUDAH = "Catatan ini sudah dikecualikan dengan alasan lain: “{}”. Batalkan dulu bila alasannya perlu diganti."


@transaction.atomic
def kecualikan(*, oleh, instansi: Instansi, temuan: Temuan, alasan: str) -> PengecualianMutu:
    """Set a finding of the instansi aside; done again with the same reason it stays as it is.

    The instansi stays locked meanwhile, so that two who do it at once take turns. Raises Ditolak, IsianSalah.
    """
    pastikan(oleh, "isi_data", instansi)
    alasan = _periksa(alasan)
    tulis.kunci(instansi)
    ada = PengecualianMutu.objects.filter(instansi=instansi, sidik=temuan.sidik).first()
    if ada is None:
        isi = {"aturan": temuan.aturan, "sidik": temuan.sidik, "kalimat": temuan.kalimat, "alasan": alasan}
        return tulis.buat(PengecualianMutu, oleh=oleh, instansi=instansi, **isi)
    if ada.alasan != alasan:
        raise IsianSalah({"alasan": SUDAH.format(ada.alasan)})
    return ada


@transaction.atomic
def batalkan(*, oleh, instansi: Instansi, sidik: str) -> bool:
    """Let the finding stand again; False when it was not set aside (any more)."""
    pastikan(oleh, "isi_data", instansi)
    tulis.kunci(instansi)
    ada = PengecualianMutu.objects.filter(instansi=instansi, sidik=sidik).first()
    if ada is not None:
        tulis.hapus(ada, oleh=oleh)
    return ada is not None


def _periksa(alasan: str) -> str:
    rapi = alasan.strip()
    if not rapi:
        raise IsianSalah({"alasan": ALASAN_KOSONG})
    if len(rapi) > ALASAN_MAKS:
        raise IsianSalah({"alasan": ALASAN_PANJANG})
    return rapi
