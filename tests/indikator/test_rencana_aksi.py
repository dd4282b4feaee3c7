"""Rencana aksi: rows, who may change them until when, versions of the PK, copying, money against pagu."""

import uuid
from decimal import Decimal

import pytest

from indikator.domain import rencana_aksi as domain
from indikator.domain.masa_aksi import berlaku, pemegang
from indikator.enums import StatusPK
from indikator.models import RencanaAksi
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator import dunia_aksi
from tests.indikator.dunia_aksi import aksi, kegiatan, perjanjian


@pytest.fixture
def d(db):
    return dunia_aksi.susun()


@pytest.fixture
def dalam(d):
    with pabrik.dalam(d.pemda) as mesin:
        d.oleh = mesin
        yield d


def uraian(pk, triwulan: int) -> list[str]:
    return [satu.uraian for satu in domain.rencana(pk).baris if satu.triwulan == triwulan]


def test_baris_dikelompokkan_per_indikator_dan_triwulan_dengan_targetnya(dalam):
    d = dalam
    d.ikm.frekuensi = "triwulan"
    d.ikm.save()
    pabrik.target(d.ikm, "70", triwulan=1)
    aksi(d, d.ikm, 1, "Rapat")
    isi = domain.rencana(d.pk)
    (sasaran,) = isi.sasaran
    ikm, inovasi = sasaran.indikator
    assert (ikm.target, inovasi.target) == ("80", "40%")
    assert [satu.uraian for satu in ikm.triwulan[0].baris] == ["Menyusun jadwal", "Rapat"]
    assert ikm.triwulan[0].target.teks == "70" and ikm.triwulan[1].target is None
    assert [tw.waktunya for tw in inovasi.triwulan] == [False, False, False, True]


def test_hanya_perencana_perangkat_daerahnya(dalam):
    d = dalam
    isi = {"perjanjian": d.pk, "indikator": d.ikm, "triwulan": 2, "uraian": "Rapat"}
    for siapa in (d.pimpinan, d.verifikator, d.luar):
        with pytest.raises(Ditolak):
            domain.tambah(oleh=pabrik.pelaku(siapa), **isi)
    assert domain.tambah(oleh=pabrik.pelaku(d.perencana), **isi).uraian == "Rapat"


def test_setiap_perubahan_tercatat(dalam):
    d = dalam
    domain.ubah(d.jadwal, oleh=d.oleh, hasil="Jadwal terbit", versi=1)
    domain.hapus(d.jadwal, oleh=d.oleh)
    jejak = Jejak.objects.filter(objek_id=d.jadwal.pk, model="indikator.RencanaAksi").order_by("pk")
    assert [satu.tindakan for satu in jejak] == ["tambah", "ubah", "hapus"]


def test_ubah_yang_basi_bentrok(dalam):
    domain.ubah(dalam.jadwal, oleh=dalam.oleh, hasil="satu", versi=1)
    with pytest.raises(Bentrok):
        domain.ubah(dalam.jadwal, oleh=dalam.oleh, hasil="dua", versi=1)


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"uraian": "  "}, "uraian"),
        ({"bulan": 4}, "bulan"),
        ({"anggaran": Decimal(-1)}, "anggaran"),
        ({"triwulan": 5}, "triwulan"),
    ],
)
def test_isian_yang_salah_menyebut_bidangnya(dalam, isi, bidang):
    with pytest.raises(IsianSalah) as galat:
        pokok = {"perjanjian": dalam.pk, "indikator": dalam.ikm, "triwulan": 1, "uraian": "Rapat"}
        domain.tambah(oleh=dalam.oleh, **pokok | isi)
    assert list(galat.value.kolom) == [bidang]


def test_kegiatan_dan_jabatan_milik_sendiri(dalam):
    d = dalam
    lain = pabrik.jabatan(d.dinsos, "Analis Sosial")
    tahun_lalu = kegiatan(d, "Survei kepuasan", tahun=2023)
    with pytest.raises(IsianSalah) as galat:
        aksi(d, d.ikm, 1, "Rapat", kegiatan=tahun_lalu, penanggung_jawab=lain)
    assert set(galat.value.kolom) == {"kegiatan", "penanggung_jawab"}
    with pytest.raises(IsianSalah, match="tidak ada dalam perjanjian"):
        aksi(d, d.laporan, 1, "Rapat")


def test_kirim_dua_kali_satu_baris(dalam):
    kunci = uuid.uuid4()
    satu, dua = (aksi(dalam, dalam.ikm, 2, "Rapat", kunci_kirim=kunci) for _ in range(2))
    assert satu.pk == dua.pk
    with pytest.raises(IsianSalah, match="sudah tersimpan"):
        aksi(dalam, dalam.ikm, 2, "Rapat lain", kunci_kirim=kunci)


@pytest.mark.parametrize(("triwulan", "terbuka"), [(1, (2, 3, 4)), (0, ())])
def test_tertutup_sesudah_laporannya_diverifikasi(dalam, triwulan, terbuka):
    d = dalam
    pabrik.pengukuran(d.dinkes, 2024, triwulan, status="terverifikasi")
    pabrik.pengukuran(d.dinkes, 2023, 2, status="terverifikasi")
    with pytest.raises(SalahStatus, match="sudah diverifikasi"):
        domain.ubah(d.jadwal, oleh=d.oleh, hasil="Terlambat")
    assert tuple(tw for tw in (1, 2, 3, 4) if tw not in domain.rencana(d.pk).terkunci) == terbuka


def test_masih_terbuka_selama_diajukan(dalam):
    pabrik.pengukuran(dalam.dinkes, 2024, 1, status="diajukan")
    assert domain.ubah(dalam.jadwal, oleh=dalam.oleh, hasil="Terbit").hasil == "Terbit"


def test_pk_perubahan_memegang_triwulan_sesudahnya(dalam):
    d = dalam
    aksi(d, d.ikm, 3, "Survei lama")
    kedua = perjanjian(d, versi_ke=2, berlaku_mulai_triwulan=3)
    assert domain.salin_dari(oleh=d.oleh, dari=d.pk, ke=kedua) == 1  # triwulan I stays with version 1
    assert [p.versi_ke for p in pemegang(d.pk).values()] == [1, 1, 1, 1]  # a draft changes nothing yet
    domain.ubah(kedua.rencana_aksi.get(), oleh=d.oleh, uraian="Survei baru")
    assert (uraian(kedua, 1), uraian(kedua, 3)) == (["Menyusun jadwal"], ["Survei baru"])
    kedua.status = StatusPK.DITANDATANGANI
    kedua.save()
    assert [p.versi_ke for p in pemegang(d.pk).values()] == [1, 1, 2, 2]
    assert [berlaku(d.dinkes, 2024, tw).versi_ke for tw in (1, 2, 3, 4, 0)] == [1, 1, 2, 2, 2]
    assert uraian(d.pk, 3) == ["Survei baru"]
    with pytest.raises(SalahStatus, match="memakai perjanjian kinerja versi 2"):
        aksi(d, d.ikm, 3, "Terlambat")
    with pytest.raises(SalahStatus, match="memakai perjanjian kinerja versi 1"):
        aksi(d, d.ikm, 1, "Terlalu awal", pk=kedua)


def test_salin_ke_triwulan_lain_tanpa_hasil_dan_tanpa_ganda(dalam):
    d = dalam
    domain.ubah(d.jadwal, oleh=d.oleh, hasil="Terbit")
    d.jadwal.refresh_from_db()
    baru = domain.salin_triwulan(d.jadwal, oleh=d.oleh, ke=[1, 2, 3])
    assert [(satu.triwulan, satu.hasil, satu.anggaran) for satu in baru] == [
        (2, "", Decimal(40000000)),
        (3, "", Decimal(40000000)),
    ]
    assert domain.salin_triwulan(d.jadwal, oleh=d.oleh, ke=[2, 3]) == []


def test_ambil_dari_tahun_lalu_mencari_kegiatannya(dalam):
    d = dalam
    lalu = perjanjian(d, tahun=2023, status=StatusPK.DITANDATANGANI)
    survei = kegiatan(d, "Survei kepuasan", tahun=2023)
    aksi(d, d.inovasi, 4, "Lomba", pk=lalu, kegiatan=survei, hasil="12 peserta")
    assert domain.sumber_salinan(d.pk, pabrik.pelaku(d.perencana)) == [lalu]
    assert domain.ambil_dari(d.pk, oleh=pabrik.pelaku(d.perencana), dari=lalu) == 1
    lomba = d.pk.rencana_aksi.get(uraian="Lomba")
    assert (lomba.kegiatan, lomba.hasil) == (d.survei, "")
    with pytest.raises(IsianSalah, match="Tidak ada baris baru"):
        domain.ambil_dari(d.pk, oleh=d.oleh, dari=lalu)


def test_anggaran_melebihi_pagu(dalam):
    d = dalam
    aksi(d, d.ikm, 2, "Survei", kegiatan=d.survei, anggaran=Decimal(60000000))
    aksi(d, d.inovasi, 4, "Lomba", kegiatan=d.lomba, anggaran=Decimal("50000000.50"))
    isi = domain.rencana(d.pk)
    assert isi.anggaran == Decimal("150000000.50")
    assert [(p.kegiatan.nama, p.lebih) for p in isi.lebih] == [("Lomba inovasi", Decimal("0.50"))]


def test_pagu_kegiatan_dari_sub_kegiatannya(dalam):
    d = dalam
    sub = [kegiatan(d, f"Sub {n}", pagu="30000000", induk=d.lomba) for n in (1, 2)]
    d.lomba.pagu = None
    d.lomba.save()
    aksi(d, d.inovasi, 3, "Juri", kegiatan=sub[0], anggaran=Decimal(20000000))
    aksi(d, d.inovasi, 4, "Lomba", kegiatan=d.lomba, anggaran=Decimal(45000000))
    isi = {satu.kegiatan.nama: satu for satu in domain.rencana(d.pk).pagu}
    assert (isi["Lomba inovasi"].pagu, isi["Lomba inovasi"].rencana) == (Decimal(60000000), Decimal(65000000))
    assert isi["Sub 1"].lebih == 0


def test_indikator_yang_keluar_dari_pk_tetap_terlihat(dalam):
    d = dalam
    d.pk.baris.filter(indikator=d.ikm).delete()
    (sasaran,) = domain.rencana(d.pk).sasaran
    assert [(i.indikator.nama, i.dalam_pk) for i in sasaran.indikator] == [
        ("Persentase OPD berinovasi", True),
        ("Rata-rata Nilai IKM", False),
    ]


def test_pemda_lain_tidak_tersentuh(dalam):
    d = dalam
    with pabrik.dalam(d.pemda_asing):
        assert not RencanaAksi.objects.exists()
        with pytest.raises(Ditolak):
            domain.ubah(d.jadwal, oleh=pabrik.pelaku(d.asing), hasil="asing")
