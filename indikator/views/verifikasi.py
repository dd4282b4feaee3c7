"""The review workspace of one instansi: its sheets, its measuring, and the same decision on several sheets."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import antrean_verifikasi, meja_verifikasi
from indikator.domain.alur import lembar as alur_lembar
from indikator.domain.catatan_mutu import Kumpulan, catatan_dokumen
from indikator.domain.utas_catatan import jumlah_terbuka
from indikator.domain.verifikasi import berubah_sejak_kembali
from indikator.forms.verifikasi import PUTUSAN, PutusanMassalForm, versi_dilihat
from indikator.models import Lembar, Penetapan
from indikator.views.muat import PilihanDokumen, butir_pilihan, label_dokumen, muat_dokumen, pilih_dokumen, url_pilihan
from indikator.views.triwulan import PENDEK, url_ukur
from indikator.views.verifikasi_lembar import pastikan_pemutus
from organisasi.permissions import boleh
from organisasi.views.muat import muat_instansi


@require_safe
def verifikasi_instansi(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    milik = muat_instansi(request, instansi, "lihat_draf")
    pilihan = pilih_dokumen(request, milik, tahun)
    return _halaman(request, tahun, milik, pilihan.dokumen, pilihan)


def _halaman(request: HttpRequest, tahun: int, instansi, dokumen, pilihan, form=None) -> HttpResponse:
    alamat = reverse("verifikasi_instansi", args=[request.pemda.slug, tahun, instansi.slug])
    sebelum, sesudah = antrean_verifikasi.tetangga(instansi, antrean_verifikasi.menunggu(request.pelaku, tahun))
    konteks = {
        "instansi": instansi,
        "tahun_lembar": tahun,
        "dokumen": dokumen,
        "label_dokumen": label_dokumen(dokumen, pilihan.berlaku) if dokumen else "",
        "pilihan_dokumen": butir_pilihan(pilihan, url_pilihan(pilihan, alamat)),
        "pengukuran": _pengukuran(request, tahun, instansi),
        "sebelum": _tujuan(request, tahun, sebelum),
        "sesudah": _tujuan(request, tahun, sesudah),
        "remah": _remah(request, tahun, instansi),
    }
    if dokumen:
        konteks |= _konteks_dokumen(request, tahun, dokumen, form)
    return render(request, "indikator/verifikasi_instansi.html", konteks, status=form.kode if form else 200)


def _konteks_dokumen(request: HttpRequest, tahun: int, dokumen: Penetapan, form: PutusanMassalForm | None) -> dict:
    semua = meja_verifikasi.lembar_tinjau(dokumen)
    mutu = catatan_dokumen(dokumen, tahun)
    terbuka, berubah = jumlah_terbuka([satu.pk for satu in semua]), berubah_sejak_kembali(semua)
    tunggu = meja_verifikasi.menunggu(request.pelaku, dokumen.instansi)
    massal: dict[str, object] = {}
    baris = []
    for satu in semua:
        tindakan = [p for p in alur_lembar.tindakan_tersedia(request.pelaku, satu) if p.tindakan in PUTUSAN]
        massal |= {p.tindakan.value: p for p in tindakan}
        baris.append(
            {
                "lembar": satu,
                "nama": satu.judul,
                "mutu": mutu.per_lembar.get(satu.pk, Kumpulan()).ringkas,
                "terbuka": terbuka.get(satu.pk, 0),
                "berubah": berubah.get(satu.pk),
                "dapat_diputus": bool(tindakan),
                "menunggu": satu.status == tunggu,
            }
        )
    saring = request.GET.get("lembar") == "menunggu"
    return {
        "baris": [satu for satu in baris if satu["menunggu"]] if saring else baris,
        "jumlah_lembar": len(baris),
        "pilihan_lembar": _pilihan_lembar(request, dokumen, tahun, baris, saring),
        "ringkas_mutu": mutu.ringkas,
        "jumlah_terbuka": sum(terbuka.values()),
        "jumlah_menunggu": sum(satu["menunggu"] for satu in baris),
        "mulai": next((satu["lembar"] for satu in baris if satu["menunggu"]), None),
        "massal": sorted(massal.values(), key=lambda p: p.perlu_alasan),
        "form_massal": form or PutusanMassalForm(lembar=Lembar.objects.filter(penetapan=dokumen)),
        "dicentang": form.data.getlist("pilih") if form else [],
    }


def _pilihan_lembar(request: HttpRequest, dokumen: Penetapan, tahun: int, baris: list[dict], saring: bool):
    """All sheets or those that wait for the reader, kept in the url (komponen/pilihan.html)."""
    alamat = reverse("verifikasi_instansi", args=[request.pemda.slug, tahun, dokumen.instansi.slug])
    semua = f"{alamat}?dokumen={dokumen.pk}"
    tunggu = sum(satu["menunggu"] for satu in baris)
    return [
        {"label": "Semua lembar", "url": semua, "aktif": not saring, "jumlah": len(baris)},
        {"label": "Menunggu Anda", "url": f"{semua}&lembar=menunggu", "aktif": saring, "jumlah": tunggu},
    ]


def _pengukuran(request: HttpRequest, tahun: int, instansi) -> list[dict]:
    """The measurings of the year with their state and open remarks."""
    return [
        {
            "satu": satu,
            "nama": PENDEK[satu.triwulan],
            "url": url_ukur("verifikasi_pengukuran", request, tahun, instansi, satu.triwulan),
        }
        for satu in meja_verifikasi.pengukuran_setahun(instansi, tahun)
    ]


def _remah(request: HttpRequest, tahun: int, instansi) -> list[tuple[str, str]]:
    """From the inbox, for who has one."""
    kotak = [("Kotak masuk", reverse("kotak_masuk", args=[request.pemda.slug, tahun]))]
    return [*(kotak if boleh(request.pelaku, "lihat_rekap") else []), (f"Verifikasi {instansi.sebutan}", "")]


def _tujuan(request: HttpRequest, tahun: int, instansi) -> dict | None:
    if instansi is None:
        return None
    url = reverse("verifikasi_instansi", args=[request.pemda.slug, tahun, instansi.slug])
    return {"nama": instansi.sebutan, "url": url}


@require_POST
def verifikasi_massal(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    """The same decision on every ticked sheet of a document; what became of each is said one by one."""
    dokumen = muat_dokumen(request, pk)
    pastikan_pemutus(request.pelaku, dokumen.instansi)
    form = PutusanMassalForm(request.POST, lembar=Lembar.objects.filter(penetapan=dokumen))
    if not form.is_valid():
        form.kode = 422
        return _halaman(request, tahun, dokumen.instansi, dokumen, PilihanDokumen(dokumen, None, (dokumen,)), form)
    tindakan, alasan = form.cleaned_data["tindakan"], form.cleaned_data["alasan"]
    dilihat = versi_dilihat(request.POST)
    status = alur_lembar.PERALIHAN[tindakan].dari[0]
    pilihan = {"semua": form.cleaned_data["semua"], "dilihat": dilihat}
    daftar = meja_verifikasi.dipilih(dokumen, status, form.cleaned_data["pilih"], **pilihan)
    isi = {"oleh": request.pelaku, "alasan": alasan, "dilihat": dilihat}
    _kabarkan(request, alur_lembar.jalankan_banyak(daftar, tindakan, **isi), tindakan)
    url = reverse("verifikasi_instansi", args=[slug_pemda, tahun, dokumen.instansi.slug])
    return redirect(f"{url}?dokumen={dokumen.pk}")


def _kabarkan(request: HttpRequest, hasil: list, tindakan: str) -> None:
    berhasil = [satu.lembar.judul for satu in hasil if not satu.galat]
    if berhasil:
        kata = alur_lembar.PERALIHAN[tindakan].ke.label.lower()
        messages.success(request, f"{len(berhasil)} lembar {kata}: {'; '.join(berhasil)}.")
    for satu in hasil:
        if satu.galat:
            messages.error(request, f"{satu.lembar.judul}: {satu.galat}")
