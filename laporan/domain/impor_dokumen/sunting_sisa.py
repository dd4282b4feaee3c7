"""Texts the reading has put nowhere: into a cell, a list, a row of their own, the decree, or said to be of no use.

Where a text was put, the target keeps it under `mentah["sisa"]` (`kepala["sisa"]` for the decree), so that it can be
taken back.
"""

from django.db.models import QuerySet

from laporan.domain.impor_dokumen import sunting_baris
from laporan.domain.impor_dokumen.sunting import buka, buka_lembar, pastikan_versi
from laporan.domain.impor_dokumen.sunting_bentuk import BIDANG
from laporan.enums import NasibSisa
from laporan.models import BacaanBaris, BacaanLembar, BacaanSisa
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.domain.uraian_pecah import pecah
from organisasi.enums import IsiUraian, JenisUraian
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.models import Impor

DAFTAR_KEPUTUSAN = ("menimbang", "mengingat", "memperhatikan", "diktum", "tembusan")
SUDAH = "Teks ini sudah ditangani. Urungkan dulu bila hendak dipakai di tempat lain."
DISUNTING = "Isinya sudah disunting sesudah teks ini dimasukkan. Hapus teksnya di sana, lalu coba lagi."
SISA = "sisa"


def menurut_nasib(impor: Impor) -> tuple[QuerySet[BacaanSisa], QuerySet[BacaanSisa]]:
    """(those still open, those dealt with)."""
    return impor.sisa.filter(nasib=NasibSisa.BELUM), impor.sisa.exclude(nasib=NasibSisa.BELUM)


def _buka_sisa(oleh, sisa: BacaanSisa) -> tuple[Impor, BacaanSisa]:
    impor = buka(oleh, sisa.impor)
    terkini = tulis.kunci(sisa)
    terkini.impor = impor
    return impor, terkini


@utuh
def pakai_sisa(
    *,
    oleh,
    sisa: BacaanSisa,
    versi: int,
    bidang: str,
    lembar: BacaanLembar | None = None,
    baris: BacaanBaris | None = None,
) -> BacaanSisa:
    """Put the text where it belongs. bidang: a field of `baris` (or of a new row of `lembar`), tugas or fungsi of
    `lembar`, or a list of the decree."""
    impor, terkini = _buka_sisa(oleh, sisa)
    pastikan_versi(terkini, versi, {"bidang": bidang})
    if terkini.nasib != NasibSisa.BELUM:
        raise SalahStatus(SUDAH)
    for satu in (lembar, baris.lembar if baris else None):
        if satu is not None and satu.impor_id != impor.pk:
            raise IsianSalah({"lembar": "Pilih lembar dari dokumen yang sama."})
    _taruh(oleh, impor, terkini, bidang, lembar, baris)
    return tulis.ubah(terkini, oleh=oleh, nasib=NasibSisa.DIPAKAI)


def _taruh(oleh, impor: Impor, sisa: BacaanSisa, bidang: str, lembar, baris) -> None:
    if bidang in DAFTAR_KEPUTUSAN:
        _ke_keputusan(oleh, impor, sisa, bidang)
    elif bidang in JenisUraian.values and lembar:
        _ke_daftar(oleh, lembar, sisa, bidang)
    elif bidang in BIDANG and baris:
        _ke_baris(oleh, baris, sisa, bidang)
    elif bidang in BIDANG and lembar:
        _jadi_baris(oleh, lembar, sisa, bidang)
    else:
        raise IsianSalah({"bidang": "Pilih ke mana teks ini dimasukkan."})


def _jadi_baris(oleh, lembar: BacaanLembar, sisa: BacaanSisa, bidang: str) -> None:
    isi = {bidang: sunting_baris.rapi(bidang, sisa.teks)}
    catatan = {SISA: {str(sisa.pk): {"bidang": bidang, "jadi": isi[bidang], "baru": True}}}
    sunting_baris.tambah_baris(oleh=oleh, lembar=lembar, versi=None, isi=isi, mentah=catatan)


def _ke_baris(oleh, baris: BacaanBaris, sisa: BacaanSisa, bidang: str) -> None:
    terkini = tulis.kunci(baris)
    isi = sunting_baris.rapi(bidang, "\n".join(filter(None, (getattr(terkini, bidang), sisa.teks))))
    mentah = _dengan_catatan(terkini.mentah, sisa, {"bidang": bidang, "semula": getattr(terkini, bidang), "jadi": isi})
    tulis.ubah(terkini, {bidang: isi, "mentah": mentah}, oleh=oleh, dipegang=True)


def _ke_daftar(oleh, lembar: BacaanLembar, sisa: BacaanSisa, jenis: str) -> None:
    terkini = buka_lembar(oleh, lembar)
    semula = getattr(terkini, jenis)
    jadi = [*semula, *pecah(sisa.teks)]
    catatan = {"bidang": jenis, "semula": semula, "jadi": jadi, "isi": getattr(terkini, f"isi_{jenis}")}
    nilai = {jenis: jadi, f"isi_{jenis}": IsiUraian.DAFTAR, "mentah": _dengan_catatan(terkini.mentah, sisa, catatan)}
    tulis.ubah(terkini, nilai, oleh=oleh, dipegang=True)


def _ke_keputusan(oleh, impor: Impor, sisa: BacaanSisa, bidang: str) -> None:
    keputusan = impor.kepala.get("keputusan") or {}
    semula = keputusan.get(bidang) or []
    jadi = [*semula, *pecah(sisa.teks)]
    kepala = impor.kepala | {"keputusan": keputusan | {bidang: jadi}}
    kepala = _dengan_catatan(kepala, sisa, {"bidang": bidang, "semula": semula, "jadi": jadi})
    tulis.ubah(impor, {"kepala": kepala}, oleh=oleh)


def _dengan_catatan(mentah: dict, sisa: BacaanSisa, catatan: dict) -> dict:
    return mentah | {SISA: mentah.get(SISA, {}) | {str(sisa.pk): catatan}}


def _tanpa_catatan(mentah: dict, kunci: str) -> dict:
    lain = {k: isi for k, isi in mentah.get(SISA, {}).items() if k != kunci}
    bersih = {k: isi for k, isi in mentah.items() if k != SISA}
    return bersih | ({SISA: lain} if lain else {})


@utuh
def abaikan_sisa(*, oleh, sisa: BacaanSisa, versi: int) -> BacaanSisa:
    """Said to be of no use: a page number, a heading that is printed anew."""
    _, terkini = _buka_sisa(oleh, sisa)
    pastikan_versi(terkini, versi, {})
    if terkini.nasib == NasibSisa.DIPAKAI:
        raise SalahStatus(SUDAH)
    return tulis.ubah(terkini, oleh=oleh, nasib=NasibSisa.ABAIKAN)


@utuh
def abaikan_semua(*, oleh, impor: Impor, pilih: list[int]) -> list[BacaanSisa]:
    """Several at once; gives those that changed."""
    terkini = buka(oleh, impor)
    belum = list(terkini.sisa.filter(pk__in=pilih, nasib=NasibSisa.BELUM))
    return tulis.ubah_banyak(belum, oleh=oleh, nasib=NasibSisa.ABAIKAN)


@utuh
def kembalikan_sisa(*, oleh, sisa: BacaanSisa) -> BacaanSisa:
    """Undo: the text is open again, and gone from where it was put. SalahStatus where that was edited since."""
    impor, terkini = _buka_sisa(oleh, sisa)
    if terkini.nasib == NasibSisa.DIPAKAI:
        _tarik(oleh, impor, str(terkini.pk))
    return tulis.ubah(terkini, oleh=oleh, nasib=NasibSisa.BELUM)


def _tarik(oleh, impor: Impor, kunci: str) -> None:
    if catatan := impor.kepala.get(SISA, {}).get(kunci):
        return _tarik_keputusan(oleh, impor, kunci, catatan)
    baris = BacaanBaris.objects.filter(lembar__impor=impor, mentah__sisa__has_key=kunci).first()
    if baris:
        return _tarik_baris(oleh, tulis.kunci(baris), kunci)
    lembar = impor.lembar_bacaan.filter(mentah__sisa__has_key=kunci).first()
    return _tarik_daftar(oleh, tulis.kunci(lembar), kunci) if lembar else None


def _tarik_baris(oleh, baris: BacaanBaris, kunci: str) -> None:
    catatan = baris.mentah[SISA][kunci]
    nama = catatan["bidang"]
    _pastikan_utuh(getattr(baris, nama) == catatan["jadi"])
    if catatan.get("baru"):
        _pastikan_utuh(not any(getattr(baris, satu) for satu in BIDANG if satu != nama))
        return tulis.hapus(baris, oleh=oleh)
    nilai = {nama: catatan["semula"], "mentah": _tanpa_catatan(baris.mentah, kunci)}
    return tulis.ubah(baris, nilai, oleh=oleh, dipegang=True)


def _tarik_daftar(oleh, lembar: BacaanLembar, kunci: str) -> None:
    catatan = lembar.mentah[SISA][kunci]
    nama = catatan["bidang"]
    _pastikan_utuh(getattr(lembar, nama) == catatan["jadi"])
    nilai = {nama: catatan["semula"], f"isi_{nama}": catatan["isi"], "mentah": _tanpa_catatan(lembar.mentah, kunci)}
    tulis.ubah(lembar, nilai, oleh=oleh, dipegang=True)


def _tarik_keputusan(oleh, impor: Impor, kunci: str, catatan: dict) -> None:
    keputusan, nama = impor.kepala.get("keputusan") or {}, catatan["bidang"]
    _pastikan_utuh(keputusan.get(nama) == catatan["jadi"])
    kepala = _tanpa_catatan(impor.kepala, kunci) | {"keputusan": keputusan | {nama: catatan["semula"]}}
    tulis.ubah(impor, {"kepala": kepala}, oleh=oleh)


def _pastikan_utuh(utuh_adanya: bool) -> None:
    if not utuh_adanya:
        raise SalahStatus(DISUNTING)
