"""What the audit rows of laporan say, and which rows belong to a decree or a report."""

from django.db.models import Q

from laporan.models import BagianLkjip, BerkasKeputusan, ButirKeputusan, TandaTanganElektronik
from organisasi.riwayat import daftarkan, lingkup_bagian


def lingkup_keputusan(pk: int) -> Q:
    bagian = (ButirKeputusan, BerkasKeputusan, TandaTanganElektronik)
    daftar = [lingkup_bagian(model, "keputusan", Q(keputusan=pk), [pk]) for model in bagian]
    return daftar[0] | daftar[1] | daftar[2]


def lingkup_lkjip(pk: int) -> Q:
    return lingkup_bagian(BagianLkjip, "lkjip", Q(lkjip=pk), [pk])


daftarkan("laporan.Keputusan", lingkup=lingkup_keputusan)
daftarkan("laporan.Lkjip", lingkup=lingkup_lkjip)
daftarkan("laporan.BagianLkjip", utama="isi")
