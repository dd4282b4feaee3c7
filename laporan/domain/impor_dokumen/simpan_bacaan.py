"""Staging what was read of a document: rows beside their source, until somebody corrects and applies them.

`Impor.kepala`: see sunting_bentuk; besides `tahun_target`, the year of targets under a heading without one, and
`buat_instansi`, whether applying makes the instansi where the pemda has none. `Impor.ringkas`: {"bacaan": counts,
"catatan": sentences, "hasil": what applying made (hasil.py)}.
"""

import re
from collections.abc import Iterable
from dataclasses import asdict, fields, replace

from indikator.enums import JenisLembar
from laporan.domain.impor_dokumen.cocokkan import Padanan, cari_instansi, padankan
from laporan.domain.impor_dokumen.sunting_bentuk import catatan_baris, catatan_lembar, keyakinan_lembar
from laporan.domain.impor_dokumen.tahun import baca_masa, tahun_target
from laporan.kertas.bentuk import RENDAH, Bacaan, BarisBaca, LembarBaca
from laporan.models import BacaanBaris, BacaanLembar, BacaanSisa
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.enums import StatusImpor
from organisasi.galat import SalahStatus
from organisasi.models import Impor
from organisasi.tahun import WAJAR

SEL = ("sasaran", "indikator", "target", "satuan", "rumus", "sumber")
BUKAN_KEPALA = ("lembar", "sisa")
SUDAH_DIBACA = "Dokumen ini sudah dibaca. Muat ulang halamannya."
TANPA_ISI = (
    "Tidak ada lembar IKU atau IKI yang terbaca di dokumen ini. Pastikan tabel dengan kolom indikator ikut di "
    "dalamnya; berkas hasil pindaian (gambar) tidak dapat dibaca."
)
TERPOTONG = "Teksnya terlalu panjang untuk kolom ini dan dipotong; teks lengkapnya ada di sebelah kiri."
_TAK_TAMPAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@utuh
def simpan_bacaan(impor: Impor, bacaan: Bacaan, oleh) -> Impor:
    """Stage a reading in place of an earlier try; the import is then SIAP, or GAGAL where nothing was found.

    Raises SalahStatus where it was read already: what people corrected meanwhile is never read over.
    """
    impor = tulis.kunci(impor, "instansi")
    if impor.status not in (StatusImpor.DIBACA, StatusImpor.GAGAL):
        raise SalahStatus(SUDAH_DIBACA)
    bacaan = _bersih(bacaan)
    if not bacaan.lembar:
        return gagal(impor, TANPA_ISI, oleh)
    instansi = impor.instansi or cari_instansi(bacaan.instansi.teks, oleh)
    impor.instansi = instansi
    _simpan_lembar(impor, bacaan.lembar, oleh)
    sisa = [{"urutan": n, "letak": _muat(s.letak, 120), "teks": s.teks} for n, s in enumerate(bacaan.sisa, 1)]
    tulis.ganti_daftar(BacaanSisa, {"impor": impor}, sisa, oleh=oleh)
    isi = {"instansi": instansi, "kepala": _kepala(impor, bacaan), "ringkas": _ringkas(impor, bacaan), "galat": ""}
    isi |= {"tahun": _tahun(impor, bacaan), "status": StatusImpor.SIAP}
    return tulis.ubah(impor, oleh=oleh, **isi)


def gagal(impor: Impor, kalimat: str, oleh) -> Impor:
    """Say why a document cannot be read."""
    return tulis.ubah(impor, oleh=oleh, status=StatusImpor.GAGAL, galat=kalimat)


def _simpan_lembar(impor: Impor, lembar: tuple[LembarBaca, ...], oleh) -> None:
    padanan = padankan(impor, [(satu.jenis, satu.jabatan.teks, satu.unit.teks) for satu in lembar])
    isi = [_lembar(n, satu, cocok, impor) for n, (satu, cocok) in enumerate(zip(lembar, padanan, strict=True), 1)]
    tulis.ganti_daftar(BacaanLembar, {"impor": impor}, isi, oleh=oleh)
    tersimpan = impor.lembar_bacaan.order_by("urutan")
    baris = [
        {"lembar": milik} | _baris(nomor, satu)
        for milik, terbaca in zip(tersimpan, lembar, strict=True)
        for nomor, satu in enumerate(terbaca.baris, 1)
    ]
    tulis.buat_banyak(BacaanBaris, oleh=oleh, catat=False, daftar=baris)


def _lembar(nomor: int, satu: LembarBaca, cocok: Padanan, impor: Impor) -> dict:
    catatan = [*catatan_lembar(satu), *cocok.catatan]
    keyakinan = [keyakinan_lembar(satu), *(isi["keyakinan"] for isi in cocok.catatan)]
    return {
        "urutan": nomor,
        "jenis": JenisLembar(satu.jenis).value,
        "nama": _muat(satu.jabatan.teks, 300),
        "nama_unit": _muat(satu.unit.teks, 300),
        "instansi": impor.instansi,
        "jabatan": cocok.jabatan,
        "unit": cocok.unit,
        "cara": cocok.cara,
        "tugas": [asdict(butir) for butir in satu.tugas.butir],
        "fungsi": [asdict(butir) for butir in satu.fungsi.butir],
        "isi_tugas": satu.tugas.isi,
        "isi_fungsi": satu.fungsi.isi,
        "mentah": _mentah_lembar(satu),
        "letak": _letak(satu.letak),
        "keyakinan": min(keyakinan),
        "catatan": catatan,
    }


def _mentah_lembar(satu: LembarBaca) -> dict:
    kepala = satu.mentah or satu.jabatan.mentah
    return {"kepala": kepala, "tugas": satu.tugas.mentah, "fungsi": satu.fungsi.mentah, "kolom": list(satu.kolom)}


def _baris(nomor: int, satu: BarisBaca) -> dict:
    sel = {nama: getattr(satu, nama) for nama in SEL}
    panjang = {"target": 200, "satuan": 60}
    isi = {nama: _muat(terbaca.teks, panjang.get(nama)) for nama, terbaca in sel.items()}
    catatan, keyakinan = catatan_baris(satu), satu.keyakinan
    for nama in panjang:
        if isi[nama] != sel[nama].teks:
            catatan.append({"bidang": nama, "keyakinan": RENDAH - 30, "kalimat": TERPOTONG})
            keyakinan = min(keyakinan, RENDAH - 30)
    lain = {nama: terbaca.teks for nama, terbaca in satu.lain.items() if terbaca.teks}
    mentah = {nama: terbaca.mentah or terbaca.teks for nama, terbaca in (sel | satu.lain).items()}
    return isi | {
        "urutan": nomor,
        "lain": lain,
        "sub": satu.sub,
        "mentah": mentah,
        "letak": _letak(satu.letak),
        "keyakinan": keyakinan,
        "catatan": catatan,
    }


def _kepala(impor: Impor, bacaan: Bacaan) -> dict:
    """What the document says of itself, with what was said when it was brought in."""
    kepala = {f.name: getattr(bacaan, f.name) for f in fields(bacaan) if f.name not in BUKAN_KEPALA}
    isi = {nama: asdict(nilai) if hasattr(nilai, "__dataclass_fields__") else nilai for nama, nilai in kepala.items()}
    tanggal = bacaan.keputusan.tanggal.teks if bacaan.keputusan else ""
    masa = baca_masa(bacaan.tahun.teks) or ((impor.tahun, impor.tahun) if impor.tahun else None)
    return impor.kepala | isi | ({"tahun_target": tahun_target(masa, impor.tahun, tanggal)} if masa else {})


def _tahun(impor: Impor, bacaan: Bacaan) -> int | None:
    """The first year of the document; a year said when it was brought in wins where it lies outside."""
    masa = baca_masa(bacaan.tahun.teks)
    if masa is None or masa[0] not in WAJAR or (impor.tahun and not masa[0] <= impor.tahun <= masa[1]):
        return impor.tahun
    return masa[0]


def _ringkas(impor: Impor, bacaan: Bacaan) -> dict:
    baris = [satu for lembar in bacaan.lembar for satu in lembar.baris]
    iki = [lembar for lembar in bacaan.lembar if lembar.jenis == JenisLembar.IKI]
    hitung = {
        "jabatan": len(iki),
        "iku": sum(len(satu.baris) for satu in bacaan.lembar if satu.jenis == JenisLembar.IKU),
        "iki": sum(len(satu.baris) for satu in iki),
        "tugas": sum(len(satu.tugas.butir) for satu in iki),
        "fungsi": sum(len(satu.fungsi.butir) for satu in iki),
        "ragu": sum(satu.keyakinan < RENDAH for satu in baris),
        "sisa": len(bacaan.sisa),
        "keputusan": bacaan.keputusan is not None,
    }
    return impor.ringkas | {"bacaan": hitung, "catatan": list(bacaan.catatan)}


def _letak(letak: Iterable[str]) -> str:
    return _muat(", ".join(dict.fromkeys(filter(None, letak))), 120)


def _muat(teks: str, panjang: int | None) -> str:
    return teks if panjang is None or len(teks) <= panjang else f"{teks[: panjang - 1]}…"


def _bersih(nilai):
    """The same reading without characters that are no text: they can neither be stored nor seen."""
    if isinstance(nilai, str):
        return _TAK_TAMPAK.sub("", nilai)
    if isinstance(nilai, tuple):
        return tuple(map(_bersih, nilai))
    if isinstance(nilai, dict):
        return {kunci: _bersih(satu) for kunci, satu in nilai.items()}
    if hasattr(nilai, "__dataclass_fields__"):
        return replace(nilai, **{f.name: _bersih(getattr(nilai, f.name)) for f in fields(nilai)})
    return nilai
