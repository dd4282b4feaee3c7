"""`manage.py impor FILE --pemda SLUG --json`: an existing document read, stored, and told as one JSON object.

Exit codes: 0 read (and stored, unless --coba); 1 read, but nothing stored; 2 the file cannot be read, or the command
was called wrongly. `galat` says why, on standard error too; with --json standard output holds one object in any case.
"""

from dataclasses import dataclass
from pathlib import PurePath

from django.core.management.base import CommandError

from kinerja.json_angka import tulis_json
from kinerja.masukan_teks import MasukanTidakTerbaca, buka
from kinerja.perintah_json import KODE_MASUKAN, PerintahJson, keluaran
from laporan.domain.impor_dokumen import sekaligus
from laporan.domain.impor_dokumen.buku_sendiri import buku_sendiri, terapkan_buku
from laporan.domain.impor_dokumen.ke_json import bacaan_ke_json
from laporan.kertas.baca import BAITA_MAKS
from laporan.kertas.bentuk import Bacaan
from laporan.kertas.naskah import NaskahTidakTerbaca
from organisasi.enums import KeadaanBaris
from organisasi.galat import GalatKinerja
from organisasi.models import Instansi, Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
from organisasi.tahun import pilihan_tahun

KODE_DITOLAK = 1
TANPA_NAMA = "dokumen.txt"  # what standard input is taken for


@dataclass(frozen=True)
class _Berkas:
    nama: str
    isi: bytes


class _Gagal(Exception):
    """Nothing was read; the message is a sentence."""


class Command(PerintahJson):
    help = (
        "Mengimpor dokumen IKU/IKI yang sudah ada (.docx, .xlsx, .html, .txt, .md) ke satu pemda: perangkat daerah, "
        "jabatan dengan tugas dan fungsi, lembar IKU dan IKI sebagai draf, serta keputusannya. Semua atau tidak sama "
        "sekali; berkas yang sama dua kali tidak menambah apa pun. Kode keluar: 0 terbaca dan tersimpan, 1 terbaca "
        "tetapi tidak tersimpan, 2 tidak terbaca."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--pemda", required=True, help="alamat pemda, mis. magetan")
        parser.add_argument("--instansi", help="alamat perangkat daerah; tanpa ini menurut dokumennya")
        parser.add_argument("--tahun", help="tahun dokumen atau targetnya, bila dokumen tidak menyebutnya")
        parser.add_argument("--coba", action="store_true", help="baca saja, tidak menyimpan apa pun")

    def handle(self, *, berkas, json, stdin=None, **pilihan):
        try:
            objek, kode = self._jawab(_buka(berkas, stdin), pilihan)
        except (MasukanTidakTerbaca, _Gagal) as galat:
            objek, kode = bacaan_ke_json(Bacaan()) | {"galat": str(galat), "hasil": None}, KODE_MASUKAN
        if json or not kode:
            with keluaran(self):
                self.stdout.write(tulis_json(objek) if json else self.kalimat(objek))
        if kode:
            raise CommandError(objek["galat"], returncode=kode)

    def _jawab(self, berkas: _Berkas, pilihan: dict) -> tuple[dict, int]:
        """(the object, exit code)."""
        pemda = Pemda.objects.filter(slug=pilihan["pemda"]).first()
        if pemda is None:
            raise _Gagal(f"Pemda “{pilihan['pemda']}” tidak ada.")
        tahun = _tahun(pilihan.get("tahun"))
        with sebagai(pemda):
            instansi = _instansi(pilihan.get("instansi"), pemda)
            if buku_sendiri(berkas.isi):
                return _buku(berkas, Pelaku.mesin(pemda), coba=bool(pilihan.get("coba")))
        try:
            bacaan = sekaligus.baca_bytes(berkas.nama, berkas.isi)
        except NaskahTidakTerbaca as galat:
            raise _Gagal(str(galat)) from galat
        objek = bacaan_ke_json(bacaan) | {"galat": "", "hasil": None}
        if pilihan.get("coba"):
            return objek, 0
        with sebagai(pemda):
            return _simpan(objek, berkas, bacaan, oleh=Pelaku.mesin(pemda), instansi=instansi, tahun=tahun)

    def kalimat(self, objek) -> str:
        hasil = objek["hasil"] or {}
        if "buku" in objek:
            return "\n".join([f"Buku kerja: {hasil.get('ditulis', 0)} baris ditulis.", *hasil.get("kalimat", [])])
        baris = [f"Terbaca: {len(objek['jabatan'])} jabatan, {_banyak(objek, 'jabatan')} indikator IKI, "]
        baris[0] += f"{_banyak(objek, 'iku')} IKU, {len(objek['sisa'])} teks tersisa."
        return "\n".join([*baris, *hasil.get("kalimat", [])])


def _simpan(objek: dict, berkas: _Berkas, bacaan: Bacaan, **pilihan) -> tuple[dict, int]:
    try:
        impor, hasil = sekaligus.simpan(nama=berkas.nama, isi=berkas.isi, bacaan=bacaan, **pilihan)
    except GalatKinerja as galat:
        return objek | {"galat": sekaligus.kalimat(galat)}, KODE_DITOLAK
    isi = hasil.sebagai_json() | {"impor": impor.pk}
    return objek | {"instansi": hasil.instansi[0]["nama"] if hasil.instansi else objek["instansi"], "hasil": isi}, 0


def _buku(berkas: _Berkas, oleh: Pelaku, *, coba: bool) -> tuple[dict, int]:
    """A workbook of our own: applied where every row is right (laporan.domain.impor_dokumen.buku_sendiri)."""
    kosong = bacaan_ke_json(Bacaan())
    try:
        hasil = terapkan_buku(oleh=oleh, nama=berkas.nama, isi=berkas.isi, coba=coba)
    except GalatKinerja as galat:
        return kosong | {"galat": str(galat), "hasil": None, "buku": None}, KODE_DITOLAK
    if hasil["galat"] or hasil["keadaan"].get(KeadaanBaris.BENTROK):
        return kosong | {"galat": hasil["kalimat"][0], "hasil": None, "buku": hasil}, KODE_DITOLAK
    return kosong | {"galat": "", "hasil": None if coba else hasil, "buku": hasil}, 0


def _buka(berkas: str, stdin) -> _Berkas:
    with buka(berkas, stdin) as aliran:
        isi = aliran.read(BAITA_MAKS + 1)
    nama = PurePath(berkas).name if berkas not in ("", "-") else TANPA_NAMA
    return _Berkas(nama, isi)


def _tahun(teks: str | None) -> int | None:
    try:
        return pilihan_tahun(teks)
    except CommandError as galat:
        raise _Gagal(str(galat)) from galat


def _instansi(slug: str | None, pemda: Pemda) -> Instansi | None:
    if not slug:
        return None
    instansi = Instansi.objects.filter(slug=slug).select_related("pemda").first()
    if instansi is None:
        raise _Gagal(f"Perangkat daerah “{slug}” tidak ada di {pemda.nama}.")
    return instansi


def _banyak(objek: dict, jenis: str) -> int:
    return sum(len(satu["baris"]) for satu in objek[jenis])
