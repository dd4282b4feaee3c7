"""Filter of the list of jobs."""

import django_filters

from organisasi.enums import StatusPekerjaan
from organisasi.models import Pekerjaan


class PekerjaanFilter(django_filters.FilterSet):
    q = django_filters.CharFilter("judul", "icontains", label="Cari")
    status = django_filters.ChoiceFilter(choices=StatusPekerjaan.choices, empty_label="Semua status")

    class Meta:
        model = Pekerjaan
        fields = ("q", "status")
