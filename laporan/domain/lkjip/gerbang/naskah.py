"""docs/kelengkapan-lkjip.md, written from the rules of the gate: what is looked at, what it stands before."""

from laporan.domain.lkjip.gerbang import ATURAN
from laporan.domain.lkjip.gerbang.temuan import Aturan, Tingkat
from organisasi.enums import Tindakan

PEMBUKA = """# Kelengkapan LKjIP

Berkas ini ditulis dari aturan di kode (`laporan.domain.lkjip.gerbang.naskah`); jangan diubah dengan tangan. Kekurangan
dihitung setiap kali halaman dibuka dan tidak disimpan; tiap baris menyebut tempatnya dan menuju halaman perbaikannya.

* **Halang** menghentikan tindakannya: yang berlaku saat diajukan juga menghalangi penandatanganan dan publikasi.
  **Saran** boleh tetap ada. Titik 1 sampai 7 ditanyakan pada setiap sasaran (PermenPANRB 53/2014).
* Laporan lama yang dimuat dari dokumen tercetak punya satu bagian analisis per sasaran: isinya dihitung sebagai titik
  1 dan 5, titik lain harus punya bagian sendiri. Laporan yang dimuat sebagai sudah terbit tidak dihalangi;
  kekurangannya tetap ditunjukkan.
* Laporan yang sudah ditandatangani dibaca dari isi bekunya: hanya aturan bertanda “ya” pada kolom Beku yang
  ditanyakan.
"""
KEPALA = "| Kode | Tingkat | Sebelum | Menemukan | Perbaikan | Beku |\n|---|---|---|---|---|---|"
SEBELUM = {Tindakan.AJUKAN: "diajukan", Tindakan.TANDATANGANI: "ditandatangani"}


def naskah() -> str:
    """The whole file."""
    semua = sorted(ATURAN.values(), key=lambda satu: satu.kode)
    halang = sum(satu.tingkat == Tingkat.HALANG for satu in semua)
    jumlah = f"{len(semua)} aturan, {halang} di antaranya menghalangi."
    return "\n".join([PEMBUKA, jumlah, "", KEPALA, *map(_baris, semua), ""])


def _baris(satu: Aturan) -> str:
    sebelum = SEBELUM[satu.tahap] if satu.tingkat == Tingkat.HALANG else ""
    sel = [satu.kode, satu.tingkat, sebelum, satu.judul, satu.perbaikan, "ya" if satu.beku else ""]
    return f"| {' | '.join(sel)} |"
