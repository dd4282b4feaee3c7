"""Threads of remarks with their forms, as pages and panels show them to one reader."""

import uuid
from dataclasses import dataclass, field

from django.http import HttpRequest

from indikator.domain.catatan_verifikasi import dapat_diselesaikan
from indikator.domain.kabar_catatan import dapat_disebut
from indikator.domain.utas_catatan import KumpulanUtas, Utas, utas
from indikator.forms.verifikasi import CatatanForm
from organisasi.permissions import boleh


@dataclass
class TulisanBaru:
    """The form of a new remark on one place; `isi` and `galat` are what was typed and refused before."""

    silsilah: str = ""
    bidang: str = ""
    induk: int | None = None
    isi: str = ""
    galat: tuple[str, ...] = ()
    kunci: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def id(self) -> str:
        return f"u{self.induk}" if self.induk else (self.silsilah or "umum")


@dataclass
class UtasHalaman:
    """A thread, whether the reader may close it, and the form of an answer."""

    utas: Utas
    dapat_ditandai: bool
    jawab: TulisanBaru

    @property
    def catatan(self):
        return self.utas.catatan


@dataclass
class PembuatCatatan:
    """Threads and forms of one object for one reader; `salah` is the form that was refused, shown as it was typed."""

    request: HttpRequest
    objek: object
    instansi: object
    salah: CatatanForm | None = None

    def __post_init__(self):
        self.kumpulan: KumpulanUtas = utas(self.objek)
        for satu in self.kumpulan.daftar:
            satu.catatan.instansi = self.instansi

    def tulis(self, silsilah: str = "", induk: int | None = None) -> TulisanBaru:
        satu = TulisanBaru(silsilah=silsilah, induk=induk)
        if self.salah is None or not self._tempat_salah(silsilah, induk):
            return satu
        data = self.salah.data
        galat = tuple(str(kalimat) for daftar in self.salah.errors.values() for kalimat in daftar)
        return TulisanBaru(silsilah, data.get("bidang", ""), induk, data.get("isi", ""), galat)

    def _tempat_salah(self, silsilah: str, induk: int | None) -> bool:
        data = self.salah.data
        if induk or data.get("induk"):
            return data.get("induk") == str(induk or "")
        return data.get("silsilah", "") == silsilah

    def hias(self, daftar) -> list[UtasHalaman]:
        pelaku = self.request.pelaku
        return [UtasHalaman(u, dapat_diselesaikan(pelaku, u.catatan), self.tulis(induk=u.catatan.pk)) for u in daftar]

    def konteks(self, tampil: set[str]) -> dict:
        """`tampil`: rows that the page shows; remarks on others stand below."""
        komentar = boleh(self.request.pelaku, "komentari", self.instansi)
        return {
            "boleh_komentar": komentar,
            "dari_opd": boleh(self.request.pelaku, "isi_data", self.instansi),
            "utas_umum": self.hias(self.kumpulan.umum),
            "utas_lain": self.hias(self.kumpulan.tanpa(tampil)),
            "tulis_umum": self.tulis(),
            "jumlah_terbuka": len(self.kumpulan.terbuka),
            "dapat_disebut": dapat_disebut(self.instansi) if komentar else [],
            "kembali": self.request.get_full_path(),
        }
