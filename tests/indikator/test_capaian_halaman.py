"""Pengukuran kinerja of an OPD and the list of OPD: figures, averages, categories, what is missing."""

import re

import pytest

from indikator.domain import capaian, pk, target_berlaku
from indikator.domain.alur import pengukuran as alur_pengukuran
from indikator.models import Capaian, Pengukuran
from laporan.domain.isi_pengukuran import susun_pengukuran
from organisasi.models import Jejak, Pemda
from tests import pabrik
from tests.basis import kueri
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


def test_triwulan_tanpa_target_sendiri(d):
    """Without a target of the triwulan only kemajuan is known; the year shows it, marked and without a category."""
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "40", triwulan=1)
    jawaban = pabrik.klien(d.perencana).get(f"{HALAMAN}?tw=1")
    baris = jawaban.context["isi"].baris[0]
    assert "Triwulan I 2024" in teks(jawaban) and "dokumen IKU/IKI, setahun" in teks(jawaban)
    assert baris.persen is None and baris.keterangan.startswith("Belum ada target triwulan")
    assert baris.sd.bukti_kemajuan == "40 ÷ 78,2 × 100 = 51,15 %"
    jawaban = pabrik.klien(d.perencana).get(HALAMAN)
    baris = jawaban.context["isi"].baris[0]
    assert "40 (s.d. Triwulan I)" in teks(jawaban) and "51,15 %" in teks(jawaban)
    assert baris.belum_final and baris.kategori is None and "belum final" in baris.keterangan


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
        pabrik.tandatangani(perjanjian)
        tahunan, terkunci = Capaian.objects.order_by("realisasi__pengukuran__triwulan")
        assert (tahunan.sumber_target, tahunan.bukti_hitung) == ("pk", "79,41 ÷ 80 × 100 = 99,26 %")
        assert (terkunci.sumber_target, terkunci.target_teks) == (target_berlaku.SUMBER_PENETAPAN, "78,2")
        assert capaian.segarkan(d.instansi, [2023], oleh=mesin) == 0
        jejak = Jejak.objects.get(tindakan="hitung")
        assert jejak.perubahan == {
            "perhitungan capaian": ["79,41 ÷ 78,2 × 100 = 101,55 %", "79,41 ÷ 80 × 100 = 99,26 %"]
        }
        assert (jejak.model, jejak.objek_id) == ("indikator.Realisasi", tahunan.realisasi_id)
        assert capaian.segarkan(d.instansi, [2024], oleh=mesin) == 1  # nothing changed: no second audit row
        assert Jejak.objects.filter(tindakan="hitung").count() == 1
    isi = tabel(teks(pabrik.klien(d.perencana).get(HALAMAN)))
    assert "99,26 %" in isi and "PK</span>" in isi


@pytest.mark.parametrize("status", ["diajukan", "terverifikasi", "dikunci"])
def test_yang_diajukan_tetap_dengan_targetnya(d, status):
    """A new PK does not touch what was submitted: row, proof and print show the target the figure rests on."""
    with pabrik.dalam(d.pemda) as mesin:
        r = simpan(d.ikm, "79,41")
        Pengukuran.objects.update(status=status)
        pabrik.tandatangani(pk.buat(oleh=mesin, instansi=d.instansi, tahun=2024, baris=[(d.ikm, "80")]))
        utama = susun_pengukuran(d.instansi, 2024).tabel[0]
        assert not Jejak.objects.filter(tindakan="hitung").exists()
    beda = "Target sekarang 80; capaian dihitung dengan target saat diajukan."
    klien = pabrik.klien(d.perencana)
    baris = tabel(teks(klien.get(HALAMAN))).split("</tr>")[0]
    assert "101,55 %" in baris and "78,2<br>" in baris and "menurut dokumen IKU/IKI</span>" in baris and beda in baris
    bukti = teks(klien.get(f"/magetan/2024/capaian/bukti/{r.pk}/"))
    assert "79,41 ÷ 78,2 × 100 = 101,55 %" in bukti and beda in bukti
    assert beda in teks(klien.get("/magetan/2024/realisasi/bagian-organisasi/"))
    assert utama.baris[0].sel[3].teks == "78,2" and f"{d.ikm.nama}: {beda}" in utama.catatan


def test_dibuka_lagi_mengikuti_target_sekarang(d):
    with pabrik.dalam(d.pemda) as mesin:
        r = simpan(d.ikm, "79,41")
        ukur = alur_pengukuran.jalankan(r.pengukuran, "ajukan", oleh=mesin)
        pabrik.tandatangani(pk.buat(oleh=mesin, instansi=d.instansi, tahun=2024, baris=[(d.ikm, "80")]))
        assert Capaian.objects.get().target_teks == "78,2"
        alur_pengukuran.jalankan(ukur, "tolak", oleh=mesin, alasan="Periksa.")
        assert Capaian.objects.get().bukti_hitung == "79,41 ÷ 80 × 100 = 99,26 %"
    isi = teks(pabrik.klien(d.perencana).get(f"/magetan/2024/capaian/bukti/{r.pk}/"))
    assert "menghitung ulang realisasi" in isi and "Target sekarang" not in isi


def test_belum_waktunya_bukan_data_hilang(d):
    """In triwulan I only IKM (triwulanan) is due: the yearly ones are neither missing nor against the category."""
    with pabrik.dalam(d.pemda):
        pabrik.target(d.ikm, "78,2", triwulan=1)
        simpan(d.ikm, "78,2", triwulan=1)
    jawaban = pabrik.klien(d.perencana).get(f"{HALAMAN}?tw=1")
    isi = jawaban.context["isi"]
    assert [(r.jumlah, r.tanpa_capaian, r.belum_waktunya) for r in isi.rata] == [(1, 0, 3), (1, 0, 2), (1, 0, 1)]
    assert isi.kategori is not None and isi.sasaran[0].kategori is not None
    assert ("Belum waktunya diukur", "belum-waktunya", 2) in isi.per_kategori
    assert ("Tanpa capaian", "tanpa-data", 0) in isi.per_kategori
    halaman = teks(jawaban)
    assert "tanpa capaian" not in halaman and "belum diisi" not in tabel(halaman)
    assert tabel(halaman).count("Belum waktunya diukur") == 8  # 3 rows twice, the rolled-up one, a mean
    with pabrik.dalam(d.pemda):
        dahulu = pabrik.realisasi(d.inovasi, "19", triwulan=1)  # entered before: it is shown, and still not due
        capaian.hitung_realisasi(dahulu)
    isi = pabrik.klien(d.perencana).get(f"{HALAMAN}?tw=1").context["isi"]
    assert (isi.baris[1].realisasi_teks, isi.baris[1].belum_waktunya) == ("19", True)
    assert "Belum waktunya diukur sampai triwulan I." in isi.baris[1].keterangan and isi.kategori is not None


@pytest.mark.parametrize(
    ("realisasi", "kalimat"),
    [
        ("WTP", "WTP terhadap target WTP = 100,00 %"),
        ("WDP", "Tidak tercapai: WDP terhadap target WTP."),
        ("-", "Belum ada realisasi, capaian tidak dapat dihitung."),
    ],
)
def test_target_berupa_predikat(d, realisasi, kalimat):
    with pabrik.dalam(d.pemda):
        r = simpan(pabrik.indikator(d.lembar, "Opini BPK", target="WTP"), realisasi)
    bukti = teks(pabrik.klien(d.perencana).get(f"/magetan/2024/capaian/bukti/{r.pk}/"))
    assert kalimat in bukti and "Belum ada target" not in bukti


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
    with django_assert_max_num_queries(kueri(29)) as satu:
        pembaca.get(HALAMAN)
    with django_assert_max_num_queries(kueri(20)) as daftar:
        pembaca.get("/magetan/2024/capaian/")
    with pabrik.dalam(d.pemda):
        dunia_ukur.tambah_indikator(d, 3)
        dunia_ukur.tambah_instansi(3)
    with django_assert_max_num_queries(len(satu)):
        pembaca.get(HALAMAN)
    with django_assert_max_num_queries(len(daftar)):
        pembaca.get("/magetan/2024/capaian/")
