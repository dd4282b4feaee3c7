"""The four quarterly reports of an instansi and year: what each holds so far, which PK it measures, its state."""

from dataclasses import dataclass

from django.db.models import Count, Q

from indikator.domain import masa_aksi
from indikator.domain.kemajuan import Kemajuan, kemajuan_iku
from indikator.enums import PK_BERLAKU, UKUR_TERVERIFIKASI
from indikator.models import PerjanjianKinerja, RencanaAksi
from organisasi.permissions import boleh


@dataclass(frozen=True)
class LaporanTriwulan:
    """`maju` None: no document in force. `pk` None: none is signed for the triwulan. `aksi` rows of its rencana aksi,
    `terlaksana` those that say what was done. `terbaca`: whether the reader may open it in its present state."""

    triwulan: int
    maju: Kemajuan | None
    pk: PerjanjianKinerja | None
    aksi: int
    terlaksana: int
    terbaca: bool

    @property
    def status(self) -> str:
        return self.maju.status if self.maju else "belum-diisi"

    @property
    def terverifikasi(self) -> bool:
        return self.status in UKUR_TERVERIFIKASI


def daftar_laporan(pelaku, instansi, tahun: int) -> list[LaporanTriwulan]:
    """Triwulan I to IV in a constant number of queries; a year without a document in force has none that can be
    printed (`maju` None)."""
    maju = kemajuan_iku(tahun, instansi).get(instansi.pk, {})
    milik = PerjanjianKinerja.objects.filter(instansi=instansi, jabatan=None, tahun=tahun, status__in=PK_BERLAKU)
    pegang = masa_aksi.pemegang_dari(list(milik.order_by("versi_ke")), None)
    banyak = _banyak_aksi(instansi, tahun)
    draf = boleh(pelaku, "lihat_draf", instansi)
    hasil = []
    for tw, pk in pegang.items():
        satu = maju.get(tw)
        aksi = banyak.get((pk.pk if pk else None, tw), (0, 0))
        terbaca = draf or (satu is not None and satu.status in UKUR_TERVERIFIKASI)
        hasil.append(LaporanTriwulan(tw, satu, pk, *aksi, terbaca))
    return hasil


def _banyak_aksi(instansi, tahun: int) -> dict[tuple[int, int], tuple[int, int]]:
    """{(PK, triwulan): (rows, rows that say what was done)}"""
    semua = RencanaAksi.objects.filter(perjanjian__instansi=instansi, perjanjian__tahun=tahun)
    kelompok = semua.order_by().values_list("perjanjian", "triwulan")
    isi = kelompok.annotate(banyak=Count("pk"), terlaksana=Count("pk", filter=~Q(hasil="")))
    return {(pk, tw): (banyak, terlaksana) for pk, tw, banyak, terlaksana in isi}
