"""One row per OPD: the state of its LKjIP, its capaian and its budget, each said whether frozen or of today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indikator import capaian as mesin
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain.anggaran import jumlah_per_instansi
from indikator.domain.jadwal import waktu_semua
from indikator.domain.rekap import BarisRekap, rekap_pemda
from laporan.domain import bahan_kotak
from laporan.domain.cuplikan import dari_polos, utuh
from laporan.domain.lkjip.angka import AngkaLkjip, AngkaRata, desimal
from laporan.domain.sel_kotak import JADWAL, LKJIP, Bahan, Sel, susun_sel
from laporan.enums import LKJIP_BEKU, JenisDokumen, RataUtama, StatusLkjip
from laporan.models import Cuplikan, Lkjip
from organisasi.models import Instansi

RATA_OPD = "rata-rata capaian perangkat daerah"
BEKU, HARI_INI, RUSAK, KOSONG = "beku", "hari_ini", "rusak", ""
SEBUTAN_SUMBER = {
    BEKU: "LKjIP",
    HARI_INI: "Data hari ini",
    RUSAK: "Isi beku tidak utuh",
    KOSONG: "Belum ada",
}


@dataclass(frozen=True)
class Angka:
    """capaian: mean of the indicators (percent, 8 decimals); pagu, realisasi in rupiah; serapan in percent.

    sumber: BEKU (frozen when signed), HARI_INI (what is stored now), RUSAK or KOSONG.
    """

    sumber: str = KOSONG
    capaian: Decimal | None = None
    keterangan: str = ""
    pagu: Decimal | None = None
    realisasi: Decimal | None = None
    serapan: Decimal | None = None


@dataclass(frozen=True)
class BarisKompilasi:
    """One OPD. `sel`: its LKjIP as the inbox shows it; `beku`: figures of its signed report."""

    instansi: Instansi
    sel: Sel
    angka: Angka
    kategori: mesin.Kategori | None
    beku: AngkaLkjip | None = None

    @property
    def lkjip(self) -> Lkjip | None:
        return self.sel.objek

    @property
    def terbit(self) -> bool:
        return self.sel.status == StatusLkjip.DIPUBLIKASIKAN

    @property
    def sebutan_sumber(self) -> str:
        return SEBUTAN_SUMBER[self.angka.sumber]


@dataclass(frozen=True)
class IsiKompilasi:
    """rata: mean over the OPD of `baris`; anggaran: totals of all of them. contoh: example OPD left out."""

    tahun: int
    baris: tuple[BarisKompilasi, ...]
    rata: mesin.RataRata
    kategori: mesin.Kategori | None
    anggaran: mesin.Jumlah
    contoh: int = 0

    @property
    def jumlah(self) -> dict[str, int]:
        """{terbit, ditandatangani, terlambat, belum}: OPD; signed ones include those published."""
        return {
            "terbit": sum(satu.terbit for satu in self.baris),
            "ditandatangani": sum(satu.sel.status in LKJIP_BEKU for satu in self.baris),
            "terlambat": sum(bool(satu.sel.terlambat) for satu in self.baris),
            "belum": sum(satu.lkjip is None for satu in self.baris),
        }


def kompilasi(pelaku, tahun: int, *, boleh_draf: bool = True, hari: date | None = None) -> IsiKompilasi:
    """Every OPD of the active pemda, not the pemda itself; queries do not grow with them.

    Frozen figures where the report is signed, else those stored today; without `boleh_draf` only verified ones.
    """
    semua = rekap_pemda(tahun, boleh_draf=boleh_draf)
    dihitung = [satu for satu in semua if not satu.instansi.contoh] or semua
    bahan, waktu = bahan_kotak.lkjip(tahun), waktu_semua(tahun, hari)
    beku = _angka_beku([satu.objek for satu in bahan.values()])
    uang, skala = jumlah_per_instansi(tahun), domain_kebijakan.skala(tahun)
    baris = []
    for satu in dihitung:
        pk = satu.instansi.pk
        milik = bahan.get(pk, Bahan())
        sel = susun_sel(LKJIP, milik, waktu(pk, JADWAL[LKJIP]), pelaku, satu.instansi)
        isi = beku.get(milik.objek.pk) if milik.objek else None
        baris.append(_baris(satu, sel, isi, uang.get(pk), skala))
    rata = mesin.rata_rata([satu.angka.capaian for satu in baris], RATA_OPD)
    kategori = mesin.kategori(rata.nilai, skala) if rata.lengkap else None
    anggaran = mesin.jumlah_anggaran([(satu.angka.pagu, satu.angka.realisasi) for satu in baris])
    return IsiKompilasi(tahun, tuple(baris), rata, kategori, anggaran, len(semua) - len(dihitung))


def _angka_beku(lkjip: Iterable[Lkjip]) -> Mapping[int, AngkaLkjip | None]:
    """{report: its frozen figures, None where they were changed after freezing}; two queries."""
    per_objek = {satu.pk for satu in lkjip if satu.status in LKJIP_BEKU}
    hasil: dict[int, AngkaLkjip | None] = {}
    for satu in Cuplikan.objects.filter(jenis=JenisDokumen.LKJIP, objek_id__in=per_objek).order_by("dibuat", "pk"):
        hasil[satu.objek_id] = dari_polos(AngkaLkjip, satu.isi.get("angka", {})) if utuh(satu) else None
    return hasil


def _baris(
    satu: BarisRekap, sel: Sel, beku: AngkaLkjip | None, uang: mesin.Jumlah | None, skala: Sequence
) -> BarisKompilasi:
    if sel.status in LKJIP_BEKU and beku is None:
        return BarisKompilasi(satu.instansi, sel, Angka(RUSAK if sel.objek else KOSONG), None)
    if beku is not None:
        angka = _dari_beku(beku)
        kategori = mesin.kategori(angka.capaian, skala) if angka.capaian is not None and not angka.keterangan else None
        return BarisKompilasi(satu.instansi, sel, angka, kategori, beku)
    return BarisKompilasi(satu.instansi, sel, _hari_ini(satu, uang), satu.kategori)


def _dari_beku(beku: AngkaLkjip) -> Angka:
    rata = _rata_indikator(beku)
    uang = beku.anggaran
    return Angka(
        BEKU,
        desimal(rata.persen) if rata else None,
        rata.keterangan if rata else "",
        desimal(uang.pagu),
        desimal(uang.realisasi),
        desimal(uang.persen),
    )


def _rata_indikator(beku: AngkaLkjip) -> AngkaRata | None:
    """The same mean for every OPD, whichever its report speaks of."""
    return next((satu for satu in beku.rata if satu.kunci == RataUtama.INDIKATOR), beku.rata_utama)


def _hari_ini(satu: BarisRekap, uang: mesin.Jumlah | None) -> Angka:
    ada = satu.persen is not None or uang is not None
    return Angka(
        HARI_INI if ada else KOSONG,
        satu.persen,
        satu.rata.keterangan,
        uang.pagu if uang else None,
        uang.realisasi if uang else None,
        uang.serapan.persen if uang else None,
    )
