"""What the documents of a year say of themselves, by OPD; one to three queries each."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Exists, Min, OuterRef, Q

from indikator.domain.kemajuan import Kemajuan, kemajuan_iku, pengukuran_tahun
from indikator.enums import StatusDokumen
from indikator.models import Indikator, Lembar, Penetapan, PenetapanBerlaku, PerjanjianKinerja
from laporan.domain.sel_kotak import TRIWULAN, Bahan
from laporan.models import Lkjip


class Kelompok(NamedTuple):
    """Sheets of a document in the same state; `terisi`: with an indicator, `sejak`: the first submission."""

    jumlah: int
    terisi: int
    sejak: datetime | None


def dokumen(tahun: int) -> dict[int, Bahan]:
    """The open draft or review of each OPD, else its document in force, with the states of its sheets."""
    terbaru = {b.instansi_id: b.penetapan for b in _berlaku(tahun)}
    terbuka = Penetapan.objects.filter(tahun_mulai__lte=tahun, tahun_selesai__gte=tahun)
    for satu in terbuka.exclude(status=StatusDokumen.DITETAPKAN).order_by("versi_ke", "pk"):
        terbaru[satu.instansi_id] = satu
    lembar = _lembar([satu.pk for satu in terbaru.values()])
    return {pk: _bahan_dokumen(satu, lembar.get(satu.pk, {})) for pk, satu in terbaru.items()}


def _berlaku(tahun: int):
    return PenetapanBerlaku.objects.filter(tahun=tahun).select_related("penetapan")


def _bahan_dokumen(dokumen: Penetapan, lembar: dict[str, Kelompok]) -> Bahan:
    return Bahan(
        status=dokumen.status,
        terisi=sum(satu.terisi for satu in lembar.values()),
        jumlah=sum(satu.jumlah for satu in lembar.values()),
        kini=tuple((status, satu.jumlah) for status, satu in lembar.items()),
        sejak=dokumen.diajukan_pada or min(filter(None, (satu.sejak for satu in lembar.values())), default=None),
        diajukan_oleh=dokumen.diajukan_oleh_id,
        objek=dokumen,
    )


def _lembar(dokumen: list[int]) -> dict[int, dict[str, Kelompok]]:
    """{document: {state: its sheets}}; one query."""
    berisi = Exists(Indikator.objects.filter(lembar=OuterRef("pk")))
    semua = Lembar.objects.filter(penetapan__in=dokumen).annotate(berisi=berisi).order_by()
    hitung = semua.values_list("penetapan", "status").annotate(
        n=Count("pk"), isi=Count("pk", filter=Q(berisi=True)), sejak=Min("diajukan_pada")
    )
    hasil: dict[int, dict[str, Kelompok]] = {}
    for penetapan, status, *isi in hitung:
        hasil.setdefault(penetapan, {})[status] = Kelompok(*isi)
    return hasil


def perjanjian(tahun: int) -> dict[int, Bahan]:
    """The latest PK of each OPD itself (not those of its jabatan); rows with a target out of all."""
    semua = PerjanjianKinerja.objects.filter(tahun=tahun, jabatan=None).order_by("versi_ke", "pk")
    semua = semua.annotate(jumlah=Count("baris"), terisi=Count("baris", filter=~Q(baris__teks="")))
    return {satu.instansi_id: _bahan(satu, satu.terisi, satu.jumlah) for satu in semua}


def lkjip(tahun: int) -> dict[int, Bahan]:
    """The report of each OPD; sections with text out of all."""
    semua = Lkjip.objects.filter(tahun=tahun).order_by("pk")
    semua = semua.annotate(jumlah=Count("bagian"), terisi=Count("bagian", filter=~Q(bagian__isi="")))
    return {satu.instansi_id: _bahan(satu, satu.terisi, satu.jumlah) for satu in semua}


def _bahan(objek, terisi: int, jumlah: int, **lain) -> Bahan:
    return Bahan(
        objek.status,
        terisi,
        jumlah,
        sejak=objek.diajukan_pada,
        diajukan_oleh=objek.diajukan_oleh_id,
        objek=objek,
        **lain,
    )


def realisasi(tahun: int) -> dict[str, dict[int, Bahan]]:
    """{"tw1": {instansi: Bahan}, …}: IKU with a value out of those due. Who measures by the year does so in TW IV."""
    maju, ukur = kemajuan_iku(tahun), pengukuran_tahun(tahun)
    return {
        jenis: {pk: _bahan_ukur(maju.get(pk, {}), ukur.get(pk, {}), triwulan) for pk in {*maju, *ukur}}
        for jenis, triwulan in TRIWULAN.items()
    }


def _bahan_ukur(maju: dict[int, Kemajuan], ukur: dict, triwulan: int) -> Bahan:
    setahun = triwulan == 4 and triwulan not in ukur and 0 in ukur
    kini = maju.get(0 if setahun else triwulan)
    terisi, jumlah = (kini.terisi, kini.jumlah) if kini else (0, 0)
    if pengukuran := ukur.get(0 if setahun else triwulan):
        return _bahan(pengukuran, terisi, jumlah)
    return Bahan(terisi=terisi, jumlah=jumlah, tiada_yang_diukur=bool(maju) and not jumlah)
