"""Targets of triwulan of many rows at once: what `domain.target_triwulan.atur` does for each, in a few queries."""

from collections.abc import Mapping, Sequence

from indikator.domain import capaian
from indikator.domain.dokumen import berlaku
from indikator.domain.target_banyak import atur_banyak as tulis_target
from indikator.domain.target_triwulan import pastikan_dapat_diubah, salinan_terbuka
from indikator.models import Indikator, Realisasi
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import pastikan

Isian = tuple[Indikator, Mapping[int, str]]  # a row of the document in force and {triwulan: text}


@utuh
def atur_banyak(*, oleh, instansi, tahun: int, daftar: Sequence[Isian]) -> None:
    """Set targets of triwulan of rows in force, and of the same rows in an open review; then their open realisasi are
    computed anew. Raises Ditolak, SalahStatus, IsianSalah."""
    pastikan(oleh, "isi_data", instansi)
    if not daftar:
        return
    baris = [satu for satu, _ in daftar]
    _pastikan_terukur(baris, instansi, tahun)
    tulis.kunci_banyak(baris)  # writers of one row take turns
    isi = {satu.silsilah: {tw: " ".join(teks.split()) for tw, teks in semua.items()} for satu, semua in daftar}
    terpanjang: dict[int, str] = {}
    for tw, teks in (pasangan for satu in isi.values() for pasangan in satu.items()):
        terpanjang[tw] = max(terpanjang.get(tw, ""), teks, key=len)
    pastikan_dapat_diubah(instansi, tahun, terpanjang)
    salinan = salinan_terbuka(baris, instansi, tahun).select_related("lembar__penetapan__instansi")
    semua = [(satu, _waktu(tahun, isi[satu.silsilah])) for satu in (*baris, *salinan)]
    berubah = tulis_target(oleh, semua)
    silsilah = {satu.silsilah for satu, _ in semua if satu.pk in berubah}
    ukur = Realisasi.objects.filter(pengukuran__instansi=instansi, pengukuran__tahun=tahun)
    capaian.hitung_ulang(ukur.filter(indikator__silsilah__in=silsilah), oleh=oleh)


def _waktu(tahun: int, isi: Mapping[int, str]) -> dict[tuple[int, int], str]:
    return {(tahun, triwulan): teks for triwulan, teks in isi.items()}


def _pastikan_terukur(baris: Sequence[Indikator], instansi, tahun: int) -> None:
    """`domain.dokumen.pastikan_terukur` of all of them."""
    dokumen = berlaku(instansi, tahun)
    if dokumen is None or any(satu.lembar.penetapan_id != dokumen.pk for satu in baris):
        raise SalahStatus(f"Ada indikator yang bukan dari dokumen yang berlaku tahun {tahun}. Unduh ulang bukunya.")
    if Indikator.objects.filter(induk__in=[satu.pk for satu in baris]).exists():
        raise IsianSalah("Isi target sub-indikatornya; capaian indikator ini dihitung dari sana.")
