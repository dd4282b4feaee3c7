"""Rows of the entry grid: add, duplicate, move, make a sub-indicator of, detach, delete with undo, mark as read."""

from indikator.domain import indikator as domain_indikator
from indikator.domain import sasaran as domain_sasaran
from indikator.domain.kisi import letak, potret, urungan
from indikator.domain.kisi.baris_baru import tambah_baris
from indikator.domain.kisi.gabung import pisahkan
from indikator.domain.penetapan import buka_isian
from indikator.models import Indikator, Lembar, SasaranStrategis, Urungan
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import Bentrok, IsianSalah

__all__ = ["gandakan", "hapus", "jadikan_sub", "lepas_sub", "letakkan", "naik", "tambah_baris", "tinjau", "turun"]
Baris = Indikator | SasaranStrategis


@utuh
def gandakan(indikator: Indikator, *, oleh) -> tuple[Indikator, Urungan]:
    """A copy with all its parts and sub-indicators, right after it, with a lineage of its own."""
    indikator = _buka(indikator, oleh)
    urutan = domain_sasaran.urutan_berikut(indikator.lembar.indikator)
    baru = potret.salin(potret.ambil(indikator), oleh=oleh, urutan=urutan, belum_ditinjau=False)
    semua = [baru]
    for nomor, sub in enumerate(indikator.sub.order_by("urutan", "pk"), urutan + 1):
        semua.append(potret.salin(potret.ambil(sub), oleh=oleh, induk=baru, urutan=nomor, belum_ditinjau=False))
    letak.sisipkan(baru, letak.sesudah(baru, indikator), oleh=oleh)
    balik = urungan.balik_tambah(*semua)
    return baru, urungan.catat(oleh=oleh, lembar=indikator.lembar, kalimat="Urungkan gandakan baris", balik=balik)


@utuh
def letakkan(
    objek: Baris,
    *,
    oleh,
    versi: int | None = None,
    sebelum: Baris | None = None,
    sasaran: SasaranStrategis | None = None,
) -> Urungan:
    """Move a row before another one, or to the end of `sasaran` (its own without); sub-indicators travel along.

    Dropped between the sub-indicators of a row, a sub-indicator becomes one of them and another row goes after them.
    """
    objek = _buka(objek, oleh, versi)
    sebelum, sasaran = letak.kunci(sebelum, objek.lembar), letak.kunci(sasaran, objek.lembar)
    dari = letak.ambil(objek)
    if isinstance(objek, SasaranStrategis):
        letak.tempatkan_sasaran(objek, oleh=oleh, sebelum=sebelum.pk if sebelum else None)
    else:
        tujuan = letak.tujuan(objek, sebelum, sebelum.sasaran if sebelum else sasaran or objek.sasaran)
        letak.tempatkan(objek, oleh=oleh, **tujuan)
    return _catat(oleh, objek, "pindah", [urungan.balik_letak(objek, dari)])


def naik(objek: Baris, *, oleh, versi: int | None = None) -> Urungan:
    """One place up among the rows of the same sasaran and parent; at the top nothing changes."""
    return _geser(objek, -1, oleh, versi)


def turun(objek: Baris, *, oleh, versi: int | None = None) -> Urungan:
    """One place down."""
    return _geser(objek, 1, oleh, versi)


@utuh
def jadikan_sub(indikator: Indikator, *, oleh, versi: int | None = None) -> Urungan:
    """Make it the last sub-indicator of the row above in the same sasaran."""
    indikator = _buka(indikator, oleh, versi)
    if indikator.induk_id:
        raise IsianSalah("Baris ini sudah sub-indikator.")
    if indikator.sub.exists():
        raise IsianSalah("Baris ini punya sub-indikator. Lepaskan dulu sub-indikatornya.")
    saudara = letak.Pohon.dari(indikator.lembar).saudara(indikator)
    nomor = [satu.pk for satu in saudara].index(indikator.pk)
    if nomor == 0:
        raise IsianSalah("Tidak ada indikator di atasnya pada sasaran ini yang dapat menjadi induknya.")
    dari = letak.ambil(indikator)
    letak.tempatkan(indikator, oleh=oleh, sasaran=indikator.sasaran, induk=saudara[nomor - 1])
    return _catat(oleh, indikator, "jadikan sub-indikator", [urungan.balik_letak(indikator, dari)])


@utuh
def lepas_sub(indikator: Indikator, *, oleh, versi: int | None = None) -> Urungan:
    """Make a sub-indicator a row of its own, right after its former parent."""
    indikator = _buka(indikator, oleh, versi)
    if not indikator.induk_id:
        raise IsianSalah("Baris ini bukan sub-indikator.")
    dari = letak.ambil(indikator)
    sesudah = letak.ambil(indikator.induk)["sebelum"]
    letak.tempatkan(indikator, oleh=oleh, sasaran=indikator.sasaran, sebelum=sesudah)
    return _catat(oleh, indikator, "lepas sub-indikator", [urungan.balik_letak(indikator, dari)])


@utuh
def hapus(objek: Baris, *, oleh, versi: int | None = None) -> Urungan:
    """Delete a row with its sub-indicators, or a sasaran with all its rows; refused where something hangs on one."""
    objek = _buka(objek, oleh, versi)
    pohon = letak.Pohon.dari(objek.lembar)
    lama, buang = pohon.urut(), _yang_dihapus(objek, pohon)
    balik = urungan.balik_hapus(*buang)
    baris = [satu for satu in buang if isinstance(satu, Indikator)]
    kunci = {satu.pk for satu in baris}
    pisahkan(lama, [satu for satu in lama if satu.pk not in kunci], oleh)
    domain_indikator.hapus_banyak(baris, oleh=oleh)
    if isinstance(objek, SasaranStrategis):
        domain_sasaran.hapus(objek, oleh=oleh)
    return _catat(oleh, objek, "hapus", balik)


@utuh
def tinjau(objek: Indikator | Lembar, *, oleh) -> int:
    """Mark a copied row, or all those of a sheet, as read; gives how many were not yet."""
    lembar = objek if isinstance(objek, Lembar) else objek.lembar
    buka_isian(oleh, lembar)
    belum = Indikator.objects.filter(lembar=lembar, belum_ditinjau=True)
    daftar = list(belum if isinstance(objek, Lembar) else belum.filter(pk=objek.pk))
    return len(tulis.ubah_banyak(daftar, oleh=oleh, belum_ditinjau=False))


@utuh
def _geser(objek: Baris, langkah: int, oleh, versi: int | None) -> Urungan:
    objek = _buka(objek, oleh, versi)
    dari = letak.ambil(objek)
    letak.geser(objek, langkah, oleh=oleh)
    return _catat(oleh, objek, "pindah", [urungan.balik_letak(objek, dari)])


def _buka(objek: Baris, oleh, versi: int | None = None) -> Baris:
    """The row as it is stored now, held until the act is done; Bentrok where it is not the version asked for."""
    buka_isian(oleh, objek.lembar)
    terkini = letak.kunci(objek, objek.lembar)
    if versi is not None and terkini.versi != versi:
        raise Bentrok(terkini, {})
    return terkini


def _catat(oleh, objek: Baris, tindakan: str, balik: list[dict]) -> Urungan:
    benda = "baris" if isinstance(objek, Indikator) else "sasaran"
    return urungan.catat(oleh=oleh, lembar=objek.lembar, kalimat=f"Urungkan {tindakan} {benda}", balik=balik)


def _yang_dihapus(objek: Baris, pohon: letak.Pohon) -> list[Baris]:
    """Sub-indicators before their parent, rows before their sasaran."""
    if isinstance(objek, Indikator):
        return [*pohon.sub(objek), objek]
    pokok = pohon.cabang.get(("sasaran", objek.pk), [])
    return [*(baris for satu in pokok for baris in (*pohon.sub(satu), satu)), objek]
