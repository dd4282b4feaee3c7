"""Tables of a quarterly report besides the capaian: what helped and hindered, money spent to date."""

from indikator import capaian as mesin
from indikator.domain.anggaran import BarisAnggaran, IsiAnggaran
from indikator.domain.baris_ukur import IsiPengukuran
from kinerja.tanggal import romawi
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, ada, persen, rupiah, sel

NOMOR, NAMA = Kolom("nomor", "No."), Kolom("nama", "Indikator Kinerja")
FAKTOR = ("faktor_pendorong", "faktor_penghambat", "tindak_lanjut")


def faktor(isi: IsiPengukuran, masa: str) -> Tabel:
    """Per measured row what its author wrote; rows that are not due yet are left out."""
    baris = []
    for satu in (terukur for pokok in isi.baris for terukur in pokok.terukur if not terukur.belum_waktunya):
        kata = (ada(getattr(satu.realisasi_bukti, nama, "").strip()) for nama in FAKTOR)
        baris.append(BarisTabel((SelTabel(f"{len(baris) + 1}."), SelTabel(satu.indikator.nama), *kata)))
    kolom = (
        NOMOR,
        NAMA,
        *(Kolom("24", judul) for judul in ("Faktor Pendorong", "Faktor Penghambat", "Tindak Lanjut")),
    )
    return Tabel("faktor", f"Faktor Pendorong, Penghambat, dan Tindak Lanjut {masa}", kolom, tuple(baris))


def anggaran(isi: IsiAnggaran, tahun: int, triwulan: int) -> Tabel:
    """Pagu and what was spent since January, below the name of each program; 0: of the whole year."""
    baris, nomor = [], 0
    for cabang in isi.pohon:
        nama = f"Program {cabang.program.nama}" if cabang.program else "Tanpa program"
        baris.append(BarisTabel((SelTabel(""), SelTabel(nama, lebar=4)), "kelompok"))
        for satu in cabang.baris:
            nomor += 1
            kepala = (sel(f"{nomor}."), SelTabel(satu.kegiatan.nama))
            serapan = mesin.persen_serapan(satu.pagu, satu.sd(triwulan))
            baris.append(BarisTabel((*kepala, rupiah(satu.pagu), rupiah(satu.sd(triwulan)), persen(serapan.persen))))
    jumlah = mesin.jumlah_anggaran([(satu.pagu, satu.sd(triwulan)) for satu in isi.baris])
    uang = (rupiah(jumlah.pagu), rupiah(jumlah.realisasi), persen(jumlah.serapan.persen))
    baris.append(BarisTabel((SelTabel("Jumlah", lebar=2), *uang), "jumlah"))
    sd = f" s.d. Triwulan {romawi(triwulan)}" if triwulan else ""
    kolom = (
        NOMOR,
        Kolom("nama", "Program / Kegiatan"),
        Kolom("uang", "Pagu (Rp)"),
        Kolom("uang", f"Realisasi{sd} (Rp)"),
        Kolom("angka", "Serapan"),
    )
    judul = f"Anggaran dan Realisasi{sd} Tahun {tahun}"
    return Tabel("anggaran-triwulan", judul, kolom, tuple(baris), _catatan(isi, triwulan))


def _catatan(isi: IsiAnggaran, triwulan: int) -> tuple[str, ...]:
    """Rows without a figure: they are not counted as 0."""
    kosong: list[BarisAnggaran] = [satu for satu in isi.baris if satu.sd(triwulan) is None]
    if not kosong:
        return ()
    return (f"{len(kosong)} kegiatan belum punya realisasi sampai saat ini; yang kosong tidak dihitung 0.",)
