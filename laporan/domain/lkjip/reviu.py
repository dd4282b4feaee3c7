"""Pernyataan Telah Direviu: what the Inspektorat says of a LKjIP, as data for its print and its page in the report.

Form: PermenPANRB 53/2014, annex III (Formulir Pernyataan Telah Direviu), in our own words. Written by
laporan.domain.lkjip.tulis_reviu; the state "direviu" is a move of laporan.domain.alur.lkjip.
"""

from dataclasses import dataclass

from django.db.models import Max, Q

from laporan.domain.unsur import Kop, TandaTangan, baris_jabatan, susun_kop, tanda_tangan
from laporan.enums import LKJIP_BEKU, StatusLkjip
from laporan.models import Lkjip, ReviuLkjip
from organisasi.enums import JenisInstansi, Tindakan
from organisasi.models import Instansi, Jejak

DIREVIU = (StatusLkjip.DIREVIU, *LKJIP_BEKU)  # the statement belongs to the report from then on
LEBAR_JUDUL = 46
BAKU = (
    "Kami telah mereviu Laporan Kinerja {nama} untuk tahun anggaran {tahun} sesuai dengan Pedoman Reviu atas Laporan "
    "Kinerja. Substansi informasi yang dimuat dalam Laporan Kinerja menjadi tanggung jawab manajemen {nama}.",
    "Reviu bertujuan memberikan keyakinan terbatas bahwa Laporan Kinerja telah disajikan secara akurat, andal, dan "
    "valid.",
)
SIMPULAN_BAKU = (
    "Berdasarkan reviu kami, tidak terdapat kondisi atau hal-hal yang menimbulkan keraguan atas keandalan informasi "
    "yang disajikan dalam Laporan Kinerja ini."
)


@dataclass(frozen=True)
class IsiPernyataan:
    """The statement as it is printed; `nomor` "" where none was given."""

    kop: Kop
    judul: tuple[str, ...]
    nomor: str
    paragraf: tuple[str, ...]
    tanda_tangan: TandaTangan


def reviu_kini(lkjip: Lkjip) -> ReviuLkjip | None:
    """The review that counts: the last one. One query."""
    return ReviuLkjip.objects.filter(lkjip=lkjip).select_related("penandatangan", "berkas").first()


def pernyataan(lkjip: Lkjip) -> IsiPernyataan | None:
    """The statement as a page of the report; None while it was not reviewed (or was opened again since)."""
    if lkjip.status not in DIREVIU:
        return None
    reviu = ReviuLkjip.objects.filter(lkjip=lkjip, selesai=True).select_related("penandatangan").first()
    return susun_pernyataan(lkjip, reviu) if reviu and not _dibuka_sejak(lkjip) else None


def _dibuka_sejak(lkjip: Lkjip) -> bool:
    """Whether the report was opened again after its last review: what is signed now was not reviewed."""
    milik = Jejak.objects.filter(model=lkjip._meta.label, objek_id=lkjip.pk).order_by()
    akhir = milik.aggregate(
        buka=Max("nomor", filter=Q(tindakan=Tindakan.BUKA)), reviu=Max("nomor", filter=Q(tindakan=Tindakan.REVIU))
    )
    return (akhir["buka"] or 0) > (akhir["reviu"] or 0)


def susun_pernyataan(lkjip: Lkjip, reviu: ReviuLkjip) -> IsiPernyataan:
    """The statement in whatever state the review is."""
    instansi, kami = lkjip.instansi, inspektorat()
    jabatan = reviu.jabatan_penandatangan or (kami.sebutan_kepala if kami else "") or "Inspektur"
    return IsiPernyataan(
        kop=susun_kop(kami) if kami else Kop((f"Pemerintah {instansi.pemda.nama}".upper(), "INSPEKTORAT"), (), ""),
        judul=(
            "PERNYATAAN TELAH DIREVIU",
            *baris_jabatan(instansi.nama.upper(), LEBAR_JUDUL),
            f"TAHUN ANGGARAN {lkjip.tahun}",
        ),
        nomor=reviu.nomor,
        paragraf=(*_paragraf(lkjip, reviu.pernyataan), *(_pecah(reviu.simpulan) or (SIMPULAN_BAKU,))),
        tanda_tangan=tanda_tangan(
            kami or instansi,
            reviu.penandatangan,
            jabatan,
            pada=reviu.tanggal,
            cara="surat",
            tempat=reviu.tempat or instansi.pemda.ibukota,
        ),
    )


def teks_baku(lkjip: Lkjip) -> str:
    """The standard paragraphs before the conclusion, as they are offered for editing."""
    return "\n\n".join(satu.format(nama=lkjip.instansi.nama, tahun=lkjip.tahun) for satu in BAKU)


def judul_reviu(lkjip: Lkjip) -> str:
    return f"Pernyataan Telah Direviu LKjIP {lkjip.instansi.nama} Tahun {lkjip.tahun}"


def inspektorat() -> Instansi | None:
    """The Inspektorat of the active pemda, where it is among its instansi."""
    aktif = Instansi.objects.filter(aktif=True, jenis=JenisInstansi.INSPEKTORAT).select_related("pemda")
    return aktif.order_by("pk").first()


def _paragraf(lkjip: Lkjip, teks: str) -> tuple[str, ...]:
    return _pecah(teks or teks_baku(lkjip))


def _pecah(teks: str) -> tuple[str, ...]:
    """Paragraphs are divided by blank lines."""
    isi = (" ".join(satu.split()) for satu in teks.replace("\r\n", "\n").split("\n\n"))
    return tuple(satu for satu in isi if satu)
