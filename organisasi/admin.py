"""Django admin: for the operator of the installation only. Tenant data is edited in the application, not here;
memberships are edited on the page of one chosen pemda."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm

from organisasi import penyewa
from organisasi.domain import tulis
from organisasi.models import Keanggotaan, Pemda, Pengguna
from organisasi.pelaku import Pelaku

admin.site.site_header = admin.site.site_title = "Kinerja – pengelola instalasi"
admin.site.index_title = "Pengelolaan instalasi"


class KeanggotaanInline(admin.TabularInline):
    model = Keanggotaan
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

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Work as the chosen pemda, so that its memberships (and only they) are seen and written."""
        pemda = Pemda.objects.filter(pk=object_id).first() if object_id and object_id.isdigit() else None
        if pemda is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with penyewa.sebagai(pemda, request.user):
            response = super().changeform_view(request, object_id, form_url, extra_context)
            return response.render() if hasattr(response, "render") and not response.is_rendered else response

    def save_formset(self, request, form, formset, change):
        """Memberships are written like every tenant row: through the domain, with an audit row."""
        oleh = Pelaku(pemda=form.instance, pengguna=request.user, sistem=True)
        formset.save(commit=False)
        for baris in formset.deleted_objects:
            tulis.hapus(baris, oleh=oleh)
        for baris in formset.new_objects:
            tulis.buat(Keanggotaan, oleh=oleh, pengguna=baris.pengguna, peran=baris.peran, instansi=baris.instansi)
        for baris, kolom in formset.changed_objects:
            tulis.ubah(baris, oleh=oleh, **{nama: getattr(baris, nama) for nama in kolom})

    def has_delete_permission(self, request, obj=None):
        return False


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
