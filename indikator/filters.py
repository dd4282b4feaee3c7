"""Filters of the lists; they live in the url. FilterSets over querysets, plain forms over rows made in Python."""

import django_filters
from django import forms
from django.db.models import Q

from indikator.domain.rekap import BELUM_DIISI, BELUM_MULAI, BELUM_WAKTUNYA, DARI_TRIWULAN
from indikator.enums import StatusDokumen, StatusPengukuran, StatusPK
from indikator.models import Penetapan, PerjanjianKinerja
from indikator.mutu.periksa import ATURAN
from indikator.mutu.temuan import Tingkat
from kinerja.forms import FormKinerja
from kinerja.lencana import LABEL_STATUS
from organisasi.enums import JenisJabatan
from organisasi.models import Instansi

TANPA_DOKUMEN = "belum"
TINGKAT_INSTANSI = "instansi"
TANPA_KATEGORI = "tanpa"
# without a realisasi of its own
BELUM = [(satu, LABEL_STATUS[satu]) for satu in (BELUM_DIISI, BELUM_WAKTUNYA, DARI_TRIWULAN)]


class InstansiCariFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Cari", method="cari")

    class Meta:
        model = Instansi
        fields = ("q",)

    def cari(self, queryset, nama, kata):
        return queryset.filter(Q(nama__icontains=kata) | Q(nama_singkat__icontains=kata))


class LembarInstansiFilter(InstansiCariFilter):
    """Over `daftar_dokumen.per_instansi`."""

    status = django_filters.ChoiceFilter(
        label="Status dokumen",
        choices=[*StatusDokumen.choices, (TANPA_DOKUMEN, "Belum ada dokumen")],
        empty_label="Semua status",
        method="saring_status",
    )

    class Meta(InstansiCariFilter.Meta):
        fields = ("q", "status")

    def saring_status(self, queryset, nama, status):
        return queryset.filter(status="" if status == TANPA_DOKUMEN else status)


class DokumenFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Cari", method="cari")
    status = django_filters.ChoiceFilter(choices=StatusDokumen.choices, empty_label="Semua status")
    berlaku = django_filters.NumberFilter("berlaku__tahun", label="Berlaku tahun", min_value=2000, max_value=2100)

    class Meta:
        model = Penetapan
        fields = ("q", "status", "berlaku")

    def cari(self, queryset, nama, kata):
        milik = Q(instansi__nama__icontains=kata) | Q(instansi__nama_singkat__icontains=kata)
        return queryset.filter(milik | Q(judul__icontains=kata))


class PKFilter(django_filters.FilterSet):
    """Over the PKs of a year; `tingkat` "instansi" or a JenisJabatan."""

    q = django_filters.CharFilter(label="Cari", method="cari")
    instansi = django_filters.ModelChoiceFilter(
        label="Perangkat daerah", queryset=Instansi.objects.none(), empty_label="Semua perangkat daerah"
    )
    tingkat = django_filters.ChoiceFilter(
        label="Tingkat",
        choices=[(TINGKAT_INSTANSI, "Perangkat daerah"), *JenisJabatan.choices],
        empty_label="Semua tingkat",
        method="saring_tingkat",
    )
    status = django_filters.ChoiceFilter(choices=StatusPK.choices, empty_label="Semua status")

    class Meta:
        model = PerjanjianKinerja
        fields = ("q", "instansi", "tingkat", "status")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ada = self.queryset.order_by().values("instansi")
        self.filters["instansi"].queryset = Instansi.objects.filter(pk__in=ada)

    def cari(self, queryset, nama, kata):
        return queryset.filter(cocok_pk(kata))

    def saring_tingkat(self, queryset, nama, tingkat):
        if tingkat == TINGKAT_INSTANSI:
            return queryset.filter(jabatan=None)
        return queryset.filter(jabatan__jenis=tingkat)


def cocok_pk(kata: str) -> Q:
    """PKs that a word names: by perangkat daerah or jabatan."""
    milik = Q(instansi__nama__icontains=kata) | Q(instansi__nama_singkat__icontains=kata)
    return milik | Q(jabatan__nama__icontains=kata)


class SaringUkurForm(FormKinerja):
    """Filters of the list of OPD; `form` makes it readable for kinerja.tables.chip_saringan."""

    q = forms.CharField(label="Cari perangkat daerah", max_length=100, required=False)
    ukur = forms.ChoiceField(
        label="Status realisasi",
        required=False,
        choices=[("", "Semua status"), *BELUM, *StatusPengukuran.choices],
    )

    @property
    def form(self):
        return self


class SaringRekapForm(SaringUkurForm):
    """The same with the state of the document and the category of the mean."""

    status = forms.ChoiceField(
        label="Status dokumen", required=False, choices=[("", "Semua status"), BELUM_MULAI, *StatusDokumen.choices]
    )
    kategori = forms.ChoiceField(label="Kategori", required=False)

    field_order = ("q", "status", "ukur", "kategori")

    def __init__(self, *args, skala, **kwargs):
        super().__init__(*args, **kwargs)
        label = [(isi[2], isi[2]) for isi in skala]
        self.fields["kategori"].choices = [("", "Semua kategori"), *label, (TANPA_KATEGORI, "Belum ada kategori")]


class SaringMutuForm(FormKinerja):
    """Filters of the quality notes of one document; `lembar`: its sheets [(Lembar.pk, name)], `aturan`: ids found."""

    TAMPIL = [
        ("", "Tanpa yang dikecualikan"),
        ("semua", "Termasuk yang dikecualikan"),
        ("hanya", "Hanya dikecualikan"),
    ]

    q = forms.CharField(label="Cari", max_length=100, required=False)
    tingkat = forms.ChoiceField(
        label="Tingkat", required=False, choices=[("", "Semua tingkat"), *((t.value, t.capitalize()) for t in Tingkat)]
    )
    aturan = forms.ChoiceField(label="Aturan", required=False)
    lembar = forms.ChoiceField(label="Lembar", required=False)
    tampil = forms.ChoiceField(label="Dikecualikan", required=False, choices=TAMPIL)

    def __init__(self, *args, aturan, lembar, **kwargs):
        super().__init__(*args, **kwargs)
        judul = [(satu, f"{satu} {ATURAN[satu].judul}") for satu in sorted(aturan)]
        self.fields["aturan"].choices = [("", "Semua aturan"), *judul]
        self.fields["lembar"].choices = [("", "Semua lembar"), *lembar]

    @property
    def form(self):
        return self
