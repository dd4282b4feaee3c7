"""The calendar, its extensions, and the days that the load stands for: all of it happens at loading."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone

from indikator.domain.atur_jadwal import jadwal_tersimpan, perpanjang, simpan_jadwal
from indikator.domain.jadwal import jenis_triwulan
from indikator.enums import JenisJadwal, StatusDokumen
from indikator.kalender import bawaan
from indikator.models import Lembar, Penetapan, Pengukuran, PerjanjianKinerja
from laporan.contoh.ramai.gerak import Pemain
from laporan.contoh.ramai.rencana import KINI, RencanaInstansi
from laporan.models import Lkjip
from organisasi.domain import pemberitahuan, tulis
from organisasi.domain.sekaligus import utuh
from organisasi.enums import Peran
from organisasi.models import Instansi, Pemberitahuan
from organisasi.pelaku import Pelaku

REVIU_BUKA, REVIU_TENGGAT = date(KINI, 10, 1), date(KINI, 11, 30)  # of the documents that are reviewed this year
PERPANJANGAN = {
    3: (JenisJadwal.TW3, "Data dari kecamatan belum lengkap karena banjir."),
    6: (JenisJadwal.TW2, "Pergantian petugas perencana."),
}  # place of the instansi: what was extended, and why


@utuh
def muat_jadwal(semua: Sequence[RencanaInstansi], milik: Mapping[str, Instansi], pemain: Pemain) -> None:
    """A calendar of its own for this year, and two extensions."""
    isi = dict(jadwal_tersimpan(KINI).isi) | {JenisJadwal.IKU_IKI.value: (REVIU_BUKA, REVIU_TENGGAT, None)}
    simpan_jadwal(oleh=pemain.siapa(Peran.ADMIN_PEMDA), tahun=KINI, isi=isi)
    oleh = pemain.siapa(Peran.VERIFIKATOR)
    alamat = reverse("beranda_pemda", args=[oleh.pemda.slug])
    for satu in semua:
        if satu.nomor in PERPANJANGAN:
            jenis, alasan = PERPANJANGAN[satu.nomor]
            sampai, instansi = date(KINI, 12, 15), [milik[satu.bahan.slug]]
            perpanjang(
                oleh=oleh, tahun=KINI, jenis=jenis, instansi=instansi, sampai=sampai, alasan=alasan, alamat=alamat
            )


def tandai_terbaca(pemain: Pemain) -> None:
    """What the people were told of past years they have read."""
    terakhir = Pemberitahuan.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for oleh in pemain.milik.values():
        pemberitahuan.tandai_semua(oleh=oleh, sampai=terakhir)


@utuh
def atur_tanggal(semua: Sequence[RencanaInstansi], milik: Mapping[str, Instansi], *, oleh: Pelaku) -> None:
    """When each thing of a past term was submitted: the loader itself says the day, so the audit tells it."""
    rencana = {milik[satu.bahan.slug].pk: satu for satu in semua}
    lama = {"status": StatusDokumen.DITETAPKAN, "asal": None}
    _tanggali(Pengukuran.objects, rencana, lambda satu: (satu.tahun, jenis_triwulan(satu.triwulan)), oleh)
    _tanggali(PerjanjianKinerja.objects, rencana, _jenis_pk, oleh)
    _tanggali(Lkjip.objects, rencana, lambda satu: (satu.tahun, JenisJadwal.LKJIP), oleh)
    _tanggali(Penetapan.objects.filter(**lama), rencana, lambda satu: (satu.tahun_mulai, JenisJadwal.IKU_IKI), oleh)
    lembar = Lembar.objects.filter(**lama).select_related("penetapan__instansi", "jabatan")
    _tanggali(lembar, rencana, lambda satu: (satu.penetapan.tahun_mulai, JenisJadwal.IKU_IKI), oleh)


def _jenis_pk(satu: PerjanjianKinerja) -> tuple[int, JenisJadwal]:
    return satu.tahun, JenisJadwal.PK if satu.versi_ke == 1 else JenisJadwal.PK_PERUBAHAN


def _tanggali(semua, rencana: Mapping[int, RencanaInstansi], jenis: Callable, oleh: Pelaku) -> None:
    """`jenis`: (year, kind in the calendar) of a row. Rows of one day are written together."""
    kelompok = defaultdict(list)
    for satu in semua.filter(diajukan_pada__isnull=False).order_by("pk"):
        instansi = satu.penetapan.instansi_id if isinstance(satu, Lembar) else satu.instansi_id
        tahun, kata = jenis(satu)
        _, tenggat = bawaan(tahun, kata)
        selisih = rencana[instansi].terlambat(tahun, getattr(satu, "triwulan", 0))
        kelompok[tenggat + timedelta(days=selisih)].append(satu)
    for hari, daftar in sorted(kelompok.items()):
        pada = timezone.make_aware(datetime.combine(hari, time(10)))
        tulis.ubah_banyak(daftar, oleh=oleh, diajukan_pada=pada)
