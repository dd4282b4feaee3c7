"""The public lists of a year as csv and json: one list of columns gives both."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.utils import timezone

from indikator.models import TargetPerjanjian
from kinerja.json_angka import tulis_json
from kinerja.spreadsheet import Kolom, tulis_csv
from laporan.domain import publik
from laporan.domain.keputusan_berlaku import sebutan
from laporan.models import Keputusan, Lkjip

DAFTAR = {"keputusan": "Keputusan", "perjanjian": "Perjanjian kinerja", "lkjip": "LKjIP", "capaian": "Capaian kinerja"}
BENTUK = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}


def susun(daftar: str, tahun: int, kata: str = "") -> list:
    """The rows of one of DAFTAR, as filtered by the words of a search."""
    if daftar == "capaian":
        return publik.capaian_terbit(tahun, kata)
    if daftar == "keputusan":
        return list(publik.cari_keputusan(publik.keputusan_terbit(tahun=tahun), kata))
    if daftar == "lkjip":
        return list(publik.cari_instansi(publik.lkjip_terbit(tahun=tahun), kata))
    milik = publik.cari_instansi(publik.pk_terbit(tahun=tahun), kata)
    baris = TargetPerjanjian.objects.filter(perjanjian__in=milik.order_by().values("pk"))
    lengkap = baris.select_related("indikator__sasaran", "perjanjian__instansi__pemda", "perjanjian__jabatan__induk")
    return list(lengkap.order_by("perjanjian__instansi__nama", "perjanjian", "urutan", "pk"))


def tulis(daftar: str, bentuk: str, baris: list) -> bytes:
    """The file. Dates are ISO dates; in json a figure is a number, a missing one null."""
    if bentuk == "csv":
        return tulis_csv([Kolom(nama, _csv(ambil)) for nama, ambil in KOLOM[daftar].items()], baris)
    isi = [{nama: _json(ambil(satu)) for nama, ambil in KOLOM[daftar].items()} for satu in baris]
    return tulis_json({"daftar": DAFTAR[daftar], "jumlah": len(isi), "baris": isi}).encode()


def _csv(ambil: Callable) -> Callable:
    def isi(baris):
        nilai = ambil(baris)
        return nilai.isoformat() if isinstance(nilai, date) else nilai

    return isi


def _json(nilai):
    if isinstance(nilai, date):
        return nilai.isoformat()
    return nilai.normalize() + 0 if isinstance(nilai, Decimal) else nilai


def _instansi(baris: Keputusan | Lkjip) -> str:
    return baris.instansi.nama


KOLOM: dict[str, dict[str, Callable]] = {
    "keputusan": {
        "perangkat_daerah": _instansi,
        "nomor": lambda k: k.nomor,
        "tanggal": lambda k: k.tanggal,
        "tentang": lambda k: " ".join(k.tentang.split()),
        "jenis": lambda k: k.get_jenis_display(),
        "status": lambda k: sebutan(k, timezone.localdate()),
    },
    "perjanjian": {
        "perangkat_daerah": lambda b: b.perjanjian.instansi.nama,
        "pihak_pertama": lambda b: publik.para_pihak(b.perjanjian)[0],
        "pihak_kedua": lambda b: publik.para_pihak(b.perjanjian)[1],
        "tanggal": lambda b: b.perjanjian.tanggal,
        "sasaran": lambda b: b.indikator.sasaran.nama,
        "indikator": lambda b: b.indikator.nama,
        "target": lambda b: b.teks,
    },
    "lkjip": {"perangkat_daerah": _instansi, "tahun": lambda k: k.tahun, "tanggal": lambda k: k.tanggal},
    "capaian": {
        "perangkat_daerah": lambda c: c.instansi,
        "triwulan": lambda c: c.triwulan,
        "sasaran": lambda c: c.sasaran,
        "indikator": lambda c: c.indikator,
        "target": lambda c: c.target,
        "realisasi": lambda c: c.realisasi,
        "capaian_persen": lambda c: c.persen,
        "kategori": lambda c: c.kategori,
        "bukti_hitung": lambda c: c.bukti,
    },
}
