"""Tugas and fungsi of a jabatan. The jabatan's `versi` is the version of its lists; every change is one audit row."""

from django.db import transaction

from organisasi.domain import tulis
from organisasi.domain.uraian_label import label_berikut, label_ulang
from organisasi.domain.uraian_pecah import pecah, rapikan
from organisasi.domain.uraian_teks import baris_jejak, keadaan, susun
from organisasi.enums import IsiUraian, JenisUraian
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.models import Jabatan, UraianJabatan
from organisasi.permissions import pastikan


def daftar(jabatan: Jabatan, jenis: str) -> list[dict[str, str]]:
    """The items as {label, isi}, in order."""
    baris = jabatan.uraian.filter(jenis=jenis).order_by("urutan").values_list("label_sumber", "isi")
    return [{"label": label, "isi": isi} for label, isi in baris]


def potret(jabatan: Jabatan, jenis: str):
    """The list as `atur` takes it: items {label, isi}, or the state of a list without any."""
    tanpa_butir = {IsiUraian.STRIP: "-", IsiUraian.TIDAK_ADA: None}
    return daftar(jabatan, jenis) or tanpa_butir.get(getattr(jabatan, f"isi_{JenisUraian(jenis).value}"), "")


@transaction.atomic
def atur(*, oleh, jabatan: Jabatan, jenis: str, daftar, versi: int | None = None, alasan: str = "") -> Jabatan:
    """Replace the whole list: items {label, isi} or texts; "-", "" and None set the state without items."""
    pastikan(oleh, "kelola_jabatan", jabatan.instansi)
    jenis = JenisUraian(jenis)
    baris = susun(daftar)
    _periksa(baris)
    lama = list(jabatan.uraian.filter(jenis=jenis).order_by("urutan").values("label_sumber", "isi"))
    rincian = {jenis.value: (baris_jejak(lama), baris_jejak(baris))}
    nilai = {f"isi_{jenis.value}": keadaan(daftar)}
    terkini = tulis.ubah(jabatan, oleh=oleh, versi=versi, alasan=alasan, rincian=rincian, **nilai)
    if lama != [{"label_sumber": b["label_sumber"], "isi": b["isi"]} for b in baris]:
        tulis.ganti_daftar(UraianJabatan, {"jabatan": terkini, "jenis": jenis.value}, baris, oleh=oleh)
    return terkini


@transaction.atomic
def tambah(*, oleh, jabatan: Jabatan, jenis: str, teks: str, versi: int | None = None, setelah: int | None = None):
    """Add the lines of `teks` as items, after item number `setelah` (default: at the end). Returns the jabatan."""
    baru = pecah(teks)
    if not baru:
        raise IsianSalah({"teks": f"Tulis sedikitnya satu {JenisUraian(jenis).label.lower()}."})
    ada = daftar(jabatan, jenis)
    _beri_label(ada, baru)
    letak = len(ada) if setelah is None else min(max(setelah, 0), len(ada))
    hasil = [*ada[:letak], *baru, *ada[letak:]]
    return _simpan(ada, hasil, oleh=oleh, jabatan=jabatan, jenis=jenis, versi=versi)


@transaction.atomic
def ubah(*, oleh, jabatan: Jabatan, jenis: str, nomor: int, isi: str, label: str = "", versi: int | None = None):
    """Change the text and printed label of item `nomor` (from 1). Returns the jabatan."""
    hasil = daftar(jabatan, jenis)
    _pastikan_ada(hasil, nomor)
    hasil[nomor - 1] = {"label": label.strip(), "isi": rapikan(isi)}
    return atur(oleh=oleh, jabatan=jabatan, jenis=jenis, daftar=hasil, versi=versi)


@transaction.atomic
def hapus(*, oleh, jabatan: Jabatan, jenis: str, nomor: int, versi: int | None = None):
    """Remove item `nomor`; the last one leaves the heading empty. Returns the jabatan."""
    ada = daftar(jabatan, jenis)
    _pastikan_ada(ada, nomor)
    hasil = [butir for ke, butir in enumerate(ada, start=1) if ke != nomor]
    return _simpan(ada, hasil, oleh=oleh, jabatan=jabatan, jenis=jenis, versi=versi)


@transaction.atomic
def pindah(*, oleh, jabatan: Jabatan, jenis: str, nomor: int, ke: int, versi: int | None = None):
    """Move item `nomor` to place `ke` (from 1). Returns the jabatan."""
    ada = daftar(jabatan, jenis)
    _pastikan_ada(ada, nomor)
    hasil = [dict(butir) for butir in ada]
    hasil.insert(min(max(ke, 1), len(ada)) - 1, hasil.pop(nomor - 1))
    return _simpan(ada, hasil, oleh=oleh, jabatan=jabatan, jenis=jenis, versi=versi)


def atur_keadaan(*, oleh, jabatan: Jabatan, jenis: str, keadaan_baru: str, versi: int | None = None) -> Jabatan:
    """Say what stands under the heading of a list without items: a dash, nothing, or no heading at all."""
    isi = {IsiUraian.STRIP: "-", IsiUraian.KOSONG: "", IsiUraian.TIDAK_ADA: None}
    if keadaan_baru not in isi:
        raise IsianSalah({"keadaan": "Pilih salah satu keadaan."})
    if jabatan.uraian.filter(jenis=jenis).exists():
        raise SalahStatus(f"Daftar {JenisUraian(jenis).label.lower()} ini masih ada isinya. Hapus dahulu butirnya.")
    return atur(oleh=oleh, jabatan=jabatan, jenis=jenis, daftar=isi[keadaan_baru], versi=versi)


def _simpan(lama: list[dict], hasil: list[dict], **tujuan) -> Jabatan:
    """Store a list whose items moved; labels that counted up regularly are counted again."""
    label = label_ulang([b["label"] for b in lama], len(hasil))
    if label:
        hasil = [butir | {"label": baru} for butir, baru in zip(hasil, label, strict=True)]
    return atur(daftar=hasil, **tujuan)


def _beri_label(ada: list[dict], baru: list[dict]) -> None:
    """Items pasted without labels continue the labels of a regular list."""
    label = [b["label"] for b in ada]
    if any(b["label"] for b in baru):
        return
    for butir in baru:
        butir["label"] = label_berikut(label)
        label.append(butir["label"])


def _periksa(baris: list[dict]) -> None:
    for satu in baris:
        if not satu["isi"]:
            raise IsianSalah({"isi": f"Butir nomor {satu['urutan']} belum ada isinya."})
        if len(satu["label_sumber"]) > 12:
            raise IsianSalah({"label": "Label paling panjang 12 huruf, misalnya “a.” atau “1.”."})


def _pastikan_ada(isi: list, nomor: int) -> None:
    if not 1 <= nomor <= len(isi):
        raise SalahStatus("Butir ini sudah tidak ada. Muat ulang halaman jabatan.")
