"""What the audit rows of indikator say: names that their own text does not give, and which rows belong to which."""

from collections.abc import Iterable
from functools import partial

from django.db.models import Q

from indikator.enums import Triwulan
from indikator.models import (
    BuktiDukung,
    Indikator,
    Komponen,
    Lembar,
    Pembanding,
    Pengukuran,
    PerjanjianKinerja,
    PerubahanIndikator,
    Realisasi,
    RencanaAksi,
    RiwayatCapaian,
    Rumus,
    SasaranStrategis,
    Target,
    TargetPerjanjian,
)
from indikator.rumus.sel_tampil import sel_teks
from kinerja.tanggal import romawi
from organisasi.models import Jejak
from organisasi.riwayat import daftarkan, lingkup_bagian

BACAAN = frozenset(["jenis", "nilai", "nilai_maks", "satuan", "predikat", "skala", "peringatan"])
PANJANG_NAMA = 90


def _pendek(nama: str) -> str:
    nama = " ".join(nama.split())
    return nama if len(nama) <= PANJANG_NAMA else f"{nama[: PANJANG_NAMA - 1].rstrip()}…"


def _sebut(model, kata, daftar: Iterable[Jejak]) -> dict[int, str]:
    """ "<kata> indikator “…”" of rows that belong to an indicator; of deleted ones as far as their audit row tells."""
    kunci = {satu.objek_id for satu in daftar}
    ada = model.objects.filter(pk__in=kunci).select_related("indikator")
    return {satu.pk: f"{kata(satu)} indikator “{_pendek(satu.indikator.nama)}”" for satu in ada}


def _sebut_perubahan(daftar: Iterable[Jejak]) -> dict[int, str]:
    """By the row in the review, or in the document it reviews where the row was stopped."""
    ada = PerubahanIndikator.objects.filter(pk__in={satu.objek_id for satu in daftar}).select_related("penetapan")
    versi = {pk for satu in ada for pk in (satu.penetapan_id, satu.penetapan.asal_id) if pk}
    milik = Indikator.objects.filter(silsilah__in={satu.silsilah for satu in ada}, lembar__penetapan__in=versi)
    nama = dict(milik.order_by("lembar__penetapan__versi_ke").values_list("silsilah", "nama"))
    return {satu.pk: f"alasan perubahan “{_pendek(nama.get(satu.silsilah, 'sasaran'))}”" for satu in ada}


def _kata_target(target: Target) -> str:
    masa = f"triwulan {romawi(target.triwulan)} {target.tahun}" if target.triwulan else str(target.tahun)
    return f"target {masa}"


def _sebut_realisasi(daftar: Iterable[Jejak]) -> dict[int, str]:
    ada = Realisasi.objects.filter(pk__in={satu.objek_id for satu in daftar})
    return {
        satu.pk: f"realisasi {_masa(satu.pengukuran)} indikator “{_pendek(satu.indikator.nama)}”"
        for satu in ada.select_related("indikator", "pengukuran")
    }


def _sebut_bukti(daftar: Iterable[Jejak]) -> dict[int, str]:
    ada = BuktiDukung.objects.filter(pk__in={satu.objek_id for satu in daftar})
    return {
        satu.pk: f"bukti dukung “{_pendek(str(satu))}” untuk indikator “{_pendek(satu.realisasi.indikator.nama)}”"
        for satu in ada.select_related("realisasi__indikator", "berkas")
    }


def _masa(ukur: Pengukuran) -> str:
    return f"{Triwulan(ukur.triwulan).label} {ukur.tahun}" if ukur.triwulan else f"tahun {ukur.tahun}"


def _isi_lembar(lembar: Q, kunci: Iterable[int]) -> Q:
    """Audit rows of everything on these sheets."""
    kunci = list(kunci)
    hasil = lingkup_bagian(SasaranStrategis, "lembar", lembar, kunci) | lingkup_bagian(
        Indikator, "lembar", lembar, kunci
    )
    indikator = Indikator.objects.filter(lembar).order_by()
    milik = Q(indikator__in=indikator.values("pk"))
    for model in (Target, Rumus, Komponen):
        hasil |= Q(model=model._meta.label, objek_id__in=model.objects.filter(milik).order_by().values("pk"))
    return hasil


def lingkup_lembar(pk: int) -> Q:
    return _isi_lembar(Q(lembar=pk), [pk])


def lingkup_penetapan(pk: int) -> Q:
    """A document with its sheets and all that stands on them."""
    kunci = list(Lembar.objects.filter(penetapan=pk).order_by().values_list("pk", flat=True))
    alasan = lingkup_bagian(PerubahanIndikator, "penetapan", Q(penetapan=pk), [pk])
    return (
        alasan | lingkup_bagian(Lembar, "penetapan", Q(penetapan=pk), [pk]) | _isi_lembar(Q(lembar__in=kunci), kunci)
    )


def lingkup_indikator(pk: int) -> Q:
    hasil = Q(pk__in=[])
    for model in (Target, Rumus, Komponen):
        hasil |= lingkup_bagian(model, "indikator", Q(indikator=pk), [pk])
    return hasil


def lingkup_pengukuran(pk: int) -> Q:
    """A measuring with its realisasi and their evidence."""
    bukti = Q(realisasi__in=Realisasi.objects.filter(pengukuran=pk).order_by().values("pk"))
    ada = BuktiDukung.objects.filter(bukti).order_by().values("pk")
    return lingkup_bagian(Realisasi, "pengukuran", Q(pengukuran=pk), [pk]) | Q(
        model=BuktiDukung._meta.label, objek_id__in=ada
    )


def lingkup_realisasi(pk: int) -> Q:
    return lingkup_bagian(BuktiDukung, "realisasi", Q(realisasi=pk), [pk])


def lingkup_perjanjian(pk: int) -> Q:
    """A PK with its lines and its rencana aksi."""
    milik = Q(perjanjian=pk)
    return lingkup_bagian(TargetPerjanjian, "perjanjian", milik, [pk]) | lingkup_bagian(
        RencanaAksi, "perjanjian", milik, [pk]
    )


daftarkan("indikator.Target", utama="teks", ikutan=BACAAN, sebut=partial(_sebut, Target, _kata_target))
daftarkan(
    "indikator.TargetPerjanjian",
    utama="teks",
    ikutan=BACAAN,
    sebut=partial(_sebut, TargetPerjanjian, lambda satu: "target perjanjian kinerja"),
)
daftarkan(
    "indikator.RencanaAksi",
    utama="uraian",
    ikutan=frozenset(["kunci_kirim", "urutan"]),
    sebut=partial(_sebut, RencanaAksi, lambda satu: f"rencana aksi triwulan {romawi(satu.triwulan)}"),
)
daftarkan(
    "indikator.Rumus",
    utama="teks",
    ikutan=frozenset(["pohon", "gaya", "alasan_teks"]),
    teks={"teks": sel_teks},
    sebut=partial(_sebut, Rumus, lambda satu: "rumus"),
)
daftarkan(
    "indikator.Realisasi",
    utama="teks",
    ikutan=frozenset(["nilai", "predikat"]),
    sebut=_sebut_realisasi,
    lingkup=lingkup_realisasi,
)
daftarkan(
    "indikator.RiwayatCapaian",
    utama="capaian_teks",
    sebut=partial(_sebut, RiwayatCapaian, lambda satu: f"capaian {satu.tahun}"),
)
daftarkan(
    "indikator.Pembanding",
    utama="teks",
    ikutan=BACAAN,
    sebut=partial(_sebut, Pembanding, lambda satu: satu.get_jenis_pembanding_display().lower()),
)
daftarkan("indikator.BuktiDukung", sebut=_sebut_bukti)
daftarkan("indikator.Indikator", lingkup=lingkup_indikator)
daftarkan("indikator.Lembar", tanpa_kutip=True, ikutan=frozenset(["kolom"]), lingkup=lingkup_lembar)
daftarkan("indikator.Penetapan", lingkup=lingkup_penetapan)
daftarkan("indikator.PerubahanIndikator", utama="alasan", sebut=_sebut_perubahan)
daftarkan("indikator.Pengukuran", tanpa_kutip=True, lingkup=lingkup_pengukuran)
daftarkan("indikator.AnggaranPerjanjian", utama="jumlah")
daftarkan(PerjanjianKinerja._meta.label, lingkup=lingkup_perjanjian)
