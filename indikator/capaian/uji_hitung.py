"""Uji hitung: the capaian an LKjIP reports against the capaian of its own target and realisasi (DOMAIN section 8)."""

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from indikator.capaian.angka_bebas import AngkaBebas, baca_bila_angka
from indikator.capaian.baris_hitung import ARAH, BarisTidakSah, Dibaca, baca_sel, beda_satuan
from indikator.capaian.hasil import Hasil
from indikator.capaian.kebijakan import BATAS_ATAS_SAH, BAWAAN, Kebijakan
from indikator.capaian.soal import Metode
from indikator.capaian.tabel_lkjip import BarisTabel
from indikator.capaian.terhadap_target import hitung_terhadap
from kinerja.angka import bulatkan, tulis

DESIMAL_MAKS = 8
_LAIN = (ROUND_DOWN, ROUND_UP, ROUND_FLOOR, ROUND_CEILING, ROUND_HALF_EVEN, ROUND_HALF_DOWN)


class Verdict(StrEnum):
    """How a reported figure compares with the recomputed one."""

    COCOK = "cocok"  # equal after rounding half up to the printed decimals
    PEMBULATAN = "pembulatan"  # equal only by cutting or another rounding
    SALAH = "salah"
    TIDAK_DAPAT = "tidak dapat dihitung"


class HasilUji(NamedTuple):
    """One row recomputed. dilaporkan: percent as printed; hitung: percent per method (8 decimals, None: none).

    metode: the one that gives what is reported, "" for none; dipakai: the percentage a mean of rows takes.
    """

    baris: BarisTabel
    dilaporkan: Decimal | None
    hitung: Mapping[str, Decimal | None]
    metode: str
    verdict: Verdict
    keterangan: str = ""
    bukti: str = ""
    dipakai: Decimal | None = None


def periksa_baris(baris: BarisTabel, kebijakan: Kebijakan = BAWAAN) -> HasilUji:
    """Recompute one row by every method its direction allows. Never raises for a text."""
    laporan = baca_bila_angka(baris.capaian)
    nilai = laporan.nilai if laporan else None
    try:
        target = baca_sel(baris.target, "target", baris.indikator)
        realisasi = baca_sel(baris.realisasi, "realisasi", baris.indikator)
        catatan = (*target.catatan, *realisasi.catatan, *beda_satuan(target.target, realisasi.target))
    except BarisTidakSah as galat:
        return HasilUji(baris, nilai, {}, "", Verdict.TIDAK_DAPAT, str(galat))
    semua = _semua_metode(baris, target, realisasi, kebijakan)
    metode, verdict = _putuskan(laporan, semua)
    hasil = semua.get(metode) or next(iter(semua.values()))
    return HasilUji(
        baris,
        nilai,
        {nama: satu.persen_dibatasi for nama, satu in semua.items()},
        metode,
        verdict,
        " ".join([_kalimat(baris, laporan, hasil, metode, verdict), *catatan]).strip(),
        hasil.bukti_hitung,
        hasil.persen_dibatasi,
    )


def _semua_metode(baris: BarisTabel, target: Dibaca, realisasi: Dibaca, kebijakan: Kebijakan) -> dict[str, Hasil]:
    """Method → result; the one that fits the direction comes first."""
    arah = baris.arah.strip().casefold()
    cara = [("naik", ""), ("turun", ""), ("turun", Metode.TURUN_BALIK)]
    if arah in ARAH:
        cara = [satu for satu in cara if satu[0] == arah]
    hasil: dict[str, Hasil] = {}
    for satu_arah, pilihan in cara:
        satu = hitung_terhadap(
            arah=satu_arah,
            target=target.target,
            realisasi=realisasi.target.nilai,
            predikat_realisasi=realisasi.target.predikat,
            pilihan=pilihan,
            kebijakan=kebijakan,
        )
        hasil.setdefault(str(satu.metode), satu)
    return hasil


def _putuskan(laporan: AngkaBebas | None, semua: Mapping[str, Hasil]) -> tuple[str, Verdict]:
    """The first method that gives the reported figure exactly, else the first that does by another rounding."""
    terhitung = {nama: satu.persen_dibatasi for nama, satu in semua.items() if satu.persen_dibatasi is not None}
    if laporan is None or not terhitung:
        return "", Verdict.TIDAK_DAPAT
    banding = {nama: bandingkan(laporan, persen) for nama, persen in terhitung.items()}
    for verdict in (Verdict.COCOK, Verdict.PEMBULATAN):
        for nama, satu in banding.items():
            if satu is verdict:
                return nama, verdict
    return "", Verdict.SALAH


def bandingkan(laporan: AngkaBebas, tepat: Decimal) -> Verdict:
    """A reported number against the recomputed one, at the decimals that are printed.

    With fewer ("102,00") only what was cut or rounded as usual counts: 95,00 for 94,44 is wrong.
    """
    desimal = min(laporan.desimal, DESIMAL_MAKS)
    nilai = bulatkan(laporan.nilai, desimal)
    if nilai == bulatkan(tepat, desimal):
        return Verdict.COCOK
    if any(nilai == tepat.quantize(Decimal(1).scaleb(-desimal), cara) for cara in _LAIN):
        return Verdict.PEMBULATAN
    for sedikit in range(desimal):
        potong = tepat.quantize(Decimal(1).scaleb(-sedikit), ROUND_DOWN)
        if nilai in (potong, bulatkan(tepat, sedikit)):
            return Verdict.PEMBULATAN
    return Verdict.SALAH


def _kalimat(baris: BarisTabel, laporan: AngkaBebas | None, hasil: Hasil, metode: str, verdict: Verdict) -> str:
    """What the reader is told besides the verdict."""
    if hasil.persen_dibatasi is None:
        return hasil.keterangan
    if laporan is None:
        apa = f"“{baris.capaian}” bukan angka" if baris.capaian else "Capaian tidak dilaporkan"
        return f"{apa}; menurut hitungan {tulis(hasil.persen_dibatasi)} %."
    if verdict is Verdict.SALAH:
        return _beda(laporan, hasil)
    kalimat = []
    if verdict is Verdict.PEMBULATAN:
        seharusnya = tulis(hasil.persen_dibatasi, min(laporan.desimal, DESIMAL_MAKS))
        kalimat.append(f"Hanya sama bila dipotong atau dibulatkan lain; pembulatan biasa {seharusnya} %.")
    if metode in (Metode.TURUN, Metode.TURUN_BALIK) and baris.arah.strip().casefold() not in ARAH:
        cara = "target ÷ realisasi" if metode == Metode.TURUN_BALIK else "(2 × target − realisasi) ÷ target"
        kalimat.append(f"Sama menurut cara {cara}: pastikan indikatornya memang makin rendah makin baik.")
    return " ".join(kalimat)


def _beda(laporan: AngkaBebas, hasil: Hasil) -> str:
    """A wrong figure: by how much, and whether a cap would explain it."""
    persen = hasil.persen_dibatasi
    kalimat = (
        f"Dilaporkan {tulis(laporan.nilai, min(laporan.desimal, DESIMAL_MAKS))} %, menurut hitungan {tulis(persen)} %."
    )
    if laporan.nilai in BATAS_ATAS_SAH and persen > laporan.nilai:
        return f"{kalimat} Sama bila capaian dibatasi {tulis(laporan.nilai, 0)} %."
    return kalimat
