"""What a row of an imported budget says: amounts, links, and what is odd about them."""

from indikator.domain.anggaran.kaitan import pilihan
from indikator.domain.impor_anggaran.simpul import Simpul, baca_uang, label_uang
from indikator.domain.impor_anggaran.tempat import rapi
from indikator.uang import kode as domain_kode
from indikator.uang.kode import KEGIATAN, SUB
from indikator.uang.kolom import SETAHUN, TW
from indikator.uang.rekap import tambah
from kinerja.angka import rupiah

NAMA_MAKS, SUMBER_MAKS = 300, 120


class Kaitan:
    """Sasaran and indicators of the document in force by their exact names."""

    def __init__(self, instansi, tahun: int):
        semua = pilihan(instansi, tahun)
        self.sasaran = {rapi(sasaran.nama): sasaran for sasaran, _ in semua}
        self.indikator: dict[str, list] = {}
        for _, daftar in semua:
            for satu in daftar:
                self.indikator.setdefault(rapi(satu.nama), []).append(satu)


def baca_simpul(satu: Simpul, kaitan: Kaitan) -> None:
    """Amounts and links of a row."""
    berkas = satu.berkas
    for nama, teks in berkas.uang.items():
        nilai, salah = baca_uang(teks)
        if salah:
            satu.galat.append(f"{label_uang(nama).capitalize()}: {salah}")
        elif nilai is not None:
            satu.uang[nama] = nilai
    if len(berkas.nama) > NAMA_MAKS or len(berkas.sumber_dana) > SUMBER_MAKS:
        satu.galat.append(f"Nama paling banyak {NAMA_MAKS} huruf, sumber dana {SUMBER_MAKS}.")
    if berkas.kode and not domain_kode.sah(berkas.kode):
        satu.galat.append(f"Kode “{berkas.kode}” tidak dikenal. Tulis angka bertitik, misalnya 1.01.02.2.01.")
    if satu.tingkat in (KEGIATAN, SUB):
        _baca_kaitan(satu, kaitan)
    if not satu.daun:
        _periksa_jumlah_anak(satu)
    _periksa_setahun(satu)


def _baca_kaitan(satu: Simpul, kaitan: Kaitan) -> None:
    """An indicator or sasaran by its name; a name that is not there, or there twice, links nothing and says so."""
    sasaran, indikator = satu.berkas.sasaran, satu.berkas.indikator
    milik = kaitan.sasaran.get(rapi(sasaran)) if sasaran else None
    if sasaran and milik is None:
        satu.catatan.append(f"Sasaran “{sasaran}” tidak ada di IKU yang berlaku; kaitannya tidak diubah.")
    calon = kaitan.indikator.get(rapi(indikator), []) if indikator else []
    calon = [i for i in calon if milik is None or i.sasaran_id == milik.pk] or ([] if milik else calon)
    if indikator and len(calon) != 1:
        sebab = "ada lebih dari satu" if calon else "tidak ada"
        satu.catatan.append(f"Indikator “{indikator}” {sebab} di IKU yang berlaku; kaitannya tidak diubah.")
    elif indikator:
        satu.isi |= {"sasaran": calon[0].sasaran, "indikator": calon[0]}
    elif milik is not None:
        satu.isi |= {"sasaran": milik, "indikator": None}


def _periksa_jumlah_anak(satu: Simpul) -> None:
    """The amounts of a program or kegiatan in the file are subtotals: compared, never stored."""
    daun = _daun(satu)
    for nama, nilai in satu.uang.items():
        milik = tambah(baca_uang(d.berkas.uang.get(nama, ""))[0] for d in daun)
        if milik is not None and milik != nilai:
            satu.catatan.append(
                f"Di berkas {label_uang(nama)} {rupiah(nilai)}, jumlah baris di bawahnya {rupiah(milik)}; "
                "yang dipakai jumlahnya."
            )


def _daun(satu: Simpul) -> list[Simpul]:
    return [d for anak in satu.anak for d in ([anak] if anak.daun else _daun(anak))]


def _periksa_setahun(satu: Simpul) -> None:
    """A yearly total beside triwulan in the file is a check of them, not a figure to store."""
    triwulan = [satu.uang[nama] for nama in TW if nama in satu.uang]
    if SETAHUN not in satu.uang or not triwulan or not satu.daun:
        return
    if (jumlah := tambah(triwulan)) != satu.uang[SETAHUN]:
        satu.catatan.append(
            f"Realisasi setahun di berkas {rupiah(satu.uang[SETAHUN])} berbeda dari jumlah triwulannya "
            f"{rupiah(jumlah)}; yang disimpan triwulannya."
        )
