"""A new row of the entry grid: its sasaran where that is new too, its cells as typed, its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from indikator.domain import indikator as domain_indikator
from indikator.domain import sasaran as domain_sasaran
from indikator.domain.indikator_banyak import IsianIndikator, buat_banyak
from indikator.domain.kisi import letak
from indikator.domain.kisi import sel as domain_sel
from indikator.domain.kisi.nilai import rapikan
from indikator.domain.penetapan import buka_isian
from indikator.models import Indikator, Lembar, SasaranStrategis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah


@utuh
def tambah_baris(
    *,
    oleh,
    lembar: Lembar,
    sel: Mapping[str, str],
    sasaran: SasaranStrategis | None = None,
    sasaran_nama: str = "",
    silsilah: UUID | None = None,
    silsilah_sasaran: UUID | None = None,
    setelah: Indikator | None = None,
    induk: Indikator | None = None,
) -> Indikator | SasaranStrategis:
    """Add a row with the raw texts of its cells {column: text}, and its sasaran where `sasaran` is None.

    Gives back the indicator, or the sasaran where no cell has a text. A `silsilah` that the sheet already has is a
    second submit: what is stored then is changed to what is sent now, nothing is added twice. Raises IsianSalah naming
    every wrong column at once ("sasaran" for its name).
    """
    buka_isian(oleh, lembar)
    setelah, induk = letak.kunci(setelah, lembar), letak.kunci(induk, lembar)
    sasaran = letak.kunci(sasaran or (induk.sasaran if induk else None), lembar)
    isi = _baca_sel(lembar, sel, sasaran, sasaran_nama)
    if sasaran is None:
        sasaran = _sasaran(oleh, lembar, isi.pop("sasaran"), silsilah_sasaran)
    if not isi:
        return sasaran
    if ada := Indikator.objects.filter(lembar=lembar, silsilah=silsilah).first() if silsilah else None:
        return _perbarui(ada, oleh, isi)
    baru = _buat(oleh, sasaran, isi, silsilah, induk)
    if setelah is not None:
        letak.sisipkan(baru, letak.sesudah(baru, setelah), oleh=oleh)
    return baru


@dataclass(frozen=True)
class BarisBaru:
    """One of many rows to add: texts of its cells; `induk` is the place in the list of the row that it stands below.

    `nomor`: what it is called when something is wrong with it.
    """

    nomor: str
    sel: Mapping[str, str]
    sasaran: SasaranStrategis
    silsilah: UUID
    induk: int | None = None


@utuh
def tambah_banyak(
    *, oleh, lembar: Lembar, baris: Sequence[BarisBaru], setelah: Indikator | None = None
) -> list[Indikator]:
    """`tambah_baris` for many rows in a number of queries that does not grow with them, parents before their own.

    Rows of the sasaran of `setelah` follow it, the others go to the end of theirs. Raises IsianSalah naming the row.
    """
    buka_isian(oleh, lembar)
    setelah = letak.kunci(setelah, lembar)
    sebelum = letak.ambil(setelah.induk or setelah)["sebelum"] if setelah else None
    sudah = Indikator.objects.filter(lembar=lembar, silsilah__in=[satu.silsilah for satu in baris])
    hasil: dict[int, Indikator] = {}
    ada = {satu.silsilah: satu for satu in sudah}
    isi = [_baca_bernomor(lembar, satu) for satu in baris]
    for nomor, satu in enumerate(baris):
        if satu.silsilah in ada:
            ada[satu.silsilah].lembar = lembar
            hasil[nomor] = _perbarui(ada[satu.silsilah], oleh, isi[nomor])
    awal = domain_sasaran.urutan_berikut(lembar.indikator)
    for sub in (False, True):
        lapis = [n for n, satu in enumerate(baris) if n not in hasil and (satu.induk is not None) == sub]
        isian = [_isian(baris[n], isi[n], awal + n, hasil) for n in lapis]
        hasil |= zip(lapis, buat_banyak(isian, oleh=oleh, lembar=lembar), strict=True)
    ikut = [n for n, satu in enumerate(baris) if satu.silsilah not in ada and satu.induk is None]
    ikut = [hasil[n] for n in ikut if setelah and baris[n].sasaran.pk == setelah.sasaran_id]
    if ikut:
        letak.sisipkan_banyak(ikut, sebelum, oleh=oleh)
    return [hasil[nomor] for nomor in range(len(baris))]


def _baca_bernomor(lembar: Lembar, satu: BarisBaru) -> dict[str, str]:
    try:
        return _baca_sel(lembar, satu.sel, satu.sasaran, "")
    except IsianSalah as galat:
        raise IsianSalah(f"Baris {satu.nomor}: {galat}") from galat


def _isian(satu: BarisBaru, isi: dict[str, str], urutan: int, ada: Mapping[int, Indikator]) -> IsianIndikator:
    nilai = _nilai(isi)
    tetap = {kunci: nilai.pop(kunci) for kunci in ("nama", "target", "rumus") if kunci in nilai}
    nilai |= {"silsilah": satu.silsilah, "urutan": urutan}
    if satu.induk is not None:
        nilai["induk"] = ada[satu.induk]
    return IsianIndikator(satu.sasaran, **tetap, lain=nilai)


def _baca_sel(lembar: Lembar, tertulis: Mapping[str, str], sasaran, sasaran_nama: str) -> dict[str, str]:
    """The cells that have a text, as they are stored; every wrong one is named."""
    isi, galat = {}, {}
    semua = {"sasaran": sasaran_nama} if sasaran is None else {}
    for kolom, teks in (semua | dict(tertulis)).items():
        try:
            if kolom != "sasaran":
                domain_sel.pastikan_kolom(lembar, kolom)
            if teks.strip():
                isi[kolom] = rapikan(kolom, teks)
        except IsianSalah as salah:
            galat |= salah.kolom
    if sasaran is None and not isi.get("sasaran"):
        galat.setdefault("sasaran", "Isi dulu sasarannya, lalu indikatornya.")
    if {*isi, *galat} - {"sasaran"} and not isi.get("nama"):
        galat.setdefault("nama", "Nama indikator belum diisi.")
    if galat:
        raise IsianSalah(galat)
    return isi


def _sasaran(oleh, lembar: Lembar, nama: str, silsilah: UUID | None) -> SasaranStrategis:
    """The new sasaran, or the one that the same page has added before."""
    ada = SasaranStrategis.objects.filter(lembar=lembar, silsilah=silsilah).first() if silsilah else None
    if ada is not None:
        return domain_sasaran.ubah(ada, oleh=oleh, nama=nama)
    kunci = {"silsilah": silsilah} if silsilah else {}
    return domain_sasaran.buat(oleh=oleh, lembar=lembar, nama=nama, **kunci)


def _perbarui(ada: Indikator, oleh, isi: dict[str, str]) -> Indikator:
    """A row sent again: what was typed since it was first sent is written too."""
    for kolom, nilai in isi.items():
        ada = domain_sel.simpan(ada, oleh=oleh, kolom=kolom, nilai=nilai, dasar=domain_sel.baca(ada, kolom))
    return ada


def _buat(oleh, sasaran: SasaranStrategis, isi: dict[str, str], silsilah: UUID | None, induk) -> Indikator:
    nilai = _nilai(isi)
    lain = ({"silsilah": silsilah} if silsilah else {}) | ({"induk": induk} if induk else {})
    try:
        return domain_indikator.buat(oleh=oleh, sasaran=sasaran, **nilai, **lain)
    except IsianSalah as galat:
        raise IsianSalah({k if k in isi else "nama": kalimat for k, kalimat in galat.kolom.items()}) from galat


def _nilai(isi: dict[str, str]) -> dict:
    """What `domain.indikator.buat` takes, from the texts of the cells."""
    nilai: dict = {"target": {}}
    for kolom, teks in isi.items():
        satu = domain_sel.isian(kolom, teks)
        nilai["target"] |= satu.pop("target", {})
        nilai |= satu
    return nilai
