"""What everybody may read of a pemda: published decrees, agreements, reports, verified figures. No person is named.

Frozen content (Cuplikan) is shown where there is one.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from indikator import capaian as mesin
from indikator.domain import kebijakan
from indikator.domain.pengukuran import pengukuran_instansi
from indikator.enums import UKUR_TERVERIFIKASI, JenisLembar, StatusPK, Triwulan
from indikator.models import PenetapanBerlaku, Pengukuran, PerjanjianKinerja, Realisasi
from laporan.domain import cuplikan, keputusan_berlaku, tabel_kinerja
from laporan.domain.isi_adendum import IsiAdendum, baca_adendum
from laporan.domain.lkjip import berkas, koreksi
from laporan.domain.lkjip.berkas import BerkasTampil
from laporan.domain.lkjip.isi import IsiLkjip
from laporan.domain.tabel import Tabel
from laporan.enums import JenisDokumen, StatusKeputusan, StatusLkjip
from laporan.models import AdendumLkjip, Keputusan, Lkjip
from organisasi.models import Instansi, Pejabat

PENGGANTI = "[tidak ditampilkan]"
_SUREL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_NIP = r"(?<!\d)(?<!\d[.,])[0-9]{8}[\s.-]?[0-9]{6}[\s.-]?[0-9][\s.-]?[0-9]{3}\b"  # not the decimals of a figure
_JEDA = r"(?:\s|&nbsp;|\\[nt])+"  # between the words of a name, as html and json write it
_GELAR = re.compile(r"^(?:[A-Za-z]{1,6}\.\s*)+")
NAMA_TERPENDEK = 6  # letters of a name that cannot be mistaken for a word


@dataclass(frozen=True)
class CapaianPublik:
    """One verified figure of an IKU; texts as people read them, `persen` the stored capaian."""

    instansi: str
    slug: str
    triwulan: str
    sasaran: str
    indikator: str
    target: str
    realisasi: str
    persen: object
    kategori: str
    bukti: str


def keputusan_terbit(**saring) -> QuerySet[Keputusan]:
    """Decrees in force or since amended, also one that a later decree revokes from a coming day."""
    masih = Q(status=StatusKeputusan.DICABUT, berlaku_sampai__gte=timezone.localdate())
    terbit = Keputusan.objects.filter(Q(status__in=keputusan_berlaku.HIDUP) | masih)
    return terbit.filter(**saring).select_related("instansi__pemda", "penetapan__instansi")


def pk_terbit(**saring) -> QuerySet[PerjanjianKinerja]:
    """Signed agreements."""
    terbit = PerjanjianKinerja.objects.filter(status=StatusPK.DITANDATANGANI)
    return terbit.filter(**saring).select_related("instansi__pemda", "jabatan__induk")


def lkjip_terbit(**saring) -> QuerySet[Lkjip]:
    return Lkjip.objects.filter(status=StatusLkjip.DIPUBLIKASIKAN, **saring).select_related("instansi__pemda")


def pengukuran_terbit(**saring) -> QuerySet[Pengukuran]:
    return Pengukuran.objects.filter(status__in=UKUR_TERVERIFIKASI, **saring)


def tahun_terbit() -> list[int]:
    """Years with anything to read, the newest first. Four queries."""
    sumber = (keputusan_terbit(), pk_terbit(), lkjip_terbit(), pengukuran_terbit())
    semua = (daftar.order_by().values_list("tahun", flat=True).distinct() for daftar in sumber)
    return sorted({tahun for daftar in semua for tahun in daftar}, reverse=True)


def instansi_terbit(tahun: int) -> list[Instansi]:
    """The OPD with anything to read in a year, each with `jumlah_ukur` verified measurings."""
    ada = Q(pk__in=pengukuran_terbit(tahun=tahun).order_by().values("instansi"))
    for daftar in (keputusan_terbit(tahun=tahun), pk_terbit(tahun=tahun), lkjip_terbit(tahun=tahun)):
        ada |= Q(pk__in=daftar.order_by().values("instansi"))
    terukur = Q(pengukuran__tahun=tahun, pengukuran__status__in=UKUR_TERVERIFIKASI)
    return list(Instansi.objects.filter(ada).annotate(jumlah_ukur=Count("pengukuran", filter=terukur, distinct=True)))


def cari_keputusan(daftar: QuerySet, kata: str) -> QuerySet:
    cocok = Q(nomor__icontains=kata) | Q(tentang__icontains=kata) | Q(instansi__nama__icontains=kata)
    return daftar.filter(cocok) if kata else daftar


def cari_instansi(daftar: QuerySet, kata: str) -> QuerySet:
    """Rows whose OPD, or one of whose sasaran and indicators (of an agreement), has the words."""
    if not kata:
        return daftar
    cocok = Q(instansi__nama__icontains=kata) | Q(instansi__nama_singkat__icontains=kata)
    if daftar.model is PerjanjianKinerja:
        baris = Q(baris__indikator__nama__icontains=kata) | Q(baris__indikator__sasaran__nama__icontains=kata)
        return daftar.filter(cocok | baris).distinct()
    return daftar.filter(cocok)


def capaian_terbit(tahun: int, kata: str = "") -> list[CapaianPublik]:
    """Verified figures of the IKU in force that year, by OPD and triwulan. Queries do not grow with the OPD."""
    berlaku = PenetapanBerlaku.objects.filter(tahun=tahun).order_by().values("penetapan")
    milik = Realisasi.objects.filter(
        pengukuran__tahun=tahun,
        pengukuran__status__in=UKUR_TERVERIFIKASI,
        indikator__lembar__jenis=JenisLembar.IKU,
        indikator__lembar__penetapan__in=berlaku,
    )
    if kata:
        cocok = Q(indikator__nama__icontains=kata) | Q(indikator__sasaran__nama__icontains=kata)
        milik = milik.filter(cocok | Q(pengukuran__instansi__nama__icontains=kata))
    semua = milik.select_related("capaian", "indikator__sasaran", "pengukuran__instansi").order_by(
        "pengukuran__instansi__nama", "pengukuran__instansi", "pengukuran__triwulan", "indikator__urutan", "pk"
    )
    skala = kebijakan.skala(tahun)
    return [_satu_capaian(satu, skala) for satu in semua]


def _satu_capaian(realisasi: Realisasi, skala) -> CapaianPublik:
    hasil, ukur = getattr(realisasi, "capaian", None), realisasi.pengukuran
    persen = hasil.persen if hasil else None
    kategori = mesin.kategori(persen, skala)
    return CapaianPublik(
        instansi=ukur.instansi.nama,
        slug=ukur.instansi.slug,
        triwulan=Triwulan(ukur.triwulan).label,
        sasaran=realisasi.indikator.sasaran.nama,
        indikator=realisasi.indikator.nama,
        target=hasil.target_teks if hasil else "",
        realisasi=realisasi.teks,
        persen=persen,
        kategori=kategori.label if kategori else "",
        bukti=(hasil.bukti_hitung or hasil.keterangan) if hasil else "",
    )


def tabel_instansi(instansi: Instansi, tahun: int) -> list[Tabel]:
    """The engine's tables of every verified triwulan of one OPD, then of the year: figures and proof lines."""
    hasil = []
    for triwulan in sorted(pengukuran_terbit(instansi=instansi, tahun=tahun).values_list("triwulan", flat=True)):
        isi = pengukuran_instansi(instansi, tahun, triwulan, terverifikasi_saja=True)
        if isi.sasaran:
            hasil += [tabel_kinerja.pengukuran(isi), tabel_kinerja.bukti(isi)]
    return hasil


def isi_lkjip(lkjip: Lkjip) -> IsiLkjip | None:
    """A published report as it was frozen; None where it was published before reports were frozen."""
    beku = cuplikan.cari(JenisDokumen.LKJIP, lkjip)
    return cuplikan.dari_polos(IsiLkjip, beku.isi) if beku else None


def berkas_lkjip(lkjip: Lkjip) -> list[BerkasTampil]:
    """The files of a published report that everybody may have; one query."""
    return [satu for satu in berkas.daftar(lkjip) if satu.jenis in berkas.PUBLIK]


def adendum_lkjip(lkjip: Lkjip) -> list[tuple[AdendumLkjip, IsiAdendum]]:
    """Published corrections of what the report says now, as they were frozen. Raises CuplikanRusak."""
    semua = koreksi.berlaku().filter(lkjip=lkjip).select_related("lkjip__instansi__pemda", "lkjip__penandatangan")
    semua = semua.order_by("ke")
    return [(satu, baca_adendum(satu)) for satu in semua]


def tabel_lkjip(lkjip: Lkjip) -> list[Tabel]:
    """Of a report that was never frozen: the tables of the verified year."""
    isi = pengukuran_instansi(lkjip.instansi, lkjip.tahun, terverifikasi_saja=True)
    return [tabel_kinerja.pengukuran(isi), tabel_kinerja.rata_rata(isi), tabel_kinerja.bukti(isi)]


def para_pihak(perjanjian: PerjanjianKinerja) -> tuple[str, str]:
    """(who promises, to whom) by jabatan only; the printed names are not for everybody."""
    instansi, jabatan = perjanjian.instansi, perjanjian.jabatan
    kepala = instansi.sebutan_kepala or f"Kepala {instansi.nama}"
    if jabatan is None:
        return kepala, f"{instansi.pemda.sebutan_kepala} {instansi.pemda.nama}"
    return jabatan.nama, jabatan.induk.nama if jabatan.induk else kepala


def samarkan(teks: str, pejabat: Iterable[tuple[str, str]]) -> str:
    """`teks` without e-mail addresses, NIP and the names of these officials [(name, NIP)], wherever they stood."""
    return _pola(tuple(pejabat)).sub(PENGGANTI, teks)


def nama_pejabat() -> list[tuple[str, str]]:
    return list(Pejabat.objects.order_by("pk").values_list("nama", "nip"))


def _pola(pejabat: tuple[tuple[str, str], ...]) -> re.Pattern:
    kata = {
        satu for nama, nip in pejabat for satu in (*_bentuk_nama(nama), nip.strip()) if len(satu) >= NAMA_TERPENDEK
    }
    ditulis = kata | {escape(satu) for satu in kata} | {json.dumps(satu, ensure_ascii=False)[1:-1] for satu in kata}
    nama = [
        rf"(?<!\w){_JEDA.join(map(re.escape, satu.split()))}(?!\w)" for satu in sorted(ditulis, key=len, reverse=True)
    ]
    return re.compile("|".join([_SUREL, _NIP, *nama]), re.IGNORECASE)


def _bentuk_nama(nama: str) -> tuple[str, ...]:
    """As it is stored, and without titles where that leaves more than one word: "Drs. BENNY ADRIAN, M.Si" also as
    "BENNY ADRIAN". A single word would hit too much else."""
    inti = _GELAR.sub("", nama.partition(",")[0]).strip()
    return (nama.strip(), inti) if " " in inti else (nama.strip(),)
