"""Many new realisasi of one triwulan at once: what `domain.realisasi.simpan` does for each, in few queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indikator.domain import capaian, nilai_realisasi, nilai_variabel, sd_triwulan, target_berlaku
from indikator.domain import realisasi as domain_realisasi
from indikator.domain.kemajuan import waktunya
from indikator.models import Indikator, NilaiVariabel, Realisasi
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah, SalahStatus


@dataclass(frozen=True)
class IsianRealisasi:
    """What `domain.realisasi.simpan` takes for one row; `indikator` is read with its rumus and variables."""

    indikator: Indikator
    teks: str = ""
    variabel: Mapping[str, str] = field(default_factory=dict)
    lain: Mapping[str, object] = field(default_factory=dict)


@utuh
def simpan_banyak(daftar: Sequence[IsianRealisasi], *, oleh, tahun: int, triwulan: int) -> list[Realisasi]:
    """Write the first realisasi of rows of one document in one triwulan, with their capaian, in the order given.

    The queries that read and write them do not grow with the rows, those of each capaian do. Raises as `simpan`;
    SalahStatus for rows of another document, IsianSalah for one that has a realisasi or is not due.
    """
    if not daftar:
        return []
    ukur = domain_realisasi.buka(oleh, daftar[0].indikator, tahun, triwulan)
    _periksa(daftar, ukur)
    target = target_berlaku.cari(ukur.instansi, tahun, triwulan, [satu.indikator for satu in daftar])
    nilai = [nilai_variabel.baca_variabel(satu.indikator, satu.variabel) for satu in daftar]
    kolom = [_kolom(satu, isi, target) for satu, isi in zip(daftar, nilai, strict=True)]
    rincian = [{"nilai variabel": nilai_variabel.kalimat(isi)} if isi else {} for isi in nilai]
    isi = [satu | {"pengukuran": ukur} for satu in kolom]
    baru = tulis.buat_banyak(Realisasi, oleh=oleh, daftar=isi, rincian=rincian)
    bagian = [{"realisasi": r} | satu for r, v in zip(baru, nilai, strict=True) for satu in nilai_variabel.kolom(v)]
    tulis.buat_banyak(NilaiVariabel, oleh=oleh, catat=False, daftar=bagian)
    hitung_banyak(baru, ukur, oleh)
    return baru


def _periksa(daftar: Sequence[IsianRealisasi], ukur) -> None:
    """What `buka` asks of the first row, for all of them."""
    baris = [satu.indikator for satu in daftar]
    if len({satu.lembar.penetapan_id for satu in baris}) > 1:
        raise SalahStatus("Indikatornya berasal dari beberapa dokumen. Muat ulang halamannya.")
    if Indikator.objects.filter(induk__in=baris).exists():
        raise IsianSalah("Isi realisasi sub-indikatornya; capaian indikator ini dihitung dari sana.")
    ada = Realisasi.objects.filter(pengukuran=ukur, indikator__silsilah__in=[satu.silsilah for satu in baris])
    if ada.exists() or not all(waktunya(satu, ukur.triwulan) for satu in baris):
        raise IsianSalah("Ada indikator yang sudah terisi atau belum waktunya diukur.")


def _kolom(satu: IsianRealisasi, nilai: Mapping, target: Mapping) -> dict:
    """Columns of one row."""
    isi = nilai_realisasi.kolom(satu.indikator, satu.teks.strip(), nilai, target.get(satu.indikator.silsilah))
    return {"indikator": satu.indikator} | isi | dict(satu.lain)


def hitung_banyak(baru: Sequence[Realisasi], ukur, oleh) -> None:
    """The capaian of each, and anew that of the later triwulan they are part of (where still open)."""
    silsilah = {satu.indikator.silsilah for satu in baru}
    setahun = sd_triwulan.muat(ukur.instansi, ukur.tahun, silsilah)
    for satu in baru:
        capaian.hitung_realisasi(satu, setahun)
    if ukur.triwulan:
        semua = Realisasi.objects.filter(pengukuran__instansi=ukur.instansi, pengukuran__tahun=ukur.tahun)
        nanti = semua.filter(pengukuran__triwulan__gt=ukur.triwulan, indikator__silsilah__in=silsilah)
        capaian.hitung_ulang(nanti, oleh=oleh)
