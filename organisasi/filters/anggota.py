"""Filters of the list of people; they live in the url."""

import django_filters
from django.db.models import Q

from organisasi.enums import Peran
from organisasi.models import Instansi, Keanggotaan


class AnggotaFilter(django_filters.FilterSet):
    """Works on organisasi.domain.anggota.semua_anggota."""

    q = django_filters.CharFilter(label="Cari", method="cari")
    peran = django_filters.ChoiceFilter(choices=Peran.choices, empty_label="Semua peran")
    instansi = django_filters.ModelChoiceFilter(
        label="Perangkat daerah", queryset=Instansi.objects.none(), empty_label="Semua perangkat daerah"
    )
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        choices=[("aktif", "Aktif"), ("nonaktif", "Nonaktif"), ("belum", "Belum pernah masuk")],
        empty_label="Semua keadaan",
        method="saring_keadaan",
    )

    class Meta:
        model = Keanggotaan
        fields = ("q", "peran", "instansi", "keadaan")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["instansi"].queryset = Instansi.objects.all()

    def cari(self, queryset, nama, kata):
        return queryset.filter(Q(nama_tampil__icontains=kata) | Q(pengguna__email__icontains=kata))

    def saring_keadaan(self, queryset, nama, keadaan):
        if keadaan == "belum":
            return queryset.filter(aktif=True, sudah_masuk=False)
        return queryset.filter(aktif=keadaan == "aktif")
