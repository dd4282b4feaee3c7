"""Pages of the shared variables: list, proposals, change, delete; for whom."""

import lxml.html
import pytest
from django.urls import reverse

from indikator.domain import rumus
from indikator.domain import variabel as domain
from indikator.models import VariabelBersama
from tests import pabrik
from tests.indikator.dunia_rencana import buka, jumlah_jejak, jumlah_kueri, kirim, kode, segarkan, susun, teks

pytestmark = pytest.mark.django_db

DAFTAR = "2024/variabel/dinkes/"
ISI = {"nama": "Jumlah seluruh ASN", "satuan": "orang", "sumber_data": "SIMPEG", "jenis": "posisi", "versi": 1}


@pytest.fixture
def d():
    """Two formulas of the draft name "Jumlah ASN"; one shared variable is there, and one of a stranger."""
    d = susun()
    with pabrik.dalam(d.pemda_asing) as mesin:
        d.asing_bersama = domain.buat_bersama(oleh=mesin, instansi=d.instansi_asing, nama="Jumlah asing")
    with pabrik.dalam(d.pemda) as mesin:
        d.bersama = domain.buat_bersama(oleh=mesin, instansi=d.dinkes, nama="Jumlah seluruh ASN", satuan="orang")
        for nama in ("Jumlah laporan", "Jumlah data"):
            satu = d.iki_draf.indikator.get(nama=nama)
            rumus.atur(oleh=mesin, indikator=satu, teks=f"{nama} / Jumlah jabatan")
    return d


def test_list_and_proposals(d):
    halaman = teks(buka(d, "perencana", DAFTAR))
    assert "Jumlah seluruh ASN" in halaman and "Jumlah asing" not in halaman
    usulan = halaman[halaman.index("Bernama sama di beberapa rumus") :]
    assert 'value="Jumlah jabatan"' in usulan and "<li>Jumlah laporan</li><li>Jumlah data</li>" in usulan
    assert "Jadikan bersama" not in teks(buka(d, "verifikator", DAFTAR))  # reads only


def test_accepted_proposal_is_shared_by_both_formulas(d):
    assert kirim(d, "perencana", f"{DAFTAR}pasang/", {"nama": "Jumlah jabatan"}).status_code == 302
    with pabrik.dalam(d.pemda):
        assert VariabelBersama.objects.get(nama="Jumlah jabatan").variabel.count() == 2
    sebelum = jumlah_jejak(d)
    peramban = pabrik.klien(d.perencana)
    jawaban = peramban.post(f"/magetan/{DAFTAR}pasang/", {"nama": "Jumlah jabatan"}, follow=True)  # pressed twice
    assert "Tidak ada variabel “Jumlah jabatan” yang dapat dijadikan bersama." in teks(jawaban)
    assert "Wajib diisi." in teks(peramban.post(f"/magetan/{DAFTAR}pasang/", {}, follow=True))
    assert jumlah_jejak(d) == sebelum


def test_change_reaches_the_formulas_of_the_draft(d):
    kirim(d, "perencana", f"{DAFTAR}pasang/", {"nama": "Jumlah jabatan"})
    with pabrik.dalam(d.pemda):
        satu = VariabelBersama.objects.get(nama="Jumlah jabatan")
    isi = ISI | {"nama": satu.nama, "satuan": "formasi", "versi": satu.versi}
    assert kirim(d, "perencana", f"2024/variabel/{satu.pk}/ubah/", isi).status_code == 302
    with pabrik.dalam(d.pemda):
        assert {(v.satuan, v.sumber_data) for v in satu.variabel.all()} == {("formasi", "SIMPEG")}


def test_wrong_or_late_change_is_told(d):
    alamat = f"2024/variabel/{d.bersama.pk}/ubah/"
    with pabrik.dalam(d.pemda) as mesin:
        domain.buat_bersama(oleh=mesin, instansi=d.dinkes, nama="Jumlah lain")
    jawaban = kirim(d, "perencana", alamat, ISI | {"nama": "jumlah lain"})
    assert jawaban.status_code == 422 and 'id="id_nama_error"' in teks(jawaban)
    assert kirim(d, "rekan", alamat, ISI).status_code == 302
    jawaban = kirim(d, "perencana", alamat, ISI | {"satuan": "kepala"})
    assert jawaban.status_code == 409 and "Yang tersimpan sekarang" in teks(jawaban)
    assert segarkan(d, d.bersama).satuan == "orang"


def test_delete_only_when_unused(d):
    kirim(d, "perencana", f"{DAFTAR}pasang/", {"nama": "Jumlah jabatan"})
    with pabrik.dalam(d.pemda):
        dipakai = VariabelBersama.objects.get(nama="Jumlah jabatan")
    jawaban = kirim(d, "perencana", f"2024/variabel/{dipakai.pk}/hapus/", {"versi": dipakai.versi})
    assert jawaban.status_code == 409 and "Masih dipakai 2 variabel" in teks(jawaban)
    assert kirim(d, "perencana", f"2024/variabel/{d.bersama.pk}/hapus/", {"versi": 1}).status_code == 302
    with pabrik.dalam(d.pemda):
        assert list(VariabelBersama.objects.values_list("nama", flat=True)) == ["Jumlah jabatan"]


def test_for_whom(d):
    terlihat = {"perencana": 200, "rekan": 200, "pimpinan": 200, "verifikator": 200}
    assert kode(d, DAFTAR) == terlihat | {"pembaca": 403, "luar": 403, "asing": 404}
    for tindakan in ("ubah", "hapus"):
        alamat = f"2024/variabel/{d.bersama.pk}/{tindakan}/"
        lain = {"pimpinan": 403, "verifikator": 403, "pembaca": 403, "luar": 403, "asing": 404}
        assert kode(d, alamat) == {"perencana": 200, "rekan": 200} | lain
        assert buka(d, "perencana", f"2024/variabel/{d.asing_bersama.pk}/{tindakan}/").status_code == 404
    assert kirim(d, "luar", f"{DAFTAR}pasang/", {"nama": "Jumlah jabatan"}).status_code == 403


def test_queries_do_not_grow(d):
    sebelum = jumlah_kueri(d, "perencana", DAFTAR)
    with pabrik.dalam(d.pemda) as mesin:
        for nama in ("a1", "b1", "c1"):
            domain.buat_bersama(oleh=mesin, instansi=d.dinkes, nama=f"Jumlah {nama}")
            satu = pabrik.indikator(d.iki_draf, f"Jumlah {nama}", sasaran=d.sasaran_draf)
            rumus.atur(oleh=mesin, indikator=satu, teks=f"Jumlah {nama} / Jumlah jabatan")
    assert jumlah_kueri(d, "perencana", DAFTAR) == sebelum


def test_detach_from_the_list(d):
    kirim(d, "perencana", f"{DAFTAR}pasang/", {"nama": "Jumlah jabatan"})
    with pabrik.dalam(d.pemda):
        bersama = VariabelBersama.objects.get(nama="Jumlah jabatan")
        satu, dua = bersama.variabel.order_by("pk")
    halaman = teks(buka(d, "perencana", DAFTAR))
    assert "2 rumus" in halaman and f"/variabel/{satu.pk}/lepas/" in halaman
    assert "/lepas/" not in teks(buka(d, "verifikator", DAFTAR))
    alamat = f"/magetan/2024/variabel/{satu.pk}/lepas/"
    peramban = pabrik.klien(d.perencana)
    assert "“Jumlah jabatan” dilepas" in teks(peramban.post(alamat, follow=True))
    sebelum = jumlah_jejak(d)
    assert "sudah tidak memakai variabel bersama" in teks(peramban.post(alamat, follow=True))  # pressed twice
    assert jumlah_jejak(d) == sebelum
    with pabrik.dalam(d.pemda):
        assert list(bersama.variabel.all()) == [dua]
        assert segarkan(d, satu).satuan == satu.satuan


def test_unused_one_can_be_deleted_as_the_sentence_says(d):
    kirim(d, "perencana", f"{DAFTAR}pasang/", {"nama": "Jumlah jabatan"})
    with pabrik.dalam(d.pemda):
        bersama = VariabelBersama.objects.get(nama="Jumlah jabatan")
        semua = list(bersama.variabel.values_list("pk", flat=True))
    isi = {"versi": bersama.versi}
    jawaban = kirim(d, "perencana", f"2024/variabel/{bersama.pk}/hapus/", isi)
    assert jawaban.status_code == 409 and "Tekan “Lepas”" in teks(jawaban)
    for pk in semua:
        assert kirim(d, "perencana", f"2024/variabel/{pk}/lepas/").status_code == 302
    assert kirim(d, "perencana", f"2024/variabel/{bersama.pk}/hapus/", isi).status_code == 302


def formulir(d, siapa: str, satu) -> dict[str, str]:
    """What the form of an indicator sends back when nothing is typed."""
    alamat = reverse("indikator_ubah", args=["magetan", 2024, satu.pk])
    halaman = lxml.html.fromstring(pabrik.klien(getattr(d, siapa)).get(alamat).content.decode())
    (form,) = (form for form in halaman.forms if {"nama", "versi"} <= set(form.fields))
    return {nama: nilai or "" for nama, nilai in dict(form.fields).items() if nama}


@pytest.mark.parametrize("dilepas", [True, False])
def test_older_form_does_not_take_back_what_another_did_to_a_shared_variable(d, dilepas):
    """Detached, or attached, while the form was open: it is answered 409, and its text is still there."""
    with pabrik.dalam(d.pemda) as mesin:
        satu = d.iki_draf.indikator.get(nama="Jumlah laporan")
        variabel = satu.rumus.variabel.get(nama="Jumlah jabatan")
        if dilepas:
            domain.pasang(variabel, oleh=mesin, bersama=d.bersama)
    isi = formulir(d, "perencana", satu)
    if dilepas:
        assert kirim(d, "rekan", f"2024/variabel/{variabel.pk}/lepas/").status_code == 302
    else:
        assert kirim(d, "rekan", f"{DAFTAR}pasang/", {"nama": "Jumlah jabatan"}).status_code == 302
    jawaban = kirim(d, "perencana", f"2024/indikator/{satu.pk}/ubah/", isi | {"sumber_data": "Simpeg"})
    assert jawaban.status_code == 409 and "Simpeg" in teks(jawaban)
    with pabrik.dalam(d.pemda):
        milik = satu.rumus.variabel.get(nama="Jumlah jabatan").bersama
        assert (milik is None) == dilepas


def test_who_may_detach(d):
    kirim(d, "perencana", f"{DAFTAR}pasang/", {"nama": "Jumlah jabatan"})
    with pabrik.dalam(d.pemda):
        satu = VariabelBersama.objects.get(nama="Jumlah jabatan").variabel.first()
    alamat = f"2024/variabel/{satu.pk}/lepas/"
    for siapa, status in {"pimpinan": 403, "verifikator": 403, "luar": 403, "asing": 404}.items():
        assert kirim(d, siapa, alamat).status_code == status
    assert buka(d, "perencana", alamat).status_code == 405
    assert segarkan(d, satu).bersama_id
