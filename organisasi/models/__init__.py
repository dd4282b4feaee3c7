from organisasi.models.draf import DrafIsian
from organisasi.models.impor import BarisImpor, Impor
from organisasi.models.instansi import AliasInstansi, Instansi, UraianInstansi
from organisasi.models.jabatan import Jabatan, UraianJabatan
from organisasi.models.jejak import Jejak
from organisasi.models.pejabat import Pejabat, PemangkuJabatan
from organisasi.models.pekerjaan import Berkas, Pekerjaan
from organisasi.models.pemberitahuan import LanggananSurel, Pemberitahuan
from organisasi.models.pemda import Pemda
from organisasi.models.pengaturan import PengaturanPemda
from organisasi.models.pengguna import Keanggotaan, Pengguna
from organisasi.models.token_api import TokenApi
from organisasi.models.unit import AliasUnit, UnitKerja

__all__ = [
    "AliasInstansi",
    "AliasUnit",
    "BarisImpor",
    "Berkas",
    "DrafIsian",
    "Impor",
    "Instansi",
    "Jabatan",
    "Jejak",
    "Keanggotaan",
    "LanggananSurel",
    "Pejabat",
    "Pekerjaan",
    "PemangkuJabatan",
    "Pemberitahuan",
    "Pemda",
    "PengaturanPemda",
    "Pengguna",
    "TokenApi",
    "UnitKerja",
    "UraianInstansi",
    "UraianJabatan",
]
