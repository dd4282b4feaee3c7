"""Content of a matriks perubahan as plain data: what a review changes, before (Semula) beside after (Menjadi).

Rows that are kept are counted, not listed. Printed by itself, or as a lampiran of the decree that sets the review.
"""

from dataclasses import dataclass

from indikator.banding.baris import BedaBaris
from indikator.banding.matriks import BarisMatriks, LembarMatriks, Matriks, Ubahan
from indikator.domain import perubahan
from indikator.domain.isi_ajuan import label_bidang, tahun_target, urut_bidang
from indikator.models import Penetapan
from laporan.domain.unsur import rentang_tahun

JUDUL = "MATRIKS PERUBAHAN INDIKATOR KINERJA"
SEBUTAN = {
    Ubahan.DIUBAH: "Diubah",
    Ubahan.BARU: "Baru",
    Ubahan.DIHENTIKAN: "Dihentikan",
    Ubahan.DIGANTI: "Diganti",
}
LEMBAR_BERUBAH = {Ubahan.BARU: "lembar baru", Ubahan.DIHENTIKAN: "lembar dihentikan"}
KOSONG = "(kosong)"
POKOK = ("rumus",)  # with the target what a row always says; other fields where they changed


@dataclass(frozen=True)
class SisiMatriks:
    """A row on one side: its name and (label, text) of what else it says. Without a name: nothing on this side."""

    nama: str = ""
    rincian: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ButirMatriks:
    """One change. `keterangan`: lines of what happened, why and from which year."""

    nomor: str
    semula: SisiMatriks
    menjadi: SisiMatriks
    keterangan: tuple[str, ...]


@dataclass(frozen=True)
class KelompokMatriks:
    """The changes of one sheet."""

    judul: str
    butir: tuple[ButirMatriks, ...]


@dataclass(frozen=True)
class IsiMatriks:
    """`ringkasan`: one sentence with the numbers of every kind."""

    judul: tuple[str, ...]
    asal: str
    ringkasan: str
    kelompok: tuple[KelompokMatriks, ...]


def judul_matriks(penetapan: Penetapan) -> str:
    return f"Matriks perubahan {penetapan.judul} (versi {penetapan.versi_ke})"


def susun_matriks(penetapan: Penetapan) -> IsiMatriks:
    """The matrix of a review (a Penetapan with `asal`). A constant number of queries."""
    isi = perubahan.matriks(penetapan)
    kelompok, nomor = [], 0
    for lembar in isi.lembar:
        butir = [_butir(satu, nomor + n, penetapan) for n, satu in enumerate(lembar.tercatat, 1)]
        nomor += len(butir)
        if butir or lembar.ubahan != Ubahan.TETAP:
            kelompok.append(KelompokMatriks(_judul_lembar(lembar), tuple(butir)))
    masa = rentang_tahun(penetapan.tahun_mulai, penetapan.tahun_selesai)
    judul = (JUDUL, penetapan.instansi.nama.upper(), f"TAHUN {masa}")
    return IsiMatriks(judul, penetapan.asal.judul, _ringkasan(isi), tuple(kelompok))


def _judul_lembar(lembar: LembarMatriks) -> str:
    tanda = LEMBAR_BERUBAH.get(lembar.ubahan)
    return f"{lembar.nama} ({tanda})" if tanda else lembar.nama


def _ringkasan(isi: Matriks) -> str:
    tetap = isi.hitung()[Ubahan.TETAP]
    return f"{len(isi.tercatat)} perubahan: {isi.kalimat()}. Selebihnya, {tetap} baris, tetap."


def _butir(satu: BarisMatriks, nomor: int, penetapan: Penetapan) -> ButirMatriks:
    lama = satu.ubahan != Ubahan.BARU
    kini = satu.pengganti or (satu.beda if satu.ubahan != Ubahan.DIHENTIKAN else None)
    return ButirMatriks(
        nomor=str(nomor),
        semula=_sisi(satu, satu.beda, penetapan, "lama", satu.sasaran_lama) if lama else SisiMatriks(),
        menjadi=_sisi(satu, kini, penetapan, "baru", satu.sasaran_baru) if kini else SisiMatriks(),
        keterangan=_keterangan(satu, penetapan),
    )


def _sisi(satu: BarisMatriks, beda: BedaBaris, penetapan: Penetapan, sisi: str, sasaran: str) -> SisiMatriks:
    """One side of a row: the name, the sasaran above it, target and rumus, and every field that changed."""
    if satu.sasaran:
        return SisiMatriks(getattr(beda.bidang[0], sisi))
    bidang = {b.bidang: b for b in beda.bidang}
    ubah = {nama for nama, b in bidang.items() if b.berubah} if satu.ubahan == Ubahan.DIUBAH else set()
    rincian = [("Sasaran", sasaran)]
    for nama in urut_bidang(bidang):
        if nama != "nama" and _tampil(nama, nama in ubah, penetapan):
            rincian.append((label_bidang(nama), getattr(bidang[nama], sisi) or (KOSONG if nama in ubah else "")))
    nama = getattr(bidang["nama"], sisi)
    return SisiMatriks(nama, tuple((label, teks) for label, teks in rincian if teks))


def _tampil(nama: str, berubah: bool, penetapan: Penetapan) -> bool:
    """Whether a field is told: rumus, the yearly targets of the years of the review, and what changed."""
    tahun = tahun_target(nama)
    tahunan = tahun is not None and "_tw" not in nama and penetapan.tahun_mulai <= tahun <= penetapan.tahun_selesai
    return berubah or tahunan or nama in POKOK


def _keterangan(satu: BarisMatriks, penetapan: Penetapan) -> tuple[str, ...]:
    sejak = satu.keterangan.sejak_tahun or penetapan.tahun_mulai
    jenis = f"{SEBUTAN[satu.ubahan]}{' (sasaran)' if satu.sasaran else ''} sejak tahun {sejak}."
    bidang = ", ".join(label_bidang(b).lower() for b in urut_bidang(b.bidang for b in satu.bidang_berubah))
    rincian = f"Yang berubah: {bidang}." if satu.ubahan == Ubahan.DIUBAH and not satu.sasaran else ""
    pindah = f"Semula pada lembar {satu.pindah_dari}." if satu.pindah_dari else ""
    alasan = satu.keterangan.alasan.strip()
    return tuple(isi for isi in (jenis, rincian, pindah, alasan and f"Alasan: {alasan}") if isi)
