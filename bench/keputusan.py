"""The decree of Paser (45 jabatan) by its sections beside the same document in one plain WeasyPrint process.

Both from the same content to a PDF. First it looks that both give the same pages, the same words on each and, of every
tenth page, the same picture. In full also 20 times the sheets, once: how the time grows, and the largest process.
"""

import io
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.test import override_settings
from pypdf import PdfReader

from bench._basis import contoh
from bench._papan import Baris, Laju, periksa
from bench._tulis import koma
from bench._ukuran import berselang, puncak, ukur_kerja
from bench.acuan import weasyprint_polos
from kinerja.pdf import HasilPdf
from kinerja.pdf import bagian as mesin
from kinerja.pdf.satu import lingkungan
from laporan.domain.cetak import GAYA, Naskah, ke_html, ke_pdf, susun_naskah
from laporan.models import Keputusan
from organisasi.models import Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai

ANCHOR = "WeasyPrint polos, satu proses"
TIAP = 10  # every tenth page is compared as a picture
KALI = 20
SEDIKIT = 10  # sheets with --cepat


class Terukur(mesin.Kolam):
    """The pool, remembering the largest process it had."""

    terbesar = 0

    def __exit__(self, *galat) -> None:
        Terukur.terbesar = max(Terukur.terbesar, self.puncak)
        super().__exit__(*galat)


@dataclass
class Meja:
    """The decree and the ways to print it; each call of an edit edits anew."""

    naskah: Naskah
    ruang: Path

    def __post_init__(self):
        panjang = [len(lembar.baris) for lembar in self.lembar]
        self.terpanjang, self.ke = panjang.index(max(panjang)), count()
        self.biasa = panjang.index(sorted(panjang)[len(panjang) // 2])

    @property
    def lembar(self) -> tuple:
        return self.naskah.isi["isi"].lembar

    def polos(self) -> bytes:
        css = [_statis(satu) for satu in GAYA]
        isi, self.memori_polos = weasyprint_polos.ke_pdf(
            ke_html(self.naskah), css, self.ruang / "polos.pdf", lingkungan()
        )
        return isi

    def dingin(self) -> HasilPdf:
        for berkas in self.ruang.rglob("singgahan/pdf/*/*"):
            berkas.unlink()
        return ke_pdf(self.naskah)

    def sunting(self, letak: int) -> HasilPdf:
        """With another heading over one sheet."""
        satu = self.lembar[letak]
        baru = replace(satu, judul=(*satu.judul, f"Suntingan {next(self.ke)}"))
        return ke_pdf(berlembar(self.naskah, (*self.lembar[:letak], baru, *self.lembar[letak + 1 :])))

    def hangat(self) -> HasilPdf:
        return ke_pdf(self.naskah)


def baris(laju: Laju) -> Iterator[Baris]:
    mesin.Kolam = Terukur
    with contoh("keputusan"), TemporaryDirectory() as nama:
        ruang, paser = Path(nama), Pemda.objects.get(slug="paser")
        with override_settings(DATA_DIR=ruang), sebagai(paser):
            naskah = susun(paser)
            meja = Meja(berlembar(naskah, naskah.isi["isi"].lembar[:SEDIKIT]) if laju.cepat else naskah, ruang)
            yield from ukur(meja, laju)
            if not laju.cepat:
                yield from ukur_banyak(meja)


def susun(pemda: Pemda) -> Naskah:
    """The decree with its contents page."""
    keputusan = Keputusan.objects.select_related("instansi").get(instansi__slug="bkpsdm")
    pilihan = {"jenis": "keputusan", "instansi": keputusan.instansi, "tahun": keputusan.tahun}
    naskah = susun_naskah(**pilihan, objek=keputusan.pk, oleh=Pelaku.mesin(pemda))
    return replace(naskah, isi={"isi": replace(naskah.isi["isi"], dengan_daftar_isi=True)})


def berlembar(naskah: Naskah, lembar: tuple) -> Naskah:
    return replace(naskah, isi={"isi": replace(naskah.isi["isi"], lembar=lembar)})


def ukur(meja: Meja, laju: Laju) -> Iterator[Baris]:
    """With --cepat there are too few sheets for the goals."""
    kita = meja.dingin()  # also starts the zygote
    periksa_sama(kita.isi, meja.polos(), meja.ruang)
    cara = {
        "tanpa singgahan": (meja.dingin, 0.35),
        "sesudah menyunting satu lembar": (lambda: meja.sunting(meja.biasa), 0.05),
        "sesudah menyunting lembar terpanjang": (lambda: meja.sunting(meja.terpanjang), 0.12),
        "semua lembar tersimpan": (meja.hangat, 0.05),
    }
    polos, *semua = berselang([meja.polos, *(kerja for kerja, _ in cara.values())], laju.putaran)
    catatan = f"{len(meja.lembar)} lembar, {kita.halaman} halaman"
    for (nama, (_, batas)), terukur in zip(cara.items(), semua, strict=True):
        batas = None if laju.cepat else batas
        yield Baris.dari(f"Keputusan: {nama}", ANCHOR, batas, polos, terukur, catatan=catatan)
        catatan = ""
    catatan = f"WeasyPrint polos {meja.memori_polos} MB"
    yield Baris("Keputusan: proses terbesar", ANCHOR, 100, [Terukur.terbesar], satuan="MB", catatan=catatan)


def ukur_banyak(meja: Meja) -> Iterator[Baris]:
    """So many times the sheets, each of them another; once, since the anchor takes minutes."""
    lembar = tuple(replace(b, judul=(*b.judul, f"{n}")) for n in range(KALI) for b in meja.lembar)
    banyak, sekali = Meja(berlembar(meja.naskah, lembar), meja.ruang), ukur_kerja(meja.dingin)
    with override_settings(WAKTU_PDF_DETIK=3000, MEMORI_PDF_MB=6000):
        kita, polos = ukur_kerja(banyak.dingin), ukur_kerja(banyak.polos)
    pangkat = [log(getattr(kita, apa) / getattr(sekali, apa)) / log(KALI) for apa in ("lama", "prosesor")]
    nama = f"Keputusan × {KALI}"
    yield Baris.dari(f"{nama}: waktu", ANCHOR, None, [polos], [kita], catatan=f"{len(lembar)} lembar, sekali")
    dasar = f"Keputusan × 1 ({koma(sekali.lama)} detik)"
    yield Baris(f"{nama}: pangkat waktu", dasar, 1.1, pangkat[:1], pangkat[1:], satuan="pangkat")
    sini = int(puncak(os.getpid()))
    besar, dasar = max(Terukur.terbesar, sini), banyak.memori_polos
    catatan = f"pekerja PDF {Terukur.terbesar} MB, penggabung {sini} MB; WeasyPrint polos {dasar} MB"
    yield Baris(f"{nama}: memori proses terbesar", ANCHOR, 0.2, [besar / dasar], catatan=catatan)


def periksa_sama(kita: bytes, polos: bytes, ruang: Path) -> None:
    dua = [PdfReader(io.BytesIO(satu)).pages for satu in (kita, polos)]
    periksa(len(dua[0]) == len(dua[1]), f"{len(dua[0])} halaman, polos {len(dua[1])}")
    for nomor, (a, b) in enumerate(zip(*dua, strict=True), 1):
        kata = [sorted("".join(halaman.extract_text().split())) for halaman in (a, b)]
        periksa(kata[0] == kata[1], f"kata halaman {nomor} berbeda")
        if nomor % TIAP == 1:
            periksa(_gambar(kita, nomor, ruang) == _gambar(polos, nomor, ruang), f"gambar halaman {nomor} berbeda")


def _gambar(isi: bytes, nomor: int, ruang: Path) -> bytes:
    (ruang / "periksa.pdf").write_bytes(isi)
    perintah = ["pdftoppm", "-r", "60", "-f", str(nomor), "-l", str(nomor), str(ruang / "periksa.pdf")]
    return subprocess.run(perintah, check=True, capture_output=True).stdout


def _statis(alamat: str) -> Path:
    return Path(settings.STATICFILES_DIRS[0]) / alamat.removeprefix("static:")
