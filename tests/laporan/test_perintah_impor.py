"""`manage.py impor`: one JSON object for any document, stored in an empty pemda, nothing twice."""

import hashlib
import io
import json
import re

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from indikator.models import Indikator, Lembar, Penetapan, Rumus, Target
from laporan.domain.keputusan import baca_isi
from laporan.domain.periksa_keputusan import periksa
from laporan.models import Keputusan
from organisasi.buku.bentuk import Lingkup
from organisasi.buku.daftar import bernama
from organisasi.buku.tulis import tulis_buku
from organisasi.models import Berkas, Impor, Instansi, Jabatan, Jejak
from tests import pabrik
from tests import sumber_baca as sumber
from tests.kertas.berkas_uji import docx_teks
from tests.laporan.impor_kecil import DOKUMEN, dunia

pytestmark = pytest.mark.django_db
CONTOH = {
    sumber.MAGETAN: ("Kabupaten Magetan", ["--tahun", "2019"]),
    sumber.PASER: ("Kabupaten Paser", []),
    sumber.BLITAR: ("Kabupaten Blitar", []),
    sumber.NGANJUK: ("Kabupaten Nganjuk", []),
}


def impor(*argumen: str, isi: bytes | None = None) -> dict:
    """The object on standard output; the whole of it is that one object."""
    keluaran = io.StringIO()
    masukan = {"stdin": io.BytesIO(isi)} if isi is not None else {}
    call_command("impor", *map(str, argumen), "--json", stdout=keluaran, **masukan)
    return json.loads(keluaran.getvalue())


def gagal(*argumen: str, isi: bytes | None = None) -> tuple[dict, int]:
    """(object, exit code) of a call that does not store anything."""
    keluaran = io.StringIO()
    masukan = {"stdin": io.BytesIO(isi)} if isi is not None else {}
    with pytest.raises(CommandError) as galat:
        call_command("impor", *map(str, argumen), "--json", stdout=keluaran, **masukan)
    objek = json.loads(keluaran.getvalue())
    assert objek["galat"] == str(galat.value) and objek["hasil"] is None
    return objek, galat.value.returncode


def ringkas(teks: str) -> str:
    return re.sub(r"[^a-z0-9]", "", teks.lower())


def dari_basis() -> list[tuple[str, int, int, int]]:
    """(name, tugas, fungsi, indicators without sub-indicators) of every jabatan, in document order."""
    return [
        (
            ringkas(jabatan.nama),
            jabatan.uraian.filter(jenis="tugas").count(),
            jabatan.uraian.filter(jenis="fungsi").count(),
            Indikator.objects.filter(lembar__jabatan=jabatan, induk=None).count(),
        )
        for jabatan in Jabatan.objects.all()
    ]


@pytest.mark.parametrize("berkas", CONTOH, ids=lambda berkas: berkas.stem[:8])
def test_a_real_document_into_an_empty_pemda(berkas):
    """Every jabatan with its tugas, fungsi and rows, counted against the text itself; asked again nothing is added."""
    nama, pilihan = CONTOH[berkas]
    pemda = pabrik.pemda("uji", nama)
    tetangga = pabrik.pemda("tetangga")
    hasil = impor(berkas, "--pemda", "uji", *pilihan)
    diharapkan = [
        (ringkas(satu.nama), len(satu.tugas), len(satu.fungsi), len(satu.indikator))
        for satu in sumber.baca_lembar(berkas)
    ]
    assert hasil["galat"] == "" and hasil["hasil"]["jabatan"] == len(hasil["jabatan"])
    with pabrik.dalam(pemda):
        assert dari_basis() == diharapkan
        assert Lembar.objects.filter(jenis="iki").count() == len(diharapkan)
        assert Instansi.objects.get().nama in hasil["instansi"]
        jejak = Jejak.objects.count()
        lagi = impor(berkas, "--pemda", "uji", *pilihan)
        assert lagi["hasil"]["baru"] == 0 and "Berkas yang sama" in lagi["hasil"]["kalimat"][0]
        assert dari_basis() == diharapkan and Penetapan.objects.count() == 1
        assert (
            not Jejak.objects.filter(nomor__gt=jejak)
            .exclude(model__startswith="organisasi.")
            .exclude(model="laporan.BacaanLembar")
        )
    with pabrik.dalam(tetangga):
        assert not Instansi.objects.exists() and not Berkas.objects.exists()


def test_the_iku_of_a_report():
    """Seven IKU, one of them with four sub-indicators; no IKI at all."""
    pemda = pabrik.pemda("uji", "Kabupaten Magetan")
    hasil = impor(sumber.LKJIP, "--pemda", "uji", "--tahun", "2019")
    assert hasil["jabatan"] == [] and hasil["instansi"] == "Bagian Organisasi"
    diharapkan = [(ringkas(nama), [ringkas(s) for s in sub]) for nama, sub in sumber.baca_iku_magetan()]
    with pabrik.dalam(pemda):
        iku = Indikator.objects.filter(lembar__jenis="iku", induk=None).order_by("urutan")
        assert [(ringkas(s.nama), [ringkas(a.nama) for a in s.sub.order_by("urutan")]) for s in iku] == diharapkan
        assert Target.objects.count() == 10 and not Jabatan.objects.exists()


def test_two_documents_of_one_instansi_are_one_draft():
    """The IKI sheets of one file, the IKU of the report in another."""
    pemda = pabrik.pemda("uji", "Kabupaten Magetan")
    impor(sumber.MAGETAN, "--pemda", "uji", "--tahun", "2019")
    hasil = impor(sumber.LKJIP, "--pemda", "uji", "--tahun", "2019")
    assert (hasil["hasil"]["instansi_baru"], hasil["hasil"]["lembar"]) == (0, 1)
    with pabrik.dalam(pemda):
        assert Penetapan.objects.get().lembar.count() == 8


def test_the_decree_of_paser():
    pemda = pabrik.pemda("uji", "Kabupaten Paser")
    hasil = impor(sumber.PASER, "--pemda", "uji")
    assert hasil["keputusan"]["nomor"] == "84 TAHUN 2023" and len(hasil["keputusan"]["mengingat"]) == 12
    with pabrik.dalam(pemda):
        dokumen, keputusan = Penetapan.objects.get(), Keputusan.objects.select_related("instansi__pemda").get()
        assert (dokumen.tahun_mulai, dokumen.tahun_selesai, dokumen.dasar) == (2021, 2026, "keputusan")
        assert (keputusan.nomor, str(keputusan.tanggal), keputusan.rahmat) == ("84 TAHUN 2023", "2023-09-19", True)
        assert keputusan.penetapan == dokumen and keputusan.penandatangan.nama == "Drs. SUWITO"
        diktum = keputusan.butir.filter(bagian="diktum", induk=None)
        assert [(b.label_sumber, b.sub.count()) for b in diktum] == [
            ("KESATU", 0),
            ("KEDUA", 2),
            ("KETIGA", 5),
            ("KETIGA", 0),
        ]
        target = Target.objects.values_list("tahun", flat=True)
        assert set(target) == {2023} and len(target) == 388
        assert sum(satu.teks == "-" for satu in Target.objects.all()) == 16
        assert len(baca_isi(keputusan).lembar) == 46
        assert any("KETIGA" in temuan.kalimat for temuan in periksa(keputusan))
        assert Rumus.objects.exclude(pohon=None).count() > 380


def test_the_unit_of_eight_namesakes():
    pemda = pabrik.pemda("uji", "Kabupaten Blitar")
    impor(sumber.BLITAR, "--pemda", "uji")
    with pabrik.dalam(pemda):
        assert Jabatan.objects.filter(nama="Pengelola Kepegawaian").count() == 8


def test_only_reading_writes_nothing(tmp_path, settings):
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
    assert not list(tmp_path.rglob("*.txt")) or settings.MEDIA_ROOT.exists() is False


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
    objek, kode = gagal("-", "--pemda", "hijau", isi=tanpa)
    assert kode == 1 and "--tahun" in objek["galat"] and len(objek["jabatan"]) == 2
    objek, kode = gagal("-", "--pemda", "hijau", "--tahun", "2024", isi=tanpa)
    assert kode == 1 and "--instansi" in objek["galat"]
    with pabrik.dalam(d.pemda):
        assert not Impor.objects.exists() and not Jabatan.objects.exists()
    hasil = impor("-", "--pemda", "hijau", "--tahun", "2024", "--instansi", d.lain.slug, isi=tanpa)
    assert hasil["instansi"] == "Dinas Perikanan" and hasil["hasil"]["dokumen"][0]["tahun"] == 2024


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
