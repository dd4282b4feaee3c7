"""A new row of the entry grid, with its sasaran, its cells and its place."""

import uuid
from decimal import Decimal

import pytest

from indikator.models import Indikator, SasaranStrategis, Target
from tests import pabrik
from tests.indikator.dunia_kisi import ambil, baris, isi_lembar, susun_baris
from tests.indikator.dunia_rencana import susun

pytestmark = pytest.mark.django_db
KUNCI = str(uuid.UUID(int=7))


@pytest.fixture
def d():
    d = susun()
    d.s = d.sasaran_draf.nama
    return d


def test_a_row_with_its_cells(d):
    jawaban = baris(
        d,
        sasaran=d.sasaran_draf.pk,
        silsilah=KUNCI,
        nama="Persentase ASN dilatih",
        satuan="%",
        target_2024="78,2",
        target_2025="80",
        rumus="Jumlah A / Jumlah B",
        arah="makin rendah",
        frekuensi="Triwulanan",
        sumber_data="Simpeg",
    )
    isi = jawaban.json()
    satu = ambil(d, "Persentase ASN dilatih")
    assert jawaban.status_code == 200 and isi["fokus"] == {"indikator": satu.pk, "kolom": "nama"}
    assert isi["urungan"] is None and isi["kisi"].strip().startswith('<div id="kisi"')
    assert f'data-indikator="{satu.pk}"' in isi["kisi"]
    assert (satu.arah, satu.frekuensi, satu.satuan, str(satu.silsilah)) == ("turun", "triwulan", "%", KUNCI)
    with pabrik.dalam(d.pemda):
        assert sorted(Target.objects.filter(indikator=satu).values_list("tahun", "nilai")) == [
            (2024, Decimal("78.2")),
            (2025, 80),
        ]
    assert isi_lembar(d)[-1] == f"{d.s}: Persentase ASN dilatih"


def test_a_new_sasaran_with_its_first_row_and_alone(d):
    assert baris(d, sasaran_nama="Tertib arsip", nama="Jumlah arsip").status_code == 200
    jawaban = baris(d, sasaran_nama="Baru saja")
    with pabrik.dalam(d.pemda):
        baru = SasaranStrategis.objects.get(nama="Baru saja")
    assert jawaban.json()["fokus"] == {"sasaran": baru.pk, "kolom": "sasaran"}
    assert isi_lembar(d)[-1] == "Tertib arsip: Jumlah arsip"


def test_after_a_row_and_as_a_sub_row(d):
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(nama="Jumlah data", lembar=d.iki_draf).update(gabung_rumus=True)
    baris(d, sasaran=d.sasaran_draf.pk, setelah=d.laporan_draf.pk, nama="Di tengah")
    baris(d, sasaran=d.sasaran_draf.pk, induk=d.laporan_draf.pk, nama="Anak")
    baris(d, induk=d.laporan_draf.pk, setelah=ambil(d, "Anak").pk, nama="Anak kedua")
    baris(d, sasaran=d.sasaran_draf.pk, setelah=ambil(d, "Anak").pk, nama="Setelah anak")
    s = d.s
    assert isi_lembar(d) == [
        f"{s}: Jumlah laporan",
        "- Anak",
        "- Anak kedua",
        f"{s}: Setelah anak",
        f"{s}: Di tengah",
        f"{s}: Jumlah data",
    ]
    data = ambil(d, "Jumlah data")  # was printed joined with the row above, which is another one now
    with pabrik.dalam(d.pemda):
        assert not data.gabung_rumus and data.rumus.teks == "Jumlah laporan yang terkirim"


def test_sent_twice_adds_one_and_keeps_what_was_typed_since(d):
    isi = {"sasaran_nama": "Tertib", "silsilah_sasaran": str(uuid.UUID(int=8)), "silsilah": KUNCI}
    for nama in ("Jumlah arsip", "Jumlah arsip", "Jumlah arsip tertata"):
        assert baris(d, nama=nama, satuan="arsip", **isi).status_code == 200
    assert isi_lembar(d)[2:] == ["Tertib: Jumlah arsip tertata"]


def test_every_wrong_cell_is_named_and_nothing_is_added(d):
    jawaban = baris(d, arah="miring", target_2024="9" * 300, satuan="x" * 100)
    assert jawaban.status_code == 422
    assert set(jawaban.json()["galat"]) == {"sasaran", "nama", "arah", "target_2024", "satuan"}
    assert baris(d, sasaran_nama="Baru", rumus="Jumlah A").json()["galat"] == {"nama": "Nama indikator belum diisi."}
    assert baris(d).json()["galat"] == {"sasaran": "Isi dulu sasarannya, lalu indikatornya."}
    assert len(isi_lembar(d)) == 2
    with pabrik.dalam(d.pemda):
        assert not SasaranStrategis.objects.filter(nama="Baru").exists()


@pytest.mark.parametrize("isi", [{"sasaran": "x"}, {"silsilah": "x"}, {"setelah": "99999999"}, {"induk": "1" * 30}])
def test_an_unreadable_row(d, isi):
    jawaban = baris(d, nama="Baru", **isi)
    assert jawaban.status_code == 422 and jawaban.json()["galat"]


def test_rows_of_others_are_not_places(d):
    asing = {"sasaran": d.indikator_asing.sasaran_id, "setelah": d.indikator_asing.pk, "induk": d.laporan.pk}
    for kolom, pk_asing in asing.items():
        assert baris(d, nama="Baru", **({"sasaran": d.sasaran_draf.pk} | {kolom: pk_asing})).status_code == 422
    assert susun_baris(d, "letakkan", d.laporan_draf, sebelum=d.laporan.pk).status_code == 404
    assert susun_baris(d, "letakkan", d.laporan_draf, sasaran=d.pelayanan.pk).status_code == 422
