"""Urls of laporan, below `/<pemda>/`."""

from django.urls import include, path

from laporan.views import (
    adendum_lkjip,
    berkas_keputusan,
    buku_nomor,
    bungkusan,
    butir_keputusan,
    cetak,
    dasar_hukum,
    dasar_hukum_pilih,
    dasbor,
    dasbor_indikator,
    dasbor_instansi,
    ekspor,
    keputusan,
    kompilasi,
    kotak_masuk,
    laporan_triwulan,
    lkjip,
    lkjip_bagian,
    lkjip_gambar,
    lkjip_komentar,
    lkjip_rancang,
    lkjip_susunan,
    lkjip_versi,
    nomori,
    penandatangan,
    pengingat,
    perbaiki,
    publik,
    rancang,
    reviu_lkjip,
    susun,
    templat,
    temuan,
    terbitan_keputusan,
    terbitan_lkjip,
    uji_hitung,
)

# read by everybody (organisasi.penyewa.PublikMiddleware); tests/penyewa/matriks.py knows them as a class of their own
PUBLIK = [
    path("", publik.beranda, name="publik_beranda"),
    path("keputusan/<int:pk>/", publik.keputusan, name="publik_keputusan"),
    path("perjanjian/<int:pk>/", publik.perjanjian, name="publik_perjanjian"),
    path("lkjip/<int:pk>/", publik.lkjip, name="publik_lkjip"),
    path("lkjip/<int:pk>/berkas/<slug:jenis>/", publik.lkjip_berkas, name="publik_lkjip_berkas"),
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

BAGIAN_LKJIP = [
    path("", lkjip_bagian.sunting, name="lkjip_bagian"),
    path("hadir/", lkjip_bagian.hadir, name="lkjip_bagian_hadir"),
    path("tempel/", lkjip_bagian.tempel, name="lkjip_bagian_tempel"),
    path("gambar/", lkjip_gambar.unggah, name="lkjip_bagian_gambar"),
    path("komentar/", lkjip_komentar.tulis, name="lkjip_komentar"),
    path("versi/", lkjip_versi.daftar, name="lkjip_bagian_versi"),
    path("pulihkan/", lkjip_versi.pulihkan, name="lkjip_bagian_pulihkan"),
]

TERBITAN_LKJIP = [  # no path below may be the name of a move (lkjip_alur)
    path("kelengkapan/", terbitan_lkjip.kekurangan, name="lkjip_kekurangan"),
    path("penandatanganan/", terbitan_lkjip.penandatanganan, name="lkjip_penandatanganan"),
    path("penyampaian/", terbitan_lkjip.sampaikan, name="lkjip_penyampaian"),
    path("pindaian/", terbitan_lkjip.pindaian, name="lkjip_pindaian"),
    path("berkas/", terbitan_lkjip.terbitkan, name="lkjip_terbitkan"),
    path("adendum/", adendum_lkjip.buat, name="lkjip_adendum"),
    path("lembar-reviu/", reviu_lkjip.reviu, name="lkjip_reviu"),
    path("lembar-reviu/mulai/", reviu_lkjip.mulai, name="lkjip_reviu_mulai"),
    path("lembar-reviu/catatan/", reviu_lkjip.catatan_tambah, name="lkjip_reviu_catatan"),
]

REVIU_LKJIP = [
    path("catatan/<int:pk>/jawab/", reviu_lkjip.catatan_jawab, name="lkjip_reviu_jawab"),
    path("catatan/<int:pk>/tandai/", reviu_lkjip.catatan_tandai, name="lkjip_reviu_tandai"),
    path("catatan/<int:pk>/hapus/", reviu_lkjip.catatan_hapus, name="lkjip_reviu_catatan_hapus"),
    path("<int:pk>/pindaian/", reviu_lkjip.pernyataan_unggah, name="lkjip_reviu_pindaian"),
]

ADENDUM_LKJIP = [
    path("<int:pk>/", adendum_lkjip.rincian, name="lkjip_adendum_rincian"),
    path("<int:pk>/ubah/", adendum_lkjip.ubah, name="lkjip_adendum_ubah"),
    path("<int:pk>/terbitkan/", adendum_lkjip.terbitkan, name="lkjip_adendum_terbit"),
    path("<int:pk>/hapus/", adendum_lkjip.hapus, name="lkjip_adendum_hapus"),
]

UJI_HITUNG = [
    path("", uji_hitung.daftar, name="uji_hitung"),
    path("<int:pk>/", uji_hitung.rincian, name="uji_hitung_rincian"),
    path("<int:pk>/unduh/", uji_hitung.unduh, name="uji_hitung_unduh"),
    path("<int:pk>/cetak/", uji_hitung.cetak, name="uji_hitung_cetak"),
    path("<int:pk>/hapus/", uji_hitung.hapus, name="uji_hitung_hapus"),
]

urlpatterns = [
    path("uji-hitung/", include(UJI_HITUNG)),
    path("impor/dokumen/", include("laporan.urls_impor")),
    path("pengaturan/templat-keputusan/", include(TEMPLAT)),
    path("dasar-hukum/", include(DASAR_HUKUM)),
    path("buku-nomor/", include(BUKU_NOMOR)),
    path("publik/", include(PUBLIK)),
    path("<int:tahun>/laporan-triwulan/", laporan_triwulan.daftar, name="laporan_triwulan_daftar"),
    path("<int:tahun>/laporan-triwulan/<slug:instansi>/", laporan_triwulan.rincian, name="laporan_triwulan"),
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
    path("lkjip/buat/", lkjip_rancang.buat, name="lkjip_buat"),
    path("lkjip/<int:pk>/", lkjip.rincian, name="lkjip_rincian"),
    path("lkjip/<int:pk>/kepala/", lkjip_rancang.kepala, name="lkjip_kepala"),
    path("lkjip/<int:pk>/segarkan/", lkjip_rancang.segarkan, name="lkjip_segarkan"),
    path("lkjip/<int:pk>/susunan/tambah/", lkjip_susunan.tambah, name="lkjip_susunan_tambah"),
    path("lkjip/<int:pk>/susunan/<int:bagian>/", lkjip_susunan.ubah, name="lkjip_susunan_ubah"),
    path("lkjip/<int:pk>/susunan/<int:bagian>/hapus/", lkjip_susunan.hapus, name="lkjip_susunan_hapus"),
    path("lkjip/<int:pk>/bagian/<int:bagian>/", include(BAGIAN_LKJIP)),
    path("lkjip/komentar/<int:pk>/tandai/", lkjip_komentar.tandai, name="lkjip_komentar_tandai"),
    path("lkjip/reviu/", include(REVIU_LKJIP)),
    path("lkjip/adendum/", include(ADENDUM_LKJIP)),
    path("lkjip/<int:pk>/", include(TERBITAN_LKJIP)),
    path("lkjip/<int:pk>/<slug:tindakan>/", lkjip.alur, name="lkjip_alur"),
    path("<int:tahun>/kompilasi-lkjip/", kompilasi.daftar, name="lkjip_kompilasi"),
    path("<int:tahun>/kompilasi-lkjip/unduh/", kompilasi.unduh, name="lkjip_kompilasi_unduh"),
    path("<int:tahun>/kompilasi-lkjip/gabung/", kompilasi.gabung, name="lkjip_kompilasi_gabung"),
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
    path("pengaturan/bungkusan/", bungkusan.bungkusan, name="bungkusan"),
    path("ekspor/daftar/", ekspor.daftar, name="ekspor_daftar"),
    path("<int:tahun>/ekspor/", ekspor.ekspor, name="ekspor"),
    path("<int:tahun>/ekspor/buat/", ekspor.buat, name="ekspor_buat"),
]
