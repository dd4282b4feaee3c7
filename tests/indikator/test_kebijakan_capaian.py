"""Capaian policy of a pemda: what holds when, what saving it changes, what it leaves alone."""

from decimal import Decimal

import pytest

from indikator.domain import kebijakan
from indikator.domain.dampak_kebijakan import dampak_kebijakan, dampak_skala
from indikator.models import Capaian, KebijakanCapaian, Pengukuran
from organisasi.domain import pekerjaan as domain_pekerjaan
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.enums import StatusPekerjaan
from organisasi.galat import Bentrok, Ditolak, IsianSalah
from organisasi.models import Jejak, Pekerjaan
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import simpan

TAMBAH = "/magetan/pengaturan/capaian/kebijakan/tambah/"
ISIAN = {
    "versi": "0",
    "tahun_mulai": "2024",
    "batas_atas": "110",
    "batas_bawah": "",
    "target_nol": "tolak",
    "efisiensi": "rasio",
    "ambang_wajar": "150",
}


@pytest.fixture
def d(db):
    """Two filled IKU of 2024, one of them (TW IV) submitted; the stranger has a capaian of its own."""
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda):
        d.admin = pabrik.anggota("admin_pemda")
        d.terbuka = simpan(d.ikm, "156,4")
        d.diajukan = simpan(d.inovasi, "57", tahun=2024, triwulan=4)
        Pengukuran.objects.filter(triwulan=4).update(status="diajukan")
    return d


def atur(oleh=None, **lain):
    return kebijakan.atur_kebijakan(oleh=oleh or pabrik.mesin(), **{"tahun_mulai": 2024} | lain)


def persen(realisasi) -> tuple:
    satu = Capaian.objects.get(realisasi=realisasi)
    return satu.persen, satu.persen_dibatasi


def dalam_basis(d, lihat):
    with pabrik.dalam(d.pemda):
        return lihat()


def lihat_lalu_simpan(klien, alamat: str, isian: dict):
    """The two steps of the page: the effect, then the saving with the fingerprint the first answer carries."""
    lihat = klien.post(alamat, isian | {"langkah": "lihat"})
    sidik = lihat.context["form"]["sidik"].value()
    return lihat, klien.post(alamat, isian | {"langkah": "simpan", "sidik": sidik})


def teks(jawaban) -> str:
    return " ".join(jawaban.content.decode().replace("\xa0", " ").split())


def test_yang_terbuka_dihitung_ulang_yang_diajukan_tetap(d):
    with pabrik.dalam(d.pemda):
        lama = persen(d.diajukan)
        milik, pekerjaan = atur(batas_atas=Decimal(110))
        assert (milik.versi, pekerjaan.parameter) == (1, {"tahun_mulai": 2024, "tahun_selesai": None})
        assert persen(d.terbuka) == (200, 200)
    kuras()
    with pabrik.dalam(d.pemda):
        assert persen(d.terbuka) == (200, 110) and persen(d.diajukan) == lama
        assert Capaian.objects.get(realisasi=d.terbuka).kebijakan["batas_atas"] == "110.00"
        selesai = Pekerjaan.objects.get()
        assert (selesai.status, selesai.keterangan) == (StatusPekerjaan.SELESAI, "1 capaian dihitung ulang.")
        assert Jejak.objects.filter(tindakan="hitung", objek_id=d.terbuka.pk).count() == 1
    with pabrik.dalam(d.pemda_asing):
        assert persen(d.realisasi_asing) == (90, 90) and not KebijakanCapaian.objects.exists()


def test_yang_diajukan_sebelum_pekerjaannya_memakai_kebijakan_baru(d):
    """The job comes too late for it, so the move itself computes."""
    with pabrik.dalam(d.pemda):
        _, pekerjaan = atur(batas_atas=Decimal(110))
        assert persen(d.terbuka) == (200, 200)
        versi = d.terbuka.pengukuran.versi
    isi = {"tindakan": "ajukan", "tw": 0, "versi": versi}
    pabrik.klien(d.perencana).post("/magetan/2024/realisasi/bagian-organisasi/alur/", isi)
    with pabrik.dalam(d.pemda):
        assert Pengukuran.objects.get(triwulan=0).status == "diajukan"
        assert persen(d.terbuka) == (200, 110)
    kuras()
    with pabrik.dalam(d.pemda):
        pekerjaan.refresh_from_db()
        assert pekerjaan.status == StatusPekerjaan.SELESAI and persen(d.terbuka) == (200, 110)
        assert persen(d.diajukan) == (150, 150)  # submitted before the policy


def test_tahun_di_luar_masa_tidak_disentuh(d):
    with pabrik.dalam(d.pemda):
        assert atur(tahun_mulai=2025, batas_atas=Decimal(100))[1] is None
        _, pekerjaan = atur(tahun_mulai=2020, batas_atas=Decimal(120))
        assert pekerjaan.parameter == {"tahun_mulai": 2020, "tahun_selesai": 2024}
        assert [kebijakan.kebijakan(t).batas_atas for t in (2019, 2024, 2025)] == [None, 120, 100]
        masa = kebijakan.masa_berlaku(KebijakanCapaian.objects.all(), 2024)
        assert [(m.mulai, m.selesai, m.berlaku) for m in masa] == [
            (2025, None, False),
            (2020, 2024, True),
            (None, 2019, False),
        ]


def test_efisiensi_sampai_ke_mesin(d):
    with pabrik.dalam(d.pemda):
        atur(efisiensi="rasio")
        assert kebijakan.kebijakan(2024).efisiensi.value == "rasio"


def test_isi_yang_sama_tidak_menulis(d):
    with pabrik.dalam(d.pemda):
        satu, _ = atur(batas_atas=Decimal(110), versi=0)
        kedua, pekerjaan = atur(batas_atas=Decimal("110.00"), versi=0)
        assert (kedua.versi, pekerjaan) == (satu.versi, None)
        assert Jejak.objects.filter(model="indikator.KebijakanCapaian").count() == 1


@pytest.mark.parametrize("versi", [0, 7])
def test_perubahan_rekan_tidak_tertimpa(d, versi):
    with pabrik.dalam(d.pemda):
        atur(batas_atas=Decimal(110))
        with pytest.raises(Bentrok):
            atur(batas_atas=Decimal(120), versi=versi)
        assert KebijakanCapaian.objects.get().batas_atas == 110


@pytest.mark.parametrize(
    ("kolom", "isi"),
    [("batas_atas", Decimal(115)), ("batas_bawah", Decimal(5)), ("ambang_wajar", Decimal(0)), ("tahun_mulai", 1899)],
)
def test_yang_tidak_dikenal_mesin_ditolak(d, kolom, isi):
    with pabrik.dalam(d.pemda), pytest.raises(IsianSalah) as galat:
        atur(**{kolom: isi})
    assert list(galat.value.kolom) == [kolom]


def test_hanya_admin(d):
    with pabrik.dalam(d.pemda), pytest.raises(Ditolak):
        atur(pabrik.pelaku(d.verifikator))


def test_dampak_sama_dengan_yang_kemudian_terjadi(d):
    """The preview is computed from the stored inputs; recomputing gives the very figures it showed."""
    with pabrik.dalam(d.pemda):
        simpan(d.sub[0], "7,2")
        simpan(d.sub[1], "5,2")
        pabrik.target(d.ikm, "60", triwulan=1)
        triwulan = simpan(d.ikm, "90", triwulan=1)  # 150 % of the triwulan, 115 % of the year
        baru = kebijakan.dari_isian(KebijakanCapaian(tahun_mulai=2024, batas_atas=Decimal(120)))
        dampak = dampak_kebijakan(2024, baru)
        assert (dampak.terbuka, dampak.tetap, dampak.berubah, dampak.tahun_tetap) == (4, 1, 3, [2024])
        assert {(b.indikator, b.masa, b.lama, b.baru) for b in dampak.contoh} == {
            ("Rata-rata Nilai IKM", "Tahun 2024", 200, 120),
            ("Rata-rata Nilai IKM", "Triwulan I 2024", 150, 120),
            ("Ketatalaksanaan", "Tahun 2024", 200, 120),
        }
        atur(batas_atas=Decimal(120))
    kuras()
    with pabrik.dalam(d.pemda):
        assert {persen(r)[1] for r in (d.terbuka, triwulan)} == {120}
        assert dampak_kebijakan(2024, baru).berubah == 0


def test_dampak_dengan_kueri_tetap(d, django_assert_num_queries):
    baru = kebijakan.dari_isian(KebijakanCapaian(tahun_mulai=2024, batas_atas=Decimal(100)))
    with pabrik.dalam(d.pemda):
        with django_assert_num_queries(3):
            dampak_kebijakan(2024, baru)
        dunia_ukur.tambah_indikator(d, 30)
        with django_assert_num_queries(3):
            assert dampak_kebijakan(2024, baru).terbuka == 31


def test_dampak_skala_menghitung_kategori(d):
    with pabrik.dalam(d.pemda):
        skala = ((Decimal(300), True, "Hebat", "baik"), (None, False, "Sangat tinggi", "kurang"))
        dampak = dampak_skala(2024, skala)
        assert (dampak.berubah, dampak.berubah_tetap) == (0, 0)
        dampak = dampak_skala(2024, ((None, False, "Semua", "baik"),))
        assert (dampak.berubah, dampak.berubah_tetap) == (2, 1)


def test_halaman_dampak_dahulu_lalu_simpan(d):
    klien = pabrik.klien(d.admin)
    langsung = klien.post(TAMBAH, ISIAN | {"langkah": "simpan"})  # never saved before its effect was seen
    assert langsung.status_code == 200 and not dalam_basis(d, KebijakanCapaian.objects.exists)
    lihat, jawaban = lihat_lalu_simpan(klien, TAMBAH, ISIAN)
    isi = teks(lihat)
    assert "<strong>1</strong> dari 1 capaian yang masih terbuka akan berubah; 1 yang sudah diajukan" in isi
    assert (
        "200,00 %" in isi and "110,00 %" in isi and "2024 sudah ada yang diajukan" in isi and "Indeks asing" not in isi
    )
    pekerjaan = dalam_basis(d, Pekerjaan.objects.get)
    assert jawaban.status_code == 302 and jawaban.url == f"/magetan/pekerjaan/{pekerjaan.pk}/"
    ulang = lihat_lalu_simpan(klien, TAMBAH, ISIAN)[1]  # the same twice
    assert ulang.status_code == 302 and dalam_basis(d, KebijakanCapaian.objects.get).versi == 1


def test_mengubah_isian_sesudah_melihat_dampak_memperlihatkan_yang_baru(d):
    klien = pabrik.klien(d.admin)
    sidik = klien.post(TAMBAH, ISIAN | {"langkah": "lihat"}).context["form"]["sidik"].value()
    jawaban = klien.post(TAMBAH, ISIAN | {"langkah": "simpan", "sidik": sidik, "batas_atas": "100"})
    assert jawaban.status_code == 200 and "100,00 %" in teks(jawaban)
    assert not dalam_basis(d, KebijakanCapaian.objects.exists)


def test_bentrok_memperlihatkan_keduanya(d):
    with pabrik.dalam(d.pemda):
        milik, _ = atur(batas_atas=Decimal(100))
    alamat = f"/magetan/pengaturan/capaian/kebijakan/{milik.pk}/"
    _, jawaban = lihat_lalu_simpan(pabrik.klien(d.admin), alamat, ISIAN | {"versi": "9"})
    isi = teks(jawaban)
    assert jawaban.status_code == 409 and "Yang tersimpan sekarang" in isi and "Batas atas capaian" in isi


def test_daftar_dibaca_semua_diubah_admin(d):
    with pabrik.dalam(d.pemda):
        milik, _ = atur(batas_atas=Decimal(110))
    with pabrik.dalam(d.pemda_asing) as asing:
        kebijakan.atur_kebijakan(oleh=asing, tahun_mulai=2016, batas_atas=Decimal(120))
    isi = teks(pabrik.klien(d.pembaca).get("/magetan/pengaturan/capaian/?tahun=2024"))
    assert "110 %" in isi and "2016" not in isi and "sampai 2023" in isi and "Ubah" not in isi
    ubah = f"/magetan/pengaturan/capaian/kebijakan/{milik.pk}/"
    assert ubah in teks(pabrik.klien(d.admin).get("/magetan/pengaturan/capaian/"))
    for siapa, kode in ((d.pembaca, 403), (d.perencana, 403), (d.asing, 404)):
        assert pabrik.klien(siapa).get(ubah).status_code == kode


def test_hitung_ulang_yang_dibatalkan_tetap_terlihat(d):
    """Until the recomputation ends, the admin is told that open figures may be old, and can start it again."""
    with pabrik.dalam(d.pemda):
        _, pekerjaan = atur(batas_atas=Decimal(110))
        domain_pekerjaan.batalkan(oleh=pabrik.mesin(), pekerjaan=pekerjaan)
    klien, tautan = pabrik.klien(d.admin), f"/magetan/pekerjaan/{pekerjaan.pk}/"
    daftar = "/magetan/pengaturan/capaian/"
    assert tautan in teks(klien.get(daftar)) and tautan not in teks(pabrik.klien(d.pembaca).get(daftar))
    assert klien.post(f"{tautan}ulang/").status_code == 302
    kuras()
    assert "belum selesai" not in teks(klien.get(daftar))
    assert dalam_basis(d, lambda: persen(d.terbuka)) == (200, 110)


def test_cara_menghitung_memakai_mesin_dan_kebijakan(d):
    klien = pabrik.klien(d.pembaca)
    isi = teks(klien.get("/magetan/2024/cara-menghitung/"))
    assert "79,41 ÷ 78,2 × 100 = 101,55 %" in isi and "(50 + 60 + 40 + 50) ÷ 1.000 × 100 = 20 %" in isi
    assert "135,00 %" in isi and "dibatasi menjadi" not in isi and "105,00 % − 85,00 % = 20,00" in isi
    with pabrik.dalam(d.pemda):
        atur(batas_atas=Decimal(110), efisiensi="rasio")
    isi = teks(klien.get("/magetan/2024/cara-menghitung/"))
    assert "dibatasi menjadi 110,00 %" in isi and "105,00 % ÷ 85,00 % = 1,24" in isi
    assert "dibatasi menjadi" not in teks(klien.get("/magetan/2023/cara-menghitung/"))
