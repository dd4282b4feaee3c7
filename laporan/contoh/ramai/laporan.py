"""LKjIP of every year and the decrees of the documents, each in its planned state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.html import escape

from indikator.domain.dokumen import lembar_iku
from indikator.models import Penetapan
from laporan.contoh.ramai.gerak import Pemain, gerakkan
from laporan.contoh.ramai.rencana import RencanaInstansi
from laporan.domain import keputusan as domain_keputusan
from laporan.domain.lkjip import dokumen as domain_lkjip
from laporan.domain.nomori import nomori
from laporan.domain.sebutan_keputusan import tulis_keputusan
from laporan.enums import SifatKeputusan, StatusKeputusan, StatusLkjip
from laporan.kaidah.kalimat import mencabut, mengubah
from laporan.models import Keputusan
from organisasi.domain.sekaligus import utuh
from organisasi.enums import Peran
from organisasi.models import Instansi, Pejabat, PemangkuJabatan


@dataclass(frozen=True)
class Naskah:
    """What the documents of one instansi are written from."""

    rencana: RencanaInstansi
    instansi: Instansi
    kepala: Pejabat
    pemain: Pemain
    umum: Mapping

    @property
    def alasan(self) -> str:
        """Why something of it was returned."""
        return self.rencana.pilih(self.umum["alasan_kembali"], "alasan")


@utuh
def muat_lkjip(naskah: Naskah, dokumen: Penetapan) -> None:
    """A report of every year for which one is planned, with a few sections."""
    rencana, instansi = naskah.rencana, naskah.instansi
    sasaran = list(lembar_iku(dokumen).sasaran.all())
    for tahun in rencana.tahun:
        if (status := rencana.lkjip(tahun)) is None:
            continue
        lkjip = domain_lkjip.buat(
            oleh=naskah.pemain.siapa(Peran.PERENCANA, instansi.slug),
            instansi=instansi,
            tahun=tahun,
            bagian=_bagian(naskah, sasaran, tahun),
            penandatangan=naskah.kepala,
            jabatan_penandatangan=rencana.bahan.kepala,
            tanggal=date(tahun + 1, 2, 20),
            impor=status != StatusLkjip.DRAF,  # a few sections are no complete report: the gate lets them pass
        )
        alasan = rencana.pilih(naskah.umum["alasan_kembali"], "lkjip", tahun)
        gerakkan("lkjip", lkjip, status, naskah.pemain, instansi.slug, alasan=alasan)


def _bagian(naskah: Naskah, sasaran: list, tahun: int) -> list[dict]:
    isi = {"nama": naskah.instansi.nama, "tahun": tahun, "tugas": naskah.rencana.bahan.tugas}
    bagian = [
        {"kode": kode, "judul": judul, "isi": f"<p>{escape(teks.format(**isi))}</p>"}
        for kode, (judul, teks) in naskah.umum["lkjip"].items()
    ]
    sebab = [
        {"kode": f"analisis-{nomor}", "judul": satu.nama, "isi": naskah.umum["sebab"], "sasaran": satu}
        for nomor, satu in enumerate(sasaran, 1)
    ]
    return [*bagian[:-1], *sebab, bagian[-1]]


@utuh
def muat_keputusan(naskah: Naskah, dokumen: Penetapan, baru: Penetapan | None) -> None:
    """The decree of the first document, and that of its review where one is planned, which amends or revokes it."""
    status_lama, *status_baru = naskah.rencana.keputusan
    lama = _terbitkan(naskah, _buat_keputusan(naskah, dokumen), StatusKeputusan.BERLAKU)
    for status in status_baru:
        diubah = status_lama == StatusKeputusan.DIUBAH
        sifat = SifatKeputusan.PERUBAHAN if diubah else SifatKeputusan.PENGGANTI
        _terbitkan(naskah, _buat_keputusan(naskah, baru, sifat=sifat, asal=lama), status)


def _terbitkan(naskah: Naskah, keputusan: Keputusan, status: str) -> Keputusan:
    """Number a decree and put it in force, unless it stays a draft."""
    if status == StatusKeputusan.DRAF:
        return keputusan
    dokumen = keputusan.penetapan
    hari = dokumen.ditetapkan_pada
    nomor = f"000.8/{naskah.rencana.nomor * 10 + dokumen.versi_ke:03d}/contoh/{hari.year}"
    penomor = naskah.pemain.siapa(Peran.PENOMORAN)
    keputusan = nomori(keputusan, oleh=penomor, nomor=nomor, tanggal=hari)
    return gerakkan("keputusan", keputusan, status, naskah.pemain, naskah.instansi.slug, alasan="")


def _kepala_pada(naskah: Naskah, hari: date | None) -> Pejabat:
    """Who led the instansi on that day; the head of today for a decree that has none yet."""
    milik = PemangkuJabatan.objects.filter(instansi=naskah.instansi).select_related("pejabat")
    kini = milik.filter(pejabat=naskah.kepala).first()
    if hari is None or kini is None:
        return naskah.kepala
    waktu = Q(mulai__lte=hari) & (Q(selesai=None) | Q(selesai__gte=hari))
    tepat = milik.filter(waktu, jabatan=kini.jabatan).first()
    return tepat.pejabat if tepat else naskah.kepala


def _buat_keputusan(naskah: Naskah, dokumen: Penetapan, **hubungan) -> Keputusan:
    kepala, umum = naskah.rencana.bahan.kepala, naskah.umum["keputusan"]
    isi = {"nama": naskah.instansi.nama, "kepala": kepala}
    butir = {bagian: [{"isi": satu.format(**isi)} for satu in daftar] for bagian, daftar in umum.items()}
    if hubungan:
        kalimat = mengubah if hubungan["sifat"] == SifatKeputusan.PERUBAHAN else mencabut
        butir["diktum"].insert(-1, {"isi": kalimat(tulis_keputusan(hubungan["asal"]))})
    tentang = f"Indikator Kinerja Utama dan Indikator Kinerja Individu {naskah.instansi.nama}"
    return domain_keputusan.buat(
        oleh=naskah.pemain.siapa(Peran.PERENCANA, naskah.instansi.slug),
        instansi=naskah.instansi,
        penetapan=dokumen,
        tahun=dokumen.tahun_mulai,
        tempat="Contoh",
        jabatan_penetap=kepala.upper(),
        tentang=tentang,
        penandatangan=_kepala_pada(naskah, dokumen.ditetapkan_pada),
        jabatan_penandatangan=kepala,
        butir=butir,
        tertaut=True,
        **hubungan,
    )
