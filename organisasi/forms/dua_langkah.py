"""Forms of the second factor (MFA_FORMS): a code serves once, a new secret stays until it is used, names are short."""

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal import auth
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.views.decorators.debug import sensitive_variables

from kinerja.forms import VersiForm
from kinerja.penyandian import buka
from organisasi.domain.dua_langkah import catat_langkah, langkah_terpakai
from organisasi.enums import Peran
from organisasi.forms.dasar import FormDomain

NAMA_MAKS = 60
KODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
PILIHAN_KODE = "Enam angka dari aplikasi autentikator, atau satu kode pemulihan (delapan angka)."


@sensitive_variables()
def langkah_kode(rahasia: str, kode: str) -> int | None:
    """The step (30 s since 1970) the code belongs to, among those accepted now; None when to none."""
    for langkah in auth.yield_hotp_counters_from_time():
        benar = auth.format_hotp_value(auth.hotp_value(rahasia, langkah))
        if auth.compare_user_code(actual=kode, expected=benar):
            return langkah
    return None


class SekaliPakai(forms.Form):
    """A code of the app is taken once, by its step: the library forgets it after 30 seconds, but accepts it for 90."""

    code = forms.CharField(label="Kode", max_length=20, help_text=PILIHAN_KODE, widget=forms.TextInput(KODE))

    @sensitive_variables()
    def clean_code(self):
        aplikasi = Authenticator.objects.filter(user=self.user, type=Authenticator.Type.TOTP).first()
        langkah = langkah_kode(buka(aplikasi.data["secret"]), self.cleaned_data["code"]) if aplikasi else None
        if langkah is not None and langkah <= langkah_terpakai(aplikasi):
            check_rate_limit(self.user)  # and not cleared: an old code gives no free guesses
            self._tolak(aplikasi)
        kode = super().clean_code()
        if langkah is not None and not catat_langkah(aplikasi, langkah):
            self._tolak(aplikasi)
        return kode

    def _tolak(self, aplikasi: Authenticator) -> None:
        self._emit_authentication_failed(aplikasi)
        raise get_adapter().validation_error("incorrect_code")


class FormKode(SekaliPakai, AuthenticateForm):
    """At the sign-in."""


class FormKodeUlang(SekaliPakai, ReauthenticateForm):
    """Before a change of the account."""


class FormAplikasi(ActivateTOTPForm):
    """The first code of a new app. The secret on the page stays the same until then: reloading spoils no QR."""

    code = forms.CharField(
        label="Kode dari aplikasi",
        max_length=20,
        help_text="Berganti tiap 30 detik. Ditolak terus? Setel jam ponsel ke otomatis.",
        widget=forms.TextInput(KODE),
    )

    @sensitive_variables()
    def __init__(self, *args, **kwargs):
        sesi = context.request.session
        lama = sesi.get(auth.SECRET_SESSION_KEY)
        super().__init__(*args, **kwargs)
        if lama:
            self.secret = sesi[auth.SECRET_SESSION_KEY] = lama

    @sensitive_variables()
    def clean_code(self):
        kode = super().clean_code()
        context.request.langkah_totp = langkah_kode(self.secret, kode)  # for organisasi.akun_dua_langkah
        return kode


class FormKunciBaru(AddWebAuthnForm):
    name = forms.CharField(required=False, max_length=NAMA_MAKS)


class FormKunci(EditWebAuthnForm):
    name = forms.CharField(max_length=NAMA_MAKS)


class WajibForm(VersiForm, FormDomain):
    """Which roles of the pemda must have one."""

    wajib_dua_langkah = forms.MultipleChoiceField(
        label="Peran yang wajib masuk dua langkah",
        choices=Peran.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
