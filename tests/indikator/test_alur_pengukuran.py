"""States of a Pengukuran: who may move it from where to where, and what must be there first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indikator.domain.alur import pengukuran as alur_pengukuran
from indikator.enums import StatusPengukuran as S
from indikator.models import Pengukuran, Realisasi
from organisasi.enums import Peran
from organisasi.galat import Bentrok, Ditolak, IsianSalah
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import simpan

pytestmark = pytest.mark.django_db
LEMBAR = "/magetan/2024/realisasi/bagian-organisasi/"


@pytest.fixture
def d():
    dunia = dunia_ukur.susun()
    with pabrik.dalam(dunia.pemda):
        simpan(dunia.ikm, "79,41")
        dunia.ukur = Pengukuran.objects.get()
    return dunia


def kirim(d, siapa, tindakan, **isi):
    with pabrik.dalam(d.pemda):
        versi = Pengukuran.objects.get().versi
    data = {"tindakan": tindakan, "tw": 0, "versi": versi} | isi
    return pabrik.klien(getattr(d, siapa)).post(f"{LEMBAR}alur/", data, follow=True)


def status(d) -> str:
    with pabrik.dalam(d.pemda):
        return Pengukuran.objects.get().status


def test_perjalanan_lengkap(d):
    assert "Realisasi diajukan kepada pimpinan." in kirim(d, "perencana", "ajukan").content.decode()
    kirim(d, "pimpinan", "setujui")
    isi = kirim(d, "verifikator", "kembalikan", alasan="Bukti IKM belum dilampirkan.").content.decode()
    assert "Bukti IKM belum dilampirkan." in isi
    assert "Bukti IKM belum dilampirkan." in pabrik.klien(d.perencana).get(LEMBAR).content.decode()
    kirim(d, "perencana", "ajukan")
    kirim(d, "pimpinan", "setujui")
    kirim(d, "verifikator", "verifikasi")
    assert "Dikunci" in kirim(d, "verifikator", "kunci").content.decode()
    assert status(d) == S.DIKUNCI
    isi = kirim(d, "verifikator", "buka", alasan="Angka IKM keliru.").content.decode()
    assert status(d) == S.DIKEMBALIKAN and "Angka IKM keliru." in isi
    with pabrik.dalam(d.pemda):
        tindakan = Jejak.objects.filter(model="indikator.Pengukuran").values_list("tindakan", "nama_pengguna")
        assert [t for t, _ in tindakan] == [
            *("buka", "kunci", "verifikasi", "setujui", "ajukan"),
            *("kembalikan", "setujui", "ajukan", "tambah"),
        ]
        assert tindakan[0][1] == d.verifikator.nama


def test_mengajukan_tidak_menulis_capaian_yang_sama(d):
    """It is computed once more; where nothing differs there is no write, no audit row, and no query for each row."""

    def ajukan() -> list[str]:
        with CaptureQueriesContext(connection) as kueri:
            alur_pengukuran.jalankan(Pengukuran.objects.get(), "ajukan", oleh=pabrik.mesin())
        alur_pengukuran.jalankan(Pengukuran.objects.get(), "tarik", oleh=pabrik.mesin())
        return [satu["sql"] for satu in kueri]

    with pabrik.dalam(d.pemda):
        sedikit = ajukan()
        dunia_ukur.tambah_indikator(d, 4)
        Realisasi.objects.update(faktor_penghambat="a", tindak_lanjut="b")
        banyak = ajukan()
        assert len(banyak) == len(sedikit)
        assert not [sql for sql in banyak if sql.startswith(("UPDATE", "INSERT")) and "indikator_capaian" in sql]
        assert not Jejak.objects.filter(tindakan="hitung").exists()


def test_ditarik_kembali_dapat_diisi_lagi(d):
    kirim(d, "perencana", "ajukan")
    assert "cepat/" not in pabrik.klien(d.perencana).get(LEMBAR).content.decode()
    kirim(d, "perencana", "tarik")
    assert status(d) == S.DITARIK and "cepat/" in pabrik.klien(d.perencana).get(LEMBAR).content.decode()


def test_yang_mengajukan_tidak_memverifikasi(d):
    with pabrik.dalam(d.pemda):
        pabrik.anggota(Peran.VERIFIKATOR, orang=d.perencana)
        rangkap = pabrik.pelaku(d.perencana)
        ukur = alur_pengukuran.jalankan(d.ukur, "ajukan", oleh=rangkap)
        ukur = alur_pengukuran.jalankan(ukur, "setujui", oleh=pabrik.mesin())
        assert [p.tindakan for p in alur_pengukuran.tindakan_tersedia(rangkap, ukur)] == ["tarik", "kembalikan"]
        with pytest.raises(Ditolak):
            alur_pengukuran.jalankan(ukur, "verifikasi", oleh=rangkap)
        ukur = alur_pengukuran.jalankan(ukur, "tarik", oleh=rangkap)
        ukur = alur_pengukuran.jalankan(ukur, "ajukan", oleh=pabrik.pelaku(d.rekan))
        ukur = alur_pengukuran.jalankan(ukur, "setujui", oleh=pabrik.mesin())
        assert alur_pengukuran.jalankan(ukur, "verifikasi", oleh=rangkap).status == S.TERVERIFIKASI


def test_kembalikan_perlu_alasan(d):
    kirim(d, "perencana", "ajukan")
    kirim(d, "pimpinan", "setujui")
    jawaban = kirim(d, "verifikator", "kembalikan", alasan="  ")
    assert jawaban.status_code == 422 and "Tuliskan alasan" in jawaban.content.decode()
    jawaban = kirim(d, "verifikator", "kembalikan", alasan="x" * 2001)
    assert jawaban.status_code == 422 and "x" * 2001 in jawaban.content.decode()
    assert status(d) == S.DISETUJUI


def test_versi_lama_tidak_menimpa(d):
    with pabrik.dalam(d.pemda) as mesin, pytest.raises(Bentrok):
        alur_pengukuran.jalankan(d.ukur, "ajukan", oleh=mesin, versi=99)
    kirim(d, "perencana", "ajukan")
    kirim(d, "pimpinan", "setujui")
    jawaban = kirim(d, "verifikator", "kembalikan", alasan="sudah lama", versi=1)
    assert jawaban.status_code == 409 and "sudah lama" in jawaban.content.decode()


def test_kosong_tidak_dapat_diajukan(d):
    with pabrik.dalam(d.pemda) as mesin:
        kosong = pabrik.pengukuran(d.instansi, triwulan=1)
        with pytest.raises(IsianSalah, match="Belum ada satu pun realisasi"):
            alur_pengukuran.jalankan(kosong, "ajukan", oleh=mesin)


def test_yang_belum_diisi_hanya_anjuran(d):
    with pabrik.dalam(d.pemda):
        kalimat = alur_pengukuran.anjuran(d.instansi, 2024, 0)
        assert kalimat == [
            "Indikator “Persentase OPD berinovasi” belum punya realisasi.",
            "Indikator “Ketatalaksanaan” belum punya realisasi.",
            "Indikator “Pelayanan publik” belum punya realisasi.",
            "1 indikator di 1 lembar IKI belum punya realisasi.",
        ]
        assert alur_pengukuran.anjuran(d.instansi, 2024, 2) == [
            "Indikator “Rata-rata Nilai IKM” belum punya realisasi."
        ]
    assert kirim(d, "perencana", "ajukan").status_code == 200 and status(d) == S.DIAJUKAN


def test_tombol_menurut_peran(d):
    assert "Ajukan realisasi" in pabrik.klien(d.perencana).get(LEMBAR).content.decode()
    for siapa in ("verifikator", "pimpinan", "pembaca"):
        assert "Ajukan realisasi" not in pabrik.klien(getattr(d, siapa)).get(LEMBAR).content.decode()
    assert pabrik.klien(d.perencana).get(f"{LEMBAR}alur/").status_code == 405


def test_triwulan_tanpa_realisasi_404(d):
    assert kirim(d, "perencana", "ajukan", tw=3).status_code == 404
