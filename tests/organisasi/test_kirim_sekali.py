"""A page that adds a unit or jabatan adds one row, however often it is sent."""

import re
from html import unescape
from uuid import uuid4

import pytest

from organisasi.models import Jabatan, Jejak, UnitKerja
from tests import pabrik
from tests.basis import serentak
from tests.organisasi.conftest import susun_tata

MACAM = {
    "jabatan": (Jabatan, {"nama": "Bendahara", "jenis": "pelaksana", "tugas": "1. Mencatat", "fungsi": "-"}),
    "unit": (UnitKerja, {"nama": "Bidang Mutu", "jenis": "bidang", "urutan": "1", "alias": "BM"}),
}


@pytest.fixture(params=[*MACAM])
def macam(request):
    return request.param


def alamat(instansi, macam: str) -> str:
    return f"/magetan/instansi/{instansi.slug}/{macam}/tambah/"


def kunci_halaman(peramban, url: str) -> str:
    """The key that the page carries."""
    return re.search(r'name="kunci_kirim" value="([^"]+)"', peramban.get(url).content.decode())[1]


def test_the_same_page_sent_twice_adds_one_row_and_leads_to_it(tata, macam):
    model, isi = MACAM[macam]
    peramban, url = pabrik.klien(tata.perencana), alamat(tata.instansi, macam)
    isi = isi | {"kunci_kirim": kunci_halaman(peramban, url)}
    pertama, kedua = peramban.post(url, isi), peramban.post(url, isi)
    assert pertama.status_code == kedua.status_code == 302 and pertama.url == kedua.url
    with pabrik.dalam(tata.pemda):
        assert model.objects.count() == 1
        assert Jejak.objects.filter(model=model._meta.label).count() == 1
        satu = model.objects.get()
    if macam == "jabatan":
        assert pertama.url == f"/magetan/jabatan/{satu.pk}/"


@pytest.mark.parametrize(
    ("macam", "lain"),
    [
        ("jabatan", {"nama": "Arsiparis"}),
        ("jabatan", {"jenis": "administrator"}),
        ("jabatan", {"tugas": "1. Mencatat\n2. Melapor"}),
        ("jabatan", {"fungsi": ""}),
        ("unit", {"nama": "Bidang Data"}),
        ("unit", {"urutan": "2"}),
        ("unit", {"alias": "BM\nMutu"}),
    ],
    indirect=["macam"],
)
def test_the_page_sent_again_with_something_else_is_told_and_keeps_the_typing(tata, macam, lain):
    """Back in the browser, another name, save: neither a second row nor the first one again without a word."""
    model, isi = MACAM[macam]
    peramban, url = pabrik.klien(tata.perencana), alamat(tata.instansi, macam)
    isi = isi | {"kunci_kirim": kunci_halaman(peramban, url)}
    assert peramban.post(url, isi).status_code == 302
    jawaban = peramban.post(url, isi | lain)
    halaman = unescape(jawaban.content.decode())
    assert jawaban.status_code == 422
    assert f"Formulir ini sudah terkirim dan tersimpan sebagai “{isi['nama']}”." in halaman
    assert all(nilai in halaman.replace("\r\n", "\n") for nilai in lain.values())
    assert peramban.post(url, isi).status_code == 302  # the first content is still the stored row
    with pabrik.dalam(tata.pemda):
        assert [satu.nama for satu in model.objects.all()] == [isi["nama"]]
        assert Jejak.objects.filter(model=model._meta.label).count() == 1


def test_another_page_asks_before_it_adds_another_row_of_the_same_name(tata, macam):
    """Back in the browser gives a new key and the old typing. The same nomenclature may occur eight times in one OPD:
    it is asked about, not refused."""
    model, isi = MACAM[macam]
    peramban, url = pabrik.klien(tata.perencana), alamat(tata.instansi, macam)
    assert peramban.post(url, isi | {"kunci_kirim": kunci_halaman(peramban, url)}).status_code == 302
    isi = isi | {"kunci_kirim": kunci_halaman(peramban, url), "nama": f" {isi['nama'].upper()} "}
    assert 'name="tetap_simpan"' not in peramban.get(url).content.decode()
    tanya = peramban.post(url, isi)
    halaman = unescape(tanya.content.decode())
    assert tanya.status_code == 422 and "bernama sama di" in halaman and "perlu dua" in halaman
    assert isi["kunci_kirim"] in halaman and '<input type="checkbox" name="tetap_simpan"' in halaman
    assert peramban.post(url, isi).status_code == 422  # pressing save again is no answer
    for _ in range(2):  # nor does the answer sent twice add two
        assert peramban.post(url, isi | {"tetap_simpan": "on"}).status_code == 302
    with pabrik.dalam(tata.pemda):
        assert model.objects.count() == 2


def test_the_same_name_elsewhere_is_not_asked_about(tata, macam):
    """Another unit tells two jabatan of one name apart, another parent two units."""
    model, isi = MACAM[macam]
    with pabrik.dalam(tata.pemda):
        unit = pabrik.unit(tata.instansi, "Bidang Data")
        pabrik.unit(tata.lain, isi["nama"]), pabrik.jabatan(tata.lain, isi["nama"])
    lain = {"unit": unit.pk} if macam == "jabatan" else {"induk": unit.pk}
    peramban, url = pabrik.klien(tata.perencana), alamat(tata.instansi, macam)
    for letak in ({}, lain):
        isi_lengkap = isi | letak | {"kunci_kirim": kunci_halaman(peramban, url)}
        assert peramban.post(url, isi_lengkap).status_code == 302
    with pabrik.dalam(tata.pemda):
        assert model.objects.filter(instansi=tata.instansi, nama=isi["nama"]).count() == 2


def test_a_page_that_was_refused_may_be_sent_again(tata, macam):
    model, isi = MACAM[macam]
    peramban, url = pabrik.klien(tata.perencana), alamat(tata.instansi, macam)
    isi = isi | {"kunci_kirim": kunci_halaman(peramban, url)}
    jawaban = peramban.post(url, isi | {"nama": ""})
    assert jawaban.status_code == 422 and isi["kunci_kirim"] in jawaban.content.decode()
    assert peramban.post(url, isi).status_code == 302
    with pabrik.dalam(tata.pemda):
        assert model.objects.count() == 1


def test_a_key_used_elsewhere_gives_nothing_away(tata, macam):
    """A key that another OPD or another pemda has used leads to none of their rows."""
    model, isi = MACAM[macam]
    isi = isi | {"kunci_kirim": str(uuid4())}
    assert pabrik.klien(tata.luar).post(alamat(tata.lain, macam), isi).status_code == 302
    assert pabrik.klien(tata.perencana).post(alamat(tata.instansi, macam), isi).status_code == 422
    asing = alamat(tata.instansi_asing, macam).replace("/magetan/", "/paser/")
    assert pabrik.klien(tata.asing).post(asing, isi).status_code == 302
    for pemda, instansi in ((tata.pemda, tata.lain), (tata.pemda_asing, tata.instansi_asing)):
        with pabrik.dalam(pemda):
            assert [satu.instansi for satu in model.objects.all()] == [instansi]


def test_the_same_page_sent_at_once_adds_one_row(basis_salinan, macam):
    tata = susun_tata()
    model, isi = MACAM[macam]
    isi, url = isi | {"kunci_kirim": str(uuid4())}, alamat(tata.instansi, macam)
    jawaban = serentak(lambda: pabrik.klien(tata.perencana).post(url, isi).status_code, 8)
    assert jawaban == [302] * 8
    with pabrik.dalam(tata.pemda):
        assert model.objects.count() == 1
