"""Correcting one sheet of a document: its jabatan and unit, its tugas and fungsi, and the tick "sudah diperiksa"."""

from indikator.enums import JenisLembar
from laporan.domain.impor_dokumen.sunting import buka, buka_lembar
from laporan.domain.impor_dokumen.sunting_bentuk import keyakinan_dari, tanpa_bidang
from laporan.enums import CaraBacaan
from laporan.models import BacaanBaris, BacaanLembar
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.domain.uraian_pecah import pecah
from organisasi.domain.uraian_teks import susun
from organisasi.enums import IsiUraian, JenisUraian
from organisasi.galat import IsianSalah
from organisasi.models import Impor, Jabatan, UnitKerja

NAMA_MAKS = 200  # of a jabatan and of a unit, as they are stored when applied


@utuh
def atur_lembar(
    *,
    oleh,
    lembar: BacaanLembar,
    versi: int,
    nama: str,
    cara: str,
    nama_unit: str = "",
    jabatan: Jabatan | None = None,
    unit: UnitKerja | None = None,
) -> BacaanLembar:
    """Which jabatan the sheet is: one that is there (`cocok`), a new one (`baru`), or none (`lewat`)."""
    terkini = buka_lembar(oleh, lembar)
    nama, nama_unit = " ".join(nama.split()), " ".join(nama_unit.split())
    if terkini.jenis == JenisLembar.IKI:
        _periksa_jabatan(terkini, cara, nama, jabatan, unit)
    if cara != CaraBacaan.COCOK:
        jabatan = None
    nilai = {"nama": nama, "nama_unit": nama_unit, "cara": cara, "jabatan": jabatan, "unit": unit}
    sisa = tanpa_bidang(terkini.catatan, "jabatan", "unit")
    return tulis.ubah(terkini, nilai | _catatan(terkini, sisa), oleh=oleh, versi=versi)


def _periksa_jabatan(lembar: BacaanLembar, cara: str, nama: str, jabatan, unit) -> None:
    instansi = lembar.instansi_id or lembar.impor.instansi_id
    if cara == CaraBacaan.COCOK and jabatan is None:
        raise IsianSalah({"jabatan": "Pilih jabatan yang dimaksud, atau pilih “Jabatan baru”."})
    for kolom, satu in (("jabatan", jabatan), ("unit", unit)):
        if satu is not None and satu.instansi_id != instansi:
            raise IsianSalah({kolom: "Pilihan ini milik perangkat daerah lain."})
    if cara == CaraBacaan.BARU and not nama:
        raise IsianSalah({"nama": "Jabatan baru memerlukan nama."})
    if len(nama) > NAMA_MAKS:
        raise IsianSalah({"nama": f"Nama jabatan paling banyak {NAMA_MAKS} huruf."})


def _catatan(lembar: BacaanLembar, sisa: list) -> dict:
    return {"catatan": sisa, "keyakinan": keyakinan_dari(sisa)} if sisa != lembar.catatan else {}


@utuh
def atur_daftar(
    *, oleh, lembar: BacaanLembar, versi: int, jenis: str, teks: str, keadaan: str = IsiUraian.KOSONG
) -> BacaanLembar:
    """Replace tugas or fungsi by a typed or pasted list. `keadaan`: what the source prints where there is no item."""
    terkini, jenis = buka_lembar(oleh, lembar), JenisUraian(jenis).value
    butir = pecah(teks)
    susun(butir)  # its bounds
    if keadaan == IsiUraian.DAFTAR and not butir:
        raise IsianSalah({"teks": "Daftarnya kosong. Tulis butirnya, atau pilih apa yang tercetak di dokumen."})
    nilai = {jenis: butir, f"isi_{jenis}": IsiUraian.DAFTAR if butir else keadaan}
    sisa = tanpa_bidang(terkini.catatan, jenis)
    return tulis.ubah(terkini, nilai | _catatan(terkini, sisa), oleh=oleh, versi=versi)


@utuh
def tandai_lembar(*, oleh, lembar: BacaanLembar, versi: int, diperiksa: bool) -> BacaanLembar:
    """The tick "sudah diperiksa"; it holds for the rows of the sheet too."""
    terkini = buka_lembar(oleh, lembar)
    hasil = tulis.ubah(terkini, oleh=oleh, versi=versi, diperiksa=diperiksa)
    if diperiksa:
        tulis.ubah_banyak(list(terkini.baris.filter(diperiksa=False)), oleh=oleh, diperiksa=True)
    return hasil


@utuh
def tandai_banyak(*, oleh, impor: Impor, pilih: list[int]) -> list[BacaanLembar]:
    """The tick on several sheets at once; gives those that changed."""
    terkini = buka(oleh, impor)
    lembar = list(terkini.lembar_bacaan.filter(pk__in=pilih, diperiksa=False))
    hasil = tulis.ubah_banyak(lembar, oleh=oleh, diperiksa=True)
    baris = BacaanBaris.objects.filter(lembar__in=lembar, diperiksa=False)
    tulis.ubah_banyak(list(baris), oleh=oleh, diperiksa=True)
    return hasil


@utuh
def tambah_lembar(*, oleh, impor: Impor, versi: int, jenis: str, nama: str) -> BacaanLembar:
    """A sheet the reading has missed, at the end, empty."""
    terkini = buka(oleh, impor)
    nama = " ".join(nama.split())
    if jenis == JenisLembar.IKI and not nama:
        raise IsianSalah({"nama": "Tulis nama jabatannya."})
    akhir = terkini.lembar_bacaan.order_by("-urutan").values_list("urutan", flat=True).first() or 0
    tulis.ubah(terkini, oleh=oleh, versi=versi, rincian={"lembar": (None, nama)})
    nilai = {"impor": terkini, "urutan": akhir + 1, "instansi": terkini.instansi, "jenis": jenis, "nama": nama}
    return tulis.buat(BacaanLembar, oleh=oleh, **nilai)
