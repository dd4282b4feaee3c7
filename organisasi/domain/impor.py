"""Impor of a workbook: taking the file in, reading it again, asking for it to be applied, giving it up.

What a workbook would do is worked out by organisasi.buku and kept as BarisImpor (domain.impor_rencana); it is written
by domain.impor_terap. Both run as jobs (organisasi.pekerjaan_impor).
"""

from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When

from organisasi.buku.bentuk import Lingkup
from organisasi.domain import isi_berkas, tulis, unggahan
from organisasi.domain import pekerjaan as pekerjaan_domain
from organisasi.domain.berkas import nama_aman
from organisasi.domain.instansi import terlihat as instansi_terlihat
from organisasi.domain.sekaligus import utuh
from organisasi.enums import JenisImpor, KeadaanBaris, Peran, StatusImpor
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import BarisImpor, Berkas, Impor, Instansi, Pekerjaan
from organisasi.permissions import boleh, pastikan

BACA, TERAPKAN, TEMPLAT = "impor_baca", "impor_terapkan", "impor_templat"  # kinds of jobs
LEWATI, TIMPA = "lewati", "timpa"
PERLU_DILIHAT = (KeadaanBaris.GALAT, KeadaanBaris.BENTROK, KeadaanBaris.BARU, KeadaanBaris.BERUBAH)
TERBUKA = (StatusImpor.DIBACA, StatusImpor.SIAP, StatusImpor.GAGAL)
BUKAN_MILIK = "Impor ini hanya untuk perencana perangkat daerahnya, yang memulainya, dan admin pemda."
BUKAN_XLSX = "Buku kerja harus berkas .xlsx. Untuk Word atau teks, pakai “Dokumen yang sudah ada”."


def terlihat(pelaku) -> QuerySet[Impor]:
    """Imports of both kinds that the actor may open, the latest first."""
    if boleh(pelaku, "kelola_organisasi"):
        return lengkap()
    milik = Q(instansi=None, dibuat_oleh=pelaku.pengguna)
    return lengkap().filter(milik | pelaku.wilayah("instansi", (Peran.PERENCANA,)))


def lengkap() -> QuerySet[Impor]:
    """Imports with what their pages show."""
    return Impor.objects.select_related(
        "pemda", "instansi__induk", "berkas", "pekerjaan", "dibuat_oleh", "diterapkan_oleh"
    )


def instansi_pilihan(pelaku) -> QuerySet[Instansi]:
    """For which instansi the actor may import."""
    semua = Instansi.objects.filter(aktif=True)
    if boleh(pelaku, "kelola_organisasi"):
        return semua
    return semua.filter(pelaku.wilayah(peran=(Peran.PERENCANA,)))


def boleh_buka(pelaku, impor: Impor) -> bool:
    """`terlihat` for one: the perencana of its instansi and the admin; without an instansi who began it."""
    if boleh(pelaku, "kelola_organisasi"):
        return True
    if impor.instansi_id:
        return boleh(pelaku, "isi_data", impor.instansi)
    return pelaku.pengguna is not None and impor.dibuat_oleh_id == pelaku.pengguna.pk


def pastikan_buka(oleh, impor: Impor) -> None:
    if not boleh_buka(oleh, impor):
        raise Ditolak(BUKAN_MILIK)


def boleh_unduh(pelaku, berkas: Berkas) -> bool | None:
    """Rule for downloads (organisasi.domain.berkas): the file of an import is for those who may open it."""
    impor = Impor.objects.filter(berkas=berkas).select_related("instansi").first()
    return None if impor is None else boleh_buka(pelaku, impor)


def bekerja(impor: Impor) -> bool:
    """Whether a job reads or applies it right now."""
    return impor.pekerjaan_id is not None and impor.pekerjaan.masih_hidup


@utuh
def unggah(*, oleh, nama: str, isi: bytes, kunci_kirim: UUID | None = None) -> Impor:
    """Keep an uploaded workbook and queue its reading. A second submit of the same page gives the first one back.

    Raises Ditolak, IsianSalah naming `berkas`.
    """
    pastikan(oleh, "impor")
    if kunci_kirim and (ada := Impor.objects.filter(kunci_kirim=kunci_kirim, dibuat_oleh=oleh.pengguna).first()):
        return ada
    if not nama.lower().endswith((".xlsx", ".xls")):
        raise IsianSalah({"berkas": BUKAN_XLSX})
    mime = isi_berkas.periksa(nama, isi, (isi_berkas.XLSX,))
    impor = tulis.buat(
        Impor,
        oleh=oleh,
        jenis=JenisImpor.BUKU,
        judul=nama_aman(nama),
        berkas=unggahan.simpan(oleh=oleh, nama=nama, isi=isi, jenis_mime=mime),
        dibuat_oleh=oleh.pengguna,
        kunci_kirim=kunci_kirim,
    )
    return _antrekan(oleh, BACA, impor, f"Membaca {impor.judul}")


@utuh
def baca_ulang(*, oleh, impor: Impor) -> Impor:
    """Compare the same file with the data of now. Raises Ditolak, SalahStatus."""
    terkini = _buka(oleh, impor)
    return _antrekan(oleh, BACA, terkini, f"Membaca {terkini.judul}", status=StatusImpor.DIBACA, galat="")


@utuh
def minta_terap(*, oleh, impor: Impor, versi: int | None = None, bentrok: str = "") -> Impor:
    """Queue the applying of what the preview shows. `bentrok`: LEWATI or TIMPA, asked for where there are conflicts.

    Raises Ditolak, SalahStatus, Bentrok (the preview is another one by now), IsianSalah naming `bentrok`.
    """
    terkini = _buka(oleh, impor)
    if terkini.status != StatusImpor.SIAP:
        raise SalahStatus("Impor ini belum siap diterapkan.")
    if versi is not None and terkini.versi != versi:
        raise Bentrok(terkini, {})
    jumlah = jumlah_keadaan(terkini)
    if jumlah[KeadaanBaris.GALAT]:
        raise SalahStatus("Masih ada baris yang salah. Betulkan di berkasnya, lalu unggah lagi.")
    if jumlah[KeadaanBaris.BENTROK] and bentrok not in (LEWATI, TIMPA):
        raise IsianSalah({"bentrok": "Pilih dahulu apa yang dilakukan dengan baris yang bentrok."})
    ditulis = jumlah[KeadaanBaris.BARU] + jumlah[KeadaanBaris.BERUBAH]
    if not ditulis and not (jumlah[KeadaanBaris.BENTROK] and bentrok == TIMPA):
        raise SalahStatus("Tidak ada yang berubah, jadi tidak ada yang perlu diterapkan.")
    parameter = {"bentrok": bentrok, "versi": terkini.versi + 1}
    return _antrekan(oleh, TERAPKAN, terkini, f"Menerapkan {terkini.judul}", parameter)


@utuh
def batalkan(*, oleh, impor: Impor) -> Impor:
    """Give an import up; a job of it ends. What was applied stays applied (SalahStatus)."""
    pastikan_buka(oleh, impor)
    if bekerja(impor):
        pekerjaan_domain.pegang(impor.pekerjaan)  # before the import, as the job does; SalahStatus while it writes
    terkini = tulis.kunci(impor, "pekerjaan", "instansi")
    if terkini.status not in TERBUKA:
        raise SalahStatus(f"Impor ini sudah berakhir ({terkini.get_status_display().lower()}).")
    if bekerja(terkini):
        pekerjaan_domain.batalkan(oleh=oleh, pekerjaan=terkini.pekerjaan)
    return tulis.ubah(terkini, oleh=oleh, status=StatusImpor.DIBATALKAN)


def jumlah_keadaan(impor: Impor) -> dict[str, int]:
    """{state: rows} of what its preview counts; every state is there."""
    ada = impor.ringkas.get("keadaan", {})
    return {keadaan: ada.get(keadaan, 0) for keadaan in KeadaanBaris.values}


def lingkup_dari(oleh, instansi_slug: str, tahun: int) -> Lingkup:
    """The scope that a workbook names. Raises IsianSalah for an instansi that is not there for the actor."""
    if not instansi_slug:
        return Lingkup(oleh, None, tahun)
    instansi = instansi_terlihat(oleh).filter(slug=instansi_slug).first()
    if instansi is None:
        raise IsianSalah("Perangkat daerah buku kerja ini tidak ada atau bukan untuk Anda. Unduh ulang buku kerjanya.")
    return Lingkup(oleh, instansi, tahun)


def baris(impor: Impor) -> QuerySet[BarisImpor]:
    return BarisImpor.objects.filter(impor=impor)


def baris_pratinjau(impor: Impor) -> QuerySet[BarisImpor]:
    """What needs a look before what stays as it is; otherwise in the order of the file."""
    urut = [When(keadaan=keadaan, then=Value(letak)) for letak, keadaan in enumerate(PERLU_DILIHAT)]
    return baris(impor).order_by(Case(*urut, default=Value(len(urut))), "urutan", "pk")


def minta_templat(*, oleh, kode: list[str], instansi: Instansi | None, tahun: int, berisi: bool) -> Pekerjaan:
    """Queue the making of a workbook of these sheets; its file is the result of the job."""
    pastikan(oleh, "impor")
    milik = instansi.slug if instansi else ""
    isi = {"kode": kode, "instansi": milik, "tahun": tahun, "berisi": berisi}
    kunci = f"{TEMPLAT}:{','.join(kode)}:{milik}:{tahun}:{int(berisi)}"
    sebut = instansi.sebutan if instansi else oleh.pemda.nama
    judul = f"Buku kerja {sebut} {tahun}"
    return pekerjaan_domain.antrekan(
        oleh=oleh, jenis=TEMPLAT, kunci=kunci, parameter=isi, instansi=instansi, judul=judul
    )


def _buka(oleh, impor: Impor) -> Impor:
    """The row as it is now, held; SalahStatus when it is over or a job works on it."""
    pastikan(oleh, "impor")
    pastikan_buka(oleh, impor)
    terkini = tulis.kunci(impor, "pekerjaan", "instansi")
    if terkini.jenis != JenisImpor.BUKU or terkini.status not in TERBUKA:
        raise SalahStatus(f"Impor ini sudah berakhir ({terkini.get_status_display().lower()}).")
    if bekerja(terkini):
        raise SalahStatus("Impor ini sedang dikerjakan. Tunggu sampai selesai.")
    return terkini


def _antrekan(oleh, jenis: str, impor: Impor, judul: str, parameter: dict | None = None, **nilai) -> Impor:
    pekerjaan = pekerjaan_domain.antrekan(
        oleh=oleh,
        jenis=jenis,
        kunci=f"{jenis}:{impor.pk}",
        parameter={"impor": impor.pk} | (parameter or {}),
        instansi=impor.instansi,
        judul=judul[:200],
    )
    return tulis.ubah(impor, oleh=oleh, pekerjaan=pekerjaan, **nilai)
