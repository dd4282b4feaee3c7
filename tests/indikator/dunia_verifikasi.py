"""One OPD that submits, its examiners, another OPD, and a stranger pemda: for the tests of the review."""

from dataclasses import dataclass

from indikator.domain.alur import lembar as alur_lembar
from indikator.models import Indikator, Lembar, Penetapan
from organisasi.models import Instansi, Pemda, Pengguna
from tests import pabrik

TAHUN = 2024
ALASAN = "Rumusnya belum jelas."


@dataclass
class DuniaVerifikasi:
    """`orang` {role: user}; `lembar` the IKU sheet and three of jabatan; `indikator` the first row of each."""

    pemda: Pemda
    instansi: Instansi
    lain: Instansi
    dokumen: Penetapan
    lembar: list[Lembar]
    indikator: list[Indikator]
    orang: dict[str, Pengguna]

    def klien(self, peran: str):
        return pabrik.klien(self.orang[peran])

    def pelaku(self, peran: str):
        return pabrik.pelaku(self.orang[peran])

    def gerak(self, lembar: Lembar, *langkah: tuple[str, str], alasan: str = ALASAN) -> Lembar:
        """Make moves with a sheet: (role, move), …"""
        for peran, tindakan in langkah:
            lembar.refresh_from_db()
            lembar.penetapan.refresh_from_db()
            isi = {"oleh": self.pelaku(peran), "alasan": alasan if tindakan in ("kembalikan", "tolak") else ""}
            lembar = alur_lembar.jalankan(lembar, tindakan, **isi)
        return lembar

    def setujui(self, lembar: Lembar) -> Lembar:
        """From the draft to where the verifikator finds it."""
        return self.gerak(lembar, ("perencana", "ajukan"), ("pimpinan", "setujui"))

    def kembalikan(self, lembar: Lembar, alasan: str = ALASAN) -> Lembar:
        return self.gerak(lembar, ("verifikator", "kembalikan"), alasan=alasan)

    def url(self, akhir: str) -> str:
        return f"/{self.pemda.slug}/{TAHUN}/verifikasi/{akhir}"


def bangun(slug: str = "magetan", kata: str = "Asri", jabatan: int = 3) -> DuniaVerifikasi:
    """Inside `pabrik.dalam(pemda)`."""
    instansi = pabrik.instansi(f"Dinas {kata}", slug=f"dinas-{slug}")
    lain = pabrik.instansi(f"Badan {kata}", slug=f"badan-{slug}")
    dokumen = pabrik.penetapan(instansi, TAHUN)
    lembar = [pabrik.lembar(dokumen)]
    lembar += [
        pabrik.lembar(dokumen, pabrik.jabatan(instansi, f"Kepala Seksi {n} {kata}"), urutan=n)
        for n in range(1, jabatan + 1)
    ]
    indikator = [
        pabrik.indikator(satu, f"Persentase laporan {kata} nomor {n}", target="80 %", rumus="laporan selesai")
        for n, satu in enumerate(lembar)
    ]
    orang = {p: pabrik.anggota(p, instansi) for p in ("perencana", "pimpinan")}
    orang |= {p: pabrik.anggota(p) for p in ("verifikator", "inspektorat", "bappeda", "admin_pemda", "pembaca")}
    orang["perencana_lain"] = pabrik.anggota("perencana", lain)
    return DuniaVerifikasi(pabrik.mesin().pemda, instansi, lain, dokumen, lembar, indikator, orang)
