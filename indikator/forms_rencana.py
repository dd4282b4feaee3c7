"""Forms of planning: sasaran, indikator with its rumus and targets, document."""

import uuid

from django import forms

from indikator.domain.indikator import NAMA_MAKS, RUMUS_MAKS, TARGET_MAKS
from indikator.enums import Arah, Frekuensi, JenisLembar, TingkatSasaran, TipePenghitungan
from indikator.models import SasaranStrategis
from indikator.rumus import templat
from indikator.rumus.templat import Templat
from kinerja.forms import VersiForm
from organisasi.formulir import FormDomain
from organisasi.models import Jabatan

PILIHAN_TEMPLAT = [
    (Templat.PERSENTASE, "Persentase: pembilang / penyebut × 100 %"),
    (Templat.RASIO, "Rasio: pembilang / penyebut"),
    (Templat.LANGSUNG, "Langsung: satu jumlah atau nilai"),
    (Templat.BEBAS, "Tulis sendiri"),
]
BANTUAN_TARGET = "Angka lalu satuannya, mis. 78,2 atau 12 dokumen; “-” bila memang tidak ada."
TAHUN = {"min_value": 2000, "max_value": 2100}


def _teks(baris: int, **kwargs) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea({"rows": baris}), **kwargs)


class SekaliForm(forms.Form):
    """Mixin of the forms that add a row: `silsilah` is drawn once per page, so that a second submit adds nothing."""

    silsilah = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class SasaranForm(FormDomain):
    nama = _teks(3, label="Sasaran", max_length=NAMA_MAKS, help_text="Contoh: Meningkatnya kualitas pelayanan publik")
    induk = forms.ModelChoiceField(
        SasaranStrategis.objects.none(),
        label="Sasaran RPJMD",
        required=False,
        empty_label="(belum dikaitkan)",
        help_text="Sasaran pemda yang didukung sasaran ini.",
    )

    def __init__(self, *args, lembar, **kwargs):
        super().__init__(*args, **kwargs)
        rpjmd = SasaranStrategis.objects.filter(tingkat=TingkatSasaran.RPJMD)
        self.fields["induk"].queryset = rpjmd
        if lembar.jenis != "iku" or not rpjmd.exists():
            del self.fields["induk"]


class SasaranTambahForm(SekaliForm, SasaranForm):
    pass


class SasaranUbahForm(VersiForm, SasaranForm):
    pass


class IndikatorForm(FormDomain):
    """`tahun` are the years of the document, the year of the page first; one target field each."""

    nama = _teks(2, label="Indikator", max_length=NAMA_MAKS, help_text="Contoh: Persentase ASN yang telah dilatih")
    sasaran = forms.ModelChoiceField(SasaranStrategis.objects.none(), label="Sasaran", empty_label=None)
    satuan = forms.CharField(
        max_length=60,
        required=False,
        widget=forms.TextInput({"list": "daftar-satuan", "autocomplete": "off"}),
        help_text="Boleh kosong bila tertulis di target; untuk rumus persentase: %. Contoh: dokumen, nilai",
    )
    arah = forms.ChoiceField(label="Arah", choices=Arah.choices, initial=Arah.NAIK)
    tipe_penghitungan = forms.ChoiceField(
        label="Tipe penghitungan",
        choices=[("", "(tidak dicantumkan)"), *TipePenghitungan.choices],
        required=False,
        help_text="Cara nilai triwulan menjadi nilai tahun.",
    )
    frekuensi = forms.ChoiceField(label="Diukur setiap", choices=Frekuensi.choices, initial=Frekuensi.TAHUNAN)
    templat = forms.ChoiceField(
        label="Cara menulis rumus",
        choices=PILIHAN_TEMPLAT,
        widget=forms.RadioSelect({"class": "form-check-input"}),
        initial=Templat.PERSENTASE,
    )
    pembilang = _teks(2, required=False, label="Pembilang", help_text="Yang dihitung. Contoh: Jumlah ASN yang dilatih")
    penyebut = _teks(2, required=False, label="Penyebut", help_text="Pembandingnya. Contoh: Jumlah seluruh ASN")
    rumus = _teks(
        4,
        required=False,
        label="Rumus",
        max_length=RUMUS_MAKS,
        help_text="Contoh: Jumlah ASN yang dilatih / Jumlah seluruh ASN × 100 %. Pratinjau di bawah menunjukkan cara "
        "rumus ini dibaca; yang tidak terbaca tetap dicetak seperti tertulis.",
    )
    sumber_data = _teks(2, required=False, label="Sumber data", max_length=NAMA_MAKS)
    penanggung_jawab = _teks(1, required=False, label="Penanggung jawab", max_length=NAMA_MAKS)

    def __init__(self, *args, lembar, tahun: list[int], sasaran=None, **kwargs):
        """`sasaran` is the only choice when given (a sub-indicator stays with its parent)."""
        super().__init__(*args, **kwargs)
        self.tahun = tahun
        semua = lembar.sasaran.all()
        self.fields["sasaran"].queryset = semua.filter(pk=sasaran.pk) if sasaran else semua
        for satu in tahun:
            self.fields[f"target_{satu}"] = forms.CharField(
                label=f"Target {satu}",
                max_length=TARGET_MAKS,
                required=False,
                widget=forms.TextInput({"autocomplete": "off"}),
                help_text=BANTUAN_TARGET if satu == tahun[0] else "",
            )

    def nilai_tertulis(self) -> dict[str, str]:
        """What stands in the fields that the preview reads, typed or stored."""
        nama = ("nama", "satuan", "templat", "pembilang", "penyebut", "rumus")
        nama += tuple(f"target_{satu}" for satu in self.tahun)
        return {satu: str(self[satu].value() or "") for satu in nama}

    @property
    def bidang_target(self) -> list:
        return [self[f"target_{satu}"] for satu in self.tahun]

    def clean(self):
        """Compose the formula text of a template; its errors land at pembilang or penyebut."""
        isi = super().clean()
        pilihan = isi.get("templat")
        sisi = (isi.get("pembilang") or "", isi.get("penyebut") or "")
        if pilihan and pilihan != Templat.BEBAS and (pilihan != Templat.PERSENTASE or any(sisi)):
            try:
                isi["rumus"] = templat.susun(templat.Isian(Templat(pilihan), *sisi))
            except templat.TemplatSalah as galat:
                self.add_error(galat.kolom, str(galat))
        elif pilihan == Templat.PERSENTASE:
            isi["rumus"] = ""
        return isi

    def isian(self) -> dict:
        """What the domain functions take; a blank rumus or target is written only where one is stored."""
        nama = ("nama", "sasaran", "satuan", "arah", "tipe_penghitungan", "frekuensi", "sumber_data")
        isi = {kolom: self.cleaned_data[kolom] for kolom in (*nama, "penanggung_jawab")}
        if self.cleaned_data["templat"] == Templat.PERSENTASE and self.cleaned_data["rumus"]:
            isi["satuan"] = isi["satuan"] or "%"
        target = {satu: self.cleaned_data[f"target_{satu}"] for satu in self.tahun}
        isi["target"] = {satu: teks for satu, teks in target.items() if teks or f"target_{satu}" in self.initial}
        return isi | {"rumus": self.cleaned_data["rumus"] or ("" if "rumus" in self.initial else None)}


class IndikatorTambahForm(SekaliForm, IndikatorForm):
    pass


class IndikatorUbahForm(VersiForm, IndikatorForm):
    pass


class LembarForm(FormDomain):
    """Which sheet to make: the IKU sheet, or the IKI sheet of a jabatan."""

    jenis = forms.ChoiceField(choices=JenisLembar.choices)
    jabatan = forms.ModelChoiceField(Jabatan.objects.none(), required=False)

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jabatan"].queryset = instansi.jabatan.filter(aktif=True)

    def clean(self):
        isi = super().clean()
        if (isi.get("jenis") == JenisLembar.IKI) != bool(isi.get("jabatan")):
            raise forms.ValidationError("Lembar IKI memerlukan jabatan, lembar IKU tidak.")
        return isi


class ArahForm(VersiForm, FormDomain):
    """Up or down among its neighbours."""

    arah = forms.TypedChoiceField(choices=[(-1, "naik"), (1, "turun")], coerce=int)


class DokumenForm(FormDomain):
    judul = forms.CharField(max_length=300, help_text="Contoh: IKU dan IKI Dinas Kesehatan Tahun 2025–2029")
    tahun_mulai = forms.IntegerField(label="Tahun mulai", **TAHUN)
    tahun_selesai = forms.IntegerField(
        label="Tahun selesai", help_text="Sama dengan tahun mulai bila dokumen ini untuk satu tahun.", **TAHUN
    )


class AlurForm(VersiForm, FormDomain):
    alasan = _teks(
        3,
        required=False,
        label="Catatan perbaikan",
        max_length=2000,
        help_text="Dibaca oleh perencana perangkat daerah.",
    )


class ReviuForm(FormDomain):
    tahun_mulai = forms.TypedChoiceField(label="Berlaku mulai tahun", coerce=int)

    def __init__(self, *args, dokumen, **kwargs):
        super().__init__(*args, **kwargs)
        tahun = range(dokumen.tahun_mulai, dokumen.tahun_selesai + 1)
        self.fields["tahun_mulai"].choices = [(satu, str(satu)) for satu in tahun]
