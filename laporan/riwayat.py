"""What the audit rows of laporan say, and which rows belong to a decree or a report."""

from django.db.models import Q

from laporan.models import (
    AdendumLkjip,
    BagianLkjip,
    BerkasKeputusan,
    BerkasLkjip,
    ButirKeputusan,
    CatatanReviu,
    GambarNaskah,
    KomentarLkjip,
    ReviuLkjip,
    TandaTanganElektronik,
)
from organisasi.riwayat import daftarkan, lingkup_bagian


def lingkup_keputusan(pk: int) -> Q:
    bagian = (ButirKeputusan, BerkasKeputusan, TandaTanganElektronik)
    daftar = [lingkup_bagian(model, "keputusan", Q(keputusan=pk), [pk]) for model in bagian]
    return daftar[0] | daftar[1] | daftar[2]


def lingkup_lkjip(pk: int) -> Q:
    """Its sections, files, reviews with their remarks, and addenda."""
    reviu = ReviuLkjip.objects.filter(lkjip=pk)
    hasil = lingkup_bagian(CatatanReviu, "reviu", Q(reviu__lkjip=pk), list(reviu.values_list("pk", flat=True)))
    for model in (BagianLkjip, GambarNaskah, KomentarLkjip, BerkasLkjip, ReviuLkjip, AdendumLkjip):
        hasil |= lingkup_bagian(model, "lkjip", Q(lkjip=pk), [pk])
    return hasil


daftarkan("laporan.Keputusan", lingkup=lingkup_keputusan)
daftarkan("laporan.Lkjip", lingkup=lingkup_lkjip)
daftarkan("laporan.BagianLkjip", utama="isi")
daftarkan("laporan.KomentarLkjip", utama="isi")
daftarkan("laporan.CatatanReviu", utama="isi")
daftarkan("laporan.UjiHitung", utama="judul")
daftarkan("laporan.BacaanLembar", utama="nama")
daftarkan("laporan.BacaanBaris", utama="indikator")
daftarkan("laporan.BacaanSisa", utama="teks")
