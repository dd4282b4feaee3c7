"""The five real documents: every finding was looked at by a person, and every known error of theirs is found.

tests/data/mutu_temuan.csv holds each finding with its judgement (benar, alarm palsu, dapat diperdebatkan). A changed
rule shows here; `MUTU_PERBARUI=1 pytest tests/mutu/test_lima_dokumen.py` rewrites the file; new ones must be judged.
"""

import csv
import os
from collections import Counter
from functools import cache

import pytest

from indikator.mutu.periksa import ATURAN
from indikator.mutu.temuan import Tingkat
from tests.mutu.lima_dokumen import BENAR, BERKAS, DEBAT, DOKUMEN, KUNCI, PALSU, baris_temuan, dinilai, hasil, perbarui

KESALAHAN = list(csv.DictReader((BERKAS.parent / "mutu_kesalahan_sumber.csv").open(encoding="utf-8")))


def test_setiap_temuan_dinilai(contoh):
    kini = baris_temuan()
    if os.environ.get("MUTU_PERBARUI"):
        perbarui(kini)
    tercatat = Counter(tuple(satu[nama] for nama in KUNCI) for satu in dinilai())
    baru, hilang = Counter(kini) - tercatat, tercatat - Counter(kini)
    assert not baru and not hilang, f"baru: {list(baru)[:5]}\nhilang: {list(hilang)[:5]}"
    assert {satu["penilaian"] for satu in dinilai()} <= {BENAR, PALSU, DEBAT}
    assert all((satu["penilaian"] == BENAR) != bool(satu["alasan"]) for satu in dinilai())


def test_alarm_palsu_jarang():
    """Of what is called wrong or worth a warning under one in twenty is a false alarm; suggestions likewise."""
    for tingkat in ({Tingkat.SALAH, Tingkat.PERINGATAN}, {Tingkat.SARAN}):
        nilai = [satu["penilaian"] for satu in dinilai() if satu["tingkat"] in tingkat]
        assert 20 * nilai.count(PALSU) < len(nilai)


def test_jumlah_iki_yang_diperiksa(contoh):
    """538 IKI: rows of the IKI sheets without the four sub-indicators of Magetan."""
    semua = [satu for dokumen in DOKUMEN for satu in hasil(*dokumen).bahan.iki]
    assert sum(1 for lembar in semua for satu in lembar.baris if not satu.induk) == 538


@cache
def _hasil(dokumen):
    """The examples are the same for every test."""
    return hasil(*dokumen)


@pytest.mark.parametrize("satu", KESALAHAN, ids=lambda satu: f"{satu['pemda']}-{satu['aturan']}")
def test_kesalahan_sumber_ditemukan(contoh, satu):
    """Each error the inventory of the sources lists and data can show, by its rule on its row (or sheet)."""
    dokumen = next(isi for isi in DOKUMEN if isi[0] == satu["pemda"])
    temuan = _hasil(dokumen)
    cocok = [t for t in temuan.temuan if t.aturan == satu["aturan"] and _di(temuan.bahan, t, satu)]
    assert cocok, satu["kesalahan"]
    assert any(satu["memuat"] in t.kalimat for t in cocok), [t.kalimat for t in cocok]


def _di(bahan, temuan, satu) -> bool:
    """Whether a finding is on the sheet and (one of) the rows the error is on."""
    lembar = bahan.lembar_menurut_kunci.get(temuan.lembar)
    baris = [" ".join(bahan.indikator_menurut_kunci[kunci].nama.split()) for kunci in temuan.baris]
    return satu["jabatan"] in (lembar.sebutan if lembar else "") and (
        not satu["indikator"] or satu["indikator"] in baris
    )


def test_aturan_tanpa_temuan_diketahui():
    """Rules the five documents give no occasion for: tried in the tests of single rules only."""
    assert set(ATURAN) - {satu["aturan"] for satu in dinilai()} == {
        "CAP-02", "CAP-03", "CAP-04", "DUP-01", "NAM-02", "NOM-02", "OUT-01", "RUM-08", "TGT-04",
    }  # fmt: skip
