"""Content of a printed Adendum LKjIP: what it rests on, why, which figures change, the signature."""

from dataclasses import dataclass

from laporan.domain import cuplikan
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, ada
from laporan.domain.unsur import Kop, TandaTangan, baris_jabatan, kepala_instansi, susun_kop, tanda_tangan
from laporan.enums import JenisDokumen
from laporan.models import AdendumLkjip, Lkjip

LEBAR_JUDUL = 46
KOLOM = (
    Kolom("nomor", "No"),
    Kolom("nama", "Indikator atau sasaran"),
    Kolom("target", "Angka"),
    Kolom("target", "Semula"),
    Kolom("target", "Menjadi"),
)


@dataclass(frozen=True)
class IsiAdendum:
    """`tabel` is None where no figure changes; `uraian`: further paragraphs."""

    kop: Kop
    judul: tuple[str, ...]
    laporan: str
    dasar: tuple[str, ...]
    alasan: tuple[str, ...]
    uraian: tuple[str, ...]
    tabel: Tabel | None
    tanda_tangan: TandaTangan


def susun_adendum(adendum: AdendumLkjip) -> IsiAdendum:
    """As it would be printed today."""
    lkjip = adendum.lkjip
    return IsiAdendum(
        kop=susun_kop(lkjip.instansi),
        judul=(
            f"ADENDUM KE-{adendum.ke}",
            "LAPORAN KINERJA INSTANSI PEMERINTAH",
            *baris_jabatan(lkjip.instansi.nama.upper(), LEBAR_JUDUL),
            f"TAHUN {lkjip.tahun}",
        ),
        laporan=f"Laporan Kinerja Instansi Pemerintah (LKjIP) {lkjip.instansi.nama} Tahun {lkjip.tahun}",
        dasar=_alinea(adendum.dasar),
        alasan=_alinea(adendum.alasan),
        uraian=_alinea(adendum.isi),
        tabel=_tabel(adendum),
        tanda_tangan=_tanda_tangan(adendum, lkjip),
    )


def baca_adendum(adendum: AdendumLkjip) -> IsiAdendum:
    """Composed while it is a draft, from its publishing on as it was frozen. Raises CuplikanRusak."""
    beku = cuplikan.cari(JenisDokumen.ADENDUM, adendum) if adendum.terbit_pada else None
    return cuplikan.dari_polos(IsiAdendum, beku.isi) if beku else susun_adendum(adendum)


def judul_adendum(adendum: AdendumLkjip) -> str:
    lkjip = adendum.lkjip
    return f"Adendum ke-{adendum.ke} LKjIP {lkjip.instansi.nama} Tahun {lkjip.tahun}"


def _tabel(adendum: AdendumLkjip) -> Tabel | None:
    if not adendum.perubahan:
        return None
    baris = tuple(
        BarisTabel(
            (
                SelTabel(str(ke)),
                SelTabel(satu["indikator"]),
                SelTabel(satu["apa"]),
                ada(satu["semula"]),
                ada(satu["menjadi"]),
            )
        )
        for ke, satu in enumerate(adendum.perubahan, 1)
    )
    tanda = any("*)" in satu["semula"] + satu["menjadi"] for satu in adendum.perubahan)
    return Tabel("adendum", "Angka yang dikoreksi", KOLOM, baris, ("*) Angka sementara.",) if tanda else ())


def _tanda_tangan(adendum: AdendumLkjip, lkjip: Lkjip) -> TandaTangan:
    """Who leads the instansi on its day, else who signed the report."""
    instansi = lkjip.instansi
    tahun = adendum.tanggal.year if adendum.tanggal else lkjip.tahun + 1
    pemangku = kepala_instansi(instansi, tahun)
    pejabat, jabatan = (
        (pemangku.pejabat, pemangku.sebutan) if pemangku else (lkjip.penandatangan, lkjip.jabatan_penandatangan)
    )
    return tanda_tangan(instansi, pejabat, jabatan, pada=adendum.tanggal, cara="surat", tempat=instansi.pemda.ibukota)


def _alinea(teks: str) -> tuple[str, ...]:
    """A paragraph per line."""
    return tuple(" ".join(satu.split()) for satu in teks.splitlines() if satu.strip())
