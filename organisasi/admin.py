"""Django admin: for the operator of the installation only. Tenant data is edited in the application, not here;
memberships are edited on the page of one chosen pemda."""

from allauth.account.decorators import secure_admin_login
from allauth.mfa import admin as mfa_admin
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.core.exceptions import ValidationError
from django.forms import ModelForm

from organisasi import penyewa
from organisasi.domain import jejak, keanggotaan
from organisasi.enums import Tindakan
from organisasi.galat import IsianSalah
from organisasi.models import Keanggotaan, Pemda, Pengguna
from organisasi.pelaku import Pelaku

admin.site.site_header = admin.site.site_title = "Kinerja – pengelola instalasi"
admin.site.index_title = "Pengelolaan instalasi"
admin.site.login = secure_admin_login(admin.site.login)  # our sign-in page; 403 for everybody who is not an operator
admin.site.unregister(mfa_admin.Authenticator)  # a factor is no row to edit; `manage.py lepas_dua_langkah` removes it


class FormKeanggotaan(ModelForm):
    def clean(self):
        """The rule of the domain, as errors of the row."""
        isi = super().clean()
        try:
            keanggotaan.periksa(isi.get("peran"), isi.get("instansi"))
        except IsianSalah as galat:
            raise ValidationError(str(galat)) from galat
        return isi


class KeanggotaanInline(admin.TabularInline):
    model = Keanggotaan
    form = FormKeanggotaan
    fields = ("pengguna", "peran", "instansi")
    fk_name = "pemda"
    extra = 0


@admin.register(Pemda)
class PemdaAdmin(admin.ModelAdmin):
    list_display = ("nama", "slug", "jenis", "aktif")
    search_fields = ("nama", "slug")
    prepopulated_fields = {"slug": ("nama",)}

    def get_inlines(self, request, obj):
        return [KeanggotaanInline] if obj else []

    def get_readonly_fields(self, request, obj=None):
        """The address of a pemda stands in printed documents: it stays."""
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Work as the chosen pemda, so that its memberships (and only they) are seen and written."""
        pemda = Pemda.objects.filter(pk=object_id).first() if object_id and object_id.isdigit() else None
        if pemda is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with penyewa.sebagai(pemda, request.user):
            response = super().changeform_view(request, object_id, form_url, extra_context)
            return response.render() if hasattr(response, "render") and not response.is_rendered else response

    def save_model(self, request, obj, form, change):
        """The pemda's own audit trail tells of it too."""
        perubahan = {kolom: (form.initial.get(kolom), form.cleaned_data[kolom]) for kolom in form.changed_data}
        if change:
            jejak.antre(obj.pk)  # before its row is held
        super().save_model(request, obj, form, change)
        with penyewa.sebagai(obj, request.user):
            tindakan = Tindakan.UBAH if change else Tindakan.TAMBAH
            jejak.catat(oleh=_pelaku(obj, request), tindakan=tindakan, objek=obj, perubahan=perubahan)

    def save_formset(self, request, form, formset, change):
        """Memberships are written like every tenant row: through the domain, with an audit row."""
        oleh = _pelaku(form.instance, request)
        formset.save(commit=False)
        for baris in formset.deleted_objects:
            keanggotaan.cabut(oleh=oleh, keanggotaan=baris)
        for baris, kolom in formset.changed_objects:
            asal = Keanggotaan.objects.get(pk=baris.pk)
            keanggotaan.ubah(oleh=oleh, keanggotaan=asal, **{nama: getattr(baris, nama) for nama in kolom})
        for baris in formset.new_objects:
            keanggotaan.buat(oleh=oleh, pengguna=baris.pengguna, peran=baris.peran, instansi=baris.instansi)

    def has_delete_permission(self, request, obj=None):
        return False


def _pelaku(pemda, request) -> Pelaku:
    """The operator, with the rights of the installation in the chosen pemda."""
    return Pelaku(pemda=pemda, pengguna=request.user, sistem=True)


class FormPenggunaBaru(AdminUserCreationForm):
    class Meta:
        model = Pengguna
        fields = ("email", "nama")


@admin.register(Pengguna)
class PenggunaAdmin(UserAdmin):
    add_form = FormPenggunaBaru
    ordering = ("email",)
    list_display = ("email", "nama", "is_active", "is_superuser")
    list_filter = ("is_active", "is_superuser")
    search_fields = ("email", "nama")
    fieldsets = (
        (None, {"fields": ("email", "password", "nama")}),
        ("Status", {"fields": ("is_active", "is_staff", "is_superuser", "last_login")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "nama", "usable_password", "password1", "password2")}),)
    readonly_fields = ("last_login",)

    def has_delete_permission(self, request, obj=None):
        return False
