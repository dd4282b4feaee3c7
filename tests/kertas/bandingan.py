"""A reading beside the transcription of the same source; what a reading leaves out of its source."""

from laporan.kertas.bentuk import Bacaan, BarisBaca, LembarBaca
from laporan.kertas.naskah import Alinea, Naskah
from tests.kertas.kebenaran import LembarBenar
from tests.sumber_baca import padat


def beda(benar: list[LembarBenar], bacaan: Bacaan, jenis: str = "iki", rapikan=lambda teks: teks) -> list[str]:
    """Every difference as a line: sheets, tugas, fungsi and every cell of every row."""
    ada = [satu for satu in bacaan.lembar if satu.jenis == jenis]
    hasil = [] if len(benar) == len(ada) else [f"{len(ada)} lembar, seharusnya {len(benar)}"]
    for satu, lembar in zip(benar, ada, strict=False):
        hasil += [f"{satu.jabatan}: {kalimat}" for kalimat in _beda_lembar(satu, lembar, rapikan)]
    return hasil


def _beda_lembar(benar: LembarBenar, lembar: LembarBaca, rapikan) -> list[str]:
    hasil = []
    if benar.jenis == "iki":
        hasil += _tak_sama("jabatan", padat(benar.jabatan), padat(lembar.jabatan.teks))
        hasil += _tak_sama("tugas", benar.tugas, tuple(padat(b.isi) for b in lembar.tugas.butir))
        hasil += _tak_sama("fungsi", benar.fungsi, tuple(padat(b.isi) for b in lembar.fungsi.butir))
    hasil += _tak_sama("banyak baris", len(benar.baris), len(lembar.baris))
    for nomor, (dari, baris) in enumerate(zip(benar.baris, lembar.baris, strict=False), 1):
        isi = sel(baris)
        for kolom, seharusnya in dari.items():
            hasil += _tak_sama(f"baris {nomor} {kolom}", rapikan(seharusnya), rapikan(isi[kolom]))
    return hasil


def _tak_sama(apa: str, benar, ada) -> list[str]:
    return [] if benar == ada else [f"{apa}: {ada!r}, seharusnya {benar!r}"]


def sel(baris: BarisBaca) -> dict[str, str]:
    """The cells of a row as `kebenaran` has them."""
    lain = {kunci: satu.teks for kunci, satu in baris.lain.items()}
    return {
        "sasaran": padat(baris.sasaran.teks),
        "indikator": padat(baris.indikator.teks),
        "target": padat(baris.target.teks),
        "rumus": padat(baris.rumus.teks),
        "tipe": padat(lain.get("tipe_penghitungan", "")),
        "sumber_rumus": padat(lain.get("sumber_rumus", "")),
        "sumber": padat(baris.sumber.teks),
        "sub": str(baris.sub),
    }


def hilang(naskah: Naskah, bacaan: Bacaan) -> list[str]:
    """Texts of the source that stand in no raw text and not among the leftovers; headings: in that of their sheet."""
    nilai, lembar = _mentah(bacaan)
    hasil = []
    for unsur in naskah.unsur:
        if isinstance(unsur, Alinea):
            hasil += [] if padat(unsur.teks) in nilai + lembar else [unsur.teks]
            continue
        for baris in unsur.baris:
            kepala = padat("\t".join(satu.teks for satu in baris)) in lembar and _judul(baris)
            sel = [] if kepala else [satu for s in baris for satu in s.teks.split("\n")]
            hasil += [satu for satu in sel if padat(satu) not in nilai]
    return hasil


def _judul(baris) -> bool:
    """A heading or the labels of an identity block: short words, kept as the raw text of the sheet."""
    isi = [padat(satu.teks) for satu in baris if satu.teks.strip()]
    return max(map(len, isi), default=0) < 60 or isi[0].upper().rstrip(":") in ("JABATAN", "TUGAS", "FUNGSI")


def _mentah(bacaan: Bacaan) -> tuple[str, str]:
    nilai = [satu.teks for satu in bacaan.sisa]
    for lembar in bacaan.lembar:
        nilai += [lembar.jabatan.mentah, lembar.unit.mentah, lembar.tugas.mentah, lembar.fungsi.mentah, *lembar.kolom]
        for baris in lembar.baris:
            utama = (baris.sasaran, baris.indikator, baris.target, baris.satuan, baris.rumus, baris.sumber)
            nilai += [satu.mentah for satu in (*utama, *baris.lain.values())]
    if bacaan.keputusan:
        nilai.append(bacaan.keputusan.mentah)
    return "\0".join(map(padat, nilai)), "\0".join(padat(satu.mentah) for satu in bacaan.lembar)
