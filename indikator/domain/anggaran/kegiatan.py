"""Kegiatan and sub kegiatan of a year: add, change, delete. Money is held by the leaves only."""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from indikator.domain.anggaran.kaitan import tentukan
from indikator.domain.anggaran.pemakai import pastikan_tidak_dipakai
from indikator.domain.anggaran.susunan import (
    buka_susunan,
    kunci_setahun,
    pastikan_kode_bebas,
    rapi_kode,
    rapi_nama,
    sisipkan,
    urutan_akhir,
)
from indikator.domain.anggaran.terkunci import pastikan_serapan_terbuka
from indikator.domain.anggaran.uang import label_kolom, nama_kolom, periksa_uang
from indikator.models import Indikator, Kegiatan, Program, SasaranStrategis, Serapan
from indikator.uang.rekap import SETAHUN
from organisasi.domain import tulis
from organisasi.domain.kunci import pastikan_terkirim_sama, sudah_dikirim
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan

SUDAH_SUB = "“{}” sendiri sub kegiatan dan tidak dapat punya sub kegiatan lagi."
UANG_INDUK = (
    "Kegiatan “{}” masih memuat pagu atau realisasinya sendiri. Tambah sub kegiatan pertama tanpa angka supaya "
    "angkanya berpindah ke sana, atau kosongkan dulu angka kegiatannya."
)


@utuh
def buat_kegiatan(
    *,
    oleh,
    instansi,
    tahun: int,
    nama: str,
    kode: str = "",
    kunci: str = "",
    urutan: int | None = None,
    program: Program | None = None,
    induk: Kegiatan | None = None,
    pagu: Decimal | int | None = None,
    realisasi: Decimal | int | None = None,
    serapan: Mapping[int, Decimal] | None = None,
    sumber_dana: str = "",
    sasaran: SasaranStrategis | None = None,
    indikator: Indikator | None = None,
    kunci_kirim: UUID | None = None,
) -> Kegiatan:
    """Add a kegiatan, or with `induk` a sub kegiatan of it (which then has its program).

    pagu, `realisasi` of the year and `serapan` {triwulan: amount} in rupiah. The first sub kegiatan without figures
    takes over those of its kegiatan. The same page sent again adds nothing.
    """
    buka_susunan(oleh, instansi, tahun)
    serapan = dict(serapan or {}) | ({} if realisasi is None else {SETAHUN: realisasi})
    pastikan_serapan_terbuka(oleh, instansi, tahun, serapan)
    periksa_uang({"pagu": pagu} | {_nama_uang(tw, realisasi): isi for tw, isi in serapan.items()})
    nama, kode = rapi_nama(nama, "kegiatan"), rapi_kode(kode)
    _pastikan_tempat(instansi, tahun, program, induk)
    if ada := sudah_dikirim(Kegiatan, instansi, kunci_kirim):
        pastikan_terkirim_sama(ada, {"nama": nama, "kode": kode})
        return ada
    pastikan_kode_bebas(Kegiatan, instansi, tahun, kode)
    baris = tulis.buat(
        Kegiatan,
        oleh=oleh,
        rincian=_rincian_baru(serapan),
        instansi=instansi,
        tahun=tahun,
        nama=nama,
        kode=kode,
        kunci=kunci or kunci_setahun(Kegiatan, instansi, tahun, nama),
        urutan=urutan_akhir(Kegiatan, instansi, tahun) if urutan is None else urutan,
        program=induk.program if induk else program,
        induk=induk,
        pagu=pagu,
        sumber_dana=" ".join(sumber_dana.split()),
        kunci_kirim=kunci_kirim,
        **tentukan(instansi, tahun, sasaran, indikator)._asdict(),
    )
    tulis.buat_banyak(Serapan, oleh=oleh, catat=False, daftar=[{"kegiatan": baris} | isi for isi in _kolom(serapan)])
    if induk:
        baris = _ambil_alih(induk, baris, oleh)
    if urutan is None:
        sisipkan(baris, oleh=oleh)
    return baris


def _nama_uang(triwulan: int, realisasi) -> str:
    return "realisasi" if triwulan == SETAHUN and realisasi is not None else nama_kolom(triwulan)


def _kolom(serapan: Mapping[int, Decimal]) -> list[dict]:
    return [{"triwulan": tw, "jumlah": isi} for tw, isi in sorted(serapan.items())]


def _rincian_baru(serapan: Mapping[int, Decimal]) -> dict | None:
    return {f"realisasi {label_kolom(tw)}": isi for tw, isi in sorted(serapan.items())} or None


def _pastikan_tempat(instansi, tahun: int, program: Program | None, induk: Kegiatan | None) -> None:
    """Program and induk are of this instansi and year; two levels and no more."""
    for nama, baris in (("program", program), ("induk", induk)):
        if baris is not None and (baris.instansi_id != instansi.pk or baris.tahun != tahun):
            raise IsianSalah({nama: "Pilih dari perangkat daerah dan tahun yang sama."})
    if induk is not None and induk.induk_id:
        raise IsianSalah({"induk": SUDAH_SUB.format(induk.nama)})


def _ambil_alih(induk: Kegiatan, sub: Kegiatan, oleh) -> Kegiatan:
    """The first sub kegiatan without figures takes those of its kegiatan; with figures it is refused."""
    induk = tulis.kunci(induk)
    milik = {satu.triwulan: satu.jumlah for satu in induk.serapan.all()}
    if induk.pagu is None and not milik:
        return sub
    if sub.pagu is not None or sub.serapan.exists():
        raise IsianSalah({"induk": UANG_INDUK.format(induk.nama)})
    pastikan_serapan_terbuka(oleh, induk.instansi, induk.tahun, milik)
    tulis.ganti_daftar(Serapan, {"kegiatan": sub}, _kolom(milik), oleh=oleh)
    baru = {f"realisasi {label_kolom(tw)}": (None, isi) for tw, isi in sorted(milik.items())}
    sub = tulis.ubah(sub, oleh=oleh, rincian=baru, pagu=induk.pagu)
    tulis.ganti_daftar(Serapan, {"kegiatan": induk}, [], oleh=oleh)
    tulis.ubah(induk, oleh=oleh, rincian={nama: (isi, None) for nama, (_, isi) in baru.items()}, pagu=None)
    return sub


@utuh
def ubah_kegiatan(
    kegiatan: Kegiatan,
    *,
    oleh,
    nama: str,
    kode: str = "",
    program: Program | None = None,
    sumber_dana: str = "",
    sasaran: SasaranStrategis | None = None,
    indikator: Indikator | None = None,
    versi: int | None = None,
) -> Kegiatan:
    """Change everything but the money. A sub kegiatan stays with its kegiatan; a kegiatan takes its subs along.

    Where the list is locked only the links may change.
    """
    instansi, tahun = kegiatan.instansi, kegiatan.tahun
    isi = {"nama": rapi_nama(nama, "kegiatan"), "kode": rapi_kode(kode), "sumber_dana": " ".join(sumber_dana.split())}
    isi["program"] = kegiatan.program if kegiatan.induk_id else program
    _pastikan_hak(oleh, kegiatan, isi)
    _pastikan_tempat(instansi, tahun, isi["program"], None)
    pastikan_kode_bebas(Kegiatan, instansi, tahun, isi["kode"], kegiatan.pk)
    kaitan = tentukan(instansi, tahun, sasaran, indikator)._asdict()
    if isi["program"] != kegiatan.program:
        isi["urutan"] = urutan_akhir(Kegiatan, instansi, tahun)
    baru = tulis.ubah(kegiatan, isi | kaitan, oleh=oleh, versi=versi)
    if baru.program_id != kegiatan.program_id:
        for sub in kegiatan.sub.all():
            tulis.ubah(sub, oleh=oleh, program=baru.program)
    if baru.kode != kegiatan.kode or baru.program_id != kegiatan.program_id:
        sisipkan(baru, oleh=oleh)
    return baru


def _pastikan_hak(oleh, kegiatan: Kegiatan, isi: dict) -> None:
    if any(getattr(kegiatan, kolom) != nilai for kolom, nilai in isi.items()):
        buka_susunan(oleh, kegiatan.instansi, kegiatan.tahun)
    else:
        pastikan(oleh, "isi_data", kegiatan.instansi)


@utuh
def hapus_kegiatan(kegiatan: Kegiatan, *, oleh, versi: int | None = None) -> None:
    """Only one without sub kegiatan and that no PK names; its figures go with it and stay readable in the Riwayat."""
    buka_susunan(oleh, kegiatan.instansi, kegiatan.tahun)
    if jumlah := kegiatan.sub.count():
        raise IsianSalah(f"Kegiatan ini masih punya {jumlah} sub kegiatan. Hapus sub kegiatannya dulu.")
    pastikan_tidak_dipakai(kegiatan)
    serapan = {satu.triwulan: satu.jumlah for satu in kegiatan.serapan.all()}
    pastikan_serapan_terbuka(oleh, kegiatan.instansi, kegiatan.tahun, serapan)
    tulis.hapus(kegiatan, oleh=oleh, versi=versi, rincian=_rincian_baru(serapan))
