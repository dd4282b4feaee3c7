"""A small pemda that measures, with a second OPD and a stranger: used by the tests of realisasi, capaian and rekap."""

from types import SimpleNamespace

from indikator.domain import realisasi as domain_realisasi
from indikator.domain import rumus as domain_rumus
from indikator.domain.bukti import BuktiBaru
from organisasi.domain.sekaligus import utuh
from tests import pabrik

TAHUN = 2024
RUMUS = "<u>Jumlah OPD berinovasi</u> X 100% Jumlah OPD"
DILATIH = "<u>Jumlah ASN yang dilatih</u> X 100% Jumlah seluruh ASN"


@utuh  # one act: no savepoint and no end of the audit for every row
def susun() -> SimpleNamespace:
    """`instansi` has IKU: ikm (78,2), inovasi (38%, with a formula), rb with two sub-indicators; `lain` has none.

    All jabatan are measured.
    """
    d = SimpleNamespace(pemda=pabrik.pemda("magetan", tingkat_pengukuran="semua"), pemda_asing=pabrik.pemda("paser"))
    with pabrik.dalam(d.pemda):
        d.instansi, d.lain = pabrik.instansi("Bagian Organisasi"), pabrik.instansi("Dinas Sosial")
        isi_dokumen(d)
        d.perencana, d.rekan = pabrik.anggota("perencana", d.instansi), pabrik.anggota("perencana", d.instansi)
        d.luar = pabrik.anggota("perencana", d.lain)
        d.pimpinan = pabrik.anggota("pimpinan", d.instansi)
        d.verifikator, d.pembaca = pabrik.anggota("verifikator"), pabrik.anggota("pembaca")
    with pabrik.dalam(d.pemda_asing):
        d.instansi_asing = pabrik.instansi("BKPSDM")
        lembar = pabrik.lembar(pabrik.penetapan(d.instansi_asing, TAHUN, berlaku=True))
        d.indikator_asing = pabrik.indikator(lembar, "Indeks asing", target="10")
        d.realisasi_asing = simpan(d.indikator_asing, "9")
        d.asing = pabrik.anggota("admin_pemda")
    return d


def isi_dokumen(d) -> None:
    d.dokumen = pabrik.penetapan(d.instansi, TAHUN, berlaku=True)
    d.lembar = pabrik.lembar(d.dokumen)
    d.sasaran = pabrik.sasaran(d.lembar, "Meningkatnya pelayanan prima")
    d.ikm = pabrik.indikator(
        d.lembar,
        "Rata-rata Nilai IKM",
        sasaran=d.sasaran,
        target="78,2",
        frekuensi="triwulan",
        tipe_penghitungan="non_kumulatif",
    )
    d.inovasi = pabrik.indikator(d.lembar, "Persentase OPD berinovasi", sasaran=d.sasaran, target="38%")
    domain_rumus.atur(oleh=pabrik.mesin(), indikator=d.inovasi, teks=RUMUS)
    d.rb = pabrik.indikator(d.lembar, "Nilai RB bidang")
    d.sub = [
        pabrik.indikator(d.lembar, nama, sasaran=d.rb.sasaran, induk=d.rb, target=target)
        for nama, target in (("Ketatalaksanaan", "3,6"), ("Pelayanan publik", "5,2"))
    ]
    d.iki = pabrik.lembar(d.dokumen, pabrik.jabatan(d.instansi, "Analis"))
    d.laporan = pabrik.indikator(d.iki, "Jumlah laporan", target="12 laporan")


def simpan(indikator, teks: str, tahun: int = TAHUN, triwulan: int = 0, oleh=None, tautan: str = "", **lain):
    """A realisasi with its capaian, through the domain; `tautan` adds evidence."""
    lain |= {"bukti": BuktiBaru(tautan=tautan)} if tautan else {}
    return domain_realisasi.simpan(
        oleh=oleh or pabrik.mesin(), indikator=indikator, tahun=tahun, triwulan=triwulan, teks=teks, **lain
    )


def tambah_indikator(d, jumlah: int) -> None:
    """More filled rows on the IKU sheet (for the query counts)."""
    for _ in range(jumlah):
        simpan(pabrik.indikator(d.lembar, target="10", sasaran=d.sasaran), "8")


def tambah_instansi(jumlah: int) -> None:
    """More OPD with a document in force and a capaian."""
    for _ in range(jumlah):
        lembar = pabrik.lembar(pabrik.penetapan(pabrik.instansi(), TAHUN, berlaku=True))
        simpan(pabrik.indikator(lembar, target="10"), "8")


def kode_variabel(indikator) -> list[str]:
    return list(indikator.rumus.variabel.values_list("kode", flat=True))


def indikator_asn(d, penyebut: str = "posisi", target: str = "20%"):
    """A percentage over four triwulan: trained ASN (arus) ÷ all ASN (`penyebut`: arus or posisi)."""
    satu = pabrik.indikator(
        d.lembar,
        "Persentase ASN yang dilatih",
        sasaran=d.sasaran,
        target=target,
        satuan="%",
        frekuensi="triwulan",
        tipe_penghitungan="kumulatif",
    )
    rumus = domain_rumus.atur(oleh=pabrik.mesin(), indikator=satu, teks=DILATIH)
    atas, bawah = rumus.variabel.all()
    type(atas).objects.filter(pk=atas.pk).update(jenis="arus")
    type(bawah).objects.filter(pk=bawah.pk).update(jenis=penyebut)
    return satu


def isi_asn(indikator, triwulan: int, dilatih: str, asn: str = "1.000", **lain):
    """Trained and all ASN of a triwulan."""
    isi = dict(zip(kode_variabel(indikator), (dilatih, asn), strict=True))
    return simpan(indikator, "", triwulan=triwulan, variabel=isi, **lain)


def indikator_jumlah(d, target: str = "100 laporan", **lain):
    """A count that adds up over the triwulan."""
    isi = {"satuan": "laporan", "frekuensi": "triwulan", "tipe_penghitungan": "kumulatif"} | lain
    return pabrik.indikator(d.lembar, "Jumlah laporan terkirim", sasaran=d.sasaran, target=target, **isi)


def rencana(indikator, *teks: str) -> None:
    """Targets of triwulan I, II, … of the rencana aksi."""
    for triwulan, isi in enumerate(teks, 1):
        if isi:
            pabrik.target(indikator, isi, triwulan=triwulan)
