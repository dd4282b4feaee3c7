"""Shapes of the read API. A missing value is null, never 0 and never ""; a number is a string of its exact digits.

Strings, because programs that read JSON numbers as floats would change them: "79.41" stays 79.41.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field, PlainSerializer, WithJsonSchema

POLA_ANGKA = r"^-?[0-9]+(\.[0-9]+)?$"
Angka = Annotated[
    Decimal,
    PlainSerializer(lambda nilai: tulis(nilai), return_type=str),
    WithJsonSchema({"type": "string", "pattern": POLA_ANGKA, "examples": ["79.41"]}),
]


def tulis(nilai: Decimal) -> str:
    """The digits without padding: Decimal("80.50000000") is "80.5"."""
    return f"{nilai.normalize() + 0:f}"


class Galat(Schema):
    """Every refusal. `rincian` names the parameters that cannot be read."""

    galat: str
    rincian: list[str] = []


class PemdaIsi(Schema):
    slug: str
    nama: str
    jenis: str
    zona_waktu: str
    tahun: list[int] = Field(description="Tahun yang punya dokumen berlaku atau capaian terverifikasi.")


class InstansiIsi(Schema):
    slug: str
    nama: str
    nama_singkat: str | None
    jenis: str
    induk: str | None = Field(description="Slug perangkat daerah induknya.")
    aktif: bool


class InstansiRinci(InstansiIsi):
    tugas: list[str]
    fungsi: list[str]


class JabatanIsi(Schema):
    instansi: str
    kunci: str = Field(description="Tetap selama jabatan ada; unik di dalam perangkat daerahnya.")
    nama: str
    unit: str | None
    jenis: str
    atasan: str | None = Field(description="Kunci jabatan atasan langsungnya.")
    tugas: list[str]
    fungsi: list[str]
    aktif: bool


class SasaranIsi(Schema):
    silsilah: UUID
    nama: str


class VariabelIsi(Schema):
    kode: str
    nama: str
    satuan: str | None
    jenis: str
    sumber_data: str | None


class RumusIsi(Schema):
    """`latex` is null where the text could not be read as a formula; `alasan` then says why."""

    teks: str
    latex: str | None
    alasan: str | None
    variabel: list[VariabelIsi]


class Milik(Schema):
    """Whose indicator: `jabatan` (its kunci) is null for an IKU. `silsilah` stays the same through all versions."""

    silsilah: UUID
    nama: str
    jenis: str
    instansi: str
    jabatan: str | None


class IndikatorIsi(Milik):
    tahun: int
    dokumen: str
    versi_dokumen: int
    sasaran: SasaranIsi
    induk: UUID | None
    urutan: int
    satuan: str | None
    arah: str
    tipe_penghitungan: str | None
    cara_isi: str
    metode: str | None
    frekuensi: str
    sumber_data: str | None
    penanggung_jawab: str | None
    bobot: Angka | None
    rumus: RumusIsi | None
    mendukung: list[UUID]


class TargetNilai(Schema):
    """The target that counts in a triwulan (0: the year). `sumber`: pk or penetapan. `lingkup`: whether it was set for
    the triwulan itself or is that of the year."""

    triwulan: int
    teks: str
    jenis: str
    nilai: Angka | None
    nilai_maks: Angka | None
    satuan: str | None
    predikat: str | None
    sumber: str
    lingkup: str


class TargetIsi(Milik):
    tahun: int
    target: list[TargetNilai]


class NilaiIsi(Schema):
    kode: str
    nilai: list[Angka]


class RealisasiIsi(Milik):
    tahun: int
    triwulan: int
    status: str
    teks: str | None
    nilai: Angka | None
    predikat: str | None
    satuan: str | None
    sifat: str
    tahun_data: int | None
    variabel: list[NilaiIsi]


class CapaianIsi(Milik):
    """The stored result of the engine. `persen` is raw, `persen_dibatasi` within the limits of the pemda; both null
    where it cannot be computed: `galat` says why. `kategori` is decided on `persen` as printed."""

    tahun: int
    triwulan: int
    status: str
    target_teks: str | None
    target_nilai: Angka | None
    sumber_target: str | None
    realisasi_teks: str | None
    realisasi_nilai: Angka | None
    metode: str | None
    persen: Angka | None
    persen_dibatasi: Angka | None
    kategori: str | None
    keterangan: str | None
    galat: str | None
    bukti_hitung: str | None
    nilai_sd: Angka | None
    target_sd: Angka | None
    bukti_sd: str | None
    kemajuan: Angka | None
    bukti_kemajuan: str | None


class BerkasIsi(Schema):
    jenis: str
    nama: str
    jenis_mime: str
    ukuran: int
    sha256: str
    alamat: str


class DokumenIsi(Schema):
    """`sidik_isi`: sha256 of the frozen content, null where nothing was frozen."""

    id: int
    instansi: str
    tahun: int
    status: str
    tanggal: date | None
    sidik_isi: str | None
    berkas: list[BerkasIsi]


class KeputusanIsi(DokumenIsi):
    jenis: str
    sifat: str
    nomor: str
    tentang: str
    jabatan_penetap: str
    berlaku_mulai: date | None
    berlaku_sampai: date | None
    kode_verifikasi: str | None


class PerjanjianIsi(DokumenIsi):
    jabatan: str | None
    versi_ke: int
    berlaku_mulai_triwulan: int
    jabatan_pertama: str | None
    jabatan_kedua: str | None


class LkjipIsi(DokumenIsi):
    disampaikan_pada: date | None
