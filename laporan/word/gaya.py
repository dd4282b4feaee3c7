"""The styles of our Word documents, by name, with their measures: one list for the reference file and the filter.

Lengths in millimetres, sizes in points. `kiri`, `gantung`: left and hanging indent; `tab`: tab stops; `garis`: outline
level (what the navigation pane lists); `ikut`: kept with the next paragraph.
"""

from dataclasses import dataclass

HURUF = "Bookman Old Style"
HURUF_SEPADAN = "TeX Gyre Bonum"  # the same metrics
# Paper in twentieths of a point: (width, height, margins top, right, bottom, left) upright, and the same landscape.
KERTAS = {
    ("f4", False): (12189, 18709, 1134, 1134, 1247, 1417),
    ("f4", True): (18709, 12189, 1021, 1134, 964, 1247),
    ("a4", False): (11906, 16838, 1134, 1134, 1247, 1417),
    ("a4", True): (16838, 11906, 1021, 1021, 964, 1134),
}
MM = 56.6929  # twentieths of a point


@dataclass(frozen=True)
class Gaya:
    nama: str
    ukuran: float = 12
    rata: str = "left"
    tebal: bool = False
    miring: bool = False
    garis_bawah: bool = False
    sebelum: float = 0
    sesudah: float = 0
    kiri: float = 0
    gantung: float = 0
    baris: float = 1.15
    tab: tuple[tuple[float, str], ...] = ()
    ikut: bool = False
    garis: int = 0
    sekali: bool = False  # the space before only where a paragraph of another style stands above

    @property
    def kode(self) -> str:
        """The style id: the name without blanks."""
        return self.nama.replace(" ", "")


def teks_lebar(kertas: str, mendatar: bool) -> int:
    """Width of the text in twentieths of a point."""
    lebar, _, _, kanan, _, kiri = KERTAS[kertas, mendatar]
    return lebar - kanan - kiri


def susun_gaya(kertas: str) -> tuple[Gaya, ...]:
    """Every paragraph style; what stands at the right margin depends on the paper."""
    tegak, mendatar = (teks_lebar(kertas, arah) / MM for arah in (False, True))
    tt = {"rata": "center", "ikut": True}
    tt_kecil = tt | {"kiri": mendatar - 92, "ukuran": 10.5, "baris": 1.1}
    return (
        Gaya("Body Text", rata="both", sesudah=2.5, baris=1.3),
        Gaya("First Paragraph", rata="both", sesudah=2.5, baris=1.3),
        Gaya("Compact", rata="both", sesudah=1, baris=1.3),
        Gaya("Judul Keputusan", rata="center", sebelum=5, ikut=True, garis=1),
        Gaya("Kepala Keputusan", rata="center"),
        Gaya("Kepala Keputusan Berjarak", rata="center", sebelum=4),
        Gaya("Kepala Keputusan Akhir", rata="center", sebelum=4, sesudah=6),
        Gaya("Sampul Besar", ukuran=20, rata="center", tebal=True, sebelum=70, sekali=True),
        Gaya("Sampul Kecil", rata="center", sebelum=95, sekali=True),
        Gaya("Sampul Laporan", ukuran=18, rata="center", tebal=True, sebelum=60, sekali=True),
        Gaya("Sampul Kaki", ukuran=14, rata="center", tebal=True, sebelum=100, sekali=True),
        Gaya("Kop Pertama", ukuran=13, rata="center", baris=1),
        Gaya("Kop Nama", ukuran=14, rata="center", tebal=True, baris=1),
        Gaya("Kop Alamat", ukuran=10, rata="center", sebelum=1, baris=1),
        Gaya("Kop Kota", ukuran=11, rata="center", tebal=True, sebelum=1, sesudah=2, baris=1),
        Gaya("Label"),
        Gaya("Klausul", rata="both", sesudah=1),
        Gaya("Butir Klausul", rata="both", sesudah=1, kiri=8, gantung=8),
        Gaya("Memutuskan", rata="center", sebelum=4, sesudah=4, ikut=True),
        Gaya("Tembusan", ukuran=10.5, sebelum=8),
        Gaya("Butir Tembusan", ukuran=10.5, kiri=8, gantung=8),
        Gaya("Kepala Lampiran", ukuran=10.5, kiri=tegak - 120, baris=1.1),
        Gaya("Kepala Lampiran Mendatar", ukuran=10.5, kiri=mendatar - 120, baris=1.1),
        Gaya("Baris Lampiran", ukuran=10.5, kiri=tegak - 93, gantung=27, tab=((tegak - 96, "left"),), baris=1.1),
        Gaya(
            "Baris Lampiran Mendatar",
            ukuran=10.5,
            kiri=mendatar - 93,
            gantung=27,
            tab=((mendatar - 96, "left"),),
            baris=1.1,
        ),
        Gaya("Judul Lembar", rata="center", tebal=True, sebelum=4, sesudah=4, baris=1.05, ikut=True, garis=2),
        Gaya("Label Identitas", ukuran=10.5, gantung=8, kiri=8, baris=1.1),
        Gaya("Identitas", ukuran=10.5, baris=1.1),
        Gaya("Butir Identitas", ukuran=10.5, kiri=8, gantung=8, baris=1.1),
        Gaya("Sel", ukuran=10, baris=1.05),
        Gaya("Sel Tengah", ukuran=10, rata="center", baris=1.05),
        Gaya("Sel Kanan", ukuran=10, rata="right", baris=1.05),
        Gaya("Sel Sub", ukuran=10, kiri=6, baris=1.05),
        Gaya("Sel Kepala", ukuran=10, rata="center", tebal=True, baris=1.05, ikut=True),
        Gaya("Butir Sel", ukuran=10, kiri=6, gantung=6, baris=1.05),
        Gaya("Waktu Tanda Tangan", kiri=tegak - 92, sebelum=6, sekali=True, ikut=True),
        Gaya("Waktu Tanda Tangan Mendatar", kiri=mendatar - 82, ukuran=10.5, baris=1.1, ikut=True),
        Gaya("Jabatan Tanda Tangan", kiri=tegak - 102, sebelum=3, **tt),
        Gaya("Jabatan Tanda Tangan Mendatar", sebelum=2, **tt_kecil),
        Gaya("Tanda Tangan", kiri=tegak - 102, **tt),
        Gaya("Tanda Tangan Mendatar", **tt_kecil),
        Gaya("Ruang Tanda Tangan", ukuran=4, sebelum=17, kiri=tegak - 102, baris=1, **tt),
        Gaya("Ruang Tanda Tangan Mendatar", sebelum=15, **tt_kecil | {"ukuran": 4, "baris": 1}),
        Gaya("Nama Tanda Tangan", tebal=True, garis_bawah=True, kiri=tegak - 102, **tt),
        Gaya("Nama Tanda Tangan Mendatar", tebal=True, garis_bawah=True, **tt_kecil),
        Gaya("Pihak", **tt),
        Gaya("Ruang Pihak", sebelum=17, **tt | {"ukuran": 4, "baris": 1}),
        Gaya("Nama Pihak", tebal=True, garis_bawah=True, **tt),
        Gaya("Judul Laporan", ukuran=14, rata="center", tebal=True, sebelum=8, sesudah=6, ikut=True, garis=1),
        Gaya("Bab", ukuran=14, rata="center", tebal=True, sesudah=8, ikut=True, garis=1),
        Gaya("Subbab", tebal=True, sebelum=6, sesudah=3, ikut=True, garis=2),
        Gaya("Anak Subbab", tebal=True, sebelum=4, sesudah=2, ikut=True, garis=3),
        Gaya("Judul Tabel", ukuran=10.5, rata="center", tebal=True, sebelum=3, sesudah=1.5, ikut=True),
        Gaya("Catatan Tabel", ukuran=9, sebelum=1),
        Gaya("Judul Daftar", ukuran=14, rata="center", tebal=True, sebelum=8, sesudah=4, ikut=True),
        Gaya("Daftar Satu", tebal=True, sebelum=2, tab=((tegak, "dot"),)),
        Gaya("Daftar Dua", kiri=8, tab=((tegak, "dot"),)),
        Gaya("Daftar Tiga", kiri=16, tab=((tegak, "dot"),)),
        Gaya("Daftar Lembar", ukuran=10.5, kiri=10, gantung=10, sesudah=1, tab=((10, "left"), (tegak, "dot"))),
        Gaya("Jeda", ukuran=8, baris=1),
        Gaya("Batas Bagian", ukuran=1, baris=1),
        Gaya("header", ukuran=11),
        Gaya("footer", ukuran=7.5),
    )
