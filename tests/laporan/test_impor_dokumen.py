"""Bringing in a document: the file kept, the reading as a job, the rows staged beside their source."""

import hashlib
import io
import uuid
import zipfile

import pytest

from laporan.domain.impor_dokumen.mulai import antrekan_baca, antrekan_terapkan, mulai
from laporan.domain.impor_dokumen.simpan_bacaan import simpan_bacaan
from laporan.models import BacaanBaris, BacaanLembar, BacaanSisa
from organisasi.domain.pekerjaan import batalkan
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.enums import StatusImpor
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Berkas, Impor, Jabatan, Pekerjaan
from tests import pabrik
from tests.laporan.impor_kecil import DOKUMEN, bacaan, baris, dunia, iki, siap, taman

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return dunia()


def unggah(d, isi: str | bytes = DOKUMEN, nama: str = "iki.txt", **lain) -> Impor:
    """An upload of the planner whose job has run."""
    isi = isi.encode() if isinstance(isi, str) else isi
    cara = lain if "tempelan" in lain else {"nama": nama, "isi": isi} | lain
    with pabrik.dalam(d.pemda):
        impor = mulai(oleh=pabrik.pelaku(d.perencana), **cara)
    kuras()  # not inside the tenant: it walks from pemda to pemda
    return kini(d, impor)


def kini(d, impor: Impor) -> Impor:
    with pabrik.dalam(d.pemda):
        return Impor.objects.select_related("instansi", "berkas", "pekerjaan").get(pk=impor.pk)


def terap(d, impor: Impor, **lain) -> Impor:
    with pabrik.dalam(d.pemda):
        antrekan_terapkan(oleh=pabrik.pelaku(d.perencana), impor=impor, **lain)
    kuras()
    return kini(d, impor)


def test_a_document_is_kept_read_and_staged(d):
    impor = unggah(d, instansi=d.dinas)
    with pabrik.dalam(d.pemda):
        assert (impor.status, impor.galat, impor.tahun) == (StatusImpor.SIAP, "", 2024)
        assert impor.berkas.sha256 == hashlib.sha256(DOKUMEN.encode()).hexdigest()
        assert impor.berkas.isi.read() == DOKUMEN.encode()
        assert {k: impor.ringkas["bacaan"][k] for k in ("jabatan", "iki", "iku", "tugas", "fungsi")} == {
            "jabatan": 2,
            "iki": 3,
            "iku": 0,
            "tugas": 2,
            "fungsi": 2,
        }
        satu, dua = impor.lembar_bacaan.all()
        assert (satu.nama, satu.cara, satu.instansi, dua.isi_fungsi) == ("Pengelola Taman", "baru", d.dinas, "strip")
        assert [b["isi"] for b in satu.fungsi] == ["Menanam pohon;", "Menyiram tanaman."]
        pertama = satu.baris.first()
        assert (pertama.sasaran, pertama.target) == ("Terawatnya taman kota", "80%")
        assert pertama.mentah["rumus"] == "Jumlah taman terawat dibagi jumlah taman x 100%"
        assert Pekerjaan.objects.get().status == "selesai" and not Jabatan.objects.exists()
    with pabrik.dalam(d.pemda_asing):
        assert not Impor.objects.exists() and not BacaanLembar.objects.exists() and not Berkas.objects.exists()


def test_applied_by_its_job(d):
    impor = unggah(d, instansi=d.dinas)
    with pabrik.dalam(d.pemda):
        antrekan_terapkan(oleh=pabrik.pelaku(d.perencana), impor=impor, versi=impor.versi)
        with pytest.raises(SalahStatus, match="sedang diterapkan"):
            antrekan_terapkan(oleh=pabrik.pelaku(d.perencana), impor=impor)
    kuras()
    assert kini(d, impor).status == StatusImpor.DITERAPKAN
    with pabrik.dalam(d.pemda):
        assert Jabatan.objects.count() == 2


def test_what_stands_in_the_way_is_told_and_the_import_stays_open(d):
    impor = unggah(d, instansi=d.dinas)
    with pabrik.dalam(d.pemda):
        pabrik.penetapan(d.dinas, 2024, berlaku=True)
    impor = terap(d, impor)
    with pabrik.dalam(d.pemda):
        assert (impor.status, impor.pekerjaan.status) == (StatusImpor.SIAP, "gagal")
        assert "Mulai reviu" in impor.galat and impor.pekerjaan.galat == impor.galat and not Jabatan.objects.exists()


def test_a_changed_reading_is_a_conflict(d):
    impor = unggah(d, instansi=d.dinas)
    with pytest.raises(Bentrok):
        terap(d, impor, versi=impor.versi - 1)


def test_a_document_without_a_sheet_fails_with_a_sentence(d):
    impor = unggah(d, "Hanya surat biasa tanpa tabel apa pun.")
    assert impor.status == StatusImpor.GAGAL and impor.galat.startswith("Tidak ada lembar IKU atau IKI")


def test_a_damaged_file_fails_with_a_sentence(d):
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as arsip:
        jenis = "<Types><Override ContentType='x.wordprocessingml.document.main+xml'/></Types>"
        arsip.writestr("[Content_Types].xml", jenis)
        arsip.writestr("word/document.xml", "<bukan")
    impor = unggah(d, isi.getvalue(), "rusak.docx")
    assert impor.status == StatusImpor.GAGAL and impor.galat and impor.pekerjaan.galat == impor.galat


def test_a_paste_is_read_too(d):
    impor = unggah(d, tempelan=(DOKUMEN, "<b>tanpa tabel</b>"))
    assert (impor.status, impor.judul, impor.berkas.nama) == (StatusImpor.SIAP, "Tempelan", "tempelan.txt")
    assert impor.instansi == d.dinas  # as the document says


def test_a_second_submit_is_the_first_import(d):
    kunci = uuid.uuid4()
    satu, dua = (unggah(d, kunci_kirim=kunci) for _ in range(2))
    with pabrik.dalam(d.pemda):
        assert satu.pk == dua.pk and Impor.objects.count() == Berkas.objects.count() == Pekerjaan.objects.count() == 1


def test_read_again_after_it_was_cancelled(d):
    with pabrik.dalam(d.pemda):
        oleh = pabrik.pelaku(d.perencana)
        impor = mulai(oleh=oleh, nama="iki.txt", isi=DOKUMEN.encode())
        batalkan(oleh=oleh, pekerjaan=impor.pekerjaan)
    kuras()
    impor = kini(d, impor)
    assert impor.status == StatusImpor.DIBACA
    with pabrik.dalam(d.pemda):
        antrekan_baca(oleh=oleh, impor=impor)
    kuras()
    impor = kini(d, impor)
    assert impor.status == StatusImpor.SIAP
    with pabrik.dalam(d.pemda), pytest.raises(SalahStatus):
        antrekan_baca(oleh=oleh, impor=impor)


def test_what_was_corrected_is_never_read_over(d):
    with pabrik.dalam(d.pemda):
        oleh = pabrik.pelaku(d.perencana)
        impor = siap(oleh, bacaan(taman()))
        with pytest.raises(SalahStatus):
            simpan_bacaan(impor, bacaan(), oleh)
        assert BacaanLembar.objects.count() == 1


def test_a_repeated_reading_replaces_what_the_try_before_left(d):
    with pabrik.dalam(d.pemda):
        oleh = pabrik.pelaku(d.perencana)
        impor = siap(oleh, bacaan(taman(), sisa=["halaman 1"]))
        Impor.objects.update(status="dibaca")
        simpan_bacaan(impor, bacaan(taman(), sisa=["halaman 1"]), oleh)
        assert [m.objects.count() for m in (BacaanLembar, BacaanBaris, BacaanSisa)] == [1, 2, 1]


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("iki.pdf", b"%PDF-1.7 apa saja", "PDF tidak dapat diimpor"),
        ("iki.doc", b"\xd0\xcf\x11\xe0 lama", "berformat lama"),
        ("iki.exe", b"MZ apa saja", "tidak dapat diimpor"),
        ("iki.txt", b"  \n ", "Pilih berkasnya"),
        ("iki.docx", b"bukan zip", "rusak atau bukan DOCX"),
        ("iki.txt", b"teks\0biner", "tidak dapat diimpor"),
    ],
)
def test_files_that_are_no_documents(d, nama, isi, kalimat):
    with pabrik.dalam(d.pemda):
        with pytest.raises(IsianSalah, match=kalimat):
            mulai(oleh=pabrik.pelaku(d.perencana), nama=nama, isi=isi)
        assert not Berkas.objects.exists() and not Impor.objects.exists()


def test_who_may_bring_in_what(d):
    with pabrik.dalam(d.pemda):
        pembaca = pabrik.pelaku_baru("pembaca")
        for oleh, instansi in ((pembaca, None), (pabrik.pelaku(d.luar), d.dinas)):
            with pytest.raises(Ditolak):
                mulai(oleh=oleh, nama="iki.txt", isi=b"isi", instansi=instansi)
        with pytest.raises(IsianSalah, match="Tahun antara"):
            mulai(oleh=pabrik.pelaku(d.perencana), nama="iki.txt", isi=b"isi", tahun=1999)


def test_a_planner_is_not_given_the_opd_of_others(d):
    """The document names an OPD of somebody else: it stays open whose it is."""
    with pabrik.dalam(d.pemda):
        oleh = pabrik.pelaku(d.luar)
        assert siap(oleh, bacaan(taman())).instansi is None


def test_too_long_cells_say_so(d):
    with pabrik.dalam(d.pemda):
        panjang = iki("Bendahara", baris("S", "I", "9" * 300))
        satu = siap(pabrik.pelaku(d.perencana), bacaan(panjang)).lembar_bacaan.get().baris.get()
        assert (len(satu.target), len(satu.mentah["target"]), satu.keyakinan) == (200, 300, 40)
        assert satu.catatan[-1]["bidang"] == "target"


@pytest.mark.parametrize(
    ("dokumen", "disebut", "awal", "target"),
    [
        ("2021-2026", None, 2021, 2021),
        ("2021-2026", 2023, 2021, 2023),
        ("2018", 2020, 2020, 2020),
        ("", 2019, 2019, 2019),
    ],
)
def test_the_years_of_a_document(d, dokumen, disebut, awal, target):
    with pabrik.dalam(d.pemda):
        impor = siap(pabrik.pelaku(d.perencana), bacaan(taman(), tahun=dokumen), tahun=disebut)
        assert impor.tahun == awal
        assert impor.kepala["tahun_target"] in (target, int(dokumen[:4] or target))
