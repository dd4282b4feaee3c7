"""One row of a file (arah, target, realisasi, metode, batas) to its capaian, for `manage.py hitung_capaian`."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from indikator.capaian.angka_bebas import baca_bebas, baca_bila_angka
from indikator.capaian.hasil import Hasil
from indikator.capaian.kategori import SKALA_PERMENDAGRI_86, Skala, kategori
from indikator.capaian.kebijakan import BATAS_ATAS_SAH, BAWAAN, Kebijakan
from indikator.capaian.soal import Metode
from indikator.capaian.terhadap_target import Target, hitung_terhadap
from indikator.target import baca as baca_target
from indikator.target import satuan as daftar_satuan
from indikator.target.bacaan import USUL, Jenis
from indikator.target.satuan_master import CACAH, NILAI
from kinerja.angka import AngkaTidakTerbaca, tulis_asli

ARAH = ("naik", "turun")
WAJIB = ("arah", "target", "realisasi")
KOSONG = {  # the keys of every answer
    "metode": None, "persen": None, "persen_terbatas": None, "kategori": None, "keterangan": "", "galat": None,
    "bukti": "",
}  # fmt: skip


class BarisTidakSah(Exception):
    """A cell that cannot be taken; `kode` is the galat, the message an Indonesian sentence."""

    def __init__(self, kode: str, kalimat: str):
        super().__init__(kalimat)
        self.kode = kode


class Dibaca(NamedTuple):
    """A target or a realisasi as it was read, with what must be told about it."""

    target: Target
    catatan: tuple[str, ...] = ()


def jawab(
    baris: Mapping[str, str], skala: Skala = SKALA_PERMENDAGRI_86, kebijakan: Kebijakan = BAWAAN
) -> dict[str, object]:
    """The answer to one row: persen and persen_terbatas (percent, 8 decimals), kategori of the limited one,
    keterangan, galat (a code or None) and bukti. Never raises for a text.
    """
    sel = {kolom: (baris.get(kolom) or "").strip() for kolom in (*WAJIB, "metode", "batas")}
    try:
        arah, metode = _arah(sel["arah"]), _metode(sel["metode"])
        kebijakan = _batas(sel["batas"], kebijakan)
        target, realisasi = baca_sel(sel["target"], "target"), baca_sel(sel["realisasi"], "realisasi")
        catatan = (*target.catatan, *realisasi.catatan, *beda_satuan(target.target, realisasi.target))
    except BarisTidakSah as galat:
        return KOSONG | {"galat": galat.kode, "keterangan": str(galat)}
    hasil = hitung_terhadap(
        arah=arah,
        target=target.target,
        realisasi=realisasi.target.nilai,
        predikat_realisasi=realisasi.target.predikat,
        pilihan=metode,
        kebijakan=kebijakan,
    )
    return _objek(hasil, catatan, skala)


def _objek(hasil: Hasil, catatan: tuple[str, ...], skala: Skala) -> dict[str, object]:
    band = kategori(hasil.persen_dibatasi, skala)
    return {
        "metode": str(hasil.metode),
        "persen": hasil.persen,
        "persen_terbatas": hasil.persen_dibatasi,
        "kategori": band.label if band else None,
        "keterangan": " ".join([hasil.keterangan, *catatan]).strip(),
        "galat": str(hasil.galat) or None,
        "bukti": hasil.bukti_hitung,
    }


def _arah(teks: str) -> str:
    if teks.casefold() not in ARAH:
        raise BarisTidakSah("arah_tak_dikenal", f"Arah “{teks}” tidak dikenal. Isi naik atau turun.")
    return teks.casefold()


def _metode(teks: str) -> str:
    """A name of DOMAIN section 3, "" for the one that direction and target call for."""
    nama = teks.upper().replace(" ", "_")
    if nama and nama not in Metode.__members__:
        kalimat = f"Metode “{teks}” tidak dikenal. Yang ada: {', '.join(Metode)}."
        raise BarisTidakSah("metode_tak_dikenal", kalimat)
    return nama


def _batas(teks: str, kebijakan: Kebijakan) -> Kebijakan:
    """The policy with the cap of the row; without one the policy as it is."""
    if not teks:
        return kebijakan
    angka = baca_bila_angka(teks)
    if angka is None or angka.nilai not in BATAS_ATAS_SAH:
        sah = ", ".join(tulis_asli(batas) for batas in BATAS_ATAS_SAH if batas is not None)
        raise BarisTidakSah("batas_tidak_sah", f"Batas “{teks}” tidak sah. Kosongkan, atau isi salah satu: {sah}.")
    return replace(kebijakan, batas_atas=Decimal(angka.nilai))


def baca_sel(teks: str, apa: str, nama_indikator: str = "") -> Dibaca:
    """A number, else what the target reader makes of the text ("7-8", "≤ 5 %", "BB (79,39)", "WTP").

    nama_indikator: decides the scale of a letter. A blank cell and "-" have no value. Raises `BarisTidakSah` for what
    would have to be guessed.
    """
    if angka := baca_bila_angka(teks):
        satuan = "%" if teks.rstrip().endswith("%") else ""
        return Dibaca(Target(nilai=angka.nilai, satuan=satuan), (angka.catatan,) if angka.catatan else ())
    bacaan = baca_target(teks, nama_indikator)
    if bacaan.jenis in (Jenis.KOSONG, Jenis.STRIP):
        catatan = (f"{apa.capitalize()} ditulis “-”.",) if bacaan.jenis is Jenis.STRIP else ()
        return Dibaca(Target(jenis=str(bacaan.jenis)), catatan)
    if bacaan.jenis is Jenis.TAK_TERBACA or bacaan.keyakinan <= USUL:
        raise BarisTidakSah(f"{apa}_tak_terbaca", _alasan(teks, " ".join(bacaan.peringatan)))
    if apa == "realisasi" and bacaan.jenis not in (Jenis.ANGKA, Jenis.PREDIKAT):
        raise BarisTidakSah("realisasi_tak_terbaca", f"Realisasi “{teks}” bukan satu angka.")
    target = Target(str(bacaan.jenis), bacaan.nilai, bacaan.nilai_maks, bacaan.satuan, bacaan.predikat, bacaan.skala)
    return Dibaca(target, tuple(satu for satu in (*bacaan.catatan, *bacaan.peringatan) if "atuan" not in satu))


def beda_satuan(target: Target, realisasi: Target) -> tuple[str, ...]:
    """A note where two things that are counted differ ("dokumen", "laporan"), nothing where one names no satuan.

    Raises `BarisTidakSah` where the numbers cannot be compared: bulan against tahun, % against dokumen.
    """
    satuan = target.satuan, realisasi.satuan
    if satuan[0] == satuan[1] or not all(satuan):
        return ()
    jenis = {daftar_satuan.jenis(satu) for satu in satuan}
    if jenis == {NILAI}:
        return ()
    kalimat = f"Satuan target ({satuan[0]}) dan realisasi ({satuan[1]}) berbeda"
    if jenis == {CACAH} or "" in jenis:
        return (f"{kalimat}.",)
    raise BarisTidakSah("satuan_berbeda", f"{kalimat}, tidak dapat dibandingkan. Tulis dengan satuan yang sama.")


def _alasan(teks: str, kalimat: str) -> str:
    """Why a text is no number: the words about the number where it looks like one."""
    try:
        baca_bebas(teks)
    except AngkaTidakTerbaca as galat:
        return str(galat) if teks[:1].isdigit() and not any(huruf.isalpha() for huruf in teks) else kalimat
    return kalimat
