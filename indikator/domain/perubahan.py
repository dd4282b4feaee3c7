"""A review against the document it reviews, row by row (indikator.banding.matriks), and why each row changed.

isi = matriks(reviu)
isi.hitung()                      # {Ubahan.DIUBAH: 12, …}
for lembar in isi.lembar: lembar.tercatat
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from indikator.banding.baris import Baris
from indikator.banding.matriks import BarisMatriks, Keterangan, LembarMatriks, Matriks, Ubahan, susun
from indikator.domain.isi_ajuan import isi_lembar
from indikator.domain.penetapan import buka_isian
from indikator.models import Lembar, Penetapan, PerubahanIndikator
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import Bentrok, IsianSalah

ALASAN_MAKS = 2_000


def matriks(penetapan: Penetapan) -> Matriks:
    """Every row of a review beside the document it reviews; without any sheet for a document that is no review.

    A constant number of queries.
    """
    if penetapan.asal_id is None:
        return Matriks()
    lama, baru = _lembar(penetapan.asal_id), _lembar(penetapan.pk)
    isi = isi_lembar([*lama, *baru])
    baris = [[b for satu in daftar for b in _baris(satu, isi[satu.pk])] for daftar in (lama, baru)]
    return susun(*baris, _judul(lama, baru), _keterangan(penetapan))


def tanpa_alasan(penetapan: Penetapan) -> tuple[BarisMatriks, ...]:
    """Changed, stopped and replaced rows of a review whose reason is still missing."""
    return matriks(penetapan).tanpa_alasan


@utuh
def beri_alasan(
    *,
    oleh,
    penetapan: Penetapan,
    silsilah: UUID,
    alasan: str,
    diganti_oleh: UUID | None = None,
    sejak_tahun: int | None = None,
    versi: int | None = None,
) -> PerubahanIndikator:
    """Say why a row of an open review changed, from which year, and of a stopped one which new row replaces it.

    versi: that of the stored reason, 0 for none. Raises Ditolak, SalahStatus, IsianSalah, Bentrok.
    """
    buka_isian(oleh, penetapan)
    isi = matriks(penetapan)
    _pastikan_berubah(isi, silsilah)
    _pastikan_tahun(penetapan, sejak_tahun)
    if diganti_oleh is not None:
        _pastikan_pengganti(isi, silsilah, diganti_oleh)
    nilai = {"diganti_oleh": diganti_oleh, "sejak_tahun": sejak_tahun, "alasan": _rapi(alasan)}
    return _simpan(oleh, penetapan, silsilah, nilai, versi)


@utuh
def beri_alasan_banyak(
    *, oleh, penetapan: Penetapan, silsilah: Collection[UUID], alasan: str, sejak_tahun: int | None = None
) -> int:
    """The same reason, and where given the same year, for several rows of an open review. Number of rows."""
    buka_isian(oleh, penetapan)
    if not silsilah:
        raise IsianSalah({"pilih": "Centang dulu baris yang diberi alasan."})
    if not (alasan := _rapi(alasan)):
        raise IsianSalah({"alasan": "Tuliskan alasannya."})
    isi = matriks(penetapan)
    _pastikan_tahun(penetapan, sejak_tahun)
    for satu in dict.fromkeys(silsilah):
        _pastikan_berubah(isi, satu)
        nilai = {"alasan": alasan} | ({"sejak_tahun": sejak_tahun} if sejak_tahun else {})
        _simpan(oleh, penetapan, satu, nilai, None)
    return len(set(silsilah))


def _lembar(penetapan_id: int) -> list[Lembar]:
    semua = Lembar.objects.filter(penetapan=penetapan_id).select_related("jabatan__unit")
    return list(semua.order_by("urutan", "pk"))


def _kunci(lembar: Lembar) -> str:
    """A sheet is the same in both versions when it is of the same jabatan."""
    return f"jabatan-{lembar.jabatan_id}" if lembar.jabatan_id else lembar.jenis


def _judul(lama: Iterable[Lembar], baru: Iterable[Lembar]) -> list[LembarMatriks]:
    dulu, kini = {_kunci(satu): satu for satu in lama}, {_kunci(satu): satu for satu in baru}
    hasil = []
    for kunci, satu in (kini | {k: s for k, s in dulu.items() if k not in kini}).items():
        tetap = kunci in dulu and kunci in kini
        ubahan = Ubahan.TETAP if tetap else Ubahan.BARU if kunci in kini else Ubahan.DIHENTIKAN
        hasil.append(LembarMatriks(kunci, satu.judul, ubahan))
    return hasil


def _baris(lembar: Lembar, isi: dict) -> list[Baris]:
    return [Baris(b["silsilah"], b["jenis"], b["isi"], b["induk"], _kunci(lembar)) for b in isi["baris"]]


def _keterangan(penetapan: Penetapan) -> dict[str, Keterangan]:
    return {
        str(satu.silsilah): Keterangan(satu.alasan, satu.sejak_tahun, str(satu.diganti_oleh or ""), satu.versi)
        for satu in penetapan.perubahan.all()
    }


def _rapi(alasan: str) -> str:
    rapi = alasan.strip()
    if len(rapi) > ALASAN_MAKS:
        raise IsianSalah({"alasan": f"Alasan paling panjang {ALASAN_MAKS} huruf."})
    return rapi


def _pastikan_berubah(isi: Matriks, silsilah: UUID) -> BarisMatriks:
    baris = isi.cari(str(silsilah))
    if baris is None or baris.ubahan == Ubahan.TETAP:
        raise IsianSalah("Baris ini tidak berubah lagi terhadap dokumen asalnya. Muat ulang halamannya.")
    return baris


def _pastikan_tahun(penetapan: Penetapan, tahun: int | None) -> None:
    if tahun is not None and not penetapan.tahun_mulai <= tahun <= penetapan.tahun_selesai:
        masa = f"{penetapan.tahun_mulai} sampai {penetapan.tahun_selesai}"
        raise IsianSalah({"sejak_tahun": f"Reviu ini mencakup tahun {masa}; pilih salah satunya."})


def _pastikan_pengganti(isi: Matriks, silsilah: UUID, pengganti: UUID) -> None:
    if isi.cari(str(silsilah)).ubahan not in (Ubahan.DIHENTIKAN, Ubahan.DIGANTI):
        raise IsianSalah({"diganti_oleh": "Hanya baris yang dihentikan yang dapat diganti baris lain."})
    if str(pengganti) not in {satu.silsilah for satu in isi.pengganti}:
        raise IsianSalah({"diganti_oleh": "Penggantinya harus indikator baru dalam reviu ini."})


def _simpan(oleh, penetapan: Penetapan, silsilah: UUID, nilai: dict, versi: int | None) -> PerubahanIndikator:
    """Add or change the row; the caller holds the document, so that there are never two."""
    ada = PerubahanIndikator.objects.filter(penetapan=penetapan, silsilah=silsilah).first()
    if ada is None:
        return tulis.buat(PerubahanIndikator, oleh=oleh, penetapan=penetapan, silsilah=silsilah, **nilai)
    if versi == 0:  # the page knew of none
        raise Bentrok(ada, nilai)
    return tulis.ubah(ada, nilai, oleh=oleh, versi=versi or None)
