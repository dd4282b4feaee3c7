"""The protections that tests/ketahanan/test_mutasi.py takes out, one by one; adding one: tests/ketahanan/mutasi.py."""

from tests.ketahanan.mutasi_akun import SESI_DAN_SANDI
from tests.ketahanan.mutasi_alur import HAK_DAN_ALUR, JEJAK_DAN_PEKERJAAN
from tests.ketahanan.mutasi_cadangan import CADANGAN
from tests.ketahanan.mutasi_dua_langkah import DUA_LANGKAH
from tests.ketahanan.mutasi_gangguan import GANGGUAN
from tests.ketahanan.mutasi_isolasi import ISOLASI, POSTGRES
from tests.ketahanan.mutasi_layar import LAYAR
from tests.ketahanan.mutasi_masukan import MASUKAN, PINTU
from tests.ketahanan.mutasi_pasang import PASANG

DAFTAR = (
    *ISOLASI,
    *HAK_DAN_ALUR,
    *JEJAK_DAN_PEKERJAAN,
    *GANGGUAN,
    *PINTU,
    *SESI_DAN_SANDI,
    *DUA_LANGKAH,
    *MASUKAN,
    *CADANGAN,
    *LAYAR,
    *PASANG,
    *POSTGRES,
)
