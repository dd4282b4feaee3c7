"""Putting a block into the grid of a sheet, as the preview (`domain.pratinjau_tempel`) showed it."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from indikator.domain.kisi import pratinjau_tempel, sel, susunan, urungan
from indikator.domain.kisi.baris_baru import BarisBaru, tambah_banyak
from indikator.domain.kisi.tempelan import TIMPA, BarisPratinjau, Pratinjau, Tempelan
from indikator.domain.penetapan import buka_isian
from indikator.models import Indikator, SasaranStrategis, Urungan
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah

TAK_DIPILIH = "Belum ada baris yang dipilih untuk dimasukkan."
BERUBAH = (
    "Isi lembar berubah sejak pratinjau ini dibuat. Belum ada yang ditimpa: periksa sekali lagi, lalu tekan tombolnya."
)


@dataclass(frozen=True)
class Hasil:
    """What happened, how to take it back, and the first row that was written."""

    kalimat: str
    urungan: Urungan
    fokus: Indikator | SasaranStrategis | None = None


@utuh
def masukkan(
    *, oleh, tempelan: Tempelan, kunci: uuid.UUID, pakai: Collection[str] | None = None, sidik: str | None = None
) -> Hasil:
    """Put the rows of a paste in, all or none, with one Urungan for them together.

    kunci: drawn with the preview; a second submit with it adds nothing. pakai: keys of the chosen rows, None for all
    that can go in. sidik: the preview that was seen (`Pratinjau.sidik`). Raises IsianSalah naming the row,
    TempelTidakTerbaca, Ditolak, SalahStatus.
    """
    lembar = tempelan.lembar
    buka_isian(oleh, lembar)
    tulis.kunci(lembar)
    if ada := Urungan.objects.filter(lembar=lembar, pengguna=oleh.pengguna, balik__0__tempel=str(kunci)).first():
        return Hasil("Sudah dimasukkan; tidak ada yang ditambahkan dua kali.", ada)
    isi = pratinjau_tempel.susun(tempelan)
    if sidik is not None and sidik != isi.sidik:
        raise IsianSalah(BERUBAH)
    baris = _dipilih(isi, pakai)
    if isi.cara == TIMPA:
        return _timpa(oleh, tempelan, kunci, baris)
    return _tambah(oleh, tempelan, kunci, baris)


def _dipilih(isi: Pratinjau, pakai: Collection[str] | None) -> list[BarisPratinjau]:
    baris = [satu for satu in isi.baris if (satu.dapat if pakai is None else satu.kunci in pakai)]
    if not baris:
        raise IsianSalah(TAK_DIPILIH)
    if salah := [f"Baris {satu.nomor}: {kalimat}" for satu in baris for kalimat in satu.galat]:
        raise IsianSalah(" ".join(salah[:3]))
    return baris


def _tambah(oleh, tempelan: Tempelan, kunci: uuid.UUID, baris: list[BarisPratinjau]) -> Hasil:
    """New rows in their sasaran, which are made where the sheet has none of that name."""
    penambah = _Penambah(oleh, tempelan, kunci)
    for satu in baris:
        penambah.tambah(satu)
    objek = penambah.selesai()
    return _catat(oleh, tempelan, kunci, f"{len(baris)} baris dimasukkan.", urungan.balik_tambah(*objek), objek)


class _Penambah:
    """Takes row after row, makes the sasaran that are new, and adds all rows in the end."""

    def __init__(self, oleh, tempelan: Tempelan, kunci: uuid.UUID):
        self.oleh, self.tempelan, self.kunci = oleh, tempelan, kunci
        self.sasaran: dict[str, SasaranStrategis] = {}
        self.sasaran_baru: list[SasaranStrategis] = []
        self.baris: list[BarisBaru] = []
        self.induk: int | None = None  # place of the row that sub-indicators stand below

    def tambah(self, baris: BarisPratinjau) -> None:
        try:
            sasaran = self._sasaran(baris)
        except IsianSalah as galat:
            raise IsianSalah(f"Baris {baris.nomor}: {galat}") from galat
        isi = {kolom: teks for kolom, teks in baris.isi.items() if kolom != "sasaran"}
        if not isi:
            return
        silsilah = uuid.uuid5(self.kunci, f"baris {baris.kunci}")
        induk = self.induk if baris.sub else None
        if induk is not None and self.baris[induk].sasaran.pk != sasaran.pk:
            induk = None
        self.baris.append(BarisBaru(baris.nomor, isi, sasaran, silsilah, induk))
        if not baris.sub:
            self.induk = len(self.baris) - 1

    def _sasaran(self, baris: BarisPratinjau) -> SasaranStrategis:
        """The sasaran of a row, which is made where the sheet has none of that name."""
        ada = self.sasaran.get(baris.kunci_sasaran) or baris.sasaran_ada
        if ada is None:
            kunci = uuid.uuid5(self.kunci, f"sasaran {baris.kunci_sasaran}")
            isi = {"sasaran_nama": baris.isi["sasaran"], "silsilah_sasaran": kunci}
            ada = susunan.tambah_baris(oleh=self.oleh, lembar=self.tempelan.lembar, sel={}, **isi)
            self.sasaran_baru.append(ada)
        ada.lembar = self.tempelan.lembar
        self.sasaran[baris.kunci_sasaran] = ada
        return ada

    def selesai(self) -> list[Indikator | SasaranStrategis]:
        """The new sasaran, then the new rows."""
        lembar, setelah = self.tempelan.lembar, self.tempelan.mulai
        return [
            *self.sasaran_baru,
            *tambah_banyak(oleh=self.oleh, lembar=lembar, baris=self.baris, setelah=setelah),
        ]


def _timpa(oleh, tempelan: Tempelan, kunci: uuid.UUID, baris: list[BarisPratinjau]) -> Hasil:
    """Cells over those that are there; each only where it still says what the preview showed."""
    balik, objek = [], []
    for satu in baris:
        for kolom, (dari, ke) in satu.ubah.items():
            milik = satu.indikator.sasaran if kolom == sel.SASARAN else satu.indikator
            milik.lembar = tempelan.lembar
            try:
                sel.simpan(milik, oleh=oleh, kolom=kolom, nilai=ke, dasar=dari)
            except IsianSalah as galat:
                raise IsianSalah(f"Baris {satu.nomor}: {galat}") from galat
            balik.append(urungan.balik_sel(milik, kolom, dari, ke))
            objek.append(satu.indikator)
    if not balik:
        raise IsianSalah("Tidak ada sel yang berubah.")
    return _catat(oleh, tempelan, kunci, f"{len(balik)} sel ditimpa.", balik, objek)


def _catat(oleh, tempelan: Tempelan, kunci: uuid.UUID, kalimat: str, balik: list[dict], objek: list) -> Hasil:
    """One Urungan for all; its first step carries the key of the paste."""
    balik[0]["tempel"] = str(kunci)
    tombol = f"Urungkan tempel {kalimat.removesuffix('.').replace(' dimasukkan', '').replace(' ditimpa', '')}"
    undo = urungan.catat(oleh=oleh, lembar=tempelan.lembar, kalimat=tombol, balik=balik)
    fokus = next((satu for satu in objek if isinstance(satu, Indikator)), objek[0])
    return Hasil(kalimat, undo, fokus)
