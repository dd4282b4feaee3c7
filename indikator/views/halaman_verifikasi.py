"""What the review pages of a sheet and of a measuring share: rows with their remarks, the decision, the comparison."""

import uuid
from dataclasses import dataclass, field

from django.http import HttpRequest

from indikator.domain.catatan_verifikasi import dapat_diselesaikan
from indikator.domain.isi_ajuan import tahun_target
from indikator.domain.kabar_catatan import dapat_disebut
from indikator.domain.utas_catatan import KumpulanUtas, Utas, utas
from indikator.domain.verifikasi import BarisTinjau, BidangTinjau, Pembanding, Tinjauan
from indikator.forms.verifikasi import PUTUSAN, CatatanForm, PutusanForm
from kinerja.alamat import jalur_di
from organisasi.permissions import boleh

LABEL_PEMBANDING = {
    Pembanding.KEMBALI: "Yang berubah sejak dikembalikan",
    Pembanding.BERLAKU: "Terhadap dokumen berlaku",
    Pembanding.SEMUA: "Semua baris",
}


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
class BarisHalaman:
    """A row of the comparison. `mutu`: its quality notes (Kumpulan or None). `lain`: what only one page shows.

    `tahun`: the year that is reviewed (None: a measuring); unchanged targets of other years are folded.
    """

    baris: BarisTinjau
    utas: list[UtasHalaman]
    tulis: TulisanBaru
    mutu: object = None
    lain: object = None
    tahun: int | None = None

    @property
    def bidang_utama(self) -> tuple[BidangTinjau, ...]:
        return tuple(satu for satu in self.baris.bidang if not self._tahun_lain(satu))

    @property
    def target_lain(self) -> tuple[BidangTinjau, ...]:
        """Unchanged targets of other years."""
        return tuple(satu for satu in self.baris.bidang if self._tahun_lain(satu))

    def _tahun_lain(self, satu: BidangTinjau) -> bool:
        return not satu.beda.berubah and tahun_target(satu.bidang) not in (None, self.tahun)


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


def konteks_putusan(tindakan, objek, ringkasan: str, form: PutusanForm | None) -> dict:
    """The decisions that this reader may take now: plain ones as buttons, those with a reason in one form."""
    boleh_diputus = [p for p in tindakan if p.tindakan in PUTUSAN]
    return {
        "putusan": [p for p in boleh_diputus if not p.perlu_alasan],
        "putusan_beralasan": [p for p in boleh_diputus if p.perlu_alasan],
        "form_putusan": form or PutusanForm(initial={"versi": objek.versi, "alasan": ringkasan}),
        "form_salah": form,
    }


def konteks_pembanding(
    request: HttpRequest, pilihan: list[Pembanding], dipilih: Pembanding, tinjauan: Tinjauan
) -> dict:
    """The switch of komponen/pilihan.html and the comparison itself."""
    kueri, butir = request.GET.copy(), []
    for satu in pilihan:
        kueri["tampil"] = satu.value
        butir.append({"label": LABEL_PEMBANDING[satu], "url": f"{request.path}?{kueri.urlencode()}", "jumlah": None})
        butir[-1]["aktif"] = satu == dipilih
    return {"pilihan_tampil": butir, "tampil": dipilih.value, "tinjauan": tinjauan}


def aman(request: HttpRequest, tujuan: str, bawaan: str) -> str:
    """A page of this pemda to go back to; anything else is ignored."""
    return tujuan if jalur_di(tujuan, f"/{request.pemda.slug}/") else bawaan
