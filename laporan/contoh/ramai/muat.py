"""The whole load of Kabupaten Contoh in one transaction; a loaded one is left alone."""

from collections.abc import Callable
from time import monotonic

from django.db import transaction

from indikator.domain import sasaran as domain_sasaran
from indikator.domain.dokumen import berlaku
from indikator.models import Periode, SasaranStrategis, Tujuan, VisiMisi
from laporan.contoh import indikator as contoh_indikator
from laporan.contoh.baca import BerkasRusak, baca_berkas
from laporan.contoh.muat import FIXTURES
from laporan.contoh.ramai import dokumen, kinerja, laporan, organisasi, penanggalan, percakapan
from laporan.contoh.ramai.bahan import Bahan, baca_bahan
from laporan.contoh.ramai.dokumen import BarisIsi
from laporan.contoh.ramai.laporan import Naskah
from laporan.contoh.ramai.rencana import MASA_KINI, TAHUN, RencanaInstansi, susun
from organisasi import penyewa
from organisasi.domain import jejak, tulis
from organisasi.domain.pemda import buat_pemda
from organisasi.enums import Peran, Tindakan
from organisasi.models import Instansi, Jejak, Pemda, PengaturanPemda
from organisasi.pelaku import Pelaku

SLUG = "contoh"


def muat_ramai(
    lapor: Callable[[str], None], *, slug: str = SLUG, tahun: tuple[int, ...] = TAHUN, banyak: int | None = None
) -> None:
    """Load the pemda; `tahun` and `banyak` (instansi) make it smaller, for tests. Raises BerkasRusak, GalatKinerja."""
    bahan = baca_bahan()
    bahan = Bahan(bahan.umum, bahan.instansi[:banyak])
    with transaction.atomic():
        pemda = Pemda.objects.filter(slug=slug).first() or buat_pemda(slug=slug, **bahan.umum["pemda"])
        with penyewa.sebagai(pemda):
            if Jejak.objects.filter(tindakan=Tindakan.MUAT).exists():
                return lapor(f"{pemda.nama}: sudah dimuat, tidak diubah.")
            if Instansi.objects.exists():
                raise BerkasRusak(f"{pemda.nama} dengan alamat “{slug}” sudah berisi data lain.")
            oleh = Pelaku.mesin(pemda)
            _muat_isi(bahan, susun(bahan, tahun), oleh, lapor)
            jejak.catat(oleh=oleh, tindakan=Tindakan.MUAT, objek=pemda)
            lapor(f"{pemda.nama}: {Instansi.objects.count()} perangkat daerah dimuat.")


def _muat_isi(bahan: Bahan, semua: list[RencanaInstansi], oleh: Pelaku, lapor: Callable[[str], None]) -> None:
    """Past terms of all instansi first, then what everybody works on now, as it would have happened."""
    milik = organisasi.muat_instansi(bahan, oleh=oleh)
    kepala = organisasi.muat_pejabat(bahan, milik, oleh=oleh)
    pemain = organisasi.muat_akun(milik, oleh=oleh)
    rpjmd = _muat_pemda(bahan, oleh)
    naskah = [Naskah(satu, milik[s := satu.bahan.slug], kepala[s], pemain, bahan.umum) for satu in semua]
    baris = [_muat_lalu(satu, rpjmd[satu.rencana.bahan.rpjmd], lapor) for satu in naskah]
    penanggalan.muat_jadwal(semua, milik, pemain)
    penanggalan.tandai_terbaca(pemain)
    for satu, isi in zip(naskah, baris, strict=True):
        _muat_kini(satu, isi)
    penanggalan.atur_tanggal(semua, milik, oleh=oleh)
    lapor(f"  Triwulan {MASA_KINI[1]} dan reviu {MASA_KINI[0]}")


def _muat_lalu(naskah: Naskah, rpjmd: SasaranStrategis, lapor: Callable[[str], None]) -> list[BarisIsi]:
    """Everything up to the term of now; gives the rows of the document."""
    mulai, rencana, instansi, pemain = monotonic(), naskah.rencana, naskah.instansi, naskah.pemain
    baris = dokumen.muat_dokumen(rencana, instansi, rpjmd, pemain, naskah.alasan)
    kinerja.muat_pk(rencana, instansi, baris, pemain, naskah.alasan)
    kinerja.muat_anggaran(rencana, instansi, baris, pemain.siapa(Peran.PERENCANA, instansi.slug))
    kinerja.muat_pengukuran(rencana, instansi, baris, pemain, naskah.umum, kini=False)
    laporan.muat_lkjip(naskah, berlaku(instansi, rencana.tahun[0]))
    lapor(f"  {rencana.bahan.singkat} ({monotonic() - mulai:.0f} detik)")
    return baris


def _muat_kini(naskah: Naskah, baris: list[BarisIsi]) -> None:
    rencana, instansi, pemain = naskah.rencana, naskah.instansi, naskah.pemain
    kinerja.muat_pengukuran(rencana, instansi, baris, pemain, naskah.umum, kini=True)
    lama = berlaku(instansi, rencana.tahun[0])
    baru = dokumen.muat_reviu(rencana, lama, pemain, naskah.alasan)
    laporan.muat_keputusan(naskah, lama, baru)
    percakapan.muat_catatan(rencana, instansi, baru, pemain, naskah.umum)


def _muat_pemda(bahan: Bahan, oleh: Pelaku) -> dict[str, SasaranStrategis]:
    """Scale, settings, period, visi and misi; gives the sasaran of the RPJMD by key."""
    contoh_indikator.muat_skala({}, baca_berkas(FIXTURES / "acuan" / "skala.yaml")[0], oleh=oleh)
    if not PengaturanPemda.objects.exists():
        tulis.buat(PengaturanPemda, oleh=oleh, halaman_publik=True)
    isi = bahan.umum["periode"]
    periode = tulis.buat(
        Periode,
        oleh=oleh,
        nama=isi["nama"],
        tahun_mulai=int(isi["tahun_mulai"]),
        tahun_selesai=int(isi["tahun_selesai"]),
    )
    for urutan, satu in enumerate(bahan.umum["visi_misi"], 1):
        tulis.buat(VisiMisi, oleh=oleh, periode=periode, urutan=urutan, **satu)
    hasil = {}
    for urutan, (kunci, nama) in enumerate(bahan.umum["sasaran_rpjmd"].items(), 1):
        tulis.buat(Tujuan, oleh=oleh, periode=periode, urutan=urutan, isi=nama)
        hasil[kunci] = domain_sasaran.buat_rpjmd(oleh=oleh, nama=nama, periode=periode, urutan=urutan, kunci=kunci)
    return hasil
