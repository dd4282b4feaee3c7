"""How often one address may ask, counted in the shared cache as the sign-in counts (allauth).

allauth offers its counter to no other app by a public name; it alone knows the address behind our proxies. The version
is pinned, and tests/laporan/test_verifikasi_dokumen.py fails when the counter goes.
"""

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest


def terlalu_sering(request: HttpRequest, tindakan: str, batas: str, kunci: str | None = None) -> bool:
    """Count this request; True once there were more than `batas` ("30/m" or "5/m,100/h") from its address.

    With `kunci`: from who holds that key, wherever it asks from; the limits then end with the word key ("300/m/key").

    Asked outside the transaction of a pemda: the count stays whatever becomes of the request.
    """
    aturan = {tindakan: batas}
    return not consume(request, app="kinerja", action=tindakan, config=aturan, key=kunci, limit_get=True)
