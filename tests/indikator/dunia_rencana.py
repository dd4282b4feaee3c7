"""A small pemda that plans, with a second OPD and a stranger: used by the tests of the planning pages.

`dinkes` has a set document for 2024 (`berlaku`: IKU sheet `iku`, IKI sheet `iki` of `analis`) and an open draft of it
(`draf`, made by "mulai reviu"); `kasubag` has no sheet. `dinsos` has nothing.
"""

from types import SimpleNamespace

from django.db import connection
from django.test.utils import CaptureQueriesContext

from indikator.domain import indikator as domain_indikator
from indikator.domain.reviu import mulai_reviu
from organisasi.domain.sekaligus import utuh
from organisasi.models import Jejak
from tests import pabrik

TAHUN = 2024
PECAHAN = "<u>Jumlah OPD berinovasi</u> X 100% Jumlah OPD"
PERAN = ("perencana", "rekan", "pimpinan", "verifikator", "pembaca", "luar", "asing")


@utuh  # one act: no savepoint and no end of the audit for every row
def susun(reviu: bool = True) -> SimpleNamespace:
    """`reviu=False` leaves the draft out."""
    d = SimpleNamespace(pemda=pabrik.pemda("magetan"), pemda_asing=pabrik.pemda("paser"))
    with pabrik.dalam(d.pemda_asing):
        d.instansi_asing = pabrik.instansi("BKPSDM", "bkpsdm")
        d.dokumen_asing = pabrik.penetapan(d.instansi_asing, TAHUN)
        d.lembar_asing = pabrik.lembar(d.dokumen_asing, pabrik.jabatan(d.instansi_asing, "Analis Asing"))
        d.indikator_asing = pabrik.indikator(d.lembar_asing, "Indeks asing", target="10")
        d.asing = pabrik.anggota("perencana", d.instansi_asing)
    with pabrik.dalam(d.pemda):
        d.dinkes = pabrik.instansi("Dinas Kesehatan", "dinkes")
        d.dinsos = pabrik.instansi("Dinas Sosial", "dinsos")
        _isi_dokumen(d)
        _orang(d)
        d.draf = mulai_reviu(d.berlaku, oleh=pabrik.mesin()) if reviu else None
        if reviu:
            d.iku_draf = d.draf.lembar.get(jenis="iku")
            d.iki_draf = d.draf.lembar.get(jenis="iki")
            d.sasaran_draf = d.iki_draf.sasaran.get()
            d.laporan_draf = d.iki_draf.indikator.get(nama="Jumlah laporan")
    return d


def _isi_dokumen(d) -> None:
    d.kadis = pabrik.jabatan(d.dinkes, "Kepala Dinas", "pimpinan")
    d.analis = pabrik.jabatan(d.dinkes, "Analis Kesehatan", induk=d.kadis, tugas=["Menyusun laporan"], fungsi="-")
    d.kasubag = pabrik.jabatan(d.dinkes, "Kepala Sub Bagian Umum", induk=d.kadis)
    d.berlaku = pabrik.penetapan(d.dinkes, TAHUN, TAHUN + 1, berlaku=True, judul="IKU dan IKI Kesehatan")
    d.iku, d.iki = pabrik.lembar(d.berlaku), pabrik.lembar(d.berlaku, d.analis, urutan=2)
    d.pelayanan = pabrik.sasaran(d.iku, "Meningkatnya pelayanan")
    d.ikm = pabrik.indikator(d.iku, "Rata-rata Nilai IKM", sasaran=d.pelayanan, target="78,2")
    d.inovasi = pabrik.indikator(d.iku, "Persentase OPD berinovasi", sasaran=d.pelayanan, target="38%", rumus=PECAHAN)
    d.laporan = pabrik.indikator(d.iki, "Jumlah laporan", target="12 laporan", rumus="Jumlah laporan yang terkirim")
    d.kedua = pabrik.indikator(d.iki, "Jumlah data", sasaran=d.laporan.sasaran, target="4 data")


def _orang(d) -> None:
    d.perencana, d.rekan = pabrik.anggota("perencana", d.dinkes), pabrik.anggota("perencana", d.dinkes)
    d.pimpinan = pabrik.anggota("pimpinan", d.dinkes)
    d.luar = pabrik.anggota("perencana", d.dinsos)
    d.verifikator, d.pembaca = pabrik.anggota("verifikator"), pabrik.anggota("pembaca")


def buka(d, siapa: str, alamat: str, **pilihan):
    """GET below /magetan/ as one of PERAN."""
    return pabrik.klien(getattr(d, siapa)).get(f"/magetan/{alamat}", **pilihan)


def kirim(d, siapa: str, alamat: str, isi: dict | None = None):
    """POST below /magetan/ as one of PERAN."""
    return pabrik.klien(getattr(d, siapa)).post(f"/magetan/{alamat}", isi or {})


def kode(d, alamat: str) -> dict[str, int]:
    """Status of a page for everybody."""
    return {siapa: buka(d, siapa, alamat).status_code for siapa in PERAN}


def jumlah_kueri(d, siapa: str, alamat: str) -> int:
    """Queries of a page, after a first visit that signed in and remembered the year."""
    peramban = pabrik.klien(getattr(d, siapa))
    peramban.get(f"/magetan/{alamat}")
    with CaptureQueriesContext(connection) as kueri:
        assert peramban.get(f"/magetan/{alamat}").status_code == 200
    return len(kueri)


def teks(jawaban) -> str:
    """The text of a page with blanks closed up."""
    return " ".join(jawaban.content.decode().split())


def isian(milik, /, **lain) -> dict:
    """What the indicator form sends for a new indicator."""
    return {
        "silsilah": "3f2b8c1e-0d5a-4c61-9a58-0a1b2c3d4e5f",
        "nama": "Persentase ASN yang dilatih",
        "sasaran": milik.pk,
        "arah": "naik",
        "frekuensi": "tahunan",
        "cara_isi": "triwulan_ini",
        "tipe_penghitungan": "",
        "templat": "persentase",
        "pembilang": "Jumlah ASN yang dilatih",
        "penyebut": "Jumlah seluruh ASN",
        "rumus": "",
        "target_2024": "78,2",
    } | lain


def jumlah_jejak(d) -> int:
    with pabrik.dalam(d.pemda):
        return Jejak.objects.count()


def segarkan(d, objek):
    """The row as it is stored now."""
    with pabrik.dalam(d.pemda):
        return type(objek).objects.get(pk=objek.pk)


def sub(d, induk, nama: str, **lain):
    """A sub-indicator through the domain."""
    with pabrik.dalam(d.pemda):
        return domain_indikator.buat(oleh=pabrik.mesin(), sasaran=induk.sasaran, induk=induk, nama=nama, **lain)
