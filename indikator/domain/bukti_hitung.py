"""The proof of one capaian as plain data: everything that leads from the inputs to the printed figure."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from indikator import capaian as mesin
from indikator.capaian.ulang import predikat_tersimpan
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain import kolom_capaian, nilai_realisasi, target_berlaku
from indikator.domain.baris_ukur import SdTriwulan
from indikator.domain.capaian import indikator_berlaku, indikator_dihitung, target_dipakai
from indikator.domain.isi_baris import figur_sd
from indikator.domain.nilai_bersama import beda_bersama
from indikator.domain.nilai_variabel import isi_tersimpan, tulis
from indikator.domain.riwayat_adendum import Adendum, adendum
from indikator.domain.target_berlaku import TargetBerlaku
from indikator.enums import UKUR_TERBUKA
from indikator.models import Capaian, Indikator, Realisasi, Variabel
from kinerja.angka import tulis_asli
from organisasi.models import Jejak

METODE = {
    "NAIK": "Makin tinggi makin baik: realisasi dibagi target, dikali 100.",
    "TURUN": "Makin rendah makin baik: dua kali target dikurangi realisasi, dibagi target, dikali 100.",
    "TURUN_BALIK": "Makin rendah makin baik: target dibagi realisasi, dikali 100.",
    "RENTANG": "Target berupa rentang: di dalam rentang 100 %, di luarnya dihitung terhadap batas yang terdekat.",
    "PREDIKAT": "Target berupa predikat: dibandingkan angkanya, atau urutan predikatnya.",
    "TERCAPAI": "Status: tercapai 100 %, tidak tercapai 0 %.",
}
SUMBER = {
    target_berlaku.SUMBER_PK: "Perjanjian Kinerja",
    target_berlaku.SUMBER_PENETAPAN: "dokumen IKU dan IKI yang berlaku",
}
TARGET_NOL = {
    "tolak": "tidak dihitung, kecuali nihil sesuai rencana pada indikator yang makin rendah makin baik",
    "nol": "capaiannya 0 %",
    "seratus": "capaiannya 100 %",
}


@dataclass(frozen=True)
class Pita:
    """One band of the scale; `menentukan` marks the one the printed figure fell into."""

    label: str
    warna: str
    syarat: str
    menentukan: bool


@dataclass(frozen=True)
class BuktiHitung:
    """What the proof page shows. `capaian` None: never computed. `langkah`: the formula with its numbers.

    `indikator`: the row in force; `dihitung`: the one it was computed by, of an earlier version after a review.

    In a triwulan `sd` has the figures to date, with the proof of the target to date beside them. `komponen`: the
    ticked items. `catatan`: sentences on how it was entered (the value only, a shared variable unlike elsewhere).
    `urutan`: for a grade the order of its scale, lowest first. `adendum`: sementara figures that became tetap.
    """

    capaian: Capaian | None
    indikator: Indikator
    dihitung: Indikator
    metode: str
    sumber_target: str
    catatan_target: str
    rumus_html: str
    variabel: tuple[tuple[Variabel, str], ...]
    langkah: str
    kebijakan: tuple[tuple[str, str], ...]
    nama_skala: str
    pita: tuple[Pita, ...]
    kategori: mesin.Kategori | None
    jejak: QuerySet
    bukti_dukung: tuple
    sd: SdTriwulan | None = None
    bukti_target_sd: str = ""
    komponen: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()
    urutan: tuple[str, ...] = ()
    target_setahun: TargetBerlaku | None = None
    adendum: tuple[Adendum, ...] = ()


def susun_bukti(realisasi: Realisasi) -> BuktiHitung:
    """Collect the stored result and its inputs; nothing is computed anew but the written-out steps."""
    tahun = realisasi.pengukuran.tahun
    capaian = getattr(realisasi, "capaian", None)
    indikator = indikator_berlaku(realisasi.indikator, tahun)
    dihitung = indikator_dihitung(realisasi, indikator)
    nilai = isi_tersimpan(realisasi)
    skala = domain_kebijakan.skala(tahun)
    persen = capaian.persen_dibatasi if capaian else None
    kategori = mesin.kategori(persen, skala)
    sd = figur_sd(capaian) if realisasi.pengukuran.triwulan else None
    komponen = tuple(str(satu) for satu in realisasi.komponen_terpenuhi.select_related("komponen"))
    riwayat = jejak(realisasi)
    return BuktiHitung(
        capaian=capaian,
        indikator=indikator,
        dihitung=dihitung,
        metode=METODE.get(capaian.metode, "") if capaian else "",
        sumber_target=SUMBER.get(capaian.sumber_target, "") if capaian else "",
        catatan_target=_catatan_target(realisasi, indikator),
        rumus_html=nilai_realisasi.rumus_html(dihitung),
        variabel=tuple((satu, tulis(isi)) for satu, isi in nilai.items()),
        langkah=nilai_realisasi.langkah(dihitung, {satu.kode: isi for satu, isi in nilai.items()}) if nilai else "",
        kebijakan=_kebijakan(capaian) if capaian else (),
        nama_skala=domain_kebijakan.nama_skala(tahun),
        pita=tuple(_pita(skala, kategori)),
        kategori=kategori,
        jejak=riwayat,
        bukti_dukung=tuple(realisasi.bukti.select_related("berkas")),
        sd=sd,
        bukti_target_sd=capaian.masukan.get(kolom_capaian.BUKTI_TARGET, "") if sd else "",
        komponen=komponen,
        catatan=_catatan(realisasi, dihitung, bool(komponen), bool(nilai)),
        urutan=_urutan(capaian) if capaian else (),
        target_setahun=TargetBerlaku.tersimpan(capaian, target_berlaku.AWALAN_TAHUN) if sd else None,
        adendum=tuple(adendum(realisasi, riwayat)),
    )


def _urutan(capaian: Capaian) -> tuple[str, ...]:
    """The order a grade was compared by, lowest first; empty where numbers decided, or where no order is known."""
    isi = capaian.masukan
    predikat = None if isi.get("target") and isi.get("realisasi") else predikat_tersimpan(isi)
    return predikat.urutan if predikat else ()


def _catatan(realisasi: Realisasi, indikator: Indikator, berkomponen: bool, bervariabel: bool) -> tuple[str, ...]:
    nilai_saja = nilai_realisasi.hanya_nilai(indikator, realisasi, berkomponen, bervariabel)
    return (*([nilai_saja] if nilai_saja else []), *beda_bersama(realisasi))


def _catatan_target(realisasi: Realisasi, indikator: Indikator) -> str:
    ukur = realisasi.pengukuran
    if ukur.status in UKUR_TERBUKA:
        return ""  # follows the target in force
    kini = target_berlaku.cari(ukur.instansi, ukur.tahun, ukur.triwulan, [indikator]).get(indikator.silsilah)
    return target_dipakai(realisasi, kini)[1]


def jejak(realisasi: Realisasi) -> QuerySet:
    """Who entered and changed it, latest first."""
    return Jejak.objects.filter(model=Realisasi._meta.label, objek_id=realisasi.pk).order_by("-nomor")


def _kebijakan(capaian: Capaian) -> tuple[tuple[str, str], ...]:
    """The policy stored with the result, in words; of a grade also what not reaching it means."""
    isi = capaian.kebijakan
    berpredikat = capaian.metode == mesin.Metode.PREDIKAT
    kata = "dihitung dari rasio urutannya" if isi.get("rasio_predikat") == "ya" else "tidak diberi angka"
    return (
        ("Batas atas capaian", _batas(isi.get("batas_atas", ""))),
        ("Batas bawah capaian", _batas(isi.get("batas_bawah", ""))),
        ("Target 0", TARGET_NOL.get(isi.get("target_nol", ""), "")),
        *([("Predikat di bawah target", kata)] if berpredikat else []),
    )


def _batas(tersimpan: str) -> str:
    return f"{tulis_asli(Decimal(tersimpan))} %" if tersimpan else "tidak dibatasi"


def _pita(skala: tuple, kategori: mesin.Kategori | None):
    atas = None
    for urutan, (batas, termasuk, label, warna) in enumerate(skala):
        yield Pita(label, warna, _syarat(batas, termasuk, atas), bool(kategori and kategori.urutan == urutan))
        atas = (batas, termasuk)


def _syarat(batas, termasuk: bool, atas: tuple | None) -> str:
    """ "≥ 70 % dan < 85 %"; the lower end of the band above is its upper end."""
    bawah = "" if batas is None else f"{'≥' if termasuk else '>'} {tulis_asli(batas)} %"
    ujung = "" if atas is None else f"{'<' if atas[1] else '≤'} {tulis_asli(atas[0])} %"
    return " dan ".join(isi for isi in (bawah, ujung) if isi)
