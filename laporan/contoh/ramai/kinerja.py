"""What is promised, spent and measured: PK, anggaran, realisasi of every triwulan with analysis and evidence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from indikator.domain import analisis, anggaran, bukti, pk
from indikator.domain import realisasi as domain_realisasi
from indikator.domain.pihak_pk import jabatan_kepala
from indikator.domain.realisasi_banyak import IsianRealisasi, simpan_banyak
from indikator.domain.tingkat import jenis_diukur
from indikator.enums import DasarPerubahanPK, SifatRealisasi
from indikator.models import Indikator, Realisasi
from laporan.contoh.ramai.angka_rekaan import JATUH
from laporan.contoh.ramai.dokumen import BarisIsi
from laporan.contoh.ramai.gerak import SEBELUM, Pemain, gerakkan
from laporan.contoh.ramai.rencana import KINI, RencanaInstansi
from organisasi.domain import tulis
from organisasi.domain.pemda import kepala_daerah
from organisasi.domain.sekaligus import utuh
from organisasi.enums import Peran
from organisasi.models import Instansi
from organisasi.pelaku import Pelaku

SERAP = Decimal("0.93")  # of the pagu, more or less
BERUBAH_MULAI = 3  # triwulan from which a changed PK holds


@utuh
def muat_pk(
    rencana: RencanaInstansi, instansi: Instansi, baris: Sequence[BarisIsi], pemain: Pemain, alasan: str
) -> None:
    """The PK of every year; a changed one has a second version with a lower target for its last row."""
    oleh, iku = pemain.siapa(Peran.PERENCANA, instansi.slug), [satu for satu in baris if satu.iku]
    for tahun in rencana.tahun:
        lama = None
        for versi, status in enumerate(rencana.pk(tahun), 1):
            perjanjian = pk.buat(
                oleh=oleh,
                instansi=instansi,
                tahun=tahun,
                baris=_isi_pk(iku, tahun, versi),
                versi_ke=versi,
                asal=lama,
                berlaku_mulai_triwulan=1 if versi == 1 else BERUBAH_MULAI,
                alasan_perubahan="" if versi == 1 else "Pergeseran anggaran pada perubahan APBD.",
                tanggal=date(tahun, 1, 20) if versi == 1 else date(tahun, 10, 14),
                pihak_pertama=rencana.bahan.kepala,
                jabatan_pertama=jabatan_kepala(instansi),
                pihak_kedua="Bupati Contoh",
                jabatan_kedua=kepala_daerah(instansi.pemda),
                tempat=instansi.pemda.ibukota,
                dasar_perubahan="" if versi == 1 else DasarPerubahanPK.ANGGARAN,
            )
            lama = gerakkan("pk", perjanjian, status, pemain, instansi.slug, alasan=alasan)


def _isi_pk(iku: Sequence[BarisIsi], tahun: int, versi: int) -> list[tuple[Indikator, str]]:
    """Lines of the PK; the changed one promises for its last row what the year before did."""
    masa = [tahun] * (len(iku) - 1) + [tahun if versi == 1 else tahun - 1]
    return [(satu.indikator, satu.rekaan.teks_target(satu_tahun)) for satu, satu_tahun in zip(iku, masa, strict=True)]


@utuh
def muat_anggaran(rencana: RencanaInstansi, instansi: Instansi, baris: Sequence[BarisIsi], oleh: Pelaku) -> None:
    iku = [satu.indikator for satu in baris if satu.iku]
    for tahun in rencana.tahun:
        program = {}
        for urutan, satu in enumerate(rencana.bahan.kegiatan, 1):
            if satu.program not in program:
                kunci = f"program-{len(program) + 1}"
                program[satu.program] = anggaran.buat_program(
                    oleh=oleh, instansi=instansi, tahun=tahun, kunci=kunci, nama=satu.program, urutan=len(program) + 1
                )
            naik = 1 + Decimal(rencana.pilih((2, 4, 6), "pagu", satu.nama)) / 100 * (tahun - rencana.tahun[0])
            pagu = (satu.pagu * naik).quantize(Decimal(1000))
            milik = iku[satu.iku - 1]
            anggaran.buat_kegiatan(
                oleh=oleh,
                instansi=instansi,
                tahun=tahun,
                kunci=f"kegiatan-{urutan}",
                nama=satu.nama,
                urutan=urutan,
                program=program[satu.program],
                pagu=pagu,
                realisasi=_terserap(rencana, tahun, pagu, urutan),
                sasaran=milik.sasaran,
                indikator=milik,
            )


def _terserap(rencana: RencanaInstansi, tahun: int, pagu: Decimal, urutan: int) -> Decimal:
    """Spent of the year; of the running one what three triwulan take."""
    bagian = SERAP * Decimal(rencana.pilih((88, 94, 97, 99, 101, 103), "serap", tahun, urutan)) / 100
    return (pagu * bagian * (Decimal("0.68") if tahun == KINI else 1)).quantize(Decimal(1000))


def muat_pengukuran(
    rencana: RencanaInstansi,
    instansi: Instansi,
    baris: Sequence[BarisIsi],
    pemain: Pemain,
    umum: Mapping,
    *,
    kini: bool,
) -> None:
    """The Pengukuran of the instansi in their order (see `RencanaInstansi.masa`), with values and led to a state."""
    terukur = _terukur(baris)
    for tahun, triwulan in rencana.masa(kini=kini):
        daftar = [
            satu
            for satu in terukur
            if (satu.iku if not triwulan else triwulan in JATUH[satu.rekaan.indikator.frekuensi])
            and not rencana.belum_diisi(tahun, triwulan, satu.indikator.nama)
        ]
        if daftar:
            _muat_satu(rencana, instansi, (tahun, triwulan), daftar, pemain, umum)


def _terukur(baris: Sequence[BarisIsi]) -> list[BarisIsi]:
    """The rows of the sheets that the pemda measures, read once with their formulas."""
    semua = Indikator.objects.filter(pk__in=[satu.indikator.pk for satu in baris])
    lengkap = semua.select_related("lembar__penetapan__instansi", "lembar__jabatan", "rumus")
    ada = {satu.pk: satu for satu in lengkap.prefetch_related("rumus__variabel")}
    segar = [BarisIsi(ada[satu.indikator.pk], satu.rekaan, satu.iku) for satu in baris]
    return [satu for satu in segar if satu.iku or satu.indikator.lembar.jabatan.jenis in jenis_diukur()]


@utuh
def _muat_satu(
    rencana: RencanaInstansi,
    instansi: Instansi,
    masa: tuple[int, int],
    daftar: Sequence[BarisIsi],
    pemain: Pemain,
    umum: Mapping,
) -> None:
    tahun, triwulan = masa
    oleh = pemain.siapa(Peran.PERENCANA, instansi.slug)
    isian = [_isian(satu, tahun, triwulan) for satu in daftar]
    baru = simpan_banyak(isian, oleh=oleh, tahun=tahun, triwulan=triwulan)
    _analisis(rencana, baru, umum, oleh)
    for satu, milik in zip(daftar, baru, strict=True):
        if satu.iku and rencana.berbukti(tahun, triwulan, satu.indikator.nama):
            alamat = f"https://contoh.example/bukti/{instansi.slug}/{tahun}/{triwulan}/{satu.indikator.urutan}"
            bukti.tambah(milik, oleh=oleh, baru=bukti.BuktiBaru(tautan=alamat, keterangan=satu.indikator.sumber_data))
    status = rencana.pengukuran(tahun, triwulan)
    sebelum = SEBELUM[rencana.berulang(tahun, triwulan)]
    alasan = rencana.pilih(umum["alasan_kembali"], tahun, triwulan)
    ukur = domain_realisasi.cari_pengukuran(instansi, tahun, triwulan)
    gerakkan("pengukuran", ukur, status, pemain, instansi.slug, alasan=alasan, sebelum=sebelum)


def _isian(satu: BarisIsi, tahun: int, triwulan: int) -> IsianRealisasi:
    isi, bahan = satu.rekaan.isian(tahun, triwulan), satu.rekaan.indikator
    sementara = tahun >= KINI - 1 and bahan.frekuensi == "tahunan" and "nilai" in bahan.cara
    lain = {"sifat": SifatRealisasi.SEMENTARA, "tahun_data": tahun} if sementara else {}
    if isi.teks:
        return IsianRealisasi(satu.indikator, isi.teks, lain=lain)
    kode = [v.kode for v in satu.indikator.rumus.variabel.all()]
    return IsianRealisasi(
        satu.indikator, variabel=dict(zip(kode, (str(isi.atas), str(isi.bawah)), strict=True)), lain=lain
    )


def _analisis(rencana: RencanaInstansi, baru: Sequence[Realisasi], umum: Mapping, oleh: Pelaku) -> None:
    """What held the rows below target back, from a few texts: rows with the same text are written together."""
    kelompok = defaultdict(list)
    for satu in filter(analisis.kurang, baru):
        kelompok[rencana.pilih(range(len(umum["analisis"])), "analisis", satu.indikator.nama)].append(satu)
    for nomor, daftar in sorted(kelompok.items()):
        hambat, lanjut = umum["analisis"][nomor]
        isi = {"faktor_pendorong": umum["pendorong"], "faktor_penghambat": hambat, "tindak_lanjut": lanjut}
        tulis.ubah_banyak(daftar, oleh=oleh, **isi)
