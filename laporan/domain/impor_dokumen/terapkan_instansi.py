"""Whose document it is: the instansi that was chosen or found, or a new one from what the document says of itself."""

from django.utils.text import slugify

from laporan.domain.impor_dokumen.cocokkan import cari_instansi
from laporan.domain.impor_dokumen.hasil import HasilTerapkan
from laporan.domain.impor_dokumen.kop import kop_dari
from laporan.domain.impor_dokumen.nama_dokumen import jenis_instansi, nama_terang, sama, tanpa_pemda
from organisasi.domain import instansi as domain_instansi
from organisasi.enums import JenisInstansi
from organisasi.galat import IsianSalah
from organisasi.models import Impor, Instansi
from organisasi.permissions import boleh

BELUM_DIPILIH = "Pilih dulu perangkat daerah yang memiliki dokumen ini."
TAK_DISEBUT = "Dokumen ini tidak menyebut perangkat daerahnya. Pilih perangkat daerahnya lebih dulu."
NONAKTIF = "{} sudah nonaktif; dokumen tidak dapat diimpor ke sana."
PEMDA_LAIN = "Dokumen ini menyebut {}, sedangkan dimasukkan ke {}. Periksa apakah memang dimaksud."
KATA_SLUG = 60  # characters of an address


def siapkan_instansi(oleh, impor: Impor, hasil: HasilTerapkan) -> Instansi:
    """The instansi of the import; made where `kepala["buat_instansi"]` says so. Raises Ditolak, IsianSalah."""
    nama = (impor.kepala.get("instansi") or {}).get("teks", "")
    instansi = impor.instansi or cari_instansi(nama, oleh)
    if instansi is None:
        instansi = _buat(oleh, impor, nama, hasil)
    if not instansi.aktif:
        raise IsianSalah({"instansi": NONAKTIF.format(instansi.nama)})
    _periksa_pemda(oleh, impor, hasil)
    hasil.instansi.append({"pk": instansi.pk, "slug": instansi.slug, "nama": instansi.nama})
    return instansi


def _periksa_pemda(oleh, impor: Impor, hasil: HasilTerapkan) -> None:
    """A document of another pemda is told, not refused: names of pemda change, and people know what they do."""
    disebut = (impor.kepala.get("pemda") or {}).get("teks", "")
    if disebut and sama(disebut) != sama(oleh.pemda.nama):
        hasil.catat(PEMDA_LAIN.format(disebut, oleh.pemda.nama))


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
