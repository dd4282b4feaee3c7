"""The review workspace of one OPD: its sheets, and the same decision on several of them."""

import re

import pytest

from indikator.models import Lembar
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
