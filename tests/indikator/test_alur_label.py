"""What a state is called for who reads it, and the reason that a return cannot do without."""

import pytest
from django.db import IntegrityError, transaction

from indikator.models import Penetapan
from organisasi.alur import label_status
from organisasi.domain import jejak
from organisasi.enums import PERLU_ALASAN
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_rencana import buka, susun, teks


@pytest.fixture
def d(db):
    return susun()


@pytest.mark.parametrize("tindakan", PERLU_ALASAN)
def test_the_database_refuses_an_audit_row_without_a_reason(d, tindakan):
    with pabrik.dalam(d.pemda) as mesin:
        jejak.catat(oleh=mesin, tindakan=tindakan, objek=d.draf, alasan="ada")
        terakhir = Jejak.objects.first()
        mentah = Jejak(**{f.attname: getattr(terakhir, f.attname) for f in Jejak._meta.concrete_fields})
        mentah.pk, mentah.nomor, mentah.alasan = None, terakhir.nomor + 1, ""
        with pytest.raises(IntegrityError, match=r"jejak_perlu_alasan|CHECK"), transaction.atomic():
            mentah.save(force_insert=True)
        assert Jejak.objects.first() == terakhir


@pytest.mark.parametrize(
    ("siapa", "keadaan", "kata"),
    [
        ("perencana", "diajukan", "Terkirim, menunggu pimpinan"),
        ("perencana", "disetujui", "Terkirim, menunggu verifikasi"),
        ("pimpinan", "diajukan", "Perlu disetujui"),
        ("pimpinan", "terverifikasi", "Perlu ditetapkan"),
        ("pimpinan", "disetujui", "Disetujui pimpinan"),
        ("verifikator", "disetujui", "Perlu diverifikasi"),
        ("verifikator", "diajukan", "Menunggu pimpinan"),
        ("verifikator", "terverifikasi", "Terverifikasi"),
        ("luar", "diajukan", "Diajukan"),
        ("pembaca", "ditetapkan", "Ditetapkan"),
    ],
)
def test_label_is_for_who_reads_it(d, siapa, keadaan, kata):
    with pabrik.dalam(d.pemda):
        pelaku = pabrik.pelaku(getattr(d, siapa))
        assert label_status("dokumen", keadaan, pelaku, d.dinkes) == kata
        pabrik.beri_status(Penetapan.objects.get(pk=d.draf.pk), keadaan)
    if siapa not in ("luar", "pembaca"):
        assert f">{kata}</span>" in teks(buka(d, siapa, f"dokumen/{d.draf.pk}/"))
        assert f">{kata}</span>" in teks(buka(d, siapa, "dokumen/"))


def test_measuring_has_labels_of_its_own(d):
    with pabrik.dalam(d.pemda):
        orang = {siapa: pabrik.pelaku(getattr(d, siapa)) for siapa in ("pimpinan", "verifikator")}
        assert label_status("pengukuran", "terverifikasi", orang["pimpinan"], d.dinkes) == "Terverifikasi"
        assert label_status("pengukuran", "terverifikasi", orang["verifikator"], d.dinkes) == "Perlu dikunci"
