"""Sentences on one sasaran: its opening, efficiency, the kegiatan behind it."""

from laporan.kalimat.capaian import dalam_kalimat, pita
from laporan.kalimat.fakta import Sasaran, Uang
from laporan.kalimat.kata_angka import angka_sasaran, angka_uang
from laporan.kalimat.susun import Kalimat, deretkan, gabung, rangkai


def pembuka(satu: Sasaran) -> Kalimat:
    """How many indicators the sasaran has, their mean and category."""
    angka, isi = angka_sasaran(satu), {"nama": f"“{satu.nama}”", "tahun": str(satu.tahun)}
    if not satu.indikator:
        return rangkai("Sasaran strategis {nama} tidak mempunyai indikator pada tahun {tahun}.", **isi)
    awal = "Sasaran strategis {nama} diukur dengan {indikator} indikator"
    if "rata" not in angka:
        return rangkai(awal + "; capaiannya tahun {tahun} belum ada.", **isi, **angka)
    pola = awal + " dengan rata-rata capaian tahun {tahun} sebesar {rata}{pita}."
    return gabung([rangkai(pola, pita=pita(angka), **isi, **angka), _tanpa_capaian(angka)])


def _tanpa_capaian(angka: dict) -> Kalimat:
    if "tanpa-capaian" not in angka:
        return ()
    pola = "Di antaranya {jumlah} belum ada capaiannya dan tidak ikut dirata-ratakan."
    return rangkai(pola, jumlah=angka["tanpa-capaian"])


def efisiensi(satu: Sasaran) -> Kalimat:
    """Point 6: capaian and serapan beside each other and the conclusion, or why there is none."""
    angka = angka_sasaran(satu) | (_serapan(satu.uang) if satu.uang else {})
    if not {"rata", "serapan", "efisiensi"} <= angka.keys():
        alasan = dalam_kalimat(satu.alasan_efisiensi) or "capaian atau serapan anggaran sasaran ini belum ada"
        return rangkai("Efisiensi penggunaan sumber daya belum dapat disimpulkan: {alasan}.", alasan=alasan)
    pola = "Capaian sasaran ini {rata} dengan serapan anggaran {serapan}: penggunaan sumber daya {efisiensi}."
    return rangkai(pola, **angka)


def _serapan(milik: Uang) -> dict:
    return {nama: satu for nama, satu in angka_uang(milik).items() if nama == "serapan"}


def program(satu: Sasaran) -> Kalimat:
    """Point 7: the kegiatan with their money, the highest and the lowest serapan."""
    if satu.uang is None or not satu.uang.kegiatan:
        return ("Belum ada kegiatan yang dikaitkan dengan sasaran ini.",)
    angka = angka_uang(satu.uang)
    nama = deretkan(
        [(k.nama,) for k in satu.uang.kegiatan], "; ", "; dan " if len(satu.uang.kegiatan) > 2 else " dan "
    )
    pokok = rangkai("Sasaran ini ditunjang {kegiatan} kegiatan: {nama}.", nama=nama, **angka)
    return gabung([pokok, _uang(angka), _ujung(angka)])


def _uang(angka: dict) -> Kalimat:
    if "pagu" not in angka:
        return ("Anggarannya belum ada.",)
    if "realisasi" not in angka:
        return rangkai("Anggarannya {pagu}; realisasinya belum ada.", **angka)
    akhir = " atau {serapan}." if "serapan" in angka else "."
    return rangkai("Anggarannya {pagu} dengan realisasi {realisasi}" + akhir, **angka)


def _ujung(angka: dict) -> Kalimat:
    """Highest and lowest serapan, where there are at least two different ones."""
    if "serapan-tertinggi" not in angka:
        return ()
    pola = "Serapan tertinggi pada {tinggi}, terendah pada {rendah}."
    return rangkai(pola, tinggi=angka["serapan-tertinggi"], rendah=angka["serapan-terendah"])
