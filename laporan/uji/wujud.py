"""The result as plain JSON: what is stored, shown and printed. Figures are Decimal texts ("101.54731458")."""

from laporan.uji.hasil import BarisUji, HasilDokumen, TabelUji

VERSI = 1  # of this shape; stored results keep theirs


def wujud(hasil: HasilDokumen) -> dict:
    """{versi, tabel: [{…, baris: [{…}]}], temuan: [{…}], rata: [{…}], catatan: [sentence]}"""
    return {
        "versi": VERSI,
        "tabel": [_tabel(satu) for satu in hasil.tabel],
        "temuan": [{**satu._asdict(), "kode": satu.kode.name, "judul": str(satu.kode)} for satu in hasil.temuan],
        "rata": [{**satu._asdict(), "nilai": str(satu.nilai)} for satu in hasil.rata],
        "catatan": list(hasil.catatan),
    }


def _tabel(satu: TabelUji) -> dict:
    return {
        "nomor": satu.nomor,
        "judul": satu.judul,
        "tempat": satu.tempat,
        "golongan": satu.golongan.name,
        "sebutan": str(satu.golongan),
        "uang": satu.tabel.uang,
        "dihitung": satu.dihitung,
        "kolom_lalu": satu.tabel.kepala.get("lalu", ""),
        "baris": [_baris(baris) for baris in satu.baris],
    }


def _baris(satu: BarisUji) -> dict:
    hasil, baris = satu.hasil, satu.baris
    hitung = hasil.hitung.get(hasil.metode) if hasil.metode else next(iter(hasil.hitung.values()), None)
    return {
        "nomor": satu.kunci[1],
        "jenis": baris.jenis,
        "sasaran": baris.sasaran,
        "nama": satu.nama,
        "target": baris.target,
        "realisasi": baris.realisasi,
        "capaian": baris.capaian,
        "lalu": baris.lalu,
        "hitung": None if hitung is None else str(hitung),
        "metode": hasil.metode,
        "verdict": str(hasil.verdict),
        "keterangan": hasil.keterangan,
        "bukti": hasil.bukti,
        "cara": satu.cara,
        "catatan": list(satu.catatan),
    }
