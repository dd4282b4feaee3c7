"""One measured row of pengukuran kinerja: of a triwulan, of the year, or of a year known by its triwulan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from indikator import capaian as mesin
from indikator.domain import kolom_capaian, nilai_realisasi, sd_triwulan
from indikator.domain.baris_ukur import BarisUkur, SdTriwulan, Turunan
from indikator.domain.capaian import target_dipakai
from indikator.domain.kemajuan import BELUM_WAKTUNYA, waktunya
from indikator.domain.sd_triwulan import Setahun
from indikator.domain.target_berlaku import AWALAN_TAHUN
from indikator.enums import UKUR_TERBUKA, UKUR_TERVERIFIKASI, SifatRealisasi, Triwulan
from indikator.models import Capaian, Indikator, KomponenTerpenuhi, Realisasi, RiwayatCapaian
from kinerja.angka import tulis_asli


@dataclass(frozen=True)
class Bahan:
    """What the rows are made from, by lineage; fetched once per table.

    `terlihat`: {silsilah: {triwulan: Realisasi}} that this reader may see. `dicentang`: keys of the realisasi that
    come from ticks. `terverifikasi_saja`: the reader sees verified figures only.
    """

    setahun: Setahun
    terlihat: Mapping[UUID, Mapping[int, Realisasi]]
    riwayat: Mapping[UUID, list[RiwayatCapaian]]
    dicentang: frozenset[int]
    skala: tuple
    triwulan: int
    terverifikasi_saja: bool

    def riwayat_dari(self, indikator: Indikator) -> tuple[RiwayatCapaian, ...]:
        return tuple(self.riwayat.get(indikator.silsilah, ()))


def muat_bahan(
    instansi, tahun: int, triwulan: int, indikator: Iterable[Indikator], skala: tuple, *, terverifikasi_saja: bool
) -> Bahan:
    """Everything for these rows in a constant number of queries."""
    indikator = list(indikator)
    setahun = sd_triwulan.muat(instansi, tahun, [satu.silsilah for satu in indikator], indikator)
    terlihat = {
        silsilah: {tw: r for tw, r in per_tw.items() if not terverifikasi_saja or _terverifikasi(r)}
        for silsilah, per_tw in setahun.realisasi.items()
    }
    dicentang = _dicentang(setahun) if any(map(nilai_realisasi.punya_register, indikator)) else frozenset()
    return Bahan(setahun, terlihat, _riwayat(indikator, tahun), dicentang, skala, triwulan, terverifikasi_saja)


def _dicentang(setahun: Setahun) -> frozenset[int]:
    kunci = [r.pk for per_tw in setahun.realisasi.values() for r in per_tw.values()]
    return frozenset(KomponenTerpenuhi.objects.filter(realisasi__in=kunci).values_list("realisasi_id", flat=True))


def _terverifikasi(realisasi: Realisasi) -> bool:
    return realisasi.pengukuran.status in UKUR_TERVERIFIKASI


def _riwayat(indikator: list[Indikator], tahun: int) -> dict[UUID, list[RiwayatCapaian]]:
    hasil: dict = {}
    baris = RiwayatCapaian.objects.filter(indikator__silsilah__in=[i.silsilah for i in indikator], tahun__lt=tahun)
    for satu in baris.select_related("indikator"):
        hasil.setdefault(satu.indikator.silsilah, []).append(satu)
    return hasil


def baris_terukur(indikator: Indikator, bahan: Bahan) -> BarisUkur:
    """The row of an indicator without sub-indicators."""
    per_tw = bahan.terlihat.get(indikator.silsilah, {})
    realisasi = per_tw.get(bahan.triwulan)
    if realisasi is None and bahan.triwulan == Triwulan.TAHUNAN and per_tw:
        return _turunan(indikator, per_tw, bahan)
    hitungan = _hitungan(realisasi)
    persen = hitungan.persen_dibatasi if hitungan else None
    kini = bahan.setahun.target.untuk(indikator.silsilah, bahan.triwulan)
    target, catatan_target = target_dipakai(realisasi, kini)
    tepat = waktunya(indikator, bahan.triwulan)
    nilai_saja = _nilai_saja(indikator, realisasi, bahan)
    catatan = _catatan(indikator, per_tw, bahan)
    return BarisUkur(
        indikator=indikator,
        target=target,
        realisasi=realisasi,
        persen=persen,
        keterangan=_keterangan(hitungan, realisasi, (nilai_saja, catatan_target, catatan), tepat),
        bukti=hitungan.bukti_hitung if hitungan else "",
        kategori=mesin.kategori(persen, bahan.skala),
        riwayat=bahan.riwayat_dari(indikator),
        target_kini=kini,
        catatan_target=catatan_target,
        waktunya=tepat,
        sd=figur_sd(hitungan) if bahan.triwulan else None,
        nilai_saja=nilai_saja,
        catatan=catatan,
        **_target_triwulan(indikator, bahan),
    )


def _target_triwulan(indikator: Indikator, bahan: Bahan) -> dict:
    """The targets of the year and to date, for a row of a triwulan."""
    if not bahan.triwulan:
        return {}
    acuan = sd_triwulan.acuan(bahan.setahun, indikator.silsilah, bahan.triwulan)
    return {"target_setahun": acuan.setahun, "target_sd": sd_triwulan.teks_sd(acuan)}


def _turunan(indikator: Indikator, per_tw: Mapping[int, Realisasi], bahan: Bahan) -> BarisUkur:
    """The year as its last filled triwulan knows it: kemajuan, final after triwulan IV only."""
    akhir = per_tw[max(per_tw)]
    turunan = Turunan(akhir, any(r.sifat == SifatRealisasi.SEMENTARA for r in per_tw.values()))
    hitungan = _hitungan(akhir)
    persen = None
    if hitungan:
        kebijakan = kolom_capaian.kebijakan_tersimpan(hitungan)
        persen = kolom_capaian.kemajuan_dibatasi(hitungan.kemajuan, kebijakan)
    kini = bahan.setahun.target.setahun(indikator.silsilah)
    target, catatan_target = target_dipakai(akhir, kini, AWALAN_TAHUN)
    nilai_saja = _nilai_saja(indikator, akhir, bahan)
    catatan = f"Dihitung dari triwulan, {turunan.label}" + ("." if turunan.final else "; belum final.")
    kalimat = (catatan, hitungan.keterangan_kemajuan if hitungan else "", nilai_saja, catatan_target)
    return BarisUkur(
        indikator=indikator,
        target=target,
        realisasi=None,
        persen=persen,
        keterangan=" ".join(satu for satu in kalimat if satu),
        bukti=hitungan.bukti_kemajuan if hitungan else "",
        kategori=mesin.kategori(persen, bahan.skala) if turunan.final else None,
        riwayat=bahan.riwayat_dari(indikator),
        target_kini=kini,
        catatan_target=catatan_target,
        turunan=turunan,
        nilai_saja=nilai_saja,
        catatan=catatan,
    )


def _hitungan(realisasi: Realisasi | None) -> Capaian | None:
    return getattr(realisasi, "capaian", None) if realisasi else None


def figur_sd(hitungan: Capaian | None) -> SdTriwulan | None:
    """The figures to date of a stored capaian of a triwulan."""
    if hitungan is None:
        return None
    kemajuan = kolom_capaian.kemajuan_dibatasi(hitungan.kemajuan, kolom_capaian.kebijakan_tersimpan(hitungan))
    return SdTriwulan(
        hitungan.nilai_sd,
        hitungan.bukti_sd,
        hitungan.target_sd_teks,
        kemajuan,
        hitungan.bukti_kemajuan,
        hitungan.keterangan_kemajuan,
    )


def _nilai_saja(indikator: Indikator, realisasi: Realisasi | None, bahan: Bahan) -> str:
    if realisasi is None:
        return ""
    bervariabel = bool(realisasi.nilai_variabel.all())
    return nilai_realisasi.hanya_nilai(indikator, realisasi, realisasi.pk in bahan.dicentang, bervariabel)


def _catatan(indikator: Indikator, per_tw: Mapping[int, Realisasi], bahan: Bahan) -> str:
    """What the other triwulan of the year say against this figure."""
    realisasi = per_tw.get(bahan.triwulan)
    if realisasi is None:
        return ""
    if bahan.triwulan == Triwulan.TAHUNAN:
        return _beda_tahunan(realisasi, _hitungan(per_tw.get(Triwulan.EMPAT)))
    return "" if bahan.terverifikasi_saja else _berubah(indikator, realisasi, bahan)


def _beda_tahunan(realisasi: Realisasi, akhir: Capaian | None) -> str:
    """A value entered for the year counts; where the triwulan lead to another one, the row says so."""
    if akhir is None or None in (akhir.nilai_sd, realisasi.nilai) or akhir.nilai_sd == realisasi.nilai:
        return ""
    return f"Realisasi tahunan yang dipakai; s.d. Triwulan IV {tulis_asli(akhir.nilai_sd)}."


def _berubah(indikator: Indikator, realisasi: Realisasi, bahan: Bahan) -> str:
    """A submitted figure stays although an earlier triwulan, or its target, was changed afterwards."""
    hitungan = _hitungan(realisasi)
    if hitungan is None or realisasi.pengukuran.status in UKUR_TERBUKA:
        return ""
    cari = partial(sd_triwulan.realisasi_sd, bahan.setahun, indikator.silsilah, bahan.triwulan)
    if hitungan.metode in kolom_capaian.BERPREDIKAT or cari().nilai == hitungan.nilai_sd:
        return ""
    kini = cari(indikator=sd_triwulan.baris_tersimpan(realisasi, bahan.setahun.versi)).nilai  # no review changes it
    if kini == hitungan.nilai_sd:
        return ""
    lama, baru = ("kosong" if nilai is None else tulis_asli(nilai) for nilai in (hitungan.nilai_sd, kini))
    return f"Realisasi triwulan lain berubah: s.d. triwulan ini sekarang {baru}; capaian dihitung dengan {lama}."


def _keterangan(hitungan: Capaian | None, realisasi, catatan: tuple[str, ...], tepat: bool) -> str:
    """Why there is no capaian, or what is to be said about it."""
    if realisasi is None:
        return "Belum ada realisasi." if tepat else f"{BELUM_WAKTUNYA}."
    sebab = (hitungan.galat or hitungan.keterangan) if hitungan else ""
    return " ".join(satu for satu in (sebab, *catatan) if satu)
