"""Jabatan: make, change, move in the tree, order, delete. Its tugas and fungsi are changed in domain/uraian.py."""

from uuid import UUID

from django.db import transaction

from organisasi.domain import tulis
from organisasi.domain.kunci import kunci_baru, pastikan_terkirim_sama, sudah_dikirim
from organisasi.domain.pemakaian import pastikan_bebas, pastikan_tak_melingkar
from organisasi.domain.pensiun import pastikan_dapat_pensiun
from organisasi.domain.uraian_teks import baris_jejak, keadaan, susun
from organisasi.enums import JenisUraian
from organisasi.galat import Bentrok, IsianSalah
from organisasi.models import Instansi, Jabatan, UnitKerja, UraianJabatan
from organisasi.permissions import pastikan


@transaction.atomic
def buat(
    *,
    oleh,
    instansi: Instansi,
    nama: str,
    jenis: str,
    kunci: str = "",
    induk: Jabatan | None = None,
    unit: UnitKerja | None = None,
    urutan: int | None = None,
    tugas=None,
    fungsi=None,
    catatan_sumber: str = "",
    kunci_kirim: UUID | None = None,
) -> Jabatan:
    """A new jabatan with its lists: {label, isi} items or texts, "-" (a dash), "" (empty heading), None (no heading).

    Without `kunci` one is made from the name; without `urutan` it goes last. One audit row.
    A `kunci_kirim` that the instansi already has is a second submit: that row is given back, nothing is added;
    IsianSalah when it says something else than the first.
    """
    pastikan(oleh, "kelola_jabatan", instansi)
    _pastikan_seinstansi(instansi, induk=induk, unit=unit)
    daftar = {JenisUraian.TUGAS: susun(tugas), JenisUraian.FUNGSI: susun(fungsi)}
    isi = {"nama": nama, "jenis": jenis, "induk": induk, "unit": unit, "catatan_sumber": catatan_sumber}
    isi |= {"isi_tugas": keadaan(tugas), "isi_fungsi": keadaan(fungsi)}
    if ada := sudah_dikirim(Jabatan, instansi, kunci_kirim):
        lama = _baris_tersimpan(ada)
        pastikan_terkirim_sama(ada, isi, {k.value: (lama[k.value], baris_jejak(b)) for k, b in daftar.items()})
        return ada
    jabatan = tulis.buat(
        Jabatan,
        oleh=oleh,
        instansi=instansi,
        kunci=kunci or kunci_baru(Jabatan, instansi, nama),
        urutan=_urutan_akhir(instansi) if urutan is None else urutan,
        kunci_kirim=kunci_kirim,
        **isi,
        rincian={kata.value: baris_jejak(baris) for kata, baris in daftar.items() if baris},
    )
    for kata, baris in daftar.items():
        tulis.ganti_daftar(UraianJabatan, {"jabatan": jabatan, "jenis": kata.value}, baris, oleh=oleh)
    return jabatan


@transaction.atomic
def ubah(*, oleh, jabatan: Jabatan, versi: int | None = None, **nilai) -> Jabatan:
    """Change nama, jenis, unit, induk, urutan, aktif or catatan_sumber. Raises Bentrok, IsianSalah."""
    pastikan(oleh, "kelola_jabatan", jabatan.instansi)
    _pastikan_seinstansi(jabatan.instansi, induk=nilai.get("induk"), unit=nilai.get("unit"))
    pastikan_tak_melingkar(jabatan, nilai.get("induk"))
    if nilai.get("aktif") is False:
        pastikan_dapat_pensiun(jabatan)
    return tulis.ubah(jabatan, oleh=oleh, versi=versi, **nilai)


def pindah(*, oleh, jabatan: Jabatan, induk: Jabatan | None, versi: int | None = None) -> Jabatan:
    """Give the jabatan another direct superior (None: top of the tree)."""
    return ubah(oleh=oleh, jabatan=jabatan, versi=versi, induk=induk)


@transaction.atomic
def urutkan(*, oleh, instansi: Instansi, urutan: list[int]) -> None:
    """Order the jabatan of an instansi as the list of their keys; those not named follow in their present order."""
    pastikan(oleh, "kelola_jabatan", instansi)
    semua = {j.pk: j for j in instansi.jabatan.all()}
    if asing := set(urutan) - set(semua):
        raise IsianSalah(
            f"{len(asing)} jabatan bukan dari perangkat daerah ini. Muat ulang halaman, lalu urutkan lagi."
        )
    for nomor, kunci in enumerate(dict.fromkeys([*urutan, *semua]), start=1):
        tulis.ubah(semua[kunci], oleh=oleh, urutan=nomor)


@transaction.atomic
def geser(*, oleh, jabatan: Jabatan, langkah: int, versi: int | None = None) -> None:
    """Move the jabatan up (-1) or down (+1) among those with the same superior.

    Raises Bentrok when it moved or changed since the page was made, so that a second click moves nothing.
    """
    pastikan(oleh, "kelola_jabatan", jabatan.instansi)
    jabatan = tulis.kunci(jabatan)
    if versi is not None and jabatan.versi != versi:
        raise Bentrok(jabatan, {})
    urutkan(oleh=oleh, instansi=jabatan.instansi, urutan=[])  # equal places apart: a move always changes the row
    saudara = list(jabatan.instansi.jabatan.filter(induk_id=jabatan.induk_id).values_list("pk", flat=True))
    letak = saudara.index(jabatan.pk)
    tujuan = min(max(letak + langkah, 0), len(saudara) - 1)
    saudara.insert(tujuan, saudara.pop(letak))
    lain = iter(saudara)
    semua = jabatan.instansi.jabatan.values_list("pk", "induk_id")
    urutan = [next(lain) if induk == jabatan.induk_id else pk for pk, induk in semua]
    urutkan(oleh=oleh, instansi=jabatan.instansi, urutan=urutan)


@transaction.atomic
def hapus(*, oleh, jabatan: Jabatan, versi: int | None = None) -> None:
    """Delete a jabatan that nothing uses, with its tugas and fungsi; raises SalahStatus naming what still uses it."""
    pastikan(oleh, "kelola_jabatan", jabatan.instansi)
    pastikan_bebas(jabatan, "Jabatan yang sudah tidak dipakai lagi dapat dinonaktifkan.")
    tulis.hapus(jabatan, oleh=oleh, versi=versi, rincian=_baris_tersimpan(jabatan))


def _baris_tersimpan(jabatan: Jabatan) -> dict[str, list[str]]:
    """Its tugas and fungsi as the audit row keeps them."""
    isi = jabatan.uraian.values("jenis", "label_sumber", "isi")
    return {kata.value: baris_jejak(b for b in isi if b["jenis"] == kata) for kata in JenisUraian}


def _pastikan_seinstansi(instansi, *, induk, unit) -> None:
    salah = {}
    if induk is not None and induk.instansi_id != instansi.pk:
        salah["induk"] = "Atasan langsung harus dari perangkat daerah yang sama."
    if unit is not None and unit.instansi_id != instansi.pk:
        salah["unit"] = "Unit kerja harus dari perangkat daerah yang sama."
    if salah:
        raise IsianSalah(salah)


def _urutan_akhir(instansi) -> int:
    return (instansi.jabatan.order_by("-urutan").values_list("urutan", flat=True).first() or 0) + 1
