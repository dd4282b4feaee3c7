"""Content of one sheet (IKU of an instansi, IKI of a jabatan) as plain data: heading, tugas and fungsi, table.

`susun_lembar` is the only place that decides what a sheet says; page, PDF and Word show it. Cells hold safe HTML.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.html import escape
from django.utils.safestring import mark_safe

from indikator.enums import JenisLembar, TipePenghitungan
from indikator.models import Indikator, Lembar, Penetapan, SasaranStrategis, Target
from indikator.rumus.tampil import sel_html
from laporan.domain.penomoran import nomori, seperti
from laporan.domain.unsur import Butir, rentang_tahun
from organisasi.enums import IsiUraian, JenisUraian

# Order of the printed columns. A JSON object keeps no order on PostgreSQL, so it is fixed here.
URUTAN_KOLOM = (
    "nomor",
    "sasaran_rpjmd",
    "sasaran",
    "indikator",
    "satuan",
    "target",
    "rumus",
    "tipe_penghitungan",
    "sumber_data",
    "penanggung_jawab",
)
KOLOM_MENDATAR = 5  # from so many columns on a sheet is printed landscape
KELOMPOK_SASARAN = "Sasaran Strategis"
JUDUL = {JenisLembar.IKU: "INDIKATOR KINERJA UTAMA (IKU)", JenisLembar.IKI: "INDIKATOR KINERJA INDIVIDU (IKI)"}


@dataclass(frozen=True)
class Identitas:
    """One line above the table ("2. TUGAS : …"): a text, or numbered items; no items = heading with nothing."""

    nomor: str
    label: str
    butir: tuple[Butir, ...]


@dataclass(frozen=True)
class SelKepala:
    judul: str
    lebar: int = 1
    tinggi: int = 1


@dataclass(frozen=True)
class Sel:
    """One cell: safe HTML. `sambung`: it continues the cell above (printed without a line between)."""

    html: str
    sambung: bool = False


@dataclass(frozen=True)
class BarisLembar:
    sel: tuple[tuple[str, Sel], ...]
    indikator_id: int | None
    sub: bool = False


@dataclass(frozen=True)
class IsiLembar:
    """`kolom`: keys of the columns; `kepala`: rows of heading cells; `penanda`: bookmark of the PDF."""

    jenis: str
    judul: tuple[str, ...]
    penanda: str
    identitas: tuple[Identitas, ...]
    kolom: tuple[str, ...]
    kepala: tuple[tuple[SelKepala, ...], ...]
    baris: tuple[BarisLembar, ...]
    mendatar: bool


def muat_lembar(penetapan: Penetapan) -> list[Lembar]:
    """Every sheet of a Penetapan with all that `susun_lembar` reads, in a constant number of queries."""
    indikator = Indikator.objects.select_related("rumus").prefetch_related(
        Prefetch("target", Target.objects.filter(triwulan=0)), "unit_penanggung_jawab__unit"
    )
    return list(
        Lembar.objects.filter(penetapan=penetapan)
        .select_related("penetapan__instansi__pemda", "jabatan__unit")
        .prefetch_related(
            Prefetch("sasaran", SasaranStrategis.objects.select_related("induk")),
            Prefetch("indikator", indikator),
            "jabatan__uraian",
            "penetapan__instansi__uraian",
            "penetapan__instansi__tujuan",
        )
    )


def susun_lembar(lembar: Lembar, tahun: int | None = None) -> IsiLembar:
    """Content of a sheet. `tahun`: the year whose target is printed; None prints the targets of all its years."""
    kolom = tuple(kunci for kunci in URUTAN_KOLOM if kunci in lembar.kolom)
    iku = lembar.jenis == JenisLembar.IKU
    return IsiLembar(
        jenis=lembar.jenis,
        judul=_judul(lembar, tahun),
        penanda="Indikator Kinerja Utama" if iku else lembar.jabatan.nama_lengkap,
        identitas=_identitas_iku(lembar) if iku else _identitas_iki(lembar),
        kolom=kolom,
        kepala=_kepala(lembar.kolom, kolom),
        baris=tuple(_baris(lembar, kolom, tahun)),
        mendatar=len(kolom) >= KOLOM_MENDATAR,
    )


def _judul(lembar: Lembar, tahun: int | None) -> tuple[str, ...]:
    penetapan = lembar.penetapan
    masa = str(tahun) if tahun else rentang_tahun(penetapan.tahun_mulai, penetapan.tahun_selesai)
    return (JUDUL[lembar.jenis], penetapan.instansi.nama.upper(), f"TAHUN {masa}")


def _identitas_iku(lembar: Lembar) -> tuple[Identitas, ...]:
    instansi = lembar.penetapan.instansi
    tujuan = [baris.isi for baris in instansi.tujuan.all()]
    isi = [
        ("INSTANSI", (Butir("", instansi.nama),)),
        ("TUJUAN", _butir([("", teks) for teks in tujuan]) if tujuan else None),
        ("TUGAS", _uraian(instansi, JenisUraian.TUGAS, IsiUraian.TIDAK_ADA)),
        ("FUNGSI", _uraian(instansi, JenisUraian.FUNGSI, IsiUraian.TIDAK_ADA)),
    ]
    return _nomori_identitas(isi)


def _identitas_iki(lembar: Lembar) -> tuple[Identitas, ...]:
    jabatan = lembar.jabatan
    isi = [
        ("JABATAN", (Butir("", jabatan.nama),)),
        ("TUGAS", _uraian(jabatan, JenisUraian.TUGAS, jabatan.isi_tugas)),
        ("FUNGSI", _uraian(jabatan, JenisUraian.FUNGSI, jabatan.isi_fungsi)),
    ]
    return _nomori_identitas(isi)


def _nomori_identitas(isi: list) -> tuple[Identitas, ...]:
    """Number the lines that are there; None = the document does not have the line at all."""
    ada = [(label, butir) for label, butir in isi if butir is not None]
    return tuple(Identitas(f"{n}.", label, butir) for n, (label, butir) in enumerate(ada, start=1))


def _uraian(pemilik, jenis: str, keadaan: str) -> tuple[Butir, ...] | None:
    """Items of tugas or fungsi. A dash is printed as a dash, an empty heading stays empty, none is None."""
    daftar = [(u.label_sumber, u.isi) for u in pemilik.uraian.all() if u.jenis == jenis]
    if daftar:
        return _butir(daftar)
    if keadaan == IsiUraian.STRIP:
        return (Butir("", "-"),)
    return () if keadaan == IsiUraian.KOSONG else None


def _butir(daftar: list[tuple[str, str]]) -> tuple[Butir, ...]:
    nomor = nomori([label for label, _ in daftar])
    return tuple(Butir(n, isi) for n, (_, isi) in zip(nomor, daftar, strict=True))


def _kepala(judul: dict, kolom: tuple[str, ...]) -> tuple[tuple[SelKepala, ...], ...]:
    """One row of headings, or two when the sasaran has two levels."""
    bertingkat = {"sasaran_rpjmd", "sasaran"} <= set(kolom)
    if not bertingkat:
        return (tuple(SelKepala(judul[kunci]) for kunci in kolom),)
    atas = []
    for kunci in kolom:
        if kunci == "sasaran_rpjmd":
            atas.append(SelKepala(KELOMPOK_SASARAN, lebar=2))
        elif kunci != "sasaran":
            atas.append(SelKepala(judul[kunci], tinggi=2))
    return (tuple(atas), (SelKepala(judul["sasaran_rpjmd"]), SelKepala(judul["sasaran"])))


@dataclass
class _Letak:
    """Where a row stands: its sasaran, whether it opens the group of the sasaran and of the number."""

    sasaran: SasaranStrategis
    nomor: str
    awal_nomor: bool
    awal_sasaran: bool
    tahun: int | None
    nomor_indikator: str = ""


def _baris(lembar: Lembar, kolom: tuple[str, ...], tahun: int | None):
    """Rows in document order: per sasaran its indicators, each followed by its sub-indicators."""
    per_sasaran, per_induk = defaultdict(list), defaultdict(list)
    for indikator in lembar.indikator.all():
        if indikator.induk_id:
            per_induk[indikator.induk_id].append(indikator)
        else:
            per_sasaran[indikator.sasaran_id].append(indikator)
    for letak in _letak_sasaran(list(lembar.sasaran.all()), "sasaran_rpjmd" in kolom, tahun):
        daftar = per_sasaran[letak.sasaran.pk]
        if not daftar:
            yield BarisLembar(tuple((kunci, _sel(kunci, None, letak)) for kunci in kolom), None)
        for nomor, indikator in zip(_nomor_indikator(daftar), daftar, strict=True):
            letak.nomor_indikator = nomor
            yield _susun_baris(kolom, indikator, letak, False)
            for sub_nomor, sub in zip(_nomor_indikator(per_induk[indikator.pk]), per_induk[indikator.pk], strict=True):
                letak.nomor_indikator = sub_nomor or "-"
                yield _susun_baris(kolom, sub, letak, True)


def _letak_sasaran(daftar: list[SasaranStrategis], dua_tingkat: bool, tahun: int | None):
    """Numbers count sasaran, or the RPJMD sasaran above them where the sheet prints both."""
    gaya = next((s.nomor_sumber for s in daftar if s.nomor_sumber), "1")
    nomor, lalu = 0, object()
    for sasaran in daftar:
        kelompok = sasaran.induk_id if dua_tingkat and sasaran.induk_id else sasaran.pk
        awal = kelompok != lalu
        nomor, lalu = nomor + awal, kelompok
        yield _Letak(sasaran, seperti(gaya, nomor), awal, True, tahun)


def _nomor_indikator(daftar: list[Indikator]) -> tuple[str, ...]:
    """Numbers inside the indicator cell, only where the source has them."""
    label = [indikator.nomor_sumber for indikator in daftar]
    return nomori(label) if any(label) else ("",) * len(label)


def _susun_baris(kolom: tuple[str, ...], indikator: Indikator, letak: _Letak, sub: bool) -> BarisLembar:
    baris = BarisLembar(tuple((kunci, _sel(kunci, indikator, letak)) for kunci in kolom), indikator.pk, sub)
    letak.awal_nomor = letak.awal_sasaran = False
    return baris


def _sel(kunci: str, indikator: Indikator | None, letak: _Letak) -> Sel:
    if kunci == "nomor":
        return _awal(letak.nomor, letak.awal_nomor)
    if kunci == "sasaran_rpjmd":
        return _awal(letak.sasaran.induk.nama if letak.sasaran.induk_id else "", letak.awal_nomor)
    if kunci == "sasaran":
        return _awal(letak.sasaran.nama, letak.awal_sasaran)
    if indikator is None:
        return Sel("")
    if kunci == "indikator":
        return Sel(_nama(indikator, letak.nomor_indikator))
    return _SEL[kunci](indikator, letak)


def _awal(teks: str, awal: bool) -> Sel:
    """A cell of a group: its text in the first row, joined cells below."""
    return Sel(escape(teks)) if awal else Sel("", sambung=True)


def _nama(indikator: Indikator, nomor: str) -> str:
    nama = escape(indikator.nama)
    return mark_safe(f'<div class="butir"><span class="no">{escape(nomor)}</span> {nama}</div>') if nomor else nama


def _rumus(indikator: Indikator, letak: _Letak) -> Sel:
    """The formula cell, followed by how it is counted and where its data come from."""
    if indikator.gabung_rumus:
        return Sel("", sambung=True)
    rumus = getattr(indikator, "rumus", None)
    html = sel_html(rumus.teks) if rumus and rumus.teks else ""
    keterangan = [("Tipe Penghitungan", _tipe(indikator)), ("Sumber data", indikator.sumber_rumus)]
    baris = [f'<p class="ket-rumus"><i>{nama}:</i> {escape(isi)}</p>' for nama, isi in keterangan if isi]
    return Sel(mark_safe(html + "".join(baris)))


def _tipe(indikator: Indikator) -> str:
    """ "Non kumulatif": the label without its explanation."""
    tipe = indikator.tipe_penghitungan
    return TipePenghitungan(tipe).label.partition(" (")[0] if tipe else ""


def _target(indikator: Indikator, letak: _Letak) -> Sel:
    """The target as written; several years are listed with their year."""
    tahunan = [t for t in indikator.target.all() if not t.triwulan and letak.tahun in (None, t.tahun)]
    if len(tahunan) == 1:
        return Sel(escape(tahunan[0].teks))
    return Sel(mark_safe("<br>".join(f"{t.tahun}: {escape(t.teks)}" for t in tahunan)))


def _sumber_data(indikator: Indikator, letak: _Letak) -> Sel:
    if indikator.gabung_sumber:
        return Sel("", sambung=True)
    return Sel(sel_html(indikator.sumber_data) if indikator.sumber_data else "")


def _penanggung_jawab(indikator: Indikator, letak: _Letak) -> Sel:
    unit = ", ".join(p.unit.nama for p in indikator.unit_penanggung_jawab.all())
    return Sel(escape(indikator.penanggung_jawab or unit))


_SEL = {
    "satuan": lambda indikator, letak: Sel(escape(indikator.satuan)),
    "target": _target,
    "rumus": _rumus,
    "tipe_penghitungan": lambda indikator, letak: Sel(escape(_tipe(indikator))),
    "sumber_data": _sumber_data,
    "penanggung_jawab": _penanggung_jawab,
}
