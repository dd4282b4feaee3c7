"""Ways from an instansi or jabatan to its planning and measuring of a year (organisasi.tautan)."""

from django.urls import reverse

from indikator.domain import dokumen as domain_dokumen
from indikator.models import Lembar
from organisasi.models import Instansi, Jabatan
from organisasi.permissions import boleh
from organisasi.tautan import daftarkan

BERLAKU, DRAF = "Lembar IKI", "Lembar IKI dalam penyusunan"
HALAMAN_INSTANSI = (
    ("IKU", "iku_lembar", "lihat_instansi"),
    ("IKI", "iki_instansi", "lihat_instansi"),
    ("Pohon kinerja", "pohon_kinerja", "lihat_instansi"),
    ("Realisasi", "realisasi_instansi", "lihat_draf"),
    ("Capaian", "capaian_instansi", "lihat_instansi"),
    ("Variabel bersama", "variabel_daftar", "lihat_draf"),
    ("Anggaran", "anggaran_instansi", "lihat_instansi"),
    ("Catatan kualitas", "mutu_instansi", "lihat_draf"),
)


@daftarkan
def tautan_instansi(objek, pelaku, tahun: int) -> list[tuple[str, str]]:
    """The pages of an instansi in the year."""
    if not isinstance(objek, Instansi):
        return []
    letak = [pelaku.pemda.slug, tahun, objek.slug]
    return [(kata, reverse(nama, args=letak)) for kata, nama, izin in HALAMAN_INSTANSI if boleh(pelaku, izin, objek)]


@daftarkan
def tautan_jabatan(objek, pelaku, tahun: int) -> list[tuple[str, str]]:
    """The IKI sheet of a jabatan and its realisasi; without a sheet the list in which one is made."""
    if not isinstance(objek, Jabatan):
        return []
    letak = [pelaku.pemda.slug, tahun, objek.instansi.slug]
    lembar = _lembar_iki(objek, pelaku, tahun)
    tautan = [(kata, reverse("iki_lembar", args=[*letak, satu.pk])) for kata, satu in lembar.items()]
    if BERLAKU in lembar and boleh(pelaku, "lihat_draf", objek.instansi):
        realisasi = reverse("realisasi_instansi", args=letak)
        tautan.append(("Realisasi IKI", f"{realisasi}?lembar={lembar[BERLAKU].pk}"))
    return tautan or [("Jabatan dan IKI", reverse("iki_instansi", args=letak))]


def _lembar_iki(jabatan: Jabatan, pelaku, tahun: int) -> dict[str, Lembar]:
    """The sheet in force, and that of the open draft where the actor may see drafts."""
    instansi = jabatan.instansi
    dokumen = {BERLAKU: domain_dokumen.berlaku(instansi, tahun)}
    if boleh(pelaku, "lihat_draf", instansi):
        dokumen[DRAF] = domain_dokumen.terbuka(instansi, tahun)
    kata = {satu.pk: label for label, satu in dokumen.items() if satu is not None}
    return {kata[satu.penetapan_id]: satu for satu in Lembar.objects.filter(jabatan=jabatan, penetapan__in=kata)}
