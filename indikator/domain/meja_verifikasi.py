"""The desk of who reviews: which sheets of a document wait, what lies beside one, which comes next."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from indikator.domain import dokumen as domain_dokumen
from indikator.enums import StatusDokumen
from indikator.models import BuktiDukung, Lembar, Penetapan, Pengukuran, Realisasi
from organisasi.permissions import boleh


def menunggu(pelaku, instansi) -> StatusDokumen:
    """The state in which a sheet waits for this reader."""
    return StatusDokumen.DIAJUKAN if boleh(pelaku, "setujui", instansi) else StatusDokumen.DISETUJUI


@dataclass(frozen=True)
class Letak:
    """A sheet among those of its document, in order; `urutan` counts from 0."""

    urutan: int
    semua: list[Lembar]

    @property
    def sebelum(self) -> Lembar | None:
        return self.semua[self.urutan - 1] if self.urutan else None

    @property
    def sesudah(self) -> Lembar | None:
        return self.semua[self.urutan + 1] if self.urutan + 1 < len(self.semua) else None

    def jumlah(self, status: str) -> int:
        return sum(satu.status == status for satu in self.semua)

    def berikut(self, status: str) -> Lembar | None:
        """The next sheet in that state, counted on from this one and round the end."""
        giliran = self.semua[self.urutan + 1 :] + self.semua[: self.urutan]
        return next((satu for satu in giliran if satu.status == status), None)


def letak(lembar: Lembar) -> Letak:
    """Where the sheet stands; one query."""
    semua = list(Lembar.objects.filter(penetapan=lembar.penetapan_id).select_related("jabatan__unit"))
    return Letak(next(i for i, satu in enumerate(semua) if satu.pk == lembar.pk), semua)


def lembar_berlaku(lembar: Lembar, tahun: int) -> Lembar | None:
    """The sheet of the same jabatan (or the IKU sheet) in the document in force; None where this is it."""
    berlaku = domain_dokumen.berlaku(lembar.penetapan.instansi, tahun)
    if berlaku is None or berlaku.pk == lembar.penetapan_id:
        return None
    return Lembar.objects.filter(penetapan=berlaku, jenis=lembar.jenis, jabatan=lembar.jabatan_id).first()


def lembar_tinjau(dokumen: Penetapan) -> list[Lembar]:
    """The sheets of a document in order, each with `jumlah_indikator`; one query."""
    jumlah = Count("indikator", filter=Q(indikator__induk=None))
    semua = Lembar.objects.filter(penetapan=dokumen).select_related("jabatan__unit").annotate(jumlah_indikator=jumlah)
    daftar = list(semua.order_by("urutan", "pk"))
    for satu in daftar:
        satu.penetapan = dokumen
    return daftar


def dipilih(dokumen: Penetapan, status: str, pilih: list[Lembar], *, semua: bool, dilihat: Mapping[int, int]):
    """The sheets of a bulk decision: those ticked, or with `semua` every one in `status` that the page had shown.

    What was verified already is returned only when ticked; what came in after the page was opened stays waiting.
    `dilihat`: {pk: version} as the page showed them, empty where it did not say.
    """
    daftar = lembar_tinjau(dokumen)
    if semua:
        return [satu for satu in daftar if satu.status == status and (not dilihat or satu.pk in dilihat)]
    return [satu for satu in daftar if satu in set(pilih)]


def pengukuran_setahun(instansi, tahun: int) -> list[Pengukuran]:
    """The measurings of the year in order, each with its open remarks (`terbuka`)."""
    terbuka = Count("catatan_verifikasi", filter=Q(catatan_verifikasi__induk=None, catatan_verifikasi__selesai=False))
    semua = Pengukuran.objects.filter(instansi=instansi, tahun=tahun).annotate(terbuka=terbuka)
    return list(semua.order_by("triwulan"))


def realisasi_tinjau(ukur: Pengukuran) -> list[Realisasi]:
    """Its rows with their evidence (`daftar_bukti`); two queries."""
    semua = list(ukur.realisasi.select_related("indikator"))
    bukti: dict[int, list[BuktiDukung]] = {}
    milik = BuktiDukung.objects.filter(realisasi__in=[satu.pk for satu in semua])
    for satu in milik.select_related("berkas").order_by("pk"):
        bukti.setdefault(satu.realisasi_id, []).append(satu)
    for satu in semua:
        satu.daftar_bukti = bukti.get(satu.pk, [])
    return semua
