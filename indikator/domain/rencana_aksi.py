"""Rencana aksi of a PK: what is done for an indicator in a triwulan or month, with its money and who answers for it.

Rows may be changed by the perencana whatever the state of the PK, until the report of their triwulan is verified or
another version of the PK holds in it (`masa_aksi`); each change is audited.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from indikator.domain import masa_aksi
from indikator.domain.isi_aksi import IsiRencana, rencana
from indikator.domain.pk import terlihat
from indikator.enums import Triwulan
from indikator.models import Indikator, Kegiatan, PerjanjianKinerja, RencanaAksi
from kinerja.tanggal import BULAN
from organisasi.domain import tulis
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan

__all__ = [
    "IsiRencana",
    "ambil_dari",
    "atur_bulanan",
    "hapus",
    "rencana",
    "salin_dari",
    "salin_triwulan",
    "sumber_salinan",
    "tambah",
    "ubah",
]

SUDAH_TERKIRIM = "Rencana aksi ini sudah tersimpan sebagai “{}”. Tambah baris baru untuk menambah yang lain."
SALINAN = ("uraian", "kegiatan", "anggaran", "penanggung_jawab", "penanggung_jawab_teks")


@transaction.atomic
def tambah(
    *,
    oleh,
    perjanjian: PerjanjianKinerja,
    indikator: Indikator,
    triwulan: int,
    uraian: str,
    bulan: int | None = None,
    kunci_kirim: UUID | None = None,
    **isi,
) -> RencanaAksi:
    """A row at the end of its triwulan. Raises Ditolak, SalahStatus (closed triwulan), IsianSalah naming the field.

    `isi`: kegiatan, anggaran (rupiah), penanggung_jawab (Jabatan), penanggung_jawab_teks, hasil.
    """
    perjanjian = _buka(oleh, perjanjian, triwulan)
    if kunci_kirim and (ada := RencanaAksi.objects.filter(kunci_kirim=kunci_kirim).first()):
        if ada.uraian != uraian.strip():
            raise IsianSalah(SUDAH_TERKIRIM.format(ada))
        return ada
    if not perjanjian.baris.filter(indikator__silsilah=indikator.silsilah).exists():
        raise IsianSalah("Indikator ini tidak ada dalam perjanjian kinerjanya.")
    nilai = _periksa(perjanjian, triwulan, {"uraian": uraian, "bulan": bulan, **isi})
    lalu = RencanaAksi.objects.filter(perjanjian=perjanjian, triwulan=triwulan).order_by("-urutan").first()
    tetap = {"perjanjian": perjanjian, "indikator": indikator, "triwulan": triwulan, "kunci_kirim": kunci_kirim}
    return tulis.buat(RencanaAksi, oleh=oleh, urutan=lalu.urutan + 1 if lalu else 1, **tetap, **nilai)


@transaction.atomic
def ubah(aksi: RencanaAksi, *, oleh, versi: int | None = None, **isi) -> RencanaAksi:
    """Change a row, its `hasil` included. Raises as `tambah`, and Bentrok on a lost update."""
    perjanjian = _buka(oleh, aksi.perjanjian, aksi.triwulan)
    return tulis.ubah(aksi, _periksa(perjanjian, aksi.triwulan, isi), oleh=oleh, versi=versi)


@transaction.atomic
def hapus(aksi: RencanaAksi, *, oleh, versi: int | None = None) -> None:
    _buka(oleh, aksi.perjanjian, aksi.triwulan)
    tulis.hapus(aksi, oleh=oleh, versi=versi)


@transaction.atomic
def salin_triwulan(aksi: RencanaAksi, *, oleh, ke: Iterable[int]) -> list[RencanaAksi]:
    """The same row in other triwulan, without its hasil and month; where it is there already nothing is added."""
    tujuan = sorted(set(ke) - {aksi.triwulan})
    perjanjian = _buka(oleh, aksi.perjanjian, *tujuan)
    return _buat(oleh, perjanjian, [(tw, aksi.indikator, _isi(aksi) | {"bulan": None}) for tw in tujuan])


def sumber_salinan(perjanjian: PerjanjianKinerja, pelaku) -> list[PerjanjianKinerja]:
    """PKs whose rows can be taken over: other versions of this year, and those of the year before, newest first."""
    milik = {"instansi": perjanjian.instansi_id, "jabatan": perjanjian.jabatan_id}
    tahun = (perjanjian.tahun, perjanjian.tahun - 1)
    ada = terlihat(pelaku).filter(**milik, tahun__in=tahun, rencana_aksi__isnull=False).exclude(pk=perjanjian.pk)
    return list(ada.distinct().order_by("-tahun", "-versi_ke"))


@transaction.atomic
def ambil_dari(perjanjian: PerjanjianKinerja, *, oleh, dari: PerjanjianKinerja) -> int:
    """`salin_dari` for the page: only one of `sumber_salinan`. Raises IsianSalah when nothing could be taken."""
    if dari.pk not in {satu.pk for satu in sumber_salinan(perjanjian, oleh)}:
        raise IsianSalah({"dari": "Pilih perjanjian kinerja dari daftar."})
    banyak = salin_dari(oleh=oleh, dari=dari, ke=perjanjian)
    if not banyak:
        raise IsianSalah({"dari": "Tidak ada baris baru: semuanya sudah ada, atau indikatornya tidak ada di sini."})
    return banyak


@transaction.atomic
def salin_dari(*, oleh, dari: PerjanjianKinerja, ke: PerjanjianKinerja) -> int:
    """Take the rows of another PK of the same instansi over, by the lineage of their indicators; how many were made.

    Rows that are there already, of indicators without a line in `ke` and of closed triwulan are left out. Within one
    year the hasil comes along; of another year the kegiatan is found by its kunci, and there is no hasil yet.
    """
    pastikan(oleh, "isi_data", ke.instansi)
    ke = tulis.kunci(ke, "instansi")
    indikator = {b.indikator.silsilah: b.indikator for b in ke.baris.select_related("indikator")}
    tutup = masa_aksi.terkunci(ke, masa_aksi.pemegang(ke))
    kegiatan = _padanan_kegiatan(dari, ke)
    baris = []
    for satu in dari.rencana_aksi.select_related("indikator", "kegiatan", "penanggung_jawab"):
        tujuan = indikator.get(satu.indikator.silsilah)
        if tujuan is None or satu.triwulan in tutup:
            continue
        hasil = {"hasil": satu.hasil} if dari.tahun == ke.tahun else {}
        isi = _isi(satu) | {"kegiatan": kegiatan.get(satu.kegiatan_id), "bulan": satu.bulan} | hasil
        baris.append((satu.triwulan, tujuan, isi))
    return len(_buat(oleh, ke, baris))


@transaction.atomic
def atur_bulanan(perjanjian: PerjanjianKinerja, *, oleh, bulanan: bool, versi: int | None = None) -> PerjanjianKinerja:
    """Whether a new row names its month; rows that are there keep what they say."""
    pastikan(oleh, "isi_data", perjanjian.instansi)
    return tulis.ubah(perjanjian, oleh=oleh, versi=versi, rencana_bulanan=bulanan)


def _buka(oleh, perjanjian: PerjanjianKinerja, *triwulan: int) -> PerjanjianKinerja:
    """The PK, held: writers of its rows take turns. Raises Ditolak, SalahStatus, IsianSalah for no such triwulan."""
    pastikan(oleh, "isi_data", perjanjian.instansi)
    if not triwulan or not set(triwulan) <= set(masa_aksi.TRIWULAN):
        raise IsianSalah({"triwulan": "Pilih triwulan I sampai IV."})
    perjanjian = tulis.kunci(perjanjian, "instansi")
    masa_aksi.pastikan_terbuka(perjanjian, *triwulan)
    return perjanjian


def _periksa(perjanjian: PerjanjianKinerja, triwulan: int, isi: dict) -> dict:
    """The values of a row; IsianSalah naming every field that cannot be so."""
    salah = {}
    if "uraian" in isi and not (isi := isi | {"uraian": isi["uraian"].strip()})["uraian"]:
        salah["uraian"] = "Tulis apa yang akan dikerjakan."
    bulan = isi.get("bulan")
    if bulan and not triwulan * 3 - 2 <= bulan <= triwulan * 3:
        salah["bulan"] = f"{BULAN[bulan - 1]} tidak termasuk {Triwulan(triwulan).label}."
    if (anggaran := isi.get("anggaran")) is not None and anggaran < 0:
        salah["anggaran"] = "Anggaran tidak boleh negatif."
    kegiatan, jabatan = isi.get("kegiatan"), isi.get("penanggung_jawab")
    if kegiatan and (kegiatan.instansi_id, kegiatan.tahun) != (perjanjian.instansi_id, perjanjian.tahun):
        salah["kegiatan"] = "Kegiatan ini bukan milik perangkat daerah dan tahun perjanjian kinerja ini."
    if jabatan and jabatan.instansi_id != perjanjian.instansi_id:
        salah["penanggung_jawab"] = "Jabatan ini bukan milik perangkat daerah ini."
    if salah:
        raise IsianSalah(salah)
    return isi


def _isi(aksi: RencanaAksi) -> dict:
    return {nama: getattr(aksi, nama) for nama in SALINAN}


def _buat(oleh, perjanjian: PerjanjianKinerja, baris: list[tuple[int, Indikator, dict]]) -> list[RencanaAksi]:
    """New rows (triwulan, indicator, values), without those that say the same as one that is there."""
    ada = {
        (satu.triwulan, satu.bulan, satu.indikator.silsilah, satu.uraian): satu.urutan
        for satu in perjanjian.rencana_aksi.select_related("indikator")
    }
    urutan, daftar = max(ada.values(), default=0), []
    for tw, indikator, isi in baris:
        kunci = (tw, isi["bulan"], indikator.silsilah, isi["uraian"])
        if kunci in ada:
            continue
        urutan += 1
        ada[kunci] = urutan
        daftar.append({"perjanjian": perjanjian, "indikator": indikator, "triwulan": tw, "urutan": urutan, **isi})
    return tulis.buat_banyak(RencanaAksi, oleh=oleh, daftar=daftar)


def _padanan_kegiatan(dari: PerjanjianKinerja, ke: PerjanjianKinerja) -> dict[int, Kegiatan]:
    """{id of a kegiatan of the source: what it is in the year of the target}."""
    lama = Kegiatan.objects.filter(instansi=dari.instansi_id, tahun=dari.tahun)
    if dari.tahun == ke.tahun:
        return {satu.pk: satu for satu in lama}
    baru = {satu.kunci: satu for satu in Kegiatan.objects.filter(instansi=ke.instansi_id, tahun=ke.tahun)}
    return {satu.pk: baru[satu.kunci] for satu in lama if satu.kunci in baru}
