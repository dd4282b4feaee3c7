"""Tables of the rencana aksi of a PK: the whole year, one triwulan with what was done, money against pagu."""

from collections.abc import Iterable

from indikator.domain.isi_aksi import IndikatorAksi, IsiRencana, TriwulanAksi
from indikator.models import RencanaAksi
from kinerja.tanggal import BULAN, romawi
from laporan.domain.sel_kinerja import sel_target, tercetak
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, ada, rupiah, sel

BELUM_DISUSUN, TIDAK_DIUKUR = "belum disusun", "tidak diukur"
NOMOR, KEGIATAN = Kolom("nomor", "No."), Kolom("14", "Kegiatan")
ANGGARAN, JAWAB = Kolom("uang", "Anggaran (Rp)"), Kolom("12", "Penanggung Jawab")


def setahun(isi: IsiRencana) -> Tabel:
    """Per indicator the four triwulan with their targets and rows; a triwulan without any is left out where the
    indicator is not measured then."""
    baris, nomor = [], 0
    for sasaran in isi.sasaran:
        for satu in sasaran.indikator:
            nomor += 1
            baris += _indikator(nomor, satu, sasaran.sasaran.nama)
    if isi.anggaran is not None:
        akhir = (SelTabel("Jumlah anggaran rencana aksi", lebar=8), rupiah(isi.anggaran), SelTabel(""))
        baris.append(BarisTabel(akhir, "jumlah"))
    kolom = (
        Kolom("4", "No."),
        Kolom("12", "Sasaran Strategis"),
        Kolom("15", "Indikator Kinerja"),
        Kolom("7", "Target"),
        Kolom("4", "TW"),
        Kolom("7", "Target TW"),
        Kolom("17", "Rencana Aksi"),
        Kolom("12", "Kegiatan"),
        Kolom("uang", "Anggaran (Rp)"),
        JAWAB,
    )
    return Tabel("aksi-tahunan", f"Rencana Aksi Tahun {isi.perjanjian.tahun}", kolom, tuple(baris), _catatan(isi))


def _indikator(nomor: int, satu: IndikatorAksi, sasaran: str) -> list[BarisTabel]:
    hasil: list[BarisTabel] = []
    for tw in satu.triwulan:
        for ke, aksi in enumerate(tw.baris or ([None] if tw.waktunya or tw.target else [])):
            awal = bool(hasil)
            kepala = (sel(str(nomor), awal), sel(sasaran, awal), sel(satu.nama, awal))
            target = SelTabel("", True) if awal else tercetak(satu.target)
            masa = (sel(romawi(tw.triwulan), ke > 0), SelTabel("", True) if ke else _target(tw))
            hasil.append(BarisTabel((*kepala, target, *masa, *_isi(aksi))))
    return hasil


def _target(tw: TriwulanAksi) -> SelTabel:
    if tw.target is None and not tw.waktunya:
        return SelTabel(TIDAK_DIUKUR, kosong=True)
    return sel_target(tw.target)


def _isi(aksi: RencanaAksi | None) -> tuple[SelTabel, ...]:
    """What is done, by which kegiatan, with how much, by whom."""
    if aksi is None:
        return (SelTabel(BELUM_DISUSUN, kosong=True), SelTabel(""), SelTabel(""), SelTabel(""))
    kegiatan = SelTabel(aksi.kegiatan.nama if aksi.kegiatan else "")
    uang = SelTabel("") if aksi.anggaran is None else rupiah(aksi.anggaran)
    return (SelTabel(uraian(aksi)), kegiatan, uang, SelTabel(penanggung_jawab(aksi)))


def uraian(aksi: RencanaAksi) -> str:
    """The month before it where it has one: "Februari: rapat koordinasi"."""
    return f"{BULAN[aksi.bulan - 1]}: {aksi.uraian}" if aksi.bulan else aksi.uraian


def penanggung_jawab(aksi: RencanaAksi) -> str:
    jabatan = aksi.penanggung_jawab.nama_lengkap if aksi.penanggung_jawab else ""
    return "; ".join(filter(None, (jabatan, aksi.penanggung_jawab_teks)))


def _catatan(isi: IsiRencana) -> tuple[str, ...]:
    """Which triwulan are those of another version, and kegiatan planned above their pagu."""
    lain: dict[int, list[str]] = {}
    for tw, versi in isi.pemegang.items():
        if versi.pk != isi.perjanjian.pk:
            lain.setdefault(versi.versi_ke, []).append(romawi(tw))
    milik = (f"Triwulan {', '.join(tw)} menurut perjanjian kinerja versi {ke}." for ke, tw in lain.items())
    return (*milik, *(f"Rencana aksi “{satu.kegiatan.nama}” melebihi pagunya." for satu in isi.lebih))


def pagu(isi: IsiRencana) -> Tabel:
    """Money of the rows beside the pagu of their kegiatan."""
    baris = [
        BarisTabel((SelTabel(f"{nomor}."), SelTabel(satu.kegiatan.nama), rupiah(satu.pagu), rupiah(satu.rencana)))
        for nomor, satu in enumerate(isi.pagu, start=1)
    ]
    kolom = (NOMOR, Kolom("nama", "Kegiatan"), Kolom("uang", "Pagu (Rp)"), Kolom("uang", "Rencana Aksi (Rp)"))
    return Tabel("aksi-pagu", f"Anggaran Rencana Aksi Tahun {isi.perjanjian.tahun}", kolom, tuple(baris))


def triwulan(isi: IsiRencana, tw: int) -> Tabel:
    """The rows of one triwulan with what was done; indicators without a row are named below."""
    baris, kosong = [], []
    for satu, milik in _triwulan(isi, tw):
        if not milik.baris and milik.waktunya:
            kosong.append(satu.nama)
        nomor = str(len({b.sel[0].teks for b in baris if b.sel[0].teks}) + 1)
        for ke, aksi in enumerate(milik.baris):
            kepala = (sel(nomor, ke > 0), sel(satu.nama, ke > 0))
            baris.append(BarisTabel((*kepala, *_isi(aksi), ada(aksi.hasil))))
    kolom = (
        NOMOR,
        Kolom("16", "Indikator Kinerja"),
        Kolom("nama", "Rencana Aksi"),
        KEGIATAN,
        ANGGARAN,
        JAWAB,
        Kolom("20", "Yang Sudah Dilaksanakan"),
    )
    catatan = (f"Rencana aksi belum disusun untuk: {'; '.join(kosong)}.",) if kosong else ()
    judul = f"Rencana Aksi Triwulan {romawi(tw)} Tahun {isi.perjanjian.tahun} dan Pelaksanaannya"
    return Tabel("aksi-triwulan", judul, kolom, tuple(baris), catatan)


def _triwulan(isi: IsiRencana, tw: int) -> Iterable[tuple[IndikatorAksi, TriwulanAksi]]:
    return ((satu, satu.triwulan[tw - 1]) for sasaran in isi.sasaran for satu in sasaran.indikator)
