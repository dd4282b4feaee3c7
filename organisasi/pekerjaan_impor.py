"""Background jobs of workbooks: make one, read an uploaded one, apply it."""

from organisasi.buku.baca import baca_buku
from organisasi.buku.banding import banding
from organisasi.buku.daftar import bernama, yang_boleh
from organisasi.buku.tulis import tulis_buku
from organisasi.domain import impor as domain
from organisasi.domain import impor_rencana, impor_terap, isi_berkas, tulis
from organisasi.domain.berkas import BerkasBaru
from organisasi.domain.pekerjaan import jenis_pekerjaan, pelaku_dari
from organisasi.enums import StatusImpor
from organisasi.galat import Ditolak, IsianSalah
from organisasi.models import Impor

LANGKAH = 3


@jenis_pekerjaan(domain.TEMPLAT, judul="Membuat buku kerja", izin="impor", isi_kini=True)
def buat_templat(pekerjaan, lapor) -> BerkasBaru:
    """Parameters: kode (sheets), instansi (slug or ""), tahun, berisi."""
    isi = pekerjaan.parameter
    lingkup = domain.lingkup_dari(pelaku_dari(pekerjaan), isi["instansi"], isi["tahun"])
    boleh = {satu.kode for satu in yang_boleh(lingkup)}
    lembar = [bernama(kode) for kode in isi["kode"] if kode in boleh]
    if not lembar:
        raise Ditolak("Tidak ada lembar yang dapat Anda impor di antara yang dipilih.")
    lapor(1, 1, "Menyusun buku kerja")
    buku = tulis_buku(
        lingkup, lembar, berisi=isi["berisi"], kabar=lambda judul: lapor.kabar(f"Menyusun lembar {judul}")
    )
    milik = lingkup.instansi.slug if lingkup.instansi else lingkup.oleh.pemda.slug
    macam = lembar[0].kode if len(lembar) == 1 else "lengkap"
    nama = f"buku-kerja-{macam}-{milik}-{lingkup.tahun}{'' if isi['berisi'] else '-kosong'}.xlsx"
    return BerkasBaru(nama, buku, isi_berkas.JENIS_MIME[isi_berkas.XLSX], lingkup.instansi)


@jenis_pekerjaan(domain.BACA, judul="Membaca buku kerja", izin="impor", prioritas=10)
def baca(pekerjaan, lapor) -> None:
    """Parameter: impor. A file that cannot be read ends the import with a sentence, not the job."""
    oleh, impor = pelaku_dari(pekerjaan), _impor(pekerjaan)
    if impor.status != StatusImpor.DIBACA:
        return
    lapor(1, LANGKAH, "Membaca berkas")
    try:
        buku = baca_buku(_isi(impor), oleh.pemda.slug)
        lingkup = domain.lingkup_dari(oleh, buku.penanda.instansi, buku.penanda.tahun)
    except IsianSalah as galat:
        lapor.penutup()
        tulis.ubah(impor, oleh=oleh, status=StatusImpor.GAGAL, galat=str(galat))
        return
    lapor(2, LANGKAH, f"Membandingkan {buku.jumlah} baris")
    rencana = banding(lingkup, buku, lambda judul: lapor.kabar(f"Membandingkan lembar {judul}"))
    lapor(3, LANGKAH, "Menyiapkan pratinjau")
    lapor.penutup()
    impor_rencana.simpan(oleh=oleh, impor=impor, buku=buku, rencana=rencana, instansi=lingkup.instansi)


@jenis_pekerjaan(domain.TERAPKAN, judul="Menerapkan buku kerja", izin="impor", prioritas=10)
def terapkan(pekerjaan, lapor) -> None:
    """Parameters: impor, bentrok, versi. Everything commits together with the end of the job; until then the row of
    the job is held, so that no reaper gives it to another worker, however long it takes."""
    oleh, impor = pelaku_dari(pekerjaan), _impor(pekerjaan)
    lapor(1, 2, "Memeriksa ulang")
    lapor(2, 2, "Menyimpan semua baris")
    lapor.penutup()
    isi = pekerjaan.parameter
    impor_terap.terapkan(oleh=oleh, impor=impor, bentrok=isi.get("bentrok", ""), versi=isi.get("versi"))


def _impor(pekerjaan) -> Impor:
    impor = Impor.objects.select_related("instansi", "berkas").filter(pk=pekerjaan.parameter["impor"]).first()
    if impor is None:
        raise IsianSalah("Impor ini sudah tidak ada.")
    return impor


def _isi(impor: Impor) -> bytes:
    try:
        with impor.berkas.isi.open("rb") as aliran:
            return aliran.read()
    except OSError as galat:
        raise IsianSalah("Berkas unggahan tidak dapat dibuka lagi. Unggah sekali lagi.") from galat
