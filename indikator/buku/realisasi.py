"""Sheet “Realisasi”: one row per indicator in force and triwulan in which it is measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indikator.buku import baris_indikator, variabel
from indikator.buku.baris_indikator import BarisIndikator
from indikator.buku.lingkup import boleh_mengisi
from indikator.buku.periksa_realisasi import SIFAT, periksa
from indikator.buku.terap_realisasi import terapkan
from indikator.domain import target_berlaku
from indikator.domain.kemajuan import waktunya
from indikator.domain.target_berlaku import TargetBerlaku
from indikator.enums import UKUR_TERVERIFIKASI, Triwulan
from indikator.models import Pengukuran, Realisasi
from organisasi.buku.bentuk import BULAT, PANJANG, KolomBuku, LembarBuku, Lingkup, Nilai
from organisasi.permissions import boleh

KODE = "realisasi"
TEKS_MAKS, CATATAN_MAKS, ANALISIS_MAKS, VARIABEL_MAKS = 200, 2_000, 4_000, 12_000


@dataclass(frozen=True)
class BarisRealisasi:
    """`target` in force beside it: that of the triwulan, else of the year."""

    pokok: BarisIndikator
    triwulan: int
    target: TargetBerlaku | None
    realisasi: Realisasi | None

    @property
    def kunci(self) -> str:
        return f"{self.pokok.kunci}.{self.triwulan}"

    @property
    def bervariabel(self) -> bool:
        """Whether the stored figure is computed from stored variables."""
        return self.realisasi is not None and bool(self.realisasi.nilai_variabel.all())

    @property
    def teks(self) -> str:
        """The figure as typed; one that is computed is said by its variables."""
        return "" if self.realisasi is None or self.bervariabel else self.realisasi.teks

    @property
    def variabel(self) -> str:
        return variabel.tulis(self.pokok.indikator, self.realisasi)

    @property
    def label_triwulan(self) -> str:
        return Triwulan(self.triwulan).label

    def kolom(self, nama: str) -> Nilai:
        return getattr(self.realisasi, nama) if self.realisasi else None


def baris(lingkup: Lingkup) -> Iterator[BarisRealisasi]:
    """The triwulan that are due by the frequency, those with a value, and the year where the instansi measures it."""
    tahunan = set(
        Pengukuran.objects.filter(tahun=lingkup.tahun, triwulan=Triwulan.TAHUNAN).values_list("instansi", flat=True)
    )
    for penggal in baris_indikator.per_penggal(baris_indikator.baca_terukur(lingkup)):
        ada, target = _realisasi(lingkup, penggal), _target(lingkup, penggal)
        for satu in penggal:
            setahun = satu.lembar.penetapan.instansi_id in tahunan
            yield from _per_triwulan(satu, ada.get(satu.indikator.silsilah, {}), target, setahun)


def _per_triwulan(satu: BarisIndikator, ada: dict[int, Realisasi], target, setahun: bool) -> Iterator[BarisRealisasi]:
    silsilah = satu.indikator.silsilah
    for triwulan in Triwulan.values:
        tepat = waktunya(satu.indikator, triwulan) if triwulan else setahun
        if tepat or triwulan in ada:
            yield BarisRealisasi(satu, triwulan, target[silsilah].untuk(silsilah, triwulan), ada.get(triwulan))


def _realisasi(lingkup: Lingkup, penggal: Sequence[BarisIndikator]) -> dict:
    """{lineage: {triwulan: Realisasi}} of the year that the actor may see, with variables; three queries."""
    milik = {satu.indikator.silsilah: satu.lembar.penetapan.instansi_id for satu in penggal}
    semua = Realisasi.objects.filter(
        pengukuran__tahun=lingkup.tahun,
        pengukuran__instansi__in=set(milik.values()),
        indikator__silsilah__in=list(milik),
    )
    if not boleh(lingkup.oleh, "lihat_pengisian"):
        semua = semua.filter(pengukuran__status__in=UKUR_TERVERIFIKASI)
    hasil: dict = {}
    lengkap = semua.select_related("pengukuran", "indikator").prefetch_related("nilai_variabel__variabel")
    for satu in lengkap.order_by("pk"):
        if satu.pengukuran.instansi_id == milik[satu.indikator.silsilah]:
            hasil.setdefault(satu.indikator.silsilah, {})[satu.pengukuran.triwulan] = satu
    return hasil


def _target(lingkup: Lingkup, penggal: Sequence[BarisIndikator]) -> dict:
    """{lineage: targets of its instansi}; three queries for each instansi."""
    per_instansi: dict = {}
    for satu in penggal:
        per_instansi.setdefault(satu.lembar.penetapan.instansi, []).append(satu.indikator)
    hasil: dict = {}
    for instansi, semua in per_instansi.items():
        target = target_berlaku.cari_setahun(instansi, lingkup.tahun, semua)
        hasil |= {satu.silsilah: target for satu in semua}
    return hasil


def _isian(nama: str, judul: str, maks: int, petunjuk: str = "") -> KolomBuku:
    return KolomBuku(nama, judul, lambda b: b.kolom(nama), PANJANG, lebar=36, maks=maks, petunjuk=petunjuk)


KOLOM = (
    KolomBuku("instansi", "Perangkat daerah", lambda b: b.pokok.instansi, lebar=30, terkunci=True),
    KolomBuku("jabatan", "Jabatan", lambda b: b.pokok.jabatan, lebar=34, terkunci=True),
    KolomBuku("nama", "Indikator", lambda b: b.pokok.indikator.nama, PANJANG, lebar=44, terkunci=True),
    KolomBuku("satuan", "Satuan", lambda b: b.pokok.indikator.satuan, lebar=12, terkunci=True),
    KolomBuku("triwulan", "Triwulan", lambda b: b.label_triwulan, lebar=14, terkunci=True),
    KolomBuku("target", "Target", lambda b: b.target.teks if b.target else "", lebar=16, terkunci=True),
    KolomBuku(
        "teks",
        "Realisasi",
        lambda b: b.teks,
        lebar=18,
        maks=TEKS_MAKS,
        petunjuk="Seperti diketik di aplikasi: 79,41; 47%; B (65); WTP. Tanda “-” bila memang tidak ada; bukan 0.",
    ),
    KolomBuku(
        "variabel",
        "Nilai variabel rumus",
        lambda b: b.variabel,
        PANJANG,
        lebar=44,
        maks=VARIABEL_MAKS,
        petunjuk="Satu baris tiap variabel: nama = angka. Bila diisi, kolom Realisasi dikosongkan karena dihitung.",
    ),
    KolomBuku(
        "sifat",
        "Sifat angka",
        lambda b: SIFAT.get(b.kolom("sifat"), ""),
        lebar=14,
        pilihan=lambda lingkup: tuple(SIFAT.values()),
        petunjuk="Kosong pada angka baru: Tetap.",
    ),
    KolomBuku(
        "tahun_data",
        "Tahun data",
        lambda b: b.kolom("tahun_data"),
        BULAT,
        lebar=12,
        petunjuk="Bila angkanya berasal dari tahun lain.",
    ),
    _isian("catatan", "Catatan", CATATAN_MAKS),
    _isian("faktor_pendorong", "Faktor pendorong", ANALISIS_MAKS),
    _isian("faktor_penghambat", "Faktor penghambat", ANALISIS_MAKS, "Wajib sebelum diajukan bila di bawah target."),
    _isian("tindak_lanjut", "Tindak lanjut", ANALISIS_MAKS, "Wajib sebelum diajukan bila di bawah target."),
)

LEMBAR = LembarBuku(
    kode=KODE,
    judul="Realisasi",
    petunjuk=(
        "Satu baris satu indikator dan satu triwulan saat indikatornya diukur. Hanya triwulan yang masih terbuka "
        "(draf, ditarik atau dikembalikan) yang dapat diisi. Sel kosong berarti belum diisi, “-” berarti memang tidak "
        "ada, dan 0 berarti nol. Capaian dihitung sesudah disimpan. Bukti dukung dan centang diisi di aplikasi."
    ),
    kolom=KOLOM,
    baris=baris,
    id_baris=lambda satu: satu.kunci,
    sebutan=lambda isi: f"{isi.get('triwulan') or ''}, {isi.get('jabatan') or ''}: {isi.get('nama') or ''}"[:300],
    periksa=periksa,
    terapkan=terapkan,
    boleh=boleh_mengisi,
    perlu_tahun=True,
    urutan=220,
)
