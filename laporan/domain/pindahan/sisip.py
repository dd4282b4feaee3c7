"""Writing the rows of a package: new ones with what they said, and the rows of the pemda that say the same already."""

from collections.abc import Mapping

from django.db import DataError, IntegrityError, models, transaction

from laporan.domain.pindahan.cakupan import DIRUJUK, kolom, model
from organisasi.domain import tulis
from organisasi.domain.berkas import simpan_berkas
from organisasi.galat import IsianSalah
from organisasi.models import Berkas

MIME_TERLARANG = ("html", "svg", "xml", "javascript")  # what a browser would run
SEKALI_UBAH = 200  # rows in one UPDATE


def yang_sama(label: str, nilai: Mapping[int, dict]) -> dict[int, models.Model]:
    """{place: row} of rows of the whole pemda that are here under the same name. Raises IsianSalah where one says
    something else: neither is overwritten."""
    aturan, hasil = DIRUJUK[label], {}
    for nomor, isi in nilai.items():
        if not aturan.kunci or (aturan.pemilik and isi.get(aturan.pemilik) is not None):
            continue
        saring = {nama: isi.get(nama) for nama in aturan.kunci}
        saring |= {aturan.pemilik: None} if aturan.pemilik else {}
        ada = model(label).objects.filter(**saring).order_by("pk").first()
        if ada is None:
            continue
        if beda := [nama for nama in aturan.sama if getattr(ada, nama) != isi.get(nama)]:
            raise IsianSalah(
                f"{ada._meta.verbose_name.capitalize()} “{str(ada)[:120]}” di pemda ini berbeda dengan yang ada di "
                f"bungkusan ({', '.join(beda)}). Samakan dahulu, lalu muat lagi."
            )
        hasil[nomor] = ada
    return hasil


def sisipkan(kelas: type[models.Model], daftar: list[dict], oleh) -> list[models.Model]:
    """As tulis.buat_banyak, for values that were checked one by one (nilai.masuk); one audit row tells of all."""
    semua = [kelas(pemda=oleh.pemda, **isi) for isi in daftar]
    kelas.periksa_penyewa_banyak(semua)
    try:
        with transaction.atomic():
            return kelas.objects.bulk_create(semua, batch_size=tulis.SEKALI_KIRIM)
    except (IntegrityError, DataError) as galat:
        raise IsianSalah("bertentangan dengan data yang sudah ada di pemda ini, atau dengan aturannya.") from galat


def taruh_berkas(isi: Mapping, konten: bytes, oleh) -> Berkas:
    """Store the content of a file anew. Raises IsianSalah for what a browser would run."""
    if any(kata in isi["jenis_mime"].lower() for kata in MIME_TERLARANG):
        raise IsianSalah(f"jenis {isi['jenis_mime'][:60]} tidak dimuat.")
    return simpan_berkas(
        oleh=oleh, nama=isi["nama"], isi=konten, jenis_mime=isi["jenis_mime"], instansi=isi.get("instansi")
    )


def kembalikan_waktu(kelas: type[models.Model], dibuat: list[models.Model], daftar: list[dict]) -> None:
    """Columns that a new row fills by itself say what they said: the last frozen content is found by its time."""
    sendiri = [
        f.name
        for f in kolom(kelas._meta.label)
        if getattr(f, "auto_now", False) or getattr(f, "auto_now_add", False) or f.name == "dibuat_oleh"
    ]
    if not sendiri or not dibuat:
        return
    for satu, isi in zip(dibuat, daftar, strict=True):
        for nama in sendiri:
            setattr(satu, nama, isi.get(nama, getattr(satu, nama)))
    kelas.objects.bulk_update(dibuat, sendiri, batch_size=SEKALI_UBAH)
