"""Filters of the planning lists; they live in the url."""

import django_filters
from django.db.models import Q

from indikator.enums import StatusDokumen
from indikator.models import Penetapan
from organisasi.models import Instansi

BELUM = "belum"


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
        choices=[*StatusDokumen.choices, (BELUM, "Belum ada dokumen")],
        empty_label="Semua status",
        method="saring_status",
    )

    class Meta(InstansiCariFilter.Meta):
        fields = ("q", "status")

    def saring_status(self, queryset, nama, status):
        return queryset.filter(status="" if status == BELUM else status)


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
