"""Sasaran of a sheet: add, change, delete, move."""

from collections.abc import Sequence

from django.db.models import Q

from indikator.domain.penetapan import buka_isian
from indikator.enums import JenisLembar, TingkatSasaran
from indikator.models import Kegiatan, Lembar, SasaranStrategis
from organisasi.domain import tulis
from organisasi.domain.kunci import pastikan_terkirim_sama
from organisasi.domain.sekaligus import utuh
from organisasi.galat import Bentrok, IsianSalah
from organisasi.permissions import pastikan

TINGKAT = {JenisLembar.IKU: TingkatSasaran.RENSTRA, JenisLembar.IKI: TingkatSasaran.JABATAN}


@utuh
def buat(*, oleh, lembar: Lembar, nama: str, **lain) -> SasaranStrategis:
    """Add a sasaran; a `silsilah` that the sheet already has is a second submit and adds nothing.

    Raises IsianSalah where the second says something else than the first.
    """
    buka_isian(oleh, lembar)
    nama = rapi(nama)
    if ada := sudah_ada(SasaranStrategis, lembar, lain):
        pastikan_terkirim_sama(ada, lain | {"nama": nama})
        return ada
    lain.setdefault("urutan", urutan_berikut(lembar.sasaran))
    tingkat = TINGKAT[JenisLembar(lembar.jenis)]
    return tulis.buat(SasaranStrategis, oleh=oleh, lembar=lembar, tingkat=tingkat, nama=nama, **lain)


@utuh
def buat_banyak(*, oleh, lembar: Lembar, nama: Sequence[str], lain: Sequence[dict] = ()) -> list[SasaranStrategis]:
    """`buat` of many sasaran at the end of a sheet, in their order, in a few queries; `lain`: their other columns."""
    buka_isian(oleh, lembar)
    awal = urutan_berikut(lembar.sasaran) if nama else 0
    isi = {"lembar": lembar, "tingkat": TINGKAT[JenisLembar(lembar.jenis)]}
    masing = lain or [{}] * len(nama)
    daftar = [
        isi | {"nama": rapi(satu), "urutan": nomor} | milik
        for nomor, (satu, milik) in enumerate(zip(nama, masing, strict=True), awal)
    ]
    return tulis.buat_banyak(SasaranStrategis, oleh=oleh, daftar=daftar)


def buat_rpjmd(*, oleh, nama: str, **lain) -> SasaranStrategis:
    """A sasaran of the pemda itself, above every instansi."""
    if not oleh.sistem:
        pastikan(oleh, "kelola_organisasi")
    return tulis.buat(SasaranStrategis, oleh=oleh, tingkat=TingkatSasaran.RPJMD, nama=rapi(nama), **lain)


@utuh
def ubah(
    sasaran: SasaranStrategis, *, oleh, versi: int | None = None, dipegang: bool = False, **nilai
) -> SasaranStrategis:
    """dipegang: as in `organisasi.domain.tulis.ubah`."""
    buka_isian(oleh, sasaran.lembar)
    if "nama" in nilai:
        nilai["nama"] = rapi(nilai["nama"])
    return tulis.ubah(sasaran, oleh=oleh, versi=versi, dipegang=dipegang, **nilai)


@utuh
def hapus(sasaran: SasaranStrategis, *, oleh, versi: int | None = None) -> None:
    """Only a sasaran without indicators and without kegiatan on its lineage: nothing disappears along with it."""
    buka_isian(oleh, sasaran.lembar)
    jumlah = sasaran.indikator.count()
    if jumlah:
        raise IsianSalah(f"Sasaran ini masih punya {jumlah} indikator. Hapus atau pindahkan indikatornya lebih dulu.")
    lama = Q(sasaran__silsilah=sasaran.silsilah, tahun__range=masa_dokumen(sasaran.lembar))
    if kegiatan := Kegiatan.objects.filter(Q(sasaran=sasaran) | lama).count():
        raise IsianSalah(
            f"Sasaran ini tidak dapat dihapus karena sudah dipakai {kegiatan} kegiatan anggaran di tahun dokumen ini. "
            "Biarkan sasarannya, dan ubah isinya bila perlu."
        )
    if sasaran.turunan.exists():
        raise IsianSalah("Sasaran ini menaungi sasaran lain dan tidak dapat dihapus.")
    tulis.hapus(sasaran, oleh=oleh, versi=versi)


@utuh
def pindah(sasaran: SasaranStrategis, *, oleh, arah: int, versi: int | None = None) -> None:
    """Move one place up (−1) or down (+1) within the sheet."""
    buka_isian(oleh, sasaran.lembar)
    pastikan_versi(sasaran, versi)
    nomori(tukar(list(sasaran.lembar.sasaran.all()), sasaran, arah), oleh)


def masa_dokumen(lembar: Lembar) -> tuple[int, int]:
    """First and last year of the document of a sheet, for `__range`."""
    return lembar.penetapan.tahun_mulai, lembar.penetapan.tahun_selesai


def sudah_ada(model, lembar: Lembar, nilai: dict):
    """The row of this sheet with the silsilah in `nilai`; one that is taken elsewhere is dropped from `nilai`.

    A copy (`asal`) shares the silsilah of the row it was copied from.
    """
    silsilah, asal = nilai.get("silsilah"), nilai.get("asal")
    semua = model.objects.filter(silsilah=silsilah) if silsilah else model.objects.none()
    if (ada := semua.filter(lembar=lembar).first()) is not None:
        return ada
    if (asal is None or asal.silsilah != silsilah) and semua.exists():
        nilai.pop("silsilah")
    return None


def pastikan_versi(objek, versi: int | None) -> None:
    """Raise Bentrok when the row moved or changed since the page was made: a second click moves nothing."""
    terkini = tulis.kunci(objek)
    if versi is not None and terkini.versi != versi:
        raise Bentrok(terkini, {})


def tukar(daftar: list, objek, arah: int) -> list:
    """The rows with `objek` exchanged with its neighbour; at the ends nothing changes."""
    letak = next(i for i, o in enumerate(daftar) if o.pk == objek.pk)
    tujuan = letak + (1 if arah > 0 else -1)
    if 0 <= tujuan < len(daftar):
        daftar[letak], daftar[tujuan] = daftar[tujuan], daftar[letak]
    return daftar


def nomori(daftar: list, oleh) -> None:
    """Give the rows in this order the places they have together; equal places are spread out."""
    letak = sorted(baris.urutan for baris in daftar)
    if len(set(letak)) < len(letak):
        letak = list(range(letak[0], letak[0] + len(letak)))
    for urutan, baris in zip(letak, daftar, strict=True):
        if baris.urutan != urutan:
            tulis.ubah(baris, oleh=oleh, urutan=urutan)


def urutan_berikut(kumpulan) -> int:
    """Place after the last row of an ordered related manager or queryset."""
    terakhir = kumpulan.order_by("-urutan").values_list("urutan", flat=True).first()
    return (terakhir or 0) + 1


def rapi(nama: str) -> str:
    nama = " ".join(nama.split())
    if not nama:
        raise IsianSalah({"nama": "Sasaran belum diisi."})
    return nama
