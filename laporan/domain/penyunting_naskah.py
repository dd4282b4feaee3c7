"""The desk at which an act works on the items of a draft: opened under the lock of the decree, closed with a new
version, one audit row and an undo. The acts: butir_keputusan.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from laporan.domain import susunan_naskah
from laporan.domain.susunan_naskah import Daftar, IsiButir
from laporan.enums import StatusKeputusan
from laporan.models import ButirKeputusan, Keputusan, UrunganNaskah
from laporan.naskah.denah import DIKTUM, Denah
from laporan.naskah.rujukan import serap
from organisasi.domain import tulis
from organisasi.galat import Bentrok, IsianSalah, SalahStatus
from organisasi.permissions import pastikan

BUTIR_MAKS, ISI_MAKS = 200, 5_000  # items of one list, characters of one item
BUKAN_DRAF = "Keputusan ini sudah berlaku; naskahnya tidak dapat diubah lagi."
KOSONG = "Isi butir belum ditulis."
TERLALU_PANJANG = "Paling banyak 5.000 huruf per butir; bagi menjadi beberapa butir."
TERLALU_BANYAK = "Satu daftar paling banyak memuat 200 butir."
HILANG = "Butir ini sudah tidak ada. Muat ulang halamannya."
SATU_TINGKAT = "Rincian hanya satu tingkat: butir yang mempunyai rincian tidak dapat dijadikan rincian."
HANYA_DIKTUM = "Rincian a, b, c hanya ada pada diktum."


@dataclass(frozen=True)
class Hasil:
    """After an act: the decree as it is now, the items it wrote, its undo (None where nothing changed)."""

    keputusan: Keputusan
    daftar: tuple[ButirKeputusan, ...] = ()
    urungan: UrunganNaskah | None = None

    @property
    def butir(self) -> ButirKeputusan | None:
        """The item, of an act on one."""
        return self.daftar[0] if self.daftar else None


def buka_draf(keputusan: Keputusan, *, oleh, versi: int | None = None, nilai: dict | None = None) -> Keputusan:
    """The decree as it is stored now, held for the rest of the act, when the actor may write it.

    versi: the version the page showed; None does not ask. nilai: what was to be written, for Bentrok.
    """
    pastikan(oleh, "isi_data", keputusan.instansi)
    terkini = tulis.kunci(keputusan, "instansi__pemda", "penetapan")
    if terkini.status != StatusKeputusan.DRAF:
        raise SalahStatus(BUKAN_DRAF)
    if versi is not None and terkini.versi != versi:
        raise Bentrok(terkini, nilai or {})
    return terkini


def rapikan(isi: str) -> str:
    """The text of an item: one paragraph. Raises IsianSalah for none and for one that is too long."""
    teks = " ".join(isi.split())
    if not teks:
        raise IsianSalah({"isi": KOSONG})
    if len(teks) > ISI_MAKS:
        raise IsianSalah({"isi": TERLALU_PANJANG})
    if tulis.ada_kendali(teks):
        raise IsianSalah({"isi": tulis.KALIMAT_KENDALI})
    return teks


class Penyunting:
    """The items as they were (`awal`) and as the act leaves them (`kini`)."""

    def __init__(self, keputusan: Keputusan, oleh):
        self.keputusan, self.oleh = keputusan, oleh
        self.awal = self.kini = susunan_naskah.baca(keputusan)

    @classmethod
    def buka(cls, keputusan: Keputusan, *, oleh, versi: int | None, **nilai) -> "Penyunting":
        return cls(buka_draf(keputusan, oleh=oleh, versi=versi, nilai=nilai), oleh)

    def serap(self, isi: str, bagian: str, pemilik: str = "", lama: str = "", denah: Denah | None = None) -> str:
        """A typed text as it is stored. `denah`: the numbers its author saw, by default those of the decree."""
        return serap(rapikan(isi), self.awal.denah if denah is None else denah, bagian, pemilik, lama)

    def cari(self, butir: ButirKeputusan) -> IsiButir:
        """An item as it stands now; SalahStatus when it is gone."""
        letak = self.kini.denah.get(butir.kunci.hex)
        if letak is None or butir.keputusan_id != self.keputusan.pk:
            raise SalahStatus(HILANG)
        return next(satu for satu in self.daftar(letak.bagian, letak.induk) if satu.kunci == butir.kunci.hex)

    def daftar(self, bagian: str, induk: str = "") -> Daftar:
        """The items of a part, or the sub-items of one of them."""
        semua = self.kini.bagian[bagian]
        return next(satu.sub for satu in semua if satu.kunci == induk) if induk else semua

    def pasang(self, bagian: str, induk: str, daftar: Sequence[IsiButir]) -> None:
        """Put a list in place of the items of a part, or of the sub-items of one of them."""
        if len(daftar) > BUTIR_MAKS:
            raise IsianSalah(TERLALU_BANYAK)
        isi = tuple(daftar)
        if induk:
            isi = tuple(replace(s, sub=isi) if s.kunci == induk else s for s in self.kini.bagian[bagian])
        self.kini = self.kini.ganti(bagian, isi)

    def sisipkan(self, bagian: str, baru: Sequence[IsiButir], induk: str = "", indeks: int | None = None) -> None:
        """Put items into a list, at the end or before the item at `indeks`."""
        if induk:
            self._pastikan_boleh_rincian(bagian, baru, induk)
        lama = list(self.daftar(bagian, induk))
        tempat = len(lama) if indeks is None else max(0, min(indeks, len(lama)))
        self.pasang(bagian, induk, [*lama[:tempat], *baru, *lama[tempat:]])

    def _pastikan_boleh_rincian(self, bagian: str, baru: Sequence[IsiButir], induk: str) -> None:
        letak = self.kini.denah.get(induk)
        if letak is None:
            raise SalahStatus(HILANG)
        if bagian != DIKTUM or letak.bagian != DIKTUM:
            raise IsianSalah(HANYA_DIKTUM)
        if letak.induk or any(satu.sub for satu in baru):
            raise IsianSalah(SATU_TINGKAT)

    def urutkan(self, bagian: str, kunci: Sequence[str]) -> None:
        """Put the items of a part in the order of these keys; those not named follow as they are."""
        tempat = {satu: n for n, satu in enumerate(kunci)}
        urut = sorted(self.daftar(bagian), key=lambda satu: tempat.get(satu.kunci, len(tempat)))
        self.pasang(bagian, "", urut)

    def cabut(self, kunci: str) -> IsiButir:
        """Take an item with its sub-items out of its list."""
        letak = self.kini.denah[kunci]
        daftar = self.daftar(letak.bagian, letak.induk)
        self.pasang(letak.bagian, letak.induk, [satu for satu in daftar if satu.kunci != kunci])
        return next(satu for satu in daftar if satu.kunci == kunci)

    def tukar(self, baru: IsiButir) -> None:
        """Write an item anew at its place."""
        letak = self.kini.denah[baru.kunci]
        daftar = self.daftar(letak.bagian, letak.induk)
        self.pasang(letak.bagian, letak.induk, [baru if satu.kunci == baru.kunci else satu for satu in daftar])

    def selesai(self, bagian: str, kalimat: str, kunci: Sequence[str] = ()) -> Hasil:
        """Write the part, the new version of the decree and the undo ("" = none); nothing where nothing changed."""
        if self.kini.bagian[bagian] == self.awal.bagian[bagian]:
            return Hasil(self.keputusan, self._baris(kunci))
        susunan_naskah.simpan(self.keputusan, bagian, self.kini.bagian[bagian], oleh=self.oleh)
        keputusan = tulis.ubah(self.keputusan, oleh=self.oleh, dipegang=True, rincian=self._rincian(bagian))
        return Hasil(keputusan, self._baris(kunci), self._urungan(bagian, kalimat) if kalimat else None)

    def _urungan(self, bagian: str, kalimat: str) -> UrunganNaskah:
        isi = [susunan_naskah.polos(satu.bagian[bagian]) for satu in (self.awal, self.kini)]
        nilai = {"keputusan": self.keputusan, "pengguna": self.oleh.pengguna, "bagian": bagian, "isi": isi}
        return tulis.buat(UrunganNaskah, oleh=self.oleh, catat=False, kalimat=kalimat, **nilai)

    def _rincian(self, bagian: str) -> dict:
        """What the audit row of the decree says: the part as people read it, else what hangs on its items."""
        lama, baru = self.awal, self.kini
        if lama.baris(bagian) != baru.baris(bagian):
            return {bagian: (lama.baris(bagian), baru.baris(bagian))}
        kaitan = lama.kaitan(bagian)
        return {f"kaitan_{bagian}": (kaitan if kaitan != baru.kaitan(bagian) else None, baru.kaitan(bagian))}

    def _baris(self, kunci: Sequence[str]) -> tuple[ButirKeputusan, ...]:
        ada = {butir.kunci.hex: butir for butir in self.keputusan.butir.all()} if kunci else {}
        return tuple(ada[satu] for satu in kunci)
