"""`manage.py impor`: one JSON object for any document, stored in an empty pemda, nothing twice."""

import hashlib
import io

import pytest
import time_machine
from django.core.management import call_command
from openpyxl import load_workbook

from organisasi.buku.bentuk import Lingkup
from organisasi.buku.daftar import bernama
from organisasi.buku.tulis import tulis_buku
from organisasi.models import Berkas, Impor, Jabatan, Jejak
from tests import pabrik
from tests.kertas.berkas_uji import docx_teks
from tests.laporan.impor_kecil import DOKUMEN, dunia
from tests.laporan.perintah_impor import dari_basis, gagal, impor

pytestmark = pytest.mark.django_db


def test_only_reading_writes_nothing(settings):
    d = dunia()
    with pabrik.dalam(d.pemda):
        ada = Jejak.objects.count()
    hasil = impor("-", "--pemda", "hijau", "--coba", isi=DOKUMEN.encode())
    assert [s["nama"] for s in hasil["jabatan"]] == ["Pengelola Taman", "Bendahara"] and hasil["hasil"] is None
    assert hasil["jabatan"][0]["fungsi"] == ["Menanam pohon;", "Menyiram tanaman."]
    baris = hasil["jabatan"][0]["baris"][1]
    assert {kunci: baris[kunci] for kunci in ("sasaran", "indikator", "target", "rumus", "sumber", "keyakinan")} == {
        "sasaran": "Bertambahnya pohon",
        "indikator": "Jumlah pohon ditanam",
        "target": "1.200 pohon",
        "rumus": "Jumlah pohon ditanam",
        "sumber": "Buku tanam",
        "keyakinan": 100,
    }
    with pabrik.dalam(d.pemda):
        assert Jejak.objects.count() == ada and not Impor.objects.exists() and not Berkas.objects.exists()
    assert not settings.MEDIA_ROOT.exists()


def test_stored_with_its_file_and_audit():
    d = dunia()
    hasil = impor("-", "--pemda", "hijau", isi=DOKUMEN.encode())
    with pabrik.dalam(d.pemda):
        satu = Impor.objects.get(pk=hasil["hasil"]["impor"])
        assert satu.status == "diterapkan" and satu.instansi == d.dinas
        assert satu.berkas.sha256 == hashlib.sha256(DOKUMEN.encode()).hexdigest()
        assert Jejak.objects.filter(tindakan="impor", objek_id=satu.pk).count() == 1
        assert Jabatan.objects.filter(instansi=d.dinas).count() == 2
    with pabrik.dalam(d.pemda_asing):
        assert not Impor.objects.exists() and Jabatan.objects.count() == 1


def test_said_where_the_document_does_not_say():
    d = dunia()
    tanpa = DOKUMEN.replace("DINAS PERTAMANAN\n", "").replace("TAHUN 2024", "").encode()
    objek, kode = gagal("-", "--pemda", "hijau", "--tahun", "2024", isi=tanpa)
    assert kode == 1 and "--instansi" in objek["galat"] and len(objek["jabatan"]) == 2
    with pabrik.dalam(d.pemda):
        assert not Impor.objects.exists() and not Jabatan.objects.exists()
    hasil = impor("-", "--pemda", "hijau", "--tahun", "2024", "--instansi", d.lain.slug, isi=tanpa)
    assert hasil["instansi"] == "Dinas Perikanan" and hasil["hasil"]["dokumen"][0]["tahun"] == 2024


def test_a_document_without_a_year_is_a_draft_of_the_running_one_and_says_so():
    d = dunia()
    with time_machine.travel("2025-03-02 10:00"):
        hasil = impor("-", "--pemda", "hijau", isi=DOKUMEN.replace("TAHUN 2024", "").encode())["hasil"]
    assert hasil["dokumen"][0]["tahun"] == 2025
    assert any("tidak menyebut tahunnya" in satu and "2025" in satu for satu in hasil["kalimat"])
    with pabrik.dalam(d.pemda):
        assert Impor.objects.get(pk=hasil["impor"]).tahun == 2025


def test_refused_is_stored_nowhere():
    """Another file for a sheet that has rows: the sentence, exit code 1, no row and no file left."""
    d = dunia()
    impor("-", "--pemda", "hijau", isi=DOKUMEN.encode())
    objek, kode = gagal("-", "--pemda", "hijau", isi=(DOKUMEN + "\nCatatan lain.").encode())
    assert kode == 1 and "sudah berisi" in objek["galat"]
    with pabrik.dalam(d.pemda):
        assert Impor.objects.count() == Berkas.objects.count() == 1


@pytest.mark.parametrize(
    ("argumen", "isi", "kalimat"),
    [
        (("tidak-ada.docx", "--pemda", "hijau"), None, "berkasnya tidak ada"),
        (("-", "--pemda", "antah"), b"isi", "Pemda “antah” tidak ada"),
        (("-", "--pemda", "hijau", "--instansi", "antah"), b"isi", "Perangkat daerah “antah” tidak ada"),
        (("-", "--pemda", "hijau", "--tahun", "19"), b"isi", "Tahun “19” tidak sah"),
        (("-", "--pemda", "hijau"), b"", "Pilih berkasnya"),
        (("-", "--pemda", "hijau"), b"%PDF-1.7 isi", "PDF tidak dapat diimpor"),
    ],
)
def test_what_cannot_be_read(argumen, isi, kalimat):
    dunia()
    objek, kode = gagal(*argumen, isi=isi)
    assert kode == 2 and kalimat in objek["galat"] and objek["jabatan"] == []


def test_the_opd_of_another_pemda_is_unknown():
    d = dunia()
    with pabrik.dalam(d.pemda_asing):
        pabrik.instansi("Dinas Asing", slug="dinas-asing")
    assert gagal("-", "--pemda", "hijau", "--instansi", "dinas-asing", isi=b"isi")[1] == 2


def buku_jabatan(d) -> bytes:
    """A workbook of the jabatan of the dinas, as the page Impor makes it."""
    with pabrik.dalam(d.pemda):
        pabrik.jabatan(d.dinas, "Bendahara")
        return tulis_buku(Lingkup(pabrik.mesin(), d.dinas, 2024), [bernama("jabatan")], berisi=True)


def test_a_workbook_of_our_own_is_imported_as_one(tmp_path):
    d = dunia()
    berkas = tmp_path / "buku.xlsx"
    berkas.write_bytes(isi := buku_jabatan(d))
    hasil = impor(berkas, "--pemda", "hijau")
    assert hasil["buku"]["keadaan"] == {"tetap": 1} and "tidak ada yang ditambahkan" in hasil["hasil"]["kalimat"][0]
    buku = load_workbook(io.BytesIO(isi))
    lembar = buku[bernama("jabatan").judul]
    sel = next(satu for baris in lembar.iter_rows() for satu in baris if satu.value == "Bendahara")
    sel.value = "Bendahara Pengeluaran"
    buku.save(berkas)
    assert impor(berkas, "--pemda", "hijau", "--coba")["buku"]["keadaan"] == {"berubah": 1}
    with pabrik.dalam(d.pemda):
        assert Jabatan.objects.get().nama == "Bendahara" and not Impor.objects.exists()
    assert impor(berkas, "--pemda", "hijau")["hasil"]["ditulis"] == 1
    with pabrik.dalam(d.pemda):
        assert Jabatan.objects.get().nama == "Bendahara Pengeluaran" and Impor.objects.get().jenis == "buku"
    sel.value = "x" * 5000
    buku.save(berkas)
    objek, kode = gagal(berkas, "--pemda", "hijau")
    assert kode == 1 and objek["buku"]["galat"][0]["sel"] == sel.coordinate
    assert gagal(berkas, "--pemda", "biru")[1] == 1


def test_a_word_document(tmp_path):
    """The same document made by Word: a table and paragraphs."""
    d = dunia()
    berkas = tmp_path / "iki.docx"
    berkas.write_bytes(docx_teks(DOKUMEN))
    hasil = impor(berkas, "--pemda", "hijau")
    assert [(s["nama"], len(s["baris"])) for s in hasil["jabatan"]] == [("Pengelola Taman", 2), ("Bendahara", 1)]
    with pabrik.dalam(d.pemda):
        assert dari_basis() == [("pengelolataman", 1, 2, 2), ("bendahara", 1, 0, 1)]


def test_for_people():
    dunia()
    keluaran = io.StringIO()
    call_command("impor", "-", "--pemda", "hijau", stdin=io.BytesIO(DOKUMEN.encode()), stdout=keluaran)
    assert keluaran.getvalue().startswith("Terbaca: 2 jabatan, 3 indikator IKI, 0 IKU")
