"""A pemda with one job of every kind that makes or takes in something, all of them waiting."""

from types import SimpleNamespace

from indikator.models import Indikator
from laporan.domain.impor_dokumen import mulai as dokumen
from laporan.exporters.daftar_halaman import MintaDaftar
from laporan.pekerjaan import antrekan_cetak
from laporan.pekerjaan_ekspor import antrekan_buku, antrekan_daftar
from laporan.pekerjaan_pindahan import antrekan_bungkusan
from organisasi.domain import impor
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.models import Impor, Pekerjaan, UnitKerja
from tests import pabrik
from tests.laporan import impor_kecil, keputusan_kecil, keputusan_reviu, lkjip_kecil
from tests.organisasi import buku_uji

TAHUN = 2024
UNIT_BARU = 3
# what each kind leaves: rows of Berkas that it makes
BERKAS = {
    "cetak": 1,
    "ekspor_daftar": 1,
    "ekspor_buku": 1,
    "impor_terapkan": 0,
    "impor_dokumen_terapkan": 0,
    "bungkusan": 1,
    "terbitkan_keputusan": 2,
    "terbitkan_lkjip": 3,
}


def susun() -> SimpleNamespace:
    """`pemda`, `admin` (a Pelaku inside the tenant); two imports are read and wait only for being applied."""
    d = SimpleNamespace(pemda=pabrik.pemda("magetan"))
    with pabrik.dalam(d.pemda):
        d.dinas = pabrik.instansi("Dinas Kesehatan", sebutan_kepala="Kepala Dinas Kesehatan")
        d.taman = pabrik.instansi("Dinas Pertamanan")
        d.orang = pabrik.anggota("admin_pemda")
        d.perencana = pabrik.anggota("perencana", d.taman)
        d.dokumen = keputusan_kecil.dokumen(d.dinas)
        pabrik.unit(d.taman, "Bidang Taman", urutan=1)
        d.tata = SimpleNamespace(pemda=d.pemda, instansi=d.taman, perencana=d.perencana)
        isi = buku_uji.olah(buku_uji.buku(d.tata, "unit"), _tambah)
        oleh = pabrik.pelaku(d.perencana)
        d.buku = impor.unggah(oleh=oleh, nama="buku.xlsx", isi=isi)
        d.naskah = dokumen.mulai(oleh=oleh, nama="iki.txt", isi=impor_kecil.DOKUMEN.encode(), instansi=d.taman)
    kuras()
    with pabrik.dalam(d.pemda):
        d.awal = list(Pekerjaan.objects.values_list("pk", flat=True))
    return d


def _tambah(wadah) -> None:
    for nomor in range(4, 4 + UNIT_BARU):
        wadah["Unit kerja"][f"C{nomor}"], wadah["Unit kerja"][f"D{nomor}"] = "Dinas Pertamanan", f"Unit {nomor}"


def antrekan_semua(d) -> None:
    """One waiting job of every kind in BERKAS."""
    with pabrik.dalam(d.pemda):
        oleh, perencana = pabrik.pelaku(d.orang), pabrik.pelaku(d.perencana)
        lembar = d.dokumen.lembar.get(jenis="iku")
        antrekan_cetak(oleh=oleh, jenis="lembar", instansi=d.dinas, tahun=TAHUN, objek=lembar.pk)
        antrekan_daftar(oleh=oleh, minta=MintaDaftar("/magetan/instansi/", "", TAHUN), bentuk="xlsx")
        antrekan_buku(oleh=oleh, macam="buku", tahun=TAHUN)
        antrekan_bungkusan(oleh=oleh)
        impor.minta_terap(oleh=perencana, impor=kini(d.buku))
        dokumen.antrekan_terapkan(oleh=perencana, impor=kini(d.naskah))
        keputusan_reviu.berlaku(d.dinas, d.dokumen)
        antrekan_lkjip(d)


def antrekan_lkjip(d):
    """A signed report, whose files a job makes."""
    lain = pabrik.instansi("Dinas Sosial")
    d.lkjip = lkjip_kecil.sampai(lkjip_kecil.lengkap(lain), "ditandatangani")


def kini(satu: Impor) -> Impor:
    return Impor.objects.select_related("pekerjaan", "instansi", "berkas").get(pk=satu.pk)


def pekerjaan_baru(d):
    """Jobs queued by `antrekan_semua`, without those that only warm up."""
    return Pekerjaan.objects.exclude(pk__in=d.awal).filter(jenis__in=BERKAS)


def hasil_impor(d) -> dict[str, int]:
    """What both imports have written so far."""
    return {
        "unit": UnitKerja.objects.filter(instansi=d.taman).count() - 1,
        "indikator": Indikator.objects.filter(lembar__penetapan__instansi=d.taman).count(),
    }
