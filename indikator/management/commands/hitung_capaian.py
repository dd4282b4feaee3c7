"""`manage.py hitung_capaian [BERKAS] --json`: rows of arah, target, realisasi to capaian, one JSON object per row."""

import csv
from collections.abc import Iterator, Mapping

from django.core.management.base import CommandError

from indikator.capaian import BAWAAN, SKALA_PERMENDAGRI_86, Kebijakan
from indikator.capaian.baris_hitung import KOSONG, WAJIB, jawab
from indikator.capaian.kategori import Skala
from indikator.domain import kebijakan as domain_kebijakan
from kinerja.masukan_teks import MasukanTidakTerbaca, Potongan, potongan
from kinerja.perintah_json import KODE_MASUKAN, PerintahJson
from kinerja.spreadsheet import kenali_pemisah
from organisasi.models import Pemda
from organisasi.penyewa import sebagai
from organisasi.tahun import pilihan_tahun

TAHUN_AKHIR = 9999  # later than any scale: the last one counts


class Command(PerintahJson):
    help = (
        "Menghitung capaian setiap baris CSV dengan kepala arah,target,realisasi[,metode,batas]; pemisah koma, titik "
        "koma, atau tab. arah: naik atau turun. metode: NAIK, TURUN, TURUN_BALIK, RENTANG, PREDIKAT, TERCAPAI; "
        "kosong: menurut arah dan target. batas: 100, 110, atau 120; kosong: tidak dibatasi. Angka ditulis 79,41 "
        "(dalam tanda kutip bila pemisahnya koma) atau 79.41. Yang dapat berarti dua dibaca cara Indonesia: 1.234 "
        "adalah 1234, 1,234 adalah satu koma dua tiga empat; keterangannya mengatakan itu."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--pemda", help="alamat pemda: pakai skala kategori dan kebijakan capaiannya")
        parser.add_argument("--tahun", help="tahun skala dan kebijakan pemda; tanpa ini yang terakhir")

    def objek(self, aliran, pilihan) -> Iterator[Mapping]:
        skala, kebijakan = _aturan(pilihan)
        baris = (satu for satu in potongan(aliran) if satu.teks.strip() or satu.galat)
        kepala = next(baris, None)
        if kepala is None:
            raise MasukanTidakTerbaca("Berkas kosong. Baris pertama harus arah,target,realisasi.")
        pemisah = kenali_pemisah([kepala.teks])
        kolom = _kolom(kepala, pemisah)
        for satu in baris:
            yield {"baris": satu.nomor} | _hitung(satu, kolom, pemisah, skala, kebijakan)

    def kalimat(self, objek) -> str:
        isi = objek["bukti"] or objek["galat"] or ""
        return f"{objek['baris']}: {isi} {objek['keterangan']}".rstrip()


def _aturan(pilihan: dict) -> tuple[Skala, Kebijakan]:
    """(scale, policy): the defaults, or those of --pemda in --tahun."""
    tahun = pilihan_tahun(pilihan.get("tahun")) or TAHUN_AKHIR
    if not pilihan.get("pemda"):
        return SKALA_PERMENDAGRI_86, BAWAAN
    pemda = Pemda.objects.filter(slug=pilihan["pemda"]).first()
    if pemda is None:
        raise CommandError(f"Pemda “{pilihan['pemda']}” tidak ada.", returncode=KODE_MASUKAN)
    with sebagai(pemda):
        return domain_kebijakan.skala(tahun), domain_kebijakan.kebijakan(tahun)


def _kolom(kepala: Potongan, pemisah: str) -> list[str]:
    """The column names; every needed one exactly once."""
    kolom = [nama.strip().casefold() for nama in _sel(kepala.teks, pemisah) or []]
    if kurang := [nama for nama in WAJIB if nama not in kolom]:
        kalimat = "Baris pertama harus memuat kolom arah, target, dan realisasi"
        raise MasukanTidakTerbaca(f"{kalimat}; yang tidak ada: {', '.join(kurang)}. {kepala.galat}".strip())
    if ganda := sorted({nama for nama in kolom if nama and kolom.count(nama) > 1}):
        raise MasukanTidakTerbaca(f"Kolom tertulis lebih dari sekali: {', '.join(ganda)}.")
    return kolom


def _hitung(satu: Potongan, kolom: list[str], pemisah: str, skala, kebijakan) -> dict:
    """The answer to one line, or why it is no row."""
    if satu.galat:
        return KOSONG | {"galat": "teks_tak_terbaca", "keterangan": satu.galat}
    sel = _sel(satu.teks, pemisah)
    if sel is None:
        return KOSONG | {"galat": "kutip_tidak_berpasangan", "keterangan": "Tanda kutip tidak berpasangan."}
    if len(sel) > len(kolom):
        kalimat = (
            f"Baris ini memuat {len(sel)} sel, kepalanya {len(kolom)}. Angka dengan koma harus dalam tanda kutip, "
            "atau pakai titik koma sebagai pemisah."
        )
        return KOSONG | {"galat": "kolom_tidak_cocok", "keterangan": kalimat}
    return jawab(dict(zip(kolom, sel, strict=False)), skala, kebijakan)


def _sel(teks: str, pemisah: str) -> list[str] | None:
    """The cells of one line; None where a quote is not closed."""
    try:
        return next(csv.reader([teks], delimiter=pemisah, strict=True), [])
    except csv.Error:
        return None
