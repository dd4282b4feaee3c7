"""Filter of the list of instansi."""

import django_filters
from django.db.models import Q

from organisasi.domain.kelengkapan import KURANG, yang_bekerja
from organisasi.enums import JENIS_OPD
from organisasi.models import Instansi


class InstansiFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Cari", method="cari")
    jenis = django_filters.ChoiceFilter(choices=JENIS_OPD, empty_label="Semua jenis")
    kurang = django_filters.ChoiceFilter(
        label="Kekurangan",
        choices=[("jabatan", "Belum punya jabatan"), ("perencana", "Belum punya perencana")],
        empty_label="Semua",
        method="saring_kurang",
    )
    keadaan = django_filters.ChoiceFilter(
        label="Keadaan",
        choices=[("nonaktif", "Nonaktif"), ("semua", "Aktif dan nonaktif")],
        empty_label="Aktif",
        method="saring_keadaan",
    )

    class Meta:
        model = Instansi
        fields = ("q", "jenis", "kurang", "keadaan")

    def filter_queryset(self, queryset):
        """Retired ones only when asked for."""
        tersaring = super().filter_queryset(queryset)
        return tersaring if self.form.cleaned_data["keadaan"] else tersaring.filter(aktif=True)

    def saring_keadaan(self, queryset, nama, keadaan):
        return queryset if keadaan == "semua" else queryset.filter(aktif=False)

    def cari(self, queryset, nama, kata):
        cocok = Q(nama__icontains=kata) | Q(nama_singkat__icontains=kata) | Q(alias__nama__icontains=kata)
        return queryset.filter(cocok).distinct()

    def saring_kurang(self, queryset, nama, kurang):
        return KURANG[kurang](yang_bekerja(queryset))
