"""A long document by its sections: rendered in parallel in a warm pool, kept on disk, merged.

hasil = bagian_ke_pdf([Bagian("tubuh", html, "Keputusan"), …], judul="Keputusan", css=GAYA, singgahan=letak(pemda))
"""

import logging
import os
import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from django.conf import settings

from kinerja.pdf.anak import cari_statis
from kinerja.pdf.hasil import GalatPdf, HasilPdf, galat_muat
from kinerja.pdf.kolam import GalatBagian, Kolam, Tugas
from kinerja.pdf.satu import akar_statis
from kinerja.pdf.singgahan import Singgahan, isi_statis, sidik, sidik_mesin

logger = logging.getLogger(__name__)
JEDA = 0.5  # seconds between two reports of progress
CAP, TINDIH = "nomor halaman", "tindihan"
KOTAK_NOMOR = ("top-center", "bottom-right")  # where css/cetak.css prints page numbers
PUTARAN_ISI = 3  # how often a contents page that counts may change the numbers it prints


@dataclass(frozen=True)
class Bagian:
    """One section as a whole HTML document that begins a page.

    `kunci` names it in links (`href="bagian:<kunci>"`), `nama` to people. Bookmarks, which pages count and what their
    number looks like come from the style sheet, as in a document rendered at once.
    """

    kunci: str
    html: str
    nama: str


@dataclass(frozen=True)
class Entri:
    """A bookmark as a contents page prints it: `nomor`: of its page (a cover counts as none)."""

    kunci: str
    tingkat: int
    judul: str
    nomor: int


def bagian_ke_pdf(
    bagian: Sequence[Bagian],
    *,
    judul: str,
    penulis: str = "",
    css: Sequence[str] = (),
    singgahan: Path | None = None,
    daftar_isi: tuple[int, Callable[[list[Entri]], Bagian]] | None = None,
    tindih: str = "",
    lapor: Callable[[int, int], None] | None = None,
    ketat: bool = True,
) -> HasilPdf:
    """Render the sections that are not in `singgahan` (a directory of one pemda) and merge all of them in order.

    `css`: `static:` addresses or texts; page numbers stand in the margin boxes KOTAK_NOMOR, alone. `daftar_isi`:
    (place in the order, what makes the section from the entries; without entries it is to take as many pages).
    `tindih`: an HTML document that is empty but for the margins (a mark, a QR), drawn over every page: sections stay
    the same with and without it. `lapor(done, of)` is called about twice a second; what it raises ends the children.
    Raises GalatPdf as html_ke_pdf does, naming the section; the others are kept all the same.
    """
    kerja = _Kerja(bagian, tuple(css), singgahan, tindih, lapor or (lambda selesai, dari: None), ketat)
    return kerja.jalankan(judul, penulis, daftar_isi)


def hangatkan(
    bagian: Sequence[Bagian],
    *,
    css: Sequence[str],
    singgahan: Path,
    lapor: Callable[[int, int], None] | None = None,
) -> int:
    """Render what is missing in `singgahan` and merge nothing. Number of rendered sections."""
    kerja = _Kerja(bagian, tuple(css), singgahan, "", lapor or (lambda selesai, dari: None), True)
    return kerja.render(list(bagian))


class _Kerja:
    """One call of `bagian_ke_pdf`. Keys of what is rendered: that of a section, or (CAP or TINDIH, page name)."""

    def __init__(self, bagian, css, singgahan, tindih, lapor, ketat):
        # what only a merge needs is not loaded into the children, which import this package too
        from kinerja.pdf import gabung, nomor

        self.gabung, self.nomor = gabung, nomor
        self.bagian, self.tindih, self.lapor, self.ketat = list(bagian), tindih, lapor, ketat
        self.akar = akar_statis()
        self.css = tuple(_teks_css(satu, self.akar) for satu in css)
        self.tanpa_nomor = nomor.css_kosong(*KOTAK_NOMOR)
        self.dasar = sidik(sidik_mesin(), *self.css, *isi_statis("".join(self.css), self.akar))
        self.singgahan = Singgahan(singgahan)
        self.hasil: dict[str, tuple[dict, bytes]] = {}
        self.lapis: dict[str, dict[str, bytes]] = {CAP: {}, TINDIH: {}}
        self.selesai = self.puncak = 0
        self.lalu = float("-inf")

    def jalankan(self, judul: str, penulis: str, daftar_isi) -> HasilPdf:
        if daftar_isi:
            self._susun_dengan_daftar_isi(*daftar_isi)
        else:
            self.render(self.bagian)
        jilid = self._jilid()
        isi = self.gabung.gabung(jilid, self.lapis[CAP], self.lapis[TINDIH], judul=judul, penulis=penulis)
        peringatan = [kata for satu in jilid for kata in (*satu.laporan["galat"], *satu.laporan["peringatan"])]
        return HasilPdf(isi, sum(satu.halaman for satu in jilid), tuple(dict.fromkeys(peringatan)))

    def render(self, bagian: list[Bagian]) -> int:
        """Fill `hasil` for these sections and `lapis` for their page names. Number of sections not found on disk."""
        perlu: dict[Hashable, Tugas] = {}
        for satu in bagian:
            tugas = Tugas(satu.html, self.tanpa_nomor)
            if (ada := self.singgahan.baca(self._sidik(tugas))) is not None:
                self._terima(satu.kunci, *ada, antrean=perlu)
            else:
                perlu[satu.kunci] = tugas
        hilang = sum(isinstance(kunci, str) for kunci in perlu)
        jumlah = len(self.bagian)
        self._kabari(jumlah - hilang, jumlah, paksa=True)
        if perlu:
            self._render_yang_hilang(perlu, jumlah)
            self._kabari(jumlah, jumlah, paksa=True)
        return hilang

    def _render_yang_hilang(self, antrean: dict[Hashable, Tugas], jumlah: int) -> None:
        """Page names met on the way come into the queue as they appear."""
        banyak = min(settings.PROSES_PDF, os.cpu_count() or 1)
        semua, self.selesai = dict(antrean), jumlah - sum(isinstance(kunci, str) for kunci in antrean)
        with Kolam(sidik(self.dasar, *self.akar), self.css, self.akar, banyak=banyak) as kolam:
            try:
                for kunci, laporan, isi in kolam.kerjakan(antrean, lambda: self._kabari(self.selesai, jumlah)):
                    if laporan["galat"] and self.ketat:
                        raise GalatBagian(kunci, galat_muat(tuple(laporan["galat"])))
                    if not laporan["galat"]:
                        self.singgahan.tulis(self._sidik(semua[kunci]), laporan, isi)
                    self._terima(kunci, laporan, isi, antrean=antrean)
                    semua |= antrean
                    self.selesai += isinstance(kunci, str)
            except GalatBagian as galat:
                logger.error("Bagian dokumen PDF gagal: %s", "; ".join(galat.rincian) or galat)
                raise GalatPdf(f"{self._sebut(galat.kunci)}{galat}", galat.rincian) from galat
            finally:
                self.puncak = max(self.puncak, kolam.puncak)

    def _terima(self, kunci: Hashable, laporan: dict, isi: bytes, antrean: dict[Hashable, Tugas]) -> None:
        """Take in what was rendered; what is drawn over pages of a name met for the first time is asked for."""
        if isinstance(kunci, tuple):
            self.lapis[kunci[0]][kunci[1]] = isi
            return
        self.hasil[kunci] = laporan, isi
        for nama in dict.fromkeys(laporan["halaman"]):
            self._pastikan_lapis(CAP, nama, Tugas(self.nomor.HTML_CAP, self.nomor.css_cap(nama, KOTAK_NOMOR)), antrean)
            if self.tindih:
                self._pastikan_lapis(
                    TINDIH, nama, Tugas(self.tindih, self.tanpa_nomor + self.nomor.css_nama(nama)), antrean
                )

    def _pastikan_lapis(self, jenis: str, nama: str, tugas: Tugas, antrean: dict[Hashable, Tugas]) -> None:
        if nama in self.lapis[jenis]:
            return
        ada = self.singgahan.baca(self._sidik(tugas))
        self.lapis[jenis][nama] = ada[1] if ada else b""
        if not ada:
            antrean[jenis, nama] = tugas

    def _susun_dengan_daftar_isi(self, letak: int, buat: Callable[[list[Entri]], Bagian]) -> None:
        """Render with a contents section: without numbers beside the others, so that it is known how many pages it
        takes, then with them; again when it takes others after all."""
        self.bagian.insert(letak, buat([]))
        self.render(self.bagian)
        for _ in range(PUTARAN_ISI):
            satu = buat(self._entri())
            if satu.html == self.bagian[letak].html:
                return
            self.bagian[letak] = satu
            self.render([satu])

    def _entri(self) -> list[Entri]:
        """Bookmarks with the numbers of their pages, as many as are rendered so far."""
        hasil, nomor = [], 0
        for satu in self.bagian:
            laporan = self.hasil[satu.kunci][0]
            angka = list(accumulate(laporan["dihitung"], initial=nomor))[1:]
            for tingkat, judul, halaman, *_ in laporan["penanda"]:
                hasil.append(Entri(satu.kunci, tingkat, judul, angka[halaman]))
            nomor = angka[-1] if angka else nomor
        return hasil

    def _jilid(self) -> list:
        return [self.gabung.Jilid(satu.kunci, *self.hasil[satu.kunci]) for satu in self.bagian]

    def _sidik(self, tugas: Tugas) -> str:
        return sidik(self.dasar, tugas.css, tugas.html, *isi_statis(tugas.html, self.akar))

    def _kabari(self, selesai: int, jumlah: int, paksa: bool = False) -> None:
        if paksa or time.monotonic() - self.lalu >= JEDA:
            self.lalu = time.monotonic()
            self.lapor(selesai, jumlah)

    def _sebut(self, kunci: Hashable) -> str:
        nama = next((satu.nama for satu in self.bagian if satu.kunci == kunci), "")
        return f"Bagian “{nama}”: " if nama else ""


def _teks_css(css: str, akar: tuple[str, ...]) -> str:
    """The text of a style sheet: what is kept on disk depends on it, not on its address."""
    if not css.startswith("static:"):
        return css
    try:
        return cari_statis(css.removeprefix("static:"), akar).read_text()
    except ValueError as galat:
        raise galat_muat((str(galat),)) from galat
