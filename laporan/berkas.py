"""Who may download what laporan stores (organisasi.domain.berkas)."""

from laporan.domain.berkas_keputusan import boleh_unduh
from laporan.domain.lkjip import berkas as berkas_lkjip
from laporan.domain.lkjip import gambar
from organisasi.domain.berkas import daftarkan

daftarkan(boleh_unduh)
daftarkan(gambar.boleh_unduh)
daftarkan(berkas_lkjip.boleh_unduh)
