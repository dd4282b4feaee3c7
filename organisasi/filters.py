"""Filters of the lists; they live in the url."""

import django_filters
from django import forms
from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from organisasi.enums import JenisInstansi, Peran, StatusPekerjaan, Tindakan
from organisasi.models import Instansi, Jabatan, Jejak, Keanggotaan, Pekerjaan, Pengguna
from organisasi.models.dasar import ModelPenyewa


class InstansiFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Cari", method="cari")
    jenis = django_filters.ChoiceFilter(choices=JenisInstansi.choices, empty_label="Semua jenis")
    kurang = django_filters.ChoiceFilter(
        label="Kekurangan",
        choices=[("jabatan", "Belum punya jabatan"), ("perencana", "Belum punya perencana")],
        empty_label="Semua",
        method="saring_kurang",
    )
    keadaan = django_filters.ChoiceFilter(
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
        ada = {
            "jabatan": Jabatan.objects.filter(instansi=OuterRef("pk")),
            "perencana": Keanggotaan.objects.filter(instansi=OuterRef("pk"), peran=Peran.PERENCANA, aktif=True),
        }
        return (
            queryset.filter(aktif=True, contoh=False).exclude(Exists(ada[kurang])).exclude(jenis=JenisInstansi.SETDA)
        )


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
        anggota = Keanggotaan.objects.values("pengguna")
        self.filters["pengguna"].queryset = Pengguna.objects.filter(pk__in=anggota).order_by("nama", "pk")

    def cari(self, queryset, nama, kata):
        return queryset.filter(Q(objek__icontains=kata) | Q(nama_pengguna__icontains=kata))


class PekerjaanFilter(django_filters.FilterSet):
    q = django_filters.CharFilter("judul", "icontains", label="Cari")
    status = django_filters.ChoiceFilter(choices=StatusPekerjaan.choices, empty_label="Semua status")

    class Meta:
        model = Pekerjaan
        fields = ("q", "status")
