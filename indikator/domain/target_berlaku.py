"""Which target counts: that of the triwulan itself, else the PK in force then, else the year of the document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from indikator import capaian as mesin
from indikator.enums import PK_BERLAKU, JenisTarget, Triwulan
from indikator.models import Capaian, PerjanjianKinerja, Target, TargetPerjanjian
from indikator.target.batas import ketat
from organisasi.models import Instansi

SUMBER_PK, SUMBER_PENETAPAN = "pk", "penetapan"
TAHUN, TRIWULAN = "tahun", "triwulan"  # the values of `lingkup`
AWALAN, AWALAN_TAHUN = "berlaku_", "setahun_"  # keys of a target among the inputs stored with a capaian


@dataclass(frozen=True)
class TargetBerlaku:
    """A stored target as the engine takes it. `lingkup` is "tahun" or "triwulan", "" where that is not known."""

    teks: str
    jenis: str
    nilai: Decimal | None
    nilai_maks: Decimal | None
    satuan: str
    sumber: str
    lingkup: str = TAHUN
    predikat: str = ""
    skala: str = ""

    @classmethod
    def dari(cls, baris, sumber: str, lingkup: str = TAHUN) -> "TargetBerlaku":
        isi = (baris.teks, baris.jenis, baris.nilai, baris.nilai_maks, baris.satuan)
        return cls(*isi, sumber, lingkup, baris.predikat, baris.skala)

    @classmethod
    def tersimpan(cls, capaian: Capaian, awalan: str = AWALAN) -> "TargetBerlaku | None":
        """The target a stored capaian was computed with (`AWALAN_TAHUN`: that of the year); None: there was none."""
        isi = {k.removeprefix(awalan): v for k, v in capaian.masukan.items() if k.startswith(awalan)}
        if not isi:
            return None
        angka = {k: Decimal(isi[k]) if isi.get(k) else None for k in ("nilai", "nilai_maks")}
        return cls(**{nama: isi.get(nama, "") for nama in cls.__dataclass_fields__} | angka)

    def masukan(self, awalan: str = AWALAN) -> dict[str, str]:
        """The columns as plain text, for the inputs stored with a capaian."""
        isi = {nama: getattr(self, nama) for nama in self.__dataclass_fields__}
        return {awalan + nama: f"{v.normalize():f}" if isinstance(v, Decimal) else v or "" for nama, v in isi.items()}

    def sama(self, lain: "TargetBerlaku | None") -> bool:
        """Whether another one promises the same, wherever it stands."""
        return lain is not None and (self.teks, self.nilai) == (lain.teks, lain.nilai)

    @property
    def angka(self) -> Decimal | None:
        """The number measured against: of an upper bound its bound, of a range its lower end."""
        return self.nilai_maks if self.jenis == JenisTarget.BATAS_ATAS else self.nilai

    @property
    def maks(self) -> Decimal | None:
        return self.nilai_maks if self.jenis == JenisTarget.RENTANG else None

    @property
    def untuk_mesin(self) -> mesin.Target:
        kata = self.predikat or self._kata
        angka = (self.nilai, self.nilai_maks, self.satuan)
        return mesin.Target(self.jenis, *angka, kata, self.skala, ketat(self.teks))

    @property
    def _kata(self) -> str:
        return self.teks if self.jenis == JenisTarget.PREDIKAT else ""


@dataclass(frozen=True)
class TargetSetahun:
    """All targets of a year by lineage. `tahunan`: {triwulan 0–4: {silsilah: target of the year in force then}}."""

    tahunan: Mapping[int, Mapping[UUID, TargetBerlaku]]
    triwulan: Mapping[UUID, Mapping[int, TargetBerlaku]] = field(default_factory=dict)

    def setahun(self, silsilah: UUID, triwulan: int = 0) -> TargetBerlaku | None:
        """The target of the year: of the PK in force in the triwulan, else of the document."""
        return self.tahunan[triwulan].get(silsilah)

    def rencana(self, silsilah: UUID) -> Mapping[int, TargetBerlaku]:
        """{triwulan: target} of the rencana aksi; a cell left empty is not among them."""
        return self.triwulan.get(silsilah, {})

    def untuk(self, silsilah: UUID, triwulan: int) -> TargetBerlaku | None:
        """The target shown in the triwulan: its own, else that of the year."""
        return self.rencana(silsilah).get(triwulan) or self.setahun(silsilah, triwulan)


def cari(instansi, tahun: int, triwulan: int, indikator) -> dict[UUID, TargetBerlaku]:
    """Target in force per lineage for these indicators. At most three queries, whatever their number.

    The lines of a PK are yearly: a target the document sets for the triwulan itself goes before them.
    """
    semua = cari_setahun(instansi, tahun, indikator)
    hasil = {satu.silsilah: semua.untuk(satu.silsilah, triwulan) for satu in indikator}
    return {silsilah: target for silsilah, target in hasil.items() if target}


def cari_setahun(instansi, tahun: int, indikator) -> TargetSetahun:
    """Targets of the year and of its triwulan for these indicators (of the document in force); three queries.

    instansi: whose they are, one or several.
    """
    dokumen, rencana = {}, {}
    baris = Target.objects.filter(indikator__in=[satu.pk for satu in indikator], tahun=tahun)
    for satu in baris.select_related("indikator").order_by("triwulan"):
        silsilah = satu.indikator.silsilah
        if not satu.triwulan:
            dokumen[silsilah] = TargetBerlaku.dari(satu, SUMBER_PENETAPAN)
        elif satu.jenis != JenisTarget.KOSONG:  # a cell left empty sets nothing
            rencana.setdefault(silsilah, {})[satu.triwulan] = TargetBerlaku.dari(satu, SUMBER_PENETAPAN, TRIWULAN)
    milik = {satu.silsilah for satu in indikator}
    per_tw = {tw: {k: v for k, v in isi.items() if k in milik} for tw, isi in _dari_pk(instansi, tahun).items()}
    return TargetSetahun({tw: dokumen | isi for tw, isi in per_tw.items()}, rencana)


def _dari_pk(instansi, tahun: int) -> dict[int, dict[UUID, TargetBerlaku]]:
    """Lines of the signed PKs per triwulan: of several versions the last that already holds in it (0: the last)."""
    milik = [instansi] if isinstance(instansi, Instansi) else instansi
    semua = PerjanjianKinerja.objects.filter(instansi__in=milik, tahun=tahun, status__in=PK_BERLAKU)
    perjanjian = list(semua.order_by("versi_ke"))
    if not perjanjian:
        return {tw: {} for tw in Triwulan.values}
    baris = TargetPerjanjian.objects.filter(perjanjian__in=perjanjian).select_related("indikator")
    isi: dict[int, dict] = {}
    for satu in baris:
        isi.setdefault(satu.perjanjian_id, {})[satu.indikator.silsilah] = TargetBerlaku.dari(satu, SUMBER_PK)
    hasil = {}
    for tw in Triwulan.values:
        mulai = [p for p in perjanjian if not tw or p.berlaku_mulai_triwulan <= tw]
        terakhir = {(p.instansi_id, p.jabatan_id): p.pk for p in mulai}
        hasil[tw] = {k: v for pk in terakhir.values() for k, v in isi.get(pk, {}).items()}
    return hasil
