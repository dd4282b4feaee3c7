"""From tugas and fungsi to sasaran: the real ones of the five documents (data/saran_sasaran.csv), and the rules."""

import csv
from pathlib import Path

import pytest

from indikator.saran.kata_kerja import NOMINA, VERBA
from indikator.saran.sasaran import MASIH_ADA, TANPA_ISI, TANPA_KATA_KERJA, VERBA_ASING, usulkan

BERKAS = Path(__file__).resolve().parent.parent / "data/saran_sasaran.csv"
with BERKAS.open(newline="") as berkas:
    EMAS = list(csv.DictReader(berkas, delimiter=";"))


@pytest.mark.parametrize("baris", EMAS, ids=lambda baris: baris["tugas"][:40])
def test_real_tugas(baris):
    usulan = usulkan(baris["tugas"])
    assert (usulan.teks, usulan.catatan) == (baris["sasaran"], baris["catatan"])


@pytest.mark.parametrize(
    ("tugas", "sasaran"),
    [
        ("menyusun rencana kerja tahunan;", "Tersusunnya rencana kerja tahunan"),
        ("a. Melaksanakan pelayanan; dan", "Terlaksananya pelayanan"),
        ("1) mengkoordinasikan pelaksanaan program", "Terkoordinasinya pelaksanaan program"),
        ("- Mengoordinasikan rapat.", "Terkoordinasinya rapat"),
        ("pelaksanaan kegiatan di bidang gizi", "Terlaksananya kegiatan di bidang gizi"),
        ("Penyusunan laporan", "Tersusunnya laporan"),
        ("Menyusun Renstra dan Renja", "Tersusunnya Renstra dan Renja"),
        ("Menyusun, melaksanakan, dan mengevaluasi program", "Tersusun, terlaksana dan terevaluasinya program"),
        ("penyiapan dan penyusunan bahan", "Tersiapkan dan tersusunnya bahan"),
        ("Membantu Bupati melaksanakan urusan kesehatan", "Terlaksananya urusan kesehatan"),
        ("Membantu Camat dalam merumuskan kebijakan", "Terumuskannya kebijakan"),
        ("Melaksanakan tugas pengelolaan data", "Terlaksananya pengelolaan data"),
        ("Melaksanakan tugas menyusun laporan", "Tersusunnya laporan"),
        ("Melaksanakan tugas lain dari pimpinan", "Terlaksananya tugas lain dari pimpinan"),
        ("Pelayanan peminjaman arsip", "Terlaksananya pelayanan peminjaman arsip"),
        ("Menyiapkan Penyusunan Renja", "Tersiapkannya penyusunan Renja"),
        ("Menyiapkan Kartu Pegawai", "Tersiapkannya Kartu Pegawai"),
        ("  Menyusun\n  laporan  dan  ", "Tersusunnya laporan"),
    ],
)
def test_rules(tugas, sasaran):
    usulan = usulkan(tugas)
    assert (usulan.teks, usulan.catatan) == (sasaran, "")


@pytest.mark.parametrize(
    ("tugas", "teks", "catatan"),
    [
        ("memfaktakan data", "Memfaktakan data", VERBA_ASING.format("memfaktakan")),
        ("Tugas lain dari atasan", "Tugas lain dari atasan", TANPA_KATA_KERJA),
        ("Menyusun", "Menyusun", TANPA_ISI),
        (
            "Menyusun data dan melaporkan hasilnya",
            "Tersusunnya data dan melaporkan hasilnya",
            MASIH_ADA.format("melaporkan"),
        ),
        ("123", "", ""),
    ],
)
def test_what_the_planner_must_look_at(tugas, teks, catatan):
    usulan = usulkan(tugas)
    assert (usulan.teks, usulan.catatan) == (teks, catatan)


@pytest.mark.parametrize("tugas", ["", " ", "-", "–", ";", "…"])
def test_nothing_suggests_nothing(tugas):
    assert usulkan(tugas).teks == ""


def test_table_of_words():
    """About sixty verbs; no word is both, and none begins or ends with a blank."""
    assert len(VERBA) >= 40 and len(NOMINA) >= 40
    assert not VERBA.keys() & NOMINA.keys()
    assert all(satu == satu.strip() and satu.isalpha() for satu in [*VERBA, *NOMINA, *VERBA.values()])


@pytest.mark.parametrize("kata", [*VERBA, *NOMINA])
def test_every_word_makes_a_sasaran(kata):
    usulan = usulkan(f"{kata} hal penting")
    assert usulan.teks.endswith("nya hal penting") and not usulan.catatan
