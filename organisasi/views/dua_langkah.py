"""Which roles must sign in with a second factor, and the page that removes a security key."""

from functools import partial

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from organisasi.domain.dua_langkah import keadaan_peran
from organisasi.domain.pengaturan import pengaturan as pengaturan_kini
from organisasi.domain.pengaturan import ubah_pengaturan
from organisasi.dua_langkah import faktor
from organisasi.enums import Peran
from organisasi.forms.dua_langkah import WajibForm
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form
from organisasi.views.pengaturan import remah_pengaturan


@require_form
def pengaturan_dua_langkah(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """The choice, beside who has no second factor yet."""
    pastikan(request.pelaku, "kelola_organisasi")
    kini = pengaturan_kini(request.pemda)
    form = WajibForm(request.POST or None, initial={n: getattr(kini, n) for n in ("wajib_dua_langkah", "versi")})
    if request.method == "POST" and (baru := form.kirim(partial(ubah_pengaturan, oleh=request.pelaku), _tersimpan)):
        messages.success(request, _kabar(baru.wajib_dua_langkah))
        return redirect("pengaturan_dua_langkah", slug_pemda)
    konteks = {
        "form": form,
        "judul": "Masuk dua langkah",
        "kini": kini,
        "keadaan": keadaan_peran(),
        "sendiri_punya": faktor(request.user.pk).exists(),
        "tombol": "Simpan peran wajib",
        "remah": remah_pengaturan(slug_pemda, ("Masuk dua langkah", "")),
    }
    return render(request, "organisasi/pengaturan_dua_langkah.html", konteks, status=form.kode)


def _tersimpan(terkini) -> dict:
    """As the form has them: a list of its values is what a colleague stored."""
    return {"wajib_dua_langkah": terkini.wajib_dua_langkah}


def _kabar(wajib: list[str]) -> str:
    if not wajib:
        return "Tidak ada peran yang wajib masuk dua langkah. Setiap orang boleh memasangnya sendiri."
    return f"Wajib masuk dua langkah mulai sekarang: {', '.join(Peran(satu).label for satu in wajib)}."


class HapusKunciView(RemoveWebAuthnView):
    """Theirs does not ask whether the last factor may go."""

    def get_context_data(self, **kwargs):
        boleh = get_adapter().can_delete_authenticator(self.object)
        return super().get_context_data(**kwargs) | {"boleh": boleh}

    def form_valid(self, form):
        if get_adapter().can_delete_authenticator(self.object):
            return super().form_valid(form)
        return self.render_to_response(self.get_context_data(form=form), status=409)


hapus_kunci = HapusKunciView.as_view()
