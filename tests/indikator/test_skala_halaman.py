"""The page of a category scale: lines without JavaScript, errors at their line, presets, effect, saving."""

from decimal import Decimal

import pytest

from indikator.domain import kebijakan
from indikator.models import Kategori, Pengukuran, Skala
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import simpan

TAMBAH = "/magetan/pengaturan/capaian/skala/tambah/"


def isian(*pita, **lain) -> dict:
    """What a browser sends: pita as (label, tanda, batas, warna)."""
    isi = {"versi": "0", "tahun_mulai": "2024", "nama": "Skala uji", "keterangan": "", "jumlah": str(len(pita))}
    for i, satu in enumerate(pita):
        isi |= {f"{n}_{i}": s for n, s in zip(("label", "termasuk", "batas", "warna"), satu, strict=True)}
    return isi | lain


BAIK = ("Baik", "ya", "80", "baik")
CUKUP = ("Cukup", "tidak", "60,5", "cukup")
SISA = ("Kurang", "ya", "", "kurang")
KOSONG = ("", "ya", "", "cukup")


@pytest.fixture
def d(db):
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda):
        d.admin = pabrik.anggota("admin_pemda")
        simpan(d.ikm, "62,56")  # 80 %
    d.klien = pabrik.klien(d.admin)
    return d


def lihat_lalu_simpan(d, isi: dict, alamat: str = TAMBAH):
    lihat = d.klien.post(alamat, isi | {"langkah": "lihat"})
    return lihat, d.klien.post(alamat, isi | {"langkah": "simpan", "sidik": lihat.context["form"]["sidik"].value()})


def teks(jawaban) -> str:
    return " ".join(jawaban.content.decode().replace("\xa0", " ").split())


def label(jawaban) -> list[str]:
    return [baris["label"].value() for baris in jawaban.context["form"].pita]


def test_simpan_dan_baris_kosong_diabaikan(d):
    lihat, jawaban = lihat_lalu_simpan(d, isian(BAIK, KOSONG, CUKUP, SISA))
    assert "kategori <strong>1</strong> dari 1 capaian akan berubah" in teks(lihat) and "Tinggi" in teks(lihat)
    assert jawaban.status_code == 302
    with pabrik.dalam(d.pemda):
        assert kebijakan.skala(2024) == (
            (Decimal(80), True, "Baik", "baik"),
            (Decimal("60.5"), False, "Cukup", "cukup"),
            (None, False, "Kurang", "kurang"),
        )
    assert lihat_lalu_simpan(d, isian(BAIK, CUKUP, SISA))[1].status_code == 302  # the same once more
    with pabrik.dalam(d.pemda):
        assert Skala.objects.get().versi == 1 and Kategori.objects.count() == 3


@pytest.mark.parametrize(
    ("pita", "kolom", "kalimat"),
    [
        ((CUKUP, BAIK, SISA), "batas_1", "Batas “Baik” harus lebih rendah daripada batas “Cukup”."),
        ((BAIK, SISA, CUKUP), "batas_1", "Hanya kategori terakhir boleh tanpa batas bawah, bukan “Kurang”."),
        ((BAIK, CUKUP), "batas_1", "Kategori terakhir harus tanpa batas bawah, agar semua nilai tercakup."),
        ((BAIK, KOSONG, ("Baik", "ya", "", "cukup")), "label_2", "namanya tidak boleh berulang"),
        ((BAIK, ("", "ya", "50", "cukup"), SISA), "label_1", "Setiap kategori harus bernama"),
        ((("Baik", "ya", "80,125", "baik"), SISA), "batas_0", "Paling banyak dua angka di belakang koma"),
        ((("Baik", "ya", "abc", "baik"), SISA), "batas_0", "bukan angka"),
    ],
)
def test_galat_di_barisnya(d, pita, kolom, kalimat):
    jawaban = d.klien.post(TAMBAH, isian(*pita) | {"langkah": "lihat"})
    assert jawaban.status_code == 422
    galat = jawaban.context["form"].errors
    assert list(galat) == [kolom] and kalimat in galat[kolom][0]
    assert f'id="id_{kolom}_error"' in teks(jawaban)


def test_tanpa_kategori_sama_sekali(d):
    assert "Skala belum berisi kategori." in teks(d.klien.post(TAMBAH, isian(KOSONG) | {"langkah": "lihat"}))


def test_tambah_dan_hapus_baris_tanpa_javascript(d):
    """What was typed stays, also where it is not acceptable yet; nothing is saved."""
    jawaban = d.klien.post(TAMBAH, isian(("Baik", "ya", "8o", "baik"), SISA) | {"langkah": "tambah"})
    assert label(jawaban) == ["Baik", "", "Kurang"] and 'value="8o"' in teks(jawaban)
    jawaban = d.klien.post(TAMBAH, isian(BAIK, CUKUP, SISA) | {"langkah": "hapus-1"})
    assert label(jawaban) == ["Baik", "Kurang"] and jawaban.status_code == 200
    for langkah in ("hapus-99", "hapus-x", "hapus-"):
        assert label(d.klien.post(TAMBAH, isian(BAIK, SISA) | {"langkah": langkah})) == ["Baik", "Kurang"]
    penuh = d.klien.post(TAMBAH, isian(*[BAIK] * 12) | {"langkah": "tambah"})
    assert len(label(penuh)) == 12 and "Tambah baris" not in teks(penuh)
    with pabrik.dalam(d.pemda):
        assert not Skala.objects.exists()


@pytest.mark.parametrize("jumlah", ["", "-1", "x", "²", "9" * 5000])
def test_jumlah_baris_yang_aneh(d, jumlah):
    assert d.klien.post(TAMBAH, isian(BAIK, SISA, jumlah=jumlah) | {"langkah": "lihat"}).status_code in (200, 422)


@pytest.mark.parametrize(
    ("contoh", "pertama"),
    [
        ("permendagri-86", "Sangat tinggi"),
        ("magetan-2019", "Baik sekali"),
        ("tercapai", "Melampaui"),
        ("entah", "Sangat tinggi"),
    ],
)
def test_contoh_mengisi_dan_dapat_disimpan(d, contoh, pertama):
    jawaban = d.klien.get(f"{TAMBAH}?contoh={contoh}&tahun=2024")
    assert label(jawaban)[0] == pertama
    form = jawaban.context["form"]
    isi = {nama: "" if (v := form[nama].value()) is None else str(v).replace(".", ",") for nama in form.fields}
    assert lihat_lalu_simpan(d, isi)[1].status_code == 302


def test_ubah_bentrok_dan_peringatan_tahun_terpakai(d):
    with pabrik.dalam(d.pemda) as mesin:
        pita = [{"batas": None, "termasuk": False, "label": "Semua", "warna": "baik"}]
        skala = kebijakan.atur_skala(oleh=mesin, tahun_mulai=2020, nama="Lama", kategori=pita)
        Pengukuran.objects.update(status="terverifikasi")
    alamat = f"/magetan/pengaturan/capaian/skala/{skala.pk}/"
    assert label(d.klien.get(alamat)) == ["Semua"]
    lihat, jawaban = lihat_lalu_simpan(d, isian(BAIK, SISA, versi="5"), alamat)
    assert "Realisasi tahun 2024 sudah ada yang diajukan." in teks(lihat) and "1 di antaranya berubah" in teks(lihat)
    assert jawaban.status_code == 409 and "Yang tersimpan sekarang" in teks(jawaban) and "Semua" in teks(jawaban)
    with pabrik.dalam(d.pemda):
        assert Skala.objects.get().nama == "Lama"


def test_orang_asing_dan_bukan_admin(d):
    with pabrik.dalam(d.pemda_asing) as asing:
        pita = [{"batas": None, "termasuk": False, "label": "Semua", "warna": "baik"}]
        skala = kebijakan.atur_skala(oleh=asing, tahun_mulai=2020, nama="Skala asing", kategori=pita)
    assert d.klien.get(f"/magetan/pengaturan/capaian/skala/{skala.pk}/").status_code == 404
    assert "Skala asing" not in teks(d.klien.get("/magetan/pengaturan/capaian/"))
    assert pabrik.klien(d.perencana).get(TAMBAH).status_code == 403
