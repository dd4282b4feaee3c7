"""What only a look across the tables shows, of the tables on kinerja: targets and figures of one indicator that
differ, a row that repeats another's figures, a column of last year that repeats this year's, averages of unlike units.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, Decimal

from indikator.capaian.angka_bebas import AngkaBebas, baca_bila_angka
from kinerja.angka import bulatkan
from laporan.uji.hasil import BarisUji, Golongan, Kode, Kunci, TabelUji, Temuan
from laporan.uji.nama import kunci
from laporan.uji.rumpun import Rumpun

Isi = tuple[Decimal, ...]  # target, realisasi, capaian as printed
_TAHUN = re.compile(r"\b(?:19|20)[0-9]{2}\b")
KOLOM = (("target", Kode.TARGET_BEDA, "Target"), ("realisasi", Kode.REALISASI_BEDA, "Realisasi"))


def lintas(tabel: Sequence[TabelUji], rumpun: Sequence[Rumpun], menurut: Mapping[Kunci, Rumpun]) -> Iterator[Temuan]:
    """In the order in which a reader meets them."""
    sama: dict[Isi, list[BarisUji]] = {}
    for _, baris in (isi for satu in rumpun for isi in satu.anggota):
        if angka := _angka(baris):
            sama.setdefault(angka, []).append(baris)
    for satu in rumpun:
        yield from _satu_indikator(satu, sama)
    for satu in tabel:
        if satu.golongan in (Golongan.PENGUKURAN, Golongan.ANALISIS):
            yield from _persen_indeks(satu, menurut)
            yield from _rata_satuan(satu, menurut)
            yield from _kolom_lalu(satu)


def _satu_indikator(satu: Rumpun, sama: Mapping[Isi, list[BarisUji]]) -> Iterator[Temuan]:
    """Every row against the reference of its indicator; each difference once per table."""
    acuan = satu.acuan
    for _, baris in satu.anggota:
        if asal := _diulang(baris, satu, sama):
            yield _temuan_ulang(baris, asal, satu)
            continue
        for kolom, kode, judul in KOLOM:
            lawan = _berisi(satu, kolom, acuan)
            if lawan and _beda(getattr(baris.baris, kolom), getattr(lawan.baris, kolom)):
                yield _temuan_beda(kode, judul, kolom, baris, lawan)
    yield from _capaian_beda(satu)


def _berisi(satu: Rumpun, kolom: str, acuan: BarisUji) -> BarisUji | None:
    """The row to compare with: the reference, or (for a realisasi, which a PK has not) the first that has one."""
    if getattr(acuan.baris, kolom):
        return acuan
    return next((baris for _, baris in satu.anggota if getattr(baris.baris, kolom)), None)


def _beda(satu: str, lain: str) -> bool:
    """Whether two texts are two numbers; what is no number is not compared."""
    a, b = baca_bila_angka(satu), baca_bila_angka(lain)
    return a is not None and b is not None and a.nilai != b.nilai


def _temuan_beda(kode: Kode, judul: str, kolom: str, baris: BarisUji, acuan: BarisUji) -> Temuan:
    tertulis, seharusnya = getattr(baris.baris, kolom), getattr(acuan.baris, kolom)
    kalimat = f"{judul} “{acuan.nama}” tertulis {tertulis}, sedangkan pada {acuan.tempat} {seharusnya}."
    return Temuan(kode, kalimat, baris.tempat, baris.hasil.bukti)


def _diulang(baris: BarisUji, milik: Rumpun, sama: Mapping[Isi, list[BarisUji]]) -> BarisUji | None:
    """The row of another indicator whose target, realisasi and capaian stand here, where its own are others."""
    isi = _angka(baris)
    if isi is None or isi == _angka(milik.acuan) or not _beda_acuan(baris, milik):
        return None
    sendiri = {lain.kunci for _, lain in milik.anggota}
    lain = [b for b in sama.get(isi, ()) if b.kunci not in sendiri]
    return min(lain, key=lambda b: abs(b.kunci[0] - baris.kunci[0]), default=None)


def _beda_acuan(baris: BarisUji, milik: Rumpun) -> bool:
    """Whether other tables give it another realisasi; where none gives one, another target."""
    lain = [isi.baris for _, isi in milik.anggota if isi.kunci != baris.kunci]
    kolom = "realisasi" if any(isi.realisasi for isi in lain) else "target"
    return any(_beda(getattr(baris.baris, kolom), getattr(isi, kolom)) for isi in lain)


def _angka(baris: BarisUji) -> Isi | None:
    """(target, realisasi, capaian) where all three are numbers."""
    nilai = [baca_bila_angka(teks) for teks in (baris.baris.target, baris.baris.realisasi, baris.baris.capaian)]
    return tuple(satu.nilai for satu in nilai) if all(nilai) else None


def _temuan_ulang(baris: BarisUji, asal: BarisUji, milik: Rumpun) -> Temuan:
    angka = f"{baris.baris.target} / {baris.baris.realisasi} / {baris.baris.capaian}"
    punya = next((lain for _, lain in milik.anggota if lain.baris.realisasi and lain is not baris), milik.acuan)
    sendiri = " / ".join(filter(None, (punya.baris.target, punya.baris.realisasi)))
    kalimat = (
        f"“{baris.nama}” memuat angka “{asal.nama}” ({angka}, {asal.tempat}); angkanya sendiri pada {punya.tempat}: "
        f"{sendiri}."
    )
    return Temuan(Kode.MENGULANG, kalimat, baris.tempat, punya.hasil.bukti)


def _capaian_beda(satu: Rumpun) -> Iterator[Temuan]:
    """Percentages of the same target and realisasi that are not one number rounded to fewer decimals."""
    ada = [(b, baca_bila_angka(b.baris.capaian)) for _, b in satu.anggota]
    ada = [(b, angka) for b, angka in ada if angka is not None]
    for ke, (baris, angka) in enumerate(ada):
        sebelum = [isi for isi in ada[:ke] if _sama_soal(isi[0], baris)]
        beda = [b for b, a in sebelum if not _sekadar_bulat(a, angka)]
        if beda and not any(a.nilai == angka.nilai for _, a in sebelum):
            pertama = beda[0]
            kalimat = (
                f"Capaian “{satu.acuan.nama}” tertulis {baris.baris.capaian}, sedangkan pada {pertama.tempat} "
                f"{pertama.baris.capaian}."
            )
            yield Temuan(Kode.CAPAIAN_BEDA, kalimat, baris.tempat, baris.hasil.bukti)


def _sama_soal(satu: BarisUji, lain: BarisUji) -> bool:
    a, b = _angka(satu), _angka(lain)
    return a is not None and b is not None and a[:2] == b[:2]


def _sekadar_bulat(satu: AngkaBebas, lain: AngkaBebas) -> bool:
    """Whether one is the other with fewer decimals, rounded or cut."""
    panjang, pendek = sorted((satu, lain), key=lambda isi: -isi.desimal)
    satuan = Decimal(1).scaleb(-pendek.desimal)
    return pendek.nilai in (bulatkan(panjang.nilai, pendek.desimal), panjang.nilai.quantize(satuan, ROUND_DOWN))


def _persen_indeks(tabel: TabelUji, menurut: Mapping[Kunci, Rumpun]) -> Iterator[Temuan]:
    for satu in tabel.rincian:
        rumpun = menurut.get(satu.kunci)
        kolom = [nama for nama in ("target", "realisasi") if getattr(satu.baris, nama).rstrip().endswith("%")]
        if rumpun and kolom and rumpun.bersatuan_persen is False:
            angka = " dan ".join(f"{nama} {getattr(satu.baris, nama)}" for nama in kolom)
            kalimat = f"“{satu.nama}” adalah nilai atau indeks, tetapi {angka} ditulis dengan tanda persen."
            yield Temuan(Kode.PERSEN_INDEKS, kalimat, satu.tempat)


def _rata_satuan(tabel: TabelUji, menurut: Mapping[Kunci, Rumpun]) -> Iterator[Temuan]:
    """An average that also averages targets or realisasi, over rows that do not count the same."""
    for satu in tabel.ringkasan:
        atas = [menurut[b.kunci] for b in tabel.rincian if b.kunci in menurut and b.kunci < satu.kunci]
        satuan = {isi.bersatuan_persen for isi in atas}
        if len(atas) < 2 or not (satu.baris.target or satu.baris.realisasi) or not {True, False} <= satuan:
            continue
        angka = " dan ".join(f"{n} {isi}" for n in ("target", "realisasi") if (isi := getattr(satu.baris, n)))
        daftar = ", ".join(f"“{isi.nama}”" for isi in atas)
        kalimat = (
            f"Baris “{satu.nama}” merata-ratakan {angka} atas nilai atau indeks dan persentase ({daftar}): satuannya "
            "berbeda, tidak dapat dirata-ratakan. Yang dapat dirata-ratakan hanya capaiannya."
        )
        yield Temuan(Kode.RATA_SATUAN, kalimat, satu.tempat, satu.hasil.bukti)


def _kolom_lalu(tabel: TabelUji) -> Iterator[Temuan]:
    """A column for an earlier year that is headed with this year, or repeats every capaian of this year."""
    judul = tabel.tabel.kepala.get("lalu", "")
    berisi = [b for b in tabel.baris if b.baris.lalu and b.baris.capaian]
    if not judul or not berisi:
        return
    tahun_lalu = set(_TAHUN.findall(judul))
    ini = " ".join(tabel.tabel.kepala[nama] for nama in ("target", "realisasi", "capaian"))
    tahun_ini = set(_TAHUN.findall(ini))
    sama = all(kunci(b.baris.lalu) == kunci(b.baris.capaian) for b in berisi)
    sebab = []
    if tahun_lalu & tahun_ini:
        sebab.append(f"berjudul “{judul}”, tahun yang sama dengan kolom capaiannya")
    if sama and (sebab or len(berisi) > 1):
        sebab.append(f"mengulang capaian tahun ini pada {len(berisi)} baris")
    if sebab:
        kalimat = f"Kolom pembanding {' dan '.join(sebab)}. Isi dengan capaian tahun sebelumnya."
        yield Temuan(Kode.KOLOM_LALU, kalimat, f"Tabel {tabel.nomor}")
