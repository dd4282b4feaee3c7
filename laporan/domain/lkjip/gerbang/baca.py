"""Reading what the rules of the gate look at; queries do not grow with the report."""

from django.db.models import Count
from django.utils import timezone
from django.utils.html import strip_tags

from indikator.domain import masa_aksi
from indikator.domain.anggaran import rekap_anggaran
from indikator.enums import UKUR_TERVERIFIKASI, SifatRealisasi, Triwulan
from indikator.models import Pengukuran, Realisasi, TargetPerjanjian
from laporan.domain.dasar_hukum import muat_pustaka
from laporan.domain.lkjip.gerbang.bahan import BagianPeriksa, BahanLkjip, HukumDisebut, KegiatanPeriksa
from laporan.domain.lkjip.gerbang.hukum import tidak_berlaku
from laporan.domain.lkjip.isi import IsiLkjip, baca_isi
from laporan.domain.lkjip.kerangka import bertabel, wajib
from laporan.domain.lkjip.rujukan_angka import daftar, hilang
from laporan.enums import LKJIP_BEKU
from laporan.models import BagianLkjip, KomentarLkjip, Lkjip

SETAHUN = (Triwulan.TAHUNAN, Triwulan.EMPAT)  # a year's figures come from these


def baca(lkjip: Lkjip, isi: IsiLkjip | None = None) -> BahanLkjip:
    """`isi`: the content where it is at hand. Of a signed report only what is frozen, else also today's data."""
    isi = isi or baca_isi(lkjip)
    semua = list(lkjip.bagian.select_related("sasaran"))
    bagian = tuple(map(_bagian, semua))
    tetap = {
        "tahun": lkjip.tahun,
        "angka": isi.angka,
        "bagian": bagian,
        "wajib": wajib(lkjip.tahun),
        "bertabel": bertabel(),
        "penandatangan": isi.tanda_tangan.nama,
        "tanggal": lkjip.tanggal,
    }
    return BahanLkjip(**tetap, **({} if lkjip.status in LKJIP_BEKU else _kini(lkjip, isi, semua, bagian)))


def _bagian(satu: BagianLkjip) -> BagianPeriksa:
    silsilah = str(satu.sasaran.silsilah) if satu.sasaran_id else ""
    judul = f"{satu.sasaran.nama} – titik {satu.titik}" if satu.sasaran_id and satu.titik else satu.judul
    return BagianPeriksa(satu.pk, satu.kode, judul, silsilah, satu.titik, berisi(satu.isi), satu.usulan)


def berisi(html: str) -> bool:
    """Whether there are words or a picture; empty paragraphs are nothing."""
    return bool(strip_tags(html).replace("\u00a0", " ").replace("&nbsp;", " ").strip()) or "<img" in html


def _kini(lkjip: Lkjip, isi: IsiLkjip, semua: list[BagianLkjip], bagian: tuple[BagianPeriksa, ...]) -> dict:
    """What only a report that may still be changed is asked."""
    pk, beda = _perjanjian(lkjip, isi)
    return {
        "terverifikasi": terverifikasi(lkjip),
        "tanpa_tahun": _tanpa_tahun(lkjip),
        "pk_berlaku": pk,
        "beda_nama": beda,
        "kegiatan": _kegiatan(lkjip),
        "rujukan": _rujukan(isi, semua, bagian),
        "komentar": _komentar(lkjip, {satu.pk: satu.judul for satu in bagian}),
        "hukum": _hukum(lkjip, semua, bagian),
    }


def terverifikasi(lkjip: Lkjip) -> bool | None:
    """Whether the realisasi of its year is verified, all that figures may come from; None: there is none."""
    ukur = Pengukuran.objects.filter(instansi=lkjip.instansi, tahun=lkjip.tahun, triwulan__in=SETAHUN)
    status = list(ukur.order_by().values_list("status", flat=True))
    return all(satu in UKUR_TERVERIFIKASI for satu in status) if status else None


def _perjanjian(lkjip: Lkjip, isi: IsiLkjip) -> tuple[bool, tuple[tuple[str, str], ...]]:
    """(whether one is in force, sasaran it calls otherwise than the IKU)"""
    pk = masa_aksi.berlaku(lkjip.instansi, lkjip.tahun, Triwulan.TAHUNAN)
    if pk is None:
        return False, ()
    nama = {satu.silsilah: satu.nama for satu in isi.angka.sasaran}
    baris = TargetPerjanjian.objects.filter(perjanjian=pk).order_by("urutan", "pk")
    pasangan = baris.values_list("indikator__sasaran__silsilah", "indikator__sasaran__nama")
    beda = {sebut: iku for kunci, sebut in pasangan if (iku := nama.get(str(kunci))) and _beda(sebut, iku)}
    return True, tuple(beda.items())


def _beda(satu: str, lain: str) -> bool:
    return " ".join(satu.split()).casefold() != " ".join(lain.split()).casefold()


def _tanpa_tahun(lkjip: Lkjip) -> tuple[str, ...]:
    milik = Realisasi.objects.filter(
        pengukuran__instansi=lkjip.instansi,
        pengukuran__tahun=lkjip.tahun,
        pengukuran__triwulan__in=SETAHUN,
        sifat=SifatRealisasi.SEMENTARA,
        tahun_data=None,
    )
    nama = milik.exclude(teks="").order_by("indikator__urutan", "pk").values_list("indikator__nama", flat=True)
    return tuple(dict.fromkeys(nama))


def _kegiatan(lkjip: Lkjip) -> tuple[KegiatanPeriksa, ...]:
    isi = rekap_anggaran(lkjip.instansi, lkjip.tahun)
    lepas = {baris.kegiatan.pk for satu in isi.per_sasaran if satu.kunci is None for baris in satu.baris}
    return tuple(
        KegiatanPeriksa(satu.kegiatan.pk, satu.kegiatan.nama, satu.kegiatan.pk not in lepas, satu.pagu, satu.realisasi)
        for satu in isi.baris
    )


def _rujukan(isi: IsiLkjip, semua, bagian) -> tuple[tuple[BagianPeriksa, str], ...]:
    kenal = daftar(isi)
    return tuple(
        (periksa, kunci) for satu, periksa in zip(semua, bagian, strict=True) for kunci in hilang(satu.isi, kenal)
    )


def _komentar(lkjip: Lkjip, judul: dict[int, str]) -> tuple[tuple[int | None, str, int], ...]:
    terbuka = KomentarLkjip.objects.filter(lkjip=lkjip, induk=None, selesai=False)
    per_bagian = terbuka.order_by("bagian__urutan").values_list("bagian").annotate(n=Count("pk"))
    return tuple((pk, judul.get(pk, "Laporan"), jumlah) for pk, jumlah in per_bagian)


def _hukum(lkjip: Lkjip, semua: list[BagianLkjip], bagian: tuple[BagianPeriksa, ...]) -> tuple[HukumDisebut, ...]:
    """At the date of the report; while it has none, at the end of February after its year or today, if earlier."""
    pada = lkjip.tanggal or min(timezone.localdate(), timezone.localdate().replace(lkjip.tahun + 1, 2, 28))
    pasangan = zip(semua, bagian, strict=True)
    teks = ((satu.pk, periksa.judul, strip_tags(satu.isi.replace("<", " <"))) for satu, periksa in pasangan)
    return tuple(tidak_berlaku(teks, pada, muat_pustaka()))
