"""Workbooks of the tests: written by the product, edited as a person would, sent as a person would."""

import io

from openpyxl import load_workbook

from organisasi.buku.bentuk import Lingkup
from organisasi.buku.daftar import bernama
from organisasi.buku.tulis import tulis_buku
from organisasi.domain import impor as domain
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.models import BarisImpor, Impor, Jabatan, UnitKerja
from tests import pabrik

ORGANISASI = ("unit", "jabatan", "uraian")
# columns of the sheets as they are written: A and B are hidden
UNIT = {"opd": "C", "nama": "D", "jenis": "E", "induk": "F", "urutan": "G", "alias": "H"}
JABATAN = {"opd": "C", "nama": "D", "jenis": "E", "unit": "F", "induk": "G", "urutan": "H", "catatan": "I"}


def isi_contoh(tata) -> None:
    """Two units and three jabatan with lists."""
    with pabrik.dalam(tata.pemda):
        bidang = pabrik.unit(tata.instansi, "Bidang Tata Laksana", urutan=1)
        pabrik.unit(tata.instansi, "Seksi Pelayanan", induk=bidang, urutan=2)
        kepala = pabrik.jabatan(tata.instansi, "Kepala Bagian", tugas=["Memimpin bagian"], fungsi=["a", "b"])
        pabrik.jabatan(tata.instansi, "Analis", unit=bidang, induk=kepala)
        pabrik.jabatan(tata.instansi, "Arsiparis", unit=bidang, induk=kepala)


def lingkup(orang, instansi=None, tahun=2020) -> Lingkup:
    return Lingkup(pabrik.pelaku(orang), instansi, tahun)


def buku(tata, *kode: str, berisi=True, orang=None, seluruh=False) -> bytes:
    """The workbook of these sheets, of the instansi of the planner or of the whole pemda."""
    with pabrik.dalam(tata.pemda):
        milik = lingkup(orang or tata.perencana, None if seluruh else tata.instansi)
        return tulis_buku(milik, [bernama(satu) for satu in kode], berisi=berisi)


def sunting(isi: bytes, lembar: str, **sel) -> bytes:
    """Cells of one sheet changed: {"D2": value}."""

    def ubah(wadah):
        for letak, nilai in sel.items():
            wadah[lembar][letak] = nilai

    return olah(isi, ubah)


def olah(isi: bytes, ubah) -> bytes:
    """`ubah(workbook)` done with openpyxl."""
    wadah = load_workbook(io.BytesIO(isi))
    ubah(wadah)
    keluar = io.BytesIO()
    wadah.save(keluar)
    return keluar.getvalue()


def baca(tata, isi: bytes, orang=None) -> Impor:
    """Uploaded and read by the job."""
    with pabrik.dalam(tata.pemda):
        impor = domain.unggah(oleh=pabrik.pelaku(orang or tata.perencana), nama="buku.xlsx", isi=isi)
    kuras()
    return kini(tata, impor)


def terapkan(tata, impor: Impor, bentrok="", orang=None) -> Impor:
    with pabrik.dalam(tata.pemda):
        domain.minta_terap(oleh=pabrik.pelaku(orang or tata.perencana), impor=impor, bentrok=bentrok)
    kuras()
    return kini(tata, impor)


def kini(tata, impor: Impor) -> Impor:
    with pabrik.dalam(tata.pemda):
        return Impor.objects.select_related("pekerjaan", "instansi", "berkas").get(pk=impor.pk)


def rencana(tata, impor: Impor, keadaan: str) -> list[BarisImpor]:
    with pabrik.dalam(tata.pemda):
        return list(BarisImpor.objects.filter(impor=impor, keadaan=keadaan))


def galat(tata, impor: Impor) -> list[tuple[str, str]]:
    """(cell, sentence) of every mistake."""
    return [(g["sel"], g["kalimat"]) for satu in rencana(tata, impor, "galat") for g in satu.galat]


def potret(tata) -> list:
    """Everything the sheets can change, of every pemda."""
    hasil = []
    for pemda in (tata.pemda, tata.pemda_asing):
        with pabrik.dalam(pemda):
            hasil.append(
                list(UnitKerja.objects.order_by("pk").values("pk", "nama", "jenis", "induk", "urutan", "versi"))
            )
            kolom = ("pk", "nama", "jenis", "unit", "induk", "urutan", "catatan_sumber", "versi")
            hasil.append(list(Jabatan.objects.order_by("pk").values(*kolom)))
            hasil.append(sorted(Jabatan.objects.values_list("pk", "uraian__jenis", "uraian__isi"), key=str))
    return hasil
