"""Loaders: fetch a row of the active pemda (404 for strangers) and check the right (403)."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from indikator.domain import dokumen as domain_dokumen
from indikator.domain import pk as domain_pk
from indikator.domain.penetapan import pastikan_dapat_diisi
from indikator.domain.realisasi import cari_pengukuran
from indikator.enums import UKUR_TERVERIFIKASI, StatusDokumen
from indikator.models import Indikator, Lembar, Penetapan, Pengukuran, PerjanjianKinerja, Realisasi, SasaranStrategis
from kinerja.alamat import baca_kunci
from organisasi.permissions import boleh, pastikan
from organisasi.views.muat import muat_instansi


@dataclass(frozen=True)
class PilihanDokumen:
    """The document shown on a page of a year, and the ones to switch to. `dokumen` None: there is none yet."""

    dokumen: Penetapan | None
    berlaku: Penetapan | None
    semua: tuple[Penetapan, ...] = ()

    @property
    def sedang_berlaku(self) -> bool:
        return self.dokumen is not None and self.dokumen == self.berlaku


def muat_dokumen(request, pk: int) -> Penetapan:
    dokumen = get_object_or_404(Penetapan.objects.select_related("instansi__pemda", "asal", "diajukan_oleh"), pk=pk)
    domain_dokumen.pastikan_terlihat(request.pelaku, dokumen)
    return dokumen


def muat_lembar(request, pk: int, isi: bool = False) -> Lembar:
    """A sheet; with `isi=True` one that the actor may fill in now (403, 409)."""
    lembar = get_object_or_404(Lembar.objects.select_related("penetapan__instansi__pemda", "jabatan__unit"), pk=pk)
    if isi:
        pastikan_dapat_diisi(request.pelaku, lembar)
    else:
        domain_dokumen.pastikan_terlihat(request.pelaku, lembar.penetapan)
    return lembar


def muat_sasaran(request, pk: int) -> SasaranStrategis:
    """A sasaran of a sheet that the actor may change now."""
    semua = SasaranStrategis.objects.filter(lembar__isnull=False)
    sasaran = get_object_or_404(semua.select_related("lembar__penetapan__instansi", "lembar__jabatan__unit"), pk=pk)
    pastikan_dapat_diisi(request.pelaku, sasaran.lembar)
    return sasaran


def muat_indikator(
    request, pk: int, ikut: tuple[str, ...] = ("lembar__jabatan__unit", "sasaran", "rumus", "induk")
) -> Indikator:
    """An indicator that the actor may change now, with what is read along (`ikut`)."""
    semua = Indikator.objects.select_related("lembar__penetapan__instansi", *ikut)
    indikator = get_object_or_404(semua, pk=pk)
    pastikan_dapat_diisi(request.pelaku, indikator.lembar)
    return indikator


def muat_indikator_berlaku(request: HttpRequest, tahun: int, slug: str, pk: int, izin: str = "isi_data") -> Indikator:
    """A row of the document in force of that instansi and year."""
    instansi = muat_instansi(request, slug, izin)
    semua = Indikator.objects.select_related("lembar__penetapan__instansi", "lembar__jabatan", "sasaran", "rumus")
    return get_object_or_404(
        semua, pk=pk, lembar__penetapan__instansi=instansi, lembar__penetapan__berlaku__tahun=tahun
    )


def muat_pengukuran(request: HttpRequest, tahun: int, slug: str, triwulan: int) -> Pengukuran:
    instansi = muat_instansi(request, slug)
    pengukuran = cari_pengukuran(instansi, tahun, triwulan)
    if pengukuran is None:
        raise Http404("Belum ada realisasi.")
    pengukuran.instansi = instansi
    return pengukuran


def muat_pk(request: HttpRequest, pk: int) -> PerjanjianKinerja:
    kaitan = ("instansi__pemda", "instansi__induk", "jabatan__unit", "jabatan__induk", "diajukan_oleh", "asal")
    orang = ("pejabat_pertama", "pejabat_kedua", "pindaian")
    perjanjian = get_object_or_404(PerjanjianKinerja.objects.select_related(*kaitan, *orang), pk=pk)
    domain_pk.pastikan_terlihat(request.pelaku, perjanjian)
    return perjanjian


def muat_draf_pk(request: HttpRequest, pk: int) -> PerjanjianKinerja:
    """An open PK that the actor may change: 403 without the right, 409 once it is submitted or signed."""
    perjanjian = muat_pk(request, pk)
    domain_pk.pastikan_dapat_diisi(request.pelaku, perjanjian)
    return perjanjian


def muat_realisasi(request: HttpRequest, tahun: int, pk: int) -> Realisasi:
    semua = Realisasi.objects.select_related(
        "pengukuran__instansi", "indikator__lembar__jabatan", "indikator__sasaran", "capaian"
    )
    realisasi = get_object_or_404(semua, pk=pk, pengukuran__tahun=tahun)
    pastikan(request.pelaku, "lihat_instansi", realisasi.pengukuran.instansi)
    if realisasi.pengukuran.status not in UKUR_TERVERIFIKASI:
        pastikan(request.pelaku, "lihat_draf", realisasi.pengukuran.instansi)
    return realisasi


def pilih_dokumen(request, instansi, tahun: int) -> PilihanDokumen:
    """The document chosen with ?dokumen=, else the draft where the actor may see drafts, else the one in force."""
    berlaku = domain_dokumen.berlaku(instansi, tahun)
    draf = domain_dokumen.terbuka(instansi, tahun) if boleh(request.pelaku, "lihat_draf", instansi) else None
    dipilih = _dipilih(request, instansi, tahun)
    semua = {satu.pk: satu for satu in (berlaku, draf, dipilih) if satu is not None}
    return PilihanDokumen(dipilih or draf or berlaku, berlaku, tuple(semua.values()))


def _dipilih(request, instansi, tahun: int) -> Penetapan | None:
    tertulis = request.GET.get("dokumen", "")
    if not tertulis:
        return None
    dokumen = get_object_or_404(
        Penetapan, pk=baca_kunci(tertulis), instansi=instansi, tahun_mulai__lte=tahun, tahun_selesai__gte=tahun
    )
    domain_dokumen.pastikan_terlihat(request.pelaku, dokumen)
    return dokumen


def url_pilihan(pilihan: PilihanDokumen, alamat: str) -> list[tuple[Penetapan, str]]:
    """The same page with each of the documents."""
    return [(satu, f"{alamat}?dokumen={satu.pk}") for satu in pilihan.semua]


def butir_pilihan(pilihan: PilihanDokumen, daftar: list[tuple[Penetapan, str]]) -> list[dict]:
    """The switch of komponen/pilihan.html between documents, each with its page."""
    return [
        {
            "label": label_dokumen(satu, pilihan.berlaku),
            "url": url,
            "aktif": satu == pilihan.dokumen,
            "jumlah": None,
        }
        for satu, url in daftar
    ]


def label_dokumen(dokumen: Penetapan, berlaku: Penetapan | None) -> str:
    """ "Berlaku · versi 1", "Draf reviu · versi 2"."""
    if dokumen == berlaku:
        kata = "Berlaku"
    elif dokumen.status == StatusDokumen.DITETAPKAN:
        kata = "Digantikan"
    elif dokumen.status == StatusDokumen.DRAF and dokumen.asal_id:
        kata = "Draf reviu"
    else:
        kata = dokumen.get_status_display()
    return f"{kata} · versi {dokumen.versi_ke}"
