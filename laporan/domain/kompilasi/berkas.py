"""One PDF of the published LKjIP of a year: a contents page, then each report as it was published."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from kinerja.pdf import Dokumen, HasilPdf, jumlah_halaman, satukan
from kinerja.tanggal import tulis_tanggal
from laporan.domain.cetak import Naskah, ke_pdf
from laporan.domain.kompilasi.isi import IsiKompilasi
from laporan.domain.kompilasi.tabel import tabel_opd
from laporan.domain.lkjip import terbitan
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel
from laporan.enums import JenisBerkasLkjip, StatusLkjip
from laporan.models import Lkjip
from organisasi.enums import JenisInstansi
from organisasi.galat import GalatKinerja

TEMPLAT = "laporan/cetak/kompilasi.html"
KOLOM_ISI = (
    Kolom("nomor", "No"),
    Kolom("nama", "Laporan"),
    Kolom("target", "Disampaikan"),
    Kolom("angka", "Halaman PDF"),
)
PUTARAN_MAKS = 3  # the contents are set again when their own length moved the pages behind them


@dataclass(frozen=True)
class IsiDepan:
    """The pages in front of the reports."""

    judul: tuple[str, ...]
    daftar: Tabel
    capaian: Tabel


def yang_terbit(tahun: int) -> QuerySet[Lkjip]:
    """Published reports; of the pemda itself first, then by name."""
    semua = Lkjip.objects.filter(tahun=tahun, status=StatusLkjip.DIPUBLIKASIKAN, instansi__contoh=False)
    return semua.select_related("instansi__pemda", "penandatangan").order_by("instansi__nama", "pk")


def pastikan_ada(tahun: int) -> int:
    """How many there are. Raises GalatKinerja without any."""
    if not (banyak := yang_terbit(tahun).count()):
        raise GalatKinerja(f"Belum ada LKjIP tahun {tahun} yang dipublikasikan, jadi belum ada yang dapat digabung.")
    return banyak


def judul_gabungan(pemda, tahun: int) -> str:
    return f"Kompilasi LKjIP {pemda.nama} Tahun {tahun}"


def gabungkan(isi: IsiKompilasi, *, oleh, lapor: Callable | None = None) -> HasilPdf:
    """The merged PDF. `lapor(step, steps, words)` is told of each report."""
    pastikan_ada(isi.tahun)
    semua = sorted(yang_terbit(isi.tahun), key=lambda satu: satu.instansi.jenis != JenisInstansi.PEMDA)
    laporan = []
    for ke, satu in enumerate(semua, 1):
        if lapor:
            lapor(ke, len(semua) + 1, f"{satu.instansi.sebutan} ({ke} dari {len(semua)})")
        laporan.append(Dokumen(satu.instansi.nama, _pdf(satu, oleh)))
    judul = judul_gabungan(oleh.pemda, isi.tahun)
    depan = _depan(isi, semua, laporan, judul)
    hasil = satukan([Dokumen("Daftar isi", depan), *laporan], judul=judul, penulis=oleh.pemda.nama)
    return HasilPdf(hasil, jumlah_halaman(hasil))


def _pdf(lkjip: Lkjip, oleh) -> bytes:
    """The file made when it was signed, else made now from what was frozen then."""
    if ada := terbitan.tersimpan(lkjip).get(JenisBerkasLkjip.CETAK):
        with ada.berkas.isi.open("rb") as aliran:
            return aliran.read()
    return terbitan.buat_isi(lkjip, JenisBerkasLkjip.CETAK, oleh=oleh)[1]


def _depan(isi: IsiKompilasi, semua: list[Lkjip], laporan: list[Dokumen], judul: str) -> bytes:
    """The contents with page numbers that count these pages too."""
    panjang = [jumlah_halaman(satu.isi) for satu in laporan]
    sendiri, depan = 1, b""
    for _ in range(PUTARAN_MAKS):
        mulai = [sendiri + sum(panjang[:ke]) + 1 for ke in range(len(panjang))]
        konteks = {"isi": IsiDepan(_judul(judul), _daftar(semua, mulai), tabel_opd(isi))}
        depan = ke_pdf(Naskah(None, judul, TEMPLAT, konteks)).isi
        if jumlah_halaman(depan) == sendiri:
            break
        sendiri = jumlah_halaman(depan)
    return depan


def _judul(judul: str) -> tuple[str, ...]:
    return ("KOMPILASI LAPORAN KINERJA INSTANSI PEMERINTAH", judul.removeprefix("Kompilasi LKjIP ").upper())


def _daftar(semua: list[Lkjip], mulai: list[int]) -> Tabel:
    baris = tuple(
        BarisTabel(
            (
                SelTabel(str(nomor)),
                SelTabel(satu.instansi.nama),
                SelTabel(tulis_tanggal(satu.disampaikan_pada) if satu.disampaikan_pada else ""),
                SelTabel(str(halaman)),
            )
        )
        for nomor, (satu, halaman) in enumerate(zip(semua, mulai, strict=True), 1)
    )
    return Tabel("isi-kompilasi", "Daftar isi", KOLOM_ISI, baris)
