"""The value of a realisasi: read from a text with one number, or computed from the formula's variables."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from indikator import target as pembaca
from indikator.domain.target_berlaku import TargetBerlaku
from indikator.enums import JenisTarget, MetodeIndikator
from indikator.models import Indikator, Realisasi, Variabel
from indikator.rumus import ast, bahasa, hitung
from indikator.rumus import tampil as tampil_rumus
from indikator.rumus.deret import Nilai, deretkan
from kinerja.angka import DIGIT_PENTING_MAKS, AngkaTidakTerbaca, baca, bulatkan, tulis
from organisasi.galat import IsianSalah

DESIMAL_MAKS = 8
PERSEN = "%"
STRIP = ("-", "–", "—")  # "there is none, on purpose": kept as text, never 0
STATUS = "status"  # the scale of "ya" and "tidak" (indikator.target)


def punya_rumus(indikator: Indikator) -> bool:
    """Whether the realisasi can be computed: a readable formula that is more than one plain value."""
    rumus = getattr(indikator, "rumus", None)
    return bool(rumus and rumus.pohon) and not isinstance(ast.dari_json(rumus.pohon), ast.Variabel)


def punya_register(indikator: Indikator) -> bool:
    """Whether the realisasi can be counted from ticked items: a component list, no formula, and not a percentage.

    Sheets without targets say only in the name that a percentage is meant ("Persentase laporan tepat waktu").
    """
    if punya_rumus(indikator) or not indikator.komponen.all():
        return False
    satuan = {indikator.satuan.strip(), *(satu.satuan.strip() for satu in indikator.target.all())}
    return PERSEN not in satuan and not bahasa.persentase(indikator.nama)


def dari_variabel(indikator: Indikator, nilai: Mapping[Variabel, Nilai]) -> tuple[Decimal, str]:
    """(value, text) computed by the formula: at most 8 decimals and 15 digits are kept, at most 2 decimals shown."""
    hasil = _hitung(indikator, {v.kode: isi for v, isi in nilai.items()})
    if hasil.nilai is None:
        raise IsianSalah(f"Realisasi tidak dapat dihitung. {hasil.galat}")
    bulat = max(hasil.nilai.adjusted() + 1, 1)
    if bulat > DIGIT_PENTING_MAKS:
        raise IsianSalah("Hasil rumus terlalu besar untuk disimpan. Periksa satuan variabelnya.")
    dibulatkan = bulatkan(hasil.nilai, min(DESIMAL_MAKS, DIGIT_PENTING_MAKS - bulat))
    return dibulatkan, tulis(dibulatkan, 2, buang_nol=True)


def langkah(indikator: Indikator, nilai: Mapping[str, Nilai]) -> str:
    """The calculation written out ("47 ÷ 120 × 100 = 39,17"), empty while a value is missing."""
    if not punya_rumus(indikator):
        return ""
    return _hitung(indikator, nilai).langkah


def _hitung(indikator: Indikator, nilai: Mapping[str, Nilai]) -> hitung.HasilHitung:
    pohon = ast.dari_json(indikator.rumus.pohon)
    return hitung.hitung(pohon, deretkan(pohon, nilai))


def rumus_html(indikator: Indikator) -> str:
    """The formula as a fraction (safe HTML); empty where there is none to compute."""
    if not punya_rumus(indikator):
        return ""
    nama = {v.kode: v.nama for v in indikator.rumus.variabel.all()}
    return tampil_rumus.html(ast.dari_json(indikator.rumus.pohon), nama)


def kolom(
    indikator: Indikator, teks: str, variabel: Mapping[Variabel, Nilai], target: TargetBerlaku | None = None
) -> dict:
    """Columns {nilai, predikat, teks} of a realisasi: computed from the variables, else read from the text.

    Raises IsianSalah where neither can be done, or both are filled in.
    """
    if variabel and teks:
        raise IsianSalah({"teks": "Isi realisasinya langsung atau isi nilai variabelnya, jangan keduanya."})
    if variabel:
        nilai, teks = dari_variabel(indikator, variabel)
        return {"nilai": nilai, "predikat": "", "teks": teks}
    return dari_teks(indikator, teks, target)._asdict() | {"teks": teks}


class Terbaca(NamedTuple):
    """A typed realisasi: its number (None: "-", or a grade without a number) and its grade, "" for none."""

    nilai: Decimal | None
    predikat: str = ""


def dari_teks(indikator: Indikator, teks: str, target: TargetBerlaku | None = None) -> Terbaca:
    """Read a typed realisasi: "79,41", "47%", "Nilai 11,65", "B (65)", "-".

    A grade or state without a number ("WTP", "ya") is taken where the indicator or its target asks for one.
    """
    if not teks:
        raise IsianSalah(
            {"teks": "Realisasi belum diisi. Tulis angkanya, misalnya 79,41, atau “-” bila memang tidak ada."}
        )
    if teks in STRIP:
        return Terbaca(None)
    try:
        return Terbaca(dapat_disimpan(baca(teks.rstrip("% "))))
    except AngkaTidakTerbaca as sebab:
        return _dengan_kata(indikator, teks, berpredikat(indikator, target), str(sebab))


def berpredikat(indikator: Indikator, target: TargetBerlaku | None) -> bool:
    """Whether a grade or a state may stand for the realisasi."""
    pilihan = (MetodeIndikator.PREDIKAT, MetodeIndikator.TERCAPAI)
    return indikator.metode in pilihan or (target is not None and target.jenis == JenisTarget.PREDIKAT)


def _dengan_kata(indikator: Indikator, teks: str, boleh_kata: bool, alasan: str) -> Terbaca:
    """A number between words, or a grade, read like a target; refused with a sentence where there is a doubt."""
    bacaan = pembaca.baca(teks, indikator.nama)
    if bacaan.jenis is pembaca.Jenis.PREDIKAT:
        if not boleh_kata and (bacaan.nilai is None or bacaan.skala == STATUS):
            raise IsianSalah({"teks": f"Target indikator ini berupa angka. {alasan}"})
    elif bacaan.jenis is not pembaca.Jenis.ANGKA or bacaan.perlu_diperiksa or bacaan.nilai is None:
        raise IsianSalah({"teks": alasan})
    try:
        nilai = None if bacaan.nilai is None else dapat_disimpan(bacaan.nilai)
    except AngkaTidakTerbaca as sebab:
        raise IsianSalah({"teks": str(sebab)})
    return Terbaca(nilai, bacaan.predikat[:40])


def hanya_nilai(indikator: Indikator, realisasi: Realisasi, berkomponen: bool, bervariabel: bool) -> str:
    """What to say of a realisasi entered as a value although it has components; "" when there is nothing to say.

    `berkomponen`, `bervariabel`: whether ticks of the register, or values of variables, are stored with it.
    """
    if realisasi.nilai is None:
        return ""
    if punya_rumus(indikator) and not bervariabel:
        return "Hanya nilainya yang diisi; komponen rumusnya belum."
    if punya_register(indikator) and not berkomponen:
        return "Hanya nilainya yang diisi; daftar komponennya belum dicentang."
    return ""


def dapat_disimpan(nilai: Decimal) -> Decimal:
    """The number, or AngkaTidakTerbaca where a column would round it."""
    if -nilai.as_tuple().exponent > DESIMAL_MAKS and bulatkan(nilai, DESIMAL_MAKS) != nilai:
        raise AngkaTidakTerbaca(f"Paling banyak {DESIMAL_MAKS} angka di belakang koma. Bulatkan dulu angkanya.")
    return nilai
