"""Values of the variables of a formula: as typed, as stored, in words. A series (deret) has many, the others one."""

from collections.abc import Mapping
from decimal import Decimal

from indikator.domain.nilai_realisasi import dapat_disimpan, punya_rumus
from indikator.models import Indikator, Realisasi, Rumus, Variabel
from indikator.rumus import ast
from indikator.rumus.deret import Nilai, butir, kode_deret
from kinerja.angka import AngkaTidakTerbaca, baca, tulis_asli
from organisasi.galat import IsianSalah

BUTIR_MAKS = 200  # numbers of one series; four triwulan together stay below rumus.hitung.DERET_MAKS
PREFETCH = "nilai_variabel"  # the name prefetched rows are kept under


def deret(rumus: Rumus | None) -> frozenset[str]:
    """Codes of the variables that stand for many numbers; none where there is no formula to compute."""
    return kode_deret(ast.dari_json(rumus.pohon)) if rumus and rumus.pohon else frozenset()


def baca_variabel(indikator: Indikator, isian: Mapping[str, str]) -> dict[Variabel, Nilai]:
    """Values of the formula's variables from {kode: text}; empty when none is filled in. All or none of them.

    A series is several numbers separated by ";" or line breaks. Raises IsianSalah naming `variabel_<kode>`.
    """
    semua = list(indikator.rumus.variabel.all()) if punya_rumus(indikator) else []
    terisi = {v: isi for v in semua if (isi := (isian.get(v.kode) or "").strip())}
    if not terisi:
        return {}
    galat = {f"variabel_{v.kode}": f"“{v.nama}” belum diisi." for v in semua if v not in terisi}
    berderet, hasil = deret(indikator.rumus), {}
    for v, teks in terisi.items():
        try:
            hasil[v] = baca_nilai(teks, v.kode in berderet)
        except AngkaTidakTerbaca as sebab:
            galat[f"variabel_{v.kode}"] = str(sebab)
    if galat:
        raise IsianSalah(galat)
    return hasil


def baca_nilai(teks: str, berderet: bool) -> Nilai:
    """One number, or all those of a series. Raises AngkaTidakTerbaca."""
    if berderet:
        return _baca_deret(teks)
    if ";" in teks:
        raise AngkaTidakTerbaca("Tulis satu angka saja.")
    return dapat_disimpan(baca(teks))


def _baca_deret(teks: str) -> tuple[Decimal, ...]:
    """ "80; 75; 90"; a blank between two separators is no number, and an error."""
    baris = (satu.strip().removesuffix(";") for satu in teks.splitlines())
    bagian = [satu for isi in baris if isi.strip() for satu in isi.split(";")]
    if not bagian:
        raise AngkaTidakTerbaca("Belum ada angkanya. Tulis semua nilainya, misalnya 80; 75; 90.")
    if len(bagian) > BUTIR_MAKS:
        raise AngkaTidakTerbaca(f"Paling banyak {BUTIR_MAKS} nilai; di sini ada {len(bagian)}.")
    return tuple(_baca_butir(nomor, satu) for nomor, satu in enumerate(bagian, 1))


def _baca_butir(nomor: int, teks: str) -> Decimal:
    try:
        return dapat_disimpan(baca(teks))
    except AngkaTidakTerbaca as sebab:
        raise AngkaTidakTerbaca(f"Nilai ke-{nomor}: {sebab}") from None


def isi_tersimpan(realisasi: Realisasi) -> dict[Variabel, Nilai]:
    """{variable: value, or a tuple where several are stored}, in the order of entry; no query on prefetched rows."""
    baris = realisasi.nilai_variabel.all()
    if PREFETCH not in getattr(realisasi, "_prefetched_objects_cache", {}):
        baris = baris.select_related("variabel")
    hasil: dict[Variabel, list[Decimal]] = {}
    for satu in baris:
        hasil.setdefault(satu.variabel, []).append(satu.nilai)
    return {variabel: tuple(isi) if len(isi) > 1 else isi[0] for variabel, isi in hasil.items()}


def nilai_tersimpan(realisasi: Realisasi) -> dict[str, Nilai]:
    """The same by code, as formulas take them."""
    return {variabel.kode: isi for variabel, isi in isi_tersimpan(realisasi).items()}


def kolom(nilai: Mapping[Variabel, Nilai]) -> list[dict]:
    """Columns of the rows to store, one per number."""
    return [
        {"variabel": v, "urutan": urutan, "nilai": satu}
        for v, isi in nilai.items()
        for urutan, satu in enumerate(butir(isi), 1)
    ]


def tulis(nilai: Nilai) -> str:
    """ "80; 75; 90": all numbers, as they are typed."""
    return "; ".join(map(tulis_asli, butir(nilai)))


def kalimat(nilai: Mapping[Variabel, Nilai]) -> list[str]:
    """One line per variable for the audit row: "Skor: 80; 75; 90"."""
    return [f"{variabel.nama}: {tulis(isi)}" for variabel, isi in nilai.items()]
