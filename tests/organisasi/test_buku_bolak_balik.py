"""Workbooks out and in: what was not edited changes nothing, what was edited is exactly what changes."""

import random

import pytest

from organisasi.models import Instansi, Jabatan, Jejak, Keanggotaan, Pekerjaan, UnitKerja
from tests import pabrik
from tests.organisasi.buku_uji import (
    JABATAN,
    ORGANISASI,
    UNIT,
    baca,
    buku,
    isi_contoh,
    kini,
    olah,
    potret,
    rencana,
    sunting,
    terapkan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def isi(tata):
    isi_contoh(tata)
    return tata


def test_tanpa_suntingan_tidak_ada_yang_berubah(isi):
    impor = baca(isi, buku(isi, *ORGANISASI))
    assert (impor.status, impor.ringkas["keadaan"]) == ("siap", {"tetap": 8}), impor.galat
    assert (impor.instansi, impor.tahun) == (isi.instansi, 2020)


def test_seluruh_pemda_tanpa_suntingan(isi):
    impor = baca(isi, buku(isi, "instansi", *ORGANISASI, "pengguna", orang=isi.admin, seluruh=True), isi.admin)
    assert impor.status == "siap" and set(impor.ringkas["keadaan"]) == {"tetap"} and impor.instansi is None


@pytest.mark.parametrize("benih", range(4))
def test_hanya_sel_yang_disunting_berubah(isi, benih):
    """Property: random edits of free cells; the plan is those cells, and the database afterwards has them."""
    acak = random.Random(benih)
    sel = [("Unit kerja", UNIT[k], n) for k in ("nama", "jenis", "urutan", "alias") for n in (2, 3)]
    sel += [("Jabatan", JABATAN[k], n) for k in ("nama", "urutan", "catatan") for n in (2, 3, 4)]
    dipilih = acak.sample(sel, acak.randint(1, 6))
    nilai = {(lembar, f"{k}{n}"): acak.randint(10, 99) for lembar, k, n in dipilih}

    def ubah(wadah):
        for (lembar, letak), satu in nilai.items():
            wadah[lembar][letak] = (
                satu if letak[0] in (UNIT["urutan"], JABATAN["urutan"])[lembar == "Jabatan"] else f"Baru {satu}"
            )

    impor = baca(isi, olah(buku(isi, *ORGANISASI), ubah))
    berubah = rencana(isi, impor, "berubah")
    judul = {"unit": ("Unit kerja", UNIT), "jabatan": ("Jabatan", JABATAN)}
    tampak = {(judul[b.lembar][0], f"{judul[b.lembar][1][u['kolom']]}{b.nomor}") for b in berubah for u in b.ubah}
    assert tampak == set(nilai) and not rencana(isi, impor, "galat")
    impor = terapkan(isi, impor)
    assert impor.status == "diterapkan", impor.pekerjaan.galat
    assert set(baca(isi, buku(isi, *ORGANISASI)).ringkas["keadaan"]) == {"tetap"}
    with pabrik.dalam(isi.pemda):
        semua = str(list(UnitKerja.objects.values())) + str(list(Jabatan.objects.values()))
        assert all(str(satu) in semua or lembar == "Unit kerja" for (lembar, _), satu in nilai.items())


def test_baris_baru_lintas_lembar_lalu_berkas_yang_sama_lagi(isi):
    """A unit, a jabatan in it, one below that, and its tugas: all in one file. The same file again is a no-op."""

    def tambah(wadah):
        opd = "Bagian Organisasi"
        wadah["Unit kerja"]["C4"], wadah["Unit kerja"]["D4"] = opd, "Subbagian Baru"
        wadah["Unit kerja"]["F4"] = "Bidang Tata Laksana"
        for nomor, (nama, induk) in enumerate([("Staf Baru", "Kasubbag Baru"), ("Kasubbag Baru", "Kepala Bagian")], 5):
            baris = wadah["Jabatan"]
            baris[f"C{nomor}"], baris[f"D{nomor}"], baris[f"E{nomor}"] = opd, nama, "Pelaksana"
            baris[f"F{nomor}"], baris[f"G{nomor}"] = (
                "Subbagian Baru",
                induk if nomor == 6 else f"{induk} – Subbagian Baru",
            )
        wadah["Tugas dan fungsi"]["C5"], wadah["Tugas dan fungsi"]["D5"] = opd, "Staf Baru – Subbagian Baru"
        wadah["Tugas dan fungsi"]["E5"] = "1. satu\n2. dua"

    berkas = olah(buku(isi, *ORGANISASI), tambah)
    impor = baca(isi, berkas)
    assert impor.ringkas["keadaan"] == {"tetap": 8, "baru": 4}, rencana(isi, impor, "galat")[0].galat
    assert terapkan(isi, impor).status == "diterapkan"
    with pabrik.dalam(isi.pemda):
        staf = Jabatan.objects.get(nama="Staf Baru")
        assert (staf.induk.nama, staf.unit.induk.nama) == ("Kasubbag Baru", "Bidang Tata Laksana")
        assert list(staf.uraian.values_list("label_sumber", "isi")) == [("1.", "satu"), ("2.", "dua")]
    ulang = baca(isi, berkas)
    assert ulang.ringkas["keadaan"] == {"tetap": 12}


def test_sel_dikosongkan_menghapus_isinya_dan_disebut(isi):
    with pabrik.dalam(isi.pemda):
        Jabatan.objects.filter(nama="Analis").update(catatan_sumber="dari lampiran")
    impor = baca(isi, sunting(buku(isi, "jabatan"), "Jabatan", I3=None))
    assert rencana(isi, impor, "berubah")[0].ubah == [
        {"kolom": "catatan", "judul": "Catatan sumber", "lama": "dari lampiran", "baru": ""}
    ]
    terapkan(isi, impor)
    with pabrik.dalam(isi.pemda):
        assert Jabatan.objects.get(nama="Analis").catatan_sumber == ""


def test_kolom_dipindah_diurutkan_dan_dihapus(isi):
    """Columns in another order, an optional one removed, rows sorted: still nothing to do."""

    def acak(wadah):
        kertas = wadah["Jabatan"]
        isi_lama = [[sel.value for sel in baris] for baris in kertas.iter_rows()]
        kertas.delete_rows(1, kertas.max_row)
        urutan = [3, 0, 8, 1, 2, 4, 5, 6]
        for nomor, baris in enumerate([isi_lama[0], *reversed(isi_lama[1:])], 1):
            for letak, asal in enumerate(urutan, 1):
                kertas.cell(nomor, letak).value = baris[asal]

    impor = baca(isi, olah(buku(isi, "jabatan"), acak))
    assert impor.ringkas["keadaan"] == {"tetap": 3}, rencana(isi, impor, "galat")[0].galat


def test_contoh_tidak_ikut_kecuali_ditimpa(isi):
    kosong = buku(isi, "unit", berisi=False)
    assert baca(isi, kosong).ringkas["keadaan"] == {}
    impor = baca(isi, sunting(kosong, "Unit kerja", C2="Bagian Organisasi", D2="Bidang Ketik"))
    assert impor.ringkas["keadaan"] == {"baru": 1}
    terapkan(isi, impor)
    with pabrik.dalam(isi.pemda):
        assert UnitKerja.objects.filter(nama="Bidang Ketik").exists()


def test_teks_seperti_rumus_tetap_teks(isi):
    with pabrik.dalam(isi.pemda):
        Jabatan.objects.filter(nama="Analis").update(catatan_sumber="=1+1")
    berkas = buku(isi, "jabatan")
    jenis = []
    olah(berkas, lambda wadah: jenis.append((wadah["Jabatan"]["I3"].data_type, wadah["Jabatan"]["I3"].value)))
    assert jenis == [("s", "=1+1")]
    assert baca(isi, berkas).ringkas["keadaan"] == {"tetap": 3}


def test_judul_terkunci_isi_bebas_dan_pilihan(isi):
    """Headings cannot be changed, cells can, dropdowns and the print setup are there."""
    lihat = {}

    def catat(wadah):
        kertas = wadah["Jabatan"]
        lihat["kepala"], lihat["isi"] = kertas["D1"].protection.locked, kertas["D2"].protection.locked
        lihat["lindung"], lihat["urut"] = kertas.protection.sheet, kertas.protection.sort
        lihat["sembunyi"] = [kertas.column_dimensions[k].hidden for k in "AB"]
        lihat["lembar"] = {nama: wadah[nama].sheet_state for nama in ("_penanda", "_pilihan", "Petunjuk")}
        lihat["pilihan"] = [d.sqref for d in kertas.data_validations.dataValidation if d.type == "list"]
        lihat["cetak"] = (kertas.page_setup.orientation, kertas.page_setup.paperSize, kertas.print_title_rows)
        lihat["beku"] = kertas.freeze_panes

    olah(buku(isi, "jabatan"), catat)
    assert (lihat["kepala"], lihat["isi"], lihat["lindung"], lihat["urut"]) == (True, False, True, False)
    assert lihat["sembunyi"] == [True, True] and lihat["beku"] == "D2"
    assert lihat["lembar"] == {"_penanda": "hidden", "_pilihan": "hidden", "Petunjuk": "visible"}
    assert len(lihat["pilihan"]) == 4 and lihat["cetak"] == ("landscape", 14, "$1:$1")


def test_lembar_lebar_dicetak_beberapa_halaman(isi):
    """A sheet too wide to be read on one page takes more, its first column and the row numbers on each."""
    lihat = {}

    def catat(wadah):
        for nama in ("Perangkat daerah", "Jabatan"):
            kertas = wadah[nama]
            lihat[nama] = (kertas.page_setup.fitToWidth, kertas.print_title_cols, kertas.print_options.headings)

    olah(buku(isi, "instansi", "jabatan", orang=isi.admin, seluruh=True), catat)
    assert lihat == {"Perangkat daerah": (2, "$C:$C", True), "Jabatan": (1, None, None)}


def test_instansi_dan_pengguna_baru(isi):
    """The admin adds a dinas with its letterhead, and invites somebody; the invitation is a job of its own."""
    berkas = buku(isi, "instansi", "pengguna", orang=isi.admin, seluruh=True)

    def tambah(wadah):
        kertas = wadah["Perangkat daerah"]
        akhir = kertas.max_row + 1
        kertas[f"C{akhir}"], kertas[f"E{akhir}"], kertas[f"M{akhir}"] = "Dinas Baru", "Dinas", 63311
        kertas[f"P{akhir}"] = "Melaksanakan urusan baru"
        kertas = wadah["Pengguna"]
        akhir = kertas.max_row + 1
        for kolom, nilai in zip(
            "CDEF", ("Sri", "sri@contoh.id", "Perencana perangkat daerah", "Dinas Sosial"), strict=True
        ):
            kertas[f"{kolom}{akhir}"] = nilai

    berkas = olah(berkas, tambah)
    impor = baca(isi, berkas, isi.admin)
    assert impor.ringkas["keadaan"].get("baru") == 2, [b.galat for b in rencana(isi, impor, "galat")]
    assert terapkan(isi, impor, orang=isi.admin).status == "diterapkan"
    with pabrik.dalam(isi.pemda):
        dinas = Instansi.objects.get(nama="Dinas Baru")
        assert (dinas.slug, dinas.kode_pos, dinas.uraian.get().isi) == (
            "dinas-baru",
            "63311",
            "Melaksanakan urusan baru",
        )
        assert Keanggotaan.objects.get(pengguna__email="sri@contoh.id").instansi == isi.lain
        assert Pekerjaan.objects.filter(jenis="undangan").count() == 1
    assert baca(isi, berkas, isi.admin).ringkas["keadaan"].keys() == {"tetap"}


def test_jejak_menyebut_impor(isi):
    sebelum = potret(isi)
    impor = terapkan(isi, baca(isi, sunting(buku(isi, "unit"), "Unit kerja", D2="Bidang Lain")))
    assert potret(isi) != sebelum
    with pabrik.dalam(isi.pemda):
        baris = Jejak.objects.filter(model="organisasi.Impor", objek_id=impor.pk, tindakan="impor").get()
        assert baris.perubahan["status"] == ["siap", "diterapkan"]
        assert (
            Jejak.objects.filter(model="organisasi.UnitKerja", perubahan__has_key="nama").first().pengguna
            == isi.perencana
        )
    assert kini(isi, impor).berkas.sha256
