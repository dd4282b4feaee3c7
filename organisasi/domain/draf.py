"""Drafts: what a user typed into a form and has not saved, kept on the server. Own rows only; never audited.

A draft is `{field: [values]}` of the fields that were changed. It never holds files, secrets, tokens, once-keys or
versions: a restored form is saved against the version its page shows.
"""

import json
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from organisasi.domain import tulis
from organisasi.galat import IsianSalah
from organisasi.kiriman import RAHASIA, TERSEMBUNYI
from organisasi.models import DrafIsian

BESAR_MAKS = 500_000  # bytes of the draft as JSON; a section of a LKjIP has up to 200.000 characters
ALAMAT_MAKS = DrafIsian._meta.get_field("alamat").max_length
BANYAK_MAKS = 50  # drafts of one user in one pemda; the oldest make room
UMUR = timedelta(days=30)


def ambil(*, oleh, alamat: str) -> DrafIsian | None:
    """The user's draft of this page."""
    return _milik(oleh).filter(alamat=alamat).first()


@transaction.atomic
def simpan(*, oleh, alamat: str, isi: dict) -> DrafIsian | None:
    """Keep the changed fields of a page, in place of its earlier draft; None when nothing is left to keep.

    Raises IsianSalah when the address is not of this pemda, or the draft is too large or not {field: [texts]}.
    """
    _periksa_alamat(oleh, alamat)
    bersih = _bersihkan(isi)
    _milik(oleh).filter(alamat=alamat).delete()
    if not bersih:
        return None
    _sapu(oleh)
    return tulis.buat(DrafIsian, oleh=oleh, catat=False, pengguna=oleh.pengguna, alamat=alamat, isi=bersih)


def buang(*, oleh, alamat: str) -> None:
    """Remove the user's draft of this page, if there is one."""
    _milik(oleh).filter(alamat=alamat[:ALAMAT_MAKS]).delete()


def _milik(oleh):
    return DrafIsian.objects.filter(pengguna=oleh.pengguna)


def _periksa_alamat(oleh, alamat: str) -> None:
    if not alamat.startswith(f"/{oleh.pemda.slug}/") or len(alamat) > ALAMAT_MAKS:
        raise IsianSalah("Draf halaman ini tidak dapat disimpan. Simpan formulirnya sendiri.")


def _bersihkan(isi: dict) -> dict[str, list[str]]:
    if not isinstance(isi, dict) or not _teks_semua([*isi]) or not all(_teks_semua(nilai) for nilai in isi.values()):
        raise IsianSalah("Draf tidak terbaca.")
    bersih = {n: v for n, v in isi.items() if not RAHASIA.search(n) and not TERSEMBUNYI.fullmatch(n)}
    if len(json.dumps(bersih, ensure_ascii=False).encode("utf-8", "surrogatepass")) > BESAR_MAKS:
        raise IsianSalah("Isian ini terlalu panjang untuk disimpan sebagai draf. Simpan formulirnya sendiri.")
    return bersih


def _teks_semua(nilai) -> bool:
    """A list of texts that the database can keep (no NUL, no half of a surrogate pair)."""
    return isinstance(nilai, list) and all(isinstance(t, str) and "\0" not in t and _utuh(t) for t in nilai)


def _utuh(teks: str) -> bool:
    return not any("\ud800" <= huruf <= "\udfff" for huruf in teks)


def _sapu(oleh) -> None:
    """Old drafts go, and the oldest beyond the number one user may have (one more is about to be added)."""
    lama = _milik(oleh).filter(diubah__lt=timezone.now() - UMUR)
    lama.delete()
    sisa = _milik(oleh).order_by("-diubah", "-pk").values_list("pk", flat=True)[BANYAK_MAKS - 1 :]
    if kunci := list(sisa):
        _milik(oleh).filter(pk__in=kunci).delete()
