"""Packages of somebody who means harm: refused with a sentence, nothing stored, nothing outside the pemda touched."""

import io
import struct
import zipfile

import pytest
from django.core.files.storage import default_storage

from laporan.domain.pindahan import batas, muat
from laporan.models import BagianLkjip
from organisasi.galat import IsianSalah
from organisasi.models import Impor, Instansi, Pemda
from tests import pabrik
from tests.laporan.bungkusan_kecil import berkas, data, kemas, masukkan, rakit, ubah
from tests.penyewa.dunia import bangun

INSTANSI, JABATAN, LEMBAR = "organisasi.Instansi", "organisasi.Jabatan", "indikator.Lembar"


@pytest.fixture(scope="module")
def paket(basis_modul, tmp_path_factory) -> bytes:
    with pytest.MonkeyPatch.context() as sementara:
        sementara.setattr("django.conf.settings.MEDIA_ROOT", tmp_path_factory.mktemp("berkas"))
        return kemas(bangun("alpa", "Asri").pemda, "alpa-dinas")


@pytest.fixture
def tujuan(db) -> Pemda:
    return pabrik.pemda("tujuan")


def tolak(tujuan: Pemda, isi: bytes, kalimat: str | None = "rusak") -> None:
    with pytest.raises(IsianSalah, match=kalimat):
        masukkan(tujuan, isi)
    with pabrik.dalam(tujuan):
        assert not Instansi.objects.exclude(slug="setempat").exists() and not Impor.objects.exists()
    letak = f"pemda/{tujuan.pk}"
    assert not default_storage.exists(letak) or default_storage.listdir(letak)[1] == []


def _baris(isi: dict, label: str, nomor: int = 0) -> dict:
    return isi["baris"][label][nomor]


def test_dapat_dimuat_bila_tidak_diubah(paket, tujuan):
    """What the others change is itself in order."""
    assert masukkan(tujuan, ubah(paket, lambda isi: None)).status == muat.DIMUAT


@pytest.mark.parametrize(
    "isi",
    [b"", b"bukan zip", b"PK\x03\x04" + b"\0" * 50, b"PK\x05\x06" + b"\0" * 18],
    ids=["kosong", "teks", "rusak", "tanpa isi"],
)
def test_bukan_bungkusan(tujuan, isi):
    tolak(tujuan, isi, "bukan bungkusan")


def test_isi_yang_bukan_bagiannya(paket, tujuan):
    isi, lain = data(paket), berkas(paket)
    for nama in ("../../luar.txt", "/etc/passwd", "berkas/../x", "berkas/" + "g" * 64, "data.json/", "berkas/"):
        tolak(tujuan, rakit(isi, lain | {nama: b"x"}))
    tolak(tujuan, rakit(isi, lain | {"berkas/" + "0" * 64: b"tidak disebut"}))
    tolak(tujuan, rakit(isi, dict(list(lain.items())[1:])))
    tolak(tujuan, rakit(isi, lain, "lain.json"), "bukan bungkusan")


def test_cara_kemas_lain(paket, tujuan):
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_LZMA) as arsip:
        arsip.writestr("data.json", "{}")
    tolak(tujuan, wadah.getvalue(), "bukan bungkusan")
    tersandi = bytearray(paket)
    struct.pack_into("<H", tersandi, tersandi.index(b"PK\x01\x02") + 8, 1)
    tolak(tujuan, bytes(tersandi), "bukan bungkusan")


def test_nama_kembar(paket, tujuan):
    wadah = io.BytesIO(paket)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(wadah, "a") as arsip:
        arsip.writestr("data.json", b"{}")
    tolak(tujuan, wadah.getvalue(), "bukan bungkusan")


def test_berkas_diganti_isinya(paket, tujuan):
    lain = berkas(paket)
    nama = min(lain)
    tolak(tujuan, rakit(data(paket), lain | {nama: b"x" * len(lain[nama])}), "sidik jari")


def test_bom_zip(paket, tujuan, monkeypatch):
    """Declared or hidden, what unpacks to more than the limit is read no further than that."""
    monkeypatch.setattr(batas, "DATA_MAKS", 100_000)
    tolak(tujuan, rakit(b"0" * 200_000_000, {}), "terlalu besar")
    monkeypatch.setattr(batas, "ISI_MAKS", 1000)
    tolak(tujuan, paket, "terlalu besar")
    monkeypatch.setattr(batas, "PAKET_MAKS", 1000)
    tolak(tujuan, paket, "terlalu besar")


def test_bom_zip_berbohong(tujuan, monkeypatch):
    """The directory says that the entry is small."""
    monkeypatch.setattr(batas, "DATA_MAKS", 100_000)
    bom = bytearray(rakit(b"0" * 1_000_000, {}))
    for tanda, letak in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", bom, bom.index(tanda) + letak, 10)
    tolak(tujuan, bytes(bom))


def test_terlalu_banyak_isi(paket, tujuan, monkeypatch):
    monkeypatch.setattr(batas, "BARIS_MAKS", 10)
    tolak(tujuan, paket, "terlalu besar")
    monkeypatch.setattr(batas, "ENTRI_MAKS", 1)
    tolak(tujuan, paket, "terlalu besar")


@pytest.mark.parametrize("isi", [b"[]", b"{", b"\xff\xfe", b"null", b'{"a": NaN}', b"[" * 200_000])
def test_data_yang_bukan_json_kita(tujuan, isi):
    tolak(tujuan, rakit(isi, {}), "rusak|bukan bungkusan")


@pytest.mark.parametrize(
    "cara",
    [
        lambda isi: isi.update(format="lain"),
        lambda isi: isi.update(versi=2),
        lambda isi: isi.update(tambahan=1),
        lambda isi: isi.pop("pengguna"),
        lambda isi: isi.update(instansi=["lain"]),
        lambda isi: isi.update(instansi="alpa-dinas"),
        lambda isi: isi.update(pengguna=[1]),
        lambda isi: isi.update(pemda=[]),
        lambda isi: isi.update(berkas={}),
        lambda isi: isi["jumlah"].update({JABATAN: 99}),
        lambda isi: isi.update(sidik="0" * 64),
        lambda isi: _baris(isi, JABATAN).update(nama="Diganti diam-diam"),
    ],
    ids=range(12),
)
def test_kepala_tidak_sesuai(paket, tujuan, cara):
    tolak(tujuan, ubah(paket, cara, sidik=False), "rusak|bukan bungkusan|versi aplikasi lain")


@pytest.mark.parametrize(
    "cara",
    [
        lambda b: b.update({"organisasi.Keanggotaan": []}),
        lambda b: b.update({"organisasi.Pengguna": [{"email": "x@y.z"}]}),
        lambda b: b.update({"organisasi.TokenApi": []}),
        lambda b: b.update({"auth.User": []}),
        lambda b: b.update({JABATAN: "teks"}),
        lambda b: b[JABATAN][0].update(pemda=1),
        lambda b: b[JABATAN][0].update(id=1),
        lambda b: b[JABATAN][0].update(pk=1),
        lambda b: b[JABATAN][0].update(instansi_id=1),
        lambda b: b[JABATAN][0].pop("nama"),
        lambda b: b[JABATAN].append(7),
        lambda b: b["organisasi.Berkas"][0].update(isi="/etc/passwd"),
        lambda b: b["organisasi.Berkas"][0].update(sha256=["x"]),
    ],
    ids=range(13),
)
def test_tabel_dan_kolom_asing(paket, tujuan, cara):
    tolak(tujuan, ubah(paket, lambda isi: cara(isi["baris"])))


@pytest.mark.parametrize(
    ("label", "kolom", "nilai"),
    [
        (JABATAN, "instansi", 1),
        (JABATAN, "instansi", -1),
        (JABATAN, "instansi", True),
        (JABATAN, "instansi", "0"),
        (JABATAN, "instansi", None),
        (JABATAN, "instansi", [0]),
        (JABATAN, "instansi", {"luar": ["setempat"]}),
        (LEMBAR, "penetapan", {"luar": ["setempat"]}),
        (JABATAN, "induk", 0),
        (JABATAN, "nama", 5),
        (JABATAN, "nama", None),
        (JABATAN, "nama", "x" * 201),
        (JABATAN, "nama", "kendali \x00"),
        (JABATAN, "jenis", "raja"),
        (JABATAN, "urutan", -1),
        (JABATAN, "urutan", 2**70),
        (JABATAN, "urutan", 1.5),
        (JABATAN, "aktif", "ya"),
        (JABATAN, "dibuat", "kemarin"),
        (LEMBAR, "kolom", []),
        (INSTANSI, "kop_baris", {"a": 1}),
        ("indikator.Target", "nilai", "NaN"),
        ("indikator.Target", "nilai", 80),
        ("indikator.Indikator", "silsilah", "bukan uuid"),
        ("indikator.Rumus", "pohon", {"op": "pangkat"}),
        ("indikator.BuktiDukung", "tautan", "javascript:alert(1)"),
        ("laporan.Cuplikan", "objek_id", 99),
        ("laporan.Cuplikan", "jenis", "iki"),
        ("laporan.KomentarLkjip", "disebut", [10**9]),
        ("laporan.KomentarLkjip", "disebut", 5),
        ("organisasi.Berkas", "jenis_mime", "text/html"),
        ("organisasi.Berkas", "jenis_mime", "image/svg+xml"),
    ],
)
def test_nilai_yang_bukan_jenisnya(paket, tujuan, label, kolom, nilai):
    """Also a row that would be hung onto an OPD that is here already."""
    with pabrik.dalam(tujuan):
        pabrik.instansi("Dinas setempat", slug="setempat")
    tolak(tujuan, ubah(paket, lambda isi: _baris(isi, label).update({kolom: nilai})), None)


def test_saling_menunjuk(paket, tujuan):
    def putar(isi):
        kedua = dict(_baris(isi, JABATAN), kunci="kedua", induk=0)
        _baris(isi, JABATAN)["induk"] = 1
        isi["baris"][JABATAN].append(kedua)

    tolak(tujuan, ubah(paket, putar), "saling menunjuk")


def test_dua_kali_hal_yang_sama(paket, tujuan):
    tolak(tujuan, ubah(paket, lambda isi: isi["baris"][JABATAN].append(_baris(isi, JABATAN))), "bertentangan")


@pytest.mark.parametrize(
    "html", ["<script>alert(1)</script>", '<img src=x onerror="a()">', "<iframe src=//x>", '<a href="javascript:a()">']
)
def test_naskah_yang_menjalankan_sesuatu(paket, tujuan, html):
    """In a narrative as in a frozen content, however deep."""
    tolak(tujuan, ubah(paket, lambda isi: _baris(isi, "laporan.BagianLkjip").update(isi=f"<p>{html}</p>")), "kode")
    tolak(tujuan, ubah(paket, lambda isi: _baris(isi, "laporan.Cuplikan").update(isi={"a": [{"b": html}]})), "kode")


def test_naskah_dibersihkan_seperti_yang_diketik(paket, tujuan):
    isi = '<p style="position:fixed">Halo <font color="red">dunia</font></p>'
    masukkan(tujuan, ubah(paket, lambda semua: _baris(semua, "laporan.BagianLkjip").update(isi=isi)))
    with pabrik.dalam(tujuan):
        assert BagianLkjip.objects.get().isi == "<p>Halo dunia</p>"


@pytest.mark.parametrize(
    ("surel", "kalimat"),
    [(["a\0@b.id"], "daftar pengguna"), (["\ud800@b.id"], "daftar pengguna"), (["a@b.id"] * 5001, "5000 pengguna")],
    ids=["nul", "surogat", "terlalu banyak"],
)
def test_pengguna_yang_tidak_dapat_ditanyakan(paket, tujuan, surel, kalimat):
    """Addresses that no database takes are refused before it is asked for them."""
    jahat = ubah(paket, lambda isi: isi["pengguna"].extend({"nama": "x", "surel": satu} for satu in surel))
    tolak(tujuan, jahat, kalimat)


def test_terlalu_banyak_perangkat_daerah(paket, tujuan):
    def penuhi(isi: dict) -> None:
        contoh = _baris(isi, INSTANSI)
        isi["baris"][INSTANSI] += [contoh | {"slug": f"opd-{n}"} for n in range(5000)]
        isi["instansi"] += [f"opd-{n}" for n in range(5000)]

    tolak(tujuan, ubah(paket, penuhi), "5000 perangkat daerah")
