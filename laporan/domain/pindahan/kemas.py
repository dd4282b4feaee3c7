"""Writing a package, row by row and file by file, so that it never stands in memory; the same data, the same bytes."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from typing import BinaryIO

from kinerja.sidik import kanonis
from laporan.domain.pindahan.batas import Ukuran
from laporan.domain.pindahan.cakupan import BERKAS, urutan
from laporan.domain.pindahan.kumpul import Kumpulan, baris_tertulis, berpotongan
from organisasi.galat import GalatKinerja
from organisasi.models import Berkas, Pemda

FORMAT, VERSI = "kinerja-bungkusan", 1
DATA, DIREKTORI = "data.json", "berkas/"
WAKTU = (1980, 1, 1, 0, 0, 0)  # of every entry: the moment of writing is no part of the data
SEKALI_SALIN = 1024 * 1024
HILANG = "Isi berkas “{}” {} di penyimpanan. Bungkusan tidak dibuat; pulihkan dari cadangan."


def kemas(isi: Kumpulan, pemda: Pemda, ke: BinaryIO, kabar: Callable[[str], None]) -> Ukuran:
    """Write the zip to `ke`, which can be sought in; its size. Raises GalatKinerja for a file lost or changed."""
    berkas = {satu.sha256: satu for satu in _daftar_berkas(isi)}
    with zipfile.ZipFile(ke, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as arsip:
        with arsip.open(_entri(DATA), "w", force_zip64=True) as keluar:  # its size is not known yet
            _tulis_data(isi, pemda, berkas, lambda teks: keluar.write(teks.encode()), kabar)
        for nomor, (sidik, satu) in enumerate(sorted(berkas.items()), 1):
            kabar(f"Membungkus berkas {nomor} dari {len(berkas)}")
            _salin(arsip, sidik, satu)
    return _ukuran(isi, arsip.infolist(), ke.tell())


def _ukuran(isi: Kumpulan, entri: list[zipfile.ZipInfo], paket: int) -> Ukuran:
    bita = {satu.filename: satu.file_size for satu in entri}
    return Ukuran(
        paket=paket,
        data=bita[DATA],
        berkas=max((n for nama, n in bita.items() if nama != DATA), default=0),
        isi=sum(bita.values()),
        entri=len(entri),
        baris=sum(map(len, isi.letak.values())),
        pengguna=len(isi.orang),
        instansi=len(isi.slug),
    )


def _daftar_berkas(isi: Kumpulan) -> list[Berkas]:
    """The rows of its files; they are small."""
    kunci = list(isi.letak.get(BERKAS, ()))
    return [satu for bagian in berpotongan(kunci) for satu in Berkas.objects.filter(pk__in=bagian)]


def _tulis_data(isi: Kumpulan, pemda: Pemda, berkas: dict[str, Berkas], tulis, kabar) -> None:
    """data.json as `json.dumps(…, sort_keys=True, indent=1)` gives it: the rows first, then the head, which says whose
    they are, how many, and the fingerprint of rows and files."""
    tulis('{\n "baris": {')
    jumlah, sidik = _tulis_baris(isi, tulis, kabar)
    kepala = {
        "format": FORMAT,
        "versi": VERSI,
        "pemda": {"slug": pemda.slug, "nama": pemda.nama},
        "instansi": isi.slug,
        "jumlah": jumlah,
        "berkas": {sidik: satu.ukuran for sidik, satu in berkas.items()},
        "pengguna": [{"nama": satu.nama, "surel": satu.email} for satu in isi.orang],
        "sidik": sidik,
    }
    tulis("\n }," + _json(kepala)[1:])


def _tulis_baris(isi: Kumpulan, tulis, kabar) -> tuple[dict[str, int], str]:
    """({model: rows}, the fingerprint of them all)."""
    jumlah, sidik = {}, hashlib.sha256(b"{")
    for label in sorted(satu for satu in urutan() if isi.letak.get(satu)):
        koma, jumlah[label] = "," if jumlah else "", len(isi.letak[label])
        tulis(f'{koma}\n  "{label}": [')
        sidik.update(f'{koma}"{label}":['.encode())
        for nomor, baris in enumerate(baris_tertulis(isi, label, kabar)):
            koma = "," if nomor else ""
            tulis(f"{koma}\n   " + _json(baris).replace("\n", "\n   "))  # a line end inside a text is written \n
            sidik.update((koma + kanonis(baris)).encode())
        tulis("\n  ]")
        sidik.update(b"]")
    sidik.update(b"}")
    return jumlah, sidik.hexdigest()


def _json(isi: dict) -> str:
    return json.dumps(isi, ensure_ascii=False, sort_keys=True, indent=1)


def _salin(arsip: zipfile.ZipFile, sidik: str, berkas: Berkas) -> None:
    """One file, compared with its fingerprint: a package that holds another content could not be loaded."""
    entri, hitung = _entri(DIREKTORI + sidik, berkas.ukuran), hashlib.sha256()
    try:
        pegangan = berkas.isi.open("rb")
    except FileNotFoundError:
        raise GalatKinerja(HILANG.format(berkas.nama, "tidak ada")) from None
    with pegangan, arsip.open(entri, "w") as keluar:
        while potong := pegangan.read(SEKALI_SALIN):
            hitung.update(potong)
            keluar.write(potong)
    if hitung.hexdigest() != sidik:
        raise GalatKinerja(HILANG.format(berkas.nama, "sudah berubah"))


def _entri(nama: str, ukuran: int = 0) -> zipfile.ZipInfo:
    entri = zipfile.ZipInfo(nama, WAKTU)
    entri.compress_type, entri.create_system, entri.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
    entri.file_size = ukuran
    return entri
