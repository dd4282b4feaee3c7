"""Sixty cells of the database, drawn with a fixed seed over all five documents, looked up in the source text.

The draw goes round the groups (document × kind), so that every kind of cell of every document is met. A long text must
occur in its document as it is; a short one (target, number) in a line that also holds the name of its row.
"""

import random
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from indikator.models import Indikator, Kegiatan, Realisasi, TargetPerjanjian, VisiMisi
from laporan.models import BagianLkjip, ButirKeputusan, TabelSumber
from organisasi import penyewa
from organisasi.models import Instansi, Pemda, UraianInstansi, UraianJabatan
from tests import sumber_baca as sumber
from tests.sumber_baca import padat
from tests.test_sumber_jumlah import BARIS_TERBELAH, DOKUMEN

BENIH, JUMLAH = 20190919, 60
JABATAN_TERBELAH = {nama for nama, *_ in BARIS_TERBELAH}
SUMBER_LKJIP = 2019  # the year of the report that has a source


@dataclass(frozen=True)
class Sel:
    """`kunci`: text that must be in the same line; `terbelah`: a page break may have cut the cell in two."""

    berkas: Path
    jenis: str
    isi: str
    kunci: str = ""
    terbelah: bool = False

    @property
    def kelompok(self) -> tuple[str, str]:
        return self.berkas.name, self.jenis

    def ada_di_sumber(self) -> bool:
        baris = [padat(satu) for satu in sumber.baca_baris(self.berkas)]
        isi = padat(self.isi)
        if self.kunci:
            return any(isi in satu and padat(self.kunci) in satu for satu in baris)
        penuh = "".join(baris)
        return isi in penuh or (self.terbelah and _dua_potong(self.isi.split(), penuh))


def _dua_potong(kata: list[str], penuh: str) -> bool:
    return any(padat(" ".join(kata[:n])) in penuh and padat(" ".join(kata[n:])) in penuh for n in range(1, len(kata)))


def _sel_indikator(berkas: Path, instansi: Instansi):
    semua = Indikator.objects.filter(lembar__penetapan__instansi=instansi, lembar__jabatan__isnull=False)
    for satu in semua.select_related("sasaran", "rumus", "lembar__jabatan").prefetch_related("target"):
        terbelah = satu.lembar.jabatan.nama in JABATAN_TERBELAH
        rumus = satu.rumus.teks if hasattr(satu, "rumus") else ""
        sel = {"indikator": satu.nama, "sasaran": satu.sasaran.nama, "rumus": rumus, "sumber data": satu.sumber_data}
        yield from (Sel(berkas, jenis, isi, terbelah=terbelah) for jenis, isi in sel.items() if isi)
        yield from (Sel(berkas, "target", t.teks, satu.nama) for t in satu.target.all() if t.teks and not terbelah)


def _sel_pemda(berkas: Path, instansi: Instansi):
    yield from _sel_indikator(berkas, instansi)
    for satu in UraianJabatan.objects.filter(jabatan__instansi=instansi):
        yield Sel(berkas, satu.jenis, satu.isi)
    for satu in ButirKeputusan.objects.filter(keputusan__instansi=instansi):
        yield Sel(berkas, f"keputusan {satu.bagian}", satu.isi)
    if berkas == sumber.PASER:
        for satu in Indikator.objects.filter(lembar__jabatan=None):
            yield Sel(berkas, "IKU", satu.nama)
        for satu in UraianInstansi.objects.filter(instansi=instansi):
            yield Sel(berkas, f"{satu.jenis} instansi", satu.isi)


def _sel_lkjip():
    """Of the report that has a source; the next year of the example is invented and says so."""
    berkas = sumber.LKJIP
    for bagian in BagianLkjip.objects.filter(lkjip__tahun=SUMBER_LKJIP):
        for isi in re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", bagian.isi, re.S):
            yield Sel(berkas, "narasi", isi)
    for satu in Realisasi.objects.filter(indikator__induk=None, pengukuran__tahun=SUMBER_LKJIP):
        yield Sel(berkas, "realisasi", satu.teks, satu.indikator.nama.split(" yang")[0])
    for satu in TargetPerjanjian.objects.filter(indikator__induk=None, perjanjian__tahun=SUMBER_LKJIP):
        yield Sel(berkas, "target PK", satu.teks, satu.indikator.nama)
    for satu in Kegiatan.objects.filter(pagu__isnull=False, tahun=SUMBER_LKJIP).prefetch_related("serapan"):
        pagu, serapan = (f"{jumlah:,.0f}".replace(",", ".") for jumlah in (satu.pagu, satu.serapan.get().jumlah))
        yield Sel(berkas, "anggaran", serapan, pagu)
    for satu in VisiMisi.objects.all():
        yield Sel(sumber.MAGETAN, "visi dan misi", satu.isi)
    for tabel in TabelSumber.objects.all():
        yield from _sel_tabel(berkas, tabel)


def _sel_tabel(berkas: Path, tabel: TabelSumber):
    """Figures of a printed table, each with the name of its row; without a name with the row's first figure."""
    for baris in tabel.baris:
        teks = [isi for isi in baris if re.search(r"[a-z]{4}", isi)]
        angka = [isi for isi in baris if isi and isi not in teks]
        kunci = teks[-1].split("•")[-1].strip() if teks else angka[0]
        yield from (Sel(berkas, f"tabel {tabel.kode}", isi, kunci) for isi in angka)


def _semua_sel() -> list[Sel]:
    hasil: list[Sel] = []
    for (slug, instansi, _), berkas in DOKUMEN.items():
        with penyewa.sebagai(Pemda.objects.get(slug=slug)):
            hasil += _sel_pemda(berkas, Instansi.objects.get(slug=instansi))
            hasil += _sel_lkjip() if slug == "magetan" else []
    return hasil


def _undi(semua: list[Sel]) -> list[Sel]:
    """Round and round the groups until there are enough."""
    acak = random.Random(BENIH)
    kelompok = defaultdict(list)
    for satu in semua:
        kelompok[satu.kelompok].append(satu)
    urut = [acak.sample(kelompok[k], len(kelompok[k])) for k in sorted(kelompok)]
    hasil = []
    while len(hasil) < JUMLAH:
        hasil += [daftar.pop() for daftar in urut if daftar]
    return hasil


def test_enam_puluh_sel(contoh):
    semua = _semua_sel()
    terpilih = _undi(semua)
    assert len(terpilih) >= JUMLAH
    assert {satu.berkas for satu in terpilih} == {*DOKUMEN.values(), sumber.LKJIP}
    assert {satu.kelompok for satu in terpilih} == {satu.kelompok for satu in semua}
    assert [satu for satu in terpilih if not satu.ada_di_sumber()] == []


@pytest.mark.parametrize(("asli", "palsu"), [("79,41", "79,42"), ("130.000.000", "131.000.000")])
def test_sel_yang_salah_ketahuan(asli, palsu):
    """The look-up refuses what is not in the source."""
    kunci = {"79,41": "Rata - rata nilai IKM", "130.000.000": "Pemantapan SOTK"}[asli]
    assert Sel(sumber.LKJIP, "contoh", asli, kunci).ada_di_sumber()
    assert not Sel(sumber.LKJIP, "contoh", palsu, kunci).ada_di_sumber()
