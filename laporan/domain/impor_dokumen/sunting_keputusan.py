"""Correcting the decree of a document: its fields and its lists of items."""

from collections.abc import Mapping

from laporan.domain.impor_dokumen.sunting import buka, dibetulkan
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.domain.uraian_pecah import gabung, pecah
from organisasi.domain.uraian_teks import susun
from organisasi.models import Impor

TEKS = ("nomor", "tanggal", "tempat", "tentang", "jabatan_penetap", "nama_penetap", "pangkat_penetap", "nip_penetap")
TEKS += ("menetapkan",)
DAFTAR = ("menimbang", "mengingat", "memperhatikan", "diktum", "tembusan")


def isi_keputusan(impor: Impor) -> dict[str, str]:
    """Every field as text, a list as lines; empty where the document has no decree."""
    simpanan = impor.kepala.get("keputusan") or {}
    teks = {nama: (simpanan.get(nama) or {}).get("teks", "") for nama in TEKS}
    return teks | {nama: gabung(simpanan.get(nama) or []) for nama in DAFTAR}


@utuh
def atur_keputusan(*, oleh, impor: Impor, versi: int, pakai: bool, isi: Mapping[str, str]) -> Impor:
    """Store the corrected decree; `pakai` False: applying makes none. A field that did not change stays as read."""
    terkini = buka(oleh, impor)
    simpanan, tampil = dict(terkini.kepala.get("keputusan") or {}), isi_keputusan(terkini)
    for nama in TEKS:
        simpanan[nama] = dibetulkan(simpanan.get(nama), isi.get(nama, ""))
    for nama in DAFTAR:
        if isi.get(nama, "") != tampil[nama]:
            simpanan[nama] = pecah(isi.get(nama, ""))
            susun(simpanan[nama])  # its bounds
    kepala = terkini.kepala | {"keputusan": simpanan, "tanpa_keputusan": not pakai}
    return tulis.ubah(terkini, {"kepala": kepala}, oleh=oleh, versi=versi)


def ada_keputusan(impor: Impor) -> bool:
    """Whether applying makes a decree."""
    return bool(impor.kepala.get("keputusan")) and not impor.kepala.get("tanpa_keputusan")


def catatan_keputusan(impor: Impor) -> dict[str, list[str]]:
    """{field: why its reading is doubtful}; "" for the whole decree."""
    simpanan = impor.kepala.get("keputusan") or {}
    hasil = {nama: list((simpanan.get(nama) or {}).get("catatan", ())) for nama in TEKS}
    return {nama: satu for nama, satu in (hasil | {"": list(simpanan.get("catatan", ()))}).items() if satu}
