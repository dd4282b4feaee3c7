"""One cell of the entry grid: its raw text, and saving it so that two people never overwrite each other silently.

A cell is compared by itself: who changes another column of the same row does not stand in the way.
"""

from datetime import datetime

from django.utils import timezone

from indikator.domain import indikator as domain_indikator
from indikator.domain import sasaran as domain_sasaran
from indikator.domain import target as domain_target
from indikator.domain.kisi.nilai import rapikan
from indikator.domain.penetapan import buka_isian
from indikator.models import Indikator, Lembar, SasaranStrategis, Target
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import Bentrok, IsianSalah
from organisasi.models import Jejak

KOLOM = (
    "nama",
    "satuan",
    "rumus",
    "tipe_penghitungan",
    "arah",
    "frekuensi",
    "sumber_data",
    "penanggung_jawab",
    "mendukung",
)
SASARAN = "sasaran"
TARGET = "target_"
GABUNG = {"rumus": "gabung_rumus", "sumber_data": "gabung_sumber"}  # an own text is no longer the one above


class BentrokSel(Bentrok):
    """Somebody else changed this very cell. `tersimpan` is its raw text now; `oleh`, `waktu` "" where not known."""

    def __init__(self, terkini, kolom: str, tersimpan: str, nilai: str):
        super().__init__(terkini, {kolom: nilai})
        self.kolom, self.tersimpan = kolom, tersimpan
        self.oleh, self.waktu = _pengubah(terkini, kolom)


def urutan_kolom(lembar: Lembar) -> list[str]:
    """Keys of the cells of a row after the sasaran: the targets of all years of the document stand after satuan."""
    return [*KOLOM[:2], *(f"{TARGET}{tahun}" for tahun in tahun_dokumen(lembar)), *KOLOM[2:]]


def tahun_dokumen(lembar: Lembar) -> range:
    return range(lembar.penetapan.tahun_mulai, lembar.penetapan.tahun_selesai + 1)


def baca(objek: Indikator | SasaranStrategis, kolom: str) -> str:
    """The raw stored text of a cell, "" when blank; uses what `domain.kisi.muat` loaded, else asks the database."""
    if isinstance(objek, SasaranStrategis):
        return objek.nama
    if kolom.startswith(TARGET):
        return next((satu.teks for satu in _target(objek) if satu.tahun == int(kolom.removeprefix(TARGET))), "")
    if kolom == "rumus":
        return objek.rumus.teks if hasattr(objek, "rumus") else ""
    if kolom == "mendukung":
        return ",".join(str(satu.mendukung_id) for satu in _dukungan(objek))
    return getattr(objek, kolom)


@utuh
def simpan(
    objek: Indikator | SasaranStrategis, *, oleh, kolom: str, nilai: str, dasar: str | None, versi: int | None = None
):
    """Write one cell and give back the row as stored. `dasar`: the raw text that the editing started from.

    Another column changed meanwhile: no matter. This one: BentrokSel, unless it says already what was typed. With
    `dasar` None the version decides. `sel_basi` of the row: the cells that a page with `versi` does not show as they
    are now, None for all. Raises IsianSalah {kolom: sentence}, Ditolak, SalahStatus.
    """
    pastikan_kolom(objek, kolom)
    nilai = rapikan(kolom, nilai)
    buka_isian(oleh, objek.lembar)
    terkini = _pegang(objek, kolom)
    basi = terkini.sel_basi = terpengaruh(terkini, kolom) if versi == terkini.versi else None
    tersimpan = baca(terkini, kolom)
    if setara(tersimpan, nilai):
        return terkini
    if (versi is not None and versi != terkini.versi) if dasar is None else not setara(tersimpan, dasar):
        raise BentrokSel(terkini, kolom, tersimpan, nilai)
    sebelum = _versi_target(terkini)
    try:
        hasil = _tulis(terkini, oleh, kolom, nilai)
    except IsianSalah as galat:
        raise IsianSalah({kolom: str(galat)}) from galat
    if basi is not None:
        hasil.sel_basi = basi - (_target_tetap(hasil, sebelum, kolom) - {kolom})
    return hasil


def _versi_target(objek: Indikator | SasaranStrategis) -> dict[int, int]:
    """{year: version} of the targets held with the row."""
    return {satu.tahun: satu.versi for satu in getattr(objek, "daftar_target", ())}


def _target_tetap(objek: Indikator | SasaranStrategis, sebelum: dict[int, int], kolom: str) -> set[str]:
    """Columns of targets that were read again as before: their cells say the same.

    One without a satuan of its own says so only while that of its row is blank.
    """
    kini = _versi_target(objek)
    if kolom == "satuan":
        kini |= {satu.tahun: -1 for satu in objek.daftar_target if satu.satuan_tersirat}
    return {f"{TARGET}{tahun}" for tahun in tahun_dokumen(objek.lembar) if kini.get(tahun) == sebelum.get(tahun)}


def terpengaruh(objek: Indikator | SasaranStrategis, kolom: str) -> frozenset[str]:
    """The cells that look otherwise once this one is written: a target is read with its indicator and satuan."""
    semua = {kolom}
    if getattr(objek, "belum_ditinjau", False):
        semua.add("nama")  # it carries the badge
    if kolom in ("nama", "satuan"):
        semua |= {satu for satu in urutan_kolom(objek.lembar) if satu.startswith(TARGET)}
    return frozenset(semua | ({"rumus"} if kolom == "nama" else set()))


def setara(satu: str, lain: str) -> bool:
    """Whether two raw texts are the same cell; browsers and files write line breaks differently."""
    return _baris_baru(satu).strip() == _baris_baru(lain).strip()


def pastikan_kolom(objek: Indikator | SasaranStrategis | Lembar, kolom: str) -> None:
    """Raise IsianSalah for a column that a row of this kind does not have, or that is chosen elsewhere.

    A Lembar stands for its indicators.
    """
    if kolom == "mendukung":
        raise IsianSalah({kolom: "Yang didukung dipilih dari daftarnya. Tekan Enter di sel ini untuk membukanya."})
    lembar = objek if isinstance(objek, Lembar) else objek.lembar
    ada = [SASARAN] if isinstance(objek, SasaranStrategis) else urutan_kolom(lembar)
    if kolom not in ada:
        raise IsianSalah({kolom: "Kolom ini tidak ada di lembar. Muat ulang halamannya."})


def isian(kolom: str, nilai: str, indikator: Indikator | None = None) -> dict:
    """What `domain.indikator.buat` and `ubah` take for one cell; with `indikator` also what is read anew with it."""
    if kolom.startswith(TARGET):
        return {"target": {int(kolom.removeprefix(TARGET)): nilai}}
    isi = {kolom: nilai}
    if indikator is not None and kolom in ("nama", "satuan"):
        isi["target"] = {satu.tahun: satu.teks for satu in _target(indikator)}
    if indikator is not None and kolom == "nama" and 0 < len(baca(indikator, "rumus")) <= domain_indikator.RUMUS_MAKS:
        isi["rumus"] = indikator.rumus.teks
    return isi


def _pegang(objek: Indikator | SasaranStrategis, kolom: str) -> Indikator | SasaranStrategis:
    """The row as stored now, locked, with what reading and writing this cell needs."""
    terkini = tulis.kunci(objek, *(["rumus"] if kolom in ("nama", "rumus") else []))
    terkini.lembar = objek.lembar
    if kolom.startswith(TARGET) or kolom in ("nama", "satuan"):
        terkini.daftar_target = domain_target.kunci_tahunan(terkini)
    return terkini


def _tulis(terkini, oleh, kolom: str, nilai: str):
    pegangan = {"oleh": oleh, "versi": terkini.versi, "dipegang": True}
    if isinstance(terkini, SasaranStrategis):
        return domain_sasaran.ubah(terkini, nama=nilai, **pegangan)
    lain = {"belum_ditinjau": False} | ({GABUNG[kolom]: False} if kolom in GABUNG else {})
    return domain_indikator.ubah(terkini, **pegangan, **lain, **isian(kolom, nilai, terkini))


def _target(indikator: Indikator) -> list[Target]:
    if hasattr(indikator, "daftar_target"):
        return indikator.daftar_target
    return list(Target.objects.filter(indikator=indikator, triwulan=0).order_by("tahun"))


def _dukungan(indikator: Indikator) -> list:
    if hasattr(indikator, "daftar_dukungan"):
        return indikator.daftar_dukungan
    return list(indikator.mendukung.all())


def _pengubah(terkini, kolom: str) -> tuple[str, str]:
    """(name, "10.41") of the last audit row that names the column."""
    objek, nama = terkini, "nama" if kolom == SASARAN else kolom
    if kolom == "rumus":
        objek, nama = getattr(terkini, "rumus", None), "teks"
    elif kolom.startswith(TARGET):
        tahun = int(kolom.removeprefix(TARGET))
        objek, nama = terkini.target.filter(triwulan=0, tahun=tahun).first(), "teks"
    if objek is None:
        return "", ""
    jejak = Jejak.objects.filter(model=objek._meta.label, objek_id=objek.pk, perubahan__has_key=nama)
    satu = jejak.order_by("-nomor").first()
    return (satu.nama_pengguna, jam(satu.waktu)) if satu else ("", "")


def jam(waktu: datetime) -> str:
    """ "10.41" on the clock of the pemda."""
    return timezone.localtime(waktu).strftime("%H.%M")


def _baris_baru(teks: str) -> str:
    return teks.replace("\r\n", "\n").replace("\r", "\n")
