"""Catatan verifikasi: remarks of the examiners and answers of the OPD on a sheet, a measuring or a PK, in threads.

A remark is about the whole, a row (`silsilah`) or a field of it (`bidang`). It changes no data of the OPD, so the
state of what it is about does not matter; who may see and write it is the right "komentari".
"""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from indikator.domain import kabar_catatan
from indikator.domain.isi_ajuan import dikenal, isi_lembar, isi_pengukuran
from indikator.models import CatatanVerifikasi, Indikator, Lembar, Pengukuran, PerjanjianKinerja, SasaranStrategis
from organisasi.domain import tulis
from organisasi.domain.kunci import sudah_dikirim
from organisasi.enums import PERAN_INSTANSI, Peran
from organisasi.galat import Ditolak, IsianSalah
from organisasi.permissions import boleh, pastikan

ISI_MAKS = 5_000  # characters
NAMA_OBJEK = {Lembar: "lembar", Pengukuran: "pengukuran", PerjanjianKinerja: "perjanjian"}
BUKAN_HAK = "Catatan ini hanya dapat diselesaikan penulisnya, verifikator, atau perangkat daerahnya."


@transaction.atomic
def tulis_catatan(
    *,
    oleh,
    objek: Lembar | Pengukuran | PerjanjianKinerja,
    isi: str,
    silsilah: UUID | str | None = None,
    bidang: str = "",
    kutipan: str = "",
    induk: CatatanVerifikasi | None = None,
    kunci_kirim: UUID | None = None,
) -> CatatanVerifikasi:
    """Write a remark, or with `induk` an answer; people it concerns are told. A key sent again adds nothing.

    An answer belongs to the row and field of its thread. `kutipan` is read from what is stored unless given.
    Raises Ditolak, IsianSalah.
    """
    instansi = instansi_objek(objek)
    pastikan(oleh, "komentari", instansi)
    isi = periksa_isi(isi)
    if ada := sudah_dikirim(CatatanVerifikasi, instansi, kunci_kirim):
        return ada
    letak = _letak_jawaban(objek, induk) if induk else _letak(objek, instansi, silsilah, bidang, kutipan)
    disebut = kabar_catatan.disebut(isi, instansi)
    catatan = tulis.buat(
        CatatanVerifikasi,
        oleh=oleh,
        instansi=instansi,
        isi=isi,
        oleh_id=oleh.pengguna.pk if oleh.pengguna else None,
        nama_oleh=oleh.nama[:150],
        peran=oleh.peran_label[:200],
        disebut=[orang.pk for orang in disebut],
        kunci_kirim=kunci_kirim,
        **letak,
    )
    kabar_catatan.kabarkan(catatan, oleh=oleh, disebut=disebut)
    return catatan


@transaction.atomic
def selesaikan(catatan: CatatanVerifikasi, *, oleh) -> CatatanVerifikasi:
    """Mark a thread as done; done already it stays as it is."""
    return _tandai(catatan, oleh, True, {"selesai_oleh": oleh.nama[:150], "selesai_pada": timezone.now()})


@transaction.atomic
def buka_lagi(catatan: CatatanVerifikasi, *, oleh) -> CatatanVerifikasi:
    """Open a thread that was done."""
    return _tandai(catatan, oleh, False, {"selesai_oleh": "", "selesai_pada": None})


def _tandai(catatan: CatatanVerifikasi, oleh, selesai: bool, nilai: dict) -> CatatanVerifikasi:
    pangkal = tulis.kunci(catatan.induk if catatan.induk_id else catatan, "instansi")
    pastikan(oleh, "komentari", pangkal.instansi)
    if not dapat_diselesaikan(oleh, pangkal):
        raise Ditolak(BUKAN_HAK)
    if pangkal.selesai == selesai:
        return pangkal
    return tulis.ubah(pangkal, oleh=oleh, dipegang=True, selesai=selesai, **nilai)


def dapat_diselesaikan(pelaku, pangkal: CatatanVerifikasi) -> bool:
    return boleh_menutup(pelaku, pangkal.instansi, pangkal.oleh_id)


def boleh_menutup(pelaku, instansi, penulis: int | None) -> bool:
    """Whether the actor may close or open a thread of `penulis` (a Pengguna.pk): its author, verifikator, OPD."""
    if not boleh(pelaku, "komentari", instansi):
        return False
    sendiri = pelaku.pengguna is not None and penulis == pelaku.pengguna.pk
    return (
        pelaku.sistem or sendiri or pelaku.berperan_di(instansi, *PERAN_INSTANSI) or pelaku.berperan(Peran.VERIFIKATOR)
    )


def instansi_objek(objek):
    return objek.penetapan.instansi if isinstance(objek, Lembar) else objek.instansi


def periksa_isi(isi: str) -> str:
    """The text of a remark, trimmed. Raises IsianSalah when it is empty or too long."""
    rapi = isi.replace("\r\n", "\n").strip()
    if not rapi:
        raise IsianSalah({"isi": "Tulis catatannya."})
    if len(rapi) > ISI_MAKS:
        raise IsianSalah({"isi": f"Catatan paling panjang {ISI_MAKS} huruf."})
    return rapi


def _letak_jawaban(objek, induk: CatatanVerifikasi) -> dict:
    nama = NAMA_OBJEK[type(objek)]
    if getattr(induk, f"{nama}_id") != objek.pk:
        raise IsianSalah("Jawaban harus pada catatan dari lembar yang sama.")
    pangkal = induk.induk or induk
    return {nama: objek, "induk": pangkal, "silsilah": pangkal.silsilah, "bidang": pangkal.bidang}


def _letak(objek, instansi, silsilah, bidang: str, kutipan: str) -> dict:
    letak = {NAMA_OBJEK[type(objek)]: objek, "silsilah": _kunci_baris(instansi, silsilah), "bidang": bidang}
    if bidang and not (silsilah and dikenal(bidang)):
        raise IsianSalah({"bidang": "Kolom yang dikomentari tidak dikenal. Muat ulang halamannya."})
    return letak | {"kutipan": kutipan or (_kutip(objek, str(silsilah), bidang) if silsilah else "")}


def _kunci_baris(instansi, silsilah) -> UUID | None:
    """The lineage of a row of this instansi; one that was taken out of the sheet may still be spoken of."""
    if not silsilah:
        return None
    try:
        kunci = UUID(str(silsilah))
    except ValueError:
        kunci = None
    baris = {"silsilah": kunci, "lembar__penetapan__instansi": instansi}
    if kunci and any(model.objects.filter(**baris).exists() for model in (Indikator, SasaranStrategis)):
        return kunci
    raise IsianSalah({"silsilah": "Baris yang dikomentari tidak ada lagi. Muat ulang halamannya."})


def _kutip(objek, silsilah: str, bidang: str) -> str:
    """The text of the field (of the whole row: its name) as it is now."""
    if isinstance(objek, PerjanjianKinerja):
        return ""
    isi = isi_lembar([objek])[objek.pk] if isinstance(objek, Lembar) else isi_pengukuran(objek)
    baris = next((satu for satu in isi["baris"] if satu["silsilah"] == silsilah), None)
    if baris is None:
        return ""
    return baris["isi"].get(bidang or ("sasaran" if baris["jenis"] == "sasaran" else "nama"), "")
