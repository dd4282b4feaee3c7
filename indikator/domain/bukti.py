"""Evidence of a realisasi: links and files. Only while the triwulan is open, like the realisasi itself."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from indikator.models import BuktiDukung, Komponen, Realisasi
from organisasi.domain import isi_berkas, tulis, unggahan
from organisasi.galat import IsianSalah
from organisasi.models import Berkas

SKEMA = ("http", "https")
BANYAK_MAKS = 50  # pieces of one realisasi


@dataclass(frozen=True)
class BuktiBaru:
    """Evidence that comes with a form: a link and files, those of the form itself or sent ahead of it.

    `berkas`: (name, content). `titipan`: {key of a Berkas: its keterangan}. `keterangan` tells of the link and of the
    files of the form.
    """

    tautan: str = ""
    keterangan: str = ""
    berkas: tuple[tuple[str, bytes], ...] = ()
    titipan: dict[int, str] = field(default_factory=dict)

    @property
    def ada(self) -> bool:
        return bool(self.tautan.strip() or self.berkas or self.titipan)


TANPA_BUKTI = BuktiBaru()


def atur(realisasi: Realisasi, *, oleh, baru: BuktiBaru = TANPA_BUKTI, hapus: Collection[int] = ()) -> None:
    """Add evidence and remove other (by key). The caller has checked right and state.

    What is sent twice is there once; a key that is gone already is no error. The last evidence of a ticked item stays
    until the tick goes or another one takes its place.
    """
    tambah(realisasi, oleh=oleh, baru=baru)
    buang(realisasi, oleh=oleh, kunci=hapus)


def tambah(realisasi: Realisasi, *, oleh, baru: BuktiBaru, komponen: Komponen | None = None) -> None:
    """Add evidence, to one item of the register where `komponen` is given. Raises IsianSalah naming the field."""
    if baru.keterangan.strip() and not (baru.tautan.strip() or baru.berkas):
        raise IsianSalah({"tautan": "Isi tautannya atau pilih berkasnya, atau kosongkan keterangan buktinya."})
    tambah_tautan(realisasi, oleh=oleh, tautan=baru.tautan, keterangan=baru.keterangan, komponen=komponen)
    for nama, isi in baru.berkas:
        tambah_berkas(realisasi, oleh=oleh, nama=nama, isi=isi, keterangan=baru.keterangan, komponen=komponen)
    for kunci, kata in baru.titipan.items():
        _pasang_titipan(realisasi, oleh, kunci, kata, komponen)
    if realisasi.bukti.count() > BANYAK_MAKS:
        raise IsianSalah({"berkas": f"Paling banyak {BANYAK_MAKS} bukti per realisasi. Satukan berkasnya dulu."})


def tambah_tautan(
    realisasi: Realisasi, *, oleh, tautan: str, keterangan: str = "", komponen: Komponen | None = None
) -> None:
    """Add a link; an empty one adds nothing."""
    tautan = tautan.strip()
    if not tautan:
        return
    if urlsplit(tautan).scheme not in SKEMA:
        raise IsianSalah({"tautan": "Tautan harus dimulai dengan https:// atau http://."})
    isi = {"realisasi": realisasi, "tautan": tautan, "komponen": komponen}
    if not BuktiDukung.objects.filter(**isi).exists():
        tulis.buat(BuktiDukung, oleh=oleh, keterangan=keterangan.strip(), **isi)


def tambah_berkas(
    realisasi: Realisasi, *, oleh, nama: str, isi: bytes, keterangan: str = "", komponen: Komponen | None = None
) -> None:
    """Store a file as evidence; the same content sent twice is there once. Raises IsianSalah naming `berkas`."""
    jenis = isi_berkas.periksa(nama, isi)
    if _sudah_ada(realisasi, komponen, hashlib.sha256(isi).hexdigest()):
        return
    instansi = realisasi.pengukuran.instansi
    berkas = unggahan.simpan(oleh=oleh, nama=nama, isi=isi, jenis_mime=jenis, instansi=instansi)
    _pasang(realisasi, oleh, berkas, keterangan, komponen)


def buang(realisasi: Realisasi, *, oleh, kunci: Collection[int]) -> None:
    """Remove pieces of evidence by key; their files go with the next sweep."""
    daftar = list(realisasi.bukti.filter(pk__in=kunci).select_related("berkas", "komponen")) if kunci else []
    _pastikan_tersisa(realisasi, daftar)
    for satu in daftar:
        hapus(satu, oleh=oleh)


def hapus(bukti: BuktiDukung, *, oleh) -> None:
    """Remove one piece of evidence without asking what remains."""
    tulis.hapus(bukti, oleh=oleh)
    lepas_berkas([bukti.berkas])


def lepas_berkas(daftar: Iterable[Berkas | None]) -> None:
    """Give up files whose evidence is gone."""
    for berkas in daftar:
        if berkas is not None and not BuktiDukung.objects.filter(berkas=berkas).exists():
            unggahan.lepas(berkas)


def _pasang_titipan(realisasi: Realisasi, oleh, kunci: int, keterangan: str, komponen: Komponen | None) -> None:
    """A file sent ahead becomes evidence; the same form sent again finds it here already."""
    if BuktiDukung.objects.filter(realisasi=realisasi, komponen=komponen, berkas=kunci).exists():
        return
    berkas = unggahan.ambil(oleh=oleh, instansi=realisasi.pengukuran.instansi, kunci=kunci)
    if _sudah_ada(realisasi, komponen, berkas.sha256):
        unggahan.lepas(berkas)
        return
    _pasang(realisasi, oleh, berkas, keterangan, komponen)


def _sudah_ada(realisasi: Realisasi, komponen: Komponen | None, sidik: str) -> bool:
    return BuktiDukung.objects.filter(realisasi=realisasi, komponen=komponen, berkas__sha256=sidik).exists()


def _pasang(realisasi: Realisasi, oleh, berkas: Berkas, keterangan: str, komponen: Komponen | None) -> None:
    kata = keterangan.strip()
    tulis.buat(BuktiDukung, oleh=oleh, realisasi=realisasi, komponen=komponen, berkas=berkas, keterangan=kata)


def _pastikan_tersisa(realisasi: Realisasi, daftar: list[BuktiDukung]) -> None:
    dicentang = set(realisasi.komponen_terpenuhi.values_list("komponen_id", flat=True))
    tersisa = realisasi.bukti.exclude(pk__in=[satu.pk for satu in daftar])
    masih = set(tersisa.filter(komponen__isnull=False).values_list("komponen_id", flat=True))
    for satu in daftar:
        if satu.komponen_id in dicentang - masih:
            kalimat = f"Ini bukti terakhir dari “{satu.komponen}”. Lampirkan penggantinya, atau lepaskan centangnya."
            raise IsianSalah({"hapus_bukti": kalimat})
