"""Form of an addendum: the tetap figure in place of a sementara one."""

from django import forms

from indikator.forms.dasar import teks_panjang
from indikator.forms.realisasi import AngkaRealisasiForm, bidang_tahun_data, bidang_tautan


class AdendumForm(AngkaRealisasiForm):
    alasan = teks_panjang(
        3,
        label="Dasar angka tetap",
        max_length=2000,
        help_text="Contoh: Surat BPS Nomor B-120/2020 tanggal 3 Maret 2020 tentang angka tetap.",
    )
    tahun_data = bidang_tahun_data()
    tautan = bidang_tautan()
    keterangan_bukti = forms.CharField(label="Keterangan bukti", max_length=200, required=False)

    def awal_lengkap(self, realisasi) -> dict:
        return super().awal_lengkap(realisasi) | {"tahun_data": realisasi.tahun_data}
