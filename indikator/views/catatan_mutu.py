"""Quality notes on the pages of sheets: hung on the rows and sheets of who may read drafts."""

from indikator.domain.catatan_mutu import CatatanDokumen, Kumpulan, catatan_dokumen
from indikator.domain.lembar import IsiLembar
from organisasi.permissions import boleh


def catatan_halaman(request, dokumen, tahun: int) -> CatatanDokumen | None:
    """The notes of the document, None where there is none or the actor may not read them."""
    if dokumen is None or not boleh(request.pelaku, "lihat_draf", dokumen.instansi):
        return None
    return catatan_dokumen(dokumen, tahun)


def konteks_lembar(request, lembar, isi: IsiLembar | None, tahun: int) -> dict:
    """What indikator/bagian/catatan_lembar.html shows; `catatan_lembar` None: nothing. The rows get their notes."""
    semua = catatan_halaman(request, lembar.penetapan, tahun) if lembar and isi else None
    if semua is None:
        return {"catatan_lembar": None, "boleh_kecualikan": False}
    for baris in isi.baris:
        if baris.indikator:
            baris.catatan = semua.per_indikator.get(baris.indikator.pk)
    instansi = lembar.penetapan.instansi
    return {
        "catatan_lembar": semua.per_lembar.get(lembar.pk, Kumpulan()),
        "boleh_kecualikan": boleh(request.pelaku, "isi_data", instansi),
        "letak": (request.pemda.slug, tahun, instansi.slug),
        "kembali": request.get_full_path(),
    }
