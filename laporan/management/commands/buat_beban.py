"""`manage.py buat_beban --pemda 550`: invented pemda in bulk, to measure with."""

from contextlib import nullcontext
from random import Random
from time import monotonic

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from indikator.models import Pengukuran
from kinerja.angka import tulis
from laporan.beban.pola import isi_pemda
from laporan.beban.salin import salin
from laporan.contoh.muat import FIXTURES, slug_contoh
from laporan.contoh.ramai.muat import SLUG as SLUG_RAMAI
from organisasi import postgres
from organisasi.contoh_akun import SANDI
from organisasi.domain import jejak
from organisasi.domain.pemda import buat_pemda
from organisasi.enums import Tindakan
from organisasi.models import Instansi, Pemda, Pengguna
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai

AWALAN = "beban-"
SEPERSEPULUH = 10  # one pemda in so many has measured all years, the others the last one only


class Command(BaseCommand):
    help = (
        "Membuat pemda rekaan beban-001, beban-002, … untuk mengukur kecepatan (docs/skala.md). Yang pertama dan tiap "
        "yang kesepuluh terukur semua tahun, lainnya tahun terakhir saja. Yang sudah ada dilewati, jadi aman diulang "
        "dan dapat ditambah. Hanya di pemasangan percobaan (MODE_COBA=1)."
    )

    def add_arguments(self, parser):
        parser.add_argument("--pemda", type=int, default=1, help="banyaknya pemda rekaan sesudah perintah ini")
        parser.add_argument("--opd", type=int, default=50, help="perangkat daerah tiap pemda")
        parser.add_argument("--tahun", default="2020-2024", help="tahun pengukuran, mis. 2020-2024")
        parser.add_argument("--acak", type=int, default=1, help="benih: benih yang sama memberi baris yang sama")
        parser.add_argument("--sungguh", action="store_true", help="juga di pemasangan sungguhan; akunnya tanpa sandi")

    def handle(self, *, pemda, opd, tahun, acak, sungguh, **_):
        self._tolak_sungguhan(sungguh)
        masa = _masa(tahun)
        if min(pemda, opd) < 1:
            raise CommandError("--pemda dan --opd paling sedikit 1.")
        with postgres.sebagai_pemilik() if _berpemilik() else nullcontext():
            _pastikan_pemilik()
            sandi = make_password(None if sungguh else SANDI)  # one hash for all: thousands would take hours
            if sungguh:  # also those of an earlier trial, whose password everybody knows
                Pengguna.objects.filter(email__regex=rf"@{AWALAN}\d+\.example$").update(password=sandi)
            pola = self._pola(opd, masa, acak, sandi)
            self._salin(pola, pemda, masa, sandi)
            self._rapikan()

    @staticmethod
    def _tolak_sungguhan(sungguh: bool) -> None:
        """Millions of invented rows and accounts with a password everybody knows: never beside a real pemda."""
        lain = Pemda.objects.exclude(slug__startswith=AWALAN).exclude(slug__in=[*slug_contoh(FIXTURES), SLUG_RAMAI])
        if not sungguh and (lain.exists() or not settings.MODE_COBA):
            raise CommandError(
                "Ini bukan pemasangan percobaan (MODE_COBA=1, tanpa pemda sungguhan). Jutaan baris rekaan tidak dapat "
                "dibuang lagi. Bila memang dikehendaki: --sungguh."
            )

    def _pola(self, opd: int, masa: range, acak: int, sandi: str) -> Pemda:
        if ada := Pemda.objects.filter(slug=_slug(1)).first():
            self._cocokkan(ada, opd, masa)
            return ada
        mulai = monotonic()
        with transaction.atomic():
            pemda = _pemda(1)
            with sebagai(pemda):
                isi_pemda(pemda, opd=opd, tahun=masa, acak=Random(acak), sandi=sandi)
                _catat(pemda)
        self.stdout.write(f"{pemda.slug}: {opd} perangkat daerah, {monotonic() - mulai:.0f} detik")
        return pemda

    @staticmethod
    def _cocokkan(pola: Pemda, opd: int, masa: range) -> None:
        """A second run adds pemda of the same kind only."""
        with sebagai(pola):
            tahun = sorted(set(Pengukuran.objects.values_list("tahun", flat=True)))
            if (Instansi.objects.count(), tahun) != (opd, list(masa)):
                raise CommandError(f"{pola.slug} sudah ada dengan --opd atau --tahun lain; pakai basis data baru.")

    def _salin(self, pola: Pemda, banyak: int, masa: range, sandi: str) -> None:
        mulai, jumlah = monotonic(), 0
        ada = set(Pemda.objects.filter(slug__startswith=AWALAN).values_list("slug", flat=True))
        for nomor in range(2, banyak + 1):
            if _slug(nomor) in ada:
                continue
            with transaction.atomic():
                tujuan = _pemda(nomor)
                with sebagai(pola):
                    sejak = masa[0] if nomor % SEPERSEPULUH == 0 else masa[-1]
                    jumlah += salin(pola, tujuan, sejak=sejak, sandi=sandi)
                with sebagai(tujuan):
                    _catat(tujuan)
            if nomor % 10 == 0 or nomor == banyak:
                lama = monotonic() - mulai
                laju = f"{lama:.0f} detik, {tulis(round(jumlah / lama), 0)} baris/detik"
                self.stdout.write(f"{tujuan.slug}: {tulis(jumlah, 0)} baris, {laju}")

    def _rapikan(self) -> None:
        """What autovacuum would do in time: statistics, and the visibility map that index-only scans need."""
        mulai = monotonic()
        with connection.cursor() as kursor:
            kursor.execute("vacuum (analyze)" if connection.vendor == "postgresql" else "analyze")
        self.stdout.write(f"Statistik: {monotonic() - mulai:.0f} detik")


def _berpemilik() -> bool:
    return connection.vendor == "postgresql" and bool(settings.URL_PEMILIK)


def _pastikan_pemilik() -> None:
    """Copying reads one pemda and writes another: the policies of the rows keep the runtime role from that."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as kursor:
        kursor.execute("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
        if not kursor.fetchone()[0]:
            raise CommandError(
                "Di PostgreSQL buat_beban bekerja sebagai peran pemilik. Isi DATABASE_URL_PEMILIK (dengan systemd: "
                "PEMILIK=1 kinerja-kelola buat_beban …), lalu ulangi."
            )


def _masa(teks: str) -> range:
    try:
        mulai, selesai = (int(satu) for satu in (teks.split("-") * 2)[:2])
    except ValueError:
        mulai, selesai = 1, 0
    if not 2000 <= mulai <= selesai <= 2100:
        raise CommandError("--tahun ditulis 2020-2024 atau 2024.")
    return range(mulai, selesai + 1)


def _slug(nomor: int) -> str:
    return f"{AWALAN}{nomor:03}"


def _pemda(nomor: int) -> Pemda:
    return buat_pemda(slug=_slug(nomor), nama=f"Kabupaten Beban {nomor:03}", ibukota="Bebanan")


def _catat(pemda: Pemda) -> None:
    """An audit trail of its own, chained as ever: one row for every OPD. The other rows have none."""
    daftar = [(satu, {}) for satu in Instansi.objects.order_by("pk")]
    jejak.catat_banyak(oleh=Pelaku.mesin(pemda), tindakan=Tindakan.TAMBAH, daftar=daftar)
