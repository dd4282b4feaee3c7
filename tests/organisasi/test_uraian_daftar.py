"""The whole list at once: as text with a preview, from another jabatan, moved without a reload, put back."""

import re

import pytest

from organisasi.domain import uraian as domain
from organisasi.domain import uraian_impor
from organisasi.galat import Bentrok, Ditolak, IsianSalah
from organisasi.models import Jejak
from tests import pabrik

HTMX = {"HX-Request": "true"}


@pytest.fixture
def jabatan(tata):
    with pabrik.dalam(tata.pemda):
        isi = [{"label": f"{huruf}.", "isi": f"Tugas {huruf}"} for huruf in "abc"]
        return pabrik.jabatan(tata.instansi, "Pengelola Kepegawaian", tugas=isi)


@pytest.fixture
def klien(tata):
    return pabrik.klien(tata.perencana)


def alamat(jabatan, akhir):
    return f"/magetan/jabatan/{jabatan.pk}/uraian/tugas/{akhir}"


def isi(tata, jabatan) -> list[str]:
    with pabrik.dalam(tata.pemda):
        return [f"{b['label']} {b['isi']}".strip() for b in domain.daftar(jabatan, "tugas")]


def tombol_urungkan(teks: str) -> str:
    return re.search(r'form="urungkan" formaction="([^"]+)"', teks)[1]


# --- as one text -------------------------------------------------------------------------------------------------


def test_daftar_diganti_lalu_diurungkan(tata, klien, jabatan):
    halaman = klien.get(alamat(jabatan, "daftar/")).content.decode()
    assert "a. Tugas a\nb. Tugas b\nc. Tugas c" in halaman and "3 butir tugas" in halaman
    jawaban = klien.post(alamat(jabatan, "daftar/"), {"daftar": "1.\tSatu;\n2.\tDua.", "versi": 1}, follow=True)
    assert jawaban.redirect_chain[0][0] == f"/magetan/jabatan/{jabatan.pk}/#tugas"
    assert isi(tata, jabatan) == ["1. Satu;", "2. Dua."]
    teks = jawaban.content.decode()
    assert "sudah disimpan: 2 butir" in teks
    assert klien.post(tombol_urungkan(teks)).status_code == 302
    assert isi(tata, jabatan) == ["a. Tugas a", "b. Tugas b", "c. Tugas c"]
    assert "tidak dapat diurungkan lagi" in klien.post(tombol_urungkan(teks), follow=True).content.decode()


def test_mengosongkan_dan_mengembalikan_keadaan(tata, klien):
    with pabrik.dalam(tata.pemda):
        jabatan = pabrik.jabatan(tata.instansi, "Tanpa tugas", tugas="-")
    klien.post(alamat(jabatan, "daftar/"), {"daftar": "Satu", "versi": 1})
    klien.post(alamat(jabatan, "urungkan/"))
    with pabrik.dalam(tata.pemda):
        jabatan.refresh_from_db()
        assert jabatan.isi_tugas == "strip" and domain.daftar(jabatan, "tugas") == []


def test_bentrok_menunjukkan_keduanya(tata, klien, jabatan):
    klien.post(alamat(jabatan, "daftar/"), {"daftar": "Punya rekan", "versi": 1})
    jawaban = klien.post(alamat(jabatan, "daftar/"), {"daftar": "Punya saya", "versi": 1})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 409 and "Punya rekan" in teks and "Punya saya" in teks
    assert 'name="versi" value="2"' in teks and isi(tata, jabatan) == ["Punya rekan"]


def test_urungkan_setelah_diubah_rekan(tata, klien, jabatan):
    klien.post(alamat(jabatan, "daftar/"), {"daftar": "Punya saya", "versi": 1})
    pabrik.klien(tata.rekan).post(alamat(jabatan, "daftar/"), {"daftar": "Punya rekan", "versi": 2})
    assert klien.post(alamat(jabatan, "urungkan/")).status_code == 409
    assert isi(tata, jabatan) == ["Punya rekan"]


def test_urungkan_hanya_milik_sendiri(tata, klien, jabatan):
    klien.post(alamat(jabatan, "daftar/"), {"daftar": "Punya saya", "versi": 1})
    pabrik.klien(tata.rekan).post(alamat(jabatan, "urungkan/"))
    klien.post(alamat(jabatan, "urungkan/").replace("tugas", "fungsi"))
    assert isi(tata, jabatan) == ["Punya saya"]


def test_simpan_tanpa_perubahan_tidak_menulis(tata, klien, jabatan):
    teks = "a. Tugas a\nb. Tugas b\nc. Tugas c"
    jawaban = klien.post(alamat(jabatan, "daftar/"), {"daftar": teks, "versi": 1}, follow=True)
    assert "Urungkan" not in jawaban.content.decode()
    with pabrik.dalam(tata.pemda):
        assert not Jejak.objects.filter(tindakan="ubah").exists()


def test_label_baru(tata, klien, jabatan):
    klien.post(alamat(jabatan, "daftar/"), {"daftar": "- Satu\n- Dua", "label_baru": "a.", "versi": 1})
    assert isi(tata, jabatan) == ["a. Satu", "b. Dua"]


def test_daftar_bersarang_pulang_pergi(tata, klien, jabatan):
    teks = "1. Menyusun:\n   a. program;\n   b. kegiatan; dan\n2. Melapor."
    klien.post(alamat(jabatan, "daftar/"), {"daftar": teks, "versi": 1})
    assert isi(tata, jabatan) == ["1. Menyusun:\na. program;\nb. kegiatan; dan", "2. Melapor."]
    halaman = klien.get(alamat(jabatan, "daftar/")).content.decode()
    assert "1. Menyusun:\n    a. program;\n    b. kegiatan; dan\n2. Melapor." in halaman
    assert "tidak dapat dibedakan" not in halaman


def test_yang_samar_diberi_tahu(tata, klien):
    with pabrik.dalam(tata.pemda):
        campur = [{"label": "a.", "isi": "Satu"}, {"label": "", "isi": "tanpa label, huruf kecil"}]
        jabatan = pabrik.jabatan(tata.instansi, "Campur", tugas=campur)
    assert "tidak dapat dibedakan" in klien.get(alamat(jabatan, "daftar/")).content.decode()


@pytest.mark.parametrize(
    ("daftar", "kata"),
    [
        ("\n".join(f"- butir {n}" for n in range(201)), "Terlalu banyak butir"),
        ("x" * 5_001, "terlalu panjang"),
        ("x" * 200_001, "200000 karakter"),
    ],
)
def test_daftar_salah_tetap_di_layar(tata, klien, jabatan, daftar, kata):
    jawaban = klien.post(alamat(jabatan, "daftar/"), {"daftar": daftar, "versi": 1})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422 and kata in teks and daftar in teks
    assert len(isi(tata, jabatan)) == 3


def test_pratinjau(klien, jabatan):
    kirim = {"daftar": "a) <b>Satu</b>\nb) Dua\nlanjutan", "versi": 1}
    teks = klien.post(alamat(jabatan, "pratinjau/"), kirim, headers=HTMX).content.decode()
    assert "2 butir tugas" in teks and "&lt;b&gt;Satu&lt;/b&gt;" in teks and "Dua lanjutan" in teks
    assert "<html" not in teks
    kosong = klien.post(alamat(jabatan, "pratinjau/"), {"daftar": ""}).content.decode()
    assert "mengosongkan daftar" in kosong


# --- without a reload --------------------------------------------------------------------------------------------


def test_pindah_dengan_htmx(tata, klien, jabatan):
    jawaban = klien.post(alamat(jabatan, "3/pindah/"), {"ke": 2, "versi": 1}, headers=HTMX)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200 and "<html" not in teks
    assert teks.index("Tugas a") < teks.index("Tugas c") < teks.index("Tugas b")
    assert 'id="tugas-naik-2" name="ke" value="1" data-fokus' in teks
    assert 'id="versi-geser" value="2" hx-swap-oob="true"' in teks and 'id="pesan"' in teks
    klien.post(tombol_urungkan(teks))
    assert isi(tata, jabatan) == ["a. Tugas a", "b. Tugas b", "c. Tugas c"]


@pytest.mark.parametrize(("nomor", "ke", "tombol"), [(2, 1, "turun-1"), (2, 3, "naik-3"), (1, 2, "turun-2")])
def test_fokus_ikut_butirnya(klien, jabatan, nomor, ke, tombol):
    """At the end of the list the pressed button is greyed, so the other one takes the focus."""
    teks = klien.post(alamat(jabatan, f"{nomor}/pindah/"), {"ke": ke, "versi": 1}, headers=HTMX).content.decode()
    assert re.search(r'id="tugas-([a-z]+-\d)"[^>]* data-fokus', teks)[1] == tombol


def test_hapus_dengan_htmx_lalu_urungkan(tata, klien, jabatan):
    teks = klien.post(alamat(jabatan, "2/hapus/"), {"versi": 1}, headers=HTMX).content.decode()
    assert "nomor 2 sudah dihapus" in teks and isi(tata, jabatan) == ["a. Tugas a", "b. Tugas c"]
    assert re.search(r'id="tugas-hapus-2"[^>]* data-fokus', teks)
    klien.post(tombol_urungkan(teks))
    assert isi(tata, jabatan) == ["a. Tugas a", "b. Tugas b", "c. Tugas c"]


def test_pindah_bentrok_dengan_htmx(klien, jabatan):
    jawaban = klien.post(alamat(jabatan, "2/pindah/"), {"ke": 1, "versi": 9}, headers=HTMX)
    assert jawaban.status_code == 409 and "Muat keadaan terbaru" in jawaban.content.decode()


# --- from another jabatan ----------------------------------------------------------------------------------------


@pytest.fixture
def lain(tata, jabatan):
    """The same name in another OPD; another name in the own OPD; one without tugas."""
    with pabrik.dalam(tata.pemda):
        isi = [{"label": f"{n}.", "isi": f"Urusan {n}"} for n in (1, 2, 3)]
        pabrik.jabatan(tata.instansi, "Kosong")
        return {
            "senama": pabrik.jabatan(tata.lain, "Pengelola Kepegawaian", tugas=isi),
            "serumah": pabrik.jabatan(tata.instansi, "Analis", tugas=["Menganalisis"]),
        }


def daftar_sumber(klien, jabatan, **kueri) -> list[str]:
    teks = klien.get(alamat(jabatan, "impor/"), kueri).content.decode()
    return re.findall(r'dari=\d+">([^<]+)</a>', teks)


def test_sumber_nama_sama_dahulu(tata, klien, jabatan, lain):
    admin = pabrik.klien(tata.admin)
    assert daftar_sumber(admin, jabatan) == ["Pengelola Kepegawaian", "Analis"]
    assert daftar_sumber(admin, jabatan, q="sosial pengelola") == ["Pengelola Kepegawaian"]
    assert daftar_sumber(admin, jabatan, q="tidak-ada\0") == []
    assert daftar_sumber(klien, jabatan) == ["Analis"], "perencana hanya melihat perangkat daerahnya"


def test_sumber_tanpa_kueri_per_baris(tata, jabatan, lain, django_assert_num_queries):
    with pabrik.dalam(tata.pemda):
        oleh = pabrik.pelaku(tata.admin)
        for banyak in ([3, 1], [3, 1, 2]):
            with django_assert_num_queries(1):
                semua = list(uraian_impor.sumber(oleh=oleh, jabatan=jabatan, jenis="tugas"))
                assert [satu.nama_lengkap + satu.instansi.sebutan for satu in semua]
            assert [satu.banyak for satu in semua] == banyak
            pabrik.jabatan(tata.lain, "Satu lagi", tugas=["x", "y"])


def test_impor_menambah_lalu_mengganti(tata, jabatan, lain):
    admin, dari = pabrik.klien(tata.admin), {"dari": lain["senama"].pk}
    halaman = alamat(jabatan, f"impor/?dari={lain['senama'].pk}")
    assert admin.get(alamat(jabatan, "impor/"), dari).content.decode().count('name="pilih"') == 3
    jawaban = admin.post(halaman, {"pilih": [1, 3], "cara": "tambah", "versi": 1}, follow=True)
    assert isi(tata, jabatan) == ["a. Tugas a", "b. Tugas b", "c. Tugas c", "d. Urusan 1", "e. Urusan 3"]
    admin.post(tombol_urungkan(jawaban.content.decode()))
    assert isi(tata, jabatan) == ["a. Tugas a", "b. Tugas b", "c. Tugas c"]
    admin.post(halaman, {"pilih": [1, 3], "cara": "ganti", "versi": 3})
    assert isi(tata, jabatan) == ["1. Urusan 1", "2. Urusan 3"]
    with pabrik.dalam(tata.pemda):
        assert "diambil dari Pengelola Kepegawaian" in Jejak.objects.filter(tindakan="ubah").first().alasan


def test_impor_salah(tata, jabatan, lain):
    admin = pabrik.klien(tata.admin)
    halaman = alamat(jabatan, f"impor/?dari={lain['senama'].pk}")
    for kirim in ({}, {"pilih": [9]}, {"pilih": ["x"]}, {"pilih": [1], "cara": "lain"}):
        assert admin.post(halaman, {"cara": "tambah", "versi": 1} | kirim).status_code == 422, kirim
    assert admin.post(halaman, {"pilih": [1], "cara": "ganti", "versi": 9}).status_code == 409
    assert len(isi(tata, jabatan)) == 3


def test_impor_dari_yang_tidak_terlihat(tata, klien, jabatan, lain):
    with pabrik.dalam(tata.pemda_asing):
        asing = pabrik.jabatan(tata.instansi_asing, "Pengelola Kepegawaian", tugas=["Rahasia asing"])
    for pk, status in ((lain["senama"].pk, 403), (asing.pk, 404), (10**17, 404)):
        halaman = alamat(jabatan, f"impor/?dari={pk}")
        assert klien.get(halaman).status_code == status
        assert klien.post(halaman, {"pilih": [1], "cara": "tambah", "versi": 1}).status_code == status
    assert klien.get(alamat(jabatan, "impor/?dari=²")).status_code == 200  # no number: the list to choose from
    with pabrik.dalam(tata.pemda):
        kirim = {"jenis": "tugas", "nomor": [1], "cara": "tambah"}
        with pytest.raises(Ditolak):
            uraian_impor.impor(oleh=pabrik.pelaku(tata.perencana), jabatan=jabatan, dari=lain["senama"], **kirim)
        with pytest.raises(Ditolak):
            uraian_impor.impor(oleh=pabrik.pelaku(tata.luar), jabatan=jabatan, dari=lain["senama"], **kirim)
        with pytest.raises(IsianSalah, match="sedikitnya satu"):
            uraian_impor.impor(oleh=pabrik.mesin(), jabatan=jabatan, dari=lain["senama"], **kirim | {"nomor": [7]})
        with pytest.raises(Bentrok):
            uraian_impor.impor(oleh=pabrik.mesin(), jabatan=jabatan, dari=lain["senama"], versi=9, **kirim)
