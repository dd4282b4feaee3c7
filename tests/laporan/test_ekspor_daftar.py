"""The list of a page as a file, made as a job: all its rows as they are filtered and ordered, for who may see them."""

import io
from decimal import Decimal

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from kinerja.tables import AngkaColumn
from laporan.exporters.daftar import tulis_daftar
from laporan.exporters.daftar_halaman import MintaDaftar, muat_daftar
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.models import Jejak, Keanggotaan, Pekerjaan
from organisasi.tables.instansi import InstansiTable
from tests import pabrik

pytestmark = pytest.mark.django_db
HALAMAN = 50  # rows of a page
BANYAK = HALAMAN + 3


@pytest.fixture
def dunia():
    """(pemda with more instansi than a page holds, a verifikator); a stranger has some too."""
    with pabrik.dalam(pabrik.pemda("paser")):
        pabrik.instansi("Badan Asing")
    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(magetan):
        pabrik.instansi("=2+3 Dinas Sosial", "dinsos")
        for nomor in range(BANYAK - 1):
            pabrik.instansi(f"Dinas {nomor:02}", jenis="badan" if nomor % 2 else "dinas")
        return magetan, pabrik.anggota("verifikator")


def minta(orang, alamat: str, bentuk: str = "xlsx", **lain):
    return pabrik.klien(orang).post("/magetan/ekspor/daftar/", {"alamat": alamat, "bentuk": bentuk, **lain})


def kerjakan(pemda) -> Pekerjaan:
    """The newest job, after it ran."""
    with pabrik.dalam(pemda):
        pk = Pekerjaan.objects.latest("pk").pk
    jalankan(pemda.pk, pk)
    with pabrik.dalam(pemda):
        return Pekerjaan.objects.select_related("hasil").get(pk=pk)


def unduh(pemda, orang, alamat: str, bentuk: str = "xlsx") -> bytes:
    assert minta(orang, alamat, bentuk).status_code == 302
    pekerjaan = kerjakan(pemda)
    assert pekerjaan.status == "selesai", pekerjaan.galat
    return pekerjaan.hasil.isi.read()


def lembar(isi: bytes):
    return load_workbook(io.BytesIO(isi)).active


def sel(isi: bytes) -> list[list]:
    return [[satu.value for satu in baris] for baris in lembar(isi).iter_rows()]


def test_semua_baris_bukan_satu_halaman(dunia):
    magetan, orang = dunia
    isi = unduh(magetan, orang, "/magetan/instansi/?urut=-nama&hal=2")
    baris = sel(isi)
    assert baris[0][0] == "DAFTAR PERANGKAT DAERAH" and baris[1][0] == "Kabupaten Magetan"
    assert baris[2][0].startswith("Keadaan ") and orang.nama in baris[2][0]
    assert baris[4] == ["Nama", "Jenis", "Di bawah", "Unit kerja", "Jabatan", "Keterangan"]
    nama = [satu[0] for satu in baris[5:]]
    assert len(nama) == BANYAK and nama == sorted(nama, reverse=True)
    assert "Badan Asing" not in nama and all(isinstance(satu[3], int) for satu in baris[5:])


def test_tersaring_dan_disebut(dunia):
    magetan, orang = dunia
    baris = sel(unduh(magetan, orang, "/magetan/instansi/?" + QueryDict("q=Dinas+0&jenis=badan").urlencode()))
    assert "Saringan: " in baris[2][0] and "Dinas 0" in baris[2][0] and "Badan" in baris[2][0]
    assert [satu[0] for satu in baris[6:]] == ["Dinas 01", "Dinas 03", "Dinas 05", "Dinas 07", "Dinas 09"]


def test_cetakan_dan_teks_yang_bukan_rumus(dunia):
    magetan, orang = dunia
    kertas = lembar(unduh(magetan, orang, "/magetan/instansi/"))
    assert kertas.freeze_panes == "B6" and kertas.auto_filter.ref == f"A5:F{BANYAK + 5}"
    assert (kertas.page_setup.paperSize, kertas.page_setup.orientation) == (14, "landscape")
    assert kertas.print_title_rows == "$5:$5" and kertas.column_dimensions["A"].width > 30
    rumus = [satu for satu in kertas["A"] if str(satu.value).startswith("=2+3")]
    assert len(rumus) == 1 and rumus[0].data_type == "s" and rumus[0].quotePrefix


def test_csv(dunia):
    magetan, orang = dunia
    isi = unduh(magetan, orang, "/magetan/instansi/?urut=nama", "csv").decode()
    baris = isi.splitlines()
    assert baris[0] == "\ufeffNama,Jenis,Di bawah,Unit kerja,Jabatan,Keterangan"
    assert baris[1].startswith("'=2+3 Dinas Sosial,Dinas,,0,0,") and len(baris) == BANYAK + 1


def test_pekerjaan_dan_jejaknya(dunia):
    """Asked twice while it waits it is one job; who took what is told, and only who asked gets it."""
    magetan, orang = dunia
    pertama, kedua = (minta(orang, "/magetan/instansi/") for _ in range(2))
    assert pertama["Location"] == kedua["Location"]
    pekerjaan = kerjakan(magetan)
    assert pekerjaan.keterangan == f"{BANYAK} baris" and pekerjaan.judul == "Daftar perangkat daerah (Excel)"
    with pabrik.dalam(magetan):
        assert Jejak.objects.filter(tindakan="ekspor", objek_id=pekerjaan.pk).count() == 1
        lain = pabrik.anggota("verifikator")
    berkas = f"/magetan/berkas/{pekerjaan.hasil_id}/"
    assert pabrik.klien(orang).get(berkas).status_code == 200
    assert pabrik.klien(lain).get(berkas).status_code == 403


def test_hak_seperti_halamannya(dunia):
    magetan, _ = dunia
    with pabrik.dalam(magetan):
        sendiri = pabrik.instansi("Dinas Kesehatan", "dinkes")
        perencana = pabrik.anggota("perencana", sendiri)
    assert [satu[0] for satu in sel(unduh(magetan, perencana, "/magetan/instansi/"))[5:]] == ["Dinas Kesehatan"]
    assert minta(perencana, "/magetan/riwayat/").status_code == 403


def test_hak_ditanya_lagi_saat_dikerjakan(dunia):
    magetan, orang = dunia
    minta(orang, "/magetan/riwayat/")
    with pabrik.dalam(magetan):
        Keanggotaan.objects.filter(pengguna=orang).update(peran="pembaca")
    pekerjaan = kerjakan(magetan)
    assert pekerjaan.status == "gagal" and "Riwayat pemda hanya untuk" in pekerjaan.galat and pekerjaan.hasil is None


@pytest.mark.parametrize(
    "alamat",
    [
        "/paser/instansi/",
        "https://luar.example/magetan/instansi/",
        "//luar.example/magetan/instansi/",
        "/magetan/",
        "/magetan/unduhan/",
        "/magetan/instansi/dinsos/",
        "",
    ],
)
def test_bukan_halaman_daftar(dunia, alamat):
    """An address outside, without a list, or of another table: a sentence and no job."""
    magetan, orang = dunia
    jawaban = minta(orang, alamat, awalan="lain-")
    assert jawaban.status_code == 302 and jawaban["Location"] == "/magetan/unduhan/"
    with pabrik.dalam(magetan):
        assert not Pekerjaan.objects.exists()


def test_halaman_yang_tidak_ada(dunia):
    _, orang = dunia
    assert minta(orang, "/magetan/tidak/ada/").status_code == 404
    assert minta(orang, "/magetan/1899/iku/").status_code == 404


def test_tombol_di_bawah_setiap_daftar(dunia):
    _, orang = dunia
    isi = pabrik.klien(orang).get("/magetan/instansi/?q=Dinas").content.decode()
    assert 'action="/magetan/ekspor/daftar/"' in isi and 'value="/magetan/instansi/?q=Dinas"' in isi
    kosong = pabrik.klien(orang).get("/magetan/instansi/?q=tidakada").content.decode()
    assert 'action="/magetan/ekspor/daftar/"' not in kosong


def _banyak_kueri(magetan, orang) -> int:
    with pabrik.dalam(magetan):
        pelaku = pabrik.pelaku(orang)
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            daftar = muat_daftar(pelaku, MintaDaftar("/magetan/instansi/", "", 2024))
            tulis_daftar(daftar.tabel, "xlsx", ("Daftar",), lambda nomor: None)
    return len(kueri)


def test_kueri_per_potong(dunia, monkeypatch):
    """As many for a chunk whatever it holds; one more for each further chunk."""
    magetan, orang = dunia
    satu = _banyak_kueri(magetan, orang)
    monkeypatch.setattr(InstansiTable, "sekali_ekspor", 20)
    assert (satu, _banyak_kueri(magetan, orang)) == (2, 4)


def test_angka_tetap_angka(dunia):
    """A percentage is one to a spreadsheet, and a missing value is an empty cell."""

    class UjiTable(InstansiTable):
        nilai = AngkaColumn(akhiran=" %", accessor="pk")

        class Meta(InstansiTable.Meta):
            fields = ("nama", "nilai", "induk")
            sequence = fields
            exclude = ("jenis", "jumlah_unit", "jumlah_jabatan", "aktif")

        def value_nilai(self, record):
            return Decimal("101.5499")

    magetan, _ = dunia
    with pabrik.dalam(magetan):
        tabel = UjiTable(list(InstansiTable.Meta.model.objects.filter(slug="dinsos")))
        isi = tulis_daftar(tabel, "xlsx", ("Uji",), lambda nomor: None)
        csv = tulis_daftar(tabel, "csv", ("Uji",), lambda nomor: None).decode()
    nilai, induk = lembar(isi)["B4"], lembar(isi)["C4"]
    assert (nilai.value, nilai.number_format, induk.value) == (1.0155, "#,##0.00 %", None)
    assert csv.splitlines()[1] == "'=2+3 Dinas Sosial,101.55,"
