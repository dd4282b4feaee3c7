"""The run as a whole: order, fingerprints, and the loader (queries, a review, another pemda)."""

import random
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indikator.domain import indikator as domain_indikator
from indikator.domain import mutu, reviu
from indikator.models import Indikator, Penetapan
from indikator.mutu.periksa import ATURAN, periksa
from organisasi.models import Instansi, Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
from tests.mutu.bahan_kecil import bahan, baris, lembar, sasaran
from tests.mutu.lima_dokumen import DOKUMEN, hasil

PERSEN = "Persentase sarana baik"


def test_urutan_tetap():
    """Whole document, then sheet by sheet, row by row, rule by rule; the register lists every rule once."""
    satu = lembar(baris(PERSEN, "Jumlah sarana"), baris("Jumlah A", "Jumlah A"), jabatan="Satu")
    dua = lembar(baris(PERSEN, "Jumlah sarana"), jabatan="Dua")
    temuan = periksa(bahan(satu, dua))
    assert [(t.lembar, t.aturan) for t in temuan] == [
        ("", "TGT-02"), ("satu", "RUM-01"), ("satu", "RUM-03"), ("dua", "RUM-01"),
    ]  # fmt: skip
    assert temuan == periksa(bahan(satu, dua))
    assert all(id == satu.id and satu.judul for id, satu in ATURAN.items())


def _sidik(satu, aturan: str) -> str:
    return next(t.sidik for t in periksa(bahan(satu)) if t.aturan == aturan)


def test_sidik_berubah_bersama_teksnya():
    """A set-aside note comes back when what it is about is changed, and only then."""
    semula = baris(PERSEN, "Jumlah sarana", "80 %", kunci="a", pk=1)
    sidik = _sidik(semula, "RUM-01")
    assert _sidik(replace(semula, pk=99, sumber_data="Laporan"), "RUM-01") == sidik
    assert _sidik(baris(PERSEN, "Jumlah   sarana\n", "80 %", kunci="a"), "RUM-01") == sidik
    assert _sidik(baris(PERSEN, "Jumlah sarana kantor", "80 %", kunci="a"), "RUM-01") != sidik
    assert _sidik(replace(semula, kunci="b"), "RUM-01") != sidik


def test_sidik_tunggal(contoh):
    """PengecualianMutu keeps one row per fingerprint; the same words thrice in one list are one note."""
    for dokumen in DOKUMEN:
        sidik = [satu.sidik for satu in hasil(*dokumen).temuan]
        assert len(sidik) == len(set(sidik))
    tiga = lembar(fungsi=["menyusun laporan"] * 3)
    assert [t.aturan for t in periksa(bahan(tiga))] == ["DUP-05"]


@pytest.mark.parametrize("nomor", range(30))
def test_teks_apa_pun_tidak_merusak(nomor):
    """Any text in any cell gives findings or none, never an exception."""
    acak = random.Random(nomor)
    suku = [
        "Persentase ",
        "%",
        "<p>",
        "$\\frac{",
        "}",
        "Kecamatan",
        " 1 3x",
        "\n- ",
        "∑",
        "\ud800",
        "Sub Bidang ",
        "7.",
        "/",
    ]

    def teks():
        return "".join(acak.choice(suku) for _ in range(acak.randrange(12)))

    isi = [baris(teks(), teks(), teks(), sumber_data=teks(), nomor=teks(), komponen=(teks(),)) for _ in range(4)]
    periksa(bahan(lembar(*(sasaran(teks(), satu, nomor=teks()) for satu in isi), tugas=[teks()], fungsi=[teks()] * 2)))


def test_banyak_kueri_tetap(contoh):
    """Four sheets with 15 rows cost as many queries as 46 sheets with 394."""
    banyak = []
    for slug, instansi, tahun in (("magetan", "dinas-contoh", 2019), ("paser", "bkpsdm", 2023)):
        with sebagai(Pemda.objects.get(slug=slug)):
            dokumen = Penetapan.objects.get(instansi__slug=instansi)
            with CaptureQueriesContext(connection) as kueri:
                assert mutu.periksa_penetapan(dokumen, tahun).temuan
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1] <= 25


def test_reviu_menyimpan_sidik(contoh):
    """A review copies the rows: the same findings with the same fingerprints, until a text is changed."""
    pemda = Pemda.objects.get(slug="nganjuk")
    lama = {t.sidik: t.aturan for t in hasil("nganjuk", "kecamatan-ngronggot", 2019).temuan}
    with sebagai(pemda):
        oleh = Pelaku.mesin(pemda)
        salinan = reviu.mulai_reviu(Penetapan.objects.get(), oleh=oleh)
        baru = {t.sidik for t in mutu.periksa_penetapan(salinan, 2019).temuan}
        assert baru == set(lama)
        satu = Indikator.objects.get(lembar__penetapan=salinan, nama__startswith="Persentase Gangguan")
        domain_indikator.ubah(satu, oleh=oleh, nama="Persentase penurunan gangguan ketentraman")
        hilang = set(lama) - {t.sidik for t in mutu.periksa_penetapan(salinan, 2019).temuan}
        assert "RUM-04" in {lama[sidik] for sidik in hilang}
        assert mutu.periksa_instansi(salinan.instansi, 2019).penetapan == salinan, "draf reviu yang dilihat"


def test_tanpa_dokumen(contoh):
    with sebagai(Pemda.objects.get(slug="magetan")):
        setda = Instansi.objects.get(slug="setda")
        assert mutu.periksa_instansi(setda, 2019) is None and mutu.tahun_bawaan(setda, 2024) is None


def test_tahun_bawaan(contoh):
    with sebagai(Pemda.objects.get(slug="paser")):
        instansi = Instansi.objects.get(slug="bkpsdm")
        dokumen = Penetapan.objects.get()
        assert mutu.tahun_bawaan(instansi, dokumen.tahun_mulai + 1) == dokumen.tahun_mulai + 1
        assert mutu.tahun_bawaan(instansi, 2001) == dokumen.tahun_mulai
        assert mutu.tahun_bawaan(instansi, 2099) == dokumen.tahun_selesai
