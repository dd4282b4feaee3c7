"""The page of the rencana aksi: a row at a time with htmx, all at once without, conflicts, locked triwulan."""

import json

import pytest

from indikator.models import Target
from tests import pabrik
from tests.basis import kueri
from tests.indikator import dunia_triwulan as dunia
from tests.indikator.dunia_ukur import simpan
from tests.indikator.halaman_ukur import teks

HALAMAN = "/magetan/2024/realisasi/bagian-organisasi/target/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def d(db):
    return dunia.susun()


@pytest.fixture
def perencana(d):
    return pabrik.klien(d.perencana)


def isi(indikator, *target: str, semula=("", "", "", ""), versi: int = 0) -> dict:
    """What a browser sends of one row."""
    kolom = {f"{indikator.pk}-tw{tw}": satu for tw, satu in enumerate(target, 1)}
    return kolom | {f"{indikator.pk}-versi": versi, f"{indikator.pk}-semula": json.dumps(list(semula))}


def tersimpan(d, indikator) -> list[str]:
    with pabrik.dalam(d.pemda):
        semua = Target.objects.filter(indikator=indikator, triwulan__gt=0).exclude(teks="").order_by("triwulan")
        return list(semua.values_list("teks", flat=True))


def test_dari_lembar_realisasi_dengan_target_setahun(d, perencana):
    assert HALAMAN in teks(perencana.get("/magetan/2024/realisasi/bagian-organisasi/?tw=2"))
    halaman = teks(perencana.get(HALAMAN))
    baris = halaman.split(f'id="baris-{d.latih.pk}"')[1].split("</tr>")[0]
    assert "25%" in baris and baris.count("<input") == 6  # four targets, the version, what the page showed
    tahunan = halaman.split(f'id="baris-{d.opini.pk}"')[1].split("</tr>")[0]
    assert tahunan.count("tidak diukur") == 3
    induk = halaman.split(f'id="baris-{d.rb.pk}"')[1].split("</tr>")[0]
    assert "Diisi pada sub-indikatornya" in induk and "<input" not in induk
    assert "Jumlah laporan" in teks(perencana.get(f"{HALAMAN}?lembar={d.iki.pk}"))


def test_satu_baris_disimpan_htmx(d, perencana):
    kiriman = isi(d.dok_rencana, "1 dokumen", "1 dokumen", "", "") | isi(d.latih, "x", "", "", "")
    jawaban = perencana.post(HALAMAN, kiriman | {"baris": d.dok_rencana.pk}, headers=HTMX)
    assert jawaban.status_code == 200 and "dibaca I 1 · II 1" in teks(jawaban)
    assert f'name="{d.dok_rencana.pk}-versi" value="2"' in teks(jawaban)
    assert tersimpan(d, d.dok_rencana) == ["1 dokumen"] * 2 and tersimpan(d, d.latih) == []


def test_beda_dengan_target_setahun_diperingatkan(d, perencana):
    kiriman = isi(d.dok_rencana, "1 dokumen", "1 dokumen", "2 dokumen", "2 dokumen") | {"baris": d.dok_rencana.pk}
    jawaban = perencana.post(HALAMAN, kiriman, headers=HTMX)
    assert "Target s.d. triwulan IV (6) berbeda dari target setahun (3)." in teks(jawaban)


def test_semua_sekaligus_tanpa_javascript(d, perencana):
    kiriman = (
        isi(d.dok_rencana, "1", "1", "1", "0") | isi(d.latih, "5%", "10%", "15%", "25%") | isi(d.aduan, *[""] * 4)
    )
    jawaban = perencana.post(HALAMAN, kiriman, follow=True)
    assert jawaban.redirect_chain[0][0] == HALAMAN and "Target triwulan 2 indikator tersimpan." in teks(jawaban)
    assert tersimpan(d, d.latih) == ["5%", "10%", "15%", "25%"]
    assert "Tidak ada target yang berubah." in teks(perencana.post(HALAMAN, {}, follow=True))


def test_sebagian_salah_yang_lain_tersimpan(d, perencana):
    kiriman = isi(d.latih, "5%", "10%", "15%", "25%") | isi(d.aduan, "x" * 201, "6", "9", "12")
    jawaban = perencana.post(HALAMAN, kiriman)
    halaman = teks(jawaban)
    assert jawaban.status_code == 200 and "Belum tersimpan." in halaman and "200 karakter" in halaman
    assert "x" * 201 in halaman and "Target triwulan 1 indikator tersimpan." in halaman
    assert tersimpan(d, d.latih) and not tersimpan(d, d.aduan)


def test_bentrok_menunjukkan_keduanya(d, perencana):
    with pabrik.dalam(d.pemda):
        dunia.target(d.latih, "4%", "", "", "")
    kiriman = isi(d.latih, "5%", "", "", "") | {"baris": d.latih.pk}
    jawaban = perencana.post(HALAMAN, kiriman, headers=HTMX)
    assert jawaban.status_code == 409 and "Target Triwulan I tersimpan sekarang: <strong>4%</strong>" in teks(jawaban)
    assert tersimpan(d, d.latih) == ["4%"]
    lagi = perencana.post(HALAMAN, isi(d.latih, "5%", "", "", "", versi=1) | {"baris": d.latih.pk}, headers=HTMX)
    assert lagi.status_code == 200 and tersimpan(d, d.latih) == ["5%"]


def test_baris_yang_tidak_disentuh_tidak_bentrok(d, perencana):
    """A colleague changed another row meanwhile: saving all does not touch it."""
    with pabrik.dalam(d.pemda):
        dunia.target(d.aduan, "3", "", "", "")
    jawaban = perencana.post(HALAMAN, isi(d.latih, "5%", "", "", "") | isi(d.aduan, *[""] * 4))
    assert jawaban.status_code == 302 and tersimpan(d, d.aduan) == ["3"] and tersimpan(d, d.latih) == ["5%"]


def test_triwulan_yang_sudah_diajukan_tetap(d, perencana):
    with pabrik.dalam(d.pemda):
        dunia.target(d.aduan, "3", "6", "9", "12")
        simpan(d.aduan, "3", triwulan=1)
        dunia.verifikasi(d, 1, "ajukan")
    baris = teks(perencana.get(HALAMAN)).split(f'id="baris-{d.aduan.pk}"')[1].split("</tr>")[0]
    assert f'name="{d.aduan.pk}-tw1"' not in baris and "realisasinya sudah diajukan" in baris
    semula = ("3", "6", "9", "12")
    with pabrik.dalam(d.pemda):
        versi = sum(Target.objects.filter(indikator=d.aduan, triwulan__gt=0).values_list("versi", flat=True))
    kiriman = isi(d.aduan, "1", "7", "9", "12", semula=semula, versi=versi)
    assert perencana.post(HALAMAN, kiriman).status_code == 302
    assert tersimpan(d, d.aduan) == ["3", "7", "9", "12"]


def test_target_menghitung_ulang_capaian(d, perencana):
    with pabrik.dalam(d.pemda):
        simpan(d.aduan, "3", triwulan=1)
    perencana.post(HALAMAN, isi(d.aduan, "4", "", "", ""))
    assert "75,00" in teks(perencana.get("/magetan/2024/realisasi/bagian-organisasi/?tw=1"))


def test_tanpa_dokumen_ada_langkahnya(d):
    halaman = teks(pabrik.klien(d.luar).get("/magetan/2024/realisasi/dinas-sosial/target/"))
    assert "Belum ada dokumen IKU dan IKI yang berlaku tahun ini." in halaman


def test_pemeriksa_melihat_tanpa_isian(d):
    with pabrik.dalam(d.pemda):
        dunia.target(d.latih, "5%", "10%", "15%", "25%")
    verifikator = pabrik.klien(d.verifikator)
    halaman = teks(verifikator.get(HALAMAN))
    assert "10%" in halaman and "Simpan target" not in halaman and f"{d.latih.pk}-tw1" not in halaman
    assert verifikator.post(HALAMAN, isi(d.latih, "1", "", "", "")).status_code == 403
    assert tersimpan(d, d.latih)[0] == "5%"


@pytest.mark.parametrize(("siapa", "kode"), [("luar", 403), ("pembaca", 403), ("asing", 404)])
def test_orang_lain_ditolak(d, siapa, kode):
    klien = pabrik.klien(getattr(d, siapa))
    assert klien.get(HALAMAN).status_code == kode
    assert klien.post(HALAMAN, isi(d.latih, "1", "", "", "")).status_code == kode
    assert not tersimpan(d, d.latih)


def test_baris_dan_lembar_asing_tidak_ditemukan(d, perencana):
    kiriman = isi(d.indikator_asing, "1", "", "", "") | {"baris": d.indikator_asing.pk}
    assert perencana.post(HALAMAN, kiriman, headers=HTMX).status_code == 404
    assert perencana.get(f"{HALAMAN}?lembar=999999").status_code == 404


def test_jumlah_kueri_tetap(d, perencana, django_assert_num_queries):
    with pabrik.dalam(d.pemda):
        dunia.target(d.latih, "5%", "10%", "15%", "25%")
    perencana.get(HALAMAN)  # fills what is kept between requests
    with django_assert_num_queries(kueri(22)):
        perencana.get(HALAMAN)
    with pabrik.dalam(d.pemda):
        for _ in range(2):
            dunia.target(pabrik.indikator(d.lembar, target="10", sasaran=d.sasaran, frekuensi="triwulan"), *"1234")
    with django_assert_num_queries(kueri(22)):
        perencana.get(HALAMAN)
