"""What the review pages of a sheet and of a measuring share: rows with their remarks, the decision, the comparison."""

from dataclasses import dataclass

from django.http import HttpRequest

from indikator.domain.isi_ajuan import tahun_target
from indikator.domain.verifikasi import BarisTinjau, BidangTinjau, Pembanding, Tinjauan
from indikator.forms.verifikasi import PUTUSAN, PutusanForm
from indikator.panel_catatan import TulisanBaru, UtasHalaman
from kinerja.alamat import jalur_di

LABEL_PEMBANDING = {
    Pembanding.KEMBALI: "Yang berubah sejak dikembalikan",
    Pembanding.BERLAKU: "Terhadap dokumen berlaku",
    Pembanding.SEMUA: "Semua baris",
}


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
