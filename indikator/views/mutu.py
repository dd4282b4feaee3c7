"""Catatan kualitas: their numbers per OPD, the list of one document, setting a note aside, the rules behind them."""

from collections import Counter
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import daftar_dokumen, pengecualian
from indikator.domain.catatan_mutu import Catatan, CatatanDokumen, Kumpulan, catatan_dokumen
from indikator.enums import JenisLembar
from indikator.filters import InstansiCariFilter, SaringMutuForm
from indikator.forms.mutu import KecualikanForm
from indikator.models import Lembar, Penetapan
from indikator.mutu.penjelasan import PENJELASAN, sumber_aturan
from indikator.mutu.periksa import ATURAN
from indikator.tables.mutu import MutuInstansiTable, MutuTable
from indikator.views.iku import instansi_tunggal, konteks_dokumen
from indikator.views.muat import pilih_dokumen, url_pilihan
from kinerja.alamat import jalur_di
from kinerja.http import pesan_urungkan
from kinerja.tables import berdaftar, chip_saringan
from organisasi.galat import SalahStatus
from organisasi.permissions import boleh, pastikan
from organisasi.tahun import tahun_kini
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi

JUDUL = "Catatan kualitas"
HILANG = "Catatan ini sudah tidak ada: teks yang dicatatnya sudah berubah. Buka lagi daftarnya."


@berdaftar
@require_safe
def mutu_daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """OPD with the numbers of their notes; who has one OPD only goes straight to it."""
    pastikan(request.pelaku, "lihat_catatan")
    if satu := instansi_tunggal(request.pelaku):
        return redirect("mutu_instansi", slug_pemda, tahun, satu.slug)
    semua = daftar_dokumen.per_instansi(request.pelaku, tahun, JenisLembar.IKU).select_related("pemda")
    saringan = InstansiCariFilter(request.GET, queryset=semua)
    tabel = MutuInstansiTable.untuk(request, saringan.qs, saringan=saringan, tahun=tahun)
    tabel.siapkan([satu.record for satu in tabel.paginated_rows])
    konteks = {"tabel": tabel, "saringan": saringan, "chip": chip_saringan(request, saringan), "tahun_daftar": tahun}
    return render(request, "indikator/mutu_daftar.html", konteks)


@berdaftar
@require_safe
def mutu_instansi(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    milik = muat_instansi(request, instansi, "lihat_draf")
    pilihan = pilih_dokumen(request, milik, tahun)
    url = reverse("mutu_instansi", args=[slug_pemda, tahun, milik.slug])
    konteks = konteks_dokumen(request, milik, tahun, pilihan, url_pilihan(pilihan, url))
    konteks |= {"letak": (slug_pemda, tahun, milik.slug)}
    konteks["remah"] = _remah(slug_pemda, tahun, milik)
    if pilihan.dokumen:
        konteks |= _konteks_daftar(request, tahun, pilihan.dokumen, catatan_dokumen(pilihan.dokumen, tahun))
    return render(request, "indikator/mutu_instansi.html", konteks)


def _konteks_daftar(request: HttpRequest, tahun: int, dokumen: Penetapan, semua: CatatanDokumen) -> dict:
    """The table with its filters, and the numbers per severity and rule of what is not set aside."""
    lembar = [(str(satu.pk), satu.sebutan) for satu in _lembar(dokumen) if satu.pk in semua.per_lembar]
    form = SaringMutuForm(request.GET, aturan={c.temuan.aturan for c in semua.daftar}, lembar=lembar)
    boleh_kecualikan = boleh(request.pelaku, "isi_data", dokumen.instansi)
    chip = chip_saringan(request, form)
    tabel = MutuTable.untuk(
        request,
        _saring(semua, form),
        saringan=form,
        letak=(request.pemda.slug, tahun, dokumen.instansi.slug),
        dokumen=dokumen,
        boleh_kecualikan=boleh_kecualikan,
        kembali=request.get_full_path(),
        tersaring=bool(chip),
    )
    return {
        "tabel": tabel,
        "form": form,
        "chip": chip,
        "dokumen_dipilih": request.GET.get("dokumen", ""),
        "ringkas": semua.ringkas,
        "per_aturan": _per_aturan(semua),
        "boleh_kecualikan": boleh_kecualikan,
    }


def _lembar(dokumen: Penetapan):
    return Lembar.objects.filter(penetapan=dokumen).select_related("jabatan__unit").order_by("urutan", "pk")


def _saring(semua: CatatanDokumen, form: SaringMutuForm) -> list[Catatan]:
    pilih = form.cleaned_data if form.is_valid() else {}
    cocok = {
        "q": lambda c, kata: kata.casefold() in c.cari,
        "tingkat": lambda c, isi: c.temuan.tingkat == isi,
        "aturan": lambda c, isi: c.temuan.aturan == isi,
        "lembar": lambda c, isi: int(isi) in c.di,
    }
    tampil = pilih.get("tampil", "")
    hasil = [c for c in semua.daftar if tampil == "semua" or bool(c.dikecualikan) == (tampil == "hanya")]
    for nama, uji in cocok.items():
        if isi := pilih.get(nama):
            hasil = [c for c in hasil if uji(c, isi)]
    return hasil


def _per_aturan(semua: Kumpulan) -> list[dict]:
    """Rules with what they found, the most frequent first: {id, judul, jumlah}."""
    hitungan = Counter(c.temuan.aturan for c in semua.daftar if not c.dikecualikan)
    urut = sorted(hitungan.items(), key=lambda isi: (-isi[1], isi[0]))
    return [{"id": satu, "judul": ATURAN[satu].judul, "jumlah": banyak} for satu, banyak in urut]


@require_form
def mutu_kecualikan(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str, sidik: str) -> HttpResponse:
    """Ask for the reason, then set the note aside; one that is set aside already is shown with its reason."""
    milik = muat_instansi(request, instansi, "isi_data")
    dokumen = pilih_dokumen(request, milik, tahun).dokumen
    satu = catatan_dokumen(dokumen, tahun).cari_sidik(sidik) if dokumen else None
    if satu is None:
        raise SalahStatus(HILANG)
    kembali = _kembali(request, reverse("mutu_instansi", args=[slug_pemda, tahun, milik.slug]))
    form = KecualikanForm(request.POST or None)
    aksi = partial(pengecualian.kecualikan, oleh=request.pelaku, instansi=milik, temuan=satu.temuan)
    if request.method == "POST" and form.kirim(aksi):
        urungkan = reverse("mutu_batal", args=[slug_pemda, tahun, milik.slug, sidik])
        pesan_urungkan(request, "Catatan sudah dikecualikan.", urungkan)
        return redirect(kembali)
    konteks = {
        "form": form,
        "satu": satu,
        "kembali": kembali,
        "tahun_lembar": tahun,
        "instansi": milik,
        "dokumen": dokumen,
        "remah": [*_remah(slug_pemda, tahun, milik, akhir=False), ("Kecualikan", "")],
    }
    return render(request, "indikator/mutu_kecualikan.html", konteks, status=form.kode)


@require_POST
def mutu_batal(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str, sidik: str) -> HttpResponse:
    """Let the note stand again; a second click does no harm."""
    milik = muat_instansi(request, instansi, "isi_data")
    pengecualian.batalkan(oleh=request.pelaku, instansi=milik, sidik=sidik)
    messages.success(request, "Pengecualian sudah dibatalkan; catatannya tampil lagi.")
    return redirect(_kembali(request, reverse("mutu_instansi", args=[slug_pemda, tahun, milik.slug])))


@require_safe
def mutu_aturan(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """All rules: what each of them looks at, how grave a finding is, where the rule comes from."""
    pastikan(request.pelaku, "lihat_catatan")
    daftar = [
        {"satu": satu, "penjelasan": PENJELASAN[satu.id], "sumber": sumber_aturan(satu)}
        for satu in sorted(ATURAN.values(), key=lambda satu: (satu.tingkat.urutan, satu.id))
    ]
    url = reverse("mutu_daftar", args=[slug_pemda, tahun_kini(request)])
    konteks = {"daftar": daftar, "remah": [(JUDUL, url), ("Aturan kualitas", "")]}
    return render(request, "indikator/mutu_aturan.html", konteks)


def _remah(slug_pemda: str, tahun: int, instansi, akhir: bool = True) -> list[tuple[str, str]]:
    """`akhir`: the page of the instansi is this one."""
    milik = "" if akhir else reverse("mutu_instansi", args=[slug_pemda, tahun, instansi.slug])
    return [(JUDUL, reverse("mutu_daftar", args=[slug_pemda, tahun])), (instansi.sebutan, milik)]


def _kembali(request: HttpRequest, bawaan: str) -> str:
    """The page of this pemda named by ?kembali=, from which the reader came; anything else is ignored."""
    tujuan = request.GET.get("kembali", "")
    return tujuan if jalur_di(tujuan, f"/{request.pemda.slug}/") else bawaan
