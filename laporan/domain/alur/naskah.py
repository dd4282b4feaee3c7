"""docs/alur.md, written from the tables of moves: who may move what from where to where."""

from indikator.domain.alur import dokumen, lembar, pengukuran, pk
from laporan.domain.alur import keputusan, lkjip
from organisasi.alur import LABEL_PEMBACA, Mesin, Peralihan

MESIN: tuple[tuple[str, Mesin], ...] = (
    ("Dokumen IKU dan IKI", dokumen.MESIN),
    ("Lembar IKU atau IKI", lembar.MESIN),
    ("Realisasi (perangkat daerah × triwulan)", pengukuran.MESIN),
    ("Perjanjian kinerja", pk.MESIN),
    ("LKjIP", lkjip.MESIN),
    ("Keputusan", keputusan.MESIN),
)
PELAKU = {
    "isi_data": "Perencana",
    "sampaikan": "Perencana",
    "setujui": "Pimpinan",
    "tetapkan": "Pimpinan",
    "verifikasi": "Verifikator",
    "publikasikan": "Verifikator",
    "reviu_lkjip": "Inspektorat",
    "kembalikan_lkjip": "Verifikator, Inspektorat",
}
PEMBUKA = """# Alur dan status

Berkas ini ditulis dari tabel peralihan di kode (`laporan.domain.alur.naskah`); jangan diubah dengan tangan. Setiap sel
(status × tindakan × peran) diuji lewat fungsi dan lewat kiriman langsung di `tests/laporan/test_tabel_alur.py`.

* Setiap lembar punya statusnya sendiri. Status dokumen mengikuti lembar yang paling tertinggal: dikembalikan, ditarik,
  draf, diajukan, disetujui, terverifikasi, ditetapkan. Tindakan pada dokumen berlaku untuk semua lembarnya yang
  sesuai; menetapkan hanya untuk dokumen seutuhnya.
* Yang mengajukan tidak menyetujui, memverifikasi, menetapkan, mengunci, mereviu atau menandatanganinya sendiri (kolom
  “Bukan pengaju”).
* Mengembalikan, membuka kembali dan mencabut memerlukan alasan; basis data juga menolaknya tanpa alasan.
* LKjIP pemerintah daerah, dan LKjIP perangkat daerah bila pemda mewajibkannya (Pengaturan, Reviu LKjIP), hanya
  ditandatangani sesudah direviu. Inspektorat mengembalikan LKjIP yang terverifikasi, verifikator juga yang baru
  disetujui.
* LKjIP diperiksa [kelengkapannya](kelengkapan-lkjip.md) saat diajukan, ditandatangani dan dipublikasikan. Saat
  ditandatangani isinya dibekukan; sesudah dipublikasikan koreksi hanya dengan adendum.
* Pengajuan memerlukan isian yang lengkap, dan jadwal yang belum ditutup bila pemda menetapkan tanggal penutupan.
"""
KEPALA = "| Tindakan | Dari | Menjadi | Oleh | Alasan | Bukan pengaju | Diberi tahu |\n|---|---|---|---|---|---|---|"


def naskah() -> str:
    """The whole file."""
    bagian = [PEMBUKA, *(_bagian(judul, mesin) for judul, mesin in MESIN), _label()]
    return "\n".join(bagian)


def _bagian(judul: str, mesin: Mesin) -> str:
    status = ", ".join(f"{satu.label} (`{satu.value}`)" for satu in mesin.status)
    baris = [_baris(p, mesin) for p in mesin.peralihan.values()]
    return "\n".join([f"## {judul}", "", f"Status: {status}.", "", KEPALA, *baris, ""])


def _baris(p: Peralihan, mesin: Mesin) -> str:
    dari = ", ".join(mesin.status(satu).label for satu in p.dari)
    kabar = ", ".join(peran.label.split(" (")[0].removesuffix(" perangkat daerah") for peran in p.kabar)
    sel = [f"{p.label} (`{p.tindakan.value}`)", dari, mesin.status(p.ke).label, PELAKU[p.izin]]
    sel += ["wajib" if p.perlu_alasan else "", "ya" if p.pisah else "", kabar]
    return f"| {' | '.join(sel)} |"


def _label() -> str:
    nama = {mesin.nama: judul for judul, mesin in MESIN}
    baris = [
        f"| {peran.label} | {nama.get(mesin, 'semua')} | `{status}` | {kata} |"
        for peran, mesin, status, kata in LABEL_PEMBACA
    ]
    kepala = "| Pembaca | Untuk | Status | Tertulis |\n|---|---|---|---|"
    return "\n".join(["## Sebutan menurut pembaca", "", "Yang lain membaca nama statusnya.", "", kepala, *baris, ""])
