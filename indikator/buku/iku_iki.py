"""Sheet “IKU dan IKI”: one row per indicator of the open document of each instansi, else of the one in force."""

from collections.abc import Callable

from indikator.buku import baris_indikator
from indikator.buku.baca_indikator import TAHUN_MAKS, kolom_target
from indikator.buku.baris_indikator import BarisIndikator
from indikator.buku.lingkup import IKU, boleh_mengisi, label_pendek, pilihan_dokumen, pilihan_jabatan
from indikator.buku.periksa_indikator import periksa
from indikator.buku.terap_indikator import terapkan
from indikator.domain.indikator import NAMA_MAKS, RUMUS_MAKS, TARGET_MAKS
from indikator.domain.kisi.nilai import SATUAN_MAKS
from indikator.enums import Arah, Frekuensi, JenisLembar, TipePenghitungan
from organisasi.buku.bentuk import PANJANG, KolomBuku, LembarBuku, Lingkup, Nilai

KODE = "iku_iki"


def _milik(nama: str) -> Callable[[BarisIndikator], Nilai]:
    return lambda baris: getattr(baris.indikator, nama)


def _pilihan(kolom: str, jenis) -> dict:
    """A column of a choice: shown by its short label."""
    pendek = dict(zip(jenis.values, label_pendek(jenis), strict=True))
    return {
        "ambil": lambda baris: pendek.get(getattr(baris.indikator, kolom), ""),
        "pilihan": lambda lingkup: label_pendek(jenis),
        "lebar": 24,
    }


def _target(nomor: int) -> KolomBuku:
    """Target of the first, second … year of the document."""

    def ambil(baris: BarisIndikator) -> Nilai:
        tahun = baris.lembar.penetapan.tahun_mulai + nomor - 1
        return baris.target.get((tahun, 0), "") if tahun in baris.tahun else ""

    petunjuk = (
        f"Tahun ke-{nomor} dokumennya (kolom Tahun dokumen). Tulis seperti di dokumen, misalnya 78,2 atau 12 laporan."
    )
    judul = f"Target tahun ke-{nomor}"
    return KolomBuku(kolom_target(nomor), judul, ambil, lebar=18, maks=TARGET_MAKS, petunjuk=petunjuk)


def _tahun_dokumen(baris: BarisIndikator) -> str:
    mulai, selesai = baris.tahun[0], baris.tahun[-1]
    return str(mulai) if mulai == selesai else f"{mulai}–{selesai}"


KOLOM = (
    KolomBuku("instansi", "Perangkat daerah", lambda b: b.instansi, lebar=30, terkunci=True),
    KolomBuku(
        "dokumen",
        "Dokumen",
        lambda b: b.dokumen,
        lebar=34,
        wajib=True,
        pilihan=pilihan_dokumen,
        bebas=True,
        petunjuk="Draf, ditarik atau dikembalikan. Bila belum ada, tulis judul dan tahunnya: IKU dan IKI (2026).",
    ),
    KolomBuku("tahun_dokumen", "Tahun dokumen", _tahun_dokumen, lebar=14, terkunci=True),
    KolomBuku(
        "jenis",
        "Jenis",
        lambda b: b.lembar.get_jenis_display(),
        lebar=8,
        wajib=True,
        pilihan=lambda lingkup: tuple(JenisLembar.labels),
    ),
    KolomBuku(
        "jabatan",
        "Jabatan",
        lambda b: "" if b.jabatan == IKU else b.jabatan,
        lebar=40,
        pilihan=pilihan_jabatan,
        bebas=True,
        petunjuk="Untuk IKI: nama jabatan dan unitnya. Untuk IKU dikosongkan. Jabatan baru berkas ini boleh disebut.",
    ),
    KolomBuku(
        "sasaran",
        "Sasaran",
        lambda b: "" if b.induk else b.sasaran,
        PANJANG,
        lebar=40,
        petunjuk="Sasaran yang sudah ada ditulis sama; yang belum ada dibuat. Sub-indikator mengikuti induknya.",
    ),
    KolomBuku("nama", "Indikator", _milik("nama"), PANJANG, lebar=44, wajib=True, maks=NAMA_MAKS),
    KolomBuku(
        "induk",
        "Sub dari",
        lambda b: b.induk,
        PANJANG,
        lebar=30,
        maks=NAMA_MAKS,
        petunjuk="Nama indikator induknya bila baris ini sub-indikator.",
    ),
    KolomBuku("satuan", "Satuan", _milik("satuan"), lebar=14, maks=SATUAN_MAKS),
    *(_target(nomor) for nomor in range(1, TAHUN_MAKS + 1)),
    KolomBuku(
        "rumus",
        "Rumus",
        lambda b: b.rumus,
        PANJANG,
        lebar=44,
        maks=RUMUS_MAKS,
        petunjuk="Seperti di dokumen, misalnya Jumlah A / Jumlah B x 100%.",
    ),
    KolomBuku("tipe_penghitungan", "Tipe penghitungan", **_pilihan("tipe_penghitungan", TipePenghitungan)),
    KolomBuku("arah", "Arah", **_pilihan("arah", Arah), petunjuk="Kosong pada baris baru: makin tinggi makin baik."),
    KolomBuku(
        "frekuensi", "Frekuensi", **_pilihan("frekuensi", Frekuensi), petunjuk="Kosong pada baris baru: tahunan."
    ),
    KolomBuku("sumber_data", "Sumber data", _milik("sumber_data"), PANJANG, lebar=30, maks=NAMA_MAKS),
    KolomBuku("penanggung_jawab", "Penanggung jawab", _milik("penanggung_jawab"), PANJANG, lebar=30, maks=NAMA_MAKS),
)


def sebutan(isi: dict[str, Nilai]) -> str:
    """ "Analis – Bagian Umum: Jumlah laporan"."""
    return f"{isi.get('jabatan') or IKU}: {isi.get('nama') or ''}"[:300]


def sama(isi: dict[str, Nilai]) -> tuple | None:
    """A row typed without its id is the stored one with this sheet, place and name."""
    kolom = ("dokumen", "jenis", "jabatan", "induk", "nama")
    tempat = "" if isi.get("induk") else _lipat(isi.get("sasaran"))
    return (tempat, *(_lipat(isi.get(kunci)) for kunci in kolom)) if isi.get("nama") else None


def _lipat(nilai: Nilai) -> str:
    return " ".join(str(nilai or "").split())


def baris(lingkup: Lingkup):
    return baris_indikator.baca(lingkup)


LEMBAR = LembarBuku(
    kode=KODE,
    judul="IKU dan IKI",
    petunjuk=(
        "Satu baris satu indikator dari draf dokumen tahun ini, atau dari dokumen yang berlaku. Hanya draf yang dapat "
        "diubah; dokumen yang sudah ditetapkan diubah melalui reviu. Baris baru masuk di akhir sasarannya menurut "
        "urutan di berkas. Mengganti sasaran pada semua barisnya berarti mengganti namanya; pada sebagian baris "
        "berarti memindahkan baris itu. Baris yang dihapus dari berkas tidak menghapus indikatornya."
    ),
    kolom=KOLOM,
    baris=baris,
    id_baris=lambda satu: satu.kunci,
    sebutan=sebutan,
    periksa=periksa,
    terapkan=terapkan,
    boleh=boleh_mengisi,
    contoh=(
        {
            "jenis": "IKI",
            "jabatan": "Analis Kebijakan – Bagian Organisasi",
            "sasaran": "Meningkatnya mutu laporan kinerja",
            "nama": "Jumlah laporan kinerja yang disusun",
            "satuan": "laporan",
            "target_1": "12 laporan",
            "rumus": "Jumlah laporan kinerja yang disusun",
            "tipe_penghitungan": "Kumulatif",
            "arah": "makin tinggi makin baik",
            "frekuensi": "Triwulanan",
            "sumber_data": "Laporan kinerja triwulan",
        },
    ),
    perlu_tahun=True,
    urutan=200,
    sama=sama,
)
