"""Form of an indikator with its rumus, targets and expected components."""

from django import forms

from indikator.domain.indikator import NAMA_MAKS, TARGET_MAKS
from indikator.enums import Arah, CaraIsi, Frekuensi, MetodeIndikator, TipePenghitungan
from indikator.forms.dasar import teks_panjang
from indikator.forms.komponen import KomponenField
from indikator.forms.rumus import KOMPONEN, RumusForm
from indikator.models import Indikator, SasaranStrategis
from indikator.rumus.templat import Templat
from kinerja.forms import SekaliField, VersiForm
from organisasi.forms.kembar import TanyaKembarForm

BANTUAN_TARGET = "Angka lalu satuannya, mis. 78,2 atau 12 dokumen; “-” bila memang tidak ada."
BERSATUAN_PERSEN = (Templat.PERSENTASE, Templat.PERTUMBUHAN)


class IndikatorForm(RumusForm):
    """`tahun` are the years of the document, the year of the page first; one target field each."""

    field_order = ("nama", "sasaran", "arah", "satuan", "frekuensi", "cara_isi", "tipe_penghitungan", "metode")

    nama = teks_panjang(
        2, label="Indikator", max_length=NAMA_MAKS, help_text="Contoh: Persentase ASN yang telah dilatih"
    )
    sasaran = forms.ModelChoiceField(SasaranStrategis.objects.none(), label="Sasaran", empty_label=None)
    arah = forms.ChoiceField(label="Arah", choices=Arah.choices, initial=Arah.NAIK)
    satuan = forms.CharField(
        max_length=60,
        required=False,
        widget=forms.TextInput({"list": "daftar-satuan", "autocomplete": "off"}),
        help_text="Boleh kosong bila tertulis di target; untuk rumus persentase: %. Contoh: dokumen, nilai",
    )
    frekuensi = forms.ChoiceField(label="Diukur setiap", choices=Frekuensi.choices, initial=Frekuensi.TAHUNAN)
    cara_isi = forms.ChoiceField(
        label="Yang diisi setiap triwulan",
        choices=CaraIsi.choices,
        initial=CaraIsi.TRIWULAN_INI,
        help_text="Triwulan ini: hasil triwulan itu saja. S.d. triwulan ini: sejak Januari, tidak dijumlahkan.",
    )
    tipe_penghitungan = forms.ChoiceField(
        label="Tipe penghitungan",
        choices=[("", "(tidak dicantumkan)"), *TipePenghitungan.choices],
        required=False,
        help_text="Cara nilai triwulan digabung menjadi nilai s.d. triwulan. Persentase tidak dijumlahkan: dihitung "
        "ulang dari variabel rumusnya.",
    )
    metode = forms.ChoiceField(
        label="Cara menghitung capaian",
        choices=[("", "Otomatis (menurut arah dan jenis target)"), *MetodeIndikator.choices],
        required=False,
        help_text="Biarkan otomatis, kecuali indikator ini memang dihitung dengan cara lain.",
    )
    komponen = KomponenField()
    sumber_data = teks_panjang(2, required=False, label="Sumber data", max_length=NAMA_MAKS)
    standar_nasional = forms.CharField(
        max_length=200,
        required=False,
        label="Standar nasional",
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text="Contoh: 75,00. Kosong berarti tidak ada standar nasional; LKjIP menyebutkannya begitu.",
    )
    sumber_standar = forms.CharField(
        max_length=300,
        required=False,
        label="Sumber standar nasional",
        help_text="Dokumen yang memuatnya, mis. RPJMN 2025; ikut tercetak.",
    )
    penanggung_jawab = teks_panjang(1, required=False, label="Penanggung jawab", max_length=NAMA_MAKS)

    def __init__(self, *args, lembar, tahun: list[int], sasaran=None, **kwargs):
        """`sasaran` is the only choice when given (a sub-indicator stays with its parent)."""
        super().__init__(*args, instansi=lembar.penetapan.instansi, **kwargs)
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
        if self.tambah == KOMPONEN and not self.is_bound:
            self.initial[KOMPONEN] = KomponenField.gabung(self._tertulis(KOMPONEN), self.bacaan.komponen)

    @property
    def nama_indikator(self) -> str:
        return self._tertulis("nama")

    @property
    def satuan_dipakai(self) -> str:
        """The satuan typed, or the one that the template implies."""
        tersirat = "%" if self.teks_rumus and self.pilihan_templat in BERSATUAN_PERSEN else ""
        return self._tertulis("satuan") or tersirat

    @property
    def target_tertulis(self) -> dict[int, str]:
        return {satu: self._tertulis(f"target_{satu}") for satu in self.tahun}

    @property
    def bidang_target(self) -> list:
        return [self[f"target_{satu}"] for satu in self.tahun]

    def clean_sumber_standar(self) -> str:
        """A standard is printed with the document it stands in."""
        sumber, standar = self.cleaned_data["sumber_standar"], self.cleaned_data.get("standar_nasional")
        if standar and not sumber:
            raise forms.ValidationError("Tulis dokumen sumber standar nasional ini, mis. RPJMN 2025.")
        if sumber and standar == "":
            raise forms.ValidationError("Isi standar nasionalnya, atau kosongkan sumbernya.")
        return sumber

    def isian(self) -> dict:
        """What the domain functions take; a blank rumus or target is written only where one is stored."""
        nama = ("nama", "sasaran", "satuan", "arah", "frekuensi", "cara_isi", "tipe_penghitungan", "metode")
        nama += ("sumber_data", "standar_nasional", "sumber_standar", "penanggung_jawab", "komponen")
        isi = {kolom: self.cleaned_data[kolom] for kolom in nama}
        lama = self.rumus_lama.teks if self.rumus_lama else None
        if self.teks_rumus != lama:
            isi["satuan"] = isi["satuan"] or self.satuan_dipakai
        target = {satu: self.cleaned_data[f"target_{satu}"] for satu in self.tahun}
        isi["target"] = {satu: teks for satu, teks in target.items() if teks or f"target_{satu}" in self.initial}
        rumus = self.teks_rumus or (None if lama is None else "")
        return isi | {"rumus": rumus, "variabel": self.isian_variabel()}


class IndikatorTambahForm(TanyaKembarForm, IndikatorForm):
    sama, sekali = "indikator bernama sama pada sasaran ini", "silsilah"
    silsilah = SekaliField()

    def setempat(self, isi):
        return Indikator.objects.filter(sasaran=isi["sasaran"])


class IndikatorUbahForm(VersiForm, IndikatorForm):
    pass
