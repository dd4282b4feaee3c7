"""The full form of one realisasi: its variables or the value, the component register, the live result."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from indikator.domain import analisis, komponen, nilai_bersama, nilai_realisasi, pratinjau_realisasi
from indikator.domain import realisasi as domain
from indikator.domain.kemajuan import waktunya
from indikator.domain.target_berlaku import cari as cari_target
from indikator.enums import Triwulan
from indikator.forms.centang import CentangForm
from indikator.forms.realisasi import AWALAN, RealisasiForm
from indikator.models import Indikator, Realisasi
from indikator.views.halaman_realisasi import kalimat_tertutup, tenggat_ukur
from indikator.views.muat import muat_indikator_berlaku
from indikator.views.triwulan import KOLOM_TAHUN, KOLOM_TRIWULAN, masa, triwulan_dari, url_ukur
from kinerja.angka import tulis_asli
from organisasi.views.instansi import require_form

CENTANG = "centang"  # the value of "cara" that the form of the register sends


@dataclass
class IsianRealisasi:
    """What realisasi_isi.html is about. `register` None: the indicator has no component list to tick."""

    request: HttpRequest
    indikator: Indikator
    tahun: int
    triwulan: int
    realisasi: Realisasi | None
    register: komponen.Register | None

    @classmethod
    def muat(cls, request, indikator: Indikator, tahun: int, triwulan: int) -> "IsianRealisasi":
        realisasi = semua_realisasi(indikator, tahun, triwulan).first()
        register = None
        if nilai_realisasi.punya_register(indikator):
            register = komponen.muat(indikator, tahun, triwulan, timezone.localdate())
        return cls(request, indikator, tahun, triwulan, realisasi, register)

    @property
    def instansi(self):
        return self.indikator.lembar.penetapan.instansi

    @property
    def letak(self) -> dict:
        """Where a write goes, for the domain."""
        return {"indikator": self.indikator, "tahun": self.tahun, "triwulan": self.triwulan}

    @property
    def dicentang(self) -> bool:
        """Whether the stored realisasi is counted from ticks."""
        return self.realisasi is not None and self.realisasi.komponen_terpenuhi.exists()

    @property
    def usulan(self) -> dict:
        """Values of shared variables, for a row not entered yet."""
        return {} if self.realisasi else nilai_bersama.nilai_awal(self.indikator, self.tahun, self.triwulan)

    @property
    def _pengunggah(self) -> dict:
        """Whose files sent ahead a form may take."""
        return {"oleh": self.request.pelaku, "instansi": self.instansi}

    def form(self, data=None, files=None) -> RealisasiForm:
        """The form of the value; where a register stands above it, with ids of its own."""
        umum = {"indikator": self.indikator, "realisasi": self.realisasi, "usulan": self.usulan} | self._pengunggah
        return RealisasiForm(data, files, auto_id="nilai_%s" if self.register else "id_%s", **umum)

    def form_centang(self, data=None, files=None) -> CentangForm | None:
        if self.register is None:
            return None
        return CentangForm(data, files, register=self.register, realisasi=self.realisasi, **self._pengunggah)

    def halaman(self, form: RealisasiForm | None = None, centang: CentangForm | None = None) -> HttpResponse:
        """The page with a refused form, or as it is stored."""
        kode = max(satu.kode if satu else 200 for satu in (form, centang))
        konteks = self._konteks() | {"form": form or self.form(), "centang": centang or self.form_centang()}
        konteks["buka_nilai"] = form is not None or (self.realisasi is not None and not self.dicentang)
        konteks["pratinjau"] = self._pratinjau(konteks["form"], konteks["centang"])
        return render(self.request, "indikator/realisasi_isi.html", konteks, status=kode)

    def _pratinjau(self, form: RealisasiForm, centang: CentangForm | None) -> dict:
        """{form: its live result}, from what stands in the boxes now."""
        hasil = {"nilai": self.hasil(form)}
        if centang:
            pilihan = [satu.butir.komponen.pk for satu in centang.daftar_butir if _tercentang(satu)]
            hasil[CENTANG] = pratinjau_realisasi.hitung_centang(self.indikator, self.register, pilihan)
        return hasil

    def hasil(self, form) -> pratinjau_realisasi.Pratinjau:
        """What the boxes of the formula, or the value, come to as they stand."""
        isi = {v.kode: form[AWALAN + v.kode].value() or "" for v in form.variabel}
        return pratinjau_realisasi.hitung(*self.letak.values(), form["teks"].value() or "", isi)

    def _konteks(self) -> dict:
        instansi = self.instansi
        pengukuran = domain.cari_pengukuran(instansi, self.tahun, self.triwulan)
        target = cari_target(instansi, self.tahun, self.triwulan, [self.indikator]).get(self.indikator.silsilah)
        return {
            "indikator": self.indikator,
            "instansi": instansi,
            "triwulan": self.triwulan,
            "masa": masa(self.tahun, self.triwulan),
            "kueri_tw": f"?tw={self.triwulan}",
            "url_unggah": reverse("realisasi_unggah", args=[self.request.pemda.slug, self.tahun, instansi.slug]),
            "di_bawah_target": analisis.di_bawah_target(getattr(self.realisasi, "capaian", None)),
            "nama_triwulan": Triwulan(self.triwulan).label,
            "realisasi": self.realisasi,
            "pengukuran": pengukuran,
            "terbuka": domain.dapat_diisi(self.request.pelaku, instansi, pengukuran),
            "tertutup": kalimat_tertutup(tenggat_ukur(instansi, self.tahun, self.triwulan, pengukuran)),
            "waktunya": waktunya(self.indikator, self.triwulan) or self.realisasi is not None,
            "target": target,
            "rumus_html": nilai_realisasi.rumus_html(self.indikator),
            "nilai_saja": self._nilai_saja(),
            "dicentang": self.dicentang,
            "kembali": url_kembali(self.request, *self.letak.values()),
            "remah": remah_isian(self.request, *self.letak.values(), "Isi realisasi"),
        }

    def konteks_sisip(self, form) -> dict:
        """What the boxes below a row of the sheet are about, with their form."""
        return {
            "form": form,
            "id_form": f"form-sisip-{self.indikator.pk}",
            "id_simpan": f"simpan-sisip-{self.indikator.pk}",
            "pratinjau": self.hasil(form),
            "indikator": self.indikator,
            "instansi": self.instansi,
            "triwulan": self.triwulan,
            "realisasi": self.realisasi,
            "rumus_html": nilai_realisasi.rumus_html(self.indikator),
            "kueri_tw": f"?tw={self.triwulan}",
            "kolom": KOLOM_TRIWULAN if self.triwulan else KOLOM_TAHUN,
        }

    def _nilai_saja(self) -> str:
        if self.realisasi is None:
            return ""
        bervariabel = self.realisasi.nilai_variabel.exists()
        return nilai_realisasi.hanya_nilai(self.indikator, self.realisasi, self.dicentang, bervariabel)


def _tercentang(butir) -> bool:
    return bool(butir.kotak is not None and butir.kotak.value())


@require_form
def realisasi_isi(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str, indikator: int) -> HttpResponse:
    """Enter the value (from variables or as it is), or tick the register; both write the same realisasi."""
    isian = _muat(request, tahun, instansi, indikator)
    form = centang = tersimpan = None
    if request.method == "POST" and isian.register and request.POST.get("cara") == CENTANG:
        centang = isian.form_centang(request.POST, request.FILES)
        tersimpan = centang.kirim(partial(komponen.centang, oleh=request.pelaku, **isian.letak))
    elif request.method == "POST":
        form = isian.form(request.POST, request.FILES)
        tersimpan = form.kirim(partial(domain.simpan, oleh=request.pelaku, **isian.letak))
    if tersimpan:
        return selesai(request, tersimpan, isian.indikator, tahun, isian.triwulan)
    return isian.halaman(form, centang)


@require_POST
def realisasi_pratinjau(request, slug_pemda: str, tahun: int, instansi: str, indikator: int) -> HttpResponse:
    """What the form would come to, computed by the server; writes nothing."""
    isian = _muat(request, tahun, instansi, indikator)
    if isian.register and request.POST.get("cara") == CENTANG:
        pilihan = {satu.komponen.pk for satu in isian.register.butir if f"komponen_{satu.komponen.pk}" in request.POST}
        hasil = pratinjau_realisasi.hitung_centang(isian.indikator, isian.register, pilihan)
    else:
        hasil = isian.hasil(isian.form(request.POST))
    return render(request, "indikator/realisasi_pratinjau.html", {"hasil": hasil})


def _muat(request, tahun: int, instansi: str, indikator: int) -> IsianRealisasi:
    satu = muat_indikator_berlaku(request, tahun, instansi, indikator)
    return IsianRealisasi.muat(request, satu, tahun, triwulan_dari(request.GET))


def semua_realisasi(indikator: Indikator, tahun: int, triwulan: int):
    """The realisasi of the row in any version of its document; none or one."""
    return Realisasi.objects.filter(
        pengukuran__instansi=indikator.lembar.penetapan.instansi_id,
        pengukuran__tahun=tahun,
        pengukuran__triwulan=triwulan,
        indikator__silsilah=indikator.silsilah,
    ).select_related("pengukuran__instansi", "capaian", "indikator")


def selesai(request, realisasi: Realisasi, indikator: Indikator, tahun: int, triwulan: int) -> HttpResponse:
    """Back to the sheet, saying what was stored and where a shared variable differs."""
    messages.success(request, _kalimat_tersimpan(realisasi))
    for kalimat in nilai_bersama.beda_bersama(realisasi):
        messages.warning(request, kalimat)
    return redirect(url_kembali(request, indikator, tahun, triwulan))


def _kalimat_tersimpan(realisasi: Realisasi) -> str:
    dibaca = "" if realisasi.nilai is None else f", dibaca {tulis_asli(realisasi.nilai)}"
    hasil = realisasi.capaian
    return f"Realisasi “{realisasi.indikator.nama}” tersimpan{dibaca}. {hasil.bukti_hitung or hasil.galat}".strip()


def url_kembali(request, indikator: Indikator, tahun: int, triwulan: int) -> str:
    """The row on its sheet."""
    lembar = indikator.lembar_id if indikator.lembar.jabatan_id else None
    instansi = indikator.lembar.penetapan.instansi
    return url_ukur("realisasi_instansi", request, tahun, instansi, triwulan, lembar) + f"#baris-{indikator.pk}"


def remah_isian(request, indikator: Indikator, tahun: int, triwulan: int, judul: str) -> list[tuple[str, str]]:
    instansi = indikator.lembar.penetapan.instansi
    return [
        ("Realisasi kinerja", reverse("realisasi_daftar", args=[request.pemda.slug, tahun])),
        (instansi.sebutan, url_kembali(request, indikator, tahun, triwulan)),
        (judul, ""),
    ]
