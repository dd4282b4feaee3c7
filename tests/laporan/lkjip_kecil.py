"""A small LKjIP without a blocking finding, and the moves that lead it on; call inside `pabrik.dalam`."""

from datetime import date

from indikator.domain import anggaran
from indikator.domain import capaian as domain_capaian
from indikator.domain.target import kolom_bacaan
from indikator.models import Pembanding, Pengukuran, PerjanjianKinerja, RiwayatCapaian, TargetPerjanjian
from laporan.domain.alur import lkjip as alur
from laporan.domain.lkjip import penyampaian
from laporan.domain.lkjip.rancang import rancang
from laporan.models import BagianLkjip, Lkjip
from organisasi.models import Instansi, PemangkuJabatan
from tests import pabrik

TAHUN = 2024
TANGGAL = date(2025, 2, 20)
NASKAH = "<p>Sudah ditulis penyusun.</p>"


def data(instansi: Instansi, tahun: int = TAHUN, *, realisasi: str = "84", sifat: str = "tetap", **lain):
    """IKU with one sasaran and one indicator, PK, verified realisasi, last year, comparisons, one kegiatan."""
    iku = pabrik.lembar(pabrik.penetapan(instansi, tahun, berlaku=True))
    sasaran = pabrik.sasaran(iku, f"Meningkatnya layanan {instansi.nama}")
    indikator = pabrik.indikator(iku, f"Nilai layanan {instansi.nama}", sasaran=sasaran, target="80", satuan="nilai")
    pk = pabrik._buat(PerjanjianKinerja, instansi=instansi, tahun=tahun, status="ditandatangani")
    pabrik._buat(TargetPerjanjian, perjanjian=pk, indikator=indikator, **kolom_bacaan("80", indikator.nama))
    ukur = pabrik.realisasi(indikator, realisasi, sifat=sifat, **lain)
    domain_capaian.hitung_realisasi(ukur)
    Pengukuran.objects.filter(pk=ukur.pengukuran_id).update(status="terverifikasi")
    isi = {"tahun": tahun - 1, "realisasi_teks": "79", "capaian_teks": "98,75%", "sumber": f"LKjIP {tahun - 1}"}
    pabrik._buat(RiwayatCapaian, indikator=indikator, **isi)
    for jenis in ("jangka_menengah", "nasional"):
        pabrik._buat(Pembanding, indikator=indikator, jenis_pembanding=jenis, tidak_ada=True)
    program = anggaran.buat_program(oleh=pabrik.mesin(), instansi=instansi, tahun=tahun, kunci="p", nama="Program")
    uang = {"pagu": 1000, "realisasi": 900, "sasaran": sasaran, "indikator": indikator}
    isi = {"instansi": instansi, "tahun": tahun, "kunci": "k", "nama": "Survei layanan", "program": program}
    anggaran.buat_kegiatan(oleh=pabrik.mesin(), **isi, **uang)
    return indikator


def kepala(instansi: Instansi) -> PemangkuJabatan:
    jabatan = pabrik.jabatan(instansi, f"Kepala {instansi.nama}", jenis="pimpinan")
    pejabat = pabrik.pejabat(f"Kepala {instansi.nama} S.E.", pangkat="Pembina", nip="197001011995032001")
    return pabrik.pemangku(pejabat, instansi, jabatan, mulai=date(2015, 1, 1))


def lengkap(instansi: Instansi, tahun: int = TAHUN, **lain) -> Lkjip:
    """A draft that may be submitted; its own data are made where it has none."""
    if not PerjanjianKinerja.objects.filter(instansi=instansi, tahun=tahun).exists():
        data(instansi, tahun, **lain)
    if not PemangkuJabatan.objects.filter(instansi=instansi).exists():
        kepala(instansi)
    lkjip = rancang(oleh=pabrik.mesin(), instansi=instansi, tahun=tahun)
    BagianLkjip.objects.filter(lkjip=lkjip).update(isi=NASKAH, usulan=False)
    return muat(lkjip)


def muat(lkjip: Lkjip) -> Lkjip:
    return Lkjip.objects.select_related("instansi__pemda", "penandatangan").get(pk=lkjip.pk)


def sampai(lkjip: Lkjip, status: str) -> Lkjip:
    """Led on to `status` by the installation, without a review, from wherever it is."""
    oleh = pabrik.mesin()
    langkah = {
        "diajukan": lambda satu: alur.jalankan(satu, "ajukan", oleh=oleh),
        "disetujui": lambda satu: alur.jalankan(satu, "setujui", oleh=oleh),
        "terverifikasi": lambda satu: alur.jalankan(satu, "verifikasi", oleh=oleh),
        "ditandatangani": lambda satu: penyampaian.tandatangani(satu, oleh=oleh, tanggal=TANGGAL),
        "disampaikan": lambda satu: penyampaian.sampaikan(
            satu, oleh=oleh, disampaikan_pada=TANGGAL, disampaikan_kepada="Bupati"
        ),
        "dipublikasikan": lambda satu: alur.jalankan(satu, "publikasikan", oleh=oleh),
    }
    urutan = list(langkah)
    mulai = urutan.index(lkjip.status) + 1 if lkjip.status in urutan else 0
    for satu in urutan[mulai : urutan.index(status) + 1]:
        lkjip = langkah[satu](lkjip)
    return muat(lkjip)


def siap():
    """(pemda, OPD, verified report), in a pemda of its own; outside `dalam`."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        dinas = pabrik.instansi("Dinas Kesehatan")
        return pemda, dinas, sampai(lengkap(dinas), "terverifikasi")
