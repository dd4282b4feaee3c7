"""A template as it would read for one OPD, and its lists as texts; nothing is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from indikator.domain import dokumen
from indikator.models import Penetapan
from laporan.domain.isi_keputusan import butir_tercetak
from laporan.domain.isi_templat import TEKS, ke_teks, rapikan
from laporan.domain.isian_templat import isi, jabatan_kepala, nilai_isian
from laporan.domain.naskah_templat import isi_templat
from laporan.domain.susunan_naskah import dari_daftar
from laporan.domain.templat_keputusan import Templat
from laporan.domain.unsur import Butir
from laporan.enums import BagianKeputusan, JenisKeputusan, SifatKeputusan
from laporan.models import Keputusan

LAMA = "Keputusan … Nomor … tentang …"


@dataclass(frozen=True)
class IsiPratinjau:
    """The filled wording: title, clause and numbered lists by their headings."""

    tentang: str
    menetapkan: str
    bagian: tuple[tuple[str, tuple[Butir, ...]], ...]


def sebagai_teks(naskah: Mapping) -> dict[str, str]:
    """{field: text} of a content, the lists a line for each item."""
    rapi = rapikan(naskah)
    return {nama: rapi[nama] for nama in TEKS} | {str(b): ke_teks(b, rapi[b]) for b in BagianKeputusan}


def susun(naskah: Mapping, instansi) -> IsiPratinjau:
    """The wording for the newest document of an OPD (without one: of this year). Raises IsianSalah."""
    kepala, butir = isi_templat(
        Templat("", "", JenisKeputusan.IKU_IKI, SifatKeputusan.BARU, rapikan(naskah)), _nilai(instansi)
    )
    susunan = dari_daftar(butir)
    bagian = tuple((nama.label, butir_tercetak(susunan, nama)) for nama in BagianKeputusan)
    return IsiPratinjau(kepala["tentang"], kepala["menetapkan"], bagian)


def judul(daftar: Sequence[Templat], instansi) -> dict[str, str]:
    """{key: title} of templates as each would read for an OPD."""
    nilai = _nilai(instansi)
    return {satu.kunci: isi(satu.isi["tentang"], nilai) for satu in daftar}


def _nilai(instansi) -> dict[str, str]:
    tahun = timezone.localdate().year
    ada = dokumen.terbaru(instansi, tahun) or Penetapan.objects.filter(instansi=instansi).first()
    penetapan = ada or Penetapan(instansi=instansi, tahun_mulai=tahun, tahun_selesai=tahun)
    penetapan.instansi = instansi
    calon = Keputusan(instansi=instansi, penetapan=ada, tahun=tahun, jabatan_penetap=jabatan_kepala(instansi))
    nilai = nilai_isian(penetapan, calon)
    return nilai | {"keputusan_lama": LAMA}
