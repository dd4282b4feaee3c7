"""`manage.py cetak JENIS --pemda SLUG --instansi SLUG --tahun N -o FILE`; JENIS: the values of JenisDokumen.

`terlambat` is of the whole pemda and needs no instansi; `dasbor` without one is that of the whole pemda.
"""

import os
from contextlib import suppress
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from kinerja.docx import GalatDocx, HasilDocx
from kinerja.pdf import GalatPdf, HasilPdf
from laporan.domain.cetak import cetak
from laporan.domain.format_cetak import FORMAT
from laporan.domain.verifikasi_cetak import bagian_organisasi
from laporan.enums import JenisDokumen
from laporan.exporters.tabel import HasilXlsx
from laporan.exporters.tabel_csv import HasilCsv
from organisasi.galat import GalatKinerja
from organisasi.models import Instansi, Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai

JENIS = tuple(jenis for jenis in JenisDokumen.values if jenis != JenisDokumen.LEMBAR)  # one sheet: from its page
WUJUD = {HasilDocx: "dokumen Word", HasilXlsx: "tabel Excel", HasilCsv: "tabel CSV"}
WAJIB = {"pemda": "--pemda", "instansi": "--instansi", "tahun": "--tahun", "keluaran": "-o"}
SEBAB = {
    FileNotFoundError: "foldernya tidak ada",
    NotADirectoryError: "foldernya tidak ada",
    PermissionError: "Anda tidak punya hak menulis di sana",
    IsADirectoryError: "itu nama folder",
}


class Command(BaseCommand):
    help = "Mencetak satu dokumen ke berkas PDF, Word atau Excel."
    requires_system_checks = ()  # printing needs no urls

    def add_arguments(self, parser):
        parser.add_argument("jenis", help=", ".join(JENIS))
        parser.add_argument("--pemda", help="alamat pemda, mis. magetan")
        parser.add_argument("--instansi", help="alamat perangkat daerah, mis. bagian-organisasi")
        parser.add_argument("--tahun", help="mis. 2019")
        parser.add_argument(
            "--triwulan", default="0", help="0 setahun, atau 1 sampai 4 (pengukuran, catatan, berita_acara)"
        )
        parser.add_argument("--kertas", default="", help="f4 (215 × 330 mm) atau a4; bawaan: kertas dokumennya")
        parser.add_argument("--format", default="pdf", help="pdf, docx (Word), xlsx atau csv (tabelnya saja)")
        parser.add_argument("-o", "--keluaran", help="nama berkas hasil")

    def handle(self, *, jenis, keluaran, **pilihan):
        sepemda = jenis == JenisDokumen.TERLAMBAT or (jenis == JenisDokumen.DASBOR and not pilihan["instansi"])
        _periksa(pilihan | {"keluaran": keluaran}, sepemda)
        tahun = _bilangan("tahun", pilihan["tahun"], 1900, 2999)
        triwulan = _bilangan("triwulan", pilihan["triwulan"], 0, 4)
        pemda = Pemda.objects.filter(slug=pilihan["pemda"]).first()
        if pemda is None:
            raise CommandError(f"Pemda “{pilihan['pemda']}” tidak ada. {_yang_ada(Pemda.objects)}")
        try:
            with sebagai(pemda):
                _, hasil = cetak(
                    jenis=jenis,
                    instansi=_pemilik(jenis, pemda) if sepemda else _instansi(pilihan["instansi"], pemda),
                    tahun=tahun,
                    triwulan=triwulan,
                    kertas=pilihan["kertas"],
                    format=pilihan["format"],
                    oleh=Pelaku.mesin(pemda),
                )
        except (GalatKinerja, GalatPdf, GalatDocx) as galat:
            raise CommandError(str(galat)) from galat
        _tulis(Path(keluaran), hasil.isi)
        ukuran = f"{hasil.halaman} halaman" if isinstance(hasil, HasilPdf) else WUJUD[type(hasil)]
        self.stdout.write(f"{keluaran}: {ukuran}")


def _periksa(pilihan: dict, sepemda: bool) -> None:
    wajib = {nama: bendera for nama, bendera in WAJIB.items() if not (sepemda and nama == "instansi")}
    kurang = [bendera for nama, bendera in wajib.items() if not pilihan[nama]]
    if kurang:
        raise CommandError(f"Pilihan {', '.join(kurang)} belum diisi.")
    if pilihan["format"] not in FORMAT:
        raise CommandError(f"Format “{pilihan['format']}” tidak tersedia. Yang ada: {', '.join(FORMAT)}.")


def _bilangan(nama: str, teks: str, mulai: int, akhir: int) -> int:
    if not (str(teks).isdecimal() and mulai <= int(teks) <= akhir):
        raise CommandError(f"Isian --{nama} “{teks}” tidak sah. Tulis bilangan {mulai} sampai {akhir}.")
    return int(teks)


def _instansi(slug: str, pemda: Pemda) -> Instansi:
    instansi = Instansi.objects.filter(slug=slug).select_related("pemda").first()
    if instansi is None:
        raise CommandError(f"Perangkat daerah “{slug}” tidak ada di {pemda.nama}. {_yang_ada(Instansi.objects)}")
    return instansi


def _pemilik(jenis: str, pemda: Pemda) -> Instansi | None:
    """In whose name a list of the whole pemda is printed; a dashboard is in nobody's."""
    if jenis == JenisDokumen.DASBOR:
        return None
    instansi = bagian_organisasi() or Instansi.objects.select_related("pemda").first()
    if instansi is None:
        raise CommandError(f"Belum ada perangkat daerah di {pemda.nama}.")
    return instansi


def _yang_ada(kelola) -> str:
    slug = list(kelola.order_by("slug").values_list("slug", flat=True)[:20])
    return f"Yang ada: {', '.join(slug)}." if slug else "Belum ada satu pun."


def _tulis(tujuan: Path, isi: bytes) -> None:
    """Whole or not at all: written beside the target, then moved onto it."""
    sementara = tujuan.with_name(f".{tujuan.name}.{os.getpid()}")
    try:
        sementara.write_bytes(isi)
        os.replace(sementara, tujuan)
    except OSError as galat:
        sebab = SEBAB.get(type(galat), galat.strerror)
        raise CommandError(f"Berkas {tujuan} tidak dapat ditulis: {sebab}.") from galat
    finally:
        with suppress(OSError):
            sementara.unlink()
