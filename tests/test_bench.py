"""The bench itself: how its ratios, its table and its exit code come about. Nothing here is timed."""

import ast
import json
import os
import re
import subprocess
import sys
from itertools import count
from types import ModuleType

import pytest

from bench import __main__ as perintah
from bench import _ukuran
from bench._lari import TEMPAT, jalankan, semua_modul
from bench._papan import Baris, BedaHasil, Gagal, Laju, banding, periksa
from bench._tulis import angka, koma, tabel
from bench._ukuran import Ukuran, berselang
from kinerja.angka import tulis_asli

LAJU = Laju(putaran=3)


def satu_baris(**lain) -> Baris:
    return Baris(**{"nama": "Kerja", "pembanding": "anchor", "batas": 3, "rasio": [2.0, 1.0, 4.0]} | lain)


@pytest.fixture
def modul():
    """`modul("uji_x", fungsi)`: a row module bench.uji_x with this `baris`."""
    nama_semua = []

    def buat(nama: str, baris) -> str:
        sys.modules[f"bench.{nama}"] = isi = ModuleType(f"bench.{nama}")
        isi.baris = baris
        nama_semua.append(nama)
        return nama

    yield buat
    for nama in nama_semua:
        del sys.modules[f"bench.{nama}"]


@pytest.fixture
def jam(monkeypatch):
    """A clock that goes on by what the pieces of work ask for: `jam.maju(lama, prosesor)`."""

    class Jam:
        kini = prosesor = 0.0

        def maju(self, lama: float, prosesor: float) -> None:
            self.kini, self.prosesor = self.kini + lama, self.prosesor + prosesor

    satu = Jam()
    monkeypatch.setattr(_ukuran.time, "perf_counter", lambda: satu.kini)
    monkeypatch.setattr(_ukuran, "waktu_prosesor", lambda: satu.prosesor)
    return satu


# ── Ratios ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_rasio_dihitung_di_dalam_putaran():
    """A round in which the whole machine was slow gives the same ratio, not another median."""
    dasar = [Ukuran(1, 2), Ukuran(10, 2), Ukuran(1, 1)]
    kita = [Ukuran(2, 1), Ukuran(30, 2), Ukuran(4, 4)]
    baris = Baris.dari("Kerja", "anchor", 3, dasar, kita)
    assert (baris.rasio, baris.prosesor) == ([2, 3, 4], [0.5, 1, 4])
    assert baris.detik == (1, 4)
    assert (baris.nilai, baris.tercapai) == (3, True)


def test_putaran_berselang_dan_dibagi_ulang(jam):
    urutan = []

    def kerja(nama, lama, prosesor):
        return lambda: (urutan.append(nama), jam.maju(lama, prosesor))

    dua = berselang([kerja("a", 2, 1), kerja("b", 6, 4)], putaran=2, ulang=3)
    assert "".join(urutan) == "ababab" * 2
    assert dua == [[Ukuran(2, 1)] * 2, [Ukuran(6, 4)] * 2]


def test_banding_memakai_putaran_dari_laju(jam):
    lama = count(1)
    baris = banding("Kerja", "anchor", 2, lambda: jam.maju(2, 1), lambda: jam.maju(2 * next(lama), 1), LAJU)
    assert (list(baris.rasio), list(baris.prosesor)) == ([1, 2, 3], [1, 1, 1])


@pytest.mark.parametrize(
    ("lain", "tercapai"),
    [
        ({}, True),
        ({"batas": 2}, True),
        ({"batas": 1.9}, False),
        ({"batas": None}, None),
        ({"prosesor": [9.0], "batas": 3}, True),
        ({"prosesor": [9.0], "batas": 3, "menurut": "prosesor"}, False),
    ],
)
def test_tercapai_menurut_median(lain, tercapai):
    assert satu_baris(**lain).tercapai is tercapai


# ── Running ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_baris_datang_dari_proses_lain(modul):
    def baris(laju):
        yield satu_baris(catatan=f"{os.getpid()} {laju.putaran}")

    (satu,) = jalankan(modul("uji_baik", baris), LAJU)
    pid, putaran = satu.catatan.split()
    assert int(pid) != os.getpid()
    assert int(putaran) == LAJU.putaran


def test_hasil_berbeda_dilaporkan_sesudah_baris_yang_jadi(modul):
    def baris(laju):
        yield satu_baris()
        periksa(False, "rata-ratanya lain")

    semua = list(jalankan(modul("uji_beda", baris), LAJU))
    assert semua == [satu_baris(), Gagal("uji_beda", True, "rata-ratanya lain")]


def test_yang_rusak_dan_yang_mati_dilaporkan(modul):
    def rusak(laju):
        raise ZeroDivisionError("bagi nol")
        yield

    def mati(laju):
        yield satu_baris()
        os._exit(7)

    (galat,) = jalankan(modul("uji_rusak", rusak), LAJU)
    assert not galat.beda
    assert "ZeroDivisionError: bagi nol" in galat.pesan
    assert list(jalankan(modul("uji_mati", mati), LAJU))[1:] == [
        Gagal("uji_mati", False, "proses berakhir dengan kode 7")
    ]


def test_periksa_diam_bila_sama():
    periksa(True, "")
    with pytest.raises(BedaHasil, match="lain"):
        periksa(False, "lain")


# ── The command ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def jalan(monkeypatch, tmp_path, capsys):
    """`jalan(rows, *arguments)` gives (exit code, what is printed, JSON) of a bench with one module of these rows."""

    def lakukan(semua, *argumen):
        diminta = []
        monkeypatch.setattr(perintah, "HASIL", tmp_path)
        monkeypatch.setattr(perintah, "semua_modul", lambda: ["kerja"])
        monkeypatch.setattr(perintah, "jalankan", lambda modul, laju: (diminta.append((modul, laju)), semua)[1])
        monkeypatch.setattr(perintah, "bersihkan", lambda: None)
        kode = perintah.main(argumen)
        (berkas,) = tmp_path.glob("*.json")
        return kode, capsys.readouterr().out, json.loads(berkas.read_text()), diminta

    return lakukan


def test_batas_yang_belum_tercapai_bukan_kegagalan(jalan):
    kode, teks, isi, diminta = jalan([satu_baris(batas=1)])
    assert kode == 0
    assert "Batas belum tercapai: Kerja" in teks
    assert diminta == [("kerja", Laju(False, 5))]
    assert isi["baris"][0]["tercapai"] is False


@pytest.mark.parametrize("gagal", [Gagal("kerja", True, "lain"), Gagal("kerja", False, "jejak\nGalat: x")])
def test_hasil_berbeda_atau_rusak_ialah_kegagalan(jalan, gagal):
    kode, teks, isi, _ = jalan([satu_baris(), gagal])
    assert kode == 1
    assert f"kerja: {'HASIL BERBEDA' if gagal.beda else 'RUSAK'}: {gagal.pesan}" in teks
    assert isi["gagal"] == [{"modul": "kerja", "beda": gagal.beda, "pesan": gagal.pesan}]
    assert len(isi["baris"]) == 1


def test_isi_json(jalan):
    _, _, isi, diminta = jalan([satu_baris(prosesor=[1.0], detik=(1.5, 3.0), catatan="3 kueri")], "--cepat")
    assert diminta == [("kerja", Laju(True, 2))]
    assert isi["mesin"].keys() == {
        "tanggal", "inti", "beban", "sistem", "python", "django", "basis", "commit", "cepat", "putaran",
    }  # fmt: skip
    assert isi["baris"] == [
        {
            "nama": "Kerja", "pembanding": "anchor", "batas": 3, "rasio": [2.0, 1.0, 4.0], "prosesor": [1.0],
            "catatan": "3 kueri", "satuan": "×", "menurut": "waktu", "detik": [1.5, 3.0],
            "median": 2.0, "nilai": 2.0, "tercapai": True,
        }
    ]  # fmt: skip


def test_tabel_dan_angkanya():
    teks = tabel([satu_baris(catatan="3 kueri"), satu_baris(nama="Tunggu", satuan="ms", batas=200, rasio=[250.4])])
    kepala, _, satu, catatan, dua = teks.splitlines()
    assert kepala.split()[:2] == ["Pekerjaan", "Pembanding"]
    assert "2,00 (1,00–4,00)" in satu
    assert "≤ 3,00 ×" in satu
    assert satu.endswith("ya")
    assert catatan.strip() == "3 kueri"
    assert "250" in dua
    assert dua.endswith("BELUM")
    assert [angka(n) for n in (1234, 12.34, 1.234, 0.1234, 0.00123)] == ["1234", "12,3", "1,23", "0,123", "0,0012"]


def test_angka_dibaca_sebagai_indonesia(jalan):
    _, teks, *_ = jalan([satu_baris(detik=(1.5, 3.0))])
    kemajuan = teks.splitlines()[1]
    assert "2,00 ×" in kemajuan and not re.search(r"\d\.\d", kemajuan)
    assert (tulis_asli(12_800), tulis_asli(999), koma(12.34)) == ("12.800", "999", "12,3")
    for berkas in TEMPAT.rglob("[a-z]*.py"):
        assert not re.search(r":,\}|:\.[1-9]f\} ", berkas.read_text()), f"{berkas}: tulis_asli, koma"


def test_kemajuan_tanpa_catatan_aplikasi():
    """Every sign-in of the measured application would stand between the rows; what is wrong still does."""
    kata = "import bench, logging; l = logging.getLogger('kinerja.keamanan'); l.info('masuk'); l.warning('ditahan')"
    bersih = {k: v for k, v in os.environ.items() if k not in ("DJANGO_SETTINGS_MODULE", "LOG_LEVEL")}
    jawab = subprocess.run([sys.executable, "-c", kata], cwd=TEMPAT.parent, env=bersih, capture_output=True, text=True)
    assert jawab.returncode == 0, jawab.stderr
    assert "ditahan" in jawab.stderr and "masuk" not in jawab.stderr


# ── The rows ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_setiap_modul_punya_baris_dan_tertulis_di_readme():
    """A row that lacks its function would only be found by a full run of minutes."""
    readme = (TEMPAT / "README.md").read_text()
    for nama in semua_modul():
        pohon = ast.parse((TEMPAT / f"{nama}.py").read_text())
        fungsi = [satu.name for satu in pohon.body if isinstance(satu, ast.FunctionDef)]
        assert "baris" in fungsi, f"bench/{nama}.py tidak punya baris(laju)"
        assert "main" not in fungsi, f"bench/{nama}.py: satu perintah saja, python -m bench"
        assert ast.get_docstring(pohon), f"bench/{nama}.py tidak berkata apa yang diukurnya"
        assert f"`{nama}`" in readme, f"bench/{nama}.py tidak ada di bench/README.md"
