"""Sheet “Anggaran”: program, kegiatan and sub kegiatan of a year with pagu and realisasi; money on the leaves."""

from indikator.buku.baris_anggaran import BarisAnggaran, baca, sebutan
from indikator.buku.lingkup import boleh_mengisi
from indikator.buku.periksa_anggaran import TINGKAT, UANG, periksa
from indikator.buku.terap_anggaran import terapkan
from indikator.domain.impor_anggaran.baca_simpul import NAMA_MAKS, SUMBER_MAKS
from indikator.enums import Triwulan
from indikator.uang.kolom import PAGU
from organisasi.buku.bentuk import PANJANG, KolomBuku, LembarBuku, Nilai
from organisasi.buku.bentuk import UANG as RUPIAH

KODE = "anggaran"


def _kaitan(baris: BarisAnggaran, nama: str) -> str:
    """Name of the linked indicator, or of the sasaran where there is none: an indicator brings its own."""
    if nama == "sasaran" and baris.kolom("indikator") is not None:
        return ""
    objek = baris.kolom(nama)
    return objek.nama if objek is not None else ""


def _uang(kunci: str) -> KolomBuku:
    tw = UANG[kunci]
    if kunci == PAGU:
        judul = "Pagu"
    else:
        judul = f"Realisasi {Triwulan(tw).label}" if tw else "Realisasi setahun"

    def ambil(baris: BarisAnggaran) -> Nilai:
        return baris.kolom(PAGU) if kunci == PAGU else baris.serapan.get(tw)

    return KolomBuku(kunci, judul, ambil, RUPIAH, lebar=20)


KOLOM = (
    KolomBuku("instansi", "Perangkat daerah", lambda b: b.instansi.nama, lebar=30, terkunci=True),
    KolomBuku("tingkat", "Tingkat", lambda b: b.tingkat, lebar=14, wajib=True, pilihan=lambda lingkup: TINGKAT),
    KolomBuku("kode", "Kode", lambda b: b.objek.kode, lebar=22, maks=40, petunjuk="Angka bertitik: 1.01.02.2.01."),
    KolomBuku("nama", "Program/Kegiatan/Sub kegiatan", lambda b: b.objek.nama, PANJANG, 50, True, maks=NAMA_MAKS),
    KolomBuku(
        "induk",
        "Bagian dari",
        lambda b: sebutan(b.induk) if b.induk else "",
        PANJANG,
        lebar=40,
        maks=NAMA_MAKS + 60,
        petunjuk="Kode atau nama yang menaunginya: program untuk kegiatan, kegiatan untuk sub kegiatan.",
    ),
    KolomBuku("sumber_dana", "Sumber dana", lambda b: b.kolom("sumber_dana") or "", lebar=20, maks=SUMBER_MAKS),
    KolomBuku(
        "sasaran",
        "Sasaran",
        lambda b: _kaitan(b, "sasaran"),
        PANJANG,
        lebar=34,
        petunjuk="Seperti di IKU yang berlaku. Kosong bila indikatornya diisi: sasarannya mengikuti.",
    ),
    KolomBuku(
        "indikator",
        "Indikator",
        lambda b: _kaitan(b, "indikator"),
        PANJANG,
        lebar=34,
        petunjuk="Indikator yang didukung, seperti di IKU yang berlaku.",
    ),
    *map(_uang, UANG),
)


def sama(isi: dict[str, Nilai]) -> tuple | None:
    """A row typed without its id is the stored one with this level, code, name and parent."""
    if not isi.get("nama"):
        return None
    return tuple(" ".join(str(isi.get(kunci) or "").split()) for kunci in ("tingkat", "kode", "nama", "induk"))


LEMBAR = LembarBuku(
    kode=KODE,
    judul="Anggaran",
    petunjuk=(
        "Satu baris satu program, kegiatan, atau sub kegiatan tahun ini. Pagu dan realisasi diisi pada sub kegiatan, "
        "atau pada kegiatan yang tidak punya sub kegiatan; jumlahnya dihitung. Sel kosong berarti belum ada, bukan 0. "
        "Tabel anggaran buatan sendiri (bukan dari buku kerja ini) diimpor di halaman Anggaran."
    ),
    kolom=KOLOM,
    baris=baca,
    id_baris=lambda satu: satu.kunci,
    sebutan=lambda isi: f"{isi.get('tingkat') or ''} {isi.get('kode') or ''} {isi.get('nama') or ''}"[:300],
    periksa=periksa,
    terapkan=terapkan,
    boleh=boleh_mengisi,
    contoh=(
        {"tingkat": "Program", "kode": "1.01.02", "nama": "Program Pengelolaan Pendidikan"},
        {
            "tingkat": "Kegiatan",
            "kode": "1.01.02.2.01",
            "nama": "Pengelolaan Pendidikan Sekolah Dasar",
            "induk": "1.01.02 Program Pengelolaan Pendidikan",
            "pagu": "250000000",
        },
    ),
    perlu_tahun=True,
    urutan=230,
    sama=sama,
)
