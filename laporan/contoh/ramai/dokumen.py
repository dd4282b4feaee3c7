"""The IKU and IKI document of an instansi with its cascade, and the review of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indikator.domain import dukungan, penetapan, reviu
from indikator.domain import indikator as domain_indikator
from indikator.domain import sasaran as domain_sasaran
from indikator.domain.indikator_banyak import IsianIndikator, buat_banyak
from indikator.domain.rumus import IsianVariabel
from indikator.domain.target import kolom_bacaan
from indikator.enums import JenisLembar, JenisVariabel, StatusDokumen, TipePenghitungan
from indikator.models import Indikator, Lembar, Penetapan, SasaranStrategis, Target
from indikator.rumus import baca
from laporan.contoh.ramai.angka_rekaan import Rekaan
from laporan.contoh.ramai.bahan import IKU, BahanIndikator, BahanSasaran
from laporan.contoh.ramai.gerak import Pemain, gerakkan
from laporan.contoh.ramai.rencana import CAMPURAN, KINI, RencanaInstansi
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.enums import Peran
from organisasi.models import Instansi

CAMPUR = (
    "dikembalikan",
    "terverifikasi",
    "disetujui",
    "diajukan",
    "terverifikasi",
    "draf",
    "ditarik",
)  # of its sheets


@dataclass(frozen=True)
class BarisIsi:
    """A row of a set document with its figures. `iku`: it stands on the sheet of the instansi."""

    indikator: Indikator
    rekaan: Rekaan
    iku: bool


@utuh
def muat_dokumen(
    rencana: RencanaInstansi, instansi: Instansi, rpjmd: SasaranStrategis, pemain: Pemain, alasan: str
) -> list[BarisIsi]:
    """The set document of all years; gives its rows in sheet order."""
    bahan, oleh = rencana.bahan, pemain.siapa(Peran.PERENCANA, instansi.slug)
    mulai, selesai = rencana.tahun[0], rencana.tahun[-1]
    dokumen = penetapan.buat(
        oleh=oleh,
        instansi=instansi,
        judul=f"IKU dan IKI {bahan.singkat} Tahun {mulai}–{selesai}",
        tahun_mulai=mulai,
        tahun_selesai=selesai,
        ditetapkan_pada=date(mulai, 1, 5 + rencana.nomor),
    )
    lembar = {IKU: penetapan.buat_lembar(oleh=oleh, penetapan=dokumen, jenis=JenisLembar.IKU)}
    jabatan = {satu.kunci: satu for satu in instansi.jabatan.all()}
    for satu in bahan.jabatan:
        lembar[satu.kunci] = penetapan.buat_lembar(
            oleh=oleh, penetapan=dokumen, jenis=JenisLembar.IKI, jabatan=jabatan[satu.kunci]
        )
    isi = {IKU: bahan.iku} | {satu.kunci: satu.sasaran for satu in bahan.jabatan}
    baris = {kunci: _muat_lembar(lembar[kunci], isi[kunci], rpjmd, rencana, oleh) for kunci in lembar}
    _muat_rencana([satu for daftar in baris.values() for satu in daftar], rencana, oleh)
    _muat_dukungan(rencana, baris, oleh)
    gerakkan("dokumen", dokumen, StatusDokumen.DITETAPKAN, pemain, instansi.slug, alasan=alasan)
    return [satu for daftar in baris.values() for satu in daftar]


def _muat_lembar(
    lembar: Lembar, isi: Sequence[BahanSasaran], rpjmd: SasaranStrategis, rencana: RencanaInstansi, oleh
) -> list[BarisIsi]:
    iku, baris, rekaan = lembar.jenis == JenisLembar.IKU, [], []
    for nomor, satu in enumerate(isi, 1):
        induk = rpjmd if iku else None
        milik = domain_sasaran.buat(oleh=oleh, lembar=lembar, nama=satu.nama, urutan=nomor, induk=induk)
        for bahan in satu.indikator:
            rekaan.append(Rekaan(bahan, rencana.bahan.slug, rencana.mutu))
            baris.append(_isian(milik, rekaan[-1], rencana.tahun))
    semua = buat_banyak(baris, oleh=oleh, lembar=lembar)
    return [BarisIsi(satu, milik, iku) for satu, milik in zip(semua, rekaan, strict=True)]


def _isian(sasaran: SasaranStrategis, rekaan: Rekaan, tahun: Sequence[int]) -> IsianIndikator:
    satu = rekaan.indikator
    rumus = f"{satu.rumus} x 100%" if "persen" in satu.cara else satu.rumus
    lain = {
        "satuan": "%" if "persen" in satu.cara else "",
        "arah": "turun" if satu.turun else "naik",
        "frekuensi": satu.frekuensi,
        "tipe_penghitungan": _tipe(satu),
        "sumber_data": satu.sumber,
        "standar_nasional": satu.standar[0],
        "sumber_standar": satu.standar[1],
        "metode": "PREDIKAT" if "opini" in satu.cara else "",
    }
    target = {satu: rekaan.teks_target(satu) for satu in tahun}
    return IsianIndikator(sasaran, satu.nama, rumus, _variabel(satu, rumus), target, lain=lain)


def _tipe(satu: BahanIndikator) -> str:
    if "jumlah" in satu.cara:
        return TipePenghitungan.KUMULATIF
    return TipePenghitungan.RATA_RATA if "rata" in satu.cara else TipePenghitungan.NON_KUMULATIF


def _variabel(satu: BahanIndikator, rumus: str) -> Mapping[str, IsianVariabel]:
    """Numerator and denominator: what is added over the year, and what counts with its last value."""
    if "persen" not in satu.cara:
        return {}
    arus = (not satu.cara & {"posisi"}, "arus" in satu.cara)
    jenis = [JenisVariabel.ARUS if satu else JenisVariabel.POSISI for satu in arus]
    terbaca = baca(rumus, satu.nama).variabel
    return {v.kode: IsianVariabel(v.satuan or "", satu.sumber, j) for v, j in zip(terbaca, jenis, strict=True)}


def _muat_rencana(baris: Sequence[BarisIsi], rencana: RencanaInstansi, oleh) -> None:
    """The targets of the triwulan (rencana aksi) of every year."""
    daftar = [
        {"indikator": satu.indikator, "tahun": tahun, "triwulan": tw}
        | kolom_bacaan(teks, satu.indikator.nama, satu.indikator.satuan)
        for satu in baris
        for tahun in rencana.tahun
        for tw, teks in satu.rekaan.rencana(tahun).items()
    ]
    tulis.buat_banyak(Target, oleh=oleh, daftar=daftar)


def _muat_dukungan(rencana: RencanaInstansi, baris: Mapping[str, Sequence[BarisIsi]], oleh) -> None:
    """The head supports the IKU row by row, everybody else one row of the sheet above."""
    for jabatan in rencana.bahan.jabatan:
        atas, letak = jabatan.dukung
        for nomor, satu in enumerate(baris[jabatan.kunci], 1):
            tujuan = baris[atas][(letak or nomor) - 1].indikator
            dukungan.atur(oleh=oleh, indikator=satu.indikator, mendukung=[tujuan.pk], dasar=[])


# --- the review -----------------------------------------------------------------------------------------------------


@utuh
def muat_reviu(rencana: RencanaInstansi, dokumen: Penetapan, pemain: Pemain, alasan: str) -> Penetapan | None:
    """The review of KINI with some changed rows, led to the planned state; None where none is planned."""
    if rencana.reviu is None:
        return None
    slug = rencana.bahan.slug
    oleh = pemain.siapa(Peran.PERENCANA, slug)
    baru = reviu.mulai_reviu(dokumen, oleh=oleh, tahun_mulai=KINI)
    _ubah_isi(baru, oleh)
    if rencana.reviu == StatusDokumen.DITETAPKAN:
        baru = tulis.ubah(baru, oleh=oleh, ditetapkan_pada=date(KINI, 10, 5 + rencana.nomor))
    if rencana.reviu != CAMPURAN:
        return gerakkan("dokumen", baru, rencana.reviu, pemain, slug, alasan=alasan)
    for satu, status in zip(baru.lembar.select_related("penetapan__instansi"), CAMPUR, strict=False):
        gerakkan("lembar", satu, status, pemain, slug, alasan=alasan)
    return baru


def _ubah_isi(baru: Penetapan, oleh) -> None:
    """What a review changes: a source, a name, and one new row."""
    lembar = baru.lembar.filter(jenis=JenisLembar.IKI).select_related("penetapan__instansi").first()
    iku = baru.lembar.get(jenis=JenisLembar.IKU)
    pertama = iku.indikator.select_related("lembar__penetapan__instansi").first()
    domain_indikator.ubah(pertama, oleh=oleh, sumber_data=f"{pertama.sumber_data}, dimutakhirkan tiap semester")
    kedua = lembar.indikator.select_related("lembar__penetapan__instansi").last()
    domain_indikator.ubah(kedua, oleh=oleh, nama=f"{kedua.nama} sesuai standar")
    domain_indikator.buat(
        oleh=oleh,
        sasaran=lembar.sasaran.select_related("lembar__penetapan__instansi").last(),
        nama="Jumlah rencana aksi tindak lanjut evaluasi AKIP yang selesai",
        rumus="Jumlah rencana aksi yang selesai",
        target={KINI: "4 rencana aksi"},
        tipe_penghitungan=TipePenghitungan.KUMULATIF,
        frekuensi="triwulan",
        sumber_data="Matriks tindak lanjut",
    )
