"""The full form of one realisasi: formula, kind, evidence, versions, deletion."""

import pytest

from indikator.models import BuktiDukung, NilaiVariabel, Realisasi
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import kode_variabel, simpan

pytestmark = pytest.mark.django_db
LEMBAR = "/magetan/2024/realisasi/bagian-organisasi/"
DASAR = {"versi": 0, "teks": "", "sifat": "tetap", "tahun_data": "", "catatan": "", "tautan": ""}


@pytest.fixture
def d():
    return dunia_ukur.susun()


@pytest.fixture
def perencana(d):
    return pabrik.klien(d.perencana)


def alamat(indikator, ekor: str = "") -> str:
    return f"{LEMBAR}{indikator.pk}/{ekor}"


def kirim(klien, indikator, **isi):
    return klien.post(alamat(indikator), DASAR | isi)


def teks(jawaban) -> str:
    return jawaban.content.decode()


def variabel(d, **nilai) -> dict:
    """{field: value} of the formula's two variables."""
    with pabrik.dalam(d.pemda):
        atas, bawah = kode_variabel(d.inovasi)
    return {f"variabel_{atas}": nilai.get("atas", ""), f"variabel_{bawah}": nilai.get("bawah", "")}


def test_simpan_dibaca_kembali(d, perencana):
    jawaban = perencana.post(
        alamat(d.ikm), DASAR | {"teks": "79,41", "sifat": "sementara", "tahun_data": "2023"}, follow=True
    )
    assert "tersimpan, dibaca 79,41. 79,41 ÷ 78,2 × 100 = 101,55 %" in teks(jawaban)
    isi = teks(perencana.get(alamat(d.ikm)))
    assert "dibaca 79,41" in isi and "dibaca 78,2" in isi and 'value="79,41"' in isi and 'value="2023"' in isi
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get().sifat == "sementara"


def test_nilai_dari_rumus_dihitung(d, perencana):
    isi = teks(perencana.get(alamat(d.inovasi)))
    assert 'class="pecahan"' in isi and "Jumlah OPD berinovasi" in isi
    assert kirim(perencana, d.inovasi, **variabel(d, atas="18", bawah="48")).status_code == 302
    with pabrik.dalam(d.pemda):
        r = Realisasi.objects.get()
        assert (r.teks, r.capaian.bukti_hitung) == ("37,5", "37,5 ÷ 38 × 100 = 98,68 %")
        assert NilaiVariabel.objects.count() == 2
        jejak = Jejak.objects.get(model="indikator.Realisasi", tindakan="tambah")
        assert jejak.perubahan["nilai variabel"][1] == ["Jumlah OPD berinovasi: 18", "Jumlah OPD: 48"]
    isi = teks(perencana.get(LEMBAR))
    assert "dari rumus" in isi and f'id="sel{d.inovasi.pk}_teks"' not in isi


def test_variabel_diganti_walau_hasilnya_sama(d, perencana):
    kirim(perencana, d.inovasi, **variabel(d, atas="18", bawah="48"))
    assert kirim(perencana, d.inovasi, versi=1, **variabel(d, atas="9", bawah="24")).status_code == 302
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get().versi == 2
        assert sorted(n.nilai for n in NilaiVariabel.objects.all()) == [9, 24]


def test_pindah_ke_angka_langsung(d, perencana):
    kirim(perencana, d.inovasi, **variabel(d, atas="18", bawah="48"))
    assert kirim(perencana, d.inovasi, versi=1, teks="47%").status_code == 302
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get().nilai == 47 and not NilaiVariabel.objects.exists()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"atas": "18"}, "belum diisi"),
        ({"atas": "18", "bawah": "0"}, "Penyebut bernilai 0"),
        ({"atas": "18.5", "bawah": "48"}, "titik dipakai untuk ribuan"),
        ({"atas": "abc", "bawah": "48"}, "bukan angka"),
        ({"atas": "1e9999", "bawah": "48"}, "bukan angka"),
        ({"atas": "9" * 15, "bawah": "0,00000001"}, "terlalu besar"),
    ],
)
def test_variabel_salah(d, perencana, isi, kalimat):
    jawaban = kirim(perencana, d.inovasi, **variabel(d, **isi))
    assert jawaban.status_code == 422 and kalimat in teks(jawaban) and f'value="{isi["atas"]}"' in teks(jawaban)
    with pabrik.dalam(d.pemda):
        assert not Realisasi.objects.exists()


def test_langsung_dan_variabel_bersamaan_ditolak(d, perencana):
    jawaban = kirim(perencana, d.inovasi, teks="47%", **variabel(d, atas="18", bawah="48"))
    assert jawaban.status_code == 422 and "jangan keduanya" in teks(jawaban)


@pytest.mark.parametrize(
    ("bidang", "nilai", "kalimat"),
    [
        ("teks", "79.41", "79,41"),
        ("teks", "1" * 20, "15 digit"),
        ("catatan", "x" * 2001, "2000 karakter"),
        ("tahun_data", "1", "1990"),
        ("tahun_data", "dua", "bilangan bulat"),
        ("tautan", "bukan tautan", "tidak lengkap"),
        ("tautan", "ftp://pemda.go.id/x", "https://"),
        ("tautan", "javascript:alert(1)", "tidak lengkap"),
        ("tautan", "https://a.go.id/" + "x" * 600, "500 karakter"),
        ("sifat", "entah", "tidak tersedia"),
    ],
)
def test_isian_salah_di_bidangnya(d, perencana, bidang, nilai, kalimat):
    jawaban = kirim(perencana, d.ikm, **({"teks": "79,41"} | {bidang: nilai}))
    assert jawaban.status_code == 422
    assert kalimat in " ".join(jawaban.context["form"].errors[bidang])
    assert teks(jawaban).count("Belum tersimpan") == 1
    with pabrik.dalam(d.pemda):
        assert not Realisasi.objects.exists()


def test_keterangan_tanpa_tautan(d, perencana):
    jawaban = kirim(perencana, d.ikm, teks="79,41", keterangan_bukti="Laporan")
    assert jawaban.status_code == 422 and "Isi tautannya" in jawaban.context["form"].errors["tautan"][0]


def test_hasil_terlalu_besar_bukan_500(d, perencana):
    with pabrik.dalam(d.pemda):
        kecil = pabrik.indikator(d.lembar, target="0,00000001")
    jawaban = perencana.post(alamat(kecil), DASAR | {"teks": "9" * 15}, follow=True)
    assert jawaban.status_code == 200 and "Hasil terlalu besar untuk disimpan" in teks(jawaban)


def test_strip_bukan_nol(d, perencana):
    kirim(perencana, d.ikm, teks="-")
    with pabrik.dalam(d.pemda):
        r = Realisasi.objects.get()
        assert r.nilai is None and r.capaian.persen is None


def test_bukti_ditambah_lalu_dihapus(d, perencana):
    tautan = {"tautan": "https://pemda.go.id/ikm.pdf", "keterangan_bukti": "Survei IKM"}
    for _ in range(2):  # the second one is a double submit
        kirim(perencana, d.ikm, teks="79,41", **tautan)
    isi = teks(perencana.get(alamat(d.ikm)))
    assert (
        isi.count("Survei IKM") == 1
        and "https://pemda.go.id/ikm.pdf" in isi
        and "1 bukti" in teks(perencana.get(LEMBAR))
    )
    with pabrik.dalam(d.pemda):
        bukti = BuktiDukung.objects.get()
    kirim(perencana, d.ikm, teks="79,41", versi=1, hapus_bukti=[bukti.pk])
    with pabrik.dalam(d.pemda):
        assert not BuktiDukung.objects.exists()
        assert list(Jejak.objects.filter(model="indikator.BuktiDukung").values_list("tindakan", flat=True)) == [
            "hapus",
            "tambah",
        ]


def test_bukti_realisasi_lain_tidak_terhapus(d, perencana):
    with pabrik.dalam(d.pemda):
        lain = simpan(d.inovasi, "47%", tautan="https://pemda.go.id/a.pdf")
        kunci = lain.bukti.get().pk
    assert kirim(perencana, d.ikm, teks="79,41", hapus_bukti=[kunci]).status_code == 422
    with pabrik.dalam(d.pemda):
        assert BuktiDukung.objects.filter(pk=kunci).exists()


def test_bentrok_menunjukkan_yang_tersimpan(d, perencana):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "70", catatan="punya rekan")
    jawaban = kirim(perencana, d.ikm, teks="79,41")
    isi = teks(jawaban)
    assert jawaban.status_code == 409 and "punya rekan" in isi and 'value="79,41"' in isi
    assert kirim(perencana, d.ikm, teks="79,41", versi=1).status_code == 302


def test_terhapus_sementara_itu(d, perencana):
    jawaban = kirim(perencana, d.ikm, teks="79,41", versi=3)
    assert jawaban.status_code == 409 and 'name="versi" value="0"' in teks(jawaban)


def test_hapus_bertanya_dulu(d, perencana):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "79,41", tautan="https://pemda.go.id/a.pdf")
    isi = teks(perencana.get(alamat(d.ikm, "hapus/")))
    assert "79,41" in isi and "Hapus realisasi" in isi
    assert perencana.post(alamat(d.ikm, "hapus/"), {"versi": 9}).status_code == 409
    assert perencana.post(alamat(d.ikm, "hapus/"), {"versi": 1}).status_code == 302
    with pabrik.dalam(d.pemda):
        assert not Realisasi.objects.exists()
        jejak = Jejak.objects.filter(model="indikator.Realisasi").first()
        assert (jejak.tindakan, jejak.perubahan["teks"]) == ("hapus", ["79,41", None])
    assert perencana.get(alamat(d.ikm, "hapus/")).status_code == 404


def test_tidak_berubah_tidak_mencatat(d, perencana):
    kirim(perencana, d.ikm, teks="79,41")
    kirim(perencana, d.ikm, teks="79,41", versi=1)
    with pabrik.dalam(d.pemda):
        assert Jejak.objects.filter(model="indikator.Realisasi").count() == 1


@pytest.mark.parametrize(("siapa", "kode"), [("luar", 403), ("verifikator", 403), ("asing", 404)])
def test_hapus_orang_lain_ditolak(d, siapa, kode):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "79,41")
    assert pabrik.klien(getattr(d, siapa)).post(alamat(d.ikm, "hapus/"), {"versi": 1}).status_code == kode
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.exists()


def test_reviu_dokumen_membawa_realisasinya(d, perencana):
    """A review of the document keeps the lineage: the row of the new version shows and changes the same realisasi."""
    from indikator.domain import reviu

    with pabrik.dalam(d.pemda):
        simpan(d.inovasi, "", variabel=dict(zip(kode_variabel(d.inovasi), ("18", "48"), strict=True)))
        baru = reviu.mulai_reviu(d.dokumen, oleh=pabrik.mesin())
        baru = pabrik.tetapkan(baru)
        kini = baru.lembar.get(jenis="iku").indikator.get(silsilah=d.inovasi.silsilah)
    isi = teks(perencana.get(alamat(kini)))
    assert 'value="18"' in isi and perencana.get(alamat(d.inovasi)).status_code == 404
    assert kirim(perencana, kini, versi=1, **variabel(d, atas="24", bawah="48")).status_code == 302
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get().teks == "50"
