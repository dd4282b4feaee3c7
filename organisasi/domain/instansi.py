"""Instansi: make, change, its tugas and fungsi, its other names."""

from django.db import transaction

from organisasi.domain import tulis
from organisasi.domain.kunci import nama_unik
from organisasi.domain.pemakaian import pastikan_tak_melingkar
from organisasi.domain.pemda import kepala_daerah
from organisasi.domain.pensiun import pastikan_dapat_pensiun
from organisasi.domain.uraian_teks import baris_jejak, susun
from organisasi.enums import JenisInstansi, JenisUraian
from organisasi.galat import IsianSalah
from organisasi.models import AliasInstansi, Instansi, UraianInstansi
from organisasi.permissions import boleh, pastikan

SLUG_TERPAKAI = frozenset(["tambah", "indikator", "perangkat-daerah"])  # pages: instansi/tambah/, dasbor/indikator/
KOP = ("kop_baris", "alamat", "telepon", "faks", "surel", "kode_pos", "kota")
_NAMA_LAIN_KOP = {"baris": "kop_baris", "email": "surel"}


def terlihat(pelaku):
    """Instansi the actor may see: all for roles of the whole pemda, else those for which the own roles hold."""
    semua = Instansi.objects.all()
    return semua if boleh(pelaku, "lihat_instansi") else semua.filter(pelaku.wilayah())


@transaction.atomic
def buat(
    *,
    oleh,
    slug: str,
    nama: str,
    jenis: str,
    induk: Instansi | None = None,
    nama_singkat: str = "",
    sebutan_kepala: str = "",
    kop: dict | None = None,
    tugas=(),
    fungsi=(),
    alias=(),
    contoh: bool = False,
) -> Instansi:
    """A new instansi with its lists; `kop` has the keys of KOP (also `baris`, `email`). One audit row."""
    pastikan(oleh, "kelola_organisasi")
    if slug in SLUG_TERPAKAI:
        raise IsianSalah({"slug": f"“{slug}” dipakai oleh aplikasi. Pilih alamat lain."})
    if jenis == JenisInstansi.PEMDA:
        _pastikan_pemda(induk)
        sebutan_kepala = sebutan_kepala or kepala_daerah(oleh.pemda)
    daftar = {JenisUraian.TUGAS: susun(tugas), JenisUraian.FUNGSI: susun(fungsi)}
    alias = nama_unik(alias)
    instansi = tulis.buat(
        Instansi,
        oleh=oleh,
        slug=slug,
        nama=nama,
        jenis=jenis,
        induk=induk,
        nama_singkat=nama_singkat,
        sebutan_kepala=sebutan_kepala,
        contoh=contoh,
        **_nilai_kop(kop or {}),
        rincian={jenis.value: baris_jejak(baris) for jenis, baris in daftar.items() if baris} | {"alias": alias},
    )
    for jenis_uraian, baris in daftar.items():
        _ganti_uraian(instansi, jenis_uraian, baris, oleh)
    tulis.ganti_daftar(AliasInstansi, {"instansi": instansi}, [{"nama": a} for a in alias], oleh=oleh)
    return instansi


def _pastikan_pemda(induk: Instansi | None, instansi: Instansi | None = None) -> None:
    """The pemda as a reporter of its own: one at most, below nobody."""
    lain = Instansi.objects.filter(jenis=JenisInstansi.PEMDA).exclude(pk=instansi.pk if instansi else None).first()
    if lain:
        raise IsianSalah({"jenis": f"Sudah ada pelapor tingkat pemda: {lain.nama}. Hanya satu yang dapat dibuat."})
    if induk:
        raise IsianSalah({"induk": "Pemerintah daerah tidak berada di bawah perangkat daerah mana pun."})


@transaction.atomic
def ubah(*, oleh, instansi: Instansi, versi: int | None = None, alias=None, **nilai) -> Instansi:
    """Change the profile or letterhead (fields of Instansi but the slug); `alias`, if given, replaces the other names.

    Retiring it is domain/pensiun.py. Raises Bentrok, IsianSalah, SalahStatus.
    """
    pastikan(oleh, "kelola_organisasi", instansi)
    if "slug" in nilai:
        raise IsianSalah({"slug": "Alamat perangkat daerah tidak dapat diubah."})
    pastikan_tak_melingkar(instansi, nilai.get("induk"))
    if nilai.get("jenis", instansi.jenis) == JenisInstansi.PEMDA:
        _pastikan_pemda(nilai.get("induk", instansi.induk), instansi)
    if nilai.get("aktif") is False:
        pastikan_dapat_pensiun(instansi)
    lama = list(instansi.alias.values_list("nama", flat=True))
    baru = lama if alias is None else nama_unik(alias)
    terkini = tulis.ubah(instansi, oleh=oleh, versi=versi, rincian={"alias": (lama, baru)}, **nilai)
    if baru != lama:
        tulis.ganti_daftar(AliasInstansi, {"instansi": terkini}, [{"nama": nama} for nama in baru], oleh=oleh)
    return terkini


@transaction.atomic
def atur_uraian(*, oleh, instansi: Instansi, jenis: str, daftar, versi: int | None = None) -> Instansi:
    """Replace the tugas or fungsi of the instansi by a list of {label, isi} or plain texts."""
    pastikan(oleh, "kelola_jabatan", instansi)
    jenis = JenisUraian(jenis)
    baris = susun(daftar)
    lama = list(instansi.uraian.filter(jenis=jenis).values("label_sumber", "isi"))
    rincian = {jenis.value: (baris_jejak(lama), baris_jejak(baris))}
    terkini = tulis.ubah(instansi, oleh=oleh, versi=versi, rincian=rincian)
    _ganti_uraian(terkini, jenis, baris, oleh)
    return terkini


def _ganti_uraian(instansi, jenis, baris, oleh) -> None:
    tulis.ganti_daftar(UraianInstansi, {"instansi": instansi, "jenis": jenis.value}, baris, oleh=oleh)


def _nilai_kop(kop: dict) -> dict:
    nilai = {_NAMA_LAIN_KOP.get(kunci, kunci): isi for kunci, isi in kop.items()}
    if asing := set(nilai) - set(KOP):
        raise IsianSalah({"kop": f"Bagian kop tidak dikenal: {', '.join(sorted(asing))}."})
    return nilai
