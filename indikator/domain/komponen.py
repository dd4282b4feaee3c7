"""Component register of a count indicator: expected items with due month, ticked with evidence in a triwulan."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indikator.domain import bukti as domain_bukti
from indikator.domain import realisasi as domain_realisasi
from indikator.domain import target_berlaku
from indikator.domain.bukti import BuktiBaru
from indikator.domain.centangan import Centangan, Kunci, cari_centangan, kunci_silsilah, menurut_kunci
from indikator.domain.nilai_realisasi import punya_register
from indikator.domain.penetapan import buka_isian
from indikator.domain.target_berlaku import TargetBerlaku
from indikator.enums import UKUR_TERBUKA, CaraIsi, JenisTarget, Triwulan
from indikator.models import BuktiDukung, Indikator, Komponen, KomponenTerpenuhi, Realisasi
from kinerja.angka import tulis_asli
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah

NAMA_MAKS = 500
BUTIR_MAKS = 200


@dataclass(frozen=True)
class Butir:
    """One expected item. `triwulan`: in which it was ticked (None: not yet). `terlambat`: its month is over.

    `dapat_dicentang`: not ticked in another triwulan. `bukti`: its evidence in any triwulan of the year.
    """

    komponen: Komponen
    triwulan: int | None
    terlambat: bool
    dapat_dicentang: bool
    bukti: tuple[BuktiDukung, ...] = ()


@dataclass(frozen=True)
class Register:
    """The list of one indicator in a triwulan. `catatan`: that the target is another number than its length, or ""."""

    butir: tuple[Butir, ...]
    triwulan: int
    catatan: str = ""

    @property
    def dicentang(self) -> list[int]:
        """Keys of the items ticked in this triwulan."""
        return [satu.komponen.pk for satu in self.butir if satu.triwulan == self.triwulan]

    @property
    def terlambat(self) -> int:
        return sum(satu.terlambat for satu in self.butir)


@utuh
def atur(
    *, oleh, indikator: Indikator, daftar: Sequence[tuple[str, int | None]], versi: int | None = None
) -> Indikator:
    """Set the list (name, due month 1–12 or None) of a row of a draft; the version of the row covers it."""
    buka_isian(oleh, indikator.lembar)
    rapi = rapikan(daftar)
    _periksa(rapi)
    lama, baru = [_baris(k.nama, k.bulan) for k in indikator.komponen.all()], [_baris(*satu) for satu in rapi]
    indikator = tulis.ubah(indikator, oleh=oleh, versi=versi, rincian={"komponen": (lama, baru)})
    if lama != baru:
        isi = [{"urutan": i, "nama": nama, "bulan": bulan} for i, (nama, bulan) in enumerate(rapi, 1)]
        tulis.ganti_daftar(Komponen, {"indikator": indikator}, isi, oleh=oleh)
    return indikator


def rapikan(daftar: Sequence[tuple[str, int | None]]) -> list[tuple[str, int | None]]:
    """The list as it is stored: names without loose blanks, empty ones left out."""
    return [(" ".join(nama.split()), bulan) for nama, bulan in daftar if nama.strip()]


def _periksa(daftar: Sequence[tuple[str, int | None]]) -> None:
    nama = [satu.casefold() for satu, _ in daftar]
    if ganda := next((satu for satu, kecil in zip(daftar, nama, strict=True) if nama.count(kecil) > 1), None):
        raise IsianSalah({"komponen": f"“{ganda[0]}” tertulis lebih dari sekali."})
    if len(daftar) > BUTIR_MAKS or any(len(satu) > NAMA_MAKS for satu in nama):
        raise IsianSalah({"komponen": f"Paling banyak {BUTIR_MAKS} komponen, masing-masing {NAMA_MAKS} huruf."})
    if any(bulan is not None and bulan not in range(1, 13) for _, bulan in daftar):
        raise IsianSalah({"komponen": "Bulan diisi 1 sampai 12, atau dikosongkan."})


def _baris(nama: str, bulan: int | None) -> str:
    return f"{nama} (bulan {bulan})" if bulan else nama


def muat(indikator: Indikator, tahun: int, triwulan: int, hari: date) -> Register:
    """The list with what is ticked so far; five queries. `hari`: the day on which an item counts as late."""
    centang = cari_centangan(indikator, tahun, triwulan)
    dukung = _bukti_menurut_butir(indikator, tahun)
    target = target_berlaku.cari(indikator.lembar.penetapan.instansi, tahun, 0, [indikator])
    butir = []
    for kunci, satu in menurut_kunci(indikator.komponen.all()).items():
        pada = centang.tempat.get(kunci)
        lewat = satu.bulan is not None and (tahun, satu.bulan) < (hari.year, hari.month)
        bebas = pada is None or pada == triwulan
        butir.append(Butir(satu, pada, lewat and pada is None, bebas, tuple(dukung.get(kunci, ()))))
    return Register(tuple(butir), triwulan, beda_target(indikator, target.get(indikator.silsilah)))


def beda_target(indikator: Indikator, target: TargetBerlaku | None) -> str:
    """The target of a register is its length; a sentence where the document says another number (both are kept)."""
    banyak = indikator.komponen.count() if punya_register(indikator) else 0
    if not banyak or target is None or target.jenis != JenisTarget.ANGKA or target.nilai == banyak:
        return ""
    return f"Target {target.teks}, sedangkan daftar komponennya berisi {banyak}."


@utuh
def centang(
    *,
    oleh,
    indikator: Indikator,
    tahun: int,
    triwulan: int,
    dicentang: Collection[int],
    bukti: Mapping[int, BuktiBaru] | None = None,
    hapus_bukti: Collection[int] = (),
    versi: int | None = None,
    **lain,
) -> Realisasi:
    """Say which items (keys) were fulfilled in the triwulan; the realisasi is their number (s.d.: of all so far).

    Every ticked item needs evidence: in `bukti` {key: BuktiBaru}, or stored before. What is left out is unticked and
    loses its evidence; `hapus_bukti` (keys) are replaced or no longer needed. Raises as `realisasi.simpan`, IsianSalah
    naming `komponen_<key>`.
    """
    pengukuran = domain_realisasi.buka(oleh, indikator, tahun, triwulan)
    pilihan = _pilihan(indikator, dicentang)
    centangan = cari_centangan(indikator, tahun, triwulan)
    _pastikan_belum(centangan, pilihan, triwulan)
    sebelum = len(centangan.sebelum) if indikator.cara_isi == CaraIsi.SD_TRIWULAN else 0
    isi = _nilai(indikator, tahun, triwulan, len(pilihan) + sebelum) | lain
    lama = sorted(nama for nama, _ in centangan.di(triwulan))
    rincian = {"komponen terpenuhi": (lama, sorted(nama for nama, _ in pilihan))}
    realisasi = domain_realisasi.tulis_isi(oleh, pengukuran, indikator, versi, isi, rincian=rincian)
    daftar = [{"komponen": satu} for satu in pilihan.values()]
    tulis.ganti_daftar(KomponenTerpenuhi, {"realisasi": realisasi}, daftar, oleh=oleh)
    _atur_bukti(oleh, realisasi, pilihan, bukti or {})
    domain_bukti.buang(realisasi, oleh=oleh, kunci=hapus_bukti)
    _segarkan_nilai(oleh, indikator, tahun, triwulan)
    domain_realisasi.hitung(realisasi, oleh=oleh)
    return realisasi


def _pilihan(indikator: Indikator, dicentang: Collection[int]) -> dict[Kunci, Komponen]:
    if not punya_register(indikator):
        raise IsianSalah("Indikator ini tidak punya daftar komponen yang dapat dicentang. Muat ulang halamannya.")
    semua = menurut_kunci(indikator.komponen.all())
    dikenal = {satu.pk for satu in semua.values()}
    if asing := set(dicentang) - dikenal:
        raise IsianSalah(f"{len(asing)} komponen bukan dari daftar indikator ini. Muat ulang halamannya.")
    return {kunci: satu for kunci, satu in semua.items() if satu.pk in set(dicentang)}


def _pastikan_belum(centangan: Centangan, pilihan: Mapping[Kunci, Komponen], triwulan: int) -> None:
    galat = {
        f"komponen_{satu.pk}": f"“{satu.nama}” sudah dicentang di {Triwulan(pada).label}."
        for kunci, satu in pilihan.items()
        if (pada := centangan.tempat.get(kunci, triwulan)) != triwulan
    }
    if galat:
        raise IsianSalah(galat)


def _nilai(indikator: Indikator, tahun: int, triwulan: int, banyak: int) -> dict:
    """Value and text of a realisasi that was counted: "3 dokumen"."""
    target = target_berlaku.cari(indikator.lembar.penetapan.instansi, tahun, triwulan, [indikator])
    satuan = indikator.satuan or (target[indikator.silsilah].satuan if indikator.silsilah in target else "")
    return {"nilai": Decimal(banyak), "predikat": "", "teks": f"{tulis_asli(banyak)} {satuan}".strip()}


def _atur_bukti(oleh, realisasi: Realisasi, pilihan: Mapping[Kunci, Komponen], baru: Mapping[int, BuktiBaru]) -> None:
    kunci = kunci_silsilah(realisasi.indikator.silsilah)
    ada = set()
    for satu in realisasi.bukti.filter(komponen__isnull=False).select_related("berkas"):
        if kunci[satu.komponen_id] in pilihan:
            ada.add(kunci[satu.komponen_id])
        else:
            domain_bukti.hapus(satu, oleh=oleh)
    galat = {}
    for butir, satu in pilihan.items():
        isi = baru.get(satu.pk, BuktiBaru())
        if isi.ada:
            _tambah_bukti(oleh, realisasi, satu, isi)
        elif butir not in ada:
            galat[f"komponen_{satu.pk}"] = f"Lampirkan bukti “{satu.nama}”: tautan atau berkasnya."
    if galat:
        raise IsianSalah(galat)


def _tambah_bukti(oleh, realisasi: Realisasi, komponen: Komponen, isi: BuktiBaru) -> None:
    try:
        domain_bukti.tambah(realisasi, oleh=oleh, baru=isi, komponen=komponen)
    except IsianSalah as galat:
        raise IsianSalah({f"komponen_{komponen.pk}": str(galat)}) from galat


def _bukti_menurut_butir(indikator: Indikator, tahun: int) -> dict[Kunci, list[BuktiDukung]]:
    kunci = kunci_silsilah(indikator.silsilah)
    semua = BuktiDukung.objects.filter(komponen__in=list(kunci), realisasi__pengukuran__tahun=tahun)
    hasil: dict[Kunci, list[BuktiDukung]] = {}
    for satu in semua.select_related("berkas").order_by("pk"):
        hasil.setdefault(kunci[satu.komponen_id], []).append(satu)
    return hasil


def _segarkan_nilai(oleh, indikator: Indikator, tahun: int, triwulan: int) -> None:
    """Counts to date of later triwulan that are still open follow this one."""
    if indikator.cara_isi != CaraIsi.SD_TRIWULAN or not triwulan:
        return
    lain = Realisasi.objects.filter(
        indikator__silsilah=indikator.silsilah,
        pengukuran__instansi=indikator.lembar.penetapan.instansi_id,
        pengukuran__tahun=tahun,
        pengukuran__triwulan__gt=triwulan,
        pengukuran__status__in=UKUR_TERBUKA,
        komponen_terpenuhi__isnull=False,
    )
    centangan = cari_centangan(indikator, tahun, triwulan)
    for satu in lain.select_related("pengukuran").distinct():
        pada = satu.pengukuran.triwulan
        banyak = sum(tw <= pada for tw in centangan.tempat.values())
        tulis.ubah(satu, oleh=oleh, **_nilai(indikator, tahun, pada, banyak))
