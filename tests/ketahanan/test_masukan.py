"""Corpora made on the spot: formulas that run away, numbers in every notation, narratives that want to load."""

import itertools
import time
from decimal import Decimal

import pytest

from indikator.rumus import baca as baca_sel
from indikator.rumus import parser
from indikator.rumus.ast import RumusTidakSah, kode_variabel
from indikator.rumus.hitung import hitung
from kinerja.angka import AngkaTidakTerbaca, baca
from kinerja.pdf import html_ke_pdf
from laporan.domain.lkjip.bersih import bersihkan
from organisasi.galat import IsianSalah
from tests.catatan import catat

RUMUS_DETIK = 0.05  # processor time that a formula may take, also to be refused
BERULANG = (
    "9*",
    "9**",
    "9^",
    "a+",
    "a/",
    "(",
    ")",
    "-",
    "[a]+",
    "JUMLAH(",
    "RATA(a;",
    "JIKA(a>1;",
    "1,5×",
    "100%",
    "٣+",
    "=",
)
BANYAK = (1, 3, 60, 64, 65, 300, 301, 1_000, 10_000)
UJUNG = ("9", "a", "", "9" * 400, ")" * 50, "a × 100%")


def rumus_jahat() -> list[str]:
    """Every pattern so often, with every end; powers, long and unicode digits, functions of other languages."""
    semua = [pola * banyak + ujung for pola, banyak, ujung in itertools.product(BERULANG, BANYAK, UJUNG)]
    lain = [
        "9**9**9**9",
        "9^9^9",
        "1e999999999",
        "__import__('os')",
        "a.__class__",
        "2" * 5_000,
        "１２ + ２",
        "²³",
        "∞ × 0",
    ]
    dalam = ["(" * n + "a" + ")" * n for n in (49, 64, 300, 1_000, 10_000)]
    return [*semua, *lain, *dalam, "[" + "a" * 5_000 + "]", "\0" * 100, "a" * 1_000_000]


def hasil_rumus(teks: str) -> str:
    try:
        pohon = parser.baca(teks)
    except RumusTidakSah as galat:
        assert str(galat).endswith(".") and len(str(galat)) < 1_000
        return "ditolak"
    hasil = hitung(pohon, dict.fromkeys(kode_variabel(pohon), Decimal("123456789.12")))
    assert bool(hasil.galat) == (hasil.nilai is None)
    return "tak terhitung" if hasil.galat else "tepat"


def tercepat(kerja) -> tuple[float, object]:
    """(processor seconds, result), measured again where other work on the machine may have disturbed."""
    terbaik = float("inf")
    for _ in range(3):
        mulai = time.process_time()
        hasil = kerja()
        terbaik = min(terbaik, time.process_time() - mulai)
        if terbaik <= RUMUS_DETIK:
            break
    return terbaik, hasil


@pytest.mark.parametrize("pembaca", [hasil_rumus, lambda teks: type(baca_sel(teks)).__name__], ids=["rumus", "sel"])
def test_rumus(pembaca, request):
    semua, terlama, hitungan = rumus_jahat(), 0.0, {}
    for teks in semua:
        detik, hasil = tercepat(lambda teks=teks: pembaca(teks))
        assert detik <= RUMUS_DETIK, (teks[:60], len(teks), detik)
        terlama = max(terlama, detik)
        hitungan[hasil] = hitungan.get(hasil, 0) + 1
    angka = ", ".join(f"{banyak} {nama}" for nama, banyak in hitungan.items())
    nama = "Rumus jahat" if request.node.callspec.id == "rumus" else "Rumus jahat di sel dokumen"
    catat("masukan", nama, dicoba=len(semua), keterangan=f"{angka}; paling lama {terlama * 1000:.0f} ms")


def angka_campur() -> list[str]:
    bulat = (
        "0",
        "7",
        "78",
        "1234",
        "1.234",
        "1,234",
        "12.34",
        "1 234",
        "1'234",
        "1.234.567",
        "1,234,567",
        "1.23.456",
        "0.500",
    )
    pecahan = ("", ",2", ".2", ",25", ".25", ",250", ".250", ",", ".", ",2,5", ".2.5", ",-", "%", "e3", " M", "٢")
    return [tanda + b + p for tanda, b, p in itertools.product(("", "-", "−", "+", "Rp ", " "), bulat, pecahan)]


def makna(teks: str) -> Decimal | None:
    """The one meaning, found in another way than the reader does: split at the comma, groups of three before it."""
    teks = teks.strip().replace("−", "-")
    tanda, isi = (-1, teks[1:]) if teks.startswith("-") else (1, teks)
    bulat, koma, pecahan = isi.partition(",")
    kelompok = bulat.split(".")
    bergaris = len(kelompok) == 1 or (
        1 <= len(kelompok[0]) <= 3 and kelompok[0][0] != "0" and all(len(satu) == 3 for satu in kelompok[1:])
    )
    angka = [*kelompok, *([pecahan] if koma else [])]
    if not bergaris or not all(satu.isascii() and satu.isdecimal() for satu in angka):
        return None
    return tanda * Decimal("".join(kelompok) + (f".{pecahan}" if koma else ""))


def test_angka():
    """Read as the one meaning or refused; never a hundred or a thousand times as much."""
    semua, terbaca = angka_campur(), 0
    for teks in semua:
        try:
            nilai = baca(teks)
        except AngkaTidakTerbaca:
            assert makna(teks) is None, teks
            continue
        assert nilai == makna(teks), teks
        terbaca += 1
    assert 100 < terbaca < len(semua) / 2
    catat(
        "masukan",
        "Angka campur",
        dicoba=len(semua),
        keterangan=f"{terbaca} satu makna, {len(semua) - terbaca} ditolak",
    )


MUAT = (
    '<img src="{u}">',
    '<img src="x" onerror="fetch(\'{u}\')">',
    '<script src="{u}"></script>',
    '<link rel=stylesheet href="{u}">',
    "<style>@import url({u});</style>",
    '<p style="background:url({u})">x</p>',
    '<iframe src="{u}"></iframe>',
    '<object data="{u}"></object>',
    '<embed src="{u}">',
    '<svg><image href="{u}"/></svg>',
    '<a href="{u}">x</a>',
    "<a href=\"javascript:location='{u}'\">x</a>",
    '<form action="{u}"><input></form>',
    '<base href="{u}">',
    '<meta http-equiv=refresh content="0;url={u}">',
    '<video poster="{u}"><source src="{u}"></video>',
    '<table background="{u}"><tr><td>x</td></tr></table>',
    '<math><mtext></p><img src="{u}"></math>',
    '<p data-angka="{u}">x</p>',
    '<img data-gambar="1" src="{u}">',
    "<noscript><p title=\"</noscript><img src='{u}'>\">",
    '<div style="list-style-image:url({u});display:list-item">x</div>',
    "<![CDATA[<img src='{u}'>]]>",
    "<!--><img src='{u}'>",
)
ALAMAT = (
    "http://127.0.0.1:{port}/x",
    "//127.0.0.1:{port}/x",
    "HTTP:\\\\127.0.0.1:{port}",
    "file://{rahasia}",
    "FILE:{rahasia}",
)


def test_naskah(pendengar, tmp_path):
    """Cleaned: no address is left. Dirty, as if nobody had cleaned it: the PDF is made, nothing is fetched."""
    port, ketukan = pendengar
    rahasia = tmp_path / "rahasia.txt"
    rahasia.write_text("ISI-RAHASIA")
    alamat = [satu.format(port=port, rahasia=rahasia) for satu in ALAMAT]
    kotor = [bentuk.replace("{u}", satu) for bentuk, satu in itertools.product(MUAT, alamat)]
    for satu in kotor:
        bersih = bersihkan(f"<p>awal</p>{satu}<p>akhir</p>")
        assert "src=" not in bersih and "href" not in bersih and "style" not in bersih and "url(" not in bersih, bersih
        assert "<script" not in bersih and "onerror" not in bersih, bersih
    for isi in (bersihkan("".join(kotor)), "".join(kotor)):
        hasil = html_ke_pdf(f"<!doctype html><html lang=id><body>{isi}</body></html>", judul="Coba", ketat=False)
        assert hasil.isi.startswith(b"%PDF") and b"RAHASIA" not in hasil.isi
    assert ketukan == []
    catat("masukan", "Naskah HTML jahat", dicoba=len(kotor), keterangan="0 pengambilan dari luar, PDF tetap jadi")


@pytest.mark.parametrize(
    "isi",
    ["<p>kata </p>" * 90_000, "<b>" * 310_000, "<p " + "a=1 " * 250_000 + ">x", "&lt;" * 250_000, "<table>" * 140_000],
)
def test_naskah_satu_mb(isi):
    """A megabyte is cleaned to no more than a section may hold, or refused with a sentence."""
    assert len(isi) > 900_000
    try:
        assert len(bersihkan(isi)) <= 200_000
    except IsianSalah as galat:
        assert str(galat).endswith(".")
    catat("masukan", "Naskah HTML 1 MB", dicoba=1)
