"""Penetapan and Lembar: making them, and the question whether they may be filled in."""

from indikator.enums import JenisLembar, StatusDokumen, StatusPengukuran, Triwulan
from indikator.models import Lembar, Penetapan, Pengukuran
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import boleh, pastikan

DAPAT_DIISI = (StatusDokumen.DRAF, StatusDokumen.DIKEMBALIKAN)
PENUTUP = (Triwulan.TAHUNAN, Triwulan.EMPAT)  # the measuring that closes a year

KOLOM_BAWAAN = {
    JenisLembar.IKU: {
        "nomor": "NO",
        "sasaran": "SASARAN STRATEGIS",
        "indikator": "INDIKATOR KINERJA UTAMA",
        "target": "TARGET",
        "rumus": "PENJELASAN/FORMULASI PENGHITUNGAN",
        "sumber_data": "SUMBER DATA",
        "penanggung_jawab": "PENANGGUNG JAWAB",
    },
    JenisLembar.IKI: {
        "nomor": "NO",
        "sasaran": "KINERJA",
        "indikator": "INDIKATOR KINERJA",
        "target": "TARGET",
        "rumus": "PENJELASAN/FORMULASI PENGHITUNGAN",
        "sumber_data": "SUMBER DATA",
    },
}


def buat(*, oleh, instansi, judul: str, tahun_mulai: int, tahun_selesai: int, **lain) -> Penetapan:
    """A new draft document of an instansi."""
    pastikan(oleh, "isi_data", instansi)
    if tahun_selesai < tahun_mulai:
        raise IsianSalah({"tahun_selesai": "Tahun selesai tidak boleh sebelum tahun mulai."})
    _pastikan_tahun_bebas(instansi, tahun_mulai, tahun_selesai)
    lain.setdefault("kunci", str(tahun_mulai))
    return tulis.buat(
        Penetapan,
        oleh=oleh,
        instansi=instansi,
        judul=judul,
        tahun_mulai=tahun_mulai,
        tahun_selesai=tahun_selesai,
        **lain,
    )


def _pastikan_tahun_bebas(instansi, mulai: int, selesai: int) -> None:
    """A year has one line of documents; a second one would fight the first for being in force."""
    ada = Penetapan.objects.filter(instansi=instansi, tahun_mulai__lte=selesai, tahun_selesai__gte=mulai).first()
    if ada:
        kalimat = f"Tahun ini sudah tercakup dalam “{ada.judul}” ({masa(ada)}). Mulai reviu dari dokumen itu."
        raise IsianSalah({"tahun_mulai": kalimat})


def tahun_terkunci(instansi, tahun) -> list[int]:
    """Years of `tahun` whose measuring is closed (that of the year or of triwulan IV locked): their document stays."""
    tutup = Pengukuran.objects.filter(instansi=instansi, triwulan__in=PENUTUP, status=StatusPengukuran.DIKUNCI)
    return sorted(set(tutup.filter(tahun__in=tahun).values_list("tahun", flat=True)))


def pastikan_tahun_terbuka(instansi, tahun) -> None:
    """Raise SalahStatus naming the locked years; their rows are held, so that none is locked before the commit."""
    ukur = Pengukuran.objects.filter(instansi=instansi, triwulan__in=PENUTUP, tahun__in=tahun)
    list(ukur.select_for_update())
    if tutup := tahun_terkunci(instansi, tahun):
        sebutan = ", ".join(map(str, tutup))
        raise SalahStatus(f"Realisasi tahun {sebutan} sudah dikunci, sehingga dokumennya tidak dapat diganti lagi.")


def masa(penetapan: Penetapan) -> str:
    """ "2023–2026", or one year."""
    mulai, selesai = penetapan.tahun_mulai, penetapan.tahun_selesai
    return str(mulai) if mulai == selesai else f"{mulai}–{selesai}"


@utuh
def buat_lembar(*, oleh, penetapan: Penetapan, jenis: str, jabatan=None, kolom: dict | None = None, **lain) -> Lembar:
    """Add the IKU sheet or the IKI sheet of a jabatan to a draft; one that is there already is given back."""
    buka_isian(oleh, penetapan)
    if jabatan is not None and jabatan.instansi_id != penetapan.instansi_id:
        raise IsianSalah({"jabatan": "Jabatan ini bukan dari perangkat daerah dokumen tersebut."})
    if ada := penetapan.lembar.filter(jenis=jenis, jabatan=jabatan).first():
        return ada
    lain.setdefault("urutan", penetapan.lembar.count() + 1)
    kolom = kolom or KOLOM_BAWAAN[JenisLembar(jenis)]
    return tulis.buat(Lembar, oleh=oleh, penetapan=penetapan, jenis=jenis, jabatan=jabatan, kolom=kolom, **lain)


@utuh
def hapus_lembar(lembar: Lembar, *, oleh, versi: int | None = None) -> None:
    """Only an empty sheet: nothing disappears along with it."""
    buka_isian(oleh, lembar)
    if lembar.sasaran.exists() or lembar.indikator.exists():
        raise IsianSalah("Lembar ini masih berisi. Hapus sasaran dan indikatornya lebih dulu.")
    tulis.hapus(lembar, oleh=oleh, versi=versi)


def buka_isian(oleh, dokumen: Penetapan | Lembar) -> None:
    """`pastikan_dapat_diisi` for a write, called in its transaction: asks the document as it is stored now.

    The document stays locked until the write is done, so that writers of one document take turns and none of them
    still writes into a document that was submitted in between.
    """
    pastikan_dapat_diisi(oleh, dokumen)
    penetapan = tulis.pegang(dokumen.penetapan if isinstance(dokumen, Lembar) else dokumen)
    if penetapan.status not in DAPAT_DIISI:
        raise SalahStatus(_kalimat_terkunci(penetapan.get_status_display().lower(), penetapan))


def pastikan_dapat_diisi(oleh, dokumen: Penetapan | Lembar) -> None:
    """Raise Ditolak or SalahStatus unless the actor may change this document or sheet now."""
    penetapan = dokumen.penetapan if isinstance(dokumen, Lembar) else dokumen
    pastikan(oleh, "isi_data", penetapan.instansi)
    for bagian in {penetapan, dokumen}:
        if bagian.status not in DAPAT_DIISI:
            raise SalahStatus(_kalimat_terkunci(bagian.get_status_display().lower(), penetapan))


def dapat_diisi(pelaku, lembar: Lembar) -> bool:
    """Whether the page offers editing; the server asks `pastikan_dapat_diisi` again on every write."""
    status = (lembar.status, lembar.penetapan.status)
    return all(s in DAPAT_DIISI for s in status) and boleh(pelaku, "isi_data", lembar.penetapan.instansi)


def _kalimat_terkunci(status: str, penetapan: Penetapan) -> str:
    if penetapan.status == StatusDokumen.DITETAPKAN:
        return f"Dokumen “{penetapan.judul}” sudah ditetapkan dan tidak dapat diubah. Mulai reviu untuk mengubahnya."
    return f"Dokumen “{penetapan.judul}” sedang {status}, isinya tidak dapat diubah sekarang."
