"""The whole load: reference data, then pemda by pemda in one transaction each; loaded pemda are left alone."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from indikator.domain.manual import KOLOM as KOLOM_MANUAL
from indikator.enums import TipePenghitungan
from indikator.models import ManualIndikator, Satuan
from indikator.target.satuan import MASTER
from laporan.contoh import indikator, kinerja, laporan, organisasi
from laporan.contoh.baca import BerkasRusak, baca_berkas, baca_pemda, bulat, tanggal, wajib, ya
from laporan.contoh.bentuk import periksa
from laporan.models import DasarHukum
from organisasi import penyewa
from organisasi.contoh_akun import OPERATOR, SANDI, akun_pemda
from organisasi.domain import jejak, keanggotaan
from organisasi.domain.pemda import buat_pemda
from organisasi.enums import Tindakan
from organisasi.galat import GalatKinerja
from organisasi.models import Instansi, Jejak, Pemda, Pengguna
from organisasi.pelaku import Pelaku

FIXTURES = settings.BASE_DIR / "fixtures"


def muat_semua(lapor: Callable[[str], None], folder: Path = FIXTURES) -> None:
    """Load everything under `folder`; raises BerkasRusak with a sentence and leaves no half-loaded pemda."""
    muat_acuan(folder / "acuan")
    skala = baca_berkas(folder / "acuan" / "skala.yaml")[0]
    for paths in _berkas_per_pemda(folder).values():
        lapor(_muat_berkas(paths, skala))
    buat_operator()


def _muat_berkas(paths: list[Path], skala: dict) -> str:
    """The files of one pemda; a mistake in them is told with their names."""
    data = baca_pemda(paths)
    try:
        periksa(data)
        return _muat_pemda(data, skala)
    except GalatKinerja as galat:
        raise BerkasRusak(f"Berkas {', '.join(p.name for p in paths)}: {galat}") from galat


def slug_contoh(folder: Path = FIXTURES) -> list[str]:
    """Slugs of the example pemda: the first part of the file names."""
    return list(_berkas_per_pemda(folder))


def _berkas_per_pemda(folder: Path) -> dict[str, list[Path]]:
    hasil: dict[str, list[Path]] = {}
    for path in sorted((folder / "contoh").glob("*.yaml")):
        hasil.setdefault(path.name.partition(".")[0], []).append(path)
    return hasil


def muat_acuan(folder: Path) -> None:
    """National reference data: satuan, indicator manuals and the legal-basis library follow their source."""
    baris = [Satuan(nama=satu.nama, sinonim=list(satu.sinonim), jenis=satu.jenis) for satu in MASTER]
    Satuan.objects.bulk_create(
        baris, update_conflicts=True, unique_fields=["nama"], update_fields=["sinonim", "jenis"]
    )
    _muat_manual(baca_berkas(folder / "manual_indikator.yaml"))
    _muat_dasar_hukum(baca_berkas(folder / "dasar_hukum.yaml"))


def _muat_manual(semua: list[dict]) -> None:
    """The national manuals follow the file by `kunci`; those an operator added besides stay."""
    baris = [_manual(isi) for isi in semua]
    ManualIndikator.objects.bulk_create(
        baris, update_conflicts=True, unique_fields=["kunci"], update_fields=list(KOLOM_MANUAL)
    )


def _manual(isi: dict) -> ManualIndikator:
    nilai = {"tipe_penghitungan": TipePenghitungan.NON_KUMULATIF} | isi
    if asing := set(nilai) - {"kunci", *KOLOM_MANUAL}:
        raise BerkasRusak(f"Manual indikator {isi.get('kunci', '?')}: kolom {', '.join(sorted(asing))} tidak dikenal.")
    manual = ManualIndikator(**nilai)
    try:
        manual.clean_fields()
    except ValidationError as galat:
        raise BerkasRusak(f"Manual indikator {isi.get('kunci', '?')}: {'; '.join(galat.messages)}") from galat
    return manual


@transaction.atomic
def _muat_dasar_hukum(semua: list[dict]) -> None:
    """The national library follows the file by `kunci`; entries an operator added besides stay."""
    baris = [_dasar_hukum(isi) for isi in semua]
    kolom = [f.name for f in DasarHukum._meta.concrete_fields if f.name not in ("id", "kunci", "oleh")]
    DasarHukum.objects.bulk_create(baris, update_conflicts=True, unique_fields=["kunci"], update_fields=kolom)
    ada = DasarHukum.objects.in_bulk(field_name="kunci")
    for isi in semua:
        if (oleh := isi.get("oleh", "")) and oleh not in ada:
            raise BerkasRusak(f"Dasar hukum {isi['kunci']}: “{oleh}” (oleh) tidak ada dalam pustaka.")
        ada[isi["kunci"]].oleh = ada[oleh] if oleh else None
    DasarHukum.objects.bulk_update([ada[isi["kunci"]] for isi in semua], ["oleh"])


def _dasar_hukum(isi: dict) -> DasarHukum:
    tempat = f"dasar hukum {wajib(isi, 'kunci', 'dasar hukum')}"
    nilai = {k: isi.get(k, "") for k in ("bentuk", "nomor", "tentang", "ln", "tln", "bn", "status", "catatan")}
    nilai |= {
        "tahun": bulat(isi["tahun"], tempat),
        "sejak": tanggal(isi.get("sejak", ""), tempat),
        "terkonfirmasi": ya(isi.get("konfirmasi")),
    }
    satu = DasarHukum(kunci=isi["kunci"], **nilai)
    try:
        satu.clean_fields()
    except ValidationError as galat:
        raise BerkasRusak(f"{tempat.capitalize()}: {'; '.join(galat.messages)}") from galat
    return satu


def _muat_pemda(data: dict, skala: dict) -> str:
    isi = data["pemda"]
    slug = wajib(isi, "slug", "pemda")
    with transaction.atomic():
        pemda = Pemda.objects.filter(slug=slug).first()
        if pemda is None:
            pemda = buat_pemda(**{k: v for k, v in isi.items() if v or k in ("slug", "nama")})
        with penyewa.sebagai(pemda):
            oleh = Pelaku.mesin(pemda)
            if Jejak.objects.filter(tindakan=Tindakan.MUAT).exists():
                return f"{pemda.nama}: sudah dimuat, tidak diubah."
            _muat_isi(data, skala, oleh)
            jejak.catat(oleh=oleh, tindakan=Tindakan.MUAT, objek=pemda)
            return f"{pemda.nama}: {Instansi.objects.count()} perangkat daerah dimuat."


def _muat_isi(data: dict, skala: dict, oleh: Pelaku) -> None:
    instansi = organisasi.muat_instansi(data, oleh=oleh)
    pejabat = organisasi.muat_pejabat(data, instansi, oleh=oleh)
    rpjmd = organisasi.muat_rencana(data, instansi, oleh=oleh)
    indikator.muat_skala(data, skala, oleh=oleh)
    penetapan = indikator.muat_penetapan(data, instansi, rpjmd, oleh=oleh)
    kinerja.muat_anggaran(data, instansi, oleh=oleh)
    kinerja.muat_pk(data, instansi, oleh=oleh)
    kinerja.muat_pengukuran(data, instansi, oleh=oleh)
    kinerja.muat_riwayat(data, instansi, oleh=oleh)
    laporan.muat_keputusan(data, instansi, penetapan, pejabat, oleh=oleh)
    laporan.muat_lkjip(data, instansi, pejabat, oleh=oleh)
    kinerja.muat_pembanding(data, instansi, oleh=oleh)  # a published report never said what is compared only later
    laporan.rancang_lkjip(data, instansi, oleh=oleh)
    _buat_akun(oleh, instansi)


def daftar_akun(pemda: Pemda, instansi: list[str]) -> list:
    """Demo accounts of a pemda: the measured instansi first, an invented one second."""
    kedua = next((s for s in instansi if s == "dinas-contoh"), "")
    utama = next(s for s in instansi if s not in ("setda", kedua))
    return akun_pemda(pemda.slug, pemda.nama, utama, kedua)


def _buat_akun(oleh: Pelaku, instansi: dict[str, Instansi]) -> None:
    for akun in daftar_akun(oleh.pemda, list(instansi)):
        pengguna = Pengguna.objects.filter(email=akun.surel).first()
        pengguna = pengguna or Pengguna.objects.create_user(akun.surel, SANDI, nama=akun.nama)
        keanggotaan.buat(oleh=oleh, pengguna=pengguna, peran=akun.peran, instansi=instansi.get(akun.instansi))


def buat_operator() -> None:
    """The account of /admin/, once."""
    if not Pengguna.objects.filter(email=OPERATOR).exists():
        Pengguna.objects.create_superuser(OPERATOR, SANDI, nama="Operator Instalasi")
