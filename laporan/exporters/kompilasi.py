"""The compilation of a year as an xlsx: every OPD with its figures as numbers, the indicators of signed reports."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils import timezone

from kinerja.spreadsheet import Angka, Kolom, Lembar, tulis_buku
from kinerja.tanggal import tulis_tanggal
from laporan.domain.kompilasi.isi import BarisKompilasi, IsiKompilasi
from laporan.domain.kompilasi.tabel import catatan
from laporan.domain.lkjip.angka import AngkaIndikator, AngkaSasaran, desimal
from laporan.exporters.tercetak import tercetak


class BarisOpd(NamedTuple):
    """A row of the first sheet, or its totals (`satu` None)."""

    nama: str
    satu: BarisKompilasi | None
    capaian: object
    kategori: str
    pagu: object
    realisasi: object
    serapan: object


class BarisIndikator(NamedTuple):
    """An indicator of a signed report."""

    opd: str
    sasaran: AngkaSasaran
    induk: str
    isi: AngkaIndikator


def kompilasi_xlsx(isi: IsiKompilasi, *, pemda) -> bytes:
    """Sheets: Perangkat daerah, Indikator."""
    judul = ["KOMPILASI LKjIP", pemda.nama, f"Tahun {isi.tahun}, keadaan {tulis_tanggal(timezone.localdate())}"]
    lanjut = ["INDIKATOR LKjIP YANG SUDAH DITANDATANGANI", *judul[1:]]
    return tulis_buku(
        [
            Lembar("Perangkat daerah", judul, KOLOM, list(_baris(isi)), catatan(isi), tetap=1),
            Lembar("Indikator", lanjut, KOLOM_INDIKATOR, list(_indikator(isi)), tetap=1),
        ]
    )


def nama_kompilasi(pemda, tahun: int, akhiran: str = "xlsx") -> str:
    return f"kompilasi-lkjip-{pemda.slug}-{tahun}.{akhiran}"


def _baris(isi: IsiKompilasi) -> Iterator[BarisOpd]:
    for satu in isi.baris:
        angka, kategori = satu.angka, satu.kategori.label if satu.kategori else ""
        yield BarisOpd(satu.instansi.nama, satu, angka.capaian, kategori, angka.pagu, angka.realisasi, angka.serapan)
    kategori, uang = isi.kategori.label if isi.kategori else "", isi.anggaran
    yield BarisOpd("Rata-rata perangkat daerah", None, isi.rata.nilai, kategori, None, None, None)
    yield BarisOpd("Jumlah", None, None, "", uang.pagu, uang.realisasi, uang.serapan.persen)


def _indikator(isi: IsiKompilasi) -> Iterator[BarisIndikator]:
    for satu in isi.baris:
        for sasaran in satu.beku.sasaran if satu.beku else ():
            for indikator in sasaran.indikator:
                yield BarisIndikator(satu.instansi.nama, sasaran, "", indikator)
                for sub in indikator.sub:
                    yield BarisIndikator(satu.instansi.nama, sasaran, indikator.nama, sub)


KOLOM = (
    Kolom("Perangkat daerah", lambda b: b.nama, 46),
    Kolom("Keadaan LKjIP", lambda b: b.satu.sel.label if b.satu else "", 24),
    Kolom("Tenggat", lambda b: tulis_tanggal(b.satu.sel.batas) if b.satu and b.satu.sel.batas else "", 18),
    Kolom(
        "Terlambat (hari)", lambda b: Angka(b.satu.sel.terlambat, 0) if b.satu and b.satu.sel.terlambat else None, 11
    ),
    Kolom("Rata-rata capaian (%)", lambda b: Angka.bila_ada(b.capaian), 13),
    Kolom("Kategori", lambda b: b.kategori, 18),
    Kolom("Pagu (Rp)", lambda b: Angka.uang(b.pagu), 20),
    Kolom("Realisasi (Rp)", lambda b: Angka.uang(b.realisasi), 20),
    Kolom("Serapan (%)", lambda b: Angka.bila_ada(b.serapan), 11),
    Kolom("Sumber angka", lambda b: b.satu.sebutan_sumber if b.satu else "", 26),
)
KOLOM_INDIKATOR = (
    Kolom("Perangkat daerah", lambda b: b.opd, 36),
    Kolom("Sasaran", lambda b: b.sasaran.nama, 36),
    Kolom("Indikator", lambda b: f"{b.induk} • {b.isi.nama}" if b.induk else b.isi.nama, 44),
    Kolom("Satuan", lambda b: b.isi.satuan, 12),
    Kolom("Target", lambda b: tercetak(b.isi.target_teks), 14),
    Kolom("Realisasi", lambda b: tercetak(b.isi.realisasi_teks), 14),
    Kolom("Capaian (%)", lambda b: Angka.bila_ada(desimal(b.isi.persen)), 12),
    Kolom("Kategori", lambda b: b.isi.kategori, 18),
    Kolom("Sementara", lambda b: "ya" if b.isi.sementara else "", 10),
)
