"""Texts from a file or standard input: bounded, line by line, with a reason instead of an exception."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.masukan_teks import MasukanTidakTerbaca, buka, potongan


def teks(isi: bytes, **pilihan) -> list[str]:
    return [satu.teks for satu in potongan(io.BytesIO(isi), **pilihan)]


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        (b"", []),
        (b"a", ["a"]),
        (b"a\nb\n", ["a", "b"]),
        (b"a\r\n\r\nb", ["a", "", "b"]),
        (b"\xef\xbb\xbfa\nb", ["a", "b"]),
        (b"a\0b\n", ["a\0b"]),
        ("≤ 1 %\n７\n".encode(), ["≤ 1 %", "７"]),
        (b"\n\n", ["", ""]),
    ],
)
def test_per_baris(isi, hasil):
    assert teks(isi) == hasil


def test_dipisah_nul_menyimpan_pindah_baris():
    assert teks(b"a\nb\0c\r\n\0", pemisah=b"\0") == ["a\nb", "c\r\n"]


def test_nomor_mulai_dari_satu():
    assert [satu.nomor for satu in potongan(io.BytesIO(b"a\n\nb"))] == [1, 2, 3]


def test_bukan_utf8_menjadi_alasan_dan_baris_lain_tetap_terbaca():
    satu, dua = potongan(io.BytesIO(b"80 \xff%\n9 dokumen\n"))
    assert (satu.teks, dua.teks, dua.galat) == ("80 \ufffd%", "9 dokumen", "")
    assert "bukan UTF-8" in satu.galat


@pytest.mark.parametrize("ekor", [b"", b"\n", b"\n9 dokumen"])
def test_baris_raksasa_dipotong(ekor):
    pertama, *sisa = potongan(io.BytesIO(b"x" * 300_000 + ekor), maks=100)
    assert pertama.teks == "x" * 100
    assert "100 bita" in pertama.galat
    assert [satu.teks for satu in sisa] == (["9 dokumen"] if len(ekor) > 1 else [])


def test_panjang_tepat_batas_tidak_dipotong():
    assert [satu.galat for satu in potongan(io.BytesIO(b"xxx\nyyy"), maks=3)] == ["", ""]


@given(st.lists(st.binary(max_size=30).filter(lambda isi: b"\0" not in isi), max_size=8))
def test_pemisah_nul_dibaca_kembali(daftar):
    isi = b"".join(satu + b"\0" for satu in daftar)
    harap = [satu.decode(errors="replace") for satu in daftar]
    if daftar:
        harap[0] = daftar[0].removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    assert teks(isi, pemisah=b"\0") == harap


def test_berkas(tmp_path):
    berkas = tmp_path / "target.txt"
    berkas.write_bytes(b"80 %\n")
    with buka(str(berkas)) as aliran:
        assert aliran.read() == b"80 %\n"


@pytest.mark.parametrize(("nama", "kata"), [("tak-ada.txt", "tidak ada"), (".", "folder"), ("a\0b", "tidak dapat")])
def test_berkas_yang_tidak_dapat_dibuka(tmp_path, nama, kata):
    with pytest.raises(MasukanTidakTerbaca, match=kata), buka(f"{tmp_path}/{nama}"):
        raise AssertionError("must not be opened")


def test_galat_di_dalam_blok_bukan_galat_berkas(tmp_path):
    """An error of the program must not be told as an unreadable file."""
    berkas = tmp_path / "a"
    berkas.touch()
    with pytest.raises(ValueError, match="milik program"), buka(str(berkas)):
        raise ValueError("milik program")


def test_masukan_baku_tertutup(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(MasukanTidakTerbaca, match="tertutup"), buka():
        raise AssertionError("must not be opened")


def test_galat_saat_membaca():
    class Rusak(io.BytesIO):
        def read(self, *_):
            raise OSError(5, "Input/output error")

    with pytest.raises(MasukanTidakTerbaca, match="tidak dapat dibaca"):
        list(potongan(Rusak()))
