"""Sheet “IKU dan IKI”: rows out, edited, in again; only drafts of the own OPD change, nothing is ever deleted."""

import io

import pytest
from openpyxl import load_workbook

from indikator.models import Indikator, Lembar, SasaranStrategis, Target
from organisasi.buku.baca import baca_buku
from organisasi.buku.banding import banding
from organisasi.buku.daftar import bernama
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_buku import baca, ekspor, galat, keadaan, lingkup, potret, sunting, terapkan
from tests.indikator.dunia_rencana import susun

pytestmark = pytest.mark.django_db
KODE = "iku_iki"
DOKUMEN = "IKU dan IKI Kesehatan (2024–2025)"


@pytest.fixture
def d():
    d = susun()
    with pabrik.dalam(d.pemda):
        d.lk = lingkup(pabrik.pelaku(d.perencana), d.dinkes)
        yield d


def kunci(d, nama: str) -> str:
    return next(k for k, isi in potret(d.lk, KODE).items() if isi["nama"] == nama)


def baris_baru(**lain) -> dict:
    return {"dokumen": DOKUMEN, "jenis": "IKI", "jabatan": "Analis Kesehatan", "nama": "Jumlah survei"} | lain


def test_isi_lembar(d):
    semua = potret(d.lk, KODE)
    assert [isi["nama"] for isi in semua.values()] == [
        "Rata-rata Nilai IKM",
        "Persentase OPD berinovasi",
        "Jumlah laporan",
        "Jumlah data",
    ]
    assert semua[kunci(d, "Jumlah laporan")] | {"sasaran": ""} == {
        "instansi": "Dinas Kesehatan",
        "dokumen": DOKUMEN,
        "tahun_dokumen": "2024–2025",
        "jenis": "IKI",
        "jabatan": "Analis Kesehatan",
        "sasaran": "",
        "nama": "Jumlah laporan",
        "induk": "",
        "satuan": "",
        "target_1": "12 laporan",
        **{f"target_{n}": "" for n in range(2, 7)},
        "rumus": "Jumlah laporan yang terkirim",
        "tipe_penghitungan": "",
        "arah": "makin tinggi makin baik",
        "frekuensi": "Tahunan",
        "sumber_data": "",
        "penanggung_jawab": "",
    }


def test_yang_tidak_disunting_tidak_berubah(d):
    sebelum = Jejak.objects.count()
    assert terapkan(d.lk, ekspor(d.lk, KODE)) == {"tetap": 4}
    assert Jejak.objects.count() == sebelum


def test_beberapa_sel_satu_baris(d):
    laporan = kunci(d, "Jumlah laporan")
    isi = {
        "nama": "Jumlah laporan bulanan",
        "satuan": "laporan",
        "target_1": 24,
        "target_2": "30 laporan",
        "rumus": "Jumlah laporan masuk / Jumlah laporan x 100%",
        "tipe_penghitungan": "Kumulatif",
        "arah": "makin rendah makin baik",
        "frekuensi": "Triwulanan",
        "sumber_data": "Register",
        "penanggung_jawab": "Bidang P2P",
    }
    berkas = sunting(ekspor(d.lk, KODE), KODE, {(laporan, k): v for k, v in isi.items()})
    sebelum = potret(d.lk, KODE)
    assert terapkan(d.lk, berkas) == {"tetap": 3, "berubah": 1}
    sesudah = sebelum | {laporan: sebelum[laporan] | {k: str(v) for k, v in isi.items()}}
    assert potret(d.lk, KODE) == sesudah
    baris = Indikator.objects.get(pk=d.laporan_draf.pk)
    assert (baris.arah, baris.frekuensi, baris.tipe_penghitungan) == ("turun", "triwulan", "kumulatif")
    assert baris.rumus.pohon is not None and baris.rumus.variabel.count() == 2
    target = Target.objects.get(indikator=baris, tahun=2025)
    assert (target.nilai, target.satuan) == (30, "laporan")
    assert Target.objects.get(indikator=baris, tahun=2024).satuan == "laporan"  # read with the new satuan
    assert Jejak.objects.filter(model="indikator.Indikator", objek_id=baris.pk, pengguna=d.perencana).count() == 1
    assert terapkan(d.lk, berkas) == {"tetap": 4}  # the same file once more


def test_yang_ditetapkan_tidak_berubah(d):
    """The document in force has the same lineage; only the review is written."""
    laporan = kunci(d, "Jumlah laporan")
    terapkan(d.lk, sunting(ekspor(d.lk, KODE), KODE, {(laporan, "nama"): "Jumlah naskah"}))
    assert Indikator.objects.get(pk=d.laporan.pk).nama == "Jumlah laporan"
    assert Indikator.objects.get(pk=d.laporan_draf.pk).nama == "Jumlah naskah"


def test_dokumen_ditetapkan_diminta_reviu(d):
    pabrik.beri_status(d.draf, "ditetapkan")
    laporan = kunci(d, "Jumlah laporan")
    rencana = baca(d.lk, sunting(ekspor(d.lk, KODE), KODE, {(laporan, "satuan"): "naskah"}))
    ((kolom, kalimat),) = galat(rencana)
    assert kolom == "" and "Mulai reviu" in kalimat


def test_lembar_diajukan_terkunci(d):
    Lembar.objects.filter(pk=d.iki_draf.pk).update(status="diajukan")
    laporan, ikm = kunci(d, "Jumlah laporan"), kunci(d, "Rata-rata Nilai IKM")
    berkas = sunting(ekspor(d.lk, KODE), KODE, {(laporan, "satuan"): "naskah", (ikm, "satuan"): "nilai"})
    rencana = baca(d.lk, berkas)
    assert [kolom for kolom, _ in galat(rencana)] == [""] and keadaan(rencana)["berubah"] == 1


def test_baris_baru_dan_sub(d):
    """A sheet that is not there yet is made; a sub-indicator may come with its parent."""
    baru = [
        baris_baru(sasaran="Meningkatnya survei", target_1="4 kali", target_2="5 kali", satuan="kali"),
        baris_baru(nama="Survei lapangan", induk="Jumlah survei", target_1="2 kali"),
        baris_baru(
            jabatan="Kepala Sub Bagian Umum", nama="Nilai arsip", sasaran="Tertib arsip", rumus="Hasil penilaian"
        ),
        baris_baru(jenis="IKU", jabatan="", nama="Indeks kepuasan", sasaran="Meningkatnya pelayanan"),
    ]
    berkas = sunting(ekspor(d.lk, KODE), KODE, baru=baru)
    assert terapkan(d.lk, berkas) == {"tetap": 4, "baru": 4}
    sub = Indikator.objects.get(nama="Survei lapangan")
    assert (sub.induk.nama, sub.sasaran.nama) == ("Jumlah survei", "Meningkatnya survei")
    assert Indikator.objects.get(nama="Nilai arsip").lembar.jabatan == d.kasubag
    assert Indikator.objects.get(nama="Indeks kepuasan").sasaran.silsilah == d.pelayanan.silsilah
    isi = potret(d.lk, KODE)
    assert [satu["nama"] for satu in isi.values()][2:5] == ["Indeks kepuasan", "Jumlah laporan", "Jumlah data"]
    assert isi[kunci(d, "Survei lapangan")]["induk"] == "Jumlah survei"
    assert terapkan(d.lk, berkas) == {"tetap": 8}  # the same file: its rows are there already
    assert terapkan(d.lk, ekspor(d.lk, KODE)) == {"tetap": 8}


def test_sasaran_dipindah_atau_diganti_namanya(d):
    laporan, data = kunci(d, "Jumlah laporan"), kunci(d, "Jumlah data")
    lama = potret(d.lk, KODE)[data]["sasaran"]
    terapkan(d.lk, sunting(ekspor(d.lk, KODE), KODE, {(laporan, "sasaran"): "Sasaran lain"}))
    assert Indikator.objects.get(pk=d.laporan_draf.pk).sasaran.nama == "Sasaran lain"
    assert potret(d.lk, KODE)[data]["sasaran"] == lama
    silsilah = SasaranStrategis.objects.get(nama="Sasaran lain").silsilah
    terapkan(d.lk, sunting(ekspor(d.lk, KODE), KODE, {(laporan, "sasaran"): "Sasaran bernama baru"}))
    assert SasaranStrategis.objects.get(silsilah=silsilah).nama == "Sasaran bernama baru"
    terapkan(d.lk, sunting(ekspor(d.lk, KODE), KODE, {(laporan, "sasaran"): lama}))
    assert SasaranStrategis.objects.filter(silsilah=silsilah).exists()  # empty now, and not deleted
    assert {isi["sasaran"] for k, isi in potret(d.lk, KODE).items() if k in (laporan, data)} == {lama}


def test_menjadi_sub_dan_lepas(d):
    laporan, data = kunci(d, "Jumlah laporan"), kunci(d, "Jumlah data")
    lama = potret(d.lk, KODE)[data]["sasaran"]
    isi = {(data, "induk"): "Jumlah laporan", (data, "sasaran"): ""}
    terapkan(d.lk, sunting(ekspor(d.lk, KODE), KODE, isi))
    assert Indikator.objects.get(nama="Jumlah data", lembar=d.iki_draf).induk_id == d.laporan_draf.pk
    rencana = baca(d.lk, sunting(ekspor(d.lk, KODE), KODE, {(data, "induk"): ""}))
    assert [kolom for kolom, _ in galat(rencana)] == ["sasaran"]
    rencana = baca(d.lk, sunting(ekspor(d.lk, KODE), KODE, {(laporan, "induk"): "Jumlah data"}))
    assert [kolom for kolom, _ in galat(rencana)] == ["induk"]
    terapkan(d.lk, sunting(ekspor(d.lk, KODE), KODE, {(data, "induk"): "", (data, "sasaran"): lama}))
    assert potret(d.lk, KODE)[data]["induk"] == ""


def test_baris_hilang_tidak_dihapus(d):
    import io

    from openpyxl import load_workbook

    wadah = load_workbook(io.BytesIO(ekspor(d.lk, KODE)))
    wadah["IKU dan IKI"].delete_rows(3)
    keluar = io.BytesIO()
    wadah.save(keluar)
    assert terapkan(d.lk, keluar.getvalue()) == {"tetap": 3}
    assert len(potret(d.lk, KODE)) == 4


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"dokumen": "Dokumen karangan"}, "dokumen"),
        ({"jabatan": ""}, "jabatan"),
        ({"jenis": "IKU"}, "jabatan"),
        ({"sasaran": ""}, "sasaran"),
        ({"target_3": "5"}, "target_3"),
        ({"induk": "Tidak ada"}, "induk"),
        ({"frekuensi": "sesekali"}, "frekuensi"),
        ({"satuan": "x" * 61}, "satuan"),
    ],
)
def test_baris_baru_salah(d, isi, kolom):
    berkas = sunting(ekspor(d.lk, KODE), KODE, baru=[baris_baru(sasaran="Sasaran baru") | isi])
    assert [nama for nama, _ in galat(baca(d.lk, berkas))] == [kolom]


def test_baris_tidak_pindah_lembar(d):
    laporan = kunci(d, "Jumlah laporan")
    berkas = sunting(ekspor(d.lk, KODE), KODE, {(laporan, "jabatan"): "Kepala Sub Bagian Umum"})
    assert [kolom for kolom, _ in galat(baca(d.lk, berkas))] == ["jabatan"]


def test_jabatan_bernama_sama_dibedakan(d):
    """Eight of one name in two units are eight different words."""
    unit = [pabrik.unit(d.dinkes, nama) for nama in ("Seksi A", "Seksi B")]
    semua = [pabrik.jabatan(d.dinkes, "Pengelola Data", unit=satu) for satu in unit for _ in range(4)]
    pilihan = bernama(KODE).kolom_bernama("jabatan").pilihan(d.lk)
    milik = [satu for satu in pilihan if satu.startswith("Pengelola Data")]
    assert len(set(milik)) == len(milik) == 8
    baru = [baris_baru(jabatan=nama, nama=f"Jumlah {n}", sasaran="S") for n, nama in enumerate(milik)]
    terapkan(d.lk, sunting(ekspor(d.lk, KODE), KODE, baru=baru))
    assert {satu.jabatan_id for satu in Lembar.objects.filter(penetapan=d.draf, jabatan__nama="Pengelola Data")} == {
        satu.pk for satu in semua
    }


def test_perubahan_orang_lain_bentrok(d):
    """The row changed since the export: a conflict, nothing is overwritten."""
    laporan, data = kunci(d, "Jumlah laporan"), kunci(d, "Jumlah data")
    berkas = sunting(ekspor(d.lk, KODE), KODE, {(laporan, "satuan"): "naskah", (data, "satuan"): "butir"})
    Indikator.objects.filter(pk=d.laporan_draf.pk).update(satuan="berkas", versi=9)
    assert keadaan(baca(d.lk, berkas)) == {"tetap": 2, "bentrok": 1, "berubah": 1}


def test_kunci_orang_asing(d):
    """A stranger's id in the hidden column is a mistake on its row; nothing of the stranger changes."""
    wadah = load_workbook(io.BytesIO(ekspor(d.lk, KODE)))
    kertas = wadah["IKU dan IKI"]
    kertas.cell(2, 1).value = d.indikator_asing.silsilah.hex
    keluar = io.BytesIO()
    wadah.save(keluar)
    rencana = baca(d.lk, keluar.getvalue())
    assert keadaan(rencana) == {"galat": 1, "tetap": 3} and "tidak dikenal" in galat(rencana)[0][1]


def test_hanya_perencananya(d):
    """Another OPD's planner, who only reads, and a planner of the whole pemda without this OPD."""
    laporan = kunci(d, "Jumlah laporan")
    berkas = sunting(ekspor(d.lk, KODE), KODE, {(laporan, "satuan"): "naskah"})
    for orang in (d.luar, d.pimpinan, d.verifikator, d.pembaca):
        (hasil,) = banding(lingkup(pabrik.pelaku(orang), d.dinkes), baca_buku(berkas, "magetan"))
        assert hasil.galat and not hasil.rencana
    assert not potret(lingkup(pabrik.pelaku(d.luar)), KODE)
    with pabrik.dalam(d.pemda_asing):
        assert not potret(lingkup(pabrik.pelaku(d.asing), None), KODE).keys() & {laporan}


def test_kueri_tetap(d, django_assert_num_queries):
    """One row or many: the same queries."""
    with django_assert_num_queries(5):
        assert len(list(bernama(KODE).baris(d.lk))) == 4
    for nomor in range(3):
        pabrik.indikator(d.iki_draf, f"Baris {nomor}", sasaran=d.sasaran_draf, target="5", rumus="Jumlah")
    with django_assert_num_queries(5):
        assert len(list(bernama(KODE).baris(d.lk))) == 7
