"""Writing a review: its head, its remarks, the OPD's answers, the scan of the signed statement.

A review is open while its report waits for it; with the move "reviu" it is closed and stays as it is.
"""

import hashlib

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from laporan.domain.lkjip.reviu import inspektorat
from laporan.domain.unsur import kepala_instansi
from laporan.enums import LKJIP_BEKU, StatusLkjip
from laporan.models import CatatanReviu, Lkjip, ReviuLkjip
from organisasi.domain import isi_berkas, kabar, tulis, unggahan
from organisasi.domain.keanggotaan import anggota_untuk
from organisasi.enums import PERAN_INSTANSI, JenisPemberitahuan, Peran
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.permissions import boleh, pastikan

CATATAN_MAKS = 200  # remarks of one review
BELUM = "LKjIP ini belum terverifikasi, jadi belum direviu."
SELESAI = "Reviu ini sudah selesai. Bila laporannya dibuka kembali, reviu baru dicatat."


@transaction.atomic
def mulai(lkjip: Lkjip, *, oleh) -> ReviuLkjip:
    """The open review of a verified report, begun where there is none; twice the same one. Raises SalahStatus."""
    pastikan(oleh, "reviu_lkjip", lkjip.instansi)
    terkini = tulis.kunci(lkjip, "instansi__pemda")
    if ada := ReviuLkjip.objects.filter(lkjip=terkini, selesai=False).first():
        return ada
    if terkini.status != StatusLkjip.TERVERIFIKASI:
        raise SalahStatus(BELUM)
    kami = inspektorat()
    kepala = kepala_instansi(kami, timezone.localdate().year) if kami else None
    isi = {"tempat": terkini.instansi.pemda.ibukota[:80]}
    if kepala is not None:
        isi |= {"penandatangan": kepala.pejabat, "jabatan_penandatangan": kepala.sebutan[:250]}
    return tulis.buat(ReviuLkjip, oleh=oleh, lkjip=terkini, **isi)


@transaction.atomic
def ubah(reviu: ReviuLkjip, *, oleh, versi: int | None = None, **nilai) -> ReviuLkjip:
    """Change columns of an open review: nomor, tanggal, tempat, the signatory and its title, the two texts."""
    pastikan(oleh, "reviu_lkjip", reviu.lkjip.instansi)
    terkini = _terbuka(reviu)
    tanggal = nilai.get("tanggal")
    if tanggal is not None and tanggal.year <= terkini.lkjip.tahun:
        raise IsianSalah({"tanggal": f"Laporan tahun {terkini.lkjip.tahun} direviu sesudah tahun itu berakhir."})
    return tulis.ubah(terkini, nilai, oleh=oleh, versi=versi, dipegang=True)


@transaction.atomic
def tambah_catatan(lkjip: Lkjip, *, oleh, isi: str, tempat: str = "") -> CatatanReviu:
    """A remark; the OPD is told. The same remark sent twice is one. Raises SalahStatus once the report is signed."""
    reviu = _terbuka(mulai(lkjip, oleh=oleh))
    rapi = {"tempat": " ".join(tempat.split()), "isi": isi.replace("\r\n", "\n").strip()}
    if not rapi["isi"]:
        raise IsianSalah({"isi": "Tulis catatannya."})
    if ada := reviu.catatan.filter(**rapi).first():
        return ada
    if reviu.catatan.count() >= CATATAN_MAKS:
        raise IsianSalah(f"Satu reviu memuat paling banyak {CATATAN_MAKS} catatan.")
    urutan = (reviu.catatan.aggregate(n=Max("urutan"))["n"] or 0) + 1
    catatan = tulis.buat(CatatanReviu, oleh=oleh, reviu=reviu, urutan=urutan, **rapi)
    _kabarkan(lkjip, catatan, oleh, PERAN_INSTANSI, "Catatan reviu")
    return catatan


@transaction.atomic
def jawab(
    catatan: CatatanReviu, *, oleh, versi: int | None = None, tindak_lanjut: str, selesai: bool = False
) -> CatatanReviu:
    """What the OPD did about a remark, and whether that settles it; the Inspektorat is told."""
    lkjip = catatan.reviu.lkjip
    pastikan_jawab(oleh, lkjip)
    terkini = _catatan_terbuka(catatan)
    teks = tindak_lanjut.replace("\r\n", "\n").strip()
    if selesai and not teks:
        raise IsianSalah({"tindak_lanjut": "Tulis apa yang sudah dilakukan sebelum menandainya selesai."})
    semula = terkini.versi
    baru = tulis.ubah(terkini, oleh=oleh, versi=versi, dipegang=True, tindak_lanjut=teks, selesai=selesai)
    if baru.versi != semula:
        _kabarkan(lkjip, baru, oleh, (Peran.INSPEKTORAT,), "Tindak lanjut reviu")
    return baru


@transaction.atomic
def tandai(catatan: CatatanReviu, *, oleh, selesai: bool) -> CatatanReviu:
    """The Inspektorat accepts what was done, or opens the remark again."""
    pastikan(oleh, "reviu_lkjip", catatan.reviu.lkjip.instansi)
    terkini = _catatan_terbuka(catatan)
    return tulis.ubah(terkini, oleh=oleh, dipegang=True, selesai=selesai)


@transaction.atomic
def hapus_catatan(catatan: CatatanReviu, *, oleh, versi: int | None = None) -> None:
    """Take a remark back."""
    pastikan(oleh, "reviu_lkjip", catatan.reviu.lkjip.instansi)
    tulis.hapus(_catatan_terbuka(catatan), oleh=oleh, versi=versi)


@transaction.atomic
def unggah_pernyataan(reviu: ReviuLkjip, *, oleh, nama: str, isi: bytes) -> ReviuLkjip:
    """The scan of the signed statement: a PDF, also after the review was closed. Raises IsianSalah naming `berkas`."""
    lkjip = reviu.lkjip
    pastikan(oleh, "reviu_lkjip", lkjip.instansi)
    if not nama.lower().endswith(".pdf"):
        raise IsianSalah({"berkas": "Pernyataan bertanda tangan harus PDF. Simpan hasil pindaian sebagai PDF."})
    jenis, sidik = isi_berkas.periksa(nama, isi, (isi_berkas.PDF,)), hashlib.sha256(isi).hexdigest()
    terkini = tulis.kunci(reviu, "lkjip__instansi__pemda", "berkas")  # not while the file is looked at
    if terkini.berkas_id and terkini.berkas.sha256 == sidik:
        return terkini  # the same file sent twice
    berkas = unggahan.simpan(oleh=oleh, nama=nama, isi=isi, jenis_mime=jenis, instansi=lkjip.instansi)
    lama = terkini.berkas.sha256 if terkini.berkas_id else None
    return tulis.ubah(terkini, oleh=oleh, dipegang=True, rincian={"sidik_jari": (lama, sidik)}, berkas=berkas)


def boleh_jawab(pelaku, lkjip: Lkjip) -> bool:
    """Whether the actor answers for the OPD: its perencana or pimpinan."""
    return pelaku.sistem or pelaku.berperan_di(lkjip.instansi, *PERAN_INSTANSI)


def pastikan_jawab(pelaku, lkjip: Lkjip) -> None:
    if not boleh_jawab(pelaku, lkjip):
        raise Ditolak("Catatan reviu ditindaklanjuti oleh perangkat daerahnya.")


def boleh_catat(pelaku, lkjip: Lkjip) -> bool:
    """Whether the page offers to write a review now."""
    return lkjip.status == StatusLkjip.TERVERIFIKASI and boleh(pelaku, "reviu_lkjip", lkjip.instansi)


def _terbuka(reviu: ReviuLkjip) -> ReviuLkjip:
    """The review as stored, held; its report is held first, as the move "reviu" does."""
    lkjip = tulis.kunci(reviu.lkjip, "instansi__pemda")
    terkini = tulis.kunci(reviu, "lkjip__instansi__pemda")
    if terkini.selesai or lkjip.status in LKJIP_BEKU:
        raise SalahStatus(SELESAI)
    return terkini


def _catatan_terbuka(catatan: CatatanReviu) -> CatatanReviu:
    _terbuka(catatan.reviu)
    return tulis.kunci(catatan, "reviu__lkjip__instansi__pemda")


def _kabarkan(lkjip: Lkjip, catatan: CatatanReviu, oleh, peran, judul: str) -> None:
    kabar.kabari(
        oleh=oleh,
        penerima=[satu.pengguna for satu in anggota_untuk(lkjip.instansi, peran).select_related("pengguna")],
        jenis=JenisPemberitahuan.KOMENTAR,
        judul=f"{judul} {lkjip}",
        isi=catatan.isi[:500],
        alamat=reverse("lkjip_reviu", args=[lkjip.instansi.pemda.slug, lkjip.pk]),
        instansi=lkjip.instansi,
    )
