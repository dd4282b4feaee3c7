"""The level a pemda measures at: whose sheets count, which are complete, the way from one jabatan to the next."""

from html import unescape

import pytest

from indikator.domain.alur import pengukuran as alur_pengukuran
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import simpan

pytestmark = pytest.mark.django_db
LEMBAR = "/magetan/2024/realisasi/bagian-organisasi/"
JENIS = ("pimpinan", "administrator", "pengawas", "fungsional", "pelaksana")


@pytest.fixture
def d():
    """A sheet with one indicator for every kind of jabatan, beside those of dunia_ukur (Analis: pelaksana)."""
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda):
        for nomor, jenis in enumerate(JENIS, 1):
            lembar = pabrik.lembar(
                d.dokumen, pabrik.jabatan(d.instansi, f"Jabatan {jenis}", jenis=jenis), urutan=nomor
            )
            setattr(d, jenis, pabrik.indikator(lembar, f"Kinerja {jenis}", target="10", frekuensi="triwulan"))
    return d


def tingkat(d, nilai: str) -> None:
    type(d.pemda).objects.filter(pk=d.pemda.pk).update(tingkat_pengukuran=nilai)
    d.pemda.refresh_from_db()


def halaman(d, kueri: str = "?tw=2") -> str:
    return " ".join(unescape(pabrik.klien(d.perencana).get(LEMBAR + kueri).content.decode()).split())


def panel(isi: str) -> str:
    return isi.split('id="ringkas-pengukuran"')[1].split("</section>")[0]


@pytest.mark.parametrize(("nilai", "jumlah"), [("instansi", 0), ("administrator", 2), ("pengawas", 3), ("semua", 5)])
def test_hanya_jabatan_yang_diukur_dihitung(d, nilai, jumlah):
    tingkat(d, nilai)
    isi = halaman(d)
    assert (f"0 dari {jumlah} jabatan lengkap" in panel(isi)) == bool(jumlah)
    assert isi.split('id="pilih-lembar"')[1].split("</select>")[0].count("(tidak diukur)") == 6 - jumlah - (
        nilai == "semua"
    )
    with pabrik.dalam(d.pemda):
        kalimat = alur_pengukuran.anjuran(d.instansi, 2024, 2)
    lembar = f"{jumlah} indikator di {jumlah} lembar IKI belum punya realisasi."
    assert (lembar in kalimat) == bool(jumlah) and len(kalimat) == 1 + bool(jumlah)


def test_yang_lengkap_hilang_dari_daftar(d):
    tingkat(d, "pengawas")
    with pabrik.dalam(d.pemda):
        simpan(d.pimpinan, "9", triwulan=2)
        simpan(d.fungsional, "9", triwulan=2)  # not measured: may be filled in, does not count
    isi = halaman(d)
    daftar = panel(isi).split("2 jabatan belum lengkap")[1].split("</details>")[0]
    assert "1 dari 3 jabatan lengkap" in panel(isi) and 'value="1"' in panel(isi)
    assert "Jabatan administrator" in daftar and "0 dari 1" in daftar and "Jabatan pimpinan" not in daftar
    assert f"{LEMBAR}?tw=2&lembar={d.pengawas.lembar_id}" in daftar
    assert "✓ Jabatan pimpinan (lengkap)" in isi and "Jabatan fungsional (tidak diukur)" in isi


def test_yang_belum_waktunya_tidak_dihitung(d):
    tingkat(d, "pengawas")
    with pabrik.dalam(d.pemda):
        type(d.pengawas).objects.filter(pk=d.pengawas.pk).update(frekuensi="tahunan")
    isi = halaman(d)
    assert "0 dari 2 jabatan lengkap" in panel(isi) and "Jabatan pengawas (belum waktunya)" in isi


def test_sebelum_dan_sesudah_membawa_triwulan(d):
    tingkat(d, "administrator")
    isi = halaman(d, f"?tw=2&lembar={d.pimpinan.lembar_id}")
    tautan = isi.split('aria-label="Lembar sebelum dan sesudah"')[1].split("</nav>")[0]
    assert f'rel="prev" href="{LEMBAR}?tw=2"' in tautan  # the IKU
    assert f'rel="next" href="{LEMBAR}?tw=2&lembar={d.administrator.lembar_id}"' in tautan
    isi = halaman(d, f"?tw=2&lembar={d.administrator.lembar_id}")
    assert 'rel="next"' not in isi  # the others are not measured
    isi = halaman(d, f"?tw=2&lembar={d.fungsional.lembar_id}")
    assert f"lembar={d.administrator.lembar_id}" in isi.split('rel="prev"')[1]


def test_menyimpan_memperbarui_kemajuan(d):
    tingkat(d, "administrator")
    url = f"{LEMBAR}{d.pimpinan.pk}/cepat/?tw=2"
    jawaban = pabrik.klien(d.perencana).post(url, {"teks": "9", "versi": 0}, headers={"HX-Request": "true"})
    assert "1 dari 2 jabatan lengkap" in jawaban.content.decode()


def test_pemda_lain_tidak_ikut(d):
    """The level of one pemda says nothing of another."""
    tingkat(d, "instansi")
    with pabrik.dalam(d.pemda_asing):
        orang = pabrik.anggota("perencana", d.instansi_asing)
        dokumen = d.indikator_asing.lembar.penetapan
        lembar = pabrik.lembar(dokumen, pabrik.jabatan(d.instansi_asing, "Kepala Badan", jenis="pimpinan"))
        pabrik.indikator(lembar, target="10")
    isi = pabrik.klien(orang).get("/paser/2024/realisasi/bkpsdm/").content.decode()
    assert "0 dari 1 jabatan lengkap" in isi
