"""How wide a text is in print, estimated without a font: enough to break lines that never leave their box."""

# Widths in thousandths of the size: the wider of TeX Gyre Bonum (Bookman) and DejaVu Serif, rounded up.
_LEBAR = {
    280: "'",
    320: "ijl,. ‘’·",
    340: ":;",
    380: "f",
    400: "I()-[]",
    420: "t!",
    460: '"',
    480: "r",
    500: "*_`–",
    520: "s“”",
    540: "z?",
    580: "cvxy",
    600: "aeJ/\\|",
    620: "ko",
    640: "0123456789${}",
    660: "bdghnpq",
    680: "uLPTY",
    700: "FSZ",
    720: "XΣ",
    740: "ABEV",
    760: "KR",
    780: "C",
    800: "G",
    820: "DOQ",
    840: "#+<=>^~×÷≥≤",
    860: "wU",
    880: "HN",
    900: "&",
    960: "m%",
    1000: "@—…",
    1040: "MW",
}
_HURUF = {huruf: lebar for lebar, isi in _LEBAR.items() for huruf in isi}
LAIN = 1040  # any other character
AKHIRAN = " …"


def lebar(teks: str, ukuran: int) -> int:
    """Width of a text in the unit of its font size, rounded up."""
    return -(-sum(_HURUF.get(huruf, LAIN) for huruf in teks) * ukuran // 1000)


def lipat(teks: str, ukuran: int, batas: int, maks: int = 0) -> list[str]:
    """Lines no wider than `batas`; a word that is too long is cut. More than `maks` lines (0: any) end with "…"."""
    baris, kini = [], ""
    for kata in teks.split():
        for potongan in _potong(kata, ukuran, batas):
            sambung = f"{kini} {potongan}" if kini else potongan
            if lebar(sambung, ukuran) <= batas:
                kini = sambung
            else:
                baris.append(kini)
                kini = potongan
    baris = [*baris, kini] if kini else baris
    if maks and len(baris) > maks:
        return [*baris[: maks - 1], _akhiri(baris[maks - 1], ukuran, batas)]
    return baris


def _potong(kata: str, ukuran: int, batas: int) -> list[str]:
    """A word in pieces that fit; at least one character each."""
    hasil, kini = [], ""
    for huruf in kata:
        if kini and lebar(kini + huruf, ukuran) > batas:
            hasil.append(kini)
            kini = ""
        kini += huruf
    return [*hasil, kini]


def _akhiri(teks: str, ukuran: int, batas: int) -> str:
    while teks and lebar(teks + AKHIRAN, ukuran) > batas:
        teks = teks[:-1].rstrip()
    return teks + AKHIRAN
