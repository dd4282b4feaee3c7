"""How the figures of a year come about, explained by examples that the engine itself computes: nothing is typed in."""

from dataclasses import dataclass
from decimal import Decimal

from indikator import capaian as mesin
from indikator.capaian import Metode
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain.baris_ukur import RATA_INDIKATOR, RATA_SASARAN, RATA_TERTIMBANG
from indikator.domain.bukti_hitung import METODE
from indikator.domain.gulungan import NilaiUkur, rata_tertimbang, rata_ukur
from indikator.rumus import parser
from kinerja.angka import tulis_asli

D = Decimal
# method, words of target and realisasi (empty: the numbers), inputs of the engine
SOAL: tuple[tuple[Metode, str, str, dict], ...] = (
    (Metode.NAIK, "", "", {"target": D("78.2"), "realisasi": D("79.41")}),
    (Metode.NAIK, "", "", {"target": D("20"), "realisasi": D("27")}),
    (Metode.TURUN, "", "", {"target": D("5"), "realisasi": D("4")}),
    (Metode.TURUN, "", "", {"target": D("5"), "realisasi": D("12")}),
    (Metode.TURUN_BALIK, "", "", {"target": D("5"), "realisasi": D("4")}),
    (Metode.RENTANG, "7–8 bulan", "9", {"target": D("7"), "target_maks": D("8"), "realisasi": D("9")}),
    (Metode.PREDIKAT, "A (80,50)", "BB (79,39)", {"target": D("80.5"), "realisasi": D("79.39")}),
    (Metode.PREDIKAT, "WTP", "WDP", {"target": None, "realisasi": None, "predikat": mesin.predikat("WTP", "WDP")}),
    (Metode.TERCAPAI, "ya", "tidak", {"target": D("1"), "realisasi": D("0")}),
)
SASARAN_CONTOH = ((1, D("120"), D("50")), (1, D("80"), D("25")), (2, D("90"), D("25")))  # sasaran, capaian, weight
ASN = (50, 60, 40, 50)  # trained in each triwulan, of 1.000


@dataclass(frozen=True)
class Contoh:
    """One example. `penjelasan` is the rule of the method; `kategori` that of the printed figure."""

    penjelasan: str
    target: str
    realisasi: str
    hasil: mesin.Hasil
    kategori: mesin.Kategori | None


@dataclass(frozen=True)
class CaraMenghitung:
    """Everything the page explains, under the policy and scale of one year."""

    kebijakan: mesin.Kebijakan
    skala: tuple
    nama_skala: str
    contoh: tuple[Contoh, ...]
    triwulan: mesin.SampaiDengan
    rata: tuple[mesin.RataRata, ...]
    efisiensi: mesin.Efisiensi
    predikat: tuple[tuple[str, tuple], ...]


def cara_menghitung(tahun: int) -> CaraMenghitung:
    """The explanation for a year of the active pemda; three queries."""
    kebijakan, skala = domain_kebijakan.kebijakan(tahun), domain_kebijakan.skala(tahun)
    return CaraMenghitung(
        kebijakan=kebijakan,
        skala=skala,
        nama_skala=domain_kebijakan.nama_skala(tahun),
        contoh=tuple(_contoh(*soal, kebijakan, skala) for soal in SOAL),
        triwulan=_triwulan(),
        rata=_rata(kebijakan),
        efisiensi=mesin.efisiensi(D("105"), D("85"), kebijakan.efisiensi),
        predikat=(("AKIP (PermenPANRB 88/2021)", mesin.SKALA_AKIP), ("SKM (PermenPANRB 14/2017)", mesin.SKALA_SKM)),
    )


def _contoh(metode: Metode, target: str, realisasi: str, isi: dict, kebijakan, skala) -> Contoh:
    hasil = mesin.hitung(metode=metode, kebijakan=kebijakan, **isi)
    return Contoh(
        METODE[metode.value],
        target or tulis_asli(isi["target"]),
        realisasi or tulis_asli(isi["realisasi"]),
        hasil,
        mesin.kategori(hasil.persen_dibatasi, skala),
    )


def _rata(kebijakan: mesin.Kebijakan) -> tuple[mesin.RataRata, ...]:
    """The named averages of the tables, of the same three indicators."""
    sasaran: dict[int, list[NilaiUkur]] = {}
    for kunci, persen, bobot in SASARAN_CONTOH:
        sasaran.setdefault(kunci, []).append(NilaiUkur(kebijakan.batasi(persen), bobot))
    semua = [satu for isi in sasaran.values() for satu in isi]
    per_sasaran = [NilaiUkur.dari_rata(rata_ukur(isi, RATA_SASARAN)) for isi in sasaran.values()]
    return (
        rata_ukur(semua, RATA_INDIKATOR),
        rata_ukur(per_sasaran, RATA_SASARAN),
        rata_tertimbang(semua, RATA_TERTIMBANG),
    )


def _triwulan() -> mesin.SampaiDengan:
    """A percentage over four triwulan: the trained are added, the number of ASN is the last one known."""
    aturan = mesin.Aturan(
        tipe="kumulatif", pohon=parser.baca("a / b * 100"), jenis={"a": "arus", "b": "posisi"}, persen=True
    )
    isian = {
        triwulan: mesin.Isian.angka(D(dilatih) / 10, {"a": D(dilatih), "b": D(1000)})
        for triwulan, dilatih in enumerate(ASN, 1)
    }
    return mesin.realisasi_sd(aturan, isian, 4)
