"""The small pemda of `dunia_ukur` with what a triwulan needs: variables, a register, a grade, a value to date."""

from indikator.domain import komponen, target_triwulan, variabel
from indikator.domain import rumus as domain_rumus
from indikator.domain.alur import pengukuran as alur_pengukuran
from indikator.models import Komponen, Pengukuran
from organisasi.domain.sekaligus import utuh
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import TAHUN, kode_variabel

BUTIR = (("Rencana Strategis", 1), ("Rencana Kerja", 3), ("Perjanjian Kinerja", None))
TAUTAN = "https://drive.pemda.go.id/bukti.pdf"


@utuh  # one act: no savepoint and no end of the audit for every row
def susun():
    """`dunia_ukur` and: latih, sertifikat (share "Jumlah seluruh ASN"), dokumen (register of three), aduan (s.d.)."""
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda):
        d.latih = _persen(d, "Persentase ASN dilatih", "Jumlah ASN dilatih", "25%")
        d.sertifikat = _persen(d, "Persentase ASN bersertifikat", "Jumlah ASN bersertifikat", "40%")
        variabel.pasang_usulan(oleh=pabrik.mesin(), instansi=d.instansi, tahun=TAHUN, nama="Jumlah seluruh ASN")
        d.dok_rencana = _triwulanan(d, "Jumlah dokumen perencanaan", "3 dokumen", tipe_penghitungan="kumulatif")
        d.butir = [
            pabrik._buat(Komponen, indikator=d.dok_rencana, urutan=i, nama=nama, bulan=bulan)
            for i, (nama, bulan) in enumerate(BUTIR, 1)
        ]
        d.aduan = _triwulanan(d, "Jumlah aduan selesai", "12 aduan", cara_isi="sd_triwulan")
        d.opini = pabrik.indikator(d.lembar, "Opini BPK", sasaran=d.sasaran, target="WTP")
    return d


def _triwulanan(d, nama: str, target: str, **lain):
    return pabrik.indikator(d.lembar, nama, sasaran=d.sasaran, target=target, frekuensi="triwulan", **lain)


def _persen(d, nama: str, atas: str, target: str):
    satu = _triwulanan(d, nama, target, satuan="%", tipe_penghitungan="kumulatif")
    domain_rumus.atur(oleh=pabrik.mesin(), indikator=satu, teks=f"<u>{atas}</u> X 100% Jumlah seluruh ASN")
    return satu


def isi_rumus(indikator, triwulan: int, *nilai: str):
    """A realisasi from the values of its variables."""
    isi = dict(zip(kode_variabel(indikator), nilai, strict=True))
    return dunia_ukur.simpan(indikator, "", triwulan=triwulan, variabel=isi)


def centang(d, triwulan: int, *butir):
    bukti = {satu.pk: komponen.BuktiBaru(tautan=f"{TAUTAN}?{satu.pk}", keterangan=satu.nama) for satu in butir}
    return komponen.centang(
        oleh=pabrik.mesin(),
        indikator=d.dok_rencana,
        tahun=TAHUN,
        triwulan=triwulan,
        dicentang=list(bukti),
        bukti=bukti,
    )


def target(indikator, *teks: str):
    isi = dict(zip(("tw1", "tw2", "tw3", "tw4"), teks, strict=True))
    return target_triwulan.atur(oleh=pabrik.mesin(), indikator=indikator, tahun=TAHUN, **isi)


def verifikasi(d, triwulan: int, sampai: str = "verifikasi") -> None:
    """Submit, approve, verify (and lock) the pengukuran of a triwulan."""
    for tindakan in ("ajukan", "setujui", "verifikasi", "kunci"):
        ukur = Pengukuran.objects.get(instansi=d.instansi, tahun=TAHUN, triwulan=triwulan)
        alur_pengukuran.jalankan(ukur, tindakan, oleh=pabrik.mesin())
        if tindakan == sampai:
            return
