"""What a document says: its sheets, indicators, decree, and everything that was put nowhere."""

from laporan.kertas import besar, tabel, unit, uraian
from laporan.kertas.bahan import Bahan
from laporan.kertas.baris_tabel import BESAR
from laporan.kertas.bentuk import Bacaan, LembarBaca, SisaBaca
from laporan.kertas.identitas import kenali_identitas
from laporan.kertas.keputusan import pahami_keputusan
from laporan.kertas.lembar import bagi
from laporan.kertas.naskah import Naskah

TANPA_TABEL = (
    "Tidak ditemukan tabel IKU atau IKI di dokumen ini. Pastikan tabelnya berjudul kolom, misalnya Sasaran, Indikator,"
    " Target; semua tulisannya ada di bagian yang belum ditempatkan."
)


def pahami(naskah: Naskah) -> Bacaan:
    """The reading of a document, nothing of it dropped: what has no place stands in `sisa`."""
    keputusan, unsur = pahami_keputusan(naskah.unsur)
    milik = kenali_identitas(naskah.unsur, keputusan)
    pembagi = bagi(unsur)
    sisa, lembar = list(pembagi.sisa), []
    for bahan in _semua(pembagi.lembar):
        if bahan.hampa:
            sisa += [SisaBaca(teks, letak) for teks, letak in zip(bahan.mentah, bahan.letak, strict=True)]
            continue
        satu, lebih = _lembar(bahan)
        lembar.append((satu, bahan.judul_unit))
        sisa += lebih
    catatan = [*naskah.catatan, *pembagi.catatan]
    if not any(satu.baris for satu, _ in lembar):
        catatan.append(TANPA_TABEL)
    urut = tuple(unit.lengkapi(lembar))
    return Bacaan(milik.instansi, milik.pemda, milik.tahun, urut, keputusan, tuple(sisa), tuple(catatan))


def _semua(bahan: list[Bahan]) -> list[Bahan]:
    """The sheets, a table of many jabatan divided."""
    return [satu for asal in bahan for satu in (besar.bagi(asal) if asal.jenis == BESAR else [asal])]


def _lembar(bahan: Bahan) -> tuple[LembarBaca, list[SisaBaca]]:
    semua = [tabel.baca(bagian) for bagian in bahan.tabel]
    lembar = LembarBaca(
        bahan.jenis,
        bahan.jabatan,
        bahan.unit,
        uraian.susun(bahan.tugas),
        uraian.susun(bahan.fungsi),
        tuple(baris for satu in semua for baris in satu.baris),
        bahan.tabel[0].judul.judul if bahan.tabel else (),
        tuple(dict.fromkeys(bahan.letak)),
        "\n".join(bahan.mentah),
        (*bahan.catatan, *(kalimat for satu in semua for kalimat in satu.catatan)),
    )
    return lembar, [sisa for satu in semua for sisa in satu.sisa]
