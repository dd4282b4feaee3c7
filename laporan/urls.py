"""Urls of laporan, below `/<pemda>/`."""

from django.urls import include, path

from laporan.views import (
    berkas_keputusan,
    buku_nomor,
    butir_keputusan,
    cetak,
    dasar_hukum,
    dasar_hukum_pilih,
    dasbor,
    dasbor_indikator,
    dasbor_instansi,
    keputusan,
    kotak_masuk,
    lkjip,
    nomori,
    penandatangan,
    pengingat,
    perbaiki,
    publik,
    rancang,
    susun,
    templat,
    temuan,
    terbitan_keputusan,
)

# read by everybody (organisasi.penyewa.PublikMiddleware); tests/penyewa/matriks.py knows them as a class of their own
PUBLIK = [
    path("", publik.beranda, name="publik_beranda"),
    path("keputusan/<int:pk>/", publik.keputusan, name="publik_keputusan"),
    path("perjanjian/<int:pk>/", publik.perjanjian, name="publik_perjanjian"),
    path("lkjip/<int:pk>/", publik.lkjip, name="publik_lkjip"),
    path("<int:tahun>/", publik.tahun, name="publik_tahun"),
    path("<int:tahun>/<slug:daftar>.<slug:bentuk>", publik.unduh, name="publik_unduh"),
    path("<int:tahun>/<slug:instansi>/", publik.instansi, name="publik_instansi"),
]

BUKU_NOMOR = [
    path("", buku_nomor.daftar, name="buku_daftar"),
    path("tambah/", buku_nomor.tambah, name="buku_tambah"),
    path("contoh/", buku_nomor.contoh, name="buku_contoh"),
    path("<int:pk>/ubah/", buku_nomor.ubah, name="buku_ubah"),
]

TEMPLAT = [
    path("", templat.daftar, name="templat_daftar"),
    path("tambah/", templat.tambah, name="templat_tambah"),
    path("pratinjau/", templat.pratinjau, name="templat_pratinjau"),
    path("salin/<slug:kunci>/", templat.salin, name="templat_salin"),
    path("<int:pk>/ubah/", templat.ubah, name="templat_ubah"),
    path("<int:pk>/hapus/", templat.hapus, name="templat_hapus"),
]

NASKAH = [
    path("susun/", susun.susun, name="keputusan_susun"),
    path("pratinjau/", susun.pratinjau, name="keputusan_pratinjau"),
    path("kepala/", susun.kepala, name="keputusan_kepala"),
    path("tata/", susun.tata, name="keputusan_tata"),
    path("salin/", rancang.salin, name="keputusan_salin"),
    path("buang/", rancang.buang, name="keputusan_buang"),
    path("butir/<slug:bagian>/tambah/", butir_keputusan.tambah, name="keputusan_butir_tambah"),
    path("butir/<slug:bagian>/tempel/", butir_keputusan.tempel, name="keputusan_tempel"),
    path("butir/<int:butir>/ubah/", butir_keputusan.ubah, name="keputusan_butir_ubah"),
    path("butir/<int:butir>/hapus/", butir_keputusan.hapus, name="keputusan_butir_hapus"),
    path("butir/<int:butir>/pindah/", butir_keputusan.pindah, name="keputusan_butir_pindah"),
    path("dasar-hukum/", dasar_hukum_pilih.pilih, name="dasar_hukum_pilih"),
    path("urungkan/<int:urungan>/", butir_keputusan.urungkan, name="keputusan_urungkan"),
]

DASAR_HUKUM = [
    path("", dasar_hukum.daftar, name="dasar_hukum_daftar"),
    path("tambah/", dasar_hukum.tambah, name="dasar_hukum_tambah"),
    path("<int:pk>/ubah/", dasar_hukum.ubah, name="dasar_hukum_ubah"),
    path("<int:pk>/hapus/", dasar_hukum.hapus, name="dasar_hukum_hapus"),
]

urlpatterns = [
    path("pengaturan/templat-keputusan/", include(TEMPLAT)),
    path("dasar-hukum/", include(DASAR_HUKUM)),
    path("buku-nomor/", include(BUKU_NOMOR)),
    path("publik/", include(PUBLIK)),
    path("keputusan/", keputusan.daftar, name="keputusan_daftar"),
    path("keputusan/buat/", rancang.buat, name="keputusan_buat"),
    path("keputusan/<int:pk>/", keputusan.rincian, name="keputusan_rincian"),
    path("keputusan/<int:pk>/", include(NASKAH)),
    path("keputusan/<int:pk>/nomor/", nomori.nomori, name="keputusan_nomori"),
    path("keputusan/<int:pk>/penandatangan/", penandatangan.penandatangan, name="keputusan_penandatangan"),
    path("keputusan/<int:pk>/pindaian/", berkas_keputusan.pindaian, name="keputusan_pindaian"),
    path("keputusan/<int:pk>/tte/", berkas_keputusan.tte, name="keputusan_tte"),
    path("keputusan/<int:pk>/terbitkan/", terbitan_keputusan.terbitkan, name="keputusan_terbitkan"),
    path("keputusan/<int:pk>/temuan/", temuan.temuan, name="keputusan_temuan"),
    path("keputusan/<int:pk>/perbaiki/", perbaiki.perbaiki, name="keputusan_perbaiki"),
    path("keputusan/<int:pk>/<slug:tindakan>/", keputusan.alur, name="keputusan_alur"),
    path("lkjip/", lkjip.daftar, name="lkjip_daftar"),
    path("lkjip/<int:pk>/", lkjip.rincian, name="lkjip_rincian"),
    path("lkjip/<int:pk>/<slug:tindakan>/", lkjip.alur, name="lkjip_alur"),
    path("<int:tahun>/kotak-masuk/", kotak_masuk.daftar, name="kotak_masuk"),
    path("<int:tahun>/kotak-masuk/unduh/", kotak_masuk.unduh, name="kotak_masuk_unduh"),
    path("<int:tahun>/kotak-masuk/ingatkan/", pengingat.ingatkan, name="kotak_masuk_ingatkan"),
    path("<int:tahun>/kotak-masuk/opd/<slug:instansi>/", kotak_masuk.rincian, name="kotak_masuk_instansi"),
    path("<int:tahun>/dasbor/", dasbor.pemda, name="dasbor_pemda"),
    path("<int:tahun>/dasbor/perangkat-daerah/", dasbor_instansi.daftar, name="dasbor_instansi_daftar"),
    path("<int:tahun>/dasbor/indikator/", dasbor_indikator.daftar, name="dasbor_indikator_daftar"),
    path("<int:tahun>/dasbor/indikator/<int:pk>/", dasbor_indikator.rincian, name="dasbor_indikator"),
    path("<int:tahun>/dasbor/<slug:instansi>/", dasbor_instansi.rincian, name="dasbor_instansi"),
    path("cetak/", cetak.buat, name="cetak_buat"),
]
