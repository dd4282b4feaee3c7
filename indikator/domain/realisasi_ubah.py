"""Many stored realisasi of one triwulan changed at once: `domain.realisasi.simpan` of each, in few queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indikator.domain import nilai_realisasi, nilai_variabel, target_berlaku
from indikator.domain import realisasi as domain_realisasi
from indikator.domain.realisasi_banyak import hitung_banyak
from indikator.models import Indikator, KomponenTerpenuhi, NilaiVariabel, Pengukuran, Realisasi
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah, SalahStatus

DICENTANG = "Realisasi ini dihitung dari komponen yang dicentang. Ubah centangnya, atau lepaskan semua dulu."


@dataclass(frozen=True)
class UbahanRealisasi:
    """What changes in one row; `indikator` is the row in force, read with its rumus and variables.

    The figure is `variabel` {code: text} where one is filled in, else `teks`; both None: it stays. `lain`: columns.
    """

    realisasi: Realisasi
    indikator: Indikator
    teks: str | None = None
    variabel: Mapping[str, str] | None = None
    lain: Mapping[str, object] = field(default_factory=dict)

    @property
    def angka(self) -> bool:
        return self.teks is not None or self.variabel is not None


@utuh
def ubah_banyak(daftar: Sequence[UbahanRealisasi], *, oleh, tahun: int, triwulan: int) -> list[Realisasi]:
    """Change realisasi of rows of one document in one triwulan, and compute their capaian; gives them as stored.

    The queries that read and write them do not grow with the rows, those of each capaian do. Raises as `simpan`.
    """
    if not daftar:
        return []
    ukur = domain_realisasi.buka(oleh, daftar[0].indikator, tahun, triwulan)
    terkini = _kunci(daftar, ukur)
    target = target_berlaku.cari(ukur.instansi, tahun, triwulan, [satu.indikator for satu in daftar])
    dicentang = set(KomponenTerpenuhi.objects.filter(realisasi__in=terkini).values_list("realisasi", flat=True))
    ubah = [_Ubahan(satu, kini, target, dicentang) for satu, kini in zip(daftar, terkini, strict=True)]
    masing, rincian = [satu.kolom for satu in ubah], [satu.rincian for satu in ubah]
    tulis.ubah_banyak(terkini, oleh=oleh, dipegang=True, masing=masing, rincian=rincian)
    ganti = [satu for satu in ubah if satu.rincian]
    NilaiVariabel.objects.filter(realisasi__in=[satu.kini for satu in ganti]).delete()
    bagian = [{"realisasi": satu.kini} | isi for satu in ganti for isi in nilai_variabel.kolom(satu.nilai)]
    tulis.buat_banyak(NilaiVariabel, oleh=oleh, catat=False, daftar=bagian)
    hitung_banyak(terkini, ukur, oleh)
    return terkini


def _kunci(daftar: Sequence[UbahanRealisasi], ukur: Pengukuran) -> list[Realisasi]:
    """The rows as stored now, held, with their values; SalahStatus for those of another triwulan or document."""
    if len({satu.indikator.lembar.penetapan_id for satu in daftar}) > 1:
        raise SalahStatus("Indikatornya berasal dari beberapa dokumen. Muat ulang halamannya.")
    terkini = tulis.kunci_banyak([satu.realisasi for satu in daftar], "indikator")
    nilai: dict[int, list[NilaiVariabel]] = {}
    semua = NilaiVariabel.objects.filter(realisasi__in=terkini).select_related("variabel")
    for satu in semua.order_by("urutan", "pk"):
        nilai.setdefault(satu.realisasi_id, []).append(satu)
    for satu, milik in zip(terkini, daftar, strict=True):
        if satu.pengukuran_id != ukur.pk or satu.indikator.silsilah != milik.indikator.silsilah:
            raise SalahStatus("Ada realisasi yang bukan dari triwulan ini. Muat ulang halamannya.")
        satu.pengukuran, satu.nilai_lama = ukur, nilai.get(satu.pk, [])
    return terkini


class _Ubahan:
    """A stored realisasi and what it becomes: `kolom` to write, `nilai` of its variables, `rincian` for the audit."""

    def __init__(self, isi: UbahanRealisasi, kini: Realisasi, target: Mapping, dicentang: set[int]):
        self.kini, self.kolom, self.nilai, self.rincian = kini, dict(isi.lain), {}, {}
        if not isi.angka:
            return
        teks = (isi.teks or "").strip()
        self.nilai = nilai_variabel.baca_variabel(isi.indikator, isi.variabel or {})
        if kini.pk in dicentang and (self.nilai or teks != kini.teks):
            raise IsianSalah({"teks": DICENTANG})
        self.kolom |= nilai_realisasi.kolom(isi.indikator, teks, self.nilai, target.get(isi.indikator.silsilah))
        kata = nilai_variabel.kalimat(_lama(kini.nilai_lama)), nilai_variabel.kalimat(self.nilai)
        self.rincian = {"nilai variabel": kata} if kata[0] != kata[1] else {}


def _lama(baris: Sequence[NilaiVariabel]) -> dict:
    hasil: dict = {}
    for satu in baris:
        hasil.setdefault(satu.variabel, []).append(satu.nilai)
    return {variabel: tuple(isi) if len(isi) > 1 else isi[0] for variabel, isi in hasil.items()}
