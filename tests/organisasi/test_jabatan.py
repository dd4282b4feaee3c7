"""Jabatan: make, change, tree, order, delete."""

import pytest

from organisasi.domain import jabatan as domain
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jabatan, Jejak
from tests import pabrik

pytestmark = pytest.mark.django_db

KUNCI = "3f2b8c1e-0d5a-4c61-9a58-0a1b2c3d4e5f"


@pytest.fixture
def dunia():
    magetan, paser = pabrik.pemda("magetan"), pabrik.pemda("paser")
    with pabrik.dalam(paser):
        lain = pabrik.instansi("Badan Paser")
        jabatan_asing = pabrik.jabatan(lain, "Kepala Rahasia")
        asing = pabrik.anggota("perencana", lain)
    with pabrik.dalam(magetan):
        dinas, tetangga = pabrik.instansi("Dinas Kesehatan", "dinkes"), pabrik.instansi("Dinas Sosial", "dinsos")
        unit = pabrik.unit(dinas, "Bidang Mutu")
        kepala = pabrik.jabatan(dinas, "Kepala Dinas", jenis="pimpinan")
        analis = pabrik.jabatan(dinas, "Analis", induk=kepala, unit=unit, tugas=["Menyusun laporan"], fungsi="-")
        return {
            "magetan": magetan,
            "dinas": dinas,
            "tetangga": tetangga,
            "unit": unit,
            "kepala": kepala,
            "analis": analis,
            "jabatan_asing": jabatan_asing,
            "asing": asing,
            "perencana": pabrik.anggota("perencana", dinas),
            "admin": pabrik.anggota("admin_pemda"),
            "pimpinan": pabrik.anggota("pimpinan", dinas),
            "perencana_lain": pabrik.anggota("perencana", tetangga),
            "pembaca": pabrik.anggota("pembaca"),
        }


def isi(jawaban) -> str:
    return jawaban.content.decode()


def alamat(jabatan, akhir="") -> str:
    return f"/magetan/jabatan/{jabatan.pk}/{akhir}"


@pytest.mark.parametrize(
    ("tugas", "keadaan", "jumlah"),
    [(["a", {"label": "b.", "isi": "b"}], "daftar", 2), ("-", "strip", 0), ("", "kosong", 0), (None, "tidak_ada", 0)],
)
def test_keadaan_uraian_saat_dibuat(dunia, tugas, keadaan, jumlah):
    with pabrik.dalam(dunia["magetan"]):
        baru = pabrik.jabatan(dunia["dinas"], "Pengelola", tugas=tugas)
        assert (baru.isi_tugas, baru.isi_fungsi, baru.uraian.count()) == (keadaan, "tidak_ada", jumlah)
        jejak = Jejak.objects.filter(model="organisasi.Jabatan", objek_id=baru.pk)
        assert jejak.count() == 1 and Jejak.objects.filter(model="organisasi.UraianJabatan").count() == 0
        assert jejak.get().perubahan.get("tugas") == ([None, ["a", "b. b"]] if jumlah else None)


def test_nama_sama_berkunci_lain(dunia):
    with pabrik.dalam(dunia["magetan"]):
        kunci = [pabrik.jabatan(dunia["dinas"], "Pengelola Kepegawaian").kunci for _ in range(3)]
    assert kunci == ["pengelola-kepegawaian", "pengelola-kepegawaian-2", "pengelola-kepegawaian-3"]


def test_induk_dan_unit_harus_seinstansi(dunia):
    with pabrik.dalam(dunia["magetan"]) as mesin:
        with pytest.raises(IsianSalah) as galat:
            domain.buat(
                oleh=mesin,
                instansi=dunia["tetangga"],
                nama="X",
                jenis="pelaksana",
                induk=dunia["kepala"],
                unit=dunia["unit"],
            )
        assert set(galat.value.kolom) == {"induk", "unit"}


def test_atasan_tidak_melingkar(dunia):
    with pabrik.dalam(dunia["magetan"]) as mesin:
        for induk in (dunia["analis"], dunia["kepala"]):
            with pytest.raises(IsianSalah, match="bawahannya"):
                domain.pindah(oleh=mesin, jabatan=dunia["kepala"], induk=induk)
        assert domain.pindah(oleh=mesin, jabatan=dunia["analis"], induk=None).induk is None


def test_atasan_melingkar_tidak_menghapus_isian(dunia):
    data = {"nama": "Kepala Dinas Baru", "jenis": "pimpinan", "induk": dunia["analis"].pk, "aktif": "on", "versi": 1}
    jawaban = pabrik.klien(dunia["perencana"]).post(alamat(dunia["kepala"], "ubah/"), data)
    assert jawaban.status_code == 422 and 'value="Kepala Dinas Baru"' in isi(jawaban)
    assert "induk" in jawaban.context["form"].errors


def test_geser_dua_kali_berakibat_satu(dunia):
    """A second click of the same page moves nothing, also where equal places had to be spread out first."""
    with pabrik.dalam(dunia["magetan"]):
        for nama in ("Dua", "Tiga", "Empat"):
            pabrik.jabatan(dunia["dinas"], nama, induk=dunia["kepala"], urutan=3)
        Jabatan.objects.filter(pk=dunia["analis"].pk).update(urutan=1)
        dua = Jabatan.objects.get(nama="Dua")
    klien, data = pabrik.klien(dunia["perencana"]), {"langkah": 1, "versi": dua.versi}
    assert f'name="versi" value="{dua.versi}"' in isi(klien.get(alamat(dua)))
    assert klien.post(alamat(dua, "geser/"), data).status_code == 302
    with pabrik.dalam(dunia["magetan"]):
        urutan = list(dunia["dinas"].jabatan.values_list("nama", flat=True))
        jejak = Jejak.objects.count()
    assert urutan == ["Kepala Dinas", "Analis", "Tiga", "Dua", "Empat"]
    assert klien.post(alamat(dua, "geser/"), data).status_code == 409
    assert "Urutan belum diubah" in isi(klien.post(alamat(dua, "geser/"), {"langkah": 1}, follow=True))
    with pabrik.dalam(dunia["magetan"]):
        assert list(dunia["dinas"].jabatan.values_list("nama", flat=True)) == urutan
        assert Jejak.objects.count() == jejak


def test_urutkan_dan_geser(dunia):
    with pabrik.dalam(dunia["magetan"]) as mesin:
        dua, tiga = (pabrik.jabatan(dunia["dinas"], nama, induk=dunia["kepala"]) for nama in ("Dua", "Tiga"))
        domain.geser(oleh=mesin, jabatan=tiga, langkah=-1)
        assert list(dunia["dinas"].jabatan.values_list("nama", flat=True)) == ["Kepala Dinas", "Analis", "Tiga", "Dua"]
        domain.geser(oleh=mesin, jabatan=dunia["kepala"], langkah=-1)
        domain.urutkan(oleh=mesin, instansi=dunia["dinas"], urutan=[dua.pk, tiga.pk])
        assert list(dunia["dinas"].jabatan.values_list("nama", flat=True)) == ["Dua", "Tiga", "Kepala Dinas", "Analis"]
        with pytest.raises(IsianSalah):
            domain.urutkan(oleh=mesin, instansi=dunia["tetangga"], urutan=[dua.pk])


def test_hapus_hanya_yang_tak_dipakai(dunia):
    with pabrik.dalam(dunia["magetan"]) as mesin:
        with pytest.raises(SalahStatus, match="1 jabatan"):
            domain.hapus(oleh=mesin, jabatan=dunia["kepala"])
        dipakai = pabrik.jabatan(dunia["dinas"], "Dipakai")
        pabrik.lembar(pabrik.penetapan(dunia["dinas"]), dipakai)
        with pytest.raises(SalahStatus, match="1 lembar"):
            domain.hapus(oleh=mesin, jabatan=dipakai)
        domain.hapus(oleh=mesin, jabatan=dunia["analis"])
        jejak = Jejak.objects.get(tindakan="hapus")
        assert jejak.perubahan["tugas"] == [["Menyusun laporan"], None]


def test_hak_domain(dunia):
    with pabrik.dalam(dunia["magetan"]):
        for peran in ("pimpinan", "perencana_lain", "pembaca"):
            with pytest.raises(Ditolak):
                domain.ubah(oleh=pabrik.pelaku(dunia[peran]), jabatan=dunia["analis"], nama="Baru")
        assert domain.ubah(oleh=pabrik.pelaku(dunia["perencana"]), jabatan=dunia["analis"], nama="Baru").versi == 2


@pytest.mark.parametrize(
    ("peran", "lihat", "ubah"),
    [
        ("perencana", 200, 200),
        ("admin", 200, 200),
        ("pimpinan", 200, 403),
        ("pembaca", 200, 403),
        ("perencana_lain", 403, 403),
        ("asing", 404, 404),
    ],
)
def test_akses_halaman(dunia, peran, lihat, ubah):
    klien = pabrik.klien(dunia[peran])
    assert klien.get(alamat(dunia["analis"])).status_code == lihat
    for akhir in ("ubah/", "hapus/", "uraian/tugas/tambah/", "uraian/tugas/1/ubah/", "uraian/tugas/1/hapus/"):
        assert klien.get(alamat(dunia["analis"], akhir)).status_code == ubah, akhir
    assert klien.get("/magetan/instansi/dinkes/jabatan/tambah/").status_code == ubah
    assert klien.post(alamat(dunia["analis"], "geser/"), {"langkah": 1}).status_code == (302 if ubah == 200 else ubah)


def test_jabatan_pemda_lain_tidak_ada(dunia):
    klien = pabrik.klien(dunia["admin"])
    for akhir in ("", "ubah/", "hapus/", "uraian/tugas/tambah/"):
        assert klien.get(alamat(dunia["jabatan_asing"], akhir)).status_code == 404


def test_rincian(dunia):
    teks = isi(pabrik.klien(dunia["perencana"]).get(alamat(dunia["analis"])))
    assert "Menyusun laporan" in teks and "Bidang Mutu" in teks and "Kepala Dinas" in teks
    assert "Ditulis “-”" in teks and "/keadaan/" in teks
    teks = isi(pabrik.klien(dunia["pembaca"]).get(alamat(dunia["analis"])))
    assert "Tambah tugas" not in teks and "Ubah jabatan" not in teks and "/keadaan/" not in teks


def test_tambah_lewat_halaman(dunia):
    data = {
        "nama": "Bendahara",
        "jenis": "pelaksana",
        "unit": dunia["unit"].pk,
        "induk": dunia["kepala"].pk,
        "tugas": "1. Mencatat\n2. Melapor",
        "fungsi": "-",
        "kunci_kirim": KUNCI,
    }
    jawaban = pabrik.klien(dunia["perencana"]).post("/magetan/instansi/dinkes/jabatan/tambah/", data)
    assert jawaban.status_code == 302
    with pabrik.dalam(dunia["magetan"]):
        baru = Jabatan.objects.get(nama="Bendahara")
        assert list(baru.uraian.values_list("label_sumber", "isi")) == [("1.", "Mencatat"), ("2.", "Melapor")]
        assert (baru.isi_tugas, baru.isi_fungsi, baru.induk) == ("daftar", "strip", dunia["kepala"])


@pytest.mark.parametrize(
    "salah",
    [
        {"nama": ""},
        {"nama": "x" * 201},
        {"jenis": "raja"},
        {"induk": "asing"},
        {"unit": "9999"},
        {"kunci_kirim": ""},
        {"kunci_kirim": "bukan-uuid"},
    ],
)
def test_tambah_isian_salah(dunia, salah):
    if salah.get("induk"):
        salah = {"induk": dunia["jabatan_asing"].pk}
    data = {"nama": "Bendahara", "jenis": "pelaksana", "tugas": "Yang sudah diketik", "kunci_kirim": KUNCI} | salah
    jawaban = pabrik.klien(dunia["perencana"]).post("/magetan/instansi/dinkes/jabatan/tambah/", data)
    assert jawaban.status_code == 422 and "Yang sudah diketik" in isi(jawaban)


def test_ubah_bentrok_menampilkan_keduanya(dunia):
    klien = pabrik.klien(dunia["perencana"])
    data = {"nama": "Analis Mutu", "jenis": "pelaksana", "induk": dunia["kepala"].pk, "aktif": "on", "versi": 1}
    assert klien.post(alamat(dunia["analis"], "ubah/"), data).status_code == 302
    jawaban = klien.post(alamat(dunia["analis"], "ubah/"), data | {"nama": "Analis Data"})
    assert jawaban.status_code == 409
    assert "Analis Mutu" in isi(jawaban) and 'value="Analis Data"' in isi(jawaban)
    assert klien.post(alamat(dunia["analis"], "ubah/"), data | {"nama": "Analis Data", "versi": 2}).status_code == 302


def test_hapus_lewat_halaman(dunia):
    klien = pabrik.klien(dunia["perencana"])
    assert "masih dipakai: 1 jabatan" in isi(klien.get(alamat(dunia["kepala"], "hapus/")))
    assert klien.post(alamat(dunia["kepala"], "hapus/"), {"versi": 1}).status_code == 409
    assert klien.post(alamat(dunia["analis"], "hapus/"), {"versi": 99}).status_code == 409
    assert klien.post(alamat(dunia["analis"], "hapus/"), {"versi": 1}).status_code == 302
    assert klien.post(alamat(dunia["analis"], "hapus/"), {"versi": 1}).status_code == 404
