"""Background jobs of indikator: computing the open realisasi of a pemda anew."""

from django.db import transaction

from indikator.domain import capaian
from indikator.domain.kebijakan import HITUNG_ULANG, dalam_masa
from indikator.enums import UKUR_TERBUKA
from indikator.models import Pengukuran, Realisasi
from organisasi.domain import tulis
from organisasi.domain.pekerjaan import jenis_pekerjaan, pelaku_dari


@jenis_pekerjaan(HITUNG_ULANG, judul="Hitung ulang capaian", izin="kelola_organisasi")
def hitung_ulang(pekerjaan, lapor) -> None:
    """Parameters: tahun_mulai and tahun_selesai (None: no end). One step for each pengukuran that is still open."""
    masa = dalam_masa("tahun", pekerjaan.parameter["tahun_mulai"], pekerjaan.parameter["tahun_selesai"])
    semua = Pengukuran.objects.filter(status__in=UKUR_TERBUKA, **masa).select_related("instansi")
    daftar = list(semua.order_by("instansi", "tahun", "triwulan"))
    dihitung = 0
    for nomor, ukur in enumerate(daftar, 1):
        lapor(nomor, len(daftar), str(ukur))
        dihitung += _hitung_pengukuran(ukur, pelaku_dari(pekerjaan))
    lapor(len(daftar), len(daftar), f"{dihitung} capaian dihitung ulang.")


@transaction.atomic
def _hitung_pengukuran(ukur: Pengukuran, oleh) -> int:
    """Held while it is computed, so that it cannot be submitted half old and half new."""
    terkini = tulis.kunci(ukur)
    if terkini.status not in UKUR_TERBUKA:
        return 0
    return capaian.hitung_ulang(Realisasi.objects.filter(pengukuran=terkini), oleh=oleh)
