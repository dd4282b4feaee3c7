"""The review workspace of one OPD: its sheets, and the same decision on several of them."""

import re

import pytest

from indikator.models import Lembar
from organisasi.models import Pemberitahuan
from tests import pabrik
from tests.indikator.dunia_verifikasi import bangun

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    with pabrik.dalam(pabrik.pemda("magetan")):
        yield bangun()


def status(lembar) -> str:
    return Lembar.objects.get(pk=lembar.pk).status


def test_ruang_kerja_satu_opd(dunia):
    for lembar in dunia.lembar[:2]:
        dunia.setujui(lembar)
    isi = dunia.klien("verifikator").get(dunia.url(f"{dunia.instansi.slug}/")).content.decode()
    assert "4 lembar · 2 menunggu" in isi
    assert isi.count('name="pilih"') == 2


def test_tombol_putusan_menurut_yang_menunggu(dunia):
    """To verify stands first whatever the states; without a waiting sheet nothing offers to take all waiting ones."""
    for lembar in dunia.lembar[:2]:
        dunia.setujui(lembar)
    dunia.gerak(dunia.lembar[0], ("verifikator", "verifikasi"))
    alamat = dunia.url(f"{dunia.instansi.slug}/")
    isi = dunia.klien("verifikator").get(alamat).content.decode()
    assert re.findall(r'name="tindakan" value="(\w+)"', isi) == ["verifikasi", "kembalikan"]
    assert "Semua lembar yang menunggu (1)" in isi
    dunia.gerak(dunia.lembar[1], ("verifikator", "verifikasi"))
    isi = dunia.klien("verifikator").get(alamat).content.decode()
    assert re.findall(r'name="tindakan" value="(\w+)"', isi) == ["kembalikan"]
    assert "Semua lembar yang menunggu" not in isi


def test_pimpinan_melihat_yang_berubah_dari_halaman_dokumen(dunia):
    alamat = f"/magetan/dokumen/{dunia.dokumen.pk}/"
    tinjau = dunia.url(f"lembar/{dunia.lembar[0].pk}/")
    assert tinjau not in dunia.klien("pimpinan").get(alamat).content.decode()
    dunia.setujui(dunia.lembar[0])
    pimpinan = dunia.klien("pimpinan")
    assert tinjau in pimpinan.get(alamat).content.decode() and pimpinan.get(tinjau).status_code == 200


def test_putusan_massal_dengan_hasil_per_lembar(dunia):
    for lembar in dunia.lembar[:2]:
        dunia.setujui(lembar)
    dunia.gerak(dunia.lembar[1], ("verifikator", "verifikasi"))
    url = dunia.url(f"dokumen/{dunia.dokumen.pk}/")
    pilih = [satu.pk for satu in dunia.lembar[:3]]
    jawaban = dunia.klien("verifikator").post(url, {"tindakan": "verifikasi", "pilih": pilih}, follow=True)
    isi = jawaban.content.decode()
    assert "1 lembar terverifikasi: IKU." in isi
    assert isi.count("Lembar berstatus") == 2
    assert [status(satu) for satu in dunia.lembar] == ["terverifikasi", "terverifikasi", "draf", "draf"]


def test_semua_yang_menunggu_sekaligus(dunia):
    for lembar in dunia.lembar[:3]:
        dunia.setujui(lembar)
    url = dunia.url(f"dokumen/{dunia.dokumen.pk}/")
    kosong = dunia.klien("verifikator").post(url, {"tindakan": "kembalikan", "semua": "on"})
    assert kosong.status_code == 422
    dunia.klien("verifikator").post(url, {"tindakan": "kembalikan", "semua": "on", "alasan": "Samakan sasaran."})
    assert [status(satu) for satu in dunia.lembar] == ["dikembalikan"] * 3 + ["draf"]


def test_tanpa_centang_tidak_ada_yang_diputuskan(dunia):
    dunia.setujui(dunia.lembar[0])
    url = dunia.url(f"dokumen/{dunia.dokumen.pk}/")
    jawaban = dunia.klien("verifikator").post(url, {"tindakan": "verifikasi"})
    assert jawaban.status_code == 422
    assert "Centang dulu" in jawaban.content.decode()


def test_sebelum_dan_sesudah_hanya_opd_yang_menunggu(dunia):
    for nama in ("Aaa", "Zzz", "Yyy"):
        instansi = pabrik.instansi(f"{nama} menunggu")
        pabrik.lembar(pabrik.penetapan(instansi, 2024), status="draf" if nama == "Yyy" else "disetujui")
    isi = dunia.klien("verifikator").get(dunia.url(f"{dunia.instansi.slug}/")).content.decode()
    assert re.search(r'rel="prev"[^>]*aaa-menunggu', isi)
    assert re.search(r'rel="next"[^>]*zzz-menunggu', isi)


def test_satu_pemberitahuan_untuk_satu_putusan_massal(dunia):
    """Three sheets returned at once are one notice, with their number and names, at the document."""
    for lembar in dunia.lembar[:3]:
        dunia.setujui(lembar)
    Pemberitahuan.objects.all().delete()
    pilih = [satu.pk for satu in dunia.lembar[:3]]
    isian = {"tindakan": "kembalikan", "pilih": pilih, "alasan": "Satuannya belum ada."}
    dunia.klien("verifikator").post(dunia.url(f"dokumen/{dunia.dokumen.pk}/"), isian)
    kabar = Pemberitahuan.objects.get(penerima=dunia.orang["perencana"])
    assert kabar.judul.startswith(f"3 lembar {dunia.instansi.sebutan} dikembalikan: IKU; Kepala Seksi 1")
    assert kabar.alamat == f"/magetan/dokumen/{dunia.dokumen.pk}/" and "Satuannya belum ada." in kabar.isi


def test_saringan_yang_menunggu_di_alamat(dunia):
    dunia.setujui(dunia.lembar[1])
    alamat = dunia.url(f"{dunia.instansi.slug}/")
    klien = dunia.klien("verifikator")
    isi = klien.get(alamat, {"lembar": "menunggu"}).content.decode()
    assert isi.count('data-label="Lembar"') == 1 and "4 lembar · 1 menunggu" in isi
    assert klien.get(alamat).content.decode().count('data-label="Lembar"') == 4
    dunia.gerak(dunia.lembar[1], ("verifikator", "verifikasi"))
    assert "Tidak ada lembar yang menunggu Anda." in klien.get(alamat, {"lembar": "menunggu"}).content.decode()


def test_halaman_tinjau_punya_tombol_cetak_dan_riwayat(dunia):
    alamat = dunia.url(f"{dunia.instansi.slug}/")
    assert 'value="berita_acara"' not in dunia.klien("verifikator").get(alamat).content.decode()
    for lembar in dunia.lembar:
        dunia.setujui(lembar)
    isi = dunia.klien("verifikator").get(alamat).content.decode()
    assert 'value="catatan"' in isi and 'value="berita_acara"' in isi
    assert f"/riwayat/indikator.penetapan/{dunia.dokumen.pk}/" in isi


def test_semua_yang_menunggu_tanpa_yang_sudah_terverifikasi(dunia):
    """Returning "all that wait" leaves alone what was verified; ticked it is returned."""
    for lembar in dunia.lembar[:2]:
        dunia.setujui(lembar)
    dunia.gerak(dunia.lembar[0], ("verifikator", "verifikasi"))
    url, isi = dunia.url(f"dokumen/{dunia.dokumen.pk}/"), {"tindakan": "kembalikan", "alasan": "Samakan sasaran."}
    dunia.klien("verifikator").post(url, isi | {"semua": "on"})
    assert [status(satu) for satu in dunia.lembar[:2]] == ["terverifikasi", "dikembalikan"]
    dunia.klien("verifikator").post(url, isi | {"pilih": [dunia.lembar[0].pk]})
    assert status(dunia.lembar[0]) == "dikembalikan"


@pytest.mark.parametrize("kunci", ["9" * 40, "-1", "x"])
def test_kunci_yang_tidak_mungkin_ditolak(dunia, kunci):
    url = dunia.url(f"dokumen/{dunia.dokumen.pk}/")
    jawaban = dunia.klien("verifikator").post(url, {"tindakan": "verifikasi", "pilih": [kunci]})
    assert jawaban.status_code == 422


def dilihat(isi: str) -> list[str]:
    return re.findall(r'name="dilihat" value="([0-9:]+)"', isi)


def test_lembar_yang_dikirim_ulang_sejak_halaman_dibuka_tidak_diverifikasi(dunia):
    """Taken back, changed and sent again while the page was open; another one came in: neither was seen."""
    for lembar in dunia.lembar[:2]:
        dunia.setujui(lembar)
    verifikator = dunia.klien("verifikator")
    tanda = dilihat(verifikator.get(dunia.url(f"{dunia.instansi.slug}/")).content.decode())
    assert len(tanda) == 2
    dunia.gerak(dunia.lembar[0], ("perencana", "tarik"))
    for lembar in (dunia.lembar[0], dunia.lembar[2]):
        dunia.setujui(lembar)
    kiriman = {"tindakan": "verifikasi", "semua": "on", "dilihat": tanda}
    isi = verifikator.post(dunia.url(f"dokumen/{dunia.dokumen.pk}/"), kiriman, follow=True).content.decode()
    assert "berubah sejak halaman dibuka" in isi
    assert [status(satu) for satu in dunia.lembar[:3]] == ["disetujui", "terverifikasi", "disetujui"]
