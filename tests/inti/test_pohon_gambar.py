"""The drawing of the pohon kinerja, pure: nothing overlaps, nothing leaves its sheet, nothing is lost."""

from itertools import combinations

import pytest

from indikator.pohon import gambar
from indikator.pohon.huruf import lebar, lipat
from indikator.pohon.susun import IKI, IKU, SASARAN, Butir, susun


def besar(iku: int = 3, bidang: int = 4, staf: int = 9, nama: str = "Persentase laporan yang selesai tepat waktu"):
    """A tree of iku × bidang × staf indicators and as many orphans as there are staf."""
    isi = [Butir("s", SASARAN, "Meningkatnya kinerja")]
    for u in range(iku):
        isi.append(Butir(f"u{u}", IKU, f"{nama} {u}", "s", pangkal=True))
        for b in range(bidang):
            isi.append(Butir(f"u{u}b{b}", IKI, f"{nama} {u} {b}", mendukung=(f"u{u}",), jabatan=f"Kepala Bidang {b}"))
            isi += [
                Butir(
                    f"u{u}b{b}p{p}", IKI, f"{nama} {p}" * (p + 1), mendukung=(f"u{u}b{b}",), jabatan=f"Pengelola {p}"
                )
                for p in range(staf)
            ]
    return [*isi, *(Butir(f"y{n}", IKI, f"{nama} y{n}", jabatan=f"Analis {n % 3}") for n in range(staf))]


def periksa_halaman(satu: gambar.Halaman) -> None:
    """Boxes lie on the sheet, apart from each other; texts lie in their box."""
    for kotak in satu.kotak:
        assert kotak.x >= gambar.TEPI and kotak.x + kotak.lebar <= satu.lebar - gambar.TEPI
        assert kotak.y >= gambar.TEPI + gambar.KEPALA and kotak.y + kotak.tinggi <= satu.tinggi - gambar.TEPI
        for baris in kotak.baris:
            assert kotak.x < baris.x and baris.x + baris.lebar < kotak.x + kotak.lebar
            assert kotak.y + baris.ukuran <= baris.y < kotak.y + kotak.tinggi
    for a, b in combinations(satu.kotak, 2):
        terpisah = a.x + a.lebar < b.x or b.x + b.lebar < a.x or a.y + a.tinggi < b.y or b.y + b.tinggi < a.y
        assert terpisah, f"halaman {satu.nomor}: {a} {b}"


@pytest.mark.parametrize("kertas", gambar.KERTAS)
@pytest.mark.parametrize("isi", [besar(), besar(1, 1, 1), besar(2, 30, 1), besar(1, 1, 200)], ids=range(4))
def test_sheets(kertas, isi):
    halaman = gambar.gambar(susun(isi), kertas, "Pohon kinerja")
    assert [satu.nomor for satu in halaman] == list(range(1, len(halaman) + 1))
    assert {satu.banyak for satu in halaman} == {len(halaman)}
    for satu in halaman:
        periksa_halaman(satu)


def test_every_indicator_is_drawn_once_but_for_repeated_upper_boxes():
    isi = besar()
    halaman = gambar.gambar(susun(isi), "f4", "P")
    pertama = [kotak for satu in halaman for kotak in satu.kotak if not kotak.lanjutan]
    orang = {satu.jabatan for satu in isi if satu.kunci.startswith("y")}
    assert len(pertama) == len(isi) + len(orang), "and the jabatan above the orphans"
    assert any(kotak.lanjutan for satu in halaman for kotak in satu.kotak)
    assert [satu.bagian for satu in halaman][-1] == "Belum mendukung apa pun"


def test_every_box_but_the_first_of_a_branch_hangs_on_a_line():
    for satu in gambar.gambar(susun(besar()), "f4", "P"):
        ujung = {(garis.x2, garis.y2) for garis in satu.garis}
        kiri = min(kotak.x for kotak in satu.kotak)
        jenis = {kotak.jenis for kotak in satu.kotak if (kotak.x, kotak.y + kotak.tinggi // 2) not in ujung}
        assert jenis <= {SASARAN, "jabatan"} and kiri == gambar.TEPI


def test_empty_tree_is_one_empty_sheet():
    (satu,) = gambar.gambar(susun([]), "f4", "Pohon")
    assert not satu.kotak and satu.judul == "Pohon"


def test_larger_paper_takes_fewer_sheets():
    isi = susun(besar(4, 6, 10))
    assert len(gambar.gambar(isi, "a3", "P")) < len(gambar.gambar(isi, "f4", "P"))


def test_long_names_are_cut_with_a_sign():
    halaman = gambar.gambar(
        susun([Butir("s", SASARAN, "S"), Butir("u", IKU, "kata " * 400, "s", pangkal=True)]), "f4", "P"
    )
    iku = halaman[0].kotak[-1]
    assert iku.baris[-2].teks.endswith("…") or any(baris.teks.endswith("…") for baris in iku.baris)
    periksa_halaman(halaman[0])


@pytest.mark.parametrize(
    ("teks", "batas", "baris"),
    [
        ("satu dua tiga", 10_000, ["satu dua tiga"]),
        ("  satu \n dua ", 10_000, ["satu dua"]),
        ("", 100, []),
        ("aaaa bbbb", lebar("bbbb", 20), ["aaaa", "bbbb"]),
        ("aaaaaa", lebar("aaa", 20), ["aaa", "aaa"]),
    ],
)
def test_lines(teks, batas, baris):
    assert lipat(teks, 20, batas) == baris


def test_unknown_characters_count_as_the_widest():
    assert lebar("漢", 100) == lebar("M", 100) and lebar("i", 100) < lebar("m", 100)
    assert all(lebar(satu, 25) <= 300 for satu in lipat("😀" * 60 + " teks", 25, 300))
