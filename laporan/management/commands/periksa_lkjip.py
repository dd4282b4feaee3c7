"""`manage.py periksa_lkjip BERKAS --json`: the tables of an LKjIP recomputed, one JSON object per row."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from indikator.capaian import BAWAAN, Kebijakan
from indikator.capaian.tabel_lkjip import temukan
from indikator.capaian.uji_hitung import HasilUji
from indikator.capaian.uji_ringkasan import periksa_tabel
from kinerja.masukan_teks import MasukanTidakTerbaca
from kinerja.perintah_json import PerintahJson
from kinerja.spreadsheet import BAITA_MAKS, TabelTidakTerbaca, baca_tabel


class Command(PerintahJson):
    help = (
        "Menghitung ulang tabel LKjIP (CSV atau xlsx) dengan kolom indikator, target, realisasi, capaian[, arah], "
        "lalu membandingkannya dengan yang dilaporkan. Judul, kepala bertingkat, serta baris Jumlah dan Rata-rata "
        "dikenali; tabel anggaran (alokasi, realisasi, capaian) juga. verdict: cocok (sama setelah dibulatkan biasa), "
        "pembulatan (sama hanya bila dipotong atau dibulatkan lain), salah, tidak dapat dihitung."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--lembar", default="", help="nama lembar xlsx; tanpa ini lembar pertama yang berisi")
        parser.add_argument("--batas", choices=("100", "110", "120"), help="capaian dibatasi pada persen ini")

    def objek(self, aliran, pilihan) -> Iterator[Mapping]:
        try:
            tabel = temukan(baca_tabel(aliran.read(BAITA_MAKS + 1), pilihan.get("lembar") or ""))
        except TabelTidakTerbaca as galat:
            raise MasukanTidakTerbaca(str(galat)) from galat
        if not tabel:
            raise MasukanTidakTerbaca("Tidak ada tabel dengan kolom target, realisasi, dan capaian.")
        batas = pilihan.get("batas")
        kebijakan = Kebijakan(batas_atas=Decimal(batas)) if batas else BAWAAN
        yield from map(_objek, periksa_tabel(tabel, kebijakan))

    def kalimat(self, objek) -> str:
        return f"{objek['baris']}: {objek['verdict']}: {objek['indikator']}. {objek['keterangan']}".rstrip()


def _objek(hasil: HasilUji) -> dict:
    baris = hasil.baris
    return {
        "baris": baris.baris,
        "jenis": baris.jenis,
        "indikator": baris.indikator,
        "target": baris.target,
        "realisasi": baris.realisasi,
        "capaian": baris.capaian,
        "dilaporkan": hasil.dilaporkan,
        "hitung": hasil.hitung,
        "metode": hasil.metode or None,
        "verdict": str(hasil.verdict),
        "keterangan": hasil.keterangan,
        "bukti": hasil.bukti,
    }
