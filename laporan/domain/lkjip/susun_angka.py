"""The figures of a LKjIP from the one engine: nothing is computed here that the pages do not show as well."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indikator import capaian as mesin
from indikator.capaian.satuan_rata import gabungan_sejenis, tolak_rata
from indikator.domain import pembanding
from indikator.domain.anggaran import BarisAnggaran, IsiAnggaran
from indikator.domain.baris_ukur import (
    RATA_INDIKATOR,
    RATA_NILAI,
    RATA_SASARAN,
    RATA_TERTIMBANG,
    BarisUkur,
    IsiPengukuran,
    SasaranUkur,
)
from indikator.domain.efisiensi import EfisiensiSasaran, efisiensi_sasaran
from indikator.domain.pembanding import BahanPembanding, Banding
from indikator.enums import Arah
from indikator.target import satuan as daftar_satuan
from indikator.target.satuan_master import CACAH
from laporan.domain.lkjip.angka import (
    ADA,
    BELUM,
    MELAMPAUI,
    TERCAPAI,
    TIDAK_ADA,
    TIDAK_TERCAPAI,
    AngkaEfisiensi,
    AngkaHasil,
    AngkaHitung,
    AngkaIndikator,
    AngkaKegiatan,
    AngkaLkjip,
    AngkaPembanding,
    AngkaRata,
    AngkaSasaran,
    AngkaTahun,
    AngkaUang,
)
from laporan.domain.lkjip.lalu import lalu
from laporan.enums import RataUtama

RATA_GABUNGAN = "Gabungan (Σ realisasi ÷ Σ target)"
KUNCI_RATA = {
    RATA_NILAI: RataUtama.NILAI,
    RATA_INDIKATOR: RataUtama.INDIKATOR,
    RATA_SASARAN: RataUtama.SASARAN,
    RATA_TERTIMBANG: RataUtama.TERTIMBANG,
}
GABUNGAN, TANPA_BATAS = "gabungan", "tanpa_batas"
HASIL = {0: MELAMPAUI, 1: TERCAPAI, 2: TIDAK_TERCAPAI}  # by the place in mesin.SKALA_TERCAPAI


@dataclass(frozen=True)
class Bahan:
    """What every row of the report is made from."""

    lalu: dict[str, tuple[AngkaTahun, ...]]
    pembanding: BahanPembanding
    anggaran: IsiAnggaran
    efisiensi: dict[str, EfisiensiSasaran]
    cara_efisiensi: str


def susun_angka(isi: IsiPengukuran, anggaran: IsiAnggaran, rata_utama: str) -> AngkaLkjip:
    """All figures of a year. Queries: constant."""
    hemat = efisiensi_sasaran(isi, anggaran)
    silsilah = [satu.indikator.silsilah for baris in isi.baris for satu in (baris, *baris.sub)]
    bahan = Bahan(
        lalu=lalu(isi.instansi, isi.tahun, silsilah),
        pembanding=pembanding.muat(isi),
        anggaran=anggaran,
        efisiensi={str(satu.ukur.sasaran.silsilah): satu for satu in hemat.baris} if hemat else {},
        cara_efisiensi=hemat.cara if hemat else "",
    )
    sasaran = tuple(_sasaran(satu, bahan) for satu in isi.sasaran)
    return AngkaLkjip(
        tahun=isi.tahun,
        instansi=isi.instansi.nama,
        sasaran=sasaran,
        rata=_rata(isi, rata_utama),
        per_kategori=tuple(AngkaHitung(*satu) for satu in isi.per_kategori),
        nama_skala=isi.nama_skala,
        hasil=_hasil(satu for s in sasaran for satu in s.indikator),
        hasil_nilai=_hasil(satu for s in sasaran for satu in s.terukur),
        anggaran=_uang(anggaran.baris, anggaran.jumlah),
    )


def polos(nilai: Decimal | None) -> str:
    """A Decimal as it is kept in JSON."""
    return "" if nilai is None else f"{nilai.normalize():f}"


def _sasaran(ukur: SasaranUkur, bahan: Bahan) -> AngkaSasaran:
    silsilah = str(ukur.sasaran.silsilah)
    kegiatan = [b for b in bahan.anggaran.baris if b.sasaran and str(b.sasaran.silsilah) == silsilah]
    hemat = bahan.efisiensi.get(silsilah)
    jumlah = hemat.anggaran if hemat else mesin.jumlah_anggaran([(b.pagu, b.realisasi) for b in kegiatan])
    terukur = [satu for baris in ukur.baris for satu in baris.terukur]
    return AngkaSasaran(
        silsilah=silsilah,
        nama=ukur.sasaran.nama,
        indikator=tuple(_indikator(satu, silsilah, bahan) for satu in ukur.baris),
        persen=polos(ukur.rata.nilai),
        kategori=ukur.kategori.label if ukur.kategori else "",
        warna=ukur.kategori.warna if ukur.kategori else "",
        lengkap=ukur.rata.lengkap,
        bukti=ukur.rata.bukti,
        keterangan=ukur.rata.keterangan,
        tolak_rata=tolak_rata([_satuan(satu) for satu in terukur]),
        anggaran=_uang(kegiatan, jumlah),
        efisiensi=_efisiensi(hemat, bahan.cara_efisiensi) if hemat else None,
    )


def _indikator(ukur: BarisUkur, silsilah_sasaran: str, bahan: Bahan) -> AngkaIndikator:
    indikator, silsilah = ukur.indikator, str(ukur.indikator.silsilah)
    tercapai = None if ukur.belum_final else mesin.kategori(ukur.persen, mesin.SKALA_TERCAPAI)
    return AngkaIndikator(
        silsilah=silsilah,
        silsilah_sasaran=silsilah_sasaran,
        nama=indikator.nama,
        satuan=_satuan(ukur),
        arah=indikator.arah,
        target_teks=ukur.target_teks,
        realisasi_teks="" if ukur.sub else ukur.realisasi_setahun,
        target=polos(ukur.target.angka if ukur.target else None),
        realisasi="" if ukur.sub else polos(pembanding.nilai_realisasi(ukur)[0]),
        persen=polos(ukur.persen),
        kategori=ukur.kategori.label if ukur.kategori else "",
        warna=ukur.kategori.warna if ukur.kategori else "",
        hasil=HASIL[tercapai.urutan] if tercapai else "",
        bukti=ukur.bukti,
        keterangan=ukur.keterangan,
        sementara=ukur.sementara,
        belum_final=ukur.belum_final,
        belum_waktunya=ukur.belum_waktunya,
        lalu=bahan.lalu.get(silsilah, ()),
        menengah=_pembanding(pembanding.jangka_menengah(ukur, bahan.pembanding)),
        nasional=_pembanding(pembanding.nasional(ukur, bahan.pembanding)),
        sub=tuple(_indikator(satu, silsilah_sasaran, bahan) for satu in ukur.sub),
    )


def _satuan(ukur: BarisUkur) -> str:
    return ukur.indikator.satuan or (ukur.target.satuan if ukur.target else "")


def _pembanding(banding: Banding) -> AngkaPembanding:
    keadaan = TIDAK_ADA if banding.tidak_ada else (ADA if banding.target else BELUM)
    return AngkaPembanding(
        keadaan=keadaan,
        teks=banding.target.teks if banding.target else "",
        tahun=banding.tahun or 0,
        sumber=banding.sumber,
        persen=polos(banding.hasil.persen_dibatasi if banding.hasil else None),
        bukti=banding.hasil.bukti_hitung if banding.hasil else "",
        keterangan=banding.keterangan,
    )


def _uang(baris: Iterable[BarisAnggaran], jumlah: mesin.Jumlah) -> AngkaUang:
    return AngkaUang(
        pagu=polos(jumlah.pagu),
        realisasi=polos(jumlah.realisasi),
        persen=polos(jumlah.serapan.persen),
        keterangan=jumlah.serapan.keterangan if jumlah.serapan.persen is None else "",
        kegiatan=tuple(_kegiatan(satu) for satu in baris),
    )


def _kegiatan(baris: BarisAnggaran) -> AngkaKegiatan:
    return AngkaKegiatan(
        nama=baris.kegiatan.nama,
        program=baris.program.nama if baris.program else "",
        pagu=polos(baris.pagu),
        realisasi=polos(baris.realisasi),
        persen=polos(baris.serapan.persen),
        indikator=str(baris.indikator.silsilah) if baris.indikator else "",
    )


def _efisiensi(satu: EfisiensiSasaran, cara: str) -> AngkaEfisiensi:
    hasil = satu.hasil
    return AngkaEfisiensi(cara, polos(hasil.nilai), satu.persen, hasil.simpulan, hasil.bukti, hasil.keterangan)


def _rata(isi: IsiPengukuran, rata_utama: str) -> tuple[AngkaRata, ...]:
    """Every named average; the one the report speaks of is that of the report, else that of indicators."""
    ada = {KUNCI_RATA.get(satu.nama) for satu in isi.rata}
    utama = rata_utama if rata_utama in ada else RataUtama.INDIKATOR
    hasil = []
    for satu in isi.rata:
        kunci = KUNCI_RATA.get(satu.nama, TANPA_BATAS)
        kategori = mesin.kategori(satu.nilai, isi.skala) if satu.lengkap else None
        hasil.append(_satu_rata(str(kunci), satu, satu.keterangan, kategori, kunci == utama))
    terukur = [satu for baris in isi.baris for satu in baris.terukur]
    if terukur:
        rata, kalimat = gabungan_sejenis(
            [(pembanding.nilai_realisasi(t)[0], t.target.angka if t.target else None) for t in terukur],
            [_satuan(t) for t in terukur],
            RATA_GABUNGAN,
            dapat=all(_cacah_naik(t) for t in terukur),
        )
        hasil.append(_satu_rata(GABUNGAN, rata, kalimat, None, False))
    return tuple(hasil)


def _cacah_naik(ukur: BarisUkur) -> bool:
    return daftar_satuan.jenis(_satuan(ukur)) == CACAH and ukur.indikator.arah == Arah.NAIK


def _satu_rata(kunci: str, rata: mesin.RataRata, keterangan: str, kategori, utama: bool) -> AngkaRata:
    return AngkaRata(
        kunci=kunci,
        nama=rata.nama,
        persen=polos(rata.nilai),
        jumlah=rata.jumlah,
        tanpa_capaian=rata.tanpa_capaian,
        belum_waktunya=rata.belum_waktunya,
        belum_final=rata.belum_final,
        kategori=kategori.label if kategori else "",
        bukti=rata.bukti,
        keterangan=keterangan,
        utama=utama,
    )


def _hasil(daftar: Iterable[AngkaIndikator]) -> AngkaHasil:
    hitung = {MELAMPAUI: 0, TERCAPAI: 0, TIDAK_TERCAPAI: 0, "": 0}
    for satu in daftar:
        hitung[satu.hasil] += 1
    return AngkaHasil(hitung[MELAMPAUI], hitung[TERCAPAI], hitung[TIDAK_TERCAPAI], hitung[""])
