"""Every page of the loaded example data, looked at by its own people: none breaks, none writes."""

import pytest

from indikator.domain import mutu
from indikator.models import Indikator, Lembar, Penetapan, Realisasi, SasaranStrategis
from laporan.models import Keputusan, Lkjip
from organisasi import penyewa
from organisasi.contoh_akun import akun_pemda
from organisasi.enums import Peran
from organisasi.models import Instansi, Jabatan, Pemda, Pengguna, UnitKerja
from tests.penyewa.matriks import MATRIKS
from tests.penyewa.peramban import Peramban, url
from tests.penyewa.test_matriks import ALAMAT
from tests.test_sumber_jumlah import DOKUMEN

KELOMPOK = {
    "unit": UnitKerja.objects,
    "jabatan": Jabatan.objects,
    "lembar_iki": Lembar.objects,
    "lembar_draf": Lembar.objects,
    "sasaran_draf": SasaranStrategis.objects,
    "indikator_draf": Indikator.objects,
    "draf": Penetapan.objects,
    "realisasi": Realisasi.objects,
    "keputusan": Keputusan.objects,
    "lkjip": Lkjip.objects,
}
# The next year of an example is another document: its rows have no page in this one.
SETAHUN = {"realisasi": {"pengukuran__tahun": 2019}}
# The largest documents are looked at by those whose pages differ, the others by every role.
BESAR = ("paser", "blitar")
PERAN_BESAR = (Peran.PERENCANA, Peran.VERIFIKATOR, Peran.ADMIN_PEMDA, Peran.PEMBACA)
# sources without realisasi or tugas
BOLEH_TIDAK_ADA = {"realisasi_hapus", "realisasi_adendum", "uraian_ubah", "uraian_hapus"}


def _alamat(pemda: Pemda, instansi: Instansi, tahun: int):
    """Urls of the matrix that can be asked with GET, with the last row there is of each kind."""
    tetap = {"tahun": tahun, "slug": instansi.slug, "instansi": instansi.slug, "jenis": "tugas", "nomor": 1}
    tetap["sidik"] = mutu.periksa_instansi(instansi, tahun).temuan[0].sidik
    tetap["indikator"] = Indikator.objects.filter(lembar__penetapan__instansi=instansi).last().pk
    if keputusan := Keputusan.objects.last():
        tetap["butir"] = keputusan.butir.last().pk
    if lkjip := Lkjip.objects.last():
        tetap["bagian"] = lkjip.bagian.last().pk
    for baris in MATRIKS:
        if baris.get == "*405":
            continue
        objek = (
            KELOMPOK[baris.objek].filter(**SETAHUN.get(baris.objek, {})).last() if baris.objek in KELOMPOK else None
        )
        if baris.objek and objek is None:
            continue
        nilai = tetap | dict(baris.argumen) | ({"pk": objek.pk} if objek else {})
        argumen = ALAMAT[baris.nama].argumen - {"slug_pemda"}
        yield baris.nama, url(baris.nama, pemda, **{nama: nilai[nama] for nama in argumen})


@pytest.mark.latihan
@pytest.mark.parametrize("kunci", DOKUMEN, ids=[kunci[0] for kunci in DOKUMEN])
def test_setiap_halaman_contoh(contoh, kunci):
    slug, slug_instansi, tahun = kunci
    pemda = Pemda.objects.get(slug=slug)
    with penyewa.sebagai(pemda):
        alamat = list(_alamat(pemda, Instansi.objects.get(slug=slug_instansi), tahun))
    salah = []
    for akun in akun_pemda(slug, "", slug_instansi):
        if slug in BESAR and akun.peran not in PERAN_BESAR:
            continue
        peramban = Peramban(Pengguna.objects.get(email=akun.surel))
        for nama, satu in alamat:
            jawaban = peramban.minta("get", satu)
            wajar = {200, 302, 403, 409} | ({404} if nama in BOLEH_TIDAK_ADA else set())
            if jawaban.status not in wajar or jawaban.tulisan:
                salah.append((akun.peran, nama, jawaban.status, jawaban.tulisan))
    assert len(alamat) >= 35
    assert salah == []
