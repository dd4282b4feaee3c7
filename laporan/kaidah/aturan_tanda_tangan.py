"""Rules about the signature: complete, and by whom holds the jabatan at the decree's date."""

from collections.abc import Iterator

from indikator.mutu.kata import baku, kutip
from laporan.kaidah.bahan import BahanKeputusan
from laporan.kaidah.langkah import UbahKepala
from laporan.kaidah.temuan import Sorotan, Tingkat, Usul, aturan

TEMPAT, LETAK = "Tanda tangan", "tanda-tangan"
_LENGKAPI = "Lengkapi di data pejabat."


@aturan("KEP-15", Tingkat.HALANG, "Penandatangan belum dipilih")
def penandatangan(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    if bahan.penanda is None or not bahan.penanda.nama.strip():
        yield Sorotan(TEMPAT, "Penandatangan belum dipilih. Pilih pejabat yang memangku jabatan penetap.", LETAK)


@aturan("KEP-16", Tingkat.SARAN, "Blok tanda tangan tidak lengkap")
def blok(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """A kepala daerah signs without pangkat and NIP."""
    if bahan.penanda is None or bahan.kepala_daerah:
        return
    kosong = [nama for nama, isi in (("pangkat", bahan.penanda.pangkat), ("NIP", bahan.penanda.nip)) if not isi]
    if kosong:
        kalimat = f"{bahan.penanda.nama} belum punya {' dan '.join(kosong)}. {_LENGKAPI}"
        yield Sorotan(TEMPAT, kalimat, LETAK)


@aturan("KEP-17", Tingkat.SARAN, "Ditandatangani pelaksana harian (Plh.)")
def pelaksana_harian(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    if bahan.penanda is not None and bahan.penanda.jenis == "plh":
        yield Sorotan(
            TEMPAT,
            f"{bahan.penanda.nama} menandatangani sebagai Plh.; menetapkan IKU atau IKI berdampak lama dan sebaiknya "
            "menunggu pejabat definitif atau Plt.",
            LETAK,
        )


@aturan("KEP-18", Tingkat.HALANG, "Penandatangan tidak memangku jabatannya pada tanggal keputusan")
def bukan_pemangku(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """Blocks where his offices are known and do not cover the date; where none is written it only asks."""
    if bahan.penanda is None or not bahan.penanda.nama.strip() or bahan.penanda.memangku:
        return
    nama, tahu = bahan.penanda.nama, bahan.penanda.memangku is False
    kalimat = (
        f"{nama} tidak memangku jabatan di perangkat daerah ini pada tanggal keputusan. Pilih penandatangan lain."
    )
    if not tahu:
        kalimat = f"Jabatan {nama} di perangkat daerah ini belum tercatat. Lengkapi data pemangku jabatan."
    yield Sorotan(TEMPAT, kalimat, LETAK, tingkat=None if tahu else Tingkat.SARAN)


@aturan("KEP-19", Tingkat.SARAN, "Jabatan penandatangan tidak sama dengan penetap", "Pakai jabatan penetap")
def jabatan(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """Not where somebody signs for another (a.n.): there the two differ."""
    tertulis = bahan.jabatan_penanda.strip()
    if bahan.atas_nama or not tertulis or baku(tertulis) == baku(bahan.penetap):
        return
    langkah = (UbahKepala((("jabatan_penandatangan", ""),)),)
    usul = Usul("Pakai jabatan penetap", tertulis, bahan.penetap.upper(), langkah)
    kalimat = f"Tanda tangan berjabatan {kutip(tertulis)}, penetapnya {kutip(bahan.penetap)}. Samakan."
    yield Sorotan(TEMPAT, kalimat, LETAK, usul)
