"""Riwayat: who sees it, filters, words."""

from types import SimpleNamespace

import pytest
import time_machine

from organisasi.domain import instansi as domain
from organisasi.domain import jabatan as domain_jabatan
from organisasi.domain import tulis
from organisasi.models import Pemda
from organisasi.riwayat import perubahan
from tests import pabrik

pytestmark = pytest.mark.django_db
ALAMAT = "/magetan/riwayat/"


@pytest.fixture
def dunia():
    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(pabrik.pemda("paser")):
        pabrik.instansi("Badan Rahasia")
        asing = pabrik.anggota("admin_pemda")
    with pabrik.dalam(magetan):
        dinas = pabrik.instansi("Dinas Kesehatan", "dinkes")
        dunia = {
            peran: pabrik.anggota(peran)
            for peran in ("admin_pemda", "verifikator", "inspektorat", "bappeda", "pembaca")
        }
        dunia |= {"perencana": pabrik.anggota("perencana", dinas), "magetan": magetan, "asing": asing, "dinas": dinas}
        oleh = pabrik.pelaku(dunia["admin_pemda"])
        domain.ubah(oleh=oleh, instansi=dinas, nama="Dinas Kesehatan Baru", alias=["DKK"])
        return dunia


def isi(jawaban) -> str:
    return jawaban.content.decode()


@pytest.mark.parametrize(
    ("peran", "kode"),
    [
        ("admin_pemda", 200),
        ("verifikator", 200),
        ("inspektorat", 200),
        ("bappeda", 403),
        ("pembaca", 403),
        ("perencana", 403),
        ("asing", 404),
    ],
)
def test_akses(dunia, peran, kode):
    assert pabrik.klien(dunia[peran]).get(ALAMAT).status_code == kode


def test_isi_dan_saringan(dunia):
    klien, admin = pabrik.klien(dunia["verifikator"]), dunia["admin_pemda"]
    teks = isi(klien.get(ALAMAT))
    assert "Badan Rahasia" not in teks and "mengubah perangkat daerah “Dinas Kesehatan Baru”" in teks
    assert (
        "<del>Dinas Kesehatan</del>" in teks and "<ins>Dinas Kesehatan Baru</ins>" in teks and "<ins>DKK</ins>" in teks
    )
    jumlah = {
        "": 8,
        "q=kesehatan": 2,
        "tindakan=ubah": 1,
        f"pengguna={admin.pk}": 1,
        "model=organisasi.Keanggotaan": 6,
        "sejak=2999-01-01": 0,
        "tindakan=ubah&q=zzz": 0,
    }
    for kueri, banyak in jumlah.items():
        jawaban = klien.get(f"{ALAMAT}?{kueri}")
        assert len(jawaban.context["tabel"].rows) == banyak, kueri


def test_urut_dan_kueri_tetap(dunia, django_assert_max_num_queries):
    klien = pabrik.klien(dunia["verifikator"])
    for urut in ("nomor", "-nomor", "nama_pengguna", "-nama_pengguna", "tindakan", "-tindakan"):
        assert klien.get(f"{ALAMAT}?urut={urut}").status_code == 200
    with django_assert_max_num_queries(20) as sedikit:
        klien.get(ALAMAT)
    with pabrik.dalam(dunia["magetan"]):
        for _ in range(10):
            pabrik.jabatan(dunia["dinas"], tugas=["a", "b"])
    with django_assert_max_num_queries(len(sedikit)):
        klien.get(ALAMAT)


def test_perubahan_dalam_kata():
    isi = {
        "nama": [None, "Analis"],
        "instansi": [[1, "Dinas A"], [2, "Dinas B"]],
        "aktif": [True, False],
        "versi": [1, 2],
        "tugas": [["a. x", "b. y"], ["a. x"]],
        "jenis": ["pelaksana", "fungsional"],
        "urut": [["a", "b"], ["b", "a"]],
        "kop": [None, {"baris": ["A"]}],
        "sama": ["x", "x"],
    }
    hasil = {p.label: (p.lama, p.baru) for p in perubahan(SimpleNamespace(model="organisasi.Jabatan", perubahan=isi))}
    assert hasil == {
        "Nama jabatan": ("", "Analis"),
        "Instansi": ("Dinas A", "Dinas B"),
        "Aktif": ("ya", "tidak"),
        "Tugas": ("b. y", ""),
        "Jenis": ("Pelaksana", "Fungsional"),
        "Urut": ("a\nb", "b\na"),
        "Kop": ("", "baris: A"),
    }
    lama = SimpleNamespace(model="organisasi.SudahTiada", perubahan={"kolom_lama": [1, 2]})
    assert perubahan(lama)[0].label == "Kolom lama"


def test_riwayat_satu_data(dunia):
    with pabrik.dalam(dunia["magetan"]):
        jabatan = pabrik.jabatan(dunia["dinas"], "Analis")
        pabrik.jabatan(dunia["dinas"], "Bendahara")
        indikator = pabrik.indikator(pabrik.lembar(pabrik.penetapan(dunia["dinas"]), jabatan))
        tetangga = pabrik.anggota("perencana", pabrik.instansi("Dinas Sosial"))
    alamat = f"{ALAMAT}organisasi.jabatan/{jabatan.pk}/"
    jawaban = pabrik.klien(dunia["perencana"]).get(alamat)
    assert jawaban.status_code == 200 and len(jawaban.context["tabel"].rows) == 1
    for halaman in (alamat, f"{ALAMAT}indikator.indikator/{indikator.pk}/"):
        kode = {
            p: pabrik.klien(dunia[p]).get(halaman).status_code
            for p in ("perencana", "inspektorat", "pembaca", "asing")
        }
        assert kode == {"perencana": 200, "inspektorat": 200, "pembaca": 403, "asing": 404}
        assert pabrik.klien(tetangga).get(halaman).status_code == 403
    for salah in ("organisasi.jabatan/999999/", "organisasi.pengguna/1/", "x.y/1/", "x/1/"):
        assert pabrik.klien(dunia["admin_pemda"]).get(ALAMAT + salah).status_code == 404, salah


@pytest.fixture
def terhapus(dunia):
    """Addresses of the history of rows that are gone: a jabatan, a sheet, an indicator whose sheet is gone too."""
    with pabrik.dalam(dunia["magetan"]) as mesin:
        jabatan = pabrik.jabatan(dunia["dinas"], "Analis", tugas=["Menyusun laporan"])
        lembar = pabrik.lembar(pabrik.penetapan(dunia["dinas"]), pabrik.jabatan(dunia["dinas"]))
        indikator = pabrik.indikator(lembar, "Nilai SAKIP")
        sasaran = indikator.sasaran
        alamat = [f"{ALAMAT}{satu._meta.label_lower}/{satu.pk}/" for satu in (jabatan, lembar, indikator)]
        domain_jabatan.hapus(oleh=mesin, jabatan=jabatan)
        for satu in (indikator, sasaran, lembar):
            tulis.hapus(satu, oleh=mesin)
        dunia["tetangga"] = pabrik.anggota("perencana", pabrik.instansi("Dinas Sosial"))
        dunia["pimpinan"] = pabrik.anggota("pimpinan", dunia["dinas"])
        return alamat


@pytest.mark.parametrize(
    ("peran", "kode"),
    [
        ("perencana", 200),
        ("pimpinan", 200),
        ("verifikator", 200),
        ("bappeda", 200),
        ("pembaca", 403),
        ("tetangga", 403),
        ("asing", 404),
    ],
)
def test_riwayat_data_terhapus(dunia, terhapus, peran, kode):
    """Pages promise that what is deleted stays readable in the Riwayat."""
    for alamat in terhapus:
        assert pabrik.klien(dunia[peran]).get(alamat).status_code == kode, alamat


def test_riwayat_data_terhapus_terbaca(dunia, terhapus):
    teks = isi(pabrik.klien(dunia["perencana"]).get(terhapus[0]))
    assert "sudah dihapus" in teks and "<del>Analis</del>" in teks
    assert 'href="/magetan/instansi/dinkes/"' in teks and f'href="{ALAMAT}"' not in teks
    assert f'href="{ALAMAT}"' in isi(pabrik.klien(dunia["verifikator"]).get(terhapus[0]))


def test_waktu_menurut_zona_pemda(dunia):
    """The same moment reads 08.00 in WIB and 09.00 in WITA."""
    with pabrik.dalam(dunia["magetan"]), time_machine.travel("2024-03-01T01:00:00Z", tick=False):
        jabatan = pabrik.jabatan(dunia["dinas"], "Analis")
    for zona, jam in (("Asia/Jakarta", "08.00"), ("Asia/Makassar", "09.00")):
        Pemda.objects.filter(pk=dunia["magetan"].pk).update(zona_waktu=zona)
        halaman = pabrik.klien(dunia["perencana"]).get(f"{ALAMAT}organisasi.jabatan/{jabatan.pk}/").content.decode()
        assert jam in halaman, zona
