"""`manage.py periksa_mutu`: one object per finding, exit code 2 for what does not exist, never a stranger's data."""

import io
import json
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from indikator.models import Indikator
from organisasi.models import Pemda
from organisasi.penyewa import sebagai
from tests.mutu.lima_dokumen import DOKUMEN, hasil

KUNCI = {
    "pemda", "instansi", "tahun", "lembar", "jabatan", "indikator", "baris", "aturan", "tingkat", "kalimat", "saran",
    "kolom", "sidik",
}  # fmt: skip


def _jalan(*pilihan: str) -> str:
    keluaran = io.StringIO()
    call_command("periksa_mutu", *pilihan, stdout=keluaran)
    return keluaran.getvalue()


def _objek(*pilihan: str) -> list[dict]:
    return [json.loads(baris) for baris in _jalan(*pilihan, "--json").splitlines()]


@pytest.mark.parametrize(("slug", "instansi", "tahun"), DOKUMEN)
def test_satu_objek_per_catatan(contoh, slug, instansi, tahun):
    semua = _objek("--pemda", slug, "--instansi", instansi, "--tahun", str(tahun))
    assert all(set(satu) == KUNCI for satu in semua)
    temuan = hasil(slug, instansi, tahun).temuan
    assert [(satu["aturan"], satu["sidik"]) for satu in semua] == [(t.aturan, t.sidik) for t in temuan]


def test_letak_catatan(contoh):
    """The error a reader can look up: Kademangan in the sheet of the Kasubag, in the column rumus."""
    semua = _objek("--pemda", "nganjuk", "--tahun", "2019")
    satu = next(satu for satu in semua if satu["aturan"] == "NAM-01")
    assert (satu["lembar"], satu["kolom"], satu["tingkat"]) == ("IKI", "rumus", "salah")
    assert satu["jabatan"].startswith("Kepala Sub Bagian Program") and "Kademangan" in satu["kalimat"]
    assert satu["baris"] == [satu["indikator"]] == ["Jumlah dokumen pelaporan yang disusun tepat waktu"]


def test_semua_instansi_dan_tahun_bawaan(contoh):
    """Without --instansi all of the pemda; without --tahun each document's own year."""
    assert {satu["instansi"] for satu in _objek("--pemda", "magetan")} == {"bagian-organisasi", "dinas-contoh"}
    assert {satu["tahun"] for satu in _objek("--pemda", "blitar")} == {2018}


def test_daftar_terbaca_orang(contoh):
    teks = _jalan("--pemda", "nganjuk", "--tahun", "2019")
    hitungan = Counter(satu["aturan"] for satu in _objek("--pemda", "nganjuk", "--tahun", "2019"))
    assert "Kecamatan Ngronggot, 2019: " in teks and "Kademangan" in teks
    assert f"{hitungan['NAM-01']:>5}  NAM-01 Nama tempat lain di dalam teks" in teks


def test_tanpa_dokumen(contoh):
    assert _objek("--pemda", "nganjuk", "--tahun", "2001") == []
    assert "belum ada dokumen IKU dan IKI tahun 2001" in _jalan("--pemda", "nganjuk", "--tahun", "2001")


@pytest.mark.parametrize(
    ("pilihan", "kalimat"),
    [
        ((), "Pilihan --pemda belum diisi."),
        (("--pemda", "atlantis"), "Pemda “atlantis” tidak ada."),
        (("--pemda", "nganjuk", "--instansi", "dinas-x"), "“dinas-x” tidak ada di Kabupaten Nganjuk"),
        (("--pemda", "nganjuk", "--instansi", "bagian-organisasi"), "“bagian-organisasi” tidak ada"),
        (("--pemda", "nganjuk", "--tahun", "dua ribu"), "Tahun “dua ribu” tidak sah"),
    ],
)
def test_tidak_ada(contoh, pilihan, kalimat):
    """Another pemda's instansi is as unknown as one that does not exist."""
    with pytest.raises(CommandError, match=kalimat) as galat:
        _jalan(*pilihan)
    assert galat.value.returncode == 2


def test_orang_asing_tidak_ikut(contoh):
    """Two pemda have a `bkpsdm`: only the one asked for is read."""
    with sebagai(Pemda.objects.get(slug="blitar")):
        asing = set(Indikator.objects.values_list("nama", flat=True))
    semua = _objek("--pemda", "paser", "--instansi", "bkpsdm", "--tahun", "2023")
    with sebagai(Pemda.objects.get(slug="paser")):
        milik = set(Indikator.objects.values_list("nama", flat=True))
    disebut = {nama for satu in semua for nama in satu["baris"]}
    assert disebut <= milik and not disebut & (asing - milik)
    assert "Blitar" not in json.dumps(semua)
