"""Registration of nomor and tanggal: the next number of the issuer's register, or one typed. Never invented."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from kinerja.tanggal import tulis_tanggal
from laporan.domain import bentuk_nomor, buku_nomor
from laporan.domain.hangat_keputusan import hangatkan_nanti
from laporan.enums import StatusKeputusan
from laporan.models import BukuNomor, Keputusan
from organisasi.domain import tulis
from organisasi.enums import Tindakan
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import pastikan
from organisasi.tahun import WAJAR

LEBIH_AWAL = timedelta(days=1)  # a decree of tomorrow may be registered today


@dataclass(frozen=True)
class Pendaftaran:
    """What a registration would write. `urut` is None for a number written otherwise than the register does."""

    nomor: str
    urut: int | None
    buku: BukuNomor | None


@transaction.atomic
def nomori(
    keputusan: Keputusan,
    *,
    oleh,
    tanggal: date,
    nomor: str = "",
    nomor_urut: int | None = None,
    versi: int | None = None,
) -> Keputusan:
    """Register number and date of a draft; again, to correct them: its number stays reserved for it.

    Without a number: the one it has, else the next of the register of its issuer and the date's year, which is held
    until the transaction ends, so that no two get the same. `nomor`: "85" or as it is to be printed.
    """
    pastikan(oleh, "nomori_keputusan", keputusan.instansi)
    keputusan = tulis.kunci(keputusan, "instansi", "buku")
    if keputusan.status != StatusKeputusan.DRAF:
        raise SalahStatus("Keputusan ini sudah berlaku; nomor dan tanggalnya tidak dapat diubah.")
    _periksa_tanggal(tanggal)
    buku = buku_nomor.cari(keputusan.jabatan_penetap, tanggal.year)
    buku = tulis.kunci(buku) if buku else None
    daftar = rencanakan(keputusan, buku, tanggal, nomor, nomor_urut)
    isi = {"nomor": daftar.nomor, "tanggal": tanggal, "tahun": tanggal.year}
    isi |= {"buku": daftar.buku, "nomor_urut": daftar.urut}
    if all(getattr(keputusan, kolom) == nilai for kolom, nilai in isi.items()):
        return keputusan  # the same form sent twice
    keputusan = tulis.ubah(keputusan, oleh=oleh, versi=versi, tindakan=Tindakan.NOMORI, dipegang=True, **isi)
    if buku and daftar.urut and daftar.urut > buku.terakhir:
        tulis.ubah(buku, oleh=oleh, dipegang=True, terakhir=daftar.urut)
    return hangatkan_nanti(keputusan)


def rencanakan(
    keputusan: Keputusan, buku: BukuNomor | None, tanggal: date, nomor: str = "", nomor_urut: int | None = None
) -> Pendaftaran:
    """The number this registration gives; raises IsianSalah naming `nomor`, with the next free one."""
    daftar = _pilih(keputusan, buku, tanggal, " ".join(nomor.split()), nomor_urut)
    if len(daftar.nomor) > bentuk_nomor.PANJANG_MAKS:
        raise IsianSalah({"nomor": f"Nomor ini lebih dari {bentuk_nomor.PANJANG_MAKS} huruf."})
    if _terpakai(keputusan, tanggal.year, daftar):
        lanjut = f" Nomor berikutnya: {_tulis(buku, _berikutnya(keputusan, buku, tanggal), tanggal)}." if buku else ""
        kalimat = f"Nomor {daftar.nomor} sudah dipakai keputusan lain tahun {tanggal.year}.{lanjut}"
        raise IsianSalah({"nomor": kalimat})
    return daftar


def peringatan(keputusan: Keputusan, buku: BukuNomor | None, tanggal: date, urut: int | None) -> list[str]:
    """Sentences that do not forbid: dates that run against the numbers of the register, numbers left out."""
    if buku is None or urut is None:
        return []
    lain = Keputusan.objects.filter(buku=buku, tanggal__isnull=False).exclude(pk=keputusan.pk)
    hasil = []
    sebelum = lain.filter(nomor_urut__lt=urut, tanggal__gt=tanggal).order_by("-nomor_urut").first()
    sesudah = lain.filter(nomor_urut__gt=urut, tanggal__lt=tanggal).order_by("nomor_urut").first()
    for satu, letak in ((sebelum, "mendahului"), (sesudah, "melewati")):
        if satu:
            hasil.append(f"Tanggal ini {letak} tanggal nomor {satu.nomor} ({tulis_tanggal(satu.tanggal)}). Periksa.")
    if urut > buku.terakhir + 1:
        hasil.append(f"Nomor {buku.terakhir + 1} sampai {urut - 1} di buku ini dilewati.")
    return hasil


def _pilih(keputusan, buku, tanggal, nomor: str, urut: int | None) -> Pendaftaran:
    if nomor:
        urut = bentuk_nomor.baca(buku.format, nomor, tanggal) if buku else None
        return Pendaftaran(_tulis(buku, urut, tanggal) if nomor.isdigit() and urut else nomor, urut, buku)
    if buku is None and keputusan.nomor and keputusan.tahun == tanggal.year and urut is None:
        return Pendaftaran(keputusan.nomor, None, None)
    if buku is None:
        kalimat = f"Buku nomor {keputusan.jabatan_penetap} tahun {tanggal.year} belum dibuka."
        raise IsianSalah({"nomor": f"{kalimat} Buka bukunya dulu, atau tulis nomornya lengkap."})
    urut = urut or _berikutnya(keputusan, buku, tanggal)
    return Pendaftaran(_tulis(buku, urut, tanggal), urut, buku)


def _berikutnya(keputusan: Keputusan, buku: BukuNomor, tanggal: date) -> int:
    """The number this decree has in the register, else the first free one behind the last."""
    if keputusan.buku_id == buku.pk and keputusan.nomor_urut:
        return keputusan.nomor_urut
    urut = buku.terakhir + 1
    while _terpakai(keputusan, tanggal.year, Pendaftaran(_tulis(buku, urut, tanggal), urut, buku)):
        urut += 1
    return urut


def _tulis(buku: BukuNomor, urut: int, tanggal: date) -> str:
    return bentuk_nomor.tulis(buku.format, urut, tanggal)


def _terpakai(keputusan: Keputusan, tahun: int, daftar: Pendaftaran) -> bool:
    """Whether another decree of the issuer has this text in this year, or this place in the register."""
    lain = Keputusan.objects.exclude(pk=keputusan.pk)
    if daftar.buku and daftar.urut and lain.filter(buku=daftar.buku, nomor_urut=daftar.urut).exists():
        return True
    penetap = lain.filter(tahun=tahun, nomor__iexact=daftar.nomor).values_list("jabatan_penetap", flat=True)
    return any(buku_nomor.sama_penerbit(satu, keputusan.jabatan_penetap) for satu in penetap)


def _periksa_tanggal(tanggal: date) -> None:
    if tanggal.year not in WAJAR:
        raise IsianSalah({"tanggal": f"Tahun {tanggal.year} tidak masuk akal. Periksa tanggalnya."})
    if tanggal > timezone.localdate() + LEBIH_AWAL:
        raise IsianSalah(
            {"tanggal": f"{tulis_tanggal(tanggal)} belum tiba. Keputusan dinomori pada hari penetapannya."}
        )
