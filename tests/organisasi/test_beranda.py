"""Home pages: choosing a pemda, what waits for me, the year, the search."""

import re

import pytest

from organisasi import beranda, pencarian, tahun
from organisasi.beranda import Antrean
from tests import pabrik

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    magetan, paser = pabrik.pemda("magetan"), pabrik.pemda("paser")
    with pabrik.dalam(paser):
        dinas_asing = pabrik.instansi("Dinas Kesehatan Paser", "dinkes")
        pabrik.jabatan(dinas_asing, "Kepala Kesehatan Paser")
        asing = pabrik.anggota("perencana", dinas_asing)
    with pabrik.dalam(magetan):
        dinas, sosial = pabrik.instansi("Dinas Kesehatan", "dinkes"), pabrik.instansi("Dinas Sosial", "dinsos")
        pabrik.jabatan(dinas, "Kepala Dinas Kesehatan")
        pabrik.jabatan(sosial, "Penyuluh Kesehatan Jiwa")
        return {
            "magetan": magetan,
            "paser": paser,
            "dinas": dinas,
            "asing": asing,
            "admin": pabrik.anggota("admin_pemda"),
            "perencana": pabrik.anggota("perencana", dinas),
            "pembaca": pabrik.anggota("pembaca"),
        }


@pytest.fixture
def daftar_penyedia(monkeypatch):
    """Registries as they are, restored after the test."""
    for modul in (beranda, pencarian, tahun):
        monkeypatch.setattr(modul, "_penyedia", list(modul._penyedia))


def isi(jawaban) -> str:
    return jawaban.content.decode()


def test_satu_pemda_langsung_dibuka(dunia):
    assert pabrik.klien(dunia["perencana"]).get("/")["Location"] == "/magetan/"
    assert pabrik.klien().get("/").status_code == 302


def test_beberapa_pemda_dipilih(dunia):
    with pabrik.dalam(dunia["paser"]):
        pabrik.anggota("pembaca", orang=dunia["perencana"])
    teks = isi(pabrik.klien(dunia["perencana"]).get("/"))
    assert "Pilih pemda" in teks and 'href="/magetan/"' in teks and 'href="/paser/"' in teks
    assert "Perencana perangkat daerah" in teks


def test_tanpa_peran_dan_operator(dunia):
    teks = isi(pabrik.klien(pabrik.pengguna("Baru")).get("/"))
    assert "belum punya peran" in teks and "/admin/" not in teks
    teks = isi(pabrik.klien(pabrik.operator()).get("/"))
    assert "/admin/" in teks and "belum menjadi anggota" not in teks


def test_pemda_tidak_aktif_tidak_ditawarkan(dunia):
    dunia["magetan"].aktif = False
    dunia["magetan"].save()
    klien = pabrik.klien(dunia["perencana"])
    assert "belum punya peran" in isi(klien.get("/"))
    assert klien.get("/magetan/").status_code == 404


def test_beranda_admin_menyebut_kekurangan(dunia):
    with pabrik.dalam(dunia["magetan"]):
        pabrik.instansi("Dinas Kosong")
    teks = isi(pabrik.klien(dunia["admin"]).get("/magetan/"))
    assert "Belum punya jabatan" in teks and "?kurang=jabatan" in teks
    assert "2 perangkat daerah belum punya perencana" in teks


def test_tanpa_tugas_ditawari_dasbor(dunia):
    """A pembaca never has a task: the empty page leads on to the figures."""
    klien = pabrik.klien(dunia["pembaca"])
    teks = isi(klien.get("/magetan/"))
    assert "Tidak ada yang menunggu Anda" in teks and "Buka dasbor" in teks
    alamat = re.search(r'href="(/magetan/\d{4}/dasbor/)">Buka dasbor', teks)[1]
    assert klien.get(alamat).status_code == 200


def test_instansi_contoh_di_luar_hitungan(dunia):
    with pabrik.dalam(dunia["magetan"]):
        contoh = pabrik.instansi("Dinas Contoh", contoh=True)
        perencana = pabrik.anggota("perencana", contoh)
    klien = pabrik.klien(dunia["admin"])
    antrean = {a.judul: a for a in klien.get("/magetan/").context["daftar_antrean"]}
    assert "Belum punya jabatan" not in antrean and antrean["Belum punya perencana"].jumlah == 1
    assert len(klien.get(antrean["Belum punya perencana"].url).context["tabel"].rows) == 1
    teks = " ".join(isi(klien.get("/magetan/instansi/")).replace("\xa0", " ").split())
    assert "2 perangkat daerah · 1 contoh, di luar hitungan" in teks and "Dinas Contoh" in teks
    assert "/magetan/instansi/dinas-contoh/" in isi(pabrik.klien(perencana).get("/magetan/"))


def test_beranda_kosong_dan_asing(dunia):
    teks = isi(pabrik.klien(dunia["perencana"]).get("/magetan/"))
    assert "/magetan/instansi/dinkes/" in teks and "Dinas Sosial" not in teks
    assert pabrik.klien(dunia["asing"]).get("/magetan/").status_code == 404


def test_penyedia_dari_aplikasi_lain(dunia, daftar_penyedia):
    terlihat = []

    @beranda.daftarkan
    def antrean(pelaku, tahun):
        terlihat.append((pelaku.pengguna, tahun))
        kosong = Antrean("Tidak tampil", 0, "kosong", "/")
        return [Antrean("Lembar dikembalikan", 3, "lembar perlu diperbaiki.", "/magetan/x/", "dikembalikan"), kosong]

    teks = isi(pabrik.klien(dunia["perencana"]).get("/magetan/?tahun=2019"))
    assert "Lembar dikembalikan" in teks and "3 lembar perlu" in teks and "Tidak tampil" not in teks
    assert terlihat == [(dunia["perencana"], 2019)]


def test_tahun_terakhir_diingat(dunia):
    klien = pabrik.klien(dunia["pembaca"])
    assert klien.get("/magetan/?tahun=2019").context["tahun"] == 2019
    assert klien.get("/magetan/instansi/").context["tahun"] == 2019
    for salah in ("abc", "20191", "1800", ""):
        assert klien.get(f"/magetan/?tahun={salah}").context["tahun"] == 2019


def test_tahun_bawaan_yang_berdata(dunia, daftar_penyedia):
    with pabrik.dalam(dunia["magetan"]):
        pabrik.penetapan(dunia["dinas"], 2018, 2019, berlaku=True)
    konteks = pabrik.klien(dunia["pembaca"]).get("/magetan/").context
    assert konteks["tahun"] == 2019 and {2018, 2019, 2020} <= set(konteks["daftar_tahun"])


def cari(orang, kata) -> str:
    return isi(pabrik.klien(orang).get("/magetan/cari/", {"q": kata}))


def test_cari_menurut_hak(dunia):
    teks = cari(dunia["pembaca"], "kesehatan")
    assert "Kepala Dinas Kesehatan" in teks and "Penyuluh Kesehatan Jiwa" in teks and "Paser" not in teks
    teks = cari(dunia["perencana"], "kesehatan")
    assert "Kepala Dinas Kesehatan" in teks and "Penyuluh Kesehatan Jiwa" not in teks


def test_cari_tanpa_hasil(dunia):
    assert "sedikitnya dua huruf" in cari(dunia["pembaca"], "k")
    assert "Tidak ada yang cocok" in cari(dunia["pembaca"], "zzz")
    assert 'aria-label="Anda di sini"' in cari(dunia["pembaca"], "zzz")
    assert "&lt;script&gt;" in cari(dunia["pembaca"], "<script>")
    assert pabrik.klien(dunia["pembaca"]).get("/magetan/cari/", {"q": "a\x00b" * 200}).status_code == 200


def test_cari_terhubung_di_bilah_atas(dunia):
    assert 'action="/magetan/cari/"' in isi(pabrik.klien(dunia["pembaca"]).get("/magetan/"))
