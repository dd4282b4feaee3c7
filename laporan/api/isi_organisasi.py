"""Pemda, instansi and jabatan in the shapes of the read API. Example instansi (`contoh`) are never shown."""

from django.db.models import QuerySet

from indikator.models import PenetapanBerlaku
from laporan.api.bentuk import InstansiIsi, InstansiRinci, JabatanIsi, PemdaIsi
from laporan.domain.publik import pengukuran_terbit
from organisasi.enums import JenisUraian
from organisasi.models import Instansi, Jabatan, Pemda


def pemda(satu: Pemda) -> PemdaIsi:
    sumber = (PenetapanBerlaku.objects.all(), pengukuran_terbit())
    tahun = {
        satu for d in sumber for satu in d.filter(instansi__contoh=False).order_by().values_list("tahun", flat=True)
    }
    return PemdaIsi(
        slug=satu.slug,
        nama=satu.nama,
        jenis=satu.jenis,
        zona_waktu=satu.zona_waktu,
        tahun=sorted(tahun),
    )


def daftar_instansi() -> QuerySet[Instansi]:
    return Instansi.objects.filter(contoh=False).select_related("induk").order_by("nama", "pk")


def instansi(baris: list[Instansi]) -> list[InstansiIsi]:
    return [InstansiIsi(**_instansi(satu)) for satu in baris]


def instansi_rinci(satu: Instansi) -> InstansiRinci:
    return InstansiRinci(**_instansi(satu), **_uraian(satu))


def _instansi(satu: Instansi) -> dict:
    return {
        "slug": satu.slug,
        "nama": satu.nama,
        "nama_singkat": satu.nama_singkat or None,
        "jenis": satu.jenis,
        "induk": satu.induk.slug if satu.induk else None,
        "aktif": satu.aktif,
    }


def daftar_jabatan(instansi: str | None = None) -> QuerySet[Jabatan]:
    semua = Jabatan.objects.filter(instansi__contoh=False).select_related("instansi", "unit", "induk")
    semua = semua.filter(instansi__slug=instansi) if instansi else semua
    return semua.prefetch_related("uraian").order_by("instansi__nama", "instansi", "urutan", "pk")


def jabatan(baris: list[Jabatan]) -> list[JabatanIsi]:
    return [
        JabatanIsi(
            instansi=satu.instansi.slug,
            kunci=satu.kunci,
            nama=satu.nama,
            unit=satu.unit.nama if satu.unit else None,
            jenis=satu.jenis,
            atasan=satu.induk.kunci if satu.induk else None,
            aktif=satu.aktif,
            **_uraian(satu),
        )
        for satu in baris
    ]


def _uraian(milik: Instansi | Jabatan) -> dict[str, list[str]]:
    semua = list(milik.uraian.all())
    return {str(jenis): [satu.isi for satu in semua if satu.jenis == jenis] for jenis in JenisUraian}
