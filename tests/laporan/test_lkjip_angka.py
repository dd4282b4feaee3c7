"""Figures of a report: every named average equals a hand calculation, counts, what is not averaged, plain JSON."""

import json
from dataclasses import asdict
from decimal import Decimal

import pytest

from indikator.capaian.satuan_rata import gabungan_sejenis, tolak_rata
from indikator.domain import capaian, kebijakan
from indikator.models import Realisasi
from kinerja.angka import tulis
from laporan.domain.cuplikan import dari_polos
from laporan.domain.lkjip.isi import IsiLkjip, susun_lkjip
from laporan.models import Lkjip
from organisasi import penyewa
from tests import pabrik
from tests.laporan import dokumen_contoh, lkjip_dua_tahun

# 79,41/78,2 · 47/38 · 58/52 · 30/40 · 11,65/10,1 · 25/25 · 1,65/3,6 · 1,49/5,3 · 2,48/5,2 · 2,14/4,85 (INVENTORY L14)
NILAI = [
    Decimal(r) / Decimal(t) * 100
    for r, t in (
        ("79.41", "78.2"), ("47", "38"), ("58", "52"), ("30", "40"), ("11.65", "10.1"), ("25", "25"),
        ("1.65", "3.6"), ("1.49", "5.3"), ("2.48", "5.2"), ("2.14", "4.85"),
    )
]  # fmt: skip


def rata(daftar) -> Decimal:
    daftar = list(daftar)
    return sum(daftar) / len(daftar)


def tangan(nilai) -> dict[str, str]:
    """The three averages by hand: ten values; seven indicators, RB as one; five sasaran."""
    rb = rata(nilai[6:])
    sasaran = (rata(nilai[:2]), nilai[2], nilai[3], nilai[4], rata([nilai[5], rb]))
    return {
        "nilai": tulis(rata(nilai)),
        "indikator": tulis(rata([*nilai[:6], rb])),
        "sasaran": tulis(rata(sasaran)),
    }


@pytest.fixture
def magetan(contoh):
    with penyewa.sebagai(dokumen_contoh.pemda("magetan")):
        yield Lkjip.objects.get(instansi__slug="bagian-organisasi", tahun=2019)


def bernama(isi) -> dict[str, str]:
    return {satu.kunci: tulis(Decimal(satu.persen)) for satu in isi.angka.rata if satu.persen}


def test_rata_rata_sama_dengan_hitungan_tangan(magetan):
    isi = susun_lkjip(magetan)
    assert bernama(isi) == tangan(NILAI) == {"nilai": "79,29", "indikator": "95,51", "sasaran": "97,04"}
    assert isi.angka.rata_utama.kunci == "indikator" and isi.angka.rata_utama.kategori == "Baik Sekali"


def test_rata_rata_berbatas_100(magetan):
    kebijakan.atur_kebijakan(oleh=pabrik.mesin(), tahun_mulai=2019, batas_atas=Decimal(100))
    capaian.hitung_ulang(Realisasi.objects.filter(pengukuran__tahun=2019), oleh=pabrik.mesin())
    hasil = bernama(susun_lkjip(magetan))
    assert hasil.pop("tanpa_batas") == "95,51"
    terbatas = tangan([min(satu, Decimal(100)) for satu in NILAI])
    assert hasil == terbatas == {"nilai": "74,08", "indikator": "88,06", "sasaran": "89,14"}


def test_rata_utama_pilihan_laporan(magetan):
    magetan.rata_utama = "sasaran"
    assert susun_lkjip(magetan).angka.rata_utama.persen_teks == "97,04\u00a0%"
    magetan.rata_utama = "tertimbang"  # no weights: falls back
    assert susun_lkjip(magetan).angka.rata_utama.kunci == "indikator"


def test_hitungan_dan_penolakan(magetan):
    angka = susun_lkjip(magetan).angka
    assert (angka.jumlah_sasaran, angka.jumlah_indikator, len(angka.terukur)) == (5, 7, 10)
    assert (angka.hasil.melampaui, angka.hasil.tercapai, angka.hasil.tidak_tercapai, angka.hasil.tanpa) == (4, 1, 2, 0)
    assert (angka.hasil_nilai.melampaui, angka.hasil_nilai.tidak_tercapai) == (4, 5)
    assert [satu.jumlah for satu in angka.per_kategori] == [5, 1, 0, 1, 0]
    assert "satuannya berlainan (nilai; %)" in angka.sasaran[0].tolak_rata  # L13
    gabungan = next(satu for satu in angka.rata if satu.kunci == "gabungan")
    assert gabungan.persen == "" and "satuannya berlainan" in gabungan.keterangan
    assert [s.efisiensi.nilai_teks for s in angka.sasaran] == ["18,30", "24,44", "", "29,80", ""]
    assert angka.sasaran[2].efisiensi.simpulan == "tidak disimpulkan efisien"
    assert (angka.anggaran.pagu, angka.anggaran.realisasi) == ("1018000000", "864918744")


def test_isi_beku_terbaca_sama(magetan):
    isi = susun_lkjip(magetan)
    polos = json.loads(json.dumps(asdict(isi)))
    assert dari_polos(IsiLkjip, polos) == isi
    del polos["angka"], polos["pernyataan"], polos["lambang"]  # as frozen before these were kept
    assert dari_polos(IsiLkjip, polos).angka.sasaran == ()


@pytest.mark.parametrize(
    ("satuan", "kalimat"),
    [
        (["%"], ""),
        (["%", "%"], "Target dan realisasi indikator yang berlainan tidak dirata-ratakan."),
        (["%", "nilai", "%"], "Target dan realisasi tidak dirata-ratakan: satuannya berlainan (%; nilai)."),
        (["%", ""], "Target dan realisasi tidak dirata-ratakan: satuannya berlainan (%; tanpa satuan)."),
    ],
)
def test_target_tidak_dirata_ratakan(satuan, kalimat):
    assert tolak_rata(satuan) == kalimat


def test_gabungan_hanya_benda_yang_sama():
    pasangan = [(Decimal(9), Decimal(10)), (Decimal(3), Decimal(5))]
    rata_, kalimat = gabungan_sejenis(pasangan, ["orang", "orang"], "Gabungan", dapat=True)
    assert tulis(rata_.nilai) == "80,00" and kalimat == "" and rata_.bukti.startswith("(9 + 3) ÷ (10 + 5)")
    assert gabungan_sejenis(pasangan, ["%", "%"], "Gabungan", dapat=False)[0].nilai is None
    assert "berlainan (orang; dokumen)" in gabungan_sejenis(pasangan, ["orang", "dokumen"], "G", dapat=True)[1]


def test_tanpa_capaian_dihitung_dan_disebut(db):
    d = lkjip_dua_tahun.susun()
    with pabrik.dalam(d.pemda):
        pabrik.indikator(d.lembar, "Nilai baru", sasaran=d.sasaran, target="7")
        angka = susun_lkjip(lkjip_dua_tahun.lkjip(d)).angka
    assert angka.hasil.tanpa == 1 and not angka.sasaran[0].lengkap and angka.sasaran[0].kategori == ""
    assert "1 dari 3 tanpa capaian" in angka.rata_utama.keterangan
    assert angka.sasaran[0].efisiensi.simpulan == ""
