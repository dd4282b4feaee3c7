"""Planning periods with visi, misi and tujuan: pages of the admin."""

import pytest

from indikator.domain import periode as domain
from indikator.models import Periode, Tujuan, VisiMisi
from organisasi.models import Jejak
from tests import pabrik

pytestmark = pytest.mark.django_db
DAFTAR = "/magetan/pengaturan/periode/"


@pytest.fixture
def tata():
    magetan, paser = pabrik.pemda("magetan"), pabrik.pemda("paser")
    with pabrik.dalam(paser) as mesin:
        domain.buat(oleh=mesin, nama="RPJMD Paser", tahun_mulai=2021, tahun_selesai=2026)
        asing = pabrik.anggota("admin_pemda")
    with pabrik.dalam(magetan) as mesin:
        periode = domain.buat(oleh=mesin, nama="RPJMD 2018", tahun_mulai=2018, tahun_selesai=2023)
        dinas = pabrik.instansi("Dinas Sosial")
        admin, perencana = pabrik.anggota("admin_pemda"), pabrik.anggota("perencana", dinas)
    return {
        "pemda": magetan,
        "periode": periode,
        "dinas": dinas,
        "admin": admin,
        "perencana": perencana,
        "asing": asing,
    }


def test_periode_baru_dan_isinya(tata):
    admin = pabrik.klien(tata["admin"])
    isi = {"nama": "RPJMD 2024", "tahun_mulai": 2024, "tahun_selesai": 2029}
    satu, dua = (admin.post(f"{DAFTAR}tambah/", isi) for _ in range(2))
    assert satu.status_code == 302 and satu.url == dua.url  # sent twice: one row
    for jenis, teks in [("visi", "Maju"), ("misi", "Pertama"), ("misi", "Kedua"), ("misi", "Kedua")]:
        assert admin.post(f"{satu.url}visi-misi/tambah/", {"jenis": jenis, "isi": teks}).status_code == 302
    assert admin.post(f"{satu.url}tujuan/tambah/", {"isi": "Makmur"}).status_code == 302
    milik = {"isi": "Sejahtera", "instansi": tata["dinas"].pk}
    assert admin.post(f"{satu.url}tujuan/tambah/", milik).status_code == 302
    teks = admin.get(satu.url).content.decode()
    assert teks.index("Maju") < teks.index("Pertama") < teks.index("Kedua") < teks.index("Makmur")
    assert "Tujuan Dinas Sosial" in teks and teks.count("<p>Kedua</p>") == 1
    assert "RPJMD Paser" not in admin.get(DAFTAR).content.decode()


@pytest.mark.parametrize(
    ("isi", "galat"),
    [
        ({"tahun_mulai": 2020, "tahun_selesai": 2025}, "Bertumpuk dengan RPJMD 2018"),
        ({"tahun_mulai": 2030, "tahun_selesai": 2029}, "Tahun akhir sesudah"),
        ({"tahun_mulai": 1800, "tahun_selesai": 1805}, "Tahun antara"),
        ({"tahun_mulai": 2030, "tahun_selesai": 2050}, "paling lama"),
    ],
)
def test_tahun_yang_ditolak(tata, isi, galat):
    jawaban = pabrik.klien(tata["admin"]).post(f"{DAFTAR}tambah/", {"nama": "X"} | isi)
    assert jawaban.status_code == 422 and galat in jawaban.content.decode()


def test_urutan_dan_versi(tata):
    admin, periode = pabrik.klien(tata["admin"]), tata["periode"]
    with pabrik.dalam(tata["pemda"]) as mesin:
        misi = [domain.buat_visi_misi(oleh=mesin, periode=periode, jenis="misi", isi=f"M{n}") for n in (1, 2, 3)]
        tujuan = [domain.buat_tujuan(oleh=mesin, periode=periode, isi=f"T{n}") for n in (1, 2)]
        Tujuan.objects.update(urutan=0)  # as an import may leave it

    def geser(noun, butir, langkah, versi=1):
        return admin.post(f"{DAFTAR}{noun}/{butir.pk}/geser/", {"versi": versi, "langkah": langkah})

    def isi(model):
        with pabrik.dalam(tata["pemda"]):
            return "".join(model.objects.order_by("urutan", "pk").values_list("isi", flat=True))

    assert geser("visi-misi", misi[2], -1).status_code == 302 and isi(VisiMisi) == "M1M3M2"
    assert geser("visi-misi", misi[2], -1).status_code == 409 and isi(VisiMisi) == "M1M3M2"  # a second click
    assert geser("visi-misi", misi[0], -1).status_code == 302 and isi(VisiMisi) == "M1M3M2"
    assert geser("tujuan", tujuan[0], 1).status_code == 302 and isi(Tujuan) == "T2T1"
    with pabrik.dalam(tata["pemda"]):
        assert Jejak.objects.filter(objek_id=misi[2].pk, perubahan={"urutan": [3, 2]}).count() == 1


def test_ubah_hapus_dan_yang_terpakai(tata):
    admin, periode = pabrik.klien(tata["admin"]), tata["periode"]
    with pabrik.dalam(tata["pemda"]) as mesin:
        visi = domain.buat_visi_misi(oleh=mesin, periode=periode, jenis="visi", isi="Lama")
        lepas = domain.buat_tujuan(oleh=mesin, periode=None, isi="Tanpa periode")
    isi = {"isi": "Baru", "nomor": "", "periode": periode.pk, "versi": 1}
    assert admin.post(f"{DAFTAR}visi-misi/{visi.pk}/ubah/", isi).status_code == 302
    bentrok = admin.post(f"{DAFTAR}visi-misi/{visi.pk}/ubah/", isi | {"isi": "Lagi"})
    assert bentrok.status_code == 409 and "Lagi" in bentrok.content.decode()
    assert "Tanpa periode" in admin.get(DAFTAR).content.decode()
    assert admin.post(f"{DAFTAR}{periode.pk}/hapus/", {"versi": 1}).status_code == 409
    assert admin.post(f"{DAFTAR}visi-misi/{visi.pk}/hapus/", {"versi": 2}).status_code == 302
    assert admin.post(f"{DAFTAR}tujuan/{lepas.pk}/hapus/", {"versi": 1}).status_code == 302
    assert admin.post(f"{DAFTAR}{periode.pk}/hapus/", {"versi": 1}).status_code == 302
    with pabrik.dalam(tata["pemda"]):
        assert not Periode.objects.exists()


def test_ubah_periode(tata):
    admin, letak = pabrik.klien(tata["admin"]), f"{DAFTAR}{tata['periode'].pk}/ubah/"
    isi = {"nama": "RPJMD 2018–2024", "tahun_mulai": 2018, "tahun_selesai": 2024, "versi": 1}
    assert admin.post(letak, isi).status_code == 302
    assert "2018–2024" in admin.get(DAFTAR).content.decode()
    assert admin.post(letak, isi | {"nama": "Lain"}).status_code == 409


def test_hak(tata):
    assert pabrik.klien(tata["perencana"]).get(DAFTAR).status_code == 403
    assert pabrik.klien(tata["asing"]).get(f"/paser/pengaturan/periode/{tata['periode'].pk}/").status_code == 404
