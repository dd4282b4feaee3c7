"""Electronic signature of a decree in force: asked of a provider, its answer kept; NIK and passphrase are not.

Three steps: the request is stored, the provider is called outside every transaction, the answer is stored. Where the
call fails everything stays as it was and may be asked again.
"""

import contextvars
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from laporan.domain import berkas_keputusan, letak_tte
from laporan.domain.keputusan_berlaku import HIDUP
from laporan.enums import JenisBerkasKeputusan, StatusTte
from laporan.models import BerkasKeputusan, Keputusan, TandaTanganElektronik
from laporan.tte import GalatTte, Jawaban, PenyediaTte, Permintaan, Tampak
from laporan.tte.tiruan import PenyediaTiruan
from organisasi.domain import isi_pdf, tulis
from organisasi.domain.berkas import nama_aman, simpan_berkas
from organisasi.galat import GalatKinerja, SalahStatus
from organisasi.penyewa import sebagai
from organisasi.permissions import boleh, pastikan

CETAK, TTE = JenisBerkasKeputusan.CETAK, JenisBerkasKeputusan.TTE
MASIH_DIMINTA = timedelta(minutes=5)  # so long a request without an answer keeps the next one waiting
TERPUTUS = "Permintaan terputus sebelum penyedia menjawab. Coba lagi."
PENYEDIA = {"tiruan": lambda: PenyediaTiruan(settings.DATA_DIR / "tte-tiruan")}


@dataclass(frozen=True)
class _Bahan:
    """What one request works with: its row and the PDF to be signed."""

    pk: int
    pdf: bytes
    nama: str


def penyedia() -> PenyediaTte | None:
    """The provider of this installation; None: electronic signing is off. Raises GalatKinerja for a wrong setting."""
    nama = settings.TTE_PENYEDIA
    if not nama:
        return None
    if nama not in PENYEDIA:
        raise GalatKinerja(f"Penyedia tanda tangan elektronik “{nama}” tidak dikenal. Sampaikan kepada operator.")
    satu = PENYEDIA[nama]()
    if satu.tiruan and not (settings.DEBUG or settings.MODE_COBA or settings.TTE_IZINKAN_TIRUAN):
        raise GalatKinerja("Penyedia tiruan hanya untuk mencoba. Tanda tangan elektronik belum dapat dipakai di sini.")
    return satu


def dapat(pelaku, keputusan: Keputusan) -> bool:
    """Whether the page offers to sign: there is a provider, the decree is in force, the actor may set it."""
    try:
        ada = penyedia() is not None
    except GalatKinerja:
        return False
    return ada and keputusan.status in HIDUP and boleh(pelaku, "tetapkan", keputusan.instansi)


@sensitive_variables()
def tandatangani(
    keputusan: Keputusan, *, oleh, nik: str, passphrase: str, tampak: bool = True
) -> TandaTanganElektronik:
    """Have the PDF of the decree signed by its pimpinan. The row says what came of it (SELESAI or GAGAL with a
    sentence). Raises Ditolak, SalahStatus, and GalatKinerja without a provider."""
    pastikan(oleh, "tetapkan", keputusan.instansi)
    pembuat = penyedia()
    if pembuat is None:
        raise GalatKinerja("Tanda tangan elektronik belum dipasang di aplikasi ini.")
    rahasia = {"nik": nik, "passphrase": passphrase}

    @sensitive_variables()  # on PostgreSQL it runs in a thread, where the mark above does not reach
    def jalan() -> int:
        with sebagai(oleh.pemda, oleh.pengguna):
            bahan = _mulai(keputusan, oleh=oleh, pembuat=pembuat)
            letak = letak_tte.letak(bahan.pdf, keputusan, tiruan=pembuat.tiruan) if tampak else None
        permintaan = _susun(keputusan, bahan, letak, rahasia)
        hasil = _panggil(pembuat, permintaan)
        with sebagai(oleh.pemda, oleh.pengguna):
            _akhiri(keputusan, bahan, hasil, oleh=oleh)
        return bahan.pk

    return TandaTanganElektronik.objects.get(pk=_di_luar_transaksi(jalan))


def daftar(keputusan: Keputusan) -> list[TandaTanganElektronik]:
    """All requests of a decree, newest first."""
    return list(TandaTanganElektronik.objects.filter(keputusan=keputusan))


def terakhir(keputusan: Keputusan) -> TandaTanganElektronik | None:
    return TandaTanganElektronik.objects.filter(keputusan=keputusan).first()


def dibuat_tiruan(keputusan: Keputusan) -> bool:
    """Whether its "signed" file came from the stand-in, which every page must say."""
    satu = TandaTanganElektronik.objects.filter(keputusan=keputusan, status=StatusTte.SELESAI).first()
    return satu is not None and satu.penyedia == PenyediaTiruan.nama


@transaction.atomic
def _mulai(keputusan: Keputusan, *, oleh, pembuat: PenyediaTte) -> _Bahan:
    """Store the request; refused while another one is under way, without a PDF, or when it is signed already."""
    keputusan = tulis.kunci(keputusan, "instansi", "penandatangan")
    if keputusan.status not in HIDUP:
        raise SalahStatus("Hanya keputusan yang berlaku yang dapat ditandatangani secara elektronik.")
    milik = BerkasKeputusan.objects.filter(keputusan=keputusan, jenis=CETAK).select_related("berkas").first()
    if milik is None:
        raise SalahStatus("PDF keputusan belum selesai dibuat. Coba lagi sesudah PDF-nya ada di daftar Berkas.")
    _tutup_yang_terputus(keputusan, oleh)
    isi = {"keputusan": keputusan, "penyedia": pembuat.nama, "sha256_asal": milik.berkas.sha256}
    lain = TandaTanganElektronik.objects.filter(**isi)
    if lain.filter(status=StatusTte.SELESAI).exists():
        raise SalahStatus("PDF keputusan ini sudah ditandatangani. Unduh dari daftar Berkas.")
    if lain.filter(status=StatusTte.DIMINTA).exists():
        raise SalahStatus("Permintaan tanda tangan sebelumnya masih diproses. Tunggu sebentar.")
    nama = keputusan.penandatangan.nama if keputusan.penandatangan else oleh.nama
    baris = tulis.buat(TandaTanganElektronik, oleh=oleh, penandatangan=nama[:150], **isi)
    with milik.berkas.isi.open("rb") as berkas:
        return _Bahan(baris.pk, berkas.read(), milik.berkas.nama)


def _tutup_yang_terputus(keputusan: Keputusan, oleh) -> None:
    """Requests whose process died before an answer came."""
    batas = timezone.now() - MASIH_DIMINTA
    for satu in TandaTanganElektronik.objects.filter(keputusan=keputusan, status=StatusTte.DIMINTA, dibuat__lt=batas):
        tulis.ubah(satu, oleh=oleh, status=StatusTte.GAGAL, galat=TERPUTUS, selesai_pada=timezone.now())


def _susun(keputusan: Keputusan, bahan: _Bahan, letak: Tampak | None, rahasia: dict) -> Permintaan:
    lokasi = keputusan.tempat or keputusan.instansi.pemda.ibukota
    return Permintaan(bahan.pdf, tampak=letak, lokasi=lokasi, alasan=f"Keputusan Nomor {keputusan.nomor}", **rahasia)


def _panggil(pembuat: PenyediaTte, permintaan: Permintaan) -> Jawaban | str:
    """The answer, or the sentence why there is none. Anything but a sentence of the provider stays unsaid: an error
    of a library may carry what was sent."""
    try:
        jawaban = pembuat.tandatangani(permintaan)
    except GalatTte as galat:
        return str(galat)
    except Exception:
        return "Penyedia tanda tangan elektronik tidak dapat dihubungi. Coba lagi, lalu sampaikan kepada operator."
    if isi_pdf.periksa(jawaban.pdf) != isi_pdf.BAIK or jawaban.pdf == permintaan.pdf:
        return "Jawaban penyedia bukan PDF bertanda tangan. Coba lagi, lalu sampaikan kepada operator."
    return jawaban


@transaction.atomic
def _akhiri(keputusan: Keputusan, bahan: _Bahan, hasil: Jawaban | str, *, oleh) -> None:
    """Store the signed PDF with the request, or why it failed."""
    baris = tulis.kunci(TandaTanganElektronik(pk=bahan.pk))
    kini = timezone.now()
    if isinstance(hasil, str):
        tulis.ubah(baris, oleh=oleh, dipegang=True, status=StatusTte.GAGAL, galat=hasil, selesai_pada=kini)
        return
    nama = nama_aman(f"{bahan.nama.removesuffix('.pdf')}-tte.pdf")
    jenis = "application/pdf"
    berkas = simpan_berkas(oleh=oleh, nama=nama, isi=hasil.pdf, jenis_mime=jenis, instansi=keputusan.instansi)
    berkas_keputusan.pasang(keputusan, oleh=oleh, jenis=TTE, berkas=berkas)
    isi = {"status": StatusTte.SELESAI, "nomor_permintaan": hasil.nomor[:100], "berkas": berkas, "galat": ""}
    tulis.ubah(baris, oleh=oleh, dipegang=True, selesai_pada=kini, **isi)


def _di_luar_transaksi(kerja):
    """Run the steps so that each commits by itself: a request on PostgreSQL is one transaction, which would hold the
    rows while the provider is asked and undo the record of a failure; there they run on a connection of their own. So
    the request has written nothing before: it would hold the turn at the audit that they wait for."""
    if connection.vendor != "postgresql" or not connection.in_atomic_block:
        return kerja()

    def sendiri():
        try:
            return kerja()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as utas:
        return utas.submit(contextvars.copy_context().run, sendiri).result()
