"""What a mail says: title, one sentence and a link of each notice. Reasons and figures stay in the application."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from organisasi.enums import JenisPemberitahuan as J
from organisasi.models import Pemberitahuan, Pemda, Pengguna

SEBUT_MAKS = 30  # notices listed in a digest; the page has the rest
KALIMAT: dict[str, str] = {
    J.PENGAJUAN: "Menunggu keputusan Anda.",
    J.KEMBALI: "Dikembalikan untuk diperbaiki; alasannya dapat dibaca di halamannya.",
    J.KEPUTUSAN: "Statusnya berubah.",
    J.KOMENTAR: "Ada catatan baru.",
    J.SEBUTAN: "Anda disebut dalam sebuah catatan.",
    J.PENGINGAT: "Ada pengingat untuk Anda.",
    J.JADWAL: "Menyangkut jadwal perangkat daerah Anda.",
}


def surat(pemda: Pemda, orang: Pengguna, daftar: Sequence[Pemberitahuan]) -> EmailMultiAlternatives:
    """The mail of one notice, or the digest of several; text with an HTML alternative."""
    jumlah, satu = len(daftar), daftar[0]
    nama = "pemberitahuan" if jumlah == 1 else "ringkasan"
    judul = satu.judul if jumlah == 1 else f"{jumlah} pemberitahuan belum dibaca"
    dasar = settings.SITUS
    konteks = {
        "pemda": pemda,
        "orang": orang,
        "jumlah": jumlah,
        "lainnya": max(0, jumlah - SEBUT_MAKS),
        "daftar": [(kabar, KALIMAT[kabar.jenis], f"{dasar}{kabar.alamat}") for kabar in daftar[:SEBUT_MAKS]],
        "url_daftar": dasar + reverse("pemberitahuan_daftar", args=[pemda.slug]),
        "url_surel": dasar + reverse("langganan_surel", args=[pemda.slug]),
    }
    pesan = EmailMultiAlternatives(
        subject=f"[Kinerja {pemda.nama}] {judul}",
        body=render_to_string(f"surel/{nama}.txt", konteks),
        to=[orang.email],
        headers={"Message-ID": _nomor(pemda, daftar), "Auto-Submitted": "auto-generated"},
    )
    pesan.attach_alternative(render_to_string(f"surel/{nama}.html", konteks), "text/html")
    return pesan


def _nomor(pemda: Pemda, daftar: Sequence[Pemberitahuan]) -> str:
    """The same mail has the same number, so a mail server knows one that was cut off and sent again."""
    return f"<kabar-{pemda.pk}-{daftar[0].pk}-{len(daftar)}@{urlsplit(settings.SITUS).hostname or 'kinerja'}>"
