"""Setting the calendar of a year, giving it back to the default, and extending it for some instansi."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indikator.domain.jadwal import jadwal
from indikator.enums import JenisJadwal
from indikator.kalender import bawaan
from indikator.models import Jadwal, PerpanjanganJadwal
from kinerja.tanggal import tulis_tanggal
from organisasi.domain import jejak, tulis
from organisasi.domain.kabar import kabari
from organisasi.domain.keanggotaan import anggota_aktif, orang
from organisasi.domain.sekaligus import utuh
from organisasi.enums import PERAN_INSTANSI, JenisPemberitahuan, Tindakan
from organisasi.galat import Bentrok, IsianSalah
from organisasi.models import Instansi
from organisasi.permissions import pastikan

KOLOM = ("buka", "tenggat", "tutup")
Tanggal = tuple[date | None, date | None, date | None]  # open from, due by, closed after


@dataclass(frozen=True)
class JadwalTahun:
    """The stored calendar of a year as a whole: `versi` changes with every row of it, 0 while the default holds."""

    tahun: int
    isi: dict[str, Tanggal]
    versi: int


def jadwal_tersimpan(tahun: int) -> JadwalTahun:
    """What a form of the whole year starts from: stored rows, the default for the others. One query."""
    return _susun(tahun, Jadwal.objects.filter(tahun=tahun))


def _susun(tahun: int, baris: Iterable[Jadwal]) -> JadwalTahun:
    ada = {satu.jenis: satu for satu in baris}
    isi = {
        jenis.value: (satu.buka, satu.tenggat, satu.tutup)
        if (satu := ada.get(jenis))
        else (*bawaan(tahun, jenis), None)
        for jenis in JenisJadwal
    }
    versi = max((satu.pk for satu in ada.values()), default=0) * 1000 + sum(satu.versi for satu in ada.values())
    return JadwalTahun(tahun, isi, versi)


@utuh
def simpan_jadwal(*, oleh, tahun: int, isi: Mapping[str, Tanggal], versi: int | None = None) -> JadwalTahun:
    """Store every row of the year; the same content sent twice changes nothing.

    Raises IsianSalah at `tenggat_<jenis>` or `tutup_<jenis>`, Bentrok on a lost update.
    """
    pastikan(oleh, "kelola_jadwal")
    _pastikan_urut(isi)
    ada = tulis.kunci_banyak(list(Jadwal.objects.filter(tahun=tahun)))
    kini = _susun(tahun, ada)
    if ada and kini.isi == dict(isi):
        return kini
    if versi is not None and versi != kini.versi:
        raise Bentrok(kini, {})
    baris = {satu.jenis: satu for satu in ada}
    for jenis in baris:
        tulis.ubah(baris[jenis], oleh=oleh, **dict(zip(KOLOM, isi[jenis], strict=True)))
    baru = [dict(zip(KOLOM, isi[jenis], strict=True)) | {"tahun": tahun, "jenis": jenis} for jenis in isi]
    tulis.buat_banyak(Jadwal, oleh=oleh, daftar=[satu for satu in baru if satu["jenis"] not in baris])
    return jadwal_tersimpan(tahun)


def _pastikan_urut(isi: Mapping[str, Tanggal]) -> None:
    """In the order of time; what is blank is not compared."""
    galat = {}
    for jenis, (buka, tenggat, tutup) in isi.items():
        if buka and tenggat and tenggat < buka:
            galat[f"tenggat_{jenis}"] = "Tenggat tidak boleh sebelum tanggal buka."
        akhir = tenggat or buka
        if tutup and akhir and tutup < akhir:
            galat[f"tutup_{jenis}"] = "Tanggal tutup tidak boleh sebelum tanggal buka atau tenggatnya."
    if galat:
        raise IsianSalah(galat)


@utuh
def kembalikan_bawaan(*, oleh, tahun: int) -> int:
    """Drop what was set for the year; extensions stay. How many rows were set."""
    pastikan(oleh, "kelola_jadwal")
    baris = tulis.kunci_banyak(list(Jadwal.objects.filter(tahun=tahun)))
    tulis.hapus_banyak(baris, oleh=oleh)
    return len(baris)


@utuh
def perpanjang(
    *, oleh, tahun: int, jenis: str, instansi: Sequence[Instansi], sampai: date, alasan: str, alamat: str
) -> list[PerpanjanganJadwal]:
    """Let these instansi submit until `sampai`, and tell their people (`alamat`: the page the notice opens).

    One that has an extension already gets the new one. Raises IsianSalah naming the field.
    """
    pastikan(oleh, "kelola_jadwal")
    alasan, jenis = alasan.strip(), JenisJadwal(jenis)
    _pastikan_sesudah(tahun, jenis, sampai, alasan)
    lama = list(PerpanjanganJadwal.objects.filter(tahun=tahun, jenis=jenis, instansi__in=instansi))
    lama = {satu.instansi_id: satu for satu in tulis.kunci_banyak(lama)}
    isi = {"tahun": tahun, "jenis": jenis, "sampai": sampai, "alasan": alasan}
    nilai = {"sampai": sampai, "alasan": alasan}
    hasil = [
        tulis.ubah(satu, oleh=oleh, tindakan=Tindakan.PERPANJANG, **nilai)
        for satu in lama.values()
        if (satu.sampai, satu.alasan) != (sampai, alasan)
    ]
    belum = [satu for satu in instansi if satu.pk not in lama]
    baru = tulis.buat_banyak(
        PerpanjanganJadwal, oleh=oleh, catat=False, daftar=[isi | {"instansi": satu} for satu in belum]
    )
    if baru:
        catatan = [(satu, {"sampai": (None, sampai)}) for satu in baru]
        jejak.catat_banyak(oleh=oleh, tindakan=Tindakan.PERPANJANG, daftar=catatan, alasan=alasan)
    if hasil := [*hasil, *baru]:
        _kabari(oleh, hasil, tahun, jenis, alamat)
    return hasil


def _pastikan_sesudah(tahun: int, jenis: JenisJadwal, sampai: date, alasan: str) -> None:
    """An extension moves a date, so it lies after the one it moves."""
    if not alasan:
        raise IsianSalah({"alasan": "Tuliskan alasan perpanjangannya."})
    umum = jadwal(tahun)[jenis]
    tanggal = umum.tenggat or umum.tutup
    if tanggal is None:
        raise IsianSalah({"jenis": "Tidak ada tenggat atau tanggal tutup yang dapat diperpanjang."})
    if sampai <= tanggal:
        raise IsianSalah({"sampai": f"Pilih tanggal sesudah {tulis_tanggal(tanggal)}, tenggat yang berlaku umum."})


def _kabari(oleh, daftar: list[PerpanjanganJadwal], tahun: int, jenis: JenisJadwal, alamat: str) -> None:
    """The perencana and pimpinan of the instansi; of a Bagian its own people only."""
    penerima = orang(anggota_aktif(PERAN_INSTANSI).filter(instansi__in=[satu.instansi_id for satu in daftar]))
    judul = f"{jenis.label} {tahun}: tenggat diperpanjang sampai {tulis_tanggal(daftar[0].sampai)}"
    isi = f"{oleh.nama}: {daftar[0].alasan}"
    kabari(oleh=oleh, penerima=penerima, jenis=JenisPemberitahuan.JADWAL, judul=judul, isi=isi, alamat=alamat)


def hapus_perpanjangan(*, oleh, perpanjangan: PerpanjanganJadwal, versi: int | None = None) -> None:
    """Take an extension back: the general due date holds again."""
    pastikan(oleh, "kelola_jadwal")
    tulis.hapus(perpanjangan, oleh=oleh, versi=versi)
