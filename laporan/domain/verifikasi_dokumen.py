"""Whether a decree is real: what its code leads to, what holds of it today, and a file against its known files."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kinerja.tanggal import tulis_tanggal
from laporan.domain import cuplikan, kode_verifikasi
from laporan.domain.keputusan_berlaku import Hubungan, riwayat_keputusan, sebutan, status_pada
from laporan.enums import JenisBerkasKeputusan, JenisDokumen, StatusKeputusan
from laporan.models import BerkasKeputusan, Keputusan

ASLI, ISI_SAMA, BERBEDA = "asli", "isi-sama", "berbeda"
_BUKAN_PERUBAHAN = ("Mengubah", "Mencabut")


@dataclass(frozen=True)
class Keadaan:
    """What holds of a decree today: a sentence, a tone ("berlaku", "diubah", "dicabut"), and the decrees that did it,
    each with the address of its own page ("" without a code)."""

    kalimat: str
    nada: str
    penerus: tuple[tuple[str, Keputusan, str], ...]


@dataclass(frozen=True)
class BerkasDikenal:
    nama: str
    sha256: str


@dataclass(frozen=True)
class Sidik:
    """Fingerprints of a decree: of its frozen content ("" when it was never frozen, or `rusak`), of each file."""

    isi: str
    rusak: bool
    penandatangan: tuple[str, ...]
    berkas: tuple[BerkasDikenal, ...]


@dataclass(frozen=True)
class Hasil:
    """`kode`: ASLI, ISI_SAMA or BERBEDA."""

    kode: str
    kalimat: str
    sha256: str


def terbit() -> QuerySet[Keputusan]:
    """Decrees that have a page: in force, amended or revoked, with a code."""
    return Keputusan.objects.exclude(status=StatusKeputusan.DRAF).exclude(kode="").select_related("instansi__pemda")


def temukan(kode: str) -> Keputusan | None:
    """The decree of a code, however it is typed; None for an unknown one and for drafts."""
    rapi = kode_verifikasi.rapikan(kode)
    return terbit().filter(kode=rapi).first() if rapi else None


def keadaan(keputusan: Keputusan, hari: date) -> Keadaan:
    """What holds of it on that day, with the decrees that changed or revoked it. One query."""
    penerus = [satu for satu in riwayat_keputusan(keputusan) if satu.kata not in _BUKAN_PERUBAHAN]
    nada = status_pada(keputusan, hari).value
    return Keadaan(f"{sebutan(keputusan, hari)}.", nada, tuple(map(_penerus, penerus)))


def sidik(keputusan: Keputusan) -> Sidik:
    """Two queries."""
    beku, rusak = None, False
    try:
        beku = cuplikan.cari(JenisDokumen.KEPUTUSAN, keputusan)
    except cuplikan.CuplikanRusak:
        rusak = True
    return Sidik(
        beku.sha256 if beku else "",
        rusak,
        tuple(beku.isi["tanda_tangan"]["jabatan"]) if beku else (),
        tuple(
            BerkasDikenal(JenisBerkasKeputusan(satu.jenis).label, satu.berkas.sha256)
            for satu in BerkasKeputusan.objects.filter(keputusan=keputusan).select_related("berkas")
        ),
    )


def bandingkan(milik: Sidik, sha256: str, lampiran) -> Hasil:
    """A file against the decree. `lampiran()` gives the fingerprints of the JSON inside it; asked only when needed."""
    for satu in milik.berkas:
        if satu.sha256 == sha256:
            return Hasil(ASLI, f"Asli, tidak berubah: sama persis dengan {satu.nama} dari keputusan ini.", sha256)
    if milik.isi and milik.isi in lampiran():
        kalimat = (
            "Bukan berkas resmi. Data yang disematkan di dalamnya sama dengan naskah resmi, tetapi berkasnya sendiri "
            "berbeda; halaman yang terlihat mungkin sudah diubah. Mintalah berkas resminya."
        )
        return Hasil(ISI_SAMA, kalimat, sha256)
    return Hasil(BERBEDA, "Berbeda dari naskah resmi: tidak sama dengan satu pun berkas keputusan ini.", sha256)


def _penerus(satu: Hubungan) -> tuple[str, Keputusan, str]:
    """("Diubah sejak 3 Januari 2027 dengan", the decree, its address)"""
    sejak = f" sejak {tulis_tanggal(satu.sejak)}" if satu.sejak else ""
    kata = satu.kata.removesuffix(" dengan")
    return f"{kata}{sejak} dengan", satu.keputusan, kode_verifikasi.alamat(satu.keputusan)
