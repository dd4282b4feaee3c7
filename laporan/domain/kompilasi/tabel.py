"""The compilation as tables: the capaian over OPD of the pemda's own LKjIP, the contents of the merged PDF."""

from laporan.domain.kompilasi.isi import BarisKompilasi, IsiKompilasi, kompilasi
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, ada, persen, rupiah
from organisasi.models import Pemda
from organisasi.pelaku import Pelaku

KOLOM = (
    Kolom("nomor", "No"),
    Kolom("sasaran", "Perangkat daerah"),
    Kolom("angka", "Rata-rata capaian"),
    Kolom("kategori", "Kategori"),
    Kolom("uang", "Pagu (Rp)"),
    Kolom("uang", "Realisasi (Rp)"),
    Kolom("angka", "Serapan"),
)


def tabel_opd(isi: IsiKompilasi, judul: str = "") -> Tabel:
    """Capaian and budget of every OPD with the average and the totals; notes say which figures are frozen."""
    baris = [*map(_baris, range(1, len(isi.baris) + 1), isi.baris), _rata(isi), _jumlah(isi)]
    return Tabel(
        "capaian-opd",
        judul or f"Capaian kinerja dan anggaran perangkat daerah tahun {isi.tahun}",
        KOLOM,
        tuple(baris),
        catatan(isi),
    )


def tabel_pemda(pemda: Pemda, tahun: int) -> Tabel:
    """The same for the LKjIP of the pemda itself: only figures that are verified or signed."""
    return tabel_opd(kompilasi(Pelaku.mesin(pemda), tahun, boleh_draf=False))


def catatan(isi: IsiKompilasi) -> tuple[str, ...]:
    """Where the figures come from, and what the average leaves out."""
    beku = sum(satu.beku is not None for satu in isi.baris)
    sumber = (
        f"Angka {beku} dari {len(isi.baris)} perangkat daerah menurut LKjIP yang sudah ditandatangani; yang lain "
        "menurut data hari ini. Rata-rata capaian: rata-rata indikator tiap perangkat daerah."
    )
    contoh = f"{isi.contoh} perangkat daerah contoh tidak dihitung." if isi.contoh else ""
    return tuple(filter(None, (sumber, isi.rata.keterangan, isi.anggaran.serapan.keterangan, contoh)))


def _baris(nomor: int, satu: BarisKompilasi) -> BarisTabel:
    angka = satu.angka
    return BarisTabel(
        (
            SelTabel(str(nomor)),
            SelTabel(satu.instansi.nama),
            persen(angka.capaian),
            ada(satu.kategori.label if satu.kategori else ""),
            rupiah(angka.pagu),
            rupiah(angka.realisasi),
            persen(angka.serapan),
        )
    )


def _rata(isi: IsiKompilasi) -> BarisTabel:
    kategori = ada(isi.kategori.label if isi.kategori else "")
    kosong = (SelTabel(""),) * 3
    return BarisTabel(
        (SelTabel("Rata-rata perangkat daerah", lebar=2), persen(isi.rata.nilai), kategori, *kosong), "jumlah"
    )


def _jumlah(isi: IsiKompilasi) -> BarisTabel:
    uang = isi.anggaran
    sel = (SelTabel("Jumlah", lebar=2), SelTabel(""), SelTabel(""), rupiah(uang.pagu), rupiah(uang.realisasi))
    return BarisTabel((*sel, persen(uang.serapan.persen)), "jumlah")
