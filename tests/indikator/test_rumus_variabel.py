"""The variables of a formula in the indicator form: stored, shared, kept, audited."""

import pytest

from indikator.domain import rumus as domain
from indikator.domain import variabel as domain_variabel
from indikator.models import Indikator, VariabelBersama
from organisasi.galat import IsianSalah
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_rencana import isian, jumlah_kueri, kirim, segarkan, susun, teks
from tests.indikator.dunia_rumus import ATAS, BAWAH, baru, bersama, formulir, tambah, variabel
from tests.indikator.test_rumus_pratinjau import baris

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return susun()


def test_what_is_said_of_variables_is_stored_and_audited(d):
    tambah(
        d,
        **baris(ATAS, "Jumlah ASN yang dilatih", satuan="kepala", sumber_data="SIMPEG", jenis="posisi"),
        **baris(BAWAH, "Jumlah seluruh ASN", satuan="orang", jenis="posisi"),
    )
    assert variabel(d, baru(d)) == {ATAS: ("kepala", "SIMPEG", "posisi", None), BAWAH: ("orang", "", "posisi", None)}
    with pabrik.dalam(d.pemda):
        jejak = Jejak.objects.get(model="indikator.Rumus", objek_id=baru(d).rumus.pk)
        assert jejak.perubahan["variabel"][1][0] == "Jumlah ASN yang dilatih (kepala; Posisi; sumber: SIMPEG)"


def test_without_rows_the_proposals_are_stored(d):
    tambah(d)
    assert variabel(d, baru(d)) == {ATAS: ("orang", "", "arus", None), BAWAH: ("orang", "", "posisi", None)}


def test_change_of_a_variable_alone_raises_the_version_and_stays_over_other_changes(d):
    tambah(d)
    satu = baru(d)
    alamat = f"2024/indikator/{satu.pk}/ubah/"
    isi = formulir(d, satu) | {f"variabel-{ATAS}-sumber_data": "SIMPEG", f"variabel-{ATAS}-jenis": "posisi"}
    assert kirim(d, "perencana", alamat, isi).status_code == 302
    assert segarkan(d, satu).versi == 2
    isi = formulir(d, satu) | {"penyebut": "Jumlah jabatan"}
    assert kirim(d, "perencana", alamat, isi).status_code == 302
    hasil = variabel(d, satu)
    assert hasil[ATAS] == ("orang", "SIMPEG", "posisi", None) and BAWAH not in hasil
    with pabrik.dalam(d.pemda):
        jejak = Jejak.objects.filter(model="indikator.Rumus", tindakan="ubah").order_by("-nomor")[0]
        lama, kini = jejak.perubahan["variabel"]
        assert "Jumlah seluruh ASN" in lama[1] and "Jumlah jabatan" in kini[1] and lama[0] == kini[0]


def test_domain_keeps_what_was_said_when_only_the_text_changes(d):
    with pabrik.dalam(d.pemda) as mesin:
        isi = {ATAS: domain.IsianVariabel("kepala", "SIMPEG", "posisi")}
        teks_rumus = "Jumlah ASN yang dilatih / {} * 100%"
        domain.atur(oleh=mesin, indikator=d.laporan_draf, teks=teks_rumus.format("Jumlah seluruh ASN"), variabel=isi)
        domain.atur(oleh=mesin, indikator=d.laporan_draf, teks=teks_rumus.format("Jumlah jabatan"))
    assert variabel(d, d.laporan_draf)[ATAS] == ("kepala", "SIMPEG", "posisi", None)


def test_variable_is_made_shared_and_used_by_another_formula(d):
    tambah(
        d, **baris(BAWAH, "Jumlah seluruh ASN", satuan="orang", sumber_data="SIMPEG", jenis="posisi", bersama="baru")
    )
    assert variabel(d, baru(d))[BAWAH] == ("orang", "SIMPEG", "posisi", "Jumlah seluruh ASN")
    with pabrik.dalam(d.pemda):
        milik = VariabelBersama.objects.get()
        assert milik.instansi == d.dinkes and milik.jenis == "posisi"
    isi = baris(BAWAH, "Jumlah seluruh ASN", satuan="lain", jenis="arus", bersama=str(milik.pk))
    tambah(d, silsilah="3f2b8c1e-0d5a-4c61-9a58-0a1b2c3d4e60", nama="Persentase lain", **isi)
    with pabrik.dalam(d.pemda):
        kedua = Indikator.objects.get(nama="Persentase lain")
        assert milik.variabel.count() == 2
    assert variabel(d, kedua)[BAWAH] == ("orang", "SIMPEG", "posisi", "Jumlah seluruh ASN")  # the shared one decides
    isi = formulir(d, kedua)
    assert isi[f"variabel-{BAWAH}-bersama"] == str(milik.pk)
    kirim(d, "perencana", f"2024/indikator/{kedua.pk}/ubah/", isi | {f"variabel-{BAWAH}-bersama": ""})
    assert variabel(d, kedua)[BAWAH][3] is None


def test_shared_variable_of_others_cannot_be_chosen(d):
    lain = bersama(d, instansi=d.dinsos)
    with pabrik.dalam(d.pemda_asing) as mesin:
        asing = domain_variabel.buat_bersama(oleh=mesin, instansi=d.instansi_asing, nama="Asing")
    for satu in (lain, asing):
        jawaban = tambah(d, **baris(BAWAH, "Jumlah seluruh ASN", bersama=str(satu.pk)))
        assert jawaban.status_code == 422 and f'id="id_variabel-{BAWAH}-bersama_error"' in teks(jawaban)
    with pabrik.dalam(d.pemda) as mesin, pytest.raises(IsianSalah, match="perangkat daerah yang sama"):
        isi = {BAWAH: domain.IsianVariabel(bersama=lain)}
        domain.atur(oleh=mesin, indikator=d.laporan_draf, teks="Jumlah A1 / Jumlah seluruh ASN", variabel=isi)


def test_one_shared_variable_cannot_be_both_sides(d):
    milik = str(bersama(d).pk)
    jawaban = tambah(
        d,
        **baris(ATAS, "Jumlah ASN yang dilatih", bersama=milik),
        **baris(BAWAH, "Jumlah seluruh ASN", bersama=milik),
    )
    assert jawaban.status_code == 422 and "sudah dipilih untuk variabel lain" in teks(jawaban)


def test_shared_variable_that_was_never_shown_is_not_attached(d):
    """Its proposal stands on the page of the preview; a submit that came before it attaches nothing."""
    bersama(d)
    tambah(d)
    assert variabel(d, baru(d))[BAWAH][3] is None


def test_name_already_shared_is_told(d):
    bersama(d)
    jawaban = tambah(d, **baris(BAWAH, "Jumlah seluruh ASN", bersama="baru"))
    assert jawaban.status_code == 422 and "dengan nama ini sudah ada" in teks(jawaban)


def test_queries_do_not_grow_with_variables_parts_and_components(d):
    def halaman() -> tuple[int, int]:
        lembar, ubah = f"2024/iki/dinkes/{d.iki_draf.pk}/", f"2024/indikator/{d.laporan_draf.pk}/ubah/"
        return jumlah_kueri(d, "perencana", lembar), jumlah_kueri(d, "perencana", ubah)

    alamat = f"2024/indikator/{d.laporan_draf.pk}/ubah/"
    data = isian(d.sasaran_draf, versi=1, templat="jumlah", bagian_1="Jumlah A1", bagian_2="Jumlah B1", komponen="A1")
    kirim(d, "perencana", alamat, data)
    bersama(d, "Bersama 1")
    sebelum = halaman()
    versi = segarkan(d, d.laporan_draf).versi
    banyak = {f"bagian_{n}": f"Jumlah berkas {'i' * n}" for n in range(1, 9)}
    kirim(d, "perencana", alamat, data | banyak | {"versi": versi, "komponen": "A1\nB1\nC1\nD1"})
    for nama in ("Jumlah berkas iii", "Bersama 2", "Bersama 3"):
        bersama(d, nama)
    assert len(variabel(d, d.laporan_draf)) == 8 and halaman() == sebelum
