"""First text of sections from stored master data: visi and misi, tujuan and sasaran, tugas and fungsi, structure.

Nothing is worded beyond what is stored; where nothing is stored there is no text.
"""

from collections.abc import Callable, Iterable

from django.utils.html import escape

from indikator.models import Tujuan, VisiMisi
from organisasi.enums import JenisUraian
from organisasi.models import Instansi, UnitKerja


def naskah_awal(kode: str, instansi: Instansi, tahun: int, sasaran: list) -> str:
    """HTML for a section of the skeleton, "" for those that have no stored text."""
    buat = NASKAH.get(kode)
    return buat(instansi, tahun, sasaran) if buat else ""


def _kedudukan(instansi: Instansi, tahun: int, sasaran: list) -> str:
    """Whose part it is and who leads it, as far as stored."""
    induk = f" merupakan bagian dari {instansi.induk.nama}" if instansi.induk_id else ""
    pimpin = f"dipimpin oleh {instansi.sebutan_kepala}" if instansi.sebutan_kepala else ""
    if not induk and not pimpin:
        return ""
    return _alinea(f"{instansi.nama}{induk}{' dan ' if induk and pimpin else ' ' if pimpin else ''}{pimpin}.")


def _tugas_fungsi(instansi: Instansi, tahun: int, sasaran: list) -> str:
    uraian = list(instansi.uraian.order_by("urutan", "pk"))
    tugas = [satu.isi for satu in uraian if satu.jenis == JenisUraian.TUGAS]
    fungsi = [satu.isi for satu in uraian if satu.jenis == JenisUraian.FUNGSI]
    bagian = []
    if len(tugas) == 1:
        bagian.append(_alinea(f"{instansi.sebutan} mempunyai tugas {_sambung(tugas[0])}"))
    elif tugas:
        bagian.append(_alinea(f"{instansi.sebutan} mempunyai tugas:") + _daftar(tugas))
    if fungsi:
        bagian.append(_alinea(f"Untuk melaksanakan tugas itu {instansi.sebutan} menyelenggarakan fungsi:"))
        bagian.append(_daftar(fungsi))
    return "".join(bagian)


def _struktur(instansi: Instansi, tahun: int, sasaran: list) -> str:
    unit = list(UnitKerja.objects.filter(instansi=instansi, aktif=True).order_by("urutan", "pk"))
    kepala = [instansi.sebutan_kepala] if instansi.sebutan_kepala else []
    anak: dict[int | None, list[UnitKerja]] = {}
    for satu in unit:
        anak.setdefault(satu.induk_id, []).append(satu)
    if not unit:
        return ""
    isi = [escape(nama) for nama in kepala] + [_unit(satu, anak) for satu in anak.get(None, ())]
    return _alinea(f"Susunan organisasi {instansi.sebutan} terdiri atas:") + _butir(isi)


def _unit(satu: UnitKerja, anak: dict) -> str:
    bawah = anak.get(satu.pk, ())
    return escape(satu.nama) + (_butir((_unit(isi, anak) for isi in bawah), "1") if bawah else "")


def _visi_misi(instansi: Instansi, tahun: int, sasaran: list) -> str:
    semua = [
        satu for satu in VisiMisi.objects.select_related("periode").order_by("urutan", "pk") if _masa(satu, tahun)
    ]
    visi = [satu.isi for satu in semua if satu.jenis == VisiMisi.VISI]
    misi = [
        f"Misi {satu.nomor}: {satu.isi}" if satu.nomor else satu.isi for satu in semua if satu.jenis == VisiMisi.MISI
    ]
    return (_alinea("Visi:") + "".join(_alinea(f"“{isi}”") for isi in visi) if visi else "") + (
        _alinea("Misi:") + _daftar(misi) if misi else ""
    )


def _masa(satu: VisiMisi, tahun: int) -> bool:
    return satu.periode is None or satu.periode.tahun_mulai <= tahun <= satu.periode.tahun_selesai


def _tujuan_sasaran(instansi: Instansi, tahun: int, sasaran: list) -> str:
    tujuan = [
        satu.isi for satu in Tujuan.objects.filter(instansi=instansi).select_related("periode") if _masa(satu, tahun)
    ]
    return (_alinea("Tujuan:") + _daftar(tujuan) if tujuan else "") + (
        _alinea("Sasaran:") + _daftar([satu.nama for satu in sasaran]) if sasaran else ""
    )


NASKAH: dict[str, Callable[[Instansi, int, list], str]] = {
    "bab1-kedudukan": _kedudukan,
    "bab1-tugas-fungsi": _tugas_fungsi,
    "bab1-struktur": _struktur,
    "bab2-visi-misi": _visi_misi,
    "bab2-tujuan-sasaran": _tujuan_sasaran,
}


def _alinea(teks: str) -> str:
    return f"<p>{escape(teks)}</p>"


def _daftar(isi: Iterable[str]) -> str:
    return _butir(escape(" ".join(satu.split())) for satu in isi)


def _butir(isi: Iterable[str], jenis: str = "a") -> str:
    """Items that are HTML already."""
    return f'<ol type="{jenis}">' + "".join(f"<li>{satu}</li>" for satu in isi) + "</ol>"


def _sambung(teks: str) -> str:
    """An item as the end of a sentence."""
    isi = " ".join(teks.split()).rstrip(";., ")
    return f"{isi[:1].lower()}{isi[1:]}."
