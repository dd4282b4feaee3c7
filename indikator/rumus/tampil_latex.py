r"""A formula tree as LaTeX, for other programs: `\frac{\text{Jumlah hadir}}{\text{Jumlah pegawai}} \times 100`."""

from collections.abc import Mapping

from indikator.rumus.ast import Angka, Bagi, Banding, Fungsi, Kali, Kurang, Negatif, Simpul, Tambah, Variabel
from indikator.rumus.kurung import berkurung
from kinerja.angka import tulis_asli

_TANDA = {Tambah: "+", Kurang: "-", Kali: r"\times"}
_BANDING = {"<>": r"\neq", "<=": r"\leq", ">=": r"\geq"}
_KHUSUS = str.maketrans(
    {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
    | {tanda: f"\\{tanda}" for tanda in "{}%$&#_"}
)


def latex(pohon: Simpul, nama: Mapping[str, str] | None = None) -> str:
    """One line of math mode; `nama` maps variable codes to the words to show. Numbers are written as in Indonesia,
    their comma in braces so that no space follows it."""
    nama = nama or {}

    def bagian(isi: Simpul, kanan: bool = False) -> str:
        ditulis = latex(isi, nama)
        kurung = not isinstance(isi, Bagi) and berkurung(pohon, isi, kanan)
        return rf"\left({ditulis}\right)" if kurung else ditulis

    match pohon:
        case Angka(nilai):
            return tulis_asli(nilai).replace("−", "-").replace(",", "{,}")
        case Variabel(kode):
            return _kata(nama.get(kode, kode))
        case Bagi(kiri, kanan):
            return rf"\frac{{{latex(kiri, nama)}}}{{{latex(kanan, nama)}}}"
        case Negatif(isi):
            return f"-{bagian(isi)}"
        case Fungsi("JUMLAH", (Variabel() as satu,)):
            return rf"\sum {latex(satu, nama)}"
        case Fungsi("JUMLAH", (isi,)):
            return rf"\sum \left({latex(isi, nama)}\right)"
        case Fungsi(fungsi, argumen):
            dalam = "; ".join(latex(isi, nama) for isi in argumen)
            return rf"\operatorname{{{fungsi}}}\left({dalam}\right)"
        case Banding(tanda, kiri, kanan):
            return f"{latex(kiri, nama)} {_BANDING.get(tanda, tanda)} {latex(kanan, nama)}"
    return f"{bagian(pohon.kiri)} {_TANDA[type(pohon)]} {bagian(pohon.kanan, True)}"


def _kata(teks: str) -> str:
    return rf"\text{{{' '.join(teks.split()).translate(_KHUSUS)}}}"
