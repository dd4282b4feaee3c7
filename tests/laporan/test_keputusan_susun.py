"""The editor of a decree: its page, each save as JSON and as a form, conflicts, paste, undo, the framed preview."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan.models import Keputusan
from tests import pabrik
from tests.laporan import keputusan_kecil

JSON = {"Accept": "application/json"}
BUTIR = {
    "menimbang": [{"isi": "bahwa A;"}, {"isi": "bahwa B;"}],
    "mengingat": [{"isi": "Undang-Undang Nomor 23 Tahun 2014;"}],
    "diktum": [{"isi": "Menetapkan IKU."}, {"isi": "IKU menjadi acuan.", "butir": [{"isi": "rencana"}]}],
}


class Dunia:
    """A draft with items, its perencana, and a second perencana."""

    def __init__(self):
        self.pemda = pabrik.pemda("magetan")
        with pabrik.dalam(self.pemda):
            self.instansi = pabrik.instansi("Dinas Kesehatan")
            self.draf = keputusan_kecil.draf(self.instansi, keputusan_kecil.dokumen(self.instansi), butir=BUTIR)
            self.saya = pabrik.klien(pabrik.anggota("perencana", self.instansi))
            self.rekan = pabrik.klien(pabrik.anggota("perencana", self.instansi))

    def alamat(self, ekor: str) -> str:
        return f"/magetan/keputusan/{self.draf.pk}/{ekor}"

    def butir(self, bagian: str, urutan: int = 1, induk=None):
        with pabrik.dalam(self.pemda):
            return self.draf.butir.get(bagian=bagian, urutan=urutan, induk=induk)

    def isi(self, bagian: str) -> list[str]:
        with pabrik.dalam(self.pemda):
            return list(self.draf.butir.filter(bagian=bagian, induk=None).values_list("isi", flat=True))

    @property
    def versi(self) -> int:
        with pabrik.dalam(self.pemda):
            return Keputusan.objects.get(pk=self.draf.pk).versi

    def kirim(self, ekor: str, klien=None, **data):
        return (klien or self.saya).post(self.alamat(ekor), {"versi": self.versi} | data, headers=JSON)


@pytest.fixture
def d(db):
    with pabrik.dalam(pabrik.pemda("paser")):  # a stranger with a draft of its own
        lain = pabrik.instansi("Badan Asing")
        keputusan_kecil.draf(lain, keputusan_kecil.dokumen(lain), tentang="Rahasia Paser", butir=BUTIR)
    return Dunia()


def test_halaman_memuat_daftar_bernomor_dan_pratinjau(d):
    isi = d.saya.get(d.alamat("susun/")).content.decode()
    assert '<span class="butir-nomor">KEDUA</span>' in isi and '<span class="butir-nomor">b.</span>' in isi
    assert f'src="/magetan/keputusan/{d.draf.pk}/pratinjau/"' in isi and "Rahasia" not in isi
    assert "Belum ada: “bahwa berdasarkan pertimbangan" in isi and "mulai berlaku" in isi


def test_hanya_pratinjau_yang_boleh_dibingkai(d):
    bingkai = d.saya.get(d.alamat("pratinjau/"))
    assert bingkai["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in bingkai["Content-Security-Policy"]
    assert "script-src 'none'" in bingkai["Content-Security-Policy"]
    halaman = d.saya.get(d.alamat("susun/"))
    assert halaman["X-Frame-Options"] == "DENY" and "frame-src 'self'" in halaman["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in halaman["Content-Security-Policy"]


def test_rujukan_bernomor_ulang_dan_digarisbawahi(d):
    kesatu, kedua = d.butir("diktum"), d.butir("diktum", 2)
    d.kirim(f"butir/{kedua.pk}/ubah/", isi="IKU dalam diktum KESATU menjadi acuan.", dasar="IKU menjadi acuan.")
    assert d.isi("diktum")[1] == f"IKU dalam diktum [[butir:{kesatu.kunci.hex}]] menjadi acuan."
    jawaban = d.kirim(f"butir/{kesatu.pk}/pindah/", ke=2).json()
    assert 'data-isi="IKU dalam diktum KEDUA menjadi acuan."' in jawaban["bagian"]["diktum"]
    cetak = d.saya.get(d.alamat("pratinjau/")).content.decode()
    assert '<span class="rujukan">diktum KEDUA</span>' in cetak and f'data-butir="{kesatu.pk}"' in cetak


def test_rujukan_ke_butir_yang_dihapus_menonjol(d):
    kesatu, kedua = d.butir("diktum"), d.butir("diktum", 2)
    d.kirim(f"butir/{kedua.pk}/ubah/", isi="Lihat diktum KESATU.", dasar="IKU menjadi acuan.")
    jawaban = d.kirim(f"butir/{kesatu.pk}/hapus/").json()
    assert "rujukan-putus" in jawaban["bagian"]["diktum"] and jawaban["kalimat"] == "Butir diktum dihapus."
    kembali = d.saya.post(jawaban["urungan"], headers=JSON).json()
    assert "rujukan-putus" not in kembali["bagian"]["diktum"] and len(d.isi("diktum")) == 2


def test_tambah_sesudah_butir_dan_sub_butir(d):
    jawaban = d.kirim("butir/menimbang/tambah/", isi="bahwa A2;", setelah=d.butir("menimbang").pk)
    assert jawaban.status_code == 200 and d.isi("menimbang") == ["bahwa A;", "bahwa A2;", "bahwa B;"]
    kedua = d.butir("diktum", 2)
    baru = d.kirim("butir/diktum/tambah/", isi="evaluasi", induk=kedua.pk).json()["butir"]
    assert d.butir("diktum", 2, induk=kedua).pk == baru


def test_rincian_dilepas_dan_dimasukkan_lagi(d):
    kedua = d.butir("diktum", 2)
    rinci = d.butir("diktum", 1, induk=kedua).pk
    assert d.kirim(f"butir/{rinci}/pindah/", arah="keluar").json()["butir"] == rinci == d.butir("diktum", 3).pk
    assert d.kirim(f"butir/{rinci}/pindah/", arah="masuk").status_code == 200
    assert d.butir("diktum", 1, induk=kedua).pk == rinci
    ditolak = d.kirim(f"butir/{kedua.pk}/pindah/", arah="masuk")
    assert ditolak.status_code == 409 and "hanya satu tingkat" in ditolak.json()["galat"]
    assert {d.kirim(f"butir/{rinci}/pindah/", **isi).status_code for isi in ({}, {"arah": "atas"})} <= {409, 422}
    assert d.butir("diktum", 1, induk=kedua).pk == rinci


def test_butir_kosong_ditolak_dengan_kalimat(d):
    jawaban = d.kirim(f"butir/{d.butir('menimbang').pk}/ubah/", isi="  ", dasar="bahwa A;")
    assert jawaban.status_code == 422 and jawaban.json()["galat"] and d.isi("menimbang")[0] == "bahwa A;"


def test_butir_lain_yang_diubah_rekan_tidak_menghalangi(d):
    lama = d.versi
    d.kirim(f"butir/{d.butir('menimbang', 2).pk}/ubah/", d.rekan, isi="bahwa B rekan;", dasar="bahwa B;")
    alamat = f"butir/{d.butir('menimbang').pk}/ubah/"
    jawaban = d.kirim(alamat, versi=lama, isi="bahwa A saya;", dasar="bahwa A;")
    assert jawaban.status_code == 200 and d.isi("menimbang") == ["bahwa A saya;", "bahwa B rekan;"]


def test_butir_yang_sama_bentrok_menunjukkan_keduanya(d):
    lama, alamat = d.versi, f"butir/{d.butir('menimbang').pk}/ubah/"
    d.kirim(alamat, d.rekan, isi="bahwa A rekan;", dasar="bahwa A;")
    jawaban = d.kirim(alamat, versi=lama, isi="bahwa A saya;", dasar="bahwa A;")
    isi = jawaban.json()
    assert jawaban.status_code == 409 and isi["tersimpan"] == "bahwa A rekan;" and isi["versi"] == d.versi
    assert "Perencana" in isi["oleh"] and d.isi("menimbang")[0] == "bahwa A rekan;"
    lagi = d.kirim(alamat, versi=isi["versi"], isi="bahwa A saya;", dasar="bahwa A rekan;")
    assert lagi.status_code == 200 and d.isi("menimbang")[0] == "bahwa A saya;"


def test_tempel_dibaca_dulu_lalu_ditambahkan(d):
    teks = "1. Undang-Undang A;\n2. Peraturan B\n   yang terpotong;"
    baca = d.kirim("butir/mengingat/tempel/", teks=teks, tahap="baca").json()
    assert baca["banyak"] == 2 and "Peraturan B yang terpotong;" in baca["html"] and len(d.isi("mengingat")) == 1
    pakai = d.kirim("butir/mengingat/tempel/", teks=teks, tahap="pakai").json()
    assert pakai["kalimat"] == "2 butir ditambahkan."
    assert d.isi("mengingat")[1:] == ["Undang-Undang A;", "Peraturan B yang terpotong;"]
    d.saya.post(pakai["urungan"], headers=JSON)
    assert len(d.isi("mengingat")) == 1


def test_teks_baku_sekali_klik(d):
    """The finding that misses it offers it in its list; its fix adds it."""
    letak = f"butir-{d.butir('menimbang', 2).pk}"
    jawaban = d.kirim("perbaiki/", kode="KEP-20", letak=letak).json()
    assert "berdasarkan pertimbangan" in d.isi("menimbang")[-1]
    assert "Tambahkan konsideran penutup" not in jawaban["bagian"]["menimbang"]
    d.kirim("perbaiki/", kode="KEP-24", letak="diktum")
    assert d.isi("diktum")[-1].startswith("Keputusan ini mulai berlaku")


def test_teks_asing_tidak_menjadi_markah(d):
    d.kirim("butir/menimbang/tambah/", isi='bahwa <script>alert(1)</script> "diktum KESATU";')
    for alamat in ("susun/", "pratinjau/"):
        isi = d.saya.get(d.alamat(alamat)).content.decode()
        assert "<script>alert" not in isi and "&lt;script&gt;alert(1)&lt;/script&gt;" in isi


def test_tanpa_javascript_tiap_tindakan_sebuah_formulir(d):
    satu = d.butir("menimbang")
    assert "bahwa A;" in d.saya.get(d.alamat(f"butir/{satu.pk}/ubah/")).content.decode()
    ubah = d.saya.post(d.alamat(f"butir/{satu.pk}/ubah/"), {"versi": d.versi, "isi": "bahwa C;", "dasar": "bahwa A;"})
    assert ubah.status_code == 302 and ubah["Location"].endswith(f"susun/#butir-{satu.pk}")
    pindah = d.saya.post(d.alamat(f"butir/{satu.pk}/pindah/"), {"versi": d.versi, "ke": 2})
    assert pindah.status_code == 302 and d.isi("menimbang") == ["bahwa B;", "bahwa C;"]
    assert d.saya.post(d.alamat(f"butir/{satu.pk}/hapus/"), {"versi": d.versi}).status_code == 302
    assert "Urungkan" in d.saya.get(d.alamat("susun/")).content.decode()
    lihat = d.saya.post(d.alamat("butir/mengingat/tempel/"), {"versi": d.versi, "teks": "a. X\nb. Y", "tahap": "baca"})
    assert "Tambahkan 2 butir" in lihat.content.decode()


def test_kepala_disimpan_sendiri_dan_menetapkan_mengikuti(d):
    isi = {"tentang": "IKU Baru", "jabatan_penetap": "KEPALA DINAS", "tempat": "Magetan"}
    awal = d.saya.get(d.alamat("kepala/")).context["form"]
    jawaban = d.kirim("kepala/", **isi, dasar=awal["dasar"].value())
    assert jawaban.status_code == 200 and "dasar" in jawaban.json()
    salah = d.kirim("kepala/", **isi | {"tentang": ""}, dasar=jawaban.json()["dasar"])
    assert salah.status_code == 422 and "tentang" in salah.json()["kolom"]


def test_kepala_bentrok_hanya_dengan_kepala(d):
    isi = {"tentang": "IKU", "jabatan_penetap": "KEPALA DINAS"}
    lama, dasar = d.versi, d.saya.get(d.alamat("kepala/")).context["form"]["dasar"].value()
    d.kirim("butir/tembusan/tambah/", d.rekan, isi="Bupati")
    baik = d.kirim("kepala/", versi=lama, dasar=dasar, **isi | {"tempat": "Magetan"})
    assert baik.status_code == 200
    d.kirim("kepala/", d.rekan, dasar=baik.json()["dasar"], **isi | {"tempat": "Rekan"})
    jawaban = d.kirim("kepala/", versi=lama, dasar=baik.json()["dasar"], **isi | {"tempat": "Saya"})
    assert jawaban.status_code == 409 and jawaban.json()["tersimpan"]["tempat"] == "Rekan"


def test_tata_cetak_menyimpan_kolom_yang_diatur(d):
    isi = {
        "versi": d.versi,
        "kertas": "a4",
        "arah_lampiran": "tegak",
        "iku-sendiri": "on",
        "iku-pakai-indikator": "on",
    }
    tanpa = d.saya.post(d.alamat("tata/"), isi | {"iku-pakai-indikator": ""})
    assert tanpa.status_code == 422 and "Kolom indikator selalu dicetak" in tanpa.content.decode()
    isi |= {"iku-judul-indikator": "IKU", "iki-pakai-nomor": "on"}
    assert d.saya.post(d.alamat("tata/"), isi).status_code == 302
    with pabrik.dalam(d.pemda):
        terkini = Keputusan.objects.get(pk=d.draf.pk)
    assert terkini.kertas == "a4" and terkini.kolom == {"iku": {"indikator": "IKU"}} and not terkini.dengan_qr
    assert 'class="a4"' in d.saya.get(d.alamat("pratinjau/")).content.decode()


def test_yang_sudah_berlaku_tidak_disusun(d):
    with pabrik.dalam(d.pemda):
        lain = pabrik.instansi("Dinas Kebudayaan")
        berlaku = keputusan_kecil.berlaku(lain, keputusan_kecil.dokumen(lain))
        klien = pabrik.klien(pabrik.anggota("perencana", lain))
    assert klien.get(f"/magetan/keputusan/{berlaku.pk}/susun/").status_code == 409
    assert klien.get(d.alamat("susun/")).status_code == 403


def test_kueri_halaman_tidak_bertambah_dengan_butir(d):
    def hitung() -> int:
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            d.saya.get(d.alamat("susun/"))
        return len(kueri)

    hitung()
    sebelum = hitung()
    d.kirim("butir/tembusan/tempel/", teks="\n".join(f"{n}. Kepala Bagian {n}" for n in range(1, 9)), tahap="pakai")
    assert hitung() == sebelum


def test_hanya_yang_berubah_dikirim_lagi(d):
    satu = d.butir("menimbang")
    semua = d.kirim(f"butir/{satu.pk}/ubah/", isi="bahwa C;", dasar="bahwa A;").json()
    assert set(semua["bagian"]) == {"menimbang", "mengingat", "diktum", "tembusan"} and "temuan" in semua
    punya = " ".join(semua["sidik"].values())
    jawaban = d.kirim(f"butir/{satu.pk}/ubah/", isi="bahwa D;", dasar="bahwa C;", punya=punya).json()
    assert set(jawaban["bagian"]) == {"menimbang"} and "bahwa D;" in jawaban["bagian"]["menimbang"]
    sama = d.kirim(
        f"butir/{satu.pk}/ubah/", isi="bahwa D;", dasar="bahwa D;", punya=" ".join(jawaban["sidik"].values())
    )
    assert sama.json()["bagian"] == {} and "temuan" not in sama.json()
