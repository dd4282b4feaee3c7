"""Unit kerja with their other names."""

import pytest

from organisasi.domain import unit as domain
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak, UnitKerja
from tests import pabrik

pytestmark = pytest.mark.django_db

KUNCI = "3f2b8c1e-0d5a-4c61-9a58-0a1b2c3d4e5f"


@pytest.fixture
def dunia():
    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(pabrik.pemda("paser")):
        unit_asing = pabrik.unit(pabrik.instansi("Badan Paser"), "Bidang Rahasia")
    with pabrik.dalam(magetan):
        dinas = pabrik.instansi("Dinas Kesehatan", "dinkes")
        bidang = pabrik.unit(dinas, "Bidang Mutu", alias=["Bid. Mutu", "Bid.  Mutu", ""])
        return {
            "magetan": magetan,
            "dinas": dinas,
            "bidang": bidang,
            "seksi": pabrik.unit(dinas, "Seksi Data", induk=bidang),
            "unit_asing": unit_asing,
            "perencana": pabrik.anggota("perencana", dinas),
            "pimpinan": pabrik.anggota("pimpinan", dinas),
        }


def test_alias_dan_jejak(dunia):
    with pabrik.dalam(dunia["magetan"]) as mesin:
        bidang = dunia["bidang"]
        assert list(bidang.alias.values_list("nama", flat=True)) == ["Bid. Mutu"]
        domain.ubah(oleh=mesin, unit=bidang, nama="Bidang Mutu Baru", alias=["BM"], versi=1)
        assert list(bidang.alias.values_list("nama", flat=True)) == ["BM"]
        ubah = Jejak.objects.get(tindakan="ubah", model="organisasi.UnitKerja")
        assert ubah.perubahan == {"nama": ["Bidang Mutu", "Bidang Mutu Baru"], "alias": [["Bid. Mutu"], ["BM"]]}
        domain.ubah(oleh=mesin, unit=bidang, urutan=9)
        assert list(bidang.alias.values_list("nama", flat=True)) == ["BM"]


def test_hapus_dan_lingkaran(dunia):
    with pabrik.dalam(dunia["magetan"]) as mesin:
        with pytest.raises(SalahStatus, match="1 unit kerja"):
            domain.hapus(oleh=mesin, unit=dunia["bidang"])
        pabrik.jabatan(dunia["dinas"], "Analis", unit=dunia["seksi"])
        with pytest.raises(SalahStatus, match="1 jabatan"):
            domain.hapus(oleh=mesin, unit=dunia["seksi"])
        with pytest.raises(IsianSalah) as galat:
            domain.ubah(oleh=mesin, unit=dunia["bidang"], induk=dunia["seksi"])
        assert list(galat.value.kolom) == ["induk"]
        tetangga = pabrik.instansi("Dinas Sosial")
        with pytest.raises(IsianSalah, match="sama"):
            domain.buat(oleh=mesin, instansi=tetangga, nama="X", induk=dunia["bidang"])
        with pytest.raises(Ditolak):
            domain.hapus(oleh=pabrik.pelaku(dunia["pimpinan"]), unit=dunia["seksi"])


def test_halaman(dunia):
    klien = pabrik.klien(dunia["perencana"])
    isi = {"nama": "Bidang P2P", "urutan": "", "alias": "P2P\nPP", "kunci_kirim": KUNCI}
    tambah = klien.post("/magetan/instansi/dinkes/unit/tambah/", isi)
    assert tambah.status_code == 302
    with pabrik.dalam(dunia["magetan"]):
        baru = UnitKerja.objects.get(nama="Bidang P2P")
        assert baru.kunci == "bidang-p2p" and baru.alias.count() == 2
    alamat = f"/magetan/unit/{baru.pk}/"
    data = {"nama": "Bidang P2P", "induk": dunia["bidang"].pk, "urutan": 3, "alias": "", "versi": 1}
    assert klien.post(f"{alamat}ubah/", data).status_code == 302
    bentrok = klien.post(f"{alamat}ubah/", data | {"nama": "Lain"})
    assert bentrok.status_code == 409 and "Bidang P2P" in bentrok.content.decode()
    assert "Hapus unit kerja" in klien.get(f"{alamat}ubah/").content.decode()
    assert klien.get(f"{alamat}hapus/").status_code == 200
    assert klien.post(f"{alamat}hapus/", {"versi": 2}).status_code == 302
    assert klien.get(f"{alamat}hapus/").status_code == 404


def test_akses(dunia):
    for akhir in ("ubah/", "hapus/"):
        alamat = f"/magetan/unit/{dunia['seksi'].pk}/{akhir}"
        assert pabrik.klien(dunia["pimpinan"]).get(alamat).status_code == 403
        asing = f"/magetan/unit/{dunia['unit_asing'].pk}/{akhir}"
        assert pabrik.klien(dunia["perencana"]).get(asing).status_code == 404
