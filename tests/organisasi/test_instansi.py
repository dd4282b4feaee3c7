"""Instansi: list, profile, change; what each role sees."""

import pytest
from django.urls import reverse

from organisasi.domain import instansi as domain
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Instansi, Jejak
from tests import pabrik

pytestmark = pytest.mark.django_db
DAFTAR = "/magetan/instansi/"


@pytest.fixture
def dunia():
    """Magetan with two OPD and its people; Paser as the stranger."""
    magetan, paser = pabrik.pemda("magetan"), pabrik.pemda("paser")
    with pabrik.dalam(paser):
        pabrik.instansi("Badan Rahasia Paser", "bkpsdm")
        asing = pabrik.anggota("admin_pemda")
    with pabrik.dalam(magetan):
        dinas = pabrik.instansi("Dinas Kesehatan", "dinkes", alias=["Dinkes Magetan"])
        setda = pabrik.instansi("Sekretariat Daerah", "setda", jenis="setda")
        bagian = pabrik.instansi("Bagian Organisasi", "organisasi", jenis="bagian", induk=setda)
        return {
            "magetan": magetan,
            "dinas": dinas,
            "setda": setda,
            "bagian": bagian,
            "asing": asing,
            "admin": pabrik.anggota("admin_pemda"),
            "perencana": pabrik.anggota("perencana", dinas),
            "pimpinan_setda": pabrik.anggota("pimpinan", setda),
            "pembaca": pabrik.anggota("pembaca"),
        }


def isi(jawaban) -> str:
    return jawaban.content.decode()


def test_daftar_menurut_peran(dunia):
    semua = isi(pabrik.klien(dunia["pembaca"]).get(DAFTAR))
    assert "Dinas Kesehatan" in semua and "Bagian Organisasi" in semua
    assert "Badan Rahasia Paser" not in semua
    sendiri = isi(pabrik.klien(dunia["perencana"]).get(DAFTAR))
    assert "Dinas Kesehatan" in sendiri and "Bagian Organisasi" not in sendiri
    setda = isi(pabrik.klien(dunia["pimpinan_setda"]).get(DAFTAR))
    assert "Sekretariat Daerah" in setda and "Bagian Organisasi" in setda and "Dinas Kesehatan" not in setda


@pytest.mark.parametrize(
    ("kueri", "ada", "tiada"),
    [
        ("q=kesehatan", "Dinas Kesehatan", "Bagian Organisasi"),
        ("q=dinkes+magetan", "Dinas Kesehatan", "Bagian Organisasi"),
        ("jenis=bagian", "Bagian Organisasi", "Dinas Kesehatan"),
        ("kurang=perencana", "Bagian Organisasi", "Dinas Kesehatan"),
    ],
)
def test_saringan(dunia, kueri, ada, tiada):
    teks = isi(pabrik.klien(dunia["pembaca"]).get(f"{DAFTAR}?{kueri}"))
    assert f">{ada}</a>" in teks and f">{tiada}</a>" not in teks


def test_saringan_tanpa_hasil_menawarkan_hapus_saringan(dunia):
    teks = isi(pabrik.klien(dunia["pembaca"]).get(f"{DAFTAR}?q=tidakada"))
    assert "Tidak ada yang cocok" in teks and "Hapus semua saringan" in teks


@pytest.mark.parametrize("kolom", ["nama", "jenis", "induk", "jumlah_unit", "jumlah_jabatan", "aktif"])
@pytest.mark.parametrize("arah", ["", "-"])
def test_tiap_kolom_dapat_diurutkan(dunia, kolom, arah):
    jawaban = pabrik.klien(dunia["pembaca"]).get(f"{DAFTAR}?urut={arah}{kolom}")
    assert jawaban.status_code == 200
    assert len(jawaban.context["tabel"].rows) == 3


def test_jumlah_kueri_tetap(dunia, django_assert_max_num_queries):
    klien = pabrik.klien(dunia["pembaca"])
    klien.get(DAFTAR)
    with django_assert_max_num_queries(20) as sedikit:
        klien.get(DAFTAR)
    with pabrik.dalam(dunia["magetan"]):
        for _ in range(5):
            satu = pabrik.instansi(induk=dunia["setda"])
            pabrik.jabatan(satu, unit=pabrik.unit(satu))
    with django_assert_max_num_queries(len(sedikit)):
        klien.get(DAFTAR)


def test_halaman_kedua(dunia):
    with pabrik.dalam(dunia["magetan"]):
        for nomor in range(50):
            pabrik.instansi(f"Kecamatan {nomor:02}", jenis="kecamatan")
    klien = pabrik.klien(dunia["pembaca"])
    nama = {b.record.nama for hal in (1, 2) for b in klien.get(f"{DAFTAR}?hal={hal}").context["tabel"].page}
    assert len(nama) == 53


def test_rincian_memuat_pohon_jabatan(dunia, django_assert_max_num_queries):
    with pabrik.dalam(dunia["magetan"]):
        unit = pabrik.unit(dunia["dinas"], "Bidang Mutu", alias=["Bid. Mutu"])
        kepala = pabrik.jabatan(dunia["dinas"], "Kepala Dinas", jenis="pimpinan")
        for nomor in range(6):
            pabrik.jabatan(dunia["dinas"], f"Analis {nomor}", induk=kepala, unit=unit)
    klien = pabrik.klien(dunia["perencana"])
    with django_assert_max_num_queries(25):
        teks = isi(klien.get(f"{DAFTAR}dinkes/"))
    assert "Kepala Dinas" in teks and "Analis 5" in teks and "Bid. Mutu" in teks and "7 jabatan" in teks
    assert "Tambah jabatan" in teks and "Ubah profil dan kop" not in teks


def test_rincian_kosong_menyebut_langkah(dunia):
    teks = isi(pabrik.klien(dunia["perencana"]).get(f"{DAFTAR}dinkes/"))
    assert "Tambahkan mulai dari pimpinannya" in teks
    assert "Jabatan diisi oleh perencana" in isi(pabrik.klien(dunia["pembaca"]).get(f"{DAFTAR}dinkes/"))


def test_akses(dunia):
    assert pabrik.klien(dunia["perencana"]).get(f"{DAFTAR}organisasi/").status_code == 403
    assert pabrik.klien(dunia["asing"]).get(f"{DAFTAR}dinkes/").status_code == 404
    assert pabrik.klien(dunia["pembaca"]).get(f"{DAFTAR}bkpsdm/").status_code == 404
    assert pabrik.klien().get(DAFTAR).status_code == 302
    for halaman in ("tambah/", "dinkes/ubah/"):
        assert pabrik.klien(dunia["perencana"]).get(DAFTAR + halaman).status_code == 403
        assert pabrik.klien(dunia["admin"]).get(DAFTAR + halaman).status_code == 200


def test_tambah(dunia):
    klien = pabrik.klien(dunia["admin"])
    data = {
        "nama": "Dinas Baru",
        "slug": "dinas-baru",
        "jenis": "dinas",
        "kop_baris": "PEMKAB\nDINAS BARU\n",
        "alias": "DB",
    }
    jawaban = klien.post(f"{DAFTAR}tambah/", data)
    assert jawaban["Location"] == reverse("instansi_rincian", args=["magetan", "dinas-baru"])
    with pabrik.dalam(dunia["magetan"]):
        baru = Instansi.objects.get(slug="dinas-baru")
        assert baru.kop_baris == ["PEMKAB", "DINAS BARU"] and baru.alias.get().nama == "DB"
        jejak = Jejak.objects.get(model="organisasi.Instansi", objek_id=baru.pk)
        assert jejak.pengguna == dunia["admin"] and jejak.perubahan["alias"] == [None, ["DB"]]
    ganda = klien.post(f"{DAFTAR}tambah/", data)
    assert ganda.status_code == 422 and "Dinas Baru" in isi(ganda)


@pytest.mark.parametrize("slug", ["tambah", "Dinas Baru", "", "dinkes"])
def test_tambah_alamat_salah(dunia, slug):
    data = {"nama": "Dinas Baru", "slug": slug, "jenis": "dinas"}
    jawaban = pabrik.klien(dunia["admin"]).post(f"{DAFTAR}tambah/", data)
    assert jawaban.status_code == 422 and "Belum tersimpan" in isi(jawaban)
    with pabrik.dalam(dunia["magetan"]):
        assert Instansi.objects.count() == 3


def _isian_ubah(instansi, **lain):
    return {"nama": instansi.nama, "jenis": instansi.jenis, "aktif": "on", "versi": instansi.versi} | lain


def test_ubah_dan_bentrok(dunia):
    klien, alamat = pabrik.klien(dunia["admin"]), f"{DAFTAR}dinkes/ubah/"
    lama = _isian_ubah(dunia["dinas"])
    assert klien.post(alamat, lama | {"telepon": "0351-1", "alias": "Dinkes\nDKK"}).status_code == 302
    jawaban = klien.post(alamat, lama | {"telepon": "0351-2"})
    assert jawaban.status_code == 409
    assert "0351-1" in isi(jawaban) and 'value="0351-2"' in isi(jawaban) and 'name="versi" value="2"' in isi(jawaban)
    assert klien.post(alamat, lama | {"telepon": "0351-2", "versi": 2}).status_code == 302
    with pabrik.dalam(dunia["magetan"]):
        kini = Instansi.objects.get(slug="dinkes")
        assert kini.telepon == "0351-2" and kini.versi == 3
        assert Jejak.objects.filter(model="organisasi.Instansi", objek_id=kini.pk, tindakan="ubah").count() == 2


@pytest.mark.parametrize(("lain", "kolom"), [({"induk": "bagian"}, "induk")])
def test_ubah_yang_ditolak_tidak_menghapus_isian(dunia, lain, kolom):
    data = _isian_ubah(dunia["setda"], telepon="0351-9") | {k: dunia[v].pk if v else "" for k, v in lain.items()}
    jawaban = pabrik.klien(dunia["admin"]).post(f"{DAFTAR}setda/ubah/", data)
    assert jawaban.status_code == 422 and 'value="0351-9"' in isi(jawaban)
    assert kolom in jawaban.context["form"].errors
    with pabrik.dalam(dunia["magetan"]):
        kini = Instansi.objects.get(slug="setda")
        assert kini.aktif and kini.induk is None and kini.versi == 1


def test_uraian_instansi_ditempel(dunia):
    klien, alamat = pabrik.klien(dunia["perencana"]), f"{DAFTAR}dinkes/uraian/fungsi/"
    teks = "a. perumusan kebijakan\n   teknis;\nb. pelaporan."
    assert klien.post(alamat, {"versi": 1, "daftar": teks}).status_code == 302
    with pabrik.dalam(dunia["magetan"]):
        butir = Instansi.objects.get(slug="dinkes").uraian.values_list("urutan", "label_sumber", "isi")
        assert list(butir) == [(1, "a.", "perumusan kebijakan teknis;"), (2, "b.", "pelaporan.")]
    assert klien.post(alamat, {"versi": 1, "daftar": "lain"}).status_code == 409
    assert "b. pelaporan." in isi(klien.get(alamat))
    assert klien.get(f"{DAFTAR}dinkes/uraian/lain/").status_code == 404


def test_domain_menolak_lingkaran_dan_peran(dunia):
    with pabrik.dalam(dunia["magetan"]) as mesin:
        with pytest.raises(IsianSalah, match="di bawah dirinya"):
            domain.ubah(oleh=mesin, instansi=dunia["setda"], induk=dunia["bagian"])
        with pytest.raises(SalahStatus, match="di bawahnya masih aktif"):
            domain.ubah(oleh=mesin, instansi=dunia["setda"], aktif=False)
        assert domain.ubah(oleh=mesin, instansi=dunia["bagian"], aktif=False).aktif is False
        assert domain.ubah(oleh=mesin, instansi=dunia["setda"], aktif=False).aktif is False
        with pytest.raises(IsianSalah, match="kop"):
            domain.buat(oleh=mesin, slug="x", nama="X", jenis="dinas", kop={"warna": "merah"})
        with pytest.raises(Ditolak):
            domain.buat(oleh=pabrik.pelaku(dunia["perencana"]), slug="x", nama="X", jenis="dinas")
