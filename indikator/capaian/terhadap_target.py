"""A target as stored (value, range, bound, predicate) to the method that measures against it."""

from decimal import Decimal
from typing import NamedTuple

from indikator.capaian.hasil import Hasil
from indikator.capaian.kategori import SKALA_BERHURUF, kategori
from indikator.capaian.kebijakan import BAWAAN, Kebijakan
from indikator.capaian.metode import hitung
from indikator.capaian.predikat import Predikat
from indikator.capaian.soal import Metode
from indikator.capaian.urutan import predikat
from kinerja.angka import tulis_asli

_KETAT = {
    "batas_atas": "“Kurang dari” dibaca sebagai batas atas; nilai batasnya sendiri dianggap memenuhi.",
    "batas_bawah": "“Lebih dari” dibaca sebagai batas bawah; nilai batasnya sendiri dianggap memenuhi.",
}


class Target(NamedTuple):
    """A target as it was read. jenis: a value of indikator.target.Jenis; nilai, nilai_maks: in `satuan`.

    ketat: the bound was written with "<" or ">".
    """

    jenis: str = "angka"
    nilai: Decimal | None = None
    nilai_maks: Decimal | None = None
    satuan: str = ""
    predikat: str = ""
    skala: str = ""
    ketat: bool = False


def pilih_metode(arah: str, jenis: str, bernilai: bool = True, pilihan: str = "") -> Metode:
    """The method for a direction ("naik", "turun") and a kind of target.

    pilihan: the indicator's own method, "" for none; a range and a bound keep their meaning whatever was chosen.
    """
    if pilihan == Metode.TERCAPAI:
        return Metode.TERCAPAI
    if jenis == "rentang":
        return Metode.RENTANG
    if jenis == "batas_atas":
        return Metode.TURUN_BALIK if pilihan == Metode.TURUN_BALIK else Metode.TURUN
    if jenis == "batas_bawah":
        return Metode.NAIK
    if jenis == "predikat" and not (bernilai and arah == "turun"):
        return Metode.PREDIKAT
    if pilihan:
        return Metode(pilihan)
    return Metode.TURUN if arah == "turun" else Metode.NAIK


def hitung_terhadap(
    *,
    arah: str,
    target: Target | None,
    realisasi: Decimal | None,
    predikat_realisasi: str = "",
    pilihan: str = "",
    kebijakan: Kebijakan = BAWAAN,
) -> Hasil:
    """Capaian against a stored target; predikat_realisasi: the grade that was reached, where it is not a number."""
    if target is not None and target.jenis == "angka" and not pilihan and target.skala != "status":
        return hitung(  # a plain number: nothing to choose or to tell
            metode=Metode.TURUN if arah == "turun" else Metode.NAIK,
            target=target.nilai,
            realisasi=realisasi,
            kebijakan=kebijakan,
            satuan=target.satuan,
        )
    target = target or Target(jenis="kosong")
    if target.skala == "status" and target.nilai == 1:
        pilihan = Metode.TERCAPAI  # "ya", "tersedia": it is or it is not
    metode = pilih_metode(arah, target.jenis, None not in (target.nilai, realisasi), pilihan)
    hasil = hitung(
        metode=metode,
        target=_angka_target(target),
        realisasi=realisasi,
        kebijakan=kebijakan,
        satuan=target.satuan,
        target_maks=target.nilai_maks if metode is Metode.RENTANG else None,
        rentang_turun=arah == "turun",
        predikat=_predikat(target, realisasi, predikat_realisasi, arah) if metode is Metode.PREDIKAT else None,
    )
    return _tambah_kalimat(hasil, target, predikat_realisasi)


def _angka_target(target: Target) -> Decimal | None:
    """The number a method divides by; of an upper bound that is the bound."""
    return target.nilai_maks if target.jenis == "batas_atas" and target.nilai_maks is not None else target.nilai


def _predikat(target: Target, realisasi: Decimal | None, grade: str, arah: str) -> Predikat:
    """Grades of both; a number without a letter gets the one its scale gives it."""
    grade = grade.strip() or _huruf(target.skala, realisasi)
    return predikat(target.predikat, grade, target.skala, terbalik=arah == "turun")


def _huruf(skala: str, nilai: Decimal | None) -> str:
    if nilai is None or skala not in SKALA_BERHURUF:
        return ""
    return kategori(nilai, SKALA_BERHURUF[skala]).label


def catatan_batas(target: Target) -> str:
    """How a strict bound ("<", ">") is read; "" for every other target."""
    return _KETAT.get(target.jenis, "") if target.ketat else ""


def _tambah_kalimat(hasil: Hasil, target: Target, grade: str) -> Hasil:
    """Tell how a strict bound was read, and which letter a bare number got."""
    batas = catatan_batas(target) if hasil.persen is not None else ""
    kalimat = [batas] if batas else []
    huruf = _huruf(target.skala, hasil.realisasi) if target.nilai is None and not grade.strip() else ""
    if hasil.metode is Metode.PREDIKAT and huruf:
        kalimat.append(f"{tulis_asli(hasil.realisasi)} pada skala {target.skala} adalah {huruf}.")
    return hasil._replace(keterangan=" ".join([hasil.keterangan, *kalimat]).strip()) if kalimat else hasil
