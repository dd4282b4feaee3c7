"""What the report stands on: who signs it and when, the PK in force, verified realisasi, the budget."""

import re
from collections.abc import Iterator

from laporan.domain.lkjip.gerbang.bahan import BahanLkjip, KegiatanPeriksa
from laporan.domain.lkjip.gerbang.temuan import Sorotan, Tingkat, aturan
from organisasi.enums import Tindakan

HALANG, SARAN = Tingkat.HALANG, Tingkat.SARAN
# kegiatan that serve the whole office: nobody can link them with one sasaran without inventing it
_PENUNJANG = re.compile(
    r"administrasi\s+(?:perkantoran|umum|keuangan|kepegawaian|barang)|penyediaan\s+jasa|gaji\s+dan\s+tunjangan|"
    r"pemeliharaan\s+barang\s+milik\s+daerah|pengadaan\s+barang\s+milik\s+daerah|rapat\s+koordinasi",
    re.IGNORECASE,
)


def penunjang(nama: str) -> bool:
    """Whether a kegiatan only keeps the office running ("Penyediaan jasa administrasi perkantoran")."""
    return _PENUNJANG.search(nama) is not None


@aturan("LKJ-20", HALANG, "Penandatangan belum dipilih", "Pilih pejabat yang menandatangani laporan.", beku=True)
def penandatangan(bahan: BahanLkjip) -> Iterator[Sorotan]:
    if not bahan.penandatangan:
        yield Sorotan("Penandatangan", "Pejabat yang menandatangani laporan belum dipilih.", ("tanda_tangan",))


@aturan(
    "LKJ-21",
    HALANG,
    "Tanggal laporan belum diisi",
    "Isi tanggalnya; paling lambat saat ditandatangani.",
    tahap=Tindakan.TANDATANGANI,
    beku=True,
)
def tanggal(bahan: BahanLkjip) -> Iterator[Sorotan]:
    if bahan.tanggal is None:
        yield Sorotan("Tanggal laporan", "Tanggal laporan belum diisi.", ("tanda_tangan",))


@aturan("LKJ-22", SARAN, "Tanggal laporan mendahului akhir tahunnya", "Periksa tanggalnya.")
def tanggal_dini(bahan: BahanLkjip) -> Iterator[Sorotan]:
    if bahan.tanggal is not None and bahan.tanggal.year <= bahan.tahun:
        kalimat = f"Laporan bertanggal sebelum tahun {bahan.tahun} berakhir."
        yield Sorotan("Tanggal laporan", kalimat, ("tanda_tangan",))


@aturan(
    "LKJ-30",
    HALANG,
    "Tidak ada perjanjian kinerja yang berlaku pada tahun laporan",
    "Buat dan tandatangani perjanjian kinerja tahun itu.",
)
def tanpa_pk(bahan: BahanLkjip) -> Iterator[Sorotan]:
    if not bahan.pk_berlaku:
        kalimat = f"Belum ada Perjanjian Kinerja {bahan.tahun} yang ditandatangani; target diambil dari dokumen IKU."
        yield Sorotan("Perjanjian kinerja", kalimat, ("pk",))


@aturan("LKJ-31", SARAN, "Sasaran disebut berbeda dalam PK dan IKU", "Samakan sebutannya.")
def beda_nama(bahan: BahanLkjip) -> Iterator[Sorotan]:
    for pk, iku in bahan.beda_nama:
        kalimat = f"Perjanjian Kinerja menyebut “{pk}”, dokumen IKU “{iku}”."
        yield Sorotan("Perjanjian kinerja", kalimat, ("pk",))


@aturan(
    "LKJ-32",
    HALANG,
    "Realisasi belum terverifikasi",
    "Ajukan realisasinya; Bagian Organisasi memverifikasi.",
    tahap=Tindakan.TANDATANGANI,
)
def belum_terverifikasi(bahan: BahanLkjip) -> Iterator[Sorotan]:
    if bahan.terverifikasi is False:
        kalimat = f"Realisasi kinerja {bahan.tahun} belum terverifikasi, jadi angkanya masih dapat berubah."
        yield Sorotan("Pengukuran kinerja", kalimat, ("realisasi",))


@aturan(
    "LKJ-33",
    HALANG,
    "Angka sementara tanpa tahun data",
    "Isi tahun datanya pada realisasi.",
)
def tanpa_tahun_data(bahan: BahanLkjip) -> Iterator[Sorotan]:
    for nama in bahan.tanpa_tahun:
        yield Sorotan(nama, "Realisasinya sementara, tetapi tahun datanya belum diisi.", ("realisasi",))


@aturan(
    "LKJ-34",
    SARAN,
    "Memuat angka sementara",
    "Sesudah terbit, angka tetapnya dilaporkan dengan adendum.",
)
def sementara(bahan: BahanLkjip) -> Iterator[Sorotan]:
    for satu in bahan.angka.terukur:
        if satu.sementara:
            yield Sorotan(satu.nama, "Realisasinya sementara dan dicetak bertanda *).", ("realisasi",))


@aturan(
    "LKJ-40",
    HALANG,
    "Kegiatan tidak dikaitkan dengan sasaran",
    "Kaitkan dengan sasaran yang ditunjangnya. Kegiatan penunjang kantor cukup menjadi saran.",
)
def tanpa_kaitan(bahan: BahanLkjip) -> Iterator[Sorotan]:
    for satu in bahan.kegiatan:
        if not satu.berkaitan:
            kalimat = f"Kegiatan “{satu.nama}” tidak dikaitkan dengan sasaran."
            yield Sorotan("Anggaran", kalimat, ("kegiatan", satu.pk), _tingkat(satu))


@aturan(
    "LKJ-41",
    HALANG,
    "Pagu atau realisasi anggaran kegiatan kosong",
    "Isi pagu dan realisasinya. Kegiatan penunjang kantor cukup menjadi saran.",
)
def tanpa_uang(bahan: BahanLkjip) -> Iterator[Sorotan]:
    for satu in bahan.kegiatan:
        kosong = [kata for kata, nilai in (("pagu", satu.pagu), ("realisasi", satu.realisasi)) if nilai is None]
        if kosong:
            kalimat = f"Kegiatan “{satu.nama}”: {' dan '.join(kosong)} belum diisi."
            yield Sorotan("Anggaran", kalimat, ("kegiatan", satu.pk), _tingkat(satu))


@aturan("LKJ-42", HALANG, "Belum ada anggaran", "Isi atau impor program dan kegiatan beserta realisasinya.")
def tanpa_anggaran(bahan: BahanLkjip) -> Iterator[Sorotan]:
    if not bahan.kegiatan:
        yield Sorotan("Anggaran", f"Belum ada program dan kegiatan tahun {bahan.tahun}.", ("anggaran",))


def _tingkat(kegiatan: KegiatanPeriksa) -> Tingkat:
    return SARAN if penunjang(kegiatan.nama) else HALANG
