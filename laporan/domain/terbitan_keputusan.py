"""The files of a decree in force, made from its frozen content: the PDF and the archive PDF with the data."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import QuerySet

from kinerja.pdf import pdf_arsip
from kinerja.sidik import kanonis
from laporan.domain import berkas_keputusan, cuplikan
from laporan.domain.alur.keputusan import TERBITKAN, antrekan_terbit
from laporan.domain.cetak import GAYA, cetak, ke_html, nama_berkas, susun_naskah
from laporan.domain.kode_verifikasi import beri_kode
from laporan.enums import JenisBerkasKeputusan, JenisDokumen, StatusKeputusan
from laporan.models import BerkasKeputusan, Cuplikan, Keputusan
from organisasi.domain import tulis
from organisasi.domain.berkas import simpan_berkas
from organisasi.domain.pekerjaan import HIDUP
from organisasi.galat import GalatKinerja
from organisasi.models import Pekerjaan

DIBUAT = (JenisBerkasKeputusan.CETAK, JenisBerkasKeputusan.ARSIP)
NAMA_DATA = "keputusan.json"


def isi_beku(keputusan: Keputusan) -> Cuplikan:
    """The frozen content its files are made from. Raises GalatKinerja for a draft, CuplikanRusak."""
    beku = cuplikan.cari(JenisDokumen.KEPUTUSAN, keputusan) if keputusan.status != StatusKeputusan.DRAF else None
    if beku is None:
        raise GalatKinerja("Keputusan ini belum ditetapkan, jadi isinya belum dibekukan.")
    return beku


def tersimpan(keputusan: Keputusan) -> dict[str, BerkasKeputusan]:
    """{kind: file} of the files that were made from the present frozen content. One query, for a draft none."""
    if keputusan.status == StatusKeputusan.DRAF:
        return {}
    beku = Cuplikan.objects.filter(jenis=JenisDokumen.KEPUTUSAN, objek_id=keputusan.pk).values("pk")[:1]
    milik = BerkasKeputusan.objects.filter(keputusan=keputusan, jenis__in=DIBUAT, cuplikan=beku)
    return {satu.jenis: satu for satu in milik.select_related("berkas")}


def kurang(keputusan: Keputusan) -> list[JenisBerkasKeputusan]:
    """Kinds of files of a decree in force that are still to be made."""
    if keputusan.status == StatusKeputusan.DRAF:
        return []
    ada = tersimpan(keputusan)
    return [jenis for jenis in DIBUAT if jenis not in ada]


def sedang_dibuat(keputusan: Keputusan) -> bool:
    """Whether a job that makes its files waits or runs, whoever asked for it. One query."""
    milik = Pekerjaan.objects.filter(jenis=TERBITKAN, instansi=keputusan.instansi, status__in=HIDUP)
    return milik.filter(parameter__keputusan=keputusan.pk).exists()


@transaction.atomic
def lengkapi(keputusan: Keputusan, *, oleh) -> Pekerjaan:
    """Give a decree in force the code it lacks (it was set before there were codes) and queue its files.

    The frozen content stays as it is: the code leads to its public page, but is not printed on it, since no QR was
    frozen. Raises Ditolak, GalatKinerja for a draft, CuplikanRusak.
    """
    isi_beku(keputusan)
    return antrekan_terbit(beri_kode(keputusan, oleh=oleh), oleh=oleh)


def tanpa_kode() -> QuerySet[Keputusan]:
    """Decrees that were set before there were codes."""
    return Keputusan.objects.exclude(status=StatusKeputusan.DRAF).filter(kode="").order_by("tanggal", "pk")


def buat_isi(keputusan: Keputusan, jenis: str, *, oleh, lapor=None) -> tuple[str, bytes]:
    """(file name, content) of one of its files. Writes nothing; `lapor` is told of the steps of a job."""
    pilihan = {"jenis": JenisDokumen.KEPUTUSAN, "instansi": keputusan.instansi, "tahun": keputusan.tahun}
    if jenis == JenisBerkasKeputusan.ARSIP:
        return _arsip(keputusan, pilihan, oleh, lapor.kabar if lapor else None)
    nama, hasil = cetak(**pilihan, objek=keputusan.pk, oleh=oleh, lapor=lapor)
    return nama, hasil.isi


def _arsip(keputusan: Keputusan, pilihan: dict, oleh, kabar: Callable[[str], None] | None) -> tuple[str, bytes]:
    """The archive PDF. The data within are the very text whose sha256 was frozen."""
    naskah = susun_naskah(**pilihan, objek=keputusan.pk, oleh=oleh)
    data = {NAMA_DATA: kanonis(isi_beku(keputusan).isi).encode()}
    tata = {"judul": naskah.judul, "penulis": naskah.penulis, "css": list(GAYA)}
    hasil = pdf_arsip(ke_html(naskah), lampiran=data, kabar=kabar, **tata)
    return nama_berkas(**pilihan, kunci=f"{naskah.kunci}-arsip"), hasil.isi


@transaction.atomic
def simpan(keputusan: Keputusan, *, oleh, jenis: str, nama: str, isi: bytes, beku: Cuplikan) -> BerkasKeputusan:
    """Store one of its files in place of the one of this kind; what was made from the same content stays."""
    tulis.kunci(keputusan)  # two jobs of one decree take turns
    if ada := tersimpan(keputusan).get(jenis):
        return ada
    berkas = simpan_berkas(oleh=oleh, nama=nama, isi=isi, jenis_mime="application/pdf", instansi=keputusan.instansi)
    return berkas_keputusan.pasang(keputusan, oleh=oleh, jenis=jenis, berkas=berkas, cuplikan=beku)
