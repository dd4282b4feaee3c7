"""docs/kaidah-keputusan.md, written from the rules: what is looked at, whether it blocks, what its fix does."""

from laporan.kaidah.periksa import ATURAN
from laporan.kaidah.temuan import Aturan, Tingkat

PEMBUKA = """# Kaidah keputusan

Berkas ini ditulis dari aturan di kode (`laporan.kaidah.naskah`); jangan diubah dengan tangan. Aturan membaca naskah
keputusan, nomor yang tercetak di sumbernya, pustaka dasar hukum dan pemangku jabatan pada tanggal keputusan; temuan
dihitung setiap kali halaman dibuka dan tidak disimpan.

* **Halang**: harus diperbaiki sebelum keputusan ditetapkan; tidak dapat dikecualikan. **Saran**: boleh tetap ada.
  Beberapa aturan yang menghalangi menjadi saran bila pustaka atau data pemangku tidak pasti.
* Perbaikan selalu ditampilkan sebelum dan sesudahnya, dikerjakan dengan satu klik lewat tindakan penyunting yang sama
  (versi, riwayat, urungkan). “Perbaiki semua yang dapat” mengerjakan yang tidak perlu dilihat orang satu per satu;
  mengganti atau menghapus peraturan yang dicabut tidak termasuk.
* Keputusan yang dimuat dari dokumen sumber tetap memperlihatkan kesalahannya, juga sesudah berlaku; isi bekunya tidak
  berubah. Isi lembar IKU dan IKI dinilai oleh [catatan kualitas](mutu.md).
* Dua keputusan contoh (Paser, Blitar) diuji baris demi baris: `tests/data/keputusan_temuan.csv` memuat setiap temuan
  dan mengapa sebagian tetap ada sesudah semua perbaikan; `tests/data/keputusan_kesalahan_sumber.csv` kesalahan yang
  harus ditemukan.
"""
KEPALA = "| Kode | Tingkat | Menemukan | Perbaikan yang ditawarkan |\n|---|---|---|---|"


def naskah() -> str:
    """The whole file."""
    semua = sorted(ATURAN.values(), key=lambda satu: satu.kode)
    halang = sum(satu.tingkat == Tingkat.HALANG for satu in semua)
    jumlah = f"{len(semua)} aturan, {halang} di antaranya menghalangi."
    return "\n".join([PEMBUKA, jumlah, "", KEPALA, *map(_baris, semua), ""])


def _baris(satu: Aturan) -> str:
    return f"| {satu.kode} | {satu.tingkat} | {satu.judul} | {satu.perbaikan} |"
