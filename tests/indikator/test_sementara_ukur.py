from indikator.models import KebijakanCapaian
from organisasi.domain import tulis
from tests import pabrik
from tests.indikator import dunia_ukur
import pytest
@pytest.mark.django_db
def test_x():
    d=dunia_ukur.susun()
    with pabrik.dalam(d.pemda) as mesin:
        tulis.buat(KebijakanCapaian, oleh=mesin, tahun_mulai=2020, batas_atas=100, catat=False)
        r = dunia_ukur.simpan(d.ikm, "79,41")
        print(r.capaian.bukti_hitung, r.capaian.kebijakan, r.capaian.persen_dibatasi, repr(r.capaian.bukti_hitung))
    print(pabrik.klien(d.perencana).get(f"/magetan/2024/capaian/bukti/{r.pk}/").content.decode().split("<main")[1][:3000])
    assert 0
