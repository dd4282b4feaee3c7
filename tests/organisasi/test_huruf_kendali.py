"""Control characters are refused at their field, wherever a tenant row is written."""

import pytest

from organisasi.domain import tulis
from organisasi.galat import IsianSalah
from organisasi.models import Instansi, UraianInstansi
from tests import pabrik

pytestmark = pytest.mark.django_db


@pytest.fixture
def mesin():
    with pabrik.dalam(pabrik.pemda("magetan")) as oleh:
        yield oleh


@pytest.mark.parametrize("huruf", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\ufffe"])
def test_ditolak_di_isiannya(mesin, huruf):
    with pytest.raises(IsianSalah) as galat:
        tulis.buat(Instansi, oleh=mesin, slug="dinas", nama=f"Di{huruf}nas")
    assert list(galat.value.kolom) == ["nama"] and "huruf kendali" in str(galat.value)
    with pytest.raises(IsianSalah):
        tulis.buat(Instansi, oleh=mesin, slug="dinas", nama="Dinas", kop_baris=["baik", f"bu{huruf}ruk"])
    dinas = tulis.buat(Instansi, oleh=mesin, slug="dinas", nama="Dinas")
    with pytest.raises(IsianSalah):
        tulis.ubah(dinas, oleh=mesin, nama=huruf)
    with pytest.raises(IsianSalah):
        tulis.ubah_banyak([dinas], oleh=mesin, nama=huruf)
    with pytest.raises(IsianSalah):
        tulis.buat_banyak(Instansi, oleh=mesin, daftar=[{"slug": "b", "nama": "B"}, {"slug": "c", "nama": huruf}])
    assert Instansi.objects.get().nama == "Dinas"


def test_tab_dan_ganti_baris_boleh(mesin):
    dinas = tulis.buat(Instansi, oleh=mesin, slug="dinas", nama="Dinas")
    isi = {"instansi": dinas, "jenis": "tugas", "urutan": 1, "isi": "a\tb\r\nc\nd – “é” 😀"}
    assert tulis.buat(UraianInstansi, oleh=mesin, **isi).isi.startswith("a\tb")
