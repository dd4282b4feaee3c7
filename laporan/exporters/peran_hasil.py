"""The Matriks Peran Hasil as an xlsx: one sheet for the IKU with every role, one for each superior."""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from kinerja.spreadsheet import BarisPetak, KolomPetak, LembarPetak, Petak, tulis_petak
from kinerja.tanggal import tulis_tanggal
from laporan.domain.ekspor.peran_hasil import BarisMatriks, MatriksPeran, SelPeran
from laporan.domain.ekspor.struktur import Baris, Pegawai, Struktur

LEBAR_HASIL = 28
KOLOM_AWAL = (KolomPetak("No.", 5), KolomPetak("Jabatan (menurut jenjang)", 40), KolomPetak("Pegawai", 26))
KOLOM_AKHIR = KolomPetak("Belum dihubungkan dengan hasil atasan", 40)
INDEN = "    "
TANPA_LEMBAR = "(belum ada lembar IKI)"
TANPA_PEGAWAI = "(belum tercatat)"
LEWAT = " (melalui jabatan antara)"
CATATAN = (
    "Kolom: hasil (sasaran) dan indikator atasan. Sel: hasil dan indikator jabatan yang dihubungkan dengannya di "
    "pohon kinerja. Kosong berarti tidak ada hubungan; tidak ada yang ditebak dari kemiripan kata.",
)
TANPA_HUBUNGAN = "Belum ada indikator yang dihubungkan dengan kolom ini. Hubungkan di Pohon kinerja, lalu ekspor lagi."


def peran_hasil_xlsx(struktur: Struktur, daftar: Sequence[MatriksPeran]) -> bytes:
    """`daftar` has at least one matrix."""
    return tulis_petak([_lembar(struktur, satu) for satu in daftar])


def _lembar(struktur: Struktur, matriks: MatriksPeran) -> LembarPetak:
    atasan = matriks.atasan.jabatan.nama_lengkap if matriks.atasan else "Indikator Kinerja Utama"
    judul = (
        "MATRIKS PERAN HASIL",
        f"{struktur.instansi.nama}, tahun {struktur.tahun}",
        f"Hasil yang didukung: {atasan}",
        f"Dari {struktur.dokumen}, keadaan {tulis_tanggal(timezone.localdate())}",
    )
    kolom = (*KOLOM_AWAL, *(KolomPetak(_kepala(satu), LEBAR_HASIL) for satu in matriks.kolom), KOLOM_AKHIR)
    catatan = CATATAN if matriks.terhubung else (TANPA_HUBUNGAN, *CATATAN)
    baris = list(_baris(matriks))
    return LembarPetak(atasan if matriks.atasan else "IKU", judul, kolom, baris, catatan, tetap=2)


def _kepala(baris: Baris) -> str:
    """The hasil, below it the indicator it is measured by."""
    return f"{baris.sasaran.nama}\n• {baris.nama}"


def _baris(matriks: MatriksPeran) -> Iterable[BarisPetak]:
    puncak = min((satu.peran.tingkat for satu in matriks.baris), default=0)
    for nomor, satu in enumerate(matriks.baris, 1):
        inden = INDEN * (satu.peran.tingkat - puncak)
        isi = [str(nomor), inden + satu.peran.jabatan.nama_lengkap, pegawai_teks(satu.peran.pegawai)]
        isi += [_sel(satu.sel.get(kolom.silsilah, ())) for kolom in matriks.kolom]
        yield BarisPetak(tuple(map(Petak, [*isi, _lepas(satu)])))


def pegawai_teks(pegawai: Sequence[Pegawai]) -> str:
    return "\n".join(satu.sebutan for satu in pegawai) or TANPA_PEGAWAI


def _sel(daftar: Sequence[SelPeran]) -> str:
    """Each hasil once with its indicators below it."""
    per_hasil: dict[str, list[str]] = {}
    for satu in daftar:
        ekor = LEWAT if satu.lewat else ""
        per_hasil.setdefault(satu.baris.sasaran.nama, []).append(f"• {satu.baris.nama}{ekor}")
    return "\n".join("\n".join((hasil, *isi)) for hasil, isi in per_hasil.items())


def _lepas(satu: BarisMatriks) -> str:
    if not satu.peran.berlembar:
        return TANPA_LEMBAR
    return "\n".join(f"• {baris.nama}" for baris in satu.lepas)
