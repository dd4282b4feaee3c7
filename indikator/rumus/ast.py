"""The tree of a formula: frozen nodes, their size, and their JSON form (DOMAIN section 4).

A Variabel stands for a number, or for a series of numbers (deret) inside JUMLAH, RATA, MIN and MAX.
JSON: {"angka": "100"} · {"variabel": "a"} · {"op": "bagi", "kiri": …, "kanan": …} · {"negatif": …} ·
{"fungsi": "RATA", "argumen": […]}.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

SIMPUL_MAKS = 300
DALAM_MAKS = 64
FUNGSI = {  # name: (least, most) arguments
    "RATA": (1, 50), "JUMLAH": (1, 50), "MIN": (1, 50), "MAX": (1, 50),
    "ABS": (1, 1), "BULAT": (1, 2), "JIKA": (3, 3),
}  # fmt: skip
TANDA_BANDING = ("=", "<>", "<", "<=", ">", ">=")
KODE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}")
DIGIT_MAKS = 15  # of one number, as kinerja.angka reads them


class RumusTidakSah(ValueError):
    """A tree that is too large, too deep or malformed; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Angka:
    nilai: Decimal


@dataclass(frozen=True, slots=True)
class Variabel:
    kode: str


@dataclass(frozen=True, slots=True)
class Tambah:
    kiri: "Simpul"
    kanan: "Simpul"


@dataclass(frozen=True, slots=True)
class Kurang:
    kiri: "Simpul"
    kanan: "Simpul"


@dataclass(frozen=True, slots=True)
class Kali:
    kiri: "Simpul"
    kanan: "Simpul"


@dataclass(frozen=True, slots=True)
class Bagi:
    kiri: "Simpul"
    kanan: "Simpul"


@dataclass(frozen=True, slots=True)
class Banding:
    """A comparison, only as the condition of JIKA; `tanda` is one of TANDA_BANDING."""

    tanda: str
    kiri: "Simpul"
    kanan: "Simpul"


@dataclass(frozen=True, slots=True)
class Negatif:
    isi: "Simpul"


@dataclass(frozen=True, slots=True)
class Fungsi:
    nama: str
    argumen: tuple["Simpul", ...]


Simpul = Angka | Variabel | Tambah | Kurang | Kali | Bagi | Banding | Negatif | Fungsi
OPERATOR: dict[str, type] = {"tambah": Tambah, "kurang": Kurang, "kali": Kali, "bagi": Bagi}
_NAMA_OPERATOR = {jenis: nama for nama, jenis in OPERATOR.items()}


def anak(simpul: Simpul) -> tuple[Simpul, ...]:
    """Direct children, left to right."""
    match simpul:
        case Tambah() | Kurang() | Kali() | Bagi() | Banding():
            return (simpul.kiri, simpul.kanan)
        case Negatif(isi):
            return (isi,)
        case Fungsi(_, argumen):
            return argumen
    return ()


def telusur(pohon: Simpul) -> Iterator[tuple[Simpul, int]]:
    """Every node with its depth (root is 1), left to right, without recursion."""
    tumpukan = [(pohon, 1)]
    while tumpukan:
        simpul, dalam = tumpukan.pop()
        yield simpul, dalam
        tumpukan.extend((isi, dalam + 1) for isi in reversed(anak(simpul)))


def periksa(pohon: Simpul) -> Simpul:
    """Return the tree, or raise `RumusTidakSah` when it is larger, deeper or stranger than allowed."""
    syarat = {id(simpul.argumen[0]) for simpul, _ in telusur(periksa_ukuran(pohon)) if _jika(simpul)}
    for simpul, _ in telusur(pohon):
        match simpul:
            case Fungsi():
                _periksa_fungsi(simpul)
            case Banding() if id(simpul) not in syarat:
                raise RumusTidakSah("Perbandingan hanya boleh menjadi syarat JIKA.")
            case Variabel(kode) if not KODE.fullmatch(kode):
                raise RumusTidakSah(
                    f"Nama variabel “{kode[:40]}” tidak sah: huruf, angka dan _ saja, paling banyak 60."
                )
            case Angka(nilai):
                _periksa_angka(nilai)
    return pohon


def _jika(simpul: Simpul) -> bool:
    return isinstance(simpul, Fungsi) and simpul.nama == "JIKA" and bool(simpul.argumen)


def periksa_ukuran(pohon: Simpul) -> Simpul:
    """Return the tree, or raise `RumusTidakSah` when it is too large or too deep to be walked by recursion."""
    for jumlah, (_, dalam) in enumerate(telusur(pohon), start=1):
        if jumlah > SIMPUL_MAKS:
            raise RumusTidakSah(f"Rumus terlalu panjang: paling banyak {SIMPUL_MAKS} bagian.")
        if dalam > DALAM_MAKS:
            raise RumusTidakSah(f"Rumus terlalu bertingkat: paling dalam {DALAM_MAKS} tingkat.")
    return pohon


def _periksa_angka(nilai: Decimal) -> None:
    """Only what can be typed again: a minus is a Negatif, and no more digits than a number has."""
    tanpa_nol = nilai.normalize() if nilai.is_finite() else nilai
    if not nilai.is_finite() or nilai.is_signed() or not -DIGIT_MAKS <= nilai.adjusted() < DIGIT_MAKS:
        raise RumusTidakSah("Rumus memuat angka yang tidak sah.")
    if len(tanpa_nol.as_tuple().digits) > DIGIT_MAKS:
        raise RumusTidakSah(f"Rumus memuat angka dengan lebih dari {DIGIT_MAKS} digit.")


def _periksa_fungsi(simpul: Fungsi) -> None:
    """Known name, right number of arguments, comparisons only where JIKA wants one."""
    if simpul.nama not in FUNGSI:
        raise RumusTidakSah(f"Fungsi {simpul.nama} tidak dikenal. Yang ada: {', '.join(FUNGSI)}.")
    paling_sedikit, paling_banyak = FUNGSI[simpul.nama]
    if not paling_sedikit <= len(simpul.argumen) <= paling_banyak:
        raise RumusTidakSah(f"Banyaknya isian fungsi {simpul.nama} tidak sesuai ({len(simpul.argumen)}).")
    if simpul.nama == "JIKA" and not isinstance(simpul.argumen[0], Banding):
        raise RumusTidakSah("Isian pertama JIKA harus perbandingan, misalnya JIKA(a > 0; b; c).")


def ganti_variabel(pohon: Simpul, ganti: Callable[[str], "Simpul"]) -> Simpul:
    """The same tree with every variable replaced by what `ganti` gives for its code, left to right."""
    match pohon:
        case Variabel(kode):
            return ganti(kode)
        case Angka():
            return pohon
        case Negatif(isi):
            return Negatif(ganti_variabel(isi, ganti))
        case Fungsi(nama, argumen):
            return Fungsi(nama, tuple(ganti_variabel(isi, ganti) for isi in argumen))
    sisi = (ganti_variabel(pohon.kiri, ganti), ganti_variabel(pohon.kanan, ganti))
    return Banding(pohon.tanda, *sisi) if isinstance(pohon, Banding) else type(pohon)(*sisi)


def kode_variabel(pohon: Simpul) -> tuple[str, ...]:
    """Codes of the variables, each once, in order of first use."""
    kode = (simpul.kode for simpul, _ in telusur(pohon) if isinstance(simpul, Variabel))
    return tuple(dict.fromkeys(kode))


def ke_json(pohon: Simpul) -> dict:
    """Plain dicts, lists and strings; numbers stay text so that no float comes near them."""
    match pohon:
        case Angka(nilai):
            return {"angka": f"{nilai:f}"}
        case Variabel(kode):
            return {"variabel": kode}
        case Negatif(isi):
            return {"negatif": ke_json(isi)}
        case Fungsi(nama, argumen):
            return {"fungsi": nama, "argumen": [ke_json(isi) for isi in argumen]}
        case Banding(tanda, kiri, kanan):
            return {"banding": tanda, "kiri": ke_json(kiri), "kanan": ke_json(kanan)}
    return {"op": _NAMA_OPERATOR[type(pohon)], "kiri": ke_json(pohon.kiri), "kanan": ke_json(pohon.kanan)}


def dari_json(data: object) -> Simpul:
    """The tree of a JSON form. Raises `RumusTidakSah` for anything that `ke_json` did not write."""
    return periksa(_baca(data, 1))


def _baca(data: object, dalam: int) -> Simpul:
    """One node of the JSON form; `dalam` bounds the recursion."""
    if not isinstance(data, dict) or dalam > DALAM_MAKS:
        raise RumusTidakSah("Data rumus rusak atau terlalu bertingkat.")
    match data:
        case {"angka": str(teks), **lain} if not lain:
            return _angka(teks)
        case {"variabel": str(kode), **lain} if not lain and KODE.fullmatch(kode):
            return Variabel(kode)
        case {"negatif": isi, **lain} if not lain:
            return Negatif(_baca(isi, dalam + 1))
        case {"fungsi": str(nama), "argumen": list(argumen), **lain} if not lain:
            return Fungsi(nama, tuple(_baca(isi, dalam + 1) for isi in argumen))
        case {"banding": str(tanda), "kiri": kiri, "kanan": kanan, **lain} if not lain and tanda in TANDA_BANDING:
            return Banding(tanda, _baca(kiri, dalam + 1), _baca(kanan, dalam + 1))
        case {"op": str(op), "kiri": kiri, "kanan": kanan, **lain} if not lain and op in OPERATOR:
            return OPERATOR[op](_baca(kiri, dalam + 1), _baca(kanan, dalam + 1))
    raise RumusTidakSah("Data rumus memuat bagian yang tidak dikenal.")


def _angka(teks: str) -> Simpul:
    """A number of at most 30 characters; its minus, which older data may hold, becomes a Negatif."""
    try:
        nilai = Decimal(teks) if len(teks) <= 30 else Decimal("NaN")
    except InvalidOperation:
        nilai = Decimal("NaN")
    if not nilai.is_finite() or abs(nilai.adjusted()) > DIGIT_MAKS:
        raise RumusTidakSah("Data rumus memuat angka yang tidak sah.")
    return Negatif(Angka(-nilai)) if nilai.is_signed() else Angka(nilai)
