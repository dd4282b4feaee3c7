"""Steps in the form of an indicator, for the tests of the rumus editor."""

import re
from html import unescape

from indikator.domain import variabel as domain_variabel
from indikator.models import Indikator, Variabel, VariabelBersama
from tests import pabrik
from tests.indikator.dunia_rencana import buka, isian, kirim

ATAS, BAWAH = "jumlah_asn_yang_dilatih", "jumlah_seluruh_asn"


def tambah(d, siapa: str = "perencana", **data):
    return kirim(d, siapa, f"2024/sasaran/{d.sasaran_draf.pk}/indikator/", isian(d.sasaran_draf, **data))


def baru(d) -> Indikator:
    with pabrik.dalam(d.pemda):
        return Indikator.objects.select_related("rumus").get(silsilah=isian(d.sasaran_draf)["silsilah"])


def variabel(d, indikator) -> dict[str, tuple]:
    with pabrik.dalam(d.pemda):
        semua = Variabel.objects.filter(rumus__indikator=indikator).select_related("bersama")
        return {v.kode: (v.satuan, v.sumber_data, v.jenis, v.bersama and v.bersama.nama) for v in semua}


def bersama(d, nama: str = "Jumlah seluruh ASN", instansi=None, **ciri) -> VariabelBersama:
    with pabrik.dalam(d.pemda) as mesin:
        return domain_variabel.buat_bersama(oleh=mesin, instansi=instansi or d.dinkes, nama=nama, **ciri)


def formulir(d, indikator) -> dict[str, str]:
    """What the page would send when it is saved untouched."""
    halaman = buka(d, "perencana", f"2024/indikator/{indikator.pk}/ubah/").content.decode()
    halaman = halaman[halaman.index('id="form-indikator"') :]
    isi = {}
    for masukan in re.findall(r"<input[^>]*>", halaman):
        nama = re.search(r'name="([^"]+)"', masukan)
        if nama and ('type="radio"' not in masukan or " checked" in masukan):
            nilai = re.search(r' value="([^"]*)"', masukan)
            isi[nama[1]] = unescape(nilai[1]) if nilai else ""
    for nama, nilai in re.findall(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', halaman, re.DOTALL):
        isi[nama] = unescape(nilai)
    for nama, pilihan in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', halaman, re.DOTALL):
        isi[nama] = re.search(r'value="([^"]*)" selected', pilihan)[1]
    return isi
