"""Keputusan: drafting with ordered items. Nomor and tanggal: laporan.domain.nomori.

Its states: laporan.domain.alur.keputusan.
"""

from django.db import transaction
from django.db.models import Q

from laporan.domain import cuplikan, susunan_naskah
from laporan.domain.isi_keputusan import IsiKeputusan, susun_keputusan
from laporan.domain.susunan_naskah import Susunan
from laporan.domain.tempel_naskah import tautkan
from laporan.enums import JenisDokumen, StatusKeputusan
from laporan.models import Keputusan
from organisasi.domain import instansi as domain_instansi
from organisasi.domain import tulis
from organisasi.permissions import boleh, pastikan


@transaction.atomic
def buat(*, oleh, instansi, butir: dict[str, list[dict]] | None = None, tertaut: bool = False, **isi) -> Keputusan:
    """A draft decree. `butir` maps menimbang/mengingat/diktum/tembusan to items {isi, label, butir: sub-items}.

    tertaut: references in the texts become links (as typed here); an import keeps its words.
    """
    pastikan(oleh, "isi_data", instansi)
    keputusan = tulis.buat(Keputusan, oleh=oleh, instansi=instansi, **isi)
    susunan = susunan_naskah.dari_daftar(butir or {})
    tulis_butir(keputusan, tautkan(susunan) if tertaut else susunan, oleh=oleh)
    return keputusan


def tulis_butir(keputusan: Keputusan, susunan: Susunan, *, oleh) -> None:
    """Write the items of a new decree; its audit row stands for them."""
    for bagian, daftar in susunan.bagian.items():
        if daftar:
            susunan_naskah.simpan(keputusan, bagian, daftar, oleh=oleh)


def baca_isi(keputusan: Keputusan, *, dengan_lembar: bool = True) -> IsiKeputusan:
    """What the decree says: composed while it is a draft, afterwards as it was frozen. Raises CuplikanRusak."""
    beku = cuplikan.cari(JenisDokumen.KEPUTUSAN, keputusan) if keputusan.status != StatusKeputusan.DRAF else None
    if beku is not None:
        return cuplikan.dari_polos(IsiKeputusan, beku.isi)
    return susun_keputusan(keputusan, dengan_lembar=dengan_lembar)


def terlihat(pelaku):
    """Decrees the actor may see: drafts only for their OPD, the examiners and the registrar."""
    keputusan = Keputusan.objects.filter(instansi__in=domain_instansi.terlihat(pelaku))
    if boleh(pelaku, "lihat_rekap") or boleh(pelaku, "nomori_keputusan"):
        return keputusan
    return keputusan.filter(pelaku.wilayah("instansi") | ~Q(status=StatusKeputusan.DRAF))


def pastikan_terlihat(pelaku, keputusan: Keputusan) -> None:
    """Raise Ditolak unless the actor may see and print it: drafts are for its OPD, the examiners and the registrar."""
    pastikan(pelaku, "lihat_instansi", keputusan.instansi)
    if keputusan.status == StatusKeputusan.DRAF and not boleh(pelaku, "nomori_keputusan"):
        pastikan(pelaku, "lihat_draf", keputusan.instansi)


def langkah_berikutnya(keputusan: Keputusan) -> str:
    """What is to be done next with a decree, "" once it is in force; asks nothing of the database."""
    if keputusan.status != StatusKeputusan.DRAF:
        return ""
    if keputusan.nomor and keputusan.tanggal:
        return "Ditetapkan pimpinan"
    return "Naskah diselesaikan perencana, lalu diberi nomor"
