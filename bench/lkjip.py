"""Composing, showing, printing and writing a LKjIP, each beside an anchor, in processor time.

The draft of 2020 of the example data (58 sections, 46 tables), in this process on a temporary SQLite database (or the
PostgreSQL of the tests: UJI_BASIS and UJI_POSTGRES as in tests/settings.py). Beside each other:

    compose    content of the whole report          the figures of its capaian alone
    overview   its page with every table and chart  composing it once
    editor     the page of one section              composing it once
    save       a section from the editor            a bare Django view that does one UPDATE
    print      with `--grafik` charts, none drawn   the same without charts

First it checks that page and print hold the same tables with and without what is compared, and that what is saved is
what was sent. Rounds of [anchor, ours]; printed are the ratios inside the round, median and range.

    .venv/bin/python -m bench.lkjip [--putaran 5] [--ulang 5] [--grafik 20]
"""

import argparse
import io
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.http import JsonResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse
from pypdf import PdfReader

from bench._ukuran import Ukuran, cetak_angka, ukur_kerja
from bench.simpan_sel import JSON, tulis_sampai_cakram
from indikator.domain.pengukuran import pengukuran_instansi
from kinerja import grafik
from kinerja.pdf import HasilPdf
from kinerja.urls import urlpatterns as alamat_kinerja
from laporan.domain.cetak import Naskah, ke_pdf, susun_naskah
from laporan.domain.lkjip.isi import IsiLkjip, susun_lkjip
from laporan.domain.lkjip.narasi import Blok
from laporan.models import BagianLkjip, Lkjip
from organisasi.models import Pemda, Pengguna
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
from tests.basis import basis, muat_contoh, pakai

PEMDA, TAHUN = "magetan", 2020
AKUN = f"perencana@{PEMDA}.example"


def polos(request, slug_pemda: str, pk: int) -> JsonResponse:
    """The anchor of a save: one UPDATE, no check, no cleaning, no version, no audit row."""
    return JsonResponse({"banyak": BagianLkjip.objects.filter(pk=pk).update(isi=request.POST["isi"])})


@dataclass(frozen=True)
class Banding:
    """Two ways: `anchor` and `kita`, each called `ulang` times a round."""

    nama: str
    anchor: Callable
    kita: Callable
    ulang: int = 1


class Penulis:
    """A signed-in browser on the longest text of the report; the anchor writes the next one, which has no versions."""

    def __init__(self, lkjip: Lkjip):
        self.klien, self.lkjip = Client(), lkjip
        self.klien.force_login(Pengguna.objects.get(email=AKUN))
        self.bagian, self.bagian_polos = sorted(lkjip.bagian.all(), key=lambda satu: -len(satu.isi))[:2]
        self.naskah, self.versi, self.ke = self.bagian.isi, self.bagian.versi, 0
        self.alamat = reverse("lkjip_bagian", args=[PEMDA, lkjip.pk, self.bagian.pk])

    def rincian(self) -> str:
        return self._buka(reverse("lkjip_rincian", args=[PEMDA, self.lkjip.pk]))

    def editor(self) -> str:
        return self._buka(self.alamat)

    def simpan_polos(self) -> str:
        return self._kirim(f"/{PEMDA}/polos/{self.bagian_polos.pk}/", self._lain())[0]

    def simpan(self) -> str:
        isi, jawaban = self._kirim(self.alamat, self._lain())
        self.versi = jawaban["versi"]
        return isi

    def _lain(self) -> str:
        """The text with one more paragraph, another each time."""
        self.ke += 1
        return f"{self.naskah}<p>Tambahan {self.ke}.</p>"

    def _buka(self, alamat: str) -> str:
        jawaban = self.klien.get(alamat)
        if jawaban.status_code != 200:
            raise SystemExit(f"{alamat}: {jawaban.status_code}")
        return jawaban.content.decode()

    def _kirim(self, alamat: str, isi: str) -> tuple[str, dict]:
        jawaban = self.klien.post(alamat, {"isi": isi, "dasar": self.versi}, headers=JSON)
        if jawaban.status_code != 200:
            raise SystemExit(f"{alamat}: {jawaban.status_code} {jawaban.content[:300]!r}")
        return isi, jawaban.json()


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    pilihan.add_argument("--putaran", type=int, default=5)
    pilihan.add_argument("--ulang", type=int, default=5, help="kali tiap kerja dalam satu putaran (mencetak: sekali)")
    pilihan.add_argument("--grafik", type=int, default=20)
    isi = pilihan.parse_args()
    data = basis(Path(settings.DATA_DIR))
    data.buat_templat()
    nama = data.salin_isi("bench", "contoh", muat_contoh)
    try:
        tulis_sampai_cakram()
        pakai(nama)
        alamat = (path("<slug:slug_pemda>/polos/<int:pk>/", polos), *alamat_kinerja)
        pemda = Pemda.objects.get(slug=PEMDA)
        with override_settings(ROOT_URLCONF=alamat), sebagai(pemda):
            lkjip = Lkjip.objects.select_related("instansi__pemda", "penandatangan").get(tahun=TAHUN)
            ukur([*halaman(lkjip, isi.ulang), cetakan(lkjip, isi.grafik)], isi.putaran)
    finally:
        connection.close()
        data.hapus(nama)


def halaman(lkjip: Lkjip, ulang: int) -> list[Banding]:
    penulis, susun = Penulis(lkjip), lambda: susun_lkjip(lkjip)
    periksa_halaman(penulis, susun())
    return [
        Banding("susun", lambda: pengukuran_instansi(lkjip.instansi, TAHUN), susun, ulang),
        Banding("rincian", susun, penulis.rincian, ulang),
        Banding("penyunting", susun, penulis.editor, ulang),
        Banding("simpan", penulis.simpan_polos, penulis.simpan, 4 * ulang),
    ]


def periksa_halaman(penulis: Penulis, isi: IsiLkjip) -> None:
    teks = penulis.rincian()
    assert all(f'id="tabel-{satu.nomor}"' in teks for satu in isi.tabel), "tabel tidak di halaman"
    for kirim, bagian in ((penulis.simpan_polos, penulis.bagian_polos), (penulis.simpan, penulis.bagian)):
        isi_kirim = kirim()
        with sebagai(penulis.lkjip.instansi.pemda):
            assert BagianLkjip.objects.get(pk=bagian.pk).isi == isi_kirim, "yang tersimpan bukan yang dikirim"
    for nama in ("rincian", "editor", "simpan"):
        with CaptureQueriesContext(connection) as kueri:
            getattr(penulis, nama)()
            print(f"{nama}: {len(kueri)} kueri")


def cetakan(lkjip: Lkjip, banyak: int) -> Banding:
    pilihan = {
        "jenis": "lkjip",
        "instansi": lkjip.instansi,
        "tahun": TAHUN,
        "oleh": Pelaku.mesin(lkjip.instansi.pemda),
    }
    naskah = susun_naskah(**pilihan, objek=lkjip.pk)
    polos_, penuh = dengan_grafik(naskah, 0), dengan_grafik(naskah, banyak)
    periksa_cetakan(ke_pdf(polos_), ke_pdf(penuh), naskah.isi["isi"])
    return Banding(f"cetak {banyak} grafik", lambda: ke_pdf(polos_), lambda: cetak_dingin(penuh))


def dengan_grafik(naskah: Naskah, banyak: int) -> Naskah:
    """The same report with so many charts, each another, in the sections that have one."""
    isi = naskah.isi["isi"]
    ada = [blok for satu in isi.bagian for blok in satu.blok if blok.grafik]
    tiap = -(-banyak // len(ada))
    sisa = iter(range(1, banyak + 1))

    def ganti(blok: Blok) -> list[Blok]:
        if not blok.grafik:
            return [blok]
        nomor = [ke for _, ke in zip(range(tiap), sisa, strict=False)]
        return [replace(blok, grafik=replace(blok.grafik, judul=f"{blok.grafik.judul} {n}", nomor=n)) for n in nomor]

    bagian = tuple(replace(satu, blok=tuple(b for blok in satu.blok for b in ganti(blok))) for satu in isi.bagian)
    return replace(naskah, isi={"isi": replace(isi, bagian=bagian)})


def cetak_dingin(naskah: Naskah) -> HasilPdf:
    """With every chart drawn anew."""
    grafik.svg.cache_clear()
    return ke_pdf(naskah)


def periksa_cetakan(tanpa: HasilPdf, penuh: HasilPdf, isi: IsiLkjip) -> None:
    for hasil in (tanpa, penuh):
        teks = "".join("".join(satu.extract_text().split()) for satu in PdfReader(io.BytesIO(hasil.isi)).pages)
        hilang = [satu.keterangan for satu in isi.tabel if "".join(satu.keterangan.split()) not in teks]
        assert not hilang, f"tabel tidak tercetak: {hilang}"
    print(f"{tanpa.halaman} halaman tanpa grafik, {penuh.halaman} dengan grafik, {len(isi.tabel)} tabel")


def ukur(daftar: list[Banding], putaran: int) -> None:
    hasil: dict[str, list[tuple[Ukuran, Ukuran]]] = {satu.nama: [] for satu in daftar}
    for _ in range(putaran):
        for satu in daftar:
            pasangan = ukur_kerja(satu.anchor, satu.ulang), ukur_kerja(satu.kita, satu.ulang)
            hasil[satu.nama].append(pasangan)
    for nama, pasangan in hasil.items():
        cetak_angka(f"{nama}: anchor (s)", [anchor for anchor, _ in pasangan])
        cetak_angka(f"{nama}: rasio", [kita.banding(anchor) for anchor, kita in pasangan])
    print(f"beban mesin (1 menit): {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
