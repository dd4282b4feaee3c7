"""Who may download what laporan stores (organisasi.domain.berkas)."""

from laporan.domain.berkas_keputusan import boleh_unduh
from organisasi.domain.berkas import daftarkan

daftarkan(boleh_unduh)
