"""Which sasaran and indicator a kegiatan serves. An indicator brings its sasaran; versions of a row are one."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db import transaction

from indikator.domain.dokumen import berlaku, lembar_iku, urut_baris
from indikator.models import Indikator, Kegiatan, SasaranStrategis
from organisasi.domain import tulis
from organisasi.domain.sekaligus import sekali, utuh
from organisasi.galat import Bentrok, IsianSalah
from organisasi.permissions import pastikan

ASING = "{} itu milik perangkat daerah lain. Pilih dari dokumen IKU perangkat daerah ini."
TIDAK_SEJALAN = "Indikator itu berada di bawah sasaran lain. Pilih indikatornya saja; sasarannya mengikuti."
SASARAN, INDIKATOR, LEPAS = "s", "i", "-"


class Kaitan(NamedTuple):
    """What a kegiatan is linked with; both None: nothing."""

    sasaran: SasaranStrategis | None = None
    indikator: Indikator | None = None


class HasilKaitan(NamedTuple):
    """Of a bulk act: rows that changed, rows that were so already, rows that a colleague changed meanwhile."""

    berubah: list[Kegiatan]
    tetap: list[Kegiatan]
    bentrok: list[Kegiatan]


def tentukan(instansi, tahun: int, sasaran: SasaranStrategis | None, indikator: Indikator | None) -> Kaitan:
    """The link that is stored: the row of the document in force of the same lineage where there is one.

    Raises IsianSalah for a row of another instansi, or an indicator that stands under another sasaran.
    """
    if indikator is not None:
        kini = _kini(Indikator, instansi, tahun, indikator, "indikator")
        if sasaran is not None and sasaran.silsilah not in (kini.sasaran.silsilah, indikator.sasaran.silsilah):
            raise IsianSalah({"indikator": TIDAK_SEJALAN})
        return Kaitan(kini.sasaran, kini)
    if sasaran is not None:
        return Kaitan(_kini(SasaranStrategis, instansi, tahun, sasaran, "sasaran"))
    return Kaitan()


def _kini(model, instansi, tahun: int, baris, nama: str):
    """The row in the document in force, or itself where that has none of its lineage."""
    if baris.lembar is None or baris.lembar.penetapan.instansi_id != instansi.pk:
        raise IsianSalah({nama: ASING.format(nama.capitalize())})
    dokumen = sekali(("dokumen berlaku", instansi.pk, tahun), lambda: berlaku(instansi, tahun))
    if dokumen is None or baris.lembar.penetapan_id == dokumen.pk:
        return baris
    ada = model.objects.filter(lembar__penetapan=dokumen, silsilah=baris.silsilah)
    return ada.order_by("lembar__urutan", "pk").first() or baris


def pilihan(instansi, tahun: int) -> list[tuple[SasaranStrategis, list[Indikator]]]:
    """The sasaran of the IKU in force with their indicators and sub-indicators, in document order. Three queries."""
    lembar = lembar_iku(berlaku(instansi, tahun))
    if lembar is None:
        return []
    indikator = lembar.indikator.select_related("sasaran").order_by("urutan", "pk")
    isi = urut_baris(lembar.sasaran.order_by("urutan", "pk"), indikator)
    return [(sasaran, [satu for pokok, sub in baris for satu in (pokok, *sub)]) for sasaran, baris in isi]


@utuh
def kaitkan(
    *,
    oleh,
    instansi,
    tahun: int,
    kegiatan: Sequence[Kegiatan],
    sasaran: SasaranStrategis | None = None,
    indikator: Indikator | None = None,
    versi: Mapping[int, int] | None = None,
) -> HasilKaitan:
    """Link several kegiatan at once; neither sasaran nor indicator takes the links away. Open in every state.

    `versi` {kegiatan id: version the page showed}; a row that changed meanwhile is left as it is and reported.
    """
    pastikan(oleh, "isi_data", instansi)
    if any(satu.instansi_id != instansi.pk or satu.tahun != tahun for satu in kegiatan):
        raise IsianSalah("Ada kegiatan yang bukan dari perangkat daerah dan tahun ini. Muat ulang halamannya.")
    tujuan = tentukan(instansi, tahun, sasaran, indikator)
    hasil = HasilKaitan([], [], [])
    for satu in kegiatan:
        try:
            with transaction.atomic():  # one that changed meanwhile does not take the others back
                baru = tulis.ubah(satu, oleh=oleh, versi=(versi or {}).get(satu.pk), **tujuan._asdict())
        except Bentrok:
            hasil.bentrok.append(satu)
        else:
            (hasil.berubah if baru.versi != satu.versi else hasil.tetap).append(baru)
    return hasil
