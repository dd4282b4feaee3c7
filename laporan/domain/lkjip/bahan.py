"""The computed tables and charts of a LKjIP, handed out to the sections they belong to."""

from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from indikator.domain.anggaran import IsiAnggaran
from indikator.domain.baris_ukur import IsiPengukuran
from laporan.domain import tabel_anggaran, tabel_kinerja
from laporan.domain.kompilasi.tabel import tabel_pemda
from laporan.domain.lkjip import grafik, lampiran, tabel_ringkasan
from laporan.domain.lkjip.angka import AngkaLkjip, AngkaSasaran
from laporan.domain.lkjip.narasi import Sisipan
from laporan.domain.lkjip.tabel_titik import tabel_titik
from laporan.domain.tabel import Tabel
from laporan.enums import TitikAnalisis as T
from laporan.models import BagianLkjip, Lkjip
from organisasi.enums import JenisInstansi

PANDANGAN_ANGGARAN = (tabel_anggaran.per_sasaran, tabel_anggaran.per_indikator, tabel_anggaran.per_kegiatan)
PK, KATEGORI, PENGUKURAN, ANGGARAN = "bab2-pk", "bab3", "bab3-pengukuran", "bab3-anggaran"
EFISIENSI, LAMPIRAN_PENGUKURAN = "bab3-efisiensi", "lampiran-pengukuran"
LAMPIRAN_PK, LAMPIRAN_AKSI = "lampiran-pk", "lampiran-rencana-aksi"
WAJIB = {
    PK: "PERJANJIAN KINERJA",
    KATEGORI: "KATEGORI CAPAIAN",
    PENGUKURAN: "PENGUKURAN KINERJA",
    ANGGARAN: "AKUNTABILITAS ANGGARAN",
    LAMPIRAN_PENGUKURAN: "LAMPIRAN PENGUKURAN KINERJA",
    LAMPIRAN_AKSI: "LAMPIRAN RENCANA AKSI",
}


class Bahan:
    """What the sections of one report are filled with. `bagian`: all of them, to know what has a place of its own."""

    def __init__(
        self,
        lkjip: Lkjip,
        ukur: IsiPengukuran,
        anggaran: IsiAnggaran,
        angka: AngkaLkjip,
        bagian: Iterable[BagianLkjip],
    ):
        self.ukur, self.anggaran, self.angka = ukur, anggaran, angka
        self.instansi = lkjip.instansi
        self.pk = lampiran.pk_berlaku(lkjip)
        self.isi_pk = lampiran.isi_pk(self.pk)
        self.kode = {satu.kode for satu in bagian}
        self.titik: dict[UUID, set[int]] = {}
        for satu in bagian:
            if satu.sasaran_id:
                self.titik.setdefault(satu.sasaran.silsilah, set()).add(satu.titik)

    def untuk(self, bagian: BagianLkjip) -> list[Sisipan]:
        """The tables of a section, in their order."""
        if bagian.sasaran_id:
            return self._untuk_sasaran(bagian.sasaran.silsilah, bagian.titik)
        return self.menurut_kode(bagian.kode)

    def menurut_kode(self, kode: str) -> list[Sisipan]:
        """Tables of a section that belongs to no sasaran; none before there is anything to report on."""
        if not self.ukur.sasaran and not self.anggaran.baris:
            return []
        buat = PEMBUAT.get(kode)
        return list(buat(self)) if buat else []

    def _untuk_sasaran(self, silsilah: UUID, titik: int) -> list[Sisipan]:
        """Of one point; without a point those that have no section of their own."""
        sasaran = self.angka.cari_sasaran(silsilah)
        if sasaran is None:
            return []
        if titik:
            return self._titik(sasaran, titik)
        return [isi for satu in T.values if satu not in self.titik[silsilah] for isi in self._titik(sasaran, satu)]

    def _titik(self, sasaran: AngkaSasaran, titik: int) -> list[Sisipan]:
        gambar = GAMBAR_TITIK.get(titik)
        grafik_titik = tuple(gambar(sasaran, self.angka.tahun)) if gambar else ()
        return [Sisipan(satu, grafik_titik) for satu in tabel_titik(sasaran, titik, self.angka.tahun)]

    def sisa(self) -> Iterator[tuple[str, str, list[Sisipan]]]:
        """(kode, heading, tables) of what has no section: printed at the end, never dropped."""
        for ke, sasaran in enumerate(self.angka.sasaran, 1):
            ada = self.titik.get(UUID(sasaran.silsilah), set())
            if T.TANPA not in ada:
                isi = [isi for satu in T.values if satu not in ada for isi in self._titik(sasaran, satu)]
                yield f"bab3-sasaran-{ke}", f"SASARAN {ke}: {sasaran.nama.upper()}", isi
        for kode, judul in WAJIB.items():
            if kode not in self.kode:
                yield kode, judul, self.menurut_kode(kode)


def _pengukuran(bahan: Bahan) -> Iterator[Sisipan]:
    gambar = (*grafik.capaian(bahan.angka), *grafik.target_realisasi_lain(bahan.angka))
    yield Sisipan(tabel_kinerja.pengukuran(bahan.ukur), gambar)
    yield Sisipan(tabel_ringkasan.rata_rata(bahan.angka))
    yield Sisipan(tabel_ringkasan.per_kategori(bahan.angka))
    yield Sisipan(tabel_ringkasan.hasil_target(bahan.angka))
    if bahan.instansi.jenis == JenisInstansi.PEMDA:
        yield Sisipan(tabel_pemda(bahan.instansi.pemda, bahan.angka.tahun))


def _anggaran(bahan: Bahan) -> Iterator[Sisipan]:
    if not bahan.anggaran.baris:
        return
    for buat in PANDANGAN_ANGGARAN:
        yield Sisipan(buat(bahan.anggaran, bahan.angka.tahun))
    if EFISIENSI not in bahan.kode:
        yield from _efisiensi(bahan)


def _efisiensi(bahan: Bahan) -> Iterator[Sisipan]:
    if tabel := tabel_ringkasan.efisiensi_sasaran(bahan.angka):
        yield Sisipan(tabel, tuple(grafik.serapan_capaian(bahan.angka)))


def _pk(bahan: Bahan) -> Iterator[Sisipan]:
    """The targets that count now, with the money of the PK."""
    yield Sisipan(tabel_kinerja.perjanjian_kinerja(bahan.ukur))
    yield from (Sisipan(satu) for satu in lampiran.anggaran_pk(bahan.isi_pk))


def _lampiran_pk(bahan: Bahan) -> Iterator[Sisipan]:
    """The PK as it was signed; without one the targets of the document, which says so."""
    if bahan.isi_pk is None:
        yield Sisipan(tabel_kinerja.perjanjian_kinerja(bahan.ukur))
    else:
        yield from (Sisipan(satu) for satu in lampiran.tabel_pk(bahan.isi_pk))


def _aksi(bahan: Bahan) -> Iterator[Sisipan]:
    yield from (Sisipan(satu) for satu in lampiran.rencana_aksi(bahan.pk, bahan.anggaran))


def _satu(buat: Callable[[IsiPengukuran], Tabel]) -> Callable[[Bahan], Iterator[Sisipan]]:
    return lambda bahan: iter([Sisipan(buat(bahan.ukur))])


PEMBUAT: dict[str, Callable[[Bahan], Iterator[Sisipan]]] = {
    PK: _pk,
    KATEGORI: _satu(tabel_kinerja.skala),
    PENGUKURAN: _pengukuran,
    ANGGARAN: _anggaran,
    EFISIENSI: _efisiensi,
    LAMPIRAN_PK: _lampiran_pk,
    LAMPIRAN_AKSI: _aksi,
    LAMPIRAN_PENGUKURAN: _satu(tabel_kinerja.pengukuran),
}
GAMBAR_TITIK = {T.TARGET_REALISASI: grafik.target_realisasi, T.TAHUN_LALU: grafik.tren}
