"""Pejabat and who holds which jabatan, from when to when."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from kinerja.tanggal import tulis_tanggal
from organisasi.domain import tulis
from organisasi.enums import JenisPemangku
from organisasi.galat import IsianSalah
from organisasi.models import Instansi, Jabatan, Pejabat, PemangkuJabatan
from organisasi.permissions import pastikan


@transaction.atomic
def buat(
    *, oleh, nama: str, kunci: str = "", nip: str = "", pangkat: str = "", kunci_kirim: UUID | None = None
) -> Pejabat:
    """A person who may hold jabatan; the name with its titles, as decrees print it.

    Without `kunci` one is made from the name and `kunci_kirim` (the key of the page), so that a second submit of the
    page gives the same row back. Raises IsianSalah where the NIP is taken.
    """
    pastikan(oleh, "kelola_organisasi")
    if kunci_kirim and (ada := sudah_dibuat(kunci_kirim)):
        return ada
    _periksa_nip(nip)
    kunci = kunci or f"{slugify(nama)[:60] or 'pejabat'}-{_akhiran(kunci_kirim) if kunci_kirim else 'baru'}"
    return tulis.buat(Pejabat, oleh=oleh, kunci=kunci, nama=nama, nip=nip, pangkat=pangkat)


def sudah_dibuat(kunci_kirim: UUID) -> Pejabat | None:
    """Who was added by the page with this key."""
    return Pejabat.objects.filter(kunci__endswith=f"-{_akhiran(kunci_kirim)}").first()


def _akhiran(kunci_kirim: UUID) -> str:
    return kunci_kirim.hex[:12]


@transaction.atomic
def ubah(*, oleh, pejabat: Pejabat, versi: int | None = None, **nilai) -> Pejabat:
    """Change nama, nip or pangkat. Documents already frozen keep what they printed."""
    pastikan(oleh, "kelola_organisasi")
    _periksa_nip(nilai.get("nip", ""), pejabat)
    return tulis.ubah(pejabat, oleh=oleh, versi=versi, **nilai)


@transaction.atomic
def angkat(
    *,
    oleh,
    pejabat: Pejabat,
    instansi: Instansi,
    jabatan: Jabatan | None = None,
    nama_jabatan: str = "",
    jenis: str = JenisPemangku.DEFINITIF,
    mulai: date | None = None,
    selesai: date | None = None,
) -> PemangkuJabatan:
    """Say that the person holds a jabatan (or, without a sheet, `nama_jabatan`) from `mulai`.

    The same said twice is one row. A jabatan has one definitif holder at a time; Plt. and Plh. may stand beside.
    """
    pastikan(oleh, "kelola_organisasi", instansi)
    nilai = {"instansi": instansi, "jabatan": jabatan, "nama_jabatan": nama_jabatan}
    nilai |= {"jenis": jenis, "mulai": mulai, "selesai": selesai}
    if ada := PemangkuJabatan.objects.filter(pejabat=pejabat, **nilai).first():
        return ada
    _periksa(**nilai)
    return tulis.buat(PemangkuJabatan, oleh=oleh, pejabat=pejabat, **nilai)


@transaction.atomic
def ubah_pemangku(*, oleh, pemangku: PemangkuJabatan, versi: int | None = None, **nilai) -> PemangkuJabatan:
    """Correct jabatan, nama_jabatan, jenis, mulai or selesai of one holding; person and instansi stay."""
    pastikan(oleh, "kelola_organisasi", pemangku.instansi)
    kolom = ("jabatan", "nama_jabatan", "jenis", "mulai", "selesai")
    _periksa(instansi=pemangku.instansi, kecuali=pemangku, **{k: nilai.get(k, getattr(pemangku, k)) for k in kolom})
    return tulis.ubah(pemangku, oleh=oleh, versi=versi, **nilai)


def akhiri(*, oleh, pemangku: PemangkuJabatan, selesai: date, versi: int | None = None) -> PemangkuJabatan:
    """Say that the person held the jabatan until `selesai`."""
    return ubah_pemangku(oleh=oleh, pemangku=pemangku, versi=versi, selesai=selesai)


def _periksa(*, instansi, jabatan, nama_jabatan, jenis, mulai, selesai, kecuali=None) -> None:
    if jabatan is None and not nama_jabatan:
        raise IsianSalah({"jabatan": "Pilih jabatan atau tulis nama jabatannya."})
    if jabatan is not None and jabatan.instansi_id != instansi.pk:
        raise IsianSalah({"jabatan": "Jabatan harus dari perangkat daerah yang sama."})
    if mulai and selesai and selesai < mulai:
        raise IsianSalah({"selesai": "Tanggal selesai mendahului tanggal mulai."})
    if jenis == JenisPemangku.DEFINITIF:
        _pastikan_tunggal(instansi, jabatan, nama_jabatan, mulai, selesai, kecuali)


def _pastikan_tunggal(instansi, jabatan, nama_jabatan, mulai, selesai, kecuali) -> None:
    """Raise IsianSalah naming the other definitif holder of the same days; a blank date has no limit."""
    tulis.kunci(instansi)  # two admins who add at once take turns
    sama = {"jabatan": jabatan} if jabatan else {"jabatan": None, "nama_jabatan__iexact": nama_jabatan}
    lain = PemangkuJabatan.objects.filter(instansi=instansi, jenis=JenisPemangku.DEFINITIF, **sama)
    lain = lain.exclude(pk=kecuali.pk) if kecuali else lain
    if selesai:
        lain = lain.filter(Q(mulai=None) | Q(mulai__lte=selesai))
    if mulai:
        lain = lain.filter(Q(selesai=None) | Q(selesai__gte=mulai))
    if bentrok := lain.select_related("pejabat").first():
        raise IsianSalah({"mulai": _kalimat_ganda(bentrok)})


def _kalimat_ganda(lain: PemangkuJabatan) -> str:
    sejak = f" sejak {tulis_tanggal(lain.mulai)}" if lain.mulai else ""
    sampai = f" sampai {tulis_tanggal(lain.selesai)}" if lain.selesai else ""
    return (
        f"Jabatan ini dipangku definitif oleh {lain.pejabat.nama}{sejak}{sampai}. Akhiri dahulu, atau pilih Plt./Plh."
    )


def _periksa_nip(nip: str, kecuali: Pejabat | None = None) -> None:
    lain = (
        Pejabat.objects.filter(nip=nip).exclude(pk=kecuali.pk if kecuali else None) if nip else Pejabat.objects.none()
    )
    if ada := lain.first():
        raise IsianSalah({"nip": f"NIP ini sudah dipakai {ada.nama}. Buka orangnya, lalu tambah jabatannya."})
