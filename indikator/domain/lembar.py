"""A sheet as the page shows it: rows in document order, which cells are joined, what is said about each target.

Cells hold safe HTML (`indikator.rumus.tampil.sel_html`). The sheet is loaded by `muat`: a constant number of queries.
"""

import re
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.safestring import SafeString, mark_safe

from indikator.domain import dukungan
from indikator.domain.catatan_mutu import Kumpulan
from indikator.domain.dokumen import urut_lembar
from indikator.enums import CaraIsi, JenisLembar, JenisTarget
from indikator.models import Indikator, Komponen, Lembar, PenanggungJawab, SasaranStrategis, Target
from indikator.rumus.tampil import sel_html
from indikator.target import menyebut_satuan
from kinerja.angka import tulis_asli
from organisasi.domain.uraian_label import label_ulang

# Order of the columns after number and sasaran. A JSON object keeps no order on PostgreSQL, so it is fixed here.
KOLOM = ("indikator", "satuan", "target", "rumus", "tipe_penghitungan", "sumber_data", "penanggung_jawab")

KOLOM_TAMBAHAN = {
    "target": "TARGET",
    "rumus": "RUMUS",
    "sumber_data": "SUMBER DATA",
    "penanggung_jawab": "PENANGGUNG JAWAB",
}

_BARIS_BLOK = re.compile(r"\s*\n\s*(?=</?(?:p|ol|ul|li)\b)|(?<=</p>)\s*\n\s*|(?<=</[ou]l>)\s*\n\s*|(?<=</li>)\s*\n\s*")


@dataclass(frozen=True)
class SelTarget:
    """A target of the year of the page (`tahun_ini`) or of another one.

    satuan_baris: what stands in the Satuan column beside it; "" where that is blank or not shown.
    """

    bacaan: Target
    tahun_ini: bool
    satuan_baris: str = ""

    @property
    def jelas(self) -> bool:
        """The text, or the number with its Satuan column, says plainly what was read: repeating it helps nobody."""
        satu = self.bacaan
        if satu.peringatan or satu.nilai is None or satu.jenis != JenisTarget.ANGKA:
            return False
        di_kolom = self.satuan_baris and not menyebut_satuan(satu.teks)
        terbaca = tulis_asli(satu.nilai) + ("" if di_kolom else satu.satuan)
        return terbaca.casefold() == "".join(satu.teks.split()).casefold()


@dataclass
class Baris:
    """One row. `rentang_*`: rows that the cell spans; 0 = the cell above continues here."""

    sasaran: SasaranStrategis
    indikator: Indikator | None = None
    sub: bool = False
    punya_sub: bool = False
    nomor: str = ""
    nomor_indikator: str = ""
    target: tuple[SelTarget, ...] = ()
    rentang_nomor: int = 0
    rentang_sasaran: int = 0
    rentang_rumus: int = 1
    rentang_sumber: int = 1
    catatan: Kumpulan | None = None  # its quality notes, for who may read them (views.catatan_mutu)

    @property
    def rumus(self) -> SafeString:
        rumus = getattr(self.indikator, "rumus", None)
        return sel_aman(rumus.teks) if rumus else mark_safe("")

    @property
    def tetap_teks(self) -> str:
        """Why the formula has no tree and cannot be computed; "" when it has one or there is none."""
        rumus = getattr(self.indikator, "rumus", None)
        if rumus is None or not rumus.teks.strip() or rumus.pohon is not None:
            return ""
        return rumus.alasan_teks or "Rumus ini belum dapat dibaca."

    @property
    def cara_ukur(self) -> list[str]:
        """How its realisasi is entered and computed, where that is not the usual way."""
        satu = self.indikator
        isi = [f"diisi {satu.get_cara_isi_display()}"] if satu.cara_isi != CaraIsi.TRIWULAN_INI else []
        return isi + ([f"capaian: {satu.get_metode_display()}"] if satu.metode else [])

    @property
    def tipe(self) -> str:
        """ "Non kumulatif": the label without its explanation."""
        return self.indikator.get_tipe_penghitungan_display().partition(" (")[0]

    @property
    def sumber_data(self) -> SafeString:
        return sel_aman(self.indikator.sumber_data)

    @property
    def mendukung(self) -> str:
        """What it supports in the cascade, "" for nothing."""
        return dukungan.sebutan(self.indikator)

    @property
    def pendukung(self) -> int:
        """How many IKI support it."""
        return dukungan.banyak_pendukung(self.indikator)

    @property
    def penanggung_jawab(self) -> str:
        unit = (satu.unit.nama for satu in self.indikator.daftar_unit)
        return self.indikator.penanggung_jawab or ", ".join(unit)


@dataclass(frozen=True)
class IsiLembar:
    """`kolom` {key: heading} of the columns shown; `tahun` the year whose targets are shown first."""

    lembar: Lembar
    tahun: int
    kolom: dict[str, str]
    baris: tuple[Baris, ...]

    @property
    def tahun_tersirat(self) -> int | None:
        """The year that targets without a year were read for; None when the document names its years."""
        semua = (satu.bacaan for baris in self.baris for satu in baris.target)
        return next((satu.tahun for satu in semua if satu.tahun_tersirat), None)

    @property
    def urutan_kolom(self) -> list[tuple[str, str]]:
        """(key, heading) of the columns after the sasaran, in the order of the decrees."""
        return [(kunci, self.kolom[kunci]) for kunci in KOLOM if kunci in self.kolom]

    @property
    def jumlah_indikator(self) -> int:
        return sum(1 for satu in self.baris if satu.indikator and not satu.sub)


def muat(pilihan):
    """Sheets of a queryset with everything `susun` and the page read, in a constant number of queries.

    Lists go to attributes (`daftar_target`, `daftar_unit`, `daftar_komponen`): a scoped manager per row costs more
    than the query.
    """
    target = Target.objects.filter(triwulan=0).order_by("tahun")
    unit = PenanggungJawab.objects.select_related("unit").order_by("pk")
    indikator = Indikator.objects.select_related("rumus").order_by("urutan", "pk")
    indikator = indikator.prefetch_related(
        Prefetch("target", queryset=target, to_attr="daftar_target"),
        Prefetch("unit_penanggung_jawab", queryset=unit, to_attr="daftar_unit"),
        Prefetch("komponen", queryset=Komponen.objects.order_by("urutan"), to_attr="daftar_komponen"),
        *dukungan.pramuat(),
    )
    sasaran = SasaranStrategis.objects.select_related("induk").order_by("urutan", "pk")
    return pilihan.select_related("penetapan__instansi__pemda", "jabatan__unit").prefetch_related(
        Prefetch("sasaran", queryset=sasaran), Prefetch("indikator", queryset=indikator)
    )


def susun(lembar: Lembar, tahun: int) -> IsiLembar:
    """The content of a sheet loaded by `muat`."""
    urutan = urut_lembar(lembar)
    baris = [satu for sasaran, daftar in urutan for satu in _baris_sasaran(lembar, sasaran, daftar, tahun)]
    _nomori(baris, "sasaran_rpjmd" in lembar.kolom)
    _gabung(baris, "rentang_rumus", "gabung_rumus")
    _gabung(baris, "rentang_sumber", "gabung_sumber")
    return IsiLembar(lembar, tahun, _kolom(lembar, baris), tuple(baris))


def _baris_sasaran(lembar: Lembar, sasaran: SasaranStrategis, daftar: list, tahun: int) -> list[Baris]:
    baris = [Baris(sasaran)] if not daftar else []
    for nomor, (indikator, sub) in zip(_nomor_indikator([i for i, _ in daftar]), daftar, strict=True):
        baris.append(_satu(lembar, sasaran, indikator, tahun, nomor))
        baris[-1].punya_sub = bool(sub)
        for nomor_sub, anak in zip(_nomor_indikator(sub), sub, strict=True):
            baris.append(_satu(lembar, sasaran, anak, tahun, nomor_sub or "–", sub=True))
    baris[0].rentang_sasaran = len(baris)
    return baris


def _satu(lembar: Lembar, sasaran, indikator: Indikator, tahun: int, nomor: str, sub: bool = False) -> Baris:
    satuan = indikator.satuan if "satuan" in lembar.kolom else ""
    return Baris(sasaran, indikator, sub, nomor_indikator=nomor, target=_target(indikator, tahun, satuan))


def _target(indikator: Indikator, tahun: int, satuan: str) -> tuple[SelTarget, ...]:
    """The target of the year; without one those of the other years (each is shown with its year)."""
    semua = [SelTarget(satu, satu.tahun == tahun, satuan) for satu in indikator.daftar_target]
    return tuple([satu for satu in semua if satu.tahun_ini] or semua)


def _nomor_indikator(daftar: list[Indikator]) -> list[str]:
    """Numbers inside the indicator cell, counted again after rows were added; only where the source has them."""
    label = [satu.nomor_sumber for satu in daftar]
    bernomor = [satu for satu in label if satu]
    return (label_ulang(bernomor, len(label)) if bernomor else None) or label


def _nomori(baris: list[Baris], dua_tingkat: bool) -> None:
    """Numbers count sasaran, or the RPJMD sasaran above them where the sheet prints both."""
    nomor, lalu, awal = 0, None, None
    akhiran = next((s.sasaran.nomor_sumber.lstrip("0123456789") for s in baris if s.sasaran.nomor_sumber), "")
    for satu in baris:
        kunci = satu.sasaran.induk_id if dua_tingkat and satu.sasaran.induk_id else f"s{satu.sasaran.pk}"
        if kunci != lalu:
            nomor, lalu, awal = nomor + 1, kunci, satu
        satu.nomor = f"{nomor}{akhiran}"
        awal.rentang_nomor += 1


def _gabung(baris: list[Baris], rentang: str, tanda: str) -> None:
    """Join the cells that the document merges with the row above."""
    kepala = None
    for satu in baris:
        if satu.indikator is None:
            kepala = None
        elif kepala is not None and getattr(satu.indikator, tanda):
            setattr(satu, rentang, 0)
            setattr(kepala, rentang, getattr(kepala, rentang) + 1)
        else:
            kepala = satu


def _kolom(lembar: Lembar, baris: list[Baris]) -> dict[str, str]:
    isi = [satu for satu in baris if satu.indikator]
    terisi = {
        "target": any(satu.target for satu in isi),
        "rumus": any(satu.rumus for satu in isi),
        "sumber_data": any(satu.indikator.sumber_data for satu in isi),
        "penanggung_jawab": any(satu.penanggung_jawab for satu in isi),
    }
    return lengkapi_kolom(lembar.kolom, terisi)


def lengkapi_kolom(kolom: dict[str, str], terisi: dict[str, bool]) -> dict[str, str]:
    """The columns of a sheet, and those it lacks but its rows have content for: nothing entered disappears."""
    return kolom | {k: KOLOM_TAMBAHAN[k] for k, ada in terisi.items() if ada and k not in kolom}


def sel_aman(teks: str) -> SafeString:
    """A raw cell as safe HTML; line breaks between words stay, those around blocks say nothing."""
    html = sel_html(teks)
    return mark_safe(_BARIS_BLOK.sub("", html).replace("\n", "<br>"))


def tetangga(lembar: Lembar) -> tuple[Lembar | None, Lembar | None]:
    """The sheets before and after it in the same document."""
    semua = list(
        Lembar.objects.filter(penetapan=lembar.penetapan_id, jenis=JenisLembar.IKI).select_related("jabatan__unit")
    )
    letak = next(i for i, satu in enumerate(semua) if satu.pk == lembar.pk)
    return (semua[letak - 1] if letak else None, semua[letak + 1] if letak + 1 < len(semua) else None)
