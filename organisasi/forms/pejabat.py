"""Forms of the officials and of what they hold."""

from django import forms

from kinerja.forms import FormKinerja, SekaliField, VersiForm
from organisasi.domain.pejabat import sudah_dibuat
from organisasi.enums import JenisPemangku
from organisasi.forms.dasar import FormDomain
from organisasi.forms.jabatan import PilihJabatanField
from organisasi.forms.kembar import TanyaKembarForm
from organisasi.models import Instansi, Jabatan, Pejabat


class TanggalField(forms.DateField):
    def __init__(self, **kwargs):
        super().__init__(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **kwargs)


class PejabatForm(FormDomain):
    nama = forms.CharField(
        label="Nama dan gelar", max_length=150, help_text="Seperti dicetak di keputusan. Contoh: Drs. SUWITO, M.Si."
    )
    nip = forms.CharField(
        label="NIP", max_length=30, required=False, help_text="Boleh dikosongkan bagi kepala daerah."
    )
    pangkat = forms.CharField(max_length=80, required=False, help_text="Contoh: Pembina Utama Muda")


class PejabatTambahForm(TanyaKembarForm, PejabatForm):
    sama = "pejabat bernama sama"
    kunci_kirim = SekaliField()

    def setempat(self, isi):
        """Two people of one name have two NIP; the domain refuses the same one twice."""
        return Pejabat.objects.none() if isi["nip"] else Pejabat.objects.filter(nip="")

    def terkirim(self, semua, kunci):
        return sudah_dibuat(kunci) is not None


class PejabatUbahForm(VersiForm, PejabatForm):
    pass


class PilihInstansiForm(FormKinerja):
    """First step: whose jabatan."""

    instansi = forms.ModelChoiceField(
        Instansi.objects.none(), label="Perangkat daerah", empty_label="(pilih perangkat daerah)"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = Instansi.objects.filter(aktif=True)


class PemangkuForm(FormDomain):
    jabatan = PilihJabatanField(
        Jabatan.objects.none(), required=False, empty_label="(tidak ada di daftar: tulis di bawah)"
    )
    nama_jabatan = forms.CharField(
        label="Nama jabatan",
        max_length=200,
        required=False,
        help_text="Hanya bila jabatannya tidak ada di daftar, atau dicetak dengan sebutan lain.",
    )
    jenis = forms.ChoiceField(label="Sebagai", choices=JenisPemangku.choices)
    mulai = TanggalField(required=False, help_text="Kosong: tidak diketahui.")
    selesai = TanggalField(required=False, help_text="Kosong: masih memangku.")

    def __init__(self, *args, instansi: Instansi, jabatan_kini: Jabatan | None = None, **kwargs):
        """`jabatan_kini` may be chosen again even when it is retired."""
        super().__init__(*args, **kwargs)
        semua = Jabatan.objects.filter(instansi=instansi).select_related("unit")
        pilihan = semua.filter(aktif=True)
        self.fields["jabatan"].queryset = pilihan | semua.filter(pk=jabatan_kini.pk) if jabatan_kini else pilihan


class PemangkuUbahForm(VersiForm, PemangkuForm):
    pass


class PemangkuAkhiriForm(VersiForm, FormDomain):
    selesai = TanggalField(label="Sampai dengan", help_text="Hari terakhir memangku jabatan ini.")
