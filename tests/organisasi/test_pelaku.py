"""For which instansi a role holds: its own one, and at the Setda also for its Bagian."""

import pytest

from organisasi.domain.instansi import terlihat
from organisasi.models import Instansi
from organisasi.permissions import boleh
from tests import pabrik

pytestmark = pytest.mark.django_db
DI_BAWAH = [
    ("setda", "bagian", True),
    ("setda", "dinas", False),
    ("dinas", "uptd", False),
    ("kecamatan", "kelurahan", False),
    ("dinas", "bagian", False),
]


@pytest.mark.parametrize(("jenis", "jenis_anak", "berhak"), DI_BAWAH)
def test_only_the_setda_holds_rights_for_its_bagian(jenis, jenis_anak, berhak):
    with pabrik.dalam(pabrik.pemda("paser")):
        pabrik.instansi("Bagian Asing", jenis="bagian", induk=pabrik.instansi("Setda Asing", jenis="setda"))
    with pabrik.dalam(pabrik.pemda("magetan")):
        induk = pabrik.instansi("Induk", jenis=jenis)
        anak = pabrik.instansi("Anak", jenis=jenis_anak, induk=induk)
        cucu = pabrik.instansi("Cucu", jenis="bagian", induk=anak)
        pabrik.instansi("Bagian lain", jenis="bagian", induk=pabrik.instansi("Setda lain", jenis="setda"))
        atas, bawah = pabrik.pelaku_baru("perencana", induk), pabrik.pelaku_baru("perencana", anak)
        assert boleh(atas, "isi_data", induk) and boleh(bawah, "isi_data", anak)
        assert boleh(atas, "isi_data", anak) is berhak
        assert not boleh(atas, "isi_data", cucu) and not boleh(bawah, "isi_data", induk)
        assert set(terlihat(atas)) == ({induk, anak} if berhak else {induk})


def test_condition_of_a_query_says_the_same_as_the_predicate():
    """Every pair of a member and an instansi of a small tree."""
    with pabrik.dalam(pabrik.pemda("magetan")):
        for jenis, jenis_anak, _ in DI_BAWAH:
            pabrik.instansi(jenis=jenis_anak, induk=pabrik.instansi(jenis=jenis))
        semua = list(Instansi.objects.all())
        for satu in semua:
            pelaku = pabrik.pelaku_baru("pimpinan", satu)
            assert set(Instansi.objects.filter(pelaku.wilayah())) == {
                i for i in semua if pelaku.berperan_di(i, "pimpinan")
            }
        pembaca = pabrik.pelaku_baru("pembaca")
        assert not Instansi.objects.filter(pembaca.wilayah()).exists()


def test_pages_below_another_parent_are_refused():
    with pabrik.dalam(pabrik.pemda("magetan")):
        dinas = pabrik.instansi("Dinas Kesehatan", "dinkes")
        pabrik.instansi("Puskesmas Kota", "puskesmas", jenis="uptd", induk=dinas)
        orang = pabrik.anggota("perencana", dinas)
    klien = pabrik.klien(orang)
    assert klien.get("/magetan/instansi/puskesmas/").status_code == 403
    assert "Puskesmas Kota" not in klien.get("/magetan/instansi/dinkes/").content.decode()
    assert klien.get("/magetan/instansi/dinkes/").status_code == 200
