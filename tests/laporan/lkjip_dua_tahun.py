"""A small pemda with a yearly report: a document of three years, a budget, a stranger with figures of his own."""

from decimal import Decimal
from types import SimpleNamespace

from indikator.domain import anggaran
from indikator.domain.target import kolom_bacaan
from indikator.models import Pembanding, RiwayatCapaian
from laporan.domain import cuplikan
from laporan.domain.lkjip import dokumen
from laporan.domain.lkjip.isi import susun_lkjip
from laporan.enums import JenisDokumen
from laporan.models import Lkjip
from tests import pabrik
from tests.indikator.dunia_ukur import simpan

TAHUN = 2024


def susun() -> SimpleNamespace:
    """IKU 2024–2026: nilai (naik, 80 of 78), kejadian (turun, 8 of 10), both of one sasaran; last year printed."""
    d = SimpleNamespace(pemda=pabrik.pemda("magetan", tingkat_pengukuran="semua"), asing=pabrik.pemda("paser"))
    with pabrik.dalam(d.pemda):
        isi_pemda(d)
        d.perencana = pabrik.anggota("perencana", d.instansi)
        d.pembaca = pabrik.anggota("pembaca")
    with pabrik.dalam(d.asing):
        lain = SimpleNamespace()
        isi_pemda(lain, realisasi="11")
        d.perencana_asing = pabrik.anggota("perencana", lain.instansi)
    return d


def isi_pemda(d, realisasi: str = "80") -> None:
    d.instansi = pabrik.instansi("Dinas Sosial")
    d.dokumen = pabrik.penetapan(d.instansi, TAHUN, 2026, berlaku=True)
    d.lembar = pabrik.lembar(d.dokumen)
    d.sasaran = pabrik.sasaran(d.lembar, "Meningkatnya layanan")
    d.nilai = pabrik.indikator(d.lembar, "Nilai layanan", sasaran=d.sasaran, target="78", satuan="nilai")
    d.kejadian = pabrik.indikator(
        d.lembar, "Jumlah kejadian", sasaran=d.sasaran, target="10 kejadian", arah="turun", satuan="kejadian"
    )
    for tahun, nilai, kejadian in ((2025, "82", "9 kejadian"), (2026, "90", "5 kejadian")):
        pabrik.target(d.nilai, nilai, tahun)
        pabrik.target(d.kejadian, kejadian, tahun)
    simpan(d.nilai, realisasi, tahun=TAHUN)
    simpan(d.kejadian, "8", tahun=TAHUN, sifat="sementara")
    riwayat(d.nilai, 2023, realisasi_teks="75", capaian_teks="98,68%")
    uang = {"pagu": Decimal(1000), "realisasi": Decimal(900), "sasaran": d.sasaran}
    anggaran.buat_kegiatan(
        oleh=pabrik.mesin(), instansi=d.instansi, tahun=TAHUN, kunci="a", nama="Kegiatan layanan", **uang
    )


def riwayat(indikator, tahun: int, **isi) -> RiwayatCapaian:
    return pabrik._buat(RiwayatCapaian, indikator=indikator, tahun=tahun, sumber=f"LKjIP {tahun} cetak", **isi)


def pembanding(indikator, jenis: str, **isi) -> Pembanding:
    kolom = kolom_bacaan(isi.pop("teks", ""), indikator.nama, indikator.satuan)
    return pabrik._buat(Pembanding, indikator=indikator, jenis_pembanding=jenis, **(kolom | isi))


def lkjip(d, tahun: int = TAHUN, titik: tuple[int, ...] = ()) -> Lkjip:
    """A draft with the chapters that matter here; `titik`: points with a section of their own."""
    bagian = [
        {"kode": "bab2-pk", "judul": "B. PERJANJIAN KINERJA", "isi": ""},
        {"kode": "bab3-pengukuran", "judul": "A. PENGUKURAN", "isi": "<p>Hasilnya sebagai berikut:</p>"},
        {"kode": "bab3-analisis-1", "judul": "Sasaran 1", "isi": "<p>Uraian.</p>", "sasaran": d.sasaran},
        *(
            {"kode": f"bab3-analisis-1-{satu}", "judul": f"{satu}. Titik", "sasaran": d.sasaran, "titik": satu}
            for satu in titik
        ),
        {"kode": "bab3-anggaran", "judul": "B. ANGGARAN", "isi": ""},
    ]
    return dokumen.buat(oleh=pabrik.mesin(), instansi=d.instansi, tahun=tahun, bagian=bagian)


def bekukan(laporan: Lkjip) -> Lkjip:
    """Signed and frozen, without the flow."""
    cuplikan.bekukan(jenis=JenisDokumen.LKJIP, objek=laporan, isi=susun_lkjip(laporan), oleh=pabrik.mesin())
    Lkjip.objects.filter(pk=laporan.pk).update(status="ditandatangani")
    laporan.refresh_from_db()
    return laporan
