"""The page of one indicator: the year and its triwulan, the years before, formula, variables, evidence, remarks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from indikator.domain import kebijakan, nilai_realisasi
from indikator.domain.baris_ukur import BarisUkur
from indikator.domain.dukungan import didukung_oleh
from indikator.domain.isi_baris import Bahan, muat_bahan
from indikator.domain.nilai_variabel import isi_tersimpan, tulis
from indikator.domain.pengukuran import baris_ukur
from indikator.domain.standar import StandarNasional, standar
from indikator.enums import Frekuensi, Triwulan
from indikator.models import BuktiDukung, CatatanVerifikasi, Indikator, Realisasi
from indikator.rumus.tampil import sel_html
from laporan.domain.dasbor.bagian import Bagan
from laporan.domain.dasbor.instansi import bagan_triwulan
from laporan.domain.dasbor.peta import URUTAN
from laporan.domain.dasbor.seri import bagan_seri, seri_tahun
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, ada
from organisasi.permissions import boleh


@dataclass(frozen=True)
class BarisMasa:
    """A triwulan (or the year, 0) of the indicator: the row as the page of pengukuran kinerja has it."""

    triwulan: int
    judul: str
    ukur: BarisUkur


@dataclass(frozen=True)
class IsiDasborIndikator:
    """`realisasi`: those the reader may see, by triwulan. `catatan`: remarks of the examiners, None for who may not
    read drafts."""

    indikator: Indikator
    instansi: object
    tahun: int
    boleh_draf: bool
    masa: tuple[BarisMasa, ...]
    seri: Bagan
    triwulan: Bagan
    rumus: str
    rumus_teks: str
    variabel: Tabel | None
    realisasi: tuple[Realisasi, ...]
    bukti: tuple[BuktiDukung, ...]
    catatan: tuple[CatatanVerifikasi, ...] | None
    mendukung: tuple[Indikator, ...]
    pendukung: tuple[Indikator, ...]

    @property
    def setahun(self) -> BarisUkur:
        """The whole year: the last row."""
        return self.masa[-1].ukur

    @property
    def standar(self) -> StandarNasional:
        """The national standard beside the figure of the year."""
        return standar(self.setahun)

    @property
    def ada_triwulan(self) -> bool:
        """Whether its triwulan say anything: not for a row that is measured by the year only."""
        berisi = any(r.pengukuran.triwulan for r in self.realisasi)
        return bool(self.triwulan.grafik) and (berisi or self.indikator.frekuensi != Frekuensi.TAHUNAN)

    @property
    def tabel(self) -> dict[str, Tabel]:
        semua = (self.seri.tabel, self.triwulan.tabel, self.variabel)
        return {satu.kode: satu for satu in semua if satu}


def muat_lengkap(indikator):
    """Rows with what the page of an indicator reads of them."""
    milik = ("lembar__penetapan__instansi__pemda", "lembar__jabatan__unit", "sasaran", "rumus", "induk")
    return indikator.select_related(*milik).prefetch_related("rumus__variabel", "komponen")


def susun_indikator(pelaku, indikator: Indikator, tahun: int) -> IsiDasborIndikator:
    """For a row of the document in force, with its sub-indicators; a constant number of queries."""
    instansi = indikator.lembar.penetapan.instansi
    draf = boleh(pelaku, "lihat_draf", instansi)
    sub = list(indikator.sub.select_related("rumus").prefetch_related("rumus__variabel").order_by("urutan", "pk"))
    bahan = muat_bahan(instansi, tahun, 0, [indikator, *sub], kebijakan.skala(tahun), terverifikasi_saja=not draf)
    per_tw = dict(sorted(bahan.terlihat.get(indikator.silsilah, {}).items()))
    realisasi = tuple(per_tw.values())
    seri = seri_tahun([indikator.silsilah], tahun, boleh_draf=draf)[indikator.silsilah]
    return IsiDasborIndikator(
        indikator=indikator,
        instansi=instansi,
        tahun=tahun,
        boleh_draf=draf,
        masa=tuple(_masa(tw, indikator, sub, bahan) for tw in URUTAN),
        seri=bagan_seri(indikator.nama, seri),
        triwulan=bagan_triwulan(indikator, bahan.setahun, per_tw),
        rumus=nilai_realisasi.rumus_html(indikator),
        rumus_teks=sel_html(indikator.rumus.teks) if hasattr(indikator, "rumus") else "",
        variabel=_variabel(indikator, realisasi),
        realisasi=realisasi,
        bukti=_bukti(realisasi),
        catatan=_catatan(indikator, instansi) if draf else None,
        mendukung=tuple(didukung_oleh(indikator)),
        pendukung=_pendukung(indikator),
    )


def _masa(tw: Triwulan, indikator: Indikator, sub: list[Indikator], bahan: Bahan) -> BarisMasa:
    return BarisMasa(tw.value, tw.label if tw else "Setahun", baris_ukur(indikator, sub, replace(bahan, triwulan=tw)))


def _variabel(indikator: Indikator, realisasi: tuple[Realisasi, ...]) -> Tabel | None:
    """Every variable of the formula with its value in each triwulan."""
    if not nilai_realisasi.punya_rumus(indikator):
        return None
    nilai = [{v.kode: tulis(isi) for v, isi in isi_tersimpan(r).items()} for r in realisasi]
    masa = [Kolom("angka", Triwulan(r.pengukuran.triwulan).label) for r in realisasi]
    baris = [
        BarisTabel((SelTabel(v.nama), SelTabel(v.satuan), SelTabel(v.get_jenis_display()), *_angka(v, nilai)))
        for v in indikator.rumus.variabel.all()
    ]
    if not baris:
        return None
    kolom = (Kolom("nama", "Variabel"), Kolom("target", "Satuan"), Kolom("target", "Jenis"), *masa)
    return Tabel("variabel", "Variabel rumus", kolom, tuple(baris))


def _angka(variabel, nilai: Iterable[dict]) -> list[SelTabel]:
    return [ada(isi.get(variabel.kode, "")) for isi in nilai]


def _bukti(realisasi: tuple[Realisasi, ...]) -> tuple[BuktiDukung, ...]:
    semua = BuktiDukung.objects.filter(realisasi__in=[r.pk for r in realisasi]).select_related("berkas")
    return tuple(semua.order_by("realisasi__pengukuran__triwulan", "pk"))


def _catatan(indikator: Indikator, instansi) -> tuple[CatatanVerifikasi, ...]:
    """Remarks on this row in any version of its document, threads in order."""
    semua = CatatanVerifikasi.objects.filter(instansi=instansi, silsilah=indikator.silsilah, induk=None)
    return tuple(semua.order_by("selesai", "-pk"))


def _pendukung(indikator: Indikator) -> tuple[Indikator, ...]:
    """The IKI that serve this row."""
    semua = Indikator.objects.filter(mendukung__mendukung=indikator, lembar__penetapan=indikator.lembar.penetapan_id)
    return tuple(semua.select_related("lembar__jabatan__unit").order_by("lembar__urutan", "urutan", "pk"))
