"""`python -m kinerja.pdf DIRECTORY PARENT`: render the one document asked for in that directory."""

import gc
import json
import os
import pickle
import sys
from pathlib import Path

from kinerja.pdf import kaki_tabel, teks_svg
from kinerja.pdf.anak import (
    PencatatGalat,
    batasi,
    buat_pengambil,
    kehabisan_memori,
    pasang_pencatat,
    susun_gaya,
)
from kinerja.pdf.hasil import KODE_MEMORI
from kinerja.pdf.satu import Permintaan
from kinerja.terbatas import ikut_mati


def _susun(permintaan: Permintaan, ruang: Path, pencatat: PencatatGalat) -> dict:
    from weasyprint import HTML, Attachment
    from weasyprint.text.fonts import FontConfiguration

    pasang_pencatat(pencatat)
    kaki_tabel.pasang()
    teks_svg.pasang()
    pengambil, huruf = buat_pengambil(permintaan.akar, permintaan.berkas), FontConfiguration()
    gaya = susun_gaya(permintaan.css, pengambil, huruf)
    # what changes the page itself (tags, colour profile) must be known when it is laid out
    pilihan = {"stylesheets": gaya, "font_config": huruf} | dict(permintaan.pilihan)
    dokumen = HTML(string=permintaan.html, url_fetcher=pengambil).render(**pilihan)
    dokumen.metadata.title = permintaan.judul
    lampiran = [
        Attachment(string=isi, name=nama, description=nama, relationship="Data")
        for nama, isi in permintaan.lampiran.items()
    ]
    dokumen.write_pdf(ruang / "hasil.pdf", attachments=lampiran, **permintaan.pilihan)
    return {"halaman": len(dokumen.pages), "galat": pencatat.galat, "peringatan": pencatat.peringatan}


def anak(ruang: Path, induk: int) -> None:
    """Read the request, render, write `hasil.pdf` and `laporan`."""
    permintaan = Permintaan(**pickle.loads((ruang / "permintaan").read_bytes()))
    ikut_mati(induk)
    batasi(permintaan.memori_mb, permintaan.waktu_detik)
    gc.disable()
    try:
        laporan = _susun(permintaan, ruang, PencatatGalat((ruang / "kemajuan").write_text))
    except BaseException as galat:
        if kehabisan_memori(galat, permintaan.memori_mb):
            os._exit(KODE_MEMORI)
        raise
    (ruang / "laporan").write_text(json.dumps(laporan))


if __name__ == "__main__":
    anak(Path(sys.argv[1]), int(sys.argv[2]))
