"""What is in the way of applying a document, told before anybody tries."""

from dataclasses import dataclass

from indikator.domain.penetapan import DAPAT_DIISI, masa
from indikator.enums import StatusDokumen
from indikator.models import Penetapan
from laporan.domain.impor_dokumen.cocokkan import sebelumnya
from laporan.domain.impor_dokumen.sunting_ringkas import RingkasImpor
from laporan.domain.impor_dokumen.tahun import masa_impor
from laporan.domain.impor_dokumen.terapkan_lembar import SUDAH_DITETAPKAN, TAHUN_LAIN
from laporan.enums import CaraBacaan
from laporan.models import BacaanBaris, BacaanLembar
from organisasi.models import Impor
from organisasi.permissions import boleh

PERENCANA = (
    "Yang menerapkan perencana {instansi}, karena isinya menjadi draf dokumennya. Pemeriksaan Anda sudah tersimpan; "
    "minta perencananya membuka impor ini."
)
INSTANSI_BARU = (
    "Perangkat daerahnya belum ada. Tambahkan di menu Perangkat daerah, undang perencananya, lalu pilih di sini."
)


@dataclass(frozen=True)
class Halangan:
    """One thing to do before applying, and where: `lembar` or the name of a page."""

    kalimat: str
    lembar: BacaanLembar | None = None
    halaman: str = ""


def halangan(oleh, impor: Impor, isi: RingkasImpor) -> list[Halangan]:
    """What applying would refuse this actor, as far as it can be told without doing it; a few queries more."""
    dokumen = [] if (kepala := _halangan_kepala(impor, isi)) else _halangan_dokumen(impor)
    return [*kepala, *_halangan_hak(oleh, impor), *dokumen, *_halangan_lembar(isi), *_halangan_baris(impor)]


def _halangan_kepala(impor: Impor, isi: RingkasImpor) -> list[Halangan]:
    hasil = []
    if impor.instansi_id is None and not impor.kepala.get("buat_instansi"):
        hasil.append(Halangan("Perangkat daerahnya belum dipilih.", halaman="impor_dokumen_kepala"))
    if not impor.tahun:
        hasil.append(Halangan("Tahun dokumennya belum diisi.", halaman="impor_dokumen_kepala"))
    if not isi.dipakai:
        hasil.append(Halangan("Semua lembar ditandai tidak diimpor.", halaman="impor_dokumen_rincian"))
    return hasil


def _halangan_hak(oleh, impor: Impor) -> list[Halangan]:
    """A new instansi has nobody yet who may fill it."""
    if impor.instansi is None:
        kalimat = INSTANSI_BARU if impor.kepala.get("buat_instansi") else ""
    else:
        boleh_isi = boleh(oleh, "isi_data", impor.instansi)
        kalimat = "" if boleh_isi else PERENCANA.format(instansi=impor.instansi.sebutan)
    return [Halangan(kalimat, halaman="impor_dokumen_kepala")] if kalimat else []


def _halangan_dokumen(impor: Impor) -> list[Halangan]:
    """A document of these years that is set already, or one of other years; the same file again is no matter."""
    if impor.instansi is None or sebelumnya(impor):
        return []
    mulai, selesai = masa_impor(impor)
    semua = Penetapan.objects.filter(instansi=impor.instansi, tahun_mulai__lte=selesai, tahun_selesai__gte=mulai)
    semua = list(semua.select_related("instansi__pemda").order_by("-versi_ke", "-pk"))
    ada = next((satu for satu in semua if satu.status in DAPAT_DIISI), semua[0] if semua else None)
    if ada and (ada.tahun_mulai, ada.tahun_selesai) != (mulai, selesai):
        rentang = str(mulai) if mulai == selesai else f"{mulai}–{selesai}"
        kalimat = TAHUN_LAIN.format(judul=ada.judul, masa=masa(ada), impor=rentang)
    elif ada and ada.status == StatusDokumen.DITETAPKAN:
        kalimat = SUDAH_DITETAPKAN.format(judul=ada.judul, masa=masa(ada))
    else:
        return []
    return [Halangan(kalimat, halaman="impor_dokumen_kepala")]


def _halangan_lembar(isi: RingkasImpor) -> list[Halangan]:
    hasil, terpakai = [], {}
    for satu in (ringkas.lembar for ringkas in isi.iki):
        if satu.cara == CaraBacaan.COCOK and satu.jabatan_id in terpakai:
            kalimat = f"Dua lembar dipasangkan dengan jabatan {satu.jabatan.nama_lengkap}."
            hasil.append(Halangan(kalimat, satu))
        elif satu.cara == CaraBacaan.COCOK and satu.jabatan_id is None:
            hasil.append(Halangan("Jabatan yang dimaksud belum dipilih.", satu))
        elif satu.cara == CaraBacaan.BARU and not satu.nama:
            hasil.append(Halangan("Nama jabatannya belum terisi.", satu))
        terpakai[satu.jabatan_id] = satu
    return hasil


def _halangan_baris(impor: Impor) -> list[Halangan]:
    tanpa_nama = BacaanBaris.objects.filter(lembar__impor=impor, lewat=False, indikator="")
    tanpa_nama = tanpa_nama.exclude(lembar__cara=CaraBacaan.LEWAT).select_related("lembar").defer("lembar__mentah")
    lembar = {satu.lembar_id: satu.lembar for satu in tanpa_nama}
    return [
        Halangan("Ada baris tanpa indikator. Isi, gabungkan, atau tandai tidak diimpor.", s) for s in lembar.values()
    ]
