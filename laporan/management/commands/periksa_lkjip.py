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
from laporan.uji import DokumenTidakTerbaca, baca_docx, periksa_dokumen
from laporan.uji.baca_docx import ukuran_xml

TANPA_TABEL = "Tidak ada tabel dengan kolom target, realisasi, dan capaian."


class Command(PerintahJson):
    help = (
        "Menghitung ulang tabel LKjIP (CSV, xlsx, docx) dengan kolom indikator, target, realisasi, capaian[, arah], "
        "lalu membandingkannya dengan yang dilaporkan. Judul, kepala bertingkat, serta baris Jumlah dan Rata-rata "
        "dikenali; tabel anggaran (alokasi, realisasi, capaian) juga. verdict: cocok (sama setelah dibulatkan biasa), "
        "pembulatan (sama hanya bila dipotong atau dibulatkan lain), salah, tidak dapat dihitung. Dari docx setiap "
        "tabel dibaca, bernomor menurut urutannya (tabel); sesudah baris-barisnya mengikuti temuan lintas tabel dan "
        "kalimat (temuan)."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--lembar", default="", help="nama lembar xlsx; tanpa ini lembar pertama yang berisi")
        parser.add_argument("--batas", choices=("100", "110", "120"), help="capaian dibatasi pada persen ini")

    def objek(self, aliran, pilihan) -> Iterator[Mapping]:
        isi = aliran.read(BAITA_MAKS + 1)
        batas = pilihan.get("batas")
        kebijakan = Kebijakan(batas_atas=Decimal(batas)) if batas else BAWAAN
        if ukuran_xml(isi):
            yield from _dokumen(isi, kebijakan)
            return
        try:
            tabel = temukan(baca_tabel(isi, pilihan.get("lembar") or ""))
        except TabelTidakTerbaca as galat:
            raise MasukanTidakTerbaca(str(galat)) from galat
        if not tabel:
            raise MasukanTidakTerbaca(TANPA_TABEL)
        yield from map(_objek, periksa_tabel(tabel, kebijakan))

    def kalimat(self, objek) -> str:
        if "temuan" in objek:
            return f"{objek['temuan']}: {objek['tempat']}: {objek['kalimat']}"
        return f"{objek['baris']}: {objek['verdict']}: {objek['indikator']}. {objek['keterangan']}".rstrip()


def _dokumen(isi: bytes, kebijakan: Kebijakan) -> Iterator[dict]:
    """The rows of every table of a Word document, then its findings."""
    try:
        hasil = periksa_dokumen(baca_docx(isi), kebijakan)
    except DokumenTidakTerbaca as galat:
        raise MasukanTidakTerbaca(str(galat)) from galat
    if not hasil.baris:
        raise MasukanTidakTerbaca(TANPA_TABEL)
    for satu in hasil.baris:
        nomor = {"tabel": satu.kunci[0], "baris": satu.kunci[1]}
        yield _objek(satu.hasil) | nomor | {"cara": satu.cara, "catatan": " ".join(satu.catatan)}
    for satu in hasil.temuan:
        yield {"temuan": str(satu.kode), **satu._asdict(), "kode": satu.kode.name}


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
