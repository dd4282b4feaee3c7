"""Is what is stored what the application could have stored? One module for each kind of thing that can be wrong.

A check of one pemda is a function (pemda) -> findings, run as that pemda; one of the installation takes nothing. Those
of the apps to the right are in their module `konsistensi`; `manage.py periksa_konsistensi` asks them all.
"""

from organisasi.konsistensi import berkas, kunci_asing, pagar, pekerjaan, skema
from organisasi.konsistensi.temuan import Temuan

INSTALASI = (skema.periksa, pagar.periksa, kunci_asing.periksa_instalasi, berkas.periksa_instalasi)
PEMDA = (berkas.periksa, kunci_asing.periksa, skema.periksa_urutan, pekerjaan.periksa)

__all__ = ["INSTALASI", "PEMDA", "Temuan"]
