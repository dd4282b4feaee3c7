"""Moving a thing to a state as its people would: who makes which move, and the moves that lead to each state."""

from collections.abc import Mapping
from dataclasses import dataclass

from indikator.domain.alur import dokumen, lembar, pengukuran, pk
from laporan.domain.alur import keputusan, lkjip
from organisasi.enums import PERLU_ALASAN, Peran
from organisasi.pelaku import Pelaku

MESIN = {
    "dokumen": dokumen,
    "lembar": lembar,
    "pengukuran": pengukuran,
    "pk": pk,
    "lkjip": lkjip,
    "keputusan": keputusan,
}
PELAKU = {
    Peran.PERENCANA: ("ajukan", "tarik", "sampaikan"),
    Peran.PIMPINAN: ("setujui", "tolak", "tetapkan", "tandatangani", "nyatakan_diubah", "berlakukan", "cabut"),
    Peran.VERIFIKATOR: ("verifikasi", "kembalikan", "kunci", "buka", "publikasikan"),
    Peran.INSPEKTORAT: ("reviu",),
}
PERAN = {tindakan: peran for peran, daftar in PELAKU.items() for tindakan in daftar}
KEMBALI = ("ajukan", "setujui", "kembalikan")
VERIFIKASI = ("ajukan", "setujui", "verifikasi")
SEBELUM = {"": (), "kembali": KEMBALI, "buka": (*VERIFIKASI, "kunci", "buka")}  # what happened to it before
PERMULAAN = {
    "draf": (),
    "diajukan": ("ajukan",),
    "disetujui": ("ajukan", "setujui"),
    "ditarik": ("ajukan", "tarik"),
    "dikembalikan": KEMBALI,
    "terverifikasi": VERIFIKASI,
}
TANDA_TANGAN = (*VERIFIKASI, "reviu", "tandatangani")
JALAN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "lembar": PERMULAAN,
    "dokumen": PERMULAAN | {"ditetapkan": (*VERIFIKASI, "tetapkan")},
    "pengukuran": PERMULAAN | {"dikunci": (*VERIFIKASI, "kunci")},
    "pk": PERMULAAN
    | {
        "dikembalikan": ("ajukan", "tolak"),
        "ditandatangani": (*VERIFIKASI, "tandatangani"),
        "diubah": (*VERIFIKASI, "tandatangani", "nyatakan_diubah"),
    },
    "lkjip": PERMULAAN
    | {
        "direviu": (*VERIFIKASI, "reviu"),
        "ditandatangani": TANDA_TANGAN,
        "disampaikan": (*TANDA_TANGAN, "sampaikan"),
        "dipublikasikan": (*TANDA_TANGAN, "sampaikan", "publikasikan"),
    },
    "keputusan": {
        "draf": (),
        "berlaku": ("berlakukan",),
        "diubah": ("berlakukan", "nyatakan_diubah"),
        "dicabut": ("berlakukan", "cabut"),
    },
}


@dataclass(frozen=True)
class Pemain:
    """Who acts: people by (role, instansi slug); "" for roles of the whole pemda."""

    milik: Mapping[tuple[str, str], Pelaku]

    def siapa(self, peran: str, slug: str = "") -> Pelaku:
        return self.milik.get((peran, slug)) or self.milik[peran, ""]


def gerakkan(mesin: str, objek, status: str, pemain: Pemain, slug: str, *, alasan: str, sebelum: tuple[str, ...] = ()):
    """Lead a draft to `status`, after the moves `sebelum`; `alasan` is given where a move asks for one."""
    for tindakan in (*sebelum, *JALAN[mesin][status]):
        oleh = pemain.siapa(PERAN[tindakan], slug)
        isi = {"alasan": alasan} if tindakan in PERLU_ALASAN else {}
        objek = MESIN[mesin].jalankan(objek, tindakan, oleh=oleh, **isi)
    return objek
