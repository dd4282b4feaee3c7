"""Whose document it is: the instansi that was chosen or found, or a new one from what the document says of itself."""

from django.utils.text import slugify

from laporan.domain.impor_dokumen.cocokkan import cari_instansi
from laporan.domain.impor_dokumen.hasil import HasilTerapkan
from laporan.domain.impor_dokumen.kop import kop_dari
from laporan.domain.impor_dokumen.nama_dokumen import jenis_instansi, nama_terang, tanpa_pemda
from organisasi.domain import instansi as domain_instansi
from organisasi.enums import JenisInstansi
from organisasi.galat import IsianSalah
from organisasi.models import Impor, Instansi
from organisasi.permissions import boleh

BELUM_DIPILIH = "Pilih dulu perangkat daerah yang memiliki dokumen ini."
TAK_DISEBUT = "Dokumen ini tidak menyebut perangkat daerahnya. Pilih perangkat daerahnya lebih dulu."
NONAKTIF = "{} sudah nonaktif; dokumen tidak dapat diimpor ke sana."
KATA_SLUG = 60  # characters of an address


def siapkan_instansi(oleh, impor: Impor, hasil: HasilTerapkan) -> Instansi:
    """The instansi of the import; made where `kepala["buat_instansi"]` says so. Raises Ditolak, IsianSalah."""
    nama = (impor.kepala.get("instansi") or {}).get("teks", "")
    instansi = impor.instansi or cari_instansi(nama, oleh)
    if instansi is None:
        instansi = _buat(oleh, impor, nama, hasil)
    if not instansi.aktif:
        raise IsianSalah({"instansi": NONAKTIF.format(instansi.nama)})
    hasil.instansi.append({"pk": instansi.pk, "slug": instansi.slug, "nama": instansi.nama})
    return instansi


def _buat(oleh, impor: Impor, tercetak: str, hasil: HasilTerapkan) -> Instansi:
    if not impor.kepala.get("buat_instansi"):
        raise IsianSalah({"instansi": BELUM_DIPILIH})
    nama = nama_terang(tercetak)
    if not nama:
        raise IsianSalah({"instansi": TAK_DISEBUT})
    if not boleh(oleh, "kelola_organisasi"):
        raise IsianSalah({"instansi": BELUM_DIPILIH})
    keputusan = impor.kepala.get("keputusan") or {}
    instansi = domain_instansi.buat(
        oleh=oleh,
        slug=_slug(tanpa_pemda(nama, oleh.pemda)),
        nama=nama,
        jenis=jenis_instansi(nama),
        induk=_setda(nama),
        kop=kop_dari(keputusan.get("kop") or []),
        alias=[tercetak] if tercetak != nama else [],
    )
    hasil.instansi_baru += 1
    hasil.catat(f"Perangkat daerah {nama} dibuat dari dokumen ini; lengkapi profilnya.")
    return instansi


def _setda(nama: str) -> Instansi | None:
    """The Setda of the pemda, above its Bagian."""
    if jenis_instansi(nama) != JenisInstansi.BAGIAN:
        return None
    setda = list(Instansi.objects.filter(jenis=JenisInstansi.SETDA, aktif=True)[:2])
    return setda[0] if len(setda) == 1 else None


def _slug(nama: str) -> str:
    """A free address made from the name."""
    dasar = slugify(nama)[:KATA_SLUG].strip("-") or "perangkat-daerah-baru"
    if dasar[0].isdigit():
        dasar = f"opd-{dasar}"
    terpakai = set(Instansi.objects.filter(slug__startswith=dasar).values_list("slug", flat=True))
    terpakai |= domain_instansi.SLUG_TERPAKAI
    return next(s for n in range(1, len(terpakai) + 2) if (s := dasar if n == 1 else f"{dasar}-{n}") not in terpakai)
