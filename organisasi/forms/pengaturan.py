"""Forms of what a pemda sets for itself."""

from django import forms

from kinerja.forms import VersiForm
from organisasi.domain.lambang import TERIMA
from organisasi.domain.pemda import ZONA
from organisasi.forms.dasar import BarisField, FormDomain
from organisasi.models import Pemda
from organisasi.models.pengaturan import KERTAS


class KopForm(VersiForm, FormDomain):
    kop_baris = BarisField(
        label="Baris kop pemda",
        help_text="Dicetak di atas baris kop tiap perangkat daerah. Contoh: PEMERINTAH KABUPATEN MAGETAN",
    )
    lambang = forms.FileField(
        label="Lambang daerah",
        required=False,
        widget=forms.FileInput({"accept": TERIMA}),
        help_text="PNG atau JPG, paling besar 2 MB; latar transparan paling baik. Dicetak di kiri baris kop.",
    )
    hapus_lambang = forms.BooleanField(label="Cetak tanpa lambang", required=False)


class PublikForm(VersiForm, FormDomain):
    halaman_publik = forms.BooleanField(label="Buka halaman publik", required=False)


class CetakanForm(VersiForm, FormDomain):
    kertas = forms.ChoiceField(
        label="Ukuran kertas",
        choices=KERTAS,
        help_text="Untuk keputusan yang dibuat sesudah ini dan dokumen lain. Tiap keputusan dapat memakai yang lain.",
    )
    qr_dokumen = forms.BooleanField(
        label="Cetak QR verifikasi di kaki halaman keputusan",
        required=False,
        help_text="Berlaku bagi keputusan yang dibuat sesudah ini; dapat diubah pada tiap keputusan.",
    )


class LkjipForm(VersiForm, FormDomain):
    reviu_lkjip_opd = forms.BooleanField(
        label="LKjIP perangkat daerah wajib direviu Inspektorat",
        required=False,
        help_text="LKjIP pemerintah daerah selalu wajib direviu. Tanpa pilihan ini LKjIP perangkat daerah yang "
        "terverifikasi boleh langsung ditandatangani.",
    )


class IdentitasForm(VersiForm, FormDomain):
    ibukota = forms.CharField(
        label="Tempat penetapan", max_length=80, required=False, help_text="“Ditetapkan di …”. Contoh: Magetan"
    )
    zona_waktu = forms.ChoiceField(label="Zona waktu", choices=ZONA, help_text="Jam pada halaman dan dokumen.")
    tingkat_pengukuran = forms.ChoiceField(
        label="Diukur sampai",
        choices=Pemda._meta.get_field("tingkat_pengukuran").choices,
        help_text="Jabatan di bawah tingkat ini tetap punya IKI, tetapi realisasinya tidak ditagih.",
    )
