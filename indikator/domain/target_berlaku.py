"""Which target counts: that of the triwulan itself, else the PK in force then, else the year of the document."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from indikator.enums import JenisTarget, StatusPK
from indikator.models import Capaian, PerjanjianKinerja, Target, TargetPerjanjian

SUMBER_PK, SUMBER_PENETAPAN = "pk", "penetapan"


@dataclass(frozen=True)
class TargetBerlaku:
    """A stored target as the engine takes it. `lingkup` is "tahun" or "triwulan", "" where that is not known."""

    teks: str
    jenis: str
    nilai: Decimal | None
    nilai_maks: Decimal | None
    satuan: str
    sumber: str
    lingkup: str = "tahun"
    predikat: str = ""

    @classmethod
    def dari(cls, baris, sumber: str, lingkup: str = "tahun") -> "TargetBerlaku":
        isi = (baris.teks, baris.jenis, baris.nilai, baris.nilai_maks, baris.satuan)
        return cls(*isi, sumber, lingkup, baris.predikat)

    @classmethod
    def tersimpan(cls, capaian: Capaian) -> "TargetBerlaku | None":
        """The target a stored capaian was computed with; None when there was none."""
        if not capaian.sumber_target:
            return None
        isi = capaian.masukan
        maks = Decimal(isi["target_maks"]) if isi.get("target_maks") else None
        jenis, satuan, lingkup = (isi.get(nama, "") for nama in ("jenis_target", "satuan", "lingkup_target"))
        return cls(capaian.target_teks, jenis, capaian.target_nilai, maks, satuan, capaian.sumber_target, lingkup)

    def sama(self, lain: "TargetBerlaku | None") -> bool:
        """Whether another one promises the same, wherever it stands."""
        return lain is not None and (self.teks, self.nilai) == (lain.teks, lain.nilai)


def cari(instansi, tahun: int, triwulan: int, indikator) -> dict[UUID, TargetBerlaku]:
    """Target in force per lineage for these indicators. At most three queries, whatever their number.

    The lines of a PK are yearly: a target the document sets for the triwulan itself goes before them.
    """
    silsilah = {satu.silsilah for satu in indikator}
    hasil = _dari_dokumen(tahun, triwulan, [satu.pk for satu in indikator])
    khusus = {k for k, v in hasil.items() if v.lingkup == "triwulan"}
    return hasil | {k: v for k, v in _dari_pk(instansi, tahun, triwulan).items() if k in silsilah - khusus}


def _dari_dokumen(tahun: int, triwulan: int, kunci: list[int]) -> dict[UUID, TargetBerlaku]:
    khusus = Q(triwulan=triwulan) & ~Q(jenis=JenisTarget.KOSONG)  # a cell left empty sets nothing
    baris = Target.objects.filter(Q(triwulan=0) | khusus, indikator__in=kunci, tahun=tahun)
    hasil = {}
    for satu in baris.select_related("indikator").order_by("triwulan"):
        lingkup = "triwulan" if satu.triwulan else "tahun"
        hasil[satu.indikator.silsilah] = TargetBerlaku.dari(satu, SUMBER_PENETAPAN, lingkup)
    return hasil


def _dari_pk(instansi, tahun: int, triwulan: int) -> dict[UUID, TargetBerlaku]:
    """Lines of the signed PKs; of several versions the last one that already holds in the triwulan."""
    perjanjian = PerjanjianKinerja.objects.filter(instansi=instansi, tahun=tahun).exclude(status=StatusPK.DRAF)
    if triwulan:
        perjanjian = perjanjian.filter(berlaku_mulai_triwulan__lte=triwulan)
    terakhir = {pk.jabatan_id: pk.pk for pk in perjanjian.order_by("versi_ke")}
    if not terakhir:
        return {}
    baris = TargetPerjanjian.objects.filter(perjanjian__in=terakhir.values()).select_related("indikator")
    return {satu.indikator.silsilah: TargetBerlaku.dari(satu, SUMBER_PK) for satu in baris}
