"""A new row of the entry grid: its sasaran where that is new too, its cells as typed, its place."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from indikator.domain import indikator as domain_indikator
from indikator.domain import letak
from indikator.domain import sasaran as domain_sasaran
from indikator.domain import sel as domain_sel
from indikator.domain.nilai_sel import rapikan
from indikator.domain.penetapan import buka_isian
from indikator.models import Indikator, Lembar, SasaranStrategis
from organisasi.galat import IsianSalah


@transaction.atomic
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
    nilai: dict = {"target": {}}
    for kolom, teks in isi.items():
        satu = domain_sel.isian(kolom, teks)
        nilai["target"] |= satu.pop("target", {})
        nilai |= satu
    lain = ({"silsilah": silsilah} if silsilah else {}) | ({"induk": induk} if induk else {})
    try:
        return domain_indikator.buat(oleh=oleh, sasaran=sasaran, **nilai, **lain)
    except IsianSalah as galat:
        raise IsianSalah({k if k in isi else "nama": kalimat for k, kalimat in galat.kolom.items()}) from galat
