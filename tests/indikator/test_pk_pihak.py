"""Who promises to whom in a PK: by the kind of instansi and jabatan, by who held what on its day."""

from datetime import date
from types import SimpleNamespace

import pytest

from indikator.domain import pihak_pk, pk
from tests import pabrik

pytestmark = pytest.mark.django_db
HARI = date(2024, 1, 15)


@pytest.fixture
def d():
    d = SimpleNamespace(pemda=pabrik.pemda("magetan"))
    with pabrik.dalam(pabrik.pemda("paser")):  # a stranger who leads everything
        asing = pabrik.instansi("Pemda Paser", jenis="pemda")
        pabrik.pemangku(pabrik.pejabat("Orang Asing"), asing, nama_jabatan="Bupati Paser")
    with pabrik.dalam(d.pemda):
        d.setda = pabrik.instansi("Sekretariat Daerah", jenis="setda", sebutan_kepala="Sekretaris Daerah")
        d.bagian = pabrik.instansi("Bagian Organisasi", jenis="bagian", induk=d.setda)
        d.dinas = pabrik.instansi("Dinas Kesehatan")
        d.kadis = pabrik.jabatan(d.dinas, "Kepala Dinas", "pimpinan")
        d.sekretaris = pabrik.jabatan(d.dinas, "Sekretaris", "administrator", induk=d.kadis)
        d.kasubag = pabrik.jabatan(d.dinas, "Kepala Sub Bagian Umum", "pengawas", induk=d.sekretaris)
        d.kabag = pabrik.jabatan(d.bagian, "Kepala Bagian Organisasi", "administrator")
        for nama, instansi, jabatan in (("Sari", d.dinas, d.kadis), ("Budi", d.dinas, d.sekretaris)):
            pabrik.pemangku(pabrik.pejabat(nama), instansi, jabatan, mulai=date(2020, 1, 1))
        pabrik.pemangku(pabrik.pejabat("Tono"), d.setda, nama_jabatan="Sekretaris Daerah", mulai=date(2020, 1, 1))
        d.bupati = pabrik.pemangku(pabrik.pejabat("Suprawoto"), d.setda, nama_jabatan="Bupati Magetan")
    return d


def pihak(instansi, jabatan=None, hari=HARI) -> list[tuple[str, str]]:
    """(jabatan, name) of both sides."""
    semua = pihak_pk.para_pihak(instansi, jabatan, hari)
    return [(satu.jabatan, satu.pejabat.nama if satu.pejabat else "") for satu in semua if satu]


def test_menurut_jenjangnya(d):
    kadis, bupati = ("Kepala Dinas Kesehatan", "Sari"), ("Bupati Magetan", "Suprawoto")
    with pabrik.dalam(d.pemda):
        assert pihak(d.dinas) == pihak(d.dinas, d.kadis) == [kadis, bupati]
        assert pihak(d.dinas, d.sekretaris) == [("Sekretaris", "Budi"), kadis]
        assert pihak(d.dinas, d.kasubag) == [("Kepala Sub Bagian Umum", ""), ("Sekretaris", "Budi")]
        sekda = ("Sekretaris Daerah", "Tono")
        assert pihak(d.bagian) == [("Kepala Bagian Organisasi", ""), sekda]
        assert pihak(d.bagian, d.kabag) == [("Kepala Bagian Organisasi", ""), sekda]
        assert pihak(d.setda) == [sekda, bupati]  # the Bupati, recorded there, does not lead the Setda


def test_eselon_tanpa_atasan_tercatat_berjanji_kepada_kepala(d):
    with pabrik.dalam(d.pemda):
        camat = pabrik.instansi("Kecamatan Ngronggot", jenis="kecamatan", sebutan_kepala="Camat Ngronggot")
        seksi = pabrik.jabatan(camat, "Kepala Seksi", "pengawas")
        assert pihak(camat, seksi) == [("Kepala Seksi", ""), ("Camat Ngronggot", "")]


def test_pemda_berjanji_sendiri(d):
    with pabrik.dalam(d.pemda):
        kabupaten = pabrik.instansi("Kabupaten Magetan", jenis="pemda")
        assert pihak(kabupaten) == [("Bupati Magetan", "")]
        d.bupati.delete()
        pabrik.pemangku(pabrik.pejabat("Ganti"), kabupaten, nama_jabatan="Bupati Magetan")
        assert pihak(kabupaten) == [("Bupati Magetan", "Ganti")]
        assert pihak(d.dinas)[1] == ("Bupati Magetan", "Ganti")


def test_yang_memangku_pada_harinya(d):
    with pabrik.dalam(d.pemda):
        plt = pabrik.pejabat("Wati", nip="198001012005012001", pangkat="Pembina")
        pabrik.pemangku(plt, d.dinas, d.kadis, jenis="plt", mulai=date(2024, 7, 1), selesai=date(2024, 9, 30))
        assert pihak(d.dinas)[0][1] == "Sari"
        assert pihak(d.dinas, hari=date(2024, 8, 1))[0] == ("Kepala Dinas Kesehatan", "Wati")
        assert pihak(d.dinas, hari=date(2024, 10, 1))[0][1] == "Sari"


def test_plt_hanya_ditulis_menurut_hari_perjanjian(d):
    with pabrik.dalam(d.pemda) as mesin:
        plt = pabrik.pejabat("Wati", nip="198001012005012001", pangkat="Pembina")
        pabrik.pemangku(plt, d.dinas, d.kadis, jenis="plt", mulai=date(2024, 7, 1))
        isi = {"pihak_pertama": "Wati", "jabatan_pertama": "Kepala Dinas Kesehatan", "pejabat_pertama": plt}
        satu = pk.buat(oleh=mesin, instansi=d.dinas, tahun=2024, baris=[], tanggal=date(2024, 8, 1), **isi)
        tampil = pihak_pk.tampil(satu)[0]
        assert (tampil.jabatan, tampil.pangkat, tampil.nip) == ("Plt. Kepala Dinas Kesehatan", "Pembina", plt.nip)
        satu = pk.ubah(oleh=mesin, perjanjian=satu, tanggal=HARI)
        tampil = pihak_pk.tampil(satu)[0]
        assert tampil.jabatan == "Kepala Dinas Kesehatan"
        assert tampil.peringatan == "Wati tidak tercatat memangku jabatan pada 15 Januari 2024."
        satu = pk.ubah(oleh=mesin, perjanjian=satu, jabatan_pertama="Plh Kepala Dinas Kesehatan", pejabat_pertama=plt)
        assert satu.jabatan_pertama == "Kepala Dinas Kesehatan"  # kept without it: the holding says so


def test_nama_mengikuti_pejabat_yang_dipilih(d):
    with pabrik.dalam(d.pemda) as mesin:
        satu, dua = pabrik.pejabat("Ani, S.H."), pabrik.pejabat("Beni, S.E.")
        draf = pk.buat(oleh=mesin, instansi=d.dinas, tahun=2024, baris=[])
        draf = pk.ubah(oleh=mesin, perjanjian=draf, pejabat_pertama=satu, pihak_pertama="")
        assert draf.pihak_pertama == "Ani, S.H."
        draf = pk.ubah(oleh=mesin, perjanjian=draf, pejabat_pertama=dua, pihak_pertama="Ani, S.H.")
        assert draf.pihak_pertama == "Beni, S.E."
        draf = pk.ubah(oleh=mesin, perjanjian=draf, pejabat_pertama=dua, pihak_pertama="BENI, S.E., M.M.")
        assert draf.pihak_pertama == "BENI, S.E., M.M."
        draf = pk.ubah(oleh=mesin, perjanjian=draf, ambil_pihak=True)
        assert (draf.pihak_pertama, draf.pihak_kedua) == ("Sari", "Suprawoto")
