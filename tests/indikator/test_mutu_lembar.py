"""Quality notes on the sheets and on the list of jabatan: on their row, counted, for those who may see drafts."""

import pytest
from django.utils.html import escape

from indikator.domain.catatan_mutu import catatan_dokumen
from indikator.models import PengecualianMutu
from tests import pabrik
from tests.indikator.dunia_rencana import buka, jumlah_kueri, susun, teks

pytestmark = pytest.mark.django_db
MELIHAT, TIDAK_MELIHAT = ("perencana", "pimpinan", "verifikator"), ("pembaca", "penomoran")


@pytest.fixture
def d():
    """`disiplin` has RUM-01 (salah); both rows of `layanan` say only where the data are kept (SMB-01)."""
    dunia = susun(reviu=False)
    with pabrik.dalam(dunia.pemda):
        dunia.disiplin = pabrik.indikator(dunia.iki, "Persentase pegawai disiplin", rumus="Jumlah pegawai disiplin")
        dunia.layanan = [
            pabrik.indikator(dunia.iki, f"Jumlah {kata}", target="9 orang", sumber_data="Sub Bagian Umum")
            for kata in ("pasien dilayani", "bidan dilatih")
        ]
        dunia.lembar_kasubag = pabrik.lembar(dunia.berlaku, dunia.kasubag, urutan=3)
        dunia.penomoran = pabrik.anggota("penomoran")
    return dunia


def alamat(d) -> str:
    return f"2024/iki/dinkes/{d.iki.pk}/"


def baris(halaman: str, indikator) -> str:
    """The part of the page that is the row."""
    mulai = halaman.index(f'id="indikator-{indikator.pk}"')
    return halaman[mulai : halaman.index("</tr>", mulai)]


def catatan_baris(d, indikator, aturan: str):
    with pabrik.dalam(d.pemda):
        daftar = catatan_dokumen(d.berlaku, 2024).per_indikator[indikator.pk].daftar
    return next(c.temuan for c in daftar if c.temuan.aturan == aturan)


def kecualikan(d, aturan: str) -> None:
    with pabrik.dalam(d.pemda):
        satu = next(c for c in catatan_dokumen(d.berlaku, 2024).daftar if c.temuan.aturan == aturan)
        isi = {"aturan": aturan, "sidik": satu.temuan.sidik, "kalimat": satu.temuan.kalimat, "alasan": "Sudah benar"}
        pabrik._buat(PengecualianMutu, instansi=d.dinkes, **isi)


@pytest.mark.parametrize("siapa", MELIHAT)
def test_baris_memuat_jumlah_kalimat_dan_perbaikan(d, siapa):
    satu = baris(teks(buka(d, siapa, alamat(d))), d.disiplin)
    assert '<span class="status status-salah">1 salah</span>' in satu  # the word, not the colour alone
    temuan = catatan_baris(d, d.disiplin, "RUM-01")
    assert "<details" in satu and escape(temuan.kalimat) in satu and escape(temuan.saran) in satu


@pytest.mark.parametrize("siapa", TIDAK_MELIHAT)
def test_pembaca_dan_penomoran_tidak_melihat_catatan(d, siapa):
    for satu in (alamat(d), "2024/iki/dinkes/", "2024/iku/dinkes/"):
        halaman = teks(buka(d, siapa, satu))
        assert "Catatan kualitas" not in halaman and "status-salah" not in halaman and "RUM-01" not in halaman


def test_catatan_beberapa_baris_ada_di_setiap_barisnya_dan_dihitung_sekali(d):
    halaman = teks(buka(d, "perencana", alamat(d)))
    for satu in d.layanan:
        assert "SMB-01" in baris(halaman, satu) and "(2 baris)" in baris(halaman, satu)
    assert "SMB-01" not in baris(halaman, d.disiplin)
    with pabrik.dalam(d.pemda):
        ringkas = catatan_dokumen(d.berlaku, 2024).per_lembar[d.iki.pk].ringkas
    kepala = halaman[halaman.index("catatan-kepala") : halaman.index("<article")]
    assert f"{ringkas.salah} salah" in kepala and f"{ringkas.peringatan} peringatan" in kepala


def test_hanya_perencana_ditawari_mengecualikan(d):
    satu = baris(teks(buka(d, "perencana", alamat(d))), d.disiplin)
    assert "/mutu/dinkes/" in satu and f"%23indikator-{d.disiplin.pk}" in satu
    for siapa in ("pimpinan", "verifikator"):
        halaman = teks(buka(d, siapa, alamat(d)))
        assert ">Kecualikan" not in halaman and "form-catatan" not in halaman


def test_tautan_ubah_hanya_di_draf(d):
    assert "Ubah indikator ini" not in teks(buka(d, "perencana", alamat(d)))
    with pabrik.dalam(d.pemda):
        type(d.berlaku).objects.filter(pk=d.berlaku.pk).update(status="draf")
        type(d.iki).objects.filter(pk=d.iki.pk).update(status="draf")
    assert "Ubah indikator ini" in baris(teks(buka(d, "perencana", alamat(d))), d.disiplin)
    assert "Ubah indikator ini" not in teks(buka(d, "verifikator", alamat(d)))


def test_yang_dikecualikan_redup_dengan_alasan(d):
    kecualikan(d, "RUM-01")
    satu = baris(teks(buka(d, "verifikator", alamat(d))), d.disiplin)
    assert "1 dikecualikan" in satu and "1 salah" not in satu
    assert '<li class="dikecualikan">' in satu and "Sudah benar" in satu and "Batalkan" not in satu
    assert "Batalkan pengecualian" in baris(teks(buka(d, "perencana", alamat(d))), d.disiplin)


def test_alasan_tidak_dapat_menyisipkan_html(d):
    kecualikan(d, "RUM-01")
    with pabrik.dalam(d.pemda):
        PengecualianMutu.objects.update(alasan="<script>alert(1)</script>")
    assert "<script>alert" not in buka(d, "verifikator", alamat(d)).content.decode()


def test_daftar_jabatan_menyebut_jumlah_per_lembar(d):
    halaman = teks(buka(d, "verifikator", "2024/iki/dinkes/"))
    analis = halaman[halaman.index(f"/iki/dinkes/{d.iki.pk}/") :].partition("</li>")[0]
    kasubag = halaman[halaman.index(f"/iki/dinkes/{d.lembar_kasubag.pk}/") :].partition("</li>")[0]
    assert "1 salah" in analis and "status-salah" not in kasubag and "status-peringatan" not in kasubag


def test_lembar_iku(d):
    halaman = teks(buka(d, "perencana", "2024/iku/dinkes/"))
    assert escape(catatan_baris(d, d.inovasi, "RTI-02").kalimat) in baris(halaman, d.inovasi)


def test_jumlah_kueri_tetap(d):
    """The linter adds a constant: the same number with 1 and with 4 more rows, with 1 and 2 notes set aside."""
    kecualikan(d, "RUM-01")
    semua = (alamat(d), "2024/iki/dinkes/", "2024/iku/dinkes/")
    sebelum = [jumlah_kueri(d, "perencana", satu) for satu in semua]
    with pabrik.dalam(d.pemda):
        for lembar in (d.iki, d.iku):
            for nomor in range(3):
                pabrik.indikator(lembar, f"Persentase sekolah {nomor}", target="9", rumus=f"Jumlah sekolah {nomor}")
    kecualikan(d, "SMB-01")
    assert [jumlah_kueri(d, "perencana", satu) for satu in semua] == sebelum
