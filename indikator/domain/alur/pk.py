"""States of a Perjanjian Kinerja: from its signing on its targets win over those of the document."""

from django.urls import reverse

from indikator.domain import capaian, jadwal
from indikator.domain import pk as domain
from indikator.domain.perubahan_pk import gantikan_lama
from indikator.enums import JenisJadwal
from indikator.enums import StatusPK as S
from organisasi.alur import Mesin, Peralihan, ringkas, tabel
from organisasi.alur_permulaan import maju, mundur
from organisasi.domain import tulis
from organisasi.enums import Peran, Tindakan
from organisasi.galat import IsianSalah


class MesinPK(Mesin):
    nama, sebutan, status = "pk", "Perjanjian kinerja", S
    peralihan = tabel(
        *maju("perjanjian kinerja", S, Peran.PIMPINAN),
        Peralihan(
            Tindakan.TANDATANGANI,
            (S.TERVERIFIKASI,),
            S.DITANDATANGANI,
            "tetapkan",
            "Nyatakan ditandatangani",
            "Perjanjian kinerja dinyatakan ditandatangani; targetnya berlaku.",
            penjelasan="Sejak ini target perjanjian kinerja menggantikan target dokumen IKU dan IKI tahun ini, dan "
            "isinya dibekukan. Perjanjian yang diubahnya menjadi “diubah”.",
            pisah=True,
            kabar=(Peran.PERENCANA, Peran.VERIFIKATOR),
        ),
        Peralihan(
            Tindakan.NYATAKAN_DIUBAH,
            (S.DITANDATANGANI,),
            S.DIUBAH,
            "tetapkan",
            "Nyatakan diubah",
            "Perjanjian kinerja dinyatakan diubah.",
            penjelasan="Targetnya tetap berlaku sampai versi penggantinya ditandatangani.",
            kabar=(Peran.PERENCANA, Peran.VERIFIKATOR),
        ),
        *mundur("perjanjian kinerja", S),
    )

    def kunci(self, objek):
        return tulis.kunci(objek, "instansi__pemda", "jabatan")

    def kekurangan(self, objek) -> list[str]:
        return domain.kekurangan(objek)

    def jaga(self, objek, p: Peralihan, oleh) -> None:
        if p.tindakan == Tindakan.AJUKAN:
            jenis = JenisJadwal.PK if objek.versi_ke == 1 else JenisJadwal.PK_PERUBAHAN
            jadwal.pastikan_terbuka(objek.instansi, objek.tahun, jenis)
            self._pastikan_lengkap(objek, oleh)
        else:
            super().jaga(objek, p, oleh)

    def _pastikan_lengkap(self, objek, oleh) -> None:
        """A loaded document has of its head what its source prints; what is written here needs all of it."""
        if kurang := (domain.kekurangan_isi if oleh.sistem else domain.kekurangan)(objek):
            raise IsianSalah(f"{self.sebutan} belum dapat diajukan: {ringkas(kurang)}")

    def sesudah(self, objek, p: Peralihan, oleh) -> None:
        if p.tindakan == Tindakan.TANDATANGANI:
            gantikan_lama(objek, oleh=oleh)
            capaian.segarkan(objek.instansi, [objek.tahun], oleh=oleh)

    def alamat(self, objek) -> str:
        return reverse("pk_rincian", args=[objek.instansi.pemda.slug, objek.pk])


MESIN = MesinPK()
PERALIHAN = MESIN.peralihan
tindakan_tersedia, jalankan, kekurangan = MESIN.tindakan_tersedia, MESIN.jalankan, MESIN.kekurangan
