"""The one table of pengukuran kinerja behind the page, the PDF, the LKjIP and the Rekap: how it is put together."""

from dataclasses import dataclass

from indikator import capaian as mesin
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain import target_berlaku
from indikator.domain.baris_ukur import (
    RATA_INDIKATOR,
    RATA_NILAI,
    RATA_SASARAN,
    BarisUkur,
    IsiPengukuran,
    SasaranUkur,
)
from indikator.domain.capaian import target_dipakai
from indikator.domain.dokumen import berlaku, dengan_isi, lembar_iku, urut_lembar
from indikator.domain.gulungan import NilaiUkur, gulung_sub, rata_ukur
from indikator.domain.kemajuan import BELUM_WAKTUNYA, waktunya
from indikator.enums import UKUR_TERVERIFIKASI
from indikator.models import Indikator, Lembar, Realisasi, RiwayatCapaian


def pengukuran_instansi(instansi, tahun: int, triwulan: int = 0, *, terverifikasi_saja=False) -> IsiPengukuran:
    """The IKU of an instansi measured in a year or triwulan; empty when no document is in force."""
    lembar = lembar_iku(berlaku(instansi, tahun))
    return pengukuran_lembar(lembar, instansi, tahun, triwulan, terverifikasi_saja=terverifikasi_saja)


def pengukuran_lembar(
    lembar: Lembar | None, instansi, tahun: int, triwulan: int = 0, *, terverifikasi_saja: bool = False
) -> IsiPengukuran:
    """The same for any sheet (the IKI of a jabatan)."""
    skala = domain_kebijakan.skala(tahun)
    if lembar is None:
        return IsiPengukuran(instansi, tahun, triwulan, None, (), (), skala, domain_kebijakan.nama_skala(tahun))
    lembar = dengan_isi(Lembar.objects.filter(pk=lembar.pk)).get()
    semua = list(lembar.indikator.all())
    bahan = Bahan(
        target=target_berlaku.cari(instansi, tahun, triwulan, semua),
        realisasi=_realisasi(instansi, tahun, triwulan, semua, terverifikasi_saja),
        riwayat=_riwayat(semua, tahun),
        skala=skala,
        triwulan=triwulan,
    )
    sasaran = tuple(_sasaran(s, isi, bahan) for s, isi in urut_lembar(lembar) if isi)
    return IsiPengukuran(
        instansi,
        tahun,
        triwulan,
        lembar,
        sasaran,
        rata_bernama(sasaran),
        skala,
        domain_kebijakan.nama_skala(tahun),
        _per_kategori(sasaran, skala),
    )


@dataclass(frozen=True)
class Bahan:
    """What the rows are made from, by lineage; fetched once per table."""

    target: dict
    realisasi: dict
    riwayat: dict
    skala: tuple
    triwulan: int


def rata_bernama(sasaran: tuple[SasaranUkur, ...]) -> tuple[mesin.RataRata, ...]:
    """Three averages side by side; none is "the" average."""
    baris = [b for s in sasaran for b in s.baris]
    per_sasaran = [NilaiUkur(s.rata.nilai, belum_waktunya=s.rata.semua_belum_waktunya) for s in sasaran]
    return (
        rata_ukur([t.nilai_ukur for b in baris for t in b.terukur], RATA_NILAI),
        rata_ukur([b.nilai_ukur for b in baris], RATA_INDIKATOR),
        rata_ukur(per_sasaran, RATA_SASARAN),
    )


def _realisasi(instansi, tahun, triwulan, indikator, terverifikasi_saja: bool) -> dict:
    baris = Realisasi.objects.filter(
        pengukuran__instansi=instansi,
        pengukuran__tahun=tahun,
        pengukuran__triwulan=triwulan,
        indikator__silsilah__in=[i.silsilah for i in indikator],
    )
    if terverifikasi_saja:
        baris = baris.filter(pengukuran__status__in=UKUR_TERVERIFIKASI)
    return {r.indikator.silsilah: r for r in baris.select_related("indikator", "capaian", "pengukuran")}


def _riwayat(indikator, tahun) -> dict:
    hasil: dict = {}
    baris = RiwayatCapaian.objects.filter(indikator__silsilah__in=[i.silsilah for i in indikator], tahun__lt=tahun)
    for satu in baris.select_related("indikator"):
        hasil.setdefault(satu.indikator.silsilah, []).append(satu)
    return hasil


def _sasaran(sasaran, isi, bahan: Bahan) -> SasaranUkur:
    baris = tuple(_baris(pokok, sub, bahan) for pokok, sub in isi)
    rata = rata_ukur([b.nilai_ukur for b in baris], "Rata-rata capaian sasaran")
    kategori = mesin.kategori(rata.nilai, bahan.skala) if rata.lengkap else None
    return SasaranUkur(sasaran, baris, rata, kategori)


def _baris(indikator: Indikator, sub: list[Indikator], bahan: Bahan) -> BarisUkur:
    """A row; one with sub-indicators takes the named roll-up of theirs."""
    anak = tuple(_baris(satu, [], bahan) for satu in sub)
    riwayat = tuple(bahan.riwayat.get(indikator.silsilah, ()))
    if anak:
        return _gulungan(indikator, anak, riwayat, bahan)
    realisasi = bahan.realisasi.get(indikator.silsilah)
    hitungan = getattr(realisasi, "capaian", None) if realisasi else None
    persen = hitungan.persen_dibatasi if hitungan else None
    kini = bahan.target.get(indikator.silsilah)
    target, catatan = target_dipakai(realisasi, kini)
    tepat = waktunya(indikator, bahan.triwulan)
    return BarisUkur(
        indikator=indikator,
        target=target,
        realisasi=realisasi,
        persen=persen,
        keterangan=_keterangan(hitungan, realisasi, catatan, tepat),
        bukti=hitungan.bukti_hitung if hitungan else "",
        kategori=mesin.kategori(persen, bahan.skala),
        riwayat=riwayat,
        target_kini=kini,
        catatan_target=catatan,
        waktunya=tepat,
    )


def _gulungan(indikator, anak, riwayat, bahan: Bahan) -> BarisUkur:
    rata = gulung_sub([satu.nilai_ukur for satu in anak])
    target = bahan.target.get(indikator.silsilah)
    kalimat = f"{rata.nama.capitalize()}. {rata.keterangan}".strip()
    return BarisUkur(
        indikator=indikator,
        target=target,
        realisasi=None,
        persen=rata.nilai,
        keterangan=f"{BELUM_WAKTUNYA}." if rata.semua_belum_waktunya else kalimat,
        bukti=rata.bukti,
        kategori=mesin.kategori(rata.nilai, bahan.skala) if rata.lengkap else None,
        sub=anak,
        riwayat=riwayat,
        target_kini=target,
    )


def _keterangan(hitungan, realisasi, catatan: str, tepat: bool) -> str:
    """Why there is no capaian, or what is to be said about it."""
    if realisasi is None:
        return "Belum ada realisasi." if tepat else f"{BELUM_WAKTUNYA}."
    sebab = (hitungan.galat or hitungan.keterangan) if hitungan else ""
    return f"{sebab} {catatan}".strip()


def _per_kategori(sasaran, skala) -> tuple[tuple[str, str, int], ...]:
    """(label, warna, count) of every band over the indicators, those without a capaian, those not due yet."""
    baris = [b for s in sasaran for b in s.baris]
    hitung = {label: 0 for _, _, label, _ in skala}
    for b in baris:
        if b.kategori:
            hitung[b.kategori.label] += 1
    isi = [(label, warna, hitung[label]) for _, _, label, warna in skala]
    nanti = sum(b.belum_waktunya for b in baris)
    isi.append(("Tanpa capaian", "tanpa-data", sum(b.kategori is None for b in baris) - nanti))
    return (*isi, (BELUM_WAKTUNYA, "belum-waktunya", nanti)) if nanti else tuple(isi)
