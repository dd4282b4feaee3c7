"""Pages of planning and measuring, below `/<pemda>/`."""

from django.urls import include, path

from indikator.views import (
    adendum,
    anggaran,
    capaian,
    cara_menghitung,
    dokumen,
    iki,
    iku,
    indikator,
    isi_realisasi,
    kebijakan,
    lembar,
    mutu,
    pengukuran,
    realisasi,
    rekap,
    rumus,
    sasaran,
    skala,
    target_triwulan,
    variabel,
)

BARIS_REALISASI = [
    path("", isi_realisasi.realisasi_isi, name="realisasi_isi"),
    path("pratinjau/", isi_realisasi.realisasi_pratinjau, name="realisasi_pratinjau"),
    path("adendum/", adendum.realisasi_adendum, name="realisasi_adendum"),
    path("cepat/", realisasi.realisasi_cepat, name="realisasi_cepat"),
    path("hapus/", realisasi.realisasi_hapus, name="realisasi_hapus"),
]

urlpatterns = [
    # IKU and IKI
    path("<int:tahun>/iku/", iku.iku_daftar, name="iku_daftar"),
    path("<int:tahun>/iku/<slug:instansi>/", iku.iku_lembar, name="iku_lembar"),
    path("<int:tahun>/iki/", iki.iki_daftar, name="iki_daftar"),
    path("<int:tahun>/iki/<slug:instansi>/", iki.iki_instansi, name="iki_instansi"),
    path("<int:tahun>/iki/<slug:instansi>/<int:pk>/", iki.iki_lembar, name="iki_lembar"),
    # sheets and what stands in them
    path("<int:tahun>/dokumen/<int:pk>/lembar/", lembar.lembar_buat, name="lembar_buat"),
    path("<int:tahun>/lembar/<int:pk>/hapus/", lembar.lembar_hapus, name="lembar_hapus"),
    path("<int:tahun>/lembar/<int:pk>/sasaran/", sasaran.sasaran_tambah, name="sasaran_tambah"),
    path("<int:tahun>/lembar/<int:pk>/pratinjau/", rumus.rumus_pratinjau, name="rumus_pratinjau"),
    path("<int:tahun>/sasaran/<int:pk>/ubah/", sasaran.sasaran_ubah, name="sasaran_ubah"),
    path("<int:tahun>/sasaran/<int:pk>/hapus/", sasaran.sasaran_hapus, name="sasaran_hapus"),
    path("<int:tahun>/sasaran/<int:pk>/pindah/", sasaran.sasaran_pindah, name="sasaran_pindah"),
    path("<int:tahun>/sasaran/<int:pk>/indikator/", indikator.indikator_tambah, name="indikator_tambah"),
    path("<int:tahun>/indikator/<int:pk>/ubah/", indikator.indikator_ubah, name="indikator_ubah"),
    path("<int:tahun>/indikator/<int:pk>/hapus/", indikator.indikator_hapus, name="indikator_hapus"),
    path("<int:tahun>/indikator/<int:pk>/pindah/", indikator.indikator_pindah, name="indikator_pindah"),
    # quality notes
    path("<int:tahun>/mutu/", mutu.mutu_daftar, name="mutu_daftar"),
    path("<int:tahun>/mutu/<slug:instansi>/", mutu.mutu_instansi, name="mutu_instansi"),
    path("<int:tahun>/mutu/<slug:instansi>/<slug:sidik>/", mutu.mutu_kecualikan, name="mutu_kecualikan"),
    path("<int:tahun>/mutu/<slug:instansi>/<slug:sidik>/batal/", mutu.mutu_batal, name="mutu_batal"),
    path("aturan-kualitas/", mutu.mutu_aturan, name="mutu_aturan"),
    # shared variables
    path("<int:tahun>/variabel/<slug:instansi>/", variabel.variabel_daftar, name="variabel_daftar"),
    path("<int:tahun>/variabel/<slug:instansi>/pasang/", variabel.variabel_pasang, name="variabel_pasang"),
    path("<int:tahun>/variabel/<int:pk>/ubah/", variabel.variabel_ubah, name="variabel_ubah"),
    path("<int:tahun>/variabel/<int:pk>/hapus/", variabel.variabel_hapus, name="variabel_hapus"),
    # budget
    path("<int:tahun>/anggaran/", anggaran.anggaran_daftar, name="anggaran_daftar"),
    path("<int:tahun>/anggaran/<slug:instansi>/", anggaran.anggaran_instansi, name="anggaran_instansi"),
    # realisasi and its state
    path("<int:tahun>/realisasi/", realisasi.realisasi_daftar, name="realisasi_daftar"),
    path("<int:tahun>/realisasi/<slug:instansi>/", realisasi.realisasi_instansi, name="realisasi_instansi"),
    path("<int:tahun>/realisasi/<slug:instansi>/alur/", pengukuran.pengukuran_alur, name="pengukuran_alur"),
    path("<int:tahun>/realisasi/<slug:instansi>/target/", target_triwulan.target_triwulan, name="target_triwulan"),
    path("<int:tahun>/realisasi/<slug:instansi>/<int:indikator>/", include(BARIS_REALISASI)),
    # capaian and rekap
    path("<int:tahun>/capaian/", capaian.capaian_daftar, name="capaian_daftar"),
    path("<int:tahun>/capaian/bukti/<int:pk>/", capaian.capaian_bukti, name="capaian_bukti"),
    path("<int:tahun>/capaian/<slug:instansi>/", capaian.capaian_instansi, name="capaian_instansi"),
    path("<int:tahun>/capaian/<slug:instansi>/unduh/", capaian.capaian_unduh, name="capaian_unduh"),
    path("<int:tahun>/cara-menghitung/", cara_menghitung.cara_menghitung, name="cara_menghitung"),
    path("<int:tahun>/rekap/", rekap.rekap, name="rekap"),
    # scale and policy of the pemda
    path("pengaturan/capaian/", kebijakan.kebijakan_daftar, name="kebijakan_daftar"),
    path("pengaturan/capaian/kebijakan/tambah/", kebijakan.kebijakan_tambah, name="kebijakan_tambah"),
    path("pengaturan/capaian/kebijakan/<int:pk>/", kebijakan.kebijakan_ubah, name="kebijakan_ubah"),
    path("pengaturan/capaian/skala/tambah/", skala.skala_tambah, name="skala_tambah"),
    path("pengaturan/capaian/skala/<int:pk>/", skala.skala_ubah, name="skala_ubah"),
    # documents, not bound to a year
    path("dokumen/", dokumen.dokumen_daftar, name="dokumen_daftar"),
    path("dokumen/tambah/<slug:instansi>/", dokumen.dokumen_tambah, name="dokumen_tambah"),
    path("dokumen/<int:pk>/", dokumen.dokumen_rincian, name="dokumen_rincian"),
    path("dokumen/<int:pk>/reviu/", dokumen.dokumen_reviu, name="dokumen_reviu"),
    path("dokumen/<int:pk>/<slug:tindakan>/", dokumen.dokumen_alur, name="dokumen_alur"),
]
