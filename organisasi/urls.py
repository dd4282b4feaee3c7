"""Pages of the organisation. `/` chooses a pemda; everything else is `/<pemda>/…`."""

from django.urls import include, path

from organisasi import pantauan
from organisasi.views import (
    beranda,
    cari,
    draf,
    instansi,
    jabatan,
    pemberitahuan,
    riwayat,
    titipan,
    unit,
    uraian,
    uraian_daftar,
)

INSTANSI = [
    path("", instansi.instansi_daftar, name="instansi_daftar"),
    path("tambah/", instansi.instansi_tambah, name="instansi_tambah"),
    path("<slug:slug>/", instansi.instansi_rincian, name="instansi_rincian"),
    path("<slug:slug>/ubah/", instansi.instansi_ubah, name="instansi_ubah"),
    path("<slug:slug>/uraian/<slug:jenis>/", instansi.instansi_uraian, name="instansi_uraian"),
    path("<slug:slug>/unit/tambah/", unit.unit_tambah, name="unit_tambah"),
    path("<slug:slug>/jabatan/tambah/", jabatan.jabatan_tambah, name="jabatan_tambah"),
]

UNIT = [
    path("<int:pk>/ubah/", unit.unit_ubah, name="unit_ubah"),
    path("<int:pk>/hapus/", unit.unit_hapus, name="unit_hapus"),
]

URAIAN = [
    path("tambah/", uraian.uraian_tambah, name="uraian_tambah"),
    path("keadaan/", uraian.uraian_keadaan, name="uraian_keadaan"),
    path("daftar/", uraian_daftar.uraian_daftar, name="uraian_daftar"),
    path("pratinjau/", uraian_daftar.uraian_pratinjau, name="uraian_pratinjau"),
    path("impor/", uraian_daftar.uraian_impor, name="uraian_impor"),
    path("urungkan/", uraian_daftar.uraian_urungkan, name="uraian_urungkan"),
    path("<int:nomor>/ubah/", uraian.uraian_ubah, name="uraian_ubah"),
    path("<int:nomor>/hapus/", uraian.uraian_hapus, name="uraian_hapus"),
    path("<int:nomor>/pindah/", uraian.uraian_pindah, name="uraian_pindah"),
]

JABATAN = [
    path("<int:pk>/", jabatan.jabatan_rincian, name="jabatan_rincian"),
    path("<int:pk>/ubah/", jabatan.jabatan_ubah, name="jabatan_ubah"),
    path("<int:pk>/hapus/", jabatan.jabatan_hapus, name="jabatan_hapus"),
    path("<int:pk>/geser/", jabatan.jabatan_geser, name="jabatan_geser"),
    path("<int:pk>/uraian/<slug:jenis>/", include(URAIAN)),
]

PEMBERITAHUAN = [
    path("", pemberitahuan.pemberitahuan_daftar, name="pemberitahuan_daftar"),
    path("baca-semua/", pemberitahuan.pemberitahuan_baca_semua, name="pemberitahuan_baca_semua"),
    path("surel/", pemberitahuan.langganan_surel, name="langganan_surel"),
    path("<int:pk>/buka/", pemberitahuan.pemberitahuan_buka, name="pemberitahuan_buka"),
    path("<int:pk>/baca/", pemberitahuan.pemberitahuan_baca, name="pemberitahuan_baca"),
]

PEMDA = [
    path("", beranda.beranda_pemda, name="beranda_pemda"),
    path("cari/", cari.cari, name="cari"),
    path("draf/", draf.draf, name="draf"),
    path("draf/buang/", draf.draf_buang, name="draf_buang"),
    path("riwayat/", riwayat.riwayat, name="riwayat"),
    path("riwayat/unduh/<slug:bentuk>/", riwayat.riwayat_unduh, name="riwayat_unduh"),
    path("riwayat/<str:model>/<int:pk>/", riwayat.riwayat_objek, name="riwayat_objek"),
    path("pemberitahuan/", include(PEMBERITAHUAN)),
    path("instansi/", include(INSTANSI)),
    path("unit/", include(UNIT)),
    path("jabatan/", include(JABATAN)),
    path("impor/", include("organisasi.urls_impor")),
]

PANTAUAN = [
    path("healthz", pantauan.healthz, name="healthz"),
    path("readyz", pantauan.readyz, name="readyz"),
    path("metrics", pantauan.metrics, name="metrics"),
]

urlpatterns = [
    *PANTAUAN,
    path("", beranda.beranda, name="beranda"),
    path("titipan/", titipan.titipan, name="titipan"),
    path("titipan/buang/", titipan.titipan_buang, name="titipan_buang"),
    path("", include("organisasi.urls_pekerjaan")),
    path("<slug:slug_pemda>/", include("organisasi.urls_pengaturan")),
    path("<slug:slug_pemda>/", include(PEMDA)),
]
