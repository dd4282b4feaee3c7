"""Pengingat by the calendar: perencana of OPD that have not submitted are told a week and a day before the due date,
and after it. Each once, however often this is called. Only where the pemda stored a calendar of its own for the year.

What is missing for a kind of the calendar is told by a function of (tahun) -> {instansi id}; apps to the right add
theirs with `daftarkan`.
"""

from collections.abc import Callable, Iterator
from datetime import date

from indikator.alamat import alamat_jadwal
from indikator.domain.jadwal import waktu_semua
from indikator.domain.kemajuan import kemajuan_iku
from indikator.domain.penetapan import DAPAT_DIISI
from indikator.enums import PK_TERBUKA, UKUR_TERBUKA, JenisJadwal
from indikator.kalender import Waktu, kalimat
from indikator.models import Jadwal, Penetapan, PerjanjianKinerja
from organisasi.domain.kabar import kabari
from organisasi.domain.keanggotaan import anggota_aktif, orang
from organisasi.enums import JenisInstansi, JenisPemberitahuan, Peran
from organisasi.models import Instansi, Pemberitahuan

AWALAN = "jadwal:"
_belum: dict[str, Callable[[int], set[int]]] = {}


def daftarkan(*jenis: str):
    """Register the function that says which instansi have not submitted; a decorator."""

    def pasang(fungsi):
        _belum.update(dict.fromkeys(jenis, fungsi))
        return fungsi

    return pasang


def tahap(waktu: Waktu) -> str:
    """Which reminder is due on `waktu.hari`; "" for none. A worker that stood still for a day or two catches up."""
    sisa = waktu.sisa_hari
    if sisa is None or waktu.tertutup:
        return ""
    if 2 <= sisa <= 7:
        return "h7"
    if 0 <= sisa <= 1:
        return "h1"
    return "lewat" if -3 <= sisa < 0 else ""


def ingatkan(*, oleh, hari: date) -> int:
    """Send the reminders of this day; how many people were told. The calendar of last year ends in this one."""
    return sum(_ingatkan_tahun(oleh, tahun, hari) for tahun in (hari.year - 1, hari.year) if _diatur(tahun))


def _diatur(tahun: int) -> bool:
    return Jadwal.objects.filter(tahun=tahun).exists()


def _ingatkan_tahun(oleh, tahun: int, hari: date) -> int:
    sudah = set(Pemberitahuan.objects.filter(kunci__startswith=f"{AWALAN}{tahun}:").values_list("kunci", flat=True))
    instansi = {satu.pk: satu for satu in Instansi.objects.filter(aktif=True, contoh=False)}
    jumlah = 0
    for jenis, pk, waktu in _jatuh(tahun, hari, instansi):
        kunci = f"{AWALAN}{tahun}:{jenis.value}:{tahap(waktu)}:{waktu.batas:%Y%m%d}:{pk}"
        if kunci not in sudah:
            jumlah += _kabari(oleh, instansi[pk], tahun, jenis, waktu, kunci)
    return jumlah


def _jatuh(tahun: int, hari: date, instansi) -> Iterator[tuple[JenisJadwal, int, Waktu]]:
    """(jenis, instansi, Waktu) for which a reminder is due; what is missing is only asked for such a jenis."""
    semua = waktu_semua(tahun, hari)
    for jenis in JenisJadwal:
        if jenis not in _belum:
            continue
        waktu = {pk: semua(pk, jenis) for pk in instansi}
        kena = {pk for pk, satu in waktu.items() if tahap(satu)}
        for pk in sorted(kena & _belum[jenis](tahun)) if kena else ():
            yield jenis, pk, waktu[pk]


def _kabari(oleh, instansi: Instansi, tahun: int, jenis: JenisJadwal, waktu: Waktu, kunci: str) -> int:
    return kabari(
        oleh=oleh,
        penerima=orang(anggota_aktif((Peran.PERENCANA,)).filter(instansi=instansi)),
        jenis=JenisPemberitahuan.JADWAL,
        judul=f"{jenis.label} {tahun} belum diajukan: {kalimat(waktu)}",
        isi=f"{instansi.nama} belum mengajukan {jenis.label} {tahun}.",
        alamat=alamat_jadwal(oleh.pemda.slug, tahun, jenis, instansi),
        instansi=instansi,
        kunci=kunci,
    )


@daftarkan(JenisJadwal.IKU_IKI)
def _dokumen(tahun: int) -> set[int]:
    """OPD without a document of the year that was submitted at least; the Setda has its Bagian for that, and what the
    pemda sets for itself has no due date of an OPD."""
    masa = Penetapan.objects.filter(tahun_mulai__lte=tahun, tahun_selesai__gte=tahun)
    sudah = set(masa.exclude(status__in=DAPAT_DIISI).values_list("instansi", flat=True))
    semua = Instansi.objects.exclude(jenis__in=(JenisInstansi.SETDA, JenisInstansi.PEMDA)).values_list("pk", flat=True)
    return set(semua) - sudah


def _realisasi(triwulan: int) -> Callable[[int], set[int]]:
    """OPD with an IKU due in the triwulan whose realisasi is still with them."""

    def belum(tahun: int) -> set[int]:
        maju = {pk: per_tw[triwulan] for pk, per_tw in kemajuan_iku(tahun).items()}
        return {
            pk
            for pk, satu in maju.items()
            if satu.jumlah and (satu.pengukuran is None or satu.pengukuran.status in UKUR_TERBUKA)
        }

    return belum


for _triwulan in (1, 2, 3, 4):
    daftarkan(f"tw{_triwulan}")(_realisasi(_triwulan))


@daftarkan(JenisJadwal.PK)
def _perjanjian(tahun: int, **versi) -> set[int]:
    """OPD that began a PK of the year and have not submitted it."""
    terbuka = PerjanjianKinerja.objects.filter(tahun=tahun, status__in=PK_TERBUKA, **(versi or {"versi_ke": 1}))
    return set(terbuka.values_list("instansi", flat=True))


@daftarkan(JenisJadwal.PK_PERUBAHAN)
def _perjanjian_perubahan(tahun: int) -> set[int]:
    return _perjanjian(tahun, versi_ke__gt=1)
