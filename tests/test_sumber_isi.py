"""muat_contoh against the text, cell by cell and paragraph by paragraph: nothing shortened, nothing lost.

Compared are the characters; blanks, line breaks and markup are not.
"""

import re

import pytest

from indikator.enums import JenisLembar
from indikator.models import Indikator
from laporan.models import BagianLkjip, ButirKeputusan, Keputusan
from organisasi import penyewa
from organisasi.models import Jabatan, Pejabat, Pemda
from tests import sumber_baca as sumber
from tests.sumber_baca import bersih, padat
from tests.test_sumber_jumlah import DOKUMEN

LABEL = re.compile(r"^(?:- )?(?:menimbang|mengingat|menetapkan|ke(?:satu|dua|tiga|empat))\s*:\s*", re.I)

# The second half of this split row repeats the whole cell; it is stored once.
SUMBER_BERULANG = {("paser", (950, 952)): "Bidang pengadaan dan Pemberhentian"}


def _sel_basis(indikator: Indikator) -> dict[str, str]:
    target, rumus = indikator.target.first(), getattr(indikator, "rumus", None)
    return {
        "nama": indikator.nama,
        "sasaran": indikator.sasaran.nama,
        "target": target.teks if target else "",
        "rumus": rumus.teks if rumus else "",
        "tipe": indikator.tipe_penghitungan.replace("_", " "),
        "sumber di rumus": indikator.sumber_rumus,
        "sumber": indikator.sumber_data,
    }


def _sel_teks(baris: sumber.BarisSumber, pemda: str) -> dict[str, str]:
    rumus, tipe, sumber_rumus = baris.rumus_terurai
    return {
        "nama": baris.nama,
        "sasaran": baris.sasaran,
        "target": baris.target,
        "rumus": rumus,
        "tipe": tipe.lower(),
        "sumber di rumus": sumber_rumus,
        "sumber": SUMBER_BERULANG.get((pemda, tuple(baris.baris)), baris.sumber),
    }


def _padatkan(sel: dict[str, str]) -> dict[str, str]:
    return {kolom: padat(isi) for kolom, isi in sel.items()}


@pytest.mark.parametrize("kunci", DOKUMEN, ids=lambda kunci: kunci[0])
def test_setiap_sel_iki(contoh, kunci):
    """All 538 rows, every column, sub-indicators included."""
    dari_teks = [
        _padatkan(_sel_teks(satu, kunci[0]))
        for lembar in sumber.baca_lembar(DOKUMEN[kunci])
        for baris in lembar.indikator
        for satu in (baris, *baris.sub)
    ]
    with penyewa.sebagai(Pemda.objects.get(slug=kunci[0])):
        baris = Indikator.objects.filter(lembar__jenis=JenisLembar.IKI, lembar__penetapan__instansi__slug=kunci[1])
        baris = (
            baris.select_related("sasaran", "rumus").prefetch_related("target").order_by("lembar__urutan", "urutan")
        )
        dari_basis = [_padatkan(_sel_basis(satu)) for satu in baris]
    assert len(dari_basis) == len(dari_teks)
    assert [beda for beda in zip(dari_basis, dari_teks, strict=True) if beda[0] != beda[1]] == []


@pytest.mark.parametrize("kunci", DOKUMEN, ids=lambda kunci: kunci[0])
def test_setiap_butir_tugas_dan_fungsi(contoh, kunci):
    dari_teks = [
        [padat(b) for b in daftar] for s in sumber.baca_lembar(DOKUMEN[kunci]) for daftar in (s.tugas, s.fungsi)
    ]
    with penyewa.sebagai(Pemda.objects.get(slug=kunci[0])):
        jabatan = Jabatan.objects.filter(instansi__slug=kunci[1]).prefetch_related("uraian")
        dari_basis = [
            [padat(u.isi) for u in satu.uraian.all() if u.jenis == jenis]
            for satu in jabatan
            for jenis in ("tugas", "fungsi")
        ]
    assert dari_basis == dari_teks


def _hilang(baris: list[str], teks: str) -> list[str]:
    """Lines that do not occur in the text, their list mark aside."""
    penuh = padat(teks)
    semua = (sumber.PENANDA.sub("", bersih(satu)).removeprefix("- ") for satu in baris)
    return [satu for satu in semua if padat(satu).strip('“”"-:') not in penuh]


def test_setiap_paragraf_lkjip(contoh):
    """Every line of the report that is not a table row is in a section, headings included."""
    naskah = [satu for satu in sumber.baca_baris(sumber.LKJIP) if satu.strip() and "\t" not in satu]
    with penyewa.sebagai(Pemda.objects.get(slug="magetan")):
        bagian = "\n".join(f"{b.judul}\n{b.isi}" for b in BagianLkjip.objects.all())
        pejabat = "\n".join(Pejabat.objects.values_list("nama", flat=True))
    assert len(naskah) > 190
    assert _hilang(naskah, f"{bagian}\nKEPALA BAGIAN ORGANISASI\n{pejabat}") == []


def _teks_keputusan(keputusan: Keputusan) -> str:
    """Everything a decree says, of the rows that hold it."""
    butir = ButirKeputusan.objects.filter(keputusan=keputusan).values_list("isi", flat=True)
    return "\n".join([*keputusan.sampul, keputusan.tentang, keputusan.menetapkan, *butir])


@pytest.mark.parametrize(
    ("slug", "berkas"), [("paser", sumber.PASER), ("blitar", sumber.BLITAR)], ids=["paser", "blitar"]
)
def test_setiap_paragraf_keputusan(contoh, slug, berkas):
    semua = sumber.baca_baris(berkas)
    mulai = next(n for n, satu in enumerate(semua) if "Menimbang" in satu)
    selesai = next(n for n, satu in enumerate(semua) if satu.startswith("Ditetapkan di"))
    isi = [LABEL.sub("", bersih(satu)) for satu in semua[mulai:selesai] if bersih(satu) not in ("", "MEMUTUSKAN")]
    with penyewa.sebagai(Pemda.objects.get(slug=slug)):
        teks = _teks_keputusan(Keputusan.objects.get())
    assert len(isi) > 20
    assert _hilang(isi, teks) == []
