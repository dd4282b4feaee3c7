"""Content of the Berita Acara Verifikasi: what was verified, with which result. Nomor and day are left open."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils import timezone

from indikator.enums import JenisLembar, StatusDokumen, StatusPengukuran
from indikator.models import CatatanVerifikasi, Lembar, Penetapan, Pengukuran, Realisasi
from kinerja.tanggal import BULAN, terbilang, tulis_tanggal
from laporan.domain.isi_lembar import penanda
from laporan.domain.isi_pengukuran import tanda_tangan_kepala
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel
from laporan.domain.unsur import Kop, TandaTangan
from laporan.domain.verifikasi_cetak import Objek, bagian_organisasi, kop_pemda, tanda_tangan_bagian
from organisasi.enums import Tindakan
from organisasi.models import Jejak

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
TERVERIFIKASI = (
    StatusDokumen.TERVERIFIKASI,
    StatusDokumen.DITETAPKAN,
    StatusPengukuran.TERVERIFIKASI,
    StatusPengukuran.DIKUNCI,
)
HASIL = {StatusDokumen.DIKEMBALIKAN: "Dikembalikan untuk diperbaiki"}
BELUM = "Belum selesai diverifikasi"
KOLOM = (
    Kolom("nomor", "No"),
    Kolom("lembar", "Lembar / jabatan"),
    Kolom("banyak", "Jumlah indikator"),
    Kolom("banyak", "Catatan (belum selesai)"),
    Kolom("hasil", "Hasil verifikasi"),
)


@dataclass(frozen=True)
class Pihak:
    """One party: "PIHAK KESATU", its office as a sentence, its signature."""

    sebutan: str
    kalimat: str
    tanda_tangan: TandaTangan


@dataclass(frozen=True)
class IsiBeritaAcara:
    judul: tuple[str, ...]
    kop: Kop
    tempat: str
    pihak: tuple[Pihak, Pihak]
    pokok: str
    selesai: str
    tabel: Tabel
    simpulan: str


def susun_berita_acara(objek: Objek) -> IsiBeritaAcara:
    """One line per sheet of the document, or per sheet that was measured."""
    instansi, bagian = objek.instansi, bagian_organisasi()
    baris = _lembar_dokumen(objek) if objek.dokumen else _lembar_ukur(objek)
    kesatu = Pihak("PIHAK KESATU", bagian.nama if bagian else "", tanda_tangan_bagian(bagian, objek.tahun))
    kedua = Pihak("PIHAK KEDUA", instansi.nama, tanda_tangan_kepala(instansi, objek.tahun))
    return IsiBeritaAcara(
        judul=("BERITA ACARA VERIFIKASI", objek.sebutan.upper(), instansi.nama.upper()),
        kop=kop_pemda(instansi.pemda, bagian),
        tempat=instansi.pemda.ibukota,
        pihak=(kesatu, kedua),
        pokok=objek.dokumen.judul if objek.dokumen else objek.sebutan,
        selesai=_selesai(objek),
        tabel=_tabel(baris),
        simpulan=simpulan([hasil for *_, hasil in baris]),
    )


def judul_berita_acara(objek: Objek) -> str:
    return f"Berita Acara Verifikasi {objek.sebutan} {objek.instansi.nama}"


def hari_tanggal(hari: date) -> str:
    """ "Senin tanggal dua puluh tiga bulan Maret tahun dua ribu dua puluh enam (23 Maret 2026)"."""
    kata = f"{terbilang(hari.day)} bulan {BULAN[hari.month - 1]} tahun {terbilang(hari.year)}"
    return f"{HARI[hari.weekday()]} tanggal {kata} ({tulis_tanggal(hari)})"


def simpulan(hasil: list[str]) -> str:
    """ "Dari 8 lembar, 7 lembar terverifikasi dan 1 lembar dikembalikan untuk diperbaiki."."""
    if not hasil:
        return "Belum ada lembar yang diverifikasi."
    if len(set(hasil)) == 1:
        return f"Seluruh {len(hasil)} lembar {hasil[0][0].lower()}{hasil[0][1:]}."
    bagian = [f"{banyak} lembar {kata[0].lower()}{kata[1:]}" for kata, banyak in Counter(hasil).most_common()]
    return f"Dari {len(hasil)} lembar, {', '.join(bagian[:-1])} dan {bagian[-1]}."


def sudah_selesai(objek: Objek) -> bool:
    """Whether everything in it was verified."""
    return objek.status in TERVERIFIKASI


def _hasil(status: str) -> str:
    return "Terverifikasi" if status in TERVERIFIKASI else HASIL.get(status, BELUM)


def _selesai(objek: Objek) -> str:
    """The day of the last verification as the audit trail has it, in words; "" when it does not know of one."""
    if not sudah_selesai(objek):
        return ""
    if objek.dokumen:
        lembar = Lembar.objects.filter(penetapan=objek.dokumen).values("pk")
        milik = Q(model=Lembar._meta.label, objek_id__in=lembar)
        milik |= Q(model=Penetapan._meta.label, objek_id=objek.dokumen.pk)
    else:
        milik = Q(model=Pengukuran._meta.label, objek_id=objek.pengukuran.pk)
    jejak = Jejak.objects.filter(milik, tindakan=Tindakan.VERIFIKASI).order_by("-nomor").first()
    return hari_tanggal(timezone.localdate(jejak.waktu)) if jejak else ""


def _lembar_dokumen(objek: Objek) -> list[tuple[str, int, int, int, str]]:
    """(sheet, indicators, remarks, of them open, result)"""
    semua = Lembar.objects.filter(penetapan=objek.dokumen).select_related("jabatan__unit")
    semua = semua.annotate(jumlah=Count("indikator", filter=Q(indikator__induk=None))).order_by("urutan", "pk")
    catatan = _catatan({"lembar__penetapan": objek.dokumen}, "lembar")
    return [(penanda(satu), satu.jumlah, *catatan.get(satu.pk, (0, 0)), _hasil(satu.status)) for satu in semua]


def _lembar_ukur(objek: Objek) -> list[tuple[str, int, int, int, str]]:
    """The same by the sheets that have a realisasi; remarks are counted with the first of them."""
    ukur = objek.pengukuran
    milik = Realisasi.objects.filter(pengukuran=ukur).order_by()
    jumlah = dict(milik.values_list("indikator__lembar").annotate(Count("pk")))
    lembar = Lembar.objects.filter(pk__in=jumlah).select_related("jabatan__unit").order_by("-jenis", "urutan", "pk")
    catatan = _catatan({"pengukuran": ukur}, "pengukuran").get(ukur.pk, (0, 0))
    return [
        (_nama_ukur(satu), jumlah[satu.pk], *(catatan if not ke else (0, 0)), _hasil(ukur.status))
        for ke, satu in enumerate(lembar)
    ]


def _nama_ukur(lembar: Lembar) -> str:
    return penanda(lembar) if lembar.jenis == JenisLembar.IKU else f"IKI {penanda(lembar)}"


def _catatan(milik: dict, menurut: str) -> dict[int, tuple[int, int]]:
    """{pk: (threads, of them open)}"""
    semua = CatatanVerifikasi.objects.filter(induk=None, **milik).order_by().values_list(menurut)
    hitung = semua.annotate(n=Count("pk"), buka=Count("pk", filter=Q(selesai=False)))
    return {kunci: (banyak, buka) for kunci, banyak, buka in hitung}


def _tabel(baris: list[tuple[str, int, int, int, str]]) -> Tabel:
    isi = [
        BarisTabel(tuple(map(SelTabel, (str(ke), nama, str(jumlah), f"{catatan} ({buka})", hasil))))
        for ke, (nama, jumlah, catatan, buka, hasil) in enumerate(baris, 1)
    ]
    total = [sum(satu[kolom] for satu in baris) for kolom in (1, 2, 3)]
    akhir = (SelTabel("Jumlah", lebar=2), SelTabel(str(total[0])), SelTabel(f"{total[1]} ({total[2]})"), SelTabel(""))
    return Tabel("berita-acara", "Yang diverifikasi", KOLOM, (*isi, BarisTabel(akhir, "jumlah")))
