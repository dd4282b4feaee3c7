"""Form of an addendum: the tetap figure in place of a sementara one."""

from indikator.forms.bukti import BuktiForm
from indikator.forms.dasar import teks_panjang
from indikator.forms.realisasi import AngkaRealisasiForm, bidang_tahun_data


class AdendumForm(BuktiForm, AngkaRealisasiForm):
    alasan = teks_panjang(
        3,
        label="Dasar angka tetap",
        max_length=2000,
        help_text="Contoh: Surat BPS Nomor B-120/2020 tanggal 3 Maret 2020 tentang angka tetap.",
    )
    tahun_data = bidang_tahun_data()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.pasang_bidang()

    def awal_lengkap(self, realisasi) -> dict:
        return super().awal_lengkap(realisasi) | {"tahun_data": realisasi.tahun_data}

    @property
    def bagian_bukti(self):
        return self.isian_bukti()

    def _untuk_domain(self, isi: dict) -> dict:
        return self.dengan_bukti(super()._untuk_domain(isi), isi)
