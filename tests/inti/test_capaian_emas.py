"""The golden tables a domain expert reads and extends: tests/data/capaian.csv and tests/data/triwulan.csv."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from indikator.capaian import (
    SKALA_PERMENDAGRI_86,
    Aturan,
    Galat,
    Isian,
    Kebijakan,
    Metode,
    capaian_triwulan,
    hitung,
    jatuh_tempo,
    kategori,
    kemajuan_tahunan,
    realisasi_sd,
    target_sd,
)
from indikator.capaian.baris_hitung import jawab
from indikator.rumus import parser
from kinerja.angka import baca, tulis, tulis_asli

ANGKA = re.compile(r"-?([0-9]+|[0-9]{1,3}([.][0-9]{3})+)(,[0-9]+)?%?")
DATA = Path(__file__).resolve().parent.parent / "data"


def baris(nama: str) -> list[dict[str, str]]:
    with open(DATA / nama, newline="", encoding="utf-8") as berkas:
        return list(csv.DictReader(berkas, delimiter=";"))


CAPAIAN = baris("capaian.csv")
TRIWULAN = baris("triwulan.csv")


def sebutan(kasus: dict[str, str]) -> str:
    return " ".join(kasus[k] for k in ("arah", "metode", "target", "realisasi", "batas"))


def tertulis(persen: Decimal | None) -> str:
    return "" if persen is None else tulis(persen).replace("−", "-")


@pytest.mark.parametrize("kasus", CAPAIAN, ids=sebutan)
def test_capaian_sama_dengan_tabel_emas(kasus):
    hasil = jawab(kasus)
    assert tertulis(hasil["persen"]) == kasus["persen"]
    assert tertulis(hasil["persen_terbatas"]) == kasus["persen_terbatas"]
    assert (hasil["kategori"] or "") == kasus["kategori"]
    assert (hasil["galat"] or "") == kasus["galat"]
    assert (hasil["persen"] is None) == bool(hasil["galat"])
    assert hasil["persen"] is not None or hasil["keterangan"]


def polos(kasus: dict[str, str]) -> bool:
    """Whether target and realisasi are nothing but numbers, so that the engine takes them without a reader."""
    metode = kasus["metode"] in ("", "NAIK", "TURUN", "TURUN_BALIK")
    return metode and not kasus["galat"] and all(ANGKA.fullmatch(kasus[k]) for k in ("target", "realisasi"))


@pytest.mark.parametrize("kasus", [k for k in CAPAIAN if polos(k)], ids=sebutan)
def test_mesin_langsung_memberi_hasil_yang_sama(kasus):
    metode = Metode(kasus["metode"] or ("TURUN" if kasus["arah"] == "turun" else "NAIK"))
    kebijakan = Kebijakan(batas_atas=Decimal(kasus["batas"]) if kasus["batas"] else None)
    target, realisasi = (baca(kasus[k].removesuffix("%")) for k in ("target", "realisasi"))
    hasil = hitung(metode=metode, target=target, realisasi=realisasi, kebijakan=kebijakan)
    assert tertulis(hasil.persen) == kasus["persen"]
    assert tertulis(hasil.persen_dibatasi) == kasus["persen_terbatas"]
    assert kategori(hasil.persen_dibatasi, SKALA_PERMENDAGRI_86).label == kasus["kategori"]


def test_tabel_emas_lengkap():
    """Every method, every galat a file can meet, and every L row of the LKjIP that is one calculation."""
    assert len(CAPAIAN) >= 120 and len(TRIWULAN) >= 40
    assert {k["metode"] for k in CAPAIAN} >= {str(m) for m in Metode}
    catatan = " ".join(k["catatan"] for k in CAPAIAN)
    assert all(f"L{nomor:02d}" in catatan for nomor in (*range(1, 13), *range(16, 22)))
    assert {k["galat"] for k in TRIWULAN} >= {"belum_lengkap", "belum_waktunya", "isian_campur", "tipe_belum_diatur"}


def isian(teks: str) -> Isian:
    """ "50", "-", "" or "a=50 b=1000" of a triwulan."""
    if teks in ("", "-"):
        return Isian.strip() if teks else Isian.kosong()
    if "=" not in teks:
        return Isian.angka(baca(teks))
    variabel = {kode: baca(nilai) for kode, nilai in (satu.split("=") for satu in teks.split())}
    return Isian.angka(sum(variabel.values()), variabel)


def aturan(kasus: dict[str, str]) -> Aturan:
    return Aturan(
        tipe=kasus["tipe"],
        cara_isi=kasus["cara_isi"],
        jatuh_tempo=jatuh_tempo(kasus["frekuensi"]),
        pohon=parser.baca(kasus["rumus"]) if kasus["rumus"] else None,
        jenis=dict.fromkeys(kasus["posisi"].split(), "posisi"),
        persen=kasus["persen"] == "ya",
    )


@pytest.mark.parametrize("kasus", TRIWULAN, ids=lambda kasus: kasus["kasus"])
def test_triwulan_sama_dengan_tabel_emas(kasus):
    milik, triwulan, metode = aturan(kasus), int(kasus["triwulan"]), Metode(kasus["metode"])
    nyata = realisasi_sd(
        milik, {t: isian(kasus[nama]) for t, nama in enumerate(("I", "II", "III", "IV"), 1)}, triwulan
    )
    setahun = baca(kasus["setahun"]) if kasus["setahun"] else None
    sasaran = {t: baca(kasus[f"t{t}"]) if kasus[f"t{t}"] else None for t in (1, 2, 3, 4)}
    target = target_sd(milik, sasaran, triwulan, setahun)
    assert _asli(nyata.nilai) == kasus["realisasi"]
    assert nyata.galat == kasus["galat"] and bool(nyata.galat) == (nyata.nilai is None)
    assert nyata.bukti == kasus["bukti"]
    assert _asli(target.nilai) == kasus["target"]
    assert tertulis(capaian_triwulan(nyata, target, metode=metode).persen) == kasus["capaian"]
    assert tertulis(kemajuan_tahunan(nyata, setahun, metode=metode).persen) == kasus["kemajuan"]
    for satu in (nyata, target):
        assert satu.nilai is not None or (satu.keterangan and satu.galat is not Galat.TIDAK_ADA)


def _asli(nilai: Decimal | None) -> str:
    return "" if nilai is None else tulis_asli(nilai)
