"""Every formula of the example documents against its reading in tests/data/rumus_sumber.csv, compared by eye.

kelompok is what the cell writes, whoever reads it: persentase, rasio, jumlah, tertimbang (a calculation), cacah (words
that name what is counted), "persentase tanpa pembagi" and kosong (nothing to compute from).
"""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from indikator.rumus import baca, templat
from indikator.rumus.ast import dari_json, ke_json, kode_variabel
from indikator.rumus.contoh import contoh
from indikator.rumus.hitung import hitung
from indikator.rumus.tampil import teks

AKAR = Path(__file__).resolve().parents[2]
BERKAS = {
    "1 Magetan": "magetan", "2 Paser": "paser", "4 Blitar": "blitar", "5 Nganjuk": "nganjuk",
    "contoh Magetan": "magetan.contoh",
}  # fmt: skip
HITUNGAN = ("persentase", "rasio", "jumlah", "tertimbang")
DOKUMEN = ("1 Magetan", "2 Paser", "4 Blitar", "5 Nganjuk")

with (AKAR / "tests/data/rumus_sumber.csv").open(encoding="utf-8", newline="") as berkas:
    BARIS = list(csv.DictReader(berkas))


def kolom(bacaan) -> dict[str, str]:
    """A reading in the columns of the table."""
    nama = {satu.kode: satu.nama for satu in bacaan.variabel}
    return {
        "gaya": str(bacaan.gaya),
        "pohon": teks(bacaan.pohon, nama) if bacaan.pohon is not None else "",
        "variabel": " | ".join(f"{satu.nama} ({satu.jenis})" for satu in bacaan.variabel),
        "alasan": bacaan.alasan,
        "komponen": " | ".join(bacaan.komponen),
        "tidak_dibaca": " | ".join(f"{satu.teks} ← {satu.alasan}" for satu in bacaan.tidak_dibaca),
    }


@pytest.mark.parametrize("sumber", BERKAS)
def test_setiap_rumus_terbaca_seperti_tabel(sumber):
    beda = []
    for baris in (satu for satu in BARIS if satu["sumber"] == sumber):
        hasil = kolom(baca(baris["teks"], baris["indikator"]))
        beda += [(baris["lokasi"], k, baris[k], isi) for k, isi in hasil.items() if isi != baris[k]]
    assert beda == []


def indikator(berkas: str):
    """(indikator, cell) of every row of a fixture that has a formula cell, sub-indicators too."""
    data = yaml.safe_load((AKAR / f"fixtures/contoh/{berkas}.yaml").read_text(encoding="utf-8"))
    lembar = (satu for dokumen in data["penetapan"] for satu in dokumen["lembar"])
    for baris in (isi for satu in lembar for sasaran in satu["sasaran"] for isi in sasaran["indikator"]):
        yield from ((isi["nama"], isi["rumus"] or "") for isi in (baris, *baris.get("sub", ())) if "rumus" in isi)


@pytest.mark.parametrize(("sumber", "berkas"), BERKAS.items())
def test_tabel_memuat_setiap_rumus_dokumen(sumber, berkas):
    di_tabel = Counter()
    for baris in (satu for satu in BARIS if satu["sumber"] == sumber):
        di_tabel[baris["indikator"], baris["teks"]] += len(baris["lokasi"].split("; "))
    assert di_tabel == Counter(indikator(berkas))


def test_paling_sedikit_95_persen_hitungan_menjadi_pohon():
    hitungan = [satu for satu in BARIS if satu["kelompok"] in HITUNGAN and satu["sumber"] in DOKUMEN]
    terbaca = [satu for satu in hitungan if satu["pohon"]]
    terpotong = [satu for satu in terbaca if "mungkin bagian dari pembilang" in satu["alasan"]]
    assert len(hitungan) == 71
    assert (len(terbaca), len(terpotong)) == (70, 1)
    assert (len(terbaca) - len(terpotong)) * 100 >= 95 * len(hitungan)


def test_yang_tidak_menjadi_pohon_mengatakan_sebabnya():
    sisa = {satu["alasan"] for satu in BARIS if not satu["pohon"]}
    assert sisa == {
        "Rumus belum diisi.",
        "Persentase tanpa penyebut. Lengkapi rumusnya dengan pembagi.",
        "Persentase tanpa penyebut; 6 komponen dapat menjadi penyebut.",
        "Persentase tanpa penyebut; 7 komponen dapat menjadi penyebut.",
        "Penyebut “syarat kompetensi dan kualifikasi dalam profil jabatan” bukan jumlah yang dapat dicacah.",
    }


def test_nama_variabel_tanpa_kata_asing_dan_diambil_dari_sel():
    """No heading, note, factor or number is part of a name; and every word of a name stands in its cell."""
    asing = re.compile(
        r"(?<!-)100|%|tipe penghitungan|sumber data|formulasi|dibagi|dikali|^\d|[*×]|[:;,]$", re.IGNORECASE
    )
    for baris in BARIS:
        kata = set(re.findall(r"[a-z]+", baris["teks"].lower())) | {"jumlah"}
        for variabel in filter(None, baris["variabel"].split(" | ")):
            nama = variabel.rpartition(" (")[0]
            if nama == "Jumlah komponen yang terpenuhi":
                continue
            assert not asing.search(nama), variabel
            assert set(re.findall(r"[a-z]+", nama.lower())) <= kata, variabel


def test_setiap_pohon_disimpan_dihitung_dan_dibuka_di_editor():
    for baris in BARIS:
        bacaan = baca(baris["teks"], baris["indikator"])
        if bacaan.pohon is None:
            continue
        assert dari_json(ke_json(bacaan.pohon)) == bacaan.pohon
        assert set(kode_variabel(bacaan.pohon)) == {satu.kode for satu in bacaan.variabel}
        assert hitung(bacaan.pohon, contoh(bacaan.pohon)).nilai is not None
        isian = templat.urai(baris["teks"], baris["indikator"])
        assert templat.susun(isian, baris["teks"], baris["indikator"]) == baris["teks"]
