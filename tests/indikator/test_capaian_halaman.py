"""Pengukuran kinerja of an OPD and the list of OPD: figures, averages, categories, what is missing."""

import re

import pytest

from indikator.domain import capaian, pk, target_berlaku
from indikator.models import Capaian, Pengukuran
from organisasi.models import Pemda
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import simpan

HALAMAN = "/magetan/2024/capaian/bagian-organisasi/"
MAGETAN_2019 = ["101,55", "123,68", "111,54", "75,00", "115,35", "100,00", "45,83", "28,11", "47,69", "44,12"]


@pytest.fixture
def d(db):
    return dunia_ukur.susun()


def teks(jawaban) -> str:
    return " ".join(jawaban.content.decode().replace("\xa0", " ").split())


def tabel(isi: str) -> str:
    return isi.split("<tbody>")[1].split("</tbody>")[0]


def test_angka_magetan_2019(contoh):
    """The LKjIP table from the loaded example, in its order (issue A)."""
    pemda = Pemda.objects.get(slug="magetan")
    with pabrik.dalam(pemda):
        verifikator = pabrik.anggota("verifikator")
    isi = teks(pabrik.klien(verifikator).get("/magetan/2019/capaian/bagian-organisasi/"))
    angka = re.findall(r'title="[^"]*">([0-9,]+) %</a>', tabel(isi))
    assert angka == MAGETAN_2019
    assert "Kategori capaian LKjIP Bagian Organisasi 2019" in isi and "41,44 %" in tabel(isi)
    for nama, nilai in (("nilai terukur", "79,29 %"), ("indikator", "95,51 %"), ("sasaran", "97,04 %")):
        assert re.search(rf"Rata-rata {nama}</div> <div class=\"tampil-nilai\">{nilai}", isi)


def test_rata_rata_bernama_dengan_banyaknya(d):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "78,2")
        simpan(d.sub[0], "1,8")
    isi = teks(pabrik.klien(d.perencana).get(HALAMAN))
    assert "dari 2 nilai, 2 tanpa capaian tidak ikut dirata-ratakan" in isi  # measured values: 2 of 4
    assert "(100,00 + 50,00) ÷ 2 = 75,00 %" in isi
    assert "2 tanpa capaian" in isi and 'class="angka tanpa-data"' in isi
    assert "Tanpa capaian</span> <strong>2</strong>" in isi  # rb is rolled up but incomplete: no category


def test_data_hilang_tidak_pernah_berkategori(d):
    with pabrik.dalam(d.pemda):
        simpan(d.sub[0], "3,6")
    isi = tabel(teks(pabrik.klien(d.perencana).get(HALAMAN)))
    assert isi.count("kategori-latar") == 1  # only the measured sub-indicator
    assert "belum diisi" in isi and "belum ada" in isi


def test_sementara_bertanda_dan_bercatatan(d):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "79,41", sifat="sementara")
    isi = teks(pabrik.klien(d.perencana).get(HALAMAN))
    assert "79,41 *)" in isi and "*) Angka sementara." in isi
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "79,41", sifat="tetap")
    assert "*)" not in teks(pabrik.klien(d.perencana).get(HALAMAN))


def test_triwulan_memakai_target_setahun(d):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "40", triwulan=1)
    isi = teks(pabrik.klien(d.perencana).get(f"{HALAMAN}?tw=1"))
    assert "Triwulan I 2024" in isi and "dokumen, setahun" in isi and "51,15 %" in isi
    assert "51,15" not in teks(pabrik.klien(d.perencana).get(HALAMAN))


def test_cetak_membawa_letaknya(d):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "40", triwulan=1)
    isi = teks(pabrik.klien(d.perencana).get(f"{HALAMAN}?tw=1"))
    for nama, nilai in (("jenis", "pengukuran"), ("instansi", "bagian-organisasi"), ("tahun", "2024"), ("tw", "1")):
        assert f'name="{nama}" value="{nilai}"' in isi


def test_pk_menang_dan_capaian_dihitung_ulang(d):
    """Signing the PK changes the target in force; the stored capaian follows, a locked one does not."""
    with pabrik.dalam(d.pemda) as mesin:
        simpan(d.ikm, "79,41")
        simpan(d.ikm, "79,41", triwulan=4)
        Pengukuran.objects.filter(triwulan=4).update(status="dikunci")
        perjanjian = pk.buat(oleh=mesin, instansi=d.instansi, tahun=2024, baris=[(d.ikm, "80")])
        pk.tandatangani(perjanjian, oleh=mesin)
        tahunan, terkunci = Capaian.objects.order_by("realisasi__pengukuran__triwulan")
        assert (tahunan.sumber_target, tahunan.bukti_hitung) == ("pk", "79,41 ÷ 80 × 100 = 99,26 %")
        assert (terkunci.sumber_target, terkunci.target_teks) == (target_berlaku.SUMBER_PENETAPAN, "78,2")
        assert capaian.segarkan(d.instansi, [2023]) == 0
    isi = tabel(teks(pabrik.klien(d.perencana).get(HALAMAN)))
    assert "99,26 %" in isi and "PK</span>" in isi


def test_kosong_ada_langkahnya(d):
    isi = teks(pabrik.klien(d.luar).get("/magetan/2024/capaian/dinas-sosial/"))
    assert "Belum ada IKU yang berlaku tahun ini." in isi and 'action="/magetan/cetak/"' not in isi


def test_daftar_opd(d):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "78,2")
    assert pabrik.klien(d.perencana).get("/magetan/2024/capaian/").url == HALAMAN
    verifikator = pabrik.klien(d.verifikator)
    isi = teks(verifikator.get("/magetan/2024/capaian/"))
    assert "100,00 %" in isi and "Dinas Sosial" in isi and "belum ada kategori" in isi and "BKPSDM" not in isi
    assert verifikator.get("/magetan/2024/capaian/?q=sosial").context["tabel"].paginator.count == 1
    assert "Tidak ada yang cocok" in teks(verifikator.get("/magetan/2024/capaian/?q=zzz"))


def test_pembaca_hanya_melihat_yang_terverifikasi(d):
    """Draft figures are for the OPD and the examiners; the list, the page, the proof and the print agree."""
    with pabrik.dalam(d.pemda):
        r = simpan(d.ikm, "78,2")
    pembaca = pabrik.klien(d.pembaca)
    bukti = f"/magetan/2024/capaian/bukti/{r.pk}/"
    assert "100,00 %" not in teks(pembaca.get("/magetan/2024/capaian/")) + teks(pembaca.get(HALAMAN))
    assert pembaca.get(bukti).status_code == 403 and pembaca.get("/magetan/2024/realisasi/").status_code == 403
    with pabrik.dalam(d.pemda):
        Pengukuran.objects.update(status="terverifikasi")
    assert "100,00 %" in teks(pembaca.get("/magetan/2024/capaian/")) and "100,00 %" in teks(pembaca.get(HALAMAN))
    assert pembaca.get(bukti).status_code == 200


@pytest.mark.parametrize(("siapa", "kode"), [("luar", 403), ("asing", 404), ("pimpinan", 200), ("pembaca", 200)])
def test_hak_lihat(d, siapa, kode):
    assert pabrik.klien(getattr(d, siapa)).get(HALAMAN).status_code == kode


def test_slug_tak_dikenal(d):
    assert pabrik.klien(d.pembaca).get("/magetan/2024/capaian/entah/").status_code == 404


def test_jumlah_kueri_tetap(d, django_assert_max_num_queries):
    pembaca = pabrik.klien(d.pembaca)
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "79,41")
    with django_assert_max_num_queries(29) as satu:
        pembaca.get(HALAMAN)
    with django_assert_max_num_queries(20) as daftar:
        pembaca.get("/magetan/2024/capaian/")
    with pabrik.dalam(d.pemda):
        dunia_ukur.tambah_indikator(d, 3)
        dunia_ukur.tambah_instansi(3)
    with django_assert_max_num_queries(len(satu)):
        pembaca.get(HALAMAN)
    with django_assert_max_num_queries(len(daftar)):
        pembaca.get("/magetan/2024/capaian/")
