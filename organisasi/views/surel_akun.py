"""The address of an account: shown, never changed by its owner.

allauth's page of this name adds and chooses addresses without proof that they are the user's. An invitation or a
sign-in by the provider, both by address, would then reach whoever claimed it first.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def surel_akun(request: HttpRequest) -> HttpResponse:
    return render(request, "account/email.html")
