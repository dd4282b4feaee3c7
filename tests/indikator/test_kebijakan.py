"""Category scale of a pemda: what setting it leaves behind."""

from decimal import Decimal

import pytest

from indikator.domain import kebijakan
from indikator.models import Skala
from organisasi.galat import Ditolak, IsianSalah
from organisasi.models import Jejak
from tests import pabrik

pytestmark = pytest.mark.django_db
PITA = [
    {"batas": Decimal("90.5"), "termasuk": True, "label": "Baik", "warna": "baik"},
    {"batas": None, "termasuk": True, "label": "Kurang", "warna": "kurang"},
]
TERTULIS = ["Baik (baik): ≥ 90,50", "Kurang (kurang): selebihnya"]


@pytest.fixture
def mesin():
    with pabrik.dalam(pabrik.pemda("paser")) as asing:
        kebijakan.atur_skala(oleh=asing, tahun_mulai=2020, nama="Skala Paser", kategori=PITA)
    with pabrik.dalam(pabrik.pemda("magetan")) as mesin:
        yield mesin


def atur(oleh, **lain):
    return kebijakan.atur_skala(oleh=oleh, **{"tahun_mulai": 2020, "nama": "Skala", "kategori": PITA} | lain)


def test_bands_stand_in_one_audit_row(mesin):
    skala = atur(mesin)
    jejak = Jejak.objects.get()
    assert jejak.model == "indikator.Skala" and jejak.perubahan["kategori"] == [None, TERTULIS]
    lain = [PITA[0] | {"batas": Decimal("85"), "termasuk": False}, PITA[1]]
    assert atur(mesin, kategori=lain).versi == skala.versi + 1
    jejak = Jejak.objects.first()
    assert jejak.perubahan == {"kategori": [TERTULIS, ["Baik (baik): > 85,00", TERTULIS[1]]]}
    assert [satu[:2] for satu in kebijakan.skala(2024)] == [(Decimal("85"), False), (None, True)]


def test_same_scale_again_writes_nothing(mesin):
    lama = list(atur(mesin).kategori.values_list("pk", flat=True))
    skala = atur(mesin)
    assert skala.versi == 1 and list(skala.kategori.values_list("pk", flat=True)) == lama
    assert Jejak.objects.count() == 1


def test_failing_half_way_leaves_the_old_scale(mesin):
    atur(mesin)
    with pytest.raises(IsianSalah):
        atur(mesin, nama="Baru", kategori=[PITA[0] | {"label": "x" * 61}, PITA[1]])
    skala = Skala.objects.get()
    assert (skala.nama, skala.versi) == ("Skala", 1) and Jejak.objects.count() == 1
    assert [satu[2] for satu in kebijakan.skala(2024)] == ["Baik", "Kurang"]


def test_only_for_the_admin(mesin):
    with pytest.raises(Ditolak):
        atur(pabrik.pelaku_baru("verifikator"))
    assert atur(pabrik.pelaku_baru("admin_pemda")).kategori.count() == 2
