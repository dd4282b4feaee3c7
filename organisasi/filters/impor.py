"""Filters of the imports: their list, and the rows of a preview."""

import django_filters

from organisasi.enums import JenisImpor, KeadaanBaris, StatusImpor
from organisasi.models import BarisImpor, Impor


class ImporFilter(django_filters.FilterSet):
    q = django_filters.CharFilter("judul", "icontains", label="Cari")
    jenis = django_filters.ChoiceFilter(choices=JenisImpor.choices, empty_label="Semua jenis")
    status = django_filters.ChoiceFilter(choices=StatusImpor.choices, empty_label="Semua status")

    class Meta:
        model = Impor
        fields = ("q", "jenis", "status")


class BarisImporFilter(django_filters.FilterSet):
    """`keadaan` and `lembar` are chosen by chips, not by fields of the form."""

    q = django_filters.CharFilter("sebutan", "icontains", label="Cari")
    keadaan = django_filters.ChoiceFilter(choices=KeadaanBaris.choices)
    lembar = django_filters.CharFilter("lembar")

    class Meta:
        model = BarisImpor
        fields = ("q", "keadaan", "lembar")
