"""AdendumLkjip: the only way to correct a signed report: what it rests on, why, which figures change to what.

The figures are never typed: they are the engine's of today beside those that were frozen. The report itself stays as
it was signed. Written by the perencana, published by the pimpinan, who signs it.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from laporan.domain import cuplikan
from laporan.domain.isi_adendum import susun_adendum
from laporan.domain.lkjip.angka import AngkaIndikator, AngkaLkjip, teks_persen
from laporan.domain.lkjip.gerbang.baca import terverifikasi
from laporan.domain.lkjip.isi import baca_isi, susun_lkjip
from laporan.domain.lkjip.koreksi import CAPAIAN, RATA, REALISASI, TARGET, berlaku, koreksi, terapkan
from laporan.enums import LKJIP_BEKU, JenisDokumen
from laporan.models import AdendumLkjip, Lkjip
from organisasi.domain import tulis
from organisasi.enums import Tindakan
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import boleh, pastikan

BELUM_TTD = "LKjIP ini belum ditandatangani; perbaiki naskahnya langsung."
SUDAH_TERBIT = "Adendum ini sudah terbit dan tidak dapat diubah. Buat adendum berikutnya."


@transaction.atomic
def buat(lkjip: Lkjip, *, oleh) -> AdendumLkjip:
    """The draft addendum of a signed report, with the figures that differ today; there is one draft at a time.

    Raises Ditolak, SalahStatus.
    """
    pastikan(oleh, "isi_data", lkjip.instansi)
    terkini = _beku(lkjip)
    if ada := AdendumLkjip.objects.filter(lkjip=terkini, terbit_pada=None).first():
        return ada
    ke = (AdendumLkjip.objects.filter(lkjip=terkini).aggregate(n=Max("ke"))["n"] or 0) + 1
    return tulis.buat(AdendumLkjip, oleh=oleh, lkjip=terkini, ke=ke, perubahan=beda(terkini))


@transaction.atomic
def ubah(
    adendum: AdendumLkjip,
    *,
    oleh,
    versi: int | None = None,
    tanggal: date | None = None,
    dasar: str = "",
    alasan: str = "",
    isi: str = "",
    baris: Iterable[str] | None = None,
) -> AdendumLkjip:
    """Change a draft. `baris`: keys (`kunci_baris`) of the differing figures it is to hold; None leaves them."""
    pastikan(oleh, "isi_data", adendum.lkjip.instansi)
    terkini = _draf(adendum)
    nilai = {"tanggal": tanggal, "dasar": dasar.strip(), "alasan": alasan.strip(), "isi": isi.strip()}
    if tanggal and terkini.lkjip.tanggal and tanggal < terkini.lkjip.tanggal:
        raise IsianSalah({"tanggal": "Tanggal adendum mendahului tanggal laporannya."})
    if baris is not None:
        dipilih = set(baris)
        nilai["perubahan"] = [satu for satu in beda(terkini.lkjip) if kunci_baris(satu) in dipilih]
    return tulis.ubah(terkini, nilai, oleh=oleh, versi=versi, dipegang=True)


@transaction.atomic
def hapus(adendum: AdendumLkjip, *, oleh, versi: int | None = None) -> None:
    """Throw a draft away."""
    pastikan(oleh, "isi_data", adendum.lkjip.instansi)
    tulis.hapus(_draf(adendum), oleh=oleh, versi=versi)


@transaction.atomic
def terbitkan(adendum: AdendumLkjip, *, oleh, versi: int | None = None) -> AdendumLkjip:
    """Publish a complete draft: its printed content is frozen. Raises Ditolak, IsianSalah, SalahStatus, Bentrok."""
    pastikan(oleh, "tetapkan", adendum.lkjip.instansi)
    terkini = _draf(adendum)
    if kurang := kekurangan(terkini):
        raise IsianSalah("Adendum belum dapat diterbitkan: " + " ".join(kurang))
    isi = {"terbit_pada": timezone.now(), "terbit_oleh": oleh.pengguna}
    terbit = tulis.ubah(terkini, oleh=oleh, versi=versi, tindakan=Tindakan.ADENDUM, dipegang=True, **isi)
    cuplikan.bekukan(jenis=JenisDokumen.ADENDUM, objek=terbit, isi=susun_adendum(terbit), oleh=oleh)
    return terbit


def kekurangan(adendum: AdendumLkjip) -> list[str]:
    """What forbids publishing a draft, as sentences."""
    kosong = [kata for kata in ("tanggal", "dasar", "alasan") if not getattr(adendum, kata)]
    hasil = [f"Isi {' dan '.join(kosong)}."] if kosong else []
    if not (adendum.perubahan or adendum.isi):
        hasil.append("Pilih angka yang dikoreksi, atau tulis uraiannya.")
    kini = {kunci_baris(satu): satu for satu in beda(adendum.lkjip)} if adendum.perubahan else {}
    basi = [satu["indikator"] for satu in adendum.perubahan if kini.get(kunci_baris(satu)) != satu]
    if basi:
        hasil.append(f"Angka “{basi[0]}” berubah lagi sejak draf ini disimpan. Periksa barisnya, lalu simpan lagi.")
    if adendum.perubahan and terverifikasi(adendum.lkjip) is False:
        hasil.append("Realisasi yang baru belum terverifikasi.")
    return hasil


def beda(lkjip: Lkjip) -> list[dict]:
    """Rows of the figures that are other today than the report and its published addenda say, in document order."""
    beku = terapkan(baca_isi(lkjip).angka, koreksi([lkjip.pk]).get(lkjip.pk, {}))
    return list(_beda(beku, susun_lkjip(lkjip).angka))


def kunci_baris(baris: dict) -> str:
    """What names a row in a form."""
    return f"{baris['silsilah']}:{baris['apa']}"


def daftar(lkjip: Lkjip, *, draf: bool) -> list[AdendumLkjip]:
    """The addenda of a report by number; drafts only for those who may see them. One query.

    `berlaku` of each: whether it corrects what the report says now (laporan.domain.lkjip.koreksi.berlaku).
    """
    kini = Exists(berlaku().filter(pk=OuterRef("pk")))
    milik = AdendumLkjip.objects.filter(lkjip=lkjip).annotate(berlaku=kini).order_by("ke")
    return list(milik if draf else milik.exclude(terbit_pada=None))


def boleh_buat(pelaku, lkjip: Lkjip) -> bool:
    """Whether the page offers to begin one."""
    return lkjip.status in LKJIP_BEKU and boleh(pelaku, "isi_data", lkjip.instansi)


def _beda(beku: AngkaLkjip, kini: AngkaLkjip) -> Iterator[dict]:
    lama = beku.per_silsilah
    for sasaran in kini.sasaran:
        for pokok in sasaran.indikator:
            for satu in (pokok, *pokok.sub):
                if satu.silsilah in lama:
                    yield from _beda_indikator(lama[satu.silsilah], satu)
        semula = beku.cari_sasaran(sasaran.silsilah)
        if semula is not None and semula.persen_teks != sasaran.persen_teks:
            yield _baris(sasaran.silsilah, sasaran.nama, RATA, semula.persen_teks, sasaran.persen)


def _beda_indikator(lama: AngkaIndikator, kini: AngkaIndikator) -> Iterator[dict]:
    nama, kunci = kini.nama, kini.silsilah
    if lama.target_teks != kini.target_teks:
        yield _baris(kunci, nama, TARGET, lama.target_teks, kini.target, kini.target_teks)
    if lama.realisasi_bertanda != kini.realisasi_bertanda:
        menjadi = kini.realisasi_bertanda
        yield _baris(kunci, nama, REALISASI, lama.realisasi_bertanda, kini.realisasi, menjadi) | {
            "sementara": kini.sementara
        }
    if lama.persen_teks != kini.persen_teks:
        yield _baris(kunci, nama, CAPAIAN, lama.persen_teks, kini.persen)


def _baris(silsilah: str, nama: str, apa: str, semula: str, nilai: str, menjadi: str | None = None) -> dict:
    menjadi = teks_persen(nilai) if menjadi is None else menjadi
    isi = {"silsilah": silsilah, "indikator": nama, "apa": apa, "semula": semula, "menjadi": menjadi}
    return isi | {"nilai": nilai, "sementara": False}


def _beku(lkjip: Lkjip) -> Lkjip:
    """The report, held. Raises SalahStatus before it is signed."""
    terkini = tulis.kunci(lkjip, "instansi__pemda", "penandatangan")
    if terkini.status not in LKJIP_BEKU:
        raise SalahStatus(BELUM_TTD)
    return terkini


def _draf(adendum: AdendumLkjip) -> AdendumLkjip:
    """The draft and its report, held."""
    lkjip = _beku(adendum.lkjip)
    terkini = tulis.kunci(adendum)
    if terkini.terbit_pada is not None:
        raise SalahStatus(SUDAH_TERBIT)
    terkini.lkjip = lkjip
    return terkini
