"""Kotak masuk: one row per OPD of a pemda and year, one cell per kind of document. A fixed number of queries.

semua = kotak_masuk(pelaku, 2026)
tampil = Saringan(keadaan="disetujui").pilih(semua)
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from indikator.domain.jadwal import waktu_semua
from indikator.models import CatatanVerifikasi
from laporan.domain import bahan_kotak
from laporan.domain.sel_kotak import BELUM_DIKIRIM, DOKUMEN, JADWAL, JENIS, KEADAAN, LKJIP, PK, Bahan, Sel, susun_sel
from organisasi.enums import JenisInstansi
from organisasi.models import Instansi

TERLAMBAT, MENUNGGU_SAYA = "terlambat", "menunggu"


@dataclass(frozen=True)
class BarisKotak:
    """One OPD. `sel`: {kind: Sel} in the order of JENIS; `catatan`: remarks of the year still open."""

    instansi: Instansi
    sel: dict[str, Sel]
    catatan: int = 0

    @property
    def pk(self) -> int:
        return self.instansi.pk

    @property
    def nama(self) -> str:
        return self.instansi.nama

    @property
    def menunggu(self) -> int:
        """Cells on which it is the reader's turn."""
        return sum(satu.menunggu for satu in self.sel.values())

    @property
    def terlambat(self) -> int:
        """Days of the latest cell."""
        return max((satu.terlambat for satu in self.sel.values()), default=0)

    @property
    def belum_dikirim(self) -> list[str]:
        """What the OPD still has to send, in words: "Realisasi TW III: draf, terlambat 37 hari"."""
        return [
            f"{sel.judul}: {sel.label.lower()}" + (f", terlambat {sel.terlambat} hari" if sel.terlambat else "")
            for sel in self.sel.values()
            if sel.status in BELUM_DIKIRIM
        ]

    def __str__(self):
        return self.nama


@dataclass(frozen=True)
class Saringan:
    """What the url asks for; "" asks for everything. keadaan: one of KEADAAN, "terlambat" or "menunggu"."""

    jenis: str = ""
    keadaan: str = ""
    terlambat: bool = False
    jenis_instansi: str = ""
    q: str = ""

    def pilih(self, semua: list[BarisKotak]) -> list[BarisKotak]:
        """The rows that fit, with the cells of the chosen kind only; who waits for the reader first, then the name."""
        baris = [replace(b, sel={self.jenis: b.sel[self.jenis]}) for b in semua] if self.jenis else list(semua)
        baris = [b for b in baris if self._cocok(b)]
        return sorted(baris, key=lambda b: (not b.menunggu, b.nama.casefold()))

    def tanpa_keadaan(self) -> "Saringan":
        """The same whatever the state: what the summary counts."""
        return replace(self, keadaan="", terlambat=False)

    def _cocok(self, baris: BarisKotak) -> bool:
        instansi = baris.instansi
        if self.jenis_instansi and instansi.jenis != self.jenis_instansi:
            return False
        if self.q.casefold() not in f"{instansi.nama} {instansi.nama_singkat}".casefold():
            return False
        return any(self._sel_cocok(satu) for satu in baris.sel.values())

    def _sel_cocok(self, sel: Sel) -> bool:
        """State and lateness are asked of the same cell."""
        return (not self.keadaan or cocok(sel, self.keadaan)) and (not self.terlambat or sel.terlambat > 0)


def cocok(sel: Sel, keadaan: str) -> bool:
    if keadaan == MENUNGGU_SAYA:
        return sel.menunggu
    return sel.terlambat > 0 if keadaan == TERLAMBAT else sel.keadaan == keadaan


def yang_dihitung(baris: list[BarisKotak]) -> list[BarisKotak]:
    """Without the example OPD, unless there are no others (a pemda for trying out)."""
    return [satu for satu in baris if not satu.instansi.contoh] or baris


def ringkasan(baris: list[BarisKotak]) -> list[tuple[str, str, int]]:
    """(state, words, OPD with at least one such cell), those with 0 left out."""
    nama = {MENUNGGU_SAYA: "Menunggu Anda", TERLAMBAT: "Terlambat"} | KEADAAN
    jumlah = Counter(satu for b in baris for satu in nama if any(cocok(s, satu) for s in b.sel.values()))
    return [(satu, kata, jumlah[satu]) for satu, kata in nama.items() if jumlah[satu]]


def kotak_masuk(pelaku, tahun: int, hari: date | None = None) -> list[BarisKotak]:
    """Every OPD of the active pemda, by name; 13 queries whatever their number."""
    bahan = {DOKUMEN: bahan_kotak.dokumen(tahun), PK: bahan_kotak.perjanjian(tahun), LKJIP: bahan_kotak.lkjip(tahun)}
    bahan |= bahan_kotak.realisasi(tahun)
    waktu = waktu_semua(tahun, hari)
    catatan = _catatan_terbuka(tahun)
    return [
        BarisKotak(
            instansi,
            {
                satu: susun_sel(
                    satu, bahan[satu].get(instansi.pk, Bahan()), waktu(instansi.pk, JADWAL[satu]), pelaku, instansi
                )
                for satu in JENIS
            },
            catatan.get(instansi.pk, 0),
        )
        for instansi in _yang_melapor(bahan[DOKUMEN])
    ]


def _yang_melapor(dokumen: dict[int, Bahan]) -> list[Instansi]:
    """Active OPD, not the pemda itself.

    A Setda whose Bagian report by themselves has no row until it has a document of its own.
    """
    bagian = Instansi.objects.filter(induk=OuterRef("pk"), jenis=JenisInstansi.BAGIAN, aktif=True)
    semua = Instansi.objects.filter(aktif=True).exclude(jenis=JenisInstansi.PEMDA)
    semua = semua.annotate(punya_bagian=Exists(bagian)).order_by("nama", "pk")
    return [i for i in semua if i.jenis != JenisInstansi.SETDA or not i.punya_bagian or i.pk in dokumen]


def _catatan_terbuka(tahun: int) -> dict[int, int]:
    """{instansi: threads of the year that are not resolved}; one query."""
    dokumen = Q(lembar__penetapan__tahun_mulai__lte=tahun, lembar__penetapan__tahun_selesai__gte=tahun)
    milik = dokumen | Q(pengukuran__tahun=tahun) | Q(perjanjian__tahun=tahun)
    terbuka = CatatanVerifikasi.objects.filter(milik, induk=None, selesai=False).order_by()
    return dict(terbuka.values_list("instansi").annotate(Count("pk")))
