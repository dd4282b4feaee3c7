"""Regulations that a pemda keeps in its own library, beside the national one."""

from uuid import UUID

from django.db.models import Count

from laporan.domain.pustaka_hukum import BERLAKU, Pustaka, kunci_satu, muat_pustaka, sebutan
from laporan.models import ButirKeputusan, DasarHukum, DasarHukumPemda
from laporan.sitasi import Sitasi, baca, kenali
from laporan.sitasi import tulis as tulis_kutipan
from organisasi.domain import tulis
from organisasi.domain.kunci import SUDAH_TERKIRIM
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan

KOLOM_TEKS = ("bentuk", "nomor", "tentang", "lembaran", "catatan")
BENTUK_ASING = "Tulis bentuknya lengkap, misalnya Peraturan Daerah Kabupaten Paser atau Peraturan Bupati Paser."
SEJAK_TANPA_STATUS = "Tanggal ini hanya untuk peraturan yang diubah atau dicabut."
OLEH_TANPA_STATUS = "Pilih keadaan diubah atau dicabut, atau kosongkan isian ini."
SEJAK_TERLALU_AWAL = "Tanggal ini sebelum tahun peraturannya."


@utuh
def buat(*, oleh, kunci_kirim: UUID | None = None, pengganti: DasarHukumPemda | None = None, **isi) -> DasarHukumPemda:
    """Add a regulation; sent twice it is one row. Raises Ditolak, IsianSalah.

    isi: the columns of DasarHukumPemda, with `pengganti` for its `oleh` (what changed or revoked it).
    """
    pastikan(oleh, "kelola_dasar_hukum")
    tulis.kunci(oleh.pemda)  # submits take turns, so that the second sees the row of the first
    isi = _rapi(pengganti, isi)
    ada = DasarHukumPemda.objects.filter(kunci_kirim=kunci_kirim).first() if kunci_kirim else None
    if ada is not None:
        if any(getattr(ada, kolom) != nilai for kolom, nilai in isi.items()):
            raise IsianSalah(SUDAH_TERKIRIM.format(sebutan(ada)))
        return ada
    _periksa(isi)
    rincian = {"oleh": pengganti}  # its column has the name of the actor
    return tulis.buat(DasarHukumPemda, oleh=oleh, rincian=rincian, kunci_kirim=kunci_kirim, **isi)


@utuh
def ubah(
    satu: DasarHukumPemda, *, oleh, versi: int | None = None, pengganti: DasarHukumPemda | None = None, **isi
) -> DasarHukumPemda:
    """Drafts that cite it keep their words; decrees in force are frozen anyway."""
    pastikan(oleh, "kelola_dasar_hukum")
    isi = _rapi(pengganti, isi)
    _periksa(isi, satu)
    rincian = {"oleh": (satu.oleh, pengganti)}
    return tulis.ubah(satu, oleh=oleh, versi=versi, rincian=rincian, **isi)


def hapus(satu: DasarHukumPemda, *, oleh, versi: int | None = None) -> None:
    """Only what no decree was taken from. Raises IsianSalah otherwise."""
    pastikan(oleh, "kelola_dasar_hukum")
    tulis.hapus(satu, oleh=oleh, versi=versi)


def pemakaian() -> dict[tuple[type, int], int]:
    """{(model, key): number of decrees that took it from the library}; two queries."""
    hasil = {}
    for model, kolom in ((DasarHukum, "dasar_hukum"), (DasarHukumPemda, "dasar_hukum_pemda")):
        butir = ButirKeputusan.objects.filter(**{f"{kolom}__isnull": False}).order_by()
        jumlah = butir.values_list(kolom).annotate(Count("keputusan", distinct=True))
        hasil |= {(model, pk): banyak for pk, banyak in jumlah}
    return hasil


def pemakai(satu: DasarHukumPemda) -> list[str]:
    """What hangs on it, in words: "2 keputusan", "1 peraturan lain"."""
    keputusan = satu.butir.order_by().values("keputusan").distinct().count()
    peraturan = satu.mengganti.count()
    kata = ((keputusan, "keputusan"), (peraturan, "peraturan lain yang menyebutnya"))
    return [f"{banyak} {apa}" for banyak, apa in kata if banyak]


def isi_dari_kutipan(teks: str) -> dict:
    """The fields of the form from a pasted citation; {} when it is none. What changed it is told in `catatan`."""
    terbaca = baca(teks)
    if terbaca is None:
        return {}
    isi = {"bentuk": terbaca.bentuk, "nomor": terbaca.nomor, "tahun": terbaca.tahun or None}
    isi |= {"tentang": terbaca.tentang, "lembaran": _lembaran(terbaca)}
    if terbaca.diubah_dengan:
        isi |= {
            "status": "diubah",
            "catatan": f"Terakhir diubah dengan {tulis_kutipan(terbaca.diubah_dengan)}."[:2000],
        }
    return isi


def _lembaran(terbaca: Sitasi) -> str:
    """The gazettes of a citation as it writes them, without the brackets."""
    polos = Sitasi("UU", "1", 0, ln=terbaca.ln, tln=terbaca.tln, bn=terbaca.bn, lembaran=terbaca.lembaran)
    return tulis_kutipan(polos).partition("(")[2].rstrip(")")[:250]


def _rapi(pengganti: DasarHukumPemda | None, isi: dict) -> dict:
    """The columns: texts on one line, the kind written out ("Perda Kab. Paser")."""
    rapi = {kolom: " ".join(isi[kolom].split()) for kolom in KOLOM_TEKS}
    rapi["bentuk"] = kenali(rapi["bentuk"]) or rapi["bentuk"]
    rapi["lembaran"] = rapi["lembaran"].strip("() ;,.")
    return isi | rapi | {"oleh_id": pengganti.pk if pengganti else None}


def _periksa(isi: dict, satu: DasarHukumPemda | None = None) -> None:
    """Raise IsianSalah with a sentence at its field."""
    salah = {}
    if not kenali(isi["bentuk"]):
        salah["bentuk"] = BENTUK_ASING
    if isi["status"] == BERLAKU and isi["sejak"]:
        salah["sejak"] = SEJAK_TANPA_STATUS
    elif isi["sejak"] and isi["sejak"].year < isi["tahun"]:
        salah["sejak"] = SEJAK_TERLALU_AWAL
    if isi["status"] == BERLAKU and isi["oleh_id"]:
        salah["pengganti"] = OLEH_TANPA_STATUS
    if salah:
        raise IsianSalah(salah)
    _pastikan_tunggal(isi, satu, muat_pustaka())


def _pastikan_tunggal(isi: dict, satu: DasarHukumPemda | None, pustaka: Pustaka) -> None:
    """The same regulation, however it is written, is in the library once."""
    calon = DasarHukumPemda(**{kolom: isi[kolom] for kolom in ("bentuk", "nomor", "tahun")})
    ada = pustaka.menurut_kunci.get(kunci_satu(calon))
    if ada is None or ada == satu:
        return
    pustakanya = "nasional" if isinstance(ada, DasarHukum) else "pemda"
    raise IsianSalah({"nomor": f"{sebutan(ada)} sudah ada di pustaka {pustakanya}: {ada.tentang[:150]}."})
