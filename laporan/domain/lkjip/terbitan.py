"""A signed LKjIP: its content frozen once, its files (PDF, Word, tables) made by a job from what was frozen."""

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from laporan.domain import cuplikan
from laporan.domain.cetak import cetak
from laporan.domain.lkjip.isi import susun_lkjip
from laporan.enums import LKJIP_BEKU, JenisBerkasLkjip, JenisDokumen, StatusLkjip
from laporan.models import BerkasLkjip, Cuplikan, Lkjip
from organisasi.domain import tulis
from organisasi.domain.berkas import simpan_berkas
from organisasi.domain.pekerjaan import HIDUP, antrekan
from organisasi.enums import Tindakan
from organisasi.galat import Ditolak, GalatKinerja
from organisasi.models import Pekerjaan
from organisasi.permissions import pastikan

TERBITKAN = "terbitkan_lkjip"  # the job of laporan.pekerjaan
FORMAT = {JenisBerkasLkjip.CETAK: "pdf", JenisBerkasLkjip.WORD: "docx", JenisBerkasLkjip.TABEL: "xlsx"}
MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def bekukan(lkjip: Lkjip, *, oleh) -> Cuplikan:
    """Freeze what the report says now. Opened again and signed again, it gets another one; the earlier ones stay."""
    return cuplikan.bekukan(jenis=JenisDokumen.LKJIP, objek=lkjip, isi=susun_lkjip(lkjip), oleh=oleh)


def isi_beku(lkjip: Lkjip) -> Cuplikan:
    """The frozen content its files are made from. Raises GalatKinerja before it is signed, CuplikanRusak."""
    beku = cuplikan.cari(JenisDokumen.LKJIP, lkjip) if lkjip.status in LKJIP_BEKU else None
    if beku is None:
        raise GalatKinerja("LKjIP ini belum ditandatangani, jadi isinya belum dibekukan.")
    return beku


@transaction.atomic
def terbitkan_impor(lkjip: Lkjip, *, oleh) -> Lkjip:
    """A report that was published before the system: published as it is, with what it lacks, its tables recomputed.

    For loaders only (Ditolak for people); nothing is asked of it, and no file is made but on request.
    """
    if not oleh.sistem:
        raise Ditolak("LKjIP yang sudah terbit di atas kertas hanya dimuat oleh pengelola aplikasi.")
    terkini = tulis.kunci(lkjip, "instansi__pemda")
    isi = {"status": StatusLkjip.DIPUBLIKASIKAN, "impor": True}
    terkini = tulis.ubah(terkini, oleh=oleh, tindakan=Tindakan.PUBLIKASIKAN, dipegang=True, **isi)
    bekukan(terkini, oleh=oleh)
    return terkini


def tersimpan(lkjip: Lkjip) -> dict[str, BerkasLkjip]:
    """{kind: file} of the files made from the present frozen content. One query, none before it is signed."""
    if lkjip.status not in LKJIP_BEKU:
        return {}
    beku = Cuplikan.objects.filter(jenis=JenisDokumen.LKJIP, objek_id=lkjip.pk).values("pk")[:1]
    milik = BerkasLkjip.objects.filter(lkjip=lkjip, jenis__in=FORMAT, cuplikan=beku)
    return {satu.jenis: satu for satu in milik.select_related("berkas")}


def kurang(lkjip: Lkjip) -> list[JenisBerkasLkjip]:
    """Kinds of files of a signed report that are still to be made."""
    if lkjip.status not in LKJIP_BEKU:
        return []
    ada = tersimpan(lkjip)
    return [jenis for jenis in FORMAT if jenis not in ada]


def belum_lengkap() -> QuerySet[Lkjip]:
    """Signed reports without frozen content, or without all the files of the last one."""
    beku = Cuplikan.objects.filter(jenis=JenisDokumen.LKJIP, objek_id=OuterRef("lkjip")).values("pk")[:1]
    milik = BerkasLkjip.objects.filter(jenis__in=FORMAT, cuplikan=Subquery(beku)).order_by()
    lengkap = {pk for pk, jenis in _jenis_per_lkjip(milik) if jenis >= set(FORMAT)}
    return Lkjip.objects.filter(status__in=LKJIP_BEKU).exclude(pk__in=lengkap).order_by("tahun", "pk")


def _jenis_per_lkjip(milik: QuerySet) -> list[tuple[int, set[str]]]:
    hasil: dict[int, set[str]] = {}
    for pk, jenis in milik.values_list("lkjip", "jenis"):
        hasil.setdefault(pk, set()).add(jenis)
    return list(hasil.items())


def sedang_dibuat(lkjip: Lkjip) -> bool:
    """Whether a job that makes its files waits or runs, whoever asked for it. One query."""
    milik = Pekerjaan.objects.filter(jenis=TERBITKAN, instansi=lkjip.instansi, status__in=HIDUP)
    return milik.filter(parameter__lkjip=lkjip.pk).exists()


def antrekan_terbit(lkjip: Lkjip, *, oleh) -> Pekerjaan:
    """Queue the making of its files; asked twice, it is done once. Raises GalatKinerja before it is signed."""
    beku = isi_beku(lkjip)
    return antrekan(
        oleh=oleh,
        jenis=TERBITKAN,
        kunci=f"{TERBITKAN}:{lkjip.pk}:{beku.pk}",  # signed again, it has other files
        parameter={"lkjip": lkjip.pk},
        instansi=lkjip.instansi,
        judul=f"Berkas {lkjip}",
    )


@transaction.atomic
def lengkapi(lkjip: Lkjip, *, oleh) -> Pekerjaan:
    """Queue the files a signed report lacks. One that was signed before reports were frozen is frozen now.

    Raises Ditolak, GalatKinerja before it is signed, CuplikanRusak.
    """
    pastikan(oleh, "kelola_berkas_lkjip", lkjip.instansi)
    terkini = tulis.kunci(lkjip, "instansi__pemda")
    if terkini.status in LKJIP_BEKU and cuplikan.cari(JenisDokumen.LKJIP, terkini) is None:
        bekukan(terkini, oleh=oleh)
    return antrekan_terbit(terkini, oleh=oleh)


def buat_isi(lkjip: Lkjip, jenis: str, *, oleh, lapor=None) -> tuple[str, bytes, str]:
    """(file name, content, media type) of one of its files. Writes nothing; `lapor` is told of the steps of a job."""
    format = FORMAT[JenisBerkasLkjip(jenis)]
    pilihan = {"jenis": JenisDokumen.LKJIP, "instansi": lkjip.instansi, "tahun": lkjip.tahun, "format": format}
    nama, hasil = cetak(**pilihan, objek=lkjip.pk, oleh=oleh, lapor=lapor)
    return nama, hasil.isi, MIME[format]


@transaction.atomic
def simpan(lkjip: Lkjip, *, oleh, jenis: str, nama: str, isi: bytes, mime: str, beku: Cuplikan) -> BerkasLkjip | None:
    """Store one of its files; what was made from the same content stays, also that of another job at once.

    None, and nothing is stored: it was opened again meanwhile.
    """
    terkini = tulis.kunci(lkjip)  # two jobs of one report take turns
    if terkini.status not in LKJIP_BEKU or isi_beku(terkini).pk != beku.pk:
        return None
    if ada := BerkasLkjip.objects.filter(lkjip=lkjip, jenis=jenis, cuplikan=beku).first():
        return ada
    berkas = simpan_berkas(oleh=oleh, nama=nama, isi=isi, jenis_mime=mime, instansi=lkjip.instansi)
    nilai = {"lkjip": lkjip, "jenis": jenis, "berkas": berkas, "cuplikan": beku}
    return tulis.buat(BerkasLkjip, oleh=oleh, rincian={"sidik_jari": berkas.sha256}, **nilai)
