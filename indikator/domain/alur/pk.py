"""States of a Perjanjian Kinerja: from its signing on its targets win over those of the document."""

from django.urls import reverse

from indikator.domain import capaian, jadwal
from indikator.enums import JenisJadwal
from indikator.enums import StatusPK as S
from organisasi.alur import Mesin, Peralihan, tabel
from organisasi.alur_permulaan import maju, mundur
from organisasi.domain import tulis
from organisasi.enums import Peran, Tindakan


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
            penjelasan="Sejak ini target perjanjian kinerja menggantikan target dokumen IKU dan IKI tahun ini.",
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
        return tulis.kunci(objek, "instansi__pemda")

    def kekurangan(self, objek) -> list[str]:
        """No line at all, lines without a target."""
        baris = list(objek.baris.select_related("indikator"))
        if not baris:
            return ["Perjanjian kinerja belum berisi indikator."]
        return [f"Target “{satu.indikator}” belum diisi." for satu in baris if not satu.teks.strip()]

    def jaga(self, objek, p: Peralihan, oleh) -> None:
        if p.tindakan == Tindakan.AJUKAN:
            jenis = JenisJadwal.PK if objek.versi_ke == 1 else JenisJadwal.PK_PERUBAHAN
            jadwal.pastikan_terbuka(objek.instansi, objek.tahun, jenis)
        super().jaga(objek, p, oleh)

    def sesudah(self, objek, p: Peralihan, oleh) -> None:
        if p.tindakan == Tindakan.TANDATANGANI:
            capaian.segarkan(objek.instansi, [objek.tahun], oleh=oleh)

    def alamat(self, objek) -> str:
        return reverse("pk_rincian", args=[objek.instansi.pemda.slug, objek.pk])


MESIN = MesinPK()
PERALIHAN = MESIN.peralihan
tindakan_tersedia, jalankan, kekurangan = MESIN.tindakan_tersedia, MESIN.jalankan, MESIN.kekurangan
