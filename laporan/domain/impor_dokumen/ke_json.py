"""A reading as the JSON of `manage.py impor`. Pure: plain dicts, lists, texts and numbers."""

from collections.abc import Sequence

from laporan.kertas.bentuk import Bacaan, BarisBaca, Butir, KeputusanBaca, LembarBaca

SEL = ("sasaran", "indikator", "target", "satuan", "rumus", "sumber")
TEKS_KEPUTUSAN = ("nomor", "tanggal", "tempat", "tentang", "jabatan_penetap", "menetapkan")
DAFTAR_KEPUTUSAN = ("menimbang", "mengingat", "memperhatikan", "diktum", "tembusan")
PENANDATANGAN = {"nama": "nama_penetap", "pangkat": "pangkat_penetap", "nip": "nip_penetap"}


def bacaan_ke_json(bacaan: Bacaan) -> dict:
    """{instansi, pemda, tahun, jabatan: [sheet], iku: [sheet], sisa: [text], keputusan, catatan}.

    A sheet: {nama, unit, tugas, fungsi: [text], baris: [{sasaran, indikator, target, satuan, rumus, sumber,
    keyakinan (0–100), lain, letak, catatan, sub: [row]}]}. Sub-indicators stand in the `sub` of their row.
    `keputusan` is there only where the document has one.
    """
    hasil: dict[str, object] = {
        "instansi": bacaan.instansi.teks,
        "pemda": bacaan.pemda.teks,
        "tahun": bacaan.tahun.teks,
        "jabatan": [_lembar(satu) for satu in bacaan.lembar if satu.jenis == "iki"],
        "iku": [_lembar(satu) for satu in bacaan.lembar if satu.jenis == "iku"],
        "sisa": [satu.teks for satu in bacaan.sisa],
    }
    if bacaan.keputusan is not None:
        hasil["keputusan"] = _keputusan(bacaan.keputusan)
    return hasil | {"catatan": list(bacaan.catatan)}


def _lembar(satu: LembarBaca) -> dict:
    return {
        "nama": satu.jabatan.teks,
        "unit": satu.unit.teks,
        "tugas": [butir.isi for butir in satu.tugas.butir],
        "fungsi": [butir.isi for butir in satu.fungsi.butir],
        "baris": _bersusun(satu.baris),
        "catatan": list(satu.catatan),
    }


def _bersusun(semua: Sequence[BarisBaca]) -> list[dict]:
    hasil: list[dict] = []
    for satu in semua:
        (hasil[-1]["sub"] if satu.sub and hasil else hasil).append(_baris(satu))
    return hasil


def _baris(satu: BarisBaca) -> dict:
    sel = {nama: getattr(satu, nama) for nama in SEL}
    catatan = [kalimat for isi in (*sel.values(), *satu.lain.values()) for kalimat in isi.catatan]
    return {nama: isi.teks for nama, isi in sel.items()} | {
        "keyakinan": satu.keyakinan,
        "lain": {nama: isi.teks for nama, isi in satu.lain.items()},
        "letak": list(satu.letak),
        "catatan": [*catatan, *satu.catatan],
        "sub": [],
    }


def _keputusan(satu: KeputusanBaca) -> dict:
    hasil: dict[str, object] = {nama: getattr(satu, nama).teks for nama in TEKS_KEPUTUSAN}
    hasil |= {nama: [_butir(butir) for butir in getattr(satu, nama)] for nama in DAFTAR_KEPUTUSAN}
    tanda = {nama: getattr(satu, kolom).teks for nama, kolom in PENANDATANGAN.items()}
    return hasil | {"penandatangan": tanda, "catatan": list(satu.catatan)}


def _butir(satu: Butir) -> dict:
    return {"label": satu.label, "isi": satu.isi}
