"""States of a Keputusan: put in force once numbered, then changed by a later one or withdrawn."""

from dataclasses import replace
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from indikator.domain.alur import dokumen as alur_dokumen
from indikator.enums import DOKUMEN_TERVERIFIKASI, StatusDokumen
from kinerja.tanggal import tulis_tanggal
from laporan.domain import cuplikan, keputusan_berlaku
from laporan.domain.isi_keputusan import IsiKeputusan, susun_keputusan
from laporan.domain.kode_verifikasi import beri_kode
from laporan.domain.penandatangan import tanpa_ruang_tte
from laporan.domain.periksa_keputusan import penghalang
from laporan.enums import JenisDokumen, SifatKeputusan
from laporan.enums import StatusKeputusan as S
from laporan.models import Keputusan
from organisasi.alur import Mesin, Peralihan, nilai, ringkas, tabel
from organisasi.domain import tulis
from organisasi.domain.pekerjaan import antrekan
from organisasi.enums import Peran, Tindakan
from organisasi.galat import Ditolak, IsianSalah

KABAR = (Peran.PERENCANA, Peran.VERIFIKATOR)
TERBITKAN = "terbitkan_keputusan"  # the job of laporan.pekerjaan


class MesinKeputusan(Mesin):
    nama, sebutan, status = "keputusan", "Keputusan", S
    peralihan = tabel(
        Peralihan(
            Tindakan.BERLAKUKAN,
            (S.DRAF,),
            S.BERLAKU,
            "tetapkan",
            "Tetapkan keputusan",
            "Keputusan ditetapkan dan berlaku.",
            penjelasan="Isi keputusan dan lampirannya dibekukan dan tidak dapat diubah lagi. Dokumen IKU/IKI yang "
            "sudah terverifikasi ikut ditetapkan. Keputusan yang diubah atau dicabutnya berganti status.",
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
        """With a draft also what it amends or replaces, so that two decrees cannot both find that one in force."""
        objek = tulis.kunci(objek, "instansi__pemda", "penetapan__instansi__pemda", "penandatangan", "asal")
        if objek.status == S.DRAF and objek.asal_id:
            keluarga = {satu.pk: satu for satu in [*keputusan_berlaku.sekeluarga(objek.asal), objek.asal]}
            terkini = {satu.pk: satu for satu in tulis.kunci_banyak(list(keluarga.values()), "instansi__pemda")}
            objek.asal = terkini[objek.asal_id]
        return objek

    def kekurangan(self, objek) -> list[str]:
        """What forbids putting it in force; the lint says it of the signatory too."""
        return [*_tanpa_nomor(objek), *_tanpa_dokumen(objek), *_asal_salah(objek), *penghalang(objek)]

    def jaga(self, objek, p: Peralihan, oleh) -> None:
        if p.tindakan == Tindakan.BERLAKUKAN and (kurang := self.kekurangan(objek)):
            raise IsianSalah(f"Keputusan belum dapat ditetapkan: {ringkas(kurang)}")

    def tulis(self, objek, p: Peralihan, *, oleh, versi: int | None, alasan: str):
        """The state with the days it is in force: from its date on, or until the day before it is withdrawn."""
        isi = nilai(p, oleh)
        if p.tindakan == Tindakan.BERLAKUKAN:
            isi["berlaku_mulai"] = keputusan_berlaku.mulai(objek)
        if p.tindakan == Tindakan.CABUT:
            isi["berlaku_sampai"] = objek.berlaku_sampai or timezone.localdate() - timedelta(days=1)
        cara = {"oleh": oleh, "versi": versi, "tindakan": p.tindakan, "alasan": alasan, "dipegang": True}
        return tulis.ubah(objek, **cara, **isi)

    def sesudah(self, objek: Keputusan, p: Peralihan, oleh) -> None:
        """Its document is set, what came before it moves, every word is frozen, its files are made."""
        if p.tindakan != Tindakan.BERLAKUKAN:
            return
        _tetapkan_dokumen(objek, oleh)
        _gerakkan_asal(objek, oleh)
        self._bekukan(objek, oleh)
        antrekan_terbit(objek, oleh=oleh)

    def _bekukan(self, objek: Keputusan, oleh) -> None:
        berkode = beri_kode(objek, oleh=oleh)
        objek.kode, objek.versi = berkode.kode, berkode.versi
        cuplikan.bekukan(jenis=JenisDokumen.KEPUTUSAN, objek=objek, isi=self.susun(berkode), oleh=oleh)

    def susun(self, keputusan: Keputusan) -> IsiKeputusan:
        """The content that is frozen."""
        return susun_keputusan(keputusan)

    def alamat(self, objek) -> str:
        return reverse("keputusan_rincian", args=[objek.instansi.pemda.slug, objek.pk])


class _MesinImpor(MesinKeputusan):
    """For decrees that were signed on paper before: their errors are part of them and stay visible as findings, so
    nothing but a missing number keeps them out, they change no other decree (their state is loaded as it was), and
    their file is the paper. Only the installation loads such decrees: no page leads here."""

    def kekurangan(self, objek) -> list[str]:
        return _tanpa_nomor(objek)

    def jaga(self, objek, p: Peralihan, oleh) -> None:
        if not oleh.sistem:
            raise Ditolak("Keputusan yang sudah ditetapkan di atas kertas hanya dimuat oleh pengelola aplikasi.")
        super().jaga(objek, p, oleh)

    def sesudah(self, objek: Keputusan, p: Peralihan, oleh) -> None:
        self._bekukan(objek, oleh)

    def susun(self, keputusan: Keputusan) -> IsiKeputusan:
        """Signed on paper: no place is kept for an electronic signature."""
        isi = susun_keputusan(keputusan)
        return replace(isi, tanda_tangan=tanpa_ruang_tte(isi.tanda_tangan))


def berlakukan_impor(keputusan: Keputusan, *, oleh) -> Keputusan:
    """Put a decree in force as its paper says it is (see `_MesinImpor`). Raises Ditolak for people."""
    return _MesinImpor().jalankan(keputusan, Tindakan.BERLAKUKAN, oleh=oleh, kabari=False)


def antrekan_terbit(keputusan: Keputusan, *, oleh):
    """Queue the making of its files; asked twice, it is done once."""
    return antrekan(
        oleh=oleh,
        jenis=TERBITKAN,
        kunci=f"{TERBITKAN}:{keputusan.pk}",
        parameter={"keputusan": keputusan.pk},
        instansi=keputusan.instansi,
        judul=f"Berkas Keputusan {keputusan.nomor}",
    )


def _tanpa_nomor(objek: Keputusan) -> list[str]:
    kosong = not (objek.nomor and objek.tanggal)
    return ["Nomor dan tanggal belum diisi petugas penomoran."] if kosong else []


def _tanpa_dokumen(objek: Keputusan) -> list[str]:
    if objek.penetapan_id is None:
        return ["Dokumen IKU/IKI yang menjadi lampirannya belum dipilih."]
    siap = objek.penetapan.status in DOKUMEN_TERVERIFIKASI
    return [] if siap else ["Dokumen IKU/IKI yang menjadi lampirannya belum terverifikasi."]


def _asal_salah(objek: Keputusan) -> list[str]:
    """Why the decree that this one changes or revokes cannot be that."""
    if objek.sifat == SifatKeputusan.BARU:
        return []
    kata = "diubah" if objek.sifat == SifatKeputusan.PERUBAHAN else "dicabut"
    if objek.asal is None:
        return [f"Keputusan yang {kata} belum dipilih."]
    if objek.asal.status not in keputusan_berlaku.HIDUP:
        return [f"Keputusan yang {kata} ({objek.asal.nomor or 'belum bernomor'}) tidak berlaku."]
    terakhir = max(map(keputusan_berlaku.mulai, keputusan_berlaku.sekeluarga(objek.asal)))
    if objek.tanggal and keputusan_berlaku.mulai(objek) < terakhir:
        return [f"Tanggalnya mendahului keputusan yang {kata} ({tulis_tanggal(terakhir)})."]
    return []


def _tetapkan_dokumen(objek: Keputusan, oleh) -> None:
    """A document that was only verified is set by its decree; both moves have their audit row."""
    if objek.penetapan is not None and objek.penetapan.status == StatusDokumen.TERVERIFIKASI:
        alur_dokumen.MESIN.jalankan(objek.penetapan, Tindakan.TETAPKAN, oleh=oleh, kabari=False)


def _gerakkan_asal(objek: Keputusan, oleh) -> None:
    """What it amends stays in force with it; what it replaces is revoked with all its amendments."""
    if objek.sifat == SifatKeputusan.PERUBAHAN and objek.asal.status == S.BERLAKU:
        MESIN.jalankan(objek.asal, Tindakan.NYATAKAN_DIUBAH, oleh=oleh)
    if objek.sifat == SifatKeputusan.PENGGANTI:
        alasan = f"Dicabut dengan Keputusan Nomor {objek.nomor} tanggal {tulis_tanggal(objek.tanggal)}."
        sampai = keputusan_berlaku.mulai(objek) - timedelta(days=1)
        for lama in keputusan_berlaku.sekeluarga(objek.asal):
            tulis.ubah(lama, oleh=oleh, berlaku_sampai=sampai)
            MESIN.jalankan(lama, Tindakan.CABUT, oleh=oleh, alasan=alasan)


MESIN = MesinKeputusan()
PERALIHAN = MESIN.peralihan
tindakan_tersedia, jalankan, kekurangan = MESIN.tindakan_tersedia, MESIN.jalankan, MESIN.kekurangan
