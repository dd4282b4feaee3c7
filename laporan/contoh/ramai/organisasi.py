"""The organisation of Kabupaten Contoh: instansi, units, jabatan, officials and the people who act."""

from collections.abc import Mapping
from datetime import date

from laporan.contoh.ramai.bahan import Bahan, BahanInstansi
from laporan.contoh.ramai.gerak import Pemain
from organisasi.contoh_akun import SANDI, akun_pemda
from organisasi.domain import instansi as domain_instansi
from organisasi.domain import jabatan as domain_jabatan
from organisasi.domain import keanggotaan
from organisasi.domain import pejabat as domain_pejabat
from organisasi.domain import unit as domain_unit
from organisasi.enums import PERAN_INSTANSI, JenisInstansi, JenisPemangku, Peran
from organisasi.models import Instansi, Jabatan, Pejabat, Pengguna
from organisasi.pelaku import Pelaku

UTAMA = "dinas-pendidikan"  # of perencana@ and pimpinan@
BERSANDI = ("dinas-kesehatan", "dinas-pupr", "setda", "bagian-organisasi")  # also sign in; the others only act
PANGKAT = ("Pembina Utama Muda", "Pembina Tingkat I", "Pembina")
PENGGANTI = {3: JenisPemangku.PLT, 8: JenisPemangku.PLH}  # place of the instansi: who stands in since MULAI_GANTI
MULAI_JABAT, MULAI_GANTI = date(2023, 1, 2), date(2026, 6, 1)
Milik = Mapping[str, Instansi]


def muat_instansi(bahan: Bahan, *, oleh: Pelaku) -> dict[str, Instansi]:
    """{slug: Instansi}, parents first. Not marked `contoh`: that leaves an instansi out of the counts, and all are."""
    hasil: dict[str, Instansi] = {}
    for satu in sorted(bahan.instansi, key=lambda isi: bool(isi.induk)):
        hasil[satu.slug] = domain_instansi.buat(
            oleh=oleh,
            slug=satu.slug,
            nama=satu.nama,
            jenis=satu.jenis,
            induk=hasil.get(satu.induk),
            nama_singkat=satu.singkat,
            sebutan_kepala=satu.kepala,
            kop={
                "baris": ["PEMERINTAH KABUPATEN CONTOH", satu.nama.removesuffix(" Kabupaten Contoh").upper()],
                "alamat": "Jalan Contoh Nomor 1",
                "kota": "Contoh",
            },
            tugas=[satu.tugas],
            fungsi=satu.fungsi,
        )
        _muat_jabatan(satu, hasil[satu.slug], oleh)
    return hasil


def _muat_jabatan(bahan: BahanInstansi, instansi: Instansi, oleh: Pelaku) -> None:
    ada: dict[str, Jabatan] = {}
    unit = {}
    for urutan, satu in enumerate(bahan.jabatan, 1):
        if satu.unit and satu.unit not in unit:
            unit[satu.unit] = domain_unit.buat(oleh=oleh, instansi=instansi, nama=satu.unit, urutan=len(unit) + 1)
        ada[satu.kunci] = domain_jabatan.buat(
            oleh=oleh,
            instansi=instansi,
            kunci=satu.kunci,
            nama=satu.nama,
            jenis=satu.jenis,
            induk=ada.get(satu.induk),
            unit=unit.get(satu.unit),
            urutan=urutan,
            tugas=[satu.tugas],
            fungsi=satu.fungsi or "-",
        )


def muat_pejabat(bahan: Bahan, milik: Milik, *, oleh: Pelaku) -> dict[str, Pejabat]:
    """{slug: who heads the instansi now}; invented people, two of them standing in for the head."""
    return {
        satu.slug: _kepala(bahan, satu, milik[satu.slug], nomor, oleh) for nomor, satu in enumerate(bahan.instansi)
    }


def _kepala(bahan: Bahan, isi: BahanInstansi, instansi: Instansi, nomor: int, oleh: Pelaku) -> Pejabat:
    jabatan = instansi.jabatan.get(kunci="kepala")
    tetap = _orang(bahan, nomor, isi.slug, oleh)
    cara = {"oleh": oleh, "instansi": instansi, "jabatan": jabatan}
    if nomor not in PENGGANTI:
        domain_pejabat.angkat(pejabat=tetap, mulai=MULAI_JABAT, **cara)
        return tetap
    domain_pejabat.angkat(pejabat=tetap, mulai=MULAI_JABAT, selesai=date(2026, 5, 31), **cara)
    ganti = _orang(bahan, nomor + len(bahan.instansi), f"{isi.slug}-pengganti", oleh)
    domain_pejabat.angkat(pejabat=ganti, mulai=MULAI_GANTI, jenis=PENGGANTI[nomor], **cara)
    return ganti


def _orang(bahan: Bahan, nomor: int, kunci: str, oleh: Pelaku) -> Pejabat:
    depan, belakang = bahan.umum["nama_depan"], bahan.umum["nama_belakang"]
    nama = f"{depan[nomor % len(depan)]} {belakang[nomor % len(belakang)]}, S.Sos., M.Si."
    return domain_pejabat.buat(
        oleh=oleh,
        kunci=kunci,
        nama=nama,
        nip=f"00000000 000000 0 {nomor + 1:03d}",
        pangkat=PANGKAT[nomor % len(PANGKAT)],
    )


def muat_akun(milik: Milik, *, oleh: Pelaku) -> Pemain:
    """Demo accounts for every role, a perencana and a pimpinan for each instansi; who acts as whom."""
    pemain: dict[tuple[str, str], Pelaku] = {}
    for akun in akun_pemda(oleh.pemda.slug, oleh.pemda.nama, UTAMA):
        pemain[akun.peran, akun.instansi] = _anggota(akun.surel, akun.nama, akun.peran, milik.get(akun.instansi), oleh)
    for slug, instansi in milik.items():
        for peran in PERAN_INSTANSI:
            if (peran, slug) not in pemain and not _diputus_setda(peran, instansi):
                pemain[peran, slug] = _anggota(*_akun_instansi(peran, instansi, oleh), peran, instansi, oleh)
    for slug, instansi in milik.items():
        if _diputus_setda(Peran.PIMPINAN, instansi):
            pemain[Peran.PIMPINAN, slug] = pemain[Peran.PIMPINAN, instansi.induk.slug]
    return Pemain(pemain)


def _diputus_setda(peran: str, instansi: Instansi) -> bool:
    """A Bagian has a perencana of its own; the Sekretaris Daerah decides for it."""
    return peran == Peran.PIMPINAN and instansi.jenis == JenisInstansi.BAGIAN


def _akun_instansi(peran: Peran, instansi: Instansi, oleh: Pelaku) -> tuple[str, str]:
    return f"{peran}.{instansi.slug}@{oleh.pemda.slug}.example", f"{peran.capitalize()} {instansi.sebutan}"


def _anggota(surel: str, nama: str, peran: str, instansi: Instansi | None, oleh: Pelaku) -> Pelaku:
    """The account, with the demo password where one signs in with it."""
    bersandi = instansi is None or instansi.slug in (UTAMA, *BERSANDI)
    pengguna = Pengguna.objects.filter(email=surel).first()
    pengguna = pengguna or Pengguna.objects.create_user(surel, SANDI if bersandi else None, nama=nama)
    keanggotaan.buat(oleh=oleh, pengguna=pengguna, peran=peran, instansi=instansi)
    return Pelaku.untuk(pengguna, oleh.pemda)
