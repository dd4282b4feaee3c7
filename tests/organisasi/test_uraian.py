"""Tugas and fungsi items: reading pasted text, labels, states, versions."""

import pytest

from organisasi.domain import uraian as domain
from organisasi.domain.uraian_label import beraturan, label_berikut, label_ulang
from organisasi.domain.uraian_pecah import pecah
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jabatan, Jejak
from tests import pabrik


@pytest.mark.parametrize(
    ("teks", "butir"),
    [
        ("", []),
        ("Menyusun rencana", [("", "Menyusun rencana")]),
        ("Menyusun rencana\nMelapor", [("", "Menyusun rencana"), ("", "Melapor")]),
        ("a. Menyusun;\nb. Melapor.", [("a.", "Menyusun;"), ("b.", "Melapor.")]),
        ("1) Satu\n\n  2)  Dua", [("1)", "Satu"), ("2)", "Dua")]),
        ("- Satu\n- Dua", [("-", "Satu"), ("-", "Dua")]),
        ("a.Menyusun\nb.Melapor", [("a.", "Menyusun"), ("b.", "Melapor")]),
        (
            "1. Menyusun rencana\nkerja tahunan;\n2. Melapor",
            [("1.", "Menyusun rencana kerja tahunan;"), ("2.", "Melapor")],
        ),
        ("a.n. Bupati menandatangani", [("", "a.n. Bupati menandatangani")]),
        ("1.000 data diolah", [("", "1.000 data diolah")]),
        ("S. Parman 12\ndua", [("", "S. Parman 12"), ("", "dua")]),
        ("z. Kedua puluh enam\naa. Berikutnya", [("z.", "Kedua puluh enam"), ("aa.", "Berikutnya")]),
    ],
)
def test_pecah(teks, butir):
    assert [(b["label"], b["isi"]) for b in pecah(teks)] == butir


def test_label():
    assert label_berikut(["a.", "b."]) == "c."
    assert label_berikut(["(1)", "(2)"]) == "(3)"
    assert label_berikut(["-", "-"]) == "-"
    assert label_berikut(["a.", "c."]) == "" and label_berikut([]) == "" and label_berikut([""]) == ""
    assert label_ulang(["1.", "2.", "3."], 2) == ["1.", "2."]
    assert label_ulang(["a.", "a."], 1) is None
    dua_puluh_enam = [f"{chr(97 + n)}." for n in range(26)]
    assert beraturan(dua_puluh_enam) and label_berikut(dua_puluh_enam) == "aa."


@pytest.fixture
def dunia(db):
    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(pabrik.pemda("paser")):
        asing = pabrik.anggota("perencana", pabrik.instansi("Badan Paser"))
    with pabrik.dalam(magetan):
        dinas = pabrik.instansi("Dinas Kesehatan", "dinkes")
        tugas = [{"label": f"{huruf}.", "isi": f"Tugas {huruf}"} for huruf in "abc"]
        jabatan = pabrik.jabatan(
            dinas, "Analis", tugas=tugas, fungsi=[{"label": "1.", "isi": "x"}, {"label": "1.", "isi": "y"}]
        )
        yield {
            "magetan": magetan,
            "jabatan": jabatan,
            "asing": asing,
            "perencana": pabrik.anggota("perencana", dinas),
            "verifikator": pabrik.anggota("verifikator"),
        }


def daftar(jabatan, jenis="tugas") -> list[str]:
    return [f"{b['label']} {b['isi']}".strip() for b in domain.daftar(jabatan, jenis)]


def kini(jabatan) -> Jabatan:
    return Jabatan.objects.get(pk=jabatan.pk)


def test_tambah_melanjutkan_label(dunia):
    with pabrik.dalam(dunia["magetan"]):
        oleh, jabatan = pabrik.pelaku(dunia["perencana"]), dunia["jabatan"]
        domain.tambah(oleh=oleh, jabatan=jabatan, jenis="tugas", teks="Satu lagi\nDan lagi", versi=1)
        assert daftar(jabatan)[3:] == ["d. Satu lagi", "e. Dan lagi"]
        domain.tambah(oleh=oleh, jabatan=jabatan, jenis="tugas", teks="Di depan", setelah=0, versi=2)
        assert daftar(jabatan)[:2] == ["a. Di depan", "b. Tugas a"]
        assert kini(jabatan).versi == 3
        domain.tambah(oleh=oleh, jabatan=jabatan, jenis="fungsi", teks="z")
        assert daftar(jabatan, "fungsi") == ["1. x", "1. y", "z"]  # irregular labels of the source stay
        jejak = Jejak.objects.filter(objek_id=jabatan.pk, tindakan="ubah")
        assert jejak.count() == 3 and jejak.first().perubahan["fungsi"] == [["1. x", "1. y"], ["1. x", "1. y", "z"]]


def test_hapus_sampai_kosong(dunia):
    with pabrik.dalam(dunia["magetan"]) as mesin:
        jabatan = dunia["jabatan"]
        domain.hapus(oleh=mesin, jabatan=jabatan, jenis="tugas", nomor=2)
        assert daftar(jabatan) == ["a. Tugas a", "b. Tugas c"]
        domain.hapus(oleh=mesin, jabatan=jabatan, jenis="tugas", nomor=1)
        domain.hapus(oleh=mesin, jabatan=jabatan, jenis="tugas", nomor=1)
        assert kini(jabatan).isi_tugas == "kosong"
        domain.atur_keadaan(oleh=mesin, jabatan=jabatan, jenis="tugas", keadaan_baru="strip")
        assert kini(jabatan).isi_tugas == "strip"
        domain.tambah(oleh=mesin, jabatan=jabatan, jenis="tugas", teks="Baru")
        assert kini(jabatan).isi_tugas == "daftar"
        with pytest.raises(SalahStatus, match="masih ada isinya"):
            domain.atur_keadaan(oleh=mesin, jabatan=jabatan, jenis="tugas", keadaan_baru="strip")


def test_pindah(dunia):
    with pabrik.dalam(dunia["magetan"]) as mesin:
        domain.pindah(oleh=mesin, jabatan=dunia["jabatan"], jenis="tugas", nomor=3, ke=1)
        assert daftar(dunia["jabatan"]) == ["a. Tugas c", "b. Tugas a", "c. Tugas b"]
        domain.pindah(oleh=mesin, jabatan=dunia["jabatan"], jenis="tugas", nomor=1, ke=99)
        assert daftar(dunia["jabatan"]) == ["a. Tugas a", "b. Tugas b", "c. Tugas c"]


def test_atur_tanpa_perubahan_tidak_menulis(dunia):
    with pabrik.dalam(dunia["magetan"]) as mesin:
        isi = domain.daftar(dunia["jabatan"], "tugas")
        domain.atur(oleh=mesin, jabatan=dunia["jabatan"], jenis="tugas", daftar=isi)
        assert kini(dunia["jabatan"]).versi == 1 and not Jejak.objects.filter(tindakan="ubah").exists()


def test_ditolak_dan_salah(dunia):
    with pabrik.dalam(dunia["magetan"]) as mesin:
        lama = {"jabatan": dunia["jabatan"], "jenis": "tugas"}
        with pytest.raises(Ditolak):
            domain.tambah(oleh=pabrik.pelaku(dunia["verifikator"]), teks="x", **lama)
        with pytest.raises(Bentrok):
            domain.hapus(oleh=mesin, nomor=1, versi=7, **lama)
        for teks in ("", "  \n "):
            with pytest.raises(IsianSalah, match="sedikitnya satu tugas"):
                domain.tambah(oleh=mesin, teks=teks, **lama)
        with pytest.raises(IsianSalah, match="belum ada isinya"):
            domain.ubah(oleh=mesin, nomor=1, isi="  ", **lama)
        with pytest.raises(IsianSalah, match="12 huruf"):
            domain.ubah(oleh=mesin, nomor=1, isi="x", label="x" * 13, **lama)
        with pytest.raises(SalahStatus, match="sudah tidak ada"):
            domain.ubah(oleh=mesin, nomor=9, isi="x", **lama)
        assert daftar(dunia["jabatan"]) == ["a. Tugas a", "b. Tugas b", "c. Tugas c"]


def _alamat(dunia, akhir):
    return f"/magetan/jabatan/{dunia['jabatan'].pk}/uraian/{akhir}"


def test_halaman(dunia):
    klien, jabatan = pabrik.klien(dunia["perencana"]), dunia["jabatan"]
    kirim = [
        ("tugas/tambah/", {"teks": "Satu\nDua", "versi": 1}),
        ("tugas/1/ubah/", {"label": "a.", "isi": "Tugas a baru", "versi": 2}),
        ("tugas/5/pindah/", {"ke": 1, "versi": 3}),
        ("tugas/2/hapus/", {"versi": 4}),
    ]
    for akhir, data in kirim:
        jawaban = klien.post(_alamat(dunia, akhir), data)
        assert jawaban["Location"] == f"/magetan/jabatan/{jabatan.pk}/#tugas", akhir
    with pabrik.dalam(dunia["magetan"]):
        assert daftar(jabatan) == ["a. Dua", "b. Tugas b", "c. Tugas c", "d. Satu"]
    teks = klien.get(f"/magetan/jabatan/{jabatan.pk}/").content.decode()
    assert teks.index("Dua") < teks.index("Tugas b") and "Tugas a baru" not in teks


def test_halaman_bentrok_tidak_menghilangkan_ketikan(dunia):
    klien = pabrik.klien(dunia["perencana"])
    klien.post(_alamat(dunia, "tugas/1/ubah/"), {"label": "a.", "isi": "Versi rekan", "versi": 1})
    jawaban = klien.post(_alamat(dunia, "tugas/1/ubah/"), {"label": "a.", "isi": "Versi saya", "versi": 1})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 409 and "Versi rekan" in teks and "Versi saya" in teks
    tambah = klien.post(_alamat(dunia, "tugas/tambah/"), {"teks": "Panjang sekali", "versi": 1})
    assert tambah.status_code == 409 and "Panjang sekali" in tambah.content.decode()
    assert klien.post(_alamat(dunia, "tugas/1/hapus/"), {"versi": 1}).status_code == 409


def test_halaman_salah(dunia):
    klien = pabrik.klien(dunia["perencana"])
    assert klien.post(_alamat(dunia, "tugas/tambah/"), {"teks": "", "versi": 1}).status_code == 422
    assert klien.post(_alamat(dunia, "tugas/tambah/"), {"teks": "x"}).status_code == 422
    assert klien.get(_alamat(dunia, "tugas/9/ubah/")).status_code == 404
    assert klien.get(_alamat(dunia, "lain/tambah/")).status_code == 404
    assert klien.get(_alamat(dunia, "tugas/1/pindah/")).status_code == 405
    assert klien.post(_alamat(dunia, "tugas/1/pindah/"), {"ke": "x", "versi": 1}, follow=True).status_code == 200
    assert klien.post(_alamat(dunia, "tugas/keadaan/"), {"keadaan_baru": "kosong", "versi": 1}).status_code == 409
    assert pabrik.klien(dunia["asing"]).post(_alamat(dunia, "tugas/1/hapus/"), {"versi": 1}).status_code == 404
    assert pabrik.klien(dunia["verifikator"]).post(_alamat(dunia, "tugas/1/hapus/"), {"versi": 1}).status_code == 403
