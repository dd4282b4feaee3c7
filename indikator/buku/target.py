"""Sheet “Target”: one row per indicator with the target of the year and of its triwulan, as they are written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indikator.buku import baris_indikator
from indikator.buku.baris_indikator import BarisIndikator
from indikator.buku.lingkup import Pintu, boleh_mengisi, pastikan_bersih, teks, tolak
from indikator.capaian.isian import TRIWULAN
from indikator.domain.indikator import TARGET_MAKS
from indikator.domain.indikator_ubah import UbahanIndikator, ubah_banyak
from indikator.domain.target_triwulan_banyak import atur_banyak
from indikator.enums import UKUR_TERBUKA, StatusDokumen, Triwulan
from indikator.models import Indikator, Pengukuran, Target
from organisasi.buku.bentuk import PANJANG, BarisBuku, KolomBuku, LembarBuku, Lingkup
from organisasi.buku.terap import pegang
from organisasi.domain.sekaligus import utuh
from organisasi.models import Instansi

KODE = "target"
TW = {f"tw{triwulan}": triwulan for triwulan in TRIWULAN}
BARU = "Indikator baru ditambahkan di lembar IKU dan IKI, bukan di sini."
BELUM_BERLAKU = "Target triwulan diisi sesudah dokumennya ditetapkan dan indikator ini berlaku."
BERSUB = "Isi target sub-indikatornya; capaian indikator ini dihitung dari sana."


@dataclass(frozen=True)
class BarisTarget:
    """A row of a document with its target of the year, and the row in force with its targets of triwulan.

    `berlaku` is the row itself where its document is the one in force, None where none is.
    """

    pokok: BarisIndikator
    setahun: str
    berlaku: Indikator | None
    triwulan: Mapping[int, str]


def baris(lingkup: Lingkup) -> Iterator[BarisTarget]:
    for penggal in baris_indikator.per_penggal(baris_indikator.baca(lingkup)):
        kembar, rencana = _berlaku(lingkup, penggal)
        for satu in penggal:
            berlaku = kembar.get(satu.indikator.silsilah)
            isi = rencana.get(berlaku.pk, {}) if berlaku else {}
            yield BarisTarget(satu, satu.target.get((lingkup.tahun, 0), ""), berlaku, isi)


def _berlaku(lingkup: Lingkup, penggal: Sequence[BarisIndikator]) -> tuple[dict, dict]:
    """({lineage: row in force}, {its key: {triwulan: text}}); at most two queries."""
    tetap = {
        s.indikator.silsilah: s.indikator for s in penggal if s.lembar.penetapan.status == StatusDokumen.DITETAPKAN
    }
    rencana = {
        s.indikator.pk: {tw: isi for (tahun, tw), isi in s.target.items() if tahun == lingkup.tahun and tw}
        for s in penggal
    }
    draf = [s for s in penggal if s.indikator.silsilah not in tetap]
    if not draf:
        return tetap, rencana
    milik = {satu.indikator.silsilah: satu.lembar.penetapan.instansi_id for satu in draf}
    kini = Indikator.objects.filter(silsilah__in=milik, lembar__penetapan__berlaku__tahun=lingkup.tahun)
    ada = {s.silsilah: s for s in kini.select_related("lembar__penetapan__instansi")}
    ada = {k: s for k, s in ada.items() if s.lembar.penetapan.instansi_id == milik[k]}
    triwulan = Target.objects.filter(indikator__in=ada.values(), tahun=lingkup.tahun, triwulan__in=TRIWULAN)
    for pk, tw, isi in triwulan.values_list("indikator", "triwulan", "teks"):
        rencana.setdefault(pk, {})[tw] = isi
    return tetap | ada, rencana


# --- import ------------------------------------------------------------------------------------------------------


def periksa(lingkup: Lingkup, baris: Sequence[BarisBuku]) -> None:
    pintu, tutup = Pintu(lingkup.oleh), _tertutup(lingkup, baris)
    for satu in baris:
        if satu.baru:
            tolak(satu, "", BARU)
            continue
        if "target" in satu.ubah and (sebab := pintu.kalimat(satu.objek.pokok.lembar)):
            tolak(satu, "target", sebab)
        for kunci, triwulan in TW.items():
            if kunci in satu.ubah:
                _periksa_triwulan(pintu, satu, kunci, tutup.get((_instansi(satu).pk, triwulan), ""))


def _periksa_triwulan(pintu: Pintu, satu: BarisBuku, kunci: str, tertutup: str) -> None:
    if satu.objek.berlaku is None:
        tolak(satu, kunci, BELUM_BERLAKU)
    elif satu.objek.pokok.indikator.punya_sub:
        tolak(satu, kunci, BERSUB)
    elif sebab := pintu.hak(_instansi(satu)) or tertutup:
        tolak(satu, kunci, sebab)


def _instansi(satu: BarisBuku) -> Instansi:
    return satu.objek.pokok.lembar.penetapan.instansi


def _tertutup(lingkup: Lingkup, baris: Sequence[BarisBuku]) -> dict[tuple[int, int], str]:
    """{(instansi, triwulan): why its target stays}, of those whose realisasi is submitted or further."""
    milik = {_instansi(satu).pk for satu in baris if not satu.baru}
    ukur = Pengukuran.objects.filter(instansi__in=milik, tahun=lingkup.tahun, triwulan__in=TRIWULAN)
    tutup = ukur.exclude(status__in=UKUR_TERBUKA).values_list("instansi", "triwulan")
    return {
        (pk, tw): f"Realisasi {Triwulan(tw).label} {lingkup.tahun} sudah diajukan; targetnya tidak dapat diubah."
        for pk, tw in tutup
    }


@utuh
def terapkan(lingkup: Lingkup, baris: Sequence[BarisBuku]) -> None:
    """Store the changed targets. Raises IsianSalah naming the rows, Ditolak, SalahStatus."""
    if not lingkup.rencana.get("iku_iki"):  # else it holds them, and its own writes are no collision
        pegang([satu.objek.pokok.indikator for satu in baris if satu.objek])
    periksa(lingkup, baris)
    pastikan_bersih(baris)
    tahunan: dict[int, list[BarisBuku]] = {}
    triwulan: dict[int, list[BarisBuku]] = {}
    for satu in baris:
        if "target" in satu.ubah:
            tahunan.setdefault(satu.objek.pokok.lembar.pk, []).append(satu)
        if set(satu.ubah) & set(TW):
            triwulan.setdefault(_instansi(satu).pk, []).append(satu)
    for daftar in tahunan.values():
        isi = [UbahanIndikator(s.objek.pokok.indikator, target={lingkup.tahun: teks(s.isi["target"])}) for s in daftar]
        ubah_banyak(isi, oleh=lingkup.oleh, lembar=daftar[0].objek.pokok.lembar)
    for daftar in triwulan.values():
        isi = [(s.objek.berlaku, {TW[k]: teks(s.isi[k]) for k in TW if k in s.ubah}) for s in daftar]
        atur_banyak(oleh=lingkup.oleh, instansi=_instansi(daftar[0]), tahun=lingkup.tahun, daftar=isi)


def _triwulan(kunci: str, triwulan: int) -> KolomBuku:
    judul = f"Target {Triwulan(triwulan).label}"
    return KolomBuku(kunci, judul, lambda b: b.triwulan.get(triwulan, ""), lebar=18, maks=TARGET_MAKS)


LEMBAR = LembarBuku(
    kode=KODE,
    judul="Target",
    petunjuk=(
        "Target tahun buku kerja ini dan target triwulannya (rencana aksi), ditulis seperti di dokumen: 78,2; 80%; "
        "12 laporan; A (80,50); ≤ 1%; WTP. Target setahun diubah pada draf dokumen, target triwulan pada dokumen yang "
        "berlaku. Tanda “-” berarti memang tidak ada; sel kosong berarti belum diisi."
    ),
    kolom=(
        KolomBuku("instansi", "Perangkat daerah", lambda b: b.pokok.instansi, lebar=30, terkunci=True),
        KolomBuku("dokumen", "Dokumen", lambda b: b.pokok.dokumen, lebar=30, terkunci=True),
        KolomBuku("jabatan", "Jabatan", lambda b: b.pokok.jabatan, lebar=34, terkunci=True),
        KolomBuku("nama", "Indikator", lambda b: b.pokok.indikator.nama, PANJANG, lebar=44, terkunci=True),
        KolomBuku("satuan", "Satuan", lambda b: b.pokok.indikator.satuan, lebar=12, terkunci=True),
        KolomBuku("target", "Target setahun", lambda b: b.setahun, lebar=18, maks=TARGET_MAKS),
        *(_triwulan(kunci, triwulan) for kunci, triwulan in TW.items()),
    ),
    baris=baris,
    id_baris=lambda satu: satu.pokok.kunci,
    sebutan=lambda isi: f"{isi.get('jabatan') or ''}: {isi.get('nama') or ''}"[:300],
    periksa=periksa,
    terapkan=terapkan,
    boleh=boleh_mengisi,
    perlu_tahun=True,
    urutan=210,
)
