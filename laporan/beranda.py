"""Queues of decrees and reports on the home page, and the reading of Bappeda (organisasi.beranda)."""

from django.db.models import Q
from django.urls import reverse

from indikator.enums import DOKUMEN_TERVERIFIKASI, StatusDokumen
from indikator.giliran import SETUJUI, VERIFIKASI, Giliran, milik_giliran
from indikator.models import Penetapan
from laporan.domain.alur.lkjip import yang_wajib_direviu
from laporan.domain.kotak_masuk import MENUNGGU_SAYA
from laporan.domain.sel_kotak import DOKUMEN, MENUNGGU
from laporan.enums import StatusKeputusan, StatusLkjip
from laporan.models import Keputusan, Lkjip
from organisasi.beranda import Antrean, Kembali, daftarkan, daftarkan_kembali
from organisasi.domain.pengembalian import kunci_jejak, pengembalian_terakhir
from organisasi.enums import Peran
from organisasi.permissions import boleh

REVIU = Giliran(Peran.INSPEKTORAT, "terverifikasi", "menunggu direviu", "terverifikasi dan menunggu reviu Anda.")
TANDATANGANI = Giliran(Peran.PIMPINAN, "direviu", "menunggu ditandatangani", "siap dan menunggu Anda tanda tangani.")
SAMPAIKAN = Giliran(
    Peran.PERENCANA, "ditandatangani", "menunggu disampaikan", "sudah ditandatangani dan menunggu Anda sampaikan."
)
PUBLIKASIKAN = Giliran(
    Peran.VERIFIKATOR, "disampaikan", "menunggu dipublikasikan", "disampaikan dan menunggu Anda publikasikan."
)
GILIRAN = {"lkjip": (SETUJUI, VERIFIKASI, REVIU, TANDATANGANI, SAMPAIKAN, PUBLIKASIKAN)}


@daftarkan
def antrean_lkjip(pelaku, tahun: int) -> list[Antrean]:
    """Reports of any year that wait for the actor; at most two queries per turn."""
    hasil = []
    for giliran in GILIRAN["lkjip"]:
        if (milik := milik_giliran(pelaku, giliran)) is None:
            continue
        if giliran is SAMPAIKAN:  # their own doing, not a decision on it
            milik = pelaku.wilayah("instansi", (Peran.PERENCANA,)) & Q(status=giliran.status)
        if giliran is REVIU:  # what may be signed without it does not wait for them
            milik &= yang_wajib_direviu(pelaku.pemda)
        if giliran is TANDATANGANI:
            milik |= _tanpa_reviu(pelaku)
        isi = list(Lkjip.objects.filter(milik).order_by("-tahun", "pk"))
        alamat = reverse("lkjip_daftar", args=[pelaku.pemda.slug])
        if len(isi) == 1:
            alamat = reverse("lkjip_rincian", args=[pelaku.pemda.slug, isi[0].pk])
        hasil.append(Antrean(f"LKjIP {giliran.judul}", len(isi), f"LKjIP {giliran.kalimat}", alamat, giliran.status))
    return hasil


def _tanpa_reviu(pelaku) -> Q:
    """Verified reports that the actor may sign without a review."""
    siap = pelaku.wilayah("instansi", (Peran.PIMPINAN,)) & Q(status=StatusLkjip.TERVERIFIKASI)
    return siap & ~Q(diajukan_oleh=pelaku.pengguna) & ~yang_wajib_direviu(pelaku.pemda)


@daftarkan
def antrean_bacaan(pelaku, tahun: int) -> list[Antrean]:
    """For Bappeda: documents of the year under review, to be read and commented on."""
    if not pelaku.berperan(Peran.BAPPEDA):
        return []
    milik = Penetapan.objects.filter(tahun_mulai__lte=tahun, tahun_selesai__gte=tahun)
    status = MENUNGGU[Peran.BAPPEDA][DOKUMEN]
    baca = milik.filter(Q(status__in=status) | Q(lembar__status__in=status)).exclude(status=StatusDokumen.DITETAPKAN)
    alamat = f"{reverse('kotak_masuk', args=[pelaku.pemda.slug, tahun])}?jenis={DOKUMEN}&keadaan={MENUNGGU_SAYA}"
    kalimat = (
        f"dokumen IKU dan IKI tahun {tahun} sedang diverifikasi; baca dan beri catatan pada sasaran dan targetnya."
    )
    return [Antrean("Dokumen untuk dibaca", baca.distinct().count(), kalimat, alamat, "disetujui")]


@daftarkan_kembali
def kembali(pelaku) -> list[Kembali]:
    """For the perencana: reports that came back; two queries."""
    if Peran.PERENCANA not in pelaku.peran:
        return []
    milik = pelaku.wilayah("instansi", (Peran.PERENCANA,))
    semua = list(Lkjip.objects.filter(milik, status=StatusLkjip.DIKEMBALIKAN).select_related("instansi"))
    jejak = pengembalian_terakhir(semua)
    hasil = []
    for satu in semua:
        sebab = jejak.get(kunci_jejak(satu))
        isi = {"oleh": sebab.nama_pengguna, "pada": sebab.waktu, "alasan": sebab.alasan} if sebab else {}
        hasil.append(Kembali(str(satu), reverse("lkjip_rincian", args=[pelaku.pemda.slug, satu.pk]), **isi))
    return hasil


@daftarkan
def antrean_penomoran(pelaku, tahun: int) -> list[Antrean]:
    """For the registrar: decrees without a number whose document is verified or set (a draft still in work waits for
    nobody else); one alone opens its registration."""
    if not boleh(pelaku, "nomori_keputusan"):
        return []
    siap = Q(penetapan=None) | Q(penetapan__status__in=DOKUMEN_TERVERIFIKASI)
    belum = Keputusan.objects.filter(siap, nomor="", status=StatusKeputusan.DRAF).exclude(instansi__aktif=False)
    isi = list(belum.order_by("pk").values_list("pk", flat=True))
    alamat = f"{reverse('keputusan_daftar', args=[pelaku.pemda.slug])}?status=draf&nomor=belum"
    if len(isi) == 1:
        alamat = reverse("keputusan_nomori", args=[pelaku.pemda.slug, isi[0]])
    return [Antrean("Keputusan belum bernomor", len(isi), "keputusan menunggu nomor dan tanggal.", alamat, "draf")]


@daftarkan
def antrean_berlaku(pelaku, tahun: int) -> list[Antrean]:
    """For the pimpinan: numbered decrees whose document is verified or set (laporan.domain.alur.keputusan)."""
    if not pelaku.berperan(Peran.PIMPINAN):
        return []
    milik = pelaku.wilayah("instansi", (Peran.PIMPINAN,))
    bernomor = Keputusan.objects.filter(milik, status=StatusKeputusan.DRAF, tanggal__isnull=False).exclude(nomor="")
    siap = list(bernomor.filter(penetapan__status__in=DOKUMEN_TERVERIFIKASI).order_by("pk"))
    alamat = reverse("keputusan_daftar", args=[pelaku.pemda.slug])
    if len(siap) == 1:
        alamat = reverse("keputusan_rincian", args=[pelaku.pemda.slug, siap[0].pk])
    kalimat = "keputusan sudah bernomor dan menunggu Anda tetapkan."
    return [Antrean("Keputusan menunggu ditetapkan", len(siap), kalimat, alamat, "terverifikasi")]
