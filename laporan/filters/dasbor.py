"""Filters of the dashboards and of the list of indicators."""

import django_filters
from django import forms
from django.db.models import Q

from indikator.enums import JenisLembar
from indikator.models import Indikator
from kinerja.forms import FormKinerja
from organisasi.enums import JENIS_OPD
from organisasi.models import Instansi


class SaringDasborForm(FormKinerja):
    """Filter of the dashboard of the pemda; `form` makes it readable for kinerja.tables.chip_saringan."""

    jenis = forms.ChoiceField(
        label="Jenis perangkat daerah", required=False, choices=[("", "Semua jenis"), *JENIS_OPD]
    )

    @property
    def form(self):
        return self


class IndikatorFilter(django_filters.FilterSet):
    """Over indicators of documents in force; `instansi`: those to choose from."""

    q = django_filters.CharFilter(label="Cari indikator", method="cari")
    instansi = django_filters.ModelChoiceFilter(
        "lembar__penetapan__instansi",
        label="Perangkat daerah",
        queryset=lambda request: Instansi.objects.none(),
        to_field_name="slug",
        empty_label="Semua perangkat daerah",
    )
    jenis = django_filters.ChoiceFilter(
        "lembar__jenis", label="Jenis", choices=JenisLembar.choices, empty_label="IKU dan IKI"
    )

    class Meta:
        model = Indikator
        fields = ("q", "instansi", "jenis")

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["instansi"].queryset = instansi

    def cari(self, queryset, nama, kata):
        milik = Q(sasaran__nama__icontains=kata) | Q(lembar__jabatan__nama__icontains=kata)
        return queryset.filter(milik | Q(nama__icontains=kata))
