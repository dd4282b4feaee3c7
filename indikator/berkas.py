"""Who may download what indikator stores (organisasi.domain.berkas)."""

from indikator.domain.pindaian_pk import boleh_unduh
from organisasi.domain.berkas import daftarkan

daftarkan(boleh_unduh)
