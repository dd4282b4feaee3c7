"""The page Ekspor and its workbooks: what each role may take out, as jobs."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.models import Pekerjaan
from tests import pabrik

pytestmark = pytest.mark.django_db
ALAMAT = "/magetan/2024/ekspor/"


@pytest.fixture
def dunia():
    """(pemda, two instansi with documents in force; the second also has an open draft of another year)."""
    with pabrik.dalam(pabrik.pemda("paser")):
        pabrik.instansi("Badan Asing")
    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(magetan):
        daftar = []
        for nama in ("Dinas Kesehatan", "Dinas Sosial"):
            instansi = pabrik.instansi(nama)
            kepala = pabrik.jabatan(instansi, f"Kepala {nama}", "pimpinan")
            dokumen = pabrik.penetapan(instansi, 2024, berlaku=True)
            pabrik.indikator(pabrik.lembar(dokumen), f"IKU {nama}", target="78,2")
            pabrik.indikator(pabrik.lembar(dokumen, kepala), f"IKI {nama}", target="3 laporan")
            daftar.append(instansi)
        return magetan, *daftar


def kerjakan(magetan, orang, **isi) -> Pekerjaan:
    jawaban = pabrik.klien(orang).post(f"{ALAMAT}buat/", isi)
    assert jawaban.status_code == 302
    with pabrik.dalam(magetan):
        pk = Pekerjaan.objects.latest("pk").pk
    jalankan(magetan.pk, pk)
    with pabrik.dalam(magetan):
        return Pekerjaan.objects.select_related("hasil", "instansi").get(pk=pk)


def buku(pekerjaan: Pekerjaan) -> dict[str, str]:
    """{sheet: everything in it as one text}"""
    assert pekerjaan.status == "selesai", pekerjaan.galat
    semua = load_workbook(io.BytesIO(pekerjaan.hasil.isi.read())).worksheets
    return {s.title: str([[sel.value for sel in baris] for baris in s.iter_rows()]) for s in semua}


def anggota(magetan, peran: str, instansi=None):
    with pabrik.dalam(magetan):
        return pabrik.anggota(peran, instansi)


def test_seluruh_pemda(dunia):
    magetan, *_ = dunia
    isi = buku(kerjakan(magetan, anggota(magetan, "bappeda"), macam="buku"))
    assert {"Perangkat daerah", "Unit kerja", "Jabatan", "IKU dan IKI", "Target"} <= set(isi)
    assert "IKU Dinas Kesehatan" in isi["IKU dan IKI"] and "IKI Dinas Sosial" in isi["IKU dan IKI"]
    assert "Pengguna" not in isi and "Badan Asing" not in str(isi)


def test_admin_mendapat_penggunanya(dunia):
    magetan, *_ = dunia
    admin = anggota(magetan, "admin_pemda")
    assert admin.email in buku(kerjakan(magetan, admin, macam="buku"))["Pengguna"]


def test_perencana_mendapat_miliknya(dunia):
    magetan, kesehatan, _ = dunia
    isi = buku(kerjakan(magetan, anggota(magetan, "perencana", kesehatan), macam="buku"))
    assert "IKU Dinas Kesehatan" in isi["IKU dan IKI"] and "Dinas Sosial" not in str(isi) and "Pengguna" not in isi


def test_pembaca_tidak_mendapat_draf(dunia):
    """A workbook may hold drafts, so it takes the right to see them."""
    magetan, *_ = dunia
    klien = pabrik.klien(anggota(magetan, "pembaca"))
    assert "Unduh buku data" not in klien.get(ALAMAT).content.decode()
    assert klien.post(f"{ALAMAT}buat/", {"macam": "buku"}).status_code == 403
    with pabrik.dalam(magetan):
        assert not Pekerjaan.objects.exists()


@pytest.mark.parametrize(("macam", "lembar"), [("peran", "IKU"), ("skp", "Semua jabatan"), ("buku", "Jabatan")])
def test_satu_instansi(dunia, macam, lembar):
    magetan, kesehatan, _ = dunia
    pekerjaan = kerjakan(magetan, anggota(magetan, "verifikator"), macam=macam, instansi=kesehatan.slug)
    isi = buku(pekerjaan)
    assert lembar in isi and "Dinas Sosial" not in str(isi) and pekerjaan.instansi == kesehatan
    assert pekerjaan.hasil.nama.endswith("-magetan-dinas-kesehatan-2024.xlsx")


def test_hanya_miliknya(dunia):
    magetan, kesehatan, sosial = dunia
    klien = pabrik.klien(anggota(magetan, "perencana", kesehatan))
    assert klien.get(f"{ALAMAT}?instansi={sosial.slug}").status_code == 403
    assert klien.post(f"{ALAMAT}buat/", {"macam": "skp", "instansi": sosial.slug}).status_code == 403
    assert klien.get(f"{ALAMAT}?instansi=badan-asing").status_code == 404
    assert "Dinas Sosial" not in klien.get(ALAMAT).content.decode()


def test_yang_belum_dapat_dibuat(dunia):
    """The page says why not; asking all the same gives the sentence, not a job that fails."""
    magetan, kesehatan, _ = dunia
    klien = pabrik.klien(anggota(magetan, "verifikator"))
    isi = klien.get("/magetan/2031/ekspor/").content.decode()
    assert "Belum ada IKU dan IKI yang berlaku tahun 2031." in isi
    for kiriman in ({"macam": "skp", "instansi": kesehatan.slug}, {"macam": "skp"}, {"macam": "lain"}):
        jawaban = klien.post("/magetan/2031/ekspor/buat/", kiriman)
        assert jawaban.status_code == 302 and "/pekerjaan/" not in jawaban["Location"]
    with pabrik.dalam(magetan):
        assert not Pekerjaan.objects.exists()


def test_halaman_dan_menu(dunia):
    magetan, *_ = dunia
    isi = pabrik.klien(anggota(magetan, "verifikator")).get(ALAMAT).content.decode()
    assert 'href="/magetan/2024/ekspor/"' in isi
    assert "Dinas Kesehatan" in isi and "Lembar IKU dan IKI" in isi and 'value="csv"' in isi


def test_kueri_halaman_tetap(dunia, django_assert_num_queries):
    magetan, *_ = dunia
    klien = pabrik.klien(anggota(magetan, "verifikator"))
    klien.get(ALAMAT)
    with CaptureQueriesContext(connection) as satu:
        klien.get(ALAMAT)
    with pabrik.dalam(magetan):
        for _ in range(3):
            pabrik.instansi()
    with django_assert_num_queries(len(satu)):
        klien.get(ALAMAT)
