"""States of one sheet: submitted, approved, verified or returned by itself; only the whole document is set."""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from indikator.domain import ajuan, jadwal, kelengkapan
from indikator.domain.penetapan import segarkan_status
from indikator.enums import JenisJadwal, StatusDokumen
from indikator.models import Lembar
from organisasi.alur import Mesin, Peralihan, tabel
from organisasi.alur_permulaan import maju, mundur
from organisasi.domain import tulis
from organisasi.domain.kabar import kabari_peralihan
from organisasi.enums import Tindakan
from organisasi.galat import Bentrok, GalatKinerja


class MesinLembar(Mesin):
    nama, sebutan, status = "lembar", "Lembar", StatusDokumen
    peralihan = tabel(*maju("lembar", StatusDokumen), *mundur("lembar", StatusDokumen))

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
tindakan_tersedia, jalankan, kekurangan = MESIN.tindakan_tersedia, MESIN.jalankan, MESIN.kekurangan


@dataclass(frozen=True)
class HasilLembar:
    """What became of one ticked sheet; `galat` is the sentence why not, "" when it was moved."""

    lembar: Lembar
    galat: str = ""


def jalankan_banyak(
    daftar: list[Lembar], tindakan: str, *, oleh, alasan: str = "", dilihat: dict[int, int] | None = None
) -> list[HasilLembar]:
    """Make the same move with each of these sheets; what is refused leaves the others as they were moved.

    Everybody is told once for each document, however many of its sheets were moved. `dilihat` {key: versi} is what
    the page showed: a sheet that was taken back and sent again since then is not decided on unseen.
    """
    sendiri, dilihat = len(daftar) == 1, dilihat or {}
    hasil = [_satu(lembar, tindakan, oleh, alasan, sendiri, dilihat.get(lembar.pk)) for lembar in daftar]
    if not sendiri:
        _kabari_banyak([satu.lembar for satu in hasil if not satu.galat], PERALIHAN[tindakan], oleh, alasan)
    return hasil


def _kabari_banyak(pindah: list[Lembar], p: Peralihan, oleh, alasan: str) -> None:
    menurut: dict[int, list[Lembar]] = {}
    for satu in pindah:
        menurut.setdefault(satu.penetapan_id, []).append(satu)
    for daftar in menurut.values() if p.kabar else ():
        dokumen = daftar[0].penetapan
        nama = "; ".join(satu.jabatan.nama if satu.jabatan_id else "IKU" for satu in daftar)
        judul = f"{len(daftar)} lembar {dokumen.instansi.sebutan} {StatusDokumen(p.ke).label.lower()}: {nama}"
        alamat = reverse("dokumen_rincian", args=[dokumen.instansi.pemda.slug, dokumen.pk])
        kabari_peralihan(dokumen, p, oleh=oleh, alasan=alasan, judul=judul, alamat=alamat)


def _satu(lembar: Lembar, tindakan: str, oleh, alasan: str, kabari: bool, versi: int | None) -> HasilLembar:
    try:
        with transaction.atomic():
            return HasilLembar(jalankan(lembar, tindakan, oleh=oleh, versi=versi, alasan=alasan, kabari=kabari))
    except Bentrok:
        return HasilLembar(lembar, "Lembar ini berubah sejak halaman dibuka; baca dulu isinya yang sekarang.")
    except GalatKinerja as galat:
        return HasilLembar(lembar, str(galat))
