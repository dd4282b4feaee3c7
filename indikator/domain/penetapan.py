"""Penetapan and Lembar: making them, and the question whether they may be filled in."""

from collections.abc import Iterable

from django.db.models import F

from indikator.enums import JenisLembar, StatusDokumen, StatusPengukuran, Triwulan
from indikator.models import Lembar, Penetapan, Pengukuran
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import boleh, pastikan

DAPAT_DIISI = (StatusDokumen.DRAF, StatusDokumen.DITARIK, StatusDokumen.DIKEMBALIKAN)
KEMAJUAN = (
    StatusDokumen.DIKEMBALIKAN,
    StatusDokumen.DITARIK,
    StatusDokumen.DRAF,
    StatusDokumen.DIAJUKAN,
    StatusDokumen.DISETUJUI,
    StatusDokumen.TERVERIFIKASI,
    StatusDokumen.DITETAPKAN,
)  # from the least advanced on
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
    """A new draft document of an instansi that is in use."""
    pastikan(oleh, "isi_data", instansi)
    if not instansi.aktif:
        raise SalahStatus(f"{instansi} sudah nonaktif; dokumen baru tidak dapat dibuat.")
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
        langkah = "Mulai reviu dari" if ada.status == StatusDokumen.DITETAPKAN else "Lanjutkan di"
        kalimat = f"Tahun ini sudah tercakup dalam “{ada.judul}” ({masa(ada)}). {langkah} dokumen itu."
        raise IsianSalah({"tahun_mulai": kalimat})


def tahun_terkunci(instansi, tahun) -> list[int]:
    """Years of `tahun` whose measuring is closed (that of the year or of triwulan IV locked): their document stays."""
    tutup = Pengukuran.objects.filter(instansi=instansi, triwulan__in=PENUTUP, status=StatusPengukuran.DIKUNCI)
    return sorted(set(tutup.filter(tahun__in=tahun).values_list("tahun", flat=True)))


def pastikan_tahun_terbuka(instansi, tahun) -> None:
    """Raise SalahStatus naming the locked years; their rows are held, so that none is locked before the commit."""
    ukur = Pengukuran.objects.filter(instansi=instansi, triwulan__in=PENUTUP, tahun__in=tahun)
    list(tulis.kunci_kueri(ukur))
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
    if jabatan is not None and not jabatan.aktif:
        raise IsianSalah({"jabatan": f"Jabatan {jabatan.nama} sudah nonaktif; lembar baru tidak dapat dibuat."})
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
    segarkan_status(tulis.kunci(lembar.penetapan), oleh=oleh)  # the sheets that stay may all be further


def status_dari(lembar: Iterable[str]) -> StatusDokumen:
    """The state of a document from those of its sheets: that of the least advanced one, draf without any."""
    return StatusDokumen(min(lembar, key=KEMAJUAN.index, default=StatusDokumen.DRAF))


def segarkan_status(penetapan: Penetapan, *, oleh) -> Penetapan:
    """Write the state that follows from the sheets; `penetapan` is what the caller locked in this transaction.

    Who submitted the last sheet has submitted the document.
    """
    lembar = list(penetapan.lembar.select_related("diajukan_oleh").order_by(F("diajukan_pada").asc(nulls_first=True)))
    isi = {"status": status_dari(satu.status for satu in lembar)}
    if isi["status"] == StatusDokumen.DIAJUKAN and penetapan.status in DAPAT_DIISI:
        terakhir = lembar[-1]
        isi |= {"diajukan_oleh": terakhir.diajukan_oleh, "diajukan_pada": terakhir.diajukan_pada}
    return tulis.ubah(penetapan, oleh=oleh, dipegang=True, **isi)


def buka_isian(oleh, dokumen: Penetapan | Lembar) -> None:
    """`pastikan_dapat_diisi` for a write, called in its transaction: asks document and sheet as they are stored now.

    The document stays locked until the write is done, so that writers of one document take turns and none of them
    still writes into a document or sheet that was submitted in between (every move locks the document first).
    """
    pastikan_dapat_diisi(oleh, dokumen)
    bagian = [dokumen.penetapan, dokumen] if isinstance(dokumen, Lembar) else [dokumen]
    for satu in bagian:
        _pastikan_terbuka(tulis.pegang(satu))


def pastikan_dapat_diisi(oleh, dokumen: Penetapan | Lembar) -> None:
    """Raise Ditolak or SalahStatus unless the actor may change this document or sheet now."""
    penetapan = dokumen.penetapan if isinstance(dokumen, Lembar) else dokumen
    pastikan(oleh, "isi_data", penetapan.instansi)
    for bagian in dict.fromkeys((penetapan, dokumen)):
        _pastikan_terbuka(bagian)


def dapat_diisi(pelaku, lembar: Lembar) -> bool:
    """Whether the page offers editing; the server asks `pastikan_dapat_diisi` again on every write."""
    status = (lembar.status, lembar.penetapan.status)
    return all(s in DAPAT_DIISI for s in status) and boleh(pelaku, "isi_data", lembar.penetapan.instansi)


def _pastikan_terbuka(bagian: Penetapan | Lembar) -> None:
    if bagian.status in DAPAT_DIISI:
        return
    if isinstance(bagian, Penetapan) and bagian.status == StatusDokumen.DITETAPKAN:
        raise SalahStatus(
            f"Dokumen “{bagian.judul}” sudah ditetapkan dan tidak dapat diubah. Mulai reviu untuk mengubahnya."
        )
    nama = f"Dokumen “{bagian.judul}”" if isinstance(bagian, Penetapan) else f"Lembar {bagian}"
    kalimat = f"{nama} sedang {bagian.get_status_display().lower()}, isinya tidak dapat diubah sekarang."
    raise SalahStatus(kalimat)
