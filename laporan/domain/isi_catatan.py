"""Content of the Lembar Catatan Hasil Verifikasi: remarks with their answers, and the notes of the linter."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from indikator.domain.catatan_mutu import catatan_dokumen
from indikator.enums import StatusDokumen, StatusPengukuran
from indikator.models import CatatanVerifikasi, Indikator, SasaranStrategis
from kinerja.tanggal import tulis_tanggal
from laporan.domain.isi_lembar import penanda
from laporan.domain.isi_pengukuran import tanda_tangan_kepala
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel
from laporan.domain.unsur import Kop, TandaTangan
from laporan.domain.verifikasi_cetak import Objek, bagian_organisasi, kop_pemda

JUDUL = "LEMBAR CATATAN HASIL VERIFIKASI"
SELURUHNYA = "Seluruhnya"
KOLOM_CATATAN = (
    Kolom("nomor", "No"),
    Kolom("lembar", "Lembar / jabatan"),
    Kolom("baris", "Baris / indikator"),
    Kolom("catatan", "Catatan"),
    Kolom("lanjut", "Tindak lanjut perangkat daerah"),
    Kolom("keadaan", "Status"),
)
KOLOM_MUTU = (
    Kolom("nomor", "No"),
    Kolom("lembar", "Lembar / jabatan"),
    Kolom("baris", "Baris / indikator"),
    Kolom("catatan", "Temuan"),
    Kolom("lanjut", "Saran"),
    Kolom("keadaan", "Tingkat"),
)


@dataclass(frozen=True)
class IsiCatatan:
    judul: tuple[str, ...]
    kop: Kop
    identitas: tuple[tuple[str, str], ...]
    tabel: tuple[Tabel, ...]
    kiri: TandaTangan
    kanan: TandaTangan
    tempat: str


def susun_catatan(objek: Objek) -> IsiCatatan:
    """Remarks in the order they were written; a constant number of queries."""
    instansi = objek.instansi
    catatan = _muat(objek)
    tabel = [_tabel_catatan(objek, catatan)]
    tabel += [_tabel_mutu(objek)] if objek.dokumen else []
    return IsiCatatan(
        judul=(JUDUL, objek.sebutan.upper(), instansi.nama.upper()),
        kop=kop_pemda(instansi.pemda, bagian_organisasi()),
        identitas=_identitas(objek, catatan),
        tabel=tuple(tabel),
        kiri=TandaTangan(("Verifikator",), "", "", ""),
        kanan=tanda_tangan_kepala(instansi, objek.tahun),
        tempat=instansi.pemda.ibukota,
    )


def judul_catatan(objek: Objek) -> str:
    return f"Lembar Catatan Hasil Verifikasi {objek.sebutan} {objek.instansi.nama}"


def _identitas(objek: Objek, catatan: list[CatatanVerifikasi]) -> tuple[tuple[str, str], ...]:
    """(label, text) lines above the tables; "" is printed as dotted space."""
    terbuka = sum(not satu.selesai for satu in catatan)
    kelas = StatusDokumen if objek.dokumen else StatusPengukuran
    dikirim = tulis_tanggal(timezone.localdate(objek.diajukan_pada)) if objek.diajukan_pada else ""
    return (
        ("Perangkat daerah", objek.instansi.nama),
        ("Yang diverifikasi", objek.dokumen.judul if objek.dokumen else objek.sebutan),
        ("Diajukan tanggal", dikirim),
        ("Keadaan", f"{kelas(objek.status).label}, per {tulis_tanggal(timezone.localdate())}"),
        ("Catatan", f"{len(catatan)} catatan, {terbuka} belum selesai"),
    )


def _muat(objek: Objek) -> list[CatatanVerifikasi]:
    """First remarks of every thread, with their answers."""
    milik = {"lembar__penetapan": objek.dokumen} if objek.dokumen else {"pengukuran": objek.pengukuran}
    semua = CatatanVerifikasi.objects.filter(induk=None, **milik).select_related("lembar__jabatan__unit")
    return list(semua.prefetch_related("balasan").order_by("lembar__urutan", "dibuat", "pk"))


def _tabel_catatan(objek: Objek, catatan: list[CatatanVerifikasi]) -> Tabel:
    baris_ = _nama_baris(objek, [satu.silsilah for satu in catatan if satu.silsilah])
    isi = [_baris_catatan(nomor, satu, baris_) for nomor, satu in enumerate(catatan, 1)]
    kosong = (BarisTabel((SelTabel("Tidak ada catatan.", kosong=True, lebar=len(KOLOM_CATATAN)),)),)
    return Tabel("lembar-catatan", "Catatan verifikasi", KOLOM_CATATAN, tuple(isi) or kosong)


def _baris_catatan(nomor: int, satu: CatatanVerifikasi, nama: dict) -> BarisTabel:
    lembar, baris = nama.get(satu.silsilah, ("", ""))
    lembar = penanda(satu.lembar) if satu.lembar else lembar or SELURUHNYA
    kutipan = f"\n“{satu.kutipan.strip()}”" if satu.kutipan.strip() else ""
    jawaban = "\n".join(f"{balas.nama_oleh}: {balas.isi}" for balas in satu.balasan.all())
    teks = (str(nomor), lembar, (baris or SELURUHNYA) + kutipan, f"{satu.isi}\n({satu.nama_oleh})", jawaban)
    return BarisTabel(tuple(map(SelTabel, (*teks, _keadaan(satu)))))


def _keadaan(satu: CatatanVerifikasi) -> str:
    if not satu.selesai:
        return "Belum selesai"
    return f"Selesai, {tulis_tanggal(timezone.localdate(satu.selesai_pada))}" if satu.selesai_pada else "Selesai"


def _nama_baris(objek: Objek, silsilah: list) -> dict:
    """{lineage: (sheet, row)} of the rows the remarks are about; for a measuring those of the document in force."""
    milik = (
        {"lembar__penetapan": objek.dokumen} if objek.dokumen else {"lembar__penetapan__berlaku__tahun": objek.tahun}
    )
    hasil = {}
    for model, kata in ((SasaranStrategis, "Sasaran: "), (Indikator, "")):
        semua = model.objects.filter(silsilah__in=silsilah, **milik).select_related("lembar__jabatan__unit")
        hasil |= {satu.silsilah: (penanda(satu.lembar), kata + satu.nama) for satu in semua}
    return hasil


def _tabel_mutu(objek: Objek) -> Tabel:
    """Findings that still stand, in document order."""
    semua = [satu for satu in catatan_dokumen(objek.dokumen, objek.tahun).daftar if not satu.dikecualikan]
    isi = tuple(_baris_mutu(nomor, satu) for nomor, satu in enumerate(semua, 1))
    kosong = (BarisTabel((SelTabel("Tidak ada temuan.", kosong=True, lebar=len(KOLOM_MUTU)),)),)
    return Tabel("lembar-catatan", "Temuan pemeriksaan kualitas indikator", KOLOM_MUTU, isi or kosong)


def _baris_mutu(nomor: int, satu) -> BarisTabel:
    temuan = satu.temuan
    teks: Iterable[str] = (
        str(nomor),
        satu.sebutan_lembar,
        "; ".join(baris.nama for baris in satu.baris) or SELURUHNYA,
        temuan.kalimat,
        temuan.saran,
        str(temuan.tingkat).capitalize(),
    )
    return BarisTabel(tuple(map(SelTabel, teks)))
