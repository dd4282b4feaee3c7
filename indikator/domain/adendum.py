"""Adendum: a tetap figure in place of a sementara one after verification or locking (DOMAIN section 1)."""

from django.db import transaction

from indikator.domain import bukti as domain_bukti
from indikator.domain import capaian, nilai_variabel
from indikator.domain import realisasi as domain_realisasi
from indikator.domain.bukti import TANPA_BUKTI, BuktiBaru
from indikator.enums import UKUR_TERVERIFIKASI, SifatRealisasi
from indikator.models import Realisasi
from organisasi.domain import tulis
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import boleh, pastikan


def dapat_ditetapkan(pelaku, realisasi: Realisasi) -> bool:
    """Whether the page offers an addendum; the server asks again on the write."""
    return not halangan(realisasi) and boleh(pelaku, "isi_data", realisasi.pengukuran.instansi)


def halangan(realisasi: Realisasi) -> str:
    """Why this realisasi takes no addendum; "" when it does."""
    if realisasi.sifat != SifatRealisasi.SEMENTARA:
        return "Angka ini sudah tetap."
    if realisasi.pengukuran.status not in UKUR_TERVERIFIKASI:
        return "Adendum hanya untuk realisasi yang sudah terverifikasi atau dikunci; ubah lewat isian biasa."
    return ""


@transaction.atomic
def tetapkan_angka(
    realisasi: Realisasi,
    *,
    oleh,
    alasan: str,
    teks: str = "",
    variabel: dict[str, str] | None = None,
    versi: int | None = None,
    tahun_data: int | None = None,
    bukti: BuktiBaru = TANPA_BUKTI,
) -> Realisasi:
    """Give a sementara realisasi its tetap value. The audit keeps both values and the reason.

    The capaian of this row is computed anew with the definition, the target and the policy it had; later triwulan that
    are open follow, closed ones keep their figures. Raises Ditolak, SalahStatus, IsianSalah naming the field, Bentrok.
    """
    pastikan(oleh, "isi_data", realisasi.pengukuran.instansi)
    realisasi.pengukuran = tulis.kunci(realisasi.pengukuran)
    if kalimat := halangan(tulis.kunci(realisasi)):
        raise SalahStatus(kalimat)
    if not alasan.strip():
        raise IsianSalah({"alasan": "Tuliskan dasar angka tetapnya, misalnya surat atau berita acaranya."})
    ukur = realisasi.pengukuran
    kini = capaian.indikator_berlaku(realisasi.indikator, ukur.tahun)
    indikator = capaian.indikator_dihitung(realisasi, kini)
    nilai = nilai_variabel.baca_variabel(indikator, variabel or {})
    domain_realisasi.pastikan_bukan_centangan(realisasi, teks.strip(), nilai)
    isi = domain_realisasi.nilai_isian(indikator, ukur.tahun, ukur.triwulan, teks.strip(), nilai)
    isi |= {"sifat": SifatRealisasi.TETAP} | ({"tahun_data": tahun_data} if tahun_data else {})
    baru = domain_realisasi.tulis_isi(oleh, ukur, indikator, versi, isi, nilai, alasan=alasan.strip())
    domain_bukti.tambah(baru, oleh=oleh, baru=bukti)
    _hitung(baru, oleh, alasan.strip())
    return baru


def _hitung(realisasi: Realisasi, oleh, alasan: str) -> None:
    lama = capaian.ringkas(getattr(realisasi, "capaian", None))
    domain_realisasi.hitung(realisasi, oleh=oleh, patokan_lama=True)
    capaian.catat_hitung(realisasi, lama, oleh=oleh, alasan=alasan)
