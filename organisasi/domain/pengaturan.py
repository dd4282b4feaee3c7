"""What a pemda sets for itself: public page, kop and logo, paper, QR (PengaturanPemda: one row, made when needed)."""

from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.enums import Peran
from organisasi.galat import Bentrok, IsianSalah
from organisasi.models import PengaturanPemda
from organisasi.permissions import pastikan

KOLOM = frozenset(
    {"halaman_publik", "lambang", "kop_baris", "kertas", "qr_dokumen", "reviu_lkjip_opd", "wajib_dua_langkah"}
)
BARIS_KOP_MAKS, PANJANG_KOP_MAKS = 6, 120


def pengaturan(pemda) -> PengaturanPemda:
    """The settings of the active pemda; unsaved defaults (versi 0) while it has set nothing."""
    return PengaturanPemda.objects.select_related("lambang").first() or PengaturanPemda(pemda=pemda, versi=0)


def halaman_publik_terbuka() -> bool:
    """Whether the active pemda shows its public page."""
    return PengaturanPemda.objects.filter(halaman_publik=True).exists()


@utuh
def ubah_pengaturan(*, oleh, versi: int | None = None, **nilai) -> PengaturanPemda:
    """Change `halaman_publik` (bool), `lambang` (Berkas or None), `kop_baris` (lines of text, at most six), `kertas`
    ("f4", "a4"), `qr_dokumen` or `reviu_lkjip_opd` (bool), `wajib_dua_langkah` (values of `Peran`).

    `versi` as `pengaturan` gave it (0: nothing was stored). Raises Ditolak, IsianSalah, Bentrok.
    """
    pastikan(oleh, "kelola_organisasi")
    if asing := set(nilai) - KOLOM:
        raise TypeError(f"Pengaturan tidak dikenal: {', '.join(sorted(asing))}")
    if "kop_baris" in nilai:
        nilai["kop_baris"] = _kop(nilai["kop_baris"])
    if "wajib_dua_langkah" in nilai:
        nilai["wajib_dua_langkah"] = _peran(nilai["wajib_dua_langkah"])
    kini = PengaturanPemda.objects.first()
    if kini is None:
        return tulis.buat(PengaturanPemda, oleh=oleh, **nilai)
    if versi == 0:
        raise Bentrok(kini, nilai)
    return tulis.ubah(kini, oleh=oleh, versi=versi, **nilai)


def _peran(peran) -> list[str]:
    """Each role once, in the order of `Peran`."""
    if asing := set(peran) - set(Peran.values):
        raise IsianSalah({"wajib_dua_langkah": f"Peran tidak dikenal: {', '.join(sorted(asing))}."})
    return [satu for satu in Peran.values if satu in peran]


def _kop(baris) -> list[str]:
    """Lines without blanks around them; empty lines are left out."""
    isi = [" ".join(str(satu).split()) for satu in baris]
    isi = [satu for satu in isi if satu]
    if len(isi) > BARIS_KOP_MAKS or any(len(satu) > PANJANG_KOP_MAKS for satu in isi):
        raise IsianSalah({"kop_baris": f"Paling banyak {BARIS_KOP_MAKS} baris, tiap baris {PANJANG_KOP_MAKS} huruf."})
    return isi
