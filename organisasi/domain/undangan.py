"""Invitations: an account where there is none, a role in this pemda, and a mail to the person.

Whether the address had an account already (of another pemda) is told to nobody but its owner, in the mail. The name of
an existing account stays: nobody but the person and the operator changes name, address or password of an account.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from organisasi.domain import jejak, tulis
from organisasi.domain.keanggotaan import periksa
from organisasi.domain.sekaligus import utuh
from organisasi.enums import Tindakan
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.models import Instansi, Jejak, Keanggotaan, Pengguna
from organisasi.permissions import pastikan

pencatat = logging.getLogger(__name__)
KABAR = "surel_undangan"  # key of the audit row that says what became of the mail
TERKIRIM, GAGAL = "terkirim", "gagal terkirim"
JEDA_ULANG = timedelta(minutes=1)


@dataclass(frozen=True)
class Undangan:
    """One person to invite; `surel` in any case."""

    surel: str
    nama: str
    peran: str
    instansi: Instansi | None = None


def undang(*, oleh, surel: str, nama: str, peran: str, instansi: Instansi | None = None) -> Keanggotaan:
    """Give the owner of an address a role. The mail is sent afterwards, by `kirim`. Raises IsianSalah."""
    return undang_banyak(oleh=oleh, daftar=[Undangan(surel, nama, peran, instansi)])[0]


@utuh
def undang_banyak(*, oleh, daftar: Sequence[Undangan]) -> list[Keanggotaan]:
    """Many at once, or none: the queries do not grow with them. One audit row each."""
    pastikan(oleh, "kelola_organisasi")
    for satu in daftar:
        periksa(satu.peran, satu.instansi)
        if tulis.ada_kendali(satu.nama):
            raise IsianSalah({"nama": tulis.KALIMAT_KENDALI})
    jejak.antre(oleh.pemda.pk)  # before the accounts: another act may wait for one of the same address
    akun = _akun(daftar)
    ada = {(k.pengguna_id, k.peran, k.instansi_id): k for k in Keanggotaan.objects.filter(pengguna__in=akun.values())}
    for satu in daftar:
        if lama := ada.get(_kunci(akun, satu)):
            raise IsianSalah({"surel": _sudah(satu, lama)})
    nilai = [{"pengguna": akun[s.surel.lower()], "peran": s.peran, "instansi": s.instansi} for s in daftar]
    baru = tulis.buat_banyak(Keanggotaan, oleh=oleh, daftar=nilai, catat=False)
    isi = [{"nama": s.nama, "surel": s.surel.lower(), "peran": s.peran, "instansi": s.instansi} for s in daftar]
    catatan = [(k, {kolom: (None, v) for kolom, v in milik.items()}) for k, milik in zip(baru, isi, strict=True)]
    jejak.catat_banyak(oleh=oleh, tindakan=Tindakan.UNDANG, daftar=catatan)
    return baru


def pastikan_dapat_diulang(*, oleh, keanggotaan: Keanggotaan) -> None:
    """Raise SalahStatus when the invitation need not or cannot be sent again now."""
    pastikan(oleh, "kelola_organisasi")
    if not keanggotaan.aktif:
        raise SalahStatus("Peran ini nonaktif. Aktifkan dahulu, lalu kirim ulang undangannya.")
    if terkirim_sejak(keanggotaan, timezone.now() - JEDA_ULANG):
        raise SalahStatus("Undangan baru saja dikirim. Tunggu satu menit sebelum mengirimnya lagi.")


def kirim(*, oleh, keanggotaan: Keanggotaan) -> bool:
    """Send the mail and put on record what became of it; False when it failed, and nothing else is lost.

    Call after the commit of what it tells.
    """
    try:
        subjek, isi = surat(oleh=oleh, keanggotaan=keanggotaan)
        send_mail(subjek, isi, None, [keanggotaan.pengguna.email])
        hasil = TERKIRIM
    except Exception:  # whatever the mail server or the network does: the membership stays, the page says so
        pencatat.exception("undangan keanggotaan %s tidak terkirim", keanggotaan.pk)
        hasil = GAGAL
    with transaction.atomic():
        jejak.catat(oleh=oleh, tindakan=Tindakan.UNDANG, objek=keanggotaan, perubahan={KABAR: (None, hasil)})
    return hasil == TERKIRIM


def surat(*, oleh, keanggotaan: Keanggotaan) -> tuple[str, str]:
    """Subject and text. Who has a password is asked to sign in; only who has none gets a link to make one."""
    orang, pemda = keanggotaan.pengguna, oleh.pemda
    konteks = {
        "anggota": keanggotaan,
        "pemda": pemda,
        "pengundang": oleh.nama,
        "url_masuk": settings.SITUS + reverse("account_login"),
        "url_lupa": settings.SITUS + reverse("account_reset_password"),
        "url_sandi": "" if orang.has_usable_password() else settings.SITUS + _jalan_sandi(orang),
        "hari": masa_tautan().days,
        "sampai": timezone.localtime() + masa_tautan(),
    }
    subjek = " ".join(f"Undangan memakai Kinerja {pemda.nama}".split())
    return subjek, render_to_string("organisasi/surel/undangan.txt", konteks)


def terkirim_sejak(keanggotaan: Keanggotaan, waktu: datetime) -> bool:
    """Whether a mail of this membership left since then."""
    catatan = Jejak.objects.filter(model=Keanggotaan._meta.label, objek_id=keanggotaan.pk, tindakan=Tindakan.UNDANG)
    return catatan.filter(waktu__gte=waktu, **{f"perubahan__{KABAR}__1": TERKIRIM}).exists()


def masa_tautan() -> timedelta:
    """How long the link of an invitation is valid."""
    return timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def _jalan_sandi(orang: Pengguna) -> str:
    kunci = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(orang)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(orang), "key": kunci})


def _akun(daftar: Sequence[Undangan]) -> dict[str, Pengguna]:
    """{address: account}; those without one get one that nobody can sign in to yet."""
    nama = {satu.surel.lower(): satu.nama for satu in daftar}
    ada = _cari_akun(nama)
    baru = [Pengguna(email=surel, nama=nama[surel]) for surel in sorted(nama) if surel not in ada]
    for satu in baru:
        satu.set_unusable_password()
    Pengguna.objects.bulk_create(baru, ignore_conflicts=True)  # another pemda may invite the same person right now
    return _cari_akun(nama) if baru else ada


def _cari_akun(surel) -> dict[str, Pengguna]:
    return {satu.email.lower(): satu for satu in Pengguna.objects.filter(email__in=list(surel))}


def _kunci(akun: dict, satu: Undangan) -> tuple:
    return akun[satu.surel.lower()].pk, satu.peran, satu.instansi.pk if satu.instansi else None


def _sudah(satu: Undangan, lama: Keanggotaan) -> str:
    if lama.aktif:
        return f"{satu.surel.lower()} sudah punya peran ini. Tidak ada undangan kedua yang dikirim."
    return f"{satu.surel.lower()} pernah punya peran ini dan dinonaktifkan. Aktifkan kembali dari daftar pengguna."
