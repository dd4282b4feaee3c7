"""Second factors of accounts: who has to have one, who of a pemda has none yet, giving them back to who lost them.

Factors belong to accounts (allauth.mfa), not to a pemda: nothing here is written through `tulis`, and the log of
security events (kinerja.keamanan) tells of it instead of a Riwayat.
"""

import logging
from collections import defaultdict
from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from kinerja import penyandian
from organisasi import dua_langkah
from organisasi.daftar_sesi import akhiri_semua
from organisasi.domain.pengaturan import pengaturan
from organisasi.enums import Peran
from organisasi.models import Keanggotaan, Pengguna
from organisasi.penyewa import keanggotaan_pengguna, sebagai

pencatat = logging.getLogger("kinerja.keamanan")
LANGKAH = "langkah"  # in the data of a TOTP factor: the step (30 s) of the last code it took
RAHASIA = ("secret", "seed")  # in the data of a factor: what is encrypted


@dataclass
class KeadaanPeran:
    """One role of the active pemda: `jumlah` people have it, `belum` are the accounts without a second factor."""

    peran: Peran
    jumlah: int = 0
    belum: list[Pengguna] = field(default_factory=list)


def keadaan_peran() -> list[KeadaanPeran]:
    """Every role of the active pemda, also those nobody has. One query."""
    hasil = {str(peran): KeadaanPeran(peran) for peran in Peran}
    anggota = Keanggotaan.objects.filter(aktif=True).select_related("pengguna").order_by("pengguna__email")
    terhitung = set()
    for satu in anggota.annotate(punya_dua_langkah=dua_langkah.punya()):
        if (satu.peran, satu.pengguna_id) in terhitung:  # a perencana of two OPD is one person
            continue
        terhitung.add((satu.peran, satu.pengguna_id))
        hasil[satu.peran].jumlah += 1
        if not satu.punya_dua_langkah:
            hasil[satu.peran].belum.append(satu.pengguna)
    return list(hasil.values())


def yang_mewajibkan(pengguna: Pengguna) -> list[str]:
    """Names of the pemda that force this user's roles there, and of the installation for its operators."""
    milik = defaultdict(list)
    for satu in keanggotaan_pengguna(pengguna):
        milik[satu.pemda].append(satu.peran)
    nama = [pemda.nama for pemda, peran in milik.items() if not _wajib(pemda, pengguna).isdisjoint(peran)]
    return nama + [dua_langkah.OPERATOR] * dua_langkah.operator_wajib(pengguna)


def _wajib(pemda, pengguna) -> set[str]:
    with sebagai(pemda, pengguna):
        return set(pengaturan(pemda).wajib_dua_langkah)


def langkah_terpakai(faktor: Authenticator) -> int:
    """The step of the last code that was taken; -1 before the first."""
    return faktor.data.get(LANGKAH, -1)


def catat_langkah(faktor: Authenticator, langkah: int) -> bool:
    """Take the code of this step; False when it or a later one was taken already, also at the same moment."""
    with transaction.atomic():
        kini = Authenticator.objects.select_for_update().get(pk=faktor.pk)
        if langkah <= langkah_terpakai(kini):
            return False
        kini.data[LANGKAH] = langkah
        kini.save(update_fields=["data"])
    faktor.data = kini.data
    return True


def terpasang(request, faktor: Authenticator) -> int:
    """After a factor was added: sessions opened elsewhere without it end. How many."""
    lain = dua_langkah.faktor(faktor.user_id).exclude(pk=faktor.pk)
    return 0 if lain.exists() else akhiri_semua(faktor.user, kecuali=request.session.session_key or "")


def lepas(pengguna: Pengguna, alasan: str) -> int:
    """Remove every factor and recovery code of who lost them, end the sessions, tell the person. How many factors.

    The account signs in by password alone from now on, and is led to a new factor where one is forced.
    """
    with transaction.atomic():
        jumlah = dua_langkah.faktor(pengguna.pk).count()
        Authenticator.objects.filter(user=pengguna).delete()
        sesi = akhiri_semua(pengguna)
    isi = {"pengguna_id": pengguna.pk, "faktor": jumlah, "sesi": sesi, "alasan": alasan}
    pencatat.warning("dua_langkah_dilepas_operator", extra=isi)
    return jumlah


def kabari_lepas(pengguna: Pengguna) -> None:
    """The mail about `lepas`; call after its commit. Raises what the mail server raises."""
    konteks = {"timestamp": timezone.localtime()}
    subjek = render_to_string("mfa/email/dua_langkah_dilepas_subject.txt", konteks)
    isi = render_to_string("mfa/email/dua_langkah_dilepas_message.txt", konteks)
    send_mail(" ".join(subjek.split()), isi, None, [pengguna.email])


def sandikan_ulang() -> int:
    """Write every secret anew with the present SECRET_KEY. How many factors; raises TidakTerbuka, then none is."""
    jumlah = 0
    with transaction.atomic():
        for faktor in Authenticator.objects.select_for_update().order_by("pk"):
            nama = [satu for satu in RAHASIA if satu in faktor.data]
            faktor.data |= {satu: penyandian.perbarui(faktor.data[satu]) for satu in nama}
            faktor.save(update_fields=["data"])
            jumlah += bool(nama)
    return jumlah
