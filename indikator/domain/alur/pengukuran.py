"""States of a Pengukuran (instansi × year × triwulan): submitted to locked, and what must be there first."""

from django.urls import reverse

from indikator.domain import ajuan, analisis, capaian, jadwal
from indikator.domain.kemajuan import rincian_belum
from indikator.enums import UKUR_TERBUKA
from indikator.enums import StatusPengukuran as S
from organisasi.alur import Mesin, Peralihan, tabel
from organisasi.alur_permulaan import maju, mundur
from organisasi.domain import tulis
from organisasi.enums import PERAN_INSTANSI as OPD
from organisasi.enums import Tindakan


class MesinPengukuran(Mesin):
    nama, sebutan, status = "pengukuran", "Realisasi", S
    peralihan = tabel(
        *maju("realisasi", S),
        Peralihan(
            Tindakan.KUNCI,
            (S.TERVERIFIKASI,),
            S.DIKUNCI,
            "verifikasi",
            "Kunci realisasi",
            "Realisasi dikunci; angkanya tidak dapat diubah lagi.",
            pisah=True,
            kabar=OPD,
        ),
        *mundur("realisasi", S),
        Peralihan(
            Tindakan.BUKA,
            (S.DIKUNCI,),
            S.DIKEMBALIKAN,
            "verifikasi",
            "Buka kembali",
            "Realisasi dibuka kembali dan dapat diperbaiki perencana.",
            perlu_alasan=True,
            kabar=OPD,
        ),
    )

    def kunci(self, objek):
        return tulis.kunci(objek, "instansi__pemda")

    def kekurangan(self, objek) -> list[str]:
        """Only of an open one: nothing filled in, rows below target without analysis."""
        if objek is None or objek.status not in UKUR_TERBUKA:
            return []
        if not objek.realisasi.exists():
            return ["Belum ada satu pun realisasi yang terisi."]
        return analisis.belum_diisi(objek)

    def jaga(self, objek, p: Peralihan, oleh) -> None:
        if p.tindakan == Tindakan.AJUKAN:
            jadwal.pastikan_terbuka(objek.instansi, objek.tahun, jadwal.jenis_triwulan(objek.triwulan))
            capaian.hitung_ulang(objek.realisasi.all(), oleh=oleh)  # a new policy, before its job came to this one
        super().jaga(objek, p, oleh)

    def sesudah(self, objek, p: Peralihan, oleh) -> None:
        if p.tindakan == Tindakan.AJUKAN:
            ajuan.rekam(objek, oleh=oleh)
        if p.ke in UKUR_TERBUKA:  # open again: it follows the targets now in force
            capaian.hitung_ulang(objek.realisasi.all(), oleh=oleh)

    def alamat(self, objek) -> str:
        letak = [objek.instansi.pemda.slug, objek.tahun, objek.instansi.slug]
        akhir = f"?tw={objek.triwulan}" if objek.triwulan else ""
        return reverse("realisasi_instansi", args=letak) + akhir


MESIN = MesinPengukuran()
PERALIHAN = MESIN.peralihan
tindakan_tersedia, jalankan, kekurangan = MESIN.tindakan_tersedia, MESIN.jalankan, MESIN.kekurangan


def anjuran(instansi, tahun: int, triwulan: int) -> list[str]:
    """What is still missing, as sentences; advice that does not forbid submitting."""
    iku, iki, lembar = rincian_belum(instansi, tahun, triwulan)
    kalimat = [f"Indikator “{nama}” belum punya realisasi." for nama in iku]
    if iki:
        kalimat.append(f"{iki} indikator di {lembar} lembar IKI belum punya realisasi.")
    return kalimat
