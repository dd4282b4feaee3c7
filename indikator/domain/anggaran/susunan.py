"""The order of program and kegiatan: by hand, or by code; where a new row goes; keys of rows."""

from collections.abc import Sequence

from django.utils.text import slugify

from indikator.domain.anggaran.terkunci import pastikan_susunan_terbuka
from indikator.domain.sasaran import nomori, pastikan_versi, tukar
from indikator.models import Kegiatan, Program
from indikator.uang import kode as domain_kode
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan


def saudara(baris: Program | Kegiatan) -> list:
    """The rows among which it is ordered, itself among them."""
    semua = type(baris).objects.filter(instansi=baris.instansi_id, tahun=baris.tahun).order_by("urutan", "pk")
    if isinstance(baris, Kegiatan):
        semua = semua.filter(program=baris.program_id, induk=baris.induk_id)
    return list(semua)


@utuh
def pindah(baris: Program | Kegiatan, *, oleh, arah: int, versi: int | None = None) -> None:
    """Move one place up (−1) or down (+1) among its siblings."""
    buka_susunan(oleh, baris.instansi, baris.tahun)
    pastikan_versi(baris, versi)
    nomori(tukar(saudara(baris), baris, arah), oleh)


@utuh
def urutkan_kode(*, oleh, instansi, tahun: int) -> int:
    """Order everything of the year by code, those without a code last; gives how many rows moved."""
    buka_susunan(oleh, instansi, tahun)
    pindahan = 0
    for model in (Program, Kegiatan):
        semua = list(model.objects.filter(instansi=instansi, tahun=tahun).order_by("urutan", "pk"))
        pindahan += _letakkan(sorted(semua, key=lambda satu: domain_kode.kunci_urut(satu.kode)), oleh)
    return pindahan


def _letakkan(urut: Sequence, oleh) -> int:
    letak = sorted(satu.urutan for satu in urut)
    if len(set(letak)) < len(letak):
        letak = list(range(1, len(urut) + 1))
    sebelum = [satu.urutan for satu in urut]
    nomori(list(urut), oleh)
    return sum(lama != baru for lama, baru in zip(sebelum, letak, strict=True))


@utuh
def sisipkan(baris: Program | Kegiatan, *, oleh) -> None:
    """Put a row with a code before the first sibling with a greater code."""
    if not baris.kode:
        return
    lain = [satu for satu in saudara(baris) if satu.pk != baris.pk]
    kunci = domain_kode.kunci_urut(baris.kode)
    letak = next((n for n, satu in enumerate(lain) if satu.kode and domain_kode.kunci_urut(satu.kode) > kunci), None)
    if letak is not None:
        nomori([*lain[:letak], baris, *lain[letak:]], oleh)


def buka_susunan(oleh, instansi, tahun: int) -> None:
    """Right and state for a change of pagu or of the list (Ditolak, SalahStatus)."""
    pastikan(oleh, "isi_data", instansi)
    pastikan_susunan_terbuka(oleh, instansi, tahun)


def kunci_setahun(model, instansi, tahun: int, nama: str) -> str:
    """Slug of the name, with -2, -3 … where the year already has it; the same name keeps its key over the years."""
    panjang = model._meta.get_field("kunci").max_length
    dasar = slugify(nama)[: panjang - 5].strip("-") or "tanpa-nama"
    ada = model.objects.filter(instansi=instansi, tahun=tahun, kunci__startswith=dasar).values_list("kunci", flat=True)
    terpakai = set(ada)
    if dasar not in terpakai:
        return dasar
    return next(k for n in range(2, len(terpakai) + 3) if (k := f"{dasar}-{n}") not in terpakai)


def rapi_nama(nama: str, kata: str) -> str:
    nama = " ".join(nama.split())
    if not nama:
        raise IsianSalah({"nama": f"Nama {kata} belum diisi."})
    return nama


def rapi_kode(kode: str) -> str:
    """A code in one writing; "" stays. Raises IsianSalah for what is none."""
    rapi = domain_kode.rapi(kode)
    if rapi and not domain_kode.sah(rapi):
        raise IsianSalah({"kode": f"Kode “{kode}” tidak dikenal. Tulis angka bertitik, misalnya 1.01.02.2.01."})
    return rapi


def pastikan_kode_bebas(model, instansi, tahun: int, kode: str, kecuali: int | None = None) -> None:
    """Raise IsianSalah when another row of the year has this code: an import finds rows by it.

    The instansi is held meanwhile, so that two at once do not both find it free.
    """
    if kode:
        tulis.pegang(instansi)
    ganda = model.objects.filter(instansi=instansi, tahun=tahun, kode=kode).exclude(pk=kecuali) if kode else None
    if ganda is not None and (ada := ganda.first()):
        raise IsianSalah({"kode": f"Kode ini sudah dipakai “{ada.nama}”."})


def urutan_akhir(model, instansi, tahun: int) -> int:
    terakhir = (
        model.objects.filter(instansi=instansi, tahun=tahun).order_by("-urutan").values_list("urutan", flat=True)
    )
    return (terakhir.first() or 0) + 1
