"""Making the first PK of a year from the documents in force: of an instansi, a jabatan, several jabatan at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q

from indikator.domain import anggaran_pk, pk
from indikator.domain.baris_pk import lembar_sumber, sumber
from indikator.domain.pihak_pk import Pemangku, hari_tahun, kolom_pihak, para_pihak
from indikator.enums import JenisLembar
from indikator.models import Lembar, PerjanjianKinerja
from organisasi.domain.kunci import sudah_dikirim
from organisasi.domain.sekaligus import utuh
from organisasi.galat import GalatKinerja, IsianSalah
from organisasi.models import Jabatan
from organisasi.permissions import pastikan


@dataclass(frozen=True)
class HasilRancang:
    """What became of one jabatan: its new PK, or why there is none."""

    jabatan: Jabatan
    perjanjian: PerjanjianKinerja | None
    kalimat: str


@utuh
def rancang(
    *,
    oleh,
    instansi,
    tahun: int,
    jabatan: Jabatan | None = None,
    tanggal: date | None = None,
    kunci_kirim: UUID | None = None,
    pemangku: Pemangku | None = None,
) -> PerjanjianKinerja:
    """A draft PK with the lines of the IKU in force (of a jabatan its IKI sheet), their targets of the year, the
    parties of that day, and for an instansi its programs as budget lines. A page sent twice gives the same draft.

    Raises Ditolak, IsianSalah (no sheet in force, one exists already).
    """
    pastikan(oleh, "isi_data", instansi)
    if ada := sudah_dikirim(PerjanjianKinerja, instansi, kunci_kirim):
        return ada
    _pastikan_baru(instansi, tahun, jabatan)
    baris = sumber(lembar_sumber(instansi, jabatan, tahun), tahun)
    if not baris:
        raise IsianSalah(_tanpa_sumber(instansi, jabatan, tahun))
    pihak = para_pihak(instansi, jabatan, tanggal or hari_tahun(tahun), pemangku)
    return pk.buat(
        oleh=oleh,
        instansi=instansi,
        tahun=tahun,
        jabatan=jabatan,
        baris=[(satu.indikator, satu.target) for satu in baris],
        anggaran=[] if jabatan else anggaran_pk.bawaan(instansi, tahun),
        tanggal=tanggal,
        tempat=instansi.pemda.ibukota,
        kunci_kirim=kunci_kirim,
        **kolom_pihak(*pihak),
    )


def rancang_banyak(
    *, oleh, instansi, tahun: int, jabatan: Sequence[Jabatan], tanggal: date | None = None
) -> list[HasilRancang]:
    """A PK for each of these jabatan; one that cannot be made holds up no other. Raises Ditolak."""
    pastikan(oleh, "isi_data", instansi)
    pemangku = Pemangku(instansi, tanggal or hari_tahun(tahun))
    isi = {"oleh": oleh, "instansi": instansi, "tahun": tahun, "tanggal": tanggal, "pemangku": pemangku}
    return [_coba(satu, isi) for satu in jabatan]


def _coba(jabatan: Jabatan, isi: dict) -> HasilRancang:
    try:
        with transaction.atomic():
            return HasilRancang(jabatan, rancang(jabatan=jabatan, **isi), "Dibuat sebagai draf.")
    except GalatKinerja as galat:
        return HasilRancang(jabatan, None, str(galat))


def calon_jabatan(instansi, tahun: int):
    """Jabatan with an IKI sheet in force: `jumlah` its indicators, `punya_pk` whether one of the year exists."""
    lembar = Q(lembar__jenis=JenisLembar.IKI, lembar__penetapan__berlaku__tahun=tahun)
    ada = PerjanjianKinerja.objects.filter(jabatan=OuterRef("pk"), tahun=tahun)
    semua = Jabatan.objects.filter(instansi=instansi, aktif=True).select_related("unit", "induk__induk", "instansi")
    hitung = Count("lembar__indikator", filter=lembar, distinct=True)
    return semua.annotate(jumlah=hitung, punya_pk=Exists(ada)).filter(jumlah__gt=0).order_by("urutan", "pk")


def dapat_dirancang(instansi, tahun: int) -> bool:
    """Whether a PK of the instansi itself can be made: an IKU in force, and no PK of that year yet."""
    iku = Lembar.objects.filter(
        penetapan__berlaku__tahun=tahun, penetapan__instansi=instansi, jenis=JenisLembar.IKU, indikator__isnull=False
    )
    return iku.exists() and not PerjanjianKinerja.objects.filter(instansi=instansi, jabatan=None, tahun=tahun).exists()


def _pastikan_baru(instansi, tahun: int, jabatan: Jabatan | None) -> None:
    if jabatan is not None and jabatan.instansi_id != instansi.pk:
        raise IsianSalah({"jabatan": "Jabatan itu bukan dari perangkat daerah ini."})
    if PerjanjianKinerja.objects.filter(instansi=instansi, jabatan=jabatan, tahun=tahun).exists():
        siapa = jabatan.nama if jabatan else instansi.sebutan
        raise IsianSalah(
            f"Perjanjian kinerja {siapa} tahun {tahun} sudah ada. Buka yang ada; bila sudah ditandatangani, buat "
            "perjanjian kinerja perubahan dari sana."
        )


def _tanpa_sumber(instansi, jabatan: Jabatan | None, tahun: int) -> str:
    if jabatan is not None:
        return f"Belum ada lembar IKI {jabatan.nama} yang berlaku tahun {tahun}, jadi belum ada yang diperjanjikan."
    return f"Belum ada IKU {instansi.sebutan} yang berlaku tahun {tahun}: tetapkan dokumen IKU dan IKI dulu."
