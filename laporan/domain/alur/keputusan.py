"""States of a Keputusan: put in force once numbered, then changed by a later one or withdrawn."""

from django.urls import reverse

from indikator.enums import StatusDokumen
from laporan.domain import cuplikan
from laporan.domain.isi_keputusan import susun_keputusan
from laporan.enums import JenisDokumen
from laporan.enums import StatusKeputusan as S
from laporan.models import Keputusan
from organisasi.alur import Mesin, Peralihan, ringkas, tabel
from organisasi.domain import tulis
from organisasi.enums import Peran, Tindakan
from organisasi.galat import IsianSalah

KABAR = (Peran.PERENCANA, Peran.VERIFIKATOR)


class MesinKeputusan(Mesin):
    nama, sebutan, status = "keputusan", "Keputusan", S
    peralihan = tabel(
        Peralihan(
            Tindakan.BERLAKUKAN,
            (S.DRAF,),
            S.BERLAKU,
            "tetapkan",
            "Nyatakan berlaku",
            "Keputusan dinyatakan berlaku.",
            penjelasan="Keputusan dinyatakan berlaku. Nomor dan tanggalnya tidak dapat diubah lagi.",
            kabar=KABAR,
        ),
        Peralihan(
            Tindakan.NYATAKAN_DIUBAH,
            (S.BERLAKU,),
            S.DIUBAH,
            "tetapkan",
            "Nyatakan diubah",
            "Keputusan dinyatakan diubah.",
            penjelasan="Keputusan ini tetap berlaku bersama keputusan yang mengubahnya.",
            kabar=KABAR,
        ),
        Peralihan(
            Tindakan.CABUT,
            (S.BERLAKU, S.DIUBAH),
            S.DICABUT,
            "tetapkan",
            "Cabut keputusan",
            "Keputusan dicabut.",
            perlu_alasan=True,
            kabar=KABAR,
        ),
    )

    def kunci(self, objek):
        return tulis.kunci(objek, "instansi__pemda", "penetapan")

    def kekurangan(self, objek) -> list[str]:
        """What forbids putting it in force."""
        kalimat = []
        if not (objek.nomor and objek.tanggal):
            kalimat.append("Nomor dan tanggal belum diisi petugas penomoran.")
        if objek.penetapan_id and objek.penetapan.status != StatusDokumen.DITETAPKAN:
            kalimat.append("Dokumen IKU/IKI yang menjadi lampirannya belum ditetapkan.")
        return kalimat

    def jaga(self, objek, p: Peralihan, oleh) -> None:
        if p.tindakan == Tindakan.BERLAKUKAN and (kurang := self.kekurangan(objek)):
            raise IsianSalah(f"Keputusan belum dapat dinyatakan berlaku: {ringkas(kurang)}")

    def sesudah(self, objek: Keputusan, p: Peralihan, oleh) -> None:
        """Once in force every word of it is frozen (Cuplikan)."""
        if p.tindakan == Tindakan.BERLAKUKAN:
            cuplikan.bekukan(jenis=JenisDokumen.KEPUTUSAN, objek=objek, isi=susun_keputusan(objek), oleh=oleh)

    def alamat(self, objek) -> str:
        return reverse("keputusan_rincian", args=[objek.instansi.pemda.slug, objek.pk])


MESIN = MesinKeputusan()
PERALIHAN = MESIN.peralihan
tindakan_tersedia, jalankan, kekurangan = MESIN.tindakan_tersedia, MESIN.jalankan, MESIN.kekurangan
