"""Who has which hasil in an instansi, from the document in force: jabatan by hierarchy, their rows, links and holders.

What the Matriks Peran Hasil and the indicators for the SKP are made of. A constant number of queries.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from indikator.domain import dokumen as domain_dokumen
from indikator.domain.dokumen import urut_baris
from indikator.domain.pihak_pk import Pemangku, hari_tahun
from indikator.domain.target_berlaku import TargetSetahun, cari_setahun
from indikator.enums import JenisLembar
from indikator.models import Dukungan, Indikator, Lembar, Penetapan, SasaranStrategis
from organisasi.enums import JenisPemangku
from organisasi.galat import GalatKinerja
from organisasi.models import Instansi, Jabatan
from organisasi.pelaku import Pelaku
from organisasi.permissions import pastikan
from organisasi.pohon import Simpul, susun


@dataclass(frozen=True)
class Pegawai:
    """Who holds a jabatan. `sebutan`: the name, with "(Plt.)" behind it where it is not definitif."""

    sebutan: str
    nip: str


@dataclass(frozen=True)
class Baris:
    """An indicator that is measured itself. `nama` begins with its parent's for a sub-indicator."""

    indikator: Indikator
    sasaran: SasaranStrategis
    nama: str

    @property
    def silsilah(self) -> UUID:
        return self.indikator.silsilah


@dataclass(frozen=True)
class Peran:
    """A jabatan in its place: `tingkat` from 0 at the top; `baris` empty and `berlembar` False without a sheet."""

    jabatan: Jabatan
    tingkat: int
    atasan: Jabatan | None
    baris: tuple[Baris, ...]
    berlembar: bool
    pegawai: tuple[Pegawai, ...]


@dataclass(frozen=True)
class Struktur:
    """`iku`: rows of the IKU. `semua`: every indicator of the document, parents of sub-indicators too. `mendukung`
    {key of an indicator: the indicators it supports}; those may stand in an older version of a document, so they are
    compared by lineage. `target`: by lineage."""

    instansi: Instansi
    tahun: int
    dokumen: Penetapan
    iku: tuple[Baris, ...]
    peran: tuple[Peran, ...]
    semua: tuple[Indikator, ...]
    mendukung: dict[int, tuple[Indikator, ...]]
    target: TargetSetahun

    def didukung(self, indikator: Indikator) -> tuple[Indikator, ...]:
        """What a row supports; a sub-indicator without links of its own what its parent does."""
        return self.mendukung.get(indikator.pk) or self.mendukung.get(indikator.induk_id, ())


def susun_struktur(oleh: Pelaku, instansi: Instansi, tahun: int) -> Struktur:
    """Raises Ditolak for who may not see the instansi, GalatKinerja when no document is in force that year."""
    pastikan(oleh, "lihat_instansi", instansi)
    dokumen = domain_dokumen.berlaku(instansi, tahun)
    if dokumen is None:
        raise GalatKinerja(f"Belum ada IKU dan IKI {instansi.sebutan} yang berlaku tahun {tahun}: tetapkan dulu.")
    lembar = _lembar(dokumen)
    iku = tuple(satu for milik in lembar if milik.jenis == JenisLembar.IKU for satu in _baris(milik))
    per_jabatan = {milik.jabatan_id: tuple(_baris(milik)) for milik in lembar if milik.jabatan_id}
    semua = tuple(satu for milik in lembar for satu in milik.indikator.all())
    return Struktur(
        instansi=instansi,
        tahun=tahun,
        dokumen=dokumen,
        iku=iku,
        peran=tuple(_peran(instansi, tahun, per_jabatan)),
        semua=semua,
        mendukung=_mendukung(dokumen),
        target=cari_setahun(instansi, tahun, semua),
    )


def _lembar(dokumen: Penetapan) -> list[Lembar]:
    sasaran = Prefetch("sasaran", queryset=SasaranStrategis.objects.order_by("urutan", "pk"))
    indikator = Prefetch("indikator", queryset=Indikator.objects.order_by("urutan", "pk"))
    semua = Lembar.objects.filter(penetapan=dokumen).prefetch_related(sasaran, indikator)
    return list(semua.order_by("urutan", "pk"))


def _baris(lembar: Lembar) -> Iterator[Baris]:
    """The rows of a sheet in its order; a parent gives way to its sub-indicators, from which it is computed."""
    for sasaran, daftar in urut_baris(lembar.sasaran.all(), lembar.indikator.all()):
        for pokok, sub in daftar:
            yield from (Baris(anak, sasaran, f"{pokok.nama}: {anak.nama}") for anak in sub)
            if not sub:
                yield Baris(pokok, sasaran, pokok.nama)


def _mendukung(dokumen: Penetapan) -> dict[int, tuple[Indikator, ...]]:
    semua = Dukungan.objects.filter(indikator__lembar__penetapan=dokumen)
    semua = semua.select_related("mendukung__sasaran", "mendukung__lembar__jabatan__unit")
    hasil: dict[int, tuple[Indikator, ...]] = {}
    for satu in semua.order_by("pk"):
        hasil[satu.indikator_id] = (*hasil.get(satu.indikator_id, ()), satu.mendukung)
    return hasil


def _peran(instansi: Instansi, tahun: int, baris: dict[int, tuple[Baris, ...]]) -> Iterator[Peran]:
    """Every jabatan in use or with a sheet, superiors before those below them."""
    semua = [j for j in instansi.jabatan.select_related("unit").order_by("urutan", "pk") if j.aktif or j.pk in baris]
    pegawai = _pegawai(instansi, tahun)
    for simpul, tingkat in _jalan(susun(semua), 0):
        jabatan: Jabatan = simpul.objek
        atasan = simpul.induk.objek if simpul.induk else None
        milik = baris.get(jabatan.pk, ())
        yield Peran(jabatan, tingkat, atasan, milik, jabatan.pk in baris, tuple(pegawai.get(jabatan.pk, ())))


def _jalan(daftar: list[Simpul], tingkat: int) -> Iterator[tuple[Simpul, int]]:
    for satu in daftar:
        yield satu, tingkat
        yield from _jalan(satu.anak, tingkat + 1)


def _pegawai(instansi: Instansi, tahun: int) -> dict[int, list[Pegawai]]:
    """{jabatan: holders} on the day of the year that is nearest to today."""
    hasil: dict[int, list[Pegawai]] = {}
    for satu in Pemangku(instansi, hari_tahun(tahun)).daftar:
        if satu.jabatan_id and satu.instansi_id == instansi.pk:
            tanda = "" if satu.jenis == JenisPemangku.DEFINITIF else f" ({satu.get_jenis_display()})"
            hasil.setdefault(satu.jabatan_id, []).append(Pegawai(satu.pejabat.nama + tanda, satu.pejabat.nip))
    return hasil
