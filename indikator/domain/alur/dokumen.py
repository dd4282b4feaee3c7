"""States of an IKU/IKI document. A move takes along all its sheets in a fitting state; only "tetapkan" needs them all.

What the document as a whole is follows from its sheets (indikator.domain.penetapan.status_dari).
"""

from django.urls import reverse
from django.utils import timezone

from indikator.domain import ajuan, capaian, jadwal, kelengkapan
from indikator.domain.penetapan import pastikan_tahun_terbuka, status_dari
from indikator.enums import JenisJadwal
from indikator.enums import StatusDokumen as S
from indikator.models import Penetapan, PenetapanBerlaku
from organisasi.alur import Keadaan, Mesin, Peralihan, nilai, tabel
from organisasi.alur_permulaan import maju, mundur
from organisasi.domain import tulis
from organisasi.enums import Peran, Tindakan


class MesinDokumen(Mesin):
    nama, sebutan, status = "dokumen", "Dokumen", S
    peralihan = tabel(
        *maju("dokumen", S, Peran.PIMPINAN),
        Peralihan(
            Tindakan.TETAPKAN,
            (S.TERVERIFIKASI,),
            S.DITETAPKAN,
            "tetapkan",
            "Tetapkan dokumen",
            "Dokumen ditetapkan dan berlaku.",
            penjelasan="Dokumen menjadi berlaku untuk tahun-tahunnya dan menggantikan versi sebelumnya. Sesudah itu "
            "isinya hanya dapat diubah lewat reviu.",
            pisah=True,
            kabar=(Peran.PERENCANA, Peran.VERIFIKATOR),
            seluruhnya=True,
        ),
        *mundur("dokumen", S),
    )

    def kunci(self, objek):
        return tulis.kunci(objek, "instansi__pemda")

    def keadaan(self, objek) -> list[Keadaan]:
        """Of every sheet; of the document itself while it has none."""
        lembar = objek.lembar.order_by("pk").values_list("status", "diajukan_oleh")
        return [Keadaan(*satu) for satu in lembar] or super().keadaan(objek)

    def kekurangan(self, objek) -> list[str]:
        return kelengkapan.kekurangan(objek)

    def jaga(self, objek, p: Peralihan, oleh) -> None:
        if p.tindakan == Tindakan.AJUKAN:
            jadwal.pastikan_terbuka(objek.instansi, objek.tahun_mulai, JenisJadwal.IKU_IKI)
        super().jaga(objek, p, oleh)
        if p.tindakan == Tindakan.TETAPKAN:
            pastikan_tahun_terbuka(objek.instansi, _masa(objek))

    def tulis(self, objek, p: Peralihan, *, oleh, versi: int | None, alasan: str) -> Penetapan:
        """The sheets that are moved, then the document with the state that follows from all of them."""
        isi, cara = nilai(p, oleh), {"oleh": oleh, "tindakan": p.tindakan, "alasan": alasan}
        kena = list(objek.lembar.filter(status__in=p.dari))
        kena = tulis.ubah_banyak(kena, ikut=("jabatan",), **cara, **isi)
        if p.tindakan == Tindakan.AJUKAN:
            ajuan.rekam_banyak(kena, oleh=oleh)
        semua = list(objek.lembar.values_list("status", flat=True))
        isi["status"] = status_dari(semua) if semua else p.ke
        if isi["status"] == S.DITETAPKAN:
            isi["ditetapkan_pada"] = objek.ditetapkan_pada or timezone.localdate()
        return tulis.ubah(objek, versi=versi, dipegang=True, **cara, **isi)

    def sesudah(self, objek, p: Peralihan, oleh) -> None:
        if p.tindakan == Tindakan.TETAPKAN:
            _berlakukan(objek, oleh)

    def alamat(self, objek) -> str:
        return reverse("dokumen_rincian", args=[objek.instansi.pemda.slug, objek.pk])


def _masa(penetapan: Penetapan) -> range:
    return range(penetapan.tahun_mulai, penetapan.tahun_selesai + 1)


def _berlakukan(penetapan: Penetapan, oleh) -> None:
    """Put the document in force for its years; years before it keep the document they had."""
    masa = _masa(penetapan)
    for tahun in masa:
        PenetapanBerlaku.objects.update_or_create(
            pemda=penetapan.pemda, instansi=penetapan.instansi, tahun=tahun, defaults={"penetapan": penetapan}
        )
    capaian.segarkan(penetapan.instansi, masa, oleh=oleh)


MESIN = MesinDokumen()
PERALIHAN = MESIN.peralihan
tindakan_tersedia, jalankan, kekurangan = MESIN.tindakan_tersedia, MESIN.jalankan, MESIN.kekurangan
