"""Rekap perangkat daerah: one line per OPD, filters, sorting, what is outside the counts."""

import pytest

from indikator.models import Pengukuran
from organisasi.models import Pemda
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import simpan

REKAP = "/magetan/2024/rekap/"
TRIWULANAN = {"frekuensi": "triwulan", "tipe_penghitungan": "non_kumulatif"}


@pytest.fixture
def d(db):
    dunia = dunia_ukur.susun()
    with pabrik.dalam(dunia.pemda):
        contoh = pabrik.instansi("Dinas Contoh", contoh=True)
        pabrik.lembar(pabrik.penetapan(contoh, 2024))
        dunia.dinas = pabrik.instansi("Dinas Kesehatan")
        lembar = pabrik.lembar(pabrik.penetapan(dunia.dinas, 2024, berlaku=True))
        simpan(pabrik.indikator(lembar, "Angka kesakitan", target="10"), "9")
        simpan(dunia.ikm, "78,2")
        Pengukuran.objects.filter(instansi=dunia.dinas).update(status="diajukan")
    return dunia


@pytest.fixture
def verifikator(d):
    return pabrik.klien(d.verifikator)


def teks(jawaban) -> str:
    return " ".join(jawaban.content.decode().replace("\xa0", " ").split())


def nama(jawaban) -> list[str]:
    return [baris.record.nama for baris in jawaban.context["tabel"].paginated_rows]


def test_isi_baris(d, verifikator):
    jawaban = verifikator.get(REKAP)
    baris = {b.record.nama: b.record for b in jawaban.context["tabel"].paginated_rows}
    bagian, dinas = baris["Bagian Organisasi"], baris["Dinas Kesehatan"]
    assert (bagian.lembar_terisi, bagian.lembar_jumlah, bagian.status) == (2, 2, "ditetapkan")
    assert (bagian.rata.jumlah, bagian.rata.tanpa_capaian, bagian.kategori) == (
        1,
        2,
        None,
    )  # never green while missing
    assert (dinas.persen, dinas.kategori.label, dinas.status_ukur) == (90, "Tinggi", "diajukan")
    assert baris["Dinas Sosial"].status == "belum_mulai"
    isi = teks(jawaban)
    assert "2 dari 2" in isi and "90,00 %" in isi and "Rata-rata indikator" in isi and "BKPSDM" not in isi


def test_angka_magetan_2019(contoh):
    with pabrik.dalam(Pemda.objects.get(slug="magetan")):
        verifikator = pabrik.anggota("verifikator")
    isi = teks(pabrik.klien(verifikator).get("/magetan/2019/rekap/"))
    assert "95,51 %" in isi and "8 dari 8" in isi and "Baik Sekali" in isi
    assert "(contoh)" in isi and "1 perangkat daerah contoh tidak dihitung" in isi


def test_belum_waktunya_dihitung_tersendiri(d, verifikator):
    """Triwulan II: the OPD whose only IKU is yearly has nothing missing; the other one IKM filled in of three."""
    with pabrik.dalam(d.pemda):
        pabrik.target(d.ikm, "78,2", triwulan=2)
        simpan(d.ikm, "78,2", triwulan=2)
    jawaban = verifikator.get(f"{REKAP}?tw=2")
    baris = {b.record.nama: b.record for b in jawaban.context["tabel"].paginated_rows}
    bagian, dinas = baris["Bagian Organisasi"], baris["Dinas Kesehatan"]
    assert (*bagian.rata[2:4], bagian.rata.belum_waktunya) == (1, 0, 2) and bagian.kategori.label == "Sangat tinggi"
    assert (dinas.status_ukur, dinas.rata.tanpa_capaian, dinas.rata.belum_waktunya) == ("belum-waktunya", 0, 1)
    assert "Belum waktunya diukur" in teks(jawaban)
    assert nama(verifikator.get(f"{REKAP}?tw=2&ukur=belum-waktunya")) == ["Dinas Kesehatan"]


def test_rata_rata_sama_dengan_halaman_capaian(d, verifikator):
    """The roll-up is one: weighted sub-indicators give the Rekap and the page of the OPD the same mean."""
    with pabrik.dalam(d.pemda):
        for sub, bobot, nilai in zip(d.sub, (1, 3), ("3,6", "2,6"), strict=True):
            type(sub).objects.filter(pk=sub.pk).update(bobot=bobot)
            simpan(sub, nilai)
    baris = {b.record.nama: b.record for b in verifikator.get(REKAP).context["tabel"].paginated_rows}
    isi = verifikator.get("/magetan/2024/capaian/bagian-organisasi/").context["isi"]
    assert isi.sasaran[1].baris[0].persen == 62.5
    assert baris["Bagian Organisasi"].rata == isi.rata_indikator


def test_contoh_di_luar_hitungan(verifikator):
    ringkas = verifikator.get(REKAP).context["ringkas"]
    assert sorted(ringkas) == [("belum_mulai", "Belum mulai", 1), ("ditetapkan", "Ditetapkan", 2)]


@pytest.mark.parametrize(
    ("kueri", "hasil"),
    [
        ("?q=KESEHATAN", ["Dinas Kesehatan"]),
        ("?status=belum_mulai", ["Dinas Sosial"]),
        ("?status=draf", ["Dinas Contoh"]),
        ("?ukur=diajukan", ["Dinas Kesehatan"]),
        ("?kategori=Tinggi", ["Dinas Kesehatan"]),
        ("?kategori=tanpa", ["Bagian Organisasi", "Dinas Contoh", "Dinas Sosial"]),
        ("?status=entah", ["Bagian Organisasi", "Dinas Contoh", "Dinas Kesehatan", "Dinas Sosial"]),
        ("?ukur=draf&tw=1", []),
    ],
)
def test_saringan(verifikator, kueri, hasil):
    assert nama(verifikator.get(REKAP + kueri)) == hasil


@pytest.mark.parametrize("kolom", ["nama", "lembar", "status", "status_ukur", "persen", "tanpa_capaian", "kategori"])
def test_setiap_kolom_dapat_diurutkan(verifikator, kolom):
    naik = nama(verifikator.get(f"{REKAP}?urut={kolom}"))
    turun = nama(verifikator.get(f"{REKAP}?urut=-{kolom}"))
    assert sorted(naik) == sorted(turun) and len(naik) == 4 and naik != turun


def test_urut_rata_rata(verifikator):
    assert nama(verifikator.get(f"{REKAP}?urut=-persen"))[:2] == ["Bagian Organisasi", "Dinas Kesehatan"]


def test_baris_membuka_capaian(verifikator):
    isi = teks(verifikator.get(f"{REKAP}?tw=2"))
    assert 'data-href="/magetan/2024/capaian/dinas-kesehatan/?tw=2"' in isi


def test_lima_puluh_baris_sehalaman(d, verifikator):
    with pabrik.dalam(d.pemda):
        for _ in range(50):
            pabrik.instansi()
    jawaban = verifikator.get(REKAP)
    assert len(nama(jawaban)) == 50 and jawaban.context["tabel"].paginator.count == 54
    assert len(nama(verifikator.get(f"{REKAP}?hal=2"))) == 4


@pytest.mark.parametrize(
    ("siapa", "kode"), [("verifikator", 200), ("perencana", 403), ("pimpinan", 403), ("pembaca", 403), ("asing", 404)]
)
def test_hak(d, siapa, kode):
    assert pabrik.klien(getattr(d, siapa)).get(REKAP).status_code == kode


def test_jumlah_kueri_tetap(d, verifikator, django_assert_max_num_queries):
    with django_assert_max_num_queries(21) as satu:
        verifikator.get(REKAP)
    with pabrik.dalam(d.pemda):
        dunia_ukur.tambah_instansi(3)
    with django_assert_max_num_queries(len(satu)):
        verifikator.get(REKAP)


def test_tahun_yang_dihitung_dari_triwulan_menyebutnya(d, verifikator):
    """The year has figures although nobody entered it: "Belum diisi" beside them would contradict them."""
    with pabrik.dalam(d.pemda):
        satu = pabrik.indikator(pabrik.lembar(pabrik.penetapan(d.lain, 2024, berlaku=True)), target="9", **TRIWULANAN)
        simpan(satu, "8", triwulan=1)
    jawaban = verifikator.get(f"{REKAP}?ukur=dari-triwulan")
    assert nama(jawaban) == ["Dinas Sosial"] and "Dihitung dari triwulan" in teks(jawaban)
    for alamat in ("/magetan/2024/capaian/?q=Sosial", "/magetan/2024/capaian/dinas-sosial/"):
        isi = teks(verifikator.get(alamat))
        assert "Dihitung dari triwulan" in isi and "Belum diisi" not in isi
    with pabrik.dalam(d.pemda):
        simpan(satu, "8")
    assert nama(verifikator.get(f"{REKAP}?ukur=dari-triwulan")) == []


def test_dokumen_yang_direviu_tetap_berlaku_dan_keduanya_bernama(d, verifikator):
    """In force in two OPD; one of them has a review open: neither count can be read as the other."""
    with pabrik.dalam(d.pemda):
        pabrik.penetapan(d.dinas, 2024, versi_ke=2)
    dasbor, rekap = teks(verifikator.get("/magetan/2024/dasbor/")), teks(verifikator.get(REKAP))
    assert "Perangkat daerah dengan dokumen IKU dan IKI yang berlaku</div>" in dasbor and "2 dari 3" in dasbor
    for isi in (dasbor, rekap):
        ringkas = isi.split("Dokumen terbaru tiap perangkat daerah, termasuk reviu yang belum ditetapkan:")[1]
        assert "Ditetapkan</span> 1" in ringkas and "Draf</span> 1" in ringkas


def test_dasbor_saat_belum_ada_yang_waktunya(d, verifikator):
    """A triwulan in which nothing is due: no "dari 0 nilai", and the bars of the card say what they are."""
    for alamat in ("/magetan/2024/dasbor/dinas-kesehatan/?tw=2", "/magetan/2024/capaian/dinas-kesehatan/?tw=2"):
        isi = teks(verifikator.get(alamat))
        assert "belum ada nilai; 1 belum waktunya diukur" in isi and "dari 0" not in isi
    kartu = teks(verifikator.get("/magetan/2024/dasbor/dinas-kesehatan/?tw=2")).split('"kartu-indikator"')[1]
    assert 'Belum waktunya diukur</span> <span class="redup">batang: realisasi antar tahun,</span>' in kartu
    assert "belum ada perangkat daerah yang punya nilai" in teks(verifikator.get("/magetan/2024/dasbor/?tw=2"))
