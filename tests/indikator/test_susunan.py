"""Rows of the entry grid: add, duplicate, move, sub-indicators, delete, mark as read."""

import re
import uuid

import pytest

from indikator.domain import pk, rumus
from indikator.models import Dukungan, Indikator, Kegiatan, Komponen, SasaranStrategis, Target, Variabel
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_kisi import ambil, baris, isi_lembar, post, susun_baris, tambah
from tests.indikator.dunia_rencana import PECAHAN, jumlah_jejak, segarkan, sub, susun

pytestmark = pytest.mark.django_db
KUNCI = str(uuid.UUID(int=7))


@pytest.fixture
def d():
    d = susun()
    d.s = d.sasaran_draf.nama
    return d


def lengkap(d):
    """A row with every part it can have, and a sub-indicator."""
    with pabrik.dalam(d.pemda):
        satu = pabrik.indikator(d.iki_draf, "Lengkap", sasaran=d.sasaran_draf, target="5 data", satuan="data")
        rumus.atur(oleh=pabrik.mesin(), indikator=satu, teks=PECAHAN)
        pabrik.target(satu, "1 data", triwulan=1)
        pabrik._buat(Komponen, indikator=satu, urutan=1, nama="Dokumen satu", bulan=3)
        unit = satu.unit_penanggung_jawab.model(indikator=satu, unit=pabrik.unit(d.dinkes, "Bidang A"), pemda=d.pemda)
        unit.save()
        iku = d.iku_draf.indikator.get(nama="Rata-rata Nilai IKM")
        pabrik._buat(Dukungan, indikator=satu, mendukung=iku)
        pabrik._buat(Dukungan, indikator=d.laporan_draf, mendukung=satu)
    sub(d, satu, "Sub lengkap", target={2024: "2 data"})
    return satu


def potret(d, satu) -> dict:
    """What a row consists of, without its keys."""
    with pabrik.dalam(d.pemda):
        return {
            "target": list(Target.objects.filter(indikator=satu).values_list("tahun", "triwulan", "teks", "nilai")),
            "rumus": (satu.rumus.teks, satu.rumus.pohon),
            "variabel": list(Variabel.objects.filter(rumus=satu.rumus).values_list("urutan", "kode", "nama", "jenis")),
            "komponen": list(satu.komponen.values_list("urutan", "nama", "bulan")),
            "unit": list(satu.unit_penanggung_jawab.values_list("unit__nama", flat=True)),
            "mendukung": list(satu.mendukung.values_list("mendukung__nama", flat=True)),
            "sub": list(satu.sub.values_list("nama", "sasaran_id")),
            "satuan": satu.satuan,
        }


def test_duplicate_has_every_part_and_a_lineage_of_its_own(d):
    satu = lengkap(d)
    tambah(d, "Sesudah")
    jawaban = susun_baris(d, "gandakan", satu)
    assert isi_lembar(d)[2:] == [
        f"{d.s}: Lengkap",
        "- Sub lengkap",
        f"{d.s}: Lengkap",
        "- Sub lengkap",
        f"{d.s}: Sesudah",
    ]
    with pabrik.dalam(d.pemda):
        salinan = Indikator.objects.get(pk=jawaban.json()["fokus"]["indikator"])
        assert not Dukungan.objects.filter(mendukung=salinan).exists()
    assert salinan.pk != satu.pk and salinan.silsilah != satu.silsilah
    assert potret(d, salinan) == potret(d, satu)


@pytest.fixture
def banyak_baris(d):
    """Two sasaran: A, B (with sub b1, b2), C | X, Y."""
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(lembar=d.iki_draf).delete()
        d.lain = pabrik.sasaran(d.iki_draf, "Lain")
        SasaranStrategis.objects.filter(pk=d.sasaran_draf.pk).update(nama="S")
    d.baris = {nama: tambah(d, nama) for nama in "ABC"}
    d.baris |= {nama: tambah(d, nama, d.lain) for nama in "XY"}
    d.baris |= {nama: sub(d, d.baris["B"], nama) for nama in ("b1", "b2")}
    return d


def ringkas(d) -> str:
    """ "A Bb1b2 C |X Y" """
    kelompok, terakhir = {}, ""
    for satu in isi_lembar(d):
        nama, _, isi = satu.rpartition(": ")
        if satu.startswith("- "):
            kelompok[terakhir] += satu[2:]
        else:
            terakhir = nama
            kelompok[nama] = f"{kelompok.get(nama, '')} {isi}"
    return " |".join(satu.strip() for satu in kelompok.values())


@pytest.mark.parametrize(
    ("siapa", "sebelum", "sasaran", "hasil"),
    [
        ("C", "A", None, "C A Bb1b2 |X Y"),
        ("A", None, None, "Bb1b2 C A |X Y"),
        ("B", "A", None, "Bb1b2 A C |X Y"),
        ("B", "Y", None, "A C |X Bb1b2 Y"),
        ("A", None, "lain", "Bb1b2 C |X Y A"),
        ("A", "b2", None, "Bb1b2 A C |X Y"),
        ("b2", "b1", None, "A Bb2b1 C |X Y"),
        ("b1", "A", None, None),
        ("b1", "B", None, "Ab1 Bb2 C |X Y"),
        ("b1", None, None, "A Bb2 Cb1 |X Y"),
        ("b1", "Y", None, "A Bb2 C |Xb1 Y"),
        ("B", "B", None, "A Bb1b2 C |X Y"),
    ],
)
def test_place_a_row(banyak_baris, siapa, sebelum, sasaran, hasil):
    d, awal = banyak_baris, ringkas(banyak_baris)
    tujuan = {"sebelum": d.baris[sebelum].pk} if sebelum else {}
    tujuan |= {"sasaran": d.lain.pk} if sasaran else {}
    jawaban = susun_baris(d, "letakkan", d.baris[siapa], **tujuan)
    assert jawaban.status_code == (200 if hasil else 422)
    assert ringkas(d) == (hasil or awal)
    with pabrik.dalam(d.pemda):
        for anak in Indikator.objects.filter(induk__isnull=False).select_related("induk"):
            assert anak.sasaran_id == anak.induk.sasaran_id


def test_a_move_leaves_the_versions_of_the_others_alone(banyak_baris):
    d, sebelum = banyak_baris, jumlah_jejak(banyak_baris)
    susun_baris(d, "letakkan", d.baris["C"], sebelum=d.baris["A"].pk)
    assert [segarkan(d, d.baris[nama]).versi for nama in "ABC"] == [1, 1, 2]
    assert jumlah_jejak(d) == sebelum + 1


def test_up_down_and_sub_rows(banyak_baris):
    d = banyak_baris
    langkah = [
        ("naik", "C", "A C Bb1b2 |X Y"),
        ("naik", "C", "C A Bb1b2 |X Y"),
        ("naik", "C", "C A Bb1b2 |X Y"),
        ("turun", "b1", "C A Bb2b1 |X Y"),
        ("jadikan_sub", "A", "CA Bb2b1 |X Y"),
        ("lepas_sub", "A", "C A Bb2b1 |X Y"),
        ("lepas_sub", "b2", "C A Bb1 b2 |X Y"),
        ("jadikan_sub", "Y", "C A Bb1 b2 |XY"),
    ]
    for tindakan, nama, hasil in langkah:
        assert susun_baris(d, tindakan, d.baris[nama]).status_code == 200
        assert ringkas(d) == hasil, (tindakan, nama)


@pytest.mark.parametrize(
    ("tindakan", "nama", "kata"),
    [
        ("jadikan_sub", "A", "Tidak ada indikator di atasnya"),
        ("jadikan_sub", "B", "punya sub-indikator"),
        ("jadikan_sub", "b1", "sudah sub-indikator"),
        ("lepas_sub", "A", "bukan sub-indikator"),
        ("terbang", "A", "tidak terbaca"),
    ],
)
def test_what_cannot_be_done_is_said(banyak_baris, tindakan, nama, kata):
    d, awal = banyak_baris, ringkas(banyak_baris)
    jawaban = susun_baris(d, tindakan, d.baris[nama])
    assert jawaban.status_code == 422 and kata in jawaban.json()["galat"]
    assert ringkas(d) == awal


def test_sasaran_moves_with_its_rows(banyak_baris):
    d = banyak_baris
    assert susun_baris(d, "naik", d.lain).status_code == 200
    assert ringkas(d) == "X Y |A Bb1b2 C"
    assert susun_baris(d, "letakkan", d.lain).status_code == 200
    assert ringkas(d) == "A Bb1b2 C |X Y"
    assert susun_baris(d, "letakkan", d.lain, sebelum=d.sasaran_draf.pk).status_code == 200
    assert ringkas(d) == "X Y |A Bb1b2 C"
    assert susun_baris(d, "gandakan", d.lain).status_code == 422


def test_joined_cells_come_apart_when_the_row_above_is_another_one(banyak_baris):
    d = banyak_baris
    with pabrik.dalam(d.pemda):
        rumus.atur(oleh=pabrik.mesin(), indikator=d.baris["X"], teks="Jumlah X")
        Indikator.objects.filter(nama="X").update(sumber_data="Simpeg")
        Indikator.objects.filter(nama="Y").update(gabung_rumus=True, gabung_sumber=True)
    assert susun_baris(d, "hapus", d.baris["X"]).status_code == 200
    y = ambil(d, "Y")
    with pabrik.dalam(d.pemda):
        assert (y.gabung_rumus, y.gabung_sumber, y.sumber_data, y.rumus.teks) == (False, False, "Simpeg", "Jumlah X")


def test_delete_takes_sub_rows_and_a_sasaran_its_rows(banyak_baris):
    d = banyak_baris
    jawaban = susun_baris(d, "hapus", d.baris["B"])
    assert jawaban.status_code == 200 and ringkas(d) == "A C |X Y"
    assert jawaban.json()["urungan"]["kalimat"] == "Urungkan hapus baris"
    assert susun_baris(d, "hapus", d.sasaran_draf).status_code == 200
    assert ringkas(d) == "X Y"
    with pabrik.dalam(d.pemda):
        jejak = Jejak.objects.filter(tindakan="hapus", model="indikator.Indikator")
        assert {satu.objek for satu in jejak} >= {"A", "B", "C", "b1", "b2"}


def test_what_is_measured_or_budgeted_is_not_deleted(d):
    with pabrik.dalam(d.pemda):
        pabrik.realisasi(d.laporan, "12")
        pk.buat(oleh=pabrik.mesin(), instansi=d.dinkes, tahun=2024, baris=[(d.kedua, "4 data")])
        inovasi = d.iku_draf.indikator.get(nama="Persentase OPD berinovasi")
        keg = {"instansi": d.dinkes, "tahun": 2024, "kunci": "k", "nama": "Kegiatan"}
        pabrik._buat(Kegiatan, indikator=d.inovasi, **keg)
    for objek, kata in (
        (d.laporan_draf, "1 realisasi"),
        (ambil(d, "Jumlah data"), "perjanjian kinerja"),
        (inovasi, "1 kegiatan"),
        (d.sasaran_draf, "tidak dapat dihapus"),
    ):
        jawaban = susun_baris(d, "hapus", objek)
        assert jawaban.status_code == 422 and kata in jawaban.json()["galat"]
    assert len(isi_lembar(d)) == 2 and len(isi_lembar(d, d.iku_draf)) == 2


def test_a_row_changed_meanwhile_is_not_deleted(d):
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(pk=d.laporan_draf.pk).update(versi=4)
    assert susun_baris(d, "hapus", d.laporan_draf, versi=1).status_code == 409
    assert susun_baris(d, "hapus", d.laporan_draf, versi=4).status_code == 200


def test_mark_as_read(d):
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(lembar=d.iki_draf).update(belum_ditinjau=True)
    jawaban = susun_baris(d, "tinjau", d.laporan_draf)
    assert jawaban.json()["kalimat"] == "1 baris ditandai sudah ditinjau."
    assert len(re.findall('class="belum-ditinjau"', jawaban.json()["kisi"])) == 1
    semua = {"tindakan": "tinjau", "jenis": "lembar"}
    assert "belum-ditinjau" not in post(d, f"lembar/{d.iki_draf.pk}/susun/", semua).json()["kisi"]
    assert not segarkan(d, d.laporan_draf).belum_ditinjau


@pytest.mark.parametrize(("siapa", "kode"), [("asing", 404), ("luar", 403), ("pimpinan", 403)])
def test_who_may_not(d, siapa, kode):
    assert susun_baris(d, "hapus", d.laporan_draf, siapa=siapa).status_code == kode
    assert baris(d, siapa, nama="Baru", sasaran=d.sasaran_draf.pk).status_code == kode
    assert len(isi_lembar(d)) == 2


def test_a_set_document_stays(d):
    assert susun_baris(d, "hapus", d.laporan).status_code == 409
    assert baris(d, lembar=d.iki, nama="Baru", sasaran=d.laporan.sasaran_id).status_code == 409
