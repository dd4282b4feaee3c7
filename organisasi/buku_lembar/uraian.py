"""Sheet of the tugas and fungsi: one row for each jabatan, the items of a list as the lines of its cell."""

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch

from organisasi.buku.bentuk import PANJANG, BarisBuku, KolomBuku, LembarBuku, Lingkup
from organisasi.buku.nilai import lipat
from organisasi.buku.terap import pada
from organisasi.buku_lembar import jabatan as lembar_jabatan
from organisasi.buku_lembar import sebutan
from organisasi.buku_lembar.sebutan import OPD, tunjuk
from organisasi.domain import uraian as domain
from organisasi.domain.sekaligus import utuh
from organisasi.domain.uraian_pecah import gabung, pecah
from organisasi.domain.uraian_teks import susun
from organisasi.enums import IsiUraian, JenisUraian
from organisasi.galat import IsianSalah
from organisasi.models import Jabatan, UraianJabatan

JUDUL = "Tugas dan fungsi"
STRIP = "-"
MAKS = 30_000  # a cell holds 32,767 characters


def baris(lingkup: Lingkup) -> Iterator[Jabatan]:
    nama, opd = sebutan.sebutan_jabatan(lingkup), sebutan.sebutan_instansi(lingkup)
    butir = Prefetch("uraian", queryset=UraianJabatan.objects.order_by("urutan", "pk"), to_attr="semua_uraian")
    semua = sebutan.jabatan_lingkup(lingkup).select_related("instansi", "unit").prefetch_related(butir)
    for satu in semua.order_by("instansi__nama", "instansi", "urutan", "pk").iterator(chunk_size=500):
        satu.nama_opd, satu.sebutan_buku = opd[satu.instansi_id], nama[satu.pk]
        yield satu


def teks(jabatan: Jabatan, jenis: JenisUraian) -> str:
    """A list as its cell has it; "-" for a dash."""
    if getattr(jabatan, f"isi_{jenis.value}") == IsiUraian.STRIP:
        return STRIP
    isi = [{"label": u.label_sumber, "isi": u.isi} for u in jabatan.semua_uraian if u.jenis == jenis]
    return gabung(isi) if isi else ""


def _daftar(isi) -> list[dict[str, str]] | str:
    """What a cell says, as domain.uraian.atur takes it."""
    isi = str(isi or "").strip()
    return STRIP if isi == STRIP else pecah(isi) or ""


def periksa(lingkup: Lingkup, daftar: Sequence[BarisBuku]) -> None:
    opd = sebutan.instansi_bernama(lingkup)
    ada = lembar_jabatan.tersedia(lingkup, opd)
    sebutan.periksa_opd([satu for satu in daftar if satu.baru], opd)
    for satu in daftar:
        for kunci in {"jabatan", OPD} & set(satu.ubah) if not satu.baru else ():
            satu.galat[kunci] = f"Kolom ini tidak diganti dari sini. Kembalikan “{satu.lama[kunci]}”."
        for jenis in JenisUraian:
            if jenis.value in satu.ubah:
                _periksa_isi(satu, jenis)
    sebutan.periksa_rujukan([satu for satu in daftar if satu.baru], "jabatan", "Jabatan", opd, ada)


def _periksa_isi(satu: BarisBuku, jenis: JenisUraian) -> None:
    try:
        baris_uraian = susun(_daftar(satu.isi.get(jenis.value)))
    except IsianSalah as galat:
        satu.galat[jenis.value] = str(galat)
        return
    panjang = [b["label_sumber"] for b in baris_uraian if len(b["label_sumber"]) > 12]
    if panjang:
        satu.galat[jenis.value] = f"Label “{panjang[0]}” lebih dari 12 huruf. Tulis misalnya “a.” atau “1.”."


@utuh
def terapkan(lingkup: Lingkup, daftar: Sequence[BarisBuku]) -> None:
    opd = sebutan.instansi_bernama(lingkup)
    ada = _menurut_nama(lingkup) if any(satu.baru for satu in daftar) else {}
    for satu in daftar:
        with pada(JUDUL, satu):
            jabatan = tunjuk(ada, satu, "jabatan", opd) if satu.baru else satu.objek
            for jenis in JenisUraian:
                if jenis.value in satu.ubah:
                    isi = _daftar(satu.isi.get(jenis.value))
                    domain.atur(oleh=lingkup.oleh, jabatan=jabatan, jenis=jenis, daftar=isi)


def _menurut_nama(lingkup: Lingkup) -> sebutan.Peta:
    """Stored jabatan by the name with its unit, and by the bare name where only one has it."""
    semua = list(sebutan.jabatan_lingkup(lingkup).select_related("instansi", "unit"))
    nama = sebutan.beri_sebutan(semua, lambda j: j.nama, lambda j: j.kunci, lambda j: j.instansi_id)
    return sebutan.peta(semua, nama) | sebutan.peta(semua, sebutan.sebutan_jabatan(lingkup))


def _sama(isi: dict) -> tuple:
    return tuple(lipat(str(isi.get(kunci) or "")) for kunci in (OPD, "jabatan"))


LEMBAR = LembarBuku(
    kode="uraian",
    judul=JUDUL,
    petunjuk="Satu baris untuk setiap jabatan. Tiap butir pada baris sendiri di dalam sel (Alt+Enter).",
    kolom=(
        sebutan.kolom_opd(30),
        KolomBuku(
            "jabatan",
            "Jabatan",
            lambda j: j.sebutan_buku,
            lebar=36,
            wajib=True,
            pilihan=lambda lingkup: list(sebutan.sebutan_jabatan(lingkup).values()),
            bebas=True,
            petunjuk="Jabatan baru pada lembar Jabatan berkas ini boleh disebut.",
        ),
        KolomBuku(
            "tugas",
            "Tugas",
            lambda j: teks(j, JenisUraian.TUGAS),
            jenis=PANJANG,
            lebar=60,
            maks=MAKS,
            petunjuk="Tanda “-” bila dokumennya menulis strip.",
        ),
        KolomBuku("fungsi", "Fungsi", lambda j: teks(j, JenisUraian.FUNGSI), jenis=PANJANG, lebar=110, maks=MAKS),
    ),
    baris=baris,
    id_baris=lambda j: str(j.pk),
    sebutan=lambda isi: str(isi.get("jabatan") or ""),
    periksa=periksa,
    terapkan=terapkan,
    boleh=sebutan.boleh_jabatan,
    contoh=(
        {
            OPD: "Dinas Sosial",
            "jabatan": "Kepala Bidang Rehabilitasi Sosial",
            "tugas": "Melaksanakan urusan rehabilitasi sosial",
            "fungsi": "a. penyusunan kebijakan teknis;\nb. pembinaan lembaga sosial.",
        },
    ),
    urutan=40,
    sama=_sama,
)
