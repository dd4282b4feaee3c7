"""The editor of a section: saving with versions, two authors, presence, what lies beside it, who may."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from laporan.domain.lkjip import dokumen, penyunting, versi_naskah
from laporan.domain.lkjip.gabung_naskah import gabung
from laporan.models import BagianLkjip, Lkjip, PenyuntingNaskah, VersiNaskah
from organisasi.domain import tulis
from organisasi.galat import Bentrok, Ditolak, SalahStatus
from organisasi.pelaku import Pelaku
from tests import pabrik

NASKAH = "<p>Satu</p><p>Dua</p><p>Tiga</p>"
JSON = {"Accept": "application/json"}


class Dunia:
    def __init__(self):
        self.pemda = pabrik.pemda("magetan")
        with pabrik.dalam(self.pemda) as mesin:
            self.instansi = pabrik.instansi("Dinas Kesehatan")
            self.lkjip = dokumen.buat(
                oleh=mesin,
                instansi=self.instansi,
                tahun=2024,
                bagian=[
                    {"kode": "bab1", "judul": "BAB I PENDAHULUAN", "isi": NASKAH, "sasaran": None},
                    {"kode": "bab4", "judul": "BAB IV PENUTUP", "isi": "", "sasaran": None},
                ],
            )
            self.bagian = self.lkjip.bagian.first()
            self.budi = pabrik.anggota("perencana", self.instansi)
            self.ani = pabrik.anggota("perencana", self.instansi)
        self.url = f"/magetan/lkjip/{self.lkjip.pk}/bagian/{self.bagian.pk}/"

    def klien(self, peran: str, instansi=None):
        with pabrik.dalam(self.pemda):
            return pabrik.klien(pabrik.anggota(peran, instansi))

    def isi(self) -> BagianLkjip:
        with pabrik.dalam(self.pemda):
            return BagianLkjip.objects.get(pk=self.bagian.pk)

    def ke(self) -> list[int]:
        with pabrik.dalam(self.pemda):
            return list(VersiNaskah.objects.filter(bagian=self.bagian).order_by("ke").values_list("ke", flat=True))


@pytest.fixture
def dunia(db):
    return Dunia()


def simpan(klien, dunia, isi, dasar=1, **lain):
    return klien.post(dunia.url, {"isi": isi, "dasar": dasar}, headers=lain.get("headers", JSON))


def test_simpan_menjadi_versi_dan_yang_lama_tetap(dunia):
    klien = pabrik.klien(dunia.budi)
    jawab = simpan(klien, dunia, '<p onclick="x">Baru</p><script>x</script>')
    assert jawab.status_code == 200 and jawab.json()["versi"] == 2
    assert dunia.isi().isi == "<p>Baru</p>"
    with pabrik.dalam(dunia.pemda):
        versi = {satu.ke: (satu.isi, satu.nama_oleh) for satu in VersiNaskah.objects.filter(bagian=dunia.bagian)}
    assert versi == {1: (NASKAH, versi_naskah.TANPA_NAMA), 2: ("<p>Baru</p>", str(dunia.budi))}


def test_kirim_ganda_dan_tanpa_perubahan_tidak_menambah_versi(dunia):
    klien = pabrik.klien(dunia.budi)
    for _ in range(2):
        assert simpan(klien, dunia, "<p>Baru</p>").json()["versi"] == 2
    assert simpan(klien, dunia, "<p>Baru</p>", dasar=2).json()["versi"] == 2
    assert dunia.ke() == [1, 2]


def test_naskah_lama_yang_disimpan_jalan_lain_tidak_hilang(dunia):
    with pabrik.dalam(dunia.pemda) as mesin:
        tulis.ubah(dunia.isi(), oleh=mesin, isi="<p>Dimuat</p>")
    assert simpan(pabrik.klien(dunia.budi), dunia, "<p>Baru</p>", dasar=2).json()["versi"] == 3
    with pabrik.dalam(dunia.pemda):
        assert VersiNaskah.objects.get(bagian=dunia.bagian, ke=2).isi == "<p>Dimuat</p>"


def test_dua_penulis_bentrok_di_paragraf_yang_sama(dunia):
    budi, ani = pabrik.klien(dunia.budi), pabrik.klien(dunia.ani)
    assert simpan(budi, dunia, "<p>Satu kata Budi</p><p>Dua</p><p>Tiga</p>").status_code == 200
    jawab = simpan(ani, dunia, "<p>Satu kata Ani</p><p>Dua</p><p>Tiga</p>")
    isi = jawab.json()
    assert jawab.status_code == 409 and isi["versi"] == 2 and isi["gabungan"] is None
    assert "Satu kata Budi" in isi["panel"] and "Satu kata Ani" in isi["panel"] and str(dunia.budi) in isi["panel"]
    assert dunia.isi().isi.startswith("<p>Satu kata Budi")
    assert simpan(ani, dunia, "<p>Satu kata Ani</p>", dasar=2).json()["versi"] == 3
    assert dunia.ke() == [1, 2, 3]


def test_dua_penulis_di_paragraf_berbeda_dapat_digabung(dunia):
    budi, ani = pabrik.klien(dunia.budi), pabrik.klien(dunia.ani)
    simpan(budi, dunia, "<p>Satu kata Budi</p><p>Dua</p><p>Tiga</p>")
    isi = simpan(ani, dunia, "<p>Satu</p><p>Dua</p><p>Tiga kata Ani</p><p>Empat</p>").json()
    assert isi["gabungan"] == "<p>Satu kata Budi</p><p>Dua</p><p>Tiga kata Ani</p><p>Empat</p>"


def test_bentrok_tanpa_javascript(dunia):
    budi, ani = pabrik.klien(dunia.budi), pabrik.klien(dunia.ani)
    simpan(budi, dunia, "<p>Satu kata Budi</p><p>Dua</p><p>Tiga</p>")
    jawab = simpan(ani, dunia, "<p>Satu</p><p>Dua</p><p>Tiga kata Ani</p>", headers={})
    isi = jawab.content.decode()
    assert jawab.status_code == 409 and "Satu kata Budi" in isi and 'name="dasar" value="2"' in isi
    assert "&lt;p&gt;Tiga kata Ani&lt;/p&gt;</textarea>" in isi
    lanjut = simpan(ani, dunia, "<p>Satu kata Budi</p><p>Dua</p><p>Tiga kata Ani</p>", dasar=2, headers={})
    assert lanjut.status_code == 302 and dunia.isi().versi == 3


@pytest.mark.parametrize(
    ("mereka", "kita", "hasil"),
    [
        ("<p>a</p><p>b</p>", "<p>a</p><p>b</p>", "<p>a</p><p>b</p>"),
        ("<p>A</p><p>b</p>", "<p>a</p><p>B</p>", "<p>A</p><p>B</p>"),
        ("<p>A</p><p>b</p>", "<p>A</p><p>b</p>", "<p>A</p><p>b</p>"),
        ("<p>A</p><p>b</p>", "<p>X</p><p>b</p>", None),
        ("<p>b</p>", "<p>X</p><p>b</p>", None),
        ("<p>b</p>", "<p>a</p><p>b</p><p>c</p>", "<p>b</p><p>c</p>"),
        ("<p>a</p><p>b</p><p>x</p>", "<p>a</p><p>b</p><p>y</p>", None),
        ("<p>0</p><p>a</p><p>b</p>", "<p>a</p><p>b</p><p>y</p>", "<p>0</p><p>a</p><p>b</p><p>y</p>"),
        ("", "<p>a</p><p>b</p>", ""),
        ("<p><b>A</b></p><p>b</p>", "<p>a</p><p><i>b</i></p>", "<p><b>A</b></p><p><i>b</i></p>"),
    ],
)
def test_gabung_paragraf(mereka, kita, hasil):
    assert gabung("<p>a</p><p>b</p>", mereka, kita) == hasil
    assert gabung("<p>a</p><p>b</p>", kita, mereka) == hasil


def test_cara_menulis_hiasan_bukan_perubahan():
    """An editor writes the same look with other tags, in another order."""
    dasar = "<p><b>a<i>b</i></b></p><p>dua</p>"
    mereka = "<p><strong>a</strong><em><strong>b</strong></em></p><p>dua mereka</p>"
    assert gabung(dasar, mereka, "<p><b>a<i>b</i></b> kita</p><p>dua</p>") == (
        "<p><b>a<i>b</i></b> kita</p><p>dua mereka</p>"
    )
    tebal = "<p><b>a<i>b</i></b></p><p><b>dua</b></p>"
    assert gabung(dasar, tebal, "<p>x</p><p>dua</p>") == "<p>x</p><p><b>dua</b></p>"


def test_isian_tidak_dapat_dipakai_kembali_utuh(dunia):
    klien = pabrik.klien(dunia.budi)
    dalam = "<blockquote>" * 80 + "ketikan" + "</blockquote>" * 80
    jawab = klien.post(dunia.url, {"isi": dalam, "dasar": 1})
    assert jawab.status_code == 422 and "terlalu berlapis" in jawab.content.decode()
    assert "ketikan" in jawab.content.decode()
    assert simpan(klien, dunia, dalam).json()["galat"].startswith("Naskah ini tersusun")
    assert dunia.isi().versi == 1


def test_usulan_ditandai_sampai_diubah(dunia):
    klien = pabrik.klien(dunia.budi)
    assert simpan(klien, dunia, '<p data-usulan="1">u</p><p>x</p>').json()["usulan"] is True
    assert dunia.isi().usulan
    assert simpan(klien, dunia, "<p>u saya</p><p>x</p>", dasar=2).json()["usulan"] is False
    assert not dunia.isi().usulan


def test_yang_lain_membaca_dan_hanya_perencana_menulis(dunia):
    verifikator = dunia.klien("verifikator")
    isi = verifikator.get(dunia.url).content.decode()
    assert "<p>Dua</p>" in isi and "formulir-naskah" not in isi
    assert simpan(verifikator, dunia, "<p>x</p>").status_code == 403
    assert dunia.klien("pembaca").get(dunia.url).status_code == 403
    with pabrik.dalam(dunia.pemda):
        lain = pabrik.instansi("Dinas Lain")
    assert dunia.klien("perencana", lain).get(dunia.url).status_code == 403


def test_orang_asing_dan_bagian_laporan_lain(dunia):
    asing = pabrik.pemda("paser")
    with pabrik.dalam(asing) as mesin:
        instansi = pabrik.instansi("Badan Asing")
        laporan = dokumen.buat(oleh=mesin, instansi=instansi, tahun=2024, bagian=[{"kode": "bab1", "judul": "I"}])
        bagian_asing = laporan.bagian.get().pk
        klien = pabrik.klien(pabrik.anggota("perencana", instansi))
    assert klien.get(dunia.url).status_code == 404
    assert klien.get(dunia.url.replace("magetan", "paser")).status_code == 404
    budi = pabrik.klien(dunia.budi)
    assert budi.get(f"/magetan/lkjip/{dunia.lkjip.pk}/bagian/{bagian_asing}/").status_code == 404


def test_setelah_diajukan_hanya_dibaca(dunia):
    with pabrik.dalam(dunia.pemda):
        Lkjip.objects.filter(pk=dunia.lkjip.pk).update(status="diajukan")
    klien = pabrik.klien(dunia.budi)
    assert "formulir-naskah" not in klien.get(dunia.url).content.decode()
    jawab = simpan(klien, dunia, "<p>x</p>")
    assert jawab.status_code == 409 and "sudah diajukan" in jawab.json()["galat"]
    assert klien.post(f"{dunia.url}hadir/", headers=JSON).status_code == 409
    assert dunia.isi().isi == NASKAH


def test_siapa_yang_sedang_menyunting(dunia):
    budi, ani = pabrik.klien(dunia.budi), pabrik.klien(dunia.ani)
    assert budi.post(f"{dunia.url}hadir/").json()["lain"] == []
    budi.post(f"{dunia.url}hadir/")
    (lain,) = ani.post(f"{dunia.url}hadir/").json()["lain"]
    assert lain == {"nama": str(dunia.budi), "terakhir": f"{timezone.localtime():%H.%M}"}
    assert f"{dunia.budi} sedang menyunting" in ani.get(dunia.url).content.decode()
    simpan(budi, dunia, "<p>Baru</p>")
    jawab = ani.post(f"{dunia.url}hadir/").json()
    assert (jawab["versi"], jawab["oleh"]) == (2, str(dunia.budi))
    budi.post(f"{dunia.url}hadir/", {"pergi": "1"})
    assert ani.post(f"{dunia.url}hadir/").json()["lain"] == []
    with pabrik.dalam(dunia.pemda):
        lama = timezone.now() - timedelta(seconds=1)
        PenyuntingNaskah.objects.update(sampai=lama)
    assert budi.post(f"{dunia.url}hadir/").json()["lain"] == []
    with pabrik.dalam(dunia.pemda):
        assert [satu.pengguna for satu in PenyuntingNaskah.objects.all()] == [dunia.budi]


def test_membuka_halaman_tidak_menulis(dunia):
    klien = pabrik.klien(dunia.budi)
    assert klien.get(dunia.url).status_code == 200
    assert klien.get(f"{dunia.url}versi/").status_code == 200
    with pabrik.dalam(dunia.pemda):
        assert not PenyuntingNaskah.objects.exists() and not VersiNaskah.objects.exists()


def test_banding_dan_pulihkan_versi(dunia):
    klien = pabrik.klien(dunia.budi)
    simpan(klien, dunia, "<p>Satu saja</p><p>Dua</p><p>Tiga</p>")
    simpan(klien, dunia, "<p>Lain</p>", dasar=2)
    isi = klien.get(f"{dunia.url}versi/?lama=1&baru=2").content.decode()
    assert re.search(r"<ins>[^<]*saja", isi) and "Dua" in isi.partition("naskah-selisih")[2]
    assert klien.get(f"{dunia.url}versi/?lama=1&baru=77").status_code == 404
    jawab = klien.post(f"{dunia.url}pulihkan/", {"dasar": 3, "ke": 1})
    assert jawab.status_code == 302 and dunia.isi().isi == NASKAH and dunia.ke() == [1, 2, 3, 4]
    bentrok = klien.post(f"{dunia.url}pulihkan/", {"dasar": 3, "ke": 2})
    assert bentrok.status_code == 409 and dunia.isi().isi == NASKAH
    assert klien.post(f"{dunia.url}pulihkan/", {"dasar": 4, "ke": 77}).status_code == 404


def test_tempelan_dibersihkan_server(dunia):
    klien = pabrik.klien(dunia.budi)
    html = "<p class=MsoNormal style='mso-x:1'>Teks<o:p></o:p><img src='http://jahat.test/x.png'></p>"
    assert klien.post(f"{dunia.url}tempel/", {"html": html}).json() == {"html": "<p>Teks</p>"}
    assert klien.post(f"{dunia.url}tempel/", {"html": "<b>" * 500}).status_code == 422


def test_naskah_tahun_lalu_di_sampingnya(dunia):
    with pabrik.dalam(dunia.pemda) as mesin:
        bagian = [{"kode": "bab1", "judul": "BAB I", "isi": "<p>Naskah tahun lalu</p>"}]
        dokumen.buat(oleh=mesin, instansi=dunia.instansi, tahun=2023, bagian=bagian)
    isi = pabrik.klien(dunia.budi).get(dunia.url).content.decode()
    assert "<p>Naskah tahun lalu</p>" in isi and "Naskah tahun 2023" in isi


def test_draf_dibuang_setelah_disimpan(dunia):
    klien = pabrik.klien(dunia.budi)
    alamat = f"{dunia.url}#formulir-naskah"
    klien.post("/magetan/draf/", {"alamat": alamat, "isi": '{"isi": ["<p>ketik</p>"], "dasar": ["1"]}'})
    draf = klien.get("/magetan/draf/", {"alamat": alamat}).json()["draf"]
    assert draf["isi"] == {"isi": ["<p>ketik</p>"], "dasar": ["1"]}
    klien.post(dunia.url, {"isi": "<p>ketik</p>", "dasar": 1, "_draf": alamat}, headers=JSON)
    assert klien.get("/magetan/draf/", {"alamat": alamat}).json()["draf"] is None


def test_fungsi_domain_menolak_sendiri(dunia):
    with pabrik.dalam(dunia.pemda):
        pembaca = Pelaku.untuk(pabrik.anggota("pembaca"), dunia.pemda)
        budi = Pelaku.untuk(dunia.budi, dunia.pemda)
        with pytest.raises(Ditolak):
            penyunting.simpan(dunia.bagian, oleh=pembaca, versi=1, isi="x")
        with pytest.raises(Bentrok):
            penyunting.simpan(dunia.bagian, oleh=budi, versi=9, isi="x")
        Lkjip.objects.filter(pk=dunia.lkjip.pk).update(status="diajukan")
        with pytest.raises(SalahStatus):
            penyunting.simpan(dunia.bagian, oleh=budi, versi=1, isi="x")
