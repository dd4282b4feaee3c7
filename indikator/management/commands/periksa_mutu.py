"""`manage.py periksa_mutu --pemda SLUG [--instansi SLUG] [--tahun N] [--json]`: what the linter finds."""

from collections import Counter
from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from indikator.domain.mutu import HasilMutu, periksa_instansi, tahun_bawaan
from indikator.mutu.bahan import IKU
from indikator.mutu.periksa import ATURAN
from indikator.mutu.temuan import Temuan, Tingkat
from kinerja.json_angka import tulis_json
from kinerja.perintah_json import keluaran
from organisasi.models import Instansi, Pemda
from organisasi.penyewa import sebagai
from organisasi.tahun import SALAH_PAKAI, pilihan_tahun


class Command(BaseCommand):
    help = "Memeriksa mutu indikator sebuah pemda: setiap catatan kualitas satu baris."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--pemda", default="", help="alamat pemda, mis. magetan")
        parser.add_argument("--instansi", help="alamat perangkat daerah; tanpa ini semuanya")
        parser.add_argument("--tahun", help="tanpa ini tahun berjalan, atau tahun terdekat dokumen terakhir")
        parser.add_argument("--json", action="store_true", help="satu objek JSON per catatan per baris")

    def handle(self, *, pemda, instansi, tahun, json, **pilihan):
        tahun = pilihan_tahun(tahun)
        satu = Pemda.objects.filter(slug=pemda).first()
        if satu is None:
            kalimat = f"Pemda “{pemda}” tidak ada." if pemda else "Pilihan --pemda belum diisi."
            raise CommandError(kalimat, returncode=SALAH_PAKAI)
        tulis = _baris_json if json else _baris_teks
        with keluaran(self), sebagai(satu):
            for milik in _instansi(satu, instansi):
                for baris in tulis(satu, milik, *_periksa(milik, tahun)):
                    self.stdout.write(baris)


def _instansi(pemda: Pemda, slug: str | None) -> list[Instansi]:
    semua = Instansi.objects.filter(slug=slug) if slug else Instansi.objects.filter(aktif=True)
    daftar = list(semua.order_by("slug"))
    if slug and not daftar:
        raise CommandError(f"Perangkat daerah “{slug}” tidak ada di {pemda.nama}.", returncode=SALAH_PAKAI)
    return daftar


def _periksa(instansi: Instansi, tahun: int | None) -> tuple[int | None, HasilMutu | None]:
    dipakai = tahun or tahun_bawaan(instansi, timezone.localdate().year)
    return dipakai, periksa_instansi(instansi, dipakai) if dipakai else None


def _baris_json(pemda: Pemda, instansi: Instansi, tahun: int | None, hasil: HasilMutu | None) -> Iterator[str]:
    for temuan in hasil.temuan if hasil else ():
        yield tulis_json({"pemda": pemda.slug, "instansi": instansi.slug, "tahun": tahun} | _objek(hasil, temuan))


def _objek(hasil: HasilMutu, temuan: Temuan) -> dict:
    """One finding; `indikator` is the first row it concerns, `baris` all of them."""
    lembar = hasil.bahan.lembar_menurut_kunci.get(temuan.lembar)
    baris = [hasil.bahan.indikator_menurut_kunci[kunci].nama for kunci in temuan.baris]
    return {
        "lembar": lembar.jenis.upper() if lembar else "",
        "jabatan": lembar.jabatan.nama if lembar and lembar.jenis != IKU else "",
        "indikator": baris[0] if baris else "",
        "baris": baris,
        "aturan": temuan.aturan,
        "tingkat": temuan.tingkat,
        "kalimat": temuan.kalimat,
        "saran": temuan.saran,
        "kolom": temuan.kolom,
        "sidik": temuan.sidik,
    }


def _baris_teks(pemda: Pemda, instansi: Instansi, tahun: int | None, hasil: HasilMutu | None) -> Iterator[str]:
    if hasil is None:
        yield f"{instansi.nama}: belum ada dokumen IKU dan IKI{f' tahun {tahun}' if tahun else ''}."
        return
    hitungan = Counter(temuan.tingkat for temuan in hasil.temuan)
    jumlah = ", ".join(f"{hitungan[tingkat]} {tingkat}" for tingkat in Tingkat)
    yield f"{instansi.nama}, {tahun}: {len(hasil.temuan)} catatan ({jumlah})"
    lembar = None
    for temuan in hasil.temuan:
        if temuan.lembar != lembar:
            lembar = temuan.lembar
            yield f"\n{hasil.bahan.lembar_menurut_kunci[lembar].sebutan if lembar else 'Seluruh dokumen'}"
        yield f"  {temuan.aturan} {temuan.tingkat}: {temuan.kalimat}\n      {temuan.saran}"
    yield ""
    for id, banyak in sorted(Counter(temuan.aturan for temuan in hasil.temuan).items()):
        yield f"{banyak:>5}  {id} {ATURAN[id].judul}"
