"""The page of one section of a LKjIP: its text in the editor (or as printed, for readers) and what lies beside it."""

from dataclasses import dataclass
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from indikator.domain.utas_catatan import Utas
from laporan.domain.lkjip import komentar as domain_komentar
from laporan.domain.lkjip import penyunting, versi_naskah
from laporan.domain.lkjip.bahan_bagian import susun_bahan, tampilan
from laporan.domain.lkjip.gambar import TERIMA
from laporan.domain.lkjip.isi import baca_isi
from laporan.forms.lkjip_bagian import KomentarForm, NaskahForm
from laporan.models import BagianLkjip, Lkjip, VersiNaskah
from laporan.views.remah import remah_lkjip
from organisasi.permissions import boleh


@dataclass(frozen=True)
class Bentrokan:
    """Two texts of one section. `versi`: who saved the present one, None unknown; `saya`, `gabungan`: clean HTML,
    `gabungan` None where both changed the same place."""

    terkini: BagianLkjip
    versi: VersiNaskah | None
    saya: str
    gabungan: str | None


@dataclass(frozen=True)
class UtasBagian:
    """A thread with its form of an answer: `jawaban` as typed and refused (`galat`), `kunci` once per page."""

    utas: Utas
    dapat_ditandai: bool
    kunci: str
    jawaban: str = ""
    galat: str = ""


def halaman(
    request: HttpRequest,
    bagian: BagianLkjip,
    *,
    form: NaskahForm | None = None,
    bentrok: Bentrokan | None = None,
    form_komentar: KomentarForm | None = None,
    status: int = 200,
) -> HttpResponse:
    lkjip, pelaku = bagian.lkjip, request.pelaku
    menyunting = penyunting.dapat_disunting(pelaku, lkjip)
    isi = baca_isi(lkjip)
    if form is None:
        form = NaskahForm(initial={"isi": bagian.isi, "dasar": bagian.versi})
    sebelum, sesudah = tetangga(bagian)
    konteks = {
        "lkjip": lkjip,
        "bagian": bagian,
        "form": form,
        "teks": form["isi"].value() or "",
        "dasar": bagian.versi if bentrok else form["dasar"].value() or bagian.versi,
        "bentrok": bentrok,
        "menyunting": menyunting,
        "tampilan": tampilan(bagian, isi),
        "bahan": susun_bahan(bagian, isi, pelaku),
        "hadir": penyunting.lain(bagian, pelaku) if menyunting else [],
        "gambar": alamat_gambar(lkjip) if menyunting else {},
        "terima": TERIMA,
        "versi": versi_naskah.daftar(bagian)[:5],
        "sebelum": sebelum,
        "sesudah": sesudah,
        "remah": remah_lkjip(lkjip, bagian.judul),
        **_komentar(request, bagian, form_komentar),
    }
    return render(request, "laporan/lkjip_bagian.html", konteks, status=status)


def tetangga(bagian: BagianLkjip) -> tuple[BagianLkjip | None, BagianLkjip | None]:
    """The sections before and after it, without their texts."""
    semua = list(bagian.lkjip.bagian.defer("isi"))
    letak = next(nomor for nomor, satu in enumerate(semua) if satu.pk == bagian.pk)
    return semua[letak - 1] if letak else None, semua[letak + 1] if letak + 1 < len(semua) else None


def alamat_gambar(lkjip: Lkjip) -> dict[str, str]:
    """{key of a picture: address of its file}: for the editor only, a narrative never holds an address."""
    slug = lkjip.instansi.pemda.slug
    semua = lkjip.gambar.values_list("pk", "berkas_id")
    return {str(pk): reverse("berkas_unduh", args=[slug, berkas]) for pk, berkas in semua}


def _komentar(request: HttpRequest, bagian: BagianLkjip, form: KomentarForm | None) -> dict:
    """Threads and the form of a new remark; a refused one stands again where it was typed."""
    ditolak = form is not None and not form.is_valid()
    induk = str(form["induk"].value() or "") if ditolak else ""
    galat = " ".join(kalimat for pesan in form.errors.values() for kalimat in pesan) if ditolak else ""
    isi = form["isi"].value() or "" if ditolak else ""

    def satu_utas(utas: Utas) -> UtasBagian:
        ini = induk == str(utas.catatan.pk)
        boleh_tandai = domain_komentar.dapat_ditandai(request.pelaku, utas.catatan)
        return UtasBagian(utas, boleh_tandai, str(uuid4()), isi if ini else "", galat if ini else "")

    daftar = [satu_utas(satu) for satu in domain_komentar.utas(bagian)]
    return {
        "utas": daftar,
        "terbuka": sum(not satu.utas.catatan.selesai for satu in daftar),
        "boleh_komentar": boleh(request.pelaku, "komentari", bagian.lkjip.instansi),
        "tulis": {"kunci": str(uuid4()), "isi": "" if induk else isi, "galat": "" if induk else galat},
    }
