"""Sheet of the unit kerja."""

from collections.abc import Iterator, Sequence

from organisasi.buku.bentuk import BULAT, PANJANG, BarisBuku, KolomBuku, LembarBuku, Lingkup
from organisasi.buku.nilai import lipat
from organisasi.buku.terap import pada
from organisasi.buku_lembar import sebutan
from organisasi.buku_lembar.sebutan import OPD, instansi_baris, letak, tunjuk
from organisasi.domain import unit as domain
from organisasi.domain.sekaligus import utuh
from organisasi.models import UnitKerja

JUDUL = "Unit kerja"


def baris(lingkup: Lingkup) -> Iterator[UnitKerja]:
    nama, opd = sebutan.sebutan_unit(lingkup), sebutan.sebutan_instansi(lingkup)
    semua = sebutan.unit_lingkup(lingkup).select_related("instansi").prefetch_related("alias")
    for satu in semua.order_by("instansi__nama", "instansi", "urutan", "pk").iterator(chunk_size=1000):
        satu.nama_opd, satu.nama_induk = opd[satu.instansi_id], nama.get(satu.induk_id)
        satu.nama_lain = "\n".join(alias.nama for alias in satu.alias.all())
        yield satu


def dalam_berkas(lingkup: Lingkup, opd) -> set[tuple[int, str]]:
    """(instansi, folded name) of the units that this file adds or renames."""
    semua = lingkup.rencana.get(KODE, ())
    return {(i.pk, lipat(str(b.isi.get("nama")))) for b in semua if (i := instansi_baris(b, opd)) is not None}


def tersedia(lingkup: Lingkup, opd) -> set[tuple[int, str]]:
    """Those and the stored ones."""
    return set(sebutan.peta(sebutan.unit_lingkup(lingkup), sebutan.sebutan_unit(lingkup))) | dalam_berkas(lingkup, opd)


def periksa(lingkup: Lingkup, daftar: Sequence[BarisBuku]) -> None:
    opd = sebutan.instansi_bernama(lingkup)
    sebutan.periksa_opd(daftar, opd)
    sebutan.periksa_rujukan(daftar, "induk", "Unit induk", opd, tersedia(lingkup, opd))


@utuh
def terapkan(lingkup: Lingkup, daftar: Sequence[BarisBuku]) -> None:
    opd = sebutan.instansi_bernama(lingkup)
    ada = sebutan.peta(sebutan.unit_lingkup(lingkup).select_related("instansi"), sebutan.sebutan_unit(lingkup))

    def nama(satu: BarisBuku):
        return letak(satu, "nama", opd)

    for satu in sebutan.urut_induk(daftar, nama, lambda b: letak(b, "induk", opd)):
        with pada(JUDUL, satu):
            ada[nama(satu)] = _satu(lingkup, satu, opd, ada)


def _satu(lingkup: Lingkup, satu: BarisBuku, opd, ada) -> UnitKerja:
    isi = {
        "nama": lambda: satu.isi["nama"],
        "jenis": lambda: satu.isi.get("jenis") or "",
        "urutan": lambda: satu.isi.get("urutan") or 0,
        "induk": lambda: tunjuk(ada, satu, "induk", opd),
        "alias": lambda: sebutan.baris_teks(satu.isi.get("alias")),
    }
    nilai = {kunci: ambil() for kunci, ambil in isi.items() if kunci in satu.ubah}
    if satu.baru:
        return domain.buat(oleh=lingkup.oleh, instansi=instansi_baris(satu, opd), **nilai)
    return domain.ubah(oleh=lingkup.oleh, unit=satu.objek, **nilai)


def _jenis(lingkup: Lingkup) -> list[str]:
    ada = sebutan.unit_lingkup(lingkup).order_by("jenis").values_list("jenis", flat=True).distinct()
    return [satu for satu in ada if satu]


def _sama(isi: dict) -> tuple | None:
    return tuple(lipat(str(isi.get(kunci) or "")) for kunci in (OPD, "nama", "induk"))


KODE = "unit"
LEMBAR = LembarBuku(
    kode=KODE,
    judul=JUDUL,
    petunjuk="Satu baris untuk setiap unit kerja (bidang, bagian, seksi, subbagian) beserta unit di atasnya.",
    kolom=(
        sebutan.kolom_opd(34),
        KolomBuku("nama", "Nama unit", lambda u: u.nama, lebar=40, wajib=True, maks=200),
        KolomBuku("jenis", "Jenis", lambda u: u.jenis, lebar=16, pilihan=_jenis, bebas=True, maks=40),
        KolomBuku(
            "induk",
            "Di bawah unit",
            lambda u: u.nama_induk,
            lebar=40,
            pilihan=lambda lingkup: list(sebutan.sebutan_unit(lingkup).values()),
            bebas=True,
            petunjuk="Kosong untuk unit paling atas. Unit baru pada lembar ini boleh disebut.",
        ),
        KolomBuku("urutan", "Urutan", lambda u: u.urutan, jenis=BULAT, lebar=10, petunjuk="Letak dalam daftar."),
        KolomBuku(
            "alias",
            "Nama lain",
            lambda u: u.nama_lain,
            jenis=PANJANG,
            lebar=34,
            petunjuk="Ejaan lain dalam dokumen, satu per baris di dalam sel (Alt+Enter).",
        ),
    ),
    baris=baris,
    id_baris=lambda u: str(u.pk),
    sebutan=lambda isi: str(isi.get("nama") or ""),
    periksa=periksa,
    terapkan=terapkan,
    boleh=sebutan.boleh_jabatan,
    contoh=({OPD: "Dinas Sosial", "nama": "Bidang Rehabilitasi Sosial", "jenis": "Bidang", "urutan": "1"},),
    urutan=20,
    sama=_sama,
)
