"""`manage.py buat_pemda --slug S --nama N --jenis J --zona Z --admin SUREL`: a new pemda, its admin invited.

Exit codes: 0 made, or there already (then nothing was changed); 1 made, but the mail could not be sent; 2 not made.
"""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from kinerja.json_angka import tulis_json
from kinerja.perintah_json import keluaran
from laporan.domain import pemda_baru
from organisasi.domain.pemda import ZONA
from organisasi.domain.undangan import kirim, masa_tautan
from organisasi.enums import JenisPemda
from organisasi.galat import GalatKinerja
from organisasi.models import Keanggotaan, Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai

KODE_SUREL, KODE_GAGAL = 1, 2
SINGKATAN = {singkat.lower(): zona for zona, singkat in ZONA}


class Command(BaseCommand):
    help = (
        "Membuat pemda baru yang siap dipakai admin pertamanya: pengaturan, skala, kebijakan, jadwal tahun ini, data "
        "acuan bila belum ada, dan undangan lewat surel. Pemda yang sudah ada tidak diubah. Kode keluar: 0 ada, 1 ada "
        "tetapi surelnya gagal terkirim, 2 tidak dibuat."
    )

    def add_arguments(self, parser):
        parser.add_argument("--slug", required=True, help="bagian pertama alamat web, mis. magetan")
        parser.add_argument("--nama", required=True, help="mis. “Kabupaten Magetan”")
        parser.add_argument("--jenis", required=True, choices=JenisPemda.values)
        parser.add_argument("--zona", required=True, help="wib, wita, wit, atau mis. Asia/Jakarta")
        parser.add_argument("--admin", required=True, metavar="SUREL", help="alamat surel admin pertama")
        parser.add_argument("--nama-admin", default="", help="namanya; tanpa ini “Admin” dan nama pemda")
        parser.add_argument("--sebutan-kepala", default="", help="bawaan: menurut jenisnya")
        parser.add_argument("--ibukota", default="", help="tempat penetapan dokumen")
        parser.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *, slug, json, **pilihan):
        if ada := pemda_baru.cari(slug):
            return self._jawab(_objek(ada, baru=False), f"{ada.nama} ({slug}) sudah ada; tidak ada yang diubah.", json)
        anggota, acuan = _buat(slug, pilihan)
        terkirim = _undang(anggota)
        objek = _objek(anggota.pemda, baru=True) | {"admin": anggota.pengguna.email, "undangan_terkirim": terkirim}
        self._jawab(objek | {"acuan_dimuat": acuan}, _kalimat(anggota, acuan, terkirim), json)
        if not terkirim:
            raise CommandError(
                f"Undangan ke {anggota.pengguna.email} gagal terkirim; sebabnya ada di catatan. Sesudah pengaturan "
                "surel benar, ia memakai “Lupa kata sandi” di halaman masuk.",
                returncode=KODE_SUREL,
            )

    def _jawab(self, objek: dict, kalimat: str, json: bool) -> None:
        with keluaran(self):
            self.stdout.write(tulis_json(objek) if json else kalimat)


def _buat(slug: str, pilihan: dict) -> tuple[Keanggotaan, bool]:
    """(membership of the admin, whether reference data were loaded)."""
    identitas = {k: pilihan[k] for k in ("sebutan_kepala", "ibukota") if pilihan[k]}
    try:
        validate_email(pilihan["admin"])
        acuan = pemda_baru.muat_acuan_bila_kosong()
        anggota = pemda_baru.buat(
            slug=slug,
            nama=pilihan["nama"],
            jenis=pilihan["jenis"],
            zona=SINGKATAN.get(pilihan["zona"].lower(), pilihan["zona"]),
            admin=pilihan["admin"],
            nama_admin=pilihan["nama_admin"] or f"Admin {pilihan['nama']}",
            **identitas,
        )
    except ValidationError as galat:
        raise CommandError(f"Alamat surel “{pilihan['admin']}” tidak sah.", returncode=KODE_GAGAL) from galat
    except GalatKinerja as galat:
        raise CommandError(str(galat), returncode=KODE_GAGAL) from galat
    return anggota, acuan


def _undang(anggota: Keanggotaan) -> bool:
    with sebagai(anggota.pemda):
        return kirim(oleh=Pelaku.mesin(anggota.pemda), keanggotaan=anggota)


def _objek(pemda: Pemda, *, baru: bool) -> dict:
    return {"slug": pemda.slug, "nama": pemda.nama, "jenis": pemda.jenis, "zona": pemda.zona_waktu, "baru": baru}


def _kalimat(anggota: Keanggotaan, acuan: bool, terkirim: bool) -> str:
    pemda, baris = anggota.pemda, []
    if acuan:
        baris.append("Data acuan nasional dimuat.")
    baris.append(f"{pemda.nama} dibuat: /{pemda.slug}/, {pemda.sebutan_kepala}, {pemda.zona_waktu}.")
    if terkirim:
        baris.append(f"Undangan admin dikirim ke {anggota.pengguna.email}; berlaku {masa_tautan().days} hari.")
    return "\n".join(baris)
