"""Every figure of the facts under its name: what sentences are made from and what a narrative may refer to.

A figure that is missing is not among them. Words that depend on figures (naik, melampaui target) are figures too, so
that a sentence stays true when its figures change.
"""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.angka import bulatkan, persen, rupiah
from laporan.kalimat.bilangan import berkata
from laporan.kalimat.fakta import Indikator, Laporan, Sasaran, TahunLalu, Uang
from laporan.kalimat.susun import Angka

SERATUS = Decimal(100)
NAIK, TURUN, TETAP = "naik", "turun", "sama dengan"
MELAMPAUI, MEMENUHI, BELUM = "melampaui target", "memenuhi target", "belum memenuhi target"
Deret = dict[str, Angka]


def gerak(kini: Decimal, lalu: Decimal) -> str:
    """The trend between two percentages as they are printed."""
    selisih = bulatkan(kini) - bulatkan(lalu)
    return TETAP if not selisih else NAIK if selisih > 0 else TURUN


def terhadap_target(capaian: Decimal) -> str:
    """What a capaian says of the target, by the value as printed; right for both directions of an indicator."""
    tercetak = bulatkan(capaian)
    return MEMENUHI if tercetak == SERATUS else MELAMPAUI if tercetak > SERATUS else BELUM


def tercapai(satu: Sasaran) -> bool | None:
    """Whether its mean, as printed, is at least 100; None without one."""
    return None if satu.rata is None else bulatkan(satu.rata) >= SERATUS


def tahun_lalu(satu: Indikator) -> TahunLalu:
    """The year before, empty where nothing is known of it."""
    return next((t for t in satu.lalu if t.tahun == satu.tahun - 1), TahunLalu(satu.tahun - 1))


def angka_indikator(satu: Indikator) -> Deret:
    """target, realisasi, capaian, kategori, simpulan, sub, gerak, gerak-dari, capaian-<year>, akhir, akhir-persen,
    standar, standar-letak."""
    teks = {nama: getattr(satu, nama) for nama in ("target", "realisasi", "kategori")}
    if satu.capaian is not None:
        teks |= {"capaian": persen(satu.capaian), "simpulan": terhadap_target(satu.capaian)}
    if satu.sub:
        teks["sub"] = f"{satu.sub} sub-indikator"
    teks |= {f"capaian-{lalu.tahun}": _teks_lalu(lalu) for lalu in satu.lalu}
    teks |= _gerak(satu.capaian, tahun_lalu(satu).capaian)
    teks |= {"akhir": satu.akhir.nilai, "standar": satu.baku.nilai, "standar-letak": satu.baku.letak}
    if satu.akhir.persen is not None:
        teks["akhir-persen"] = persen(satu.akhir.persen)
    return _berkunci(satu.kunci, teks)


def angka_sasaran(satu: Sasaran) -> Deret:
    """indikator (how many), rata, kategori, tanpa-capaian, efisiensi."""
    teks = {"indikator": berkata(len(satu.indikator)), "kategori": satu.kategori, "efisiensi": satu.efisiensi}
    if satu.rata is not None:
        teks["rata"] = persen(satu.rata)
    if satu.tanpa_capaian:
        teks["tanpa-capaian"] = berkata(satu.tanpa_capaian)
    return _berkunci(satu.kunci, teks)


def angka_uang(milik: Uang) -> Deret:
    """pagu, realisasi, serapan, kegiatan (how many), serapan-tertinggi, serapan-terendah (where there are two)."""
    teks = {nama: rupiah(nilai) for nama in ("pagu", "realisasi") if (nilai := getattr(milik, nama)) is not None}
    if milik.serapan is not None:
        teks["serapan"] = persen(milik.serapan)
    if milik.kegiatan:
        teks["kegiatan"] = berkata(len(milik.kegiatan))
    terukur = sorted((k for k in milik.kegiatan if k.serapan is not None), key=lambda k: k.serapan)
    if terukur and terukur[0].serapan != terukur[-1].serapan:
        for nama, ujung in (("serapan-tertinggi", terukur[-1]), ("serapan-terendah", terukur[0])):
            teks[nama] = f"{ujung.nama} ({persen(ujung.serapan)})"
    return _berkunci(milik.kunci, teks)


def angka_laporan(isi: Laporan) -> Deret:
    """Counts in words, the category counts, which sasaran reached their targets: keys without a beginning."""
    tercapai_ = [satu for satu in isi.sasaran if tercapai(satu)]
    belum = [f"“{satu.nama}”" for satu in isi.sasaran if not tercapai(satu)]
    teks = {
        "jumlah.sasaran": berkata(len(isi.sasaran)),
        "jumlah.indikator": berkata(isi.jumlah_indikator),
        "jumlah.nilai": berkata(isi.jumlah_nilai),
        "jumlah.sasaran-tercapai": berkata(len(tercapai_)),
        "sasaran.belum-tercapai": _dan(belum, "; "),
        "kategori": _dan([f"{label} {berkata(n)} indikator" for label, n in isi.kategori if n], ", "),
    }
    return {kunci: Angka(kunci, nilai) for kunci, nilai in teks.items() if nilai} if isi.sasaran else {}


def angka_rata(isi: Laporan) -> Deret:
    """Of the average the report speaks of: nama, nilai, kategori, tanpa-capaian, banyak."""
    rata = isi.rata
    if rata is None:
        return {}
    teks = {"nama": _kecil(rata.nama), "kategori": isi.kategori_rata}
    if rata.nilai is not None:
        teks["nilai"] = persen(rata.nilai)
    if rata.tanpa_capaian:
        teks |= {
            "tanpa-capaian": berkata(rata.tanpa_capaian),
            "banyak": berkata(rata.jumlah + rata.tanpa_capaian),
        }
    return _berkunci(rata.kunci, teks)


LABEL = {
    "kategori": "kategori",
    "simpulan": "terhadap target",
    "sub": "banyaknya sub-indikator",
    "gerak": "naik atau turun",
    "gerak-dari": "kata sesudah naik atau turun",
    "akhir": "target akhir Renstra",
    "akhir-persen": "terhadap target akhir Renstra",
    "standar": "standar nasional",
    "standar-letak": "letak terhadap standar nasional",
    "indikator": "banyaknya indikator",
    "rata": "rata-rata capaian",
    "tanpa-capaian": "banyaknya yang tanpa capaian",
    "efisiensi": "simpulan efisiensi",
    "pagu": "anggaran",
    "realisasi": "realisasi",
    "serapan": "serapan",
    "kegiatan": "banyaknya kegiatan",
    "serapan-tertinggi": "serapan tertinggi",
    "serapan-terendah": "serapan terendah",
    "nama": "nama rata-rata",
    "nilai": "nilainya",
    "banyak": "banyaknya yang dirata-ratakan",
}
LABEL_LAPORAN = {
    "jumlah.sasaran": "Banyaknya sasaran strategis",
    "jumlah.indikator": "Banyaknya indikator",
    "jumlah.nilai": "Banyaknya nilai yang diukur",
    "jumlah.sasaran-tercapai": "Banyaknya sasaran yang tercapai",
    "sasaran.belum-tercapai": "Sasaran yang belum tercapai",
    "kategori": "Banyaknya indikator menurut kategori",
}


def bernama(isi: Laporan) -> Iterator[tuple[str, Angka]]:
    """(label, figure) of everything in a report, the whole first, then sasaran by sasaran with its indicators."""
    for kunci, satu in angka_laporan(isi).items():
        yield LABEL_LAPORAN[kunci], satu
    yield from _berlabel("Rata-rata utama", angka_rata(isi))
    if isi.uang:
        yield from _berlabel("Anggaran", angka_uang(isi.uang))
    for sasaran in isi.sasaran:
        yield from _berlabel(f"Sasaran “{sasaran.nama}”", angka_sasaran(sasaran))
        if sasaran.uang:
            yield from _berlabel(f"Anggaran sasaran “{sasaran.nama}”", angka_uang(sasaran.uang))
        for indikator in sasaran.indikator:
            for satu in (indikator, *indikator.anak):
                yield from _berlabel(satu.nama, angka_indikator(satu))


def _berlabel(milik: str, deret: Deret) -> Iterator[tuple[str, Angka]]:
    for nama, satu in deret.items():
        yield f"{milik}: {LABEL.get(nama) or nama.replace('capaian-', 'capaian tahun ')}", satu


def _berkunci(awal: str, teks: dict[str, str]) -> Deret:
    return {nama: Angka(f"{awal}.{nama}", isi) for nama, isi in teks.items() if isi}


def _gerak(kini: Decimal | None, lalu: Decimal | None) -> dict[str, str]:
    if kini is None or lalu is None:
        return {}
    arah = gerak(kini, lalu)
    return {"gerak": arah, "gerak-dari": "capaian" if arah == TETAP else "dari"}


def _teks_lalu(lalu: TahunLalu) -> str:
    return lalu.teks if lalu.capaian is None else persen(lalu.capaian)


def _dan(isi: list[str], pemisah: str) -> str:
    """ "a, b dan c", "a; b; dan c", "a dan b"."""
    akhir = "; dan " if pemisah == "; " and len(isi) > 2 else " dan "
    return f"{pemisah.join(isi[:-1])}{akhir}{isi[-1]}" if len(isi) > 1 else "".join(isi)


def _kecil(teks: str) -> str:
    return teks[:1].lower() + teks[1:]
