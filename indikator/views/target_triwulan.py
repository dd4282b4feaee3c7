"""Rencana aksi: the targets of the four triwulan for the rows of a sheet, saved row by row or all at once."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from indikator.domain import target_triwulan as domain
from indikator.domain.dokumen import dengan_isi, urut_lembar
from indikator.domain.kemajuan import waktunya
from indikator.enums import Triwulan
from indikator.forms.target_triwulan import TargetTriwulanForm
from indikator.models import Indikator, Lembar, SasaranStrategis, Target
from indikator.views.pilihan_lembar import pilih_lembar
from indikator.views.triwulan import url_ukur
from kinerja.angka import tulis_asli
from kinerja.tanggal import romawi
from organisasi.permissions import boleh, pastikan
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi


@dataclass
class BarisTarget:
    """One row of the page. `form` None: a row whose targets stand on its sub-indicators, or no right to change."""

    rencana: domain.RencanaAksi
    anak: bool
    form: TargetTriwulanForm | None
    bersub: bool = False

    @property
    def kunci(self) -> str:
        return str(self.indikator.pk)

    @property
    def dibaca(self) -> str:
        """ "dibaca I 3 · II 6 · III 9 · IV 12": numbers and grades the texts were read as, "" when none is stored."""
        isi = {tw: _dibaca(satu) for tw, satu in sorted(self.rencana.target.items())}
        kata = " · ".join(f"{romawi(tw)} {satu}" for tw, satu in isi.items() if satu)
        return f"dibaca {kata}" if kata else ""

    @property
    def indikator(self) -> Indikator:
        return self.rencana.indikator

    @property
    def sel(self) -> list[dict]:
        """The four cells: the input where one can write, the target as it is read, whether it is due and locked."""
        return [
            {
                "nama": Triwulan(tw).label,
                "bidang": self.form[f"tw{tw}"] if self.form else None,
                "target": self.rencana.target.get(tw),
                "terkunci": tw in self.rencana.terkunci,
                "waktunya": waktunya(self.indikator, tw),
            }
            for tw in domain.TRIWULAN
        ]


def _dibaca(target: Target) -> str:
    angka = [tulis_asli(satu) for satu in (target.nilai, target.nilai_maks) if satu is not None]
    return " = ".join(satu for satu in (target.predikat, "–".join(angka)) if satu)


@require_form
def target_triwulan(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """The page of a sheet; a POST with `baris` (key of a row) saves that row for htmx, without it all that changed."""
    milik = muat_instansi(request, instansi, "lihat_draf")
    lembar = pilih_lembar(milik, tahun, request.GET.get("lembar", ""))
    isi = _susun(request, lembar, tahun) if lembar else []
    if request.method != "POST":
        return _halaman(request, milik, tahun, lembar, isi)
    pastikan(request.pelaku, "isi_data", milik)
    baris = [satu for _, daftar in isi for satu in daftar if satu.form]
    if request.htmx:
        return _satu_baris(request, tahun, baris)
    banyak = sum(_simpan(request, tahun, satu) for satu in baris if satu.form.berubah)
    gagal = [satu for satu in baris if satu.form.errors]
    if banyak:
        messages.success(request, f"Target triwulan {banyak} indikator tersimpan.")
    if gagal:  # an error status would take back the rows that were saved
        kode = 200 if banyak else max(satu.form.kode for satu in gagal)
        return _halaman(request, milik, tahun, lembar, isi, kode)
    if not banyak:
        messages.info(request, "Tidak ada target yang berubah.")
    return redirect(url_ukur("target_triwulan", request, tahun, milik, 0, _kunci(lembar)))


def _susun(request, lembar: Lembar, tahun: int) -> list[tuple[SasaranStrategis, list[BarisTarget]]]:
    """[(sasaran, rows), …] in document order; a constant number of queries."""
    lembar = dengan_isi(Lembar.objects.filter(pk=lembar.pk)).get()
    semua = list(lembar.indikator.all())
    rencana = {satu.indikator.pk: satu for satu in domain.muat_semua(semua, tahun)}
    tulis = boleh(request.pelaku, "isi_data", lembar.penetapan.instansi)
    data = request.POST if request.method == "POST" else None
    hasil = []
    for sasaran, isi in urut_lembar(lembar):
        baris = []
        for pokok, sub in isi:
            for satu in (pokok, *sub):
                diisi = tulis and not (sub and satu is pokok)
                form = _form(rencana[satu.pk], data) if diisi else None
                baris.append(BarisTarget(rencana[satu.pk], satu is not pokok, form, bool(sub) and satu is pokok))
        hasil.append((sasaran, baris))
    return hasil


def _form(rencana: domain.RencanaAksi, data) -> TargetTriwulanForm:
    """Bound to what was sent where the page had this row, else as it is stored."""
    form = TargetTriwulanForm(data, rencana=rencana)
    return form if form.ada else TargetTriwulanForm(rencana=rencana)


def _simpan(request, tahun: int, baris: BarisTarget) -> bool:
    """Save one row; afterwards it shows what is stored now, or its errors with what was typed."""
    rencana = baris.form.kirim(partial(domain.atur, oleh=request.pelaku, indikator=baris.indikator, tahun=tahun))
    if rencana is None:
        return False
    baris.rencana, baris.form = rencana, TargetTriwulanForm(rencana=rencana)
    return True


def _satu_baris(request, tahun: int, baris: list[BarisTarget]) -> HttpResponse:
    satu = next((b for b in baris if str(b.indikator.pk) == request.POST.get("baris") and b.form.ada), None)
    if satu is None:
        raise Http404("Baris tidak dikenal.")
    form = satu.form
    _simpan(request, tahun, satu)
    return render(request, "indikator/target_triwulan_hasil.html", {"baris": satu}, status=form.kode)


def _kunci(lembar: Lembar | None) -> int | None:
    return lembar.pk if lembar and lembar.jabatan_id else None


def _halaman(request, instansi, tahun: int, lembar: Lembar | None, isi, kode: int = 200) -> HttpResponse:
    kembali = url_ukur("realisasi_instansi", request, tahun, instansi, 0, _kunci(lembar))
    konteks = {
        "instansi": instansi,
        "lembar": lembar,
        "kelompok": isi,
        "boleh_isi": any(satu.form for _, daftar in isi for satu in daftar),
        "kembali": kembali,
        "alamat": request.get_full_path(),
        "remah": [
            ("Realisasi kinerja", reverse("realisasi_daftar", args=[request.pemda.slug, tahun])),
            (instansi.sebutan, kembali),
            ("Target triwulan", ""),
        ],
    }
    return render(request, "indikator/target_triwulan.html", konteks, status=kode)
