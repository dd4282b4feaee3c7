"""Applying an import: what was read and corrected becomes instansi, units, jabatan, sheets, rows and a decree.

One transaction, all or nothing, through the domain functions; the same import or the same file once more adds
nothing. Whose document it is: siapkan_instansi; jabatan: terapkan_jabatan; rows: terapkan_lembar; decree:
terapkan_keputusan.
"""

from collections import defaultdict

from django.utils import timezone

from indikator.enums import JenisLembar
from kinerja.tanggal import tulis_tanggal
from laporan.domain.impor_dokumen import sunting
from laporan.domain.impor_dokumen.cocokkan import sebelumnya
from laporan.domain.impor_dokumen.hasil import HasilTerapkan
from laporan.domain.impor_dokumen.tahun import masa_impor
from laporan.domain.impor_dokumen.terapkan_instansi import siapkan_instansi
from laporan.domain.impor_dokumen.terapkan_jabatan import siapkan_jabatan, siapkan_uraian
from laporan.domain.impor_dokumen.terapkan_keputusan import simpan_keputusan
from laporan.domain.impor_dokumen.terapkan_lembar import simpan_lembar
from laporan.enums import CaraBacaan
from laporan.models import BacaanLembar
from organisasi.domain import tulis
from organisasi.domain.impor import pastikan_buka
from organisasi.domain.sekaligus import utuh
from organisasi.enums import StatusImpor, Tindakan
from organisasi.galat import SalahStatus
from organisasi.models import Impor, Instansi
from organisasi.permissions import pastikan

SUDAH = "Dokumen ini sudah diterapkan pada {}; tidak ada yang ditambahkan."
SUDAH_BERKAS = "Berkas yang sama sudah diterapkan pada {}; tidak ada yang ditambahkan."
SEMUA_LEWAT = "Semua lembarnya dilewati, sehingga tidak ada yang diterapkan."


@utuh
def terapkan(*, oleh, impor: Impor) -> HasilTerapkan:
    """Apply an import that is ready. Raises Ditolak, SalahStatus, IsianSalah with what is to be done first."""
    pastikan_buka(oleh, impor)
    terkini = tulis.kunci(impor, "pemda", "instansi__pemda", "instansi__induk", "berkas")
    if terkini.status == StatusImpor.DITERAPKAN:
        return HasilTerapkan(kalimat=[SUDAH.format(_hari(terkini))])
    if terkini.status != StatusImpor.SIAP:
        raise SalahStatus(sunting.TIDAK_SIAP[StatusImpor(terkini.status)])
    lama, hasil = sebelumnya(terkini), HasilTerapkan()
    masa_impor(terkini)
    lembar = _lembar(terkini)
    utama = siapkan_instansi(oleh, terkini, hasil)
    for instansi, milik in _per_instansi(lembar, utama).items():
        ulangan = lama is not None and lama.instansi_id == instansi.pk
        _satu_instansi(oleh, terkini, instansi, milik, hasil, ulangan=ulangan, utama=utama)
    if lama is not None and not hasil.baru:
        hasil.kalimat = [SUDAH_BERKAS.format(_hari(lama))]
    isi = {"ringkas": terkini.ringkas | {"hasil": hasil.sebagai_json()}, "instansi": utama, "galat": ""}
    isi |= {"diterapkan_pada": timezone.now(), "diterapkan_oleh": oleh.pengguna, "status": StatusImpor.DITERAPKAN}
    tulis.ubah(terkini, isi, oleh=oleh, tindakan=Tindakan.IMPOR, dipegang=True)
    return hasil


def _lembar(impor: Impor) -> list[BacaanLembar]:
    """The sheets that are not left out, IKU first as documents are ordered, with their rows."""
    semua = impor.lembar_bacaan.exclude(cara=CaraBacaan.LEWAT).order_by("urutan")
    lembar = list(semua.select_related("instansi__pemda", "jabatan__unit", "unit").prefetch_related("baris"))
    if not lembar:
        raise SalahStatus(SEMUA_LEWAT)
    return sorted(lembar, key=lambda satu: satu.jenis != JenisLembar.IKU)


def _per_instansi(lembar: list[BacaanLembar], utama: Instansi) -> dict[Instansi, list[BacaanLembar]]:
    hasil: dict[int, list[BacaanLembar]] = defaultdict(list)
    instansi = {utama.pk: utama}
    for satu in lembar:
        milik = satu.instansi or utama
        instansi.setdefault(milik.pk, milik)
        hasil[milik.pk].append(satu)
    return {instansi[pk]: milik for pk, milik in hasil.items()}


def _satu_instansi(oleh, impor: Impor, instansi: Instansi, lembar, hasil: HasilTerapkan, *, ulangan, utama) -> None:
    pastikan(oleh, "isi_data", instansi)
    tulis.kunci(instansi)  # two imports for one instansi take turns
    siapkan_uraian(oleh, instansi, lembar, hasil)
    jabatan = siapkan_jabatan(oleh, instansi, lembar, hasil)
    dokumen = simpan_lembar(oleh, impor, instansi, lembar, jabatan, hasil, ulangan=ulangan)
    if instansi.pk == utama.pk:
        simpan_keputusan(oleh, impor, dokumen, hasil)


def _hari(impor: Impor) -> str:
    return tulis_tanggal(timezone.localtime(impor.diterapkan_pada).date()) if impor.diterapkan_pada else "dulu"
