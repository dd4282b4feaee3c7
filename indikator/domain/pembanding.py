"""What a realisasi is compared with besides its target: the end of the Renstra and the national standard.

A comparison is always the engine's: direction, ranges and grades count as they do against the target of the year.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from indikator import capaian as mesin
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain.baris_ukur import BarisUkur, IsiPengukuran
from indikator.domain.target import kolom_bacaan
from indikator.domain.target_berlaku import TargetBerlaku
from indikator.enums import JenisPembanding, JenisTarget
from indikator.models import Indikator, Pembanding
from organisasi.domain import tulis
from organisasi.galat import IsianSalah

SUMBER = "pembanding"
BEDA_SATUAN = "Satuan realisasi ({}) dan pembandingnya ({}) berlainan, tidak dibandingkan."
BELUM_SELESAI = "Tahunnya belum selesai, belum dibandingkan."
TANPA_ANGKA = "Realisasi belum ada, belum dapat dibandingkan."


@dataclass(frozen=True)
class Banding:
    """`tidak_ada`: somebody said that there is nothing to compare with. `target` None and not that: nothing entered.

    `hasil`: realisasi against it; None where the two cannot be compared, `keterangan` says why.
    """

    target: TargetBerlaku | None = None
    tahun: int | None = None
    sumber: str = ""
    tidak_ada: bool = False
    hasil: mesin.Hasil | None = None
    keterangan: str = ""


@dataclass(frozen=True)
class BahanPembanding:
    """All comparisons of a table, by lineage; fetched once. `akhir`: {silsilah: target of the last year}."""

    tersimpan: Mapping[tuple[UUID, str], Pembanding]
    akhir: Mapping[UUID, TargetBerlaku]
    tahun_akhir: int | None
    sumber_akhir: str
    kebijakan: mesin.Kebijakan


def muat(isi: IsiPengukuran) -> BahanPembanding:
    """For the measured rows of a year; two queries."""
    baris = [satu.indikator for pokok in isi.baris for satu in (pokok, *pokok.sub)]
    penetapan = isi.lembar.penetapan if isi.lembar else None
    panjang = penetapan is not None and penetapan.tahun_selesai > penetapan.tahun_mulai
    akhir = penetapan.tahun_selesai if panjang else None
    return BahanPembanding(
        tersimpan=per_silsilah(satu.silsilah for satu in baris),
        akhir=_target_akhir(baris, akhir) if akhir else {},
        tahun_akhir=akhir,
        sumber_akhir=str(penetapan.judul or penetapan) if panjang else "",
        kebijakan=domain_kebijakan.kebijakan(isi.tahun),
    )


def per_silsilah(silsilah: Iterable[UUID]) -> dict[tuple[UUID, str], Pembanding]:
    """{(silsilah, jenis): what was entered last}; entered at whatever version of the row."""
    semua = Pembanding.objects.filter(indikator__silsilah__in=list(silsilah)).select_related("indikator")
    return {(satu.indikator.silsilah, satu.jenis_pembanding): satu for satu in semua.order_by("pk")}


def _target_akhir(baris: list[Indikator], tahun: int) -> dict[UUID, TargetBerlaku]:
    """Targets of that year, which the sheet has brought along."""
    milik = ((satu.silsilah, target) for satu in baris for target in satu.target.all())
    return {
        silsilah: TargetBerlaku.dari(target, SUMBER)
        for silsilah, target in milik
        if target.tahun == tahun and not target.triwulan and target.jenis != JenisTarget.KOSONG
    }


def jangka_menengah(ukur: BarisUkur, bahan: BahanPembanding) -> Banding:
    """Realisasi to date against the end of the Renstra: what was entered, else the document's own last year."""
    silsilah = ukur.indikator.silsilah
    if ada := bahan.tersimpan.get((silsilah, JenisPembanding.JANGKA_MENENGAH)):
        return _dari_tersimpan(ukur, ada, bahan)
    if target := bahan.akhir.get(silsilah):
        return _banding(ukur, target, bahan, tahun=bahan.tahun_akhir, sumber=bahan.sumber_akhir)
    return Banding()


def nasional(ukur: BarisUkur, bahan: BahanPembanding) -> Banding:
    """Realisasi against the national standard: what was entered for the LKjIP, else that of the indicator itself.

    A year that is not over is not compared with it.
    """
    banding = _nasional(ukur, bahan)
    return replace(banding, hasil=None, keterangan=BELUM_SELESAI) if banding.hasil and ukur.belum_final else banding


def _nasional(ukur: BarisUkur, bahan: BahanPembanding) -> Banding:
    indikator = ukur.indikator
    if ada := bahan.tersimpan.get((indikator.silsilah, JenisPembanding.NASIONAL)):
        return _dari_tersimpan(ukur, ada, bahan)
    if not indikator.standar_nasional:
        return Banding()
    kolom = kolom_bacaan(indikator.standar_nasional, indikator.nama, indikator.satuan)
    isi = {nama: kolom[nama] for nama in ("teks", "jenis", "nilai", "nilai_maks", "satuan", "predikat", "skala")}
    return _banding(ukur, TargetBerlaku(**isi, sumber=SUMBER), bahan, sumber=indikator.sumber_standar)


def _dari_tersimpan(ukur: BarisUkur, ada: Pembanding, bahan: BahanPembanding) -> Banding:
    if ada.tidak_ada:
        return Banding(tahun=ada.tahun, sumber=ada.sumber, tidak_ada=True)
    if not ada.teks:
        return Banding()
    return _banding(ukur, TargetBerlaku.dari(ada, SUMBER), bahan, tahun=ada.tahun, sumber=ada.sumber)


def _banding(ukur: BarisUkur, target: TargetBerlaku, bahan: BahanPembanding, *, sumber: str, tahun=None) -> Banding:
    nilai, predikat = nilai_realisasi(ukur)
    if ukur.sub or (nilai is None and not predikat):
        return Banding(target, tahun, sumber, keterangan="" if ukur.sub else TANPA_ANGKA)
    satuan = ukur.target.satuan if ukur.target else ukur.indikator.satuan
    if satuan and target.satuan and satuan != target.satuan:
        return Banding(target, tahun, sumber, keterangan=BEDA_SATUAN.format(satuan, target.satuan))
    hasil = mesin.hitung_terhadap(
        arah=ukur.indikator.arah,
        target=target.untuk_mesin,
        realisasi=nilai,
        predikat_realisasi=predikat,
        pilihan=ukur.indikator.metode,
        kebijakan=bahan.kebijakan,
    )
    return Banding(target, tahun, sumber, hasil=hasil, keterangan=hasil.keterangan)


def nilai_realisasi(ukur: BarisUkur) -> tuple[Decimal | None, str]:
    """(value, grade) of the year: as entered for it, else to date in its last filled triwulan."""
    realisasi = ukur.realisasi_bukti
    if realisasi is None:
        return None, ""
    if not ukur.turunan:
        return realisasi.nilai, realisasi.predikat
    hitungan = getattr(realisasi, "capaian", None)
    return (hitungan.nilai_sd if hitungan else None), realisasi.predikat


def simpan(
    *, oleh, indikator: Indikator, jenis: str, ada: Pembanding | None, teks: str, tidak_ada: bool, **isi
) -> None:
    """Set, change or take away one comparison of a row; the caller has checked the right. `isi`: tahun, sumber.

    Raises IsianSalah for a value together with "there is none", and for one without its source.
    """
    _periksa(jenis, teks, tidak_ada, isi["sumber"])
    if not (teks or tidak_ada):
        if ada:
            tulis.hapus(ada, oleh=oleh)
        return
    kolom = kolom_bacaan(teks, indikator.nama, indikator.satuan) | isi | {"tidak_ada": tidak_ada}
    if ada:
        tulis.ubah(ada, kolom, oleh=oleh)
    else:
        tulis.buat(Pembanding, oleh=oleh, indikator=indikator, jenis_pembanding=jenis, **kolom)


def _periksa(jenis: str, teks: str, tidak_ada: bool, sumber: str) -> None:
    nama = JenisPembanding(jenis).label
    if teks and tidak_ada:
        raise IsianSalah({jenis: f"{nama}: isi nilainya atau centang tidak ada, jangan keduanya."})
    if teks and not sumber:
        raise IsianSalah({f"{jenis}_sumber": f"{nama}: sebutkan dokumen sumbernya."})
