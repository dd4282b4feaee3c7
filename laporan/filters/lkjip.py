"""Filters of the list of LKjIP."""

import django_filters
from django.db.models import Q

from laporan.enums import StatusLkjip
from laporan.models import Lkjip
from organisasi.domain.instansi import terlihat
from organisasi.models import Instansi


class LkjipFilter(django_filters.FilterSet):
    """`pelaku`: whose perangkat daerah are offered."""

    q = django_filters.CharFilter(label="Cari perangkat daerah", method="cari")
    tahun = django_filters.NumberFilter(label="Tahun", min_value=2000, max_value=2100)
    status = django_filters.ChoiceFilter(choices=StatusLkjip.choices, empty_label="Semua status")
    instansi = django_filters.ModelChoiceFilter(
        queryset=Instansi.objects.none, label="Perangkat daerah", to_field_name="slug", empty_label="Semua"
    )

    class Meta:
        model = Lkjip
        fields = ("q", "tahun", "status", "instansi")

    def __init__(self, *args, pelaku, **kwargs):
        super().__init__(*args, **kwargs)
        milik = terlihat(pelaku)
        self.filters["instansi"].queryset = milik
        self.filters["instansi"].field.queryset = milik

    def cari(self, queryset, nama, kata):
        return queryset.filter(cocok(kata))


def cocok(kata: str) -> Q:
    """Reports that a word names: by perangkat daerah."""
    return Q(instansi__nama__icontains=kata) | Q(instansi__nama_singkat__icontains=kata)
