"""The one table of pengukuran kinerja behind the page, the PDF, the LKjIP and the Rekap: how it is put together."""

from indikator import capaian as mesin
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain.baris_ukur import (
    RATA_INDIKATOR,
    RATA_NILAI,
    RATA_SASARAN,
    RATA_TANPA_BATAS,
    RATA_TERTIMBANG,
    BarisUkur,
    IsiPengukuran,
    SasaranUkur,
)
from indikator.domain.dokumen import berlaku, dengan_isi, lembar_iku, urut_lembar
from indikator.domain.gulungan import NilaiUkur, gulung_sub, rata_tertimbang, rata_ukur
from indikator.domain.isi_baris import Bahan, baris_terukur, muat_bahan
from indikator.domain.kemajuan import BELUM_WAKTUNYA
from indikator.models import Indikator, Lembar


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
    bahan = muat_bahan(instansi, tahun, triwulan, semua, skala, terverifikasi_saja=terverifikasi_saja)
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


def rata_bernama(sasaran: tuple[SasaranUkur, ...]) -> tuple[mesin.RataRata, ...]:
    """Three averages side by side; none is "the" average. Beside them the weighted one where every indicator has a
    weight, and the one without limits where the policy limited a capaian."""
    baris = [b for s in sasaran for b in s.baris]
    per_sasaran = [NilaiUkur.dari_rata(s.rata) for s in sasaran]
    return (
        rata_ukur([t.nilai_ukur for b in baris for t in b.terukur], RATA_NILAI),
        rata_ukur([b.nilai_ukur for b in baris], RATA_INDIKATOR),
        rata_ukur(per_sasaran, RATA_SASARAN),
        *_rata_lain(baris),
    )


def _rata_lain(baris: list[BarisUkur]) -> list[mesin.RataRata]:
    ukur, asli = [b.nilai_ukur for b in baris], [b.nilai_asli for b in baris]
    tertimbang = rata_tertimbang(ukur, RATA_TERTIMBANG)
    dibatasi = [a.persen for a in asli] != [u.persen for u in ukur]
    return [*([tertimbang] if tertimbang else []), *([rata_ukur(asli, RATA_TANPA_BATAS)] if dibatasi else [])]


def _sasaran(sasaran, isi, bahan: Bahan) -> SasaranUkur:
    baris = tuple(baris_ukur(pokok, sub, bahan) for pokok, sub in isi)
    rata = rata_ukur([b.nilai_ukur for b in baris], "Rata-rata capaian sasaran")
    kategori = mesin.kategori(rata.nilai, bahan.skala) if rata.lengkap else None
    return SasaranUkur(sasaran, baris, rata, kategori)


def baris_ukur(indikator: Indikator, sub: list[Indikator], bahan: Bahan) -> BarisUkur:
    """A row; one with sub-indicators takes the named roll-up of theirs."""
    anak = tuple(baris_ukur(satu, [], bahan) for satu in sub)
    return _gulungan(indikator, anak, bahan) if anak else baris_terukur(indikator, bahan)


def _gulungan(indikator, anak, bahan: Bahan) -> BarisUkur:
    rata = gulung_sub([satu.nilai_ukur for satu in anak])
    target = bahan.setahun.target.untuk(indikator.silsilah, bahan.triwulan)
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
        rata=rata,
        riwayat=bahan.riwayat_dari(indikator),
        target_kini=target,
    )


def _per_kategori(sasaran, skala) -> tuple[tuple[str, str, int], ...]:
    """(label, warna, count) of every band over the indicators, those without a capaian, not final, not due yet."""
    baris = [b for s in sasaran for b in s.baris]
    hitung = {label: 0 for _, _, label, _ in skala}
    for b in baris:
        if b.kategori:
            hitung[b.kategori.label] += 1
    isi = [(label, warna, hitung[label]) for _, _, label, warna in skala]
    nanti, berjalan = sum(b.belum_waktunya for b in baris), sum(b.belum_final for b in baris)
    isi.append(("Tanpa capaian", "tanpa-data", sum(b.kategori is None for b in baris) - nanti - berjalan))
    isi += [("Belum final", "tanpa-data", berjalan)] if berjalan else []
    return (*isi, (BELUM_WAKTUNYA, "belum-waktunya", nanti)) if nanti else tuple(isi)
