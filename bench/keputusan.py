"""The decree of Paser (45 jabatan) by its sections beside the same decree in one WeasyPrint process.

Both make the same PDF from the content of the example data, in this process on a temporary SQLite database; rounds of
[at once, nothing kept, after editing an ordinary sheet, after editing the longest, everything kept], the ratio inside
the round, median and range: of the time, and beside it of the processor time of all processes taking part, which does
not depend on what else the machine does. `rakitan` is the part outside the renderer: content to HTML. With `--kali 20`
the same for so many times the sheets, once: exponent of the time and the largest process. First it checks that both
give the same pages, the same words on each and, of every tenth page, the same picture.

    .venv/bin/python -m bench.keputusan [--putaran 5] [--kali 1]
"""

import argparse
import io
import os
import resource
import subprocess
from dataclasses import replace
from math import log
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection
from django.test import override_settings
from pypdf import PdfReader

from bench._ukuran import cetak_angka, ukur_kerja
from kinerja.pdf import HasilPdf, html_ke_pdf
from kinerja.pdf import bagian as mesin
from laporan.domain.cetak import GAYA, Naskah, ke_bagian, ke_html, ke_pdf, susun_naskah
from laporan.models import Keputusan
from organisasi.models import Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
from tests.basis import basis, muat_contoh, pakai

CARA = ("dingin", "lembar biasa", "lembar terpanjang", "hangat")
TIAP = 10  # every tenth page is compared as a picture


class Terukur(mesin.Kolam):
    """The pool, remembering the largest process it had."""

    terbesar = 0

    def __exit__(self, *galat) -> None:
        Terukur.terbesar = max(Terukur.terbesar, self.puncak)
        super().__exit__(*galat)


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    pilihan.add_argument("--putaran", type=int, default=5)
    pilihan.add_argument("--kali", type=int, default=1, help="ukur juga sekali dengan lembar sebanyak ini kali")
    isi = pilihan.parse_args()
    mesin.Kolam = Terukur
    data = basis(Path(settings.DATA_DIR))
    data.buat_templat()
    nama = data.salin_isi("bench", "contoh", muat_contoh)
    try:
        pakai(nama)
        paser = Pemda.objects.get(slug="paser")
        with TemporaryDirectory() as ruang, override_settings(DATA_DIR=Path(ruang)), sebagai(paser):
            ukur(susun(paser), Path(ruang), isi.putaran, isi.kali)
    finally:
        connection.close()
        data.hapus(nama)


def susun(pemda: Pemda) -> Naskah:
    """The decree with its contents page."""
    keputusan = Keputusan.objects.select_related("instansi").get(instansi__slug="bkpsdm")
    pilihan = {"jenis": "keputusan", "instansi": keputusan.instansi, "tahun": keputusan.tahun}
    naskah = susun_naskah(**pilihan, objek=keputusan.pk, oleh=Pelaku.mesin(pemda))
    return replace(naskah, isi={"isi": replace(naskah.isi["isi"], dengan_daftar_isi=True)})


def sekaligus(naskah: Naskah) -> HasilPdf:
    """The anchor."""
    return html_ke_pdf(ke_html(naskah), judul=naskah.judul, css=list(GAYA))


def sunting(naskah: Naskah, letak: int, kata: str) -> Naskah:
    """Another heading over one sheet."""
    isi = naskah.isi["isi"]
    lembar = list(isi.lembar)
    lembar[letak] = replace(lembar[letak], judul=(*lembar[letak].judul, kata))
    return replace(naskah, isi={"isi": replace(isi, lembar=tuple(lembar))})


def lupakan(ruang: Path) -> None:
    for berkas in ruang.rglob("singgahan/pdf/*/*"):
        berkas.unlink()


def ukur(naskah: Naskah, ruang: Path, putaran: int, kali: int) -> None:
    panjang = [len(lembar.baris) for lembar in naskah.isi["isi"].lembar]
    terpanjang = panjang.index(max(panjang))
    biasa = panjang.index(sorted(panjang)[len(panjang) // 2])
    periksa(ke_pdf(naskah), sekaligus(naskah), ruang)  # also starts the zygote
    print(f"{len(panjang)} lembar; yang disunting {panjang[biasa]} dan {panjang[terpanjang]} baris")
    hasil = []
    for nomor in range(putaran):
        dasar = ukur_kerja(lambda: sekaligus(naskah))
        rakitan = ukur_kerja(lambda: ke_bagian(naskah))
        lupakan(ruang)
        kini = [naskah, sunting(naskah, biasa, f"A{nomor}"), sunting(naskah, terpanjang, f"B{nomor}"), naskah]
        hasil.append((dasar, [*(ukur_kerja(lambda satu=satu: ke_pdf(satu)) for satu in kini), rakitan]))
    cetak_angka("sekaligus (s)", [dasar for dasar, _ in hasil])
    for ke, cara in enumerate((*CARA, "rakitan")):
        cetak_angka(f"rasio {cara}", [semua[ke].banding(dasar) for dasar, semua in hasil])
    print(f"beban mesin (1 menit): {os.getloadavg()[0]:.1f}")
    besar = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"proses terbesar: bagian {Terukur.terbesar} MB, sekaligus {besar} MB")
    if kali > 1:
        ukur_banyak(naskah, ruang, kali, median(semua[0].lama for _, semua in hasil))


def ukur_banyak(naskah: Naskah, ruang: Path, kali: int, satu: float) -> None:
    """The same with more sheets, each of them another."""
    isi = naskah.isi["isi"]
    lembar = [replace(b, judul=(*b.judul, f"{n}")) for n in range(kali) for b in isi.lembar]
    banyak = replace(naskah, isi={"isi": replace(isi, lembar=tuple(lembar))})
    lupakan(ruang)
    with override_settings(WAKTU_PDF_DETIK=3000, MEMORI_PDF_MB=6000):
        kita = ukur_kerja(lambda: ke_pdf(banyak))
        dasar = ukur_kerja(lambda: sekaligus(banyak))
    besar = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    sini = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    pangkat, rasio = log(kita.lama / satu) / log(kali), kita.banding(dasar)
    print(f"{kali} kali: {kita.halaman} halaman, {kita.lama:.1f} s, pangkat {pangkat:.2f}")
    print(f"  sekaligus {dasar.lama:.1f} s, rasio {rasio.lama:.3f}, rasio waktu prosesor {rasio.prosesor:.3f}")
    print(f"  proses terbesar: bagian {Terukur.terbesar} MB, penggabung {sini} MB, sekaligus {besar} MB")


def periksa(kita: HasilPdf, dasar: HasilPdf, ruang: Path) -> None:
    assert kita.halaman == dasar.halaman, (kita.halaman, dasar.halaman)
    dua = [PdfReader(io.BytesIO(satu.isi)).pages for satu in (kita, dasar)]
    for nomor, (a, b) in enumerate(zip(*dua, strict=True), 1):
        kata = [sorted("".join(halaman.extract_text().split())) for halaman in (a, b)]
        assert kata[0] == kata[1], f"kata halaman {nomor} berbeda"
    for nomor in range(1, kita.halaman + 1, TIAP):
        assert _gambar(kita, nomor, ruang) == _gambar(dasar, nomor, ruang), f"gambar halaman {nomor} berbeda"
    print(f"{kita.halaman} halaman, {len(kita.isi) // 1024} kB (sekaligus {len(dasar.isi) // 1024} kB)")


def _gambar(hasil: HasilPdf, nomor: int, ruang: Path) -> bytes:
    (ruang / "periksa.pdf").write_bytes(hasil.isi)
    perintah = ["pdftoppm", "-r", "60", "-f", str(nomor), "-l", str(nomor), str(ruang / "periksa.pdf")]
    return subprocess.run(perintah, check=True, capture_output=True).stdout


if __name__ == "__main__":
    main()
