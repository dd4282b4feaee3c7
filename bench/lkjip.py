"""Composing, showing, printing and writing a LKjIP: the draft of 2020 of the example data (58 sections, 46 tables).

    compose    content of the whole report          the figures of its capaian alone
    overview   its page with every table and chart  composing it once
    editor     the page of one section              composing it once
    save       a section from the editor            a bare Django view that does one UPDATE
    print      with 20 charts, none drawn yet       the same document without charts
               the same                             with an empty box in the place of each chart: as many pages

First it looks that page and print hold the same tables with and without what is compared, and that what is saved is
what was sent. Only the print has a goal.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from django.test import Client, override_settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from pypdf import PdfReader

from bench._basis import contoh
from bench._papan import Baris, Laju, banding, periksa
from bench._ukuran import berselang
from bench.simpan_sel import JSON
from indikator.domain.pengukuran import pengukuran_instansi
from kinerja import grafik
from kinerja.pdf import HasilPdf
from laporan.domain.cetak import Naskah, ke_pdf, susun_naskah
from laporan.domain.lkjip.grafik import GrafikLkjip
from laporan.domain.lkjip.isi import IsiLkjip, susun_lkjip
from laporan.domain.lkjip.narasi import Blok
from laporan.models import BagianLkjip, Lkjip
from organisasi.models import Pemda, Pengguna
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai

PEMDA, TAHUN, GRAFIK = "magetan", 2020, 20
AKUN = f"perencana@{PEMDA}.example"


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
        return self._kirim(f"/{PEMDA}/polos/bagian/{self.bagian_polos.pk}/", self._lain())[0]

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
        periksa(jawaban.status_code == 200, f"{alamat}: {jawaban.status_code}")
        return jawaban.content.decode()

    def _kirim(self, alamat: str, isi: str) -> tuple[str, dict]:
        jawaban = self.klien.post(alamat, {"isi": isi, "dasar": self.versi}, headers=JSON)
        periksa(jawaban.status_code == 200, f"{alamat}: {jawaban.status_code} {jawaban.content[:300]!r}")
        return isi, jawaban.json()


def baris(laju: Laju) -> Iterator[Baris]:
    with contoh("lkjip"), override_settings(ROOT_URLCONF="bench.acuan.polos"):
        pemda = Pemda.objects.get(slug=PEMDA)
        with sebagai(pemda):
            lkjip = Lkjip.objects.select_related("instansi__pemda", "penandatangan").get(tahun=TAHUN)
            yield from cetakan(lkjip, laju)
            if not laju.cepat:
                yield from halaman(lkjip, laju)


def halaman(lkjip: Lkjip, laju: Laju) -> Iterator[Baris]:
    penulis, susun, pilihan = Penulis(lkjip), lambda: susun_lkjip(lkjip), {"laju": laju, "ulang": 5}
    periksa_halaman(penulis, susun())
    dasar, ukur = "angka capaiannya saja", lambda: pengukuran_instansi(lkjip.instansi, TAHUN)
    yield banding("LKjIP: menyusun isi", dasar, None, ukur, susun, **pilihan)
    dasar = "menyusun isinya sekali"
    yield banding("LKjIP: halaman rincian", dasar, None, susun, penulis.rincian, **pilihan)
    yield banding("LKjIP: halaman penyunting", dasar, None, susun, penulis.editor, **pilihan)
    dasar, pilihan["ulang"] = "view polos, satu UPDATE", 20
    yield banding("LKjIP: simpan bagian", dasar, None, penulis.simpan_polos, penulis.simpan, **pilihan)


def periksa_halaman(penulis: Penulis, isi: IsiLkjip) -> None:
    teks = penulis.rincian()
    periksa(all(f'id="tabel-{satu.nomor}"' in teks for satu in isi.tabel), "tabel tidak di halaman")
    for kirim, bagian in ((penulis.simpan_polos, penulis.bagian_polos), (penulis.simpan, penulis.bagian)):
        isi_kirim = kirim()
        with sebagai(penulis.lkjip.instansi.pemda):
            tersimpan = BagianLkjip.objects.get(pk=bagian.pk).isi
        periksa(tersimpan == isi_kirim, "yang tersimpan bukan yang dikirim")


def cetakan(lkjip: Lkjip, laju: Laju) -> Iterator[Baris]:
    pilihan = {"jenis": "lkjip", "instansi": lkjip.instansi, "tahun": TAHUN}
    naskah = susun_naskah(**pilihan, oleh=Pelaku.mesin(lkjip.instansi.pemda), objek=lkjip.pk)
    polos, penuh = dengan_grafik(naskah, 0), dengan_grafik(naskah, GRAFIK)
    berkotak = dengan_grafik(naskah, GRAFIK, Kotak)
    tanpa, kotak, dengan = map(ke_pdf, (polos, berkotak, penuh))
    periksa_cetakan(tanpa, dengan, naskah.isi["isi"])
    periksa(kotak.halaman == dengan.halaman, f"{kotak.halaman} halaman dengan kotak, {dengan.halaman} dengan grafik")
    kerja = [partial(ke_pdf, polos), partial(ke_pdf, berkotak), partial(cetak_dingin, penuh)]
    ukur_polos, ukur_kotak, ukur_penuh = berselang(kerja, laju.putaran)
    nama, catatan = f"LKjIP: cetak {GRAFIK} grafik", f"{tanpa.halaman} halaman tanpa grafik, {dengan.halaman} dengan"
    pilihan = {"menurut": "prosesor", "catatan": catatan}
    yield Baris.dari(nama, "dokumen yang sama tanpa grafik", 1.15, ukur_polos, ukur_penuh, **pilihan)
    dasar = "kotak kosong sebesar grafiknya"
    yield Baris.dari(f"{nama}, halaman sama", dasar, None, ukur_kotak, ukur_penuh, menurut="prosesor")


class Kotak(GrafikLkjip):
    """Only the room of a chart."""

    @property
    def svg(self) -> SafeString:
        kepala, _, _ = super().svg.partition("<title>")
        return mark_safe(f"{kepala}</svg>")


def dengan_grafik(naskah: Naskah, banyak: int, bentuk: type[GrafikLkjip] = GrafikLkjip) -> Naskah:
    """The same report with so many charts, each another, in the sections that have one."""
    isi = naskah.isi["isi"]
    ada = [blok for satu in isi.bagian for blok in satu.blok if blok.grafik]
    tiap = -(-banyak // len(ada))
    sisa = iter(range(1, banyak + 1))

    def ganti(blok: Blok) -> list[Blok]:
        if not blok.grafik:
            return [blok]
        nomor = [ke for _, ke in zip(range(tiap), sisa, strict=False)]
        lain = [replace(blok.grafik, judul=f"{blok.grafik.judul} {n}", nomor=n) for n in nomor]
        return [replace(blok, grafik=bentuk(**vars(satu))) for satu in lain]

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
        periksa(not hilang, f"tabel tidak tercetak: {hilang}")
