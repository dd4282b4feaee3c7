"""States of an LKjIP: verified, reviewed by the Inspektorat, signed, delivered, published."""

from django.urls import reverse

from indikator.domain import jadwal
from indikator.enums import JenisJadwal
from laporan.enums import StatusLkjip as S
from organisasi.alur import Mesin, Peralihan, tabel
from organisasi.alur_permulaan import maju, mundur
from organisasi.domain import tulis
from organisasi.enums import PERAN_INSTANSI as OPD
from organisasi.enums import Peran, Tindakan


class MesinLkjip(Mesin):
    nama, sebutan, status = "lkjip", "LKjIP", S
    peralihan = tabel(
        *maju("LKjIP", S, Peran.INSPEKTORAT),
        Peralihan(
            Tindakan.REVIU,
            (S.TERVERIFIKASI,),
            S.DIREVIU,
            "reviu_lkjip",
            "Nyatakan telah direviu",
            "LKjIP dinyatakan telah direviu.",
            pisah=True,
            kabar=OPD,
            giliran=Peran.PIMPINAN,
        ),
        Peralihan(
            Tindakan.TANDATANGANI,
            (S.DIREVIU,),
            S.DITANDATANGANI,
            "tetapkan",
            "Nyatakan ditandatangani",
            "LKjIP dinyatakan ditandatangani.",
            pisah=True,
            kabar=(Peran.PERENCANA,),
            giliran=Peran.PERENCANA,
        ),
        Peralihan(
            Tindakan.SAMPAIKAN,
            (S.DITANDATANGANI,),
            S.DISAMPAIKAN,
            "sampaikan",
            "Sampaikan LKjIP",
            "LKjIP disampaikan kepada pemerintah daerah.",
            kabar=(Peran.PIMPINAN, Peran.VERIFIKATOR),
            giliran=Peran.VERIFIKATOR,
        ),
        Peralihan(
            Tindakan.PUBLIKASIKAN,
            (S.DISAMPAIKAN,),
            S.DIPUBLIKASIKAN,
            "publikasikan",
            "Publikasikan LKjIP",
            "LKjIP dipublikasikan.",
            penjelasan="LKjIP dapat dibaca siapa saja bila halaman publik pemda dibuka.",
            kabar=OPD,
        ),
        *mundur("LKjIP", S),
        Peralihan(
            Tindakan.BUKA,
            (S.DIREVIU, S.DITANDATANGANI, S.DISAMPAIKAN),
            S.DIKEMBALIKAN,
            "verifikasi",
            "Buka kembali",
            "LKjIP dibuka kembali dan dapat diperbaiki perencana.",
            perlu_alasan=True,
            kabar=OPD,
        ),
    )

    def kunci(self, objek):
        return tulis.kunci(objek, "instansi__pemda")

    def kekurangan(self, objek) -> list[str]:
        """No text at all, a sasaran whose analysis is empty."""
        bagian = list(objek.bagian.select_related("sasaran"))
        if not any(satu.isi.strip() for satu in bagian):
            return ["LKjIP belum berisi naskah."]
        kosong = [satu for satu in bagian if satu.sasaran_id and not satu.isi.strip()]
        return [f"Analisis sasaran “{satu.sasaran.nama}” belum ditulis." for satu in kosong]

    def jaga(self, objek, p: Peralihan, oleh) -> None:
        if p.tindakan == Tindakan.AJUKAN:
            jadwal.pastikan_terbuka(objek.instansi, objek.tahun, JenisJadwal.LKJIP)
        super().jaga(objek, p, oleh)

    def alamat(self, objek) -> str:
        return reverse("lkjip_rincian", args=[objek.instansi.pemda.slug, objek.pk])


MESIN = MesinLkjip()
PERALIHAN = MESIN.peralihan
tindakan_tersedia, jalankan, kekurangan = MESIN.tindakan_tersedia, MESIN.jalankan, MESIN.kekurangan
