"""The figures of a report (AngkaLkjip) as the facts that laporan.kalimat makes sentences of."""

from collections.abc import Mapping

from indikator.enums import Triwulan
from kinerja.angka import bulatkan
from laporan.domain.lkjip.angka import (
    ADA,
    TIDAK_ADA,
    AngkaIndikator,
    AngkaLkjip,
    AngkaPembanding,
    AngkaSasaran,
    AngkaTahun,
    AngkaUang,
    desimal,
)
from laporan.kalimat import fakta

LEBIH_BAIK, SAMA, BELUM_MENCAPAI = "lebih baik daripada", "sama dengan", "belum mencapai"
SETAHUN = f" (s.d. {Triwulan.EMPAT.label})"
Catatan = Mapping[str, tuple[str, str, str]]


def fakta_laporan(angka: AngkaLkjip, catatan: Catatan | None = None) -> fakta.Laporan:
    """`catatan` {silsilah: (pendorong, penghambat, tindak lanjut)} of the realisasi, for the sentences of point 5."""
    rata = angka.rata_utama
    return fakta.Laporan(
        instansi=angka.instansi,
        tahun=angka.tahun,
        sasaran=tuple(fakta_sasaran(satu, angka.tahun, catatan or {}) for satu in angka.sasaran),
        jumlah_indikator=angka.jumlah_indikator,
        jumlah_nilai=len(angka.terukur),
        rata=rata and fakta.Rata("rata.utama", rata.nama, desimal(rata.persen), rata.jumlah, rata.tanpa_capaian),
        kategori_rata=rata.kategori if rata else "",
        kategori=tuple((satu.label, satu.jumlah) for satu in angka.per_kategori),
        uang=_uang("anggaran", angka.anggaran),
    )


def fakta_sasaran(satu: AngkaSasaran, tahun: int, catatan: Catatan) -> fakta.Sasaran:
    """What the sentences of a sasaran speak of; percentages as Decimal, unrounded, None where there is none."""
    kunci = f"sasaran.{satu.silsilah}"
    indikator = tuple(_indikator(isi, tahun, catatan) for isi in satu.indikator)
    hemat = satu.efisiensi
    return fakta.Sasaran(
        kunci=kunci,
        nama=satu.nama,
        tahun=tahun,
        indikator=indikator,
        rata=desimal(satu.persen),
        tanpa_capaian=sum(isi.capaian is None for isi in indikator),
        kategori=satu.kategori,
        uang=_uang(f"{kunci}.anggaran", satu.anggaran),
        efisiensi=hemat.simpulan if hemat else "",
        alasan_efisiensi=hemat.keterangan if hemat else "belum ada kegiatan yang dikaitkan dengan sasaran ini",
    )


def _indikator(satu: AngkaIndikator, tahun: int, catatan: Catatan, induk: str = "") -> fakta.Indikator:
    """A sub-indicator is named with its indicator: its own name may be one word."""
    pendorong, penghambat, tindak_lanjut = catatan.get(satu.silsilah, ("", "", ""))
    return fakta.Indikator(
        kunci=f"indikator.{satu.silsilah}",
        nama=f"{induk}: {satu.nama}" if induk else satu.nama,
        tahun=tahun,
        target=satu.target_teks,
        realisasi=_realisasi(satu),
        capaian=desimal(satu.persen),
        kategori=satu.kategori,
        keterangan=satu.keterangan,
        sementara=satu.sementara,
        sub=len(satu.sub),
        lalu=tuple(_tahun(isi) for isi in satu.lalu),
        akhir=_banding(satu.menengah),
        baku=_banding(satu.nasional),
        pendorong=pendorong,
        penghambat=penghambat,
        tindak_lanjut=tindak_lanjut,
        anak=tuple(_indikator(isi, tahun, catatan, satu.nama) for isi in satu.sub),
    )


def _realisasi(satu: AngkaIndikator) -> str:
    """As printed; that triwulan IV is the whole year need not be said in a sentence, its percent sign must."""
    teks = satu.realisasi_teks.removesuffix(SETAHUN)
    if teks != satu.realisasi_teks and satu.satuan == "%" and "%" not in teks:
        teks += "%"
    return f"{teks} *)" if satu.sementara and teks else teks


def _tahun(satu: AngkaTahun) -> fakta.TahunLalu:
    return fakta.TahunLalu(satu.tahun, satu.realisasi_teks, desimal(satu.persen), satu.capaian_teks, satu.sumber)


def _banding(satu: AngkaPembanding) -> fakta.Banding:
    persen = desimal(satu.persen)
    return fakta.Banding(
        nilai=satu.teks if satu.keadaan == ADA else "",
        tahun=satu.tahun or None,
        sumber=satu.sumber,
        persen=persen,
        letak="" if persen is None else _letak(bulatkan(persen)),
        tidak_ada=satu.keadaan == TIDAK_ADA,
    )


def _letak(tercetak) -> str:
    """By the capaian against it, which knows the direction of the indicator."""
    return SAMA if tercetak == 100 else LEBIH_BAIK if tercetak > 100 else BELUM_MENCAPAI


def _uang(kunci: str, satu: AngkaUang) -> fakta.Uang:
    kegiatan = tuple(
        fakta.Kegiatan(isi.nama, desimal(isi.pagu), desimal(isi.realisasi), desimal(isi.persen))
        for isi in satu.kegiatan
    )
    uang = (desimal(satu.pagu), desimal(satu.realisasi), desimal(satu.persen))
    return fakta.Uang(kunci, *uang, satu.keterangan, kegiatan)
