"""Who may download what organisasi stores for imports (organisasi.domain.berkas)."""

from organisasi.domain.berkas import daftarkan
from organisasi.domain.impor import boleh_unduh

daftarkan(boleh_unduh)
