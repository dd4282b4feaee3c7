"""Factories of test data: rows of one pemda, made as the installation itself.

    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(magetan):                       # active tenant; everything below needs one
        bagian = pabrik.instansi("Bagian Organisasi")
        kabag = pabrik.jabatan(bagian, "Kepala Bagian", tugas=["Menyusun kebijakan"])
        lembar = pabrik.lembar(pabrik.penetapan(bagian, 2019, berlaku=True), kabag)
        nilai = pabrik.indikator(lembar, "Nilai SAKIP", target="78,2")
        perencana = pabrik.anggota("perencana", bagian)
    pabrik.klien(perencana).get("/magetan/")

Rows are written without rights or state checks (any state can be made); use the domain functions to test those.
Names and addresses that are not given are numbered, so that two calls never collide.
"""

import itertools
from contextlib import contextmanager

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils.text import slugify

from indikator.domain.alur import dokumen as alur_dokumen
from indikator.domain.alur import pk as alur_pk
from indikator.domain.penetapan import KOLOM_BAWAAN
from indikator.domain.target import kolom_bacaan
from indikator.enums import JenisLembar, StatusDokumen, TingkatSasaran
from indikator.models import (
    Indikator,
    Lembar,
    Penetapan,
    PenetapanBerlaku,
    Pengukuran,
    PerjanjianKinerja,
    Realisasi,
    Rumus,
    SasaranStrategis,
    Target,
)
from kinerja.angka import baca
from organisasi import penyewa
from organisasi.domain import instansi as domain_instansi
from organisasi.domain import jabatan as domain_jabatan
from organisasi.domain import keanggotaan, tulis
from organisasi.domain import unit as domain_unit
from organisasi.models import Instansi, Jabatan, Keanggotaan, Pejabat, PemangkuJabatan, Pemda, Pengguna, UnitKerja
from organisasi.pelaku import Pelaku

SANDI = "sandi-uji-12345"
_nomor = itertools.count(1)


def _buat(model, **nilai):
    return tulis.buat(model, oleh=mesin(), catat=False, **nilai)


# --- who ---------------------------------------------------------------------------------------------------------


def pemda(slug: str = "", nama: str = "", **lain) -> Pemda:
    """A tenant; not inside `dalam`."""
    slug = slug or f"pemda-{next(_nomor)}"
    return Pemda.objects.create(slug=slug, nama=nama or f"Kabupaten {slug.title()}", **lain)


@contextmanager
def dalam(pemda: Pemda):
    """The pemda is active inside the block; gives the installation as the actor."""
    with penyewa.sebagai(pemda):
        yield Pelaku.mesin(pemda)


def mesin() -> Pelaku:
    """The installation as the actor in the active pemda: may do everything."""
    return Pelaku.mesin(penyewa.pemda_aktif())


def pengguna(nama: str = "", email: str = "", **lain) -> Pengguna:
    """An account without any role."""
    nomor = next(_nomor)
    return Pengguna.objects.create_user(
        email or f"orang{nomor}@uji.test", SANDI, nama=nama or f"Orang Nomor {nomor}", **lain
    )


def operator(**lain) -> Pengguna:
    """Operator of the installation: superuser, member of no pemda; with the second factor it must have."""
    return dua_langkah(operator_polos(**lain))


def operator_polos(**lain) -> Pengguna:
    """The same without second factor."""
    return pengguna("Operator", is_staff=True, is_superuser=True, **lain)


def dua_langkah(orang: Pengguna, rahasia: str = "") -> Pengguna:
    """The user has an app for codes, with this secret (base32) or another."""
    TOTP.activate(orang, rahasia or generate_totp_secret())
    return orang


def anggota(peran: str, instansi: Instansi | None = None, orang: Pengguna | None = None) -> Pengguna:
    """A user with this role in the active pemda (a new one unless `orang` is given)."""
    orang = orang or pengguna(f"{str(peran).replace('_', ' ').title()} {next(_nomor)}")
    keanggotaan.buat(oleh=mesin(), pengguna=orang, peran=peran, instansi=instansi)
    return orang


def pelaku(orang: Pengguna) -> Pelaku:
    """The actor that a request of this user would have in the active pemda."""
    return Pelaku.untuk(orang, penyewa.pemda_aktif())


def pelaku_baru(peran: str, instansi: Instansi | None = None) -> Pelaku:
    """A new user with this role, as the actor."""
    return pelaku(anggota(peran, instansi))


def keanggotaan_dari(orang: Pengguna) -> list[Keanggotaan]:
    return list(Keanggotaan.objects.filter(pengguna=orang))


def klien(orang: Pengguna | None = None) -> Client:
    """A browser, signed in when a user is given."""
    peramban = Client()
    if orang is not None:
        peramban.force_login(orang, backend="django.contrib.auth.backends.ModelBackend")
    return peramban


# --- organisasi --------------------------------------------------------------------------------------------------


def instansi(nama: str = "", slug: str = "", jenis: str = "dinas", **lain) -> Instansi:
    nama = nama or f"Dinas Nomor {next(_nomor)}"
    return domain_instansi.buat(oleh=mesin(), slug=slug or slugify(nama), nama=nama, jenis=jenis, **lain)


def unit(instansi: Instansi, nama: str = "", **lain) -> UnitKerja:
    return domain_unit.buat(oleh=mesin(), instansi=instansi, nama=nama or f"Bidang Nomor {next(_nomor)}", **lain)


def jabatan(instansi: Instansi, nama: str = "", jenis: str = "pelaksana", **lain) -> Jabatan:
    """`tugas` and `fungsi` as in organisasi.domain.jabatan.buat: list, "-", "" or None."""
    nama = nama or f"Pengelola Nomor {next(_nomor)}"
    return domain_jabatan.buat(oleh=mesin(), instansi=instansi, nama=nama, jenis=jenis, **lain)


def pejabat(nama: str = "", **lain) -> Pejabat:
    nama = nama or f"Pejabat Nomor {next(_nomor)}"
    return _buat(Pejabat, nama=nama, kunci=lain.pop("kunci", slugify(nama)), **lain)


def pemangku(pejabat: Pejabat, instansi: Instansi, jabatan: Jabatan | None = None, **lain) -> PemangkuJabatan:
    return _buat(PemangkuJabatan, pejabat=pejabat, instansi=instansi, jabatan=jabatan, **lain)


# --- indikator ---------------------------------------------------------------------------------------------------


def penetapan(
    instansi: Instansi,
    tahun: int = 2024,
    tahun_selesai: int | None = None,
    status: str = "",
    berlaku: bool = False,
    **lain,
) -> Penetapan:
    """A document, draf unless `status` says otherwise; `berlaku=True` sets it and puts it in force in its years."""
    dokumen = _buat(
        Penetapan,
        instansi=instansi,
        kunci=lain.pop("kunci", f"d-{next(_nomor)}"),
        judul=lain.pop("judul", f"IKU dan IKI {instansi.nama} {tahun}"),
        tahun_mulai=tahun,
        tahun_selesai=tahun_selesai or tahun,
        status=status or (StatusDokumen.DITETAPKAN if berlaku else StatusDokumen.DRAF),
        **lain,
    )
    for satu in range(tahun, (tahun_selesai or tahun) + 1) if berlaku else ():
        _buat(PenetapanBerlaku, instansi=instansi, tahun=satu, penetapan=dokumen)
    return dokumen


def beri_status(penetapan: Penetapan, status: str) -> Penetapan:
    """Put a document and all its sheets in this state, without the flow."""
    Penetapan.objects.filter(pk=penetapan.pk).update(status=status)
    penetapan.lembar.update(status=status)
    penetapan.status = status
    return penetapan


def tetapkan(penetapan: Penetapan, sampai: str = "tetapkan") -> Penetapan:
    """Walk the flow from the draft to this move, as the installation."""
    return _jalani(alur_dokumen.MESIN, penetapan, sampai)


def tandatangani(perjanjian: PerjanjianKinerja) -> PerjanjianKinerja:
    """Walk the flow of a PK until it is signed."""
    return _jalani(alur_pk.MESIN, perjanjian, "tandatangani")


def _jalani(mesin_alur, objek, sampai: str):
    for tindakan in mesin_alur.peralihan:
        objek = mesin_alur.jalankan(objek, tindakan, oleh=mesin())
        if tindakan == sampai:
            return objek
    raise AssertionError(f"{sampai} tidak dikenal")


def lembar(penetapan: Penetapan, jabatan: Jabatan | None = None, status: str = "", **lain) -> Lembar:
    """The IKI sheet of a jabatan, or without one the IKU sheet; in the state of its document."""
    jenis = JenisLembar.IKI if jabatan else JenisLembar.IKU
    lain.setdefault("kolom", KOLOM_BAWAAN[jenis])
    return _buat(Lembar, penetapan=penetapan, jabatan=jabatan, jenis=jenis, status=status or penetapan.status, **lain)


def sasaran(lembar: Lembar | None = None, nama: str = "", **lain) -> SasaranStrategis:
    """A sasaran of the sheet; without one a sasaran of the RPJMD."""
    tingkat = {None: TingkatSasaran.RPJMD, "iku": TingkatSasaran.RENSTRA, "iki": TingkatSasaran.JABATAN}
    nomor = next(_nomor)
    return _buat(
        SasaranStrategis,
        lembar=lembar,
        nama=nama or f"Meningkatnya kinerja nomor {nomor}",
        tingkat=lain.pop("tingkat", tingkat[lembar.jenis if lembar else None]),
        urutan=lain.pop("urutan", nomor),
        **lain,
    )


def indikator(
    lembar: Lembar,
    nama: str = "",
    *,
    sasaran: SasaranStrategis | None = None,
    target: str | None = None,
    rumus: str | None = None,
    **lain,
) -> Indikator:
    """A row of the sheet, with its sasaran (one is made), and `target` of the document's first year if given."""
    nomor = next(_nomor)
    baris = _buat(
        Indikator,
        lembar=lembar,
        sasaran=sasaran or globals()["sasaran"](lembar),
        nama=nama or f"Persentase laporan nomor {nomor}",
        urutan=lain.pop("urutan", nomor),
        **lain,
    )
    if target is not None:
        globals()["target"](baris, target)
    if rumus is not None:
        _buat(Rumus, indikator=baris, teks=rumus)
    return baris


def target(indikator: Indikator, teks: str, tahun: int | None = None, triwulan: int = 0) -> Target:
    """The target as it would be read from `teks`; year of the document unless given."""
    tahun = tahun or indikator.lembar.penetapan.tahun_mulai
    isi = kolom_bacaan(teks, indikator.nama)
    return _buat(Target, indikator=indikator, tahun=tahun, triwulan=triwulan, **isi)


def pengukuran(instansi: Instansi, tahun: int = 2024, triwulan: int = 0, status: str = "draf") -> Pengukuran:
    ada = Pengukuran.objects.filter(instansi=instansi, tahun=tahun, triwulan=triwulan).first()
    return ada or _buat(Pengukuran, instansi=instansi, tahun=tahun, triwulan=triwulan, status=status)


def realisasi(indikator: Indikator, teks: str, *, tahun: int | None = None, triwulan: int = 0, **lain) -> Realisasi:
    """A measured value as typed ("79,41"), without its capaian: indikator.domain.capaian computes that."""
    dokumen = indikator.lembar.penetapan
    ukuran = pengukuran(dokumen.instansi, tahun or dokumen.tahun_mulai, triwulan)
    return _buat(Realisasi, pengukuran=ukuran, indikator=indikator, teks=teks, nilai=baca(teks), **lain)
