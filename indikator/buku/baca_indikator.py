"""What a row of the sheet “IKU dan IKI” says: its sheet, its own columns, targets, formula; mistakes go to the row."""

from dataclasses import dataclass, field

from indikator.buku.dari_berkas import TAHUN_MAKS, DokumenBaru, jabatan_berkas
from indikator.buku.lingkup import Isi, teks, tolak
from indikator.domain.kisi.nilai import rapikan
from indikator.enums import Arah, Frekuensi, JenisLembar
from indikator.models import Indikator, Penetapan
from organisasi.buku.bentuk import BarisBuku
from organisasi.buku.nilai import lipat, terdekat
from organisasi.galat import IsianSalah
from organisasi.models import Jabatan

TEKS = ("nama", "satuan", "rumus", "tipe_penghitungan", "arah", "frekuensi", "sumber_data", "penanggung_jawab")
TETAP = {
    "dokumen": "Baris tidak dapat dipindahkan ke dokumen lain.",
    "jenis": "Baris tidak dapat dipindahkan antara IKU dan IKI. Tambahkan sebagai baris baru di lembar tujuannya.",
    "jabatan": "Baris tidak dapat dipindahkan ke jabatan lain. Tambahkan sebagai baris baru di jabatan itu.",
}
DOKUMEN_ASING = (
    "Dokumen “{}” tidak ada{}. Pilih dari daftar. Perangkat daerah yang belum punya dokumen tahun ini: tulis judul "
    "dan tahunnya, misalnya “IKU dan IKI (2026)”; dalam buku kerja seluruh pemda “Dinsos: IKU dan IKI (2026)”."
)
BAWAAN = {"arah": Arah.NAIK, "frekuensi": Frekuensi.TAHUNAN}
Letak = tuple[int, int | None]  # document and jabatan (None: the IKU): which sheet


def kolom_target(nomor: int) -> str:
    """Key of the target of the first, second … year of the document."""
    return f"target_{nomor}"


@dataclass
class Tindakan:
    """What one row does. `nilai` own columns, `target` {year: text}; what it does not change is not there.

    `sasaran`: text of the one it goes to (None: it stays). `induk`: the stored row or the new one it becomes a part
    of; `lepas`: it becomes a row of its own.
    """

    baris: BarisBuku
    dokumen: Penetapan
    jabatan: Jabatan | None
    nilai: dict[str, str] = field(default_factory=dict)
    target: dict[int, str] = field(default_factory=dict)
    rumus: str | None = None
    sasaran: str | None = None
    induk: "Calon | None" = None
    lepas: bool = False

    @property
    def letak(self) -> Letak:
        return self.dokumen.pk, self.jabatan.pk if self.jabatan else None

    @property
    def indikator(self) -> Indikator | None:
        return self.baris.objek.indikator if self.baris.objek else None

    @property
    def nama(self) -> str:
        return self.nilai.get("nama") or (self.indikator.nama if self.indikator else "")


@dataclass(frozen=True)
class Calon:
    """A row that another one may be a part of: stored (`pk`) or coming with the file (`tindakan`)."""

    nama: frozenset[str]
    sasaran: str
    pk: int | None = None
    tindakan: Tindakan | None = None


class Pembaca:
    """Reads the cells of rows; mistakes go to the row."""

    def __init__(self, isi: Isi):
        self.isi = isi
        self.dokumen = {lipat(nama): isi.dokumen[pk] for pk, nama in isi.nama_dokumen.items()}
        ada = {(isi.jabatan[pk].instansi_id, lipat(nama)): isi.jabatan[pk] for pk, nama in isi.nama_jabatan.items()}
        self.jabatan, self.baru = jabatan_berkas(isi.lingkup) | ada, DokumenBaru(isi)

    def baca(self, baris: BarisBuku) -> Tindakan | None:
        """What the row says; None where its sheet is not known."""
        tindakan = self._baru(baris) if baris.baru else self._lama(baris)
        if tindakan is not None:
            self._isi(tindakan)
        return tindakan

    def _lama(self, baris: BarisBuku) -> Tindakan:
        for kunci in set(baris.ubah) & set(TETAP):
            tolak(baris, kunci, TETAP[kunci])
        lembar = baris.objek.lembar
        return Tindakan(baris, lembar.penetapan, lembar.jabatan)

    def _baru(self, baris: BarisBuku) -> Tindakan | None:
        sebut = teks(baris.isi.get("dokumen"))
        dokumen = self.dokumen.get(lipat(sebut)) or self.baru.bernama(sebut)
        if dokumen is None:
            tolak(
                baris,
                "dokumen",
                DOKUMEN_ASING.format(sebut[:80], terdekat(sebut, list(self.isi.nama_dokumen.values()))),
            )
            return None
        nama = teks(baris.isi.get("jabatan"))
        if teks(baris.isi.get("jenis")) == JenisLembar.IKU.label:
            if nama:
                tolak(baris, "jabatan", "Untuk IKU jabatannya dikosongkan.")
            return Tindakan(baris, dokumen, None)
        jabatan = self.jabatan.get((dokumen.instansi_id, lipat(nama)))
        if jabatan is None:
            kalimat = "Jabatan ini tidak ada di perangkat daerah dokumennya" if nama else "Pilih jabatannya"
            tolak(
                baris, "jabatan", f"{kalimat}{self._mirip(dokumen, nama)}. Nama dan unitnya seperti di daftar pilihan."
            )
            return None
        return Tindakan(baris, dokumen, jabatan)

    def _mirip(self, dokumen: Penetapan, nama: str) -> str:
        milik = [isi for pk, isi in self.isi.nama_jabatan.items() if self._milik(pk) == dokumen.instansi_id]
        return terdekat(nama, milik) if nama else ""

    def _milik(self, pk: int) -> int:
        return self.isi.jabatan[pk].instansi_id

    def _isi(self, tindakan: Tindakan) -> None:
        """The cells that are new or changed, as they are stored."""
        baris = tindakan.baris
        for kunci in TEKS if baris.baru else [satu for satu in TEKS if satu in baris.ubah]:
            self._teks(tindakan, kunci)
        for nomor in range(1, TAHUN_MAKS + 1):
            self._target(tindakan, nomor)
        if baris.baru or "sasaran" in baris.ubah:
            tindakan.sasaran = self._rapi(baris, "sasaran", teks(baris.isi.get("sasaran")))
        if tindakan.nilai.get("nama") == "":
            tolak(baris, "nama", "Nama indikator belum diisi.")

    def _teks(self, tindakan: Tindakan, kunci: str) -> None:
        baris, isi = tindakan.baris, teks(tindakan.baris.isi.get(kunci))
        if baris.baru and not isi and kunci != "nama":
            return
        if not isi and kunci in BAWAAN:
            tolak(baris, kunci, "Pilih salah satu dari daftar.")
            return
        nilai = self._rapi(baris, kunci, isi)
        if nilai is None:
            return
        if kunci == "rumus":
            tindakan.rumus = nilai
        elif baris.baru or nilai != getattr(tindakan.indikator, kunci):
            tindakan.nilai[kunci] = nilai

    def _target(self, tindakan: Tindakan, nomor: int) -> None:
        baris, kunci = tindakan.baris, kolom_target(nomor)
        isi, tahun = teks(baris.isi.get(kunci)), tindakan.dokumen.tahun_mulai + nomor - 1
        if not isi if baris.baru else kunci not in baris.ubah:
            return
        if tahun > tindakan.dokumen.tahun_selesai:
            tolak(baris, kunci, f"Dokumen ini hanya sampai tahun {tindakan.dokumen.tahun_selesai}. Kosongkan sel ini.")
        elif (nilai := self._rapi(baris, kunci, isi)) is not None:
            tindakan.target[tahun] = nilai

    @staticmethod
    def _rapi(baris: BarisBuku, kunci: str, isi: str) -> str | None:
        try:
            return rapikan(kunci, isi)
        except IsianSalah as galat:
            tolak(baris, kunci, str(galat))
            return None
