"""Keputusan: drafting with ordered items; nomor and tanggal only by the petugas penomoran.

Its states: laporan.domain.alur.keputusan.
"""

from datetime import date

from django.db import transaction

from laporan.domain import cuplikan
from laporan.domain.isi_keputusan import IsiKeputusan, susun_keputusan
from laporan.enums import BagianKeputusan, JenisDokumen, StatusKeputusan
from laporan.models import ButirKeputusan, Keputusan
from organisasi.domain import tulis
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import boleh, pastikan
from organisasi.tahun import WAJAR


@transaction.atomic
def buat(*, oleh, instansi, butir: dict[str, list[dict]] | None = None, **isi) -> Keputusan:
    """A draft decree. `butir` maps menimbang/mengingat/diktum/tembusan to items {isi, label, butir: sub-items}."""
    pastikan(oleh, "isi_data", instansi)
    keputusan = tulis.buat(Keputusan, oleh=oleh, instansi=instansi, **isi)
    for bagian, daftar in (butir or {}).items():
        tambah_butir(oleh, keputusan, BagianKeputusan(bagian), daftar)
    return keputusan


def tambah_butir(oleh, keputusan: Keputusan, bagian: str, daftar: list[dict], induk=None) -> None:
    """Append items with their sub-items; the decree's audit row stands for them."""
    for urutan, satu in enumerate(daftar, 1):
        baru = tulis.buat(
            ButirKeputusan,
            oleh=oleh,
            catat=False,
            keputusan=keputusan,
            bagian=bagian,
            induk=induk,
            urutan=urutan,
            label_sumber=satu.get("label", ""),
            isi=satu["isi"],
        )
        tambah_butir(oleh, keputusan, bagian, satu.get("butir", []), induk=baru)


@transaction.atomic
def nomori(keputusan: Keputusan, *, oleh, nomor: str, tanggal: date, versi: int | None = None) -> Keputusan:
    """Register number and date; both blank until then, never invented."""
    pastikan(oleh, "nomori_keputusan", keputusan.instansi)
    keputusan = tulis.kunci(keputusan)
    if keputusan.status != StatusKeputusan.DRAF:
        raise SalahStatus("Keputusan ini sudah berlaku; nomor dan tanggalnya tidak dapat diubah.")
    if tanggal.year not in WAJAR:
        raise IsianSalah({"tanggal": f"Tahun {tanggal.year} tidak masuk akal. Periksa tanggalnya."})
    nomor = nomor.strip()
    if not nomor:
        raise IsianSalah({"nomor": "Nomor keputusan belum diisi."})
    ganda = Keputusan.objects.filter(
        jabatan_penetap=keputusan.jabatan_penetap, tahun=tanggal.year, nomor=nomor
    ).exclude(pk=keputusan.pk)
    if ganda.exists():
        raise IsianSalah({"nomor": f"Nomor {nomor} sudah dipakai keputusan lain tahun {tanggal.year}."})
    return tulis.ubah(keputusan, oleh=oleh, versi=versi, nomor=nomor, tanggal=tanggal, tahun=tanggal.year)


def baca_isi(keputusan: Keputusan, *, dengan_lembar: bool = True) -> IsiKeputusan:
    """What the decree says: composed while it is a draft, afterwards as it was frozen. Raises CuplikanRusak."""
    beku = cuplikan.cari(JenisDokumen.KEPUTUSAN, keputusan) if keputusan.status != StatusKeputusan.DRAF else None
    if beku is not None:
        return cuplikan.dari_polos(IsiKeputusan, beku.isi)
    return susun_keputusan(keputusan, dengan_lembar=dengan_lembar)


def pastikan_terlihat(pelaku, keputusan: Keputusan) -> None:
    """Raise Ditolak unless the actor may see and print it: drafts are for its OPD, the examiners and the registrar."""
    pastikan(pelaku, "lihat_instansi", keputusan.instansi)
    if keputusan.status == StatusKeputusan.DRAF and not boleh(pelaku, "nomori_keputusan"):
        pastikan(pelaku, "lihat_draf", keputusan.instansi)
