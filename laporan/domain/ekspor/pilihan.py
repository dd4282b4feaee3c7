"""What can be exported of an instansi and year, and why the rest cannot yet."""

from dataclasses import dataclass

from indikator.domain import dokumen as domain_dokumen
from laporan.domain.ekspor.buku_pemda import KOSONG, dapat_buku
from laporan.domain.siap_cetak import pastikan_dapat_dicetak
from laporan.enums import JenisDokumen
from organisasi.domain.instansi import terlihat
from organisasi.galat import GalatKinerja
from organisasi.models import Instansi
from organisasi.pelaku import Pelaku

BUKU, PERAN, SKP = "buku", "peran", "skp"
MACAM = {
    BUKU: (
        "Buku data",
        "Unit, jabatan, tugas dan fungsi, IKU dan IKI, target, realisasi dan anggaran.",
    ),
    PERAN: ("Matriks Peran Hasil", "Peran tiap jabatan terhadap hasil atasannya (PermenPANRB 6/2022)."),
    SKP: ("Indikator untuk SKP", "Siap disalin ke e-Kinerja: satu daftar, lalu satu lembar untuk tiap jabatan."),
}
BERDOKUMEN = (PERAN, SKP)  # made from the document in force
TABEL = (
    JenisDokumen.IKI,
    JenisDokumen.KEPUTUSAN,
    JenisDokumen.MATRIKS,
    JenisDokumen.PK,
    JenisDokumen.RENCANA_AKSI,
    JenisDokumen.PENGUKURAN,
    JenisDokumen.BERITA_ACARA,
    JenisDokumen.ANGGARAN,
    JenisDokumen.LKJIP,
)


@dataclass(frozen=True)
class Pilihan:
    """`halangan`: the sentence why not yet, "" where it can be made."""

    kode: str
    judul: str
    keterangan: str = ""
    halangan: str = ""


def instansi_ekspor(oleh: Pelaku) -> list[Instansi]:
    """Whose data the actor may choose, by name."""
    return list(terlihat(oleh).filter(aktif=True).order_by("nama", "pk"))


def pilihan_buku(oleh: Pelaku, instansi: Instansi, tahun: int) -> list[Pilihan]:
    """The workbooks of an instansi; one query."""
    ada = domain_dokumen.berlaku(instansi, tahun) is not None
    belum = "" if ada else f"Belum ada IKU dan IKI yang berlaku tahun {tahun}."
    halangan = dict.fromkeys(BERDOKUMEN, belum) | {BUKU: "" if dapat_buku(oleh, instansi) else KOSONG}
    return [Pilihan(kode, judul, keterangan, halangan[kode]) for kode, (judul, keterangan) in MACAM.items()]


def pilihan_tabel(oleh: Pelaku, instansi: Instansi, tahun: int) -> list[Pilihan]:
    """The documents with tables; as many queries whatever they hold."""
    return [_tabel(oleh, instansi, tahun, jenis) for jenis in TABEL]


def _tabel(oleh: Pelaku, instansi: Instansi, tahun: int, jenis: JenisDokumen) -> Pilihan:
    try:
        siap = pastikan_dapat_dicetak(jenis=jenis, instansi=instansi, tahun=tahun, oleh=oleh)
    except GalatKinerja as galat:
        return Pilihan(jenis.value, jenis.label, halangan=str(galat))
    return Pilihan(jenis.value, jenis.label, f"{siap.judul}{' (draf)' if siap.draf else ''}")
