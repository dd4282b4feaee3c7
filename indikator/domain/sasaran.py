"""Sasaran of a sheet: add, change, delete, move."""

from django.db import transaction

from indikator.domain.penetapan import pastikan_dapat_diisi
from indikator.enums import JenisLembar, TingkatSasaran
from indikator.models import Lembar, SasaranStrategis
from organisasi.domain import tulis
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan

TINGKAT = {JenisLembar.IKU: TingkatSasaran.RENSTRA, JenisLembar.IKI: TingkatSasaran.JABATAN}


def buat(*, oleh, lembar: Lembar, nama: str, **lain) -> SasaranStrategis:
    pastikan_dapat_diisi(oleh, lembar)
    lain.setdefault("urutan", urutan_berikut(lembar.sasaran))
    tingkat = TINGKAT[JenisLembar(lembar.jenis)]
    return tulis.buat(SasaranStrategis, oleh=oleh, lembar=lembar, tingkat=tingkat, nama=_rapi(nama), **lain)


def buat_rpjmd(*, oleh, nama: str, **lain) -> SasaranStrategis:
    """A sasaran of the pemda itself, above every instansi."""
    if not oleh.sistem:
        pastikan(oleh, "kelola_organisasi")
    return tulis.buat(SasaranStrategis, oleh=oleh, tingkat=TingkatSasaran.RPJMD, nama=_rapi(nama), **lain)


def ubah(sasaran: SasaranStrategis, *, oleh, versi: int | None = None, **nilai) -> SasaranStrategis:
    pastikan_dapat_diisi(oleh, sasaran.lembar)
    if "nama" in nilai:
        nilai["nama"] = _rapi(nilai["nama"])
    return tulis.ubah(sasaran, oleh=oleh, versi=versi, **nilai)


@transaction.atomic
def hapus(sasaran: SasaranStrategis, *, oleh, versi: int | None = None) -> None:
    """Only a sasaran without indicators: nothing disappears along with it."""
    pastikan_dapat_diisi(oleh, sasaran.lembar)
    jumlah = sasaran.indikator.count()
    if jumlah:
        raise IsianSalah(f"Sasaran ini masih punya {jumlah} indikator. Hapus atau pindahkan indikatornya lebih dulu.")
    tulis.hapus(sasaran, oleh=oleh, versi=versi)


@transaction.atomic
def pindah(sasaran: SasaranStrategis, *, oleh, arah: int) -> None:
    """Move one place up (−1) or down (+1) within the sheet."""
    pastikan_dapat_diisi(oleh, sasaran.lembar)
    geser(list(sasaran.lembar.sasaran.all()), sasaran, arah, oleh)


def geser(daftar: list, objek, arah: int, oleh) -> None:
    """Swap an ordered row with its neighbour and renumber; nothing happens at the ends."""
    letak = next(i for i, o in enumerate(daftar) if o.pk == objek.pk)
    tujuan = letak + arah
    if not 0 <= tujuan < len(daftar):
        return
    daftar[letak], daftar[tujuan] = daftar[tujuan], daftar[letak]
    for urutan, baris in enumerate(daftar, 1):
        if baris.urutan != urutan:
            tulis.ubah(baris, oleh=oleh, urutan=urutan)


def urutan_berikut(kumpulan) -> int:
    """Place after the last row of an ordered related manager or queryset."""
    terakhir = kumpulan.order_by("-urutan").values_list("urutan", flat=True).first()
    return (terakhir or 0) + 1


def _rapi(nama: str) -> str:
    nama = " ".join(nama.split())
    if not nama:
        raise IsianSalah({"nama": "Sasaran belum diisi."})
    return nama
