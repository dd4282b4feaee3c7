"""Rumus: keep the text, store the tree and variables read from it, or the reason why there is none."""

from indikator.models import Indikator, Rumus, Variabel
from indikator.rumus import ast, bahasa
from organisasi.domain import tulis


def atur(*, oleh, indikator: Indikator, teks: str) -> Rumus:
    """Set the formula text of an indicator and read it. The caller has checked right and state of the sheet."""
    bacaan = bahasa.baca(teks, indikator.nama)
    isi = {
        "teks": teks,
        "pohon": ast.ke_json(bacaan.pohon) if bacaan.pohon is not None else None,
        "gaya": bacaan.gaya,
        "alasan_teks": bacaan.alasan[:300],
    }
    rumus = Rumus.objects.filter(indikator=indikator).first()
    if rumus and rumus.teks == teks:
        return rumus
    rumus = tulis.ubah(rumus, oleh=oleh, **isi) if rumus else tulis.buat(Rumus, oleh=oleh, indikator=indikator, **isi)
    _atur_variabel(oleh, rumus, bacaan.variabel)
    return rumus


def _atur_variabel(oleh, rumus: Rumus, variabel) -> None:
    daftar = [
        {"urutan": i, "kode": v.kode, "nama": v.nama, "satuan": v.satuan or "", "jenis": str(v.jenis)}
        for i, v in enumerate(variabel, 1)
    ]
    tulis.ganti_daftar(Variabel, {"rumus": rumus}, daftar, oleh=oleh)
