"""Filter of the Riwayat."""

import django_filters
from django import forms
from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from organisasi.enums import Tindakan
from organisasi.models import Jejak, Keanggotaan, Pengguna
from organisasi.models.dasar import ModelPenyewa


def pilihan_model() -> list[tuple[str, str]]:
    """Kinds of tenant rows for the filter of the Riwayat."""
    semua = (model._meta for model in apps.get_models() if issubclass(model, ModelPenyewa) and hasattr(model, "versi"))
    return sorted(((meta.label, str(meta.verbose_name).capitalize()) for meta in semua), key=lambda p: p[1])


class RiwayatFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Cari", method="cari")
    tindakan = django_filters.ChoiceFilter(choices=Tindakan.choices, empty_label="Semua tindakan")
    model = django_filters.ChoiceFilter(label="Jenis data", choices=pilihan_model, empty_label="Semua data")
    pengguna = django_filters.ModelChoiceFilter(
        label="Oleh", queryset=Pengguna.objects.none(), empty_label="Semua orang"
    )
    sejak = django_filters.DateFilter(
        "waktu", "date__gte", label="Sejak", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    sampai = django_filters.DateFilter(
        "waktu", "date__lte", label="Sampai", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    class Meta:
        model = Jejak
        fields = ("q", "tindakan", "model", "pengguna", "sejak", "sampai")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # who did nothing here is not named: an account made elsewhere and only invited has its name from there
        pernah = Exists(Jejak.objects.filter(pengguna=OuterRef("pk")))
        anggota = Keanggotaan.objects.values("pengguna")
        self.filters["pengguna"].queryset = Pengguna.objects.filter(pernah, pk__in=anggota).order_by("nama", "pk")

    def cari(self, queryset, nama, kata):
        return queryset.filter(Q(objek__icontains=kata) | Q(nama_pengguna__icontains=kata))
