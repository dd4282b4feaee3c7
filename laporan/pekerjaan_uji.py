"""Background jobs of uji hitung: a long report, the finding sheet as PDF. Registered by laporan.pekerjaan."""

from uuid import UUID

from laporan.domain.cetak import LANGKAH
from laporan.domain.uji_hitung import uji as domain
from laporan.domain.uji_hitung.lembar import cetak_uji, judul_uji
from laporan.models import UjiHitung
from organisasi.domain import jejak
from organisasi.domain.berkas import BerkasBaru
from organisasi.domain.pekerjaan import antrekan, jenis_pekerjaan, pelaku_dari
from organisasi.enums import Tindakan
from organisasi.models import Berkas, Instansi, Pekerjaan

CETAK = "uji_hitung_cetak"


@jenis_pekerjaan(domain.JENIS, judul="Uji hitung LKjIP", izin="uji_hitung")
def hitung_uji(pekerjaan, lapor) -> None:
    """Parameters: judul, berkas, instansi, kunci_kirim. Run again it finds what it has made."""
    isi, oleh = pekerjaan.parameter, pelaku_dari(pekerjaan)
    lapor(1, 2, "Membaca dan menghitung ulang laporan")
    kunci = UUID(isi["kunci_kirim"])
    berkas = Berkas.objects.get(pk=isi["berkas"])
    instansi = Instansi.objects.filter(pk=isi["instansi"]).first() if isi["instansi"] else None
    if not domain.sudah_ada(oleh, kunci):
        domain.dari_berkas(oleh=oleh, judul=isi["judul"], berkas=berkas, instansi=instansi, kunci_kirim=kunci)


@jenis_pekerjaan(CETAK, judul="Lembar temuan uji hitung", izin="uji_hitung")
def cetak_lembar(pekerjaan, lapor) -> BerkasBaru:
    """Parameter: uji."""
    oleh = pelaku_dari(pekerjaan)
    uji = UjiHitung.objects.select_related("pemda", "instansi", "berkas", "dibuat_oleh").get(
        pk=pekerjaan.parameter["uji"]
    )
    domain.pastikan_terlihat(oleh, uji)
    lapor(1, LANGKAH, "Menyusun isi dokumen")
    nama, hasil = cetak_uji(uji, lapor=lapor)
    lapor(LANGKAH, LANGKAH, f"Menyimpan {hasil.halaman} halaman")
    lapor.penutup()
    jejak.catat(oleh=oleh, tindakan=Tindakan.CETAK, objek=uji, perubahan={"berkas": (None, nama)})
    return BerkasBaru(nama, hasil.isi, "application/pdf")


def antrekan_uji(
    *, oleh, judul: str, berkas: Berkas, instansi: Instansi | None = None, kunci_kirim: UUID
) -> Pekerjaan:
    """Queue the test of a long file."""
    isi = {
        "judul": judul,
        "berkas": berkas.pk,
        "instansi": instansi.pk if instansi else None,
        "kunci_kirim": str(kunci_kirim),
    }
    kunci = f"{domain.JENIS}:{kunci_kirim}"
    return antrekan(oleh=oleh, jenis=domain.JENIS, kunci=kunci, parameter=isi, judul=f"Uji hitung: {judul}"[:200])


def antrekan_cetak_uji(*, oleh, uji: UjiHitung) -> Pekerjaan:
    """Queue the finding sheet."""
    domain.pastikan_terlihat(oleh, uji)
    isi = {"kunci": f"{CETAK}:{uji.pk}", "parameter": {"uji": uji.pk}, "judul": judul_uji(uji)[:200]}
    return antrekan(oleh=oleh, jenis=CETAK, **isi)
