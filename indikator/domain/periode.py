"""Planning periods of the pemda, their visi and misi, their tujuan: ordered lists kept by its admin.

The same said twice (a form sent again) is one row.
"""

from django.db.models import Max

from indikator.models import Periode, Tujuan, VisiMisi
from organisasi.domain import tulis
from organisasi.domain.pemakaian import pastikan_bebas
from organisasi.domain.sekaligus import utuh
from organisasi.galat import Bentrok, IsianSalah
from organisasi.models import Instansi
from organisasi.permissions import pastikan

PANJANG_MAKS = 10  # years
TAHUN = range(2000, 2101)


@utuh
def buat(*, oleh, nama: str, tahun_mulai: int, tahun_selesai: int) -> Periode:
    """A new period. Raises IsianSalah where its years overlap another one."""
    pastikan(oleh, "kelola_organisasi")
    if ada := Periode.objects.filter(nama=nama, tahun_mulai=tahun_mulai, tahun_selesai=tahun_selesai).first():
        return ada
    _periksa_tahun(tahun_mulai, tahun_selesai)
    return tulis.buat(Periode, oleh=oleh, nama=nama, tahun_mulai=tahun_mulai, tahun_selesai=tahun_selesai)


@utuh
def ubah(*, oleh, periode: Periode, versi: int | None = None, **nilai) -> Periode:
    """Change nama or years; what hangs on the period stays on it."""
    pastikan(oleh, "kelola_organisasi")
    mulai, selesai = (nilai.get(kolom, getattr(periode, kolom)) for kolom in ("tahun_mulai", "tahun_selesai"))
    _periksa_tahun(mulai, selesai, periode)
    return tulis.ubah(periode, oleh=oleh, versi=versi, **nilai)


@utuh
def hapus(*, oleh, butir, versi: int | None = None) -> None:
    """Delete a Periode, VisiMisi or Tujuan that nothing uses; SalahStatus names what still does."""
    pastikan(oleh, "kelola_organisasi")
    pastikan_bebas(butir, "Hapus atau pindahkan dahulu yang memakainya.")
    tulis.hapus(butir, oleh=oleh, versi=versi)


@utuh
def buat_visi_misi(*, oleh, periode: Periode | None, jenis: str, isi: str, nomor: str = "") -> VisiMisi:
    """Add a visi or misi at the end of its list."""
    pastikan(oleh, "kelola_organisasi")
    nilai = {"periode": periode, "jenis": jenis, "isi": isi, "nomor": nomor}
    if ada := VisiMisi.objects.filter(**nilai).first():
        return ada
    return tulis.buat(VisiMisi, oleh=oleh, urutan=_akhir(VisiMisi.objects.filter(jenis=jenis)) + 1, **nilai)


@utuh
def buat_tujuan(*, oleh, periode: Periode | None, isi: str, instansi: Instansi | None = None) -> Tujuan:
    """Add a tujuan of the pemda, or of one instansi, at the end of its list."""
    pastikan(oleh, "kelola_organisasi")
    nilai = {"periode": periode, "isi": isi, "instansi": instansi}
    if ada := Tujuan.objects.filter(**nilai).first():
        return ada
    return tulis.buat(Tujuan, oleh=oleh, urutan=_akhir(Tujuan.objects.filter(instansi=instansi)) + 1, **nilai)


@utuh
def ubah_butir(*, oleh, butir: VisiMisi | Tujuan, versi: int | None = None, **nilai):
    """Change the text, the number or the period of a visi, misi or tujuan."""
    pastikan(oleh, "kelola_organisasi")
    return tulis.ubah(butir, oleh=oleh, versi=versi, **nilai)


@utuh
def geser(*, oleh, butir: VisiMisi | Tujuan, langkah: int, versi: int | None = None) -> None:
    """Move up (-1) or down (+1) within its list; at the end of the list nothing moves.

    Raises Bentrok when it moved or changed since the page was made, so that a second click moves nothing.
    """
    pastikan(oleh, "kelola_organisasi")
    terkini = tulis.kunci(butir)
    if versi is not None and terkini.versi != versi:
        raise Bentrok(terkini, {})
    daftar = tulis.kunci_banyak(list(sedaftar(terkini)))
    letak = next(nomor for nomor, satu in enumerate(daftar) if satu.pk == terkini.pk)
    tujuan = letak + langkah
    if not 0 <= tujuan < len(daftar):
        return
    daftar.insert(tujuan, daftar.pop(letak))
    _nomori(oleh, daftar)


def sedaftar(butir):
    """The rows that stand in one list with this one, in their order."""
    sama = {"periode": butir.periode_id}
    sama |= {"jenis": butir.jenis} if isinstance(butir, VisiMisi) else {"instansi": butir.instansi_id}
    return type(butir).objects.filter(**sama).order_by("urutan", "pk")


def _nomori(oleh, daftar: list) -> None:
    """Give the rows the places they have among them, in the new order; a place is never held twice on the way."""
    tempat = sorted({satu.urutan for satu in daftar})
    if len(tempat) < len(daftar):
        tempat = list(range(1, len(daftar) + 1))
    pindah = [(satu, urutan) for satu, urutan in zip(daftar, tempat, strict=True) if satu.urutan != urutan]
    model = type(daftar[0])
    jauh = _akhir(model.objects.all()) + len(daftar)
    for nomor, (satu, _) in enumerate(pindah, 1):  # out of the way first: (jenis, urutan) of VisiMisi is unique
        model.objects.filter(pk=satu.pk).update(urutan=jauh + nomor)
    for satu, urutan in pindah:
        tulis.ubah(satu, oleh=oleh, dipegang=True, urutan=urutan)


def _akhir(daftar) -> int:
    return daftar.aggregate(akhir=Max("urutan"))["akhir"] or 0


def _periksa_tahun(mulai: int, selesai: int, kecuali: Periode | None = None) -> None:
    if mulai not in TAHUN or selesai not in TAHUN:
        raise IsianSalah({"tahun_mulai": f"Tahun antara {TAHUN[0]} dan {TAHUN[-1]}."})
    if not 0 <= selesai - mulai < PANJANG_MAKS:
        raise IsianSalah({"tahun_selesai": f"Tahun akhir sesudah tahun awal, paling lama {PANJANG_MAKS} tahun."})
    lain = Periode.objects.filter(tahun_mulai__lte=selesai, tahun_selesai__gte=mulai)
    if ada := lain.exclude(pk=kecuali.pk if kecuali else None).first():
        raise IsianSalah({"tahun_mulai": f"Bertumpuk dengan {ada.nama} ({ada.tahun_mulai}–{ada.tahun_selesai})."})
