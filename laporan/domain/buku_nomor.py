"""BukuNomor: the registers of decrees per issuer, kind and year, kept by the petugas penomoran and the admin."""

from django.db import transaction
from django.db.models import Max

from laporan.domain import bentuk_nomor
from laporan.models import BukuNomor, Keputusan
from organisasi.domain import tulis
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan
from organisasi.tahun import WAJAR

NASKAH = "Keputusan"
TERAKHIR_MAKS = 999_999


@transaction.atomic
def buat(
    *,
    oleh,
    penerbit: str,
    tahun: int,
    instansi=None,
    naskah: str = NASKAH,
    format: str = bentuk_nomor.CONTOH_BENTUK,
    terakhir: int = 0,
) -> BukuNomor:
    """Open a register. `terakhir`: the last number the paper register already has. The same said twice is one row."""
    pastikan(oleh, "kelola_buku_nomor")
    isi = {
        "penerbit": " ".join(penerbit.split()),
        "naskah": naskah,
        "tahun": tahun,
        "format": " ".join(format.split()),
    }
    isi |= {"instansi": instansi, "terakhir": terakhir}
    _periksa(isi)
    if ada := cari(penerbit, tahun, naskah):
        if all(getattr(ada, kolom) == nilai for kolom, nilai in isi.items()):
            return ada
        raise IsianSalah({"penerbit": f"Buku nomor {ada.penerbit} tahun {tahun} sudah dibuka. Ubah yang itu."})
    return tulis.buat(BukuNomor, oleh=oleh, **isi)


@transaction.atomic
def ubah(buku: BukuNomor, *, oleh, versi: int | None = None, format: str, terakhir: int) -> BukuNomor:
    """Change the form of later numbers, and the last number given (never below one that a decree has)."""
    pastikan(oleh, "kelola_buku_nomor")
    buku = tulis.kunci(buku)
    isi = {"format": " ".join(format.split()), "terakhir": terakhir}
    _periksa({"tahun": buku.tahun, "penerbit": buku.penerbit} | isi)
    terpakai = tertinggi(buku)
    if terakhir < terpakai:
        raise IsianSalah({"terakhir": f"Nomor {terpakai} sudah dipakai sebuah keputusan; isi {terpakai} atau lebih."})
    return tulis.ubah(buku, oleh=oleh, versi=versi, dipegang=True, **isi)


def usul_tahun_depan(buku: BukuNomor) -> dict:
    """What the register of the year after begins with: the same issuer and form, no number given yet."""
    sama = {kolom: getattr(buku, kolom) for kolom in ("penerbit", "instansi", "naskah", "format")}
    return sama | {"tahun": buku.tahun + 1, "terakhir": 0}


def usul_untuk(keputusan: Keputusan, tahun: int) -> dict:
    """What a register for this decree begins with: as the issuer's last one, else the usual form."""
    lama = [
        b for b in BukuNomor.objects.filter(tahun__lt=tahun) if sama_penerbit(b.penerbit, keputusan.jabatan_penetap)
    ]
    if lama:
        return usul_tahun_depan(lama[0]) | {"tahun": tahun}
    isi = {"penerbit": " ".join(keputusan.jabatan_penetap.split()).upper(), "tahun": tahun, "naskah": NASKAH}
    return isi | {"instansi": keputusan.instansi, "format": bentuk_nomor.CONTOH_BENTUK, "terakhir": 0}


def belum_dibuka(tahun: int) -> list[BukuNomor]:
    """Registers of the year before that have no successor in `tahun`; one query."""
    semua = list(BukuNomor.objects.filter(tahun__in=(tahun - 1, tahun)).select_related("instansi"))
    ada = {_kunci(satu) for satu in semua if satu.tahun == tahun}
    return [satu for satu in semua if satu.tahun == tahun - 1 and _kunci(satu) not in ada]


def cari(penerbit: str, tahun: int, naskah: str = NASKAH) -> BukuNomor | None:
    """The register of an issuer in a year, however its capitals and spaces are written."""
    semua = BukuNomor.objects.filter(tahun=tahun, naskah__iexact=naskah)
    return next((satu for satu in semua if sama_penerbit(satu.penerbit, penerbit)), None)


def sama_penerbit(satu: str, lain: str) -> bool:
    return _rapi(satu) == _rapi(lain)


def tertinggi(buku: BukuNomor) -> int:
    """The highest number of the register that a decree has; 0 when none."""
    return Keputusan.objects.filter(buku=buku).aggregate(maks=Max("nomor_urut"))["maks"] or 0


def _rapi(penerbit: str) -> str:
    return " ".join(penerbit.split()).rstrip(",").casefold()


def _kunci(buku: BukuNomor) -> tuple[str, str]:
    return _rapi(buku.penerbit), buku.naskah.casefold()


def _periksa(isi: dict) -> None:
    salah = {}
    if not isi["penerbit"]:
        salah["penerbit"] = "Tulis jabatan penerbitnya, misalnya KEPALA DINAS KESEHATAN."
    if isi["tahun"] not in WAJAR:
        salah["tahun"] = f"Tahun {isi['tahun']} tidak masuk akal."
    if kalimat := bentuk_nomor.kesalahan(isi["format"]):
        salah["format"] = kalimat
    if not 0 <= isi["terakhir"] <= TERAKHIR_MAKS:
        salah["terakhir"] = "Isi 0 bila belum ada nomor yang diberikan, paling besar 999999."
    if salah:
        raise IsianSalah(salah)
