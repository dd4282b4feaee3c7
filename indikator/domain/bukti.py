"""Evidence of a realisasi: links and files. Only while the triwulan is open, like the realisasi itself."""

import hashlib
from urllib.parse import urlsplit

from indikator.models import BuktiDukung, Komponen, Realisasi
from organisasi.domain import berkas as domain_berkas
from organisasi.domain import tulis
from organisasi.galat import IsianSalah

SKEMA = ("http", "https")
JENIS_BERKAS = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
UKURAN_MAKS = 10 * 1024 * 1024  # bytes of one file


def atur(realisasi: Realisasi, *, oleh, tautan: str = "", keterangan: str = "", hapus=()) -> None:
    """Add one link and remove others (by key). The caller has checked right and state.

    The same link sent twice is there once; a key that is gone already is no error. The last evidence of a ticked
    item stays until the tick goes.
    """
    buang = list(realisasi.bukti.filter(pk__in=hapus)) if hapus else []
    _pastikan_tersisa(realisasi, buang)
    for satu in buang:
        tulis.hapus(satu, oleh=oleh)
    tambah_tautan(realisasi, oleh=oleh, tautan=tautan, keterangan=keterangan)


def tambah_tautan(
    realisasi: Realisasi, *, oleh, tautan: str, keterangan: str = "", komponen: Komponen | None = None
) -> None:
    """Add a link, to one item of the register where `komponen` is given; an empty one adds nothing."""
    tautan = tautan.strip()
    if not tautan:
        if keterangan.strip():
            raise IsianSalah({"tautan": "Isi tautannya, atau kosongkan keterangan buktinya."})
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
    akhiran = nama.rpartition(".")[2].lower()
    if akhiran not in JENIS_BERKAS:
        raise IsianSalah({"berkas": f"Berkas “{nama[:80]}” tidak dapat dipakai. Pilih PDF, JPG, PNG, DOCX atau XLSX."})
    if len(isi) > UKURAN_MAKS:
        raise IsianSalah({"berkas": "Berkas lebih dari 10 MB. Perkecil dulu, atau isi tautannya saja."})
    sama = BuktiDukung.objects.filter(realisasi=realisasi, komponen=komponen)
    if sama.filter(berkas__sha256=hashlib.sha256(isi).hexdigest()).exists():
        return
    instansi, jenis = realisasi.pengukuran.instansi, JENIS_BERKAS[akhiran]
    berkas = domain_berkas.simpan_berkas(oleh=oleh, nama=nama, isi=isi, jenis_mime=jenis, instansi=instansi)
    kata = keterangan.strip()
    tulis.buat(BuktiDukung, oleh=oleh, realisasi=realisasi, komponen=komponen, berkas=berkas, keterangan=kata)


def _pastikan_tersisa(realisasi: Realisasi, buang: list[BuktiDukung]) -> None:
    dicentang = set(realisasi.komponen_terpenuhi.values_list("komponen_id", flat=True))
    tersisa = realisasi.bukti.exclude(pk__in=[satu.pk for satu in buang])
    masih = set(tersisa.filter(komponen__isnull=False).values_list("komponen_id", flat=True))
    for satu in buang:
        if satu.komponen_id in dicentang - masih:
            kalimat = f"Ini bukti terakhir dari “{satu.komponen}”. Lepaskan centangnya dulu."
            raise IsianSalah({"hapus_bukti": kalimat})
