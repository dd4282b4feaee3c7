"""What allauth.mfa asks of us (MFA_ADAPTER), and what follows a change of a second factor: a line of the security log.

The mails are in templates/mfa/email; allauth sends them.
"""

import logging

from allauth.mfa import signals
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.dispatch import receiver
from django.views.decorators.debug import sensitive_variables

from kinerja import penyandian
from organisasi.domain.dua_langkah import catat_langkah, terpasang, yang_mewajibkan
from organisasi.dua_langkah import faktor

pencatat = logging.getLogger("kinerja.keamanan")


class AdapterDuaLangkah(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "Peran Anda wajib masuk dua langkah, dan ini cara terakhir yang terpasang. "
        "Pasang cara lain dahulu.",
        "cannot_generate_recovery_codes": "Pasang aplikasi autentikator atau kunci keamanan dahulu; kode pemulihan "
        "menggantikannya bila hilang.",
        "incorrect_code": "Kode tidak benar, sudah dipakai, atau sudah lewat waktunya. Tunggu kode berikutnya, lalu "
        "coba lagi.",
    }

    @sensitive_variables()
    def encrypt(self, text: str) -> str:
        return penyandian.sandikan(text)

    @sensitive_variables()
    def decrypt(self, encrypted_text: str) -> str:
        return penyandian.buka(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last factor stays while a pemda of the user or the installation forces one."""
        lain = faktor(authenticator.user_id).exclude(pk=authenticator.pk)
        return lain.exists() or not yang_mewajibkan(authenticator.user)

    def generate_authenticator_name(self, user, type) -> str:
        jumlah = Authenticator.objects.filter(user=user, type=type).count()
        return "Kunci keamanan" if jumlah == 0 else f"Kunci keamanan {jumlah + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": "Kinerja"}


@receiver(signals.authenticator_added)
def _ditambah(sender, request, user, authenticator, **_) -> None:
    _catat("dua_langkah_dipasang", user, authenticator)
    if authenticator.type == Authenticator.Type.TOTP:
        catat_langkah(authenticator, getattr(request, "langkah_totp", 0))
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        terpasang(request, authenticator)


@receiver(signals.authenticator_removed)
def _dilepas(sender, user, authenticator, **_) -> None:
    _catat("dua_langkah_dilepas", user, authenticator)


@receiver(signals.authenticator_reset)
def _kode_baru(sender, user, authenticator, **_) -> None:
    _catat("kode_pemulihan_dibuat", user, authenticator)


@receiver(signals.authentication_failed)
def _gagal(sender, user, authenticator, **_) -> None:
    _catat("kode_dua_langkah_salah", user, authenticator)


def _catat(kejadian: str, pengguna, authenticator) -> None:
    """Never the address, the secret or the code."""
    pencatat.warning(kejadian, extra={"pengguna_id": pengguna.pk, "jenis": str(authenticator.type)})
