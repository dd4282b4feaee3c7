"""`manage.py impor_pemda FILE --pemda SLUG [--coba] [--json]`: load the portable data of `manage.py ekspor`.

Exit codes: 0 loaded, or nothing to do; 2 the file or the pemda cannot be used, nothing has changed.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from kinerja.json_angka import tulis_json
from kinerja.perintah_json import KODE_MASUKAN, keluaran
from laporan.domain.pindahan.batas import MB, PAKET_MAKS
from laporan.domain.pindahan.muat import DICOBA, DIMUAT, SUDAH, HasilMuat, muat
from organisasi.galat import GalatKinerja, IsianSalah
from organisasi.models import Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai

KALIMAT = {
    DIMUAT: "Sudah dimuat: {instansi} ({baris} baris).",
    DICOBA: "Dapat dimuat: {instansi} ({baris} baris). Belum ada yang disimpan.",
    SUDAH: "Bungkusan ini sudah dimuat: {instansi}. Tidak ada yang berubah.",
}


class Command(BaseCommand):
    help = "Memuat bungkusan data perangkat daerah ke sebuah pemda."
    requires_system_checks = ()  # needs no urls

    def add_arguments(self, parser):
        parser.add_argument("berkas", help="bungkusan (.zip) dari manage.py ekspor atau halaman Bungkusan data")
        parser.add_argument("--pemda", required=True, help="alamat pemda tujuan, mis. magetan")
        parser.add_argument("--coba", action="store_true", help="periksa saja, tidak menyimpan apa pun")
        parser.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *, berkas, pemda, coba, json, **_):
        try:
            hasil = _muat(Path(berkas), pemda, coba)
        except (GalatKinerja, OSError) as galat:
            kalimat = _sebab(galat, berkas)
            if json:
                self._tulis(tulis_json({"status": "gagal", "galat": kalimat}))
            raise CommandError(kalimat, returncode=KODE_MASUKAN) from galat
        self._tulis(tulis_json(_objek(hasil)) if json else _kalimat(hasil))

    def _tulis(self, teks: str) -> None:
        with keluaran(self):
            self.stdout.write(teks)


def _muat(berkas: Path, slug: str, coba: bool) -> HasilMuat:
    pemda = Pemda.objects.filter(slug=slug).first()
    if pemda is None:
        raise IsianSalah(f"Pemda “{slug}” tidak ada.")
    if berkas.stat().st_size > PAKET_MAKS:
        raise IsianSalah(f"Berkas melebihi {PAKET_MAKS // MB} MB.")
    isi = berkas.read_bytes()
    with sebagai(pemda):
        return muat(oleh=Pelaku.mesin(pemda), nama=berkas.name, isi=isi, coba=coba)


def _objek(hasil: HasilMuat) -> dict:
    return {
        "status": hasil.status,
        "instansi": hasil.instansi,
        "asal": hasil.asal,
        "jumlah": hasil.jumlah,
        "dilepas": hasil.dilepas,
    }


def _kalimat(hasil: HasilMuat) -> str:
    kepala = KALIMAT[hasil.status].format(instansi=", ".join(hasil.instansi), baris=sum(hasil.jumlah.values()))
    return "\n".join([kepala, *hasil.dilepas])


def _sebab(galat: Exception, berkas: str) -> str:
    return f"Berkas {berkas} tidak terbaca." if isinstance(galat, OSError) else str(galat)
