"""What the tests of the entry grid share: sending a cell, a row or an act, and reading the sheet back."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from indikator.models import Indikator, SasaranStrategis, Urungan
from tests import pabrik
from tests.basis import kueri

JSON = {"accept": "application/json"}


def post(d, alamat: str, isi: dict, siapa: str = "perencana"):
    """POST below /magetan/2024/ as kisi.js does."""
    return pabrik.klien(getattr(d, siapa)).post(f"/magetan/2024/{alamat}", isi, headers=JSON)


def sel(d, indikator, kolom: str, nilai: str, dasar: str = "", siapa: str = "perencana", **lain):
    isi = {"kolom": kolom, "nilai": nilai, "dasar": dasar, "versi": 1} | lain
    return post(d, f"indikator/{indikator.pk}/sel/", isi, siapa)


def baris(d, siapa: str = "perencana", lembar=None, **isi):
    return post(d, f"lembar/{(lembar or d.iki_draf).pk}/baris/", isi, siapa)


def susun_baris(d, tindakan: str, objek, siapa: str = "perencana", **isi):
    jenis = "sasaran" if isinstance(objek, SasaranStrategis) else "indikator"
    isi = {"tindakan": tindakan, "jenis": jenis, "pk": objek.pk} | isi
    return post(d, f"lembar/{objek.lembar_id}/susun/", isi, siapa)


def urungkan(d, jawaban, siapa: str = "perencana"):
    """Use the undo that an answer offers."""
    return pabrik.klien(getattr(d, siapa)).post(jawaban.json()["urungan"]["url"], headers=JSON)


def isi_lembar(d, lembar=None) -> list[str]:
    """ "Sasaran: nama" in document order; sub-indicators are indented with a dash."""
    with pabrik.dalam(d.pemda):
        lembar, hasil = lembar or d.iki_draf, []
        for sasaran in SasaranStrategis.objects.filter(lembar=lembar):
            for satu in Indikator.objects.filter(sasaran=sasaran, induk=None):
                hasil.append(f"{sasaran.nama}: {satu.nama}")
                hasil += [f"- {sub.nama}" for sub in Indikator.objects.filter(induk=satu)]
        return hasil


def ambil(d, nama: str, lembar=None) -> Indikator:
    """The row of the draft with this name."""
    with pabrik.dalam(d.pemda):
        return Indikator.objects.select_related("sasaran").get(nama=nama, lembar=lembar or d.iki_draf)


def tambah(d, nama: str, sasaran=None, **lain) -> Indikator:
    """One more row of the draft, after the others."""
    with pabrik.dalam(d.pemda):
        return pabrik.indikator(d.iki_draf, nama, sasaran=sasaran or d.sasaran_draf, **lain)


def banyak(d, jumlah: int) -> None:
    """More rows with everything a row can have."""
    with pabrik.dalam(d.pemda):
        for nomor in range(jumlah):
            sasaran = pabrik.sasaran(d.iki_draf) if nomor % 5 == 0 else d.sasaran_draf
            satu = pabrik.indikator(
                d.iki_draf, f"Baris {nomor}", sasaran=sasaran, target="5 data", rumus="Jumlah data"
            )
            if nomor % 7 == 0:
                pabrik.indikator(d.iki_draf, f"Sub {nomor}", sasaran=sasaran, induk=satu, target="1 data")


def urungan_terakhir(d) -> Urungan:
    with pabrik.dalam(d.pemda):
        return Urungan.objects.first()


def kueri_tulis(banyak: int) -> int:
    """Queries of a request that writes one audit row: on PostgreSQL that waits for its turn."""
    return kueri(banyak) + (connection.vendor == "postgresql")


def hitung_kueri(kerja) -> int:
    with CaptureQueriesContext(connection) as kueri:
        assert kerja().status_code == 200
    return len(kueri)
