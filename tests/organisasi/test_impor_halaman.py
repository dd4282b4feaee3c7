"""The pages of the import: hub, upload, progress, preview, apply, notes; hostile files; strangers."""

import io
import zipfile
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.models import Impor, Pekerjaan, UnitKerja
from tests import pabrik
from tests.basis import kueri
from tests.organisasi.buku_uji import ORGANISASI, baca, buku, isi_contoh, kini, olah, potret, rencana, sunting

pytestmark = pytest.mark.django_db
ALAMAT = "/magetan/impor/"


@pytest.fixture
def isi(tata):
    isi_contoh(tata)
    return tata


def unggah(klien, isi: bytes, nama="buku.xlsx", **lain):
    kiriman = {"kunci_kirim": "6f1c1f0e-3d57-4c1b-9f0b-1f2f4d0a7b11"} | lain
    return klien.post(f"{ALAMAT}unggah/", kiriman | {"berkas": SimpleUploadedFile(nama, isi)})


def test_dari_unggah_sampai_diterapkan(isi):
    klien = pabrik.klien(isi.perencana)
    jawaban = unggah(klien, sunting(buku(isi, *ORGANISASI), "Unit kerja", D2="Bidang Lain"))
    halaman = jawaban["Location"]
    assert jawaban.status_code == 302 and "Sedang dibaca" in klien.get(halaman).content.decode()
    kuras()
    isi_halaman = klien.get(halaman).content.decode()
    assert "0 baris baru dan 1 baris berubah" in isi_halaman
    assert "<del>Bidang Tata Laksana</del> → <strong>Bidang Lain</strong>" in isi_halaman
    versi = klien.get(halaman).context["form"]["versi"].value()
    assert klien.post(f"{halaman}terapkan/", {"versi": versi}).status_code == 302
    assert klien.post(f"{halaman}terapkan/", {"versi": versi}).status_code == 409  # a second click
    kuras()
    assert "1 baris disimpan" in klien.get(halaman).content.decode()
    with pabrik.dalam(isi.pemda):
        assert UnitKerja.objects.filter(nama="Bidang Lain").exists()


@pytest.mark.parametrize(
    ("nama", "isi_berkas", "kalimat"),
    [
        ("buku.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "berformat lama: simpan ulang sebagai .xlsx. Pilih XLSX."),
        ("buku.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "berkata sandi atau berformat lama"),
        ("buku.xlsx", b"\x89PNG\r\n\x1a\n", "adalah PNG, bukan XLSX. Pilih XLSX."),
        ("iku.pdf", b"%PDF-rusak", "Buku kerja harus berkas .xlsx."),
        ("iku.docx", b"PK\x03\x04", "pakai “Dokumen yang sudah ada”"),
        ("buku.xlsx", b"x" * (10 * 1024 * 1024 + 1), "lebih dari 10 MB. Perkecil dulu, lalu unggah lagi."),
    ],
)
def test_berkas_yang_salah_diberi_nasihat_tempat_ini(isi, nama, isi_berkas, kalimat):
    """What is said leads to a workbook: neither to a kind that is not taken here nor to a field this form lacks."""
    jawaban = unggah(pabrik.klien(isi.perencana), isi_berkas, nama)
    halaman = unescape(jawaban.content.decode())
    assert jawaban.status_code == 422 and kalimat in halaman
    assert "Perbaiki isian berikut, lalu pilih lagi berkasnya." in halaman and "tidak hilang" not in halaman
    assert not any(lain in halaman for lain in ("PDF, JPG", "akhiran namanya", "tautannya", "bukan PDF"))


def test_pratinjau_mulai_dari_yang_berubah(isi):
    """A changed row among unchanged ones stands first; afterwards links lead on."""
    klien = pabrik.klien(isi.perencana)
    halaman = unggah(klien, sunting(buku(isi, *ORGANISASI), "Jabatan", D3="Analis Lain"))["Location"]
    assert "Seluruh pemda" not in klien.get(halaman).content.decode()  # not known while it is read
    kuras()
    keadaan = [satu.record.keadaan for satu in klien.get(halaman).context["tabel"].page.object_list]
    assert keadaan[0] == "berubah" and set(keadaan[1:]) == {"tetap"} and len(keadaan) > 3
    klien.post(f"{halaman}terapkan/", {"versi": klien.get(halaman).context["form"]["versi"].value()})
    kuras()
    assert f'href="/magetan/instansi/{isi.instansi.slug}/">Buka ' in klien.get(halaman).content.decode()


def test_kirim_dua_kali_satu_impor(isi):
    klien, berkas = pabrik.klien(isi.perencana), buku(isi, "unit")
    assert unggah(klien, berkas)["Location"] == unggah(klien, berkas)["Location"]
    with pabrik.dalam(isi.pemda):
        assert Impor.objects.count() == Pekerjaan.objects.count() == 1


def test_templat_dibuat_pekerjaan(isi):
    klien = pabrik.klien(isi.perencana)
    kiriman = {"lembar": ["unit", "jabatan"], "instansi": isi.instansi.pk, "tahun": "2020", "berisi": "ya"}
    halaman = klien.get(f"{ALAMAT}buku-kerja/?tahun=2020").content.decode()
    assert "Jabatan" in halaman and "Pengguna</label>" not in halaman
    jawaban = klien.post(f"{ALAMAT}buku-kerja/", kiriman)
    assert jawaban.status_code == 302, jawaban.context["form"].errors
    kuras()
    with pabrik.dalam(isi.pemda):
        hasil = Pekerjaan.objects.select_related("hasil").get().hasil
        assert hasil.nama.startswith("buku-kerja-lengkap-") and hasil.instansi == isi.instansi
        assert baca(isi, hasil.isi.read()).ringkas["keadaan"] == {"tetap": 5}
    assert klien.post(f"{ALAMAT}buku-kerja/", kiriman | {"lembar": ["pengguna"]}).status_code == 422


def test_saringan_pratinjau(isi):
    berkas = sunting(buku(isi, *ORGANISASI), "Jabatan", D3=None)
    impor = baca(isi, berkas)
    klien = pabrik.klien(isi.perencana)
    halaman = klien.get(f"{ALAMAT}{impor.pk}/?keadaan=galat")
    assert halaman.context["tabel"].paginator.count == 1 and "wajib diisi" in halaman.content.decode()
    assert klien.get(f"{ALAMAT}{impor.pk}/?lembar=unit").context["tabel"].paginator.count == 2
    assert klien.get(f"{ALAMAT}{impor.pk}/?q=arsip").context["tabel"].paginator.count == 2


def test_berkas_bercatatan_dapat_dibetulkan_lalu_diunggah(isi):
    """Wrong cells are coloured, commented and listed; mended there it is what would have been right at once."""
    impor = baca(isi, sunting(buku(isi, "unit", "jabatan"), "Jabatan", E3="Pelaksna", D4="Nama Baru"))
    jawaban = pabrik.klien(isi.perencana).get(f"{ALAMAT}{impor.pk}/catatan/")
    assert jawaban["Content-Type"].endswith("spreadsheetml.sheet")
    wadah = load_workbook(io.BytesIO(jawaban.content))
    sel = wadah["Jabatan"]["E3"]
    assert sel.value == "Pelaksna" and "“Pelaksana”" in sel.comment.text and sel.fill.fgColor.rgb == "00F8C9C4"
    daftar = [[satu.value for satu in baris] for baris in wadah["Kesalahan"].iter_rows(min_row=2)]
    assert [satu[:4] for satu in daftar] == [["Jabatan", "E3", "3", "Jenis"]]
    betul = baca(isi, sunting(jawaban.content, "Jabatan", E3="Pelaksana"))
    assert betul.ringkas["keadaan"] == {"tetap": 4, "berubah": 1}, rencana(isi, betul, "galat")[0].galat


def test_batal_dan_baca_ulang(isi):
    klien, impor = pabrik.klien(isi.perencana), baca(isi, buku(isi, "unit"))
    assert klien.post(f"{ALAMAT}{impor.pk}/baca/").status_code == 302
    assert kini(isi, impor).status == "dibaca"
    assert klien.post(f"{ALAMAT}{impor.pk}/batal/").status_code == 302
    kuras()
    assert kini(isi, impor).status == "dibatalkan"
    assert "dibatalkan" in klien.get(f"{ALAMAT}{impor.pk}/").content.decode()


def test_siapa_yang_boleh(isi):
    """A stranger 404; another OPD and who may not import 403; the admin everything."""
    impor = baca(isi, buku(isi, "unit"))
    alamat = f"{ALAMAT}{impor.pk}/"
    harapan = {isi.asing: 404, isi.luar: 403, isi.pembaca: 403, isi.rekan: 200, isi.admin: 200}
    for orang, kode in harapan.items():
        assert pabrik.klien(orang).get(alamat).status_code == kode
    berkas = f"/magetan/berkas/{impor.berkas_id}/"
    assert [pabrik.klien(o).get(berkas).status_code for o in (isi.asing, isi.luar, isi.rekan)] == [404, 403, 200]
    daftar = pabrik.klien(isi.luar).get(ALAMAT)
    assert daftar.status_code == 200 and "buku.xlsx" not in daftar.content.decode()
    assert pabrik.klien(isi.pembaca).get(ALAMAT).status_code == 403


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_kueri_tetap(isi, banyak, django_assert_num_queries):
    with pabrik.dalam(isi.pemda):
        for _ in range(banyak):
            baca(isi, buku(isi, "unit"))
    klien = pabrik.klien(isi.perencana)
    klien.get(ALAMAT)
    with django_assert_num_queries(kueri(7)):
        assert klien.get(ALAMAT).content.decode().count("buku.xlsx") == banyak


# Hostile files through the page: a sentence, nothing stored.


def _zip(**bagian: str) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi_bagian in bagian.items():
            arsip.writestr(nama, isi_bagian)
    return keluar.getvalue()


def _ganti_bagian(isi: bytes, nama: str, ubah) -> bytes:
    """The workbook with one member of its archive changed."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as tujuan:
        for satu in asal.namelist():
            isi_satu = asal.read(satu)
            tujuan.writestr(satu, ubah(isi_satu) if satu.endswith(nama) else isi_satu)
    return keluar.getvalue()


def _bom(isi: bytes) -> bytes:
    return _ganti_bagian(
        isi, "sheet1.xml", lambda lama: lama.replace(b"</sheetData>", b" " * 300_000_000 + b"</sheetData>")
    )


def _xxe(isi: bytes) -> bytes:
    awal = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return _ganti_bagian(isi, "sheet2.xml", lambda lama: awal + lama)


def _sel_jauh(isi: bytes) -> bytes:
    return olah(isi, lambda wadah: wadah["Unit kerja"].cell(1_048_576, 16_384, "jauh"))


def _makro(isi: bytes) -> bytes:
    keluar = io.BytesIO(isi)
    with zipfile.ZipFile(keluar, "a") as arsip:
        arsip.writestr("xl/vbaProject.bin", b"makro")
    return keluar.getvalue()


JAHAT = {
    "bom": _bom,
    "xxe": _xxe,
    "sel jauh": _sel_jauh,
    "makro": _makro,
    "terpotong": lambda isi: isi[: len(isi) // 2],
    "bukan zip": lambda isi: b"bukan xlsx",
    "kosong": lambda isi: b"",
    "zip lain": lambda isi: _zip(**{"a.txt": "halo"}),
    "penanda rusak": lambda isi: sunting(isi, "_penanda", A1="[" * 100_000),
    "lembar asing": lambda isi: olah(isi, lambda wadah: wadah.remove(wadah["Unit kerja"])),
    "jenis tak dikenal": lambda isi: sunting(isi, "Unit kerja", A1="_kunci rahasia"),
}


@pytest.mark.parametrize("macam", JAHAT)
def test_berkas_jahat(isi, macam):
    berkas, sebelum = JAHAT[macam](buku(isi, "unit")), potret(isi)
    jawaban = unggah(pabrik.klien(isi.perencana), berkas)
    kuras()
    assert potret(isi) == sebelum
    if jawaban.status_code == 422:
        assert jawaban.context["form"].errors["berkas"]
        return
    with pabrik.dalam(isi.pemda):
        impor = Impor.objects.get()
    salah = impor.status == "gagal" and impor.galat
    assert salah or rencana(isi, impor, "galat"), (impor.status, impor.ringkas)
