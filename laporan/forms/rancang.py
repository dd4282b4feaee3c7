"""Forms of making a decree: which document, which template, what it does to the decree before it."""

from django import forms

from indikator.models import Penetapan
from kinerja.forms import SekaliField
from laporan.domain import templat_keputusan
from laporan.domain.keputusan_berlaku import HIDUP
from laporan.enums import SifatKeputusan
from laporan.models import Keputusan
from organisasi.forms.dasar import FormDomain


class DokumenField(forms.ModelChoiceField):
    def label_from_instance(self, satu: Penetapan) -> str:
        return f"{satu.judul} (versi {satu.versi_ke}, {satu.get_status_display().lower()})"


class AsalField(forms.ModelChoiceField):
    def label_from_instance(self, satu: Keputusan) -> str:
        return f"Nomor {satu.nomor} tentang {' '.join(satu.tentang.split())[:90]}"


class BuatForm(FormDomain):
    """`instansi`: those the actor writes for. Documents and decrees of others are no choice."""

    penetapan = DokumenField(
        Penetapan.objects.none(),
        label="Dokumen IKU dan IKI yang ditetapkan",
        empty_label="(pilih dokumen)",
        help_text="Lembarnya menjadi lampiran. Keputusan baru dapat berlaku sesudah dokumen ini terverifikasi.",
    )
    templat = forms.ChoiceField(label="Templat", widget=forms.RadioSelect)
    asal = AsalField(
        Keputusan.objects.none(),
        label="Keputusan yang diubah atau dicabut",
        required=False,
        empty_label="(tidak ada)",
        help_text="Yang diubah tetap berlaku bersama perubahannya; yang diganti dicabut saat keputusan ini berlaku.",
    )
    kunci_kirim = SekaliField()

    def __init__(self, *args, instansi: list, **kwargs):
        super().__init__(*args, **kwargs)
        milik = Penetapan.objects.filter(instansi__in=instansi)
        self.fields["penetapan"].queryset = milik.order_by("-tahun_mulai", "-versi_ke", "-pk")
        self.fields["asal"].queryset = Keputusan.objects.filter(instansi__in=instansi, status__in=HIDUP)
        self.daftar_templat = templat_keputusan.daftar()
        self.fields["templat"].choices = [(satu.kunci, satu.nama) for satu in self.daftar_templat]

    def clean(self):
        """A template that sets anew changes no decree, whatever the page proposed."""
        isi = super().clean()
        terpilih = next((satu for satu in self.daftar_templat if satu.kunci == isi.get("templat")), None)
        return isi | {"asal": None} if terpilih and terpilih.sifat == SifatKeputusan.BARU else isi


class SalinForm(FormDomain):
    kunci_kirim = SekaliField()
