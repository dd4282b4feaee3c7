"""Filters of the list of decrees."""

import django_filters
from django.db.models import Q

from laporan.enums import StatusKeputusan
from laporan.models import Keputusan
from organisasi.domain.instansi import terlihat
from organisasi.models import Instansi


class KeputusanFilter(django_filters.FilterSet):
    """`pelaku`: whose perangkat daerah are offered."""

    q = django_filters.CharFilter(label="Cari nomor atau judul", method="cari")
    status = django_filters.ChoiceFilter(choices=StatusKeputusan.choices, empty_label="Semua status")
    nomor = django_filters.ChoiceFilter(
        label="Nomor",
        choices=[("belum", "Belum bernomor"), ("sudah", "Sudah bernomor")],
        method="bernomor",
        empty_label="Semua",
    )
    instansi = django_filters.ModelChoiceFilter(
        queryset=Instansi.objects.none, label="Perangkat daerah", to_field_name="slug", empty_label="Semua"
    )
    tahun = django_filters.NumberFilter(label="Tahun", min_value=2000, max_value=2100)

    class Meta:
        model = Keputusan
        fields = ("q", "status", "nomor", "instansi", "tahun")

    def __init__(self, *args, pelaku, **kwargs):
        super().__init__(*args, **kwargs)
        milik = terlihat(pelaku)
        self.filters["instansi"].queryset = milik
        self.filters["instansi"].field.queryset = milik

    def bernomor(self, queryset, nama, pilihan):
        return queryset.filter(nomor="") if pilihan == "belum" else queryset.exclude(nomor="")

    def cari(self, queryset, nama, kata):
        return queryset.filter(cocok(kata))


def cocok(kata: str) -> Q:
    """Decrees that a word names: by number, title or perangkat daerah."""
    milik = Q(instansi__nama__icontains=kata) | Q(instansi__nama_singkat__icontains=kata)
    return milik | Q(nomor__icontains=kata) | Q(tentang__icontains=kata)
