"""A new pemda, ready for its admin: reference data, settings, scale, policy and calendar it can see, an invitation.

The application has defaults for scale, policy and calendar, which hold without a row. They are stored all the same:
the figures of this pemda stay when a later version has other defaults, and reminders need a stored calendar.
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from indikator.domain.atur_jadwal import jadwal_tersimpan, simpan_jadwal
from indikator.domain.kebijakan import atur_kebijakan, atur_skala
from indikator.models import ManualIndikator, Satuan
from indikator.mutu.bahan import BATAS_CAPAIAN
from laporan.contoh.baca import baca_berkas
from laporan.contoh.indikator import kategori
from laporan.contoh.muat import FIXTURES, muat_acuan
from laporan.models import DasarHukum
from organisasi.domain import pemda as domain_pemda
from organisasi.domain.pengaturan import ubah_pengaturan
from organisasi.domain.undangan import undang
from organisasi.enums import JenisPemda, Peran
from organisasi.models import Keanggotaan, Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai

SEBUTAN = {JenisPemda.KABUPATEN: "Bupati", JenisPemda.KOTA: "Wali Kota", JenisPemda.PROVINSI: "Gubernur"}
SEJAK = 2000  # first year of scale and policy: every year a pemda may enter
KERTAS = "f4"


def muat_acuan_bila_kosong() -> bool:
    """National reference data of an installation that has none yet; whether they were loaded."""
    if all(model.objects.exists() for model in (Satuan, ManualIndikator, DasarHukum)):
        return False
    muat_acuan(FIXTURES / "acuan")
    return True


@transaction.atomic
def buat(*, slug: str, nama: str, jenis: str, zona: str, admin: str, nama_admin: str, **identitas) -> Keanggotaan:
    """The tenant with everything, or nothing; the membership of its admin, to whom `undangan.kirim` writes after the
    commit. `identitas`: sebutan_kepala, ibukota. Raises IsianSalah naming the field."""
    identitas.setdefault("sebutan_kepala", SEBUTAN[jenis])
    pemda = domain_pemda.buat_pemda(slug=slug, nama=nama, jenis=jenis, zona_waktu=zona, **identitas)
    with sebagai(pemda):
        oleh = Pelaku.mesin(pemda)
        ubah_pengaturan(oleh=oleh, kertas=KERTAS)
        _ukuran(oleh)
        return undang(oleh=oleh, surel=admin, nama=nama_admin, peran=Peran.ADMIN_PEMDA)


def _ukuran(oleh: Pelaku) -> None:
    """What measures: the first scale of the reference data, the default policy, the calendar of this year."""
    skala = baca_berkas(settings.BASE_DIR / "fixtures/acuan/skala.yaml")[0]
    isi = {"nama": skala["nama"], "keterangan": skala["keterangan"], "kategori": kategori(skala)}
    atur_skala(oleh=oleh, tahun_mulai=SEJAK, **isi)
    atur_kebijakan(oleh=oleh, tahun_mulai=SEJAK, ambang_wajar=BATAS_CAPAIAN)
    tahun = timezone.localdate().year
    simpan_jadwal(oleh=oleh, tahun=tahun, isi=jadwal_tersimpan(tahun).isi)


def cari(slug: str) -> Pemda | None:
    return Pemda.objects.filter(slug=slug).first()
