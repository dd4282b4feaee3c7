"""Planning pages, below `/<pemda>/`."""

from django.urls import path

from indikator.views import anggaran, dokumen, iki, iku, indikator, lembar, rumus, sasaran

urlpatterns = [
    path("<int:tahun>/iku/", iku.iku_daftar, name="iku_daftar"),
    path("<int:tahun>/iku/<slug:instansi>/", iku.iku_lembar, name="iku_lembar"),
    path("<int:tahun>/iki/", iki.iki_daftar, name="iki_daftar"),
    path("<int:tahun>/iki/<slug:instansi>/", iki.iki_instansi, name="iki_instansi"),
    path("<int:tahun>/iki/<slug:instansi>/<int:pk>/", iki.iki_lembar, name="iki_lembar"),
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
    path("<int:tahun>/anggaran/", anggaran.anggaran_daftar, name="anggaran_daftar"),
    path("<int:tahun>/anggaran/<slug:instansi>/", anggaran.anggaran_instansi, name="anggaran_instansi"),
    path("dokumen/", dokumen.dokumen_daftar, name="dokumen_daftar"),
    path("dokumen/tambah/<slug:instansi>/", dokumen.dokumen_tambah, name="dokumen_tambah"),
    path("dokumen/<int:pk>/", dokumen.dokumen_rincian, name="dokumen_rincian"),
    path("dokumen/<int:pk>/reviu/", dokumen.dokumen_reviu, name="dokumen_reviu"),
    path("dokumen/<int:pk>/<slug:tindakan>/", dokumen.dokumen_alur, name="dokumen_alur"),
]
