"""States of one sheet: submitted, approved, verified or returned by itself; only the whole document is set."""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from indikator.domain import ajuan, jadwal, kelengkapan
from indikator.domain.penetapan import segarkan_status
from indikator.enums import JenisJadwal, StatusDokumen
from indikator.models import Lembar
from organisasi.alur import Mesin, Peralihan, tabel
from organisasi.domain import tulis
from organisasi.enums import Tindakan
from organisasi.galat import GalatKinerja
from organisasi.permulaan import permulaan


class MesinLembar(Mesin):
    nama, sebutan, status = "lembar", "Lembar", StatusDokumen
    peralihan = tabel(*permulaan("lembar", StatusDokumen))

    def instansi(self, objek):
        return objek.penetapan.instansi

    def kunci(self, objek):
        """The document first, as every writer of a sheet does; then the sheet."""
        penetapan = tulis.kunci(objek.penetapan, "instansi__pemda")
        terkini = tulis.kunci(objek, "jabatan__unit")
        terkini.penetapan = penetapan
        return terkini

    def kekurangan(self, objek) -> list[str]:
        return kelengkapan.kekurangan_lembar(objek)

    def jaga(self, objek, p: Peralihan, oleh) -> None:
        if p.tindakan == Tindakan.AJUKAN:
            jadwal.pastikan_terbuka(self.instansi(objek), objek.penetapan.tahun_mulai, JenisJadwal.IKU_IKI)
        super().jaga(objek, p, oleh)

    def sesudah(self, objek, p: Peralihan, oleh) -> None:
        if p.tindakan == Tindakan.AJUKAN:
            ajuan.rekam(objek, oleh=oleh)
        segarkan_status(objek.penetapan, oleh=oleh)

    def alamat(self, objek) -> str:
        dokumen = objek.penetapan
        letak = [dokumen.instansi.pemda.slug, dokumen.tahun_mulai, dokumen.instansi.slug]
        if objek.jabatan_id:
            return reverse("iki_lembar", args=[*letak, objek.pk])
        return f"{reverse('iku_lembar', args=letak)}?dokumen={dokumen.pk}"


MESIN = MesinLembar()
PERALIHAN = MESIN.peralihan
tindakan_tersedia, jalankan = MESIN.tindakan_tersedia, MESIN.jalankan
kekurangan, alasan_terakhir = MESIN.kekurangan, MESIN.alasan_terakhir


@dataclass(frozen=True)
class HasilLembar:
    """What became of one ticked sheet; `galat` is the sentence why not, "" when it was moved."""

    lembar: Lembar
    galat: str = ""


def jalankan_banyak(daftar: list[Lembar], tindakan: str, *, oleh, alasan: str = "") -> list[HasilLembar]:
    """Make the same move with each of these sheets; what is refused leaves the others as they were moved."""
    return [_satu(lembar, tindakan, oleh, alasan) for lembar in daftar]


def _satu(lembar: Lembar, tindakan: str, oleh, alasan: str) -> HasilLembar:
    try:
        with transaction.atomic():
            return HasilLembar(jalankan(lembar, tindakan, oleh=oleh, alasan=alasan))
    except GalatKinerja as galat:
        return HasilLembar(lembar, str(galat))
