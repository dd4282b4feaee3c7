"""Names and figures of invented pemda: the same seed gives the same ones (pure)."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from uuid import UUID

IKU, JABATAN, IKI = 8, 14, 4  # indicators of the IKU sheet; IKI sheets of an OPD and their indicators
BERENCANA = 4  # every IKU, and of the IKI one in so many, has targets by triwulan too
TRIWULAN = (1, 2, 3, 4)
BAGI = {1: Decimal("0.2"), 2: Decimal("0.45"), 3: Decimal("0.75"), 4: Decimal(1)}  # of a year's work, to date
KOSONG = 0.04  # share of the realisasi written "-"
DUA = Decimal("0.01")
URUSAN = (
    "Pendidikan",
    "Kesehatan",
    "Pekerjaan Umum dan Penataan Ruang",
    "Perumahan Rakyat",
    "Sosial",
    "Tenaga Kerja",
    "Pangan",
    "Pertanahan",
    "Lingkungan Hidup",
    "Kependudukan dan Pencatatan Sipil",
    "Pemberdayaan Masyarakat dan Desa",
    "Pengendalian Penduduk",
    "Perhubungan",
    "Komunikasi dan Informatika",
    "Koperasi dan Usaha Mikro",
    "Penanaman Modal",
    "Pemuda dan Olahraga",
    "Kebudayaan",
    "Perpustakaan dan Arsip",
    "Perikanan",
    "Pariwisata",
    "Pertanian",
    "Perdagangan",
    "Perindustrian",
)
SASARAN = ("Meningkatnya kualitas layanan", "Meningkatnya tata kelola", "Meningkatnya jangkauan", "Menurunnya keluhan")
OBJEK = ("layanan", "laporan kinerja", "dokumen perencanaan", "sarana", "pengaduan masyarakat", "pegawai", "kegiatan")
KEADAAN = ("yang selesai tepat waktu", "yang memenuhi standar", "yang ditindaklanjuti", "dalam kondisi baik")
NAMA_JABATAN = ("Sekretaris", "Kepala Bidang", "Kepala Subbagian", "Analis", "Pengelola", "Pranata", "Penyusun")


@dataclass(frozen=True)
class BahanBaris:
    """One indicator: `cara` is persen, jumlah or turun; `awal` and `langkah` of its yearly target."""

    nama: str
    cara: str
    awal: Decimal
    langkah: Decimal
    silsilah: UUID
    berencana: bool

    @property
    def satuan(self) -> str:
        return "dokumen" if self.cara == "jumlah" else "%"

    def target(self, ke: int, triwulan: int = 0) -> Decimal:
        """Of the year number `ke`, or to date in its triwulan; counts are whole."""
        setahun = self.awal + self.langkah * ke
        if self.cara == "turun" or not triwulan:
            return setahun
        nilai = setahun * BAGI[triwulan]
        return max(nilai.quantize(Decimal(1)), Decimal(1)) if self.cara == "jumlah" else nilai.quantize(DUA)


def nama_opd(ke: int) -> tuple[str, str]:
    """(name, JenisInstansi) of OPD number 0, 1, …"""
    if ke < len(URUSAN):
        return f"Dinas {URUSAN[ke]}", "dinas"
    return f"Kecamatan {ke - len(URUSAN) + 1:02}", "kecamatan"


def nama_jabatan(ke: int, urusan: str) -> tuple[str, str]:
    """(name, JenisJabatan) of a jabatan of the OPD."""
    jenis = ("administrator", "pengawas", "pelaksana")[min(ke // 4, 2)]
    return f"{NAMA_JABATAN[ke % len(NAMA_JABATAN)]} {urusan} {ke + 1}", jenis


def baris(acak: Random, ke: int, berencana: bool) -> BahanBaris:
    cara = acak.choices(("persen", "jumlah", "turun"), (6, 3, 1))[0]
    awal = {"persen": acak.randint(60, 90), "jumlah": acak.randint(4, 60), "turun": acak.randint(5, 20)}[cara]
    langkah = {"persen": 2, "jumlah": acak.randint(0, 4), "turun": Decimal("-0.5")}[cara]
    awalan = {"persen": "Persentase", "jumlah": "Jumlah", "turun": "Persentase kekurangan"}[cara]
    nama = f"{awalan} {acak.choice(OBJEK)} {acak.choice(KEADAAN)} ({ke})"
    silsilah = UUID(int=acak.getrandbits(128), version=4)
    return BahanBaris(nama, cara, Decimal(awal), Decimal(langkah), silsilah, berencana)


def nilai(acak: Random, isi: BahanBaris, ke: int, triwulan: int, mutu: float) -> Decimal | None:
    """The realisasi to date; None: a dash. `mutu`: how well the OPD does (1 = as planned)."""
    if acak.random() < KOSONG:
        return None
    rasio = Decimal(min(max(acak.gauss(mutu, 0.16), 0.3), 1.6)).quantize(DUA)
    hasil = isi.target(ke, triwulan) * (2 - rasio if isi.cara == "turun" else rasio)
    return hasil.quantize(Decimal(1) if isi.cara == "jumlah" else DUA)


def status(acak: Random, terakhir: bool, triwulan: int) -> str:
    """State of a measuring: years that are over are locked, the last triwulan is under way."""
    if not terakhir or triwulan < 3:
        return "dikunci"
    if triwulan == 3:
        return "terverifikasi"
    return acak.choice(("draf", "dikembalikan", "diajukan", "disetujui", "terverifikasi"))
