"""The profile of the deadline week: its shares, the arithmetic of its report. Nothing here is timed or started."""

import random
import re
from argparse import Namespace
from collections import Counter

import pytest

from bench.minggu_akhir.lapor import susun
from bench.minggu_akhir.profil import BAGIAN, Fase, bobot, cocokkan, pecahan, persentil, tabel_jenis


@pytest.mark.parametrize("pengisi", [0.3, 0.6, 1])
def test_everybody_together_does_the_shares(pengisi):
    milik = bobot(pengisi)
    assert sum(milik.values()) == pytest.approx(1)
    semua = {apa: bagian * pengisi for apa, bagian in milik.items()}
    semua["daftar"] += 1 - pengisi  # the others only read
    assert semua == pytest.approx({"daftar": 0.7, "form": 0.2, "simpan": 0.1}) == BAGIAN


@pytest.mark.parametrize("pengisi", [0, 0.29, 1.1])
def test_too_few_people_cannot_fill_in_for_all(pengisi):
    with pytest.raises(ValueError, match="paling sedikit 0,3"):
        bobot(pengisi)


def test_drawn_requests_have_the_shares():
    acak, milik = random.Random(7), bobot(0.5)
    ditarik = Counter(acak.choices(list(milik), list(milik.values()), k=20_000))
    assert pecahan(ditarik) == pytest.approx({"daftar": 0.4, "form": 0.4, "simpan": 0.2}, abs=0.02)


def test_percentiles_are_values_that_were_measured():
    nilai = [30.0, 10.0, 20.0, 40.0]
    assert [persentil(nilai, satu) for satu in (0, 0.5, 0.75, 0.95, 1)] == [10, 20, 30, 40, 40]
    assert persentil(range(1, 101), 0.95) == 95
    assert persentil([], 0.5) == 0


def test_throughput_per_core_is_of_processor_time():
    satu = Fase(10, {"daftar": [5.0] * 70, "simpan": [9.0] * 30}, {}, {"web": 4.0, "basis": 1.0, "pekerja": 99.0})
    assert (satu.banyak, satu.laju) == (100, 10)
    assert (satu.per_inti("web"), satu.per_inti("web", "basis")) == (25, 20)
    assert (satu.biaya("web"), satu.biaya("basis")) == (40, 10)
    assert tabel_jenis(satu)[1].split() == ["daftar", "70", "70%", "5", "5", "5", "5"]


def test_report_has_decimal_commas():
    satu = Fase(10, {"daftar": [5.0] * 70, "simpan": [9.0] * 30}, {}, {"web": 4.0, "basis": 1.0})
    semua = dict.fromkeys(("polos", "minggu akhir", "polos lagi"), satu)
    pekerjaan = {"jumlah": {"selesai": 2}, "tunggu_ms": [88.0, 147.2], "lama_ms": [1100.5, 2100.0]}
    simpanan = dict.fromkeys(("diakui", "berjejak", "hilang", "jejak", "beda"), 0)
    akhir = {"simpanan": simpanan, "pekerjaan": pekerjaan, "sambungan": ""}
    teks = "\n".join(susun(Namespace(orang=50, pemda=1, proses=2, menit=0.5, jeda=2.0), semua, akhir, []))
    assert "0,5 menit, jeda 2 detik" in teks
    assert "40,0" in teks and not re.search(r"\d\.\d", teks)


def test_nothing_answered_is_no_division_by_zero():
    kosong = Fase(10, {}, {"daftar 500": 3}, {"web": 0.0})
    assert (kosong.laju, kosong.per_inti("web"), kosong.biaya("web"), len(tabel_jenis(kosong))) == (0, 0, 0, 1)


def test_all_acknowledged_saves_are_stored():
    hasil = cocokkan({1: ["2", "3"], 2: ["7"]}, {1: ["2", "3"], 2: ["7"]}, {1: ["2", "3"], 2: ["7"]}, {1: "3", 2: "7"})
    assert (hasil.diakui, hasil.berjejak, hasil.hilang, hasil.jejak, hasil.beda) == (3, 3, 0, 3, 0)
    assert hasil.utuh


def test_stored_without_an_answer_is_allowed():
    """The connection broke before the answer: the save was sent, and is in the audit trail."""
    assert cocokkan({1: ["2"]}, {1: ["2", "3"]}, {1: ["2", "3"]}, {1: "3"}).utuh


@pytest.mark.parametrize(
    ("jejak", "tersimpan", "hilang", "beda"),
    [
        ({1: ["2"]}, {1: "2"}, 1, 0),  # acknowledged, without its audit row
        ({}, {}, 2, 0),
        ({1: ["2", "3"]}, {1: "2"}, 0, 1),  # stored is not what the audit trail ends with
        ({1: ["2", "3", "9"]}, {1: "9"}, 0, 1),  # nobody sent that
    ],
)
def test_a_lost_or_foreign_value_is_seen(jejak, tersimpan, hilang, beda):
    hasil = cocokkan({1: ["2", "3"]}, {1: ["2", "3"]}, jejak, tersimpan)
    assert (hasil.hilang, hasil.beda, hasil.utuh) == (hilang, beda, False)
