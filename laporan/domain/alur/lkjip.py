"""States of an LKjIP: verified, reviewed by the Inspektorat, signed (and frozen), delivered, published.

The review is required of the report of the pemda, and of those of its OPD where the pemda says so (`wajib_reviu`);
of the others it is welcome, but a verified one may be signed.
"""

from dataclasses import replace

from django.db.models import Q
from django.urls import reverse

from indikator.domain import jadwal
from indikator.enums import JenisJadwal
from laporan.domain.lkjip import gerbang, terbitan
from laporan.enums import StatusLkjip as S
from laporan.models import ReviuLkjip
from organisasi.alur import Mesin, Peralihan, nilai, ringkas, tabel
from organisasi.alur_permulaan import maju, mundur
from organisasi.domain import tulis
from organisasi.domain.pengaturan import pengaturan
from organisasi.enums import PERAN_INSTANSI as OPD
from organisasi.enums import JenisInstansi, Peran, Tindakan
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.permissions import boleh

KALIMAT_REVIU = "LKjIP ini wajib direviu Inspektorat sebelum ditandatangani."


def wajib_reviu(instansi) -> bool:
    """Whether its report must be reviewed before it is signed. At most one query."""
    return instansi.jenis == JenisInstansi.PEMDA or pengaturan(instansi.pemda).reviu_lkjip_opd


def yang_wajib_direviu(pemda) -> Q:
    """The same as a condition on reports, which may be negated. One query."""
    semua = Q(pk__isnull=False)
    return semua if pengaturan(pemda).reviu_lkjip_opd else Q(instansi__jenis=JenisInstansi.PEMDA)


def _oleh_pereviu(p: Peralihan) -> Peralihan:
    """The Inspektorat too returns what it reviews (`_terlarang`: only what is verified)."""
    return replace(p, izin="kembalikan_lkjip") if p.tindakan == Tindakan.KEMBALIKAN else p


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
            (S.TERVERIFIKASI, S.DIREVIU),
            S.DITANDATANGANI,
            "tetapkan",
            "Nyatakan ditandatangani",
            "LKjIP dinyatakan ditandatangani; isinya dibekukan dan berkasnya sedang dibuat.",
            penjelasan="Seluruh isi laporan dibekukan seperti sekarang. Sesudah ini angka yang berubah tidak mengubah "
            "laporan; koreksi hanya dengan adendum.",
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
            "LKjIP dicatat telah disampaikan.",
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
            penjelasan="LKjIP dapat dibaca siapa saja bila halaman publik pemda dibuka; berkasnya, dengan nama dan "
            "NIP penandatangannya, dapat diunduh. Sesudah ini LKjIP tidak dapat dibuka kembali.",
            kabar=OPD,
        ),
        *(_oleh_pereviu(satu) for satu in mundur("LKjIP", S)),
        Peralihan(
            Tindakan.BUKA,
            (S.DIREVIU, S.DITANDATANGANI, S.DISAMPAIKAN),
            S.DIKEMBALIKAN,
            "verifikasi",
            "Buka kembali",
            "LKjIP dibuka kembali dan dapat diperbaiki perencana.",
            perlu_alasan=True,
            penjelasan="Isi yang sudah dibekukan tetap tersimpan; saat ditandatangani lagi, isinya dibekukan lagi.",
            kabar=OPD,
        ),
    )

    def kunci(self, objek):
        return tulis.kunci(objek, "instansi__pemda", "penandatangan")

    def kekurangan(self, objek) -> list[str]:
        """What the gate forbids submitting for, as sentences with their place."""
        return [f"{satu.tempat}: {satu.kalimat}" for satu in gerbang.halangan(objek, Tindakan.AJUKAN)]

    def tindakan_tersedia(self, pelaku, objek) -> list[Peralihan]:
        semua = super().tindakan_tersedia(pelaku, objek)
        return [p for p in semua if not _terlarang(objek, p, pelaku)] if objek is not None else semua

    def jaga(self, objek, p: Peralihan, oleh) -> None:
        if terlarang := _terlarang(objek, p, oleh):
            raise terlarang
        if p.tindakan == Tindakan.AJUKAN:
            jadwal.pastikan_terbuka(objek.instansi, objek.tahun, jenis_jadwal(objek.instansi))
        if not objek.impor and (kurang := _isian_kurang(objek, p)):
            raise IsianSalah(kurang)
        if halangan := gerbang.halangan(objek, p.tindakan):
            kalimat = ringkas([f"{satu.tempat}: {satu.kalimat}" for satu in halangan])
            raise IsianSalah(f"LKjIP belum lengkap ({len(halangan)} kekurangan). {kalimat}")

    def tulis(self, objek, p: Peralihan, *, oleh, versi: int | None, alasan: str):
        """The state; what is opened again was not delivered, and stands to the gate as any other."""
        isi = nilai(p, oleh)
        if p.tindakan == Tindakan.BUKA:
            isi |= {"disampaikan_pada": None, "disampaikan_kepada": "", "impor": False}
        cara = {"oleh": oleh, "versi": versi, "tindakan": p.tindakan, "alasan": alasan, "dipegang": True}
        return tulis.ubah(objek, **cara, **isi)

    def sesudah(self, objek, p: Peralihan, oleh) -> None:
        """The review that led to it is closed; what is signed is frozen and its files are made."""
        if p.tindakan == Tindakan.REVIU:
            terbuka = ReviuLkjip.objects.filter(lkjip=objek, selesai=False).first()
            if terbuka is not None:
                tulis.ubah(terbuka, oleh=oleh, selesai=True)
        if p.tindakan == Tindakan.TANDATANGANI:
            terbitan.bekukan(objek, oleh=oleh)
            if not objek.impor:
                terbitan.antrekan_terbit(objek, oleh=oleh)

    def arah(self, objek, p: Peralihan) -> Peralihan:
        """Where no review is required, the pimpinan is next."""
        if p.tindakan == Tindakan.VERIFIKASI and not wajib_reviu(objek.instansi):
            return replace(p, giliran=Peran.PIMPINAN)
        return p

    def alamat(self, objek) -> str:
        return reverse("lkjip_rincian", args=[objek.instansi.pemda.slug, objek.pk])


def jenis_jadwal(instansi) -> JenisJadwal:
    """The schedule its report follows."""
    return JenisJadwal.LKJIP_PEMDA if instansi.jenis == JenisInstansi.PEMDA else JenisJadwal.LKJIP


def _terlarang(objek, p: Peralihan, oleh) -> Exception | None:
    """What the table cannot say: no signature without a required review, and who reviews returns what is verified."""
    if p.tindakan == Tindakan.TANDATANGANI and objek.status == S.TERVERIFIKASI and wajib_reviu(objek.instansi):
        return SalahStatus(KALIMAT_REVIU)
    if p.tindakan == Tindakan.KEMBALIKAN and objek.status != S.TERVERIFIKASI and not boleh(oleh, "verifikasi"):
        return Ditolak("Inspektorat mengembalikan LKjIP yang sudah terverifikasi; yang ini belum.")
    return None


def _isian_kurang(objek, p: Peralihan) -> str:
    """What a move needs besides the gate; "" when it is there."""
    if p.tindakan == Tindakan.SAMPAIKAN and not (objek.disampaikan_pada and objek.disampaikan_kepada):
        return "Isi tanggal dan kepada siapa LKjIP disampaikan."
    if p.tindakan == Tindakan.REVIU:
        return kurang_reviu(ReviuLkjip.objects.filter(lkjip=objek, selesai=False).first())
    return ""


def kurang_reviu(reviu: ReviuLkjip | None) -> str:
    """Why a review cannot be closed yet; "" when it can."""
    if reviu is None:
        return "Reviu belum dicatat. Buka halaman Reviu, isi tanggal dan penandatangannya."
    kosong = [kata for kata, isi in (("tanggal", reviu.tanggal), ("penandatangan", reviu.penandatangan_id)) if not isi]
    if kosong:
        return f"Pernyataan Telah Direviu belum lengkap: {' dan '.join(kosong)} belum diisi."
    terbuka = reviu.catatan.filter(selesai=False).count()
    return f"{terbuka} catatan reviu belum ditandai selesai." if terbuka else ""


MESIN = MesinLkjip()
PERALIHAN = MESIN.peralihan
tindakan_tersedia, jalankan, kekurangan = MESIN.tindakan_tersedia, MESIN.jalankan, MESIN.kekurangan
