"""Drafted text for a section, from stored figures only: HTML with figure references, every paragraph marked.

Sections about master data (tugas, visi, …) get that data again. A section without a draft gives "".
"""

from django.db.models import Max

from indikator.domain.dokumen import berlaku, lembar_iku
from indikator.models import Realisasi
from laporan.domain.lkjip.angka import AngkaLkjip
from laporan.domain.lkjip.fakta import Catatan, fakta_laporan
from laporan.domain.lkjip.naskah_awal import NASKAH, naskah_awal
from laporan.enums import TitikAnalisis as T
from laporan.kalimat import capaian, laporan, pembuka, sasaran
from laporan.kalimat.fakta import Indikator, Laporan, Sasaran
from laporan.kalimat.susun import Kalimat, paragraf
from laporan.models import BagianLkjip, Lkjip

PER_BAGIAN = {
    "kata-pengantar": laporan.kata_pengantar,
    "ikhtisar": laporan.ikhtisar,
    "bab1": pembuka.pendahuluan,
    "bab2": pembuka.perencanaan,
    "bab2-pk": pembuka.perjanjian,
    "bab3": pembuka.akuntabilitas,
    "bab3-pengukuran": pembuka.pengukuran,
    "bab3-anggaran": pembuka.anggaran,
    "bab4": laporan.penutup,
}
PER_INDIKATOR = {
    T.TARGET_REALISASI: capaian.tahun_ini,
    T.TAHUN_LALU: capaian.tahun_sebelumnya,
    T.JANGKA_MENENGAH: capaian.jangka_menengah,
    T.STANDAR_NASIONAL: capaian.standar_nasional,
    T.PENYEBAB: capaian.penyebab,
}
PER_SASARAN = {T.EFISIENSI: sasaran.efisiensi, T.PROGRAM: sasaran.program}


def usulan(lkjip: Lkjip, bagian: BagianLkjip, angka: AngkaLkjip | None = None) -> str:
    """Draft for a section of a report; `angka` the figures where the caller has them. Constant queries."""
    if bagian.kode in NASKAH:
        return _naskah(lkjip, bagian)
    angka = angka or _angka(lkjip)
    catatan = _catatan(lkjip) if bagian.titik == T.PENYEBAB else {}
    return "".join(paragraf(kalimat) for kalimat in _kalimat(fakta_laporan(angka, catatan), bagian))


def _angka(lkjip: Lkjip) -> AngkaLkjip:
    from laporan.domain.lkjip.isi import baca_isi  # which composes narratives with the figures of rujukan_angka

    return baca_isi(lkjip).angka


def _naskah(lkjip: Lkjip, bagian: BagianLkjip) -> str:
    lembar = lembar_iku(berlaku(lkjip.instansi, lkjip.tahun))
    milik = list(lembar.sasaran.order_by("urutan", "pk")) if lembar else []
    return naskah_awal(bagian.kode, lkjip.instansi, lkjip.tahun, milik)


def _kalimat(isi: Laporan, bagian: BagianLkjip) -> list[Kalimat]:
    if bagian.sasaran_id is None:
        buat = PER_BAGIAN.get(bagian.kode)
        return buat(isi) if buat else []
    kunci = f"sasaran.{bagian.sasaran.silsilah}"
    milik = next((satu for satu in isi.sasaran if satu.kunci == kunci), None)
    return _titik(milik, bagian.titik) if milik else []


def _titik(milik: Sasaran, titik: int) -> list[Kalimat]:
    if titik in PER_INDIKATOR:
        return [PER_INDIKATOR[titik](satu) for baris in milik.indikator for satu in _terukur(baris, titik)]
    return [PER_SASARAN[titik](milik)] if titik in PER_SASARAN else [sasaran.pembuka(milik)]


def _terukur(baris: Indikator, titik: int) -> tuple[Indikator, ...]:
    """The sub-indicators speak for themselves; their indicator only of its own capaian."""
    dengan_induk = titik in (T.TARGET_REALISASI, T.TAHUN_LALU)
    return ((baris,) if dengan_induk or not baris.anak else ()) + baris.anak


def _catatan(lkjip: Lkjip) -> Catatan:
    """{silsilah: (pendorong, penghambat, tindak lanjut)} of the realisasi of the year: of its last triwulan that has
    any, the year itself last."""
    semua = Realisasi.objects.filter(pengukuran__instansi=lkjip.instansi, pengukuran__tahun=lkjip.tahun)
    kolom = ("indikator__silsilah", "faktor_pendorong", "faktor_penghambat", "tindak_lanjut")
    urut = semua.annotate(tw=Max("pengukuran__triwulan")).order_by("tw", "pk").values_list("tw", *kolom)
    setahun = [isi[1:] for isi in urut if not isi[0]]
    hasil = {}
    for silsilah, *isi in [*(isi[1:] for isi in urut if isi[0]), *setahun]:
        if any(teks.strip() for teks in isi):
            hasil[str(silsilah)] = tuple(isi)
    return hasil
