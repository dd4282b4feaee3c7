"""Leftover texts of a document put somewhere, dismissed, taken back; its decree corrected beside the source."""

import pytest

from laporan.domain.impor_dokumen import sunting_baris, sunting_keputusan, sunting_sisa
from laporan.domain.impor_dokumen.sunting_ringkas import ringkas
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.models import Impor
from tests import pabrik
from tests.laporan.impor_kecil import dunia, keputusan
from tests.laporan.impor_tinjau_kecil import Kertas

pytestmark = pytest.mark.django_db


@pytest.fixture
def k():
    d = dunia()
    with pabrik.dalam(d.pemda):
        yield Kertas(d)


def pakai(k, bidang, **tujuan):
    sisa = k.sisa()
    return sunting_sisa.pakai_sisa(oleh=k.oleh, sisa=sisa, versi=sisa.versi, bidang=bidang, **tujuan)


@pytest.mark.parametrize("tujuan", ["baris", "baris_baru", "tugas", "keputusan"])
def test_a_leftover_is_put_somewhere_and_taken_back(k, tujuan):
    def isi():
        impor = Impor.objects.get(pk=k.impor.pk)
        k.taman.refresh_from_db()
        naskah = (impor.kepala["keputusan"] or {}).get("tembusan") or []
        return k.baris().sumber, len(k.indikator()), len(k.taman.tugas), len(naskah)

    semula, sisa = isi(), k.sisa()
    cara = {
        "baris": lambda: pakai(k, "sumber", baris=k.baris()),
        "baris_baru": lambda: pakai(k, "indikator", lembar=k.taman),
        "tugas": lambda: pakai(k, "tugas", lembar=k.taman),
        "keputusan": lambda: pakai(k, "tembusan"),
    }
    cara[tujuan]()
    assert isi() != semula and k.sisa().nasib == "dipakai"
    with pytest.raises(SalahStatus):
        pakai(k, "tembusan")
    sunting_sisa.kembalikan_sisa(oleh=k.oleh, sisa=sisa)
    assert isi() == semula and k.sisa().nasib == "belum"


def test_a_leftover_stays_where_it_was_edited_since(k):
    pakai(k, "sumber", baris=k.baris())
    satu = k.baris()
    isi = {"sumber": "Tembusan dan lain-lain"}
    sunting_baris.ubah_baris(oleh=k.oleh, baris=satu, versi=satu.versi, isi=isi)
    with pytest.raises(SalahStatus):
        sunting_sisa.kembalikan_sisa(oleh=k.oleh, sisa=k.sisa())
    assert k.baris().sumber == "Tembusan dan lain-lain" and k.sisa().nasib == "dipakai"


def test_a_leftover_is_dismissed_and_comes_back(k):
    sisa = k.sisa()
    sunting_sisa.abaikan_sisa(oleh=k.oleh, sisa=sisa, versi=sisa.versi)
    assert ringkas(k.impor).sisa == 0
    sunting_sisa.kembalikan_sisa(oleh=k.oleh, sisa=k.sisa())
    assert len(sunting_sisa.abaikan_semua(oleh=k.oleh, impor=k.impor, pilih=[sisa.pk])) == 1
    with pytest.raises(IsianSalah):
        sunting_sisa.kembalikan_sisa(oleh=k.oleh, sisa=k.sisa())
        pakai(k, "bukan-bidang")


def test_the_decree_is_corrected_beside_its_source():
    d = dunia()
    with pabrik.dalam(d.pemda):
        k = Kertas(d, keputusan=keputusan())
        isi = sunting_keputusan.isi_keputusan(k.impor)
        assert (isi["nomor"], isi["menimbang"]) == ("5 TAHUN 2024", "a. bahwa perlu;")
        baru = isi | {"nomor": "6 TAHUN 2024", "menimbang": "a. bahwa perlu;\nb. bahwa harus."}
        hasil = sunting_keputusan.atur_keputusan(
            oleh=k.oleh, impor=k.impor, versi=k.impor.versi, pakai=False, isi=baru
        )
        naskah = hasil.kepala["keputusan"]
        assert (naskah["nomor"]["teks"], len(naskah["menimbang"])) == ("6 TAHUN 2024", 2)
        assert naskah["diktum"] == list(
            k.impor.kepala["keputusan"]["diktum"]
        )  # untouched lists stay as they were read
        assert not sunting_keputusan.ada_keputusan(hasil)
