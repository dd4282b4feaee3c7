"""What waits for me in planning and measuring, and what came back (organisasi.beranda)."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from indikator import kalender
from indikator.domain import dikembalikan as domain_kembali
from indikator.domain import jadwal, kemajuan, salinan
from indikator.domain.penetapan import DAPAT_DIISI
from indikator.enums import JenisLembar, StatusDokumen, Triwulan
from indikator.giliran import GILIRAN, TETAPKAN, VERIFIKASI, Giliran, milik_giliran
from indikator.models import Lembar, Penetapan, Pengukuran, PerjanjianKinerja
from organisasi.beranda import Antrean, Kembali, daftarkan, daftarkan_kembali
from organisasi.enums import Peran

LALU_MAKS = 365  # days; what was due before is no longer called late on the home page
SEBUT_MAKS = 3  # sheets named in one line


@daftarkan
def antrean_dokumen(pelaku, tahun: int) -> list[Antrean]:
    """Documents with a sheet the actor can move on, drafts of the perencana; at most four queries."""
    semua = [_dokumen(pelaku, tahun, giliran) for giliran in GILIRAN["dokumen"]]
    return [*_draf(pelaku), *(satu for satu in semua if satu)]


def _dokumen(pelaku, tahun: int, giliran: Giliran) -> Antrean | None:
    """Sheets carry their own state; only what is set is set as a whole, once every sheet is verified."""
    milik = milik_giliran(pelaku, giliran, "penetapan__instansi")
    if milik is None:
        return None
    semua = Lembar.objects.filter(penetapan=OuterRef("pk"))
    sendiri = milik_giliran(pelaku, giliran) & ~Exists(semua)
    dokumen = Penetapan.objects.filter(Q(Exists(semua.filter(milik))) | sendiri)
    dokumen = dokumen.select_related("instansi").order_by("pk")
    if giliran is TETAPKAN:
        dokumen = dokumen.filter(status=StatusDokumen.TERVERIFIKASI)
    isi = list(dokumen)
    alamat = _url_dokumen(pelaku, tahun, giliran, isi)
    return Antrean(
        f"Dokumen {giliran.judul}", len(isi), f"dokumen IKU dan IKI {giliran.kalimat}", alamat, giliran.status
    )


def _url_dokumen(pelaku, tahun: int, giliran: Giliran, isi: list[Penetapan]) -> str:
    """A single document opens where it is decided on; several are listed, by their state where they share it."""
    slug = pelaku.pemda.slug
    if len(isi) != 1:
        sama = all(satu.status == giliran.status for satu in isi)
        return reverse("dokumen_daftar", args=[slug]) + (f"?status={giliran.status}" if sama else "")
    if giliran is VERIFIKASI:
        return reverse("verifikasi_instansi", args=[slug, _tahun(isi[0], tahun), isi[0].instansi.slug])
    return reverse("dokumen_rincian", args=[slug, isi[0].pk])


def _tahun(dokumen: Penetapan, tahun: int) -> int:
    """The year of the page, or the nearest one of the document."""
    return min(max(tahun, dokumen.tahun_mulai), dokumen.tahun_selesai)


def _draf(pelaku) -> list[Antrean]:
    """For the perencana: what they are still filling in or took back."""
    if Peran.PERENCANA not in pelaku.peran:
        return []
    status = (StatusDokumen.DRAF, StatusDokumen.DITARIK)
    milik = Penetapan.objects.filter(pelaku.wilayah("instansi", (Peran.PERENCANA,)), status__in=status)
    kalimat = "dokumen IKU dan IKI masih draf. Lengkapi, lalu ajukan."
    return [Antrean("Draf dokumen", milik.count(), kalimat, f"{_daftar_dokumen(pelaku)}?status=draf", "draf")]


def _daftar_dokumen(pelaku) -> str:
    return reverse("dokumen_daftar", args=[pelaku.pemda.slug])


@daftarkan
def antrean_salinan(pelaku, tahun: int) -> list[Antrean]:
    """For the perencana: drafts with copied rows that nobody has read again; two queries."""
    if Peran.PERENCANA not in pelaku.peran:
        return []
    draf = Penetapan.objects.filter(pelaku.wilayah("instansi", (Peran.PERENCANA,)), status__in=DAPAT_DIISI)
    dokumen = {satu.pk: satu for satu in draf}
    return [
        Antrean(
            f"Salinan belum ditinjau: {dokumen[pk].judul}",
            belum,
            f"dari {semua} baris belum ditinjau. Baca tiap baris, ubah bila perlu, lalu tandai sudah ditinjau.",
            reverse("dokumen_rincian", args=[pelaku.pemda.slug, pk]),
            "draf",
        )
        for pk, (belum, semua) in salinan.hitung_tinjauan(dokumen).items()
    ]


@daftarkan
def antrean_realisasi(pelaku, tahun: int) -> list[Antrean]:
    """For the perencana: indicators of the last ended triwulan (or of the past year) without a realisasi."""
    triwulan = kemajuan.jatuh_tempo(tahun, timezone.localdate())
    milik = {k.instansi_id: k.instansi for k in pelaku.keanggotaan if k.peran == Peran.PERENCANA and k.instansi_id}
    if triwulan is None or not milik:
        return []
    maju = kemajuan.kemajuan_iku(tahun)
    belum = {pk: per_tw[triwulan].belum for pk, per_tw in maju.items() if pk in milik and per_tw[triwulan].belum}
    masa = f"{Triwulan(triwulan).label} {tahun}" if triwulan else f"tahun {tahun}"
    url = _url_realisasi(pelaku, tahun, triwulan, milik[next(iter(belum))].slug if len(belum) == 1 else "")
    waktu = _tenggat_realisasi(tahun, triwulan, belum) if belum else None
    kalimat = f"indikator kinerja utama belum punya realisasi {masa}" + (
        f"; {kalender.kalimat(waktu)}." if waktu else "."
    )
    warna = "terlambat" if waktu and waktu.terlambat else "draf"
    return [Antrean("Realisasi belum diisi", sum(belum.values()), kalimat, url, warna)]


def _tenggat_realisasi(tahun: int, triwulan: int, instansi) -> kalender.Waktu | None:
    """The next due date among these instansi; None without one, or more than a year ago (figures of the past)."""
    semua, jenis = jadwal.waktu_semua(tahun), jadwal.jenis_triwulan(triwulan)
    waktu = min((semua(pk, jenis) for pk in instansi), key=lambda satu: satu.batas or date.max)
    return waktu if waktu.batas and waktu.terlambat <= LALU_MAKS else None


@daftarkan
def antrean_pengukuran(pelaku, tahun: int) -> list[Antrean]:
    """Realisasi of any year that waits for the actor; one query per turn."""
    hasil = []
    for giliran in GILIRAN["pengukuran"]:
        if (milik := milik_giliran(pelaku, giliran)) is not None:
            hasil += _per_tahun(giliran, Pengukuran.objects.filter(milik), pelaku)
    return hasil


def _per_tahun(giliran: Giliran, ukur, pelaku) -> list[Antrean]:
    """Pengukuran in the same state, one queue per year (the lists are bound to one), the latest first."""
    menurut: dict[int, list[Pengukuran]] = {}
    for satu in ukur.select_related("instansi").order_by("-tahun", "triwulan", "pk"):
        menurut.setdefault(satu.tahun, []).append(satu)
    return [
        Antrean(
            f"Realisasi {giliran.judul}, tahun {tahun}",
            len(isi),
            f"realisasi tahun {tahun} {giliran.kalimat}",
            _tujuan(pelaku, giliran, isi),
            giliran.status,
        )
        for tahun, isi in menurut.items()
    ]


def _tujuan(pelaku, giliran: Giliran, isi: list[Pengukuran]) -> str:
    """The list of that year and state; a single one is opened where it is decided on."""
    satu = isi[0]
    if len(isi) > 1:
        return f"{_url_realisasi(pelaku, satu.tahun)}?ukur={satu.status}"
    nama = "verifikasi_pengukuran" if giliran.peran == Peran.VERIFIKATOR else "realisasi_instansi"
    return _url_realisasi(pelaku, satu.tahun, satu.triwulan, satu.instansi.slug, nama)


def _url_realisasi(pelaku, tahun: int, triwulan: int = 0, slug: str = "", nama: str = "realisasi_instansi") -> str:
    if not slug:
        return reverse("realisasi_daftar", args=[pelaku.pemda.slug, tahun])
    alamat = reverse(nama, args=[pelaku.pemda.slug, tahun, slug])
    return f"{alamat}?tw={triwulan}" if triwulan else alamat


@daftarkan
def antrean_perjanjian(pelaku, tahun: int) -> list[Antrean]:
    """PK of any year that wait for the actor; one query per turn."""
    hasil = []
    for giliran in GILIRAN["pk"]:
        if (milik := milik_giliran(pelaku, giliran)) is None:
            continue
        if isi := list(PerjanjianKinerja.objects.filter(milik).order_by("-tahun", "pk")):
            alamat = reverse("pk_rincian", args=[pelaku.pemda.slug, isi[0].pk])
            if len(isi) > 1:
                alamat = reverse("pk_daftar", args=[pelaku.pemda.slug, isi[0].tahun])
            kalimat = f"perjanjian kinerja {giliran.kalimat}"
            hasil.append(Antrean(f"PK {giliran.judul}", len(isi), kalimat, alamat, giliran.status))
    return hasil


@daftarkan_kembali
def kembali(pelaku) -> list[Kembali]:
    """For the perencana: sheets, realisasi and PK that came back; five queries."""
    if Peran.PERENCANA not in pelaku.peran:
        return []
    semua = domain_kembali.dikembalikan(lambda jalan: pelaku.wilayah(jalan, (Peran.PERENCANA,)))
    return [_kembali(pelaku, satu) for satu in semua]


def _kembali(pelaku, satu: domain_kembali.Pengembalian) -> Kembali:
    jejak = satu.jejak
    isi = {"oleh": jejak.nama_pengguna, "pada": jejak.waktu, "alasan": jejak.alasan} if jejak else {}
    judul = satu.objek.judul if isinstance(satu.objek, Penetapan) else str(satu.objek)
    return Kembali(judul=judul, url=_url_kembali(pelaku, satu), rincian=_sebut(satu.lembar), **isi)


def _url_kembali(pelaku, satu: domain_kembali.Pengembalian) -> str:
    """Where it is repaired: a single sheet opens itself."""
    objek, slug = satu.objek, pelaku.pemda.slug
    if isinstance(objek, Pengukuran):
        return _url_realisasi(pelaku, objek.tahun, objek.triwulan, objek.instansi.slug)
    if isinstance(objek, PerjanjianKinerja):
        return reverse("pk_rincian", args=[slug, objek.pk])
    if len(satu.lembar) == 1 and satu.lembar[0].jabatan_id:
        letak = [slug, objek.tahun_mulai, objek.instansi.slug, satu.lembar[0].pk]
        return reverse("iki_lembar", args=letak)
    return reverse("dokumen_rincian", args=[slug, objek.pk])


def _sebut(lembar: Iterable[Lembar]) -> str:
    """ "3 lembar: IKU; Analis; Kepala Bagian", the first few by name."""
    nama = ["IKU" if satu.jenis == JenisLembar.IKU else satu.jabatan.nama_lengkap for satu in lembar]
    if not nama:
        return ""
    lain = f" dan {len(nama) - SEBUT_MAKS} lainnya" if len(nama) > SEBUT_MAKS else ""
    return f"{len(nama)} lembar: {'; '.join(nama[:SEBUT_MAKS])}{lain}"
